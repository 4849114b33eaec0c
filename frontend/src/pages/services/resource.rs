//! A request for resources: what is wanted, line by line, and what is answered to each (R316, A26).

use api_types::history::HistoryEntry;
use api_types::resource_request::{
    DecideResourceRequest, PurposeView, ResourceLineView, ResourceRequestView, ResourceSettingsView,
};
use domain::journal::Fact;
use domain::resource_request::StateNature;
use domain::{FieldCode, FieldError, ResourceRequestId};
use leptos::prelude::*;

use super::resources::{kind_words, label_of, state_words};
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    Ago, Badge, Breadcrumb, Button, Day, Faults, Form, Happening, History, Keep, Load, Markdown,
    Moment, PageHead, Person, Press, SelectField, SelectOption, Size, TextArea,
};
use crate::pages::shared::{EditProblem, ShareLink};
use crate::routes::{Page, ServicesPage, page_of};
use crate::state::Toasts;
use crate::words::{self, tr};

/// The request as it is now; answers put what the server says into it.
type Shown = RwSignal<ResourceRequestView>;

#[component]
pub(super) fn ResourceRequestPage(id: ResourceRequestId) -> impl IntoView {
    let request =
        use_fetch(move || id, |client, id| async move { client.read_resource_request(id).await });
    view! { <Keep resource=request let:shown><RequestSheet shown /></Keep> }
}

#[component]
fn RequestSheet(shown: Shown) -> impl IntoView {
    let ResourceRequestView { id, reference, title, details_html, requested_at, .. } =
        shown.get_untracked();
    let settings =
        use_fetch(|| (), |client, ()| async move { client.read_resource_settings().await });
    let reload = use_submit(
        move |client, ()| async move { client.read_resource_request(id).await },
        move |current| shown.set(current),
    );
    let resources = Page::Services(ServicesPage::Resources);
    view! {
        <Breadcrumb trail=vec![(resources, tr!(services.resources.title).into())] here=reference />
        <PageHead title>
            <p class="small muted">{tr!(services.resources.asked)}" "<Ago at=requested_at /></p>
        </PageHead>
        <div class="sheet">
            <div class="stack gap-10">
                {details_html.map(|html| view! { <Markdown html /> })}
                <section class="stack" aria-labelledby="besoins">
                    <h2 id="besoins" tabindex="-1">{tr!(services.resources.lines)}</h2>
                    <Load resource=settings let:settings><Lines shown settings reload /></Load>
                </section>
            </div>
            <aside class="side stack gap-8" aria-label=tr!(services.resources.around)>
                <Around shown />
                <p class="cluster"><ShareLink /></p>
            </aside>
        </div>
    }
}

#[component]
fn Around(shown: Shown) -> impl IntoView {
    let ResourceRequestView { requester, organisation, purpose, .. } = shown.get_untracked();
    let note = organisation.map(|body| body.name).unwrap_or_default();
    view! {
        <section class="tray stack gap-3" aria-labelledby="demandeur">
            <h2 id="demandeur" class="h-lg">{tr!(services.question.asked_by)}</h2>
            <Person name=requester.name note />
        </section>
        {purpose.map(|purpose| view! { <Serves purpose /> })}
    }
}

/// The idea or the experiment that it serves.
#[component]
pub(super) fn Serves(purpose: PurposeView) -> impl IntoView {
    let PurposeView { kind, id, reference, title } = purpose;
    let link = match page_of(kind, id) {
        Some(page) => view! { <a href=page.path()>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    view! {
        <p>
            <span class="small muted">{tr!(services.resources.serves)}" "{reference}</span>
            <br />
            {link}
        </p>
    }
}

#[component]
fn Lines(shown: Shown, settings: ResourceSettingsView, reload: Submit<()>) -> impl IntoView {
    let settings = StoredValue::new(settings);
    let lines = move || {
        let lines = shown.get().lines.into_iter().enumerate();
        lines
            .map(|(place, line)| view! { <Line place line shown settings reload /> })
            .collect_view()
    };
    view! {
        <ol class="rows-edit">{lines}</ol>
        <Past shown settings />
    }
}

/// All that was answered, line by line: an answer that another replaced keeps its day, its reason and whose it was.
#[component]
fn Past(shown: Shown, settings: StoredValue<ResourceSettingsView>) -> impl IntoView {
    let id = shown.read_untracked().id;
    let history = use_fetch(
        move || shown.read().version,
        move |client, _| async move { client.read_resource_request_history(id).await },
    );
    view! { <Load resource=history let:history>{answers(history.items, settings)}</Load> }
}

fn answers(
    entries: Vec<HistoryEntry>,
    settings: StoredValue<ResourceSettingsView>,
) -> impl IntoView {
    let told = entries.into_iter().filter_map(|entry| {
        let HistoryEntry { id: _, on, at, actor, fact, changed: _ } = entry;
        let Fact::ResourceDecided { line, state, reason, .. } = fact else { return None };
        let when = match at {
            Some(at) => view! { <Moment at /> }.into_any(),
            None => view! { <Day on /> }.into_any(),
        };
        let state = settings.with_value(|known| state_words(known, &state)).to_string();
        let place = usize::from(line) + 1;
        let said = tr!(services.resources.answered, place = place, state = state);
        let by = actor.map(|person| tr!(shared.by, name = person.name));
        let reason = reason.map(|reason| view! { <span class="as-typed">" – "{reason}</span> });
        let what = view! { <span>{said}{by}{reason}</span> }.into_any();
        Some(Happening { when, what })
    });
    let entries: Vec<_> = told.collect();
    (!entries.is_empty()).then(|| {
        view! {
            <details class="disclose">
                <summary>{tr!(services.resources.past)}</summary>
                <History entries />
            </details>
        }
    })
}

#[component]
fn Line(
    place: usize,
    line: ResourceLineView,
    shown: Shown,
    settings: StoredValue<ResourceSettingsView>,
    reload: Submit<()>,
) -> impl IntoView {
    let decidable = line.decidable;
    let ResourceLineView { kind, what, state, nature, reason, decided_by, decided_at, .. } = line;
    let (kind, word) =
        settings.with_value(|known| (kind_words(known, &kind), state_words(known, &state)));
    let (tone, glyph) = words::nature_mark(nature);
    let by = decided_by.zip(decided_at).map(|(by, at)| {
        view! { <p class="small muted">{tr!(services.resources.by, name = by.name)}" "<Ago at /></p> }
    });
    let reason = reason.map(|reason| {
        view! { <p class="as-typed">{tr!(common.quoted, text = reason)}</p> }
    });
    let form = decidable.then(|| {
        view! { <DecideLine place state=state.0.clone() shown settings reload /> }
    });
    view! {
        <li class="row-edit" id=format!("ligne-{place}") tabindex="-1">
            <div class="split">
                <div>
                    <p class="small muted">{kind}</p>
                    <p><b>{what}</b></p>
                </div>
                <Badge tone glyph>{word}</Badge>
            </div>
            {reason}
            {by}
            {form}
        </li>
    }
}

/// The answer to a line: a state and, for a refusal, why.
#[component]
fn DecideLine(
    place: usize,
    state: String,
    shown: Shown,
    settings: StoredValue<ResourceSettingsView>,
    reload: Submit<()>,
) -> impl IntoView {
    let id = shown.read_untracked().id;
    let toasts = expect_context::<Toasts>();
    let (state, reason) = (RwSignal::new(state), RwSignal::new(String::new()));
    let decide = use_submit(
        move |client, request: DecideResourceRequest| async move {
            client.decide_resource_request(id, &request, shown.read_untracked().version).await
        },
        move |view| {
            shown.set(view);
            toasts.tell(tr!(services.resources.decided));
            crate::pages::shared::focus_on(format!("#ligne-{place}"));
        },
    );
    let submit = move |()| {
        let said = reason.get_untracked();
        let request = DecideResourceRequest {
            line: u8::try_from(place).unwrap_or(u8::MAX),
            state: state.get_untracked(),
            reason: (!said.trim().is_empty()).then_some(said),
        };
        let checked = check(&request, settings);
        decide.send_checked(request, checked);
    };
    let label = tr!(services.resources.answer, place = place + 1);
    view! {
        <details class="disclose">
            <summary>{label.clone()}</summary>
            <Form faults=decide.faults() on_submit=submit label>
                <DecideFields faults=decide.faults() state reason settings />
                <EditProblem
                    failure=decide.failure()
                    pending=reload.pending()
                    on_resume=move |()| {
                        decide.forgive();
                        reload.send(());
                    }
                />
                <p>
                    <Button size=Size::Small press=Press::Submit pending=decide.pending()>
                        {tr!(services.resources.decide)}
                    </Button>
                </p>
            </Form>
        </details>
    }
}

/// The same rule as the server's: a refusal says why.
fn check(
    request: &DecideResourceRequest,
    settings: StoredValue<ResourceSettingsView>,
) -> Result<(), Vec<FieldError>> {
    let reason = request.parse()?;
    let refuses = settings.with_value(|known| {
        let state = known.states.iter().find(|state| state.code.as_str() == request.state);
        state.is_some_and(|state| state.nature == StateNature::Refused)
    });
    if refuses && reason.is_none() {
        return Err(vec![FieldError::new("/reason", FieldCode::Required)]);
    }
    Ok(())
}

#[component]
fn DecideFields(
    faults: Faults,
    state: RwSignal<String>,
    reason: RwSignal<String>,
    settings: StoredValue<ResourceSettingsView>,
) -> impl IntoView {
    let states: Vec<SelectOption> = settings.with_value(|known| {
        let active = known.states.iter().filter(|state| state.active);
        let option = |state: &api_types::resource_request::ResourceStateView| {
            let label = label_of(&state.label_fr, &state.label_en);
            SelectOption::new(state.code.0.clone(), label)
        };
        active.map(option).collect()
    });
    view! {
        <SelectField
            faults
            pointer="/state"
            label=tr!(services.state)
            value=state
            options=Signal::stored(states)
        />
        <TextArea
            faults
            pointer="/reason"
            label=tr!(services.resources.reason)
            hint=tr!(services.resources.reason_hint)
            missing=tr!(services.resources.reason_missing)
            value=reason
            optional=true
        />
    }
}
