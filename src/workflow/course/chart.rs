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
pub(super) mod tests;
