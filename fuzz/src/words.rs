//! 词表: words of the language, one a line, for the mutator and for libFuzzer's dictionary.

/// The list; a line that begins with `#` is a heading.
const LIST: &str = include_str!("../words.txt");

/// Every word.
pub fn all() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

/// The words as libFuzzer reads them: quoted, every byte in hexadecimal.
pub fn dictionary() -> String {
    let entry = |word: &str| -> String {
        let bytes: String = word.bytes().map(|byte| format!("\\x{byte:02X}")).collect();
        format!("\"{bytes}\"\n")
    };
    all().map(entry).collect()
}
