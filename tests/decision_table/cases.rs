//! "Own cases" of naeste-skridt.md, row by row.

use naeste_skridt::domain::{
    municipality::Thresholds,
    next_step::{Facts, Situation, suggest},
};
use serde_json::{Value, json};

/// What is not given: grøn, 9, 9, no signs, q133 nej, afgrænset, omfang kendt, samtykke, ingen.
fn facts(given: &Value) -> Facts {
    let mut all = json!({
        "T": "groen", "B": 9, "F": 9, "fare": "nej", "tegn": [], "q133": "nej", "afgr": "ja",
        "omfang": "ja", "sam": "samtykke", "egne": "ingen", "foer": false, "kendt_fn": false,
        "gravid": false,
    });
    for (key, value) in given.as_object().unwrap() {
        all[key] = value.clone();
    }
    serde_json::from_value(all).unwrap()
}

#[test]
fn own_cases_give_their_main_rule() {
    let cases = [
        (json!({"tegn": ["vold_foraeldre"]}), 3),
        (
            json!({"fare": "ja", "B": null, "F": null, "sam": "ikke_talt"}),
            1,
        ),
        (json!({"fare": "ved_ikke"}), 2),
        (
            json!({"T": "gul", "B": 7, "F": 8, "tegn": ["social_kontrol"]}),
            5,
        ),
        (json!({"T": "gul", "B": 2, "F": 8}), 6),
        (json!({"B": 8, "F": 8, "q133": "ja", "egne": "hjulpet"}), 8),
        (json!({"T": null, "B": null, "F": null, "q133": "ja"}), 8),
        (json!({"T": "gul", "B": 4, "F": 6}), 9),
        (
            json!({"T": "roed", "B": 4, "F": 9, "egne": "i_gang", "kendt_fn": true}),
            10,
        ),
        (
            json!({"T": "gul", "B": 6, "F": 7, "q133": "tvivl", "egne": "i_gang"}),
            11,
        ),
        (json!({"T": "roed", "B": 5, "F": 6, "sam": "afviser"}), 12),
        (json!({"T": "roed", "B": 5, "F": 7}), 13),
        (
            json!({"T": "gul", "B": 6, "F": 8, "sam": "afviser", "egne": "uden_effekt"}),
            14,
        ),
        (
            json!({"T": "gul", "B": 6, "F": 8, "egne": "uden_effekt"}),
            15,
        ),
        (
            json!({"T": "gul", "B": 6, "F": 8, "egne": "uden_effekt", "omfang": "ved_ikke"}),
            17,
        ),
        (json!({"T": "groen", "B": 8, "F": 6}), 16),
        (json!({"T": "gul", "B": 7, "F": 8, "afgr": "nej"}), 17),
        (json!({"T": "gul", "B": 7, "F": 8, "sam": "ikke_talt"}), 18),
        (
            json!({"T": "gul", "B": 6, "F": 8, "sam": "uden_samtykke"}),
            19,
        ),
        (json!({"T": "gul", "B": 7, "F": 8, "egne": "i_gang"}), 20),
        (json!({"egne": "hjulpet"}), 21),
        (json!({}), 22),
        (json!({"T": "groen", "B": 6, "F": 8}), 23),
        (json!({"T": null}), 0),
        (json!({"T": null, "B": 3, "F": 8}), 9),
        (json!({"T": "roed", "B": null, "F": null}), 13),
    ];
    assert_eq!(cases.len(), 26);
    for (given, main_rule) in cases {
        let suggestion = suggest(&facts(&given), &Thresholds::default(), Situation::default());
        assert_eq!(suggestion.main_rule, main_rule, "{given}");
    }
}
