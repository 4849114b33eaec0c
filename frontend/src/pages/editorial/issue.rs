//! The newsletter: subscribing, and what an issue says; for those who write it, who receives it, and a trial.

use api_types::editorial::{
    EditorialContentView, LettersView, NewsletterView, RecipientsQuery, SubscriptionView,
    TakenNewsView,
};
use domain::editorial::{EditorialAct, EditorialBrick};
use leptos::prelude::*;

use super::item::Shown;
use crate::api::{use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, Detail, Glyph, Keep, Load, Look, Markdown, Section, Size,
};
use crate::routes::{EditorialPage, Page};
use crate::state::Toasts;
use crate::words::{self, tr, trn};

/// People named at once.
const NAMED: u16 = 100;

/// Receiving the newsletter by mail: one press, and one to leave.
#[component]
pub(super) fn Subscription() -> impl IntoView {
    let mine =
        use_fetch(|| (), |client, ()| async move { client.read_newsletter_subscription().await });
    view! {
        <Section title=tr!(editorial.letter.by_mail)>
            <Keep resource=mine let:mine><Choice mine /></Keep>
        </Section>
    }
}

#[component]
fn Choice(mine: RwSignal<SubscriptionView>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let change = use_submit(
        |client, receives: bool| async move {
            if receives {
                client.subscribe_to_newsletter().await
            } else {
                client.unsubscribe_from_newsletter().await
            }
        },
        move |view: SubscriptionView| {
            let said = match view.since {
                Some(_) => tr!(editorial.letter.subscribed),
                None => tr!(editorial.letter.left),
            };
            toasts.tell(said);
            mine.set(view);
        },
    );
    // Read when it is pressed: the button keeps what it was given first.
    let turn = move || change.send(mine.get_untracked().since.is_none());
    let act = move || {
        let (word, look) = match mine.get().since {
            None => (tr!(editorial.letter.subscribe), Look::Primary),
            Some(_) => (tr!(editorial.letter.leave), Look::Plain),
        };
        view! {
            <Button look pending=change.pending() on:click=move |_| turn()>
                {word}
            </Button>
        }
    };
    let state = move || match mine.get().since {
        None => tr!(editorial.letter.not_yet),
        Some(_) => tr!(editorial.letter.receives),
    };
    view! {
        <div class="stack gap-3">
            <p aria-live="polite">{state}</p>
            <p>{act}</p>
            <ActProblem failure=change.failure() />
        </div>
    }
}

#[component]
pub(super) fn IssueBody(issue: NewsletterView, item: Shown) -> impl IntoView {
    let NewsletterView { lead, body, news, organisation, letters: _ } = issue;
    let writes = Memo::new(move |_| item.read().allowed.contains(&EditorialAct::Edit));
    let segment =
        organisation.map_or_else(|| tr!(editorial.letter.everybody).to_owned(), |body| body.name);
    let segment = StoredValue::new(segment);
    view! {
        {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        <Markdown html=body.html />
        {(!news.is_empty()).then(|| view! { <TakenNews news /> })}
        <Show when=move || writes.get()>
            <Section title=tr!(editorial.letter.sending)>
                <div class="stack gap-4">
                    <dl class="facts">
                        <Detail term=tr!(editorial.letter.segment)>{segment.get_value()}</Detail>
                        <Letters item />
                    </dl>
                    <Recipients item />
                    <Trial item />
                </div>
            </Section>
        </Show>
    }
}

/// The news it takes up: their titles, their leads, and the way to each.
#[component]
fn TakenNews(news: Vec<TakenNewsView>) -> impl IntoView {
    let row = |one: TakenNewsView| {
        let TakenNewsView { id, title, lead } = one;
        let href = Page::Editorial(EditorialPage::Item(EditorialBrick::News, id)).path();
        view! {
            <li class="stack gap-1">
                <a href=href>{title}</a>
                {lead.map(|lead| view! { <span class="muted">{lead}</span> })}
            </li>
        }
    };
    view! {
        <Section title=tr!(editorial.letter.to_read)>
            <ul class="stack gap-3">{news.into_iter().map(row).collect_view()}</ul>
        </Section>
    }
}

fn letters_of(item: Shown) -> Option<LettersView> {
    item.with(|item| match &item.content {
        EditorialContentView::Newsletters(issue) => issue.letters,
        EditorialContentView::News(_)
        | EditorialContentView::Glossary(_)
        | EditorialContentView::Events(_)
        | EditorialContentView::KeyFigures(_)
        | EditorialContentView::MethodResources(_)
        | EditorialContentView::Testimonials(_) => None,
    })
}

/// What became of its letters, once there are any.
#[component]
fn Letters(item: Shown) -> impl IntoView {
    move || {
        let LettersView { waiting, sent, failed } = letters_of(item)?;
        let said = tr!(
            editorial.letter.letters_said,
            waiting = words::number(waiting),
            sent = words::number(sent),
            failed = words::number(failed)
        );
        Some(view! { <Detail term=tr!(editorial.letter.letters)>{said}</Detail> })
    }
}

/// Who receives it: names and bodies, before it is sent.
#[component]
fn Recipients(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let all = use_fetch(
        move || item.read().version,
        move |client, _| async move {
            let query = RecipientsQuery { limit: NAMED, cursor: None };
            client.list_newsletter_recipients(id, &query).await
        },
    );
    view! {
        <Load resource=all let:all>
            <p>{trn!(all.total.unwrap_or_default(), editorial.letter.recipients)}</p>
            <details>
                <summary>{tr!(editorial.letter.who)}</summary>
                <ul class="stack gap-1">
                    {all
                        .items
                        .into_iter()
                        .map(|person| {
                            let body = person.organisation.map(|body| body.name);
                            view! { <li>{person.name}" "<span class="small muted">{body}</span></li> }
                        })
                        .collect_view()}
                </ul>
                {all.next.map(|_| view! { <p class="small muted">{tr!(editorial.letter.first_ones)}</p> })}
            </details>
        </Load>
    }
}

/// The letter as it is now, to oneself alone.
#[component]
fn Trial(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let ask = use_submit(
        move |client, ()| async move { client.try_newsletter(id).await },
        move |()| toasts.tell(tr!(editorial.letter.tried)),
    );
    view! {
        <p>
            <Button
                size=Size::Small
                glyph=Glyph::Mail
                pending=ask.pending()
                on:click=move |_| ask.send(())
            >
                {tr!(editorial.letter.trial)}
            </Button>
        </p>
        <ActProblem failure=ask.failure() />
    }
}
