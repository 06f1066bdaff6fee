//! 输出: what machines read. One format a file; views of their own, never the model serialised.

pub mod form;
pub mod json;
pub mod junit;
mod pretty;
pub mod print;
pub mod rows;
pub mod sarif;
pub mod schema;
