//! The parts of a docx package that are always the same, and the page.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use crate::render::sheet::escaped;

/// A4, in twentieths of a point.
pub(super) struct Page {
    width: u32,
    height: u32,
    landscape: bool,
}

/// 20 mm.
const MARGIN: u32 = 1134;

/// Of a Chinese letter of the title.
const TITLE_LETTER: usize = 440;

impl Page {
    pub fn of(landscape: bool) -> Self {
        let (width, height) = if landscape { (16838, 11906) } else { (11906, 16838) };
        Self {
            width,
            height,
            landscape,
        }
    }

    /// What is left between the margins.
    pub fn text_width(&self) -> u32 {
        self.width - 2 * MARGIN
    }

    /// A title that one line cannot hold goes on after the name it begins with: no line of one letter.
    pub fn title<'a>(&self, title: &'a str) -> Cow<'a, str> {
        let holds = self.text_width() as usize / TITLE_LETTER;
        match title.rsplit_once('》') {
            Some((name, kind)) if title.width() > 2 * holds && !kind.is_empty() => Cow::Owned(format!("{name}》\n{kind}")),
            _ => Cow::Borrowed(title),
        }
    }

    /// The properties of the section, page numbers included.
    pub fn section(&self) -> String {
        let orient = if self.landscape { " w:orient=\"landscape\"" } else { "" };
        format!(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{orient}/>\
             <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"567\" \
             w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>",
            self.width, self.height
        )
    }
}

/// The document up to its first paragraph.
pub(super) fn opening() -> String {
    format!(
        "{HEAD}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>"
    )
}

/// Title for the file's properties; no dates.
pub(super) fn properties(title: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>rubricc</dc:creator>\
         <dc:language>zh-CN</dc:language></cp:coreProperties>",
        escaped(title)
    )
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The properties of every table.
pub(super) const TABLE: &str = "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>\
<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>\
<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>\
<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>\
</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/>\
</w:tblCellMar></w:tblPr>";

/// Parts that no document changes, by their name in the package.
pub(super) const FIXED: [(&str, &str); 6] = [
    ("[Content_Types].xml", include_str!("content_types.xml")),
    ("_rels/.rels", include_str!("package.rels")),
    ("word/_rels/document.xml.rels", include_str!("document.rels")),
    ("word/styles.xml", include_str!("styles.xml")),
    ("word/fontTable.xml", include_str!("font_table.xml")),
    ("word/footer1.xml", include_str!("footer.xml")),
];
