//! Bricks that were added, as several pages show them: the way out to a tool, the button that deposits an idea (A01).

use api_types::brick::{BrickSummary, Bricks as BricksView, NativeBrickView};
use api_types::rights::OwnershipView;
use domain::ChallengeId;
use domain::brick::{Departure, LinkAddress};
use leptos::prelude::*;

use crate::api::{Fetch, use_fetch};
use crate::components::{ButtonLink, Day, Glyph, LeaveLink, Look, Size};
use crate::routes::{IdeasPage, Page};
use crate::state::{Bricks, brick_title};
use crate::words::{self, Words, tr};

/// Reads the bricks again: what an administrator changed is there at once, for this page and those that follow.
pub(crate) fn use_bricks() -> Fetch<BricksView> {
    let bricks = expect_context::<Bricks>();
    let fresh = use_fetch(|| (), |client, ()| async move { client.list_bricks().await });
    Effect::new(move |_| {
        if let Some(Ok(all)) = fresh.get() {
            bricks.fill(all);
        }
    });
    fresh
}

/// Where a link leads whoever leaves this page, with the challenge they come from. Nothing when the address is not one
/// that the portal would lead to.
pub(crate) fn departure(address: &str, challenge: &str) -> Option<String> {
    let address = LinkAddress::parse("/address", address).ok()?;
    let back = window().location().href().unwrap_or_default();
    let language = words::language();
    Some(address.leave(&Departure { query: "", challenge, language, back: &back }))
}

/// Which machine a link leads to: where one lands is said before one leaves.
pub(crate) fn brick_host(brick: &BrickSummary) -> Option<String> {
    let address = LinkAddress::parse("/address", brick.address.as_deref()?).ok()?;
    Some(address.host().to_string())
}

/// The button that deposits an idea: the form of the portal, or the tool that the reader's body chose, which is told
/// the challenge and the way back. The page around it calls [`use_bricks`].
#[component]
pub(crate) fn DepositLink(
    #[prop(into)] words: Words,
    #[prop(optional)] look: Look,
    #[prop(optional)] size: Size,
    #[prop(optional)] glyph: Option<Glyph>,
    /// The challenge that the idea answers, and its title.
    #[prop(optional)]
    challenge: Option<(ChallengeId, String)>,
) -> impl IntoView {
    let bricks = expect_context::<Bricks>();
    let door = Memo::new(move |_| bricks.idea_door());
    let form = Page::Ideas(IdeasPage::Deposit).path();
    let (form, title) = match challenge {
        Some((id, title)) => (format!("{form}?defi={id}"), title),
        None => (form, String::new()),
    };
    move || {
        let tool = door.get().and_then(|brick| {
            let href = departure(brick.address.as_deref()?, &title)?;
            Some((href, brick_title(&brick)))
        });
        let words = words.clone();
        match (tool, glyph) {
            (Some((href, tool)), _) => view! {
                <LeaveLink href look size>{words}" "{tr!(bricks.in_tool, tool = tool.to_string())}</LeaveLink>
            }
            .into_any(),
            (None, Some(glyph)) => {
                view! { <ButtonLink href=form.clone() look size glyph>{words}</ButtonLink> }.into_any()
            }
            (None, None) => {
                view! { <ButtonLink href=form.clone() look size>{words}</ButtonLink> }.into_any()
            }
        }
    }
}

/// Whose a brick is, by name.
pub(crate) fn owner_names(owners: &[OwnershipView]) -> String {
    let names: Vec<_> = owners.iter().map(|owner| owner.owner_name.as_str()).collect();
    if names.is_empty() { tr!(bricks.no_owner).to_owned() } else { names.join(", ") }
}

/// The day on which something last happened in a native brick.
pub(crate) fn brick_freshness(of: &NativeBrickView) -> AnyView {
    match of.refreshed_on {
        Some(on) => view! { <Day on /> }.into_any(),
        None => tr!(bricks.native.never).into_any(),
    }
}
