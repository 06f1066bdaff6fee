//! 结构: headings that lack what belongs under them, and fields of a leaf in an 指标 that is none.

use crate::diagnostic::{Diagnostic, code};
use crate::syntax::keyword::Keyword;
use crate::syntax::tree::{Field, Section, Tree};
use crate::text::{Source, Span};

/// Reports headings without their parts. Leaf fields of an 指标 that has 项 are taken out.
pub(super) fn check(source: &Source, tree: &mut Tree, diagnostics: &mut Vec<Diagnostic>) {
    mixed(tree, diagnostics);
    tree.table.iter().for_each(|field| filled(field, diagnostics));
    for category in &mut tree.categories {
        whole(
            category,
            "类别",
            "在它下面写「指标 名称（分值）」",
            diagnostics,
            |s| !s.parts.is_empty(),
        );
        for indicator in &mut category.parts {
            named(indicator, diagnostics);
            if indicator.parts.is_empty() {
                leaf(source, indicator, "指标", diagnostics);
                continue;
            }
            indicator.fields.retain(|field| {
                let stray = field.keyword.is_leaf();
                if stray {
                    diagnostics.push(
                        Diagnostic::new(
                            &code::R0107,
                            format!("「{}」写在了带项的指标之下", field.keyword.word()),
                            field.span,
                            "放错位置",
                        )
                        .help("这个指标下面有项，计分栏写在各项之下"),
                    );
                }
                !stray
            });
            for item in &mut indicator.parts {
                leaf(source, item, "项", diagnostics);
            }
        }
    }
    if let Some(adjustments) = &mut tree.adjustments {
        adjustment_points(adjustments, diagnostics);
        let scoring = |fields: &[Field]| fields.iter().any(|f| f.keyword.field_kind().is_some());
        whole(
            adjustments,
            "加减分",
            "在它下面写「加分：」或「减分：」",
            diagnostics,
            |s| scoring(&s.fields) || !s.parts.is_empty(),
        );
        for part in &mut adjustments.parts {
            whole(
                part,
                "项",
                "在它下面写「加分：」或「减分：」",
                diagnostics,
                |s| scoring(&s.fields),
            );
        }
    }
    for case in &mut tree.cases {
        whole(
            case,
            "用例",
            "在它下面写「应为：」，例如「应为：99分，优秀」",
            diagnostics,
            |s| s.fields.iter().any(|f| f.keyword == Keyword::Expected),
        );
    }
    let sections = tree.categories.iter().chain(&tree.adjustments).chain(&tree.cases);
    sections.for_each(|section| fields_below(section, diagnostics));
    for category in &tree.categories {
        if category.heading.is_some() {
            named(category, diagnostics);
        }
    }
}

/// 类别 may be left out of the whole table, not of a part of it.
fn mixed(tree: &Tree, diagnostics: &mut Vec<Diagnostic>) {
    let mut categories = tree.categories.iter();
    if let (Some(first), Some(second)) = (categories.next(), categories.next())
        && first.heading.is_none()
    {
        let at = first.parts.first().and_then(|i| i.heading).map(|h| h.span);
        if let (Some(at), Some(next)) = (at, second.heading) {
            diagnostics.push(
                Diagnostic::new(&code::R0106, "有的指标在类别之下，有的不在", at, "不在类别下")
                    .also(next.span, "第一个类别")
                    .help("在最前面的指标之上写「类别 名称」，或全部不写类别"),
            );
        }
    }
}

fn whole(section: &Section, word: &str, help: &str, diagnostics: &mut Vec<Diagnostic>, has: impl Fn(&Section) -> bool) {
    if let Some(heading) = section.heading
        && !has(section)
    {
        diagnostics.push(
            Diagnostic::new(
                &code::R0108,
                format!("这个{word}下面缺少应有的内容"),
                heading.span,
                "下面没有内容",
            )
            .help(help),
        );
    }
}

/// A field that says nothing, where something must be said.
fn filled(field: &Field, diagnostics: &mut Vec<Diagnostic>) {
    if field.lines.is_empty() && !field.keyword.is_prose() {
        let word = field.keyword.word();
        diagnostics.push(
            Diagnostic::new(&code::R0108, format!("「{word}」后面没有内容"), field.span, "是空的")
                .help(format!("在「{word}：」后面写上内容，不用的就删去这一行")),
        );
    }
}

fn fields_below(section: &Section, diagnostics: &mut Vec<Diagnostic>) {
    section.fields.iter().for_each(|field| filled(field, diagnostics));
    section.parts.iter().for_each(|part| fields_below(part, diagnostics));
}

fn named(section: &Section, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(heading) = section.heading
        && heading.title.is_none()
    {
        diagnostics.push(
            Diagnostic::new(
                &code::R0104,
                format!("「{}」后面没有名称", heading.word.word()),
                heading.span,
                "缺名称",
            )
            .help(format!("写成「{} 名称（分值）」", heading.word.word())),
        );
    }
}

fn leaf(source: &Source, section: &Section, word: &str, diagnostics: &mut Vec<Diagnostic>) {
    let Some(heading) = section.heading else { return };
    if heading.bracket.is_none() {
        let title = heading.title.map_or("", |t| source.slice(t));
        diagnostics.push(
            Diagnostic::new(&code::R0104, format!("{word}「{title}」没有写分值"), heading.span, "缺分值")
                .help(format!("在行末写上分值，例如「{word} {title}（2分）」")),
        );
    }
}

fn adjustment_points(adjustments: &Section, diagnostics: &mut Vec<Diagnostic>) {
    for part in &adjustments.parts {
        named(part, diagnostics);
        if let Some(points) = part.heading.and_then(|h| h.bracket) {
            let at: Span = points;
            diagnostics.push(
                Diagnostic::new(&code::R0104, "加减分里的项写了分值", at, "不写分值")
                    .help("删去分值；要限制这一项，写「加分（最高2分）：」"),
            );
        }
    }
}
