//! The limits in days and weeks that a municipality may change.

use serde::{Deserialize, Serialize};

use crate::domain::flaw::Flaw;

/// Limits in days and weeks. They are our proposal, not law (naeste-skridt.md, "Rules").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DayLimits {
    /// Sparring when in doubt, or without consent: working days (rules 11 and 13). Ours: 2.
    pub sparring: u16,
    /// An underretningsmøde; if it cannot be held by then, the underretning is written: working
    /// days (jura.md B4). Ours: 2.
    pub underretningsmoede: u16,
    /// A talk with the parents: working days (rule 18). Ours: 5.
    pub parents: u16,
    /// A network meeting at red: working days (rule 13). Ours: 10.
    pub red_network: u16,
    /// A network meeting at yellow: working days (rule 17). Ours: 15.
    pub network: u16,
    /// Own efforts, at least: weeks (rule 20). Ours: 6.
    pub own_efforts_from_weeks: u16,
    /// Own efforts, at most: weeks (rule 20). Ours: 8.
    pub own_efforts_to_weeks: u16,
    /// Follow-up on what helps: weeks (rule 21). Ours: 8.
    pub follow_up_weeks: u16,
    /// A talk with the parents at yellow: weeks (trivselsskema.md 12.4, step 5). Ours: 2.
    #[serde(default = "yellow_talk")]
    pub yellow_talk_weeks: u16,
    /// A meeting with the parents at red, after contact at once: weeks (12.4, step 5). Ours: 1.
    #[serde(default = "red_meeting")]
    pub red_meeting_weeks: u16,
    /// Follow-up at yellow, at the latest: weeks (12.4, step 5). Ours: 8.
    #[serde(default = "yellow_follow_up")]
    pub yellow_follow_up_weeks: u16,
    /// Follow-up at red, at the latest: weeks (12.4, step 5). Ours: 4.
    #[serde(default = "red_follow_up")]
    pub red_follow_up_weeks: u16,
    /// The first focus agreement at yellow or red: weeks (12.4, step 5). Ours: 2.
    #[serde(default = "agreement")]
    pub agreement_weeks: u16,
    /// Until the tool reminds of the tilbagemelding on an underretning: working days. No source
    /// names a number. Ours: 20.
    #[serde(default = "awaited_answer")]
    pub awaited_answer: u16,
    /// Until an offer that nobody has looked at is marked: weeks. Ours: 52.
    #[serde(default = "offer_review_weeks")]
    pub offer_review_weeks: u16,
}

// Settings that were written before these limits existed mean ours.
const fn yellow_talk() -> u16 {
    2
}
const fn red_meeting() -> u16 {
    1
}
const fn yellow_follow_up() -> u16 {
    8
}
const fn red_follow_up() -> u16 {
    4
}
const fn agreement() -> u16 {
    2
}
const fn awaited_answer() -> u16 {
    20
}
const fn offer_review_weeks() -> u16 {
    52
}

impl DayLimits {
    /// What texts call the limits.
    pub(super) fn placeholders(&self) -> Vec<(&'static str, String)> {
        [
            ("sparring_dage", self.sparring),
            ("underretningsmoede_dage", self.underretningsmoede),
            ("foraeldre_dage", self.parents),
            ("roed_netvaerk_dage", self.red_network),
            ("netvaerk_dage", self.network),
            ("egne_uger_fra", self.own_efforts_from_weeks),
            ("egne_uger_til", self.own_efforts_to_weeks),
            ("opfoelgning_uger", self.follow_up_weeks),
            ("gul_samtale_uger", self.yellow_talk_weeks),
            ("roed_moede_uger", self.red_meeting_weeks),
            ("gul_opfoelgning_uger", self.yellow_follow_up_weeks),
            ("roed_opfoelgning_uger", self.red_follow_up_weeks),
            ("fokusaftale_uger", self.agreement_weeks),
            ("tilbagemelding_dage", self.awaited_answer),
            ("tilbud_uger", self.offer_review_weeks),
        ]
        .map(|(name, value)| (name, value.to_string()))
        .into()
    }

    /// Everything that is wrong with the limits; empty where they can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if self.placeholders().iter().any(|(_, value)| value == "0") {
            flaws.push(Flaw::new("dayLimits", "a limit of 0 cannot be kept"));
        }
        if self.own_efforts_from_weeks > self.own_efforts_to_weeks {
            flaws.push(Flaw::new(
                "dayLimits.ownEffortsFromWeeks",
                "is above ownEffortsToWeeks",
            ));
        }
        if self.red_network > self.network {
            flaws.push(Flaw::new("dayLimits.redNetwork", "is later than network"));
        }
        for (place, red, yellow) in [
            (
                "dayLimits.redMeetingWeeks",
                self.red_meeting_weeks,
                self.yellow_talk_weeks,
            ),
            (
                "dayLimits.redFollowUpWeeks",
                self.red_follow_up_weeks,
                self.yellow_follow_up_weeks,
            ),
        ] {
            if red > yellow {
                flaws.push(Flaw::new(place, "is later than at yellow"));
            }
        }
        flaws
    }
}
