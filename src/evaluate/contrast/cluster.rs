//! Facts that one clause reads together, and what their values enter in the ledger.

use std::collections::HashSet;

use super::Doubt;
use super::ledger::{Entry, Ledger};
use super::variable::Variable;
use crate::evaluate::facts::State;

/// Combinations of values of such facts that are told apart.
const MOST_CHOICES: usize = 100_000;

/// Clauses that are looked at, each for every such combination.
const MOST_LOOKS: usize = 50_000_000;

/// Facts, mostly one, that clauses read together.
#[derive(Debug)]
pub(super) struct Group {
    variables: Vec<usize>,
    /// The clauses by field and place.
    clauses: Vec<(usize, usize)>,
    /// How many combinations of values there are.
    size: usize,
}

/// Facts, mostly one, with all that they can say.
#[derive(Debug)]
pub(super) struct Cluster {
    pub variables: Vec<usize>,
    pub choices: Vec<Choice>,
    /// The fields that read them.
    pub fields: Vec<usize>,
}

/// One value of each.
#[derive(Debug)]
pub(super) struct Choice {
    pub options: Vec<usize>,
    pub cost: Cost,
    pub entries: Vec<Entry>,
}

/// How much evidence says: how many facts are away from their quiet value, and how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Cost {
    /// Facts of those among them that only came from elsewhere or went there: an example does without them where it can.
    pub aside: u32,
    pub told: u32,
    pub far: u64,
}

impl Cost {
    pub fn plus(self, other: Self) -> Self {
        Self {
            aside: self.aside.saturating_add(other.aside),
            told: self.told.saturating_add(other.told),
            far: self.far.saturating_add(other.far),
        }
    }
}

/// Puts the facts together that one clause reads; what is too much to look at is told before anything is.
pub(super) fn groups(ledger: &Ledger<'_>, variables: &[Variable]) -> Result<Vec<Group>, Doubt> {
    let mut home: Vec<usize> = (0..variables.len()).collect();
    let find = |side: usize, fact: usize| variables.iter().position(|variable| variable.facts[side] == Some(fact));
    // clauses with the facts they read
    let mut readers: Vec<(usize, usize, usize)> = Vec::new();
    for (field, book) in ledger.fields.iter().enumerate() {
        for (at, clause) in book.field.clauses.iter().enumerate() {
            let mut first = None;
            for variable in clause.facts().filter_map(|fact| find(book.side, fact)) {
                let first = *first.get_or_insert(variable);
                let (from, to) = (home[variable], home[first]);
                home.iter_mut().filter(|home| **home == from).for_each(|home| *home = to);
            }
            readers.extend(first.map(|variable| (variable, field, at)));
        }
    }
    let mut out = Vec::new();
    for root in 0..variables.len() {
        let members: Vec<usize> = (0..variables.len()).filter(|&variable| home[variable] == root).collect();
        if members.is_empty() {
            continue;
        }
        let clauses: Vec<(usize, usize)> = readers
            .iter()
            .filter(|(variable, ..)| home[*variable] == root)
            .map(|(_, field, at)| (*field, *at))
            .collect();
        let sizes = members.iter().map(|&member| variables[member].options.len());
        let size = sizes.fold(1usize, usize::saturating_mul);
        if size > MOST_CHOICES || size.saturating_mul(clauses.len()) > MOST_LOOKS {
            return Err(Doubt::Many);
        }
        out.push(Group {
            variables: members,
            clauses,
            size,
        });
    }
    Ok(out)
}

/// What the values of each group enter.
pub(super) fn form(ledger: &Ledger<'_>, variables: &[Variable], groups: Vec<Group>) -> Result<Vec<Cluster>, Doubt> {
    let mut out = Vec::with_capacity(groups.len());
    for group in groups {
        out.push(choices(ledger, variables, group)?);
    }
    // facts of one field stand together, so that it is closed soon
    out.sort_by_key(|cluster| {
        let newer = cluster.fields.iter().find(|&&field| ledger.fields[field].side == 1);
        newer.or(cluster.fields.first()).map(|&field| {
            let book = &ledger.fields[field];
            (book.side == 0, field)
        })
    });
    Ok(out)
}

fn choices(ledger: &Ledger<'_>, variables: &[Variable], group: Group) -> Result<Cluster, Doubt> {
    let Group {
        variables: members,
        clauses,
        size,
    } = group;
    let mut choices = Vec::with_capacity(size);
    for number in 0..size {
        let mut rest = number;
        let mut cost = Cost::default();
        let mut options = Vec::with_capacity(members.len());
        let mut assumed: [Vec<(usize, State)>; 2] = Default::default();
        for variable in members.iter().map(|&member| &variables[member]) {
            let option = rest % variable.options.len();
            rest /= variable.options.len();
            options.push(option);
            cost = cost.plus(Cost {
                aside: u32::from(variable.aside && option != variable.quiet),
                told: u32::from(option != variable.quiet),
                far: u64::try_from(option.abs_diff(variable.quiet)).unwrap_or(u64::MAX),
            });
            for (side, assumed) in assumed.iter_mut().enumerate() {
                assumed.extend(variable.on(side, option).map(|(fact, value)| (fact, State::Known(value))));
            }
        }
        let mut entries = Vec::new();
        for &(field, at) in &clauses {
            let book = &ledger.fields[field];
            book.enter(at, &assumed[book.side], &ledger.blocks, &mut entries)?;
        }
        choices.push(Choice {
            options,
            cost,
            entries: ledger.tidied(entries),
        });
    }
    // of values that enter the same, the smallest
    choices.sort_by_key(|choice| choice.cost);
    let mut seen: HashSet<Vec<Entry>> = HashSet::new();
    choices.retain(|choice| seen.insert(choice.entries.clone()));
    let mut fields: Vec<usize> = clauses.iter().map(|(field, _)| *field).collect();
    fields.sort_unstable();
    fields.dedup();
    Ok(Cluster {
        variables: members,
        choices,
        fields,
    })
}
