//! 命令行: the only room that reads or writes anything. One file a verb.

mod check;
mod chinese;
mod compile;
mod diff;
mod document;
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
mod verify;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser};

use terminal::{ColorChoice, Terminal};

/// 考核细则的编译器：官方文字即程序。
#[derive(Parser)]
#[command(name = "rubricc", version, override_usage = "rubricc <命令> [参数]")]
#[command(after_help = "用 rubricc <命令> --help 看一个命令的用法。退出码：0 完成；1 输入有错；2 没能运行。")]
struct Arguments {
    /// 颜色：自动、从不、总是
    #[arg(long, global = true, value_name = "何时", default_value = "auto", display_order = 998)]
    color: ColorChoice,
}

/// One verb of the command: its arguments, and what it does.
trait Verb: Args + FromArgMatches {
    /// As typed.
    const NAME: &str;
    /// What it is for, in one line.
    const ABOUT: &str;

    /// Does it.
    fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop>;
}

/// What a verb comes to.
type Outcome = Result<Exit, Stop>;

/// A [`Verb`] in the list of all. Its arguments are only put together when it is the one that was typed.
struct Entry {
    name: &'static str,
    about: &'static str,
    arguments: fn(Command) -> Command,
    run: fn(ArgMatches, &mut Terminal) -> Result<Outcome, clap::Error>,
}

const fn entry<V: Verb>() -> Entry {
    Entry {
        name: V::NAME,
        about: V::ABOUT,
        arguments: |given| {
            let own = V::augment_args(Command::new(V::NAME).about(V::ABOUT));
            // what every verb has comes behind its own, in the help too
            chinese::translate(given.get_arguments().cloned().fold(own, Command::arg))
        },
        run: |mut matches, terminal| V::from_arg_matches_mut(&mut matches).map(|verb| verb.run(terminal)),
    }
}

/// Every verb, in the order of the help.
const VERBS: &[Entry] = &[
    entry::<check::Check>(),
    entry::<read::Read>(),
    entry::<eval::Eval>(),
    entry::<verify::Verify>(),
    entry::<form::Form>(),
    entry::<schema::Schema>(),
    entry::<test::Test>(),
    entry::<diff::Diff>(),
    entry::<fmt::Fmt>(),
    entry::<explain::Explain>(),
];

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
            _ => Self::Failed(
                match error
                    .get_ref()
                    .map(ToString::to_string)
                    .filter(|named| named.starts_with('「'))
                {
                    // a file that says by itself which it is
                    Some(named) => format!("写不出{named}"),
                    None => format!("写不出去：{}", files::reason(&error)),
                },
            ),
        }
    }
}

impl From<serde_json::Error> for Stop {
    fn from(_: serde_json::Error) -> Self {
        Self::Failed("结果写不成 JSON".to_owned())
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
    // where a verb is typed first, the others need not be there
    let first = std::env::args_os().nth(1);
    let typed = |verb: &&Entry| first.as_deref().is_some_and(|first| first == verb.name);
    let verbs = match VERBS.iter().find(typed) {
        Some(verb) => std::slice::from_ref(verb),
        None => VERBS,
    };
    let verbs = verbs
        .iter()
        .map(|verb| Command::new(verb.name).about(verb.about).defer(verb.arguments));
    let mut command = chinese::translate(Arguments::command())
        .subcommands(verbs)
        .subcommand_required(true)
        .arg_required_else_help(true);
    let parsed = command.try_get_matches_from_mut(std::env::args_os()).and_then(|mut matches| {
        let mut terminal = Terminal::new(Arguments::from_arg_matches_mut(&mut matches)?.color);
        let typed = matches.remove_subcommand();
        let found = typed.and_then(|(name, matches)| Some((VERBS.iter().find(|verb| verb.name == name)?, matches)));
        let (verb, matches) = found.ok_or_else(|| clap::Error::new(ErrorKind::MissingSubcommand))?;
        Ok(((verb.run)(matches, &mut terminal)?, terminal))
    });
    // the process has one command: what describes it need not be taken apart
    std::mem::forget(command);
    let (result, mut terminal) = match parsed {
        Ok(done) => done,
        Err(error) => return status(chinese::report(&error)),
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
