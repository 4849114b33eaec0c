//! Reading page by page: a list that grows, and has as many pages when one comes back to it.

use std::future::Future;

use api_client::{ApiClient, ApiError};
use api_types::page::Page;
use leptos::prelude::*;

use super::{Failure, Fetch, use_api, use_fetch};
use crate::state::Navigation;

/// A list that grows: the first page again at each new query, the next ones when asked.
pub(crate) struct Growing<T: Send + Sync + 'static> {
    /// What is on screen.
    pub(crate) items: RwSignal<Vec<T>>,
    /// How many there are in all, when the query asked to count.
    pub(crate) total: RwSignal<Option<u64>>,
    next: RwSignal<Option<String>>,
    /// The first page.
    pub(crate) first: Fetch<()>,
    more: Action<(), ()>,
    failure: RwSignal<Option<Failure>>,
}

// Written out, for the derived ones would ask it of `T` too.
impl<T: Send + Sync + 'static> Clone for Growing<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Growing<T> {}

impl<T: Send + Sync + 'static> Growing<T> {
    /// Whether there is more.
    pub(crate) fn has_more(self) -> bool {
        self.next.read().is_some()
    }

    /// Whether the next page is on its way.
    pub(crate) fn pending(self) -> bool {
        self.more.pending().get()
    }

    /// Asks for the next page; a second press while one is on its way does nothing.
    pub(crate) fn grow(self) {
        if !self.more.pending().get_untracked() {
            self.more.dispatch(());
        }
    }

    /// Why the next page did not come.
    pub(crate) fn failure(self) -> Option<Failure> {
        self.failure.get()
    }
}

/// Lists `query()` page by page. `ask` receives the query and the cursor to go on from.
pub(crate) fn use_growing<Q, T, Fut>(
    query: impl Fn() -> Q + Clone + Send + Sync + 'static,
    ask: impl Fn(ApiClient, Q, Option<String>) -> Fut + Clone + 'static,
) -> Growing<T>
where
    Q: Clone + 'static,
    T: Send + Sync + 'static,
    Fut: Future<Output = Result<Page<T>, ApiError>> + 'static,
{
    let (items, total) = (RwSignal::new(Vec::new()), RwSignal::new(None));
    let next = RwSignal::new(None);
    let failure = RwSignal::new(None);
    // Which question is the last one: a slow answer to a former one changes nothing.
    let last = StoredValue::new(0_u32);
    let (again, asked) = (query.clone(), ask.clone());
    let navigation = expect_context::<Navigation>();
    let first = use_fetch(query, move |client, query| {
        last.update_value(|last| *last += 1);
        let this = last.get_value();
        let grown = navigation.had_grown();
        let ask = ask.clone();
        async move {
            let page =
                as_long_as_before(grown, |cursor| ask(client.clone(), query.clone(), cursor))
                    .await?;
            if last.try_get_value() == Some(this) {
                items.try_set(page.items);
                total.try_set(page.total);
                next.try_set(page.next);
                failure.try_set(None);
            }
            Ok(())
        }
    });
    let api = use_api();
    let more = Action::new_local(move |(): &()| {
        let (api, asked) = (api.clone(), asked.clone());
        let query = untrack(&again);
        let cursor: Option<String> = next.get_untracked();
        let this = last.get_value();
        async move {
            let page = api.call(move |client| asked(client, query.clone(), cursor.clone())).await;
            if last.try_get_value() != Some(this) {
                return;
            }
            match page {
                Ok(page) => {
                    items.try_update(|items| items.extend(page.items));
                    next.try_set(page.next);
                    failure.try_set(None);
                    navigation.grew();
                }
                Err(refused) => {
                    failure.try_set(Some(refused));
                }
            }
        }
    });
    Growing { items, total, next, first, more, failure }
}

/// The first page, and as many others as were on screen when one left.
async fn as_long_as_before<T, Fut>(
    grown: usize,
    ask: impl Fn(Option<String>) -> Fut,
) -> Result<Page<T>, ApiError>
where
    Fut: Future<Output = Result<Page<T>, ApiError>>,
{
    let mut page = ask(None).await?;
    for _ in 0..grown {
        let Some(cursor) = page.next.take() else { break };
        let more = ask(Some(cursor)).await?;
        page.items.extend(more.items);
        page.next = more.next;
    }
    Ok(page)
}
