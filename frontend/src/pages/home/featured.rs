//! The featured action (news of the front page, open challenges), and a lesson to read today.

use api_types::attachment::AttachmentView;
use api_types::challenge::ChallengeSummary;
use api_types::editorial::FeaturedNews;
use api_types::poc::LessonView;
use domain::editorial::EditorialBrick;
use domain::poc::PocStatus;
use leptos::prelude::*;

use crate::components::{Card, Door, Glyph, Icon, MoreLink, Section};
use crate::pages::shared::quoted;
use crate::routes::{EditorialPage, IdeasPage, Page, PocsPage};
use crate::state::Session;
use crate::words::{self, tr, trn};

/// Cards on the landing page.
const CARDS: usize = 2;

#[component]
pub(super) fn Featured(
    news: Option<FeaturedNews>,
    challenges: Vec<ChallengeSummary>,
) -> impl IntoView {
    if news.is_none() && challenges.is_empty() {
        return ().into_any();
    }
    let news = news.map(|news| view! { <NewsCard news /> });
    let cards = challenges.into_iter().take(CARDS);
    let cards = cards.map(|challenge| view! { <ChallengeCard challenge /> }).collect_view();
    let all = Page::Ideas(IdeasPage::Challenges);
    let more = expect_context::<Session>().sees(all).then(|| {
        view! { <MoreLink href=all.path()>{tr!(home.all_challenges)}</MoreLink> }
    });
    let more = more.into_any();
    view! { <Section title=tr!(home.featured) more><div class="grid-2">{news}{cards}</div></Section> }
        .into_any()
}

fn thumb(image: AttachmentView) -> impl IntoView {
    view! { <img class="thumb" src=image.url alt=image.alt loading="lazy" /> }
}

/// The news of the front page, with its days (R254).
#[component]
fn NewsCard(news: FeaturedNews) -> impl IntoView {
    let FeaturedNews { id, title, excerpt, image, from, until } = news;
    let image = image.map(thumb);
    let (from, until) = (words::date(from), words::date(until));
    let kind = tr!(home.front_page, from = from, until = until);
    let href = Page::Editorial(EditorialPage::Item(EditorialBrick::News, id)).path();
    view! {
        <Card door=Door::Poc glyph=Glyph::News kind href title>
            {image}
            <p class="muted">{excerpt}</p>
        </Card>
    }
}

#[component]
fn ChallengeCard(challenge: ChallengeSummary) -> impl IntoView {
    let image = challenge.image.clone().map(thumb);
    let ChallengeSummary { id, title, question, sponsor, organisation, closes_at, ideas, .. } =
        challenge;
    let body = organisation.map(|body| body.name).or(sponsor);
    let kind = match body {
        Some(body) => tr!(home.challenge_of, body = body),
        None => tr!(home.national_challenge).to_owned(),
    };
    let closes = closes_at.map(|at| {
        view! {
            <span class="health">
                <Icon glyph=Glyph::Clock />
                {tr!(home.closes, when = words::date_time(at))}
            </span>
        }
    });
    view! {
        <Card door=Door::Idea glyph=Glyph::Flag kind href=Page::Ideas(IdeasPage::Challenge(id)).path() title>
            {image}
            {question.map(|question| view! { <p class="muted">{question}</p> })}
            <p class="cluster push-end">
                <span class="nowrap">{trn!(u64::from(ideas), home.answers)}</span>
                {closes}
            </p>
        </Card>
    }
}

#[component]
pub(super) fn LessonOfTheDay(lesson: LessonView) -> impl IntoView {
    let LessonView { poc, step, text, .. } = lesson;
    let title = match poc.status {
        PocStatus::Abandoned | PocStatus::OnHold => tr!(home.learnt.stopped),
        PocStatus::Planned | PocStatus::InProgress | PocStatus::Completed => {
            tr!(home.learnt.under_way)
        }
    };
    let source = tr!(home.lesson_source, title = poc.title, step = step.number());
    view! {
        <section class="pull" aria-labelledby="lecon">
            <h2 class="kind h-kind" id="lecon"><Icon glyph=Glyph::Poc />{title}</h2>
            <blockquote>{quoted(&text)}</blockquote>
            <footer>
                {source}" · "
                <a href=Page::Pocs(PocsPage::Poc(poc.id)).path()>{tr!(home.read_lesson)}</a>
            </footer>
        </section>
    }
}
