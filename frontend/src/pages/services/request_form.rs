//! Requesting resources: what they serve, then one line for each thing that is wanted (R316, R319, R320).

use api_types::resource_request::{
    RequestResourcesRequest, ResourceLineRequest, ResourceRequestView, ResourceSettingsView,
};
use domain::{IdeaId, PocId};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::resources::label_of;
use crate::api::{Submit, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, ButtonLink, Faults, Form, Load, Look, Notice, PageHead, Press,
    SelectField, SelectOption, TextArea, TextField,
};
use crate::pages::shared::{FoundWords, KeptWords, Merged, Place, RowsField, keep_words};
use crate::routes::{IdeasPage, Page, PocsPage, ServicesPage};
use crate::state::{Toasts, use_address};
use crate::words::tr;

/// What the request serves, as the address names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Serving {
    idea: Option<IdeaId>,
    poc: Option<PocId>,
}

#[component]
pub(super) fn RequestResourcesPage() -> impl IntoView {
    let address = use_address();
    let serving = untrack(move || Serving {
        idea: address.parsed("idee"),
        poc: address.parsed("experimentation"),
    });
    let start = use_fetch(
        move || serving,
        |client, serving| async move {
            let settings = client.read_resource_settings().await?;
            let title = match (serving.idea, serving.poc) {
                (_, Some(poc)) => client.read_poc(poc).await?.summary.title,
                (Some(idea), None) => client.read_idea(idea).await?.summary.title,
                (None, None) => String::new(),
            };
            Ok((settings, title))
        },
    );
    let resources = Page::Services(ServicesPage::Resources);
    view! {
        <Breadcrumb
            trail=vec![(resources, tr!(services.resources.title).into())]
            here=tr!(services.resources.request)
        />
        <div class="page-narrow">
            <PageHead
                title=tr!(services.resources.request)
                lead=tr!(services.resources.request_lead)
            />
            <Load resource=start let:start>
                <RequestForm serving settings=start.0.clone() title=start.1 />
            </Load>
        </div>
    }
}

/// One thing that is wanted, being written.
#[derive(Clone, Debug)]
struct LineRow {
    kind: ArcRwSignal<String>,
    what: ArcRwSignal<String>,
}

impl LineRow {
    fn of(line: &ResourceLineRequest) -> Self {
        let ResourceLineRequest { kind, what } = line.clone();
        Self { kind: ArcRwSignal::new(kind), what: ArcRwSignal::new(what) }
    }

    fn blank() -> Self {
        Self::of(&ResourceLineRequest { kind: String::new(), what: String::new() })
    }
}

/// The fields of a request. Copy it where they are shown and sent.
#[derive(Clone, Copy)]
struct Fields {
    serving: Serving,
    title: RwSignal<String>,
    details: RwSignal<String>,
    lines: RwSignal<Vec<LineRow>>,
}

impl Fields {
    fn request(self) -> RequestResourcesRequest {
        let details = self.details.get();
        let line =
            |row: &LineRow| ResourceLineRequest { kind: row.kind.get(), what: row.what.get() };
        RequestResourcesRequest {
            title: self.title.get(),
            details: (!details.trim().is_empty()).then_some(details),
            idea_id: self.serving.idea.filter(|_| self.serving.poc.is_none()),
            poc_id: self.serving.poc,
            lines: self.lines.read().iter().map(line).collect(),
        }
    }

    fn fill(self, request: &RequestResourcesRequest) {
        self.title.set(request.title.clone());
        self.details.set(request.details.clone().unwrap_or_default());
        self.lines.set(request.lines.iter().map(LineRow::of).collect());
    }
}

#[component]
fn RequestForm(serving: Serving, settings: ResourceSettingsView, title: String) -> impl IntoView {
    let fields = Fields {
        serving,
        title: RwSignal::new(title.clone()),
        details: RwSignal::new(String::new()),
        lines: RwSignal::new(vec![LineRow::blank()]),
    };
    let name = serving.poc.map(|id| id.0).or(serving.idea.map(|id| id.0));
    let name = name.map(|id| format!(".{id}")).unwrap_or_default();
    let kept = keep_words(
        Place::of(&format!("resources{name}")),
        move || fields.request(),
        move |found: Merged<RequestResourcesRequest>| fields.fill(&found.value),
    );
    let request = use_request(kept);
    let submit = move |()| {
        let body = untrack(move || fields.request());
        request.send_checked(body.clone(), body.parse());
    };
    view! {
        <div class="stack gap-6">
            <ServesNotice serving title />
            <FoundWords kept />
            <Form
                faults=request.faults()
                on_submit=submit
                label=tr!(services.resources.request).to_owned()
            >
                <RequestFields faults=request.faults() fields settings />
                <ActProblem failure=request.failure() />
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=request.pending()>
                        {tr!(services.resources.send)}
                    </Button>
                    <ButtonLink
                        href=Page::Services(ServicesPage::Resources).path()
                        look=Look::Quiet
                    >
                        {tr!(common.cancel)}
                    </ButtonLink>
                </p>
            </Form>
        </div>
    }
}

/// Asks once, however often one presses; then shows the request.
fn use_request(kept: KeptWords) -> Submit<RequestResourcesRequest> {
    let key = draw_key();
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    use_submit(
        move |client, body: RequestResourcesRequest| {
            let key = key.clone();
            async move { client.request_resources(&body, &key).await }
        },
        move |made: ResourceRequestView| {
            kept.forget();
            toasts.tell(tr!(services.resources.done, reference = made.reference.clone()));
            let page = Page::Services(ServicesPage::ResourceRequest(made.id));
            navigate(&page.path(), NavigateOptions::default());
        },
    )
}

/// What the request is attached to; on an idea, that it is signed.
#[component]
fn ServesNotice(serving: Serving, title: String) -> impl IntoView {
    let page = match (serving.idea, serving.poc) {
        (_, Some(poc)) => Page::Pocs(PocsPage::Poc(poc)),
        (Some(idea), None) => Page::Ideas(IdeasPage::Idea(idea)),
        (None, None) => return ().into_any(),
    };
    let signed = serving.poc.is_none().then(|| view! { <p>{tr!(services.resources.signed)}</p> });
    view! {
        <Notice title=tr!(services.resources.attached_to)>
            <p><a href=page.path()>{title}</a></p>
            {signed}
        </Notice>
    }
    .into_any()
}

#[component]
fn RequestFields(faults: Faults, fields: Fields, settings: ResourceSettingsView) -> impl IntoView {
    let active = settings.kinds.iter().filter(|kind| kind.active);
    let option = |kind: &api_types::resource_request::ResourceKindView| {
        let label = label_of(&kind.label_fr, &kind.label_en);
        SelectOption::new(kind.code.0.clone(), label)
    };
    let kinds: Signal<Vec<SelectOption>> = Signal::stored(active.map(option).collect());
    let row = move |place: usize, line: LineRow| {
        let at = |field| format!("/lines/{place}/{field}");
        view! {
            <TextField
                faults
                pointer=at("what")
                label=tr!(services.resources.what)
                missing=tr!(services.resources.what_missing)
                value=RwSignal::from(line.what)
            />
            <SelectField
                faults
                pointer=at("kind")
                label=tr!(services.resources.kind)
                missing=tr!(services.resources.kind_missing)
                blank=tr!(services.resources.choose_kind)
                value=RwSignal::from(line.kind)
                options=kinds
            />
        }
        .into_any()
    };
    view! {
        <TextField
            faults
            pointer="/title"
            label=tr!(services.resources.for_what)
            hint=tr!(services.resources.for_what_hint)
            missing=tr!(services.resources.for_what_missing)
            value=fields.title
        />
        <RowsField
            legend=tr!(services.resources.lines)
            hint=tr!(services.resources.lines_hint)
            rows=fields.lines
            blank=LineRow::blank
            add=tr!(services.resources.add_line)
            row
        />
        <TextArea
            faults
            pointer="/details"
            label=tr!(services.resources.details)
            hint=tr!(services.contact.body_hint)
            value=fields.details
            optional=true
        />
    }
}
