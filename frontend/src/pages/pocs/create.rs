//! A new experiment, alone or from a selected idea: three fields, and the rest without obligation (A11).

use api_types::idea::IdeaView;
use api_types::poc::{CreatePocRequest, PocHeaderRequest};
use domain::IdeaId;
use domain::access::Permission;
use domain::idea::IdeaStatus;
use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::card::{CardFields, CardWords, EssentialFields, OptionalFields};
use crate::api::{Submit, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, ButtonLink, Door, Faults, Form, Glyph, Icon, Keep, Look,
    MoreLink, Notice, PageHead, Press, Tone,
};
use crate::pages::shared::{FoundWords, KeptWords, Merged, Place, keep_words};
use crate::routes::{IdeasPage, Page, PocsPage};
use crate::state::{References, Session, Toasts, use_address};
use crate::words::tr;

/// The parameter that names the idea.
const IDEA: &str = "idee";

#[component]
pub(super) fn CreatePocPage() -> impl IntoView {
    let address = use_address();
    let idea = untrack(move || address.parsed::<IdeaId>(IDEA));
    let allowed = expect_context::<Session>().may(Permission::CreatePoc);
    let form = match (allowed, idea) {
        (false, _) => view! {
            <Notice tone=Tone::Warning title=tr!(pocs.create.refused)>
                <p>{tr!(pocs.create.refused_why)}</p>
            </Notice>
        }
        .into_any(),
        (true, Some(id)) => view! { <FromIdea id /> }.into_any(),
        (true, None) => view! { <CreateForm idea=None /> }.into_any(),
    };
    view! {
        <Breadcrumb
            trail=vec![(Page::Pocs(PocsPage::List), tr!(pocs.title).into())]
            here=tr!(pocs.create.title)
        />
        <div class="page-narrow">
            <PageHead
                door=Door::Poc
                kind=tr!(pocs.kind)
                title=tr!(pocs.create.title)
                lead=tr!(pocs.create.lead)
            >
                <p>
                    <MoreLink href=Page::Pocs(PocsPage::Kit).path()>{tr!(pocs.kit.from_form)}</MoreLink>
                </p>
            </PageHead>
            {form}
        </div>
    }
}

#[component]
fn FromIdea(id: IdeaId) -> impl IntoView {
    let idea = use_fetch(move || id, |client, id| async move { client.read_idea(id).await });
    view! {
        <Keep resource=idea let:idea>
            <CreateForm idea=Some(idea.get_untracked()) />
        </Keep>
    }
}

#[component]
fn CreateForm(idea: Option<IdeaView>) -> impl IntoView {
    let session = expect_context::<Session>();
    let references = expect_context::<References>();
    let department = untrack(|| session.me()).and_then(|me| me.department);
    let mut card = idea.as_ref().map(told_by).unwrap_or_default();
    card.department_id = department.map(|department| department.id).unwrap_or_default();
    let fields = CardFields::new(&CardWords { card, team: Vec::new(), named: Vec::new() });
    let idea_id = idea.as_ref().map(|idea| idea.summary.id);
    let place = Place::of(&idea_id.map_or("poc".to_owned(), |id| format!("poc-of.{id}")));
    let kept = keep_words(
        place,
        move || fields.words(),
        move |found: Merged<CardWords>| fields.fill(&found.value),
    );
    let create = use_creation(kept);
    let submit = move |()| {
        let body = CreatePocRequest { header: fields.card(), members: fields.team(), idea_id };
        create.send_checked(body, fields.check(references));
    };
    view! {
        {idea.map(|idea| view! { <IdeaNotice idea /> })}
        <div class="stack gap-6">
            <FoundWords kept />
            <ActProblem failure=create.failure() />
            <Form faults=create.faults() on_submit=submit>
                <EssentialFields faults=create.faults() fields compared=true />
                <MoreFields faults=create.faults() fields />
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=create.pending()>
                        {tr!(pocs.create.submit)}
                    </Button>
                    <ButtonLink href=Page::Pocs(PocsPage::List).path() look=Look::Quiet>
                        {tr!(common.cancel)}
                    </ButtonLink>
                </p>
            </Form>
        </div>
    }
}

/// Creates once, however often one presses; then shows the experiment.
fn use_creation(kept: KeptWords) -> Submit<CreatePocRequest> {
    let key = draw_key();
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    use_submit(
        move |client, body: CreatePocRequest| {
            let key = key.clone();
            async move { client.create_poc(&body, &key).await }
        },
        move |poc| {
            kept.forget();
            toasts.tell(tr!(pocs.create.done));
            let page = Page::Pocs(PocsPage::Poc(poc.summary.id));
            navigate(&page.path(), NavigateOptions::default());
        },
    )
}

/// What the idea says already: nothing is typed twice.
fn told_by(idea: &IdeaView) -> PocHeaderRequest {
    let told: Vec<&str> =
        [&idea.problem, &idea.proposal].into_iter().flatten().map(String::as_str).collect();
    PocHeaderRequest {
        title: idea.summary.title.clone(),
        domain: idea.summary.domain.0.clone(),
        description: (!told.is_empty()).then(|| told.join("\n\n")),
        form: Some(idea.form),
        ..PocHeaderRequest::default()
    }
}

#[component]
fn IdeaNotice(idea: IdeaView) -> impl IntoView {
    let href = Page::Ideas(IdeasPage::Idea(idea.summary.id)).path();
    let title = idea.summary.title;
    let link = view! { <a href=href>{title}</a> };
    match idea.summary.status {
        IdeaStatus::Selected => view! {
            <Notice title=tr!(pocs.create.of_idea)>
                <p>{link}</p>
                <p>{tr!(pocs.create.of_idea_why)}</p>
            </Notice>
        }
        .into_any(),
        IdeaStatus::Submitted
        | IdeaStatus::UnderReview
        | IdeaStatus::NotSelected
        | IdeaStatus::Experimenting
        | IdeaStatus::Implemented
        | IdeaStatus::Withdrawn => view! {
            <Notice tone=Tone::Warning title=tr!(problems.idea_not_selected)>
                <p>{link}</p>
            </Notice>
        }
        .into_any(),
    }
}

/// « Pour compléter, sans obligation »: folded, and open as soon as something in it is to be corrected.
#[component]
fn MoreFields(faults: Faults, fields: CardFields) -> impl IntoView {
    let fold = NodeRef::<html::Details>::new();
    Effect::new(move |_| {
        let inside = faults.beyond(&["/header/title", "/header/department_id", "/header/domain"]);
        if let Some(fold) = fold.get().filter(|_| inside) {
            let _ = fold.set_attribute("open", "");
        }
    });
    view! {
        <details class="disclose more-fields" node_ref=fold>
            <summary><Icon glyph=Glyph::Plus />{tr!(pocs.create.more)}</summary>
            <div class="stack gap-8">
                <p class="small muted">{tr!(pocs.create.more_why)}</p>
                <OptionalFields faults fields />
            </div>
        </details>
    }
}
