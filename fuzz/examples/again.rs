//! Runs inputs once more, without the fuzzer: `again TARGET FILE…`. Ends with the panic of a law that is broken.

use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let run: fn(&[u8]) = match arguments.next().as_deref() {
        Some("check") => fuzz::check::run,
        Some("eval") => fuzz::eval::run,
        Some("clause") => fuzz::clause::run,
        Some("diff") => fuzz::diff::run,
        Some("format") => fuzz::format::run,
        _ => {
            eprintln!("用法：again <check|eval|clause|diff|format> 文件…");
            return ExitCode::from(2);
        }
    };
    for path in arguments {
        match std::fs::read(&path) {
            Ok(bytes) => {
                let start = Instant::now();
                run(&bytes);
                println!("{path}：{}毫秒", start.elapsed().as_millis());
            }
            Err(error) => {
                eprintln!("读不出{path}：{error}");
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}
