//! A clap program that does nothing.

use clap::Parser;

/// Takes files and does nothing with them.
#[derive(Parser)]
struct Empty {
    files: Vec<String>,
    #[arg(long)]
    quiet: bool,
}

fn main() {
    let empty = Empty::parse();
    std::process::exit(i32::from(empty.quiet && empty.files.is_empty()));
}
