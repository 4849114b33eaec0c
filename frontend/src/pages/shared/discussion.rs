//! The discussion of an idea, an experiment or a practice: comments in their order, and the form that adds one
//! (R103, R109 to R111).

mod arrival;
mod comment;
mod naming;
mod quoting;
mod report;

use api_types::idea::{CommentQuery, CommentView, PostCommentRequest};
use domain::expression::Target;
use domain::idea::Stance;
use domain::{CommentId, UserId};
use leptos::prelude::*;

use crate::api::{Growing, Submit, draw_key, use_growing, use_submit};
use crate::components::{
    ActProblem, Button, Check, Choice, ChoiceOption, Empty, Faults, Form, Lazily, Load, Look,
    Press, TextArea,
};
use crate::state::Toasts;
use crate::words::{self, tr, trn};

use super::{FoundWords, Merged, MorePager, Place, focus_on, keep_words, talk_discussion};
use arrival::{anchor, lead_to_named, named_comment};
use comment::Comment;
use naming::{NameAct, Naming};
use quoting::take_quotations;

/// The comments on screen: those that were read, then those just posted that are not among them yet.
#[derive(Clone, Copy)]
struct Talk {
    target: Target,
    /// What to do when there is one more, or one less.
    counted: Callback<i32>,
    read: Growing<CommentView>,
    posted: RwSignal<Vec<CommentView>>,
    /// The one that the address names.
    named: Memo<Option<CommentId>>,
    /// Words that somebody asks to answer, until the form takes them.
    quoted: RwSignal<Option<String>>,
    may_answer: Signal<bool>,
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

    /// Its author said it better.
    fn replace(self, edited: &CommentView) {
        let put = |comments: &mut Vec<CommentView>| {
            for comment in comments.iter_mut().filter(|comment| comment.id == edited.id) {
                comment.clone_from(edited);
            }
        };
        self.read.items.update(put);
        self.posted.update(put);
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

/// A discussion, as the page that it is on knows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Discussed {
    target: Target,
    count: Signal<u32>,
    on_count: Callback<i32>,
    may_comment: Signal<bool>,
    look: Look,
    note: Option<&'static str>,
    masked: Signal<bool>,
}

/// The comments, and the form for whoever may speak. `note` stands above its button; `masked` says whether the reader
/// is the masked author, who may answer without a name.
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
    #[prop(into, default = Signal::stored(false))] masked: Signal<bool>,
) -> impl IntoView {
    let of = Discussed { target, count, on_count, may_comment, look, note, masked };
    view! { <Lazily load=move || talk_discussion(of) /> }
}

#[component]
pub(super) fn Discussing(of: Discussed) -> impl IntoView {
    let Discussed { target, count, on_count, may_comment, look, note, masked } = of;
    let read = use_growing(CommentQuery::default, move |client, query, cursor| async move {
        client.list_comments_on(target, &CommentQuery { cursor, ..query }).await
    });
    let talk = Talk {
        target,
        counted: on_count,
        read,
        posted: RwSignal::new(Vec::new()),
        named: named_comment(),
        quoted: RwSignal::new(None),
        may_answer: may_comment,
    };
    lead_to_named(talk);
    let count = move || words::number(u64::from(count.get()));
    let masked = Memo::new(move |_| masked.get());
    view! {
        <section class="section" aria-labelledby="discussion">
            <div class="split">
                <h2 id="discussion">
                    {tr!(ideas.comment.title)}" "<span class="muted">"("{count}")"</span>
                </h2>
            </div>
            <Load resource=read.first let:_first><Comments talk /></Load>
            <Show when=move || may_comment.get()>
                {move || view! { <CommentForm talk look note masked=masked.get() /> }}
            </Show>
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
            focus_on(format!("#{}", anchor(comment)));
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
                key=|comment| (comment.id, comment.removed, comment.editable.clone())
                let:comment
            >
                {
                    let (id, target) = (comment.id, talk.target);
                    view! {
                        <li
                            class="comment"
                            class:tray=move || talk.named.get() == Some(id)
                            id=anchor(id)
                            tabindex="-1"
                        >
                            <Comment
                                target
                                comment
                                may_answer=talk.may_answer
                                on_quote=move |words: String| talk.quoted.set(Some(words))
                                on_edit=move |edited: CommentView| {
                                    talk.replace(&edited);
                                    focus_on(format!("#{}", anchor(id)));
                                }
                                on_remove=move |()| remove.send(id)
                            />
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

/// What is being typed.
#[derive(Clone, Copy)]
struct Said {
    stance: RwSignal<String>,
    body: RwSignal<String>,
    quiet: RwSignal<bool>,
    /// Whom it names.
    mentions: RwSignal<Vec<UserId>>,
    masked: bool,
}

/// Posts a comment: the form is then as it was at first.
fn use_post(talk: Talk, said: Said) -> Submit<PostCommentRequest> {
    let Said { stance, body, quiet, mentions, masked } = said;
    let target = talk.target;
    let toasts = expect_context::<Toasts>();
    let key = StoredValue::new(draw_key());
    use_submit(
        move |client, request: PostCommentRequest| async move {
            client.post_comment_on(target, &request, &key.get_value()).await
        },
        move |comment: CommentView| {
            body.set(String::new());
            mentions.set(Vec::new());
            stance.set(Stance::Neutral.code().to_owned());
            quiet.set(masked);
            key.set_value(draw_key());
            focus_on(format!("#{}", anchor(comment.id)));
            talk.add(comment);
            toasts.tell(tr!(ideas.comment.done));
        },
    )
}

#[component]
fn CommentForm(talk: Talk, look: Look, note: Option<&'static str>, masked: bool) -> impl IntoView {
    let id = talk.target.subject().id;
    let stance = RwSignal::new(Stance::Neutral.code().to_owned());
    let body = RwSignal::new(String::new());
    let mentions = RwSignal::new(Vec::new());
    // Whoever is masked stays so unless they choose otherwise, each time.
    let quiet = RwSignal::new(masked);
    let words = move || PostCommentRequest {
        stance: stance.read().parse().unwrap_or(Stance::Neutral),
        body: body.get(),
        masked: quiet.get(),
        mentions: mentions.get(),
    };
    let kept = keep_words(
        Place::of(&format!("comment.{id}")),
        words,
        move |Merged { value, .. }: Merged<PostCommentRequest>| {
            stance.set(value.stance.code().to_owned());
            body.set(value.body);
            mentions.set(value.mentions);
        },
    );
    take_quotations(talk.quoted, body);
    let post = use_post(talk, Said { stance, body, quiet, mentions, masked });
    let submit = move |()| {
        let request = untrack(words);
        post.send_checked(request.clone(), request.parse());
    };
    let naming = Naming::of(body, mentions, ".comment-form textarea");
    let hint = if masked { tr!(ideas.comment.hint_masked) } else { tr!(ideas.comment.hint) };
    view! {
        <div class="comment-form stack">
            <FoundWords kept />
            <Form faults=post.faults() on_submit=submit label=tr!(ideas.comment.form).to_owned()>
                <TextArea
                    faults=post.faults()
                    pointer="/body"
                    label=tr!(ideas.comment.body)
                    hint
                    missing=tr!(ideas.comment.missing)
                    value=body
                />
                <NameAct naming />
                <Stances faults=post.faults() stance />
                {masked.then(|| view! { <MaskChoice quiet /> })}
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

/// For the author of an anonymous idea: to answer without a name, or to sign and know what that says.
#[component]
fn MaskChoice(quiet: RwSignal<bool>) -> impl IntoView {
    let note = move || {
        if quiet.get() { tr!(ideas.comment.masked_note) } else { tr!(ideas.comment.signed) }
    };
    view! {
        <div class="stack gap-2">
            <Check
                label=tr!(ideas.comment.masked_act)
                checked=quiet
                on_change=move |asked| quiet.set(asked)
            />
            <p class="small" aria-live="polite">{note}</p>
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
