//! The command `rubricc`.

fn main() {}
