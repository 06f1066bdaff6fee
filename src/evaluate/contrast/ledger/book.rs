//! The slots of one block and of one field, and what a clause enters in them.

use super::{DIFFERENCE, Entry, Ledger, Slot, facts};
use crate::evaluate::Truth;
use crate::evaluate::clause::held;
use crate::evaluate::contrast::Doubt;
use crate::evaluate::contrast::limit::{FieldLimits, Limit};
use crate::evaluate::facts::State;
use crate::evaluate::plan::{Act, Block, PlanClause, PlanFact, PlanField, Test};
use crate::model::{FieldKind, Mode, Points};

/// An item, or one half of 加减分.
#[derive(Debug)]
pub(in crate::evaluate::contrast) struct BlockBook {
    /// 1 for the newer side, −1 for the older: how what it takes goes into the difference.
    pub sign: i128,
    pub full: Points,
    pub is_item: bool,
    pub cap: Option<Points>,
    /// What it comes to: of an item the points left, else 加分 or 减分.
    pub net: Slot,
    /// 不得分.
    pub zero: Slot,
    /// Slots that do not matter once it is 不得分.
    pub own: Vec<Slot>,
}

impl BlockBook {
    pub fn new(block: &Block, side: usize, ledger: &mut Ledger<'_>) -> Self {
        let is_item = block.item.is_some();
        let base = if is_item { block.base.micros() } else { 0 };
        Self {
            sign: if side == 0 { -1 } else { 1 },
            full: block.full,
            is_item,
            cap: block.cap,
            net: ledger.slot(base, None),
            zero: ledger.slot(0, None),
            own: Vec::new(),
        }
    }
}

/// A field.
#[derive(Debug)]
pub(in crate::evaluate::contrast) struct FieldBook<'a> {
    pub field: &'a PlanField,
    pub facts: &'a [PlanFact],
    pub block: usize,
    pub side: usize,
    pub limits: FieldLimits,
    /// The sum; of 就高 the largest; of 分档 and 择一 the number of the clause, and its amount in the next.
    pub with: Slot,
    pub against: Option<Slot>,
    pub full: Option<Slot>,
    /// Clauses that share a cap.
    pub groups: Vec<(u32, Slot)>,
    /// By clause: of one that completes others (否则, 其余), whether one of those holds.
    pub seen: Vec<Option<Slot>>,
    /// Those of `seen` that ask for all clauses before them (其余), in order.
    rest: Vec<(usize, Slot)>,
    /// By clause: of one that completes others, the amount that goes by a fact.
    pub spare: Vec<Option<Slot>>,
}

fn completes(clause: &PlanClause) -> bool {
    matches!(clause.test, Test::NotPrevious | Test::NoneEarlier)
}

impl<'a> FieldBook<'a> {
    pub fn new(
        field: &'a PlanField,
        facts: &'a [PlanFact],
        block: usize,
        side: usize,
        limits: FieldLimits,
        ledger: &mut Ledger<'_>,
    ) -> Self {
        let chosen = matches!(field.mode, Mode::OneOf | Mode::Tiers);
        let has = |act: Act| field.clauses.iter().any(|clause| clause.act == act);
        let cut = |limit: Limit| limit.cut();
        let with = if chosen {
            let number = ledger.slot(0, None);
            ledger.slot(0, None);
            number
        } else {
            ledger.slot(0, cut(limits.with))
        };
        let mut book = Self {
            field,
            facts,
            block,
            side,
            limits,
            with,
            against: (!chosen && has(Act::Against)).then(|| ledger.slot(0, cut(limits.against))),
            full: (!chosen && has(Act::Full)).then(|| ledger.slot(0, None)),
            groups: Vec::new(),
            seen: vec![None; field.clauses.len()],
            rest: Vec::new(),
            spare: vec![None; field.clauses.len()],
        };
        for (at, clause) in field.clauses.iter().enumerate() {
            if let (Some(group), Some(cap), Mode::Sum) = (clause.group, clause.cap, field.mode)
                && !book.groups.iter().any(|(known, _)| *known == group)
            {
                book.groups.push((group, ledger.slot(0, Some(cap.micros()))));
            }
            if completes(clause) && field.mode != Mode::Tiers {
                // one that completes one that completes others is never asked
                let first = at.saturating_sub(1);
                let never = clause.test == Test::NotPrevious && !chosen && first < at && completes(&field.clauses[first]);
                let never = never || (clause.test == Test::NoneEarlier && !chosen && at > 0 && completes(&field.clauses[0]));
                book.seen[at] = (!chosen).then(|| ledger.slot(i128::from(never), None));
                let all = book.seen[at].filter(|_| clause.test != Test::NotPrevious);
                book.rest.extend(all.map(|slot| (at, slot)));
                book.spare[at] = clause.facts().next().map(|_| ledger.slot(0, None));
            }
        }
        if let Some(block) = ledger.blocks.last_mut()
            && matches!(field.kind, FieldKind::Deduct | FieldKind::Earn | FieldKind::Veto)
            // which clause of 择一 holds matters still: a second one contradicts it
            && field.mode != Mode::OneOf
        {
            block.own.extend(with..ledger.start.len());
        }
        book
    }

    /// How an amount of the field's kind goes into the difference of 失分.
    fn direction(&self, block: &BlockBook) -> i128 {
        match self.field.kind {
            FieldKind::Bonus | FieldKind::Earn => -block.sign,
            FieldKind::Malus | FieldKind::Deduct | FieldKind::Veto => block.sign,
        }
    }

    /// What clause `at` enters where the facts it reads are `assumed`.
    pub fn enter(&self, at: usize, assumed: &[(usize, State)], blocks: &[BlockBook], out: &mut Vec<Entry>) -> Result<(), Doubt> {
        let clause = &self.field.clauses[at];
        let facts = facts(self.facts, assumed);
        let got = held(clause, &facts, Truth::No);
        if got.truth == Truth::No {
            return Ok(());
        }
        let amount = got.amount.single().ok_or(Doubt::Loose)?.micros();
        if let Some(slot) = self.spare[at] {
            out.push(Entry::Add(slot, amount));
            return Ok(());
        }
        if completes(clause) && self.field.mode != Mode::Tiers {
            // its amount is known; whether it holds is seen when the field is closed
            return Ok(());
        }
        // of thousands of clauses few ask whether this one holds
        let next = self.seen.get(at + 1).copied().flatten();
        if let Some(slot) = next.filter(|_| self.field.clauses[at + 1].test == Test::NotPrevious) {
            out.push(Entry::Max(slot, 1));
        }
        let rest = self.rest.partition_point(|(later, _)| *later <= at);
        out.extend(self.rest[rest..].iter().map(|(_, slot)| Entry::Max(*slot, 1)));
        self.give(at, amount, blocks, out);
        Ok(())
    }

    /// What clause `at` enters where it holds and gives `amount`.
    pub fn give(&self, at: usize, amount: i128, blocks: &[BlockBook], out: &mut Vec<Entry>) {
        let (Some(clause), Some(block)) = (self.field.clauses.get(at), blocks.get(self.block)) else {
            return;
        };
        let number = i128::try_from(at).unwrap_or(i128::MAX - 1) + 1;
        let in_group = clause.cap.filter(|_| clause.group.is_some());
        let cut = in_group.map_or(amount, |cap| amount.min(cap.micros()));
        match self.field.mode {
            Mode::Tiers => return out.push(Entry::First(self.with, number, cut)),
            Mode::OneOf => return out.push(Entry::Only(self.with, number, cut)),
            Mode::Sum | Mode::Highest => {}
        }
        let group = self.groups.iter().find(|(group, _)| clause.group == Some(*group));
        out.push(match clause.act {
            Act::Zero => Entry::Max(block.zero, 1),
            Act::Full => Entry::Max(self.full.unwrap_or(block.zero), 1),
            Act::With if self.limits.direct => Entry::Add(DIFFERENCE, amount * self.direction(block)),
            Act::Against => Entry::Add(self.against.unwrap_or(self.with), amount),
            Act::With if self.field.mode == Mode::Highest => Entry::Max(self.with, cut),
            Act::With => Entry::Add(group.map_or(self.with, |(_, slot)| *slot), amount),
        });
    }
}
