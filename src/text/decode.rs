//! 解码: bytes → text. A byte order mark decides; else strict UTF-8; else GB18030.

use super::Source;
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The text of `bytes`, as the source called `name`. Never fails: what stands for no character becomes U+FFFD, which
/// reading the text reports with its place.
pub fn decode(bytes: &[u8], name: impl Into<String>) -> Source {
    Source::new(name, words(bytes))
}

/// The text that `bytes` are as they stand: UTF-8 without a byte order mark. The bytes again, if they must be decoded.
///
/// Unlike [`decode`], which is quicker on much text, it does not ask the processor first what it can do: in a virtual machine
/// each such question costs microseconds.
pub fn as_it_stands(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    if bytes.starts_with("\u{FEFF}".as_bytes()) {
        return Err(bytes);
    }
    String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes)
}

fn words(bytes: &[u8]) -> String {
    for (mark, encoding) in [
        (&b"\xEF\xBB\xBF"[..], UTF_8),
        (&b"\xFF\xFE"[..], UTF_16LE),
        (&b"\xFE\xFF"[..], UTF_16BE),
    ] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return encoding.decode_without_bom_handling(rest).0.into_owned();
        }
    }
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return text.to_owned();
    }
    let damaged = String::from_utf8_lossy(bytes);
    let (lost, wide) = damaged.chars().fold((0usize, 0usize), |(lost, wide), c| {
        (lost + usize::from(c == '\u{FFFD}'), wide + usize::from(!c.is_ascii()))
    });
    // a few bad bytes among many good ones: UTF-8 that was cut or damaged, not another encoding
    if lost * 50 < wide {
        return damaged.into_owned();
    }
    let text = GB18030.decode_without_bom_handling(bytes).0;
    // a mark in GB18030 is an ordinary character to the decoder
    text.strip_prefix('\u{FEFF}').map_or_else(|| text.to_string(), str::to_owned)
}
