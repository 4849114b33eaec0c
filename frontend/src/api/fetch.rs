//! Reading: once per key.

use std::future::Future;
use std::marker::PhantomData;

use api_client::{ApiClient, ApiError};
use leptos::prelude::*;

use super::erased::{self, Ask, Erased, Work, reveal};
use super::{Api, Fetched, use_api};

/// Something that is read, and read again. Copy it where it is shown.
pub(crate) struct Fetch<T> {
    resource: LocalResource<Fetched<Erased>>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Fetch<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetch<T> {}

impl<T: Clone + 'static> Fetch<T> {
    /// What was read last; nothing while the first reading is on its way.
    pub(crate) fn get(self) -> Option<Fetched<T>> {
        match self.resource.get()? {
            Ok(answer) => reveal(&answer).map(Ok),
            Err(failure) => Some(Err(failure)),
        }
    }

    /// Reads again; what was read stays until then.
    pub(crate) fn refetch(self) {
        self.resource.refetch();
    }

    /// The same, without its type.
    pub(crate) fn erased(self) -> LocalResource<Fetched<Erased>> {
        self.resource
    }
}

/// Reads again each time `key` changes, and when one has signed in again.
pub(crate) fn use_fetch<K, T, Fut>(
    key: impl Fn() -> K + 'static,
    fetch: impl Fn(ApiClient, K) -> Fut + Clone + 'static,
) -> Fetch<T>
where
    K: Clone + 'static,
    T: 'static,
    Fut: Future<Output = Result<T, ApiError>> + 'static,
{
    let api = use_api();
    let read: Box<dyn Fn() -> Work<'static, Fetched<Erased>>> = Box::new(move || {
        let key = key();
        api.session.epoch();
        let (api, fetch) = (api.clone(), fetch.clone());
        let ask = erased::ask(move |client| fetch(client, key.clone()));
        call(api, ask)
    });
    Fetch { resource: LocalResource::new(read), of: PhantomData }
}

/// Made once, whatever is read.
fn call(api: Api, ask: Ask<'static>) -> Work<'static, Fetched<Erased>> {
    Box::pin(async move { api.call_erased(ask).await })
}
