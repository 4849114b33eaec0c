//! The only way a page shows remote data: waiting, failed with a way to try again, or there.

use std::sync::Arc;
use std::time::Duration;

use api_types::problem::ProblemCode;
use leptos::prelude::*;

use super::not_found::NotFoundPage;
use super::notice::ProblemNotice;
use super::page::Heading;
use crate::api::{Erased, Failure, Fetch, Fetched, reveal};
use crate::words::tr;

/// Patience before a skeleton shows: shorter waits only blink.
const PATIENCE: Duration = Duration::from_millis(300);

/// Shows what `resource` brings. A refetch leaves the former data on screen until the new one is there.
#[component]
pub(crate) fn Load<T, V>(
    resource: Fetch<T>,
    children: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let show = move |data: &Erased| reveal(data).map(&children).into_any();
    load(resource.erased(), Arc::new(show))
}

/// The same for every type: made once.
fn load(
    resource: LocalResource<Fetched<Erased>>,
    show: Arc<dyn Fn(&Erased) -> AnyView + Send + Sync>,
) -> AnyView {
    view! {
        <Transition fallback=|| view! { <Waiting /> }>
            {move || {
                resource.get().map(|fetched| match fetched {
                    Ok(data) => show(&data),
                    Err(failure) => {
                        view! { <LoadFailed failure on_retry=move || resource.refetch() /> }.into_any()
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}

/// A failure in the middle of a page is a notice; when it is all there is, it is the page.
#[component]
pub(super) fn LoadFailed(failure: Failure, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let alone = RwSignal::new(false);
    // Once this is on screen, whether another heading is.
    Effect::new(move |_| {
        let heading = document().query_selector("main h1").ok().flatten();
        alone.set(heading.is_none());
    });
    let missing = failure.is(ProblemCode::NotFound);
    move || {
        let failure = failure.clone();
        match (alone.get(), missing) {
            (true, true) => view! { <NotFoundPage /> }.into_any(),
            (true, false) => view! {
                <div class="page-head"><Heading title=tr!(problems.page_unavailable) /></div>
                <ProblemNotice failure on_retry />
            }
            .into_any(),
            (false, _) => view! { <ProblemNotice failure on_retry /> }.into_any(),
        }
    }
}

/// A skeleton of fixed height after a while, and the word for whoever does not see it.
#[component]
pub(crate) fn Waiting() -> impl IntoView {
    let late = RwSignal::new(false);
    let timer = set_timeout_with_handle(move || late.set(true), PATIENCE);
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
    view! {
        <div class="waiting">
            <p class="sr-only" role="status">{move || late.get().then(|| tr!(common.loading))}</p>
            <Show when=move || late.get()>
                <div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>
            </Show>
        </div>
    }
}
