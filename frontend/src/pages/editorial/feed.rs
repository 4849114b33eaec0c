//! The way to follow news, testimonials… from elsewhere.

use domain::OrganisationId;
use domain::access::Brick;
use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use crate::api::{use_fetch, use_submit};
use crate::components::{ActProblem, Button, Dialog, Load, Look, Section, Size};
use crate::state::Toasts;
use crate::words::tr;

/// The address of one's own at which a feed reader finds what a brick tells.
#[component]
pub(super) fn Subscribe(
    brick: EditorialBrick,
    #[prop(optional)] body: Option<Memo<Option<OrganisationId>>>,
) -> impl IntoView {
    let (title, why, link) = match brick {
        EditorialBrick::Events => (
            tr!(editorial.feed.agenda_title),
            tr!(editorial.feed.agenda_why),
            tr!(editorial.feed.agenda_link),
        ),
        EditorialBrick::Testimonials => (
            tr!(editorial.feed.spoken_title),
            tr!(editorial.feed.why),
            tr!(editorial.feed.spoken_link),
        ),
        EditorialBrick::MethodResources => (
            tr!(editorial.feed.methods_title),
            tr!(editorial.feed.why),
            tr!(editorial.feed.methods_link),
        ),
        EditorialBrick::Newsletters => (
            tr!(editorial.feed.letter_title),
            tr!(editorial.feed.why),
            tr!(editorial.feed.letter_link),
        ),
        EditorialBrick::News | EditorialBrick::Glossary | EditorialBrick::KeyFigures => {
            (tr!(editorial.feed.title), tr!(editorial.feed.why), tr!(editorial.feed.link))
        }
    };
    view! { <FeedOf brick=brick.brick() title why link nostrip:body=body /> }
}

/// The same, of any brick that is told elsewhere.
#[component]
pub(crate) fn FeedOf(
    brick: Brick,
    title: &'static str,
    why: &'static str,
    link: &'static str,
    /// The body that one follows the agenda of.
    #[prop(optional)]
    body: Option<Memo<Option<OrganisationId>>>,
) -> impl IntoView {
    let narrowed = move |address: &str| match body.and_then(|body| body.get()) {
        Some(id) => format!("{address}&organisation_id={id}"),
        None => address.to_owned(),
    };
    let addresses = use_fetch(|| (), |client, ()| async move { client.list_feeds().await });
    view! {
        <Section title>
            <Load resource=addresses let:feeds>
                {feeds
                    .items
                    .into_iter()
                    .filter(|feed| feed.brick == brick)
                    .map(|feed| {
                        view! {
                            <p class="stack gap-2">
                                <span class="small muted">{why}</span>
                                // Served by the API, not by the portal: the router must leave it alone.
                                <a href=move || narrowed(&feed.address) rel="external">
                                    {link}
                                </a>
                            </p>
                            <Revoke on_revoked=move |()| addresses.refetch() />
                        }
                    })
                    .collect_view()}
            </Load>
        </Section>
    }
}

/// For an address that went too far: the former ones stop answering, new ones are given.
#[component]
fn Revoke(#[prop(into)] on_revoked: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let revoke = use_submit(
        |client, ()| async move { client.revoke_feeds().await },
        move |()| {
            open.try_set(false);
            toasts.tell(tr!(editorial.feed.revoked));
            on_revoked.run(());
        },
    );
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
            {tr!(editorial.feed.revoke)}
        </Button>
        <Dialog open title=tr!(editorial.feed.revoke)>
            <div class="stack">
                <p>{tr!(editorial.feed.revoke_why)}</p>
                <ActProblem failure=revoke.failure() />
                <div class="cluster">
                    <Button look=Look::Danger pending=revoke.pending() on:click=move |_| revoke.send(())>
                        {tr!(editorial.feed.revoke)}
                    </Button>
                    <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                </div>
            </div>
        </Dialog>
    }
}
