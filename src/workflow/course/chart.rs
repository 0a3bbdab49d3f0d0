//! The two rulers and the positions over time. A line joins what the same person scored by the same
//! edition, and nothing else: it breaks where rater or edition changes, and where somebody did not
//! know. What was scored before and after an effort has a line of its own.

use crate::{
    domain::{
        assessment::{Assessment, Professional},
        boernelineal::{BoernelinealAxis, RulerAnswer, Score},
        date::Date,
        effort::{Effort, EffortScore},
        joint::Completion,
        order::ordered,
        position::Position,
    },
    workflow::roster::Roster,
};

/// How a rater's dots look: told apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A round dot.
    Circle,
    /// A square.
    Square,
    /// A triangle.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// A cross.
    Cross,
}

/// The shapes in the order in which raters get them. A sixth rater begins anew, with other dashes.
pub const SHAPES: [Shape; 5] = [
    Shape::Circle,
    Shape::Square,
    Shape::Triangle,
    Shape::Diamond,
    Shape::Cross,
];

/// One score on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dot {
    /// The day.
    pub on: Date,
    /// The step.
    pub score: Score,
}

/// Scores that may be joined by a line: of one rater, one edition, and one household or effort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whose, counted from 0 among [`Chart::raters`].
    pub rater: usize,
    /// The edition of the ruler.
    pub edition: String,
    /// The household, where it has a name.
    pub household: String,
    /// What the effort is called, where the scores are those before and after one.
    pub effort: Option<String>,
    /// The scores, oldest first; never empty.
    pub dots: Vec<Dot>,
    /// Whether the line is still open at its end.
    open: bool,
}

/// What a row of the table comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A completed own assessment.
    Assessment,
    /// A completed joint assessment: a position, and no score.
    Joint,
    /// The scores before an effort, by its name.
    Before(String),
    /// The scores after an effort, by its name.
    After(String),
}

/// What has a score or a position, for the table beside the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The day.
    pub on: Date,
    /// What it comes from.
    pub source: Source,
    /// Whose, counted from 0 among [`Chart::raters`]. `None` where people chose together.
    pub rater: Option<usize>,
    /// The child's ruler.
    pub child: Option<RulerAnswer>,
    /// The care, by household.
    pub care: Vec<(String, RulerAnswer)>,
    /// The position.
    pub position: Option<Position>,
    /// The edition of the ruler; empty where none was used.
    pub edition: String,
}

/// Both rulers over time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chart {
    /// Who has scored, in the order of their first score.
    pub raters: Vec<Professional>,
    /// The lines of the child's ruler.
    pub child: Vec<Line>,
    /// The lines of the ruler of the care.
    pub care: Vec<Line>,
    /// What stands in the table, oldest first.
    pub rows: Vec<Row>,
}

impl Chart {
    /// What is drawn for a child: its completed assessments that count, the joint ones, and what was
    /// scored before and after efforts.
    pub fn of(roster: &Roster, child: &str) -> Self {
        let mut chart = Self::default();
        let completed = roster
            .of_child(child)
            .into_iter()
            .filter(|(_, assessment)| assessment.is_completed())
            .filter_map(|(id, assessment)| Some((assessment.first_decided()?, id, assessment)));
        // By when it was decided: an assessment may be begun before another and completed after.
        for (decided, _, assessment) in ordered(completed, |(at, id, _)| (*at, *id)) {
            chart.add(assessment, decided.date);
        }
        for (_, joint) in roster.joints_of(child) {
            chart.rows.extend(joint.completion.as_ref().map(together));
        }
        for (_, effort) in roster.efforts_of(child) {
            chart.try_out(effort);
        }
        chart.rows = ordered(std::mem::take(&mut chart.rows), |row| row.on);
        chart
    }

    /// The positions, oldest first, and whether people chose them together.
    pub fn positions(&self) -> impl Iterator<Item = (Date, Position, bool)> {
        self.rows.iter().filter_map(|row| {
            let together = row.source == Source::Joint;
            Some((row.on, row.position?, together))
        })
    }

    /// The lines of a ruler.
    pub fn lines(&self, axis: BoernelinealAxis) -> &[Line] {
        match axis {
            BoernelinealAxis::Child => &self.child,
            BoernelinealAxis::Parents => &self.care,
        }
    }

    /// The first and the last day of the chart.
    pub fn days(&self) -> Option<(Date, Date)> {
        let first = self.rows.iter().map(|row| row.on).min()?;
        let last = self.rows.iter().map(|row| row.on).max()?;
        Some((first, last))
    }

    /// The shape of a rater's dots.
    pub fn shape(rater: usize) -> Shape {
        SHAPES
            .iter()
            .cycle()
            .nth(rater % SHAPES.len())
            .copied()
            .unwrap_or(Shape::Circle)
    }

    fn add(&mut self, assessment: &Assessment, on: Date) {
        let scores = &assessment.scores;
        let care: Vec<_> = scores
            .households
            .iter()
            .filter_map(|home| Some((home.household.clone(), home.answer?)))
            .collect();
        let position = assessment.chosen_position();
        if scores.child.is_none() && care.is_empty() && position.is_none() {
            return;
        }
        let rater = self.rater(&assessment.author);
        if let Some(answer) = scores.child {
            join(&mut self.child, (rater, &scores.edition, ""), on, answer);
        }
        for (home, answer) in &care {
            join(&mut self.care, (rater, &scores.edition, home), on, *answer);
        }
        let edition = if scores.child.is_none() && care.is_empty() {
            String::new()
        } else {
            scores.edition.clone()
        };
        self.rows.push(Row {
            on,
            source: Source::Assessment,
            rater: Some(rater),
            child: scores.child,
            care,
            position,
            edition,
        });
    }

    /// An effort: its scores in rows, and a line for each ruler, which breaks as every line does.
    fn try_out(&mut self, effort: &Effort) {
        let title = || effort.title.clone();
        let before = effort.before.iter();
        let before = before.map(|score| (Source::Before(title()), score));
        let after = effort.follow_ups.iter();
        let after = after.filter_map(|held| Some((Source::After(title()), held.after.as_ref()?)));
        let (mut child, mut care) = (Vec::new(), Vec::new());
        for (source, score) in before.chain(after) {
            let rater = self.rater(&score.by);
            let key = (rater, score.edition.as_str(), "");
            let (of_child, of_care) = answers(score);
            join(&mut child, key, score.on, of_child);
            join(&mut care, key, score.on, of_care);
            self.rows.push(Row {
                on: score.on,
                source,
                rater: Some(rater),
                child: Some(of_child),
                care: vec![(String::new(), of_care)],
                position: None,
                edition: score.edition.clone(),
            });
        }
        for line in child.iter_mut().chain(&mut care) {
            line.effort = Some(title());
        }
        self.child.append(&mut child);
        self.care.append(&mut care);
    }

    fn rater(&mut self, who: &Professional) -> usize {
        let known = self.raters.iter().position(|rater| rater == who);
        known.unwrap_or_else(|| {
            self.raters.push(who.clone());
            self.raters.len() - 1
        })
    }
}

/// What people chose together.
fn together(done: &Completion) -> Row {
    Row {
        on: done.held,
        source: Source::Joint,
        rater: None,
        child: None,
        care: Vec::new(),
        position: Some(done.position),
        edition: String::new(),
    }
}

/// Both rulers of one scoring. What is not there nobody knew.
fn answers(score: &EffortScore) -> (RulerAnswer, RulerAnswer) {
    let answer = |score: Option<Score>| score.map_or(RulerAnswer::VedIkke, RulerAnswer::Step);
    (answer(score.child), answer(score.care))
}

/// Puts a score at the end of the line that it belongs to, or begins one.
fn join(
    lines: &mut Vec<Line>,
    (rater, edition, household): (usize, &str, &str),
    on: Date,
    answer: RulerAnswer,
) {
    let same = |line: &Line| line.rater == rater && line.household == household;
    for line in lines.iter_mut().filter(|line| same(line)) {
        line.open &= line.edition == edition && answer.score().is_some();
    }
    let Some(score) = answer.score() else {
        return;
    };
    let dot = Dot { on, score };
    match lines.iter_mut().find(|line| same(line) && line.open) {
        Some(line) => line.dots.push(dot),
        None => lines.push(Line {
            rater,
            edition: edition.to_owned(),
            household: household.to_owned(),
            effort: None,
            dots: vec![dot],
            open: true,
        }),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::{
        assessment::{PositionChoice, Profession},
        boernelineal::HouseholdScore,
        date::Moment,
        decision::{DecisionDraft, Suggested},
        effort::{Cadence, EffortKind, FollowUp, Moved, Outcome},
        joint::Joint,
        next_step::{Answer3, Step},
    };

    pub(in crate::workflow::course) fn at(day: &str) -> Moment {
        Moment {
            date: day.parse().unwrap(),
            minute: 600,
        }
    }

    pub(in crate::workflow::course) fn by(name: &str) -> Professional {
        Professional {
            name: name.into(),
            profession: Profession::Paedagog,
        }
    }

    pub(in crate::workflow::course) fn assessed(
        name: &str,
        day: &str,
        child: Option<u8>,
    ) -> Assessment {
        let mut made = Assessment::begin("c".into(), by(name), at(day), None);
        made.scores.edition = "2026-1".into();
        made.scores.child = Some(
            child
                .and_then(Score::new)
                .map_or(RulerAnswer::VedIkke, RulerAnswer::Step),
        );
        let suggested = Suggested {
            step: Step::Almen,
            main_rule: 22,
            edition: "2026-1".into(),
        };
        let draft = DecisionDraft {
            step: Some(Step::Almen),
            reason: "r".into(),
            tovholder: name.into(),
            follow_up: "2027-12-20".into(),
        };
        made.decision = Some(draft.decide(suggested, at(day), None).unwrap());
        made
    }

    fn chart(all: Vec<Assessment>) -> Chart {
        let mut roster = Roster::default();
        for (index, assessment) in all.into_iter().enumerate() {
            roster.assessments.insert(format!("{index}"), assessment);
        }
        Chart::of(&roster, "c")
    }

    fn lengths(lines: &[Line]) -> Vec<(usize, usize)> {
        lines.iter().map(|l| (l.rater, l.dots.len())).collect()
    }

    #[test]
    fn line_joins_one_rater_and_never_two() {
        let chart = chart(vec![
            assessed("Mette", "2026-01-01", Some(5)),
            assessed("Hanne", "2026-02-01", Some(8)),
            assessed("Mette", "2026-03-01", Some(6)),
            assessed("Hanne", "2026-04-01", Some(7)),
        ]);
        assert_eq!(lengths(&chart.child), [(0, 2), (1, 2)]);
        assert_eq!(chart.raters, [by("Mette"), by("Hanne")]);
        assert_eq!(chart.rows.len(), 4);
        assert!(chart.days().unwrap().0 < chart.days().unwrap().1);
    }

    #[test]
    fn line_breaks_where_the_edition_changes_or_nobody_knew() {
        let mut newer = assessed("Mette", "2026-02-01", Some(6));
        newer.scores.edition = "2027-1".into();
        let lines = chart(vec![
            assessed("Mette", "2026-01-01", Some(5)),
            newer,
            assessed("Mette", "2026-03-01", Some(6)),
            assessed("Mette", "2026-04-01", None),
            assessed("Mette", "2026-05-01", Some(7)),
            assessed("Mette", "2026-06-01", Some(7)),
        ])
        .child;
        let dots: Vec<_> = lines.iter().map(|line| line.dots.len()).collect();
        assert_eq!(dots, [1, 1, 1, 2]);
    }

    #[test]
    fn every_household_has_its_own_line() {
        let home = |name: &str, score| HouseholdScore {
            household: name.into(),
            answer: Score::new(score).map(RulerAnswer::Step),
        };
        let mut one = assessed("Mette", "2026-01-01", Some(5));
        one.scores.households = vec![home("hos mor", 8), home("hos far", 4)];
        let mut two = assessed("Mette", "2026-02-01", Some(5));
        two.scores.households = vec![home("hos far", 5), home("hos mor", 8)];
        let chart = chart(vec![one, two]);
        assert_eq!(lengths(&chart.care), [(0, 2), (0, 2)]);
        assert_eq!(chart.care[1].household, "hos far");
    }

    #[test]
    fn what_was_not_scored_or_is_under_way_is_not_drawn() {
        let mut none = assessed("Mette", "2026-01-01", None);
        none.scores.child = None;
        let begun = Assessment::begin("c".into(), by("Mette"), at("2026-02-01"), None);
        let chart = chart(vec![none, begun]);
        assert_eq!(chart, Chart::default());
        assert_eq!(chart.days(), None);
    }

    fn scored(name: &str, on: &str, child: u8) -> EffortScore {
        EffortScore {
            on: on.parse().unwrap(),
            by: by(name),
            edition: "2026-1".into(),
            child: Score::new(child),
            care: None,
        }
    }

    fn effort(before: EffortScore, after: EffortScore) -> Effort {
        let moment = at("2026-02-02");
        Effort {
            child: "c".into(),
            kind: EffortKind::Egen,
            title: "Legegruppe".into(),
            goal: "g".into(),
            owner: "Mette".into(),
            start: moment.date,
            planned_end: "2026-06-30".parse().unwrap(),
            first: "2026-03-16".parse().unwrap(),
            cadence: Cadence::SeksUger,
            before: Some(before),
            gates: None,
            follow_ups: vec![FollowUp {
                on: after.on,
                moved: Moved::Ja,
                seen: "s".into(),
                step_down: Answer3::Nej,
                outcome: Outcome::Afslut,
                change: String::new(),
                next: None,
                by: after.by.clone(),
                at: moment,
                after: Some(after),
            }],
            reopened: Vec::new(),
            slip: None,
            by: by("Mette"),
            at: moment,
        }
    }

    #[test]
    fn effort_has_a_line_of_its_own_and_only_where_one_person_scored_before_and_after() {
        let mut roster = Roster::default();
        let own = assessed("Mette", "2026-01-20", Some(4));
        roster.assessments.insert("a".into(), own);
        let same = effort(
            scored("Mette", "2026-02-01", 5),
            scored("Mette", "2026-05-01", 7),
        );
        let other = effort(
            scored("Mette", "2026-02-01", 5),
            scored("Bo", "2026-05-01", 7),
        );
        roster.efforts.insert("same".into(), same);
        roster.efforts.insert("two".into(), other);
        let chart = Chart::of(&roster, "c");
        let drawn: Vec<_> = chart
            .child
            .iter()
            .map(|line| (line.effort.as_deref(), line.rater, line.dots.len()))
            .collect();
        let effort = Some("Legegruppe");
        let expected = [(None, 0, 1), (effort, 0, 1), (effort, 1, 1), (effort, 0, 2)];
        assert_eq!(drawn, expected);
        assert!(chart.care.is_empty());
        assert_eq!(chart.rows.len(), 5);
        assert_eq!(chart.rows[0].source, Source::Assessment);
        assert_eq!(chart.rows[4].source, Source::After("Legegruppe".into()));
        assert_eq!(chart.rows[4].care, [(String::new(), RulerAnswer::VedIkke)]);
    }

    #[test]
    fn positions_stand_in_time_and_say_which_were_chosen_together() {
        let mut roster = Roster::default();
        let mut own = assessed("Mette", "2026-03-01", None);
        own.scores.child = None;
        own.position = Some(PositionChoice {
            position: Position::Gul,
            reason: String::new(),
            difference: String::new(),
        });
        roster.assessments.insert("a".into(), own);
        let mut joint = Joint::begin("c".into(), by("Mette"), at("2026-02-01"));
        roster.joints.insert("begun".into(), joint.clone());
        joint.completion = Some(Completion {
            position: Position::Roed,
            participants: Vec::new(),
            from: "2026-01".parse().unwrap(),
            to: "2026-02".parse().unwrap(),
            held: "2026-02-02".parse().unwrap(),
            at: at("2026-02-03"),
            by: by("Mette"),
        });
        roster.joints.insert("done".into(), joint);
        let chart = Chart::of(&roster, "c");
        let told: Vec<_> = chart
            .positions()
            .map(|(on, position, together)| (on.to_string(), position, together))
            .collect();
        assert_eq!(
            told,
            [
                ("2026-02-02".to_owned(), Position::Roed, true),
                ("2026-03-01".to_owned(), Position::Gul, false),
            ]
        );
        assert!(chart.child.is_empty());
    }

    #[test]
    fn sixth_rater_takes_the_first_shape_again() {
        assert_eq!(Chart::shape(0), Shape::Circle);
        assert_eq!(Chart::shape(4), Shape::Cross);
        assert_eq!(Chart::shape(5), Shape::Circle);
    }
}
