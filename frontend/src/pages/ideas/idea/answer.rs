//! The official answer: what was decided, why, by whom and when (R065); who is not selected is thanked (R063).

use api_types::idea::DecisionView;
use domain::civil::Zone;
use domain::idea::{IdeaStatus, IdeaVerdict};
use leptos::prelude::*;

use super::Shown;
use crate::components::{Badge, Day, Glyph, Person, Tone};
use crate::pages::ideas::promise::PromiseBadge;
use crate::routes::{Page, PocsPage, ServicesPage};
use crate::words::{self, tr};

/// The id of the answer, for whoever leads there.
pub(super) const ANSWER: &str = "reponse";

#[component]
pub(super) fn Answer(idea: Shown) -> impl IntoView {
    move || {
        let decision = idea.read().decision.clone();
        let poc = idea.read().chain.poc.clone();
        let poc = poc.map(|knot| Page::Pocs(PocsPage::Poc(domain::PocId(knot.id))).path());
        let promise = idea.read().promise;
        let sleeps = idea.read().summary.status == IdeaStatus::NotSelected;
        view! {
            {decision.map(|decision| view! { <AnswerSheet decision poc sleeps /> })}
            {promise.map(|promise| {
                view! { <p><PromiseBadge promise day=words::date(promise.on) /></p> }
            })}
        }
    }
}

#[component]
fn AnswerSheet(
    decision: DecisionView,
    poc: Option<String>,
    /// Whether nothing happened since to an idea that was not selected.
    sleeps: bool,
) -> impl IntoView {
    let DecisionView { verdict, reason, ground, condition, decided_by, decided_at } = decision;
    let (tone, glyph, word) = match verdict {
        IdeaVerdict::UnderReview => (Tone::Info, Glyph::Clock, tr!(ideas.answer.under_review)),
        IdeaVerdict::Selected => (Tone::Success, Glyph::Check, tr!(ideas.answer.selected)),
        IdeaVerdict::NotSelected => (Tone::Neutral, Glyph::Pause, tr!(ideas.answer.not_selected)),
    };
    let body = decided_by.organisation.map(|body| format!("{}, ", body.name));
    let on = Zone::Paris.day(decided_at);
    let poc = poc.map(|href| view! { <a href=href>{tr!(ideas.answer.see_poc)}</a> });
    view! {
        <article class="answer" aria-labelledby=ANSWER>
            <div class="split">
                <h2 id=ANSWER class="h-lg" tabindex="-1">{tr!(ideas.answer.title)}</h2>
                <Badge tone glyph>{word}</Badge>
            </div>
            <blockquote class="as-typed">{tr!(common.quoted, text = reason)}</blockquote>
            {ground.map(|ground| view! { <p class="small muted">{words::decision_ground(ground)}</p> })}
            {condition.map(|condition| view! {
                <p class="as-typed">{tr!(ideas.answer.condition, condition = condition)}</p>
            })}
            {sleeps.then(|| view! { <p>{tr!(ideas.answer.thanks)}</p> })}
            <div class="split small">
                <span class="cluster">
                    <Person name=decided_by.name />
                    <span class="muted">{body}<Day on /></span>
                </span>
                <span class="cluster">
                    {poc}
                    <a href=Page::Services(ServicesPage::IdeaRules).path()>
                        {tr!(services.rules.of_decision)}
                    </a>
                </span>
            </div>
        </article>
    }
}
