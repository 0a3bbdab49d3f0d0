//! `evaluate` as auditors run it: the program itself, lines in and lines out.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of a test may stop the test, too"
)]

use std::{
    io::Write,
    process::{Command, Stdio},
    thread,
};

use serde_json::Value;

const RIGHT: &str = r#"{"T":"gul","B":6,"F":8,"fare":"nej","tegn":[],"q133":"nej","afgr":"ja","omfang":"ja","sam":"samtykke","egne":"uden_effekt","foer":false,"kendt_fn":false,"gravid":false}"#;
const ACUTE: &str = r#"{"T":null,"B":null,"F":null,"fare":"ja","tegn":[],"q133":"nej","afgr":"ja","omfang":"ja","sam":"ikke_talt","egne":"ingen","foer":false,"kendt_fn":false,"gravid":false}"#;

/// What the program answers to its input, line by line.
fn answers(input: Vec<u8>) -> Vec<Value> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_evaluate"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = program.stdin.take().unwrap();
    let writing = thread::spawn(move || stdin.write_all(&input));
    let output = program.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success(), "{}", output.status);
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn wrong_line_gives_its_number_and_reason_and_the_rest_goes_on() {
    let mut input = Vec::new();
    for line in [
        RIGHT.as_bytes(),
        b"{\"T\":\"gul\"",
        RIGHT.replace(r#""B":6"#, r#""B":11"#).as_bytes(),
        b"",
        b"\xff\xfe",
        ACUTE.as_bytes(),
        RIGHT.replace(r#""sam":"samtykke","#, "").as_bytes(),
    ] {
        input.extend_from_slice(line);
        input.push(b'\n');
    }
    // The last line has no line end.
    input.extend_from_slice(RIGHT.as_bytes());

    let said = answers(input);
    assert_eq!(said.len(), 8, "one line for each");
    for (number, reason) in [
        (2, "EOF"),
        (3, "a børnelineal score is 1 to 10, not 11"),
        (4, "the line is empty"),
        (5, "not UTF-8"),
        (7, "missing field `sam`"),
    ] {
        let line = &said[number - 1];
        assert_eq!(line["line"], number, "{line}");
        let error = line["error"].as_str().unwrap();
        assert!(error.contains(reason), "{error}");
    }
    for right in [0, 7] {
        assert_eq!(said[right]["step"], "p30", "{}", said[right]);
        assert_eq!(said[right]["main_rule"], 15);
        assert_eq!(said[right]["parents"], "ja");
        assert!(said[right].get("error").is_none());
    }
    assert_eq!(said[5]["step"], "akut", "{}", said[5]);
}

#[test]
fn nothing_in_is_nothing_out() {
    assert!(answers(Vec::new()).is_empty());
}
