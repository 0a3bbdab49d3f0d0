//! "Hvad ville ændre forslaget" over every state, with one score standing for its class: every
//! statement is true when tried, none is left out, and on a ruler no nearer step would do.

use naeste_skridt::domain::{
    boernelineal::Score,
    municipality::Thresholds,
    next_step::{
        Answer3, Change, Consent, Danger, FactAnswer, Facts, OwnEfforts, Sign, Step, SupportNeed,
        changes, outcome, rules::step_of,
    },
    position::Position,
};

use crate::space::{
    INNER, POSITIONS, SCORES, UNKNOWN, class, digit, facts, in_two, main_rules, outer, scores,
    stand_ins, stride,
};

/// Where every score is walked, and not only one of each class, only every so manieth of the other
/// answers. Prime to every number of answers, so that no answer is left out.
const SPARSE: usize = 997;

/// The main rules of every state whose scores stand for their classes. What a change gives is
/// looked up here, so that the changes are not checked by themselves.
struct Table {
    blocks: Vec<Option<usize>>,
    rules: Vec<u8>,
    steps: [Step; 24],
    others: Vec<Vec<usize>>,
}

impl Table {
    fn new(outers: &[usize]) -> Self {
        let mut blocks = vec![None; POSITIONS * SCORES * SCORES];
        for (block, &outer) in outers.iter().enumerate() {
            blocks[outer] = Some(block);
        }
        Self {
            blocks,
            rules: main_rules(outers, Thresholds::default()),
            steps: std::array::from_fn(|rule| step_of(u8::try_from(rule).unwrap()).unwrap()),
            others: other_answers(),
        }
    }

    fn block(&self, (position, child, parents): (usize, usize, usize)) -> &[u8] {
        let block = self.blocks[outer(position, class(child), class(parents))].unwrap();
        &self.rules[block * INNER..(block + 1) * INNER]
    }

    fn rule(&self, place: (usize, usize, usize), inner: usize) -> u8 {
        self.block(place)[inner]
    }

    fn step(&self, place: (usize, usize, usize), inner: usize) -> Step {
        self.steps[usize::from(self.rule(place, inner))]
    }
}

fn set(inner: usize, stride: usize, count: usize, to: usize) -> usize {
    inner - digit(inner, stride, count) * stride + to * stride
}

fn index<T: PartialEq>(all: &[T], value: &T) -> usize {
    all.iter().position(|other| other == value).unwrap()
}

fn score_index(score: Option<Score>) -> usize {
    score.map_or(UNKNOWN, |score| usize::from(score.get()) - 1)
}

/// Where an answer leads from a state.
fn apply(
    (position, child, parents): (usize, usize, usize),
    inner: usize,
    to: FactAnswer,
) -> ((usize, usize, usize), usize) {
    let here = (position, child, parents);
    let tick = |stride, yes| set(inner, stride, 2, usize::from(yes));
    match to {
        FactAnswer::Position(to) => {
            let to = to.map_or(POSITIONS - 1, |to| index(&Position::ALL, &to));
            ((to, child, parents), inner)
        }
        FactAnswer::Child(to) => ((position, score_index(to), parents), inner),
        FactAnswer::Parents(to) => ((position, child, score_index(to)), inner),
        FactAnswer::Danger(to) => (here, set(inner, stride::DANGER, 3, index(Danger::ALL, &to))),
        FactAnswer::Signs(to) => {
            let ticked = Sign::ALL
                .iter()
                .enumerate()
                .filter(|&(_, &sign)| to.contains(sign));
            let bits = ticked.map(|(bit, _)| 1 << bit).sum();
            (here, set(inner, stride::SIGNS, 16, bits))
        }
        FactAnswer::Q133(to) => (
            here,
            set(inner, stride::Q133, 3, index(SupportNeed::ALL, &to)),
        ),
        FactAnswer::Bounded(to) => (
            here,
            set(inner, stride::BOUNDED, 3, index(Answer3::ALL, &to)),
        ),
        FactAnswer::Extent(to) => (
            here,
            set(inner, stride::EXTENT, 3, index(Answer3::ALL, &to)),
        ),
        FactAnswer::Consent(to) => (
            here,
            set(inner, stride::CONSENT, 4, index(Consent::ALL, &to)),
        ),
        FactAnswer::OwnEfforts(to) => (
            here,
            set(inner, stride::EFFORTS, 4, index(OwnEfforts::ALL, &to)),
        ),
        FactAnswer::EarlierConcern(yes) => (here, tick(stride::EARLIER, yes)),
        FactAnswer::KnownDisabilityOnly(yes) => (here, tick(stride::KNOWN, yes)),
        FactAnswer::Unborn(yes) => (here, tick(stride::UNBORN, yes)),
        FactAnswer::OpenCase(_) => panic!("no rule asks for an open case"),
    }
}

/// Every inner index one other answer away, for each inner index.
fn other_answers() -> Vec<Vec<usize>> {
    let around = |inner: usize| {
        let mut others = Vec::new();
        for (stride, count) in [
            (stride::DANGER, 3),
            (stride::Q133, 3),
            (stride::BOUNDED, 3),
            (stride::EXTENT, 3),
            (stride::CONSENT, 4),
            (stride::EFFORTS, 4),
            (stride::EARLIER, 2),
            (stride::KNOWN, 2),
            (stride::UNBORN, 2),
        ] {
            others.extend((0..count).map(|to| set(inner, stride, count, to)));
        }
        let signs = digit(inner, stride::SIGNS, 16);
        others.extend((0..4).map(|bit| set(inner, stride::SIGNS, 16, signs ^ (1 << bit))));
        others
    };
    (0..INNER).map(around).collect()
}

/// How many other answers to the questions give another step.
fn expected_answers(table: &Table, here: (usize, usize, usize), inner: usize) -> usize {
    let now = table.step(here, inner);
    let block = table.block(here);
    let others = table.others[inner].iter();
    let differs = |rule: u8| table.steps[usize::from(rule)] != now;
    let questions = others.filter(|&&other| differs(block[other])).count();
    let positions = (0..POSITIONS).map(|to| (to, here.1, here.2));
    questions
        + positions
            .filter(|&other| table.step(other, inner) != now)
            .count()
}

/// The steps of a ruler that are named: the nearest on each side, and ved ikke; from ved ikke the
/// highest for each step that it gives.
fn expected_scores(now: usize, step_at: impl Fn(usize) -> Step) -> Vec<usize> {
    let differs = |&to: &usize| step_at(to) != step_at(now);
    if now == UNKNOWN {
        let mut named: Vec<usize> = Vec::new();
        for to in (0..UNKNOWN).rev().filter(differs) {
            if named.iter().all(|&higher| step_at(higher) != step_at(to)) {
                named.push(to);
            }
        }
        return named;
    }
    let lower = (0..now).rev().find(differs);
    let higher = (now + 1..UNKNOWN).find(differs);
    let unknown = Some(UNKNOWN).filter(differs);
    [lower, higher, unknown].into_iter().flatten().collect()
}

fn check(table: &Table, state: usize, inner: usize) {
    let here = scores(state);
    let thresholds = Thresholds::default();
    let facts = facts(state, inner);
    let now = table.step(here, inner);
    let found = changes(&facts, &thresholds);
    let parents_now = outcome(&facts, &thresholds).parents;
    let mut answers = 0;
    let mut child = Vec::new();
    let mut parents = Vec::new();
    for change in &found {
        let Change {
            to,
            step,
            main_rule,
            ..
        } = change;
        if parents_now.is_barred() && change.is_shown_under(parents_now) {
            assert_opens_nothing(&facts, *change);
        }
        match *to {
            FactAnswer::Child(to) => child.push(score_index(to)),
            FactAnswer::Parents(to) => parents.push(score_index(to)),
            _ => answers += 1,
        }
        let (there, inner) = apply(here, inner, *to);
        assert_eq!(table.rule(there, inner), *main_rule, "{facts:?} {to:?}");
        assert_eq!(table.step(there, inner), *step, "{facts:?} {to:?}");
        assert_ne!(*step, now, "{facts:?} {to:?}");
    }
    let distinct =
        |(i, change): (usize, &Change)| found.iter().skip(i + 1).all(|c| c.to != change.to);
    assert!(found.iter().enumerate().all(distinct), "{facts:?}");
    assert_eq!(answers, expected_answers(table, here, inner), "{facts:?}");
    let (position, child_now, parents_now) = here;
    let same = |mut found: Vec<usize>, mut expected: Vec<usize>| {
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{facts:?}");
    };
    same(
        child,
        expected_scores(child_now, |to| {
            table.step((position, to, parents_now), inner)
        }),
    );
    same(
        parents,
        expected_scores(parents_now, |to| {
            table.step((position, child_now, to), inner)
        }),
    );
}

/// While contact is barred, no statement asks for the parents' consent or would open contact.
fn assert_opens_nothing(facts: &Facts, change: Change) {
    assert!(!matches!(change.to, FactAnswer::Consent(_)), "{facts:?}");
    assert!(
        change.parents.is_barred() && !change.step.needs_parents(),
        "{facts:?}"
    );
}

#[test]
fn every_statement_is_true_and_none_is_left_out() {
    let stand_ins = stand_ins();
    let table = Table::new(&stand_ins);
    in_two(stand_ins, |state| {
        (0..INNER).for_each(|inner| check(&table, state, inner));
    });
}

/// A score within its class stands elsewhere than the one that stands for it, so the nearest step
/// is another: every score on both rulers, with the answers that matter least left alone.
#[test]
fn nearest_step_is_named_from_every_score() {
    let thresholds = Thresholds::default();
    for state in 0..POSITIONS * SCORES * SCORES {
        for inner in (0..INNER).step_by(SPARSE) {
            let facts = facts(state, inner);
            let now = outcome(&facts, &thresholds).step;
            let found = changes(&facts, &thresholds);
            let (position, child, parents) = scores(state);
            let step = |child, parents| {
                outcome(
                    &crate::space::facts(outer(position, child, parents), inner),
                    &thresholds,
                )
                .step
            };
            let named = |change: &Change| match change.to {
                FactAnswer::Child(to) => Some((0, score_index(to))),
                FactAnswer::Parents(to) => Some((1, score_index(to))),
                _ => None,
            };
            let mut named: Vec<_> = found.iter().filter_map(named).collect();
            let mut expected: Vec<_> = expected_scores(child, |to| step(to, parents))
                .into_iter()
                .map(|to| (0, to))
                .collect();
            let others = expected_scores(parents, |to| step(child, to));
            expected.extend(others.into_iter().map(|to| (1, to)));
            named.sort_unstable();
            expected.sort_unstable();
            assert_eq!(named, expected, "{facts:?}");
            assert!(found.iter().all(|change| change.step != now));
        }
    }
}
