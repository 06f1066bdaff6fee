//! clap in Chinese: headings, usage and every message about arguments.

use std::io::Write;

use clap::builder::Styles;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::Exit;

const HEADINGS: [&str; 3] = ["命令", "参数", "选项"];

/// `command` with Chinese headings and without clap's own English.
pub fn translate(command: Command) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help("显示用法")
        .display_order(999);
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help("显示版本")
        .display_order(999);
    let root = command.get_version().is_some();
    let command = command.disable_version_flag(true).arg(help);
    let command = if root { command.arg(version) } else { command };
    command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .styles(Styles::plain())
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}")
        .subcommand_help_heading("命令")
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "参数" } else { "选项" };
            // the words of the help say what is the default and what is possible
            let hidden = arg.get_action().takes_values();
            arg.help_heading(heading)
                .hide_default_value(hidden)
                .hide_possible_values(hidden)
        })
}

/// Prints what clap has to say, in Chinese: help and version to standard output, the rest to standard error.
pub fn report(error: &clap::Error) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = std::io::stdout().lock().write_all(full_width(error).as_bytes());
            Exit::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = std::io::stderr().lock().write_all(full_width(error).as_bytes());
            Exit::Failed
        }
        _ => {
            let _ = std::io::stderr().lock().write_all(message(error).as_bytes());
            Exit::Failed
        }
    }
}

/// Help text with full-width colons behind headings and one sign for repeats, which clap does not let us choose.
fn full_width(error: &clap::Error) -> String {
    let mut text = error.render().to_string().replace("...", "…");
    for heading in HEADINGS {
        text = text.replace(&format!("{heading}:\n"), &format!("{heading}：\n"));
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn message(error: &clap::Error) -> String {
    let one = |kind| texts(error.get(kind)).into_iter().next().unwrap_or_default();
    let argument = || one(ContextKind::InvalidArg);
    let value = one(ContextKind::InvalidValue);
    let headline = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("「{}」后面缺一个值", argument()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("「{}」不能是「{value}」", argument()),
        ErrorKind::UnknownArgument => format!("没有「{}」这个选项或参数", argument()),
        ErrorKind::InvalidSubcommand => format!("没有「{}」这个命令", one(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(error.get(ContextKind::InvalidArg));
            format!("缺少{}", quoted(&missing, "、"))
        }
        ErrorKind::ArgumentConflict => {
            let prior = texts(error.get(ContextKind::PriorArg));
            let prior: Vec<_> = prior.into_iter().filter(|p| *p != argument()).collect();
            if prior.is_empty() {
                format!("「{}」只能写一次", argument())
            } else {
                format!("「{}」不能与{}同时使用", argument(), quoted(&prior, "、"))
            }
        }
        ErrorKind::NoEquals => format!("「{}」要用等号给值", argument()),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("「{}」的值的个数不对", argument())
        }
        ErrorKind::InvalidUtf8 => "参数中有不是 UTF-8 的文字".to_owned(),
        _ => "参数不对".to_owned(),
    };
    let mut out = format!("错误：{headline}\n");
    // clap names the nearest last
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| texts(error.get(kind)).pop());
    if let Some(suggested) = suggested {
        out.push_str(&format!("帮助：是不是「{suggested}」\n"));
    }
    let valid = texts(error.get(ContextKind::ValidValue));
    if !valid.is_empty() {
        out.push_str(&format!("可用：{}\n", valid.join("、")));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        out.push_str(&format!("\n用法：{}\n", usage.trim_start_matches("Usage: ").trim_end()));
    }
    out.push_str("用 --help 看全部用法。\n");
    out.replace("...", "…")
}

fn quoted(words: &[String], between: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("「{word}」")).collect();
    words.join(between)
}

fn texts(value: Option<&ContextValue>) -> Vec<String> {
    match value {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
