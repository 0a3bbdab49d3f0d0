//! The sheet for sparring without a name among everything that is open: what it begins with, and
//! which names are known.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::roster::Roster;
use crate::domain::{
    assessment::{Assessment, Professional},
    date::Moment,
    instrument::Instrument,
    meeting::MeetingKind,
    next_step::Answer3,
    sparring::{
        CaseAnswer, Field, Known, Particular, Refusal, SparringSheet, WithoutName,
        newest_case_answer,
    },
};

impl Roster {
    /// One's own sheet about a child. There is one at most.
    pub fn sheet_of(&self, child: &str) -> Option<(&str, &SparringSheet)> {
        let (id, sheet) = self.sheets.of(child).next()?;
        Some((id, sheet))
    }

    /// A sheet that begins with what is completed and stored about the child. What is known to
    /// tell who the child is has been taken out; days and authors are not in it.
    pub fn new_sheet(
        &self,
        child: &str,
        author: Professional,
        begun: Moment,
        instrument_of: &dyn Fn(&str) -> Option<Arc<Instrument>>,
    ) -> SparringSheet {
        let mut sheet = SparringSheet {
            child: child.to_owned(),
            author,
            begun,
            open_case: self.open_case_of(child),
            case_answered: None,
            shown: BTreeSet::new(),
            texts: self.begun_texts(child, instrument_of),
            kept: BTreeSet::new(),
        };
        sheet.redact(&self.known_names(child, &BTreeSet::new()));
        sheet
    }

    fn begun_texts(
        &self,
        child: &str,
        instrument_of: &dyn Fn(&str) -> Option<Arc<Instrument>>,
    ) -> BTreeMap<Field, String> {
        let mut lines: BTreeMap<Field, Vec<String>> = BTreeMap::new();
        let mut add = |field, text: &str| {
            if !text.trim().is_empty() {
                let lines = lines.entry(field).or_default();
                lines.push(text.trim().to_owned());
            }
        };
        for assessment in self.completed_of(child) {
            let Some(response) = &assessment.response else {
                continue;
            };
            let Some(instrument) = instrument_of(&response.edition) else {
                continue;
            };
            for (area, _) in response.asked(&instrument) {
                if let Some(given) = response.area(&area.id) {
                    add(Field::Strengths, &given.works);
                    add(Field::Concern, &given.observation);
                }
            }
        }
        for talk in self.talks_of(child).into_iter().rev() {
            add(Field::Voice, &talk.childs_words);
        }
        for (_, effort) in self.efforts_of(child).into_iter().rev() {
            add(Field::Tried, &effort.title);
            for held in &effort.follow_ups {
                add(Field::Tried, &held.seen);
            }
        }
        let joined = |(field, lines): (Field, Vec<String>)| (field, lines.join("\n"));
        lines.into_iter().map(joined).collect()
    }

    /// Why a sheet cannot be read and printed yet. A case that is told of elsewhere counts, also
    /// where the sheet was begun before it.
    pub fn sheet_refusal(&self, sheet: &SparringSheet) -> Option<Refusal> {
        if self.open_case_of(&sheet.child) == Some(Answer3::Ja) {
            return Some(Refusal::OpenCase);
        }
        sheet.refusal(&self.known_names(&sheet.child, &sheet.shown))
    }

    /// What is known of whether the child has a case, wherever it was answered: in an assessment,
    /// on a sheet, at a meeting without a name.
    pub fn open_case_of(&self, child: &str) -> Option<Answer3> {
        // Which assessment came after which does not hang on the clock.
        let mut standing = self.standing_of(child).into_iter();
        let assessed = standing.find_map(|one| {
            Some(CaseAnswer {
                answer: one.facts.open_case?,
                at: answered(one),
            })
        });
        let sheets = self.sheets.values_of(child);
        let met = self.meetings.values_of(child);
        newest_case_answer(
            assessed
                .into_iter()
                .chain(sheets.filter_map(SparringSheet::case_answer))
                .chain(met.filter_map(|meeting| meeting.minutes().open_case)),
        )
    }

    /// Whether a meeting of this kind is held about a child as far as its name goes. `meeting` is
    /// the one that is held, where it is begun.
    pub fn without_name(
        &self,
        child: &str,
        kind: MeetingKind,
        meeting: Option<&str>,
    ) -> WithoutName {
        if !kind.is_anonymous() {
            return WithoutName::Free;
        }
        let held = meeting.and_then(|id| self.meetings.get(id));
        let asked = held.is_some_and(|held| held.minutes().open_case.is_some());
        WithoutName::of(self.open_case_of(child), asked)
    }

    fn completed_of(&self, child: &str) -> Vec<&Assessment> {
        let mut standing = self.standing_of(child);
        standing.retain(|assessment| assessment.is_completed());
        standing.reverse();
        standing
    }

    /// Every name and place that the vault knows, but what the sheet is to show of this child.
    pub fn known_names(&self, child: &str, shown: &BTreeSet<Particular>) -> Known {
        let mut known = Known::default();
        let unit = self.children.get(child).map(|child| child.unit.as_str());
        for (id, one) in &self.children {
            if id != child || !shown.contains(&Particular::Name) {
                known.add_name(&one.label);
            }
            if Some(one.unit.as_str()) != unit || !shown.contains(&Particular::Unit) {
                known.add_place(&one.unit);
            }
        }
        for member in self.team.values() {
            known.add_name(&member.who.name);
        }
        for letter in self.underretninger.values() {
            if letter.child != child || !shown.contains(&Particular::Name) {
                known.add_name(&letter.contents.name);
            }
            known.add_names_in(&letter.contents.parents);
            let place = letter.contents.workplace.split([',', ';', '\n']).next();
            known.add_place(place.unwrap_or_default());
            known.add_names_in(place.unwrap_or_default());
        }
        for effort in self.efforts.values() {
            known.add_person(&effort.owner);
        }
        for agreement in self.agreements.values() {
            known.add_person(&agreement.who);
        }
        for meeting in self.meetings.values() {
            let minutes = meeting.minutes();
            let at_the_table = minutes.attendees.iter().map(|one| &one.name);
            let others = [&minutes.tovholder, &minutes.teller, &minutes.raised_by];
            let decided = meeting.decisions().iter().map(|decision| &decision.who);
            for name in at_the_table.chain(others).chain(decided) {
                known.add_person(name);
            }
        }
        for assessment in self.assessments.values() {
            known.add_name(&assessment.author.name);
            if let Some(decision) = &assessment.decision {
                known.add_person(&decision.tovholder);
            }
            for home in &assessment.scores.households {
                known.add_names_in(&home.household);
            }
        }
        known
    }
}

/// When the facts of an assessment were answered, at the latest.
fn answered(assessment: &Assessment) -> Moment {
    let decided = assessment.decision.as_ref().map(|made| made.decided);
    let corrected = assessment.correction.as_ref().map(|made| made.begun);
    decided.or(corrected).unwrap_or(assessment.begun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::Profession,
        child::Child,
        decision::{DecisionDraft, Suggested},
        meeting::{Attendee, AttendeeRole, Meeting, Minutes},
        next_step::Step,
        response::Response,
    };
    use crate::workflow::meetings::without_names;

    fn at() -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 600,
        }
    }

    fn mette() -> Professional {
        Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        }
    }

    fn child(label: &str, unit: &str) -> Child {
        serde_json::from_value(serde_json::json!({
            "label": label, "birth_month": "2022-01", "unit": unit, "added_on": "2026-01-01"
        }))
        .unwrap()
    }

    fn roster() -> Roster {
        let mut roster = Roster::default();
        let alma = child("Alma Prøvesen", "Blå stue");
        roster.children.insert("a".into(), alma);
        roster
            .children
            .insert("b".into(), child("Bertil", "Rød stue"));
        let instrument = crate::content::trivselsskema::of_edition("2026-1").unwrap();
        let mut response =
            Response::new(&instrument.edition, Profession::Paedagog.role(), "C".into());
        let area = response.area_mut(&"tryg".into());
        area.works = "Alma leger med Bertil på Blå stue.".into();
        area.observation = "Mette så Alma græde 3. maj 2026.".into();
        let mut done = Assessment::begin("a".into(), mette(), at(), Some(response));
        done.facts.open_case = Some(Answer3::Nej);
        let draft = DecisionDraft {
            step: Some(Step::Almen),
            reason: "r".into(),
            tovholder: "Ida Sø".into(),
            follow_up: "2026-12-20".into(),
        };
        let suggested = Suggested {
            step: Step::Almen,
            main_rule: 22,
            edition: "2026-1".into(),
        };
        let mut under_way = done.clone();
        done.decision = Some(draft.decide(suggested, at(), None).unwrap());
        roster.assessments.insert("1".into(), done);
        under_way.author.name = "Bo".into();
        let response = under_way.response.as_mut().unwrap();
        response.area_mut(&"tryg".into()).works = "Kun Bo har set det.".into();
        roster.assessments.insert("2".into(), under_way);
        roster
    }

    fn sheet(roster: &Roster) -> SparringSheet {
        let instrument = Arc::new(crate::content::trivselsskema::of_edition("2026-1").unwrap());
        roster.new_sheet("a", mette(), at(), &|_| Some(instrument.clone()))
    }

    #[test]
    fn sheet_begins_with_what_is_completed_and_names_nobody() {
        let roster = roster();
        let sheet = sheet(&roster);
        assert_eq!(
            sheet.text(Field::Strengths),
            "[navn] leger med [navn] på [sted]."
        );
        assert_eq!(sheet.text(Field::Concern), "[navn] så [navn] græde [dato].");
        assert_eq!(sheet.open_case, Some(Answer3::Nej));
        assert_eq!(sheet.refusal(&roster.known_names("a", &sheet.shown)), None);
    }

    #[test]
    fn name_and_unit_that_are_chosen_may_stand_and_others_may_not() {
        let roster = roster();
        let mut sheet = sheet(&roster);
        sheet.texts.insert(
            Field::Help,
            "Alma fra Blå stue, Bertil, Ida, Rød stue".into(),
        );
        let refusal = |sheet: &SparringSheet| sheet.refusal(&roster.known_names("a", &sheet.shown));
        assert_eq!(refusal(&sheet), Some(Refusal::Findings(5)));
        assert_eq!(roster.sheet_refusal(&sheet), Some(Refusal::Findings(5)));
        sheet.shown.extend([Particular::Name, Particular::Unit]);
        assert_eq!(refusal(&sheet), Some(Refusal::Findings(3)));
    }

    #[test]
    fn whoever_sat_at_a_meeting_is_known() {
        let mut roster = roster();
        let mut meeting = Meeting::begin(
            "b".into(),
            MeetingKind::Netvaerk,
            at().date,
            "2026-1".into(),
            mette(),
            at(),
        );
        let sit_down = |minutes: &mut Minutes| {
            minutes.attendees.push(Attendee {
                name: "Farfar Thorvald".into(),
                role: Some(AttendeeRole::Netvaerk),
                why: String::new(),
            });
            minutes.tovholder = "Solvej".into();
        };
        meeting.edit(sit_down).unwrap();
        roster.meetings.insert("m".into(), meeting);
        let mut sheet = sheet(&roster);
        let told = "Thorvald henter, og Solvej ringer.";
        sheet.texts.insert(Field::Help, told.into());
        assert_eq!(roster.sheet_refusal(&sheet), Some(Refusal::Findings(2)));
        // At a meeting without a name the professionals may be named.
        let clean = without_names(told, &roster.names_of_children());
        assert_eq!(clean, "[navn] henter, og Solvej ringer.");
    }

    #[test]
    fn case_that_an_assessment_tells_of_refuses_a_sheet_that_was_begun_before() {
        let mut roster = roster();
        let sheet = sheet(&roster);
        assert_eq!(roster.sheet_refusal(&sheet), None);
        for assessment in roster.assessments.values_mut() {
            assessment.facts.open_case = Some(Answer3::Ja);
        }
        assert_eq!(roster.sheet_refusal(&sheet), Some(Refusal::OpenCase));
    }

    #[test]
    fn case_that_a_sheet_or_a_meeting_tells_of_refuses_the_meeting_without_a_name() {
        let mut roster = roster();
        let state =
            |roster: &Roster, meeting| roster.without_name("a", MeetingKind::Sparring, meeting);
        assert_eq!(state(&roster, None), WithoutName::Free, "assessed: nej");
        let later = |minute| Moment { minute, ..at() };
        let mut sheet = sheet(&roster);
        sheet.open_case = Some(Answer3::Ja);
        sheet.case_answered = Some(later(610));
        roster.sheets.insert("s".into(), sheet);
        assert_eq!(state(&roster, None), WithoutName::Refused);
        let named = roster.without_name("a", MeetingKind::Netvaerk, None);
        assert_eq!(named, WithoutName::Free);

        let mut meeting = Meeting::begin(
            "a".into(),
            MeetingKind::Sparring,
            at().date,
            "2026-1".into(),
            mette(),
            later(620),
        );
        roster.meetings.insert("m".into(), meeting.clone());
        assert_eq!(state(&roster, Some("m")), WithoutName::Refused);
        for (answer, state_then) in [
            (Answer3::Nej, WithoutName::Free),
            (Answer3::VedIkke, WithoutName::Refused),
            (Answer3::Ja, WithoutName::Refused),
        ] {
            let at = later(621);
            let said = |minutes: &mut Minutes| minutes.open_case = Some(CaseAnswer { answer, at });
            meeting.edit(said).unwrap();
            roster.meetings.insert("m".into(), meeting.clone());
            assert_eq!(state(&roster, Some("m")), state_then, "{answer:?}");
        }
    }

    #[test]
    fn meeting_without_a_name_asks_where_nobody_has_said() {
        let mut roster = roster();
        let meeting = |answer: Option<Answer3>| {
            let mut meeting = Meeting::begin(
                "b".into(),
                MeetingKind::Sparring,
                at().date,
                "2026-1".into(),
                mette(),
                at(),
            );
            let said = answer.map(|answer| CaseAnswer { answer, at: at() });
            meeting.edit(|minutes| minutes.open_case = said).unwrap();
            meeting
        };
        for (answer, state) in [
            (None, WithoutName::Asked),
            (Some(Answer3::VedIkke), WithoutName::Unsure),
            (Some(Answer3::Nej), WithoutName::Free),
            (Some(Answer3::Ja), WithoutName::Refused),
        ] {
            roster.meetings.insert("m".into(), meeting(answer));
            let held = roster.without_name("b", MeetingKind::Sparring, Some("m"));
            assert_eq!(held, state, "{answer:?}");
        }
    }
}
