//! One comment, how its author says it better, and how it is removed.

use api_types::idea::{CommentView, EditCommentRequest};
use domain::CommentId;
use domain::access::Permission;
use domain::civil::Zone;
use domain::expression::Target;
use domain::idea::Stance;
use leptos::prelude::*;

use super::arrival::CopyLink;
use super::naming::{NameAct, Naming};
use super::quoting::quotation;
use super::report::Report;
use crate::api::use_submit;
use crate::components::{
    ActProblem, Ago, Avatar, Badge, Button, ButtonLink, Day, Dialog, Form, Glyph, Look, Markdown,
    MaskedAvatar, Press, Size, TextArea, Tone,
};
use crate::pages::shared::rebound_href;
use crate::state::{Session, Toasts};
use crate::words::{self, tr};

/// A comment: who, when, for or against, and what it says.
#[component]
pub(super) fn Comment(
    target: Target,
    comment: CommentView,
    /// Whether the reader may answer.
    may_answer: Signal<bool>,
    #[prop(into)] on_quote: Callback<String>,
    #[prop(into)] on_edit: Callback<CommentView>,
    #[prop(into)] on_remove: Callback<()>,
) -> impl IntoView {
    let CommentView {
        id,
        author,
        masked,
        stance,
        body_html,
        posted_at,
        edited,
        editable,
        removed,
        removable,
    } = comment;
    let body = author.as_ref().and_then(|person| person.organisation.as_ref());
    let body = body.map(|body| format!("{} · ", body.name));
    let nobody = if masked { tr!(ideas.comment.by_masked) } else { tr!(ideas.author_unknown) };
    let name = author.map_or_else(|| nobody.to_owned(), |person| person.name);
    // Whoever is masked says it on a day, at no hour.
    let (avatar, when) = if masked {
        let day = view! { <Day on=Zone::Paris.day(posted_at) /> };
        (view! { <MaskedAvatar /> }.into_any(), day.into_any())
    } else {
        let ago = view! { <Ago at=posted_at /> };
        (view! { <Avatar name=name.clone() /> }.into_any(), ago.into_any())
    };
    let said = if removed {
        view! { <p class="muted">{tr!(ideas.comment.removed)}</p> }.into_any()
    } else {
        view! { <Markdown html=body_html /> }.into_any()
    };
    let onward = (!removed).then(|| {
        view! { <Onward target id said_by=name.clone() may_answer on_quote /> }
    });
    // Whoever may take it away has nobody to ask.
    let report = (!removable && !removed).then(|| view! { <Report id /> });
    let remove = (removable && !removed).then(|| view! { <Remove on_remove /> });
    let reword = editable.map(|words| view! { <Reword target id words on_edit /> });
    let edited = edited.then(|| view! { " · "{tr!(ideas.comment.edited)} });
    view! {
        {avatar}
        <div>
            <header>
                <b>{name}</b>
                <span class="muted">{body}{when}{edited}</span>
                {(!removed).then(|| stance_badge(stance)).flatten()}
            </header>
            {said}
            <div class="cluster">{onward}{report}{reword}{remove}</div>
        </div>
    }
}

/// What any reader may do with it: answer its words, pass it on, make an idea of it.
#[component]
fn Onward(
    target: Target,
    id: CommentId,
    said_by: String,
    may_answer: Signal<bool>,
    on_quote: Callback<String>,
) -> impl IntoView {
    let quote = Callback::new(move |()| on_quote.run(quotation(id, said_by.clone())));
    let rebound = expect_context::<Session>().may(Permission::DepositIdea).then(|| {
        let href = rebound_href(target, Some(id));
        view! {
            <ButtonLink href look=Look::Quiet size=Size::Small glyph=Glyph::Idea>
                {tr!(expression.rebound_comment)}
            </ButtonLink>
        }
    });
    view! {
        <Show when=move || may_answer.get()>
            <Button look=Look::Quiet size=Size::Small on:click=move |_| quote.run(())>
                {tr!(ideas.comment.quote)}
            </Button>
        </Show>
        <CopyLink id />
        {rebound}
    }
}

/// A stance is said when it is one.
fn stance_badge(stance: Stance) -> Option<AnyView> {
    let glyph = match stance {
        Stance::Supports => Glyph::Heart,
        Stance::Challenges => Glyph::Help,
        Stance::Neutral => return None,
    };
    Some(view! { <Badge tone=Tone::Neutral glyph>{words::stance(stance)}</Badge> }.into_any())
}

/// Saying it better, within a quarter of an hour: the server says whether it still may be.
#[component]
fn Reword(
    target: Target,
    id: CommentId,
    words: String,
    on_edit: Callback<CommentView>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let words = RwSignal::new(words);
    let mentions = RwSignal::new(Vec::new());
    let naming = Naming::of(words, mentions, "dialog[open] textarea");
    let toasts = expect_context::<Toasts>();
    let save = use_submit(
        move |client, request: EditCommentRequest| async move {
            client.edit_comment_on(target, id, &request).await
        },
        move |edited: CommentView| {
            open.set(false);
            toasts.tell(tr!(ideas.comment.edit_done));
            on_edit.run(edited);
        },
    );
    let submit = move |()| {
        let request =
            EditCommentRequest { words: words.get_untracked(), mentions: mentions.get_untracked() };
        save.send_checked(request.clone(), request.parse());
    };
    // The field is there while the dialog is open: no two of the page then have one name.
    view! {
        <Button look=Look::Quiet size=Size::Small glyph=Glyph::Edit on:click=move |_| open.set(true)>
            {tr!(ideas.comment.edit)}
        </Button>
        <Dialog open title=tr!(ideas.comment.edit_title)>
            <Show when=move || open.get()>
                <Form faults=save.faults() on_submit=submit>
                    <TextArea
                        faults=save.faults()
                        pointer="/words"
                        label=tr!(ideas.comment.edit_words)
                        hint=tr!(ideas.comment.edit_hint)
                        missing=tr!(ideas.comment.missing)
                        value=words
                    />
                    <NameAct naming />
                    <div class="form-end stack gap-3">
                        <ActProblem failure=save.failure() />
                        <p><Button look=Look::Primary press=Press::Submit pending=save.pending()>
                            {tr!(ideas.comment.edit_save)}
                        </Button></p>
                    </div>
                </Form>
            </Show>
        </Dialog>
    }
}

#[component]
fn Remove(on_remove: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let confirm = move |_| {
        open.set(false);
        on_remove.run(());
    };
    view! {
        <Button look=Look::Quiet size=Size::Small glyph=Glyph::Trash on:click=move |_| open.set(true)>
            {tr!(ideas.comment.remove)}
        </Button>
        <Dialog open title=tr!(ideas.comment.remove_title)>
            <div class="stack">
                <p>{tr!(ideas.comment.remove_text)}</p>
                <div class="cluster">
                    <Button look=Look::Danger on:click=confirm>{tr!(ideas.comment.remove_confirm)}</Button>
                    <Button on:click=move |_| open.set(false)>{tr!(ideas.comment.keep)}</Button>
                </div>
            </div>
        </Dialog>
    }
}
