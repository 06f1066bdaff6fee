//! The plainest scorer of fully known evidence, written from the language page alone.

use std::collections::BTreeMap;

use rubricc::model::{Exempted, Points};

use super::spec::{Act, CATEGORIES, Clause, Field, Item, Mode, Rule, Spec, Veto, What, path};
use super::text::bands;

pub type Assignment = BTreeMap<String, i64>;

/// Hundredths of a point, for 折算 rounds to them.
type Cents = i64;

/// Total and band in each way in which a pending claim may end; none where the facts contradict a choice.
pub fn score(spec: &Spec, facts: &Assignment) -> Vec<Option<(Points, usize)>> {
    match &spec.exempt {
        None => vec![one(spec, facts, None)],
        Some((item, Exempted::Approved)) => vec![one(spec, facts, Some(item))],
        Some((item, _)) => vec![one(spec, facts, None), one(spec, facts, Some(item))],
    }
}

struct Category {
    /// With what stands for the exempt item.
    score: Cents,
    /// Of the rest.
    earned: Cents,
    full: Cents,
    ruined: bool,
}

fn one(spec: &Spec, facts: &Assignment, exempt: Option<&String>) -> Option<(Points, usize)> {
    let mut extra = 0;
    let mut categories = Vec::new();
    let mut items = BTreeMap::new();
    for (name, list) in CATEGORIES.iter().zip(&spec.categories) {
        let mut category = Category {
            score: 0,
            earned: 0,
            full: 0,
            ruined: false,
        };
        for item in list {
            let get = |fact: &str| facts[&path(name, &item.title, fact)];
            extra -= 10 * malus(item, &get);
            category.ruined |= item.ruin.is_some_and(|fact| get(fact) > 0);
            if exempt == Some(&item.title) {
                category.score += if spec.rule == Rule::Full { item.full * 10 } else { 0 };
                continue;
            }
            let score = self::item(item, &get)?;
            items.insert(item.title.clone(), 10 * score);
            category.score += 10 * score;
            category.earned += 10 * score;
            category.full += 10 * item.full;
        }
        categories.push(category);
    }
    let (earned, full) = categories.iter().fold((0, 0), |(e, f), c| (e + c.earned, f + c.full));
    if let Some(item) = spec.items().find(|i| exempt == Some(&i.title)) {
        let at = spec
            .categories
            .iter()
            .position(|c| c.iter().any(|i| i.title == item.title))
            .unwrap();
        let own = &mut categories[at];
        let rate = match spec.rule {
            Rule::Full | Rule::Zero => None,
            Rule::Category if own.full > 0 => Some((own.earned, own.full)),
            Rule::Category | Rule::Table => Some((earned, full)),
        };
        match rate {
            Some((_, 0)) => return None,
            // half away from zero; nothing here is negative
            Some((top, bottom)) => own.score += (2 * item.full * 10 * top + bottom) / (2 * bottom),
            None => {}
        }
    }
    if let Some((clauses, cap)) = &spec.bonus {
        let sum: i64 = clauses.iter().map(|c| amount(c, facts[&format!("加分/{}", c.fact)])).sum();
        extra += 10 * cap.map_or(sum, |cap| sum.min(cap));
    }
    let mut fired: Vec<&Act> = Vec::new();
    for veto in &spec.vetoes {
        match veto {
            Veto::Fact(item, fact, act) => {
                let path = CATEGORIES
                    .iter()
                    .zip(&spec.categories)
                    .find(|(_, items)| items.iter().any(|i| i.title == *item))
                    .map(|(name, _)| format!("{name}/{item}/{fact}"));
                if facts[&path.unwrap()] > 0 {
                    fired.push(act);
                }
            }
            Veto::AnyCategoryRate(rate, act) => {
                let low = |c: &Category| {
                    let (top, bottom) = if c.full > 0 { (c.earned, c.full) } else { (earned, full) };
                    100 * top < rate * bottom
                };
                if categories.iter().any(low) {
                    fired.push(act);
                }
            }
            Veto::CategoryPoints(category, at, act) => {
                if categories[*category].score < 10 * at {
                    fired.push(act);
                }
            }
            Veto::ItemPoints(item, at, act) => {
                if items.get(item).is_some_and(|score| *score < 10 * at) {
                    fired.push(act);
                }
            }
            Veto::Total(..) => {}
        }
    }
    let base: Cents = categories.iter().map(|c| if c.ruined { 0 } else { c.score }).sum();
    let mut total = base + extra;
    let bound = |total: Cents| if spec.floor { total.max(0) } else { total };
    if fired.iter().any(|act| matches!(act, Act::ZeroTotal)) {
        total = 0;
    }
    total = bound(total);
    let read = total;
    for veto in &spec.vetoes {
        if let Veto::Total(at, act) = veto
            && read < 10 * at
        {
            fired.push(act);
        }
    }
    if fired.iter().any(|act| matches!(act, Act::ZeroTotal)) {
        total = bound(0);
    }
    let band = grade(
        &fired,
        bands(spec.full()).iter().position(|low| total >= 10 * low).unwrap_or(3),
    );
    Some((Points::from_micros(i128::from(total) * 10_000), band))
}

fn grade(fired: &[&Act], mut band: usize) -> usize {
    if fired.iter().any(|act| matches!(act, Act::Bar)) {
        band = band.max(2);
    }
    band = (band + fired.iter().filter(|act| matches!(act, Act::Lower)).count()).min(3);
    if fired.iter().any(|act| matches!(act, Act::Grade)) {
        band = band.max(2);
    }
    band
}

fn amount(clause: &Clause, value: i64) -> i64 {
    match clause.what {
        What::Finding(p) => p * i64::from(value > 0),
        What::Count(p, cap) => cap.map_or(p * value, |cap| (p * value).min(cap)),
        What::Every(p, n) => p * (value / n),
        What::Short(at, p) => p * (at - value).max(0),
        What::Over(at, p, true) => p * (value - at).max(0),
        What::Over(at, p, false) => p * i64::from(value > at),
        What::Zero => 0,
    }
}

fn sum(mode: Mode, clauses: &[Clause], get: &dyn Fn(&str) -> i64) -> i64 {
    let amounts = clauses.iter().map(|c| amount(c, get(c.fact)));
    match mode {
        Mode::Sum => amounts.sum(),
        Mode::Highest => amounts.max().unwrap_or(0),
        Mode::Capped(cap) => amounts.sum::<i64>().min(cap),
    }
}

fn malus(item: &Item, get: &dyn Fn(&str) -> i64) -> i64 {
    let fields = item.fields.iter().filter_map(|f| match f {
        Field::Malus(clauses) => Some(sum(Mode::Sum, clauses, get)),
        _ => None,
    });
    fields.sum()
}

/// The item's score; none if two of a choice hold.
fn item(item: &Item, get: &dyn Fn(&str) -> i64) -> Option<i64> {
    let earns = |f: &Field| !matches!(f, Field::Deduct(..) | Field::Malus(_));
    let mut score = if item.fields.iter().any(earns) { 0 } else { item.full };
    for field in &item.fields {
        match field {
            Field::Deduct(mode, clauses) => score -= sum(*mode, clauses, get),
            Field::Earn(mode, clauses) => score += sum(*mode, clauses, get),
            Field::Tiers(fact, tiers, rest) => {
                let tier = tiers.iter().find(|(from, _)| get(fact) >= *from).map(|(_, p)| *p);
                score += tier.or(*rest).unwrap_or(0);
            }
            Field::OneOf(all) => {
                let held: Vec<i64> = all.iter().filter(|(fact, _)| get(fact) > 0).map(|(_, p)| *p).collect();
                match held.as_slice() {
                    [] => {}
                    [one] => score += one,
                    _ => return None,
                }
            }
            Field::Otherwise(fact, yes, no) => score += if get(fact) > 0 { yes } else { no },
            Field::Malus(_) => {}
        }
    }
    let zeroed = item.fields.iter().any(|f| match f {
        Field::Deduct(_, clauses) | Field::Earn(_, clauses) => {
            clauses.iter().any(|c| matches!(c.what, What::Zero) && get(c.fact) > 0)
        }
        _ => false,
    });
    Some(if zeroed { 0 } else { score.clamp(0, item.full) })
}
