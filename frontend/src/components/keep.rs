//! Remote data that one works on: kept in a signal, so that reading it again (one has signed in again, a
//! conflict was met) changes what is shown and never makes the view again. What is being typed stays.

use leptos::prelude::*;

use super::load::{LoadFailed, Waiting};
use crate::api::Fetch;

/// Waits and fails as `Load` does; then makes `children` once, around the signal that holds the data.
#[component]
pub(crate) fn Keep<T, V>(
    resource: Fetch<T>,
    children: impl Fn(RwSignal<T>) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let kept = RwSignal::new(None::<RwSignal<T>>);
    let owner = Owner::current();
    // The data outlives each answer of the server: that is the point, and why a memo will not do.
    Effect::new(move |_| {
        let Some(Ok(data)) = resource.get() else { return };
        match (kept.get_untracked(), &owner) {
            (Some(former), _) => former.set(data),
            (None, Some(owner)) => kept.set(Some(owner.with(|| RwSignal::new(data)))),
            (None, None) => {}
        }
    });
    let before = move || match (kept.read().is_some(), resource.get()) {
        (true, _) | (false, Some(Ok(_))) => ().into_any(),
        (false, None) => view! { <Waiting /> }.into_any(),
        (false, Some(Err(failure))) => {
            view! { <LoadFailed failure on_retry=move || resource.refetch() /> }.into_any()
        }
    };
    let there = move || kept.get().map(|data| children.clone()(data));
    view! { {before} {there} }
}
