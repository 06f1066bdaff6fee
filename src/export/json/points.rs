//! The tree of points as JSON.

use serde::Serialize;

use crate::model::{Category, Indicator, Item, Rubric};

/// A rubric, category, indicator or item with its points and parts.
#[derive(Debug, Serialize)]
pub struct PointsView<'a> {
    name: &'a str,
    full: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PointsView<'a>>,
}

impl<'a> PointsView<'a> {
    /// The tree of `rubric`.
    pub fn new(rubric: &'a Rubric) -> Self {
        Self {
            name: rubric.title.shown(),
            full: rubric.full.to_string(),
            parts: rubric.categories.iter().flat_map(category).collect(),
        }
    }
}

/// A category; its indicators where the rubric leaves 类别 out.
fn category(category: &Category) -> Vec<PointsView<'_>> {
    let parts: Vec<_> = category.indicators.iter().map(indicator).collect();
    if category.name.is_empty() {
        return parts;
    }
    vec![PointsView {
        name: category.name.shown(),
        full: category.full.to_string(),
        parts,
    }]
}

fn indicator(indicator: &Indicator) -> PointsView<'_> {
    PointsView {
        name: indicator.name.shown(),
        full: indicator.full.to_string(),
        parts: indicator.items.iter().filter(|item| item.own_heading).map(item).collect(),
    }
}

fn item(item: &Item) -> PointsView<'_> {
    PointsView {
        name: item.name.shown(),
        full: item.full.to_string(),
        parts: Vec::new(),
    }
}
