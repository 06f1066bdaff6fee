//! JSON laid out for people, keys in the order given.

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pretty {
    /// JSON as it is.
    Raw(String),
    /// An array; written on one line.
    List(Vec<Pretty>),
    /// An object; empty or of plain values, it may stand on one line.
    Object(Vec<(String, Pretty)>),
}

impl Pretty {
    /// null.
    pub fn null() -> Self {
        Self::Raw("null".to_owned())
    }

    /// A string.
    pub fn text(text: &str) -> Self {
        Self::Raw(quoted(text))
    }

    /// A list of strings.
    pub fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// An object.
    pub fn object<const N: usize>(members: [(&str, Pretty); N]) -> Self {
        Self::Object(members.map(|(key, value)| (key.to_owned(), value)).into())
    }

    /// The member `key` of an object, put at its end if it is not there. Of anything else, an object is made.
    pub fn member(&mut self, key: &str) -> &mut Self {
        if !matches!(self, Self::Object(_)) {
            *self = Self::Object(Vec::new());
        }
        let Self::Object(members) = self else { return self };
        let at = members.iter().position(|(name, _)| name == key).unwrap_or(members.len());
        if at == members.len() {
            members.push((key.to_owned(), Self::Object(Vec::new())));
        }
        &mut members[at].1
    }

    /// Whether it is an object without members.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Object(members) if members.is_empty())
    }

    /// Takes the member `key` out.
    pub fn remove(&mut self, key: &str) {
        if let Self::Object(members) = self {
            members.retain(|(name, _)| name != key);
        }
    }

    /// Adds the members of `other`.
    pub fn append(&mut self, other: Self) {
        if let (Self::Object(members), Self::Object(more)) = (self, other) {
            members.extend(more);
        }
    }

    /// The text, with a line end.
    pub fn show(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    /// The text on one line.
    pub fn compact(&self) -> String {
        match self {
            Self::Raw(text) => text.clone(),
            Self::List(values) => {
                let values: Vec<String> = values.iter().map(Self::compact).collect();
                format!("[{}]", values.join(","))
            }
            Self::Object(members) => {
                let members = members
                    .iter()
                    .map(|(key, value)| format!("{}:{}", quoted(key), value.compact()));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }
        }
    }

    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Self::Raw(text) => out.push_str(text),
            Self::List(values) => {
                out.push('[');
                for (n, value) in values.iter().enumerate() {
                    out.push_str(if n > 0 { ", " } else { "" });
                    value.write(out, depth);
                }
                out.push(']');
            }
            Self::Object(members) if members.is_empty() => out.push_str("{}"),
            Self::Object(members) => {
                let indent = "  ".repeat(depth + 1);
                for (n, (key, value)) in members.iter().enumerate() {
                    out.push_str(if n > 0 { ",\n" } else { "{\n" });
                    out.push_str(&indent);
                    out.push_str(&quoted(key));
                    out.push_str(": ");
                    value.write(out, depth + 1);
                }
                out.push('\n');
                out.push_str(&"  ".repeat(depth));
                out.push('}');
            }
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}
