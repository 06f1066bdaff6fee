//! 命令行: the only room that reads or writes anything. One file a verb.

mod check;
mod chinese;
mod compile;
mod diff;
mod eval;
mod explain;
mod files;
mod fmt;
mod form;
mod output;
mod progress;
mod read;
mod schema;
mod stream;
mod terminal;
mod test;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use terminal::{ColorChoice, Terminal};

/// 考核细则的编译器：官方文字即程序。
#[derive(Parser)]
#[command(name = "rubricc", version, override_usage = "rubricc <命令> [参数]")]
#[command(after_help = "用 rubricc <命令> --help 看一个命令的用法。退出码：0 完成；1 输入有错；2 没能运行。")]
struct Arguments {
    /// 颜色：自动、从不、总是
    #[arg(long, global = true, value_name = "何时", default_value = "auto", hide_default_value = true)]
    #[arg(hide_possible_values = true, display_order = 998)]
    color: ColorChoice,

    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Check(check::Check),
    Read(read::Read),
    Eval(eval::Eval),
    Form(form::Form),
    Schema(schema::Schema),
    Test(test::Test),
    Diff(diff::Diff),
    Fmt(fmt::Fmt),
    Explain(explain::Explain),
}

/// How a command ended; its number is the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: done; warnings and found differences included.
    Done = 0,
    /// 1: an error in the input.
    Faulty = 1,
    /// 2: could not run.
    Failed = 2,
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub enum Stop {
    /// Nobody reads the output any more: `| head`. Not an error.
    Closed,
    /// It could not run, and this is why.
    Failed(String),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Failed(format!("写不出去：{}", files::reason(&error))),
        }
    }
}

impl Exit {
    /// [`Exit::Faulty`] if something is wrong.
    pub fn faulty(wrong: bool) -> Self {
        if wrong { Self::Faulty } else { Self::Done }
    }
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let parsed = chinese::translate(Arguments::command())
        .try_get_matches()
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return status(chinese::report(&error)),
    };
    let mut terminal = Terminal::new(arguments.color);
    let result = match arguments.verb {
        Verb::Check(verb) => verb.run(&mut terminal),
        Verb::Read(verb) => verb.run(&mut terminal),
        Verb::Eval(verb) => verb.run(&mut terminal),
        Verb::Form(verb) => verb.run(&mut terminal),
        Verb::Schema(verb) => verb.run(&mut terminal),
        Verb::Test(verb) => verb.run(&mut terminal),
        Verb::Diff(verb) => verb.run(&mut terminal),
        Verb::Fmt(verb) => verb.run(&mut terminal),
        Verb::Explain(verb) => verb.run(&mut terminal),
    };
    let result = result.and_then(|exit| terminal.flush().map(|()| exit));
    match result {
        Ok(exit) => status(exit),
        Err(Stop::Closed) => status(Exit::Done),
        Err(Stop::Failed(reason)) => {
            terminal.complain(&reason);
            status(Exit::Failed)
        }
    }
}

fn status(exit: Exit) -> ExitCode {
    ExitCode::from(exit as u8)
}
