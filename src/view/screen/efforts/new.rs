//! A new effort: whose, what for, who, from when to when, and how it is followed up. Before § 30
//! its questions are asked.

use leptos::prelude::*;

use super::{
    parts::{Text, choose, ruler, said, text},
    words::{self, ANSWERS, GATES},
};
use crate::{
    domain::{
        boernelineal::Score,
        effort::{Cadence, EffortDraft, EffortError, EffortKind},
        offer::Offer,
    },
    view::{
        component::{
            Back, ChoiceText, Choices, FieldKind, Heading, Onward, Toggle, Tone, When, button,
            live, memo, note, send, trouble,
        },
        context::{App, app},
        effects,
        error_text::{effort_error, failure},
        offers::kind as offer_kind,
        wording,
    },
    workflow::screen::Screen,
};

/// The form of a new effort for the child that the screen is about.
#[component]
pub fn NewEffort() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let barred = {
        let id = id.clone();
        memo(move || app.contact_barred_for(&id))
    };
    view! {
        <Heading text=format!("Ny indsats: {label}") />
        <When
            on=move || !barred.get()
            otherwise=move || note(Tone::Careful, "Følg underretningen først. Her begyndes intet nyt.")
        >
            {form(app, id.clone())}
        </When>
        <When on=move || !barred.get()>
            {button("button", "Find tilbud", move || app.go(Screen::ChildOffers))}
        </When>
        <Onward>
            <Back text="Indsatser" on_click=Callback::new(move |()| app.go(Screen::Efforts)) />
        </Onward>
    }
}

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
struct Typed {
    draft: RwSignal<EffortDraft>,
    error: RwSignal<Option<EffortError>>,
}

impl Typed {
    fn change(self, change: impl FnOnce(&mut EffortDraft)) {
        self.error.set(None);
        self.draft.update(change);
    }

    fn said(self, these: &'static [EffortError]) -> Signal<Option<String>> {
        Signal::derive(move || {
            let error = self.error.get().filter(|error| these.contains(error))?;
            Some(effort_error(error).to_owned())
        })
    }

    fn field(
        self,
        about: Text,
        read: fn(&EffortDraft) -> &String,
        set: fn(&mut EffortDraft, String),
        these: &'static [EffortError],
    ) -> AnyView {
        let value = Signal::derive(move || self.draft.with(|draft| read(draft).clone()));
        let on_input = Callback::new(move |text: String| self.change(|draft| set(draft, text)));
        text(about, value, self.said(these), on_input)
    }

    fn is(self, kind: EffortKind) -> bool {
        self.draft.with(|draft| draft.kind) == Some(kind)
    }
}

fn form(app: App, id: String) -> AnyView {
    let newest = newest_steps(app, &id);
    let fresh = move || EffortDraft {
        start: effects::today().to_string(),
        owner: app
            .professional
            .get_untracked()
            .map(|me| me.name)
            .unwrap_or_default(),
        ..EffortDraft::default()
    };
    let typed = Typed {
        draft: app.typed("effort", &id, fresh),
        error: RwSignal::new(None),
    };
    let failed = RwSignal::new(None::<String>);
    let whose = id.clone();
    let keep = move || {
        let content = app.content();
        let Some(by) = app.professional.get_untracked() else {
            return;
        };
        let closed = content.municipality.closed_days;
        let edition = &content.ruler.edition;
        let draft = typed.draft.get_untracked();
        match draft.begin(id.clone(), edition, closed, by, effects::now()) {
            Ok(effort) => {
                let child = id.clone();
                let then = move |result: Result<String, _>| match result {
                    Ok(key) => {
                        typed.draft.set(fresh());
                        app.go_to_assessment(Screen::Effort, child, key);
                    }
                    Err(why) => failed.set(Some(failure(&why))),
                };
                effects::begin_effort(app, effort, Box::new(then));
            }
            Err(why) => {
                typed.error.set(Some(why));
                effects::focus_first_error();
            }
        }
    };
    let by_hand = memo(move || typed.draft.with(|d| d.cadence) == Some(Cadence::SelvValgt));
    let p30 = memo(move || typed.is(EffortKind::P30));
    // Whether somebody has said that the step is not known. It is stored as no step is.
    let unknown = RwSignal::new((false, false));
    let from_list = memo(move || typed.is(EffortKind::Tilbud) || typed.is(EffortKind::P30));
    view! {
        <form class="card" on:submit=send(keep)>
            {choose(
                ("Hvad er det for en indsats?", "effort-kind"),
                &EffortKind::ALL,
                words::kind,
                move || typed.draft.with(|d| d.kind),
                move |kind| typed.change(|d| d.kind = Some(kind)),
                typed.said(&[EffortError::NoKind]),
            )}
            <When on=move || p30.get()>{gates(app, typed)}</When>
            <When on=move || from_list.get()>{offer_choice(app, &whose, typed)}</When>
            {typed.field(
                Text { label: "Hvad kalder I den?", id: "effort-title", hint: None, kind: FieldKind::Line },
                |d| &d.title, |d, text| d.title = text, &[EffortError::NoTitle],
            )}
            {typed.field(
                Text {
                    label: "Hvad skal være anderledes for barnet?",
                    id: "effort-goal",
                    hint: Some("Et lille mål, I kan se, om I når."),
                    kind: FieldKind::Lines,
                },
                |d| &d.goal, |d, text| d.goal = text, &[EffortError::NoGoal],
            )}
            {typed.field(
                Text { label: "Hvem har ansvaret?", id: "effort-owner", hint: None, kind: FieldKind::Line },
                |d| &d.owner, |d, text| d.owner = text, &[EffortError::NoOwner],
            )}
            {typed.field(
                Text { label: "Begynder", id: "effort-start", hint: None, kind: FieldKind::Date },
                |d| &d.start, |d, text| d.start = text, &[EffortError::NoStart],
            )}
            {typed.field(
                Text { label: "Slutter efter planen", id: "effort-end", hint: None, kind: FieldKind::Date },
                |d| &d.end, |d, text| d.end = text,
                &[EffortError::NoEnd, EffortError::EndBeforeStart],
            )}
            {choose(
                ("Hvornår følger I op?", "effort-cadence"),
                &Cadence::ALL,
                words::cadence,
                move || typed.draft.with(|d| d.cadence),
                move |cadence| typed.change(|d| d.cadence = Some(cadence)),
                typed.said(&[EffortError::NoCadence]),
            )}
            <When on=move || by_hand.get()>
                {typed.field(
                    Text { label: "Første opfølgning", id: "effort-first", hint: None, kind: FieldKind::Date },
                    |d| &d.first, |d, text| d.first = text, &[EffortError::NoFirst],
                )}
            </When>
            <h2>"Børnelineal før"</h2>
            <p>"Kun det, der er vurderet før indsatsen, kan sammenlignes bagefter."</p>
            {newest.map(|newest| newest_words(newest, typed, unknown))}
            {ruler(
                ("Barnet nu", "before-child"),
                move || unknown.with(|unknown| unknown.0),
                move || typed.draft.with(|d| d.child),
                move |score| {
                    unknown.update(|unknown| unknown.0 = score.is_none());
                    typed.change(|d| d.child = score);
                },
            )}
            {ruler(
                ("Forældrenes omsorg nu", "before-care"),
                move || unknown.with(|unknown| unknown.1),
                move || typed.draft.with(|d| d.care),
                move |score| {
                    unknown.update(|unknown| unknown.1 = score.is_none());
                    typed.change(|d| d.care = score);
                },
            )}
            {trouble(failed)}
            <button type="submit" class="button button--main button--big">
                "Begynd indsatsen"
            </button>
        </form>
    }
    .into_any()
}

/// The steps that were chosen last for a child, with who and when.
struct NewestSteps {
    /// The child's, and that of the care: the lowest home counts.
    steps: (Option<Score>, Option<Score>),
    /// Who said so and when.
    by: String,
}

/// Those of the newest completed assessment, as far as they are of the ruler that is in use.
fn newest_steps(app: App, id: &str) -> Option<NewestSteps> {
    let content = app.content();
    app.roster.with_untracked(|roster| {
        let (_, made) = roster.latest_of(id)?;
        let steps = made.rule_scores();
        let any = steps.0.is_some() || steps.1.is_some();
        let on = made.first_decided()?.date.danish();
        let by = format!("{}, {on}", wording::professional(&made.author));
        let same_ruler = made.scores.edition == content.ruler.edition;
        (any && same_ruler).then_some(NewestSteps { steps, by })
    })
}

/// What somebody chose last, and the way to say the same today. Nothing is chosen beforehand: what is
/// stored is one's own look of today.
fn newest_words(
    NewestSteps { steps, by }: NewestSteps,
    typed: Typed,
    unknown: RwSignal<(bool, bool)>,
) -> AnyView {
    let step = |name: &str, score: Option<Score>| {
        let step = score.map_or_else(|| "intet trin".to_owned(), |s| format!("{} af 10", s.get()));
        format!("{name} {step}")
    };
    let newest = format!(
        "Det nyeste trin på linealen: {}, {} ({by}).",
        step("barnet", steps.0),
        step("omsorgen", steps.1)
    );
    let chosen = memo(move || typed.draft.with(|draft| (draft.child, draft.care) == steps));
    let choose = move || {
        unknown.set((false, false));
        typed.change(|draft| (draft.child, draft.care) = steps);
    };
    view! {
        <p>{newest}</p>
        <When on=move || !chosen.get()>
            {button("button", "Det passer også i dag", choose)}
        </When>
    }
    .into_any()
}

/// The questions before § 30. A doubt is no lock: it is said what belongs to it.
fn gates(app: App, typed: Typed) -> AnyView {
    let content = app.content();
    let law = content.law.find("bl-30").map(|entry| {
        view! { <p class="small"><strong>{entry.text.clone()}</strong> ": " {entry.gist.clone()}</p> }
    });
    let questions: Vec<_> = GATES
        .into_iter()
        .zip(["gate-0", "gate-1", "gate-2", "gate-3"])
        .enumerate()
        .map(|(index, question)| {
            choose(
                question,
                &ANSWERS,
                words::answer,
                move || typed.draft.with(|d| d.gates.get(index).copied().flatten()),
                move |answer| {
                    typed.change(|d| {
                        if let Some(gate) = d.gates.get_mut(index) {
                            *gate = Some(answer);
                        }
                    });
                },
                Signal::stored(None),
            )
        })
        .collect();
    let doubt = memo(move || {
        typed.draft.with(|d| {
            let yes = crate::domain::next_step::Answer3::Ja;
            d.gates.iter().flatten().any(|answer| *answer != yes)
        })
    });
    view! {
        {law}
        {questions}
        {said(typed.said(&[EffortError::GateUnanswered]))}
        <When on=move || doubt.get()>
            {note(Tone::Careful, "Tvivl hører ikke under §\u{a0}30 alene. Overvej et netværksmøde, og om en myndighedsrådgiver skal med.")}
            {typed.field(
                Text {
                    label: "Hvorfor §\u{a0}30 alligevel?",
                    id: "gate-why",
                    hint: None,
                    kind: FieldKind::Lines,
                },
                |d| &d.why, |d, text| d.why = text, &[EffortError::GateWithoutReason],
            )}
        </When>
        {note(Tone::Careful, "Indsatsen registreres, så familien er ikke længere anonym. Sig det til forældrene. Har du grund til at antage behov for særlig støtte, skal du også underrette.")}
        <Toggle
            text="Forældrene ved, at de ikke længere er anonyme"
            checked=Signal::derive(move || typed.draft.with(|d| d.anonymity_ends))
            on_change=Callback::new(move |on: bool| typed.change(|d| d.anonymity_ends = on))
        />
        {said(typed.said(&[EffortError::AnonymityNotTold]))}
    }
    .into_any()
}

/// The offers for the child's age at its newest scores, and all others on asking.
fn offer_choice(app: App, id: &str, typed: Typed) -> AnyView {
    let all = app.offers();
    let wanted = app.wanted_for(id);
    let near: Vec<Offer> = wanted.found(&all).into_iter().cloned().collect();
    let more = near.len() < all.len();
    let every = RwSignal::new(near.is_empty());
    view! {
        {live(move || {
            if every.get() {
                choice("Alle tilbud", all.clone(), typed)
            } else {
                choice("Kommunens tilbud ved det nyeste trin på linealen", near.clone(), typed)
            }
        })}
        <When on=move || more && !every.get()>
            {button("button", "Vis alle tilbud", move || every.set(true))}
        </When>
    }
    .into_any()
}

fn choice(legend: &'static str, offers: Vec<Offer>, typed: Typed) -> AnyView {
    let options = offers
        .iter()
        .map(|offer| {
            let help = format!("{} {}.", offer.text, offer_kind(offer.kind));
            ChoiceText::with_help(&offer.title, help)
        })
        .collect();
    let titles: Vec<String> = offers.into_iter().map(|offer| offer.title).collect();
    let selected = {
        let titles = titles.clone();
        Signal::derive(move || {
            let title = typed.draft.with(|draft| draft.title.clone());
            titles.iter().position(|other| *other == title)
        })
    };
    let on_pick = Callback::new(move |index: usize| {
        if let Some(title) = titles.get(index).cloned() {
            typed.change(|draft| draft.title = title);
        }
    });
    view! { <Choices legend name="effort-offer" options selected on_pick /> }.into_any()
}
