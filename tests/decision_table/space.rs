//! Every state of the table by a number, so that a neighbour is an index away.

use std::sync::OnceLock;

use naeste_skridt::domain::{
    boernelineal::Score,
    municipality::Thresholds,
    next_step::{
        Answer3, Consent, Danger, Facts, Outcome, OwnEfforts, Parents, Sign, Signs, SupportNeed,
        outcome,
    },
    position::Position,
};

/// Positions: green, yellow, red, mangler.
pub(crate) const POSITIONS: usize = 4;
/// Scores: 1 to 10, and ved ikke.
pub(crate) const SCORES: usize = 11;
/// The index of "ved ikke" on a ruler.
pub(crate) const UNKNOWN: usize = 10;
/// How many states share a position and two scores.
pub(crate) const INNER: usize = 3 * 16 * 3 * 3 * 3 * 4 * 4 * 2 * 2 * 2;
/// How many combinations of a position and two scores there are.
pub(crate) const OUTER: usize = POSITIONS * SCORES * SCORES;

/// What one step up in an answer adds to the inner index.
pub(crate) mod stride {
    pub(crate) const UNBORN: usize = 1;
    pub(crate) const KNOWN: usize = 2 * UNBORN;
    pub(crate) const EARLIER: usize = 2 * KNOWN;
    pub(crate) const EFFORTS: usize = 2 * EARLIER;
    pub(crate) const CONSENT: usize = 4 * EFFORTS;
    pub(crate) const EXTENT: usize = 4 * CONSENT;
    pub(crate) const BOUNDED: usize = 3 * EXTENT;
    pub(crate) const Q133: usize = 3 * BOUNDED;
    pub(crate) const SIGNS: usize = 3 * Q133;
    pub(crate) const DANGER: usize = 16 * SIGNS;
}

/// The answer of an inner index, where `count` answers lie `stride` apart.
pub(crate) fn digit(inner: usize, stride: usize, count: usize) -> usize {
    inner / stride % count
}

/// The outer index of a position and two scores.
pub(crate) fn outer(position: usize, child: usize, parents: usize) -> usize {
    (position * SCORES + child) * SCORES + parents
}

/// The position and the two scores of an outer index.
pub(crate) fn scores(outer: usize) -> (usize, usize, usize) {
    (
        outer / SCORES / SCORES,
        outer / SCORES % SCORES,
        outer % SCORES,
    )
}

fn score(index: usize) -> Option<Score> {
    Score::new(u8::try_from(index + 1).unwrap())
}

fn ticked(inner: usize, stride: usize) -> bool {
    digit(inner, stride, 2) == 1
}

/// The facts of a state.
pub(crate) fn facts(outer: usize, inner: usize) -> Facts {
    let (position, child, parents) = scores(outer);
    Facts {
        position: Position::ALL.get(position).copied(),
        child: score(child),
        parents: score(parents),
        ..inner_facts()[inner]
    }
}

/// The facts of every inner index, without position and scores. Made once: the walks look
/// millions of them up.
fn inner_facts() -> &'static [Facts] {
    static ALL: OnceLock<Vec<Facts>> = OnceLock::new();
    ALL.get_or_init(|| (0..INNER).map(inner_fact).collect())
}

fn inner_fact(inner: usize) -> Facts {
    let signs = digit(inner, stride::SIGNS, 16);
    let ticked_signs = Sign::ALL
        .iter()
        .enumerate()
        .filter(|(bit, _)| signs >> bit & 1 == 1);
    Facts {
        position: None,
        child: None,
        parents: None,
        danger: Danger::ALL[digit(inner, stride::DANGER, 3)],
        signs: ticked_signs.map(|(_, &sign)| sign).collect::<Signs>(),
        q133: SupportNeed::ALL[digit(inner, stride::Q133, 3)],
        bounded: Answer3::ALL[digit(inner, stride::BOUNDED, 3)],
        extent: Answer3::ALL[digit(inner, stride::EXTENT, 3)],
        consent: Consent::ALL[digit(inner, stride::CONSENT, 4)],
        own_efforts: OwnEfforts::ALL[digit(inner, stride::EFFORTS, 4)],
        earlier_concern: ticked(inner, stride::EARLIER),
        known_disability_only: ticked(inner, stride::KNOWN),
        unborn: ticked(inner, stride::UNBORN),
        open_case: Answer3::VedIkke,
    }
}

/// The main rule of every state, one block of [`INNER`] for each outer index.
pub(crate) fn main_rules(outers: &[usize], thresholds: Thresholds) -> Vec<u8> {
    every(outers, thresholds, |outcome| outcome.main_rule)
}

/// The main rule of every state and whether the parents may be told, in one byte each. The rule is
/// what [`rule_in`] gives.
pub(crate) fn verdicts(outers: &[usize], thresholds: Thresholds) -> Vec<u8> {
    every(outers, thresholds, |outcome| {
        let parents = match outcome.parents {
            Parents::Ja => 0,
            Parents::Vent => 1,
            Parents::MaaIkke => 2,
        };
        outcome.main_rule + parents * RULES_IN_A_BYTE
    })
}

/// More than there are rules.
const RULES_IN_A_BYTE: u8 = 32;

/// The main rule in a verdict.
pub(crate) fn rule_in(verdict: u8) -> u8 {
    verdict % RULES_IN_A_BYTE
}

fn every(outers: &[usize], thresholds: Thresholds, of: impl Fn(Outcome) -> u8 + Sync) -> Vec<u8> {
    let mut all = vec![0; outers.len() * INNER];
    let blocks: Vec<_> = outers.iter().copied().zip(all.chunks_mut(INNER)).collect();
    in_two(blocks, |(outer, block)| {
        for (inner, one) in block.iter_mut().enumerate() {
            *one = of(outcome(&facts(outer, inner), &thresholds));
        }
    });
    all
}

/// Runs `work` on everything, on two threads.
pub(crate) fn in_two<T: Send>(mut all: Vec<T>, work: impl Fn(T) + Sync) {
    let second = all.split_off(all.len() / 2);
    let work = &work;
    std::thread::scope(|scope| {
        scope.spawn(move || second.into_iter().for_each(work));
        all.into_iter().for_each(work);
    });
}

/// Whether one of the acute answers (danger, violence) is given.
pub(crate) fn is_acute(inner: usize) -> bool {
    digit(inner, stride::DANGER, 3) > 0 || digit(inner, stride::SIGNS, 16) & 0b11 > 0
}

/// The states whose scores stand for their classes.
pub(crate) fn stand_ins() -> Vec<usize> {
    (0..OUTER)
        .filter(|&state| {
            let (_, child, parents) = scores(state);
            class(child) == child && class(parents) == parents
        })
        .collect()
}

/// The class of a score, as the default thresholds tell them apart: the index of the score that
/// stands for it. That there are no other classes is proved over every state in `every_state`.
pub(crate) fn class(score: usize) -> usize {
    match score + 1 {
        1..=2 => 0,
        3..=4 => 2,
        5..=6 => 4,
        7 => 6,
        8..=10 => 7,
        _ => UNKNOWN,
    }
}
