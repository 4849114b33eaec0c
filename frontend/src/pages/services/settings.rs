//! Who handles which kind of resource, and the states that a request goes through: kept by administrators (R318).

mod rows;

use api_types::resource_request::ResourceSettingsView;
use domain::resource_request::{ResourceSettings, StateNature};
use leptos::prelude::*;

use crate::api::{use_fetch, use_submit};
use crate::components::{
    Breadcrumb, Button, Check, Faults, Form, Glyph, Keep, Look, Notice, PageHead, Press, Section,
    SelectField, SelectOption, Size, TextField, Tone,
};
use crate::pages::shared::{EditProblem, PersonField, ResumedNotice, focus_on};
use crate::routes::{Page, ServicesPage};
use crate::state::Toasts;
use crate::words::tr;
use rows::{KindRow, Rows, StateRow, nature_words};

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
    // The form goes on from what was saved: what is read again meanwhile never makes it again.
    let current = settings.get_untracked();
    if current.editable {
        view! { <SettingsForm current /> }.into_any()
    } else {
        view! {
            <Notice tone=Tone::Warning title=tr!(services.rules.refused)>
                <p>{tr!(services.rules.refused_why)}</p>
            </Notice>
        }
        .into_any()
    }
}

#[component]
fn SettingsForm(current: ResourceSettingsView) -> impl IntoView {
    let rows = Rows::of(current);
    let Rows { kinds, states, contested } = rows;
    let toasts = expect_context::<Toasts>();
    let save = use_submit(
        move |client, (body, seen): (ResourceSettings, i32)| async move {
            client.edit_resource_settings(&body, seen).await
        },
        move |saved: ResourceSettingsView| {
            rows.saved(saved);
            toasts.tell(tr!(services.resources.settings_saved));
            focus_on("h1");
        },
    );
    let resume = use_submit(
        move |client, ()| async move { client.read_resource_settings().await },
        move |theirs: ResourceSettingsView| {
            rows.take_over(theirs);
            save.forgive();
        },
    );
    let submit = move |()| save.send((rows.request(), contested.seen()));
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
                <ResumedNotice disputed=contested.disputed() />
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
        let fresh = kind.is_new();
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
                {fresh.then(|| view! {
                    <TakeAway place what=tr!(services.resources.kinds) rows=kinds />
                })}
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
    let natures = || SelectOption::each(StateNature::ALL, StateNature::code, nature_words);
    let row = move |(place, state): (usize, StateRow)| {
        let fresh = state.is_new();
        let name = state.label_fr.get_untracked();
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
                <p class="cluster gap-2">
                    <Order place name states />
                    {fresh.then(|| view! {
                        <TakeAway place what=tr!(services.resources.states) rows=states />
                    })}
                </p>
            </li>
        }
    };
    let rows = move || states.get().into_iter().enumerate().map(row).collect_view();
    view! {
        <Section title=tr!(services.resources.states)>
            <p class="small muted">{tr!(services.resources.states_hint)}</p>
            <ol class="rows-edit" id="etats">{rows}</ol>
            <p>
                <Button on:click=move |_| states.update(|states| states.push(StateRow::blank()))>
                    {tr!(services.resources.add_state)}
                </Button>
            </p>
        </Section>
    }
}

/// Takes away a line that was never saved: what was keeps its code, and is put out of use.
#[component]
fn TakeAway<R>(place: usize, what: &'static str, rows: RwSignal<Vec<R>>) -> impl IntoView
where
    R: Send + Sync + 'static,
{
    let label = tr!(shared.remove_row, what = what, place = place + 1);
    let remove = move |_| {
        rows.update(|rows| {
            rows.remove(place);
        });
        focus_on("h1");
    };
    view! {
        <Button
            look=Look::Quiet
            size=Size::Small
            glyph=Glyph::Trash
            attr:aria-label=label
            on:click=remove
        >
            {tr!(shared.remove)}
        </Button>
    }
}

/// Up and down: a request begins in the first state in use.
#[component]
fn Order(place: usize, name: String, states: RwSignal<Vec<StateRow>>) -> impl IntoView {
    let last = states.with_untracked(Vec::len).saturating_sub(1);
    let go = move |from: usize, to: usize| {
        states.update(|states| states.swap(from, to));
        focus_on(format!("#etats > li:nth-child({}) > .cluster button", to + 1));
    };
    let up = (place > 0).then(|| {
        let label = tr!(references.up_what, what = name.clone());
        let press = move |_| go(place, place - 1);
        view! {
            <Button look=Look::Quiet size=Size::Small attr:aria-label=label on:click=press>
                {tr!(references.up)}
            </Button>
        }
    });
    let down = (place < last).then(|| {
        let label = tr!(references.down_what, what = name.clone());
        let press = move |_| go(place, place + 1);
        view! {
            <Button look=Look::Quiet size=Size::Small attr:aria-label=label on:click=press>
                {tr!(references.down)}
            </Button>
        }
    });
    view! { {up} {down} }
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
