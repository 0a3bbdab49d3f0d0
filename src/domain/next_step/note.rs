//! What must be said beside a suggestion (naeste-skridt.md, "What the result must show").

use serde::Serialize;

use super::{
    choosing::RuleSet,
    facts::{Answer3, Consent, Facts},
    step::Step,
    suggestion::Outcome,
};
use crate::domain::{boernelineal::Score, municipality::Thresholds};

/// What the rules do not ask and one note needs. Not known is no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Situation {
    /// The child is 0 to 6 years old.
    pub under_seven: bool,
    /// A network meeting was held without enough effect.
    pub network_meeting_without_effect: bool,
}

/// Something that must be said beside the suggestion. In the order of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// "Der mangler viden": no position, or "ved ikke" on both rulers.
    MissingKnowledge,
    /// The underretning may be made at an underretningsmøde with a myndighedsrådgiver, since the
    /// parents consent. It never delays the duty.
    MeetingWithAuthority,
    /// The underretning is written now.
    WriteNotificationNow,
    /// The child has an open case: the underretning goes to the child's own rådgiver.
    GoesToOwnCaseworker,
    /// The child has an open case: never the anonymous sparringsforum.
    NoAnonymousSparring,
    /// § 30 does not discharge § 133. Beside every § 30 suggestion.
    AlsoNotifyBesideP30,
    /// § 30 is help that can be agreed at the underretningsmøde.
    P30CanBeAgreedAtMeeting,
    /// Anonymity ends when a § 30 effort is registered.
    AnonymityEndsAtP30,
    /// A date to take a stand on § 133 again.
    #[serde(rename = "rethink_section_133")]
    RethinkSection133,
    /// Seek special-pedagogic support after a talk with the parents.
    ConsiderSpecialPedagogicalSupport,
    /// Both too little and too intrusive are risks. A counter-question that never blocks.
    BothDirections,
}

impl Note {
    /// Every note, in the order of the screen.
    pub const ALL: [Self; 11] = [
        Self::MissingKnowledge,
        Self::MeetingWithAuthority,
        Self::WriteNotificationNow,
        Self::GoesToOwnCaseworker,
        Self::NoAnonymousSparring,
        Self::AlsoNotifyBesideP30,
        Self::P30CanBeAgreedAtMeeting,
        Self::AnonymityEndsAtP30,
        Self::RethinkSection133,
        Self::ConsiderSpecialPedagogicalSupport,
        Self::BothDirections,
    ];

    /// The code in JSON and in the texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MissingKnowledge => "missing_knowledge",
            Self::MeetingWithAuthority => "meeting_with_authority",
            Self::WriteNotificationNow => "write_notification_now",
            Self::GoesToOwnCaseworker => "goes_to_own_caseworker",
            Self::NoAnonymousSparring => "no_anonymous_sparring",
            Self::AlsoNotifyBesideP30 => "also_notify_beside_p30",
            Self::P30CanBeAgreedAtMeeting => "p30_can_be_agreed_at_meeting",
            Self::AnonymityEndsAtP30 => "anonymity_ends_at_p30",
            Self::RethinkSection133 => "rethink_section_133",
            Self::ConsiderSpecialPedagogicalSupport => "consider_special_pedagogical_support",
            Self::BothDirections => "both_directions",
        }
    }
}

/// The rules whose underretning may be made at an underretningsmøde.
const MEETING_RULES: [u8; 4] = [8, 9, 12, 14];
/// The rules that speak of sparring, whatever else they suggest.
const SPARRING_RULES: [u8; 6] = [0, 11, 18, 19, 20, 23];
/// The rules that suggest § 30.
const P30_RULES: [u8; 2] = [15, 16];

pub(super) fn notes(
    facts: &Facts,
    thresholds: Thresholds,
    outcome: Outcome,
    situation: Situation,
) -> Vec<Note> {
    let says = |note: &Note| holds(*note, facts, thresholds, outcome, situation);
    Note::ALL.into_iter().filter(says).collect()
}

fn holds(
    note: Note,
    facts: &Facts,
    thresholds: Thresholds,
    outcome: Outcome,
    situation: Situation,
) -> bool {
    let rules = outcome.rules;
    let open = !outcome.parents.is_barred();
    let consent = facts.consent == Consent::Samtykke;
    let notifies = outcome.step.at_least(Step::Underretning);
    let may_meet = MEETING_RULES.contains(&outcome.main_rule) && open && consent;
    let p30 = any(rules, &P30_RULES);
    let p30_at_meeting = outcome.main_rule == 8 && may_meet && facts.bounded == Answer3::Ja;
    let network_without_consent = rules.contains(13) && !consent;
    let low = |score: Option<Score>| score.is_some_and(|s| s.get() <= thresholds.early);
    match note {
        Note::MissingKnowledge => facts.lack_knowledge(),
        Note::MeetingWithAuthority => may_meet,
        Note::WriteNotificationNow => MEETING_RULES.contains(&outcome.main_rule) && !may_meet,
        Note::GoesToOwnCaseworker => facts.open_case == Answer3::Ja && notifies,
        Note::NoAnonymousSparring => {
            facts.open_case == Answer3::Ja
                && (any(rules, &SPARRING_RULES) || network_without_consent)
        }
        Note::AlsoNotifyBesideP30 => p30,
        Note::P30CanBeAgreedAtMeeting => p30_at_meeting,
        Note::AnonymityEndsAtP30 => p30 || p30_at_meeting,
        // Where an underretning is suggested anyway, a new date would only put it off.
        Note::RethinkSection133 => {
            !notifies
                && (network_without_consent
                    || (rules.contains(19) && (low(facts.child) || low(facts.parents))))
        }
        Note::ConsiderSpecialPedagogicalSupport => {
            open && low(facts.child)
                && situation.under_seven
                && situation.network_meeting_without_effect
        }
        // Where a child may be hurt now, or contact is barred, the question would only delay.
        Note::BothDirections => {
            open && outcome.step.at_least(Step::P30) && outcome.step != Step::Akut
        }
    }
}

fn any(rules: RuleSet, numbers: &[u8]) -> bool {
    numbers.iter().any(|&number| rules.contains(number))
}

#[cfg(test)]
mod tests {
    use super::super::{
        fact_answers::quiet,
        facts::{OwnEfforts, Sign, Signs, SupportNeed},
        suggestion::suggest,
    };
    use super::*;
    use crate::domain::position::Position;

    fn told(change: impl FnOnce(&mut Facts)) -> Vec<Note> {
        told_in(Situation::default(), change)
    }

    fn told_in(situation: Situation, change: impl FnOnce(&mut Facts)) -> Vec<Note> {
        let mut facts = Facts {
            position: Some(Position::Gul),
            child: Score::new(6),
            parents: Score::new(8),
            bounded: Answer3::Ja,
            extent: Answer3::Ja,
            consent: Consent::Samtykke,
            own_efforts: OwnEfforts::UdenEffekt,
            open_case: Answer3::Nej,
            ..quiet()
        };
        change(&mut facts);
        suggest(&facts, &Thresholds::default(), situation).notes
    }

    #[test]
    fn p30_is_never_suggested_without_the_duty_beside_it() {
        use Note::{AlsoNotifyBesideP30, AnonymityEndsAtP30, BothDirections};
        assert_eq!(
            told(|_| {}),
            [AlsoNotifyBesideP30, AnonymityEndsAtP30, BothDirections]
        );
    }

    #[test]
    fn q133_yes_with_consent_leads_to_a_meeting_where_p30_can_be_agreed() {
        use Note::{
            AnonymityEndsAtP30, BothDirections, MeetingWithAuthority, P30CanBeAgreedAtMeeting,
        };
        let notes = told(|f| {
            f.q133 = SupportNeed::Ja;
            f.child = Score::new(8);
        });
        assert_eq!(
            notes,
            [
                MeetingWithAuthority,
                P30CanBeAgreedAtMeeting,
                AnonymityEndsAtP30,
                BothDirections
            ]
        );
    }

    #[test]
    fn q133_yes_without_consent_is_written_now() {
        let notes = told(|f| {
            f.q133 = SupportNeed::Ja;
            f.consent = Consent::UdenSamtykke;
        });
        assert_eq!(notes, [Note::WriteNotificationNow, Note::BothDirections]);
    }

    #[test]
    fn barred_contact_leaves_no_meeting_and_no_counter_question() {
        let notes = told(|f| {
            f.q133 = SupportNeed::Ja;
            f.signs = Signs::NONE.with(Sign::SocialKontrol);
        });
        assert_eq!(notes, []);
    }

    #[test]
    fn open_case_goes_to_the_own_caseworker_and_never_to_the_anonymous_forum() {
        use Note::{
            BothDirections, GoesToOwnCaseworker, NoAnonymousSparring, WriteNotificationNow,
        };
        let notes = told(|f| {
            f.open_case = Answer3::Ja;
            f.consent = Consent::Afviser;
        });
        let expected = [
            WriteNotificationNow,
            GoesToOwnCaseworker,
            NoAnonymousSparring,
            BothDirections,
        ];
        assert_eq!(notes, expected);
    }

    #[test]
    fn red_without_consent_sets_a_new_date_for_section_133() {
        let notes = told(|f| {
            f.position = Some(Position::Roed);
            f.consent = Consent::IkkeTalt;
            f.own_efforts = OwnEfforts::Ingen;
            f.child = Score::new(8);
        });
        assert_eq!(notes, [Note::RethinkSection133]);
    }

    #[test]
    fn low_score_without_consent_sets_a_new_date_unless_an_underretning_is_due() {
        let without = |f: &mut Facts| f.consent = Consent::UdenSamtykke;
        assert!(told(without).contains(&Note::RethinkSection133));
        let due = told(|f| {
            without(f);
            f.child = Score::new(4);
        });
        assert!(!due.contains(&Note::RethinkSection133));
        let high = told(|f| {
            without(f);
            f.child = Score::new(7);
        });
        assert!(!high.contains(&Note::RethinkSection133));
    }

    #[test]
    fn special_pedagogical_support_needs_age_score_meeting_and_open_contact() {
        let both = Situation {
            under_seven: true,
            network_meeting_without_effect: true,
        };
        let note = Note::ConsiderSpecialPedagogicalSupport;
        assert!(told_in(both, |_| {}).contains(&note));
        assert!(
            !told_in(
                Situation {
                    under_seven: false,
                    ..both
                },
                |_| {}
            )
            .contains(&note)
        );
        assert!(!told_in(both, |f| f.child = Score::new(7)).contains(&note));
        let barred = told_in(both, |f| f.signs = Signs::NONE.with(Sign::VoldAndre));
        assert!(!barred.contains(&note));
    }

    #[test]
    fn every_code_is_the_one_in_json() {
        for note in Note::ALL {
            assert_eq!(serde_json::to_value(note).unwrap(), note.code());
        }
    }
}
