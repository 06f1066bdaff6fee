//! 关节: the letters of a condition that make it another one, however alike the rest is: 省级 and 市级, 5小时 and 24小时, with and
//! without 未.

/// Words that must stand in both or in neither.
const WORDS: [&str; 54] = [
    "及时",
    "全面",
    "准确",
    "规范",
    "前",
    "后",
    "增",
    "减",
    "升",
    "降",
    "早",
    "迟",
    "男",
    "女",
    "甲",
    "乙",
    "丙",
    "特别重大",
    "重大",
    "较大",
    "一般",
    "特大",
    "严重",
    "轻微",
    "较轻",
    "国家",
    "中央",
    "省",
    "市",
    "县",
    "乡",
    "镇",
    "村",
    "社区",
    "街道",
    "上级",
    "本级",
    "以上",
    "以下",
    "以内",
    "以外",
    "每年",
    "每半年",
    "每季",
    "每月",
    "每周",
    "每日",
    "超过",
    "高于",
    "低于",
    "少于",
    "多于",
    "全部",
    "部分",
];
/// What a Chinese number counts; elsewhere (统一, 一体化) it is a letter like others.
const COUNTED: &str = "次个项条件季级等星类人天日月年周半份起家名篇期轮处";
const NUMERALS: &str = "一二两三四五六七八九十";

/// The hinges of `letters`, sorted.
pub(super) fn hinges(letters: &[char]) -> Vec<String> {
    let text: String = letters.iter().collect();
    let mut found: Vec<String> = WORDS
        .iter()
        .filter(|word| text.contains(**word))
        .map(|word| (*word).to_owned())
        .collect();
    found.extend(text.contains('未').then(|| "未".to_owned()));
    let mut before = None;
    let mut number = String::new();
    for (at, &c) in letters.iter().enumerate() {
        if c.is_ascii_digit() || c == '.' || c == '%' {
            number.push(c);
        } else if !number.is_empty() {
            found.push(std::mem::take(&mut number));
        }
        let counts = || letters.get(at + 1).is_some_and(|&next| COUNTED.contains(next));
        if NUMERALS.contains(c) && (before == Some('第') || counts()) {
            found.push(c.to_string());
        }
        before = Some(c);
    }
    if !number.is_empty() {
        found.push(number);
    }
    found.sort_unstable();
    found
}
