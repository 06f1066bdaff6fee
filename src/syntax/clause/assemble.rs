//! 组装: words and consequence → readings.

use super::amount::{amount, cap, with_partial};
use super::before::Before;
use super::condition::Draft;
use super::consequence::{Consequence, Deed};
use super::normal::Slice;
use super::occurrence::{self, Occurrence};
use super::refusal::Refusal;
use super::spread::spread;
use super::verb::Verb;
use super::{FieldText, data, effect, level, named};
use crate::diagnostic::code;
use crate::model::{Cap, Condition, Effect, FieldKind, Mode, Name, Per, PerKind, Ratio, Reading};

/// The readings of one clause.
pub struct Assembled {
    /// In the order of the text.
    pub readings: Vec<Reading>,
    /// It takes its words from the clause before (市级加0.5分).
    pub elliptic: bool,
    /// A range whose ends a neighbour must settle.
    pub open_ends: Option<(bool, bool)>,
}

/// Reads one clause: `words` stand before the verb, `told` from it on, `whole` is all of it.
pub fn clause(
    field: &FieldText<'_>,
    before: &Before<'_>,
    words: Slice<'_, '_>,
    mut told: Consequence,
    whole: Slice<'_, '_>,
) -> Result<Assembled, Refusal> {
    named::refuse(words.text())?;
    total_inside(field, words)?;
    let elliptic_verb = verb_of_before(&mut told, before)?;
    let effect = effect::of(field.kind, field.mode, &told, before.first)?;
    if let Some(limit) = told.limit
        && limit.verb.is_some_and(|verb| !same_side(verb, &effect))
    {
        return Err(Refusal::new(
            &code::R0513,
            "限额的动词与条款的不一致",
            "扣分的限额写「最高扣……分」，得分的写「最高得……分」",
        ));
    }
    let words = leftovers(words, &mut told)?;
    let (mut condition, occurrence) = split(field, words, &mut told)?;
    condition = adverbs_before(condition, &mut told);
    let level = occurrence::strip(condition);
    let several = level::is_level(level.text()) || told.respectively || told.each;
    if several && told.limit.is_some() && field.kind == FieldKind::Earn && effect == Effect::Deduct {
        return Err(Refusal::new(
            &code::R0513,
            "得分栏里拆成几条的扣分，不能合计限额",
            "请把扣分的写进另立的「扣分」栏，或每条写全、各写各的限额",
        ));
    }
    if level::is_level(level.text()) {
        let reading = from_level(level.text(), before, &told, occurrence.as_ref(), effect, whole)?;
        return Ok(Assembled {
            readings: vec![reading],
            elliptic: true,
            open_ends: None,
        });
    }
    if elliptic_verb {
        return Err(no_antecedent(level.text()));
    }
    if level::looks_like_level(level.text()) {
        return Err(no_antecedent(level.text()));
    }
    if told.respectively || told.each {
        return spread(level, &told, occurrence, &effect, whole).map(|readings| Assembled {
            readings,
            elliptic: false,
            open_ends: None,
        });
    }
    let amount = amount(&told)?;
    let draft = Draft {
        field,
        before,
        told: &told,
        effect: &effect,
    };
    let (condition, per, open_ends) = draft.condition(level, occurrence)?;
    let cap = cap(&told, before)?;
    let reading = Reading {
        text: whole.words().into_owned(),
        span: whole.span(),
        effect,
        amount,
        condition,
        per,
        cap,
    };
    beside_full(field, before, &reading)?;
    Ok(Assembled {
        readings: vec![reading],
        elliptic: false,
        open_ends,
    })
}

/// 总分 inside an item is refused: it is known only when all items are scored.
fn total_inside(field: &FieldText<'_>, words: Slice<'_, '_>) -> Result<(), Refusal> {
    if field.kind != FieldKind::Veto
        && words.text().contains('总')
        && (words.text().contains("总分") || words.text().contains("总得分"))
    {
        return Err(Refusal::new(
            &code::R0512,
            "条款的条件用到了总分",
            "总分要各项都评完才有；按总分处理的请写入「否决」栏，如「总分低于60分的，评为不合格」",
        ));
    }
    Ok(())
}

/// Bare points of a level word take the verb of the clause before.
fn verb_of_before(told: &mut Consequence, before: &Before<'_>) -> Result<bool, Refusal> {
    let Deed::Points(verb @ Verb::Bare, _) = &mut told.deed else {
        return Ok(false);
    };
    let Some(last) = before.last else { return Ok(false) };
    match last.effect {
        Effect::Bonus => *verb = Verb::Add,
        Effect::Deduct | Effect::Malus => *verb = Verb::Take,
        _ => return Ok(false),
    }
    Ok(true)
}

fn same_side(verb: Verb, effect: &Effect) -> bool {
    match effect {
        Effect::Deduct | Effect::Malus => verb == Verb::Take,
        Effect::Earn => verb != Verb::Take,
        Effect::Bonus => verb != Verb::Take,
        _ => false,
    }
}

/// Words right before the verb that change what it says; neutral ones are part of the verb already.
fn leftovers<'n, 'a>(words: Slice<'n, 'a>, told: &mut Consequence) -> Result<Slice<'n, 'a>, Refusal> {
    let text = words.text();
    if matches!(told.deed, Deed::Points(Verb::Bare, _)) && text.ends_with(['得', '计', '记', '加', '奖', '扣', '减', '分'])
    {
        return Err(Refusal::new(
            &code::R0505,
            format!("「{}」与分数之间的话读不准", words.words()),
            "一条只写一个分数，后面的话请另写一条",
        ));
    }
    // most conditions end so, and none of the words below does
    if text.ends_with(['的', ',', '次', '项', '个']) && !text.chars().any(|c| matches!(c, '由' | '该' | '此' | '(' | ')'))
    {
        return Ok(words);
    }
    for (word, per) in [
        ("最高", true),
        ("最多", true),
        ("至多", true),
        ("至少", true),
        ("累计", false),
        ("合计", false),
        ("同时", false),
        ("加倍", false),
        ("双倍", false),
        ("减半", false),
    ] {
        if let Some(head) = text.strip_suffix(word) {
            let each = per && (head.ends_with(['次', '件', '项', '人', '起', '处', '个']) && head.contains('每'));
            return Err(if each {
                Refusal::new(
                    &code::R0516,
                    "目前读不了每次各自的限额",
                    "请写整条的限额，如「每件扣0.5分，最高扣2分」；每件扣分不定的写「每件酌情扣0.5至2分」",
                )
            } else {
                Refusal::new(
                    &code::R0513,
                    format!("「{word}」前没有写明每次或每项多少分"),
                    "请先写分数再写限额，如「每次扣0.5分，最高扣2分」",
                )
            });
        }
    }
    let by_whom = text.contains('由')
        && text
            .split_once("的,由")
            .is_some_and(|(_, rest)| !rest.starts_with(['此', '于']));
    if by_whom
        || ["最高可", "最多可", "至多可", "酌情可", "视情可", "的可", "的可以", "的将"]
            .iter()
            .any(|w| text.ends_with(w))
        || own_words(text)
        || text.matches('(').count() != text.matches(')').count()
    {
        return Err(Refusal::new(
            &code::R0505,
            format!("「{}」与分数之间的话读不准", words.words()),
            "动词前只写条件，请写成「……的扣1分」「……的，酌情扣1至3分」",
        ));
    }
    let marked = |word: &str| {
        text.strip_suffix(word)
            .is_some_and(|head| head.is_empty() || head.ends_with([',', '的']))
    };
    if [
        "加", "多", "共", "可", "可以", "均", "都", "不", "未", "被", "并", "也", "只", "仅", "重", "扣", "得", "每", "或",
        "或者", "而", "限", "限额", "按",
    ]
    .iter()
    .any(|w| marked(w))
    {
        return Err(Refusal::new(
            &code::R0505,
            format!("「{}」与分数之间的话读不准", words.words()),
            "动词前只写条件，请写成「……的扣1分」「……的，每次扣1分」",
        ));
    }
    told.discretion |= text.ends_with("酌情");
    Ok(words)
}

/// 未完成的，该项目扣2分; 未完成的按差额比例扣2分: the words behind 的 are no part of the condition.
fn own_words(text: &str) -> bool {
    let tail = text.rsplit_once('的').map_or(text, |(_, tail)| tail).trim_start_matches(',');
    let proportion = ["率", "比例", "比重", "比率"].iter().any(|w| tail.ends_with(w));
    let whole = tail.starts_with(['该', '此']) && tail.chars().count() <= 4;
    proportion && (tail.starts_with('按') || tail.starts_with("根据")) || whole
}

/// The condition and the 计次.
fn split<'n, 'a>(
    field: &FieldText<'_>,
    words: Slice<'n, 'a>,
    told: &mut Consequence,
) -> Result<(Slice<'n, 'a>, Option<Occurrence<'n, 'a>>), Refusal> {
    let at_all = matches!(told.deed, Deed::Zero | Deed::Full) && !words.text().contains('每');
    let found = match occurrence::split(words, matches!(field.mode, Mode::OneOf | Mode::Tiers)) {
        // 发生一起亡人事故的不得分: one or many, all is lost
        Err(occurrence::Unread::Doubt) if at_all => Ok(None),
        found => found,
    };
    let found = found.map_err(|unread| match unread {
        occurrence::Unread::Figure => data::malformed(&words.words()),
        occurrence::Unread::Pair => Refusal::new(
            &code::R0514,
            "两个「每」里只能都是一",
            "请写成「每人每次扣0.2分」，或折成一种次数",
        ),
        occurrence::Unread::Doubt => Refusal::new(
            &code::R0514,
            format!("「{}」是计次还是条件，读不准", words.words()),
            "计次请写成「……的，每次扣0.5分」，一次性的请写成「……的扣0.5分」",
        ),
    })?;
    match (found, told.per_unit.take()) {
        (None, None) => Ok((occurrence::strip(words), None)),
        (Some(found), None) => Ok((found.before, Some(found))),
        (Some(_), Some(_)) => Err(Refusal::new(&code::R0514, "一条里有两处计次", "「每项」与「/项」只写一处")),
        (None, Some(unit)) => {
            let before = occurrence::strip(words);
            let per = Per {
                kind: PerKind::Count,
                unit,
                step: Ratio::ONE,
                partial_up: false,
            };
            Ok((
                before,
                Some(Occurrence {
                    per,
                    before,
                    own: String::new(),
                    threshold: None,
                    growth: false,
                }),
            ))
        }
    }
}

/// 分别 and 酌情 may stand before 每次 too.
fn adverbs_before<'n, 'a>(mut words: Slice<'n, 'a>, told: &mut Consequence) -> Slice<'n, 'a> {
    for word in ["分别", "各", "酌情", "视情"] {
        let Some(head) = words.text().strip_suffix(word) else {
            continue;
        };
        if head.is_empty() || head.ends_with([',', '的']) {
            match word {
                "分别" => told.respectively = true,
                "各" => told.each = true,
                _ => told.discretion = true,
            }
            words = occurrence::strip(words.upto(head.len()));
        }
    }
    words
}

fn no_antecedent(words: &str) -> Refusal {
    Refusal::new(
        &code::R0510,
        format!("「{words}」承前省略，但前一条里没有唯一可替换的级别"),
        "请把条件写全，如「受到市级表扬的每次加0.5分」",
    )
}

fn from_level(
    word: &str,
    before: &Before<'_>,
    told: &Consequence,
    own: Option<&Occurrence<'_, '_>>,
    effect: Effect,
    whole: Slice<'_, '_>,
) -> Result<Reading, Refusal> {
    let last = before
        .last
        .filter(|last| last.effect == effect)
        .ok_or_else(|| no_antecedent(word))?;
    let Condition::Finding(name) = &last.condition else {
        return Err(no_antecedent(word));
    };
    let condition = level::replace(name.shown(), word).ok_or_else(|| no_antecedent(word))?;
    let per = own.map(|o| o.per.clone()).or_else(|| last.per.clone());
    if own.is_some_and(|o| last.per.as_ref().is_some_and(|p| p.kind != o.per.kind)) || told.respectively || told.each {
        return Err(no_antecedent(word));
    }
    Ok(Reading {
        text: whole.words().into_owned(),
        span: whole.span(),
        effect,
        amount: amount(told)?,
        condition: Condition::Finding(Name::new(&condition)),
        per: with_partial(per, told)?,
        cap: told.limit.map(|limit| Cap {
            amount: limit.amount,
            group: None,
        }),
    })
}

/// 得满分 beside 每低…扣 in a 得分 field earns from nothing: the 扣分 field says it rightly.
fn beside_full(field: &FieldText<'_>, before: &Before<'_>, reading: &Reading) -> Result<(), Refusal> {
    let steps = reading
        .per
        .as_ref()
        .is_some_and(|p| matches!(p.kind, PerKind::Short | PerKind::Over));
    if field.kind == FieldKind::Earn && before.full_given && reading.effect == Effect::Deduct && steps {
        return Err(Refusal::new(
            &code::R0512,
            "得分栏里「得满分」后面接着按步扣分",
            "请改用「扣分」栏：「达到……的得满分；低于……的，每低1个百分点扣……分」",
        ));
    }
    Ok(())
}
