//! Keeping the normed lists (R125, R174) and the rules of the second door (A06): for administrators. What one
//! changes is in force at once, here too.

mod dialogs;
mod rules;
mod table;

use api_types::reference::ReferenceListView;
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
use crate::pages::shared::{HistoryList, HistoryOf};
use crate::routes::{Page, PocsPage};
use crate::state::{Address, AddressStep, Session, use_address};
use crate::words::{self, tr, trn};

use dialogs::{AddValue, EditValue};
use rules::RulesSection;
use table::ValueTable;

/// The parameter that names the list.
const LIST: &str = "liste";

#[component]
pub(crate) fn ReferencesPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let body = if session.may(Permission::EditReferences) {
        view! { <Lists /> }.into_any()
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

/// The list that the address names; the domains when it names none.
fn list_of(address: Address) -> ReferenceList {
    address.parsed(LIST).unwrap_or(ReferenceList::Domain)
}

#[component]
fn Lists() -> impl IntoView {
    let address = use_address();
    let list = Memo::new(move |_| list_of(address));
    let kept = use_fetch(
        move || list.get(),
        |client, list| async move { client.read_reference_list(list).await },
    );
    view! {
        <ListChoice address list />
        <Keep resource=kept let:kept_list>
            <OneList kept=kept_list resource=kept />
        </Keep>
    }
}

#[component]
fn ListChoice(address: Address, list: Memo<ReferenceList>) -> impl IntoView {
    let choose = move |code: String| address.set(&[(LIST, code)], AddressStep::Push);
    let lines = move || {
        let line = |one: &ReferenceList| {
            let SelectOption { value, label } =
                SelectOption::new(one.code(), words::reference_list(*one));
            view! { <option value=value selected=list.get() == *one>{label}</option> }
        };
        ReferenceList::ALL.iter().map(line).collect_view()
    };
    view! {
        <section class="toolbar" aria-label=tr!(references.lists)>
            <label class="criterion">
                <span>{tr!(references.which)}</span>
                <select class="select" on:change:target=move |event| choose(event.target().value())>
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
fn OneList(kept: RwSignal<ReferenceListView>, resource: Fetch<ReferenceListView>) -> impl IntoView {
    let kept = Kept { view: kept, editing: RwSignal::new(None), adding: RwSignal::new(false) };
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
            <ListHistory kept />
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
