//! The editions of the decision table's texts.

use super::{BrokenContent, ContentFile, Editions};
use crate::domain::next_step::RuleTexts;

const EDITIONS: Editions = Editions {
    kind: "next_step",
    files: include!(concat!(env!("OUT_DIR"), "/next_step.rs")),
};

/// The texts that are in use.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn current() -> Result<RuleTexts, BrokenContent> {
    EDITIONS.newest()
}

/// The texts of an edition.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn of_edition(edition: &str) -> Result<RuleTexts, BrokenContent> {
    EDITIONS.named(edition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{
            law, municipality,
            source::tests::{first, own},
        },
        domain::{
            boernelineal::Score,
            flaw::Flaw,
            law::LawTable,
            municipality::{Municipality, Thresholds},
            next_step::{
                Answer3, Cause, Change, Consent, Danger, FactAnswer, FactName, Facts, Hit, Parents,
                Sign, Signs, Situation, Step, SupportNeed, rules, suggest,
            },
        },
    };

    fn flaws(texts: &RuleTexts) -> Vec<Flaw> {
        let (law, municipality) = referred();
        texts.validate(&law, &municipality)
    }

    fn referred() -> (LawTable, Municipality) {
        let law = first("law").checked(LawTable::validate);
        let municipality = municipality::of_edition("2026-1");
        (law.unwrap(), municipality.unwrap())
    }

    /// What is shown. What holds for every edition is tested on it; what has words of its own on
    /// the first.
    fn newest() -> (RuleTexts, Municipality) {
        (current().unwrap(), municipality::current().unwrap())
    }

    fn facts() -> Facts {
        serde_json::from_str(
            r#"{"T":"gul","B":6,"F":8,"fare":"nej","tegn":[],"q133":"nej","afgr":"ja",
            "omfang":"ja","sam":"samtykke","egne":"uden_effekt","foer":false,"kendt_fn":false,
            "gravid":false}"#,
        )
        .unwrap()
    }

    /// An older one is not read.
    #[test]
    fn newest_edition_can_be_used() {
        let (law, (texts, municipality)) = (law::current().unwrap(), newest());
        let file = own(EDITIONS.kind).pop().unwrap();
        let flaws = |texts: &RuleTexts| texts.validate(&law, &municipality);
        assert_eq!(file.checked(flaws).unwrap(), texts);
    }

    #[test]
    fn broken_edition_names_file_place_and_reason() {
        let file = first(EDITIONS.kind);
        for (from, to, reason) in [
            (
                "\"number\": 3,",
                "\"number\": 33,",
                "at rules: are not 0 to 23",
            ),
            (
                "\"bl-18-3\"",
                "\"bl-138\"",
                "at rules.5.law: names no printable paragraph: bl-138",
            ),
            (
                "{sparring_dage}",
                "{dage}",
                "at rules.11.title: has a placeholder that",
            ),
            (
                "Anonym faglig",
                "Efter § 138",
                "names a paragraph outside the law table",
            ),
            (
                "til § 133 igen",
                "til § 1337 igen",
                "at rules.11.actions: names a paragraph",
            ),
            (
                "\"value\": \"tvivl\"",
                "\"value\": \"x\"",
                "at facts.q133.values: are not",
            ),
            (
                "\"notice\": \"",
                "\"notis\": \"",
                "line 5, column 8: unknown field `notis`",
            ),
            (
                "\"note\": \"both_directions\"",
                "\"note\": \"x\"",
                "at notes: are not all",
            ),
            (
                "\"ruleset\": \"2026-1\"",
                "\"ruleset\": \"x\"",
                "at ruleset: is not 2026-1",
            ),
        ] {
            let error = file.refusal((from, to), flaws);
            let place = "src/content/next_step/2026-1.json ";
            assert!(error.starts_with(place), "{error}");
            assert!(error.contains(reason), "{error}");
        }
    }

    /// A screen under barred contact shows the rules that choosing leaves, in every variant.
    #[test]
    fn barred_contact_leaves_no_word_that_invites_to_talk_with_the_parents() {
        let (texts, municipality) = newest();
        for parents in [Parents::Vent, Parents::MaaIkke] {
            for rule in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 23] {
                for consent in Consent::ALL {
                    for open_case in Answer3::ALL {
                        let facts = Facts {
                            consent: *consent,
                            open_case: *open_case,
                            ..facts()
                        };
                        let step = rules::step_of(rule).unwrap();
                        let hit = Hit {
                            rule,
                            step,
                            cause: Cause::NONE,
                        };
                        let shown = texts.show(&hit, parents, &facts, &municipality).unwrap();
                        let all = [vec![shown.title, shown.reason], shown.actions].concat();
                        assert_no_invitation(&all.join(" "));
                    }
                }
            }
            assert_no_invitation(&texts.parents(parents).unwrap().text);
        }
        for step in Step::ALL.into_iter().filter(|step| !step.needs_parents()) {
            let text = texts.step(step).unwrap();
            assert_no_invitation(&format!("{}. {}. {}", text.title, text.short, text.text));
        }
    }

    /// Every sentence about the family says what is seen or what must not be done.
    fn assert_no_invitation(text: &str) {
        for sentence in text.split_inclusive(['.', '?', '–']) {
            let lower = sentence.to_lowercase();
            for word in ["samtykke", "invit", "møde", "fortæl begge"] {
                assert!(!lower.contains(word), "{sentence}");
            }
            let about_family = ["forældre", "famili", "netværk"]
                .iter()
                .any(|w| lower.contains(w));
            let harmless = ["ikke", "der er tegn på", "uden at forældrene er til stede"]
                .iter()
                .any(|words| lower.contains(words));
            // The one thing to agree on is who does it instead (rule 4).
            let agreed = lower.contains("aftal med myndigheden, hvem der taler");
            assert!(!about_family || harmless || agreed, "{sentence}");
        }
    }

    #[test]
    fn violence_from_both_sides_leaves_out_who_talks_with_the_parents() {
        let (texts, municipality) = (of_edition("2026-1").unwrap(), referred().1);
        let signs = Signs::NONE.with(Sign::VoldAndre);
        let shown = |signs| {
            let facts = Facts { signs, ..facts() };
            let s = suggest(&facts, &Thresholds::default(), Situation::default());
            let hit = s.hits.iter().find(|hit| hit.rule == 4).unwrap();
            texts
                .show(hit, s.parents, &facts, &municipality)
                .unwrap()
                .actions
        };
        let talks = |actions: &[String]| actions.iter().any(|a| a.contains("hvem der taler"));
        assert!(talks(&shown(signs)));
        assert!(!talks(&shown(signs.with(Sign::VoldForaeldre))));
    }

    #[test]
    fn open_case_leaves_no_word_that_leads_to_anonymous_sparring() {
        let (texts, municipality) = newest();
        for rule in 0..=rules::POINTS_BOTH_WAYS {
            for consent in Consent::ALL {
                let facts = Facts {
                    consent: *consent,
                    open_case: Answer3::Ja,
                    ..facts()
                };
                let step = rules::step_of(rule).unwrap();
                let hit = Hit {
                    rule,
                    step,
                    cause: Cause::NONE,
                };
                let shown = texts
                    .show(&hit, Parents::Ja, &facts, &municipality)
                    .unwrap();
                for text in [vec![shown.title, shown.reason], shown.actions].concat() {
                    for words in text.split('.') {
                        let anonymous = words.contains("nonym") && !words.contains("ikke");
                        assert!(!anonymous, "{rule}: {words}");
                        assert!(!words.contains("uden navn"), "{rule}: {words}");
                        assert!(!words.contains("Bed om sparring"), "{rule}: {words}");
                    }
                }
            }
        }
    }

    #[test]
    fn hit_is_shown_with_its_answers_as_clauses_and_its_limits() {
        let (texts, municipality) = (of_edition("2026-1").unwrap(), referred().1);
        let facts = facts();
        let suggestion = suggest(&facts, &Thresholds::default(), Situation::default());
        let main = suggestion.main().unwrap();
        let shown = texts
            .show(main, suggestion.parents, &facts, &municipality)
            .unwrap();
        assert_eq!(
            shown.title,
            "Tidligt forebyggende indsats, §\u{a0}30 (tidligere §\u{a0}11.3)"
        );
        assert_eq!(
            shown.because,
            [
                "positionen er »Gul«",
                "barnet er på 6 på børnelinealen",
                "problemet er konkret og afgrænset",
                "I kender problemets omfang",
                "forældrene giver samtykke",
                "jeres egne indsatser ikke har haft nok effekt",
            ]
        );
        let rule = Hit { rule: 18, ..*main };
        let shown = texts
            .show(&rule, suggestion.parents, &facts, &municipality)
            .unwrap();
        assert_eq!(shown.title, "Tal med forældrene inden 5 hverdage");
    }

    #[test]
    fn underretning_is_titled_a_meeting_only_with_consent_and_open_contact() {
        let (texts, municipality) = (of_edition("2026-1").unwrap(), referred().1);
        let cause = Cause::NONE;
        for rule in [8, 9, 12, 14] {
            let hit = Hit {
                rule,
                step: Step::Underretning,
                cause,
            };
            let title = |parents, consent| {
                let facts = Facts { consent, ..facts() };
                texts
                    .show(&hit, parents, &facts, &municipality)
                    .unwrap()
                    .title
            };
            assert!(title(Parents::Ja, Consent::Samtykke).starts_with("Underretningsmøde"));
            assert_eq!(title(Parents::Vent, Consent::Samtykke), "Underretning");
            assert_eq!(title(Parents::Ja, Consent::IkkeTalt), "Underretning");
        }
    }

    fn also(change: impl FnOnce(&mut Facts)) -> Vec<String> {
        let (texts, municipality) = (of_edition("2026-1").unwrap(), referred().1);
        let mut facts = facts();
        change(&mut facts);
        let suggestion = suggest(&facts, &Thresholds::default(), Situation::default());
        let also = texts.also(&suggestion, &facts, &municipality);
        also.iter().map(|one| one.first().to_owned()).collect()
    }

    #[test]
    fn also_leaves_out_what_the_main_step_says_already() {
        let unwell = |f: &mut Facts| {
            f.child = Score::new(2);
            f.q133 = SupportNeed::Ja;
        };
        let acute = |danger, signs| {
            also(|f| {
                unwell(f);
                f.danger = danger;
                f.signs = signs;
            })
        };
        // Acute help does not say by when it is to be written.
        for (danger, signs) in [
            (Danger::Ja, Signs::NONE),
            (Danger::VedIkke, Signs::NONE),
            (Danger::Nej, Signs::NONE.with(Sign::VoldForaeldre)),
        ] {
            assert_eq!(acute(danger, signs)[0], "Underretning samme dag");
        }
        let control = Signs::NONE.with(Sign::SocialKontrol);
        assert_eq!(acute(Danger::Ja, control)[0], "Underretning – ring først");
        // Every word of the other rule stands in the stricter one.
        let both = Signs::NONE.with(Sign::VoldForaeldre).with(Sign::VoldAndre);
        assert_eq!(acute(Danger::Nej, both)[0], "Underretning samme dag");
        assert_eq!(
            acute(Danger::Ja, Signs::NONE.with(Sign::VoldAndre))[0],
            "Akut underretning – og inddrag din leder straks"
        );
        // The same to do by two rules.
        let twice = also(|f| {
            f.child = Score::new(3);
            f.q133 = SupportNeed::Ja;
            f.consent = Consent::IkkeTalt;
        });
        assert!(
            !twice.iter().any(|first| first.contains("nderretning")),
            "{twice:?}"
        );
    }

    #[test]
    fn also_says_that_sparring_is_without_a_name_and_not_sparring_again() {
        let doubt = also(|f| {
            f.q133 = SupportNeed::Tvivl;
            f.consent = Consent::UdenSamtykke;
        });
        assert_eq!(
            doubt,
            ["Bed om sparring uden navn og uden noget, der kan genkendes."]
        );
    }

    /// What a hit says to do is said on the page, by itself or by another, in every state of danger,
    /// signs, rulers and duty.
    #[test]
    fn every_word_of_every_hit_is_said_once() {
        let (texts, municipality) = newest();
        let signs = Sign::ALL.iter().map(|&sign| Signs::NONE.with(sign));
        let both = Signs::NONE.with(Sign::VoldForaeldre).with(Sign::VoldAndre);
        let signs: Vec<_> = signs.chain([Signs::NONE, both]).collect();
        for (danger, signs) in Danger::ALL
            .iter()
            .flat_map(|d| signs.iter().map(move |s| (*d, *s)))
        {
            for (child, q133) in
                (1..=10).flat_map(|c| SupportNeed::ALL.iter().map(move |q| (c, *q)))
            {
                let facts = Facts {
                    danger,
                    signs,
                    q133,
                    child: Score::new(child),
                    ..facts()
                };
                let suggestion = suggest(&facts, &Thresholds::default(), Situation::default());
                let show = |hit| texts.show(hit, suggestion.parents, &facts, &municipality);
                let main = suggestion.main().and_then(show);
                let also = texts.also(&suggestion, &facts, &municipality);
                let said = also.iter().flat_map(|one| &one.actions);
                let said: Vec<_> = main
                    .iter()
                    .flat_map(|rule| &rule.actions)
                    .chain(said)
                    .collect();
                for rule in suggestion.hits.iter().filter_map(show) {
                    for action in &rule.actions {
                        let times = said.iter().filter(|one| *one == &action).count();
                        assert_eq!(times, 1, "{action} {facts:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn clause_that_others_read_speaks_to_nobody() {
        let texts = newest().0;
        for value in texts.facts.iter().flat_map(|fact| &fact.values) {
            let told = value.told.as_ref().unwrap_or(&value.because);
            for word in told.split([' ', ',']) {
                let spoken = ["du", "dig", "din", "I", "jer", "jeres"].contains(&word);
                assert!(!spoken, "{told}");
            }
        }
    }

    #[test]
    fn paragraph_sign_stays_with_its_number() {
        let (texts, law) = (of_edition("2026-1").unwrap(), referred().0);
        let rules = serde_json::to_string(&texts).unwrap();
        let law = serde_json::to_string(&law).unwrap();
        assert!(rules.contains("§\u{a0}30") && law.contains("§\u{a0}133"));
        assert!(!rules.contains("§ ") && !law.contains("§ "));
        let p30 = texts.step(Step::P30).unwrap();
        assert!(p30.plain_title().contains("§ 30 (tidligere § 11.3)"));
    }

    #[test]
    fn change_of_a_sign_is_told_both_ways() {
        let (texts, municipality) = (of_edition("2026-1").unwrap(), referred().1);
        let told = |signs| {
            let change = Change {
                fact: FactName::Sign(Sign::Vanroegt),
                to: FactAnswer::Signs(signs),
                step: Step::Akut,
                main_rule: 1,
                parents: Parents::Ja,
            };
            texts.if_changed(&change, &municipality)
        };
        assert_eq!(told(Signs::NONE), "der ikke er tegn på vanrøgt");
        assert_eq!(
            told(Signs::NONE.with(Sign::Vanroegt)),
            "der er tegn på vanrøgt"
        );
    }

    #[test]
    fn every_answer_to_every_fact_has_a_clause() {
        let (texts, municipality) = newest();
        for fact in FactName::all() {
            for answer in [facts().answer(fact), FactAnswer::Child(Score::new(3))] {
                let clause = texts.because(fact, answer, &municipality);
                let of_this_fact = answer == facts().answer(fact) || fact == FactName::Child;
                assert!(!of_this_fact || !clause.is_empty(), "{fact:?}");
                assert!(!clause.contains('{'), "{clause}");
            }
        }
    }
}
