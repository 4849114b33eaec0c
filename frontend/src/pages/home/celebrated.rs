//! What succeeded lately (R248). Read on its own, as the services below; nothing is there when there is none.

use api_types::celebration::CelebrationQuery;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::Load;
use crate::pages::services::LatestCelebrations;

/// Lines on the landing page.
const LINES: u16 = 3;

#[component]
pub(super) fn Celebrated() -> impl IntoView {
    let latest = use_fetch(
        || (),
        |client, ()| async move {
            let query = CelebrationQuery { limit: LINES, ..CelebrationQuery::default() };
            Ok(client.list_celebrations(&query).await?.items)
        },
    );
    view! {
        <Load resource=latest let:all>
            {(!all.is_empty()).then(|| view! { <LatestCelebrations all /> })}
        </Load>
    }
}
