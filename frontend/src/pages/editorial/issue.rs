//! The newsletter: subscribing, and what an issue says; for those who write it, who receives it, and a trial.

use api_types::editorial::{
    AudienceView, EditorialContentView, IssuePreviewView, LettersView, NewsletterView,
    RecipientsQuery, SubscriptionView, TakenUpView,
};
use domain::editorial::{EditorialAct, EditorialState, TakenKind};
use domain::search::SearchKind;
use leptos::prelude::*;

use super::item::Shown;
use crate::api::{use_fetch, use_growing, use_submit};
use crate::components::{
    ActProblem, Button, Detail, Glyph, Keep, Lazily, Load, Look, Markdown, Section, Size, chunk,
};
use crate::pages::shared::{MorePager, focus_on, hit_page};
use crate::routes::Page;
use crate::state::Toasts;
use crate::words::{self, tr, trn};

// With what writes an issue: whoever previews one has often just written it.
chunk! {
    letters_writing {
        letter_preview(item: Shown) => view! { <Letter item /> };
        letter_recipients(item: Shown) => view! { <Recipients item /> };
    }
}

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
    let NewsletterView { lead, body, taken_up, organisation, audience, letters: _ } = issue;
    let writes = Memo::new(move |_| item.read().allowed.contains(&EditorialAct::Edit));
    let segment =
        organisation.map_or_else(|| tr!(editorial.letter.everybody).to_owned(), |body| body.name);
    let segment = StoredValue::new(segment);
    let among = StoredValue::new(audience.map(audience_words).unwrap_or_default());
    view! {
        {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        <Markdown html=body.html />
        {(!taken_up.is_empty()).then(|| view! { <TakenUp taken_up /> })}
        <Show when=move || writes.get()>
            <Section title=tr!(editorial.letter.sending)>
                <div class="stack gap-4">
                    <dl class="facts">
                        <Detail term=tr!(editorial.letter.segment)>{segment.get_value()}</Detail>
                        {move || {
                            let among = Some(among.get_value()).filter(|words| !words.is_empty())?;
                            Some(view! { <Detail term=tr!(editorial.letter.among)>{among}</Detail> })
                        }}
                        <Letters item />
                    </dl>
                    <Lazily load=move || letter_recipients(item) />
                    <Preview item />
                    <Trial item />
                </div>
            </Section>
        </Show>
    }
}

/// Who receives it of those who asked for it, in a line; nothing when all do.
fn audience_words(audience: AudienceView) -> String {
    let AudienceView { organisations, profiles, marks } = audience;
    let criteria = [
        organisations.into_iter().map(|one| one.name).collect::<Vec<_>>().join(", "),
        profiles.into_iter().map(words::profile).collect::<Vec<_>>().join(", "),
        marks.into_iter().map(words::audience_mark).collect::<Vec<_>>().join(", "),
    ];
    criteria.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What it takes up: what each is, its title, a few words, and the way to it.
#[component]
fn TakenUp(taken_up: Vec<TakenUpView>) -> impl IntoView {
    let row = |one: TakenUpView| {
        let href = page_of(&one)?.path();
        let TakenUpView { kind, title, words, .. } = one;
        Some(view! {
            <li class="stack gap-1">
                <span>
                    <a href=href>{title}</a>
                    " "
                    <span class="small muted">{words::taken_kind(kind)}</span>
                </span>
                {words.map(|words| view! { <span class="muted">{words}</span> })}
            </li>
        })
    };
    view! {
        <Section title=tr!(editorial.letter.to_read)>
            <ul class="stack gap-3 plain-list">{taken_up.into_iter().filter_map(row).collect_view()}</ul>
        </Section>
    }
}

/// Where one reads it: a lesson is read on the page of its experiment.
fn page_of(one: &TakenUpView) -> Option<Page> {
    let (kind, id) = match one.kind {
        TakenKind::News => (SearchKind::News, one.id),
        TakenKind::Event => (SearchKind::Event, one.id),
        TakenKind::Practice => (SearchKind::Practice, one.id),
        TakenKind::Poc => (SearchKind::Poc, one.id),
        TakenKind::Lesson => (SearchKind::Poc, one.poc_id?.0),
        TakenKind::Challenge => (SearchKind::Challenge, one.id),
        TakenKind::MethodResource => (SearchKind::Resource, one.id),
        TakenKind::Testimonial => (SearchKind::Testimonial, one.id),
    };
    hit_page(kind, id)
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

/// Where it is said who receives it.
const WHO: &str = "destinataires";

/// Who receives it: names and bodies, before it is sent.
#[component]
fn Recipients(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let all = use_growing(
        move || item.read().version,
        move |client, _, cursor| async move {
            let query = RecipientsQuery { cursor, ..RecipientsQuery::default() };
            client.list_newsletter_recipients(id, &query).await
        },
    );
    let count = move || trn!(all.total.get().unwrap_or_default(), editorial.letter.recipients);
    let shown = Signal::derive(move || {
        let named = words::number(all.items.read().len() as u64);
        let total = all.total.get().unwrap_or_default();
        trn!(total, editorial.letter.named, named = named)
    });
    let refused = move || letters_of(item).is_some_and(|letters| letters.failed > 0);
    let out = move || item.with(|item| item.summary.state == EditorialState::Published);
    view! {
        <div id=WHO class="stack gap-4" tabindex="-1">
            <Load resource=all.first let:_first>
                <p>{count}</p>
                <details class="disclose">
                    <summary>{tr!(editorial.letter.who)}</summary>
                    <ul class="stack gap-1 letter-names">
                        <For each=move || all.items.get() key=|person| person.id let:person>
                            <li tabindex="-1">
                                {person.name}
                                " "
                                <span class="small muted">
                                    {person.organisation.map(|body| body.name)}
                                </span>
                            </li>
                        </For>
                    </ul>
                    <MorePager list=all shown row=".letter-names > li" />
                </details>
            </Load>
        </div>
        <Show when=move || refused() && out()>
            <Resumption item />
        </Show>
    }
}

/// Those whom relays refused have theirs when somebody asks again: the relay may have been mended meanwhile.
#[component]
fn Resumption(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let ask = use_submit(
        move |client, ()| async move { client.resume_newsletter(id).await },
        move |letters| {
            toasts.tell(tr!(editorial.letter.resumed));
            item.update(|item| {
                if let EditorialContentView::Newsletters(issue) = &mut item.content {
                    issue.letters = Some(letters);
                }
            });
            // The button is gone once nothing is refused.
            focus_on(format!("#{WHO}"));
        },
    );
    view! {
        <p>
            <Button
                size=Size::Small
                glyph=Glyph::Mail
                pending=ask.pending()
                on:click=move |_| ask.send(())
            >
                {tr!(editorial.letter.resume)}
            </Button>
        </p>
        <ActProblem failure=ask.failure() />
    }
}

/// The letter as it would leave, read when somebody asks for it.
#[component]
fn Preview(item: Shown) -> impl IntoView {
    let asked = RwSignal::new(false);
    let word = move || {
        if asked.get() { tr!(editorial.letter.hide) } else { tr!(editorial.letter.preview) }
    };
    view! {
        <p>
            <Button size=Size::Small on:click=move |_| asked.update(|asked| *asked = !*asked)>
                {word}
            </Button>
        </p>
        <Show when=move || asked.get()>
            <Lazily load=move || letter_preview(item) />
        </Show>
    }
}

/// The page of the letter stands in a frame in which nothing acts; its text stands below, a line for each.
#[component]
fn Letter(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let letter = use_fetch(
        move || item.read().version,
        move |client, _| async move { client.preview_newsletter(id).await },
    );
    let shown = |letter: IssuePreviewView| {
        let IssuePreviewView { subject, text, html } = letter;
        let lines: Vec<_> =
            text.lines().map(|line| view! { <div>{line.to_owned()}</div> }).collect();
        view! {
            <p>{tr!(editorial.letter.subject, subject = subject)}</p>
            <iframe
                title=tr!(editorial.letter.preview)
                sandbox=""
                srcdoc=html
                width="100%"
                height="480"
            ></iframe>
            <details class="disclose">
                <summary>{tr!(editorial.letter.as_text)}</summary>
                <div class="small">{lines}</div>
            </details>
        }
    };
    view! {
        <Load resource=letter let:letter>
            {shown(letter)}
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
