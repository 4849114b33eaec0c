//! A question to the Dinno: its thread, its answer, and the support that it may become (R324, R325).

use api_types::help_request::{
    HelpMessageView, HelpRequestSummary, HelpRequestView, ReplyHelpRequest, SupportRequest,
};
use api_types::history::HistoryEntry;
use domain::HelpRequestId;
use domain::help_request::{HelpAct, HelpStatus, SupportStage};
use domain::journal::Fact;
use leptos::prelude::*;

use super::contributor::GrantContributor;
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    Ago, Avatar, Badge, Breadcrumb, Button, Day, Form, Glyph, Happening, History, Keep, Load, Look,
    Markdown, Moment, PageHead, Person, Press, SelectField, SelectOption, Size, TextArea, Tone,
};
use crate::pages::shared::{
    EditProblem, FoundWords, Merged, Place, ShareLink, focus_on, keep_words,
};
use crate::routes::{Page, PocsPage, ServicesPage};
use crate::state::Toasts;
use crate::words::{self, tr};

/// The question as it is now; acts put their answer into it.
type Shown = RwSignal<HelpRequestView>;

#[component]
pub(super) fn QuestionPage(id: HelpRequestId) -> impl IntoView {
    let question =
        use_fetch(move || id, |client, id| async move { client.read_help_request(id).await });
    view! { <Keep resource=question let:shown><QuestionSheet shown /></Keep> }
}

#[component]
fn QuestionSheet(shown: Shown) -> impl IntoView {
    let HelpRequestSummary { id, reference, title, .. } = shown.get_untracked().summary;
    let reload = use_submit(
        move |client, ()| async move { client.read_help_request(id).await },
        move |current| shown.set(current),
    );
    let trail = vec![(Page::Services(ServicesPage::Contact), tr!(services.contact.title).into())];
    view! {
        <Breadcrumb trail here=reference />
        <PageHead title>{move || view! { <Marks question=shown.get() /> }}</PageHead>
        <div class="sheet">
            <div class="stack gap-10">
                <Thread shown />
                <Reply shown reload />
            </div>
            <aside class="side stack gap-8" aria-label=tr!(services.question.around)>
                <GrantContributor shown />
                <About shown />
                <Support shown reload />
                <Past shown />
                <p class="cluster"><ShareLink /></p>
            </aside>
        </div>
    }
}

#[component]
fn Marks(question: HelpRequestView) -> impl IntoView {
    let HelpRequestSummary { topic, status, support, asked_at, .. } = question.summary;
    let (tone, glyph) = words::status_mark(status);
    let support = support.map(|stage| {
        let words = tr!(services.contact.support_at, stage = words::support_stage(stage));
        view! { <Badge tone=Tone::Info glyph=Glyph::Flag>{words}</Badge> }
    });
    view! {
        <div class="cluster gap-state small muted">
            <Badge tone glyph>{words::help_status(status)}</Badge>
            {support}
            <span>{words::help_topic(topic)}" · "<Ago at=asked_at /></span>
        </div>
    }
}

#[component]
fn Thread(shown: Shown) -> impl IntoView {
    view! {
        <section aria-labelledby="echange">
            <h2 id="echange" class="section-title">{tr!(services.question.thread)}</h2>
            <ol class="comments">
                <For each=move || shown.get().messages key=|message| message.id let:message>
                    <Message message />
                </For>
            </ol>
        </section>
    }
}

#[component]
fn Message(message: HelpMessageView) -> impl IntoView {
    let HelpMessageView { id, author, answer, body_html, written_at } = message;
    let body = author.organisation.map(|body| format!("{} · ", body.name));
    let badge = answer.then(|| {
        view! { <Badge tone=Tone::Success glyph=Glyph::Check>{tr!(services.question.answer)}</Badge> }
    });
    view! {
        <li class="comment" id=format!("message-{id}") tabindex="-1">
            <Avatar name=author.name.clone() />
            <div>
                <header>
                    <b>{author.name}</b>
                    <span class="muted">{body}<Ago at=written_at /></span>
                    {badge}
                </header>
                <Markdown html=body_html />
            </div>
        </li>
    }
}

/// Whether an act is open to the reader now.
fn may(shown: Shown, act: HelpAct) -> bool {
    shown.read().allowed.contains(&act)
}

#[component]
fn Reply(shown: Shown, reload: Submit<()>) -> impl IntoView {
    let id = shown.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let body = RwSignal::new(String::new());
    let words = move || ReplyHelpRequest { body: body.get() };
    let kept = keep_words(
        Place::of(&format!("reply.{id}")),
        words,
        move |Merged { value, .. }: Merged<ReplyHelpRequest>| body.set(value.body),
    );
    let reply = use_submit(
        move |client, request: ReplyHelpRequest| async move {
            client.reply_help_request(id, &request, shown.read_untracked().version).await
        },
        move |view: HelpRequestView| {
            body.set(String::new());
            if let Some(last) = view.messages.last() {
                focus_on(format!("#message-{}", last.id));
            }
            shown.set(view);
            toasts.tell(tr!(services.question.sent));
        },
    );
    let submit = move |()| {
        let request = untrack(words);
        reply.send_checked(request.clone(), request.parse());
    };
    let label = reply_words(shown);
    view! {
        <div class="comment-form stack">
            <FoundWords kept />
            <Form faults=reply.faults() on_submit=submit label=label.to_owned()>
                <TextArea
                    faults=reply.faults()
                    pointer="/body"
                    label
                    hint=tr!(services.contact.body_hint)
                    missing=tr!(services.contact.body_missing)
                    value=body
                />
                <div class="form-end stack gap-3">
                    <EditProblem
                        failure=reply.failure()
                        pending=reload.pending()
                        on_resume=move |()| {
                            reply.forgive();
                            reload.send(());
                        }
                    />
                    <div class="cluster">
                        <Button look=Look::Primary press=Press::Submit pending=reply.pending()>
                            {tr!(services.question.send)}
                        </Button>
                        <CloseButton shown reload />
                    </div>
                </div>
            </Form>
        </div>
    }
}

fn reply_words(shown: Shown) -> &'static str {
    let mine = shown.read_untracked().summary.mine;
    if mine { tr!(services.question.go_on) } else { tr!(services.question.reply) }
}

#[component]
fn CloseButton(shown: Shown, reload: Submit<()>) -> impl IntoView {
    let id = shown.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let close = use_submit(
        move |client, ()| async move {
            client.close_help_request(id, shown.read_untracked().version).await
        },
        move |view: HelpRequestView| {
            shown.set(view);
            toasts.tell(tr!(services.question.closed));
            focus_on("h1");
        },
    );
    let offered = Memo::new(move |_| may(shown, HelpAct::Close));
    view! {
        <Show when=move || offered.get()>
            <Button pending=close.pending() on:click=move |_| close.send(())>
                {tr!(services.question.close)}
            </Button>
        </Show>
        <EditProblem
            failure=close.failure()
            pending=reload.pending()
            on_resume=move |()| {
                close.forgive();
                reload.send(());
            }
        />
    }
}

#[component]
fn About(shown: Shown) -> impl IntoView {
    let HelpRequestView { summary, .. } = shown.get_untracked();
    let note = summary.organisation.map(|body| body.name).unwrap_or_default();
    let poc = move || {
        shown.get().poc.map(|poc| {
            let href = Page::Pocs(PocsPage::Poc(poc.id)).path();
            view! {
                <p class="small">
                    {tr!(services.contact.about_poc)}<br /><a href=href>{poc.title}</a>
                </p>
            }
        })
    };
    view! {
        <section class="tray stack gap-3" aria-labelledby="demandeur">
            <h2 id="demandeur" class="h-lg">{tr!(services.question.asked_by)}</h2>
            <Person name=summary.author.name note />
            {poc}
        </section>
    }
}

/// The four stages, the present one marked, and the way to move it.
#[component]
fn Support(shown: Shown, reload: Submit<()>) -> impl IntoView {
    let current = Memo::new(move |_| shown.read().summary.support);
    let line = move |stage: &SupportStage| {
        let stage = *stage;
        let here = move || current.get() == Some(stage);
        view! {
            <li aria-current=move || here().then_some("step")>
                {move || if here() {
                    view! { <b>{words::support_stage(stage)}</b> }.into_any()
                } else {
                    view! { <span class="muted">{words::support_stage(stage)}</span> }.into_any()
                }}
            </li>
        }
    };
    let title = move || match current.get() {
        Some(_) => tr!(services.question.support),
        None => tr!(services.question.make_support),
    };
    let offered = Memo::new(move |_| may(shown, HelpAct::Support));
    view! {
        <section class="stack gap-3" aria-labelledby="appui">
            <h2 id="appui" class="h-lg">{title}</h2>
            <Show when=move || current.get().is_some()>
                <ol class="stack gap-2 small next-steps">
                    {SupportStage::ALL.iter().map(line).collect_view()}
                </ol>
            </Show>
            <Show when=move || offered.get()><SupportForm shown reload /></Show>
        </section>
    }
}

/// The stages that the support went through and who closed the question: the messages say the rest.
#[component]
fn Past(shown: Shown) -> impl IntoView {
    let id = shown.read_untracked().summary.id;
    let history = use_fetch(
        move || shown.read().version,
        move |client, _| async move { client.read_help_request_history(id).await },
    );
    view! { <Load resource=history let:history>{moves(history.items)}</Load> }
}

fn moves(entries: Vec<HistoryEntry>) -> impl IntoView {
    let told = entries.into_iter().filter_map(|entry| {
        let HistoryEntry { id: _, on, at, actor, fact, changed: _ } = entry;
        let said = moved(&fact)?;
        let when = match at {
            Some(at) => view! { <Moment at /> }.into_any(),
            None => view! { <Day on /> }.into_any(),
        };
        let by = actor.map(|person| tr!(shared.by, name = person.name));
        let what = view! { <span>{said}{by}</span> }.into_any();
        Some(Happening { when, what })
    });
    let entries: Vec<_> = told.collect();
    (!entries.is_empty()).then(|| {
        view! {
            <details class="disclose">
                <summary>{tr!(services.question.past)}</summary>
                <History entries />
            </details>
        }
    })
}

/// What a fact moved, in a word or two; nothing when it is a message.
fn moved(fact: &Fact) -> Option<&'static str> {
    if let Fact::SupportRequested { stage, .. } = fact {
        return Some(words::support_stage(*stage));
    }
    matches!(fact, Fact::HelpClosed { .. }).then(|| words::help_status(HelpStatus::Closed))
}

#[component]
fn SupportForm(shown: Shown, reload: Submit<()>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let HelpRequestSummary { id, support, .. } = shown.get_untracked().summary;
    let first = support.unwrap_or(SupportStage::Framing);
    let stage = RwSignal::new(first.code().to_owned());
    let move_to = use_submit(
        move |client, request: SupportRequest| async move {
            client.support_help_request(id, &request, shown.read_untracked().version).await
        },
        move |view: HelpRequestView| {
            shown.set(view);
            toasts.tell(tr!(services.question.support_done));
        },
    );
    let submit = move |()| {
        let stage = stage.read_untracked().parse().unwrap_or(SupportStage::Framing);
        let poc_id = shown.read_untracked().poc.as_ref().map(|poc| poc.id);
        move_to.send(SupportRequest { stage, poc_id });
    };
    let stages = || {
        let one =
            |stage: &SupportStage| SelectOption::new(stage.code(), words::support_stage(*stage));
        SupportStage::ALL.iter().map(one).collect::<Vec<_>>()
    };
    view! {
        <Form
            faults=move_to.faults()
            on_submit=submit
            label=tr!(services.question.make_support).to_owned()
        >
            <SelectField
                faults=move_to.faults()
                pointer="/stage"
                label=tr!(services.question.stage)
                value=stage
                options=Signal::derive(stages)
            />
            <EditProblem
                failure=move_to.failure()
                pending=reload.pending()
                on_resume=move |()| {
                    move_to.forgive();
                    reload.send(());
                }
            />
            <p>
                <Button size=Size::Small press=Press::Submit pending=move_to.pending()>
                    {tr!(services.question.set_stage)}
                </Button>
            </p>
        </Form>
    }
}
