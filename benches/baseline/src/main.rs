//! What somebody would write by hand for this one rubric: serde-derive structs in, CSV rows out, on one thread.
//!
//! `baseline FILE` reads JSONL and writes the same bytes as `rubricc eval --format csv rubrics/2017/县市区.rubric FILE`.

mod evidence;

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

use evidence::Unit;

const TITLE: &str = "2017年县市区政务公开政务服务工作考核细则";

/// Points of a unit, in halves.
struct Score {
    categories: [i64; 5],
    adjustment: i64,
}

/// What is left of `full` halves.
fn left(full: i64, deducted: i64) -> i64 {
    (full - deducted).max(0)
}

/// Whether a rate such as `85.5%` or `45/50` is below 90%.
fn below_90(rate: &str) -> Option<bool> {
    let tenths = |text: &str| -> Option<i64> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        Some(whole.parse::<i64>().ok()? * 10 + part.parse::<i64>().ok()?)
    };
    match rate.split_once('/') {
        Some((top, bottom)) => Some(top.parse::<i64>().ok()? * 10 < bottom.parse::<i64>().ok()? * 9),
        None => Some(tenths(rate.strip_suffix('%')?)? < 900),
    }
}

fn score(unit: &Unit<'_>) -> Option<Score> {
    let f = &unit.facts;
    let organization = left(6, 2 * i64::from(f.organization.leadership.not_studied) + 2 * i64::from(f.organization.leadership.not_divided) + 2 * i64::from(f.organization.leadership.division_not_public))
        + left(8, 4 * i64::from(f.organization.bodies.no_group) + 2 * i64::from(f.organization.bodies.group_not_updated) + 4 * i64::from(f.organization.bodies.no_agency) + 2 * i64::from(f.organization.bodies.duties_unclear))
        + left(4, 4 * i64::from(f.organization.funding.not_budgeted))
        + left(4, 2 * i64::from(f.organization.training.no_training) + 2 * i64::from(f.organization.training.no_delegates))
        + left(8, 8 * i64::from(f.organization.supervision.not_in_review) + 4 * i64::from(f.organization.supervision.weight_short) + 2 * i64::from(f.organization.supervision.no_inspection) + 2 * i64::from(f.organization.supervision.results_not_told));
    let disclosure = left(6, 2 * i64::from(f.disclosure.planning.no_plan) + i64::from(f.disclosure.planning.systems_missing))
        + left(6, 2 * i64::from(f.disclosure.guides.no_guide) + i64::from(f.disclosure.guides.guide_incomplete) + 2 * i64::from(f.disclosure.guides.no_report) + i64::from(f.disclosure.guides.report_incomplete))
        + left(6, 6 * i64::from(f.disclosure.platform.no_platform) + i64::from(f.disclosure.platform.columns_missing))
        + left(4, 4 * i64::from(f.disclosure.interpretation.not_interpreted) + 2 * i64::from(f.disclosure.interpretation.late_interpretation) + 2 * i64::from(f.disclosure.interpretation.leader_interpretations < 1))
        + left(4, i64::from(f.disclosure.response.late_responses))
        + left(32, i64::from(f.disclosure.proactive.items_missing))
        + left(4, 4 * i64::from(f.disclosure.requests.online_request.no_system) + i64::from(f.disclosure.requests.online_request.elements_missing))
        + left(4, i64::from(f.disclosure.requests.handling.overdue) + 2 * i64::from(f.disclosure.requests.handling.lost_cases))
        + left(4, 4 * i64::from(f.disclosure.requests.reading_room.no_room) + 2 * i64::from(f.disclosure.requests.reading_room.no_service));
    let online = left(4, i64::from(f.online.backing.no_scheme) + i64::from(f.online.backing.no_lead) + i64::from(f.online.backing.safeguards_missing))
        + left(4, 2 * i64::from(f.online.standards.catalogue.no_catalogue) + 2 * i64::from(f.online.standards.catalogue.no_list))
        + left(4, 4 * i64::from(f.online.standards.manual.no_manual) + i64::from(f.online.standards.manual.elements_missing))
        + left(4, 4 * i64::from(f.online.standards.review.not_done) + i64::from(f.online.standards.review.elements_missing))
        + left(4, 4 * i64::from(f.online.standards.results.not_done))
        + left(4, 2 * i64::from(f.online.portal.website.not_merged) + 2 * i64::from(f.online.portal.website.not_connected))
        + left(4, 4 * i64::from(f.online.portal.exchange.not_done) + 2 * i64::from(f.online.portal.exchange.partial))
        + left(2, 2 * i64::from(f.online.portal.oversight.not_done))
        + left(2, 2 * i64::from(f.online.centre.facilities.unmet))
        + left(4, 4 * i64::from(f.online.centre.two_moves.not_done) + 2 * i64::from(f.online.centre.two_moves.partial))
        + left(4, 4 * i64::from(f.online.centre.chief_delegate.not_done) + 2 * i64::from(f.online.centre.chief_delegate.powers_short))
        + left(4, 4 * i64::from(f.online.centre.joint_approval.not_done))
        + left(6, 6 * i64::from(f.online.centre.quality.not_reviewed) + 2 * i64::from(f.online.centre.quality.not_told) + 2 * i64::from(f.online.centre.quality.not_listed))
        + left(4, 2 * i64::from(f.online.fusion.streamlining.not_streamlined) + 2 * i64::from(f.online.fusion.streamlining.not_electronic))
        + left(4, 4 * i64::from(f.online.fusion.online_handling.not_done))
        + left(4, 2 * i64::from(f.online.fusion.outreach.towns_uncovered) + 2 * i64::from(below_90(f.online.fusion.outreach.village_coverage)?))
        + left(4, 4 * i64::from(f.online.foundations.certificates.not_done))
        + left(4, 4 * i64::from(f.online.foundations.open_data.not_done))
        + left(2, 2 * i64::from(f.online.foundations.digital_platform.not_done))
        + left(4, 2 * i64::from(f.online.foundations.network.towns_unconnected) + 2 * i64::from(f.online.foundations.network.communities_unconnected))
        + left(2, 2 * i64::from(f.online.foundations.security.not_done));
    let grassroots = left(6, 6 * i64::from(f.grassroots.openness.late) + i64::from(f.grassroots.openness.items_missing))
        + left(6, i64::from(f.grassroots.convenience.items_missing) + 2 * i64::from(f.grassroots.convenience.no_home_service));
    let liaison = left(6, (12 - i64::from(f.liaison.reporting.reports)).max(0) + i64::from(f.liaison.reporting.other_late))
        + left(4, i64::from(f.liaison.meetings.absences));
    let bonus = 2 * i64::from(f.bonus.provincial) + i64::from(f.bonus.municipal);
    let malus = 2 * i64::from(f.malus.provincial) + i64::from(f.malus.municipal);
    Some(Score {
        categories: [organization, disclosure, online, grassroots, liaison],
        adjustment: bonus - malus,
    })
}

fn points(out: &mut impl Write, halves: i64) -> io::Result<()> {
    let sign = if halves < 0 { "-" } else { "" };
    let part = if halves % 2 == 0 { "" } else { ".5" };
    write!(out, "{sign}{}{part}", halves.abs() / 2)
}

fn row(out: &mut impl Write, unit: &Unit<'_>, score: &Score) -> io::Result<()> {
    if unit.name.contains([',', '"', '\n', '\r']) {
        write!(out, "\"{}\"", unit.name.replace('"', "\"\""))?;
    } else {
        out.write_all(unit.name.as_bytes())?;
    }
    for category in score.categories {
        out.write_all(b",")?;
        points(out, category)?;
    }
    out.write_all(b",")?;
    points(out, score.adjustment)?;
    out.write_all(b",")?;
    let total = score.categories.iter().sum::<i64>() + score.adjustment;
    points(out, total)?;
    let band = match total {
        180.. => "优秀",
        160..180 => "良好",
        120..160 => "合格",
        _ => "不合格",
    };
    writeln!(out, ",,{band}")
}

fn main() -> io::Result<()> {
    let path = std::env::args().nth(1).ok_or_else(|| io::Error::other("usage: baseline FILE"))?;
    let mut input = BufReader::with_capacity(1 << 20, File::open(path)?);
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    out.write_all("单位,组织保障,信息公开,互联网+政务服务,基层政务公开政务服务,工作衔接,加减分,总分,总分上限,等次\n".as_bytes())?;
    let mut line = Vec::new();
    let mut number = 0_u64;
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        let bad = |why: &str| io::Error::other(format!("line {number}: {why}"));
        let unit: Unit<'_> = serde_json::from_slice(&line).map_err(|error| bad(&error.to_string()))?;
        if unit.rubric != TITLE {
            return Err(bad("another rubric"));
        }
        let score = score(&unit).ok_or_else(|| bad("no rate"))?;
        row(&mut out, &unit, &score)?;
        line.clear();
    }
    out.flush()
}
