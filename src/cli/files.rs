//! 文件: reading and writing, with reasons in Chinese.

mod whole;

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use rubricc::text::Source;
use rubricc::text::decode::decode;

use super::Stop;
pub use whole::WholeFile;

/// What messages call standard input.
pub const STANDARD_INPUT: &str = "（标准输入）";

/// The bytes of the file at `path`, or of standard input for `-`.
pub fn bytes(path: &str) -> Result<Vec<u8>, Stop> {
    let fail = |error: &std::io::Error| Stop::Failed(format!("读不出「{path}」：{}", reason(error)));
    if path == "-" {
        let mut all = Vec::new();
        std::io::stdin().lock().read_to_end(&mut all).map_err(|error| fail(&error))?;
        return Ok(all);
    }
    std::fs::read(native(path)).map_err(|error| fail(&error))
}

/// The text of the file at `path` (UTF-8, GB18030 or UTF-16), with its name.
pub fn source(path: &str) -> Result<Source, Stop> {
    Ok(decode(&bytes(path)?, name(path)))
}

/// Every file that `paths` name: a folder stands for the files in it that end in one of `extensions`, by name; `deep` looks
/// into the folders below as well.
pub fn expand(paths: &[String], extensions: &[&str], deep: bool) -> Result<Vec<String>, Stop> {
    let mut all = Vec::new();
    for path in paths {
        let folder = native(path);
        if path == "-" || !folder.is_dir() {
            all.push(path.clone());
            continue;
        }
        let before = all.len();
        list(&folder, extensions, deep, &mut all)?;
        if all.len() == before {
            let endings: Vec<String> = extensions.iter().map(|extension| format!("*.{extension}")).collect();
            return Err(Stop::Failed(format!("文件夹「{path}」里没有 {}", endings.join("、"))));
        }
    }
    Ok(all)
}

fn list(folder: &Path, extensions: &[&str], deep: bool, all: &mut Vec<String>) -> Result<(), Stop> {
    let fail = |error: &std::io::Error| Stop::Failed(format!("读不出「{}」：{}", folder.display(), reason(error)));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| fail(&error))? {
        let entry = entry.map_err(|error| fail(&error))?;
        // a link to a folder is not followed: it may lead back here
        found.push((entry.path(), entry.file_type().is_ok_and(|kind| kind.is_dir())));
    }
    found.sort();
    for (path, is_folder) in found {
        let fits = |ending: &std::ffi::OsStr| extensions.iter().any(|extension| ending.eq_ignore_ascii_case(extension));
        if is_folder {
            if deep {
                list(&path, extensions, deep, all)?;
            }
        } else if path.extension().is_some_and(fits) {
            all.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(())
}

/// What messages call the file at `path`.
pub fn name(path: &str) -> &str {
    if path == "-" { STANDARD_INPUT } else { path }
}

/// `path` as this system writes it: on others than Windows a `\` is a `/`, unless a file is really called so.
pub fn native(path: &str) -> PathBuf {
    let plain = Path::new(path);
    if cfg!(windows) || !path.contains('\\') || plain.exists() {
        return plain.to_owned();
    }
    PathBuf::from(path.replace('\\', "/"))
}

/// Why the system refused, in Chinese.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件".to_owned(),
        ErrorKind::PermissionDenied => "没有权限".to_owned(),
        ErrorKind::IsADirectory => "这是一个文件夹".to_owned(),
        ErrorKind::NotADirectory => "路径中有一段不是文件夹".to_owned(),
        ErrorKind::AlreadyExists => "已经有同名的文件".to_owned(),
        ErrorKind::StorageFull => "磁盘已满".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "磁盘只读".to_owned(),
        ErrorKind::FileTooLarge => "文件太大".to_owned(),
        ErrorKind::OutOfMemory => "内存不够".to_owned(),
        ErrorKind::Interrupted => "被中断".to_owned(),
        ErrorKind::UnexpectedEof => "文件提前结束".to_owned(),
        ErrorKind::InvalidInput => "路径不合规定".to_owned(),
        _ => match error.raw_os_error() {
            Some(number) => format!("系统错误{number}"),
            None => "系统不允许".to_owned(),
        },
    }
}
