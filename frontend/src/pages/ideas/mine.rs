//! What is mine: drafts to resume first, then my ideas, the anonymous ones included.

use api_types::idea::{DraftView, Drafts, IdeaQuery};
use api_types::page::Include;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::row::IdeaRows;
use crate::api::{Api, Submit, draw_key, use_api, use_fetch, use_growing, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, ButtonLink, Door, Empty, Glyph, Load, Look, PageHead, RowItem,
    RowList, Section, Size,
};
use crate::pages::shared::{DepositLink, focus_on, use_bricks};
use crate::routes::{IdeasPage, Page};
use crate::state::Toasts;
use crate::words::{self, tr};

#[component]
pub(super) fn MinePage() -> impl IntoView {
    use_bricks();
    let ideas = Page::Ideas(IdeasPage::List);
    view! {
        <Breadcrumb trail=vec![(ideas, tr!(ideas.title).into())] here=tr!(ideas.mine.title) />
        <div class="head-with-act">
            <PageHead
                door=Door::Idea
                kind=tr!(ideas.kind)
                title=tr!(ideas.mine.title)
                lead=tr!(ideas.mine.lead)
            />
            <DepositLink words=tr!(ideas.deposit_act) look=Look::Primary glyph=Glyph::Plus />
        </div>
        <div class="stack gap-12">
            <MyDrafts />
            <MyIdeas />
        </div>
    }
}

/// Throws a draft away; the toast gives it back.
#[component]
fn MyDrafts() -> impl IntoView {
    let round = RwSignal::new(0_u32);
    let drafts =
        use_fetch(move || round.get(), |client, _| async move { client.list_drafts().await });
    let toasts = expect_context::<Toasts>();
    let api = use_api();
    let discard = use_submit(
        |client, draft: DraftView| async move {
            client.discard_draft(draft.id).await?;
            Ok(draft)
        },
        move |draft: DraftView| {
            let api = api.clone();
            let undo = move || give_back(api.clone(), draft.clone(), toasts, round);
            toasts.tell_undoable(tr!(ideas.draft_discarded), undo);
            focus_on("h1");
            round.update(|round| *round += 1);
        },
    );
    view! {
        <ActProblem failure=discard.failure() />
        <Load resource=drafts let:drafts><DraftList drafts discard /></Load>
    }
}

/// The draft again, under another name; the page may have been left meanwhile.
fn give_back(api: Api, draft: DraftView, toasts: Toasts, round: RwSignal<u32>) {
    spawn_local(async move {
        let key = draw_key();
        let kept = api.call(|client| {
            let (content, key) = (draft.content.clone(), key.clone());
            async move { client.create_draft(&content, &key).await }
        });
        match kept.await {
            Ok(_) => {
                toasts.tell(tr!(ideas.draft_restored));
                round.try_update(|round| *round += 1);
            }
            Err(failure) => toasts.tell(words::problem(&failure)),
        }
    });
}

#[component]
fn DraftList(drafts: Drafts, discard: Submit<DraftView>) -> impl IntoView {
    if drafts.items.is_empty() {
        return ().into_any();
    }
    let rows = drafts.items.into_iter().map(|draft| view! { <DraftRow draft discard /> });
    let rows = rows.collect_view();
    view! { <Section title=tr!(ideas.mine.drafts)><RowList>{rows}</RowList></Section> }.into_any()
}

#[component]
fn DraftRow(draft: DraftView, discard: Submit<DraftView>) -> impl IntoView {
    let href = Page::Ideas(IdeasPage::Resume(draft.id)).path();
    let title = match draft.content.title.trim() {
        "" => tr!(ideas.mine.untitled).to_owned(),
        title => title.to_owned(),
    };
    let kept = tr!(ideas.mine.kept, when = words::date_time(draft.updated_at));
    let named = title.clone();
    let end = view! {
        <span class="cluster">
            <ButtonLink href=href.clone() size=Size::Small attr:aria-label=tr!(ideas.mine.resume_named, title = named.clone())>
                {tr!(ideas.mine.resume)}
            </ButtonLink>
            <Button
                look=Look::Quiet
                size=Size::Small
                glyph=Glyph::Trash
                attr:aria-label=tr!(ideas.mine.discard_named, title = named)
                on:click=move |_| discard.send(draft.clone())
            >
                {tr!(ideas.mine.discard)}
            </Button>
        </span>
    }
    .into_any();
    view! { <RowItem door=Door::Idea href title end>{kept}</RowItem> }
}

#[component]
fn MyIdeas() -> impl IntoView {
    let query = || IdeaQuery { mine: true, include: Some(Include::Total), ..IdeaQuery::default() };
    let list = use_growing(query, |client, query, cursor| async move {
        client.list_ideas(&IdeaQuery { cursor, ..query }).await
    });
    let nothing = Memo::new(move |_| list.items.read().is_empty());
    let rows = move || {
        if nothing.get() {
            view! { <NoIdeaOfMine /> }.into_any()
        } else {
            view! { <IdeaRows list /> }.into_any()
        }
    };
    view! {
        <Section title=tr!(ideas.mine.deposited)>
            <div class="stack">
                <p class="small muted">{tr!(ideas.mine.anonymous_note)}</p>
                <Load resource=list.first let:_first>{rows}</Load>
            </div>
        </Section>
    }
}

#[component]
fn NoIdeaOfMine() -> impl IntoView {
    view! {
        <Empty
            title=tr!(ideas.mine.empty_title)
            why=tr!(ideas.mine.empty_why)
            example=tr!(ideas.mine.empty_example)
        >
            <ButtonLink href=Page::Ideas(IdeasPage::List).path()>{tr!(ideas.mine.empty_act)}</ButtonLink>
        </Empty>
    }
}
