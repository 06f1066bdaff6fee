//! What is shown to people must be fit to be shown, and what machines read must be JSON.

use rubricc::diagnostic::Diagnostic;
use rubricc::render::sheet::{Sheet, docx, html, markdown, terminal};
use rubricc::render::{Look, Reporter};
use rubricc::text::Sources;
use serde_json::Value;

/// A narrow screen without frames.
pub const NARROW: Look = Look {
    width: 40,
    color: false,
    frames: false,
};

/// That every diagnostic points into its text, is told in words, and can be drawn.
pub fn diagnostics(found: &[Diagnostic], sources: &Sources) {
    for diagnostic in found {
        let code = diagnostic.code.id;
        assert!(!diagnostic.message.is_empty(), "{code}：没有说明");
        assert!(!diagnostic.message.ends_with('。'), "{code}：{}", diagnostic.message);
        assert!(!diagnostic.labels.is_empty(), "{code}：没有位置");
        for label in &diagnostic.labels {
            let id = usize::from(label.span.source.0);
            let source = sources.iter().nth(id).map(|(_, source)| source);
            let source = source.unwrap_or_else(|| panic!("{code}：位置不在任何文件里"));
            let words = source.text().get(label.span.range());
            assert!(
                words.is_some(),
                "{code}：位置{:?}不是一段文字（全长{}）",
                label.span,
                source.text().len()
            );
            let (line, column) = source.place(label.span.range().start);
            assert!(
                line >= 1 && column >= 1 && line <= source.line_count() + source.lines_before(),
                "{code}：第{line}行第{column}列"
            );
            // figures are as long as they are
            let words = label.text.chars().filter(|c| !c.is_ascii_digit() && *c != '.').count();
            assert!(words <= 8, "{code}：「{}」超过八个字", label.text);
        }
        for look in [Look::default(), NARROW] {
            text(&Reporter::new(look).show(diagnostic, sources));
        }
    }
}

/// That a terminal shows `words` and obeys none of them.
pub fn text(words: &str) {
    let obeyed =
        |c: char| c.is_control() && !matches!(c, '\t' | '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    assert!(!words.contains(obeyed), "终端会照办的字符：{words:?}");
}

/// That every line of `lines` is JSON; returns the values.
pub fn json_lines(lines: &str) -> Vec<Value> {
    lines.lines().map(json).collect()
}

/// That `words` is JSON; returns the value.
pub fn json(words: &str) -> Value {
    serde_json::from_str(words).unwrap_or_else(|error| panic!("不是JSON：{error}\n{words}"))
}

/// That a document can be written in every format.
pub fn sheet(sheet: &Sheet) {
    for look in [Look::default(), NARROW] {
        text(&terminal(sheet, &look));
    }
    assert!(!markdown(sheet).is_empty());
    assert!(html(sheet).contains("</html>"));
    assert!(docx(sheet).is_ok_and(|bytes| bytes.starts_with(b"PK")), "写不成docx");
}
