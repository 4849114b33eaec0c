//! Who handles which kind of resource, and the states that a request goes through: kept by administrators (R318).

use api_types::resource_request::{ResourceKindView, ResourceSettingsView, ResourceStateView};
use domain::reference::ReferenceCode;
use domain::resource_request::{ResourceKind, ResourceSettings, ResourceState, StateNature};
use domain::text::fold;
use leptos::prelude::*;

use crate::api::{use_fetch, use_submit};
use crate::components::{
    Breadcrumb, Button, Check, Faults, Form, Keep, Look, Notice, PageHead, Press, Section,
    SelectField, SelectOption, TextField, Tone,
};
use crate::pages::shared::{EditProblem, PersonChoice, PersonField, focus_on};
use crate::routes::{Page, ServicesPage};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn ResourceSettingsPage() -> impl IntoView {
    let settings =
        use_fetch(|| (), |client, ()| async move { client.read_resource_settings().await });
    let resources = Page::Services(ServicesPage::Resources);
    view! {
        <Breadcrumb
            trail=vec![(resources, tr!(services.resources.title).into())]
            here=tr!(services.resources.settings)
        />
        <div class="page-narrow">
            <PageHead
                title=tr!(services.resources.settings)
                lead=tr!(services.resources.settings_lead)
            />
            <Keep resource=settings let:settings><Settings settings /></Keep>
        </div>
    }
}

#[component]
fn Settings(settings: RwSignal<ResourceSettingsView>) -> impl IntoView {
    move || {
        // Made again from what was saved.
        let current = settings.get();
        if current.editable {
            view! { <SettingsForm current settings /> }.into_any()
        } else {
            view! {
                <Notice tone=Tone::Warning title=tr!(services.rules.refused)>
                    <p>{tr!(services.rules.refused_why)}</p>
                </Notice>
            }
            .into_any()
        }
    }
}

/// A kind being written; one that is known keeps its code.
#[derive(Clone, Debug)]
struct KindRow {
    code: Option<ReferenceCode>,
    label_fr: ArcRwSignal<String>,
    label_en: ArcRwSignal<String>,
    handler: PersonChoice,
    available: ArcRwSignal<String>,
    active: ArcRwSignal<bool>,
}

/// A state being written.
#[derive(Clone, Debug)]
struct StateRow {
    code: Option<ReferenceCode>,
    label_fr: ArcRwSignal<String>,
    label_en: ArcRwSignal<String>,
    nature: ArcRwSignal<String>,
    active: ArcRwSignal<bool>,
}

impl KindRow {
    fn of(kind: ResourceKindView) -> Self {
        let ResourceKindView { code, label_fr, label_en, handler, available, active } = kind;
        Self {
            code: Some(code),
            label_fr: ArcRwSignal::new(label_fr),
            label_en: ArcRwSignal::new(label_en),
            handler: PersonChoice::of(handler),
            available: ArcRwSignal::new(available),
            active: ArcRwSignal::new(active),
        }
    }

    fn blank() -> Self {
        let blank = || ArcRwSignal::new(String::new());
        let (label_fr, label_en, available) = (blank(), blank(), blank());
        let (handler, active) = (PersonChoice::of(None), ArcRwSignal::new(true));
        Self { code: None, label_fr, label_en, handler, available, active }
    }

    fn kind(&self) -> ResourceKind {
        let label_fr = self.label_fr.get_untracked();
        ResourceKind {
            code: self.code.clone().unwrap_or_else(|| code_of(&label_fr)),
            label_fr,
            label_en: self.label_en.get_untracked(),
            handler_id: untrack(|| self.handler.id()),
            available: self.available.read_untracked().trim().to_owned(),
            active: self.active.get_untracked(),
        }
    }
}

impl StateRow {
    fn of(state: ResourceStateView) -> Self {
        let ResourceStateView { code, label_fr, label_en, nature, active } = state;
        Self {
            code: Some(code),
            label_fr: ArcRwSignal::new(label_fr),
            label_en: ArcRwSignal::new(label_en),
            nature: ArcRwSignal::new(nature.code().to_owned()),
            active: ArcRwSignal::new(active),
        }
    }

    fn blank() -> Self {
        let blank = || ArcRwSignal::new(String::new());
        let (label_fr, label_en) = (blank(), blank());
        let nature = ArcRwSignal::new(StateNature::Open.code().to_owned());
        Self { code: None, label_fr, label_en, nature, active: ArcRwSignal::new(true) }
    }

    fn state(&self) -> ResourceState {
        let label_fr = self.label_fr.get_untracked();
        ResourceState {
            code: self.code.clone().unwrap_or_else(|| code_of(&label_fr)),
            label_fr,
            label_en: self.label_en.get_untracked(),
            nature: self.nature.read_untracked().parse().unwrap_or(StateNature::Open),
            active: self.active.get_untracked(),
        }
    }
}

/// A code for what is new: « Véhicule de service » → `vehicule_de_service`.
fn code_of(label: &str) -> ReferenceCode {
    let folded = fold(label);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let code = words.collect::<Vec<_>>().join("_");
    ReferenceCode(code.chars().take(40).collect())
}

#[component]
fn SettingsForm(
    current: ResourceSettingsView,
    settings: RwSignal<ResourceSettingsView>,
) -> impl IntoView {
    let ResourceSettingsView { kinds, states, version, .. } = current;
    let kinds = RwSignal::new(kinds.into_iter().map(KindRow::of).collect::<Vec<_>>());
    let states = RwSignal::new(states.into_iter().map(StateRow::of).collect::<Vec<_>>());
    let version = StoredValue::new(version);
    let toasts = expect_context::<Toasts>();
    let save = use_submit(
        move |client, body: ResourceSettings| async move {
            client.edit_resource_settings(&body, version.get_value()).await
        },
        move |saved| {
            settings.set(saved);
            toasts.tell(tr!(services.resources.settings_saved));
            focus_on("h1");
        },
    );
    let resume = use_submit(
        move |client, ()| async move { client.read_resource_settings().await },
        move |theirs: ResourceSettingsView| {
            version.set_value(theirs.version);
            save.forgive();
        },
    );
    let submit = move |()| {
        save.send(ResourceSettings {
            kinds: kinds.read_untracked().iter().map(KindRow::kind).collect(),
            states: states.read_untracked().iter().map(StateRow::state).collect(),
        });
    };
    view! {
        <Form
            faults=save.faults()
            on_submit=submit
            label=tr!(services.resources.settings).to_owned()
        >
            <div class="stack gap-10">
                <Kinds faults=save.faults() kinds />
                <States faults=save.faults() states />
                <EditProblem
                    failure=save.failure()
                    pending=resume.pending()
                    on_resume=move |()| resume.send(())
                />
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=save.pending()>
                        {tr!(services.rules.save)}
                    </Button>
                </p>
            </div>
        </Form>
    }
}

#[component]
fn Kinds(faults: Faults, kinds: RwSignal<Vec<KindRow>>) -> impl IntoView {
    let row = move |(place, kind): (usize, KindRow)| {
        let at = |field| format!("/kinds/{place}/{field}");
        let KindRow { label_fr, label_en, handler, available, active, .. } = kind;
        view! {
            <li class="row-edit">
                <div class="row-fields">
                    <Labels faults at=format!("/kinds/{place}") label_fr label_en />
                    <PersonField
                        faults
                        pointer=at("handler_id")
                        label=tr!(services.resources.handler)
                        hint=tr!(services.resources.handler_hint)
                        choice=handler
                    />
                    <TextField
                        faults
                        pointer=at("available")
                        label=tr!(services.resources.available)
                        hint=tr!(services.resources.available_hint)
                        value=RwSignal::from(available)
                        optional=true
                    />
                    <Active active />
                </div>
            </li>
        }
    };
    let rows = move || kinds.get().into_iter().enumerate().map(row).collect_view();
    view! {
        <Section title=tr!(services.resources.kinds)>
            <ol class="rows-edit">{rows}</ol>
            <p>
                <Button on:click=move |_| kinds.update(|kinds| kinds.push(KindRow::blank()))>
                    {tr!(services.resources.add_kind)}
                </Button>
            </p>
        </Section>
    }
}

#[component]
fn States(faults: Faults, states: RwSignal<Vec<StateRow>>) -> impl IntoView {
    let natures = || {
        vec![
            SelectOption::new(StateNature::Open.code(), tr!(services.nature.open)),
            SelectOption::new(StateNature::Granted.code(), tr!(services.nature.granted)),
            SelectOption::new(StateNature::Refused.code(), tr!(services.nature.refused)),
        ]
    };
    let row = move |(place, state): (usize, StateRow)| {
        let StateRow { label_fr, label_en, nature, active, .. } = state;
        view! {
            <li class="row-edit">
                <div class="row-fields">
                    <Labels faults at=format!("/states/{place}") label_fr label_en />
                    <SelectField
                        faults
                        pointer=format!("/states/{place}/nature")
                        label=tr!(services.resources.nature)
                        value=RwSignal::from(nature)
                        options=Signal::derive(natures)
                    />
                    <Active active />
                </div>
            </li>
        }
    };
    let rows = move || states.get().into_iter().enumerate().map(row).collect_view();
    view! {
        <Section title=tr!(services.resources.states)>
            <p class="small muted">{tr!(services.resources.states_hint)}</p>
            <ol class="rows-edit">{rows}</ol>
            <p>
                <Button on:click=move |_| states.update(|states| states.push(StateRow::blank()))>
                    {tr!(services.resources.add_state)}
                </Button>
            </p>
        </Section>
    }
}

#[component]
fn Labels(
    faults: Faults,
    at: String,
    label_fr: ArcRwSignal<String>,
    label_en: ArcRwSignal<String>,
) -> impl IntoView {
    view! {
        <TextField
            faults
            pointer=format!("{at}/label_fr")
            label=tr!(services.resources.label_fr)
            value=RwSignal::from(label_fr)
        />
        <TextField
            faults
            pointer=format!("{at}/label_en")
            label=tr!(services.resources.label_en)
            value=RwSignal::from(label_en)
        />
    }
}

#[component]
fn Active(active: ArcRwSignal<bool>) -> impl IntoView {
    let checked = active.clone();
    view! {
        <Check
            label=tr!(services.resources.active)
            checked=Signal::derive(move || checked.get())
            on_change=move |value| active.set(value)
        />
    }
}
