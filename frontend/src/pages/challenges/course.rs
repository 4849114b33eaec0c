//! « Suivi du programme »: what a challenge is followed by, what is counted, what was decided of its course (R101, R355).

mod act;
mod define;
mod merged;

use api_types::challenge::{
    ChallengeCourse, ChallengeView, CourseCounts, CourseDecisionView, IndicatorValueView,
    IndicatorView,
};
use domain::challenge::IndicatorAim;
use domain::{IndicatorId, IndicatorValueId};
use leptos::prelude::*;

use super::manage::Shown;
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    ActProblem, Badge, Button, Column, Day, Glyph, Keep, Look, Moment, Section, ShortDay, Size,
    Stat, Stats, Table, TableCell, Tone,
};
use crate::pages::shared::{focus_on, when_overtaken};
use crate::state::Toasts;
use crate::words::{self, tr, trn};

use act::{Chosen, DecideCourse, ValueDialog};
use define::Define;

/// The course as it is now.
type Now = RwSignal<ChallengeCourse>;
/// Takes a value off.
type Removal = Submit<(IndicatorId, IndicatorValueId)>;

#[component]
pub(super) fn CourseSection(challenge: Shown) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let version = Memo::new(move |_| challenge.read().version);
    let course = use_fetch(
        move || (id, version.get()),
        |client, (id, _)| async move { client.read_challenge_course(id).await },
    );
    view! {
        <Section title=tr!(challenges.course.title)>
            <Keep resource=course let:now><Course challenge now /></Keep>
        </Section>
    }
}

/// Reads the challenge and its course again, after a conflict: `then` goes on from it.
fn use_resume(
    (challenge, now): (Shown, Now),
    then: impl Fn(&ChallengeCourse) + Clone + 'static,
) -> Submit<()> {
    let id = challenge.read_untracked().summary.id;
    use_submit(
        move |client, ()| async move {
            let view = client.read_challenge(id).await?;
            Ok((view, client.read_challenge_course(id).await?))
        },
        move |(view, course): (ChallengeView, ChallengeCourse)| {
            then(&course);
            now.set(course);
            challenge.set(view);
        },
    )
}

#[component]
fn Course(challenge: Shown, now: Now) -> impl IntoView {
    let chosen = Chosen::new();
    view! {
        <div class="stack gap-6">
            <Decisions now />
            <Indicators challenge now chosen />
            {move || view! { <Counted counts=now.read().counted.clone() /> }}
            <div class="cluster">
                <Define challenge now />
                <DecideCourse challenge now />
            </div>
            <ValueDialog challenge now chosen />
        </div>
    }
}

/// What was decided, the newest first, each with its reason.
#[component]
fn Decisions(now: Now) -> impl IntoView {
    let lines = move || {
        let decisions = now.read().decisions.clone().into_iter();
        decisions.map(|decision| view! { <Decision decision /> }).collect_view()
    };
    view! {
        <Show when=move || !now.read().decisions.is_empty()>
            <div class="stack gap-3">
                <h3 class="h-md">{tr!(challenges.course.decisions)}</h3>
                <ul role="list" class="stack gap-4">{lines}</ul>
            </div>
        </Show>
    }
}

#[component]
fn Decision(decision: CourseDecisionView) -> impl IntoView {
    let CourseDecisionView { decision, reason, by, at } = decision;
    let (tone, glyph) = words::course_verdict_mark(decision);
    view! {
        <li class="tray stack gap-2">
            <p class="cluster gap-2">
                <Badge tone glyph>{words::course_verdict(decision)}</Badge>
                <span class="small muted">{by.name}" · "<Moment at /></span>
            </p>
            <p class="as-typed">{reason}</p>
        </li>
    }
}

#[component]
fn Indicators(challenge: Shown, now: Now, chosen: Chosen) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let removal = use_submit(
        move |client, (indicator, value): (IndicatorId, IndicatorValueId)| async move {
            Ok((indicator, client.remove_indicator_value(id, indicator, value).await?))
        },
        move |(indicator, course): (IndicatorId, ChallengeCourse)| {
            toasts.tell(tr!(challenges.course.removed));
            now.set(course);
            focus_on(format!("#{}", anchor(indicator)));
        },
    );
    // Somebody else has just taken it off.
    let again = use_resume((challenge, now), |_| ());
    when_overtaken(removal.failure(), move || again.send(()));
    let may = Memo::new(move |_| now.read().may_measure);
    // A button keeps what it was given first: a line is another one once what it shows has changed.
    let key = move |one: &IndicatorView| {
        let values: Vec<_> = one.values.iter().map(|value| value.id).collect();
        (one.id, now.read_untracked().version, may.get_untracked(), values)
    };
    view! {
        <Show
            when=move || !now.read().indicators.is_empty()
            fallback=|| view! { <p class="muted">{tr!(challenges.course.none)}</p> }
        >
            <ul role="list" class="stack gap-4">
                <For each=move || now.read().indicators.clone() key let:one>
                    <IndicatorLine one may=may.get_untracked() chosen removal />
                </For>
            </ul>
        </Show>
        <ActProblem failure=removal.failure() />
    }
}

/// Where an indicator is on the page.
fn anchor(indicator: IndicatorId) -> String {
    format!("indicateur-{indicator}")
}

/// An indicator: the last value beside the target in words, the same as a bar, and what came before.
#[component]
fn IndicatorLine(one: IndicatorView, may: bool, chosen: Chosen, removal: Removal) -> impl IntoView {
    let said = said(&one);
    let IndicatorView { id, title, unit, expected_on, reached, percent, values, .. } = one;
    let mark = reached.map(|reached| {
        let (tone, glyph, words) = if reached {
            (Tone::Success, Glyph::Check, tr!(challenges.course.reached))
        } else {
            (Tone::Neutral, Glyph::Clock, tr!(challenges.course.not_reached))
        };
        view! { <Badge tone glyph>{words}</Badge> }
    });
    let bar = percent.map(|percent| {
        view! {
            <span class="bar-track" aria-hidden="true">
                {(percent > 0).then(|| {
                    view! { <i class="bar-fill" style:--v=percent.min(100).to_string()></i> }
                })}
            </span>
            <p class="small muted">{tr!(challenges.course.percent, percent = percent)}</p>
        }
    });
    let expected = expected_on.map(|on| {
        view! { <p class="small muted">{tr!(challenges.course.expected)}" "<Day on /></p> }
    });
    let add = may.then(|| {
        let name = title.clone();
        let words = tr!(challenges.course.add_to, title = title.clone());
        view! {
            <p><Button
                size=Size::Small
                glyph=Glyph::Plus
                on:click=move |_| chosen.choose(id, name.clone())
            >
                {words}
            </Button></p>
        }
    });
    let history = (!values.is_empty())
        .then(|| view! { <Values of=(id, title.clone()) unit values may removal /> });
    view! {
        <li class="tray stack gap-3">
            <h3 id=anchor(id) class="h-md" tabindex="-1">{title.clone()}</h3>
            <p class="cluster gap-2"><b>{said}</b>{mark}</p>
            {bar}
            {expected}
            {history}
            {add}
        </li>
    }
}

/// « 12,5 caisses sur 30 caisses visés », « 18 jours, pour 10 jours au plus ».
fn said(one: &IndicatorView) -> String {
    let figure = |figure: &String| with_unit(figure, one.unit.as_deref());
    let last = one.values.first().map(|last| figure(&last.value));
    match (last, one.target.as_ref().map(figure), one.aim) {
        (Some(last), Some(target), IndicatorAim::AtLeast) => {
            tr!(challenges.course.last_of, last = last, target = target)
        }
        (Some(last), Some(target), IndicatorAim::AtMost) => {
            tr!(challenges.course.last_of_most, last = last, target = target)
        }
        (Some(last), None, _) => last,
        (None, Some(target), IndicatorAim::AtLeast) => {
            tr!(challenges.course.only_target, target = target)
        }
        (None, Some(target), IndicatorAim::AtMost) => {
            tr!(challenges.course.only_most, target = target)
        }
        (None, None, _) => tr!(challenges.course.no_value).to_owned(),
    }
}

fn with_unit(figure: &str, unit: Option<&str>) -> String {
    let figure = words::measure(figure);
    match unit {
        Some(unit) => format!("{figure}\u{a0}{unit}"),
        None => figure,
    }
}

/// Every value, folded.
#[component]
fn Values(
    of: (IndicatorId, String),
    unit: Option<String>,
    values: Vec<IndicatorValueView>,
    may: bool,
    removal: Removal,
) -> impl IntoView {
    let (indicator, title) = of;
    let count = u64::try_from(values.len()).unwrap_or(u64::MAX);
    let mut columns = vec![
        Column::words(tr!(challenges.course.on)),
        Column::words(tr!(challenges.course.value)),
        Column::words(tr!(challenges.course.note)),
    ];
    if may {
        columns.push(Column::words(tr!(challenges.course.correct_value)));
    }
    let line = move |one: IndicatorValueView| {
        let IndicatorValueView { id, on, value, note } = one;
        let value = with_unit(&value, unit.as_deref());
        let remove = may.then(|| {
            let day = words::date(on);
            view! {
                <TableCell label=tr!(challenges.course.correct_value)>
                    <Button
                        look=Look::Quiet
                        size=Size::Small
                        glyph=Glyph::Trash
                        pending=removal.pending()
                        on:click=move |_| removal.send((indicator, id))
                    >
                        {tr!(challenges.course.remove, day = day)}
                    </Button>
                </TableCell>
            }
        });
        view! {
            <tr role="row">
                <th scope="row" role="rowheader"><ShortDay on /></th>
                <TableCell label=tr!(challenges.course.value)>{value}</TableCell>
                <TableCell label=tr!(challenges.course.note)>
                    <span class="as-typed">{note}</span>
                </TableCell>
                {remove}
            </tr>
        }
    };
    view! {
        <details class="disclose">
            <summary>{trn!(count, challenges.course.values)}</summary>
            <Table caption=tr!(challenges.course.values_of, title = title) columns>
                {values.into_iter().map(line).collect_view()}
            </Table>
        </details>
    }
}

/// What the portal counts by itself: nobody is named.
#[component]
fn Counted(counts: CourseCounts) -> impl IntoView {
    let CourseCounts { ideas, authors, votes, comments, answered, waiting, overdue, .. } = counts;
    let figure = |count: u32| words::number(u64::from(count));
    let late = (overdue > 0).then(|| trn!(u64::from(overdue), challenges.course.overdue));
    view! {
        <div class="stack gap-3">
            <h3 class="h-md">{tr!(challenges.course.counted)}</h3>
            <Stats>
                <Stat label=tr!(challenges.course.ideas) figure=figure(ideas) />
                <Stat label=tr!(challenges.course.authors) figure=figure(authors) />
                <Stat label=tr!(challenges.course.votes) figure=figure(votes) />
                <Stat label=tr!(challenges.course.comments) figure=figure(comments) />
                <Stat label=tr!(challenges.course.answered) figure=figure(answered) />
                <Stat label=tr!(challenges.course.waiting) figure=figure(waiting) />
            </Stats>
            {late.map(|late| view! { <p><b>{late}</b></p> })}
            <p class="small muted">{tr!(challenges.course.counted_note)}</p>
        </div>
    }
}
