//! A document as one HTML file that needs no other, to be read and to be printed.

use super::{Cell, Grid, Mark, Run, Sheet, Tone, escaped};

/// How it looks. Fonts are those that Chinese systems bring along; A4, the head repeated on every page, no row broken.
const STYLE: &str = "
body { font-family: 仿宋_GB2312, FangSong_GB2312, 仿宋, FangSong, STFangsong, 'Noto Serif CJK SC', serif;
  max-width: 297mm; margin: 1.5em auto; padding: 0 1em; color: #000; background: #fff; line-height: 1.6; }
h1 { font-family: 方正小标宋简体, 方正小标宋_GBK, 宋体, SimSun, STSong, serif; font-size: 22pt; font-weight: normal;
  text-align: center; margin: 0 0 .6em; }
h2, th, strong { font-family: 黑体, SimHei, STHeiti, 'PingFang SC', 'Microsoft YaHei', sans-serif; }
strong { font-weight: normal; }
h2 { font-size: 15pt; font-weight: normal; margin: 1.2em 0 .4em; }
p { margin: .3em 0; }
p.line { text-align: center; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: .8em 0; }
th, td { border: 1px solid #000; padding: .3em .5em; vertical-align: top; text-align: left;
  overflow-wrap: anywhere; }
th { text-align: center; font-weight: normal; background: #eee; }
td.c { text-align: center; vertical-align: middle; }
tr.h1 td { background: #e4e4e4; } tr.h2 td { background: #f2f2f2; }
tr.w td { background: #fff3d6; }
del { color: #a40000; } ins { color: #00409f; font-weight: bold; }
p.sign { margin-top: 2.5em; } p.sign span { display: inline-block; min-width: 16em; }
";

const PRINT: &str = "
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; }
  thead { display: table-header-group; } tr { break-inside: avoid; page-break-inside: avoid; }
  h2 { break-after: avoid; page-break-after: avoid; } p.sign { break-inside: avoid; page-break-inside: avoid; }
  th, tr.h1 td, tr.h2 td, tr.w td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
";

/// The document as HTML. Everything a user wrote is escaped.
pub fn html(sheet: &Sheet) -> String {
    let page = if sheet.landscape { "A4 landscape" } else { "A4" };
    let title = escaped(&sheet.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{title}</title>\n\
         <style>{STYLE}@page {{ size: {page}; margin: 20mm 18mm; }}{PRINT}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    );
    for line in &sheet.lines {
        out.push_str(&format!("<p class=\"line\">{}</p>\n", escaped(line)));
    }
    for grid in &sheet.grids {
        if let Some(caption) = &grid.caption {
            out.push_str(&format!("<h2>{}</h2>\n", escaped(caption)));
        }
        for note in &grid.notes {
            out.push_str(&format!("<p>{}</p>\n", escaped(note)));
        }
        table(grid, &mut out);
    }
    for line in &sheet.below {
        out.push_str(&format!("<p>{}</p>\n", escaped(line)));
    }
    if !sheet.signatures.is_empty() {
        let blanks = sheet
            .signatures
            .iter()
            .map(|name| format!("<span>{name}：__________________</span>"));
        out.push_str(&format!("<p class=\"sign\">{}</p>\n", blanks.collect::<String>()));
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn table(grid: &Grid, out: &mut String) {
    out.push_str("<table>\n<colgroup>");
    for column in &grid.columns {
        out.push_str(&format!("<col style=\"width: {}%\"/>", column.width));
    }
    out.push_str("</colgroup>\n<thead><tr>");
    for column in &grid.columns {
        out.push_str(&format!("<th scope=\"col\">{}</th>", column.name));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (at, line) in grid.rows.iter().enumerate() {
        let class = match line.tone {
            Tone::Plain => "",
            Tone::Heading(1) => " class=\"h1\"",
            Tone::Heading(_) => " class=\"h2\"",
            Tone::Warning => " class=\"w\"",
        };
        out.push_str(&format!("<tr{class}>"));
        for (index, cell) in line.cells.iter().enumerate() {
            let height = grid.height(at, index);
            if height == 0 {
                continue;
            }
            let span = if height > 1 {
                format!(" rowspan=\"{height}\"")
            } else {
                String::new()
            };
            let centred = if grid.columns.get(index).is_some_and(|column| column.centred) {
                " class=\"c\""
            } else {
                ""
            };
            out.push_str(&format!("<td{centred}{span}>{}</td>", words(cell)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn words(cell: &Cell) -> String {
    let paragraphs: Vec<String> = cell.words().iter().map(|runs| runs.iter().map(marked).collect()).collect();
    paragraphs.join("<br/>")
}

fn marked(run: &Run) -> String {
    let words = escaped(&run.words).replace('\n', "<br/>");
    match run.mark {
        Mark::Plain => words,
        Mark::Deleted => format!("<del>{words}</del>"),
        Mark::Inserted => format!("<ins>{words}</ins>"),
        Mark::Strong => format!("<strong>{words}</strong>"),
    }
}
