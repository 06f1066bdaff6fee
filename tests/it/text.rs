//! Decoding, and how names are compared.

use encoding_rs::GB18030;
use proptest::prelude::*;
use rubricc::model::Name;
use rubricc::text::decode;

const WORDS: &str = "细则：联通𠮷䶮考核（２分）\r\n  扣分：未召开的扣1分。\n";

fn utf16(words: &str, big: bool) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(words.encode_utf16());
    units
        .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
        .collect()
}

#[test]
fn every_encoding_of_an_office_gives_the_same_text() {
    let marked = [b"\xEF\xBB\xBF".as_slice(), WORDS.as_bytes()].concat();
    let national = GB18030.encode(WORDS).0.into_owned();
    for bytes in [
        WORDS.as_bytes().to_vec(),
        marked,
        national,
        utf16(WORDS, false),
        utf16(WORDS, true),
    ] {
        assert_eq!(decode(&bytes, "表").text(), WORDS);
    }
}

#[test]
fn two_characters_of_gbk_are_not_taken_for_utf8() {
    assert_eq!(decode(&GB18030.encode("联通").0, "表").text(), "联通");
}

#[test]
fn a_damaged_byte_in_utf8_costs_one_character() {
    let mut bytes = WORDS.repeat(20).into_bytes();
    bytes.truncate(bytes.len() - 3);
    bytes[1] = b'?';
    let source = decode(&bytes, "表");
    assert!(source.text().contains("联通𠮷䶮考核"));
    assert!(source.text().contains('\u{FFFD}'));
}

#[test]
fn names_are_compared_without_blanks_widths_quotes_and_editors_marks() {
    for (one, other) in [
        ("公开 部门　不全面", "公开部门不全面"),
        ("【指南】公开部门", "指南公开部门"),
        ("互联网＋政务（４Ｇ）", "互联网+政务(4G)"),
        ("“一市一平台”建设", "「一市一平台」建设"),
        ("岳发〔2017〕8号", "岳发[2017]8号"),
        ("80—90", "80-90"),
        ("⻔户⽹站", "门户网站"),
        ("⻓期", "长期"),
        ("乡\u{200B}镇", "乡镇"),
    ] {
        assert_eq!(Name::new(one), Name::new(other), "{one}");
    }
}

#[test]
fn digits_in_different_scripts_stay_different() {
    for (one, other) in [("五项", "5项"), ("①", "1"), ("10²", "102"), ("½", "1/2"), ("℃", "°C")] {
        assert_ne!(Name::new(one), Name::new(other), "{one}");
    }
    assert_eq!(Name::new("５项"), Name::new("5项"));
}

proptest! {
    #[test]
    fn decoding_never_fails(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let source = decode(&bytes, "表");
        for at in 0..source.line_count() {
            let _ = source.line_range(at);
        }
    }

    #[test]
    fn comparing_a_name_twice_changes_nothing(words in "\\PC{0,20}") {
        let name = Name::new(&words);
        let again = Name::new(name.key());
        prop_assert_eq!(again.key(), name.key());
        prop_assert_eq!(Name::new(name.shown()), name);
    }
}
