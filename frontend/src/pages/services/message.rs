//! Writing to a person and reading what they wrote: the portal relays, and shows nobody's address (R235).

use api_types::message::{AboutRequest, AboutView, MessageView, SendMessageRequest};
use domain::expression::Target;
use domain::journal::SubjectKind;
use domain::{ContactMessageId, UserId};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::{draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Ago, Breadcrumb, Button, ButtonLink, Faults, Form, Glyph, Load, Look, Markdown,
    PageHead, Person, Press, TextArea, TextField,
};
use crate::pages::shared::{FoundWords, Merged, Place, keep_words, write_href};
use crate::routes::{Page, ServicesPage, page_of};
use crate::state::{Toasts, use_address};
use crate::words::tr;

/// A message to a person: `?nom=` says who, `?a-propos=` what about, `?objet=` what it answers.
#[component]
pub(super) fn WritePage(to: UserId) -> impl IntoView {
    let address = use_address();
    let name = untrack(move || address.text("nom")).unwrap_or_default();
    let about = untrack(move || address.text("a-propos")).and_then(|named| about(&named));
    let title = untrack(move || address.text("objet")).unwrap_or_default();
    let heading = if name.is_empty() {
        tr!(services.message.write).to_owned()
    } else {
        tr!(services.message.write_to, name = name)
    };
    view! {
        <Breadcrumb here=tr!(services.message.write) />
        <div class="page-narrow">
            <PageHead title=heading lead=tr!(services.message.lead) />
            <WriteForm to about title />
        </div>
    }
}

/// `practice:<id>`, as the address says it.
fn about(named: &str) -> Option<AboutRequest> {
    let (kind, id) = named.split_once(':')?;
    let (kind, id) = (SubjectKind::from_code(kind)?, id.parse().ok()?);
    let target = Target::of(kind, id).filter(|target| target.has_page());
    target.map(|_| AboutRequest { kind, id })
}

#[component]
fn WriteForm(to: UserId, about: Option<AboutRequest>, title: String) -> impl IntoView {
    let (title, body) = (RwSignal::new(title), RwSignal::new(String::new()));
    let words = move || SendMessageRequest { title: title.get(), body: body.get(), about };
    let kept = keep_words(
        Place::of(&format!("message.{to}")),
        words,
        move |Merged { value, .. }: Merged<SendMessageRequest>| {
            title.set(value.title);
            body.set(value.body);
        },
    );
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    let key = draw_key();
    let send = use_submit(
        move |client, request: SendMessageRequest| {
            let key = key.clone();
            async move { client.send_message(to, &request, &key).await }
        },
        move |sent: MessageView| {
            kept.forget();
            toasts.tell(tr!(services.message.sent));
            let page = Page::Services(ServicesPage::Message(sent.id));
            navigate(&page.path(), NavigateOptions::default());
        },
    );
    let submit = move |()| {
        let request = untrack(words);
        send.send_checked(request.clone(), request.parse());
    };
    view! {
        <div class="stack gap-6">
            <FoundWords kept />
            <Form
                faults=send.faults()
                on_submit=submit
                label=tr!(services.message.write).to_owned()
            >
                <WriteFields faults=send.faults() title body />
                <ActProblem failure=send.failure() />
                <p class="form-acts">
                    <Button look=Look::Primary press=Press::Submit pending=send.pending()>
                        {tr!(services.question.send)}
                    </Button>
                </p>
            </Form>
        </div>
    }
}

#[component]
fn WriteFields(faults: Faults, title: RwSignal<String>, body: RwSignal<String>) -> impl IntoView {
    view! {
        <TextField
            faults
            pointer="/title"
            label=tr!(services.message.subject)
            missing=tr!(services.message.subject_missing)
            value=title
        />
        <TextArea
            faults
            pointer="/body"
            label=tr!(services.message.body)
            hint=tr!(services.contact.body_hint)
            missing=tr!(services.contact.body_missing)
            value=body
        />
    }
}

#[component]
pub(super) fn MessagePage(id: ContactMessageId) -> impl IntoView {
    let message = use_fetch(move || id, |client, id| async move { client.read_message(id).await });
    view! { <Load resource=message let:message><MessageSheet message /></Load> }
}

#[component]
fn MessageSheet(message: MessageView) -> impl IntoView {
    let MessageView { reference, from, to, mine, title, body_html, about, sent_at, .. } = message;
    let (label, person) =
        if mine { (tr!(services.message.to), to) } else { (tr!(services.message.from), from) };
    let note = person.organisation.as_ref().map(|body| body.name.clone()).unwrap_or_default();
    let title_of_answer = tr!(services.message.answer_title, title = title.clone());
    let target = about.as_ref().and_then(|about| Target::of(about.kind, about.id));
    let href = write_href(&person, target, Some(title_of_answer)).filter(|_| !mine);
    let answer = href.map(|href| {
        view! {
            <p>
                <ButtonLink href look=Look::Primary glyph=Glyph::Mail>
                    {tr!(services.question.reply)}
                </ButtonLink>
            </p>
        }
    });
    view! {
        <Breadcrumb
            trail=vec![(Page::Notifications, tr!(notifications.title).into())]
            here=reference
        />
        <div class="page-narrow stack gap-6">
            <PageHead title>
                <div class="cluster small muted">
                    <span>{label}</span>
                    <Person name=person.name note />
                    <Ago at=sent_at />
                </div>
            </PageHead>
            {about.map(|about| view! { <About about /> })}
            <Markdown html=body_html />
            {answer}
        </div>
    }
}

#[component]
fn About(about: AboutView) -> impl IntoView {
    let AboutView { kind, id, title, .. } = about;
    let href = page_of(kind, id).map(Page::path).unwrap_or_default();
    view! { <p class="small">{tr!(services.message.about)}" "<a href=href>{title}</a></p> }
}
