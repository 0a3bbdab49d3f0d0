//! Which screen is shown, and the part of the address that says so.
//!
//! The address names the kind of screen only: `#/skema/3`. No address, title or history entry
//! ever carries a child's name, an answer or a text; which child it is about stays in memory and,
//! as an opaque record id, in the pointer ([`Pointer`]). A reload works on any plain static
//! server, since a fragment never reaches it.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

/// A screen of the unlocked app.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Screen {
    /// The roster.
    #[default]
    Children,
    /// What is due.
    Today,
    /// A new child.
    AddChild,
    /// The child's page.
    Child,
    /// The child's details, to be changed.
    EditChild,
    /// A step of the trivselsskema: an area, or the questions of heightened attention as the
    /// last one. Counted from 1.
    Form(u8),
    /// Every answer on one page.
    Review,
    /// The choice of position, then the støttelinje.
    Position,
    /// The child's ruler.
    Ruler,
    /// The ruler of the care, household by household.
    CareRuler,
    /// The acute questions, which come first of all.
    Acute,
    /// The other facts that the rules need.
    Facts,
    /// Risiko og ressourcer: the lists beside the form.
    Factors,
    /// The suggestion with its reasons, and the professional's own decision.
    NextStep,
    /// One assessment to read and print.
    Assessment,
    /// The letters to the parents and the talks with them.
    Parents,
    /// The child's course: the chart and the timeline.
    Forloeb,
    /// The efforts for a child.
    Efforts,
    /// A new effort.
    NewEffort,
    /// One effort with its follow-ups.
    Effort,
    /// The questions to the parents about an effort. They have the tablet: there is no way from here
    /// but through the lock.
    Slip,
    /// The underretninger about a child, and the way into a new one.
    Underretninger,
    /// One underretning: to write, or to read with what came back.
    Underretning,
    /// The sheet for sparring without a name.
    Sparring,
    /// The meetings about a child, and the way into a new one.
    Meetings,
    /// One meeting: to hold, or to read with what is done about it.
    Meeting,
    /// The overgangsskemaer of a child, and the way into a new one.
    Transitions,
    /// One overgangsskema: to fill in with the parents, or as they saw it.
    Transition,
    /// The agendas with several children, and a new one.
    MeetingDays,
    /// One agenda.
    MeetingDay,
    /// A follow-up is put off.
    Postpone,
    /// Why a completed assessment is corrected.
    Correct,
    /// Why a completed assessment was made by mistake.
    Retract,
    /// How long one child's records are kept, and their deletion.
    Keeping,
    /// Everything about one child, to be read by the family.
    Insight,
    /// One child's course as a file for another system.
    Export,
    /// One child's case in a sealed file for another professional.
    HandOver,
    /// One finished overgangsskema alone in a sealed file.
    HandOverTransition,
    /// Chosen children in a sealed file.
    HandOverChildren,
    /// A sealed file that comes in.
    Receive,
    /// What is stored on this tablet: days of deletion, the log, the keys, deleting everything.
    Data,
    /// The rounds, open and closed.
    Rounds,
    /// A new round.
    NewRound,
    /// One round: who is missing, and the way into the walk.
    Round,
    /// Who assesses whom in a round.
    Assessors,
    /// A round gets a later last day.
    ProlongRound,
    /// A round is closed.
    CloseRound,
    /// One joint assessment: the own ones side by side, and what is said together.
    Joint,
    /// The focus agreements of a child.
    Agreements,
    /// The tilbudsvifte, to look in and to change.
    Offers,
    /// The tilbudsvifte on behalf of a child.
    ChildOffers,
    /// Passphrase and what is in use.
    Settings,
}

impl Screen {
    /// The fragment of the address, with its `#`.
    pub fn fragment(self) -> String {
        let name = match self {
            Self::Children => "boern",
            Self::Today => "i-dag",
            Self::AddChild => "nyt-barn",
            Self::Child => "barn",
            Self::EditChild => "ret-barn",
            Self::Form(step) => return format!("#/skema/{step}"),
            Self::Review => "gennemse",
            Self::Position => "position",
            Self::Ruler => "boernelineal",
            Self::CareRuler => "omsorg",
            Self::Acute => "fare",
            Self::Facts => "oplysninger",
            Self::Factors => "risiko-og-ressourcer",
            Self::NextStep => "naeste-skridt",
            Self::Assessment => "vurdering",
            Self::Parents => "foraeldre",
            Self::Forloeb => "forloeb",
            Self::Efforts => "indsatser",
            Self::NewEffort => "ny-indsats",
            Self::Effort => "indsats",
            Self::Slip => "foraeldrenes-svar",
            Self::Underretninger => "underretninger",
            Self::Underretning => "underretning",
            Self::Sparring => "sparring",
            Self::Meetings => "moeder",
            Self::Meeting => "moede",
            Self::Transitions => "overgange",
            Self::Transition => "overgangsskema",
            Self::MeetingDays => "dagsordener",
            Self::MeetingDay => "dagsorden",
            Self::Postpone => "udsaet",
            Self::Correct => "ret-vurdering",
            Self::Retract => "ved-en-fejl",
            Self::Keeping => "opbevaring",
            Self::Insight => "indsigt",
            Self::HandOver => "overlever",
            Self::HandOverTransition => "overlever-skema",
            Self::HandOverChildren => "overlever-boern",
            Self::Receive => "modtag",
            Self::Export => "eksport",
            Self::Data => "data",
            Self::Rounds => "runder",
            Self::NewRound => "ny-runde",
            Self::Round => "runde",
            Self::Assessors => "hvem-vurderer",
            Self::ProlongRound => "forlaeng-runde",
            Self::CloseRound => "luk-runde",
            Self::Joint => "faelles",
            Self::Agreements => "aftaler",
            Self::Offers => "tilbud",
            Self::ChildOffers => "barnets-tilbud",
            Self::Settings => "indstillinger",
        };
        format!("#/{name}")
    }

    /// The screen of a fragment. `None` for anything else: an address is typed by anybody.
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        let name = fragment.strip_prefix("#/")?;
        if let Some(step) = name.strip_prefix("skema/") {
            return step.parse().ok().filter(|step| *step > 0).map(Self::Form);
        }
        [
            Self::Children,
            Self::Today,
            Self::AddChild,
            Self::Child,
            Self::EditChild,
            Self::Review,
            Self::Position,
            Self::Ruler,
            Self::CareRuler,
            Self::Acute,
            Self::Facts,
            Self::Factors,
            Self::NextStep,
            Self::Assessment,
            Self::Parents,
            Self::Forloeb,
            Self::Efforts,
            Self::NewEffort,
            Self::Effort,
            Self::Slip,
            Self::Underretninger,
            Self::Underretning,
            Self::Sparring,
            Self::Meetings,
            Self::Meeting,
            Self::Transitions,
            Self::Transition,
            Self::MeetingDays,
            Self::MeetingDay,
            Self::Postpone,
            Self::Correct,
            Self::Retract,
            Self::Keeping,
            Self::Insight,
            Self::Export,
            Self::HandOver,
            Self::HandOverTransition,
            Self::HandOverChildren,
            Self::Receive,
            Self::Data,
            Self::Rounds,
            Self::NewRound,
            Self::Round,
            Self::Assessors,
            Self::ProlongRound,
            Self::CloseRound,
            Self::Joint,
            Self::Agreements,
            Self::Offers,
            Self::ChildOffers,
            Self::Settings,
        ]
        .into_iter()
        .find(|screen| screen.fragment() == fragment)
    }

    /// Whether the screen is about one child.
    pub fn needs_child(self) -> bool {
        !matches!(
            self,
            Self::Children
                | Self::Today
                | Self::AddChild
                | Self::Data
                | Self::HandOverChildren
                | Self::Receive
                | Self::Offers
                | Self::Settings
        ) && !self.is_about_rounds()
            && !self.is_about_agendas()
    }

    /// Whether the parents have the tablet: nothing else is shown, and every way out locks.
    pub fn is_with_parents(self) -> bool {
        self == Self::Slip
    }

    /// Whether the screen is about a round, or all of them.
    fn is_about_rounds(self) -> bool {
        matches!(
            self,
            Self::Rounds
                | Self::NewRound
                | Self::Round
                | Self::Assessors
                | Self::ProlongRound
                | Self::CloseRound
        )
    }

    /// Whether the screen is about an agenda with several children, or all of them.
    fn is_about_agendas(self) -> bool {
        matches!(self, Self::MeetingDays | Self::MeetingDay)
    }

    /// Whether the screen is about one assessment, own or joint, one underretning, one
    /// effort, one sheet, one meeting or one overgangsskema.
    pub fn needs_assessment(self) -> bool {
        self.needs_child()
            && !matches!(
                self,
                Self::Child
                    | Self::EditChild
                    | Self::Parents
                    | Self::Keeping
                    | Self::Insight
                    | Self::Export
                    | Self::HandOver
                    | Self::Agreements
                    | Self::Forloeb
                    | Self::Efforts
                    | Self::NewEffort
                    | Self::ChildOffers
                    | Self::Underretninger
                    | Self::Meetings
                    | Self::Transitions
            )
    }
}

/// Where the professional is: enough to come back to the same question after a reload or a
/// killed browser. It holds opaque record ids and no content, so that losing it costs nothing
/// and reading it tells nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pointer {
    /// The screen.
    pub screen: Screen,
    /// The child, by record id.
    pub child: Option<String>,
    /// The assessment, own or joint, the underretning, the effort, the sheet, the
    /// meeting or the overgangsskema, by record id.
    pub assessment: Option<String>,
    /// The round, by record id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// The agenda with several children that a meeting belongs to, by record id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda: Option<String>,
}

impl Pointer {
    /// A screen that is about no child.
    pub fn to(screen: Screen) -> Self {
        Self {
            screen,
            child: None,
            assessment: None,
            round: None,
            agenda: None,
        }
    }

    /// The pointer itself if it makes sense with what is stored, else the nearest screen that
    /// does: a child's page, or the roster.
    #[must_use]
    pub fn or_nearest(
        self,
        has_child: impl Fn(&str) -> bool,
        has_assessment: impl Fn(&str) -> bool,
    ) -> Self {
        let child = self.child.filter(|id| has_child(id));
        let assessment = self.assessment.filter(|id| has_assessment(id));
        match (self.screen, child, assessment) {
            (screen, _, _) if !screen.needs_child() => Self {
                // A round that is gone is told by its own screens.
                round: self.round.filter(|_| screen.is_about_rounds()),
                agenda: self.agenda.filter(|_| screen.is_about_agendas()),
                ..Self::to(screen)
            },
            (_, None, _) => Self::to(Screen::Children),
            (screen, child, assessment) if screen.needs_assessment() && assessment.is_none() => {
                Self {
                    child,
                    ..Self::to(Screen::Child)
                }
            }
            (screen, child, assessment) => Self {
                child,
                assessment,
                agenda: self.agenda.filter(|_| screen == Screen::Meeting),
                ..Self::to(screen)
            },
        }
    }
}

/// Where a professional left the walk through the children of a round: opaque record ids, so that
/// losing it costs nothing and reading it tells nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walk {
    /// The round.
    pub round: String,
    /// The child.
    pub child: String,
}
