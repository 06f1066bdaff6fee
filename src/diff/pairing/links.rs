//! Which items were found to belong together.

use super::Sureness;

/// Links between items. One item may have several, but then each of those has only this one.
pub(super) struct Links {
    to_new: Vec<Vec<(usize, Sureness)>>,
    to_old: Vec<Vec<usize>>,
}

impl Links {
    pub(super) fn new(old: usize, new: usize) -> Self {
        Self {
            to_new: vec![Vec::new(); old],
            to_old: vec![Vec::new(); new],
        }
    }

    /// Links two items; not where that would tie several to several.
    pub(super) fn connect(&mut self, old: usize, new: usize, sureness: Sureness) -> bool {
        let fits = match (self.to_new[old].is_empty(), self.to_old[new].is_empty()) {
            (true, true) => true,
            (false, true) => self.of_old(old).all(|new| self.to_old[new].len() == 1),
            (true, false) => self.of_new(new).all(|old| self.to_new[old].len() == 1),
            (false, false) => false,
        };
        if fits {
            self.to_new[old].push((new, sureness));
            self.to_old[new].push(old);
        }
        fits
    }

    /// Makes a link by likeness at least so sure: as a share of the other it may be more alike than as a whole.
    pub(super) fn ensure(&mut self, old: usize, new: usize, sureness: Sureness) {
        let link = self.to_new[old].iter_mut().find(|(to, _)| *to == new);
        if let (Some((_, Sureness::Alike(known))), Sureness::Alike(likeness)) = (link, sureness) {
            *known = likeness.max(*known);
        }
    }

    /// Whether every item of either version has a link.
    pub(super) fn are_complete(&self) -> bool {
        self.to_old.iter().all(|links| !links.is_empty()) && self.to_new.iter().all(|links| !links.is_empty())
    }

    /// What the older item became.
    pub(super) fn of_old(&self, old: usize) -> impl Iterator<Item = usize> {
        self.to_new[old].iter().map(|&(new, _)| new)
    }

    /// How sure the links of the older item are.
    pub(super) fn sureness(&self, old: usize) -> impl Iterator<Item = Sureness> {
        self.to_new[old].iter().map(|&(_, sureness)| sureness)
    }

    /// What the newer item was.
    pub(super) fn of_new(&self, new: usize) -> impl Iterator<Item = usize> {
        self.to_old[new].iter().copied()
    }

    /// Older items without a link.
    pub(super) fn free_old(&self) -> Vec<usize> {
        (0..self.to_new.len()).filter(|&old| self.to_new[old].is_empty()).collect()
    }

    /// Newer items without a link.
    pub(super) fn free_new(&self) -> Vec<usize> {
        (0..self.to_old.len()).filter(|&new| self.to_old[new].is_empty()).collect()
    }
}
