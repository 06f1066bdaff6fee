//! What clauses are about, and how its numbers are written.

/// What has a number: its thresholds and steps, in hundredths.
pub struct Datum {
    pub name: &'static str,
    pub unit: &'static str,
    /// The unit of its steps.
    pub each: &'static str,
    pub less: &'static str,
    pub thresholds: &'static [i64],
    pub steps: &'static [i64],
}

/// Whole numbers, decimals, and rates with decimals of their own.
pub const DATA: [Datum; 5] = [
    Datum {
        name: "信息差错",
        unit: "条",
        each: "条",
        less: "少于",
        thresholds: &[100, 200, 300, 500, 1000, 3000],
        steps: &[100, 100, 200, 300, 400, 700],
    },
    Datum {
        name: "报送",
        unit: "件",
        each: "件",
        less: "少于",
        thresholds: &[300, 500, 600, 1200, 3000],
        steps: &[100, 100, 200, 300, 500],
    },
    Datum {
        name: "用时",
        unit: "小时",
        each: "小时",
        less: "低于",
        thresholds: &[50, 100, 250, 725, 2000],
        steps: &[50, 100, 150, 200, 125],
    },
    Datum {
        name: "完成率",
        unit: "%",
        each: "个百分点",
        less: "低于",
        thresholds: &[6000, 8000, 8995, 9000, 9950, 10_000],
        steps: &[50, 100, 150, 500, 1000],
    },
    Datum {
        name: "投诉率",
        unit: "%",
        each: "个百分点",
        less: "低于",
        thresholds: &[35, 50, 210, 550, 2000],
        steps: &[5, 50, 100, 250],
    },
];

/// 1.5 of 150 hundredths, or of 15 tenths.
pub fn number(value: i64, parts: i64) -> String {
    let mut out = (value / parts).to_string();
    let mut rest = value % parts;
    if rest > 0 {
        out.push('.');
    }
    let mut unit = parts / 10;
    while rest > 0 {
        out += &(rest / unit).to_string();
        (rest, unit) = (rest % unit, unit / 10);
    }
    out
}
