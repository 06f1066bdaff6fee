//! 影响 as JSON.

use serde::Serialize;

use crate::diff::{Moved, PartMove, Shift, Survey};
use crate::evaluate::ScoreRange;
use crate::model::{ItemId, Name, Rubric};

#[derive(Serialize)]
pub struct ImpactView<'a> {
    units: u64,
    scores: CountsView,
    bands: CountsView,
    movers: Vec<MoverView<'a>>,
    unlisted: u64,
    failed: &'a [String],
    failures: u64,
}

#[derive(Serialize)]
struct CountsView {
    rise: u64,
    fall: u64,
    stay: u64,
    unclear: u64,
}

#[derive(Serialize)]
struct MoverView<'a> {
    unit: &'a str,
    score: &'static str,
    band: &'static str,
    old: StandingView<'a>,
    new: StandingView<'a>,
    parts: Vec<PartView<'a>>,
    dropped: Vec<String>,
}

#[derive(Serialize)]
struct StandingView<'a> {
    total: RangeView,
    bands: Vec<&'a str>,
}

#[derive(Serialize)]
struct RangeView {
    low: Option<String>,
    high: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PartView<'a> {
    kind: &'static str,
    old: Vec<Vec<&'a str>>,
    new: Vec<Vec<&'a str>>,
    score: &'static str,
    old_loss: Option<RangeView>,
    new_loss: Option<RangeView>,
}

impl<'a> ImpactView<'a> {
    pub fn new(old: &'a Rubric, new: &'a Rubric, survey: &'a Survey) -> Self {
        Self {
            units: survey.tally.units,
            scores: counts(survey.tally.scores),
            bands: counts(survey.tally.bands),
            movers: survey.movers.iter().map(|moved| mover(old, new, moved)).collect(),
            unlisted: survey.unlisted,
            failed: &survey.failed,
            failures: survey.failures,
        }
    }
}

fn counts([rise, fall, stay, unclear]: [u64; 4]) -> CountsView {
    CountsView {
        rise,
        fall,
        stay,
        unclear,
    }
}

fn shift(shift: Shift) -> &'static str {
    match shift {
        Shift::Rises => "rise",
        Shift::Falls => "fall",
        Shift::Stays => "stay",
        Shift::Unclear => "unclear",
    }
}

fn range(range: ScoreRange) -> RangeView {
    RangeView {
        low: range.low.map(|low| low.to_string()),
        high: range.high.map(|high| high.to_string()),
    }
}

fn mover<'a>(old: &'a Rubric, new: &'a Rubric, moved: &'a Moved) -> MoverView<'a> {
    let standing = |side: usize| StandingView {
        total: range(moved.totals[side]),
        bands: moved.bands[side].iter().map(Name::shown).collect(),
    };
    let dropped = moved.dropped.iter().filter_map(|fact| new.facts.get(fact.index()));
    MoverView {
        unit: &moved.unit,
        score: shift(moved.score),
        band: shift(moved.band),
        old: standing(0),
        new: standing(1),
        parts: moved.parts.iter().map(|one| part(old, new, one)).collect(),
        dropped: dropped.map(crate::model::Fact::full_path).collect(),
    }
}

fn part<'a>(old: &'a Rubric, new: &'a Rubric, part: &'a PartMove) -> PartView<'a> {
    let paths = |rubric: &'a Rubric, items: &[ItemId]| -> Vec<Vec<&'a str>> {
        let found = items.iter().filter_map(|item| rubric.item(*item));
        found.map(|item| item.path.iter().map(Name::shown).collect()).collect()
    };
    let outside = part.old.is_empty() && part.new.is_empty();
    PartView {
        kind: if outside { "adjustments" } else { "items" },
        old: paths(old, &part.old),
        new: paths(new, &part.new),
        score: shift(part.shift),
        old_loss: part.old_loss.map(range),
        new_loss: part.new_loss.map(range),
    }
}
