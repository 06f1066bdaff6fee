//! One fact after another is entered in every ledger there can be; of equal ones the one with the smallest evidence is kept.

use std::collections::HashMap;

use super::Doubt;
use super::cluster::{Cluster, Cost};
use super::ledger::{DIFFERENCE, Ledger, Slots};

/// Ledgers that are told apart, of [`USUAL_SLOTS`] slots or fewer; of longer ones the fewer the longer they are.
const MOST_LEDGERS: usize = 200_000;
/// Entries that are made, all ledgers together; the same.
const MOST_WORK: usize = 3_000_000;
/// Slots of the ledger of an item with a dozen fields.
const USUAL_SLOTS: usize = 32;

/// Where a ledger comes from.
struct Origin {
    before: usize,
    choice: usize,
}

/// Evidence, as the choice of each cluster.
#[derive(Debug)]
pub(super) struct Found {
    pub choices: Vec<usize>,
    pub difference: i128,
    pub told: u32,
}

/// The smallest evidence of either kind.
#[derive(Debug, Default)]
pub(super) struct Extremes {
    pub more: Option<Found>,
    pub less: Option<Found>,
}

/// What to close once so many clusters are entered.
#[derive(Default, Clone)]
struct Closings {
    fields: Vec<usize>,
    blocks: Vec<usize>,
}

fn closings(ledger: &Ledger<'_>, clusters: &[Cluster]) -> Vec<Closings> {
    let mut out = vec![Closings::default(); clusters.len() + 1];
    let mut last = vec![0; ledger.blocks.len()];
    for (field, book) in ledger.fields.iter().enumerate() {
        let at = clusters.iter().rposition(|cluster| cluster.fields.contains(&field));
        let at = at.map_or(0, |at| at + 1);
        out[at].fields.push(field);
        last[book.block] = last[book.block].max(at);
    }
    for (block, at) in last.into_iter().enumerate() {
        out[at].blocks.push(block);
    }
    out
}

/// Enters all clusters.
pub(super) fn run(ledger: &Ledger<'_>, clusters: &[Cluster]) -> Result<Extremes, Doubt> {
    let closings = closings(ledger, clusters);
    let close = |slots: &mut Slots, at: usize| {
        ledger.settle(slots);
        for &field in &closings[at].fields {
            ledger.close_field(field, slots);
        }
        for &block in &closings[at].blocks {
            ledger.close_block(block, slots);
        }
    };
    let mut start = ledger.start.clone();
    close(&mut start, 0);
    let mut current: Vec<(Slots, Cost)> = vec![(start, Cost::default())];
    let mut origins: Vec<Vec<Origin>> = Vec::with_capacity(clusters.len());
    let mut work = 0usize;
    let longer = ledger.start.len().div_ceil(USUAL_SLOTS).max(1);
    for (at, cluster) in clusters.iter().enumerate() {
        work = work.saturating_add(current.len().saturating_mul(cluster.choices.len()));
        if work > MOST_WORK / longer {
            return Err(Doubt::Many);
        }
        let mut known: HashMap<Slots, usize> = HashMap::new();
        let mut next: Vec<Cost> = Vec::new();
        let mut from: Vec<Origin> = Vec::new();
        for (before, (slots, cost)) in current.iter().enumerate() {
            for (choice, chosen) in cluster.choices.iter().enumerate() {
                let mut slots = slots.clone();
                if !ledger.post(&mut slots, &chosen.entries) {
                    continue;
                }
                close(&mut slots, at + 1);
                let cost = cost.plus(chosen.cost);
                match known.get(&slots) {
                    Some(&old) if next[old] <= cost => {}
                    Some(&old) => {
                        next[old] = cost;
                        from[old] = Origin { before, choice };
                    }
                    None => {
                        known.insert(slots, next.len());
                        next.push(cost);
                        from.push(Origin { before, choice });
                    }
                }
            }
            if next.len() > MOST_LEDGERS / longer {
                return Err(Doubt::Many);
            }
        }
        let mut sorted: Vec<(Slots, usize)> = known.into_iter().collect();
        sorted.sort_unstable_by_key(|(_, at)| *at);
        current = sorted.into_iter().zip(next).map(|((slots, _), cost)| (slots, cost)).collect();
        origins.push(from);
    }
    if current.is_empty() {
        return Err(Doubt::Nothing);
    }
    let best = |wanted: fn(i128) -> bool| {
        let ends = current.iter().enumerate().filter(|(_, (slots, _))| wanted(slots[DIFFERENCE]));
        let (at, (slots, cost)) = ends.min_by_key(|(_, (slots, cost))| (*cost, std::cmp::Reverse(slots[DIFFERENCE].abs())))?;
        Some(Found {
            choices: trace(&origins, at),
            difference: slots[DIFFERENCE],
            told: cost.told,
        })
    };
    Ok(Extremes {
        more: best(|difference| difference > 0),
        less: best(|difference| difference < 0),
    })
}

/// The choices that lead to ledger `at`.
fn trace(origins: &[Vec<Origin>], mut at: usize) -> Vec<usize> {
    let mut out = Vec::with_capacity(origins.len());
    for layer in origins.iter().rev() {
        let Some(origin) = layer.get(at) else { break };
        out.push(origin.choice);
        at = origin.before;
    }
    out.reverse();
    out
}
