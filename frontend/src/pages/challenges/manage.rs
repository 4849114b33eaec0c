//! Running a challenge: publishing it, stopping its deposits, ending it with its results.

use api_types::challenge::{ChallengeView, CloseChallengeRequest};
use domain::challenge::{ChallengeAct, Timetable};
use domain::{ChallengeId, FieldError};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::{Submit, use_submit};
use crate::components::{
    Button, ButtonLink, Dialog, Faults, Form, Glyph, Look, MoreLink, Press, Section, Size,
};
use crate::pages::shared::{EditProblem, FoundWords, Place, RichArea, keep_fields};
use crate::routes::{IdeasPage, Page};
use crate::state::Toasts;
use crate::words::{self, tr};

/// The parameter that opens the form of a challenge on what is missing to publish it.
pub(super) const FOR_PUBLICATION: &str = "publication";

/// The challenge as it is now; acts put their answer into it.
pub(super) type Shown = RwSignal<ChallengeView>;

/// Whether an act is open to the reader now.
pub(super) fn may(challenge: Shown, act: ChallengeAct) -> Memo<bool> {
    Memo::new(move |_| challenge.read().allowed.contains(&act))
}

/// The acts that stand beside the challenge, for whoever runs it.
#[component]
pub(super) fn Manage(challenge: Shown) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let (edit, decide) = (may(challenge, ChallengeAct::Edit), may(challenge, ChallengeAct::Decide));
    let publish = may(challenge, ChallengeAct::Publish);
    let stop = may(challenge, ChallengeAct::StopDeposits);
    let discard = may(challenge, ChallengeAct::Discard);
    let queue = format!("{}?defi={id}", Page::Ideas(IdeasPage::Decisions).path());
    let queue = StoredValue::new(queue);
    view! {
        <Show when=move || publish.get()><Publish challenge /></Show>
        <Show when=move || edit.get() || decide.get()>
            <div class="cluster">
                <Show when=move || edit.get()>
                    <ButtonLink
                        href=Page::Ideas(IdeasPage::EditChallenge(id)).path()
                        size=Size::Small
                        glyph=Glyph::Edit
                    >
                        {tr!(challenges.manage.edit)}
                    </ButtonLink>
                </Show>
                <Show when=move || decide.get()>
                    <ButtonLink href=queue.get_value() size=Size::Small glyph=Glyph::Check>
                        {tr!(challenges.queue_act)}
                    </ButtonLink>
                </Show>
                <Show when=move || stop.get()><StopDeposits challenge /></Show>
                <Show when=move || discard.get()><Discard challenge /></Show>
            </div>
        </Show>
    }
}

/// What a challenge lacks to be published now: the server's own check, before sending.
pub(super) fn check_publication(challenge: &ChallengeView) -> Result<(), Vec<FieldError>> {
    let (opens_at, closes_at) = (challenge.summary.opens_at, challenge.summary.closes_at);
    let (votes_from, votes_until) = (challenge.votes_from, challenge.votes_until);
    let dates = Timetable { opens_at, closes_at, votes_from, votes_until, ..Timetable::draft() };
    dates.check_publication("/content", words::now())
}

#[component]
fn Publish(challenge: Shown) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let publish = use_submit(
        move |client, seen| async move { client.publish_challenge(id, seen).await },
        move |view: ChallengeView| {
            open.set(false);
            toasts.tell(tr!(challenges.manage.published));
            challenge.set(view);
        },
    );
    let submit = move |()| {
        let challenge = challenge.read_untracked();
        publish.send_checked(challenge.version, check_publication(&challenge));
    };
    view! {
        <Button look=Look::Primary glyph=Glyph::Flag on:click=move |_| open.set(true)>
            {tr!(challenges.manage.publish)}
        </Button>
        <Dialog open title=tr!(challenges.manage.publish_title)>
            <Confirm
                why=tr!(challenges.manage.publish_why)
                act=tr!(challenges.manage.publish)
                look=Look::Primary
                challenge
                send=publish
                on_submit=submit
                open
            >
                <ToComplete faults=publish.faults() id />
            </Confirm>
        </Dialog>
    }
}

/// Where what is missing is filled in, told beside its field.
#[component]
fn ToComplete(faults: Faults, id: ChallengeId) -> impl IntoView {
    let form = Page::Ideas(IdeasPage::EditChallenge(id)).path();
    let href = StoredValue::new(format!("{form}?{FOR_PUBLICATION}=oui"));
    view! {
        <Show when=move || faults.beyond(&[])>
            <p><MoreLink href=href.get_value()>{tr!(challenges.manage.complete)}</MoreLink></p>
        </Show>
    }
}

#[component]
fn StopDeposits(challenge: Shown) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let stop = use_submit(
        move |client, seen| async move { client.stop_deposits(id, seen).await },
        move |view: ChallengeView| {
            open.set(false);
            toasts.tell(tr!(challenges.manage.stopped));
            challenge.set(view);
        },
    );
    let submit = move |()| stop.send(challenge.read_untracked().version);
    view! {
        <Button look=Look::Quiet size=Size::Small glyph=Glyph::Stop on:click=move |_| open.set(true)>
            {tr!(challenges.manage.stop)}
        </Button>
        <Dialog open title=tr!(challenges.manage.stop_title)>
            <Confirm
                why=tr!(challenges.manage.stop_why)
                act=tr!(challenges.manage.stop)
                look=Look::Danger
                challenge
                send=stop
                on_submit=submit
                open
            />
        </Dialog>
    }
}

/// Throwing a draft away: it is left for the list, there is nothing to come back to.
#[component]
fn Discard(challenge: Shown) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let (toasts, navigate) = (expect_context::<Toasts>(), use_navigate());
    let discard = use_submit(
        move |client, seen| async move { client.discard_challenge(id, seen).await },
        move |()| {
            toasts.tell(tr!(challenges.manage.discarded));
            navigate(&Page::Ideas(IdeasPage::Challenges).path(), NavigateOptions::default());
        },
    );
    let submit = move |()| discard.send(challenge.read_untracked().version);
    view! {
        <Button look=Look::Quiet size=Size::Small glyph=Glyph::Cross on:click=move |_| open.set(true)>
            {tr!(challenges.manage.discard)}
        </Button>
        <Dialog open title=tr!(challenges.manage.discard_title)>
            <Confirm
                why=tr!(challenges.manage.discard_why)
                act=tr!(challenges.manage.discard)
                look=Look::Danger
                challenge
                send=discard
                on_submit=submit
                open
            />
        </Dialog>
    }
}

/// What an act does, then the act; a refusal that concerns a date says so.
#[component]
fn Confirm(
    why: &'static str,
    act: &'static str,
    look: Look,
    challenge: Shown,
    send: Submit<i32>,
    #[prop(into)] on_submit: Callback<()>,
    open: RwSignal<bool>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <Form faults=send.faults() on_submit>
            <div class="stack">
                <p>{why}</p>
                {children.map(|children| children())}
                <Resumable challenge act=send />
                <div class="cluster">
                    <Button look press=Press::Submit pending=send.pending()>{act}</Button>
                    <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                </div>
            </div>
        </Form>
    }
}

/// The failure of an act. After a conflict the challenge is read again: what is typed stays, and one acts once more.
#[component]
fn Resumable<I: Send + Sync + 'static>(challenge: Shown, act: Submit<I>) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let resume = use_submit(
        move |client, ()| async move { client.read_challenge(id).await },
        move |view: ChallengeView| {
            act.forgive();
            toasts.tell(tr!(ideas.conflict.reloaded));
            challenge.set(view);
        },
    );
    view! {
        <EditProblem
            failure=act.failure()
            pending=resume.pending()
            on_resume=move |()| resume.send(())
        />
    }
}

/// Ending it: what comes out of it, once every author has an answer.
#[component]
pub(super) fn CloseForm(challenge: Shown) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let closes = may(challenge, ChallengeAct::Close);
    let results = RwSignal::new(String::new());
    let kept = keep_fields(Place::of(&format!("results.{id}")), [("results", results)]);
    let toasts = expect_context::<Toasts>();
    let close = use_submit(
        move |client, (body, seen): (CloseChallengeRequest, i32)| async move {
            client.close_challenge(id, &body, seen).await
        },
        move |view: ChallengeView| {
            kept.forget();
            toasts.tell(tr!(challenges.manage.closed));
            challenge.set(view);
        },
    );
    let submit = move |()| {
        let body = CloseChallengeRequest { results: results.get_untracked() };
        let checked = body.parse();
        close.send_checked((body, challenge.read_untracked().version), checked);
    };
    view! {
        <Show when=move || closes.get()>
            <Section title=tr!(challenges.manage.close_title)>
                <div class="stack">
                    <p class="small muted">{tr!(challenges.manage.close_why)}</p>
                    <FoundWords kept />
                    <Form faults=close.faults() on_submit=submit>
                        <RichArea
                            faults=close.faults()
                            pointer="/results"
                            label=tr!(challenges.manage.results)
                            hint=tr!(challenges.manage.results_hint)
                            missing=tr!(challenges.manage.results_missing)
                            value=results
                        />
                        <div class="form-end stack gap-3">
                            <Resumable challenge act=close />
                            <p><Button look=Look::Primary press=Press::Submit pending=close.pending()>
                                {tr!(challenges.manage.close)}
                            </Button></p>
                        </div>
                    </Form>
                </div>
            </Section>
        </Show>
    }
}
