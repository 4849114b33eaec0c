//! The closing page: what comes out of a challenge, each answer with its reason, and thanks to everyone (R063, R065).

use api_types::challenge::{ChallengeAnswer, ChallengeResults, ClosingView, TrackTeamView};
use domain::ChallengeId;
use domain::challenge::EntryStatus;
use domain::civil::Zone;
use domain::idea::IdeaStatus;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Bar, BarChart, Day, Door, Load, Markdown, RowItem, RowList, Section};
use crate::routes::{IdeasPage, Page};
use crate::words::{self, tr, trn};

#[component]
pub(super) fn Closing(id: ChallengeId, closing: ClosingView) -> impl IntoView {
    let ClosingView { results_html, closed_by, closed_at } = closing;
    let results =
        use_fetch(move || id, |client, id| async move { client.read_challenge_results(id).await });
    view! {
        <Section title=tr!(challenges.results.title)>
            <div class="stack gap-6">
                <div class="answer">
                    <Markdown html=results_html />
                    <p class="small muted">
                        {tr!(challenges.results.by, name = closed_by.name)}", "
                        <Day on=Zone::Paris.day(closed_at) />
                    </p>
                </div>
                <Load resource=results let:results><Outcome results /></Load>
            </div>
        </Section>
    }
}

#[component]
fn Outcome(results: ChallengeResults) -> impl IntoView {
    let ChallengeResults { grounds, authors, masked, answers, teams, .. } = results;
    let masked =
        (masked > 0).then(|| view! { <p>{trn!(u64::from(masked), challenges.results.masked)}</p> });
    // What was taken up again since was not selected here.
    let (refused, others): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| {
        answer.revived_at.is_some() || answer.idea.status == IdeaStatus::NotSelected
    });
    let selected: Vec<_> = others
        .into_iter()
        .filter(|answer| {
            use IdeaStatus as S;
            matches!(answer.idea.status, S::Selected | S::Experimenting | S::Implemented)
        })
        .collect();
    let bars: Vec<Bar> = grounds
        .iter()
        .map(|one| Bar {
            label: words::decision_ground(one.ground).into(),
            value: u64::from(one.ideas),
            href: None,
        })
        .collect();
    let why = (!bars.is_empty()).then(|| {
        view! {
            <BarChart
                question=tr!(challenges.results.why)
                reading=tr!(challenges.results.why_reading)
                unit=tr!(challenges.results.ideas)
                bars
            />
        }
    });
    // A track chooses teams: that no idea is selected by itself is no news of it. Neither is it of what was stopped
    // before anybody could answer, who are not thanked for it.
    let answered = authors > 0 || masked.is_some();
    let kept = answered && (teams.is_empty() || !selected.is_empty());
    view! {
        {answered.then(|| view! {
            <div class="stack gap-3">
                <p><b>{trn!(u64::from(authors), challenges.results.thanks)}</b></p>
                {masked}
            </div>
        })}
        <TrackTeams teams />
        {kept.then(|| view! { <Selected answers=selected /> })}
        {(!refused.is_empty()).then(|| view! {
            <h3>{tr!(challenges.results.not_selected)}</h3>
            <AnswerRows answers=refused />
        })}
        {why}
    }
}

#[component]
fn Selected(answers: Vec<ChallengeAnswer>) -> impl IntoView {
    let none = answers.is_empty().then(|| {
        view! { <p class="muted">{tr!(challenges.results.none_selected)}</p> }
    });
    view! {
        <h3>{tr!(challenges.results.selected)}</h3>
        {none}
        <AnswerRows answers />
    }
}

/// The laureates of a track, then the other teams: everyone who took part is named.
#[component]
fn TrackTeams(teams: Vec<TrackTeamView>) -> impl IntoView {
    let (first, others): (Vec<_>, Vec<_>) =
        teams.into_iter().partition(|team| team.status == EntryStatus::Laureate);
    let lists =
        [(tr!(challenges.results.laureates), first), (tr!(challenges.results.teams), others)];
    let shown = lists.into_iter().filter(|(_, teams)| !teams.is_empty());
    shown
        .map(|(title, teams)| {
            let rows = teams.into_iter().map(team_row).collect_view();
            view! {
                <h3>{title}</h3>
                <div class="idea-rows"><RowList>{rows}</RowList></div>
            }
        })
        .collect_view()
}

fn team_row(team: TrackTeamView) -> impl IntoView {
    let TrackTeamView { idea, people, reason, .. } = team;
    let href = Page::Ideas(IdeasPage::Idea(idea.id)).path();
    let names: Vec<String> = people.into_iter().map(|person| person.name).collect();
    view! {
        <RowItem door=Door::Idea href title=idea.title>
            {names.join(" · ")}
            {reason.map(|reason| view! { <span class="row-excerpt as-typed">{reason}</span> })}
        </RowItem>
    }
}

#[component]
fn AnswerRows(answers: Vec<ChallengeAnswer>) -> impl IntoView {
    let row = |answer: ChallengeAnswer| {
        let revived = since(&answer);
        let ChallengeAnswer { idea, reason, condition, .. } = answer;
        let href = Page::Ideas(IdeasPage::Idea(idea.id)).path();
        let condition = condition.map(|condition| {
            view! {
                <span class="row-excerpt small">
                    <b>{tr!(challenges.results.condition)}</b>" "{condition}
                </span>
            }
        });
        view! {
            <RowItem door=Door::Idea href title=idea.title>
                {reason.map(|reason| view! { <span class="row-excerpt as-typed">{reason}</span> })}
                {condition}
                {revived.map(|said| view! { <span class="row-excerpt small">{said}</span> })}
            </RowItem>
        }
    };
    let rows = answers.into_iter().map(row);
    view! { <div class="idea-rows"><RowList>{rows.collect_view()}</RowList></div> }
}

/// What became of an answer that was taken up again outside the challenge.
fn since(answer: &ChallengeAnswer) -> Option<String> {
    let day = words::date(Zone::Paris.day(answer.revived_at?));
    let status = words::idea_status(answer.idea.status);
    Some(if let Some(other) = &answer.idea.challenge {
        let title = other.title.clone();
        tr!(challenges.results.revived_in, day = day, title = title, status = status)
    } else {
        tr!(challenges.results.revived, day = day, status = status)
    })
}
