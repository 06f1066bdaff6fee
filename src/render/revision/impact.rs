//! 影响: the units whose score or band moves, and by which parts.

use crate::diff::{Moved, Survey};
use crate::evaluate::ScoreRange;
use crate::model::{Name, Rubric};
use crate::render::diff::impact::{reasons, summary, word};
use crate::render::score::score;
use crate::render::sheet::{Cell, Column, Grid, Line, Tone};

/// The counts, and the table of the units that move.
pub(super) fn grid(survey: &Survey, old: &Rubric, new: &Rubric) -> Grid {
    let column = |name, width, centred| Column { name, width, centred };
    Grid {
        caption: Some("对各单位的影响".to_owned()),
        notes: summary(survey),
        columns: vec![
            column("单位", 16, false),
            column("旧版", 15, true),
            column("新版", 15, true),
            column("变动", 14, true),
            column("由哪些项", 40, false),
        ],
        rows: survey.movers.iter().map(|moved| row(moved, old, new)).collect(),
    }
}

fn row(moved: &Moved, old: &Rubric, new: &Rubric) -> Line {
    let [old_total, new_total] = moved.totals;
    let [old_bands, new_bands] = &moved.bands;
    Line {
        cells: vec![
            Cell::plain(moved.unit.as_str()),
            side(old_total, old_bands),
            side(new_total, new_bands),
            Cell::paragraphs([format!("总分{}", word(moved.score)), format!("等次{}", word(moved.band))]),
            Cell::paragraphs(reasons(old, new, moved)),
        ],
        tone: Tone::Plain,
    }
}

/// `92分`, `优秀或良好`.
fn side(total: ScoreRange, bands: &[Name]) -> Cell {
    let names: Vec<&str> = bands.iter().map(Name::shown).collect();
    let names = (!names.is_empty()).then(|| names.join("或"));
    Cell::paragraphs([Some(score(total)), names].into_iter().flatten())
}
