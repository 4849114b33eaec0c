//! What everybody may say of what they read: like, follow, tag; how well known it is; what was born of it.

use api_client::{ApiClient, ApiError};
use api_types::expression::{ExpressionView, IdeaRef, PutTagRequest, TagView};
use domain::access::Permission;
use domain::expression::{Mark, Target};
use domain::journal::Subject;
use domain::{CommentId, expression};
use leptos::prelude::*;

use crate::api::{Fetch, Submit, use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, ButtonLink, Form, Glyph, Icon, Lazily, Load, Look, Press, Size, Tag,
    TextField, VoteButton,
};
use crate::routes::{IdeasPage, Page, PocsPage, PracticesPage};
use crate::state::{Session, Toasts, address_search};
use crate::words::{Plural, plural, tr, trn};

use super::{Discussion, ReadyMessage, ShareLink, Told, talk_panel};

/// The parameter of the three lists that holds a tag.
pub(crate) const TAG: &str = "etiquette";
/// The parameter of the deposit that holds what the idea rebounds from.
pub(crate) const REBOUND: &str = "rebond";

/// The parameter that says where a comment stands that somebody reports.
pub(crate) const REPORTED: &str = "signalement";

/// What people say of something, shared by the parts of its page. Copy it where it is shown.
#[derive(Clone, Copy)]
pub(crate) struct Heard {
    pub(crate) target: Target,
    first: Fetch<()>,
    view: RwSignal<Option<ExpressionView>>,
}

impl Heard {
    /// Reads it once; acts put their answer into it.
    pub(crate) fn of(target: Target) -> Self {
        let view = RwSignal::new(None);
        let first = use_fetch(
            move || target,
            move |client, target| async move {
                let read = client.read_expression(target).await?;
                view.try_set(Some(read));
                Ok(())
            },
        );
        Self { target, first, view }
    }

    /// How many comments it has.
    pub(crate) fn comments(self) -> u32 {
        self.view.with(|view| view.as_ref().map_or(0, |view| view.comments))
    }

    /// A comment was added, or taken away.
    pub(crate) fn count_comments(self, change: i32) {
        self.view.update(|view| {
            if let Some(view) = view {
                view.comments = view.comments.saturating_add_signed(change);
            }
        });
    }

    fn get(self) -> Option<ExpressionView> {
        self.view.get()
    }

    fn take(self, answer: ExpressionView) {
        self.view.try_set(Some(answer));
    }
}

/// Where one goes to deposit an idea that rebounds from this (R105).
pub(crate) fn rebound_href(target: Target, comment: Option<CommentId>) -> String {
    let Subject { kind, id } = target.subject();
    let comment = comment.map(|comment| format!(":{comment}")).unwrap_or_default();
    let asked = [(REBOUND.to_owned(), format!("{kind}:{id}{comment}"))];
    Page::Ideas(IdeasPage::Deposit).path() + &address_search(&asked)
}

/// The list of what wears that tag, behind the same door.
fn list_of(target: Target, key: &str) -> String {
    let list = match target {
        Target::Idea(_) | Target::Challenge(_) | Target::Organisation(_) => {
            Page::Ideas(IdeasPage::List)
        }
        Target::Poc(_) => Page::Pocs(PocsPage::List),
        Target::Practice(_) => Page::Practices(PracticesPage::List),
    };
    list.path() + &address_search(&[(TAG.to_owned(), key.to_owned())])
}

/// What one may say of it without a word: like, follow, tag, share.
#[component]
pub(crate) fn ExpressionPanel(heard: Heard) -> impl IntoView {
    view! { <Lazily load=move || talk_panel(heard) /> }
}

#[component]
pub(super) fn Panel(heard: Heard) -> impl IntoView {
    let session = expect_context::<Session>();
    if !session.may(Permission::Follow) {
        return view! { <p class="cluster"><ShareLink /></p> }.into_any();
    }
    let target = heard.target;
    let rebound = (target.is_discussed() && session.may(Permission::DepositIdea)).then(|| {
        view! {
            <p>
                <ButtonLink href=rebound_href(target, None) size=Size::Small glyph=Glyph::Idea>
                    {tr!(expression.rebound)}
                </ButtonLink>
            </p>
        }
    });
    view! {
        <section class="tray stack gap-4" aria-labelledby="participer">
            <h2 id="participer" class="h-lg">{tr!(expression.title)}</h2>
            <Load resource=heard.first let:_first><Marks heard /></Load>
            {target.is_discussed().then(|| view! { <Tags heard /> })}
            {rebound}
            <p class="cluster"><ShareLink /></p>
            <ReadyMessage of=Told::Reacted(target) />
            {move || heard.get().map(|view| view! { <Rebounds ideas=view.rebounds /> })}
        </section>
    }
    .into_any()
}

/// A mark to leave, or to take back.
type Wish = (Mark, bool);

async fn ask(
    client: ApiClient,
    target: Target,
    (mark, left): Wish,
) -> Result<ExpressionView, ApiError> {
    match (mark, left) {
        (Mark::Follow, true) => client.follow(target).await,
        (Mark::Follow, false) => client.unfollow(target).await,
        (Mark::Like, true) => client.like(target).await,
        (Mark::Like, false) => client.unlike(target).await,
    }
}

fn use_marks(heard: Heard) -> Submit<Wish> {
    let target = heard.target;
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client, wish: Wish| async move { Ok((wish, ask(client, target, wish).await?)) },
        move |(wish, answer): (Wish, ExpressionView)| {
            heard.take(answer);
            match wish {
                (Mark::Follow, true) => toasts.tell(tr!(expression.followed)),
                (Mark::Follow, false) => toasts.tell(tr!(expression.unfollowed)),
                (Mark::Like, _) => {}
            }
        },
    )
}

/// « Suivre cette idée », beside what one has just supported; nothing once one follows it.
#[component]
pub(crate) fn FollowThis(heard: Heard) -> impl IntoView {
    let act = use_marks(heard);
    let offered =
        Memo::new(move |_| heard.get().is_some_and(|view| !view.author && !view.following));
    view! {
        <Show when=move || offered.get()>
            <p>
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    pending=act.pending()
                    on:click=move |_| act.send((Mark::Follow, true))
                >
                    {tr!(expression.follow_this)}
                </Button>
            </p>
        </Show>
        <ActProblem failure=act.failure() />
    }
}

#[component]
fn Marks(heard: Heard) -> impl IntoView {
    let target = heard.target;
    let act = use_marks(heard);
    let like = target.takes(Mark::Like).then(|| view! { <LikeButton heard act /> });
    view! {
        <div class="stack gap-3">
            {like}
            <FollowButton heard act />
            <Known heard />
            <ActProblem failure=act.failure() />
        </div>
    }
}

#[component]
fn LikeButton(heard: Heard, act: Submit<Wish>) -> impl IntoView {
    let liked = Signal::derive(move || heard.get().is_some_and(|view| view.liked));
    let count = Signal::derive(move || heard.get().map_or(0, |view| u64::from(view.likes)));
    view! {
        <VoteButton
            supported=liked
            count
            words=|count, liked| like_words(count, liked).into()
            on_toggle=move |()| act.send((Mark::Like, !liked.get_untracked()))
        />
    }
}

fn like_words(count: u64, liked: bool) -> &'static str {
    match (plural(count), liked) {
        (Plural::One, true) => tr!(expression.like_mine.one),
        (Plural::Other, true) => tr!(expression.like_mine.other),
        (Plural::One, false) => tr!(expression.like.one),
        (Plural::Other, false) => tr!(expression.like.other),
    }
}

/// One button that is pressed or not; an author is told anyway, and reads so.
#[component]
fn FollowButton(heard: Heard, act: Submit<Wish>) -> impl IntoView {
    let author = Memo::new(move |_| heard.get().is_some_and(|view| view.author));
    let following = Memo::new(move |_| heard.get().is_some_and(|view| view.following));
    let pressed = move || if following.get() { "true" } else { "false" };
    let why = move || {
        if following.get() { tr!(expression.following) } else { tr!(expression.not_following) }
    };
    view! {
        <Show
            when=move || !author.get()
            fallback=|| view! { <p class="small muted">{tr!(expression.author)}</p> }
        >
            <div class="stack gap-1">
                <p>
                    <button
                        class="btn btn-sm"
                        type="button"
                        aria-pressed=pressed
                        on:click=move |_| act.send((Mark::Follow, !following.get_untracked()))
                    >
                        {move || {
                            let glyph = if following.get() { Glyph::Check } else { Glyph::Bell };
                            view! { <Icon glyph /> }
                        }}
                        {tr!(expression.follow)}
                    </button>
                </p>
                <p class="small muted">{why}</p>
            </div>
        </Show>
    }
}

/// How well known it is, in words (R104).
#[component]
fn Known(heard: Heard) -> impl IntoView {
    let words = move || {
        let view = heard.get()?;
        let mut parts = vec![trn!(u64::from(view.followers), expression.followers)];
        if !matches!(heard.target, Target::Idea(_) | Target::Challenge(_)) {
            parts.push(trn!(u64::from(view.comments), expression.comments));
        }
        if heard.target.is_discussed() {
            parts.push(trn!(view.tags.len() as u64, expression.tags_count));
        }
        Some(parts.join(" · "))
    };
    view! { <p class="small muted">{words}</p> }
}

#[component]
fn Tags(heard: Heard) -> impl IntoView {
    let target = heard.target;
    let toasts = expect_context::<Toasts>();
    let remove = use_submit(
        move |client, key: String| async move { client.remove_tag(target, &key).await },
        move |answer| {
            heard.take(answer);
            toasts.tell(tr!(expression.tag_removed));
            super::focus_on("#participer-etiquettes");
        },
    );
    let tags = move || heard.get().map(|view| view.tags).unwrap_or_default();
    let rows = move || {
        let row = |tag: TagView| view! { <TagRow target tag remove /> };
        tags().into_iter().map(row).collect_view()
    };
    view! {
        <div class="stack gap-3">
            <h3 id="participer-etiquettes" class="label" tabindex="-1">{tr!(expression.tags)}</h3>
            <ul role="list" class="cluster gap-2" aria-labelledby="participer-etiquettes">{rows}</ul>
            <TagForm heard />
            <ActProblem failure=remove.failure() />
        </div>
    }
}

#[component]
fn TagRow(target: Target, tag: TagView, remove: Submit<String>) -> impl IntoView {
    let TagView { key, word, people, removable, .. } = tag;
    let href = list_of(target, &key);
    let label = tr!(expression.remove_tag, tag = word.clone());
    let several = (people > 1).then(|| view! { <span class="muted">{people}</span> });
    let cross = removable.then(|| {
        view! {
            <button type="button" aria-label=label on:click=move |_| remove.send(key.clone())>
                <Icon glyph=Glyph::Cross />
            </button>
        }
    });
    view! { <li class="chip"><Tag href label=word />{several}{cross}</li> }
}

#[component]
fn TagForm(heard: Heard) -> impl IntoView {
    let target = heard.target;
    let toasts = expect_context::<Toasts>();
    let word = RwSignal::new(String::new());
    let put = use_submit(
        move |client, request: PutTagRequest| async move { client.put_tag(target, &request).await },
        move |answer| {
            word.set(String::new());
            heard.take(answer);
            toasts.tell(tr!(expression.tag_put));
        },
    );
    let submit = move |()| {
        let request = PutTagRequest { word: word.get_untracked() };
        put.send_checked(request.clone(), request.parse());
    };
    view! {
        <Form faults=put.faults() on_submit=submit label=tr!(expression.add_tag).to_owned()>
            <TextField
                faults=put.faults()
                pointer="/word"
                label=tr!(expression.add_tag)
                hint=tr!(expression.tag_hint)
                missing=tr!(expression.tag_missing)
                value=word
            />
            <ActProblem failure=put.failure() />
            <p>
                <Button size=Size::Small press=Press::Submit pending=put.pending()>
                    {tr!(expression.put)}
                </Button>
            </p>
        </Form>
    }
}

/// The ideas that were born of it.
#[component]
fn Rebounds(ideas: Vec<IdeaRef>) -> impl IntoView {
    if ideas.is_empty() {
        return ().into_any();
    }
    let line = |IdeaRef { id, title, .. }: IdeaRef| {
        let href = Page::Ideas(IdeasPage::Idea(id)).path();
        view! { <li><a href=href>{title}</a></li> }
    };
    view! {
        <div class="stack gap-2">
            <h3 class="label">{tr!(expression.rebounds)}</h3>
            <ul class="small plain-list">{ideas.into_iter().map(line).collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// « #accueil », as a chip says it.
pub(crate) fn tag_words(key: &str) -> String {
    format!("#{}", expression::tag_key(key))
}

/// The discussion of what keeps its comments among the rest that people say of it.
#[component]
pub(crate) fn TalkOf(heard: Heard) -> impl IntoView {
    let may_comment = expect_context::<Session>().may(Permission::PostComment);
    view! {
        <Discussion
            target=heard.target
            count=Signal::derive(move || heard.comments())
            on_count=move |change| heard.count_comments(change)
            may_comment=Signal::stored(may_comment)
            note=tr!(expression.kindness)
        />
    }
}
