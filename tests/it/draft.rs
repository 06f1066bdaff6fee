//! The draft of 2018 beside the table of 2017: `diff` finds every change that was made to it, calls it by its name, and no other.

use rubricc::diff::diff;
use rubricc::model::Rubric;
use rubricc::render::diff::labels;
use rubricc::text::{Source, SourceId, Sources};
use rubricc::{compile, resolve};

fn rubric(path: &str) -> Rubric {
    let text = |path: &str| std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut sources = Sources::default();
    sources.add(Source::new(path, text(path)));
    for name in resolve::references(&sources, SourceId(0)) {
        sources.add(Source::new(name.as_str(), text(&name)));
    }
    compile(&sources).rubric
}

/// What was done to the draft when it was made: kinds, the titles before and after, whether it became stricter.
const DONE: &str = "\
仅文字 | 细则、文号、年度、说明、注 | 
等次 | 等次 | 更严
规则 | 不适用 | 未能判定
规则 |  → 否决 | 更严
扣分标准 | 领导重视 | 有严有宽
分值、扣分标准 | 机构建设 | 更宽
仅文字 | 经费保障 | 等价
分值、扣分标准 | 监督考核 | 有严有宽
要素 | 工作规划及制度建设 | 有严有宽
拆分 | 指南和年报公开 → 公开指南、年度报告 | 等价
扣分标准 | 信息公开平台建设 | 更严
分值、扣分标准 | 政策解读 | 更严
改名、扣分标准 | 回应关切 → 政务舆情回应 | 更严
分值、要素 | 主动公开 | 更宽
分值、扣分标准 | 申请办理 | 有严有宽
新增 |  → 政务新媒体 | 更严
要素 | 办事指南 | 有严有宽
仅文字 | 结果电子化 | 等价
扣分标准 | 数据对接 | 有严有宽
删除 | 监督平台 →  | 更宽
扣分标准 | 两集中 | 等价
移动 | 查询场所 | 等价
扣分标准 | 基层延伸 | 有严有宽
扣分标准 | 网络建设 | 有严有宽
分值、扣分标准 | 政务公开 | 更严
分值、扣分标准 | 便民服务 | 更严
合并、分值、扣分标准 | 信息报送、会议纪律 → 信息报送与会议 | 有严有宽
加减分 | 加减分 | 有严有宽
";

#[test]
fn diff_finds_what_was_done_to_the_draft_and_nothing_else() {
    let (old, new) = (
        rubric("rubrics/2017/县市区.rubric"),
        rubric("rubrics/2018-草案/县市区.rubric"),
    );
    let titles = |rubric: &Rubric, places: &[rubricc::diff::Place]| {
        let last = places
            .iter()
            .filter_map(|place| place.path(rubric).last().map(|title| title.to_string()));
        last.collect::<Vec<String>>().join("、")
    };
    let mut found = String::new();
    for change in diff(&old, &new).changes {
        let (before, after) = (titles(&old, &change.old), titles(&new, &change.new));
        let place = if before == after {
            after
        } else {
            format!("{before} → {after}")
        };
        let verdict = change.verdict.as_ref().map(labels::verdict).unwrap_or_default();
        found += &format!("{} | {place} | {verdict}\n", labels::kinds(&change.kinds));
    }
    assert_eq!(found, DONE);
}
