//! What is offered to an idea, as it travels.

use api_types::idea::{IdeaPledges as View, PledgeView};
use app::App;
use app::pledges::IdeaPledges;
use domain::IdeaId;
use domain::access::Actor;
use domain::idea::{Offer, Pledge, Pledged};

use super::challenges::named;
use super::people::organisation_ref;

/// What is offered to an idea, for this reader.
pub(crate) fn of_idea(app: &App, actor: &Actor, (id, found): (IdeaId, IdeaPledges)) -> View {
    let IdeaPledges { standing, people, version } = found;
    let tree = app.directory.organisations();
    let total = Pledged::of(standing.iter().map(|pledge| (id, pledge))).into();
    let item = |pledge: Pledge| {
        let Pledge { by, organisation, offer, pledged_at, withdrawn_at: _ } = pledge;
        let Offer { means, amount } = offer;
        PledgeView {
            person: named(&people, by, &tree),
            organisation: organisation.map(|body| organisation_ref(&tree, body)),
            kind: means.kind,
            amount,
            what: means.text.into_string(),
            pledged_at,
            is_mine: by == actor.id,
        }
    };
    View { items: standing.into_iter().map(item).collect(), total, version }
}
