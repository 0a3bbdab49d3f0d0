//! The støttelinje: what the answers point to, in words.
//!
//! It is shown only after the professional has chosen a position, so that it does not steer the
//! choice ([`Assessment::stoettelinje`](super::assessment::Assessment::stoettelinje)). A
//! difference is a question, never an error. There is deliberately no number in it.
//!
//! | the area's answers | points to |
//! |---|---|
//! | fewer than two of T, D and S | too little to go by |
//! | two or more S | concern |
//! | one S, or two or more D | attention |
//! | otherwise | thriving |
//!
//! Taken together, the first row that fits (areas about the surroundings are left out):
//!
//! | answers | points to |
//! |---|---|
//! | yes to suspected violence, abuse or neglect (x4) | past the form |
//! | yes to x2 or x3 | talk about red |
//! | two areas in concern, or four beyond thriving | talk about red |
//! | yes to x1 or x5 | at least yellow, and a word with health |
//! | more than two areas without ground | no suggestion |
//! | one to three areas beyond thriving | yellow |
//! | otherwise | green |
//!
//! Source: trivselsskema.md 12.4. The limits are our own, not validated, and a municipality may
//! change them.

use serde::{Deserialize, Serialize};

use super::{
    flaw::Flaw,
    instrument::{AreaId, HeightenedRoute, Instrument},
    position::Position,
    response::{Answer, Response},
};

/// The limits of the støttelinje (trivselsskema.md 12.4). Counts of answers or of areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StoettelinjeLimits {
    /// Answers of T, D and S that an area needs to point anywhere.
    pub usable_answers: usize,
    /// "Ses delvist" from which an area points to attention.
    pub partly_for_attention: usize,
    /// "Ses sjældent" from which an area points to attention.
    pub seldom_for_attention: usize,
    /// "Ses sjældent" from which an area points to concern.
    pub seldom_for_concern: usize,
    /// Areas in concern from which red is to be talked about.
    pub concern_areas_for_red: usize,
    /// Areas beyond thriving from which red is to be talked about.
    pub areas_for_red: usize,
    /// Areas without ground up to which the form still points somewhere.
    pub areas_without_ground: usize,
}

impl Default for StoettelinjeLimits {
    fn default() -> Self {
        Self {
            usable_answers: 2,
            partly_for_attention: 2,
            seldom_for_attention: 1,
            seldom_for_concern: 2,
            concern_areas_for_red: 2,
            areas_for_red: 4,
            areas_without_ground: 2,
        }
    }
}

impl StoettelinjeLimits {
    /// Everything that is wrong with the limits.
    pub fn validate(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if self.usable_answers == 0
            || self.partly_for_attention == 0
            || self.seldom_for_attention == 0
        {
            flaws.push(Flaw::new(
                "stoettelinje",
                "a limit of 0 would always be reached",
            ));
        }
        if self.seldom_for_concern < self.seldom_for_attention {
            flaws.push(Flaw::new(
                "stoettelinje.seldomForConcern",
                "is reached before attention",
            ));
        }
        if self.concern_areas_for_red == 0 || self.areas_for_red == 0 {
            flaws.push(Flaw::new(
                "stoettelinje",
                "red would always be talked about",
            ));
        }
        flaws
    }
}

/// What one area's answers point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaLine {
    /// Thriving.
    ITrivsel,
    /// Attention.
    Opmaerksomhed,
    /// Concern.
    Bekymring,
    /// Too little to go by.
    ForLidt,
}

impl AreaLine {
    fn is_beyond_thriving(self) -> bool {
        matches!(self, Self::Opmaerksomhed | Self::Bekymring)
    }
}

/// What all the answers point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Past the form: the underretning route (x4).
    UdenOmSkemaet,
    /// Talk about red.
    TalOmRoed,
    /// At least yellow, since something calls for a word with health (x1, x5).
    MindstGul,
    /// No suggestion: too many areas without ground.
    IntetForslag,
    /// Yellow.
    Gul,
    /// Green.
    Groen,
}

impl Direction {
    /// The position it points to, where it points to one.
    pub fn position(self) -> Option<Position> {
        match self {
            Self::UdenOmSkemaet | Self::IntetForslag => None,
            Self::TalOmRoed => Some(Position::Roed),
            Self::MindstGul | Self::Gul => Some(Position::Gul),
            Self::Groen => Some(Position::Groen),
        }
    }
}

/// Why the answers, taken together, point where they do: the first row of the table that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Yes to x4.
    Mistanke,
    /// Yes to x2 or x3.
    SkaerpetOpmaerksomhed,
    /// So many areas in concern.
    Bekymring(usize),
    /// So many areas beyond thriving.
    MangeUdOverTrivsel(usize),
    /// Yes to x1 or x5.
    Fagkontakt,
    /// So many areas without ground.
    UdenGrundlag(usize),
    /// So many areas beyond thriving, short of those that call for red.
    UdOverTrivsel(usize),
    /// No area beyond thriving.
    IngenUdOverTrivsel,
}

impl Cause {
    fn direction(self) -> Direction {
        match self {
            Self::Mistanke => Direction::UdenOmSkemaet,
            Self::SkaerpetOpmaerksomhed | Self::Bekymring(_) | Self::MangeUdOverTrivsel(_) => {
                Direction::TalOmRoed
            }
            Self::Fagkontakt => Direction::MindstGul,
            Self::UdenGrundlag(_) => Direction::IntetForslag,
            Self::UdOverTrivsel(_) => Direction::Gul,
            Self::IngenUdOverTrivsel => Direction::Groen,
        }
    }
}

/// One area's line with the answers behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaSupport {
    /// The area.
    pub area: AreaId,
    /// What its answers point to.
    pub line: AreaLine,
    /// How many items were answered "Ses delvist".
    pub partly: usize,
    /// How many items were answered "Ses sjældent".
    pub seldom: usize,
    /// Whether the area speaks about the child. Others are shown apart: "Her kan vi selv skrue".
    pub counts: bool,
}

/// The støttelinje with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stoettelinje {
    /// What the answers point to, taken together.
    pub direction: Direction,
    /// Why they point there.
    pub cause: Cause,
    /// Every area that was asked about.
    pub areas: Vec<AreaSupport>,
    /// Whether a word with the sundhedsplejerske or the doctor is called for (x1, x5), whatever
    /// else is true.
    pub fagkontakt: bool,
}

impl Stoettelinje {
    /// Reads the answers.
    pub fn of(response: &Response, instrument: &Instrument, limits: &StoettelinjeLimits) -> Self {
        let areas: Vec<_> = response
            .asked(instrument)
            .into_iter()
            .map(|(area, items)| {
                let count = |wanted: Answer| {
                    items
                        .iter()
                        .filter(|item| response.answer(&area.id, &item.id) == Some(wanted))
                        .count()
                };
                let (seen, partly, seldom) = (count(Answer::T), count(Answer::D), count(Answer::S));
                AreaSupport {
                    area: area.id.clone(),
                    line: area_line(seen, partly, seldom, limits),
                    partly,
                    seldom,
                    counts: area.counts_for_position,
                }
            })
            .collect();
        let said = |route| response.heightened_to(instrument, route);
        let fagkontakt = said(HeightenedRoute::Fagkontakt);
        let count =
            |test: fn(AreaLine) -> bool| areas.iter().filter(|a| a.counts && test(a.line)).count();
        let concern = count(|line| line == AreaLine::Bekymring);
        let beyond = count(AreaLine::is_beyond_thriving);
        let without_ground = count(|line| line == AreaLine::ForLidt);
        let cause = if said(HeightenedRoute::UdenOm) {
            Cause::Mistanke
        } else if said(HeightenedRoute::Roed) {
            Cause::SkaerpetOpmaerksomhed
        } else if concern >= limits.concern_areas_for_red {
            Cause::Bekymring(concern)
        } else if beyond >= limits.areas_for_red {
            Cause::MangeUdOverTrivsel(beyond)
        } else if fagkontakt {
            Cause::Fagkontakt
        } else if without_ground > limits.areas_without_ground {
            Cause::UdenGrundlag(without_ground)
        } else if beyond > 0 {
            Cause::UdOverTrivsel(beyond)
        } else {
            Cause::IngenUdOverTrivsel
        };
        Self {
            direction: cause.direction(),
            cause,
            areas,
            fagkontakt,
        }
    }

    /// Whether the answers point elsewhere than to `chosen`: a question to talk about, never an
    /// error. At least yellow holds red too.
    pub fn differs_from(&self, chosen: Position) -> bool {
        match (self.direction, self.direction.position()) {
            (_, None) => false,
            (Direction::MindstGul, Some(least)) => chosen < least,
            (_, Some(pointed)) => pointed != chosen,
        }
    }
}

fn area_line(seen: usize, partly: usize, seldom: usize, limits: &StoettelinjeLimits) -> AreaLine {
    if seen + partly + seldom < limits.usable_answers {
        AreaLine::ForLidt
    } else if seldom >= limits.seldom_for_concern {
        AreaLine::Bekymring
    } else if seldom >= limits.seldom_for_attention || partly >= limits.partly_for_attention {
        AreaLine::Opmaerksomhed
    } else {
        AreaLine::ITrivsel
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{instrument::Role, response::HeightenedAnswer};

    /// A pædagog's response for a child of 3 to 5 years with every item answered `T`, changed by
    /// lists of answers for whole areas and by questions of heightened attention.
    fn line(band: &str, areas: &[(&str, &[Answer])], yes: &[&str]) -> Stoettelinje {
        let instrument = crate::content::trivselsskema::of_edition("2026-1").unwrap();
        let mut response = Response::new(&instrument.edition, Role::Paedagog, band.into());
        for (area, items) in response.asked(&instrument) {
            let given = areas.iter().find(|(id, _)| *id == area.id.as_str());
            for (index, item) in items.iter().enumerate() {
                let answer = given.map_or(Answer::T, |(_, answers)| answers[index]);
                response
                    .area_mut(&area.id)
                    .answers
                    .insert(item.id.clone(), answer);
            }
        }
        for id in yes {
            let answer = HeightenedAnswer {
                yes: true,
                text: String::new(),
            };
            response.heightened.insert((*id).into(), answer);
        }
        Stoettelinje::of(&response, &instrument, &StoettelinjeLimits::default())
    }

    use Answer::{D, I, S, T, V};

    /// The eight worked examples of trivselsskema.md 12.9.
    #[test]
    fn worked_examples_point_where_the_document_says() {
        type Example = (
            &'static str,
            &'static [(&'static str, &'static [Answer])],
            &'static [&'static str],
            Direction,
        );
        #[rustfmt::skip]
        let cases: [Example; 8] = [
            ("C", &[("tryg", &[D, T, T, T]), ("sprog", &[T, D, T, T])], &[], Direction::Groen),
            ("B", &[("sprog", &[T, D, D])], &[], Direction::Gul),
            ("C", &[("tryg", &[S, S, T, T])], &[], Direction::Gul),
            ("C", &[("tryg", &[S, S, T, T]), ("faelles", &[S, S, D])], &[], Direction::TalOmRoed),
            ("C", &[("tryg", &[D, D, T, T]), ("voksne", &[D, D, T]), ("sprog", &[D, D, T, T]), ("krop", &[D, D, T])], &[], Direction::TalOmRoed),
            ("C", &[("tryg", &[V, V, I, I]), ("voksne", &[V, V, V]), ("sprog", &[I, I, V, V])], &[], Direction::IntetForslag),
            ("C", &[], &["x1"], Direction::MindstGul),
            ("C", &[], &["x4"], Direction::UdenOmSkemaet),
        ];
        for (number, (band, areas, yes, expected)) in cases.into_iter().enumerate() {
            let line = line(band, areas, yes);
            assert_eq!(line.direction, expected, "example {}", number + 1);
            assert_eq!(line.fagkontakt, yes == ["x1"], "example {}", number + 1);
        }
    }

    #[test]
    fn area_line_follows_the_table_for_every_set_of_four_answers() {
        for code in 0..5usize.pow(4) {
            let answers: Vec<_> = (0..4)
                .map(|i| Answer::ALL[code / 5usize.pow(i) % 5])
                .collect();
            let n = |wanted| answers.iter().filter(|a| **a == wanted).count();
            let expected = match (n(T) + n(D) + n(S), n(S), n(D)) {
                (0 | 1, _, _) => AreaLine::ForLidt,
                (_, 2.., _) => AreaLine::Bekymring,
                (_, 1, _) | (_, 0, 2..) => AreaLine::Opmaerksomhed,
                _ => AreaLine::ITrivsel,
            };
            let line = line("C", &[("tryg", &answers)], &[]);
            let area = line
                .areas
                .iter()
                .find(|a| a.area.as_str() == "tryg")
                .unwrap();
            assert_eq!(area.line, expected, "{answers:?}");
        }
    }

    #[test]
    fn surroundings_never_move_the_direction() {
        let line = line("C", &[("rammer", &[S, S, S, S])], &[]);
        assert_eq!(line.direction, Direction::Groen);
        assert!(
            line.areas
                .iter()
                .any(|a| !a.counts && a.line == AreaLine::Bekymring)
        );
    }

    #[test]
    fn heightened_attention_goes_before_missing_ground() {
        let unknown: &[(&str, &[Answer])] =
            &[("tryg", &[V; 4]), ("voksne", &[V; 3]), ("sprog", &[V; 4])];
        assert_eq!(line("C", unknown, &["x2"]).direction, Direction::TalOmRoed);
        assert_eq!(line("C", unknown, &["x5"]).direction, Direction::MindstGul);
        assert_eq!(
            line("C", unknown, &["x1", "x3", "x4"]).direction,
            Direction::UdenOmSkemaet
        );
    }

    #[test]
    fn difference_is_only_named_where_the_answers_point_to_a_position() {
        assert!(line("C", &[("sprog", &[S, S, T, T])], &[]).differs_from(Position::Groen));
        assert!(!line("C", &[], &[]).differs_from(Position::Groen));
        assert!(!line("C", &[], &["x4"]).differs_from(Position::Groen));
    }

    #[test]
    fn red_is_no_difference_where_the_answers_point_to_at_least_yellow() {
        for id in ["x1", "x5"] {
            let line = line("C", &[], &[id]);
            assert!(line.differs_from(Position::Groen), "{id}");
            assert!(!line.differs_from(Position::Gul), "{id}");
            assert!(!line.differs_from(Position::Roed), "{id}");
        }
        // Yellow itself is no lower limit.
        assert!(line("B", &[("sprog", &[T, D, D])], &[]).differs_from(Position::Roed));
    }

    #[test]
    fn cause_is_the_first_row_that_fits_with_its_areas_counted() {
        let two: &[(&str, &[Answer])] = &[("tryg", &[S, S, T, T]), ("faelles", &[S, S, D])];
        let four: &[(&str, &[Answer])] = &[
            ("tryg", &[D, D, T, T]),
            ("voksne", &[D, D, T]),
            ("sprog", &[D, D, T, T]),
            ("krop", &[D, D, T]),
        ];
        let unknown: &[(&str, &[Answer])] =
            &[("tryg", &[V; 4]), ("voksne", &[V; 3]), ("sprog", &[I; 4])];
        let one: &[(&str, &[Answer])] = &[("tryg", &[S, T, T, T])];
        let cause = |areas: &[(&str, &[Answer])], yes: &[&str]| line("C", areas, yes).cause;
        assert_eq!(cause(two, &["x4"]), Cause::Mistanke);
        assert_eq!(cause(two, &["x3"]), Cause::SkaerpetOpmaerksomhed);
        assert_eq!(cause(two, &["x1"]), Cause::Bekymring(2));
        assert_eq!(cause(four, &[]), Cause::MangeUdOverTrivsel(4));
        assert_eq!(cause(unknown, &["x5"]), Cause::Fagkontakt);
        assert_eq!(cause(unknown, &[]), Cause::UdenGrundlag(3));
        assert_eq!(cause(one, &[]), Cause::UdOverTrivsel(1));
        assert_eq!(cause(&[], &[]), Cause::IngenUdOverTrivsel);
    }

    #[test]
    fn limit_that_is_always_reached_is_a_flaw() {
        let limits = StoettelinjeLimits {
            concern_areas_for_red: 0,
            ..StoettelinjeLimits::default()
        };
        assert_eq!(limits.validate().len(), 1);
        assert!(StoettelinjeLimits::default().validate().is_empty());
    }
}
