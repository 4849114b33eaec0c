//! Sharing a practice that no experiment came before: what a body does already (R224, R242).

use api_types::idea::IdeaView;
use api_types::people::PersonView;
use api_types::practice::{PracticeContentRequest, PublishPracticeRequest};
use domain::access::{Permission, Reach};
use domain::practice::PracticeKind;
use domain::{FieldCode, FieldError, IdeaId, OrganisationId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::content::{ContentFields, ContentForm};
use super::held::Held;
use super::origin::{Origin, OriginField};
use super::publish::use_publication;
use crate::api::use_fetch;
use crate::components::{
    ActProblem, Button, ButtonLink, Faults, Form, Keep, Look, Notice, Press, SelectField,
    SelectOption, Tone,
};
use crate::pages::shared::{FoundWords, Merged, Place, SimilarWhileTyping, keep_words, use_bodies};
use crate::routes::{Page, PocsPage, PracticesPage};
use crate::state::{References, Session, Toasts, use_address};
use crate::words::tr;

/// The parameter that names the idea that the practice came from.
const IDEA: &str = "idee";

/// The form, for whoever may share; where to begin when an experiment came before.
#[component]
pub(super) fn Share() -> impl IntoView {
    if !expect_context::<Session>().may(Permission::PublishPractice) {
        return view! {
            <Notice tone=Tone::Warning title=tr!(practices.share.refused)>
                <p>{tr!(practices.share.refused_why)}</p>
            </Notice>
        }
        .into_any();
    }
    let address = use_address();
    let form = if let Some(id) = untrack(move || address.parsed::<IdeaId>(IDEA)) {
        view! { <OfIdea id /> }.into_any()
    } else {
        view! { <ShareForm idea=None /> }.into_any()
    };
    let completed = format!("{}?statut=completed", Page::Pocs(PocsPage::List).path());
    view! {
        <div class="stack gap-6">
            <Notice tone=Tone::Info title=tr!(practices.publish.origin)>
                <p>{tr!(practices.publish.origin_why)}</p>
                <p>
                    <ButtonLink href=completed>{tr!(practices.publish.choose)}</ButtonLink>
                </p>
            </Notice>
            {form}
        </div>
    }
    .into_any()
}

/// The same, where the idea is known: nobody looks for it again.
#[component]
fn OfIdea(id: IdeaId) -> impl IntoView {
    let idea = use_fetch(move || id, |client, id| async move { client.read_idea(id).await });
    view! {
        <Keep resource=idea let:idea>
            <ShareForm idea=Some(idea.get_untracked()) />
        </Keep>
    }
}

/// Where what is typed is kept: what came from one idea is not shown again of another.
fn place_of(idea: Option<&IdeaView>) -> Place {
    let name = idea.map(|idea| format!("practice-share-of.{}", idea.summary.id));
    Place::of(name.as_deref().unwrap_or("practice-share"))
}

/// What the form holds, its body and the idea before it with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Kept {
    body: String,
    #[serde(default)]
    idea: Option<(IdeaId, String)>,
    content: Held,
    contact: Option<PersonView>,
}

impl Kept {
    fn of((body, origin): (RwSignal<String>, Origin), fields: &ContentFields) -> Self {
        let (content, contact) = (fields.held(), fields.contact());
        Self { body: body.get(), idea: origin.get(), content, contact }
    }
}

#[component]
fn ShareForm(idea: Option<IdeaView>) -> impl IntoView {
    let references = expect_context::<References>();
    let me = expect_context::<Session>().who();
    let reach = me.as_ref().map(|me| me.reach(Permission::PublishPractice));
    let any_body = reach == Some(Reach::Everything);
    let person = me.map(|me| me.person);
    let own = person.as_ref().and_then(|person| person.organisation.as_ref());
    let own = own.map(|own| SelectOption::new(own.id.to_string(), own.name.clone()));
    let body = RwSignal::new(own.as_ref().map(|own| own.value.clone()).unwrap_or_default());
    let blank = PracticeContentRequest::blank(PracticeKind::GoodPractice);
    let fields = ContentFields::new(&blank.into(), person);
    let place = place_of(idea.as_ref());
    let origin: Origin = RwSignal::new(idea.map(|idea| (idea.summary.id, idea.summary.title)));
    let words = move || Kept::of((body, origin), &fields);
    let kept = keep_words(place, words, move |found: Merged<Kept>| {
        body.set(found.value.body);
        origin.set(found.value.idea);
        fields.fill(&found.value.content);
        fields.choose_contact(found.value.contact);
    });
    let publish = use_publication(kept);
    let toasts = expect_context::<Toasts>();
    let send = move |draft: bool| {
        if fields.waits(toasts) {
            return;
        }
        let organisation = body.read_untracked().parse::<OrganisationId>().ok();
        let missing = organisation.is_none();
        let first = FieldError::new("/organisation_id", FieldCode::Required);
        let rest = fields.check(references).err().unwrap_or_default();
        let faults: Vec<FieldError> = missing.then_some(first).into_iter().chain(rest).collect();
        let request = PublishPracticeRequest::of_body(organisation, fields.content());
        let idea_id = origin.get_untracked().map(|(id, _)| id);
        let request = PublishPracticeRequest { draft, idea_id, ..request };
        publish.send_checked(request, if faults.is_empty() { Ok(()) } else { Err(faults) });
    };
    view! {
        <FoundWords kept />
        <ActProblem failure=publish.failure() />
        <Form faults=publish.faults() on_submit=move |()| send(false)>
            <BodyField faults=publish.faults() body own any_body />
            <OriginField faults=publish.faults() chosen=origin />
            <ContentForm faults=publish.faults() fields=StoredValue::new(fields) />
            <SimilarWhileTyping title=fields.title() text=fields.told() />
            <p class="form-acts cluster">
                <Button look=Look::Primary press=Press::Submit pending=publish.pending()>
                    {tr!(practices.share.submit)}
                </Button>
                <Button pending=publish.pending() on:click=move |_| send(true)>
                    {tr!(practices.draft.keep)}
                </Button>
                <ButtonLink href=Page::Practices(PracticesPage::List).path() look=Look::Quiet>
                    {tr!(common.cancel)}
                </ButtonLink>
            </p>
        </Form>
    }
}

/// The body that does it: one's own, or any for whoever shares for others.
#[component]
fn BodyField(
    faults: Faults,
    body: RwSignal<String>,
    own: Option<SelectOption>,
    any_body: bool,
) -> impl IntoView {
    let bodies = use_bodies();
    let own = StoredValue::new(own);
    let options = move || {
        if any_body { bodies.offered("") } else { own.get_value().into_iter().collect() }
    };
    view! {
        <SelectField
            faults
            pointer="/organisation_id"
            label=tr!(practices.share.body)
            missing=tr!(practices.share.body_missing)
            blank=tr!(practices.field.choose)
            value=body
            options=Signal::derive(options)
        />
    }
}
