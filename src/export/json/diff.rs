//! 对比 as JSON: one object with every change, its places, words, verdict and the evidence that shows it.

mod evidence;
mod impact;

use serde::Serialize;
use serde_json::value::RawValue;

use super::diagnostic::DiagnosticView;
use crate::diff::{Change, ClauseChange, Diff, Kind, Place, Sureness, Survey, Verdict, Witness};

use crate::model::{Points, Rubric};
use crate::text::Sources;
use impact::ImpactView;

#[derive(Serialize)]
struct DiffView<'a> {
    old: &'a str,
    new: &'a str,
    changes: Vec<ChangeView<'a>>,
    totals: Vec<TotalView<'a>>,
    full: TotalView<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    impact: Option<ImpactView<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diagnostics: Vec<DiagnosticView<'a>>,
}

#[derive(Serialize)]
struct ChangeView<'a> {
    kinds: Vec<&'static str>,
    old: Vec<PlaceView<'a>>,
    new: Vec<PlaceView<'a>>,
    sureness: SurenessView,
    clauses: Vec<RowView<'a>>,
    remarks: Vec<&'a str>,
    verdict: Option<VerdictView>,
}

#[derive(Serialize)]
struct PlaceView<'a> {
    kind: &'static str,
    path: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full: Option<String>,
}

#[derive(Serialize)]
struct SurenessView {
    by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    permille: Option<u16>,
}

#[derive(Serialize)]
struct RowView<'a> {
    field: &'a str,
    kind: &'static str,
    old: Option<&'a str>,
    new: Option<&'a str>,
    remark: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct VerdictView {
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    witnesses: Vec<WitnessView>,
}

#[derive(Serialize)]
struct WitnessView {
    old: SideView,
    new: SideView,
    /// Of 等次: the total that both grade.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<String>,
}

#[derive(Serialize)]
struct SideView {
    #[serde(skip_serializing_if = "Option::is_none")]
    loss: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Box<RawValue>>,
    /// Of 等次: the band of the total.
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<String>,
    /// Of 否决, 总分 and 不适用: what follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<String>,
}

#[derive(Serialize)]
struct TotalView<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    old: Option<String>,
    new: Option<String>,
    difference: String,
}

/// The object, on one line. `sources` are the texts of the newer version; `survey` is there where evidence was looked at.
pub fn diff(old: &Rubric, new: &Rubric, diff: &Diff, survey: Option<&Survey>, sources: &Sources) -> serde_json::Result<String> {
    let mut changes = Vec::new();
    for change in &diff.changes {
        changes.push(self::change(old, new, change)?);
    }
    let totals = diff.totals.iter().filter(|(name, ..)| !name.is_empty());
    serde_json::to_string(&DiffView {
        old: old.title.shown(),
        new: new.title.shown(),
        changes,
        totals: totals
            .map(|(name, before, after)| total(name.shown(), *before, *after))
            .collect(),
        full: total("", Some(old.full), Some(new.full)),
        impact: survey.map(|survey| ImpactView::new(old, new, survey)),
        diagnostics: diff
            .diagnostics
            .iter()
            .map(|found| DiagnosticView::new(found, sources))
            .collect(),
    })
}

fn total(name: &str, before: Option<Points>, after: Option<Points>) -> TotalView<'_> {
    TotalView {
        name,
        old: before.map(|points| points.to_string()),
        new: after.map(|points| points.to_string()),
        difference: (after.unwrap_or_default() - before.unwrap_or_default()).to_string(),
    }
}

fn change<'a>(old: &'a Rubric, new: &'a Rubric, change: &'a Change) -> serde_json::Result<ChangeView<'a>> {
    Ok(ChangeView {
        kinds: change.kinds.iter().map(|one| kind(*one)).collect(),
        old: change.old.iter().map(|one| place(old, one)).collect(),
        new: change.new.iter().map(|one| place(new, one)).collect(),
        sureness: sureness(change.sureness),
        clauses: change.clauses.iter().map(row).collect(),
        remarks: change.remarks.iter().map(String::as_str).collect(),
        verdict: change.verdict.as_ref().map(|one| verdict(old, new, one)).transpose()?,
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "added",
        Kind::Deleted => "deleted",
        Kind::Renamed => "renamed",
        Kind::Moved => "moved",
        Kind::Split => "split",
        Kind::Merged => "merged",
        Kind::Points => "points",
        Kind::Standard => "standard",
        Kind::Elements => "elements",
        Kind::Bands => "bands",
        Kind::Adjustments => "adjustments",
        Kind::Rules => "rules",
        Kind::Wording => "wording",
    }
}

fn place<'a>(rubric: &'a Rubric, place: &Place) -> PlaceView<'a> {
    let (kind, full) = match place {
        Place::Table(_) => ("table", None),
        Place::Category(at) => ("category", rubric.categories.get(*at).map(|category| category.full)),
        Place::Indicator(at, indicator) => {
            let category = rubric.categories.get(*at);
            (
                "indicator",
                category.and_then(|category| Some(category.indicators.get(*indicator)?.full)),
            )
        }
        Place::Item(id) => ("item", rubric.item(*id).map(|item| item.full)),
        Place::Adjustments => ("adjustments", None),
    };
    PlaceView {
        kind,
        path: place.path(rubric),
        full: full.map(|points| points.to_string()),
    }
}

fn sureness(sureness: Sureness) -> SurenessView {
    match sureness {
        Sureness::Pinned => SurenessView {
            by: "pin",
            permille: None,
        },
        Sureness::Named => SurenessView {
            by: "name",
            permille: None,
        },
        Sureness::Alike(likeness) => SurenessView {
            by: "likeness",
            permille: Some(likeness),
        },
    }
}

fn row(row: &ClauseChange) -> RowView<'_> {
    RowView {
        field: &row.keyword,
        kind: kind(row.kind),
        old: row.old.as_deref(),
        new: row.new.as_deref(),
        remark: &row.remark,
    }
}

fn verdict(old: &Rubric, new: &Rubric, verdict: &Verdict) -> serde_json::Result<VerdictView> {
    let (word, reason, witnesses) = match verdict {
        Verdict::Stricter(one) => ("stricter", None, vec![one]),
        Verdict::Looser(one) => ("looser", None, vec![one]),
        Verdict::Same => ("same", None, vec![]),
        Verdict::Mixed(more, less) => ("mixed", None, vec![more, less]),
        Verdict::Undecided(reason) => ("undecided", Some(reason.clone()), vec![]),
    };
    let witness = |one: &Witness| -> serde_json::Result<WitnessView> {
        Ok(WitnessView {
            old: side(old, one, false)?,
            new: side(new, one, true)?,
            total: one.total.map(|total| total.to_string()),
        })
    };
    Ok(VerdictView {
        verdict: word,
        reason,
        witnesses: witnesses.into_iter().map(witness).collect::<serde_json::Result<_>>()?,
    })
}

fn side(rubric: &Rubric, witness: &Witness, is_new: bool) -> serde_json::Result<SideView> {
    let (facts, loss) = match is_new {
        false => (&witness.old, witness.old_loss),
        true => (&witness.new, witness.new_loss),
    };
    let effect = witness
        .effects
        .as_ref()
        .map(|(old, new)| if is_new { new } else { old }.clone());
    let band = witness.total.filter(|_| effect.is_none());
    let band = band.and_then(|total| rubric.bands.iter().find(|band| band.holds(total)));
    let bare = witness.old.is_empty() && witness.new.is_empty() && effect.is_some();
    let evidence = match witness.total {
        _ if bare => None,
        Some(_) => None,
        None => Some(RawValue::from_string(evidence::evidence(rubric, facts).compact())?),
    };
    Ok(SideView {
        loss: (witness.total.is_none() && effect.is_none()).then(|| loss.to_string()),
        evidence,
        band: band.map(|band| band.name.shown().to_owned()),
        effect,
    })
}
