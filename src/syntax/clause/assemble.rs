//! 组装: words and consequence → readings.

use super::comparison::Compared;
use super::consequence::{Consequence, Deed, Verb};
use super::normal::Slice;
use super::occurrence::{self, Occurrence};
use super::refusal::Refusal;
use super::{FieldText, data, effect, level, list, named, number};
use crate::diagnostic::code;
use crate::model::reading::Otherwise;
use crate::model::{
    Amount, Bound, Bounds, Cap, Comparison, Condition, Effect, FieldKind, Mode, Name, Per, PerKind, Ratio, Reading,
};

/// What the reader knows when it comes to a clause.
pub struct Before<'r> {
    /// The clause before in this field, unless it was refused.
    pub last: Option<&'r Reading>,
    /// Whether anything stands before it in this field.
    pub first: bool,
    /// Readings since the last `;` or `。`.
    pub since_mark: usize,
    /// Whether the field has given full marks before.
    pub full_given: bool,
}

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
        return spread(field, level, &told, occurrence, &effect, whole).map(|readings| Assembled {
            readings,
            elliptic: false,
            open_ends: None,
        });
    }
    let amount = amount(&told)?;
    let mut draft = Draft {
        field,
        before,
        told: &told,
        effect: &effect,
    };
    let (condition, per, open_ends) = draft.condition(level, occurrence)?;
    let cap = cap(&told, before)?;
    let reading = Reading {
        text: whole.words(),
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
    if field.kind != FieldKind::Veto && (words.text().contains("总分") || words.text().contains("总得分")) {
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
    let by_whom = text
        .split_once("的,由")
        .is_some_and(|(_, rest)| !rest.starts_with(['此', '于']));
    if by_whom
        || ["最高可", "最多可", "至多可", "的可", "的可以", "的将"]
            .iter()
            .any(|w| text.ends_with(w))
        || own_words(text)
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
        "或者", "而",
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
    let whole = text.len() > tail.len() && tail.starts_with(['该', '此']) && tail.chars().count() <= 4;
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
        text: whole.words(),
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

/// The one amount of a clause.
fn amount(told: &Consequence) -> Result<Amount, Refusal> {
    match &told.deed {
        Deed::Zero | Deed::Full => Ok(Amount::None),
        Deed::Share(name) => share(name, told),
        Deed::Points(_, amounts) => match amounts.as_slice() {
            [amount @ Amount::Fixed(_)] if told.discretion => {
                let Amount::Fixed(figure) = amount else {
                    return Ok(amount.clone());
                };
                Err(Refusal::new(
                    &code::R0504,
                    format!("「酌情」只有一个数{figure}分，是定额还是上限读不准"),
                    format!("酌情的请写明两头，如「酌情扣0.5至{figure}分」；定额的去掉「酌情」"),
                ))
            }
            [amount] => Ok(amount.clone()),
            _ => Err(Refusal::new(
                &code::R0505,
                "一条里有几个分数",
                "几种情形各扣各的，请拆成几条，或写成「分别扣……分、……分」",
            )),
        },
    }
}

fn share(name: &str, told: &Consequence) -> Result<Amount, Refusal> {
    let generic = ["比例", "比率", "百分比", "得分率", "相应比例", "一定比例", "实际比例"].contains(&name);
    if generic || !["率", "比例", "比率", "百分比", "比重"].iter().any(|w| name.ends_with(w)) {
        return Err(Refusal::new(
            &code::R0520,
            format!("「按{name}」没有说明是什么的比例"),
            "请写明比率的名称，如「按完成率得分，保留两位小数」",
        ));
    }
    if name.contains(['且', '或', '、', '和', '及', '与']) {
        return Err(Refusal::new(
            &code::R0520,
            format!("「{name}」不止一个比率"),
            "请每个比率各写一条",
        ));
    }
    Ok(Amount::Share {
        data: Name::new(name),
        places: told.places,
    })
}

fn with_partial(per: Option<Per>, told: &Consequence) -> Result<Option<Per>, Refusal> {
    let Some(partial) = &told.partial else { return Ok(per) };
    match per {
        Some(mut per)
            if partial.unit == per.unit && partial.step == per.step && matches!(per.kind, PerKind::Short | PerKind::Over) =>
        {
            per.partial_up = partial.up;
            Ok(Some(per))
        }
        Some(per) if partial.unit != per.unit || partial.step != per.step => Err(Refusal::new(
            &code::R0507,
            format!(
                "「不足{}{}」与每一步的{}{}不一致",
                partial.step, partial.unit, per.step, per.unit
            ),
            "「不足……按……计」请与每一步写成同一单位、同一个数",
        )),
        _ => Err(Refusal::new(
            &code::R0514,
            "「不足……按……计」前没有可分步的计次",
            "请写成「每超1天扣0.2分，不足一天按一天计」",
        )),
    }
}

/// The clause's own cap; 累计 after several clauses does not say which it bounds.
fn cap(told: &Consequence, before: &Before<'_>) -> Result<Option<Cap>, Refusal> {
    let Some(limit) = told.limit else { return Ok(None) };
    if matches!(told.deed, Deed::Zero | Deed::Full) {
        return Err(Refusal::new(
            &code::R0513,
            "不得分或得满分的条款不能有限额",
            "请删去限额，或写明扣多少分",
        ));
    }
    if limit.together && before.since_mark > 0 {
        return Err(Refusal::new(
            &code::R0513,
            format!("「累计不超过{}分」限的是前面几条还是这一条，读不准", limit.amount),
            format!(
                "只限这一条的写「最高扣{0}分」；限整栏的写在栏名后，如「扣分（最高扣{0}分）：」",
                limit.amount
            ),
        ));
    }
    if let Deed::Points(_, amounts) = &told.deed
        && amounts.iter().any(|a| matches!(a, Amount::Fixed(f) if *f > limit.amount))
    {
        return Err(Refusal::new(
            &code::R0513,
            format!("限额{}分比一次的分数还小", limit.amount),
            "请核对限额与每次的分数",
        ));
    }
    Ok(Some(Cap {
        amount: limit.amount,
        group: None,
    }))
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

/// 分别 and 各: one reading a member.
fn spread(
    field: &FieldText<'_>,
    condition: Slice<'_, '_>,
    told: &Consequence,
    occurrence: Option<Occurrence<'_, '_>>,
    effect: &Effect,
    whole: Slice<'_, '_>,
) -> Result<Vec<Reading>, Refusal> {
    let refused = |message: String| {
        Refusal::new(
            &code::R0511,
            message,
            "请每种情形写一条，条件写全，如「未制定计划的扣2分，未组织考核的扣1分」",
        )
    };
    let Deed::Points(_, amounts) = &told.deed else {
        return Err(refused("「分别」「各」后面不是分数".to_owned()));
    };
    let conditions =
        list::members(condition.text()).ok_or_else(|| refused(format!("「{}」包含哪几种情形，读不准", condition.words())))?;
    if told.respectively && told.each {
        return Err(refused("「分别」与「各」同时出现".to_owned()));
    }
    let amounts: Vec<Amount> = if told.each {
        vec![amount(told)?; conditions.len()]
    } else {
        amounts.clone()
    };
    if conditions.len() != amounts.len() || (told.discretion && amounts.iter().any(|a| matches!(a, Amount::Fixed(_)))) {
        return Err(refused(format!(
            "情形有{}种，分数有{}个，对不上",
            conditions.len(),
            amounts.len()
        )));
    }
    if occurrence
        .as_ref()
        .is_some_and(|o| o.per.kind != PerKind::Count || o.threshold.is_some())
    {
        return Err(refused("「分别」「各」只能用于是否或计次的情形".to_owned()));
    }
    let per = with_partial(occurrence.map(|o| o.per), told)?;
    let mut readings = Vec::new();
    for (member, amount) in conditions.iter().zip(amounts) {
        let compared = super::comparison::read(member).map_err(|_| refused(format!("「{member}」读不准")))?;
        let condition = match compared {
            Some(c) if per.is_none() && !c.bare && !c.name.is_empty() && c.open_ends == (false, false) => Condition::Data {
                name: Name::new(c.name),
                unit: c.unit,
                bounds: c.bounds,
            },
            Some(_) if per.is_none() => return Err(refused(format!("「{member}」读不准"))),
            _ => Condition::Finding(Name::new(member)),
        };
        readings.push(Reading {
            text: whole.words(),
            span: whole.span(),
            effect: effect.clone(),
            amount,
            condition,
            per: per.clone(),
            cap: None,
        });
    }
    if let Some(limit) = told.limit {
        for reading in &mut readings {
            reading.cap = Some(Cap {
                amount: limit.amount,
                group: Some(0),
            });
        }
    }
    let _ = field;
    Ok(readings)
}

struct Draft<'d> {
    field: &'d FieldText<'d>,
    before: &'d Before<'d>,
    told: &'d Consequence,
    effect: &'d Effect,
}

type Conditioned = (Condition, Option<Per>, Option<(bool, bool)>);

impl Draft<'_> {
    fn condition(&mut self, words: Slice<'_, '_>, occurrence: Option<Occurrence<'_, '_>>) -> Result<Conditioned, Refusal> {
        if occurrence.is_none() {
            self.no_partial()?;
            if let Some(otherwise) = self.otherwise(words)? {
                return Ok((otherwise, None, None));
            }
            return self.plain(words);
        }
        match occurrence {
            Some(found) if found.per.kind == PerKind::Count => {
                Ok((self.counted(words, &found)?, with_partial(Some(found.per), self.told)?, None))
            }
            Some(found) if found.per.kind == PerKind::Missing => {
                Ok((self.missing(words, &found)?, with_partial(Some(found.per), self.told)?, None))
            }
            Some(found) => self.stepped(words, found),
            None => self.plain(words),
        }
    }

    fn no_partial(&self) -> Result<(), Refusal> {
        with_partial(None, self.told).map(drop)
    }

    fn otherwise(&self, words: Slice<'_, '_>) -> Result<Option<Condition>, Refusal> {
        let kind = match words.text() {
            "否则" => Otherwise::Previous,
            "其余"
            | "其他"
            | "其它"
            | "其余情形"
            | "其他情形"
            | "其它情形"
            | "其他情况"
            | "其它情况"
            | "其余情况"
            | "以上均不符合"
            | "以上均不满足"
            | "以上均不是"
            | "以上均不具备"
            | "以上均不"
            | "以上都不符合"
            | "以上情形均不符合" => Otherwise::AllEarlier,
            _ => return Ok(None),
        };
        let refused = |message: &str| {
            Err(Refusal::new(
                &code::R0515,
                message,
                "请把这一条的条件写全，或把几条写进「得分（分档）」「得分（择一）」栏",
            ))
        };
        match self.before.last {
            None => refused("前面没有可以承接的条款"),
            Some(last) if matches!(last.condition, Condition::Always | Condition::Otherwise(_)) => {
                refused("前一条没有条件，「否则」「其余」无所指")
            }
            _ if kind == Otherwise::AllEarlier && !matches!(self.field.mode, Mode::OneOf | Mode::Tiers) => {
                refused("「其余」只能用在择一或分档的得分栏里")
            }
            _ => Ok(Some(Condition::Otherwise(kind))),
        }
    }

    /// A finding or a datum, without 计次.
    fn plain(&self, words: Slice<'_, '_>) -> Result<Conditioned, Refusal> {
        if words.is_empty() {
            if matches!(self.told.deed, Deed::Share(_)) {
                return Ok((Condition::Always, None, None));
            }
            return Err(Refusal::new(
                &code::R0506,
                "这一条没有条件",
                "请写明什么情形下计这个分，如「未列入分工的扣1分」",
            ));
        }
        match data::compare(words)? {
            Some(compared) => {
                let ends = compared.open_ends;
                let condition = self.datum(words, &compared)?;
                Ok((condition, None, (ends.0 || ends.1).then_some(ends)))
            }
            None => Ok((finding(words), None, None)),
        }
    }

    fn counted(&self, words: Slice<'_, '_>, found: &Occurrence<'_, '_>) -> Result<Condition, Refusal> {
        if !words.is_empty() {
            return Ok(finding(words));
        }
        if found.own.is_empty() || matches!(found.own.as_str(), "发现" | "出现" | "发生" | "有") {
            return Err(Refusal::new(
                &code::R0506,
                "计次前没有写明计的是什么",
                format!("请写明条件，如「未及时回应的，每{}扣0.5分」", found.per.unit),
            ));
        }
        self.bare_name(&found.own)
    }

    fn bare_name(&self, own: &str) -> Result<Condition, Refusal> {
        Ok(Condition::Finding(Name::new(own.trim_end_matches('的'))))
    }

    fn missing(&self, words: Slice<'_, '_>, found: &Occurrence<'_, '_>) -> Result<Condition, Refusal> {
        if !words.is_empty() {
            if data::compare(words)?.is_some() {
                return Err(Refusal::new(
                    &code::R0514,
                    "「每缺」与前面的比较不能同用",
                    "有基数的请写「少于12条的，每少一条扣0.5分」",
                ));
            }
            return Ok(finding(words));
        }
        match (found.own.as_str(), self.field.title) {
            ("", Some(_)) => Ok(Condition::Finding(Name::new("缺项"))),
            ("", None) => Err(Refusal::new(
                &code::R0506,
                "「每缺一项」前没有写明缺的是什么",
                "请写成「指南要素不全的，每缺一项扣0.5分」",
            )),
            (own, _) => self.bare_name(own),
        }
    }

    /// 每少, 每低, 每超.
    fn stepped(&self, words: Slice<'_, '_>, found: Occurrence<'_, '_>) -> Result<Conditioned, Refusal> {
        let per = with_partial(Some(found.per.clone()), self.told)?;
        if let Some((value, unit)) = &found.threshold {
            let op = if found.per.kind == PerKind::Short {
                Comparison::Less
            } else {
                Comparison::More
            };
            let bounds = Bounds {
                first: Bound { op, value: *value },
                second: None,
            };
            let compared = Compared {
                name: words.text(),
                bounds,
                unit: unit.clone(),
                bare: false,
                open_ends: (false, false),
            };
            if data::compare(words)?.is_some() {
                return Err(Refusal::new(
                    &code::R0505,
                    "一条里有两个比较",
                    "请只写一个基数，如「低于90%的，每低1个百分点扣0.5分」",
                ));
            }
            let (compared, per) = same_base(compared, per)?;
            return Ok((self.datum(words, &compared)?, per, None));
        }
        let compared = if words.is_empty() { None } else { data::compare(words)? };
        let Some(compared) = compared else {
            if found.growth {
                return Err(Refusal::new(
                    &code::R0514,
                    "「每增加」前没有写明从多少起算",
                    "请写成「超过20篇的，每超1篇加0.1分」",
                ));
            }
            if words.is_empty() {
                if found.own.is_empty() {
                    return Err(Refusal::new(
                        &code::R0506,
                        "没有写明少的或超的是什么",
                        "请写明数据名称和基数，如「信息报送少于12条的，每少一条扣0.5分」",
                    ));
                }
                return Ok((self.bare_name(&found.own)?, per, None));
            }
            return Ok((finding(words), per, None));
        };
        if compared.bare {
            return Err(Refusal::new(
                &code::R0514,
                format!("「{}」没有写明比较的方向", words.words()),
                "请写成「少于12条的，每少一条扣0.5分」",
            ));
        }
        let (compared, per) = same_base(compared, per)?;
        let below = matches!(compared.bounds.first.op, Comparison::Less | Comparison::AtMost);
        if compared.bounds.second.is_some() || below != (found.per.kind == PerKind::Short) {
            return Err(Refusal::new(
                &code::R0508,
                format!("「{}」的方向与每一步的相反，或有两个界限", words.words()),
                "少于、低于的接「每少」「每低」，超过、高于的接「每超」「每高」",
            ));
        }
        Ok((self.datum(words, &compared)?, per, None))
    }

    fn datum(&self, words: Slice<'_, '_>, compared: &Compared<'_>) -> Result<Condition, Refusal> {
        let mut bounds = compared.bounds;
        if compared.bare {
            if !matches!(self.field.mode, Mode::OneOf | Mode::Tiers) || *self.effect == Effect::Deduct {
                return Err(Refusal::new(
                    &code::R0509,
                    format!("「{}」里的数没有比较词", words.words()),
                    "请写明「以上」「不足」「每次」等；恰好等于某数的只能写在择一、分档的得分栏里",
                ));
            }
            bounds.first.op = Comparison::Equal;
        }
        let name = words.holding(compared.name);
        if !name.is_empty() {
            data::named(name)?;
            return Ok(Condition::Data {
                name: Name::new(&name.words()),
                unit: compared.unit.clone(),
                bounds,
            });
        }
        let inherited = match self.before.last.map(|last| &last.condition) {
            Some(Condition::Data { name, unit, .. }) => Some((name.clone(), unit.clone())),
            _ => None,
        };
        match (inherited, self.field.title) {
            (Some((name, unit)), _) if unit == compared.unit => Ok(Condition::Data { name, unit, bounds }),
            (Some((name, unit)), _) => Err(Refusal::new(
                &code::R0507,
                format!("省略的数据承前是「{name}」，单位是{unit}，这里却是{}", compared.unit),
                "请写明数据名称，或改成同一单位",
            )),
            (None, Some(title)) => Ok(Condition::Data {
                name: Name::new(title),
                unit: compared.unit.clone(),
                bounds,
            }),
            (None, None) => Err(Refusal::new(
                &code::R0518,
                format!("「{}」没有写明比的是什么", words.words()),
                "请写明数据名称，如「完成率低于90%的扣1分」",
            )),
        }
    }
}

/// Threshold and step in one unit: 万平方米 beside 平方米 is multiplied out.
fn same_base(mut compared: Compared<'_>, mut per: Option<Per>) -> Result<(Compared<'_>, Option<Per>), Refusal> {
    let Some(step) = &mut per else { return Ok((compared, per)) };
    if compared.unit == step.unit {
        return Ok((compared, per));
    }
    let ((times, base), (step_times, step_base)) = (number::myriad(&compared.unit), number::myriad(&step.unit));
    if base != step_base || compared.bounds.second.is_some() {
        let show = |unit: &str| {
            if unit == "%" {
                "百分点".to_owned()
            } else {
                unit.to_owned()
            }
        };
        return Err(Refusal::new(
            &code::R0507,
            format!("基数的单位是{}，每一步的单位是{}，不一致", compared.unit, show(&step.unit)),
            "请把两处写成同一单位，如「少于12条的，每少一条」",
        ));
    }
    compared.bounds.first.value = compared.bounds.first.value.times(Ratio::whole(times));
    step.step = step.step.times(Ratio::whole(step_times));
    let base = base.to_owned();
    step.unit.clone_from(&base);
    compared.unit = base;
    Ok((compared, per))
}

fn finding(words: Slice<'_, '_>) -> Condition {
    Condition::Finding(Name::new(&words.words()))
}
