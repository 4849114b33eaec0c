//! Contacting the Dinno: a form, one's questions; for whoever answers, everybody's, by topic and by state.

mod about;
mod offer;

use api_types::help_request::{
    AskDinnoRequest, HelpRequestQuery, HelpRequestSummary, HelpRequestView,
};
use domain::PocId;
use domain::access::{Extent, Permission};
use domain::help_request::{HelpStatus, HelpTopic, SupportStage};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use about::{About, Begun};
use offer::ServiceOffers;

use super::contributor::BecomeContributor;
use crate::api::{Growing, Submit, draw_key, use_fetch, use_growing, use_submit};
use crate::components::{
    ActProblem, Ago, Badge, Breadcrumb, Button, Choice, ChoiceOption, Empty, Faults, FilterSelect,
    Form, Load, Look, MoreLink, Notice, PageHead, Press, RowItem, RowList, Section, SelectField,
    SelectOption, TextArea, TextField,
};
use crate::pages::shared::{FoundWords, Merged, MorePager, Place, keep_words};
use crate::routes::{Page, PocsPage, ServicesPage};
use crate::state::{Address, Session, Toasts, use_address};
use crate::words::{self, tr, trn};

/// Whose questions this person answers: everybody's, or those of some bodies.
fn answers() -> Extent {
    let me = expect_context::<Session>().who();
    me.map_or(Extent::Nowhere, |me| me.extent(Permission::ReadHelpRequests))
}

#[component]
pub(super) fn ContactPage() -> impl IntoView {
    let address = use_address();
    let about = untrack(move || About::read(address));
    let extent = answers();
    let all = extent != Extent::Nowhere && about.is_open();
    // What people from outside propose is of no body.
    let outside = all && extent == Extent::Everywhere;
    let lead = if all { tr!(services.contact.lead_dinno) } else { tr!(services.contact.lead) };
    view! {
        <Breadcrumb here=tr!(services.contact.title) />
        <PageHead title=tr!(services.contact.title) lead />
        <div class="sheet sheet-wide-side">
            <div class="stack gap-10">
                {outside.then(|| view! { <Outside /> })}
                {all.then(|| view! { <Questions address all /> })}
                <Section title=tr!(services.contact.ask)><AskForm about /></Section>
                {(!all).then(|| view! { <Questions address all /> })}
            </div>
            <aside class="side stack gap-8" aria-labelledby="accompagnement">
                <BecomeContributor />
                <Stages />
            </aside>
        </div>
    }
}

/// The way to what people from outside proposed.
#[component]
fn Outside() -> impl IntoView {
    let href = Page::Services(ServicesPage::Proposals).path();
    view! { <p><MoreLink href>{tr!(showcase.proposals.title)}</MoreLink></p> }
}

/// The four stages in which the Dinno supports a direction (R325).
#[component]
fn Stages() -> impl IntoView {
    let stage = |stage: &SupportStage| {
        view! {
            <li>
                <b>{words::support_stage(*stage)}</b>
                <br />
                <span class="muted">{words::support_stage_meaning(*stage)}</span>
            </li>
        }
    };
    let stages = SupportStage::ALL.iter().map(stage).collect_view();
    view! {
        <div class="tray stack gap-3">
            <h2 id="accompagnement" class="h-lg">{tr!(services.contact.stages)}</h2>
            <p class="small muted">{tr!(services.contact.stages_text)}</p>
            <ol class="stack gap-3 small next-steps">{stages}</ol>
            <ServiceOffers />
        </div>
    }
}

/// The fields of a question. Copy it where they are shown and sent.
#[derive(Clone, Copy)]
struct Fields {
    topic: RwSignal<String>,
    title: RwSignal<String>,
    body: RwSignal<String>,
    support: RwSignal<String>,
    poc: Option<PocId>,
}

impl Fields {
    fn request(self) -> AskDinnoRequest {
        AskDinnoRequest {
            topic: self.topic.read().parse().unwrap_or(HelpTopic::Portal),
            title: self.title.get(),
            body: self.body.get(),
            support: self.support.read().parse().ok(),
            poc_id: self.poc,
        }
    }

    fn fill(self, request: AskDinnoRequest) {
        self.topic.set(request.topic.code().to_owned());
        self.title.set(request.title);
        self.body.set(request.body);
        self.support.set(request.support.map(|stage| stage.code().to_owned()).unwrap_or_default());
    }
}

#[component]
fn AskForm(about: About) -> impl IntoView {
    let Begun { topic, title, body, support, poc, place } = about.begun();
    let topic = RwSignal::new(topic.code().to_owned());
    let (title, body) = (RwSignal::new(title), RwSignal::new(body));
    let support = support.map(|stage| stage.code().to_owned()).unwrap_or_default();
    let fields = Fields { topic, title, body, support: RwSignal::new(support), poc };
    let kept = keep_words(
        Place::of(&format!("question{place}")),
        move || fields.request(),
        move |found: Merged<AskDinnoRequest>| fields.fill(found.value),
    );
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    let key = draw_key();
    let ask = use_submit(
        move |client, request: AskDinnoRequest| {
            let key = key.clone();
            async move { client.ask_dinno(&request, &key).await }
        },
        move |asked: HelpRequestView| {
            kept.forget();
            toasts.tell(tr!(services.contact.done, reference = asked.summary.reference.clone()));
            let page = Page::Services(ServicesPage::Question(asked.summary.id));
            navigate(&page.path(), NavigateOptions::default());
        },
    );
    let submit = move |()| {
        let request = untrack(move || fields.request());
        ask.send_checked(request.clone(), request.parse());
    };
    view! {
        <div class="stack gap-6">
            {poc.map(|id| view! { <AboutPoc id /> })}
            <FoundWords kept />
            <Form faults=ask.faults() on_submit=submit label=tr!(services.contact.ask).to_owned()>
                <AskFields ask fields />
            </Form>
        </div>
    }
}

#[component]
fn AskFields(ask: Submit<AskDinnoRequest>, fields: Fields) -> impl IntoView {
    let faults = ask.faults();
    let stages = || {
        let one =
            |stage: &SupportStage| SelectOption::new(stage.code(), words::support_stage(*stage));
        SupportStage::ALL.iter().map(one).collect::<Vec<_>>()
    };
    view! {
        <Topics faults topic=fields.topic />
        <TextField
            faults
            pointer="/title"
            label=tr!(services.contact.question)
            hint=tr!(services.contact.question_hint)
            missing=tr!(services.contact.question_missing)
            value=fields.title
        />
        <TextArea
            faults
            pointer="/body"
            label=tr!(services.contact.body)
            hint=tr!(services.contact.body_hint)
            missing=tr!(services.contact.body_missing)
            value=fields.body
        />
        <SelectField
            faults
            pointer="/support"
            label=tr!(services.contact.support)
            hint=tr!(services.contact.support_hint)
            blank=tr!(services.contact.no_support)
            value=fields.support
            options=Signal::derive(stages)
            optional=true
        />
        <div class="form-end stack gap-3">
            <ActProblem failure=ask.failure() />
            <p>
                <Button look=Look::Primary press=Press::Submit pending=ask.pending()>
                    {tr!(services.contact.send)}
                </Button>
            </p>
        </div>
    }
}

#[component]
fn Topics(faults: Faults, topic: RwSignal<String>) -> impl IntoView {
    let option = |topic: &HelpTopic| ChoiceOption::new(topic.code(), words::help_topic(*topic));
    let options = HelpTopic::ALL.iter().map(option).collect::<Vec<_>>();
    view! {
        <div class="choices-inline">
            <Choice faults pointer="/topic" legend=tr!(services.contact.topic) value=topic options />
        </div>
    }
}

/// The experiment that the question is about.
#[component]
fn AboutPoc(id: PocId) -> impl IntoView {
    let poc = use_fetch(move || id, |client, id| async move { client.read_poc(id).await });
    view! {
        <Load resource=poc let:poc>
            <Notice title=tr!(services.contact.about_poc)>
                <p>
                    <a href=Page::Pocs(PocsPage::Poc(id)).path()>{poc.summary.title}</a>
                </p>
            </Notice>
        </Load>
    }
}

const TOPIC: &str = "sujet";
const STATUS: &str = "etat";
const SUPPORT: &str = "etape";

fn query(address: Address, all: bool) -> HelpRequestQuery {
    if !all {
        return HelpRequestQuery { mine: true, ..HelpRequestQuery::default() };
    }
    HelpRequestQuery {
        topic: address.parsed(TOPIC),
        status: address.parsed(STATUS),
        support: address.parsed(SUPPORT),
        ..HelpRequestQuery::default()
    }
}

#[component]
fn Questions(address: Address, all: bool) -> impl IntoView {
    let list = use_growing(
        move || query(address, all),
        |client, query, cursor| async move {
            client.list_help_requests(&HelpRequestQuery { cursor, ..query }).await
        },
    );
    let title = if all { tr!(services.contact.all) } else { tr!(services.contact.mine) };
    view! {
        <Section title>
            <div class="stack">
                {all.then(|| view! { <QuestionFilters address /> })}
                <Load resource=list.first let:_first><QuestionRows list all /></Load>
            </div>
        </Section>
    }
}

#[component]
fn QuestionFilters(address: Address) -> impl IntoView {
    let topics = || {
        let one = |topic: &HelpTopic| SelectOption::new(topic.code(), words::help_topic(*topic));
        HelpTopic::ALL.iter().map(one).collect::<Vec<_>>()
    };
    let states = || {
        let one = |state: &HelpStatus| SelectOption::new(state.code(), words::help_status(*state));
        HelpStatus::ALL.iter().map(one).collect::<Vec<_>>()
    };
    let stages = || {
        let one =
            |stage: &SupportStage| SelectOption::new(stage.code(), words::support_stage(*stage));
        SupportStage::ALL.iter().map(one).collect::<Vec<_>>()
    };
    view! {
        <search class="criteria criteria-pairs" aria-label=tr!(services.contact.filters)>
            <FilterSelect
                label=tr!(services.contact.topic)
                blank=tr!(services.any)
                value=address.value(TOPIC)
                options=Signal::derive(topics)
                on_change=address.choose(TOPIC)
            />
            <FilterSelect
                label=tr!(services.state)
                blank=tr!(services.any)
                value=address.value(STATUS)
                options=Signal::derive(states)
                on_change=address.choose(STATUS)
            />
            <FilterSelect
                label=tr!(services.contact.support)
                blank=tr!(services.any)
                value=address.value(SUPPORT)
                options=Signal::derive(stages)
                on_change=address.choose(SUPPORT)
            />
        </search>
    }
}

#[component]
fn QuestionRows(list: Growing<HelpRequestSummary>, all: bool) -> impl IntoView {
    let shown =
        Signal::derive(move || trn!(list.items.read().len() as u64, services.contact.shown));
    view! {
        <Show
            when=move || !list.items.read().is_empty()
            fallback=move || view! { <NoQuestion all /> }
        >
            <div class="question-rows">
                <RowList>
                    <For each=move || list.items.get() key=|one| (one.id, one.moved_at) let:one>
                        <QuestionRow question=one all />
                    </For>
                </RowList>
            </div>
            <MorePager list shown row=".question-rows .title a" />
        </Show>
    }
}

#[component]
fn NoQuestion(all: bool) -> impl IntoView {
    if all {
        view! { <Empty title=tr!(services.contact.none_all) why=tr!(services.contact.none_all_why) /> }
            .into_any()
    } else {
        view! {
            <Empty
                title=tr!(services.contact.none)
                why=tr!(services.contact.none_why)
                example=tr!(services.contact.none_example)
            />
        }
        .into_any()
    }
}

#[component]
fn QuestionRow(question: HelpRequestSummary, all: bool) -> impl IntoView {
    let HelpRequestSummary {
        id, reference, topic, title, author, status, support, moved_at, ..
    } = question;
    let (tone, glyph) = words::status_mark(status);
    let end = view! { <Badge tone glyph>{words::help_status(status)}</Badge> }.into_any();
    let who = all.then(|| author.name + " · ");
    let support = support.map(|stage| {
        format!(" · {}", tr!(services.contact.support_at, stage = words::support_stage(stage)))
    });
    view! {
        <RowItem href=Page::Services(ServicesPage::Question(id)).path() title end>
            {who}{words::help_topic(topic)}{support}" · "{reference}" · "<Ago at=moved_at />
        </RowItem>
    }
}
