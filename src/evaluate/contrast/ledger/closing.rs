//! Closing a field or a block of which no fact is left: it becomes one figure, and its slots are free again.

use super::{DIFFERENCE, FieldBook, Ledger, Slots, facts};
use crate::evaluate::Truth;
use crate::evaluate::clause::held;
use crate::evaluate::plan::{Act, Test};
use crate::model::{FieldKind, Mode};

impl Ledger<'_> {
    /// Empties what an item that is 不得分 has beside that.
    pub fn settle(&self, slots: &mut Slots) {
        for block in &self.blocks {
            if slots[block.zero] != 0 {
                slots[block.net] = 0;
                block.own.iter().for_each(|&slot| slots[slot] = 0);
            }
        }
        for field in &self.fields {
            // nothing is deducted: what was does not matter
            if let Some(full) = field.full
                && slots[full] != 0
            {
                slots[field.with] = 0;
                field.groups.iter().for_each(|(_, slot)| slots[*slot] = 0);
            }
        }
    }

    /// Enters the clauses of field `at` that complete others, and carries its figure to its block.
    pub fn close_field(&self, at: usize, slots: &mut Slots) {
        let book = &self.fields[at];
        let Some(block) = self.blocks.get(book.block) else { return };
        let (live, against, zero) = match book.field.mode {
            Mode::Sum | Mode::Highest => self.added(book, slots),
            Mode::Tiers | Mode::OneOf => self.chosen(book, slots),
        };
        let net = live.map_or(0, |live| book.field.cap.map_or(live, |cap| live.min(cap.micros()))) - against;
        match book.field.kind {
            FieldKind::Bonus | FieldKind::Malus if block.is_item => slots[DIFFERENCE] += net * book.sign_in_total(block.sign),
            FieldKind::Bonus | FieldKind::Malus => slots[block.net] += net,
            _ if zero => slots[block.zero] = 1,
            FieldKind::Earn => slots[block.net] += net,
            FieldKind::Deduct | FieldKind::Veto => slots[block.net] -= net,
        }
        self.settle(slots);
    }

    /// What the clauses come to before the cap of the field (`None` under 不得分), what works against it, and 不得分.
    fn added(&self, book: &FieldBook<'_>, slots: &mut Slots) -> (Option<i128>, i128, bool) {
        for at in 0..book.field.clauses.len() {
            let Some(seen) = book.seen[at] else { continue };
            if std::mem::take(&mut slots[seen]) == 0 {
                let mut entries = Vec::new();
                book.give(at, self.amount(book, at, slots), &self.blocks, &mut entries);
                self.post(slots, &entries);
            }
            if let Some(spare) = book.spare[at] {
                slots[spare] = 0;
            }
        }
        let mut with = std::mem::take(&mut slots[book.with]);
        for (_, slot) in &book.groups {
            with += std::mem::take(&mut slots[*slot]);
        }
        let against = book.against.map_or(0, |slot| std::mem::take(&mut slots[slot]));
        let full = book.full.is_some_and(|slot| std::mem::take(&mut slots[slot]) != 0);
        (Some(if full { 0 } else { with }), against, false)
    }

    fn chosen(&self, book: &FieldBook<'_>, slots: &mut Slots) -> (Option<i128>, i128, bool) {
        let number = std::mem::take(&mut slots[book.with]);
        let mut amount = std::mem::take(&mut slots[book.with + 1]);
        let mut at = usize::try_from(number - 1).ok();
        if at.is_none() && book.field.mode == Mode::OneOf {
            let completes = |test: &Test| matches!(test, Test::NotPrevious | Test::NoneEarlier);
            at = book.field.clauses.iter().position(|clause| completes(&clause.test));
            amount = at.map_or(0, |at| self.amount(book, at, slots));
        }
        book.spare.iter().flatten().for_each(|&slot| slots[slot] = 0);
        let Some(clause) = at.and_then(|at| book.field.clauses.get(at)) else {
            return (Some(0), 0, false);
        };
        match clause.act {
            Act::Zero => (None, 0, true),
            Act::Full => (Some(0), 0, false),
            Act::With => (Some(amount), 0, false),
            Act::Against => (Some(-amount), 0, false),
        }
    }

    /// What a clause that completes others gives where it holds.
    fn amount(&self, book: &FieldBook<'_>, at: usize, slots: &Slots) -> i128 {
        let clause = &book.field.clauses[at];
        let amount = match book.spare[at] {
            Some(spare) => slots[spare],
            None => held(clause, &facts(book.facts, &[]), Truth::No)
                .amount
                .single()
                .unwrap_or_default()
                .micros(),
        };
        match (clause.cap, clause.group) {
            (Some(cap), Some(_)) => amount.min(cap.micros()),
            _ => amount,
        }
    }

    /// Carries block `at` to the difference.
    pub fn close_block(&self, at: usize, slots: &mut Slots) {
        let block = &self.blocks[at];
        let net = std::mem::take(&mut slots[block.net]);
        let zero = std::mem::take(&mut slots[block.zero]) != 0;
        slots[DIFFERENCE] += if block.is_item {
            let full = block.full.micros();
            let own = if zero { 0 } else { net.min(full).max(0) };
            (full - own) * block.sign
        } else {
            let net = block.cap.map_or(net, |cap| net.min(cap.micros()));
            let kind = self.fields.iter().find(|field| field.block == at);
            net * kind.map_or(0, |field| field.sign_in_total(block.sign))
        };
    }
}

impl FieldBook<'_> {
    /// How 加分 or 减分 goes into the difference.
    fn sign_in_total(&self, sign: i128) -> i128 {
        if self.field.kind == FieldKind::Bonus { -sign } else { sign }
    }
}
