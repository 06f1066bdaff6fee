//! Where a change is, as a heading.

use crate::diff::Place;
use crate::model::Rubric;

/// A heading in its two parts.
#[derive(PartialEq, Eq)]
pub(super) struct Title {
    /// `组织保障/领导重视`; of a field of the table its keyword.
    pub path: String,
    /// `（3分）`; empty where there are none.
    pub points: String,
}

/// The heading of `place`.
pub(super) fn title(place: &Place, rubric: &Rubric) -> Title {
    let points = match place {
        Place::Table(_) | Place::Adjustments => None,
        Place::Category(at) => rubric.categories.get(*at).map(|category| category.full),
        Place::Indicator(category, at) => {
            let category = rubric.categories.get(*category);
            category
                .and_then(|category| category.indicators.get(*at))
                .map(|indicator| indicator.full)
        }
        Place::Item(id) => rubric.item(*id).map(|item| item.full),
    };
    Title {
        path: place.path(rubric).join("/"),
        points: points.map(|points| format!("（{points}分）")).unwrap_or_default(),
    }
}
