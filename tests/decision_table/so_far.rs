//! A severe suggestion that is shown before every question is answered never gets milder,
//! whatever the remaining answers are.
//!
//! Shown for one more answer at a time, from every set of answers there is; any number of answers
//! follows step by step. `afgr` and `omfang` come in with the last step, since the rules from
//! underretning up do not ask them. Of the 16 sets of signs: none, each alone, and all.

use naeste_skridt::domain::{
    municipality::Thresholds,
    next_step::{
        Answer3, Consent, Danger, FactAnswers, Facts, OwnEfforts, Parents, Sign, Signs,
        SupportNeed, outcome,
    },
};

use crate::space::{digit, facts, in_two, scores, stand_ins};

/// How many answers each question has, "not answered" included as the last.
const COUNTS: [usize; 8] = [4, 7, 4, 5, 5, 3, 3, 3];
const ANSWERED: usize = 4 * 7 * 4 * 5 * 5 * 3 * 3 * 3;

fn strides() -> [usize; 8] {
    let mut next = 1;
    COUNTS.map(|count| {
        let stride = next;
        next *= count;
        stride
    })
}

fn answers(index: usize) -> FactAnswers {
    let mut questions = strides().into_iter().zip(COUNTS);
    let mut next = || {
        let (stride, count) = questions.next().unwrap();
        digit(index, stride, count)
    };
    let bool_at = |index: usize| [false, true].get(index).copied();
    let all_signs: Signs = Sign::ALL.iter().copied().collect();
    let one = |sign| Signs::NONE.with(sign);
    let mut sets = vec![Signs::NONE, all_signs];
    sets.extend(Sign::ALL.iter().map(|&sign| one(sign)));
    FactAnswers {
        danger: Danger::ALL.get(next()).copied(),
        signs: sets.get(next()).copied(),
        q133: SupportNeed::ALL.get(next()).copied(),
        consent: Consent::ALL.get(next()).copied(),
        own_efforts: OwnEfforts::ALL.get(next()).copied(),
        earlier_concern: bool_at(next()),
        known_disability_only: bool_at(next()),
        unborn: bool_at(next()),
        ..FactAnswers::default()
    }
}

fn check(all: &[FactAnswers], state: usize) {
    let thresholds = Thresholds::default();
    let Facts {
        position,
        child,
        parents,
        ..
    } = facts(state, 0);
    let severity: Vec<u8> = all
        .iter()
        .map(|answers| {
            let so_far = answers.suggest_so_far(position, child, parents, &thresholds);
            so_far.map_or(0, |suggestion| suggestion.step.severity())
        })
        .collect();
    for (index, answers) in all.iter().enumerate() {
        let mut open = 0;
        for (stride, count) in strides().into_iter().zip(COUNTS) {
            if digit(index, stride, count) + 1 == count {
                open += 1;
                for back in 1..count {
                    let then = severity[index - back * stride];
                    assert!(
                        severity[index] <= then,
                        "{answers:?} {position:?} {child:?} {parents:?}"
                    );
                }
            }
        }
        if open > 0 || severity[index] == 0 {
            continue;
        }
        for &bounded in Answer3::ALL {
            for &extent in Answer3::ALL {
                let answers = FactAnswers {
                    bounded: Some(bounded),
                    extent: Some(extent),
                    ..*answers
                };
                let facts = answers.complete(position, child, parents).unwrap();
                let step = outcome(&facts, &thresholds).step;
                assert!(severity[index] <= step.severity(), "{facts:?}");
            }
        }
    }
}

#[test]
fn severe_suggestion_never_gets_milder_with_the_remaining_answers() {
    let all: Vec<FactAnswers> = (0..ANSWERED).map(answers).collect();
    // Of the positions gul and rød: only rød is asked for by a rule from underretning up.
    let states = stand_ins()
        .into_iter()
        .filter(|&state| [1, 2].contains(&scores(state).0))
        .collect();
    in_two(states, |state| check(&all, state));
}

/// Whether an answer that was given bars contact with the parents by itself.
fn bars(answers: &FactAnswers) -> bool {
    let bar = [Sign::VoldForaeldre, Sign::VoldAndre, Sign::SocialKontrol];
    let ticked = |signs: Signs| bar.iter().any(|&sign| signs.contains(sign));
    matches!(answers.danger, Some(Danger::Ja | Danger::VedIkke))
        || answers.signs.is_some_and(ticked)
}

#[test]
fn contact_is_barred_as_soon_as_one_answer_bars_it() {
    let thresholds = Thresholds::default();
    let barring: Vec<FactAnswers> = (0..ANSWERED).map(answers).filter(bars).collect();
    assert!(barring.len() > ANSWERED / 2);
    in_two(stand_ins(), |state| {
        let Facts {
            position,
            child,
            parents,
            ..
        } = facts(state, 0);
        for answers in &barring {
            let so_far = answers.suggest_so_far(position, child, parents, &thresholds);
            let told = so_far.map(|suggestion| suggestion.parents);
            let by_a_parent = answers
                .signs
                .is_some_and(|signs| signs.contains(Sign::VoldForaeldre));
            // No suggestion at all would bar nothing.
            let expected = if by_a_parent {
                Parents::MaaIkke
            } else {
                Parents::Vent
            };
            assert_eq!(told, Some(expected), "{answers:?} {position:?}");
        }
    });
}
