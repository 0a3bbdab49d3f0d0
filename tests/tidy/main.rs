//! The rules of the house that no compiler checks: who may import whom, what may be named where,
//! how long a file may be. docs/architecture.md says why. Each rule is tried on a sample that
//! breaks it, so that it cannot pass by looking away.

mod rules;
mod source;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use rules::{RULES, addresses, glossary_identifiers};
use source::{Source, identifiers};

/// Over this a file has more than one subject.
const MAX_LINES: usize = 500;

/// Names that say nothing about what lies inside.
const EMPTY_NAMES: [&str; 5] = ["utils", "helpers", "common", "core", "types"];

#[test]
fn rust_files_keep_the_rules() {
    let mut faults = Vec::new();
    for (path, text) in files(&["src", "tests"], &["rs"]) {
        // These name what they forbid.
        if path.starts_with("tests/tidy/") {
            continue;
        }
        let source = Source::new(&path, &text);
        for rule in RULES {
            faults.extend(rule(&source));
        }
    }
    none(&faults);
}

#[test]
fn files_stay_short_and_have_telling_names() {
    let mut faults = Vec::new();
    for (path, text) in files(
        &["src", "tests", "style", "scripts", "public"],
        &["rs", "ts", "mjs", "js", "css"],
    ) {
        let lines = text.lines().count();
        if lines > MAX_LINES {
            faults.push(format!("{path}: {lines} lines, over {MAX_LINES}"));
        }
        let empty = |part: &str| EMPTY_NAMES.contains(&part.split('.').next().unwrap_or(part));
        if path.split('/').any(empty) {
            faults.push(format!(
                "{path}: the name says nothing about what is inside"
            ));
        }
    }
    none(&faults);
}

#[test]
fn scripts_fetch_from_their_own_origin_only() {
    let mut faults = Vec::new();
    for (path, text) in files(&["public"], &["js"]) {
        faults.extend(addresses(&Source::new(&path, &text)));
        if text.contains("console.") {
            faults.push(format!("{path}: writes to the console"));
        }
    }
    let page = read("index.html");
    if page.contains("http://") || page.contains("https://") {
        faults.push("index.html: names another origin".to_owned());
    }
    none(&faults);
}

#[test]
fn every_stylesheet_is_listed_once_in_the_page() {
    let page = read("index.html");
    let mut faults = Vec::new();
    for (path, _) in files(&["style"], &["css"]) {
        let link = format!(r#"<link data-trunk rel="css" href="{path}">"#);
        if page.matches(&link).count() != 1 {
            faults.push(format!("index.html: {path} is not listed once"));
        }
    }
    none(&faults);
}

#[test]
fn every_identifier_of_the_glossary_exists() {
    let words: BTreeSet<String> = files(&["src"], &["rs"])
        .iter()
        .flat_map(|(path, text)| identifiers(&Source::new(path, text).code).collect::<Vec<_>>())
        .collect();
    let named: Vec<String> = glossary_identifiers(&read("docs/glossary.md"));
    assert!(
        named.len() >= 10,
        "the glossary holds {} terms",
        named.len()
    );
    let faults: Vec<String> = named
        .into_iter()
        .filter(|name| !words.contains(name.rsplit("::").next().unwrap_or(name)))
        .map(|name| format!("docs/glossary.md: `{name}` is not in src"))
        .collect();
    none(&faults);
}

#[test]
fn the_changelog_tells_professionals_apart_from_programmers() {
    assert!(
        read("CHANGELOG.md")
            .lines()
            .any(|line| line.trim_start_matches('#').trim() == "Fagligt indhold")
    );
}

fn files(folders: &[&str], extensions: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                // What npm brings is not ours.
                if !path.ends_with("node_modules") {
                    open.push(path);
                }
            } else if extensions
                .iter()
                .any(|wanted| path.extension().is_some_and(|it| it == *wanted))
            {
                let name = path
                    .strip_prefix(root())
                    .unwrap_or(&path)
                    .display()
                    .to_string();
                let text = read(&name);
                found.push((name, text));
            }
        }
    }
    assert!(!found.is_empty(), "nothing to check in {folders:?}");
    found.sort();
    found
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
