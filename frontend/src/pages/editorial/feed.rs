//! The way to follow the news from elsewhere.

use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Load, Section};
use crate::words::tr;

/// The address of one's own at which a feed reader finds the news.
#[component]
pub(super) fn Subscribe(brick: EditorialBrick) -> impl IntoView {
    let (title, why, link) = match brick {
        EditorialBrick::Events => (
            tr!(editorial.feed.agenda_title),
            tr!(editorial.feed.agenda_why),
            tr!(editorial.feed.agenda_link),
        ),
        EditorialBrick::News
        | EditorialBrick::Glossary
        | EditorialBrick::KeyFigures
        | EditorialBrick::MethodResources
        | EditorialBrick::Testimonials => {
            (tr!(editorial.feed.title), tr!(editorial.feed.why), tr!(editorial.feed.link))
        }
    };
    let feeds = use_fetch(|| (), |client, ()| async move { client.list_feeds().await });
    view! {
        <Section title>
            <Load resource=feeds let:feeds>
                {feeds
                    .items
                    .into_iter()
                    .filter(|feed| feed.brick == brick)
                    .map(|feed| {
                        view! {
                            <p class="stack gap-2">
                                <span class="small muted">{why}</span>
                                // Served by the API, not by the portal: the router must leave it alone.
                                <a href=feed.address rel="external">
                                    {link}
                                </a>
                            </p>
                        }
                    })
                    .collect_view()}
            </Load>
        </Section>
    }
}
