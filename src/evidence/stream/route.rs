//! The ways from value to value, as earlier lines went them.
//!
//! A spot is a place in the JSON where a value is read, such as `佐证 → 组织保障 → 领导重视 → 未列入分工`. What stands between the
//! end of one value and the start of the next is nearly always the same from unit to unit: closing and opening brackets, a
//! comma, keys. A way remembers those bytes and the spot they lead to, so that a line is mostly compared, not parsed.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{FactId, Name};

use super::super::details;
use super::super::index::{Found, Index};
use super::super::unit;
use super::super::walk::UNLISTED;
use super::quick::{blanks, plain_string};

/// Keys remembered at most; evidence that spells them in ever new ways goes to the general reader.
const KEYS: usize = 200_000;

/// What a value is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Title,
    Unit,
    Unlisted,
    Exempt,
    Fact(FactId),
}

/// Index into the spots.
pub(super) type SpotId = u32;
type NodeId = u32;

/// Before anything of a line is read.
pub(super) const START: SpotId = 0;

/// An object: the unit itself, 佐证, a level, or what is said of a fact.
#[derive(Debug, Clone)]
struct Node {
    parent: NodeId,
    /// Names from 佐证 down; empty for the unit and for 佐证.
    chain: Vec<Name>,
    kind: Kind,
    keys: HashMap<Box<[u8]>, Target>,
    /// The line it was last entered in.
    entered: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unit,
    Level,
    /// What is said of the fact; its 值 is at this spot.
    Fact(SpotId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Node(NodeId),
    Spot(SpotId),
    /// A fact, by its spot; where an object stands instead of its value, by the node of that.
    Fact(SpotId, NodeId),
    /// 材料 and the like: its number among the passed-over keys.
    Passed(u8),
}

#[derive(Debug, Clone)]
pub(super) struct Spot {
    node: NodeId,
    pub slot: Slot,
    pub way: Option<Way>,
}

/// From the end of a spot's value to the start of the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Way {
    /// The bytes between.
    pub bytes: Box<[u8]>,
    /// Where they lead; `None` is the end of the line.
    pub next: Option<SpotId>,
    /// The objects they enter.
    entered: Box<[NodeId]>,
    /// Passed-over keys in the object left, and in the object of `next` before its value.
    pub behind: u8,
    pub ahead: u8,
    /// Where values of passed-over keys stand in the bytes, and the numbers of the keys.
    pub passed: Box<[(Range<usize>, u8)]>,
}

/// Everything learned from the lines so far.
#[derive(Debug, Clone)]
pub(super) struct Route<'r> {
    index: &'r Index<'r>,
    nodes: Vec<Node>,
    pub spots: Vec<Spot>,
    /// What a name means in an object, however it is spelt.
    named: HashMap<(NodeId, String), Target>,
    keys: usize,
}

const UNIT_NODE: NodeId = 0;
const FACTS_NODE: NodeId = 1;

impl<'r> Route<'r> {
    pub(super) fn new(index: &'r Index<'r>) -> Self {
        let node = |kind| Node {
            parent: UNIT_NODE,
            chain: Vec::new(),
            kind,
            keys: HashMap::new(),
            entered: 0,
        };
        let start = Spot {
            node: UNIT_NODE,
            slot: Slot::Title,
            way: None,
        };
        Self {
            index,
            nodes: vec![node(Kind::Unit), node(Kind::Level)],
            spots: vec![start],
            named: HashMap::new(),
            keys: 0,
        }
    }

    /// Marks the objects on the way out of `spot` as entered in line `line`; `false` if one was entered before.
    #[inline]
    pub(super) fn enter_way(&mut self, spot: SpotId, line: u64) -> bool {
        let Some(way) = self.spots.get(spot as usize).and_then(|spot| spot.way.as_ref()) else {
            return false;
        };
        way.entered.iter().all(|&id| match self.nodes.get_mut(id as usize) {
            Some(node) if node.entered != line => {
                node.entered = line;
                true
            }
            _ => false,
        })
    }

    /// Finds the way out of `spot` by reading `bytes`, and remembers it. `None` if anything is out of the ordinary.
    pub(super) fn learn(&mut self, spot: SpotId, bytes: &[u8]) -> Option<()> {
        let mut way = Way::default();
        let (mut entered, mut over) = (Vec::new(), Vec::new());
        let mut node = self.spots.get(spot as usize)?.node;
        let mut inside = spot;
        let mut at = blanks(bytes);
        // whether a comma may or must come next
        let mut first = spot == START;
        if first {
            at = after(bytes, 0, b'{')?;
        }
        loop {
            if bytes.get(at) == Some(&b'}') {
                at += 1;
                // left without its 值
                if matches!(self.nodes.get(node as usize)?.kind, Kind::Fact(value) if value != inside) {
                    return None;
                }
                if node == UNIT_NODE {
                    at += blanks(bytes.get(at..)?);
                    if at < bytes.len() {
                        return None;
                    }
                    break;
                }
                node = self.nodes.get(node as usize)?.parent;
                inside = START;
                first = false;
                at += blanks(bytes.get(at..)?);
                continue;
            }
            if !first {
                at = after(bytes, at, b',')?;
            }
            let rest = bytes.get(at..)?;
            let end = plain_string(rest)?;
            let key = rest.get(1..end)?;
            let target = self.target(node, key)?;
            at = after(bytes, at + end + 1, b':')?;
            match target {
                Target::Passed(number) => {
                    let mask = if inside == spot && spot != START {
                        &mut way.behind
                    } else {
                        &mut way.ahead
                    };
                    if *mask & (1 << number) != 0 {
                        return None;
                    }
                    *mask |= 1 << number;
                    let start = at;
                    at += passed(number, bytes.get(at..)?)?;
                    over.push((start..at, number));
                    at += blanks(bytes.get(at..)?);
                    first = false;
                }
                Target::Node(id) | Target::Fact(_, id) if bytes.get(at) == Some(&b'{') => {
                    entered.push(id);
                    at = after(bytes, at, b'{')?;
                    node = id;
                    inside = START;
                    way.ahead = 0;
                    first = true;
                }
                Target::Node(_) => return None,
                Target::Spot(next) | Target::Fact(next, _) => {
                    way.next = Some(next);
                    break;
                }
            }
        }
        way.bytes = bytes.get(..at)?.into();
        way.entered = entered.into();
        way.passed = over.into();
        self.spots.get_mut(spot as usize)?.way = Some(way);
        Some(())
    }

    fn target(&mut self, node: NodeId, key: &[u8]) -> Option<Target> {
        if let Some(target) = self.nodes.get(node as usize)?.keys.get(key) {
            return Some(*target);
        }
        if self.keys >= KEYS {
            return None;
        }
        let name = Name::new(std::str::from_utf8(key).ok()?);
        let place = (node, name.key().to_owned());
        let target = match self.named.get(&place) {
            Some(target) => *target,
            None => {
                let target = self.resolve(node, name)?;
                self.named.insert(place, target);
                target
            }
        };
        self.keys += 1;
        self.nodes.get_mut(node as usize)?.keys.insert(key.into(), target);
        Some(target)
    }

    /// What a name means in an object, met for the first time.
    fn resolve(&mut self, id: NodeId, name: Name) -> Option<Target> {
        let is = |word: &str| name == Name::new(word);
        let node = self.nodes.get(id as usize)?;
        match node.kind {
            Kind::Unit if is(unit::FACTS) => Some(Target::Node(FACTS_NODE)),
            Kind::Unit => {
                let words = [
                    (unit::RUBRIC, Slot::Title),
                    (unit::UNIT, Slot::Unit),
                    (UNLISTED, Slot::Unlisted),
                    (unit::EXEMPT, Slot::Exempt),
                ];
                let (_, slot) = words.into_iter().find(|(word, _)| is(word))?;
                Some(Target::Spot(self.spot(id, slot)))
            }
            Kind::Fact(value) if is(details::VALUE) => Some(Target::Spot(value)),
            Kind::Fact(_) => {
                let words = [details::MATERIALS, details::REMARK].into_iter().chain(details::HINTS);
                words
                    .zip(0..)
                    .find(|(word, _)| is(word))
                    .map(|(_, number)| Target::Passed(number))
            }
            Kind::Level if is(UNLISTED) => None,
            Kind::Level => {
                let mut chain = node.chain.clone();
                chain.push(name);
                self.below(id, chain)
            }
        }
    }

    /// The level or fact `chain` means, in the object `id`; as the general reader has it.
    fn below(&mut self, id: NodeId, chain: Vec<Name>) -> Option<Target> {
        let full_fact = self.index.is_full_fact(&chain);
        let full_level = self.index.full_level(&chain).is_some() && !full_fact;
        let level = full_level || self.index.has_level(&chain);
        let fact = match self.index.fact(&chain) {
            Found::One(fact) => Some(self.spot(id, Slot::Fact(fact))),
            Found::Several(_) | Found::Nothing => None,
        };
        match fact {
            Some(spot) if full_level => Some(Target::Fact(spot, self.node(id, chain, Kind::Level)?)),
            Some(spot) if full_fact || !level => {
                let slot = self.spots.get(spot as usize)?.slot;
                let node = self.node(id, chain, Kind::Level)?;
                let value = self.spot(node, slot);
                self.nodes.get_mut(node as usize)?.kind = Kind::Fact(value);
                Some(Target::Fact(spot, node))
            }
            // an object here is a level or a fact as it holds 值 or not: not plain
            Some(spot) => Some(Target::Spot(spot)),
            None if level => Some(Target::Node(self.node(id, chain, Kind::Level)?)),
            None => None,
        }
    }

    fn node(&mut self, parent: NodeId, chain: Vec<Name>, kind: Kind) -> Option<NodeId> {
        let id = NodeId::try_from(self.nodes.len()).ok()?;
        self.nodes.push(Node {
            parent,
            chain,
            kind,
            keys: HashMap::new(),
            entered: 0,
        });
        Some(id)
    }

    /// A new spot for `slot` in the object `node`.
    fn spot(&mut self, node: NodeId, slot: Slot) -> SpotId {
        self.spots.push(Spot { node, slot, way: None });
        SpotId::try_from(self.spots.len() - 1).unwrap_or(START)
    }
}

/// Past the mark `wanted` and the blanks around it.
fn after(bytes: &[u8], at: usize, wanted: u8) -> Option<usize> {
    let at = at + blanks(bytes.get(at..)?);
    if bytes.get(at) != Some(&wanted) {
        return None;
    }
    Some(at + 1 + blanks(bytes.get(at + 1..)?))
}

/// Whether `bytes` are text without a sign of damage.
fn sound(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\u{FFFD}'))
}

/// How long the value of a passed-over key is: a string or null, for 材料 also a list of strings.
pub(super) fn passed(number: u8, bytes: &[u8]) -> Option<usize> {
    if bytes.starts_with(b"null") {
        return Some(4);
    }
    if number == 1 || bytes.first() != Some(&b'[') {
        let end = plain_string(bytes)?;
        return sound(bytes.get(..end)?).then_some(end + 1);
    }
    let mut at = after(bytes, 0, b'[')?;
    if bytes.get(at) == Some(&b']') {
        return Some(at + 1);
    }
    loop {
        let end = plain_string(bytes.get(at..)?)?;
        if !sound(bytes.get(at..at + end)?) {
            return None;
        }
        at += end + 1;
        at += blanks(bytes.get(at..)?);
        if bytes.get(at) == Some(&b']') {
            return Some(at + 1);
        }
        at = after(bytes, at, b',')?;
    }
}
