//! 评定方案: a rubric laid flat for evaluation. Built once, shared by all units.

mod build;
mod sharing;
mod veto;

pub(super) use build::build;
pub(super) use sharing::truth_edges;
pub(super) use veto::{Compare, PlanVeto, Trigger};

use super::interval::{Interval, Start};
use crate::model::{Bounds, ClauseId, Conversion, ExemptionRule, FieldKind, GradeBand, ItemId, Mode, Points, Ratio};

/// The whole rubric.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub facts: Vec<PlanFact>,
    /// Items in order.
    pub items: Vec<Block>,
    pub categories: Vec<PlanCategory>,
    /// 加分 and 减分 of the section 加减分.
    pub bonus: Block,
    pub malus: Block,
    /// Facts of the key 否决.
    pub veto: Block,
    pub vetoes: Vec<PlanVeto>,
    /// Vetoes on 任一类别.
    pub any_category: Vec<usize>,
    /// Vetoes on 总分.
    pub on_total: Vec<usize>,
    /// Vetoes that act on a category from outside of it.
    pub crossing: Vec<usize>,
    /// Facts on which such vetoes stand and that matter elsewhere too.
    pub crossing_facts: Vec<usize>,
    /// Whether a veto reads the score of a category or of a part, or takes it away: scores are kept apart from 加减分.
    pub categories_matter: bool,
    pub bands: Vec<GradeBand>,
    /// Where a total, in millionths, passes from one band or from one comparison to another: each begins a stretch.
    pub total_cuts: Vec<i128>,
    pub full: Points,
    pub total_low: Option<Points>,
    pub total_high: Option<Points>,
    pub total_places: Option<u8>,
    pub exemption: Option<ExemptionRule>,
    pub conversion: Option<Conversion>,
}

/// The domain of a fact.
#[derive(Debug, Clone)]
pub(super) struct PlanFact {
    pub domain: Interval,
    /// Of a discretion: smallest and largest amount, and whether each occurrence has its own.
    pub discretion: Option<(Points, Points, bool)>,
    /// Cuts between cells in which every clause and veto on it is decided, and at most one clause still varies.
    pub splits: Vec<Start>,
    /// Cuts between cells in which, as far as steps go, nothing varies.
    pub samples: Vec<Start>,
}

/// 类别.
#[derive(Debug, Clone)]
pub(super) struct PlanCategory {
    pub items: std::ops::Range<usize>,
    /// Runs of items that a veto reads as one 指标: the run and its vetoes.
    pub indicators: Vec<(std::ops::Range<usize>, Vec<usize>)>,
    /// Vetoes that read its score.
    pub results: Vec<usize>,
}

/// What shares no facts with others: an item, 加分, 减分, or the vetoes of the table.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub item: Option<ItemId>,
    pub full: Points,
    /// Where an item starts from.
    pub base: Points,
    /// Joint bound of the fields: 加减分(加分最高5分).
    pub cap: Option<Points>,
    pub fields: Vec<PlanField>,
    /// Vetoes on facts of this block.
    pub vetoes: Vec<usize>,
    /// Vetoes on the score of this item.
    pub results: Vec<usize>,
    /// Facts that several places use: split case by case while unknown.
    pub shared: Vec<usize>,
    /// Whether known facts only add up here.
    pub adds_up: bool,
    /// Whether no veto reads the 指标 it belongs to.
    pub alone: bool,
}

/// A scoring field.
#[derive(Debug, Clone)]
pub(super) struct PlanField {
    pub kind: FieldKind,
    pub mode: Mode,
    pub cap: Option<Points>,
    pub clauses: Vec<PlanClause>,
}

/// What a clause does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// Adds to what the field is for.
    With,
    /// Works against it: 扣 in a 得分 field.
    Against,
    Zero,
    Full,
}

/// When a clause holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Test {
    Always,
    Never,
    /// The fact is above zero.
    Positive,
    Bounds(Bounds),
    /// 否则.
    NotPrevious,
    /// 其余.
    NoneEarlier,
}

/// How much a clause gives when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Its figure.
    Once,
    /// Its figure for each step of the fact from `from`, upwards or downwards.
    Steps(Steps),
    /// The amount of the discretion.
    Discretion(usize),
    /// Any amount of the range: a discretion without a fact.
    Range(Points, Points),
    /// The part of `of` that the rate gives.
    Share { rate: usize, of: Points, places: u8 },
}

/// 计次 and steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Steps {
    pub from: Ratio,
    pub down: bool,
    pub step: Ratio,
    /// A begun step counts.
    pub up: bool,
    /// Each one from 0 counts, nothing else.
    pub ones: bool,
}

impl Steps {
    /// Where step `n` (from 1) begins; `None` if that is below zero.
    pub fn start(&self, n: i128) -> Option<Start> {
        // step n is full at from ± n·step; where begun steps count it begins just past from ± (n−1)·step
        let done = if self.up { n - 1 } else { n };
        let reach = self.step.times(Ratio::whole(done));
        let at = if self.down {
            self.from.minus(reach)
        } else {
            self.from.plus(reach)
        };
        (at >= Ratio::ZERO).then_some(Start {
            at,
            above: self.down != self.up,
        })
    }
}

/// 条款.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlanClause {
    pub id: ClauseId,
    pub act: Act,
    pub test: Test,
    pub fact: Option<usize>,
    pub measure: Measure,
    /// The figure.
    pub amount: Points,
    pub cap: Option<Points>,
    pub group: Option<u32>,
    /// It is one of several clauses of this additive field on the same fact: evaluated with the first of them.
    pub bundle: Bundle,
}

/// How a clause stands to others of its field on the same fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bundle {
    /// Alone, or split with the whole block.
    None,
    /// The first of several; all of them by their places in the field.
    First(Vec<usize>),
    /// Counted with the first.
    Later,
}

impl PlanClause {
    /// The facts it reads, its condition first.
    pub fn facts(&self) -> impl Iterator<Item = usize> + use<> {
        let amount = match self.measure {
            Measure::Discretion(fact) | Measure::Share { rate: fact, .. } => Some(fact),
            _ => None,
        };
        self.fact.into_iter().chain(amount.filter(|&fact| self.fact != Some(fact)))
    }

    /// Whether what it gives while it holds depends on `fact`.
    pub fn varies_with(&self, fact: usize) -> bool {
        match self.measure {
            Measure::Steps(_) => self.fact == Some(fact),
            Measure::Discretion(amount) => amount == fact,
            Measure::Share { rate, .. } => rate == fact,
            Measure::Once | Measure::Range(..) => false,
        }
    }
}

impl Block {
    /// Every clause with its field.
    pub fn clauses(&self) -> impl Iterator<Item = (&PlanField, &PlanClause)> {
        self.fields.iter().flat_map(|f| f.clauses.iter().map(move |c| (f, c)))
    }
}
