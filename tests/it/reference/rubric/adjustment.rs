//! 加减分.

use super::Writer;

impl Writer<'_> {
    pub fn adjustments(&mut self) -> String {
        let caps = self.tape.pick(&[
            "（加分最高2分，减分最高3分）",
            "（加分最高1.5分）",
            "",
            "（减分最高2分）",
            "（加分最高4分，减分最高1分）",
        ]);
        let mut out = format!("加减分{caps}\n");
        if self.tape.once_in(4) {
            for name in ["表彰", "通报"] {
                out += &format!("  项 {name}\n{}", self.adjusting(&format!("/{name}")));
            }
        } else {
            out += &self.adjusting("");
        }
        if self.tape.once_in(3) {
            out += &format!("  否决：{}。\n", self.veto());
        }
        out
    }

    /// The fields of 加减分, or of a 项 in it.
    fn adjusting(&mut self, group: &str) -> String {
        let mut out = String::new();
        for _ in 0..self.tape.below(5).div_ceil(2) {
            let mode = self.tape.pick(&["", "", "（就高）", "（最高2分）", "（就高，最高加1分）"]);
            let clauses: Vec<String> = (0..1 + self.tape.below(2)).map(|_| self.gain(false, false)).collect();
            out += &format!("  加分{mode}：{}。\n", clauses.join("；"));
        }
        self.leave(&format!("加分{group}"));
        let least = usize::from(out.is_empty());
        for _ in 0..self.tape.below(5).div_ceil(2).max(least) {
            let mode = self.tape.pick(&["", "", "（就高）", "（最高扣2分）", "（就高，最高扣1分）"]);
            let clauses: Vec<String> = (0..1 + self.tape.below(2)).map(|_| self.loss(false, false)).collect();
            out += &format!("  减分{mode}：{}。\n", clauses.join("；"));
        }
        self.leave(&format!("减分{group}"));
        out
    }
}
