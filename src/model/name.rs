//! 名称: a title or a fact's name as shown, and as compared.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::text::fold;

/// A name: `shown` is as written, without blanks and without the marks 【】; two names are equal when their folded
/// forms are (language, §2 “Names”). Names stand in many places, so that a copy shares the words.
#[derive(Debug, Clone, Default)]
pub struct Name {
    shown: Arc<str>,
    key: Arc<str>,
}

impl Name {
    /// From words of a source.
    pub fn new(words: &str) -> Self {
        if fold::is_key(words) {
            let shown: Arc<str> = words.into();
            let key = Arc::clone(&shown);
            return Self { shown, key };
        }
        let shown: Arc<str> = fold::shown(words).into();
        let key = fold::folded(words);
        let key = if *key == *shown { Arc::clone(&shown) } else { key.into() };
        Self { shown, key }
    }

    /// As written, without blanks and 【】 marks.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// As compared.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Whether there are no words at all.
    pub fn is_empty(&self) -> bool {
        self.key.is_empty()
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key.cmp(&other.key)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.shown)
    }
}
