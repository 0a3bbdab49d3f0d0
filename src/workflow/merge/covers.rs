//! Whether one text of a record holds all that another one says.

use serde_json::Value;

/// Whether nothing that `part` says is missing in `whole`: every answer is the same, every list has
/// the other's lines in their order, and a longer text holds the shorter one.
pub(super) fn covers(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (_, part) if says_nothing(part) => true,
        (Value::String(whole), Value::String(part)) => holds(whole, part),
        (Value::Array(whole), Value::Array(part)) => {
            let mut whole = whole.iter();
            part.iter()
                .all(|line| whole.any(|candidate| covers(candidate, line)))
        }
        (Value::Object(whole), Value::Object(part)) => part.iter().all(|(name, part)| {
            let found = whole.get(name).unwrap_or(&Value::Null);
            covers(found, part)
        }),
        (whole, part) => whole == part,
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(lines) => lines.iter().all(says_nothing),
        Value::Object(fields) => fields.values().all(says_nothing),
        Value::Bool(true) | Value::Number(_) => false,
    }
}

/// Typed words hold what they began as. A single word is an answer, a day or a name: only the same
/// one will do.
fn holds(whole: &str, part: &str) -> bool {
    let typed = whole.contains(char::is_whitespace);
    whole == part || (typed && whole.contains(part))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_further_on_holds_all_of_the_other() {
        let part = json!({"a": "ja", "t": "Sange om morgenen", "l": [1, 2], "o": {"x": ""}});
        for whole in [
            part.clone(),
            json!({"a": "ja", "t": "Sange om morgenen, og ro", "l": [1, 2]}),
            json!({"a": "ja", "t": "Sange om morgenen", "l": [1, 5, 2], "more": 3}),
        ] {
            assert!(covers(&whole, &part), "{whole}");
        }
        for other in [
            json!({"a": "nej", "t": "Sange om morgenen", "l": [1, 2]}),
            json!({"a": "ja", "t": "Sange om aftenen", "l": [1, 2]}),
            json!({"a": "ja", "t": "Sange om morgenen", "l": [2, 1]}),
            json!({"t": "Sange om morgenen", "l": [1, 2]}),
            json!({"a": "jada", "t": "Sange om morgenen", "l": [1, 2]}),
            json!({"a": "ja", "l": [1, 2]}),
        ] {
            assert!(!covers(&other, &part), "{other}");
        }
    }

    #[test]
    fn number_that_was_changed_is_not_held() {
        assert!(!covers(&json!({"score": 5}), &json!({"score": 3})));
        assert!(covers(&json!({"score": 3}), &json!({"score": null})));
    }
}
