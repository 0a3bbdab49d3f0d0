//! What a reader of the minutes would miss. Part of it holds the decisions back; nothing of it
//! holds an underretning or a telephone call back.

use super::{analysis::ExplanationAbout, kind::MeetingKind, record::Meeting};

/// Fewer explanations than this are none (dialogue model: no decision on the first thought).
const EXPLANATIONS: usize = 2;

/// One thing that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// What is asked for help with.
    Question,
    /// The parents' view, or why they were not heard.
    ParentsView,
    /// The child's voice, or why it was not heard.
    ChildsVoice,
    /// At least two explanations.
    Explanations,
    /// One explanation that is about the surroundings.
    Surroundings,
    /// A decision, or who and by when of one.
    Decisions,
    /// Who holds the threads.
    Tovholder,
    /// Who tells the one who raised the concern.
    Teller,
    /// By when they tell.
    TellBy,
}

impl Missing {
    /// Whether the decisions wait for it: it belongs to the analysis.
    pub fn holds_decisions_back(self) -> bool {
        matches!(
            self,
            Self::ParentsView | Self::ChildsVoice | Self::Explanations | Self::Surroundings
        )
    }
}

impl Meeting {
    /// Whether it is asked who raised the concern, and who tells them. At an overgangsmøde nobody
    /// need have raised one: there it is asked only where something of it is written already.
    pub fn asks_who_raised_it(&self) -> bool {
        let minutes = self.minutes();
        let written = |text: &str| !text.trim().is_empty();
        self.kind != MeetingKind::Overgang
            || written(&minutes.raised_by)
            || written(&minutes.teller)
            || minutes.tell_by.is_some()
    }

    /// Everything that is missing, in the order of the agenda. Where contact with the parents is
    /// `barred`, nobody is to ask for their view, and it is not missed.
    pub fn missing(&self, barred: bool) -> Vec<Missing> {
        let minutes = self.minutes();
        let whole = || minutes.explanations.iter().filter(|one| one.is_whole());
        let blank = |text: &str| text.trim().is_empty();
        let decisions = self.decisions();
        let half = |decision: &super::MeetingDecision| !decision.is_blank() && !decision.is_whole();
        let decided = decisions.iter().any(|decision| !decision.is_blank());
        let told = self.asks_who_raised_it();
        [
            (Missing::Question, blank(&minutes.question)),
            (
                Missing::ParentsView,
                !barred && !minutes.parents.is_answered(),
            ),
            (Missing::ChildsVoice, !minutes.child.is_answered()),
            (Missing::Explanations, whole().count() < EXPLANATIONS),
            (
                Missing::Surroundings,
                !whole().any(|one| one.about == Some(ExplanationAbout::Omgivelserne)),
            ),
            (Missing::Decisions, !decided || decisions.iter().any(half)),
            (Missing::Tovholder, blank(&minutes.tovholder)),
            (Missing::Teller, told && blank(&minutes.teller)),
            (Missing::TellBy, told && minutes.tell_by.is_none()),
        ]
        .into_iter()
        .filter_map(|(what, is_missing)| is_missing.then_some(what))
        .collect()
    }

    /// Whether decisions can be written: the analysis is done.
    pub fn may_decide(&self, barred: bool) -> bool {
        !self
            .missing(barred)
            .into_iter()
            .any(Missing::holds_decisions_back)
    }
}
