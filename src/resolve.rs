//! 归结: trees → rubric. Names become facts, words become points, references are followed.

mod adjustment;
mod band;
mod case;
mod element;
mod fact;
mod flat;
mod include;
mod index;
mod mode;
mod order;
mod part;
mod pass;
mod range;
mod rule;
mod table;
mod unit;
mod veto;

use crate::diagnostic::{Diagnostic, code};
use crate::model::case::Case;
use crate::model::{FieldKind, ItemId, Mode, Rubric};
use crate::syntax::Tree;
use crate::text::{SourceId, Sources, Span};
use pass::Pass;

pub use case::shared_cases;
pub use include::references;
pub use unit::is_whole as is_whole_unit;

/// What the trees mean.
#[derive(Debug, Clone, Default)]
pub struct Resolved {
    /// The rubric; without categories it is a shared file.
    pub rubric: Rubric,
    /// 用例, those of the files it refers to included.
    pub cases: Vec<Case>,
    /// Words of scoring fields that are no clause, in order.
    pub unread: Vec<Unread>,
}

/// A piece of a scoring field that is not a clause: a note, or what was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The words.
    pub text: String,
    /// The field it stands in.
    pub kind: FieldKind,
    /// The field's mode.
    pub mode: Mode,
    /// The item it stands in; none in the table and in 加减分.
    pub item: Option<ItemId>,
    /// Whether it is a note, not an error.
    pub note: bool,
    /// What is said of it; its first label is the place.
    pub diagnostic: Diagnostic,
}

/// Resolves the rubric of the first source. `trees` are those of `sources`, in order.
pub fn resolve(sources: &Sources, trees: &[Tree]) -> (Resolved, Vec<Diagnostic>) {
    let mut pass = Pass::new(sources);
    let order = include::gather(sources, trees, SourceId(0), &mut pass.diagnostics);
    let used: Vec<&Tree> = order.iter().filter_map(|id| trees.get(usize::from(id.0))).collect();
    let Some(own) = used.first() else {
        return (Resolved::default(), pass.diagnostics);
    };
    let mut rubric = Rubric::default();
    let fields = table::fields(&mut pass, &used);
    table::read(&mut pass, &mut rubric, &fields);
    rubric.categories = part::categories(&mut pass, &own.categories);
    rubric.adjustments = own.adjustments.as_ref().map(|section| adjustment::read(&mut pass, section));
    table::conversion(&mut pass, &mut rubric, &fields);
    whole(own, &rubric, &mut pass.diagnostics);
    let Pass {
        mut facts,
        mut diagnostics,
        unread,
        ..
    } = pass;
    veto::bind(&mut rubric, &mut facts, &mut diagnostics);
    order::sort(&mut rubric, facts);
    let sections = used.iter().flat_map(|tree| &tree.cases);
    let cases = case::read(sources, &rubric, &unread, sections, &mut diagnostics);
    (Resolved { rubric, cases, unread }, diagnostics)
}

/// A rubric needs a name; a file that has a name needs parts; no file is empty.
fn whole(tree: &Tree, rubric: &Rubric, diagnostics: &mut Vec<Diagnostic>) {
    let first = tree.lines.first().map_or(Span::new(tree.source, 0, 0), |line| line.span);
    let parts = !tree.categories.is_empty() || tree.adjustments.is_some();
    if parts && rubric.title.is_empty() {
        diagnostics.push(
            Diagnostic::new(&code::R0210, "细则没有名称", first, "缺「细则：」")
                .help("在文件开头写「细则：名称」，佐证按这个名称找到它"),
        );
    }
    if tree.categories.is_empty() && !rubric.title.is_empty() {
        diagnostics.push(
            Diagnostic::new(
                &code::R0108,
                format!("细则「{}」还没有类别和指标", rubric.title),
                rubric.span,
                "没有内容",
            )
            .help("写「类别 名称（分值）」和「指标 名称（分值）」"),
        );
    } else if !parts && tree.table.is_empty() && tree.cases.is_empty() && rubric.title.is_empty() {
        diagnostics.push(Diagnostic::new(&code::R0108, "文件里没有细则", first, "是空的").help("从「细则：名称」写起"));
    }
}
