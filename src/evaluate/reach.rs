//! What a rubric can give at all, for `check` and `diff`.

use super::pass::Pass;
use super::{Reach, Scorer};
use crate::model::{Evidence, Rubric};

/// Everything `rubric` can give: every fact unknown, nothing 不适用.
pub fn reach(rubric: &Rubric) -> Reach {
    let scorer = Scorer::new(rubric);
    let plan = &scorer.plan;
    let mut pass = Pass::default();
    pass.run(plan, &Evidence::default(), &[]);
    Reach {
        at_most: pass.at_most(),
        categories: pass.categories.into_iter().map(|c| c.score).collect(),
        bonus: pass.bonus,
        malus: pass.malus,
        total: pass.total,
        bands: pass.bands,
    }
}
