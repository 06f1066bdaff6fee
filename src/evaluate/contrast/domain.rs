//! The values that one fact may have on both sides at once.

use super::cells::{sample, starts};
use super::limit::Limit;
use super::usage::Use;
use super::variable::Terms;
use super::{Doubt, Side};
use crate::evaluate::interval::Interval;
use crate::evaluate::plan::Measure;
use crate::model::{Fact, FactKind, Name, Ratio};

/// Pairs of values, older and newer, that stand for all; the smallest first.
pub(super) type Options = Vec<[Ratio; 2]>;

/// Values of one fact that are told apart.
const MOST_OPTIONS: usize = 40_000;

/// Occurrences of one fact that are looked at where its amounts differ.
const MOST_OCCURRENCES: i128 = 2_000;

/// A fact of one side.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub fact: &'a Fact,
    pub domain: Interval,
    pub uses: &'a [Use<'a>],
}

impl<'a> Known<'a> {
    pub fn new(side: &Side<'a>, at: usize, uses: &'a [Use<'a>]) -> Option<Self> {
        Some(Self {
            fact: side.rubric.facts.get(at)?,
            domain: side.plan().facts.get(at)?.domain,
            uses,
        })
    }
}

/// Of a fact that one side alone asks for.
pub(super) fn alone(known: Known<'_>, terms: &mut Terms) -> Result<Options, Doubt> {
    let values = match known.fact.kind {
        FactKind::Discretion { .. } => amounts(known, known.uses, terms)?,
        _ => numbers(known.uses, &known.domain, terms)?,
    };
    Ok(values.into_iter().map(|value| [value; 2]).collect())
}

/// Of a fact that both sides ask for.
pub(super) fn both(old: Known<'_>, new: Known<'_>, terms: &mut Terms) -> Result<Options, Doubt> {
    use FactKind::{Count, Data, Discretion, Excess, Finding, Missing, Rate};
    let uses: Vec<Use<'_>> = old.uses.iter().chain(new.uses).copied().collect();
    let kinds = || Doubt::Kinds(new.fact.name.shown().to_owned());
    let same = |a: &str, b: &str| {
        let units = || Doubt::Units(new.fact.name.shown().to_owned(), a.to_owned(), b.to_owned());
        if a == b { Ok(()) } else { Err(units()) }
    };
    let twice = |values: Vec<Ratio>| values.into_iter().map(|value| [value; 2]).collect();
    let sign = |value: Ratio| {
        value
            .min(Ratio::ONE)
            .max(if value > Ratio::ZERO { Ratio::ONE } else { Ratio::ZERO })
    };
    match (&old.fact.kind, &new.fact.kind) {
        (Finding, Finding) | (Rate, Rate) => Ok(twice(numbers(&uses, &new.domain, terms)?)),
        (Count { unit: a }, Count { unit: b }) => same(a, b).and_then(|()| Ok(twice(numbers(&uses, &new.domain, terms)?))),
        (Data { unit: a, whole: w }, Data { unit: b, whole }) => {
            same(a, b)?;
            if w != whole {
                return Err(kinds());
            }
            Ok(twice(numbers(&uses, &new.domain, terms)?))
        }
        (Excess { unit: a, short: s, .. }, Excess { unit: b, short, .. }) if s == short => {
            same(a, b)?;
            Ok(twice(numbers(&uses, &new.domain, terms)?))
        }
        (Missing { .. }, Missing { .. }) => missing(old, new, &uses, terms),
        (Count { unit: a }, Missing { unit: b, .. }) | (Missing { unit: a, .. }, Count { unit: b }) => {
            same(a, b)?;
            missing(old, new, &uses, terms)
        }
        // a count holds as a finding when it is at least one
        (Finding, Count { .. } | Missing { .. } | Excess { .. }) => {
            let values = numbers(&uses, &new.domain, terms)?;
            Ok(values.into_iter().map(|value| [sign(value), value]).collect())
        }
        (Count { .. } | Missing { .. } | Excess { .. }, Finding) => {
            let values = numbers(&uses, &old.domain, terms)?;
            Ok(values.into_iter().map(|value| [value, sign(value)]).collect())
        }
        (
            Discretion { low, high, unit: a },
            Discretion {
                low: l,
                high: h,
                unit: b,
            },
        ) => {
            match (a, b) {
                (Some(a), Some(b)) => same(a, b)?,
                (None, None) => {}
                _ => return Err(kinds()),
            }
            if old.domain.low != new.domain.low && (old.domain.low == Ratio::ZERO || new.domain.low == Ratio::ZERO) {
                return Err(kinds());
            }
            if (low, high) == (l, h) {
                return Ok(twice(amounts(new, &uses, terms)?));
            }
            Ok(severities(old, new, &uses, terms))
        }
        (Discretion { unit: None, .. }, Finding) | (Finding, Discretion { unit: None, .. }) => {
            Ok(severities(old, new, &uses, terms))
        }
        (Discretion { unit: Some(a), .. }, Count { unit: b }) | (Count { unit: a }, Discretion { unit: Some(b), .. }) => {
            same(a, b)?;
            Ok(severities(old, new, &uses, terms))
        }
        _ => Err(kinds()),
    }
}

/// One number a cell.
fn numbers(uses: &[Use<'_>], domain: &Interval, terms: &mut Terms) -> Result<Vec<Ratio>, Doubt> {
    let starts = starts(uses, domain, terms)?;
    Ok(domain.cells(&starts).iter().map(sample).collect())
}

/// 缺项 of lists that may differ: what is missing of what both name, of what only one names.
fn missing(old: Known<'_>, new: Known<'_>, uses: &[Use<'_>], terms: &mut Terms) -> Result<Options, Doubt> {
    let endless = Interval::upto(None, true);
    let [a, b] = [old, new].map(|side| list(&side.fact.kind));
    let (shared, only_old, only_new) = match (&a, &b) {
        (None, None) => (None, Some(0), Some(0)),
        (Some(list), None) => (Some(list.len()), Some(0), None),
        (None, Some(list)) => (Some(list.len()), None, Some(0)),
        (Some(a), Some(b)) => {
            let shared = a.iter().filter(|name| b.contains(name)).count();
            (Some(shared), Some(a.len() - shared), Some(b.len() - shared))
        }
    };
    // beyond the last breakpoint more makes no difference on either side
    let starts = starts(uses, &endless, terms)?;
    let last = starts.last().map_or(0, |start| start.at.floor() + 1);
    let last = usize::try_from(last).map_err(|_| Doubt::Many)?;
    let [s, o, n] = [shared, only_old, only_new].map(|most| most.map_or(last, |most| most.min(last)));
    if (s + 1).saturating_mul(o + 1).saturating_mul(n + 1) > 8 * MOST_OPTIONS {
        return Err(Doubt::Many);
    }
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for s in 0..=s {
        for o in 0..=o {
            all.extend((0..=n).map(|n| (s + o + n, s + o, s + n)));
        }
    }
    all.sort_unstable();
    let mut seen = std::collections::HashSet::new();
    all.retain(|(_, old, new)| seen.insert((*old, *new)));
    if all.len() > MOST_OPTIONS {
        return Err(Doubt::Many);
    }
    let whole = |n: usize| Ratio::whole(i128::try_from(n).unwrap_or(i128::MAX));
    Ok(all.into_iter().map(|(_, old, new)| [whole(old), whole(new)]).collect())
}

/// The different 要素 that may be missing; `None` if there is no closed list.
fn list(kind: &FactKind) -> Option<Vec<&Name>> {
    let FactKind::Missing {
        elements,
        limit: Some(_),
        ..
    } = kind
    else {
        return None;
    };
    let mut out: Vec<&Name> = Vec::new();
    for name in elements {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    Some(out)
}

/// What the clauses on a discretion can use of it, in millionths; if it has no end, what outweighs `room`.
fn useful(uses: &[Use<'_>], high: i128, room: i128, terms: &mut Terms) -> i128 {
    let mut most = high;
    let mut gain = 0;
    for one in uses {
        match one.limit {
            Limit::Upto(at) => most = most.max(at.saturating_add(high)),
            Limit::Doubtful(at) => {
                terms.doubt = Some(Doubt::Endless);
                most = most.max(at.saturating_add(high));
            }
            Limit::Endless => gain += one.weight,
        }
    }
    if gain != 0 {
        most = most.max(room.saturating_add(2 * high));
    }
    most
}

/// Every amount on the grid.
fn amounts(known: Known<'_>, uses: &[Use<'_>], terms: &mut Terms) -> Result<Vec<Ratio>, Doubt> {
    let FactKind::Discretion { low, high, unit } = &known.fact.kind else {
        return Ok(Vec::new());
    };
    let (low, high, grid) = (low.micros(), high.micros(), terms.grid);
    let room = terms.room_beside(uses);
    let most = if unit.is_some() {
        useful(uses, high, room, terms)
    } else {
        high
    };
    let points = |micros: i128| Ratio::new(micros, 1_000_000).unwrap_or(Ratio::ZERO);
    let mut out: Vec<Ratio> = (known.domain.low == Ratio::ZERO).then_some(Ratio::ZERO).into_iter().collect();
    let mut from = low;
    for n in 1i128.. {
        let (first, last) = (from.max(low * n), (high * n).min(most.max(high)));
        let count = (last - first) / grid + 1;
        if usize::try_from(count.max(0)).map_or(true, |count| count + out.len() > MOST_OPTIONS) {
            return Err(Doubt::Many);
        }
        out.extend((0..count).map(|step| points(first + step * grid)));
        from = from.max(last + grid);
        if unit.is_none() || high * n >= most || high <= 0 {
            break;
        }
    }
    out.dedup();
    Ok(out)
}

/// 酌情 of ranges that differ, or that became one figure: the same findings, each at its lightest or each at its gravest on
/// both sides.
fn severities(old: Known<'_>, new: Known<'_>, uses: &[Use<'_>], terms: &mut Terms) -> Options {
    let each = [old, new].iter().any(|side| match &side.fact.kind {
        FactKind::Discretion { unit, .. } => unit.is_some(),
        kind => matches!(kind, FactKind::Count { .. }),
    });
    let most = if each { occurrences(old, new, uses, terms) } else { 1 };
    let value = |side: Known<'_>, n: i128, gravest: bool| match &side.fact.kind {
        FactKind::Discretion { low, high, .. } => Ratio::from((if gravest { *high } else { *low }).times(n)),
        _ => Ratio::whole(n),
    };
    let happened = (1..=most).flat_map(|n| [false, true].map(|gravest| [value(old, n, gravest), value(new, n, gravest)]));
    let none = (old.domain.low == Ratio::ZERO).then_some([Ratio::ZERO; 2]);
    none.into_iter().chain(happened).collect()
}

/// After how many occurrences more of them make no difference, or none that can turn again.
fn occurrences(old: Known<'_>, new: Known<'_>, uses: &[Use<'_>], terms: &mut Terms) -> i128 {
    let room = terms.room_beside(uses);
    let mut most = 1;
    for side in [old, new] {
        most = most.max(match &side.fact.kind {
            FactKind::Discretion { low, high, .. } => {
                let useful = useful(side.uses, high.micros(), room, terms);
                useful / low.micros().max(1) + 1
            }
            _ => counted(side.uses, terms),
        });
    }
    // where neither side has an end, the difference of each occurrence outweighs the room
    if let (FactKind::Discretion { low, high, .. }, FactKind::Discretion { low: l, high: h, .. }) =
        (&old.fact.kind, &new.fact.kind)
        && [old, new]
            .iter()
            .all(|side| side.uses.iter().any(|one| one.limit == Limit::Endless))
    {
        let slopes = [*l - *low, *h - *high].map(|slope| slope.micros().abs());
        let times = slopes.into_iter().filter(|slope| *slope != 0).map(|slope| room / slope + 1);
        most = times.fold(most, i128::max);
    }
    if most > MOST_OCCURRENCES {
        terms.doubt = Some(Doubt::Many);
    }
    most.min(MOST_OCCURRENCES)
}

/// Up to which count the clauses that read it tell more from less.
fn counted(uses: &[Use<'_>], terms: &mut Terms) -> i128 {
    let counts = uses.iter().map(|one| {
        let (Limit::Upto(at), Measure::Steps(steps)) = (one.limit, one.clause.measure) else {
            if !matches!(one.limit, Limit::Upto(_)) {
                terms.doubt = Some(Doubt::Endless);
            }
            return 1;
        };
        let last = at.checked_div(one.clause.amount.micros()).unwrap_or(0) + 1;
        steps.start(last).map_or(1, |start| start.at.ceil())
    });
    counts.max().unwrap_or(1)
}
