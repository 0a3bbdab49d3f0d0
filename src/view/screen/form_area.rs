//! One area of the trivselsskema: what works, the signs, the mark, what was seen.

use leptos::prelude::*;

use super::form::{FormPlace, answered_edition, onward_from};
use crate::{
    domain::{
        instrument::{Area, AreaId, Item, ItemId},
        response::{Answer, AreaMark, AreaResponse},
    },
    view::{
        component::{
            ChoiceLayout, ChoiceText, Choices, FieldKind, Heading, Notice, Steps, TextField, Tone,
            When, live, memo,
        },
        context::{App, app},
        effects, wording,
    },
};

/// Reads the area's answers. Tracked.
fn read<R: Default>(app: App, id: &AreaId, read: impl FnOnce(&AreaResponse) -> R) -> R {
    app.with_assessment(|a| a.response.as_ref()?.area(id).map(read))
        .flatten()
        .unwrap_or_default()
}

/// The screen of one area.
#[component]
pub fn FormArea(
    /// The area.
    area: Area,
    /// The items that are asked.
    items: Vec<Item>,
    /// Where in the form we are.
    place: FormPlace,
) -> impl IntoView {
    let app = app();
    let id = area.id.clone();
    to_first_unanswered(app, &id, &items);
    let options: Vec<_> = answered_edition(app)
        .scale
        .iter()
        .map(|option| ChoiceText::plain(&option.text))
        .collect();
    let questions = items
        .into_iter()
        .map(|item| {
            view! { <ItemQuestion area=id.clone() item=item.id.clone() text=item.text options=options.clone() /> }
        })
        .collect_view();
    let works = {
        let (id, edited) = (id.clone(), id.clone());
        let value = Signal::derive(move || read(app, &id, |r| r.works.clone()));
        view! {
            <TextField
                label="Hvad fungerer?"
                id="works"
                hint="Hvornår går det godt, og hvad gør I da?"
                kind=FieldKind::Lines
                value
                on_input=Callback::new(move |text: String| {
                    let id = edited.clone();
                    app.type_in("works", move |a| {
                        if let Some(response) = &mut a.response {
                            response.area_mut(&id).works = text;
                        }
                    });
                })
            />
        }
    };
    view! {
        <Steps now=place.step of=place.steps />
        <Heading text=area.title />
        {area.note.map(|note| view! { <p class="muted">{note}</p> })}
        <section class="card">{works}</section>
        <section class="card" aria-label="Tegn">
            {questions} <ScaleHelp />
        </section>
        <section class="card">
            <Mark area=id.clone() /> <Observation area=id />
        </section>
        {onward_from(app, place)}
    }
}

/// In an area that was left half answered the focus goes to the question that is next.
fn to_first_unanswered(app: App, area: &AreaId, items: &[Item]) {
    let unanswered = untrack(|| {
        read(app, area, |given| {
            let open = items
                .iter()
                .find(|item| !given.answers.contains_key(&item.id));
            open.filter(|_| !given.answers.is_empty())
                .map(|item| item.id.clone())
        })
    });
    if let Some(item) = unanswered {
        effects::focus_question(item.as_str().to_owned());
    }
}

#[component]
fn ItemQuestion(
    area: AreaId,
    item: ItemId,
    text: String,
    options: Vec<ChoiceText>,
) -> impl IntoView {
    let app = app();
    let scale: Vec<Answer> = answered_edition(app).scale.iter().map(|o| o.code).collect();
    let name = item.as_str().to_owned();
    let selected = {
        let (area, item, scale) = (area.clone(), item.clone(), scale.clone());
        Signal::derive(move || {
            let answer = read(app, &area, |r| r.answers.get(&item).copied())?;
            scale.iter().position(|code| *code == answer)
        })
    };
    let on_pick = Callback::new(move |index: usize| {
        let Some(answer) = scale.get(index).copied() else {
            return;
        };
        let (area, item) = (area.clone(), item.clone());
        app.edit(move |a| {
            if let Some(response) = &mut a.response {
                response.area_mut(&area).answers.insert(item, answer);
            }
        });
    });
    view! { <Choices legend=text name options selected on_pick layout=ChoiceLayout::Answers /> }
}

#[component]
fn ScaleHelp() -> impl IntoView {
    let rows = answered_edition(app())
        .scale
        .iter()
        .map(|option| {
            view! {
                <dt>{option.text.clone()}</dt>
                <dd>{option.help.clone()}</dd>
            }
        })
        .collect_view();
    view! {
        <details class="screen-only">
            <summary>"Hvad betyder svarene?"</summary>
            <dl class="facts">{rows}</dl>
        </details>
    }
}

#[component]
fn Mark(area: AreaId) -> impl IntoView {
    let app = app();
    let read_area = area.clone();
    let selected = Signal::derive(move || {
        let mark = read(app, &read_area, |r| r.mark)?;
        AreaMark::ALL.iter().position(|m| *m == mark)
    });
    let on_pick = Callback::new(move |index: usize| {
        let (area, mark) = (area.clone(), AreaMark::ALL.get(index).copied());
        app.edit(move |a| {
            if let Some(response) = &mut a.response {
                response.area_mut(&area).mark = mark;
            }
        });
    });
    let options = AreaMark::ALL
        .iter()
        .map(|mark| ChoiceText::plain(wording::area_mark(*mark)))
        .collect();
    view! {
        <Choices
            legend="Hvordan ser du området samlet?"
            hint="Du vælger selv. Svarene regnes ikke sammen."
            name="mark"
            options
            selected
            on_pick
            layout=ChoiceLayout::Row
        />
    }
}

#[component]
fn Observation(area: AreaId) -> impl IntoView {
    let app = app();
    let mark = {
        let area = area.clone();
        memo(move || read(app, &area, |r| r.mark))
    };
    let text = {
        let area = area.clone();
        memo(move || read(app, &area, |r| r.observation.clone()))
    };
    let shown = memo(move || {
        mark.get().is_some_and(AreaMark::asks_for_observation) || text.with(|t| !t.is_empty())
    });
    let missing = Signal::derive(move || {
        mark.get().is_some_and(AreaMark::asks_for_observation) && text.with(|t| t.trim().is_empty())
    });
    view! {
        <When on=move || shown.get()>
            {
                let area = area.clone();
                view! {
                    <TextField
                        label="Hvad har du set – hvornår, hvor og med hvem?"
                        id="observation"
                        hint="Skriv det, du har set og hørt. Gem tolkningen til bagefter."
                        kind=FieldKind::Lines
                        value=text
                        on_input=Callback::new(move |text: String| {
                            let area = area.clone();
                            app.type_in("observation", move |a| {
                                if let Some(response) = &mut a.response {
                                    response.area_mut(&area).observation = text;
                                }
                            });
                        })
                    />
                }
            }
            <When on=move || missing.get()>
                <Notice tone=Tone::Calm>
                    <p>
                        {live(move || {
                            if mark.get() == Some(AreaMark::IkkeVurderet) {
                                "Skriv kort, hvorfor området ikke er vurderet. Du kan godt gå videre imens."
                            } else {
                                "Her mangler en iagttagelse. Du kan godt gå videre og skrive den senere."
                            }
                        })}
                    </p>
                </Notice>
            </When>
        </When>
    }
}
