//! Rubrics from text, evidence from a few words.

use rubricc::diagnostic::Severity;
use rubricc::evaluate::{Evaluation, ScoreRange, Scorer, Scores, evaluate};
use rubricc::model::{Evidence, Exempted, ExemptionClaim, Points, Ratio, Rubric, Value};
use rubricc::text::{Source, Sources};

pub struct Sheet {
    pub rubric: Rubric,
    pub scorer: Scorer,
}

/// Compiles `text`, which must be read without errors; what the checks think of its points does not matter here.
pub fn rubric(text: &str) -> Rubric {
    readable(text).unwrap_or_else(|errors| panic!("{errors:#?}\n{text}"))
}

/// [`rubric`], or the errors.
pub fn readable(text: &str) -> Result<Rubric, Vec<String>> {
    let mut sources = Sources::default();
    sources.add(Source::new("试.rubric", text));
    let compiled = rubricc::compile(&sources);
    let errors: Vec<_> = compiled
        .diagnostics
        .iter()
        .filter(|d| d.severity() == Severity::Error && !["R03", "R04", "R055", "R056"].iter().any(|p| d.code.id.starts_with(p)))
        .map(|d| format!("{} {}", d.code.id, d.message))
        .collect();
    if errors.is_empty() { Ok(compiled.rubric) } else { Err(errors) }
}

/// [`rubric`], ready to be scored.
pub fn sheet(text: &str) -> Sheet {
    let rubric = rubric(text);
    Sheet {
        scorer: Scorer::new(&rubric).for_very_many(),
        rubric,
    }
}

/// One item of 10 points with `fields`.
pub fn item(fields: &str) -> Sheet {
    sheet(&format!(
        "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：好（6分以上），差（低于6分）\n指标 一（10分）\n{fields}\n"
    ))
}

pub fn range(range: ScoreRange) -> String {
    let end = |end: Option<Points>, none: &str| end.map_or(none.to_owned(), |p| p.to_string());
    match range.single() {
        Some(points) => points.to_string(),
        None => format!("{}—{}", end(range.low, "无下限"), end(range.high, "不封顶")),
    }
}

impl Sheet {
    /// `未列入分工=1；信息报送=9；覆盖率=90..95`; a name may be the end of a path. What is not named is unknown.
    pub fn evidence(&self, facts: &str) -> Evidence {
        let mut out = Evidence {
            facts: vec![Value::Unknown; self.rubric.facts.len()],
            ..Evidence::default()
        };
        for part in facts.split('；').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').expect("a value");
            let at = self
                .rubric
                .facts
                .iter()
                .position(|f| f.full_path().ends_with(name))
                .unwrap_or_else(|| panic!("no fact {name} among {:?}", self.names()));
            let number = |text: &str| match text.split_once('/') {
                Some((top, bottom)) => Ratio::new(top.parse().expect("whole"), bottom.parse().expect("whole")).expect("not zero"),
                None => Ratio::parse(text).expect("a number"),
            };
            out.facts[at] = match value.split_once("..") {
                Some((low, high)) => Value::Between(number(low), number(high)),
                None => Value::Known(number(value)),
            };
        }
        out
    }

    pub fn names(&self) -> Vec<String> {
        self.rubric.facts.iter().map(|f| f.full_path()).collect()
    }

    /// Every fact not named is 0.
    pub fn settled(&self, facts: &str) -> Evidence {
        let mut out = self.evidence(facts);
        for value in &mut out.facts {
            if *value == Value::Unknown {
                *value = Value::Known(Ratio::ZERO);
            }
        }
        out
    }

    /// Claims 不适用 for the items called `names`.
    pub fn exempt(&self, mut evidence: Evidence, names: &[&str], state: Exempted) -> Evidence {
        let items = self.rubric.items().filter(|i| names.contains(&i.name.shown()));
        evidence.exemptions.push(ExemptionClaim {
            items: items.map(|i| i.id).collect(),
            path: names.join("、"),
            reason: String::new(),
            state,
        });
        evidence
    }

    pub fn evaluate(&self, evidence: &Evidence) -> Evaluation {
        let rich = evaluate(&self.rubric, evidence);
        let mut scores = Scores::default();
        // twice: what is reused must not remember
        self.scorer.score(evidence, &mut scores);
        self.scorer.score(evidence, &mut scores);
        assert_eq!(scores.total, rich.total);
        assert_eq!(scores.bands, rich.bands);
        assert_eq!(scores.at_most, rich.at_most);
        assert_eq!(scores.converted, rich.converted);
        assert_eq!(scores.faulty, !rich.problems.is_empty());
        assert_eq!((scores.bonus, scores.malus), (rich.bonus, rich.malus));
        let categories: Vec<ScoreRange> = rich.categories.iter().map(|category| category.score).collect();
        assert_eq!(scores.categories, categories);
        rich
    }

    /// `8.5 好`, `8—10 好或差`, with 至多 where it is a superset.
    pub fn show(&self, evidence: &Evidence) -> String {
        let rich = self.evaluate(evidence);
        if let [problem, ..] = rich.problems.as_slice() {
            return format!("{} {}", problem.code.id, problem.message);
        }
        let bands: Vec<&str> = rich.bands.iter().map(|&at| self.rubric.bands[at].name.shown()).collect();
        let at_most = if rich.at_most { "至多" } else { "" };
        format!("{at_most}{} {}", range(rich.total), bands.join("或"))
    }

    /// What is not named is 0.
    pub fn known(&self, facts: &str) -> String {
        self.show(&self.settled(facts))
    }

    /// What is not named is unknown.
    pub fn open(&self, facts: &str) -> String {
        self.show(&self.evidence(facts))
    }
}
