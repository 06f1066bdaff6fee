//! 表头.

use super::Writer;
use crate::draw::Tape;

/// The names of the bands, best first; with none there are no bands.
pub fn band_names(tape: &mut Tape) -> Vec<&'static str> {
    match tape.below(12) {
        0..=3 => vec!["优秀", "良好", "合格", "不合格"],
        4..=7 => vec!["优秀", "良好", "不合格"],
        8 => vec!["优秀", "良好", "中等", "合格", "不合格"],
        9 => Vec::new(),
        _ => vec!["合格", "不合格"],
    }
}

impl Writer<'_> {
    /// The fields of the table but for 否决, one each.
    pub fn header(&mut self, full: u32) -> Vec<String> {
        let mut out = vec!["细则：试\n".to_owned(), format!("满分：{full}分\n")];
        if !self.tape.once_in(5) {
            out.push("计分：倒扣分，扣完为止\n".to_owned());
        }
        if self.tape.once_in(4) {
            out.push("年度：2017\n".to_owned());
        }
        out.extend(self.bands(full));
        out.extend(match self.tape.below(8) {
            3 => Some(format!("总分：不低于0分，不超过{}分\n", full + 1)),
            4 => Some("总分：不低于1分\n".to_owned()),
            5 => Some(format!("总分：不超过{full}分\n")),
            6 => Some(format!("总分：不低于1分，不超过{}分\n", full.max(4) / 2)),
            7 => Some("总分：不低于0分\n".to_owned()),
            _ => None,
        });
        let places = self.tape.pick(&["", "", "", "保留一位小数", "保留两位小数", "保留整数"]);
        if !places.is_empty() {
            out.push(format!("小数：{places}\n"));
        }
        let outcomes = [
            "按满分计",
            "计0分",
            "剔除，按本类别其余得分率折算，保留两位小数",
            "剔除，按全表其余得分率折算，保留一位小数",
            "未定",
            "剔除，按本类别其余得分率折算，保留整数",
            "剔除，按全表其余得分率折算，保留两位小数",
        ];
        if !self.tape.once_in(8) {
            out.push(format!("不适用：经甲办认定，{}\n", self.tape.pick(&outcomes)));
        }
        out.extend(
            match self.tape.below(8) {
                4 => Some("折算：按20%折算，保留两位小数\n"),
                5 => Some("折算：折合7分，保留一位小数\n"),
                // ends of itself
                6 if !places.is_empty() => Some("折算：按20%折算\n"),
                7 => Some("折算：按150%折算，保留整数\n"),
                _ => None,
            }
            .map(str::to_owned),
        );
        out
    }

    fn bands(&mut self, full: u32) -> Option<String> {
        let [first, .., last] = *self.bands.as_slice() else {
            return None;
        };
        // ends, best first, in halves of a point
        let count = u32::try_from(self.bands.len()).unwrap();
        let most = (2 * full * 9 / 10).max(count);
        let step = (most / 2 / (count - 1)).max(1);
        let ends: Vec<String> = (0..count - 1).map(|band| halves(most - step * band)).collect();
        let inner = || ends.windows(2).zip(&self.bands[1..]);
        let (top, low) = (&ends[0], &ends[ends.len() - 1]);
        let parts: Vec<String> = match self.tape.below(4) {
            0 => std::iter::once(format!("{first}（{top}分以上）"))
                .chain(inner().map(|(ends, name)| format!("{name}（{}分以上不足{}分）", ends[1], ends[0])))
                .chain([format!("{last}（低于{low}分）")])
                .collect(),
            1 => std::iter::once(format!("{first}（高于{top}分）"))
                .chain(inner().map(|(ends, name)| format!("{name}（高于{}分，不超过{}分）", ends[1], ends[0])))
                .chain([format!("{last}（{low}分以下）")])
                .collect(),
            2 => std::iter::once(format!("{first}（{top}分以上，含{top}分）"))
                .chain(inner().map(|(ends, name)| format!("{name}（{}—{}分，含{}分）", ends[1], ends[0], ends[1])))
                .chain([format!("{last}（低于{low}分）")])
                .collect(),
            _ => std::iter::once(format!("总分{top}分以上的为“{first}”"))
                .chain(inner().map(|(ends, name)| format!("{}分以上不足{}分的为“{name}”", ends[1], ends[0])))
                .chain([format!("{low}分以下（不含{low}分）的为“{last}”")])
                .collect(),
        };
        Some(format!("等次：{}\n", parts.join("，")))
    }
}

fn halves(count: u32) -> String {
    if count.is_multiple_of(2) {
        format!("{}", count / 2)
    } else {
        format!("{}.5", count / 2)
    }
}
