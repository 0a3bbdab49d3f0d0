//! The rules, each of which takes one source and gives its faults.

use std::collections::BTreeSet;

use crate::source::{Source, crate_paths, identifiers};

/// Which rooms the rooms may import. `platform` is for the view's root and effect runner only.
const ROOMS: [(&str, &[&str]); 7] = [
    ("domain", &[]),
    ("content", &["domain"]),
    ("storage", &["domain"]),
    ("exchange", &["domain", "storage"]),
    ("workflow", &["domain", "storage"]),
    ("platform", &["domain", "storage", "exchange", "workflow"]),
    (
        "view",
        &["domain", "content", "storage", "exchange", "workflow"],
    ),
];

/// What makes a file more than docs and re-exports.
const ITEMS: [&str; 9] = [
    "fn",
    "struct",
    "enum",
    "impl",
    "trait",
    "type",
    "const",
    "static",
    "macro_rules",
];

/// The view's files that may call the browser's side.
const PLATFORM_CALLERS: [&str; 2] = ["src/view/app.rs", "src/view/effects"];

struct Word {
    name: &'static str,
    /// Where it may stand: beginnings of paths.
    home: &'static [&'static str],
    reason: &'static str,
}

const WORDS: [Word; 12] = [
    Word {
        name: "leptos",
        home: &["src/view/", "src/main.rs", "tests/web/"],
        reason: "only the view names leptos",
    },
    Word {
        name: "web_sys",
        home: &["src/platform/", "tests/web/"],
        reason: "only the platform names the browser",
    },
    Word {
        name: "js_sys",
        home: &["src/platform/", "src/bin/hand_over_worker.rs", "tests/web/"],
        reason: "only the platform and the worker name the browser",
    },
    Word {
        name: "gloo_storage",
        home: &["src/platform/", "tests/web/"],
        reason: "only the platform names the browser",
    },
    Word {
        name: "idb",
        home: &["src/platform/", "tests/web/"],
        reason: "only the platform names the browser",
    },
    Word {
        name: "wasm_bindgen",
        home: &[
            "src/platform/",
            "src/bin/derive_worker.rs",
            "src/bin/hand_over_worker.rs",
            "tests/web/",
        ],
        reason: "only the platform and the workers name the browser",
    },
    Word {
        name: "LocalStorage",
        home: &["src/platform/local_store.rs"],
        reason: "the browser loses it when it is killed; the truth is IndexedDB",
    },
    Word {
        name: "inner_html",
        home: &[],
        reason: "text is never parsed as HTML",
    },
    Word {
        name: "set_inner_html",
        home: &[],
        reason: "text is never parsed as HTML",
    },
    Word {
        name: "console",
        home: &[],
        reason: "nothing about a child may reach the console",
    },
    Word {
        name: "console_log",
        home: &[],
        reason: "nothing about a child may reach the console",
    },
    Word {
        name: "console_error",
        home: &[],
        reason: "nothing about a child may reach the console",
    },
];

/// A rule about one source.
pub(crate) type Rule = fn(&Source) -> Vec<String>;

/// Every rule that holds for Rust files.
pub(crate) const RULES: [Rule; 7] = [
    forbidden_words,
    forbidden_imports,
    code_in_mod_file,
    addresses,
    aria_booleans,
    idle_tests,
    leave_given_elsewhere,
];

fn forbidden_words(source: &Source) -> Vec<String> {
    let words: BTreeSet<String> = identifiers(&source.code).collect();
    WORDS
        .iter()
        .filter(|rule| words.contains(rule.name))
        .filter(|rule| !rule.home.iter().any(|home| source.path.starts_with(home)))
        .map(|rule| format!("{}: `{}`: {}", source.path, rule.name, rule.reason))
        .collect()
}

fn forbidden_imports(source: &Source) -> Vec<String> {
    let Some(room) = source.room() else {
        return Vec::new();
    };
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![format!("{}: the room `{room}` has no rule", source.path)];
    };
    crate_paths(source.outside_tests())
        .into_iter()
        .filter(|to| to != room && ROOMS.iter().any(|(name, _)| name == to))
        .filter(|to| !allowed.contains(&to.as_str()))
        .filter(|to| {
            !(to == "platform"
                && PLATFORM_CALLERS
                    .iter()
                    .any(|caller| source.path.starts_with(caller)))
        })
        .map(|to| format!("{}: `{room}` may not import `{to}`", source.path))
        .collect()
}

/// A folder's code stands in `<folder>.rs` beside it or in a file inside.
fn code_in_mod_file(source: &Source) -> Vec<String> {
    if !source.path.ends_with("/mod.rs") {
        return Vec::new();
    }
    let code = source.outside_tests();
    identifiers(code)
        .find(|word| ITEMS.contains(&word.as_str()))
        .map(|word| {
            format!(
                "{}: a mod.rs holds docs and re-exports only, not `{word}`",
                source.path
            )
        })
        .into_iter()
        .collect()
}

pub(crate) fn addresses(source: &Source) -> Vec<String> {
    // A name of XML, which nobody fetches.
    let text = source.with_strings.replace("http://www.w3.org/", "");
    ["http://", "https://", "ws://", "wss://"]
        .iter()
        .filter(|scheme| text.contains(*scheme))
        .map(|scheme| format!("{}: names an address with {scheme}", source.path))
        .collect()
}

/// Leptos writes a `bool` in an `aria-` attribute as nothing at all. A line is suspect when the
/// attribute is given a truth value and no text stands beside it.
fn aria_booleans(source: &Source) -> Vec<String> {
    let truth = [
        "=true", "=false", " == ", " != ", ".is_", ".not()", " && ", " || !", "=!",
    ];
    source
        .with_strings
        .lines()
        .filter_map(|line| line.find("aria-").and_then(|at| line.get(at..)))
        .filter(|value| truth.iter().any(|sign| value.contains(sign)))
        .filter(|value| !value.contains('"') && !value.contains("aria_bool"))
        .map(|value| {
            format!(
                "{}: `{}` gives a bool; use a text",
                source.path,
                value.trim()
            )
        })
        .collect()
}

fn idle_tests(source: &Source) -> Vec<String> {
    ["#[ignore", "should_panic", "thread::sleep"]
        .iter()
        .filter(|sign| source.code.contains(*sign))
        .map(|sign| format!("{}: `{sign}`", source.path))
        .collect()
}

/// Where alone a `LeaveToTell` is asked for: by everything that stands about the child.
const LEAVE_GIVER: &str = "src/view/standing.rs";

/// By the answers of one record alone, a letter to the parents could be made while another bars it.
fn leave_given_elsewhere(source: &Source) -> Vec<String> {
    if !source.path.starts_with("src/") || source.path == LEAVE_GIVER {
        return Vec::new();
    }
    let code: String = source.outside_tests().split_whitespace().collect();
    [".leave()", "Parents::leave"]
        .iter()
        .filter(|call| code.contains(*call))
        .map(|call| format!("{}: `{call}`: only {LEAVE_GIVER} gives leave", source.path))
        .collect()
}

/// The second column of every table row, where it is `code`.
pub(crate) fn glossary_identifiers(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.strip_prefix('|')?.split('|').nth(1))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_rule_finds_the_sample_that_breaks_it() {
    let broken: [(Rule, &str, &str); 15] = [
        (
            forbidden_words,
            "src/domain/a.rs",
            "use leptos::prelude::*;",
        ),
        (
            forbidden_words,
            "src/view/a.rs",
            "let w = web_sys::window();",
        ),
        (
            forbidden_words,
            "src/view/a.rs",
            "view! { <p inner_html=text/> }",
        ),
        (
            forbidden_words,
            "src/platform/a.rs",
            "LocalStorage::set(\"a\", 1);",
        ),
        (
            forbidden_imports,
            "src/domain/a.rs",
            "use crate::storage::Key;",
        ),
        (
            forbidden_imports,
            "src/storage/a.rs",
            "use crate::{domain::{a, b}, workflow};",
        ),
        (
            forbidden_imports,
            "src/view/screen/a.rs",
            "crate::platform::clock::now()",
        ),
        (
            code_in_mod_file,
            "src/domain/mod.rs",
            "pub mod a;\n\npub fn b() {}",
        ),
        (
            addresses,
            "src/platform/a.rs",
            "fetch(\"https://example.org\")",
        ),
        (
            aria_booleans,
            "src/view/a.rs",
            "<button aria-expanded=move || open.get() == 1>",
        ),
        (aria_booleans, "src/view/a.rs", "<button aria-pressed=true>"),
        (
            idle_tests,
            "src/domain/a.rs",
            "#[test]\n#[ignore]\nfn a() {}",
        ),
        (
            leave_given_elsewhere,
            "src/view/screen/a.rs",
            "let leave = reasoned.suggestion.parents.leave()?;",
        ),
        (
            leave_given_elsewhere,
            "src/workflow/a.rs",
            "Parents::Ja\n    .leave()\n",
        ),
        (
            leave_given_elsewhere,
            "src/domain/a.rs",
            "parents.and_then(Parents::leave)",
        ),
    ];
    for (rule, path, text) in broken {
        assert!(!rule(&Source::new(path, text)).is_empty(), "{path}: {text}");
    }
}

#[test]
fn a_rule_leaves_a_good_sample_alone() {
    let good = [
        (
            "src/domain/a.rs",
            "//! Not leptos.\n/* web_sys */ let a = \"inner_html\"; let b = '\"'; let c = r#\"idb\"#;",
        ),
        (
            "src/workflow/a.rs",
            "use crate::{domain::child, storage::Key};\n#[cfg(test)]\nuse crate::view;",
        ),
        ("src/view/app.rs", "use crate::platform::clock;"),
        ("src/view/standing.rs", "self.parents_for(id).leave()"),
        (
            "src/domain/a.rs",
            "self.pace.leave(self.step, now);\n#[cfg(test)]\nlet leave = Parents::Ja.leave();",
        ),
        ("src/domain/b/tests.rs", "Parents::Ja.leave().unwrap()"),
        (
            "src/view/mod.rs",
            "//! Docs.\n\npub mod app;\nmod a;\n\npub use a::{B, C};",
        ),
        (
            "src/view/a.rs",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" aria-hidden=\"true\">",
        ),
        (
            "src/view/a.rs",
            "aria-expanded=move || aria_bool(open.get() == 1)",
        ),
    ];
    for (path, text) in good {
        let source = Source::new(path, text);
        for rule in RULES {
            assert_eq!(rule(&source), Vec::<String>::new(), "{path}: {text}");
        }
    }
}

#[test]
fn the_glossary_is_read_from_its_second_column() {
    let table = "| term | identifier |\n|---|---|\n| barn | `Child` | `x` |\n| trin | `Step`, `next_step::Hit` |";
    assert_eq!(
        glossary_identifiers(table),
        ["Child", "Step", "next_step::Hit"]
    );
}
