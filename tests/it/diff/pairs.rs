//! tests/diff/*: two versions of a small rubric, and what a clerk reads of them.

use std::path::Path;

use rubricc::diff::diff;
use rubricc::render::Look;

use super::rubric;

#[test]
fn what_is_said_of_two_versions_stands_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() > 10);
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../../diff");
    settings.bind(|| {
        for name in names {
            let read = |version: &str| std::fs::read_to_string(folder.join(&name).join(version)).unwrap();
            let (old, new) = (rubric(&read("旧.rubric")), rubric(&read("新.rubric")));
            let shown = rubricc::render::diff::diff(&old, &new, &diff(&old, &new), &Look::default());
            insta::assert_snapshot!(name, shown);
        }
    });
}
