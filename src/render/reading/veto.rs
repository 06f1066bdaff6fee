//! What a veto does.

use super::Setting;
use crate::model::{Name, VetoAction};

/// `不得评为「优秀」，顺次改评为下一个等次`.
pub fn action(action: &VetoAction, setting: &Setting<'_>) -> String {
    match action {
        VetoAction::Grade(name) if setting.worst == Some(name) => format!("评为「{name}」"),
        VetoAction::Grade(name) => format!("评为「{name}」，原来更低的不变"),
        VetoAction::Bar(names) => format!("不得评为{}，顺次改评为下一个等次", quoted(names)),
        VetoAction::Lower(count) => match setting.worst {
            Some(worst) => format!("降低{count}个等次，最低降到「{worst}」"),
            None => format!("降低{count}个等次，最低降到最末一等"),
        },
        VetoAction::ZeroCategory => match setting.category {
            Some(name) => format!("类别「{name}」计0分"),
            None => "本类别计0分".to_owned(),
        },
        VetoAction::ZeroTotal => "总分计0分".to_owned(),
    }
}

fn quoted(names: &[Name]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("「{name}」")).collect();
    names.join("、")
}
