//! The objects of a rubric as they are written.

use serde::Serialize;

use super::super::fact::FactView;
use super::super::reading::ReadingView;
use crate::model::{ElementList, Name, Prose};

/// An object, and the file it comes from if that is one the rubric refers to.
#[derive(Serialize)]
pub(super) struct PlacedView<'a, T: Serialize> {
    #[serde(flatten)]
    pub(super) view: &'a T,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<&'a str>,
}

/// 细则 and its free header fields.
#[derive(Serialize)]
pub(super) struct HeaderView<'a> {
    pub(super) object: &'static str,
    pub(super) title: &'a str,
    pub(super) full: String,
    pub(super) fields: Vec<ProseView<'a>>,
    pub(super) line: usize,
}

/// Free text.
#[derive(Serialize)]
pub(super) struct ProseView<'a> {
    pub(super) keyword: &'a str,
    pub(super) text: &'a str,
}

/// 等次.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BandView<'a> {
    pub(super) object: &'static str,
    pub(super) name: &'a str,
    pub(super) low: Option<String>,
    pub(super) low_included: Option<bool>,
    pub(super) high: Option<String>,
    pub(super) high_included: Option<bool>,
    pub(super) line: usize,
}

/// A rule of the whole table.
#[derive(Serialize, Default)]
pub(super) struct RuleView<'a> {
    pub(super) object: &'static str,
    pub(super) rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) high: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) approver: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) outcome: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) factor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) places: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<usize>,
}

/// 类别, or an 指标 that has 项.
#[derive(Serialize)]
pub(super) struct PartView<'a> {
    pub(super) object: &'static str,
    pub(super) name: &'a str,
    pub(super) full: String,
    pub(super) line: usize,
}

/// 项, or an 指标 without 项.
#[derive(Serialize)]
pub(super) struct ItemView<'a> {
    pub(super) object: &'static str,
    pub(super) name: &'a str,
    pub(super) path: Vec<&'a str>,
    pub(super) full: String,
    pub(super) elements: Vec<ElementsView<'a>>,
    pub(super) prose: Vec<ProseView<'a>>,
    pub(super) line: usize,
}

/// 要素.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ElementsView<'a> {
    pub(super) names: Vec<&'a str>,
    pub(super) open: bool,
    pub(super) only_for: Option<&'a str>,
}

/// 加减分.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AdjustmentsView {
    pub(super) object: &'static str,
    pub(super) bonus_cap: Option<String>,
    pub(super) malus_cap: Option<String>,
    pub(super) line: usize,
}

/// A scoring field.
#[derive(Serialize)]
pub(super) struct FieldView<'a> {
    pub(super) object: &'static str,
    pub(super) kind: &'static str,
    pub(super) mode: &'static str,
    pub(super) cap: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<&'a str>,
    pub(super) line: usize,
}

/// 条款 with the facts it asks for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ClauseView<'a> {
    #[serde(flatten)]
    pub(super) reading: ReadingView<'a>,
    pub(super) path: Vec<&'a str>,
    pub(super) fact: Option<FactView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) amount_fact: Option<FactView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) places: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) otherwise: Option<&'static str>,
}

pub(super) fn prose(all: &[Prose]) -> impl Iterator<Item = ProseView<'_>> {
    all.iter().map(|prose| ProseView {
        keyword: prose.keyword,
        text: &prose.text,
    })
}

pub(super) fn elements(list: &ElementList) -> ElementsView<'_> {
    ElementsView {
        names: list.names.iter().map(|(name, _)| name.shown()).collect(),
        open: list.open,
        only_for: list.only_for.as_ref().map(Name::shown),
    }
}
