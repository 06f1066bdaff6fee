//! 解码: bytes → text. A byte order mark decides; else strict UTF-8; else GB18030.

use super::Source;
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The text of `bytes`, as the source called `name`. Never fails: what stands for no character becomes U+FFFD, which
/// reading the text reports with its place.
pub fn decode(bytes: &[u8], name: impl Into<String>) -> Source {
    Source::new(name, words(bytes))
}

/// Bytes that are judged sooner than the processor is asked what it can do: in a virtual machine each such question costs
/// microseconds.
const FEW: usize = 64 << 10;

fn utf8(bytes: &[u8]) -> Option<&str> {
    if bytes.len() <= FEW {
        std::str::from_utf8(bytes).ok()
    } else {
        simdutf8::basic::from_utf8(bytes).ok()
    }
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
    if let Some(text) = utf8(bytes) {
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
