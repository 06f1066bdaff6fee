//! 引用: which sources belong to a rubric, by the paths that stand in their tables.

use crate::diagnostic::{Diagnostic, code};
use crate::syntax::{self, Keyword, Tree};
use crate::text::{SourceId, Sources, Span};
use std::collections::{HashMap, HashSet};

/// The names of the sources that source `id` refers to, as [`Sources`] must call them. Paths that cannot be followed are
/// left out; compiling reports them.
pub fn references(sources: &Sources, id: SourceId) -> Vec<String> {
    let source = sources.get(id);
    syntax::references(source)
        .into_iter()
        .filter_map(|path| target(source.name(), path))
        .collect()
}

/// `path` as seen from the file `from`; `None` if it leads above the folder in which `from` is named.
pub(super) fn target(from: &str, path: &str) -> Option<String> {
    let from = from.replace('\\', "/");
    let path = path.replace('\\', "/");
    let (mut parts, root) = match from.rsplit_once('/') {
        Some((folder, _)) => {
            let rooted = from.starts_with('/');
            let parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
            (parts, if rooted { "/" } else { "" })
        }
        None => (Vec::new(), ""),
    };
    if path.starts_with('/') || path.contains(':') {
        return None;
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                // what the user put above the current folder stays where it is
                if parts.pop().is_none_or(|popped| popped == "..") {
                    return None;
                }
            }
            part => parts.push(part),
        }
    }
    Some(format!("{root}{}", parts.join("/")))
}

fn plain(name: &str) -> String {
    target(name, name.rsplit(['/', '\\']).next().unwrap_or(name)).unwrap_or_else(|| name.to_owned())
}

/// The trees of the rubric whose own tree is `first`: itself, then what it refers to, each once.
pub(super) fn gather(sources: &Sources, trees: &[Tree], first: SourceId, diagnostics: &mut Vec<Diagnostic>) -> Vec<SourceId> {
    let by_name: HashMap<String, SourceId> = sources.iter().map(|(id, source)| (plain(source.name()), id)).collect();
    let paths = |id: SourceId| -> Vec<(String, Span)> {
        let tree = trees.get(usize::from(id.0));
        let fields = tree.into_iter().flat_map(|tree| &tree.table);
        fields
            .filter(|field| field.keyword == Keyword::Include)
            .map(|field| (field.lines.iter().map(|&line| sources.slice(line)).collect(), field.value()))
            .collect()
    };
    let (mut order, mut seen) = (vec![first], HashSet::from([first]));
    // the way from the first file to this one, each with what it has left to follow
    let mut way = vec![(first, paths(first).into_iter())];
    while let Some((from, left)) = way.last_mut() {
        let from = *from;
        let Some((path, span)) = left.next() else {
            way.pop();
            continue;
        };
        let refuse = |message: String, help: &str| Diagnostic::new(&code::R0203, message, span, "引用").help(help);
        let Some(name) = target(sources.get(from).name(), &path) else {
            diagnostics.push(refuse(
                format!("引用的「{path}」不在所给的文件夹之内"),
                "写相对于本文件的路径，例如「../共用/等次.rubric」，不能高过命令所给的文件夹",
            ));
            continue;
        };
        let Some(&to) = by_name.get(&name) else {
            diagnostics.push(refuse(
                format!("找不到引用的文件「{path}」"),
                "核对文件名和路径；路径从本文件所在的文件夹算起",
            ));
            continue;
        };
        if way.iter().any(|(id, _)| *id == to) {
            diagnostics.push(refuse(format!("引用的「{path}」又引用回来，成了一个圈"), "删去其中一个引用"));
        } else if seen.insert(to) {
            order.push(to);
            way.push((to, paths(to).into_iter()));
        }
    }
    order
}
