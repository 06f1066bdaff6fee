//! Where a change is, as a heading.

use crate::diff::Place;
use crate::model::{Item, Name, Points, Rubric};

/// `组织保障/领导重视（3分）`; a field of the table by its keyword. `items` are those of `rubric`.
pub(super) fn title(place: &Place, rubric: &Rubric, items: &[&Item]) -> String {
    match place {
        Place::Table(keyword) => (*keyword).to_owned(),
        Place::Category(at) => match rubric.categories.get(*at) {
            Some(category) => format!("类别 {}", worth(category.name.shown(), category.full)),
            None => String::new(),
        },
        Place::Indicator(category, at) => {
            let Some(category) = rubric.categories.get(*category) else {
                return String::new();
            };
            match category.indicators.get(*at) {
                Some(indicator) => worth(&path([&category.name, &indicator.name]), indicator.full),
                None => String::new(),
            }
        }
        Place::Item(id) => match items.get(id.index()) {
            Some(item) => worth(&path(&item.path), item.full),
            None => String::new(),
        },
        Place::Adjustments => "加减分".to_owned(),
    }
}

fn worth(name: &str, points: Points) -> String {
    format!("{name}（{points}分）")
}

fn path<'a>(parts: impl IntoIterator<Item = &'a Name>) -> String {
    let parts: Vec<&str> = parts.into_iter().map(Name::shown).filter(|part| !part.is_empty()).collect();
    parts.join("/")
}
