//! « Lancer une expérimentation : le kit »: what a direction needs to begin (R298): the guide, what is useful to have,
//! the template, the support of the Dinno in its four stages (R325).

use api_types::document::DocumentView;
use api_types::poc::TemplateFormat;
use domain::access::Permission;
use domain::civil::Zone;
use domain::document::DocumentSlug;
use domain::help_request::SupportStage;
use domain::poc::{Question, Step};
use leptos::prelude::*;

use crate::api::{use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, ButtonLink, Check, Door, Glyph, Load, Look, Markdown, PageHead,
    Section, Size,
};
use crate::pages::shared::{Place, adopt_sheet, document_query, download};
use crate::routes::{Page, PocsPage, ServicesPage, support_path};
use crate::state::{Session, Toasts};
use crate::words::{self, tr, trn};

#[component]
pub(super) fn KitPage() -> impl IntoView {
    adopt_sheet("kit", include_str!("../../../sheets/kit.css"));
    let guide = use_fetch(document_query, |client, query| async move {
        client.read_document(DocumentSlug::PocKit, &query).await
    });
    let trail = vec![(Page::Pocs(PocsPage::List), tr!(pocs.title).into())];
    view! {
        <Breadcrumb trail here=tr!(pocs.kit.link) />
        <Load resource=guide let:document><Kit document /></Load>
    }
}

#[component]
fn Kit(document: DocumentView) -> impl IntoView {
    let DocumentView { title, body_html, edited_at, editable, .. } = document;
    let since =
        edited_at.map(|at| tr!(services.rules.since, day = words::date(Zone::Paris.day(at))));
    let edit = editable.then(|| {
        let href = Page::Services(ServicesPage::EditDocument(DocumentSlug::PocKit)).path();
        view! { <ButtonLink href glyph=Glyph::Edit>{tr!(pocs.kit.edit)}</ButtonLink> }
    });
    let create = expect_context::<Session>().may(Permission::CreatePoc).then(|| {
        let href = Page::Pocs(PocsPage::Create).path();
        view! {
            <ButtonLink href look=Look::Primary glyph=Glyph::Plus>{tr!(pocs.list.create)}</ButtonLink>
        }
    });
    view! {
        <div class="split head-act">
            <PageHead door=Door::Poc kind=tr!(pocs.kit.kind) title>
                {since.map(|since| view! { <p class="small muted">{since}</p> })}
            </PageHead>
            <p class="cluster">{create}{edit}</p>
        </div>
        <div class="sheet sheet-wide-side">
            <div class="stack gap-10">
                <Markdown html=body_html />
                <Checklist />
            </div>
            <aside class="side stack gap-8" aria-label=tr!(pocs.kit.around)>
                <Templates />
                <Support />
            </aside>
        </div>
    }
}

/// What is useful to have before the prototype: the questions of the steps of design, as the record asks them. What
/// is ticked stays on this device, for whoever is signed in.
#[component]
fn Checklist() -> impl IntoView {
    let place = StoredValue::new(Place::of("poc-kit"));
    let ticked = RwSignal::new(place.with_value(Place::read::<Vec<Question>>).unwrap_or_default());
    let tick = move |question: Question, has: bool| {
        ticked.update(|ticked| {
            ticked.retain(|one| *one != question);
            if has {
                ticked.push(question);
            }
        });
        place.with_value(|place| place.keep(&ticked.get_untracked()));
    };
    let questions = move |step: Step| {
        let line = move |question: Question| {
            view! {
                <Check
                    label=words::question(question)
                    checked=Signal::derive(move || ticked.read().contains(&question))
                    on_change=move |has| tick(question, has)
                />
            }
        };
        Question::of(step).map(line).collect_view()
    };
    let group = move |step: Step| {
        view! {
            <fieldset class="kit-step">
                <legend>{step.number()}". "{words::step(step)}</legend>
                {questions(step)}
            </fieldset>
        }
    };
    let all = Step::of_design().flat_map(Question::of).count();
    let state = move || {
        let have = ticked.read().len() as u64;
        trn!(have, pocs.kit.have, all = words::number(all as u64))
    };
    view! {
        <Section title=tr!(pocs.kit.checklist)>
            <div class="stack gap-4">
                <p>{tr!(pocs.kit.checklist_why)}</p>
                <p class="small muted" role="status">{state}</p>
                <div class="kit-steps">{Step::of_design().map(group).collect_view()}</div>
            </div>
        </Section>
    }
}

/// The seven steps and their questions, to fill away from the portal.
#[component]
fn Templates() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let take = use_submit(
        move |client, format: TemplateFormat| async move {
            Ok((format, client.read_poc_template(format).await?))
        },
        move |(format, file): (TemplateFormat, Vec<u8>)| {
            let name = format!("{}.{}", tr!(pocs.kit.file), format.code());
            download(&name, format.media_type(), &file);
            toasts.tell(tr!(shared.list.exported));
        },
    );
    let act = move |format: TemplateFormat, label: &'static str| {
        view! {
            <Button size=Size::Small glyph=Glyph::Download on:click=move |_| take.send(format)>
                {label}
            </Button>
        }
    };
    view! {
        <section class="tray stack gap-3" aria-labelledby="modele">
            <h2 id="modele" class="h-lg">{tr!(pocs.kit.template)}</h2>
            <p class="small muted">{tr!(pocs.kit.template_why)}</p>
            <p class="cluster no-print">
                {act(TemplateFormat::Markdown, tr!(pocs.kit.as_text))}
                {act(TemplateFormat::Csv, tr!(pocs.kit.as_table))}
            </p>
            <ActProblem failure=take.failure() />
        </section>
    }
}

/// The four stages, each with the request that asks for it.
#[component]
fn Support() -> impl IntoView {
    let stage = |stage: &SupportStage| {
        let href = support_path(*stage);
        view! {
            <li class="stack gap-1">
                <b>{words::support_stage(*stage)}</b>
                <span class="muted">{words::support_stage_meaning(*stage)}</span>
                <a href=href>
                    {tr!(pocs.kit.ask_at, stage = words::support_stage(*stage).to_lowercase())}
                </a>
            </li>
        }
    };
    let stages = SupportStage::ALL.iter().map(stage).collect_view();
    let first = support_path(SupportStage::Framing);
    view! {
        <section class="tray stack gap-3" aria-labelledby="appui">
            <h2 id="appui" class="h-lg">{tr!(services.contact.stages)}</h2>
            <p class="small muted">{tr!(services.contact.stages_text)}</p>
            <ol class="stack gap-3 small next-steps">{stages}</ol>
            <p class="no-print">
                <ButtonLink href=first glyph=Glyph::Help>{tr!(pocs.kit.ask)}</ButtonLink>
            </p>
        </section>
    }
}
