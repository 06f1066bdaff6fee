//! 相近: which known name a mistyped one was probably meant to be.

/// Names longer than this are not compared letter by letter.
const LENGTH: usize = 100;

/// The candidate nearest to `word`, if one is near enough: one slip in a word of two characters or more, or about a third of the
/// characters. Both sides should be folded alike.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if !(2..=LENGTH).contains(&length) {
        return None;
    }
    let allowed = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let limit = best.map_or(allowed, |(distance, _)| distance.saturating_sub(1));
        let other = candidate.chars().count();
        if !(2..=LENGTH).contains(&other) || length.abs_diff(other) > limit.max(allowed) {
            continue;
        }
        // 「信息报送」 for 「信息报送情况」: part of the name, typed short
        let within = length >= 3 && other >= 3 && (candidate.contains(word) || word.contains(candidate));
        let distance = if within { 1 } else { strsim::osa_distance(word, candidate) };
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
