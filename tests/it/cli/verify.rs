//! `rubricc verify`.

use std::path::Path;

use super::{SMALL, file, folder, rubricc, rubricc_with};

/// A rubric, evidence of three units of which the last is wrong, and their result as JSONL, all in one folder.
fn results(name: &str) -> (std::path::PathBuf, [String; 3]) {
    let folder = folder(name);
    let rubric = file(&folder, "小表.rubric", SMALL);
    let unit = |unit: &str, facts: &str| format!(r#"{{"细则":"小表","单位":"{unit}","未列事项":"未发生","佐证":{{{facts}}}}}"#);
    let units = [
        unit("甲", r#""信息报送":4"#),
        unit("乙", r#""信息报送":"2—5条""#),
        unit("丙", r#""信息报道":4"#),
    ];
    let evidence = file(&folder, "佐证.jsonl", units.join("\n"));
    let result = folder.join("结果.jsonl").to_string_lossy().into_owned();
    let run = rubricc(&["eval", &rubric, &evidence, "--format", "jsonl", "-o", &result]);
    assert_eq!(run.status, 1, "the last unit is wrong");
    (folder, [rubric, evidence, result])
}

fn change(path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    std::fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn a_result_that_comes_out_the_same_is_said_so() {
    let (_, [_, _, result]) = results("verify-same");
    let run = rubricc(&["verify", &result]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.ends_with("复核了3个单位，相符3个\n"), "{}", run.out);
}

#[test]
fn every_shipped_unit_is_verified_in_both_formats_explained_or_not() {
    let folder = folder("verify-shipped");
    for table in ["县市区", "市直单位"] {
        let rubric = format!("rubrics/2017/{table}.rubric");
        let evidence = format!("rubrics/2017/佐证/{table}");
        for (format, explain) in [("json", true), ("jsonl", false)] {
            let result = folder.join(format!("{table}.{format}")).to_string_lossy().into_owned();
            let mut arguments = vec!["eval", &rubric, &evidence, "--format", format, "-o", &result];
            arguments.extend(explain.then_some("--explain"));
            assert_eq!(rubricc(&arguments).status, 0);
            let run = rubricc(&["verify", &result]);
            assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
            assert!(run.out.ends_with("复核了12个单位，相符12个\n"), "{}", run.out);
        }
    }
}

#[test]
fn a_figure_that_was_changed_in_the_result_is_found() {
    let (_, [_, _, result]) = results("verify-forged");
    let text = std::fs::read_to_string(&result).unwrap();
    let total = text.split("\"total\":").nth(1).unwrap().split('}').next().unwrap().to_owned() + "}";
    change(
        &result,
        &format!("\"total\":{total}"),
        r#""total":{"score":"9","low":"9","high":"9"}"#,
    );
    let run = rubricc(&["verify", &result]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert!(run.out.contains("甲：不相符\n  总分：结果里是9分，重算是"), "{}", run.out);
    assert!(run.out.ends_with("复核了3个单位，相符2个，不相符1个\n"), "{}", run.out);
}

#[test]
fn any_single_change_of_a_result_is_found() {
    let (folder, [_, _, result]) = results("verify-any");
    let text = std::fs::read_to_string(&result).unwrap();
    let first = text.lines().next().unwrap();
    // every figure, and every word but the paths of the files and the places by bytes
    let mut at = 0;
    let mut tried = 0;
    while let Some(found) = first[at..].find(":\"") {
        let start = at + found + 2;
        at = start;
        let key = first[..start - 2].rsplit('"').nth(1).unwrap();
        if ["file", "rubric", "evidence", "version", "name"].contains(&key) && start > first.len() - 600 {
            continue;
        }
        tried += 1;
        let forged = format!("{}改{}", &first[..start], &first[start..]);
        let path = file(&folder, "改.jsonl", &forged);
        let run = rubricc(&["verify", &path]);
        assert_ne!(run.status, 0, "{key}：{}", run.out);
    }
    assert!(tried > 20, "{tried}");
    // a second value under a key that stands there
    let twice = first.replacen("{\"unit\"", "{\"band\":\"优秀\",\"unit\"", 1);
    let path = file(&folder, "重.jsonl", &twice);
    let run = rubricc(&["verify", &path]);
    assert_eq!(run.status, 1, "{}", run.out);
    assert!(run.out.contains("等次：写了两次"), "{}", run.out);
}

#[test]
fn new_layout_of_rubric_and_evidence_changes_nothing() {
    let (_, [rubric, evidence, result]) = results("verify-layout");
    change(&rubric, "细则：小表", "# 又看了一遍\n\n细则:小表");
    change(&evidence, "\"未列事项\":\"未发生\",", "  \"未列事项\" : \"未发生\", ");
    let text = std::fs::read_to_string(&evidence).unwrap();
    let sound: Vec<&str> = text.lines().take(2).collect();
    std::fs::write(&evidence, sound.join("\n\n")).unwrap();
    let text = std::fs::read_to_string(&result).unwrap();
    let sound: Vec<&str> = text.lines().take(2).collect();
    std::fs::write(&result, sound.join("\n")).unwrap();
    let run = rubricc(&["verify", &result]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(run.out.contains("只改了排版或不计分的文字，意思相同"), "{}", run.out);
    assert!(run.out.ends_with("复核了2个单位，相符2个\n"), "{}", run.out);
}

#[test]
fn a_rubric_or_evidence_that_means_something_else_is_told() {
    let (_, [rubric, evidence, result]) = results("verify-meaning");
    change(&evidence, "\"信息报送\":4", "\"信息报送\":3");
    let run = rubricc(&["verify", &result]);
    assert_eq!(run.status, 1);
    assert!(
        run.out.contains("甲：不相符\n  佐证改过了，意思不同\n  总分：结果里是"),
        "{}",
        run.out
    );
    assert!(run.out.ends_with("相符2个，不相符1个\n"), "{}", run.out);
    change(&rubric, "细则：小表", "细则：小表\n年度：2017\n总分：不超过50分");
    let run = rubricc(&["verify", &result]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("小表.rubric」改过了，意思不同"), "{}", run.out);
}

#[test]
fn what_cannot_be_found_is_told_and_can_be_named() {
    let (folder, [rubric, evidence, result]) = results("verify-lost");
    let elsewhere = folder.join("别处.jsonl").to_string_lossy().into_owned();
    std::fs::rename(&evidence, &elsewhere).unwrap();
    let run = rubricc(&["verify", &result]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert!(run.out.contains("：没有这个文件；用 --evidence 指明在哪里"), "{}", run.out);
    assert!(run.out.ends_with("复核了3个单位，没有能复核3个\n"), "{}", run.out);
    let run = rubricc(&["verify", &result, "--evidence", &elsewhere]);
    assert_eq!(run.status, 0, "{}", run.out);
    std::fs::remove_file(&rubric).unwrap();
    let run = rubricc(&["verify", &result]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("用 --rubric 指明在哪里"), "{}", run.out);
    assert_eq!(
        rubricc(&["verify", &result, "--rubric", &rubric]).status,
        2,
        "it was named and is not there"
    );
}

#[test]
fn evidence_from_standard_input_must_be_named() {
    let (folder, [rubric, evidence, _]) = results("verify-stdin");
    let bytes = std::fs::read(&evidence).unwrap();
    let run = rubricc_with(&["eval", &rubric, "--format", "json"], &bytes);
    let result = file(&folder, "结果.json", &run.out);
    let run = rubricc(&["verify", &result]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("佐证当时来自标准输入"), "{}", run.out);
    let run = rubricc(&["verify", &result, "--evidence", &evidence]);
    assert_eq!(run.status, 0, "{}", run.out);
}

#[test]
fn what_is_no_result_ends_with_2() {
    let (folder, [rubric, evidence, result]) = results("verify-none");
    let table = folder.join("表.csv").to_string_lossy().into_owned();
    rubricc(&["eval", &rubric, &evidence, "--format", "csv", "-o", &table]);
    let cut = std::fs::read_to_string(&result).unwrap();
    let cut = file(&folder, "断.jsonl", cut.chars().take(400).collect::<String>());
    for (path, said) in [
        (table.as_str(), "是 CSV，没有指纹和依据，不能复核"),
        (rubric.as_str(), "不是 rubricc eval"),
        (evidence.as_str(), "不是完整的评定结果"),
        (cut.as_str(), "不是完整的评定结果"),
        ("没有.json", "没有这个文件"),
    ] {
        let run = rubricc(&["verify", path]);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{path}");
        assert!(run.err.contains(said), "{}", run.err);
    }
    assert!(Path::new(&result).exists());
}
