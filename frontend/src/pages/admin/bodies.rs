//! The bodies of the network and their directions: added, renamed, closed at run time (A36, R046).

use api_types::people::{
    AddOrganisationRequest, ChangeOrganisationRequest, OrganisationView, Organisations,
};
use domain::OrganisationId;
use domain::people::{OrganisationKind, Region};
use leptos::prelude::*;

use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Badge, Button, ButtonLink, Check, Dialog, Faults, Form, Glyph, Icon, Keep, Look,
    PageHead, Press, SelectField, SelectOption, Size, TextField, Tone,
};
use crate::pages::references::LISTS_OF;
use crate::pages::shared::{HistoryList, HistoryOf, PlainField, PlainForm, PlainProblem, focus_on};
use crate::routes::{AdminPage, Page, PocsPage};
use crate::state::{Toasts, address_search};
use crate::words::{self, tr};

/// What is being written.
#[derive(Clone, Debug)]
enum Asked {
    /// Another one, below this one.
    Below(OrganisationView),
    /// This one, otherwise.
    Change(OrganisationView),
}

/// The dialog that is open, and what to read again once it has done its work.
#[derive(Clone, Copy)]
struct Work {
    asked: RwSignal<Option<Asked>>,
    again: Callback<()>,
    toasts: Toasts,
}

impl Work {
    fn done(self, said: &'static str) {
        self.asked.try_set(None);
        self.toasts.tell(said);
        self.again.run(());
        focus_on("#organismes");
    }
}

#[component]
pub(super) fn BodiesPage() -> impl IntoView {
    let read = use_fetch(|| (), |client, ()| async move { client.list_organisations().await });
    let work = Work {
        asked: RwSignal::new(None),
        again: Callback::new(move |()| read.refetch()),
        toasts: expect_context::<Toasts>(),
    };
    view! {
        <AdminTrail here=tr!(admin.tab.bodies) />
        <PageHead title=tr!(admin.bodies.title) lead=tr!(admin.bodies.lead) />
        <AdminTabs here=AdminPage::Bodies />
        <section class="stack" aria-labelledby="organismes">
            <h2 id="organismes" tabindex="-1" class="section-title">{tr!(admin.bodies.all)}</h2>
            <Keep resource=read let:all><Tree all work /></Keep>
        </section>
        <AskedDialog work />
    }
}

/// Those that are shown.
type All = RwSignal<Organisations>;

/// A button keeps what it was given first: a line is another one once what it shows has changed.
const fn key(one: &OrganisationView) -> (OrganisationId, i32) {
    (one.id, one.version)
}

fn of_kind(all: All, kind: OrganisationKind) -> Vec<OrganisationView> {
    all.with(|all| all.items.iter().filter(|one| one.kind == kind).cloned().collect())
}

/// The branch, its bodies, and below each its directions.
#[component]
fn Tree(all: All, work: Work) -> impl IntoView {
    view! {
        <For each=move || of_kind(all, OrganisationKind::Branch) key let:one>
            <Line one work />
        </For>
        <ul role="list" class="row-list">
            <For each=move || of_kind(all, OrganisationKind::Organisation) key let:body>
                <li class="row-item">
                    <div class="stack gap-2">
                        <Line one=body.clone() work />
                        <Below all body=body.id work />
                    </div>
                </li>
            </For>
        </ul>
    }
}

/// The directions of a body.
#[component]
fn Below(all: All, body: OrganisationId, work: Work) -> impl IntoView {
    let below = Memo::new(move |_| {
        let mut below = of_kind(all, OrganisationKind::Department);
        below.retain(|one| one.parent_id == Some(body));
        below
    });
    view! {
        <Show when=move || !below.read().is_empty()>
            <ul role="list" class="stack gap-2 small below">
                <For each=move || below.get() key let:one>
                    <li><Line one work /></li>
                </For>
            </ul>
        </Show>
    }
}

/// One of them, and what one may do with it.
#[component]
fn Line(one: OrganisationView, work: Work) -> impl IntoView {
    let OrganisationView { name, kind, closed, editable, extensible, .. } = one.clone();
    let state = closed.then(|| {
        view! { <Badge tone=Tone::Neutral glyph=Glyph::Cross>{tr!(admin.bodies.closed)}</Badge> }
    });
    let id = one.id;
    let (parent, changed) = (one.clone(), one);
    let add = extensible.then(|| {
        let label = match kind {
            OrganisationKind::Branch => tr!(admin.bodies.add_body).to_owned(),
            OrganisationKind::Organisation | OrganisationKind::Department => {
                tr!(admin.bodies.add_named, name = name.clone())
            }
        };
        view! {
            <Button
                look=Look::Quiet
                size=Size::Small
                glyph=Glyph::Plus
                attr:aria-label=label
                on:click=move |_| work.asked.set(Some(Asked::Below(parent.clone())))
            >
                {tr!(admin.bodies.add)}
            </Button>
        }
    });
    // Whoever adds directions to a body adds to the lists what its agents alone choose.
    let lists = (extensible && kind == OrganisationKind::Organisation).then(|| {
        let asked = [(LISTS_OF.to_owned(), id.to_string())];
        let href = Page::Pocs(PocsPage::Keep).path() + &address_search(&asked);
        let label = tr!(admin.bodies.lists_named, name = name.clone());
        view! {
            <ButtonLink href look=Look::Quiet size=Size::Small attr:aria-label=label>
                {tr!(admin.bodies.lists)}
            </ButtonLink>
        }
    });
    let change = editable.then(|| {
        view! {
            <Button
                look=Look::Quiet
                size=Size::Small
                glyph=Glyph::Edit
                attr:aria-label=tr!(admin.bodies.change_named, name = name.clone())
                on:click=move |_| work.asked.set(Some(Asked::Change(changed.clone())))
            >
                {tr!(admin.bodies.change)}
            </Button>
        }
    });
    view! {
        <p class="cluster gap-2 line">
            <span class="title">{name}</span>
            {state}
            {change}
            {add}
            {lists}
        </p>
    }
}

#[component]
fn AskedDialog(work: Work) -> impl IntoView {
    let (asked, open) = (work.asked, RwSignal::new(false));
    Effect::new(move |_| open.set(asked.read().is_some()));
    // Closing the dialog by any way forgets what was asked.
    Effect::new(move |was: Option<bool>| {
        let now = open.get();
        if was == Some(true) && !now {
            asked.set(None);
        }
        now
    });
    let form = move || {
        asked.get().map(|wish| match wish {
            Asked::Below(parent) => view! { <AddForm parent work /> }.into_any(),
            Asked::Change(one) => view! { <ChangeForm one work /> }.into_any(),
        })
    };
    view! { <Dialog open title=tr!(admin.bodies.dialog)>{form}</Dialog> }
}

#[component]
fn AddForm(parent: OrganisationView, work: Work) -> impl IntoView {
    let (name, key) = (RwSignal::new(String::new()), draw_key());
    let add = use_submit(
        move |client, body: AddOrganisationRequest| {
            let key = key.clone();
            async move { client.add_organisation(&body, &key).await }
        },
        move |_: OrganisationView| work.done(tr!(admin.bodies.added)),
    );
    let parent_id = parent.id;
    let submit = move |()| {
        let body = AddOrganisationRequest { parent_id, name: name.get_untracked() };
        let checked = body.parse();
        add.send_checked(body, checked);
    };
    let faults = add.faults();
    view! {
        <Form faults on_submit=submit>
            <div class="stack">
                <p>{tr!(admin.bodies.below, name = parent.name)}</p>
                <ActProblem failure=add.failure() />
                <TextField faults pointer="/name" label=tr!(admin.bodies.name) value=name />
                <p>
                    <Button look=Look::Primary press=Press::Submit pending=add.pending()>
                        {tr!(admin.bodies.add)}
                    </Button>
                </p>
            </div>
        </Form>
    }
}

/// Where a body is, for the map of what is taken up.
#[component]
fn RegionField(faults: Faults, region: RwSignal<String>) -> impl IntoView {
    let options = || {
        let line = |one: &Region| SelectOption::new(one.code(), words::region(*one));
        Region::ALL.iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <SelectField
            faults
            pointer="/region"
            label=tr!(admin.bodies.region)
            hint=tr!(admin.bodies.region_hint)
            blank=tr!(admin.bodies.region_none)
            value=region
            options=Signal::derive(options)
            optional=true
        />
    }
}

/// What a body says of itself, being written. Copy it where it is sent.
#[derive(Clone, Copy)]
struct Written {
    name: RwSignal<String>,
    region: RwSignal<String>,
    closed: RwSignal<bool>,
}

impl Written {
    fn of(one: &OrganisationView) -> Self {
        let (name, region) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let written = Self { name, region, closed: RwSignal::new(false) };
        written.fill(one);
        written
    }

    /// Writes what it says now; gives its version.
    fn fill(self, one: &OrganisationView) -> i32 {
        self.name.set(one.name.clone());
        self.region.set(one.region.map(|one| one.code().to_owned()).unwrap_or_default());
        self.closed.set(one.closed);
        one.version
    }

    fn plain(self) -> Vec<PlainField> {
        let placed = |code: String| {
            Region::from_code(&code).map(words::region).unwrap_or_default().to_owned()
        };
        vec![
            PlainField::text("name", tr!(admin.bodies.name), self.name),
            PlainField::text("region", tr!(admin.bodies.region), self.region).said(placed),
            PlainField::tick("closed", tr!(admin.bodies.close), self.closed),
        ]
    }

    fn request(self) -> ChangeOrganisationRequest {
        ChangeOrganisationRequest {
            name: self.name.get_untracked(),
            region: Region::from_code(&self.region.get_untracked()),
            closed: self.closed.get_untracked(),
        }
    }
}

#[component]
fn ChangeForm(one: OrganisationView, work: Work) -> impl IntoView {
    let (id, kind, written) = (one.id, one.kind, Written::of(&one));
    let Written { name, region, closed } = written;
    let form = PlainForm::new(written.plain(), one.version);
    let change = use_submit(
        move |client, (body, seen): (ChangeOrganisationRequest, i32)| async move {
            client.change_organisation(id, &body, seen).await
        },
        move |_: OrganisationView| work.done(tr!(admin.bodies.changed)),
    );
    let submit = move |()| {
        let body = written.request();
        let checked = body.parse();
        change.send_checked((body, form.seen()), checked);
    };
    let resume = form.use_resume(
        change,
        |client| async move { client.list_organisations().await },
        move |now: Organisations| {
            // What is shown behind the dialog, too.
            work.again.run(());
            let theirs = now.items.iter().find(|theirs| theirs.id == id);
            theirs.map_or_else(|| form.seen(), |theirs| written.fill(theirs))
        },
    );
    let faults = change.faults();
    let place =
        (kind == OrganisationKind::Organisation).then(|| view! { <RegionField faults region /> });
    let end = (kind != OrganisationKind::Branch).then(|| {
        view! {
            <Check
                label=tr!(admin.bodies.close)
                checked=closed
                on_change=move |on| closed.set(on)
            />
            <p class="hint">{tr!(admin.bodies.close_hint)}</p>
        }
    });
    view! {
        <PlainProblem form failure=change.failure() resume />
        <Form faults on_submit=submit>
            <div class="stack">
                <TextField faults pointer="/name" label=tr!(admin.bodies.name) value=name />
                {place}
                {end}
                <p>
                    <Button look=Look::Primary press=Press::Submit pending=change.pending()>
                        {tr!(admin.account.save)}
                    </Button>
                </p>
            </div>
        </Form>
        <details class="disclose">
            <summary><Icon glyph=Glyph::Clock />{tr!(shared.history)}</summary>
            <HistoryList of=HistoryOf::Organisation(id) moment=Signal::stored(0_i64) />
        </details>
    }
}
