//! The pest parser of `grammar/clause.pest` and the few shapes in which the reader uses it.

use pest::Parser;
use pest::iterators::Pair;

#[derive(pest_derive::Parser)]
#[grammar = "grammar/clause.pest"]
struct ClauseParser;

/// A match.
pub type Node<'i> = Pair<'i, Rule>;

/// The match of `rule` at the start of `text`.
pub fn at_start(rule: Rule, text: &str) -> Option<Node<'_>> {
    ClauseParser::parse(rule, text).ok()?.next()
}

/// The first child of `node` that is a `rule`.
pub fn child<'i>(node: &Node<'i>, rule: Rule) -> Option<Node<'i>> {
    node.clone().into_inner().find(|n| n.as_rule() == rule)
}

/// Every child of `node` that is a `rule`.
pub fn children<'i>(node: &Node<'i>, rule: Rule) -> impl Iterator<Item = Node<'i>> {
    node.clone().into_inner().filter(move |n| n.as_rule() == rule)
}
