//! What sort of meeting it is, and the steps of its agenda.

use serde::{Deserialize, Serialize};

/// What sort of meeting it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// Sparring or a sparringsforum: nobody is told which child it is.
    Sparring,
    /// Tværfagligt netværksmøde (`seed_003_004.md` S26).
    Netvaerk,
    /// Underretningsmøde: somebody from the municipality's family department takes part
    /// (`seed_003_004.md` S27). It is never a condition for an underretning.
    Underretning,
    /// Opfølgningsmøde (`seed_003_004.md` S51).
    Opfoelgning,
    /// Overgangsmøde: the child goes on to another house.
    Overgang,
}

impl MeetingKind {
    /// Every kind, in the order of the choice.
    pub const ALL: [Self; 5] = [
        Self::Sparring,
        Self::Netvaerk,
        Self::Underretning,
        Self::Opfoelgning,
        Self::Overgang,
    ];

    /// Whether nobody is told which child it is.
    pub fn is_anonymous(self) -> bool {
        self == Self::Sparring
    }

    /// Whether the family may take part, as far as the kind goes.
    pub fn is_with_family(self) -> bool {
        !self.is_anonymous()
    }

    /// Whether it can be begun while contact with the parents is barred: a meeting that is held
    /// among professionals alone.
    pub fn is_held_while_barred(self) -> bool {
        matches!(self, Self::Sparring | Self::Underretning)
    }
}

/// A step of the agenda.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum MeetingStep {
    /// What the meeting is for, and who is here.
    #[default]
    Formaal,
    /// What goes well, how the parents and the child see it, and what is known.
    Billede,
    /// The round without interruption, and the explanations.
    Forstaaelse,
    /// What could be done.
    Muligheder,
    /// What is agreed.
    Aftaler,
    /// A short look back.
    Evaluering,
}

impl MeetingStep {
    /// Every step in its order.
    pub const ALL: [Self; 6] = [
        Self::Formaal,
        Self::Billede,
        Self::Forstaaelse,
        Self::Muligheder,
        Self::Aftaler,
        Self::Evaluering,
    ];

    /// Its place, counted from 1.
    pub fn number(self) -> usize {
        Self::ALL
            .into_iter()
            .take_while(|step| *step != self)
            .count()
            + 1
    }

    /// The step after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// The step before it.
    pub fn before(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_from_the_first_to_the_last_and_back() {
        let mut at = MeetingStep::default();
        let mut seen = vec![at];
        while let Some(next) = at.next() {
            assert_eq!(next.before(), Some(at));
            at = next;
            seen.push(at);
        }
        assert_eq!(seen, MeetingStep::ALL);
        assert_eq!(MeetingStep::Formaal.before(), None);
    }

    #[test]
    fn only_what_is_held_among_professionals_begins_while_contact_is_barred() {
        let held: Vec<_> = MeetingKind::ALL
            .into_iter()
            .filter(|kind| kind.is_held_while_barred())
            .collect();
        assert_eq!(held, [MeetingKind::Sparring, MeetingKind::Underretning]);
    }
}
