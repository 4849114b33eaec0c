//! The page of a challenge: its question, its frame, until when, and the ideas that answer it.

use api_types::challenge::{ChallengeSummary, ChallengeView};
use api_types::idea::IdeaQuery;
use api_types::page::Include;
use domain::ChallengeId;
use domain::access::Permission;
use domain::expression::Target;
use leptos::prelude::*;

use super::dates::ChallengeDates;
use super::list::{kind_of, who_asks};
use crate::api::{use_fetch, use_growing};
use crate::components::{
    Badge, Breadcrumb, ButtonLink, Detail, Door, Empty, Glyph, Load, Look, Markdown, PageHead,
    Section,
};
use crate::pages::ideas::IdeaRows;
use crate::pages::shared::{ExpressionPanel, Heard};
use crate::routes::{IdeasPage, Page};
use crate::state::Session;
use crate::words::{self, tr, trn};

#[component]
pub(crate) fn ChallengePage(id: ChallengeId) -> impl IntoView {
    let challenge =
        use_fetch(move || id, |client, id| async move { client.read_challenge(id).await });
    view! { <Load resource=challenge let:challenge><ChallengeSheet challenge /></Load> }
}

#[component]
fn ChallengeSheet(challenge: ChallengeView) -> impl IntoView {
    let ChallengeView { summary, description_html } = challenge;
    let id = summary.id;
    let trail = vec![
        (Page::Ideas(IdeasPage::List), tr!(ideas.title).into()),
        (Page::Ideas(IdeasPage::Challenges), tr!(challenges.title).into()),
    ];
    let frame = description_html.map(|html| {
        view! { <Section title=tr!(challenges.frame)><Markdown html /></Section> }
    });
    let takes_ideas = summary.takes_ideas;
    view! {
        <Breadcrumb trail here=summary.reference.clone() />
        <ChallengeHead challenge=summary.clone() />
        <div class="sheet sheet-act">
            <div class="act stack gap-3"><Answer id takes_ideas /></div>
            <div class="body stack gap-10">{frame} <Answers id takes_ideas /></div>
            <aside class="side" aria-label=tr!(challenges.card)>
                <div class="stack gap-8">
                    <ChallengeCard challenge=summary />
                    <ExpressionPanel heard=Heard::of(Target::Challenge(id)) />
                </div>
            </aside>
        </div>
    }
}

#[component]
fn ChallengeHead(challenge: ChallengeSummary) -> impl IntoView {
    let kind = kind_of(&challenge);
    let ChallengeSummary { title, question, status, .. } = challenge.clone();
    let (tone, glyph) = words::challenge_status_mark(status);
    let state = view! {
        <div class="cluster gap-state small muted">
            <Badge tone glyph>{words::challenge_status(status)}</Badge>
            <ChallengeDates challenge />
        </div>
    };
    match question {
        Some(lead) => {
            view! { <PageHead door=Door::Idea kind title lead>{state}</PageHead> }.into_any()
        }
        None => view! { <PageHead door=Door::Idea kind title>{state}</PageHead> }.into_any(),
    }
}

/// « Répondre à ce défi », when it takes ideas; what to do instead, when it does not.
#[component]
fn Answer(id: ChallengeId, takes_ideas: bool) -> impl IntoView {
    let deposit = Page::Ideas(IdeasPage::Deposit).path();
    let may_deposit = expect_context::<Session>().may(Permission::DepositIdea);
    match (takes_ideas, may_deposit) {
        (_, false) => ().into_any(),
        (true, true) => view! {
            <ButtonLink href=format!("{deposit}?defi={id}") look=Look::Primary glyph=Glyph::Idea>
                {tr!(challenges.answer)}
            </ButtonLink>
            <p class="small muted">{tr!(challenges.answer_note)}</p>
        }
        .into_any(),
        (false, true) => view! {
            <p class="small muted">{tr!(challenges.closed_note)}</p>
            <ButtonLink href=deposit>{tr!(challenges.deposit_spontaneous)}</ButtonLink>
        }
        .into_any(),
    }
}

#[component]
fn ChallengeCard(challenge: ChallengeSummary) -> impl IntoView {
    let ChallengeSummary { reference, opens_at, closes_at, ideas, .. } = challenge.clone();
    let date = |at| view! { <time>{words::date_time_in_paris(at)}</time> };
    let opens =
        opens_at.map(|at| view! { <Detail term=tr!(challenges.opens_at)>{date(at)}</Detail> });
    let closes =
        closes_at.map(|at| view! { <Detail term=tr!(challenges.closes_at)>{date(at)}</Detail> });
    view! {
        <dl class="facts">
            <Detail term=tr!(challenges.reference)>{reference}</Detail>
            <Detail term=tr!(challenges.asked_by)>{who_asks(&challenge)}</Detail>
            {opens}
            {closes}
            <Detail term=tr!(challenges.ideas)>{trn!(u64::from(ideas), challenges.answers)}</Detail>
        </dl>
        <p class="small muted form-end">{tr!(challenges.paris)}</p>
    }
}

#[component]
fn Answers(id: ChallengeId, takes_ideas: bool) -> impl IntoView {
    let query = move || IdeaQuery {
        challenge_id: Some(id),
        include: Some(Include::Total),
        ..IdeaQuery::default()
    };
    let list = use_growing(query, |client, query, cursor| async move {
        let mut page = client.list_ideas(&IdeaQuery { cursor, ..query }).await?;
        // The page says already which challenge they answer.
        page.items.iter_mut().for_each(|idea| idea.challenge = None);
        Ok(page)
    });
    let nothing = Memo::new(move |_| list.items.read().is_empty());
    let rows = move || {
        if nothing.get() {
            view! { <NoAnswer takes_ideas /> }.into_any()
        } else {
            view! { <IdeaRows list /> }.into_any()
        }
    };
    view! {
        <Section title=tr!(challenges.its_ideas)>
            <Load resource=list.first let:_first>{rows}</Load>
        </Section>
    }
}

#[component]
fn NoAnswer(takes_ideas: bool) -> impl IntoView {
    let why = if takes_ideas { tr!(challenges.empty_open) } else { tr!(challenges.empty_closed) };
    view! { <Empty title=tr!(challenges.empty_title) why example=tr!(challenges.empty_example) /> }
}
