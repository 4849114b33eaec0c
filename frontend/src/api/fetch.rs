//! Reading: once per key, or page by page.

use std::future::Future;

use api_client::{ApiClient, ApiError};
use api_types::page::Page;
use leptos::prelude::*;

use super::{Failure, Fetched, use_api};

/// Reads again each time `key` changes, and when one has signed in again.
pub(crate) fn use_fetch<K, T, Fut>(
    key: impl Fn() -> K + 'static,
    fetch: impl Fn(ApiClient, K) -> Fut + Clone + 'static,
) -> LocalResource<Fetched<T>>
where
    K: Clone + 'static,
    T: 'static,
    Fut: Future<Output = Result<T, ApiError>> + 'static,
{
    let api = use_api();
    LocalResource::new(move || {
        let key = key();
        api.session.epoch();
        let (api, fetch) = (api.clone(), fetch.clone());
        async move { api.call(|client| fetch(client, key.clone())).await }
    })
}

/// A list that grows: the first page again at each new query, the next ones when asked.
pub(crate) struct Growing<T: Send + Sync + 'static> {
    /// What is on screen.
    pub(crate) items: RwSignal<Vec<T>>,
    /// How many there are in all, when the query asked to count.
    pub(crate) total: RwSignal<Option<u64>>,
    next: RwSignal<Option<String>>,
    /// The first page.
    pub(crate) first: LocalResource<Fetched<()>>,
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
    let items = RwSignal::new(Vec::new());
    let total = RwSignal::new(None);
    let next = RwSignal::new(None);
    let failure = RwSignal::new(None);
    let again = query.clone();
    let asked = ask.clone();
    let first = use_fetch(query, move |client, query| {
        let page = ask(client, query, None);
        async move {
            let page = page.await?;
            items.try_set(page.items);
            total.try_set(page.total);
            next.try_set(page.next);
            Ok(())
        }
    });
    let api = use_api();
    let more = Action::new_local(move |(): &()| {
        let (api, ask) = (api.clone(), asked.clone());
        let query = untrack(&again);
        let cursor = next.get_untracked();
        async move {
            match api.call(|client| ask(client, query.clone(), cursor.clone())).await {
                Ok(page) => {
                    items.try_update(|items| items.extend(page.items));
                    next.try_set(page.next);
                    failure.try_set(None);
                }
                Err(refused) => {
                    failure.try_set(Some(refused));
                }
            }
        }
    });
    Growing { items, total, next, first, more, failure }
}
