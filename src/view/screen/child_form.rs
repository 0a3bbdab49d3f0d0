//! A child is put on the roster, or its details are changed.

use leptos::prelude::*;

use crate::{
    domain::{
        child::Child,
        date::{MONTH_NAMES, YearMonth},
    },
    view::{
        component::{
            Back, Heading, Onward, TextField, Toggle, When, input, live, memo, send, trouble,
        },
        context::app,
        effects,
        error_text::{child_error, failure},
    },
    workflow::screen::Screen,
};

/// What is typed, before it is a child.
#[derive(Clone, Copy)]
struct Typed {
    label: RwSignal<String>,
    month: RwSignal<String>,
    year: RwSignal<String>,
    unborn: RwSignal<bool>,
    weeks_early: RwSignal<String>,
    unit: RwSignal<String>,
    languages: RwSignal<String>,
    last_year: RwSignal<bool>,
}

impl Typed {
    fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            label: text(),
            month: text(),
            year: text(),
            unborn: RwSignal::new(false),
            weeks_early: text(),
            unit: text(),
            languages: text(),
            last_year: RwSignal::new(false),
        }
    }

    fn of(child: &Child) -> Self {
        let typed = Self::empty();
        typed.label.set(child.label.clone());
        typed.month.set(child.birth_month.month().to_string());
        typed.year.set(child.birth_month.year().to_string());
        typed.unborn.set(child.unborn);
        if child.weeks_early > 0 {
            typed.weeks_early.set(child.weeks_early.to_string());
        }
        typed.unit.set(child.unit.clone());
        typed.languages.set(child.languages.clone());
        typed.last_year.set(child.band_by_hand.is_some());
        typed
    }

    /// The month, if month and year are both there and make one.
    fn birth_month(self) -> Option<YearMonth> {
        let month = self.month.with(|m| m.parse().ok())?;
        let year = self.year.with(|y| y.trim().parse().ok())?;
        YearMonth::new(year, month)
    }
}

/// What is wrong with what is typed, by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Wrong {
    label: Option<String>,
    birth: Option<String>,
    weeks_early: Option<String>,
}

/// A new child.
#[component]
pub fn AddChild() -> impl IntoView {
    let app = app();
    let save = Callback::new(move |(child, failed): (Child, RwSignal<Option<String>>)| {
        effects::add_child(app, child, move |result| match result {
            Ok(id) => app.go_to_child(id),
            Err(why) => failed.set(Some(failure(&why))),
        });
    });
    view! {
        <ChildFields
            heading="Tilføj barn"
            typed=Typed::empty()
            before=None
            save
            back=Screen::Children
        />
    }
}

/// The details of a child.
#[component]
pub fn EditChild() -> impl IntoView {
    let app = app();
    let save = Callback::new(move |(child, failed): (Child, RwSignal<Option<String>>)| {
        let Some(id) = app.place.with_untracked(|place| place.child.clone()) else {
            return;
        };
        effects::save_child(app, id, child, move |result| match result {
            Ok(()) => app.go(Screen::Child),
            Err(why) => failed.set(Some(failure(&why))),
        });
    });
    let child = untrack(|| app.with_child(Clone::clone));
    child.map(|child| {
        view! {
            <ChildFields
                heading="Ret oplysninger"
                typed=Typed::of(&child)
                before=Some(child)
                save
                back=Screen::Child
            />
        }
    })
}

#[component]
fn ChildFields(
    heading: &'static str,
    typed: Typed,
    before: Option<Child>,
    save: Callback<(Child, RwSignal<Option<String>>)>,
    back: Screen,
) -> impl IntoView {
    let app = app();
    let content = app.content();
    let wrong = RwSignal::new(Wrong::default());
    let failed = RwSignal::new(None::<String>);
    let today = effects::today();
    let by_hand = {
        let content = content.clone();
        memo(move || {
            let months = typed.birth_month()?.months_until(today.month());
            let months = u16::try_from(months).ok()?;
            content
                .instrument
                .bands_by_hand(months)
                .next()
                .map(|band| band.id.clone())
        })
    };
    let submit = move || {
        failed.set(None);
        let mut found = Wrong::default();
        // What is not asked of an unborn child is not stored either.
        let unborn = typed.unborn.get_untracked();
        let of_born = |text: RwSignal<String>| {
            let text = text.get_untracked();
            if unborn {
                String::new()
            } else {
                text.trim().to_owned()
            }
        };
        let weeks = of_born(typed.weeks_early);
        let weeks_early = match weeks.as_str() {
            "" => Some(0),
            text => text.parse::<u8>().ok(),
        };
        if weeks_early.is_none() {
            found.weeks_early = Some("Skriv antal uger som et tal fra 0 til 18.".to_owned());
        }
        let birth_month = untrack(|| typed.birth_month());
        if birth_month.is_none() {
            found.birth = Some("Vælg måned, og skriv året med fire tal.".to_owned());
        }
        let label = typed.label.get_untracked().trim().to_owned();
        if let (Some(birth_month), Some(weeks_early)) = (birth_month, weeks_early) {
            let child = Child {
                label,
                birth_month,
                unborn,
                weeks_early,
                unit: typed.unit.get_untracked().trim().to_owned(),
                languages: of_born(typed.languages),
                band_by_hand: by_hand
                    .get_untracked()
                    .filter(|_| typed.last_year.get_untracked()),
                archived: before.as_ref().is_some_and(|child| child.archived),
                added_on: before.as_ref().map_or(today, |child| child.added_on),
                changes: Vec::new(),
            };
            match child.check(today) {
                Ok(()) if found == Wrong::default() => {
                    save.run((child, failed));
                }
                Ok(()) => {}
                Err(error) => {
                    use crate::domain::child::ChildError as E;
                    let text = Some(child_error(error));
                    match error {
                        E::LabelEmpty | E::LabelTooLong | E::LabelLooksLikeCpr => {
                            found.label = text;
                        }
                        E::TooManyWeeksEarly => found.weeks_early = text,
                        E::BirthInFuture | E::NotAChild | E::DueMonthOutOfRange => {
                            found.birth = text;
                        }
                    }
                }
            }
        } else if label.is_empty() {
            found.label = Some(child_error(crate::domain::child::ChildError::LabelEmpty));
        }
        let any = found != Wrong::default();
        wrong.set(found);
        if any {
            effects::focus_first_error();
        }
    };
    let text = |target: RwSignal<String>| Callback::new(move |text: String| target.set(text));
    view! {
        <Heading text=heading />
        <form
            class="stack"
            on:submit=send(submit)
        >
            <section class="card">
                <TextField
                    label="Hvad kalder I barnet?"
                    id="label"
                    hint="Fornavn, kælenavn eller »Barn A«. Aldrig CPR-nummer."
                    value=typed.label
                    error=Signal::derive(move || wrong.with(|w| w.label.clone()))
                    on_input=text(typed.label)
                />
                <BirthMonth typed error=Signal::derive(move || wrong.with(|w| w.birth.clone())) />
                <Toggle
                    text="Barnet er ikke født endnu"
                    checked=typed.unborn
                    on_change=Callback::new(move |on: bool| typed.unborn.set(on))
                />
                <When on=move || by_hand.with(Option::is_some)>
                    <Toggle
                        text="Barnet går sit sidste år før skole"
                        help="Så spørger skemaet også til den næste overgang."
                        checked=typed.last_year
                        on_change=Callback::new(move |on: bool| typed.last_year.set(on))
                    />
                </When>
            </section>
            <section class="card">
                <h2>"Frivilligt"</h2>
                <TextField
                    label="Stue, dagpleje eller distrikt (frivilligt)"
                    id="unit"
                    value=typed.unit
                    on_input=text(typed.unit)
                />
                <When on=move || !typed.unborn.get()>
                    <TextField
                        label="Sprog derhjemme (frivilligt)"
                        id="languages"
                        hint="Vurdér barnets samlede sprog og ikke kun dansk."
                        value=typed.languages
                        on_input=text(typed.languages)
                    />
                    <TextField
                        label="Født for tidligt: hvor mange uger? (frivilligt)"
                        id="weeks-early"
                        hint="Under tre år bruges den korrigerede alder."
                        value=typed.weeks_early
                        error=Signal::derive(move || wrong.with(|w| w.weeks_early.clone()))
                        on_input=text(typed.weeks_early)
                    />
                </When>
            </section>
            {trouble(failed)}
            <Onward>
                <Back text="Fortryd" on_click=Callback::new(move |()| app.go(back)) />
                <button type="submit" class="button button--main button--big">
                    "Gem"
                </button>
            </Onward>
        </form>
    }
}

#[component]
fn BirthMonth(typed: Typed, #[prop(into)] error: Signal<Option<String>>) -> impl IntoView {
    let options = MONTH_NAMES
        .iter()
        .zip(1..)
        .map(|(name, number): (_, u8)| {
            let value = number.to_string();
            let is = value.clone();
            view! {
                <option value=value prop:selected=Signal::derive(move || typed.month.with(|m| m == &is))>
                    {*name}
                </option>
            }
        })
        .collect_view();
    let invalid = Signal::derive(move || error.with(Option::is_some).then_some("true"));
    view! {
        <fieldset class="field">
            <legend>
                {live(move || if typed.unborn.get() { "Hvornår ventes barnet?" } else { "Hvornår er barnet født?" })}
            </legend>
            <p class="field__hint">"Måned og år er nok."</p>
            <p class="field__error" id="birth-error" hidden=Signal::derive(move || error.with(Option::is_none))>
                {live(move || error.get())}
            </p>
            <div class="row">
                <div class="field">
                    <label for="birth-month">"Måned"</label>
                    <select
                        class="input input--short"
                        id="birth-month"
                        aria-describedby="birth-error"
                        aria-invalid=invalid
                        on:change=input(move |text| typed.month.set(text))
                    >
                        <option value="" prop:selected=Signal::derive(move || typed.month.with(String::is_empty))>
                            "Vælg"
                        </option>
                        {options}
                    </select>
                </div>
                <div class="field">
                    <label for="birth-year">"År"</label>
                    <input
                        class="input input--short"
                        id="birth-year"
                        inputmode="numeric"
                        autocomplete="off"
                        maxlength="4"
                        aria-describedby="birth-error"
                        aria-invalid=invalid
                        prop:value=Signal::derive(move || typed.year.get())
                        on:input=input(move |text| typed.year.set(text))
                    />
                </div>
            </div>
        </fieldset>
    }
}
