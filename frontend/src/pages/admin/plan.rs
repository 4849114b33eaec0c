//! The communication plan of the portal, for administrators (R379, R380, R390, R391): what is said of it, when, to whom,
//! by which channel, and where each action stands.

use api_client::ApiClient;
use api_types::communication::PortalPlanView;
use domain::FieldError;
use domain::communication::{PlanAudience, PlanMoment, PlanState, PlannedAction, PortalPlan};
use leptos::prelude::*;

use super::kept_whole::{KeptWhole, LineForm, line_button, use_kept_whole, with_typed};
use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{Submit, use_fetch};
use crate::components::{
    Badge, Faults, Glyph, Keep, PageHead, Section, SelectField, SelectOption, TextField, TextKind,
    Tone,
};
use crate::pages::shared::{TakeAlong, focus_on, today};
use crate::routes::AdminPage;
use crate::state::Toasts;
use crate::words::{self, tr, trn};

/// The first field of the form, on this page alone.
const FIELD: &str = "#action-du-plan input";

#[component]
pub(super) fn PlanPage() -> impl IntoView {
    let plan = use_fetch(|| (), |client, ()| async move { client.read_portal_plan().await });
    view! {
        <AdminTrail here=tr!(admin.plan.title) />
        <PageHead title=tr!(admin.plan.title) lead=tr!(admin.plan.lead) />
        <AdminTabs here=AdminPage::Plan />
        <div class="stack stack-lg page-narrow">
            <Keep resource=plan let:plan><Editor plan /></Keep>
        </div>
    }
}

type Plan = RwSignal<PortalPlanView>;

/// The fields: what is typed, and the action that it changes, if it changes one.
#[derive(Clone, Copy)]
struct Writing {
    what: RwSignal<String>,
    channel: RwSignal<String>,
    audience: RwSignal<String>,
    moment: RwSignal<String>,
    on: RwSignal<String>,
    owner: RwSignal<String>,
    state: RwSignal<String>,
    changed: RwSignal<Option<PlannedAction>>,
}

impl Writing {
    fn new() -> Self {
        let blank = || RwSignal::new(String::new());
        let of = |code: &str| RwSignal::new(code.to_owned());
        Self {
            what: blank(),
            channel: blank(),
            audience: of(PlanAudience::Agents.code()),
            moment: of(PlanMoment::Before.code()),
            on: blank(),
            owner: blank(),
            state: of(PlanState::ToDo.code()),
            changed: RwSignal::new(None),
        }
    }

    /// Begins to change an action.
    fn take(self, one: PlannedAction) {
        self.what.set(one.what.clone());
        self.channel.set(one.channel.clone());
        self.audience.set(one.audience.code().to_owned());
        self.moment.set(one.moment.code().to_owned());
        self.on.set(one.on.map(|day| day.to_string()).unwrap_or_default());
        self.owner.set(one.owner.clone());
        self.state.set(one.state.code().to_owned());
        self.changed.set(Some(one));
        focus_on(FIELD);
    }

    /// Back to a new action: the channel, the audience and the moment stay, for the next is often alike.
    fn clear(self) {
        self.changed.set(None);
        for field in [self.what, self.on, self.owner] {
            field.set(String::new());
        }
        self.state.set(PlanState::ToDo.code().to_owned());
    }

    /// What is typed.
    fn action(self) -> PlannedAction {
        let code = |field: RwSignal<String>| field.get_untracked();
        PlannedAction {
            what: self.what.get_untracked(),
            channel: self.channel.get_untracked(),
            audience: PlanAudience::from_code(&code(self.audience)).unwrap_or(PlanAudience::Agents),
            moment: PlanMoment::from_code(&code(self.moment)).unwrap_or(PlanMoment::Before),
            on: self.on.get_untracked().parse().ok(),
            owner: self.owner.get_untracked(),
            state: PlanState::from_code(&code(self.state)).unwrap_or(PlanState::ToDo),
        }
    }

    /// The whole plan with what is typed in it, checked: a changed action takes the place of what it was.
    fn plan(self, items: Vec<PlannedAction>) -> Result<PortalPlan, Vec<FieldError>> {
        let changed = self.changed.get_untracked();
        let typed = (self.action(), move |kept: &PlannedAction| Some(kept) == changed.as_ref());
        with_typed(items, typed, |items| PortalPlan { items }.checked(), "/what")
    }
}

#[component]
fn Editor(plan: Plan) -> impl IntoView {
    let writing = Writing::new();
    let toasts = expect_context::<Toasts>();
    let said = move || {
        writing.clear();
        toasts.tell(tr!(admin.plan.saved));
        focus_on(FIELD);
    };
    let acted = move || {
        toasts.tell(tr!(admin.plan.saved));
        focus_on("h1");
    };
    let whole = use_kept_whole(
        plan,
        |plan| plan.version,
        |client: ApiClient, next: PortalPlan, version| async move {
            client.edit_portal_plan(&next, version).await
        },
        |client: ApiClient| async move { client.read_portal_plan().await },
        (said, acted),
    );
    let act = whole.act;
    let rows = move || plan.read().items.clone().into_iter().enumerate().collect::<Vec<_>>();
    // A button keeps what it was given first: a row is another one once what it shows has changed.
    let key =
        |(place, one): &(usize, PlannedAction)| (*place, one.what.clone(), facts(one), one.state);
    view! {
        {whole.problem()}
        <Section title=tr!(admin.plan.all)>
            <p class="small muted">
                {move || trn!(plan.read().items.len() as u64, admin.plan.count)}
            </p>
            <ul role="list" class="row-list">
                <For each=rows key let:row><ActionRow row plan writing act /></For>
            </ul>
            <TakeAlong
                name=tr!(admin.plan.file)
                what=tr!(admin.plan.title)
                export=move |client: ApiClient, format| async move {
                    client.print_portal_plan(format).await
                }
            />
        </Section>
        <Section title=tr!(admin.plan.form)>
            <ActionForm plan writing whole />
        </Section>
    }
}

#[component]
fn ActionForm(plan: Plan, writing: Writing, whole: KeptWhole<PortalPlan>) -> impl IntoView {
    let faults = whole.save.faults();
    let submit = move |()| {
        whole.submit(writing.plan(plan.with_untracked(|plan| plan.items.clone())));
    };
    let cancel = move |()| {
        whole.save.forgive();
        writing.clear();
        focus_on(FIELD);
    };
    view! {
        <LineForm
            id="action-du-plan"
            label=tr!(admin.plan.form)
            faults
            pending=whole.save.pending()
            changes=Signal::derive(move || writing.changed.read().is_some())
            words=(tr!(admin.plan.add), tr!(admin.plan.save))
            on_submit=submit
            on_cancel=cancel
        >
            <SaidFields faults writing />
            <FollowedFields faults writing />
        </LineForm>
    }
}

/// What is said, to whom, by which way.
#[component]
fn SaidFields(faults: Faults, writing: Writing) -> impl IntoView {
    let audiences =
        || SelectOption::each(PlanAudience::ALL, PlanAudience::code, words::plan_audience);
    view! {
        <TextField
            faults
            pointer="/what"
            label=tr!(admin.plan.what)
            hint=tr!(admin.plan.what_hint)
            value=writing.what
        />
        <TextField
            faults
            pointer="/channel"
            label=tr!(admin.plan.channel)
            hint=tr!(admin.plan.channel_hint)
            value=writing.channel
        />
        <SelectField
            faults
            pointer="/audience"
            label=tr!(admin.plan.audience)
            value=writing.audience
            options=Signal::derive(audiences)
        />
    }
}

/// When, by whom, and where it stands.
#[component]
fn FollowedFields(faults: Faults, writing: Writing) -> impl IntoView {
    let moments = || SelectOption::each(PlanMoment::ALL, PlanMoment::code, words::plan_moment);
    let states = || SelectOption::each(PlanState::ALL, PlanState::code, words::plan_state);
    view! {
        <SelectField
            faults
            pointer="/moment"
            label=tr!(admin.plan.moment)
            value=writing.moment
            options=Signal::derive(moments)
        />
        <TextField
            faults
            pointer="/on"
            label=tr!(admin.plan.on)
            hint=tr!(admin.plan.on_hint)
            value=writing.on
            kind=TextKind::Date
            optional=true
        />
        <TextField
            faults
            pointer="/owner"
            label=tr!(admin.plan.owner)
            hint=tr!(admin.plan.owner_hint)
            value=writing.owner
            optional=true
        />
        <SelectField
            faults
            pointer="/state"
            label=tr!(admin.plan.state)
            value=writing.state
            options=Signal::derive(states)
        />
    }
}

/// An action: what it says and whether it is due, what one may do with it.
#[component]
fn ActionRow(
    /// Its place in the plan, and what it says.
    row: (usize, PlannedAction),
    plan: Plan,
    writing: Writing,
    act: Submit<PortalPlan>,
) -> impl IntoView {
    let (place, one) = row;
    let facts = facts(&one);
    let said = words::plan_state(one.state);
    let (tone, glyph, said) = match one.state {
        PlanState::ToDo if one.is_due(today()) => {
            (Tone::Warning, Glyph::Clock, tr!(admin.plan.due))
        }
        PlanState::ToDo => (Tone::Info, Glyph::Flag, said),
        PlanState::Done => (Tone::Success, Glyph::Check, said),
        PlanState::Dropped => (Tone::Neutral, Glyph::Stop, said),
    };
    let kept = StoredValue::new(one.clone());
    let others = move || {
        let mut items = plan.with_untracked(|plan| plan.items.clone());
        if kept.with_value(|kept| items.get(place) == Some(kept)) {
            items.remove(place);
        }
        items
    };
    let done = (one.state == PlanState::ToDo).then(|| {
        let name = tr!(admin.plan.done_named, what = &one.what);
        let press = move |()| {
            let mut items = others();
            items.push(PlannedAction { state: PlanState::Done, ..kept.get_value() });
            act.send(PortalPlan { items });
        };
        line_button(Glyph::Check, tr!(admin.plan.done), name, Callback::new(press))
    });
    let edit = line_button(
        Glyph::Edit,
        tr!(search.words.edit),
        tr!(admin.plan.edit_named, what = &one.what),
        Callback::new(move |()| writing.take(kept.get_value())),
    );
    let remove = line_button(
        Glyph::Trash,
        tr!(search.words.remove),
        tr!(admin.plan.remove_named, what = &one.what),
        Callback::new(move |()| act.send(PortalPlan { items: others() })),
    );
    view! {
        <li class="split">
            <span class="stack gap-1">
                <span class="cluster gap-2">{one.what}" "<Badge tone glyph>{said}</Badge></span>
                <span class="small muted">{facts}</span>
            </span>
            <span class="cluster">{done}{edit}{remove}</span>
        </li>
    }
}

/// « Avant l’ouverture · 3 novembre 2026 · Intranet · Managers · Référents ».
fn facts(one: &PlannedAction) -> String {
    let parts = [
        words::plan_moment(one.moment).to_owned(),
        one.on.map(words::date).unwrap_or_default(),
        one.channel.clone(),
        words::plan_audience(one.audience).to_owned(),
        one.owner.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
