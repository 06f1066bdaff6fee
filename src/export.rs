//! 输出: what machines read. One format a file; views of their own, never the model serialised.

pub mod json;
pub mod sarif;
