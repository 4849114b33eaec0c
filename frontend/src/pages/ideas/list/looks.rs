//! What the list looks like: as the address says, or as one chose last on this browser.

use api_types::idea::IdeaSummary;
use leptos::prelude::*;

use super::cards::IdeaCards;
use super::criteria::Seeking;
use super::table::IdeaTable;
use crate::api::Growing;
use crate::components::LookSwitch;
use crate::pages::ideas::IdeaRows;
use crate::state::{Address, AddressStep, store, stored};
use crate::words::tr;

/// The parameter of the address.
const LOOK: &str = "vue";
/// Where the browser remembers it.
const REMEMBERED: &str = "ideas-look";

/// What a list of ideas looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum IdeaLook {
    /// Rows, to read one after the other.
    #[default]
    Rows,
    /// Cards, to look around.
    Cards,
    /// A table, to compare.
    Table,
}

impl IdeaLook {
    const ALL: [Self; 3] = [Self::Rows, Self::Cards, Self::Table];

    const fn code(self) -> &'static str {
        match self {
            Self::Rows => "lignes",
            Self::Cards => "cartes",
            Self::Table => "tableau",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|look| look.code() == code)
    }

    fn word(self) -> &'static str {
        match self {
            Self::Rows => tr!(ideas.look.rows),
            Self::Cards => tr!(ideas.look.cards),
            Self::Table => tr!(ideas.look.table),
        }
    }

    /// What the address asks; else what one chose last; else rows.
    fn of(address: Address) -> Self {
        let asked = address.text(LOOK).and_then(|code| Self::from_code(&code));
        let last = || stored(REMEMBERED).and_then(|code| Self::from_code(&code));
        asked.or_else(last).unwrap_or_default()
    }
}

/// What a kept view says besides its criteria.
pub(super) fn with_look(criteria: String, address: Address) -> String {
    let asked = address.text(LOOK).and_then(|code| IdeaLook::from_code(&code));
    match asked {
        Some(look) => format!("{criteria}&{LOOK}={}", look.code()),
        None => criteria,
    }
}

#[component]
pub(super) fn IdeaLooks(seeking: Seeking) -> impl IntoView {
    let address = seeking.address;
    let chosen = Memo::new(move |_| IdeaLook::of(address).code());
    let choose = move |code: &'static str| {
        store(REMEMBERED, Some(code));
        address.set(&[(LOOK, code.to_owned())], AddressStep::Push);
    };
    view! {
        <LookSwitch
            label=tr!(ideas.look.label)
            looks=IdeaLook::ALL.map(|look| (look.code(), look.word())).to_vec()
            chosen
            on_choose=choose
        />
    }
}

/// The ideas found, as one wants to look at them.
#[component]
pub(super) fn Found(seeking: Seeking, list: Growing<IdeaSummary>) -> impl IntoView {
    let look = Memo::new(move |_| IdeaLook::of(seeking.address));
    move || match look.get() {
        IdeaLook::Rows => view! { <IdeaRows list /> }.into_any(),
        IdeaLook::Cards => view! { <IdeaCards list /> }.into_any(),
        IdeaLook::Table => view! { <IdeaTable list /> }.into_any(),
    }
}
