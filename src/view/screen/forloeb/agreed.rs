//! "Aftalt sidst": the newest decision, and what is waited for.

use leptos::prelude::*;

use crate::view::{
    agenda,
    component::live,
    context::App,
    screen::{meeting::last_meeting, underretning::awaited_words},
    wording,
};

/// What was agreed last about a child.
pub(super) fn agreed(app: App, id: String) -> AnyView {
    live(move || {
        let content = app.content();
        // While contact with the parents is barred, what may speak of it is on no paper.
        let on_paper = if app.parents_for_all(&id).is_barred() {
            "stack stack--s screen-only"
        } else {
            "stack stack--s"
        };
        let duties = agenda::duties(&content);
        app.roster.with(|roster| {
            let child = roster.children.get(&id)?;
            let waits: Vec<_> = roster
                .sent_of(&id)
                .into_iter()
                .filter_map(|(key, _)| roster.awaited_after(key, &duties))
                .map(|awaited| view! { <li>{awaited_words(awaited).0}</li> })
                .collect();
            // A colleague's later and milder look does not take the place of what stands.
            let now = roster.position_now(&id);
            let together = now.filter(|now| now.together).map(|now| {
                let position = wording::position(now.position, &content.municipality);
                let line = format!("Fælles vurdering {}: {position}", now.on.danish());
                view! { <p class="lead"><strong>{line}</strong></p> }
            });
            let own = now.filter(|now| !now.together);
            let own = own.and_then(|now| roster.assessments.get_key_value(now.id));
            let own = own.map(|(key, made)| (key.as_str(), made));
            let latest = own.or_else(|| roster.latest_of(&id));
            let decided = latest.and_then(|(_, made)| {
                let decision = made.decision.as_ref()?;
                let step = content.rules.step(decision.step)?.title.clone();
                let on = made.first_decided()?.date.danish();
                Some(view! {
                    <div class=on_paper>
                        <p class="lead"><strong>{step}</strong></p>
                        <dl class="facts">
                            <dt>"Hvorfor"</dt>
                            <dd class="typed">{decision.reason.clone()}</dd>
                            <dt>"Tovholder"</dt>
                            <dd>{decision.tovholder.clone()}</dd>
                            <dt>"Besluttet"</dt>
                            <dd>{format!("{on} af {}", wording::professional(&made.author))}</dd>
                        </dl>
                    </div>
                })
            });
            let open: Vec<_> = agenda::course(app, roster, &id, child)
                .follow_ups(agenda::limits(&content))
                .into_iter()
                .map(|(_, follow_up)| {
                    view! { <li>{format!("Opfølgning senest {}", follow_up.by.danish())}</li> }
                })
                .collect();
            let efforts: Vec<_> = roster
                .efforts_due(&id)
                .into_iter()
                .map(|(_, effort, by)| {
                    let line = format!(
                        "»{}«: opfølgning senest {} ({})",
                        effort.title,
                        by.danish(),
                        effort.owner
                    );
                    view! { <li>{line}</li> }
                })
                .collect();
            let agreements: Vec<_> = roster
                .agreements_of(&id)
                .into_iter()
                .filter_map(|(_, agreement)| {
                    let by = agreement.look_by()?.danish();
                    let line = format!(
                        "Fokusaftale »{}«: ses på senest {by} ({})",
                        agreement.goal, agreement.who
                    );
                    Some(view! { <li>{line}</li> })
                })
                .collect();
            let met = roster.last_meeting_of(&id).map(|(_, held)| {
                let barred = app.contact_barred_for(&id);
                last_meeting(&content, held, barred)
            });
            let any = [&open, &agreements, &efforts, &waits]
                .into_iter()
                .any(|lines| !lines.is_empty());
            let nothing = decided.is_none() && together.is_none() && met.is_none() && !any;
            Some(view! {
                <section class="card">
                    <h2>"Aftalt sidst"</h2>
                    {nothing.then(|| view! { <p class="muted">"Der er ikke aftalt noget endnu."</p> })}
                    {together}
                    {decided}
                    {met}
                    {any.then(|| view! {
                        <div class=on_paper>
                            <ul>{open} {agreements} {efforts}</ul>
                        </div>
                        <ul>{waits}</ul>
                    })}
                </section>
            })
        })
    })
    .into_any()
}
