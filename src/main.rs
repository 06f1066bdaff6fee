//! The command `rubricc`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
