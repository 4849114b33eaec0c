//! What happened, in words, latest first. It knows every fact there is, so it is a download of its own, which comes when a
//! history is shown.

use api_types::history::HistoryEntry;
use domain::reference::ReferenceList;
use domain::{EditorialId, OrganisationId, PocId, PracticeId, UserId};
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Day, Happening, History, Lazily, Load, Moment, chunk};
use crate::words::{self, tr};

/// Whose history it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HistoryOf {
    Poc(PocId),
    Practice(PracticeId),
    Account(UserId),
    EditorialItem(EditorialId),
    Reference(ReferenceList),
    Organisation(OrganisationId),
    Bricks,
}

chunk! {
    histories {
        happenings(of: HistoryOf, moment: Signal<i64>) => view! { <Happenings of moment /> };
    }
}

/// A history, read again each time that `moment` changes.
#[component]
pub(crate) fn HistoryList(of: HistoryOf, #[prop(into)] moment: Signal<i64>) -> impl IntoView {
    view! { <Lazily load=move || happenings(of, moment) /> }
}

#[component]
fn Happenings(of: HistoryOf, moment: Signal<i64>) -> impl IntoView {
    let history = use_fetch(
        move || moment.get(),
        move |client, _| async move {
            match of {
                HistoryOf::Poc(id) => client.read_poc_history(id).await,
                HistoryOf::Practice(id) => client.read_practice_history(id).await,
                HistoryOf::Account(id) => client.read_account_history(id).await,
                HistoryOf::EditorialItem(id) => client.read_editorial_item_history(id).await,
                HistoryOf::Reference(list) => client.read_reference_history(list).await,
                HistoryOf::Organisation(id) => client.read_organisation_history(id).await,
                HistoryOf::Bricks => client.read_brick_history().await,
            }
        },
    );
    view! { <Load resource=history let:history>{told(history.items)}</Load> }
}

fn told(entries: Vec<HistoryEntry>) -> impl IntoView {
    let entries = entries.into_iter().map(|entry| {
        let HistoryEntry { id: _, on, at, actor, fact, changed: _ } = entry;
        let when = match at {
            Some(at) => view! { <Moment at /> }.into_any(),
            None => view! { <Day on /> }.into_any(),
        };
        let by = actor.map(|person| tr!(shared.by, name = person.name));
        let what = view! { <span>{words::fact_told(&fact)}{by}</span> }.into_any();
        Happening { when, what }
    });
    view! { <History entries=entries.collect() /> }
}
