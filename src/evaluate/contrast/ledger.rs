//! 账: what both sides have taken so far, as slots of millionths. Two ledgers with equal slots come to the same end whatever
//! the facts that are left say; therefore more than matters is never entered.

mod book;
mod closing;

pub(super) use book::{BlockBook, FieldBook};

use super::limit;
use super::{Doubt, Side};
use crate::evaluate::facts::{Facts, State};
use crate::evaluate::plan::{Block, PlanFact};

/// A place in the ledger.
pub(super) type Slot = usize;

/// The slots of one ledger.
pub(super) type Slots = Vec<i128>;

/// 失分 of the newer side less 失分 of the older, as far as it is settled.
pub(super) const DIFFERENCE: Slot = 0;

/// One entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Entry {
    /// Adds up.
    Add(Slot, i128),
    /// The largest counts.
    Max(Slot, i128),
    /// 分档: the first clause that holds counts (its number from 1, then its amount).
    First(Slot, i128, i128),
    /// 择一: only one may hold.
    Only(Slot, i128, i128),
}

/// The form of the ledger: which slot is what.
#[derive(Debug)]
pub(super) struct Ledger<'a> {
    pub blocks: Vec<BlockBook>,
    pub fields: Vec<FieldBook<'a>>,
    /// Above this a slot does not matter.
    cuts: Vec<Option<i128>>,
    /// Slots as they are before any fact is looked at.
    pub start: Slots,
}

impl<'a> Ledger<'a> {
    /// For the blocks of both sides.
    pub fn new(sides: [&Side<'a>; 2], blocks: &[Vec<&'a Block>; 2]) -> Result<Self, Doubt> {
        let mut ledger = Self {
            blocks: Vec::new(),
            fields: Vec::new(),
            cuts: vec![None],
            start: vec![0],
        };
        for (side, (of, blocks)) in sides.iter().zip(blocks).enumerate() {
            let facts = &of.plan().facts;
            for block in blocks {
                let book = BlockBook::new(block, side, &mut ledger);
                ledger.blocks.push(book);
                for (field, limits) in block.fields.iter().zip(limit::of(block, facts)) {
                    let at = ledger.blocks.len() - 1;
                    let book = FieldBook::new(field, facts, at, side, limits, &mut ledger);
                    ledger.fields.push(book);
                }
            }
        }
        ledger.constants()?;
        Ok(ledger)
    }

    /// A new slot that begins with `start` and is cut at `cut`.
    fn slot(&mut self, start: i128, cut: Option<i128>) -> Slot {
        self.start.push(start);
        self.cuts.push(cut);
        self.start.len() - 1
    }

    /// Enters what the clauses give that no fact decides.
    fn constants(&mut self) -> Result<(), Doubt> {
        let mut entries = Vec::new();
        for book in &self.fields {
            for at in 0..book.field.clauses.len() {
                if book.field.clauses[at].facts().next().is_none() {
                    book.enter(at, &[], &self.blocks, &mut entries)?;
                }
            }
        }
        let mut slots = std::mem::take(&mut self.start);
        // two that always hold contradict each other: nothing suits this side
        if !self.post(&mut slots, &entries) {
            return Err(Doubt::Nothing);
        }
        self.start = slots;
        Ok(())
    }

    /// Enters `entries`; false if the evidence contradicts the rubric.
    pub fn post(&self, slots: &mut Slots, entries: &[Entry]) -> bool {
        for entry in entries {
            match *entry {
                Entry::Add(slot, by) => slots[slot] = self.cut(slot, slots[slot].saturating_add(by)),
                Entry::Max(slot, value) => slots[slot] = slots[slot].max(self.cut(slot, value)),
                Entry::First(slot, number, amount) => {
                    if slots[slot] == 0 || number < slots[slot] {
                        (slots[slot], slots[slot + 1]) = (number, self.cut(slot + 1, amount));
                    }
                }
                Entry::Only(slot, number, amount) => {
                    if slots[slot] != 0 {
                        return false;
                    }
                    (slots[slot], slots[slot + 1]) = (number, self.cut(slot + 1, amount));
                }
            }
        }
        true
    }

    /// `entries` with sums put together, without what does not matter.
    pub fn tidied(&self, entries: Vec<Entry>) -> Vec<Entry> {
        let mut out: Vec<Entry> = Vec::with_capacity(entries.len());
        for entry in entries {
            let known = out.iter_mut().find_map(|known| match (known, entry) {
                (Entry::Add(slot, sum), Entry::Add(other, by)) if *slot == other => Some((sum, by)),
                _ => None,
            });
            match known {
                Some((sum, by)) => *sum = sum.saturating_add(by),
                None => out.push(entry),
            }
        }
        for entry in &mut out {
            if let Entry::Add(slot, value) | Entry::Max(slot, value) = entry {
                *value = self.cut(*slot, *value);
            }
        }
        out.retain(|entry| !matches!(entry, Entry::Add(_, 0) | Entry::Max(_, 0)));
        out
    }

    fn cut(&self, slot: Slot, value: i128) -> i128 {
        self.cuts[slot].map_or(value, |cut| value.min(cut))
    }
}

/// The facts of one side where those of `assumed` are known and no others.
fn facts<'f>(plan: &'f [PlanFact], assumed: &'f [(usize, State)]) -> Facts<'f> {
    Facts {
        plan,
        values: &[],
        assumed,
    }
}
