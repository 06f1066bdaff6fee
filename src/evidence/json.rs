//! JSON with places: a value tree that borrows from the text and keeps numbers as written.
//!
//! Own code rather than serde_json because a clerk must be told in Chinese where a comma is missing or full-width, every
//! key needs its place, a key written twice must be seen, and a number must not pass through a float.

mod fault;
mod words;

use std::borrow::Cow;
use std::ops::Range;

pub use fault::{Fault, clip};

/// Nesting that evidence can need is below ten; more is refused before it can exhaust the stack.
const DEPTH: usize = 64;
/// Values one unit may hold; bounds memory on hostile input.
const NODES: usize = 1_000_000;

/// One value with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'a> {
    /// Bytes of the text it takes up.
    pub at: Range<usize>,
    /// What it is.
    pub value: Json<'a>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json<'a> {
    /// null
    Null,
    /// true, false
    Bool(bool),
    /// A number, as written.
    Number(&'a str),
    /// A string, unescaped.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Node<'a>>),
    /// An object; repeats of a key are kept.
    Object(Vec<Member<'a>>),
}

/// One key of an object with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member<'a> {
    /// The key, unescaped.
    pub key: Cow<'a, str>,
    /// Bytes of the key, quotes included.
    pub key_at: Range<usize>,
    /// The value.
    pub node: Node<'a>,
}

/// Parses the one value in `text[range]`, blanks around it allowed. Offsets are those of `text`.
pub fn parse(text: &str, range: Range<usize>) -> Result<Node<'_>, Fault> {
    let end = range.end.min(text.len());
    let mut parser = Parser {
        text,
        bytes: text.as_bytes().get(..end).unwrap_or_default(),
        at: range.start,
        nodes: 0,
        open: Vec::new(),
    };
    let node = parser.value()?;
    parser.blanks();
    if parser.at < parser.bytes.len() {
        return Err(parser.unexpected(fault::Wanted::End));
    }
    Ok(node)
}

struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    nodes: usize,
    open: Vec<usize>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Result<Node<'a>, Fault> {
        self.blanks();
        let start = self.at;
        self.nodes += 1;
        if self.nodes > NODES {
            return Err(Fault::too_large(start));
        }
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'"') => Json::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => Json::Number(self.number()?),
            Some(b't' | b'f' | b'n') => self.literal()?,
            _ => return Err(self.unexpected(fault::Wanted::Value)),
        };
        Ok(Node {
            at: start..self.at,
            value,
        })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Json<'a>, Fault>) -> Result<Json<'a>, Fault> {
        if self.open.len() >= DEPTH {
            return Err(Fault::too_deep(self.at, DEPTH));
        }
        self.open.push(self.at);
        self.at += 1;
        let value = read(self)?;
        self.open.pop();
        Ok(value)
    }

    fn list(&mut self) -> Result<Json<'a>, Fault> {
        let mut list = Vec::new();
        self.blanks();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Json::List(list));
        }
        loop {
            list.push(self.value()?);
            if self.closes(b']')? {
                return Ok(Json::List(list));
            }
        }
    }

    fn object(&mut self) -> Result<Json<'a>, Fault> {
        let mut members = Vec::new();
        self.blanks();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Json::Object(members));
        }
        loop {
            self.blanks();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.unexpected(fault::Wanted::Key));
            }
            let key = self.string()?;
            let key_at = start..self.at;
            self.blanks();
            if self.peek() != Some(b':') {
                return Err(self.unexpected(fault::Wanted::Colon));
            }
            self.at += 1;
            let node = self.value()?;
            members.push(Member { key, key_at, node });
            if self.closes(b'}')? {
                return Ok(Json::Object(members));
            }
        }
    }

    /// After a part of a list or object: a comma, or the bracket that closes it.
    fn closes(&mut self, bracket: u8) -> Result<bool, Fault> {
        self.blanks();
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.blanks();
                match self.peek() {
                    Some(b'}' | b']') => Err(Fault::extra_comma(comma)),
                    _ => Ok(false),
                }
            }
            Some(b) if b == bracket => {
                self.at += 1;
                Ok(true)
            }
            _ => Err(self.unexpected(fault::Wanted::CommaOr(bracket))),
        }
    }
}
