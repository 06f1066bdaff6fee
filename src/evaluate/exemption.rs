//! 不适用: what becomes of the items a claim covers.

use super::block::Standing;
use super::plan::Plan;
use crate::model::{Exempted, ExemptionClaim, ExemptionOutcome, Points};

/// Pending claims whose outcomes are told apart; each doubles the work.
const MOST_PENDING: usize = 6;

/// The standing of every item, once for each way in which pending claims may end; and whether these are all exact.
pub(super) fn alternatives(plan: &Plan, claims: &[ExemptionClaim]) -> (Vec<Vec<Standing>>, bool) {
    let mut base = vec![Standing::Applies; plan.items.len()];
    let cover = |standings: &mut Vec<Standing>, claim: &ExemptionClaim| {
        for item in &claim.items {
            if let (Some(slot), Some(block)) = (standings.get_mut(item.index()), plan.items.get(item.index())) {
                *slot = exempt(plan, block.full);
            }
        }
    };
    let pending: Vec<&ExemptionClaim> = claims.iter().filter(|c| c.state == Exempted::Pending).collect();
    let (apart, together) = pending.split_at(pending.len().min(MOST_PENDING));
    for item in together.iter().flat_map(|claim| &claim.items) {
        if let (Some(slot), Some(block)) = (base.get_mut(item.index()), plan.items.get(item.index())) {
            *slot = Standing::Fixed(Points::ZERO, block.full);
        }
    }
    for claim in claims.iter().filter(|c| c.state == Exempted::Approved) {
        cover(&mut base, claim);
    }
    let approved = base.clone();
    let all = (0..1usize << apart.len())
        .map(|choice| {
            let mut standings = base.clone();
            for (n, claim) in apart.iter().enumerate() {
                if choice >> n & 1 == 1 {
                    cover(&mut standings, claim);
                }
            }
            // what is approved stays so, whatever becomes of a second claim
            for (slot, sure) in standings.iter_mut().zip(&approved) {
                if *sure != Standing::Applies {
                    *slot = *sure;
                }
            }
            standings
        })
        .collect();
    (all, together.is_empty())
}

/// How an item of `full` points stands once it is exempt.
pub(super) fn exempt(plan: &Plan, full: Points) -> Standing {
    match plan.exemption.as_ref().map(|e| e.outcome) {
        None => Standing::Applies,
        Some(ExemptionOutcome::Full) => Standing::Fixed(full, full),
        Some(ExemptionOutcome::Zero) => Standing::Fixed(Points::ZERO, Points::ZERO),
        Some(ExemptionOutcome::Undecided) => Standing::Fixed(Points::ZERO, full),
        Some(ExemptionOutcome::RestOfCategory | ExemptionOutcome::RestOfTable) => Standing::TakenOut,
    }
}
