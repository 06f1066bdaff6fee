//! 两版: the two versions that `rubricc diff` compares, as two files or as versions in git.

use super::git::Repository;
use crate::cli::Stop;
use crate::cli::compile::{Compiled, compile, compile_with};

/// What the arguments ask for.
pub enum Asked<'a> {
    /// Two files.
    Files(&'a str, &'a str),
    /// A file as it was, and as it was later or is now.
    Git {
        /// The older version.
        old: &'a str,
        /// The newer; none is the file as it is now.
        new: Option<&'a str>,
        /// The file.
        path: &'a str,
    },
    /// What git hands to an external diff driver.
    Driver,
    /// A file with conflicts, of which git hands over nothing but the path.
    Conflict(&'a str),
}

/// Two versions of a rubric.
pub struct Versions {
    /// The older.
    pub old: Compiled,
    /// The newer.
    pub new: Compiled,
}

/// What `arguments` ask for; `git` is the option.
pub fn asked(arguments: &[String], git: bool) -> Result<Asked<'_>, Stop> {
    let texts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let wrong = |words: &str| Err(Stop::Failed(words.to_owned()));
    match (git, texts.as_slice()) {
        (true, [old, path]) => Ok(Asked::Git { old, new: None, path }),
        (true, [old, new, path]) => Ok(Asked::Git {
            old,
            new: Some(new),
            path,
        }),
        (true, _) => wrong("「--git」要写一个或两个版本，再写细则文件，如 rubricc diff --git HEAD 细则.rubric"),
        (false, [old, new]) => Ok(Asked::Files(old, new)),
        (false, [_, _, _, _, _, _, _] | [_, _, _, _, _, _, _, _, _]) => Ok(Asked::Driver),
        (false, [path]) if std::env::var_os("GIT_DIFF_PATH_TOTAL").is_some() => Ok(Asked::Conflict(path)),
        (false, [_]) => wrong("缺少新版：要写两份细则，先旧后新；与 git 里的版本比较，加 --git 和版本"),
        (false, _) => wrong("只能比较两份细则，先旧后新"),
    }
}

/// The versions of `path` in git called `old` and `new`; without `new`, the file as it is now.
pub fn in_git(path: &str, old: &str, new: Option<&str>) -> Result<Versions, Stop> {
    let repository = Repository::of(path)?;
    let version = |revision: &str| -> Result<Compiled, Stop> {
        let held = repository.revision(revision)?;
        let own = held.bytes(path)?;
        let mut compiled = compile_with(path, own, &mut |wanted| held.find(wanted));
        compiled.name = format!("{path}（{revision}）");
        Ok(compiled)
    };
    Ok(Versions {
        old: version(old)?,
        new: new.map_or_else(|| compile(path), version)?,
    })
}
