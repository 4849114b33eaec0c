//! Publishing the practice that a validated experiment proved: everything known is already written (R243). Without an
//! experiment, sharing what a body does already.

use api_types::people::PersonView;
use api_types::practice::{PracticeContentRequest, PublishPracticeRequest};
use domain::PocId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use serde::{Deserialize, Serialize};

use super::content::{ContentFields, ContentForm};
use super::held::Held;
use super::share::Share;
use crate::api::{Submit, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, ButtonLink, Door, Form, Keep, Look, PageHead, Press,
};
use crate::pages::shared::{FoundWords, KeptWords, Merged, Place, SimilarWhileTyping, keep_words};
use crate::routes::{Page, PocsPage, PracticesPage};
use crate::state::{References, Session, Toasts, use_address};
use crate::words::tr;

#[component]
pub(super) fn PublishPracticePage() -> impl IntoView {
    let address = use_address();
    let proved = untrack(move || address.parsed::<PocId>("poc"));
    let (title, lead, form) = if let Some(id) = proved {
        let form = view! { <Proposal id /> }.into_any();
        (tr!(practices.publish.title), tr!(practices.publish.lead), form)
    } else {
        let form = view! { <Share /> }.into_any();
        (tr!(practices.share.title), tr!(practices.share.lead), form)
    };
    view! {
        <Breadcrumb
            trail=vec![(Page::Practices(PracticesPage::List), tr!(practices.title).into())]
            here=title
        />
        <div class="page-narrow">
            <PageHead door=Door::Practice kind=tr!(practices.kind) title lead />
            {form}
        </div>
    }
}

#[component]
fn Proposal(id: PocId) -> impl IntoView {
    let proposal =
        use_fetch(move || id, |client, id| async move { client.propose_practice(id).await });
    view! {
        <Keep resource=proposal let:content>
            <PublishForm id content=content.get_untracked() />
        </Keep>
    }
}

/// What the form holds: the content names its contact, and only the person has a name to show again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Kept {
    content: Held,
    contact: Option<PersonView>,
}

#[component]
fn PublishForm(id: PocId, content: PracticeContentRequest) -> impl IntoView {
    let references = expect_context::<References>();
    let me = untrack(|| expect_context::<Session>().me()).map(|me| me.person);
    let fields = ContentFields::new(&content.into(), me);
    let kept = keep_words(
        Place::of(&format!("practice-of.{id}")),
        move || Kept { content: fields.held(), contact: fields.contact() },
        move |found: Merged<Kept>| {
            fields.fill(&found.value.content);
            fields.choose_contact(found.value.contact);
        },
    );
    let publish = use_publication(kept);
    let toasts = expect_context::<Toasts>();
    let send = move |draft: bool| {
        if fields.waits(toasts) {
            return;
        }
        let body = PublishPracticeRequest::of_poc(id, fields.content());
        let body = PublishPracticeRequest { draft, ..body };
        publish.send_checked(body, fields.check(references));
    };
    view! {
        <div class="stack gap-6">
            <FoundWords kept />
            <ActProblem failure=publish.failure() />
            <Form faults=publish.faults() on_submit=move |()| send(false)>
                <ContentForm faults=publish.faults() fields=StoredValue::new(fields) />
                <SimilarWhileTyping title=fields.title() text=fields.told() />
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=publish.pending()>
                        {tr!(practices.publish.submit)}
                    </Button>
                    <Button pending=publish.pending() on:click=move |_| send(true)>
                        {tr!(practices.draft.keep)}
                    </Button>
                    <ButtonLink href=Page::Pocs(PocsPage::Poc(id)).path() look=Look::Quiet>
                        {tr!(common.cancel)}
                    </ButtonLink>
                </p>
            </Form>
        </div>
    }
}

/// Publishes once, however often one presses; then shows the practice.
pub(super) fn use_publication(kept: KeptWords) -> Submit<PublishPracticeRequest> {
    let key = draw_key();
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    use_submit(
        move |client, body: PublishPracticeRequest| {
            let key = key.clone();
            async move { client.publish_practice(&body, &key).await }
        },
        move |practice| {
            kept.forget();
            let told = if practice.draft {
                tr!(practices.draft.kept)
            } else {
                tr!(practices.publish.done)
            };
            toasts.tell(told);
            let page = Page::Practices(PracticesPage::Practice(practice.summary.id));
            navigate(&page.path(), NavigateOptions::default());
        },
    )
}
