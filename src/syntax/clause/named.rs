//! 按名拒读: constructs of real tables that rubricc does not read yet, refused by name (language, §7).

use super::refusal::Refusal;
use super::search;
use crate::diagnostic::code;

/// Whether any construct below can stand in `words`: each holds one of these characters. Most clauses hold none.
fn possible(words: &str) -> bool {
    let telling = |c| {
        matches!(
            c,
            '第' | '起'
                | '名'
                | '位'
                | '倒'
                | '×'
                | '÷'
                | '*'
                | '='
                | '础'
                | '递'
                | '累'
                | '翻'
                | '足'
                | '同'
                | '推'
                | '最'
                | '满'
                | '去'
                | '占'
        )
    };
    words.starts_with('按') || words.contains(telling)
}

/// Refuses words that stand for something rubricc does not compute.
pub fn refuse(words: &str) -> Result<(), Refusal> {
    if !possible(words) {
        return Ok(());
    }
    let found = |what: &str, help: &str| Err(Refusal::new(&code::R0516, format!("目前读不了{what}"), help));
    if ordinal(words, &["次", "起", "回", "件"]) || words.contains("次起") {
        return found(
            "按次序递进的分数",
            "每次分数不同的，请拆成几条，各写各的次数，如「首次……的扣0.5分」「再次……的，每次扣1分」",
        );
    }
    if ordinal(words, &["名", "位"])
        || from_rank(words)
        || ["排名", "名次", "位列", "位居", "名列", "排位", "末位", "倒数", "前三名"]
            .iter()
            .any(|w| words.contains(w))
    {
        return found(
            "按名次计的分数",
            "名次要比较全部单位才知道；请写成对本单位的认定，如「被通报表扬为先进的加1分」",
        );
    }
    if formula(words) || words.starts_with("得分=") || words.starts_with("扣分=") {
        return found("算式", "请把算好的数作为数据填报，或写成「按……率得分，保留两位小数」");
    }
    if brackets(words).any(|note| note.contains('按') && ["不足", "不满", "同一"].iter().any(|word| note.contains(word))) {
        return found(
            "条件括号里的计法",
            "请写在分数之后，如「逾期的，每超1天扣0.2分，不足1天按1天计」",
        );
    }
    if ["递增", "递减", "累进", "翻倍"].iter().any(|w| words.ends_with(w)) {
        return found(
            "逐次递增的分数",
            "每次分数不同的，请拆成几条，各写各的次数，如「首次……的扣0.5分」「再次……的，每次扣1分」",
        );
    }
    if words.contains("在此基础上") {
        return found(
            "「在此基础上」的递加",
            "请另写一条，并写明超过多少起算，如「完成率超过90%的，每超1个百分点得0.2分」",
        );
    }
    if words.contains("不足部分") {
        return found("本项不够扣时转扣总分", "请另立「减分」栏，写明什么情形从总分中扣多少");
    }
    if words.contains("同一") && ["重复", "就高", "不累计"].iter().any(|w| words.contains(w)) {
        return found("同一事项就高或不重复计", "请把整栏写成「扣分（就高）」，或在填报时按事项合并");
    }
    if ["以此类推", "依此类推", "依次类推", "类推"].iter().any(|w| words.contains(w)) {
        return found("「以此类推」", "请把各档分数逐条写全");
    }
    let basis = words.split(['每', ',', '的']).next().unwrap_or(words);
    if basis.starts_with('按') && ["数", "数量", "人数", "个数"].iter().any(|w| basis.ends_with(w)) {
        return found(
            "按单位情况折算的分数",
            "请写成数据，如「每缺一个行政村扣0.5分」，或按比例得分",
        );
    }
    if ["本条最高", "本条满分", "本项最高", "该项最高"]
        .iter()
        .any(|w| words.contains(w))
    {
        return found("有条件的最高分", "栏的最高分请写在栏名后，如「得分（最高12分）：」");
    }
    if ["最高分", "最低分", "平均分"].iter().any(|w| words.contains(w)) && words.contains("去掉") {
        return found("评委打分的取舍平均", "请把算好的平均分作为数据填报");
    }
    if words.contains("占") && words.contains("分之") {
        return found("按比例评选", "请写成对本单位的认定，如「被评为先进的加1分」");
    }
    Ok(())
}

/// What stands in the brackets of `words`.
fn brackets(words: &str) -> impl Iterator<Item = &str> {
    words
        .split('(')
        .skip(1)
        .filter_map(|behind| behind.split_once(')'))
        .map(|(note, _)| note)
}

/// 7位以后, 10名之前: a rank without 第.
fn from_rank(words: &str) -> bool {
    words.match_indices(['名', '位']).any(|(at, unit)| {
        let behind = &words[at + unit.len()..];
        words[..at].ends_with(search::is_numeral)
            && ["以后", "之后", "以前", "之前", "开外"]
                .iter()
                .any(|end| behind.starts_with(end))
    })
}

/// 完成率×5: a product of something that is no figure; 7×24小时 is a word.
fn formula(words: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    words
        .match_indices(['×', '÷', '*'])
        .any(|(at, sign)| !digit(words[..at].chars().next_back()) || !digit(words[at + sign.len()..].chars().next()))
}

fn ordinal(words: &str, units: &[&str]) -> bool {
    words.match_indices('第').any(|(at, c)| {
        let rest = words[at + c.len()..].trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c));
        rest.len() < words.len() - at - c.len() && units.iter().any(|u| rest.starts_with(u))
    })
}
