//! 预查: what must be known of a text before it is parsed: that it stays within bounds.

use crate::diagnostic::{Diagnostic, code};
use crate::text::{Source, SourceId, Span};
use std::ops::Range;

/// Bytes of a text.
const LARGEST_TEXT: usize = 256 << 20;
/// Bytes of a line.
pub(super) const LONGEST_LINE: usize = 64 << 10;
/// Brackets within brackets.
const DEEPEST: usize = 200;

/// Reports what is beyond the bounds, and returns the lines that must not be read, line ends included.
pub(super) fn scan(source: &Source, id: SourceId, diagnostics: &mut Vec<Diagnostic>) -> Vec<Range<usize>> {
    let text = source.text();
    let limit =
        |at: Range<usize>, message: String| Diagnostic::new(&code::R0101, message, Span::new(id, at.start, at.end), "超出限度");
    if text.len() > LARGEST_TEXT {
        diagnostics.push(
            limit(0..1, format!("文件有{}兆，超过了{}兆", text.len() >> 20, LARGEST_TEXT >> 20))
                .help("细则文件只写文字，把大段材料移到别的文件"),
        );
        return std::iter::once(0..text.len()).collect();
    }
    let mut barred = Vec::new();
    for Range { start, end } in source.lines(0..text.len()) {
        let line = &text[start..end];
        if line.len() > LONGEST_LINE {
            let first = line.chars().next().map_or(0, char::len_utf8);
            diagnostics.push(
                limit(
                    start..start + first,
                    format!("这一行有{}千字节，超过了{}千字节", line.len() >> 10, LONGEST_LINE >> 10),
                )
                .help("把它分成几行"),
            );
            barred.push(start..end);
        } else if line.len() > DEEPEST
            && let Some(at) = too_deep(line)
        {
            let mark = line[at..].chars().next().map_or(0, char::len_utf8);
            diagnostics.push(
                limit(start + at..start + at + mark, format!("括号套了{DEEPEST}层以上"))
                    .help("检查是不是多打了左括号，或缺了右括号"),
            );
            barred.push(start..end);
        }
    }
    barred
}

/// The bracket that is too deep.
fn too_deep(line: &str) -> Option<usize> {
    // by their first bytes there are too few brackets in nearly every line
    let opening = |byte: u8| {
        u8::from(byte == b'(') | u8::from(byte == b'[') | u8::from(byte == b'{') | u8::from(byte == 0xE3) | u8::from(byte == 0xEF)
    };
    let count = |bytes: &[u8]| usize::from(bytes.iter().map(|&byte| opening(byte)).sum::<u8>());
    if line.as_bytes().chunks(u8::MAX.into()).map(count).sum::<usize>() <= DEEPEST {
        return None;
    }
    let mut depth = 0usize;
    for (at, c) in line.char_indices() {
        match c {
            '(' | '（' | '[' | '〔' | '【' | '「' | '《' | '{' => {
                depth += 1;
                if depth > DEEPEST {
                    return Some(at);
                }
            }
            ')' | '）' | ']' | '〕' | '】' | '」' | '》' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
