//! 数据条件: a condition that compares a datum, and when its name may stand.

use super::comparison::{self, Compared, Unread};
use super::normal::Slice;
use super::refusal::Refusal;
use crate::diagnostic::code;
use crate::model::{Bound, Bounds, Comparison, Condition, Effect};

/// The comparison at the end of `words`, if there is one.
pub fn compare<'n>(words: Slice<'n, '_>) -> Result<Option<Compared<'n>>, Refusal> {
    comparison::read(words.text()).map_err(|unread| {
        let said = words.words();
        match unread {
            Unread::Contradiction => Refusal::new(
                &code::R0509,
                format!("「{said}」里的比较前后矛盾或所比不明"),
                "含这个数就写「达到…」「…以上」「不超过…」「…以下」，不含就写「超过…」「低于…」，只写一种；相对于标准、平均数的，把差额另立为一个数据",
            ),
            Unread::Figure => malformed(&said),
            Unread::Units => Refusal::new(&code::R0507, format!("「{said}」两头的单位不一"), "请把两个数写成同一单位"),
            Unread::Vague => Refusal::new(
                &code::R0509,
                format!("「{said}」像是比较，但读不准"),
                "请写成「名称+比较词+数+单位」，如「完成率低于60%」「报送少于12条」；约数、成数、分数请改成确切的数",
            ),
        }
    })
}

/// A figure that is badly written.
pub fn malformed(said: &str) -> Refusal {
    Refusal::new(
        &code::R0503,
        format!("「{said}」里的数写得不对"),
        "数写成 0.5、12 这样：不以0开头（小数除外），小数点用「.」，不夹字母和空格，小数不超过六位",
    )
}

/// What a range whose ends nobody settles gets.
pub fn unclear(words: Slice<'_, '_>) -> Refusal {
    Refusal::new(
        &code::R0509,
        format!("「{}」两头的数含不含没有写明", words.words()),
        "请写成「80%以上不足95%」，或在数后注明（含）（不含）",
    )
}

/// Words that say how a datum is taken, not which one it is.
const UNNAMED: [&str; 24] = [
    "发现",
    "发生",
    "出现",
    "存在",
    "查出",
    "有",
    "累计",
    "合计",
    "共计",
    "总计",
    "共",
    "连续",
    "全年",
    "年内",
    "当年",
    "年度",
    "每年",
    "每半年",
    "每季度",
    "每季",
    "每月",
    "每周",
    "每日",
    "每天",
];

/// Words before a comparison that turn it round, or say something of it that its name must not hold.
const TURNING: [&str; 23] = [
    "只有", "仅有", "大约", "未", "没", "没有", "不", "不是", "非", "并非", "不在", "未在", "无", "无法", "不能", "未能", "均",
    "都", "仍", "远", "仅", "只", "也",
];
/// Words that deny a deed: 未召开会议4次以上 says that there were fewer, or that 4 or more were not held.
const DENYING: [&str; 9] = ["未", "没有", "没能", "无法", "不能", "不会", "尚未", "并未", "不按"];
/// What is counted or measured may well be something undone: 未完成率, 未整改数.
const MEASURES: [&str; 9] = ["率", "比例", "比重", "占比", "数", "量", "金额", "时间", "时长"];

/// Endings of a datum before 和 or 、: what follows is another.
const JOINED: [&str; 9] = ["率", "比例", "比重", "占比", "数", "满意度", "知晓度", "金额", "面积"];

/// Whether a comparison by `bounds` says of `name` what it seems to say.
fn straight(name: Slice<'_, '_>, bounds: &Bounds) -> Result<(), Refusal> {
    let text = name.text();
    let refused = || {
        Err(Refusal::new(
            &code::R0509,
            format!("「{}」与后面的比较连起来，是正说还是反说读不准", name.words()),
            "请把否定写进比较词：「召开会议少于4次的」「合格率低于90%的」；未完成的件数之类请写成「未整改数超过3个的」",
        ))
    };
    let measure = MEASURES.iter().any(|word| text.ends_with(word));
    if !measure && TURNING.iter().any(|word| text.ends_with(word)) {
        return refused();
    }
    let reaches = |bound: &Bound| matches!(bound.op, Comparison::AtLeast | Comparison::AtMost);
    let reaching = reaches(&bounds.first) || bounds.second.as_ref().is_some_and(reaches);
    // 未实现覆盖率达到90%: the word denies a deed, not the measure's own name
    let denied = DENYING.iter().any(|word| match text.strip_prefix(word) {
        Some(rest) => !measure || rest.chars().count() > SHORT_NAME,
        None => !measure && text.contains(word),
    });
    if reaching && denied {
        return refused();
    }
    let mut members = text.rsplit(['和', '与', '及', '、']).skip(1).peekable();
    let rates = members.peek().is_some() && text.matches('率').count() > 1;
    if rates || members.any(|member| JOINED.iter().any(|word| member.ends_with(word))) {
        return Err(Refusal::new(
            &code::R0518,
            format!("「{}」不止一个数据", name.words()),
            "请每个数据各写一条",
        ));
    }
    Ok(())
}

/// 未完成率, 不合格率: no deed is told in so few letters.
const SHORT_NAME: usize = 4;

/// Whether `name` can be the name of one datum that `bounds` compare.
pub fn named(name: Slice<'_, '_>, bounds: &Bounds) -> Result<(), Refusal> {
    straight(name, bounds)?;
    let text = name.text();
    if UNNAMED.contains(&text) {
        return Err(Refusal::new(
            &code::R0518,
            format!("「{text}」之后没有写明比的是什么"),
            "请写明数据名称，如「全年走访少于4次的扣1分」",
        ));
    }
    let joined = |text: &str| {
        let plain = text
            .replace("合并", "")
            .replace("兼并", "")
            .replace("一并", "")
            .replace("并联", "")
            .replace("并网", "");
        plain.contains(['且', '并']) || plain.contains("或者") || plain.contains('或')
    };
    let comma = text.rfind(',').is_some_and(|at| !is_date(&text[..at]));
    if comma || joined(text) {
        return Err(Refusal::new(
            &code::R0518,
            format!("「{}」不像是一个数据的名称", name.words()),
            "逗号、且、并、或前面的话与后面的比较请分成两条，或把比较写在前面单独成一条",
        ));
    }
    Ok(())
}

/// Endings of names that tell of something nobody wants.
const MISHAPS: [&str; 37] = [
    "迟报",
    "迟交",
    "迟送",
    "迟缴",
    "迟到",
    "早退",
    "推迟",
    "延迟",
    "延期",
    "延误",
    "逾期",
    "超期",
    "超时",
    "拖延",
    "晚报",
    "晚交",
    "漏报",
    "瞒报",
    "错报",
    "误报",
    "缺席",
    "旷工",
    "脱岗",
    "离岗",
    "空岗",
    "死亡",
    "重伤",
    "轻伤",
    "受伤",
    "伤亡",
    "死亡人数",
    "受伤人数",
    "伤亡人数",
    "逾期天数",
    "超期天数",
    "延误天数",
    "迟报天数",
];
/// What is told of a unit behind 被 or 受到.
const BLAME: [&str; 12] = [
    "通报", "批评", "处分", "处罚", "问责", "曝光", "查处", "约谈", "举报", "投诉", "警告", "诫勉",
];
/// The same for praise.
const PRAISE: [&str; 8] = ["表彰", "表扬", "奖", "肯定", "推介", "推广", "采用", "刊发"];

/// Refuses 迟报1天以内的扣1分: who was not late at all is within a day too, and is surely not meant.
pub fn some(condition: &Condition, effect: &Effect) -> Result<(), Refusal> {
    let Condition::Data { name, unit, bounds } = condition else {
        return Ok(());
    };
    let text = name.key();
    // 超预算10%以内 is told of who is over
    let upward = bounds.second.is_none() && matches!(bounds.first.op, Comparison::Less | Comparison::AtMost);
    if !upward || unit == "%" && !text.starts_with('超') {
        return Ok(());
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let opens = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let praised = opens(&["被", "受到", "获", "荣获"]) && has(&PRAISE);
    let blamed = || {
        MISHAPS.iter().any(|word| text.ends_with(word))
            || opens(&["发生", "出现", "造成", "未", "不合格", "超"])
            || opens(&["被", "受到"]) && has(&BLAME) && !praised
    };
    let meant = match effect {
        Effect::Deduct | Effect::Malus | Effect::Zero | Effect::Veto(_) => !blamed(),
        Effect::Bonus => !praised,
        Effect::Earn | Effect::Full => true,
    };
    if meant {
        return Ok(());
    }
    Err(Refusal::new(
        &code::R0509,
        format!("「{name}」只写了上头的数，没有发生的也算在内"),
        "请把下头的数也写明，如「死亡1人以上3人以下的」「迟报超过0天不超过3天的」",
    ))
}

/// 2018年6月底前: a date before the comma belongs to the name.
fn is_date(text: &str) -> bool {
    let digits = text.chars().next().is_some_and(|c| c.is_ascii_digit());
    digits
        && text.contains(['年', '月'])
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "年月日号底末初中旬上下半季度前以之截至到第一二三四".contains(c))
}
