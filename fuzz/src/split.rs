//! Several texts in one input: a line of its own, `%%%%`, stands between two.

use rubricc::resolve::references;
use rubricc::text::decode::decode;
use rubricc::text::{Source, Sources};

/// Stands between two texts.
pub const BETWEEN: &[u8] = b"\n%%%%\n";

/// The texts of an input; at least one.
pub fn texts(data: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = data;
    while let Some(at) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        parts.push(&rest[..at]);
        rest = &rest[at + BETWEEN.len()..];
    }
    parts.push(rest);
    parts
}

/// What the files of an input are called, so that a text can refer to the others.
pub const NAMES: [&str; 4] = ["甲.rubric", "乙.rubric", "丙.rubric", "下/丁.rubric"];

/// The first of `texts` with those it refers to, as the command puts them together.
pub fn gathered(texts: &[&[u8]]) -> Sources {
    let mut sources = Sources::default();
    let mut waiting = vec![sources.add(decode(texts.first().copied().unwrap_or_default(), NAMES[0]))];
    let mut seen = vec![NAMES[0].to_owned()];
    while let Some(id) = waiting.pop() {
        for wanted in references(&sources, id) {
            let found = NAMES.iter().zip(texts).find(|(name, _)| **name == wanted);
            if let Some((_, bytes)) = found
                && !seen.contains(&wanted)
            {
                waiting.push(sources.add(decode(bytes, &wanted)));
                seen.push(wanted);
            }
        }
    }
    sources
}

/// One text that stands alone.
pub fn alone(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add(Source::new(NAMES[0], text));
    sources
}
