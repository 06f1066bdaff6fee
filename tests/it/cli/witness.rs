//! Every witness of `rubricc diff`, through `rubricc eval` on both sides.

use serde_json::Value;

use super::{rubricc, rubricc_with};

const OLD: &str = "rubrics/2017/县市区.rubric";
const NEW: &str = "rubrics/2018-草案/县市区.rubric";

/// Decimal text as thousandths.
fn number(value: &Value) -> i64 {
    let text = value.as_str().expect("decimal text");
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part: i64 = format!("{part:0<3}").parse().unwrap();
    let whole: i64 = whole.parse().unwrap();
    whole * 1000 + if text.starts_with('-') { -part } else { part }
}

/// What `eval` says the items at `places` lose under `evidence`, or 加减分 for no place.
fn loss(rubric: &str, places: &[Value], evidence: &Value) -> i64 {
    let run = rubricc_with(&["eval", rubric, "-", "--format", "json"], evidence.to_string().as_bytes());
    assert_eq!(run.status, 0, "{}", run.err);
    let units: Value = serde_json::from_str(&run.out).unwrap();
    let items = units[0]["items"].as_array().unwrap();
    if places.iter().any(|place| place["kind"] == "adjustments") {
        let own = |key: &str| {
            items
                .iter()
                .map(|item| item.get(key).map_or(0, |range| number(&range["score"])))
                .sum::<i64>()
        };
        return number(&units[0]["malus"]["score"]) - own("malus") - number(&units[0]["bonus"]["score"]) + own("bonus");
    }
    let of = |place: &Value| {
        let item = items.iter().find(|item| item["path"] == place["path"]).expect("the item");
        let extra = |key: &str| item.get(key).map_or(0, |range| number(&range["score"]));
        number(&item["full"]) - number(&item["score"]["score"]) + extra("malus") - extra("bonus")
    };
    places.iter().map(of).sum()
}

#[test]
fn every_witness_comes_out_of_eval_as_diff_says() {
    let run = rubricc(&["diff", OLD, NEW, "--format", "json"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let diff: Value = serde_json::from_str(&run.out).unwrap();
    let mut checked = 0;
    for change in diff["changes"].as_array().unwrap() {
        let witnesses = change["verdict"]["witnesses"].as_array().cloned().unwrap_or_default();
        for (at, witness) in witnesses
            .iter()
            .enumerate()
            .filter(|(_, witness)| witness["old"]["loss"].is_string())
        {
            let mut losses = Vec::new();
            for (side, rubric) in [("old", OLD), ("new", NEW)] {
                let places = change[side].as_array().unwrap();
                let told = number(&witness[side]["loss"]);
                assert_eq!(loss(rubric, places, &witness[side]["evidence"]), told, "{change:#}");
                losses.push(told);
            }
            let stricter = change["verdict"]["verdict"] == "stricter" || (change["verdict"]["verdict"] == "mixed" && at == 0);
            assert_eq!(losses[1] > losses[0], stricter, "{change:#}");
            checked += 1;
        }
    }
    assert!(checked >= 25, "{checked}");
}
