//! A new fokusaftale. Ours comes before the child's.

use leptos::prelude::*;

use super::joint_form::error_line;
use crate::{
    domain::agreement::{About, AgreementDraft, AgreementError},
    view::{
        component::{
            ChoiceText, Choices, FieldKind, TextField, Tone, When, live, memo, note, send, trouble,
        },
        context::app,
        effects,
        error_text::{agreement_error, failure},
        wording,
    },
};

/// The form of a new agreement.
#[component]
pub(super) fn AgreementForm(
    /// The child, by record id.
    child: String,
    /// Whether contact with the parents is barred.
    barred: Memo<bool>,
) -> impl IntoView {
    let app = app();
    let draft = app.typed("agreement", &child, AgreementDraft::default);
    let error = RwSignal::new(None::<AgreementError>);
    let failed = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let said = move |these: &'static [AgreementError]| {
        Signal::derive(move || {
            error
                .get()
                .filter(|e| these.contains(e))
                .map(|e| agreement_error(e).to_owned())
        })
    };
    let text = move |read: fn(&AgreementDraft) -> &String| {
        Signal::derive(move || draft.with(|d| read(d).clone()))
    };
    let typed = move |set: fn(&mut AgreementDraft, String)| {
        Callback::new(move |text: String| {
            error.set(None);
            draft.update(|d| set(d, text));
        })
    };
    let has_ours = {
        let child = child.clone();
        memo(move || {
            app.roster.with(|roster| {
                let all = roster.agreements_of(&child);
                all.iter()
                    .any(|(_, agreement)| agreement.about == About::Us)
            })
        })
    };
    let too_soon = memo(move || draft.with(|d| d.about == Some(About::Child)) && !has_ours.get());
    let agree = move || {
        let Some(by) = app.professional.get_untracked() else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        let barred = barred.get_untracked();
        let made = app.roster.with_untracked(|roster| {
            let others = roster.agreements_of(&child);
            let others = others.into_iter().map(|(_, agreement)| agreement);
            draft.with_untracked(|d| d.agree(child.clone(), others, barred, by, effects::now()))
        });
        match made {
            Ok(agreement) => {
                busy.set(true);
                effects::save_agreement(app, None, agreement, move |result| {
                    busy.try_set(false);
                    match result {
                        Ok(()) => {
                            draft.try_set(AgreementDraft::default());
                        }
                        Err(why) => {
                            failed.try_set(Some(failure(&why)));
                        }
                    }
                });
            }
            Err(why) => {
                error.set(Some(why));
                effects::focus_first_error();
            }
        }
    };
    let options = About::ALL.map(|about| ChoiceText::plain(wording::about(about)));
    view! {
        <form class="card screen-only" on:submit=send(agree)>
            <h2>"Ny fokusaftale"</h2>
            {error_line(said(&[AgreementError::NoAbout, AgreementError::ChildBeforeUs]))}
            <Choices
                legend="Handler den om os og miljøet eller om barnet?"
                name="about"
                options=options.to_vec()
                selected=Signal::derive(move || {
                    let about = draft.with(|d| d.about)?;
                    About::ALL.iter().position(|one| *one == about)
                })
                on_pick=Callback::new(move |index: usize| {
                    error.set(None);
                    draft.update(|d| d.about = About::ALL.get(index).copied());
                })
            />
            <When on=move || too_soon.get()>
                {note(Tone::Careful, agreement_error(AgreementError::ChildBeforeUs))}
            </When>
            <TextField
                label="Mål, set fra barnet"
                id="agreement-goal"
                hint="Fx »Jeg kan være med i legen, når vi er få«."
                kind=FieldKind::Lines
                value=text(|d| &d.goal)
                error=said(&[AgreementError::NoGoal])
                on_input=typed(|d, text| d.goal = text)
            />
            <TextField
                label="Hvad gør vi?"
                id="agreement-we"
                kind=FieldKind::Lines
                value=text(|d| &d.we_do)
                error=said(&[AgreementError::NoWeDo])
                on_input=typed(|d, text| d.we_do = text)
            />
            {live(move || {
                (!barred.get()).then(|| {
                    view! {
                        <TextField
                            label="Hvad gør forældrene? (frivilligt)"
                            id="agreement-parents"
                            kind=FieldKind::Lines
                            value=text(|d| &d.parents_do)
                            on_input=typed(|d, text| d.parents_do = text)
                        />
                    }
                })
            })}
            <TextField
                label="Hvem?"
                id="agreement-who"
                value=text(|d| &d.who)
                error=said(&[AgreementError::NoWho])
                on_input=typed(|d, text| d.who = text)
            />
            <TextField
                label="Fra"
                id="agreement-from"
                kind=FieldKind::Date
                value=text(|d| &d.from)
                error=said(&[AgreementError::NoDates])
                on_input=typed(|d, text| d.from = text)
            />
            <TextField
                label="Til"
                id="agreement-to"
                kind=FieldKind::Date
                value=text(|d| &d.to)
                error=said(&[AgreementError::EndsBeforeStart])
                on_input=typed(|d, text| d.to = text)
            />
            <TextField
                label="Hvordan ser vi, at det virker?"
                id="agreement-sign"
                kind=FieldKind::Lines
                value=text(|d| &d.sign)
                error=said(&[AgreementError::NoSign])
                on_input=typed(|d, text| d.sign = text)
            />
            {trouble(failed)}
            <button type="submit" class="button button--main button--big">
                "Gem fokusaftalen"
            </button>
            <p class="small muted">"Aftalen gemmes, når du trykker. Bagefter kan I skrive til, men ikke overskrive."</p>
        </form>
    }
}
