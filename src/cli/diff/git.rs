//! git: what older versions of a file held, asked of the git command.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::cli::Stop;
use crate::cli::files::{native, reason};

/// Commits that are looked at for one version of a file.
const MOST: usize = 20;

/// A version of everything in a repository.
pub struct Revision {
    repository: Repository,
    /// The tree of the version; empty for what is staged.
    tree: String,
    /// The version as the user wrote it.
    shown: String,
}

/// The repository that a file lies in.
#[derive(Clone)]
pub struct Repository {
    top: PathBuf,
}

impl Repository {
    /// That of the file at `path`, which need not be there any more.
    pub fn of(path: &str) -> Result<Self, Stop> {
        let (folder, _) = standing(path);
        let found = run(&folder, &["rev-parse", "--show-toplevel"])?;
        if !found.status.success() {
            let told = String::from_utf8_lossy(&found.stderr).into_owned();
            return Err(Stop::Failed(if told.contains("safe.directory") {
                format!("「{path}」所在的 git 仓库属于另一个用户，git 不肯读；请先照 git 的提示设置 safe.directory")
            } else {
                format!("「{path}」不在 git 仓库里")
            }));
        }
        let top = String::from_utf8_lossy(&found.stdout)
            .trim_end_matches(['\r', '\n'])
            .to_owned();
        Ok(Self {
            top: std::fs::canonicalize(&top).unwrap_or_else(|_| PathBuf::from(top)),
        })
    }

    /// The version called `revision`.
    pub fn revision(&self, revision: &str) -> Result<Revision, Stop> {
        let wanted = format!("{revision}^{{tree}}");
        let found = run(
            &self.top,
            &["rev-parse", "--verify", "--quiet", "--end-of-options", wanted.as_str()],
        )?;
        let tree = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        if !found.status.success() || tree.is_empty() {
            return Err(Stop::Failed(format!("git 里没有「{revision}」这个版本")));
        }
        Ok(Revision {
            repository: self.clone(),
            tree,
            shown: revision.to_owned(),
        })
    }

    /// What is staged.
    pub fn staged(&self) -> Revision {
        Revision {
            repository: self.clone(),
            tree: String::new(),
            shown: "暂存区".to_owned(),
        }
    }

    /// The version that a commit made in which the file at `path` is the blob called `hash`, or else one in which it still was.
    pub fn since(&self, path: &str, hash: &str) -> Option<Revision> {
        self.touching(path, hash)
            .iter()
            .find_map(|commit| self.holding(commit, path, hash))
    }

    /// The version before a commit took the blob called `hash` away from `path`.
    pub fn until(&self, path: &str, hash: &str) -> Option<Revision> {
        self.touching(path, hash)
            .iter()
            .find_map(|commit| self.holding(&format!("{commit}^"), path, hash))
            .or_else(|| self.since(path, hash))
    }

    /// Commits that brought the blob called `hash` to `path` or took it away, the latest first.
    fn touching(&self, path: &str, hash: &str) -> Vec<String> {
        let Some(inside) = self.inside(path) else {
            return Vec::new();
        };
        let wanted = format!("--find-object={hash}");
        let most = format!("--max-count={MOST}");
        let arguments = [
            "log",
            "--all",
            "--format=%H",
            most.as_str(),
            wanted.as_str(),
            "--",
            inside.as_str(),
        ];
        let found = run(&self.top, &arguments);
        let told = found.map(|found| String::from_utf8_lossy(&found.stdout).into_owned());
        told.unwrap_or_default().lines().map(str::to_owned).collect()
    }

    fn holding(&self, revision: &str, path: &str, hash: &str) -> Option<Revision> {
        self.revision(revision).ok().filter(|held| held.holds(path, hash))
    }

    /// `path` from the top of the repository, with `/`.
    fn inside(&self, path: &str) -> Option<String> {
        let (folder, rest) = standing(path);
        let folder = folder.strip_prefix(&self.top).ok()?;
        let parts = folder.components().chain(rest.components());
        let parts: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
        Some(parts?.join("/"))
    }
}

impl Revision {
    /// The file at `path` as this version holds it, if it does.
    pub fn find(&self, path: &str) -> Option<Vec<u8>> {
        let name = format!("{}:{}", self.tree, self.repository.inside(path)?);
        let found = run(&self.repository.top, &["cat-file", "blob", name.as_str()]).ok()?;
        found.status.success().then_some(found.stdout)
    }

    /// The file at `path` as this version holds it.
    pub fn bytes(&self, path: &str) -> Result<Vec<u8>, Stop> {
        let missing = || Stop::Failed(format!("版本「{}」里没有「{path}」", self.shown));
        self.find(path).ok_or_else(missing)
    }

    /// Whether the file at `path` is the blob called `hash` in this version.
    pub fn holds(&self, path: &str, hash: &str) -> bool {
        let Some(inside) = self.repository.inside(path) else {
            return false;
        };
        let name = format!("{}:{inside}", self.tree);
        let found = run(&self.repository.top, &["rev-parse", "--verify", "--quiet", name.as_str()]);
        found.is_ok_and(|found| found.status.success() && String::from_utf8_lossy(&found.stdout).trim() == hash)
    }
}

/// The nearest folder of `path` that is there, and what is left of the path.
fn standing(path: &str) -> (PathBuf, PathBuf) {
    let path = native(path);
    let mut folder = path.parent().map(Path::to_owned).unwrap_or_default();
    let mut rest: Vec<std::ffi::OsString> = path.file_name().map(ToOwned::to_owned).into_iter().collect();
    loop {
        let place = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &folder
        };
        if let Ok(real) = std::fs::canonicalize(place)
            && real.is_dir()
        {
            return (real, rest.iter().rev().collect());
        }
        match folder.components().next_back() {
            Some(Component::Normal(name)) => rest.push(name.to_owned()),
            _ => return (PathBuf::from("."), rest.iter().rev().collect()),
        }
        folder.pop();
    }
}

/// What `git` says to `arguments` in `folder`.
fn run(folder: &Path, arguments: &[&str]) -> Result<Output, Stop> {
    let run = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        // its messages are looked at, never shown
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .output();
    run.map_err(|error| {
        Stop::Failed(match error.kind() {
            ErrorKind::NotFound => "找不到 git，请先安装 git".to_owned(),
            _ => format!("git 启动不了：{}", reason(&error)),
        })
    })
}
