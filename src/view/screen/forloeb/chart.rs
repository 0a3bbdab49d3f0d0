//! Both rulers and the positions over time, drawn. Raters differ by the shape of their dots and the dashes of their
//! line, never by colour alone; everything in it stands in the table as words.

use leptos::prelude::*;

use crate::{
    domain::{
        boernelineal::{BoernelinealAxis, Score},
        date::Date,
        position::Position,
    },
    view::{
        component::{PositionMark, position_class, position_path, tap},
        context::App,
        wording,
    },
    workflow::course::{Chart, Line, Shape},
};

const WIDTH: u16 = 400;
/// Room for the numbers of the steps, also where a telephone draws them larger.
const LEFT: u16 = 40;
/// Room for the words before the positions.
const WORDS: u16 = 84;
const RIGHT: u16 = 388;
const TOP: u16 = 14;
const STEP: u16 = 20;
/// The line of step 1.
const BOTTOM: u16 = TOP + 9 * STEP;
const HEIGHT: u16 = BOTTOM + 34;

/// The dashes of a line.
const DASHES: [&str; 5] = ["none", "6 4", "2 3", "9 3 2 3", "12 5"];

/// The drawings with their key.
pub(super) fn charts(chart: &Chart) -> AnyView {
    let Some(days) = chart.days() else {
        return ().into_any();
    };
    let hidden = RwSignal::new(Vec::new());
    let drawing = |axis: BoernelinealAxis, title: &'static str| {
        let lines = chart.lines(axis);
        (!lines.is_empty()).then(|| {
            view! {
                <figure class="chart">
                    <figcaption>{title}</figcaption>
                    {drawn(lines, days, hidden)}
                </figure>
            }
        })
    };
    view! {
        <p class="small muted">
            "10 er bedst. En streg forbinder kun den samme persons vurderinger på den samme udgave af linealen, og vurderingerne før og efter en indsats. Tallene lægges aldrig sammen."
        </p>
        {drawing(BoernelinealAxis::Child, "Barnets udvikling og trivsel")}
        {drawing(BoernelinealAxis::Parents, "Forældrenes omsorg")}
        {keys(chart, hidden)}
    }
    .into_any()
}

/// Who is who. Of several, each can be left out of the drawing while others are looked at.
fn keys(chart: &Chart, hidden: RwSignal<Vec<usize>>) -> AnyView {
    let several = chart.raters.len() > 1;
    let keys: Vec<_> = chart
        .raters
        .iter()
        .enumerate()
        .map(|(rater, who)| {
            let sample = view! {
                <svg class="chart__sample" viewBox="0 0 40 16" aria-hidden="true">
                    <line x1="0" x2="40" y1="8" y2="8" class="chart__line" stroke-dasharray=dashes(rater) />
                    <path d=dot(Chart::shape(rater), 20, 8) class="chart__dot" />
                </svg>
                <span>{wording::professional(who)}</span>
            };
            if !several {
                return view! { <li class="chart__key">{sample}</li> }.into_any();
            }
            let is_shown = Signal::derive(move || !hidden.with(|all| all.contains(&rater)));
            let turn = move || {
                hidden.update(|all| {
                    let count = all.len();
                    all.retain(|one| *one != rater);
                    if all.len() == count {
                        all.push(rater);
                    }
                });
            };
            view! {
                <li>
                    <button
                        type="button"
                        class="chart__key chart__key--turn"
                        aria-pressed=move || if is_shown.get() { "true" } else { "false" }
                        on:click=tap(turn)
                    >
                        {sample}
                    </button>
                </li>
            }
            .into_any()
        })
        .collect();
    let hint = several.then(|| {
        view! { <p class="small muted screen-only">"Tryk på et navn for at skjule eller vise det i tegningen."</p> }
    });
    view! {
        {hint}
        <ul class="chart__keys">{keys}</ul>
    }
    .into_any()
}

/// The positions on the same days: what each professional chose alone, and what was chosen together.
pub(super) fn positions(app: App, chart: &Chart) -> AnyView {
    /// The rows of the two kinds, from above.
    const OWN: u16 = 16;
    const TOGETHER: u16 = 48;
    let Some((first, last)) = chart.days() else {
        return ().into_any();
    };
    let marks: Vec<_> = chart
        .positions()
        .map(|(on, position, together)| {
            let (x, y) = (x(on, first, last, WORDS), if together { TOGETHER } else { OWN });
            view! {
                <g class=position_class(position) transform=format!("translate({} {})", x - 8, y - 8)>
                    <path class="position__shape" d=position_path(position) />
                </g>
            }
        })
        .collect();
    if marks.is_empty() {
        return ().into_any();
    }
    let municipality = &app.content().municipality;
    let names = Position::ALL.map(|position| {
        let label = wording::position(position, municipality);
        view! { <li><PositionMark position label /></li> }
    });
    view! {
        <figure class="chart">
            <figcaption>"Positioner over tid"</figcaption>
            <svg class="chart__drawing" viewBox=format!("0 0 {WIDTH} 64") aria-hidden="true">
                <line x1=WORDS x2=RIGHT y1=OWN y2=OWN class="chart__grid" />
                <line x1=WORDS x2=RIGHT y1=TOGETHER y2=TOGETHER class="chart__grid" />
                <text x="0" y=OWN dominant-baseline="central" class="chart__word">"Egne"</text>
                <text x="0" y=TOGETHER dominant-baseline="central" class="chart__word">"Fælles"</text>
                {marks}
            </svg>
            <ul class="chart__keys">{names}</ul>
        </figure>
    }
    .into_any()
}

fn drawn(
    lines: &[Line],
    (first, last): (Date, Date),
    hidden: RwSignal<Vec<usize>>,
) -> impl IntoView + use<> {
    let grid: Vec<_> = Score::all()
        .map(|score| {
            view! {
                <line x1=LEFT x2=RIGHT y1=y(score) y2=y(score) class="chart__grid" />
                <text x=LEFT - 8 y=y(score) text-anchor="end" dominant-baseline="central" class="chart__word">
                    {score.get()}
                </text>
            }
        })
        .collect();
    let x = |date: Date| x(date, first, last, LEFT);
    let drawn: Vec<_> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            // Two homes of one rater look alike but for their names, above and below in turn.
            let side = if index % 2 == 0 { -10 } else { 18 };
            let name = match &line.effort {
                Some(title) => format!("»{title}«"),
                None => line.household.clone(),
            };
            let home = line.dots.last().filter(|_| !name.is_empty()).map(|end| {
                let at = x(end.on);
                let anchor = if at > u16::midpoint(LEFT, RIGHT) { "end" } else { "start" };
                view! {
                    <text x=at y=i32::from(y(end.score)) + side text-anchor=anchor class="chart__word chart__word--name">
                        {short(&name)}
                    </text>
                }
            });
            let points: Vec<_> = line
                .dots
                .iter()
                .map(|dot| format!("{},{}", x(dot.on), y(dot.score)))
                .collect();
            let shape = Chart::shape(line.rater);
            let dots: String = line
                .dots
                .iter()
                .map(|one| dot(shape, x(one.on), y(one.score)))
                .collect();
            let rater = line.rater;
            let is_hidden: Box<dyn Fn() -> bool + Send + Sync> =
                Box::new(move || hidden.with(|all| all.contains(&rater)));
            view! {
                <g class="chart__one" class:chart__one--hidden=is_hidden>
                    <polyline
                        points=points.join(" ")
                        class="chart__line"
                        class:chart__line--effort=line.effort.is_some()
                        stroke-dasharray=dashes(rater)
                    />
                    <path d=dots class="chart__dot" />
                    {home}
                </g>
            }
        })
        .collect();
    let end = (first != last).then(|| {
        view! {
            <text x=RIGHT y=HEIGHT - 8 text-anchor="end" class="chart__word">{last.danish()}</text>
        }
    });
    view! {
        <svg
            class="chart__drawing"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            aria-hidden="true"
        >
            {grid}
            {drawn}
            <text x=LEFT y=HEIGHT - 8 class="chart__word">{first.danish()}</text>
            {end}
        </svg>
    }
}

/// Where a day lies right of `left`. Dots keep clear of the edges.
fn x(date: Date, first: Date, last: Date, left: u16) -> u16 {
    const CLEAR: u16 = 10;
    let whole = u32::from(last.days_since(first));
    let gone = u32::from(date.days_since(first));
    let room = u32::from(RIGHT - left - 2 * CLEAR);
    // One day alone lies at the beginning.
    let along = (gone * room).checked_div(whole).unwrap_or(0);
    left + CLEAR + u16::try_from(along).unwrap_or(0)
}

/// A home's name as far as the drawing has room for it. The table holds the whole of it.
fn short(name: &str) -> String {
    const ROOM: usize = 22;
    if name.chars().count() <= ROOM {
        return name.to_owned();
    }
    name.chars().take(ROOM - 1).chain(['…']).collect()
}

fn y(score: Score) -> u16 {
    BOTTOM - (u16::from(score.get()) - 1) * STEP
}

/// The dashes of a rater's line. From the sixth rater on a shape comes again, with other dashes.
fn dashes(rater: usize) -> &'static str {
    let round = rater / DASHES.len();
    let dashes = DASHES.iter().cycle();
    dashes
        .skip(rater % DASHES.len() + round % DASHES.len())
        .copied()
        .next()
        .unwrap_or("none")
}

/// A dot as a path around its middle.
fn dot(shape: Shape, x: u16, y: u16) -> String {
    match shape {
        Shape::Circle => format!("M{x} {y}m-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"),
        Shape::Square => format!("M{x} {y}m-5 -5h10v10h-10z"),
        Shape::Triangle => format!("M{x} {y}m0 -6l6 11h-12z"),
        Shape::Diamond => format!("M{x} {y}m0 -7l7 7l-7 7l-7 -7z"),
        Shape::Cross => {
            format!("M{x} {y}m-2 -6h4v4h4v4h-4v4h-4v-4h-4v-4h4z")
        }
    }
}
