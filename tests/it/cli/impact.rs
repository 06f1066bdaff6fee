//! `rubricc diff --evidence`.

use serde_json::Value;

use super::{SMALL, file, folder, rubricc, rubricc_with};

const COUNTY: &str = "rubrics/2017/县市区.rubric";
const SAMPLES: &str = "rubrics/2017/佐证/县市区";

fn unit(name: &str, facts: &str) -> String {
    format!(r#"{{"细则":"小表","单位":"{name}","未列事项":"未发生","佐证":{{{facts}}}}}"#)
}

#[test]
fn units_that_move_are_listed_with_the_items_that_move_them() {
    let folder = folder("impact-text");
    let old = file(&folder, "旧.rubric", SMALL);
    let new = file(&folder, "新.rubric", SMALL.replace("每少一条扣0.5分", "每少一条扣1分"));
    let lines = [
        unit("样例县甲", r#""信息报送":4"#),
        unit("样例县乙", r#""信息报送":6"#),
        unit("样例县丙", ""),
        unit("样例县甲", ""),
        "{".to_owned(),
    ];
    let run = rubricc_with(&["diff", &old, &new, "--evidence", "-"], lines.join("\n").as_bytes());
    assert_eq!(run.status, 1);
    assert!(run.err.contains("R0607") && run.err.contains("R0601"), "{}", run.err);
    let told = run.out.split_once("对旧版佐证的影响").expect("the section").1;
    assert!(
        told.contains("总分：上升0个，下降1个，不变1个，说不定的1个（有未填的佐证）"),
        "{told}"
    );
    assert!(told.contains("等次：上升0个，下降0个，不变2个，说不定的1个"), "{told}");
    assert!(told.contains("样例县甲：4分合格 → 3分合格（总分下降，等次不变）"), "{told}");
    assert!(told.contains("组织保障/信息报送：旧版失1分，新版失2分"), "{told}");
    assert!(!told.contains("样例县乙："), "{told}");
    assert!(told.contains("没有评定的2个：样例县甲，（未写单位）"), "{told}");
}

#[test]
fn the_samples_of_2017_move_by_edits_of_the_table() {
    let folder = folder("impact-2017");
    let shared = std::fs::read_to_string("rubrics/2017/共用.rubric").unwrap();
    file(&folder, "共用.rubric", shared);
    let text = std::fs::read_to_string(COUNTY).unwrap();
    let run = |text: String| -> Value {
        let new = file(&folder, "新.rubric", text);
        let run = rubricc(&["diff", COUNTY, &new, "--evidence", SAMPLES, "--format", "json"]);
        assert_eq!(run.status, 0, "{}", run.err);
        let whole: Value = serde_json::from_str(&run.out).unwrap();
        whole["impact"].clone()
    };
    let same = run(text.clone());
    assert_eq!(same["units"], 12);
    assert_eq!(
        same["scores"],
        serde_json::json!({"rise": 0, "fall": 0, "stay": 12, "unclear": 0})
    );
    assert_eq!(same["bands"]["stay"], 12);
    assert_eq!(same["movers"], serde_json::json!([]));
    let stricter = run(text.replace("未及时回应的，每件次扣0.5分", "未及时回应的，每件次扣1分"));
    let movers = stricter["movers"].as_array().unwrap();
    assert!(
        !movers.is_empty() && stricter["scores"]["rise"] == 0 && stricter["scores"]["unclear"] == 0,
        "{stricter:#}"
    );
    for mover in movers {
        assert_eq!(mover["score"], "fall");
        assert_eq!(mover["parts"].as_array().unwrap().len(), 1);
        assert_eq!(mover["parts"][0]["new"], serde_json::json!([["信息公开", "回应关切"]]));
    }
    let added = run(text.replace("未列入分工的扣1分，", "未列入分工的扣0.5分，\n      未明确联络员的扣0.5分，"));
    assert_eq!(added["units"], 12);
    assert!(added["scores"]["unclear"].as_u64() > Some(0), "{added:#}");
}
