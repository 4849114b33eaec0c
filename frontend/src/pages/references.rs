//! Keeping the normed lists (R125, R174) and the rules of the second door (A06): for administrators. What one
//! changes is in force at once, here too. Whoever keeps a body keeps what it adds to them for its agents (A36).

mod dialogs;
mod rules;
mod table;

use api_client::{ApiClient, ApiError};
use api_types::reference::ReferenceListView;
use domain::OrganisationId;
use domain::access::Permission;
use domain::reference::ReferenceList;
use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use crate::api::{Fetch, use_fetch};
use crate::components::{
    Breadcrumb, Door, Glyph, Icon, Keep, Notice, PageHead, SelectOption, Tone,
};
use crate::pages::shared::{HistoryList, HistoryOf, use_bodies};
use crate::routes::{AdminPage, Page, PocsPage};
use crate::state::{Address, Session, use_address};
use crate::words::{self, tr, trn};

use dialogs::{AddValue, EditValue};
use rules::RulesSection;
use table::ValueTable;

/// The parameter that names the list.
const LIST: &str = "liste";
/// The parameter of the body whose additions are kept; the lists of all when there is none.
pub(crate) const LISTS_OF: &str = "organisme";

#[component]
pub(crate) fn ReferencesPage() -> impl IntoView {
    let address = use_address();
    let body = Memo::new(move |_| address.parsed::<OrganisationId>(LISTS_OF));
    move || match body.get() {
        Some(body) => view! { <OfBody body /> }.into_any(),
        None => view! { <OfAll /> }.into_any(),
    }
}

/// What a body adds to the lists of all, for its own agents: the server says who may.
#[component]
fn OfBody(body: OrganisationId) -> impl IntoView {
    let bodies = use_bodies();
    view! {
        <Breadcrumb
            trail=vec![(Page::Admin(AdminPage::Bodies), tr!(admin.tab.bodies).into())]
            here=tr!(references.of_body.title)
        />
        <PageHead title=tr!(references.of_body.title) lead=tr!(references.of_body.lead)>
            <p><strong>{move || bodies.name(body).unwrap_or_default()}</strong></p>
        </PageHead>
        <Lists body=Some(body) />
    }
}

#[component]
fn OfAll() -> impl IntoView {
    let session = expect_context::<Session>();
    let body = if session.may(Permission::EditReferences) {
        view! { <Lists body=None /> }.into_any()
    } else {
        view! {
            <Notice tone=Tone::Warning title=tr!(references.refused)>
                <p>{tr!(references.refused_why)}</p>
            </Notice>
        }
        .into_any()
    };
    let rules = session.may(Permission::SetPocRules).then(|| view! { <RulesSection /> });
    view! {
        <Breadcrumb
            trail=vec![(Page::Pocs(PocsPage::List), tr!(pocs.title).into())]
            here=tr!(references.title)
        />
        <PageHead
            door=Door::Poc
            kind=tr!(references.kind)
            title=tr!(references.title)
            lead=tr!(references.lead)
        />
        {body}
        {rules}
    }
}

/// The list that the address names; the domains when it names none, or one to which a body adds nothing.
fn list_of(address: Address, body: Option<OrganisationId>) -> ReferenceList {
    let asked = address.parsed(LIST).filter(|list| is_kept(*list, body));
    asked.unwrap_or(ReferenceList::Domain)
}

/// Whether a list is kept for all, or takes what a body adds.
fn is_kept(list: ReferenceList, body: Option<OrganisationId>) -> bool {
    body.is_none() || list.takes_additions()
}

#[component]
fn Lists(body: Option<OrganisationId>) -> impl IntoView {
    let address = use_address();
    let list = Memo::new(move |_| list_of(address, body));
    let kept = use_fetch(
        move || list.get(),
        move |client, list| async move { read_list(&client, list, body).await },
    );
    view! {
        <ListChoice address list body />
        <Keep resource=kept let:kept_list>
            <OneList kept=kept_list resource=kept body />
        </Keep>
    }
}

/// A list, whole, or what a body added to it.
async fn read_list(
    client: &ApiClient,
    list: ReferenceList,
    body: Option<OrganisationId>,
) -> Result<ReferenceListView, ApiError> {
    match body {
        Some(body) => client.read_body_reference_list((body, list)).await,
        None => client.read_reference_list(list).await,
    }
}

#[component]
fn ListChoice(
    address: Address,
    list: Memo<ReferenceList>,
    body: Option<OrganisationId>,
) -> impl IntoView {
    let choose = address.choose(LIST);
    let lines = move || {
        let line = |one: &ReferenceList| {
            let SelectOption { value, label } =
                SelectOption::new(one.code(), words::reference_list(*one));
            view! { <option value=value selected=list.get() == *one>{label}</option> }
        };
        let kept = ReferenceList::ALL.iter().filter(|one| is_kept(**one, body));
        kept.map(line).collect_view()
    };
    view! {
        <section class="toolbar" aria-label=tr!(references.lists)>
            <label class="criterion">
                <span>{tr!(references.which)}</span>
                <select
                    class="select"
                    on:change:target=move |event| choose.run(event.target().value())
                >
                    {lines}
                </select>
            </label>
        </section>
    }
}

/// A list on screen: its values, and what is being done to one of them.
#[derive(Clone, Copy)]
struct Kept {
    view: RwSignal<ReferenceListView>,
    /// The code of the value being changed.
    editing: RwSignal<Option<String>>,
    adding: RwSignal<bool>,
    /// The body of which what it added alone is kept.
    body: Option<OrganisationId>,
}

impl Kept {
    fn list(self) -> ReferenceList {
        self.view.with_untracked(|kept| kept.list)
    }

    fn version(self) -> i32 {
        self.view.try_with_untracked(|kept| kept.version).unwrap_or_default()
    }
}

#[component]
fn OneList(
    kept: RwSignal<ReferenceListView>,
    resource: Fetch<ReferenceListView>,
    body: Option<OrganisationId>,
) -> impl IntoView {
    let (editing, adding) = (RwSignal::new(None), RwSignal::new(false));
    let kept = Kept { view: kept, editing, adding, body };
    let counted = move || {
        kept.view.with(|list| {
            let active = list.items.iter().filter(|item| item.active).count();
            let shown = trn!(active as u64, references.count);
            match list.active_max {
                Some(max) => format!("{shown}, {}", tr!(references.at_most, count = max)),
                None => shown,
            }
        })
    };
    let reload = Callback::new(move |()| resource.refetch());
    view! {
        <section class="stack" aria-labelledby="valeurs">
            <div class="split section-title">
                <div>
                    <h2 id="valeurs">{move || kept.view.with(|list| words::reference_list(list.list))}</h2>
                    <p class="small muted" role="status">{counted}</p>
                </div>
                <AddValue kept reload />
            </div>
            <ValueTable kept reload />
            <EditValue kept />
            {body.is_none().then(|| view! { <ListHistory kept /> })}
        </section>
    }
}

/// What changed in the list, read when somebody asks.
#[component]
fn ListHistory(kept: Kept) -> impl IntoView {
    let opened = RwSignal::new(false);
    let toggled = move |event: Event| {
        let fold = event.target().and_then(|found| found.dyn_into::<HtmlDetailsElement>().ok());
        opened.set(fold.is_some_and(|fold| fold.open()));
    };
    view! {
        <details class="disclose" on:toggle=toggled>
            <summary><Icon glyph=Glyph::Clock />{tr!(references.history)}</summary>
            <div><Show when=move || opened.get()><Happenings kept /></Show></div>
        </details>
    }
}

#[component]
fn Happenings(kept: Kept) -> impl IntoView {
    let list = kept.view.with_untracked(|list| list.list);
    let version = Memo::new(move |_| kept.view.with(|list| i64::from(list.version)));
    view! { <HistoryList of=HistoryOf::Reference(list) moment=version /> }
}
