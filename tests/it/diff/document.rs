//! A rubric as an office edits it: headings with lines under them.

/// An indicator without 项, or a 项.
#[derive(Debug, Clone)]
pub struct Leaf {
    pub title: String,
    pub points: String,
    pub lines: Vec<String>,
}

/// An indicator: one leaf, or a title with 项.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// The title of an indicator with 项.
    pub title: Option<String>,
    /// Lines of an indicator with 项.
    pub lines: Vec<String>,
    pub leaves: Vec<Leaf>,
}

#[derive(Debug, Clone)]
pub struct Category {
    pub title: String,
    pub indicators: Vec<Indicator>,
}

/// A whole rubric.
#[derive(Debug, Clone)]
pub struct Document {
    pub head: Vec<String>,
    pub categories: Vec<Category>,
    /// From 加减分 on.
    pub tail: Vec<String>,
}

/// Title and points of a heading.
fn heading(line: &str, keyword: &str) -> Option<(String, Option<String>)> {
    let rest = line.trim().strip_prefix(keyword)?.strip_prefix(' ')?;
    match rest.rsplit_once('（').filter(|(_, points)| points.ends_with("分）")) {
        Some((title, points)) => Some((title.to_owned(), Some(points.trim_end_matches("分）").to_owned()))),
        None => Some((rest.to_owned(), None)),
    }
}

impl Document {
    pub fn read(text: &str) -> Self {
        let mut document = Self {
            head: Vec::new(),
            categories: Vec::new(),
            tail: Vec::new(),
        };
        let mut in_tail = false;
        for line in text.lines() {
            in_tail |= line.starts_with("加减分") || line.starts_with("用例");
            if in_tail {
                document.tail.push(line.to_owned());
            } else if let Some((title, _)) = heading(line, "类别") {
                document.categories.push(Category {
                    title,
                    indicators: Vec::new(),
                });
            } else if let Some((title, points)) = heading(line, "指标") {
                let category = document.categories.last_mut().expect("an indicator stands in a category");
                category.indicators.push(match points {
                    Some(points) => Indicator {
                        title: None,
                        lines: Vec::new(),
                        leaves: vec![Leaf {
                            title,
                            points,
                            lines: Vec::new(),
                        }],
                    },
                    None => Indicator {
                        title: Some(title),
                        lines: Vec::new(),
                        leaves: Vec::new(),
                    },
                });
            } else if let Some((title, points)) = heading(line, "项") {
                let indicators = &mut document.categories.last_mut().expect("a 项 stands in a category").indicators;
                indicators.last_mut().expect("a 项 stands in an indicator").leaves.push(Leaf {
                    title,
                    points: points.expect("a 项 has points"),
                    lines: Vec::new(),
                });
            } else if let Some(category) = document.categories.last_mut() {
                if let Some(indicator) = category.indicators.last_mut() {
                    let lines = match indicator.leaves.last_mut() {
                        Some(leaf) => &mut leaf.lines,
                        None => &mut indicator.lines,
                    };
                    if !line.trim().is_empty() {
                        lines.push(line.trim().to_owned());
                    }
                }
            } else {
                document.head.push(line.to_owned());
            }
        }
        document
    }

    pub fn write(&self) -> String {
        let mut out = self.head.join("\n") + "\n";
        for category in &self.categories {
            out += &format!("\n类别 {}\n", category.title);
            for indicator in &category.indicators {
                if let Some(title) = &indicator.title {
                    out += &format!("\n指标 {title}\n{}\n", indicator.lines.join("\n"));
                }
                let keyword = if indicator.title.is_some() { "项" } else { "指标" };
                for leaf in &indicator.leaves {
                    out += &format!("\n{keyword} {}（{}分）\n{}\n", leaf.title, leaf.points, leaf.lines.join("\n"));
                }
            }
        }
        out + "\n" + &self.tail.join("\n") + "\n"
    }

    /// Places of all leaves: category, indicator, leaf.
    pub fn places(&self) -> Vec<(usize, usize, usize)> {
        let mut places = Vec::new();
        for (c, category) in self.categories.iter().enumerate() {
            for (i, indicator) in category.indicators.iter().enumerate() {
                places.extend((0..indicator.leaves.len()).map(|leaf| (c, i, leaf)));
            }
        }
        places
    }

    pub fn leaf(&self, (c, i, leaf): (usize, usize, usize)) -> &Leaf {
        &self.categories[c].indicators[i].leaves[leaf]
    }

    pub fn leaf_mut(&mut self, (c, i, leaf): (usize, usize, usize)) -> &mut Leaf {
        &mut self.categories[c].indicators[i].leaves[leaf]
    }

    /// The place of the leaf called `title`, with its content.
    pub fn find(&self, title: &str) -> Option<(usize, usize, usize)> {
        self.places().into_iter().find(|&place| self.leaf(place).title == title)
    }
}

impl Leaf {
    /// Lines of clauses: those under a scoring field.
    pub fn clauses(&self) -> Vec<usize> {
        let mut found = Vec::new();
        let mut scoring = false;
        for (at, line) in self.lines.iter().enumerate() {
            match line.split_once('：') {
                Some((word, _)) if word.chars().count() <= 4 => scoring = word.starts_with("扣分"),
                _ if scoring => found.push(at),
                _ => {}
            }
        }
        found
    }

    /// The line that begins with `keyword`.
    pub fn field(&self, keyword: &str) -> Option<usize> {
        self.lines.iter().position(|line| line.starts_with(keyword))
    }
}
