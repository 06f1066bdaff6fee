//! A document as docx: a package of a few XML parts, written out by hand.

mod parts;

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Cell, Column, Grid, Line, Mark, Run, Sheet, Tone, escaped};
use parts::Page;

/// The document as the bytes of a docx file. The same document gives the same bytes.
pub fn docx(sheet: &Sheet) -> ZipResult<Vec<u8>> {
    let page = Page::of(sheet.landscape);
    let document = document(sheet, &page);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // no date: a file made twice is the same
        .last_modified_time(DateTime::default());
    for (name, text) in parts::FIXED {
        package.start_file(name, options)?;
        package.write_all(text.as_bytes())?;
    }
    package.start_file("docProps/core.xml", options)?;
    package.write_all(parts::properties(&sheet.title).as_bytes())?;
    package.start_file("word/document.xml", options)?;
    package.write_all(document.as_bytes())?;
    Ok(package.finish()?.into_inner())
}

fn document(sheet: &Sheet, page: &Page) -> String {
    let mut out = parts::opening();
    paragraph(&mut out, "Title", &[Run::plain(page.title(&sheet.title))]);
    for line in &sheet.lines {
        paragraph(&mut out, "Lines", &[Run::plain(line)]);
    }
    for grid in &sheet.grids {
        if let Some(caption) = &grid.caption {
            paragraph(&mut out, "Caption", &[Run::plain(caption)]);
        }
        for note in &grid.notes {
            paragraph(&mut out, "Below", &[Run::plain(note)]);
        }
        table(&mut out, grid, page);
    }
    for line in &sheet.below {
        paragraph(&mut out, "Below", &[Run::plain(line)]);
    }
    if !sheet.signatures.is_empty() {
        let blanks: Vec<String> = sheet
            .signatures
            .iter()
            .map(|name| format!("{name}：＿＿＿＿＿＿＿＿"))
            .collect();
        paragraph(&mut out, "Signature", &[Run::plain(blanks.join("　　　　"))]);
    }
    out.push_str(&page.section());
    out.push_str("</w:body></w:document>");
    out
}

fn table(out: &mut String, grid: &Grid, page: &Page) {
    let all: u32 = grid.columns.iter().map(|column| u32::from(column.width)).sum();
    let width = |column: &Column| page.text_width() * u32::from(column.width) / all.max(1);
    out.push_str(parts::TABLE);
    out.push_str("<w:tblGrid>");
    for column in &grid.columns {
        out.push_str(&format!("<w:gridCol w:w=\"{}\"/>", width(column)));
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for column in &grid.columns {
        opened(out, width(column), "", Some("E7E6E6"), true);
        paragraph(out, "Head", &[Run::plain(column.name)]);
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr>");
    for (at, line) in grid.rows.iter().enumerate() {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (index, (cell, column)) in line.cells.iter().zip(&grid.columns).enumerate() {
            let merge = match (cell, grid.height(at, index)) {
                (Cell::Continued, 0) => "<w:vMerge/>",
                (_, 0 | 1) => "",
                _ => "<w:vMerge w:val=\"restart\"/>",
            };
            opened(out, width(column), merge, shade(line), column.centred);
            filled(out, cell, column, matches!(line.tone, Tone::Heading(_)));
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }
    // two tables that touch are one
    out.push_str("</w:tbl>");
    paragraph(out, "Gap", &[]);
}

fn opened(out: &mut String, width: u32, merge: &str, shade: Option<&str>, centred: bool) {
    let shade = shade
        .map(|fill| format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>"))
        .unwrap_or_default();
    let align = if centred { "<w:vAlign w:val=\"center\"/>" } else { "" };
    out.push_str(&format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{merge}{shade}{align}</w:tcPr>"
    ));
}

fn shade(line: &Line) -> Option<&'static str> {
    match line.tone {
        Tone::Plain => None,
        Tone::Heading(1) => Some("EDEDED"),
        Tone::Heading(_) => Some("F5F5F5"),
        Tone::Warning => Some("FFF2CC"),
    }
}

/// A heading stays on the page of the row it heads.
fn filled(out: &mut String, cell: &Cell, column: &Column, keep: bool) {
    let style = if column.centred { "Centred" } else { "Cell" };
    if cell.words().is_empty() {
        // a cell without a paragraph is no valid one
        styled(out, style, keep, &[]);
    }
    for runs in cell.words() {
        styled(out, style, keep, runs);
    }
}

fn paragraph(out: &mut String, style: &str, runs: &[Run]) {
    styled(out, style, false, runs);
}

/// A paragraph. Fonts are those of its style; the hint gives quotation marks and dashes the Chinese one.
fn styled(out: &mut String, style: &str, keep: bool, runs: &[Run]) {
    let keep = if keep { "<w:keepNext/>" } else { "" };
    out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{keep}</w:pPr>"));
    for run in runs {
        let (font, marks) = match run.mark {
            Mark::Plain => ("", ""),
            Mark::Strong => (" w:eastAsia=\"黑体\"", ""),
            Mark::Deleted => ("", "<w:strike/><w:color w:val=\"A40000\"/>"),
            Mark::Inserted => ("", "<w:b/><w:color w:val=\"00409F\"/><w:u w:val=\"single\"/>"),
        };
        out.push_str(&format!("<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"{font}/>{marks}</w:rPr>"));
        words(out, &run.words);
        out.push_str("</w:r>");
    }
    out.push_str("</w:p>");
}

/// Line ends and tabs are elements of their own.
fn words(out: &mut String, words: &str) {
    for (index, line) in words.split('\n').enumerate() {
        if index > 0 {
            out.push_str("<w:br/>");
        }
        for (index, part) in line.split('\t').enumerate() {
            if index > 0 {
                out.push_str("<w:tab/>");
            }
            out.push_str(&format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(part)));
        }
    }
}
