//! Everything that is open in memory while the vault is unlocked: the children and their
//! assessments, by record id. The one source of truth for every screen.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::by_child::ByChild;
use crate::domain::{
    agreement::Agreement,
    assessment::{Assessment, Professional},
    child::Child,
    correction::Retraction,
    date::{Date, Moment},
    effort::Effort,
    follow_up::Postponement,
    joint::Joint,
    keeping::Keeping,
    log::LogEntry,
    meeting::{Meeting, MeetingDay},
    notice::{ContactBar, Notice},
    offer::Offers,
    order::ordered,
    parent_talk::ParentTalk,
    round::{Member, Round},
    sparring::SparringSheet,
    transition::Transition,
    typed::TypedForm,
    underretning::{Answer, Underretning},
};

/// The children and assessments of an unlocked vault.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// The children by record id.
    pub children: BTreeMap<String, Child>,
    /// The assessments by record id, drafts among them.
    pub assessments: ByChild<Assessment>,
    /// The talks with the parents by record id.
    pub parent_talks: ByChild<ParentTalk>,
    /// The postponements of follow-ups by record id.
    pub postponements: ByChild<Postponement>,
    /// What was made by mistake by record id, with what was taken back of it.
    pub retractions: ByChild<Retraction>,
    /// The rounds by record id.
    pub rounds: BTreeMap<String, Round>,
    /// Everybody who may open the vault, or could once, by id.
    pub team: BTreeMap<String, Member>,
    /// The joint assessments by record id, begun ones among them.
    pub joints: ByChild<Joint>,
    /// The focus agreements by record id.
    pub agreements: ByChild<Agreement>,
    /// The notices that this professional may read, by record id.
    pub notices: ByChild<Notice>,
    /// That everybody waits with the parents of a child, by record id.
    pub bars: ByChild<ContactBar>,
    /// The changes of how long a child's records are kept, by record id.
    pub keepings: ByChild<Keeping>,
    /// The log, by record id.
    pub log: BTreeMap<String, LogEntry>,
    /// The underretninger by record id, one's own under way among them.
    pub underretninger: ByChild<Underretning>,
    /// What came back after the underretninger, by record id.
    pub answers: ByChild<Answer>,
    /// The efforts by record id.
    pub efforts: ByChild<Effort>,
    /// One's own sheets for sparring without a name, by record id.
    pub sheets: ByChild<SparringSheet>,
    /// The offers as they were changed on this device. `None`: the municipality's list is used.
    pub offers: Option<Offers>,
    /// The meetings by record id, begun ones among them.
    pub meetings: ByChild<Meeting>,
    /// The agendas with several children, by record id.
    pub meeting_days: BTreeMap<String, MeetingDay>,
    /// The overgangsskemaer by record id, begun ones among them.
    pub transitions: ByChild<Transition>,
    /// What is typed in forms and not submitted, by record id. No screen shows it but the form, so a
    /// keystroke there draws nothing anew.
    pub typed: ByChild<TypedForm>,
}

impl Roster {
    /// The assessments of a child that count, newest first; a draft counts by when it was begun.
    /// What a later version corrects is left out, and what was made by mistake.
    pub fn of_child(&self, child: &str) -> Vec<(&str, &Assessment)> {
        let replaced = self.replaced(child);
        self.all_of(child)
            .into_iter()
            .filter(|(id, _)| !replaced.contains(id) && self.retraction_of(id).is_none())
            .collect()
    }

    /// The assessment of a child that is begun and not completed, if there is one. A correction
    /// under way is none.
    pub fn draft_of(&self, child: &str) -> Option<(&str, &Assessment)> {
        self.drafts_of(child).into_iter().next()
    }

    /// Every assessment of a child that is begun and not completed: a second one came in with a
    /// hand-over, and both were kept.
    pub fn drafts_of(&self, child: &str) -> Vec<(&str, &Assessment)> {
        let mut begun = self.of_child(child);
        begun.retain(|(_, one)| !one.is_completed() && one.correction.is_none());
        begun
    }

    /// The newest completed assessment of a child, as it was corrected last.
    pub fn latest_of(&self, child: &str) -> Option<(&str, &Assessment)> {
        self.of_child(child)
            .into_iter()
            .find(|(_, assessment)| assessment.is_completed())
    }

    /// What stands about a child now: the newest completed assessment of each author, and all that
    /// is under way. So nobody's milder look lifts what somebody else has seen.
    pub fn standing_of(&self, child: &str) -> Vec<&Assessment> {
        let standing = self.standing(child).into_iter();
        standing.map(|(_, assessment)| assessment).collect()
    }

    /// The same with the record ids.
    pub fn standing(&self, child: &str) -> Vec<(&str, &Assessment)> {
        let mut heard: Vec<&Assessment> = Vec::new();
        let mut all = self.of_child(child);
        all.retain(|(_, assessment)| {
            if !assessment.is_completed() {
                return true;
            }
            let newest = heard.iter().find(|one| one.author == assessment.author);
            // Two corrections of one version, made beside each other, both stand.
            let stands = newest.is_none_or(|one| {
                (one.sequence, one.begun) == (assessment.sequence, assessment.begun)
            });
            heard.push(assessment);
            stands
        });
        all
    }

    /// The corrections of a child's assessments that are under way.
    pub fn corrections_of(&self, child: &str) -> Vec<(&str, &Assessment)> {
        self.all_of(child)
            .into_iter()
            .filter(|(_, assessment)| !assessment.is_completed() && assessment.correction.is_some())
            .collect()
    }

    /// A correction of a completed assessment, to be changed and completed anew. It keeps the
    /// follow-up as it was postponed last.
    pub fn correction(
        &self,
        id: &str,
        by: Professional,
        begun: Moment,
        reason: String,
    ) -> Option<Assessment> {
        let original = self.assessments.get(id)?;
        let postponed = self.postponements_of(&original.child);
        let follow_up = match postponed.into_iter().rfind(|p| p.assessment == id) {
            Some(postponement) => postponement.to,
            None => original.decision.as_ref()?.follow_up,
        };
        original.corrected(id, by, begun, reason, follow_up)
    }

    /// What stands in for this completed assessment: the newest version that corrects it.
    pub fn newest_version_of(&self, id: &str) -> Option<&str> {
        let child = &self.assessments.get(id)?.child;
        self.of_child(child)
            .into_iter()
            .filter(|(_, assessment)| assessment.is_completed())
            .find(|(newest, _)| {
                self.earlier_versions_of(newest)
                    .iter()
                    .any(|(of, _)| *of == id)
            })
            .map(|(newest, _)| newest)
    }

    /// The versions that this assessment corrects, newest first.
    pub fn earlier_versions_of(&self, id: &str) -> Vec<(&str, &Assessment)> {
        let mut earlier: Vec<(&str, &Assessment)> = Vec::new();
        let mut at = self.assessments.get(id);
        while let Some(correction) = at.and_then(|assessment| assessment.correction.as_ref()) {
            let found = self.assessments.get_key_value(&correction.of);
            // A version that corrects itself cannot come about; bytes from outside can say so.
            let known = |(of, _): &(&String, _)| earlier.iter().all(|(id, _)| id != of);
            let Some((of, assessment)) = found.filter(known) else {
                break;
            };
            earlier.push((of, assessment));
            at = Some(assessment);
        }
        earlier
    }

    /// Why a record does not count, where it was made by mistake.
    pub fn retraction_of(&self, id: &str) -> Option<(&str, &Retraction)> {
        self.retractions
            .iter()
            .find(|(_, retraction)| retraction.record == id && retraction.taken_back.is_none())
            .map(|(key, retraction)| (key.as_str(), retraction))
    }

    /// The assessments that were made by mistake for a child, newest first.
    pub fn retracted_of(&self, child: &str) -> Vec<(&str, &Assessment)> {
        self.all_of(child)
            .into_iter()
            .filter(|(id, _)| self.retraction_of(id).is_some())
            .collect()
    }

    /// The postponements of a child's follow-ups, oldest first.
    pub fn postponements_of(&self, child: &str) -> Vec<&Postponement> {
        let found = self.postponements.values_of(child);
        // Each one is later than the day before it, also where the clock was set back between.
        ordered(found, |postponement| (postponement.to, postponement.at))
    }

    fn all_of(&self, child: &str) -> Vec<(&str, &Assessment)> {
        let found = self
            .assessments
            .of(child)
            .map(|(id, assessment)| (id.as_str(), assessment));
        ordered(found, |(id, assessment)| {
            let corrected = assessment.correction.as_ref().map(|by| by.begun);
            Reverse((assessment.sequence, assessment.begun, corrected, *id))
        })
    }

    /// The place of a child's next assessment among the others ([`Assessment::sequence`]).
    pub fn next_sequence(&self, child: &str) -> u32 {
        let completed = self.all_of(child).into_iter();
        completed
            .filter(|(_, assessment)| assessment.is_completed())
            .map(|(_, assessment)| assessment.sequence)
            .max()
            .unwrap_or_default()
            .saturating_add(1)
    }

    /// The latest day on which anything here was written. Later than today: the clock was set
    /// back, or was ahead then.
    pub fn latest_day(&self) -> Option<Date> {
        let assessed = self.assessments.values().flat_map(|assessment| {
            let decided = assessment
                .decision
                .as_ref()
                .map(|decision| decision.decided);
            decided.into_iter().chain([assessment.begun])
        });
        let talks = self.parent_talks.values().map(|talk| talk.noted);
        let postponed = self.postponements.values().map(|one| one.at);
        let retracted = self.retractions.values().map(|one| one.at);
        assessed
            .chain(talks)
            .chain(postponed)
            .chain(retracted)
            .map(|moment| moment.date)
            .max()
    }

    /// The talks with a child's parents that count, newest first.
    pub fn talks_of(&self, child: &str) -> Vec<&ParentTalk> {
        let all = self.talks_noted(child).into_iter();
        all.map(|(_, talk)| talk).collect()
    }

    /// The same with the record ids.
    pub fn talks_noted(&self, child: &str) -> Vec<(&str, &ParentTalk)> {
        let found = self.parent_talks.of(child);
        let found = found
            .map(|(id, talk)| (id.as_str(), talk))
            .filter(|(id, _)| self.retraction_of(id).is_none());
        ordered(found, |(_, talk)| Reverse((talk.held, talk.noted)))
    }

    /// What a completed version that counts corrects.
    fn replaced(&self, child: &str) -> BTreeSet<&str> {
        self.assessments
            .of(child)
            .filter(|(_, a)| a.is_completed() && a.correction.is_some())
            .filter(|(id, _)| self.retraction_of(id).is_none())
            .flat_map(|(id, _)| self.earlier_versions_of(id))
            .map(|(id, _)| id)
            .collect()
    }

    /// The children whose label or unit holds every word of `search`, by unit and label.
    /// `archived` chooses between those on the roster and those put away.
    pub fn search(&self, search: &str, archived: bool) -> Vec<(&str, &Child)> {
        let words: Vec<_> = search.split_whitespace().map(str::to_lowercase).collect();
        let found = self
            .children
            .iter()
            .filter(|(_, child)| child.archived == archived)
            .filter(|(_, child)| {
                let text = format!("{} {}", child.label, child.unit).to_lowercase();
                words.iter().all(|word| text.contains(word))
            })
            .map(|(id, child)| (id.as_str(), child));
        ordered(found, |(id, child)| {
            (child.unit.to_lowercase(), child.label.to_lowercase(), *id)
        })
    }
}

#[cfg(test)]
mod tests;
