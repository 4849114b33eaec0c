//! The discussion of an idea, an experiment or a practice: comments in their order, and the form that adds one
//! (R103, R109 to R111).

mod comment;

use api_types::idea::{CommentQuery, CommentView, PostCommentRequest};
use domain::CommentId;
use domain::expression::Target;
use domain::idea::Stance;
use leptos::prelude::*;

use crate::api::{Growing, Submit, draw_key, use_growing, use_submit};
use crate::components::{
    ActProblem, Button, Choice, ChoiceOption, Empty, Faults, Form, Load, Look, Press, TextArea,
};
use crate::state::Toasts;
use crate::words::{self, tr, trn};

use super::{FoundWords, Merged, MorePager, Place, focus_on, keep_words};
use comment::Comment;

/// The comments on screen: those that were read, then those just posted that are not among them yet.
#[derive(Clone, Copy)]
struct Talk {
    target: Target,
    /// What to do when there is one more, or one less.
    counted: Callback<i32>,
    read: Growing<CommentView>,
    posted: RwSignal<Vec<CommentView>>,
}

impl Talk {
    fn shown(self) -> Vec<CommentView> {
        let mut all = self.read.items.get();
        let fresh = self.posted.get().into_iter();
        let fresh: Vec<CommentView> =
            fresh.filter(|comment| all.iter().all(|known| known.id != comment.id)).collect();
        all.extend(fresh);
        all
    }

    fn add(self, comment: CommentView) {
        self.posted.update(|posted| posted.push(comment));
        self.counted.run(1);
    }

    fn take_away(self, id: CommentId) {
        let strike = |comments: &mut Vec<CommentView>| {
            for comment in comments.iter_mut().filter(|comment| comment.id == id) {
                comment.removed = true;
                comment.body_html.clear();
            }
        };
        self.read.items.update(strike);
        self.posted.update(strike);
        self.counted.run(-1);
    }
}

/// The comments, and the form for whoever may speak. `note` stands above its button.
#[component]
pub(crate) fn Discussion(
    target: Target,
    #[prop(into)] count: Signal<u32>,
    #[prop(into)] on_count: Callback<i32>,
    #[prop(into)] may_comment: Signal<bool>,
    /// How much the button asks to be pressed.
    #[prop(optional)]
    look: Look,
    #[prop(optional)] note: Option<&'static str>,
) -> impl IntoView {
    let read = use_growing(CommentQuery::default, move |client, query, cursor| async move {
        client.list_comments_on(target, &CommentQuery { cursor, ..query }).await
    });
    let talk = Talk { target, counted: on_count, read, posted: RwSignal::new(Vec::new()) };
    let count = move || words::number(u64::from(count.get()));
    view! {
        <section class="section" aria-labelledby="discussion">
            <div class="split">
                <h2 id="discussion">
                    {tr!(ideas.comment.title)}" "<span class="muted">"("{count}")"</span>
                </h2>
            </div>
            <Load resource=read.first let:_first><Comments talk /></Load>
            <Show when=move || may_comment.get()><CommentForm talk look note /></Show>
        </section>
    }
}

#[component]
fn Comments(talk: Talk) -> impl IntoView {
    let target = talk.target;
    let toasts = expect_context::<Toasts>();
    let remove = use_submit(
        move |client, comment| async move {
            client.remove_comment_on(target, comment).await?;
            Ok(comment)
        },
        move |comment: CommentId| {
            talk.take_away(comment);
            toasts.tell(tr!(ideas.comment.remove_done));
            focus_on(format!("#commentaire-{comment}"));
        },
    );
    let none = Memo::new(move |_| talk.shown().is_empty());
    let shown =
        move || trn!(u64::try_from(talk.shown().len()).unwrap_or_default(), ideas.comment.shown);
    view! {
        <ActProblem failure=remove.failure() />
        <Show when=move || !none.get() fallback=|| view! { <NothingSaid /> }>
            <CommentList talk remove />
            <MorePager
                list=talk.read
                shown=Signal::derive(shown)
                row=".comments > .comment"
            />
        </Show>
    }
}

#[component]
fn CommentList(talk: Talk, remove: Submit<CommentId>) -> impl IntoView {
    view! {
        <ol class="comments">
            <For
                each=move || talk.shown()
                key=|comment| (comment.id, comment.removed)
                let:comment
            >
                {
                    let (id, target) = (comment.id, talk.target);
                    view! {
                        <li class="comment" id=format!("commentaire-{id}") tabindex="-1">
                            <Comment target comment on_remove=move |()| remove.send(id) />
                        </li>
                    }
                }
            </For>
        </ol>
    }
}

#[component]
fn NothingSaid() -> impl IntoView {
    view! {
        <Empty
            title=tr!(ideas.comment.empty_title)
            why=tr!(ideas.comment.empty_why)
            example=tr!(ideas.comment.empty_example)
        />
    }
}

#[component]
fn CommentForm(talk: Talk, look: Look, note: Option<&'static str>) -> impl IntoView {
    let target = talk.target;
    let id = target.subject().id;
    let toasts = expect_context::<Toasts>();
    let stance = RwSignal::new(Stance::Neutral.code().to_owned());
    let body = RwSignal::new(String::new());
    let words = move || PostCommentRequest {
        stance: stance.read().parse().unwrap_or(Stance::Neutral),
        body: body.get(),
    };
    let kept = keep_words(
        Place::of(&format!("comment.{id}")),
        words,
        move |Merged { value, .. }: Merged<PostCommentRequest>| {
            stance.set(value.stance.code().to_owned());
            body.set(value.body);
        },
    );
    let key = StoredValue::new(draw_key());
    let post = use_submit(
        move |client, request: PostCommentRequest| async move {
            client.post_comment_on(target, &request, &key.get_value()).await
        },
        move |comment: CommentView| {
            body.set(String::new());
            stance.set(Stance::Neutral.code().to_owned());
            key.set_value(draw_key());
            focus_on(format!("#commentaire-{}", comment.id));
            talk.add(comment);
            toasts.tell(tr!(ideas.comment.done));
        },
    );
    let submit = move |()| {
        let request = untrack(words);
        post.send_checked(request.clone(), request.parse());
    };
    view! {
        <div class="comment-form stack">
            <FoundWords kept />
            <Form faults=post.faults() on_submit=submit label=tr!(ideas.comment.form).to_owned()>
                <TextArea
                    faults=post.faults()
                    pointer="/body"
                    label=tr!(ideas.comment.body)
                    hint=tr!(ideas.comment.hint)
                    missing=tr!(ideas.comment.missing)
                    value=body
                />
                <Stances faults=post.faults() stance />
                {note.map(|note| view! { <p class="small">{note}</p> })}
                <div class="form-end stack gap-3">
                    <ActProblem failure=post.failure() />
                    <p><Button look press=Press::Submit pending=post.pending()>
                        {tr!(ideas.comment.act)}
                    </Button></p>
                </div>
            </Form>
        </div>
    }
}

#[component]
fn Stances(faults: Faults, stance: RwSignal<String>) -> impl IntoView {
    let option = |value: Stance, label: &'static str| ChoiceOption::new(value.code(), label);
    let options = vec![
        option(Stance::Supports, tr!(ideas.comment.supports)),
        option(Stance::Challenges, tr!(ideas.comment.challenges)),
        option(Stance::Neutral, tr!(ideas.comment.neutral)),
    ];
    view! {
        <div class="choices-inline">
            <Choice faults pointer="/stance" legend=tr!(ideas.comment.stance) value=stance options />
        </div>
    }
}
