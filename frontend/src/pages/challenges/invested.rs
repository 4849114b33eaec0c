//! « Ce que le réseau investit »: what is offered in all to the ideas of an investment call (R094).

use api_types::idea::PledgedView;
use leptos::prelude::*;

use super::manage::Shown;
use crate::api::use_fetch;
use crate::components::{Detail, Keep, Section};
use crate::words::{self, tr, trn};

#[component]
pub(super) fn Invested(challenge: Shown) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let version = Memo::new(move |_| challenge.read().version);
    let found = use_fetch(
        move || (id, version.get()),
        |client, (id, _)| async move { client.read_challenge_pledges(id).await },
    );
    view! {
        <Section title=tr!(challenges.invested.title)>
            <div class="stack gap-4">
                <p>{tr!(challenges.invested.lead)}</p>
                <Keep resource=found let:now>{move || figures(now.get())}</Keep>
            </div>
        </Section>
    }
}

fn figures(total: PledgedView) -> AnyView {
    let PledgedView { pledges, ideas, bodies, euros, days } = total;
    if pledges == 0 {
        return view! { <p class="small muted">{tr!(challenges.invested.none)}</p> }.into_any();
    }
    let offers = trn!(u64::from(pledges), ideas.pledges.offers);
    let ideas = trn!(u64::from(ideas), challenges.answers);
    view! {
        <dl class="facts">
            <Detail term=tr!(challenges.invested.offers)>
                {tr!(challenges.invested.spread, offers = offers, ideas = ideas)}
            </Detail>
            <Detail term=tr!(challenges.invested.bodies)>{words::number(u64::from(bodies))}</Detail>
            <Detail term=tr!(challenges.invested.euros)>
                {tr!(challenges.euros, amount = words::number(euros))}
            </Detail>
            <Detail term=tr!(challenges.invested.days)>{words::number(days)}</Detail>
        </dl>
    }
    .into_any()
}
