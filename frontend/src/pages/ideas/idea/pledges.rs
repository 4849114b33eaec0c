//! « Les investissements proposés »: what people offer to an idea that answers an investment call (R094).

mod form;

use api_types::idea::{IdeaPledges, PledgeView, PledgedView};
use domain::idea::IdeaAct;
use leptos::prelude::*;

use super::{Shown, may};
use crate::api::use_fetch;
use crate::components::{Column, Keep, Lazily, Table, TableCell, chunk};
use crate::words::{self, tr, trn};

use form::PledgeActs;

/// The id of the title, for whoever leads there.
const PLEDGES: &str = "pledges";

/// What is offered now; acts put their answer into it.
type Now = RwSignal<IdeaPledges>;

// Most ideas answer no investment call.
chunk! {
    idea_pledges {
        pledge_sheet(idea: Shown) => { view! { <PledgeSheet idea /> } };
    }
}

/// Only where things are offered.
#[component]
pub(super) fn Pledges(idea: Shown) -> impl IntoView {
    let call = Memo::new(move |_| idea.read().answers_call);
    view! { <Show when=move || call.get()><Lazily load=move || pledge_sheet(idea) /></Show> }
}

#[component]
fn PledgeSheet(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let found =
        use_fetch(move || id, |client, id| async move { client.read_idea_pledges(id).await });
    let may_pledge = Memo::new(move |_| may(idea, IdeaAct::Pledge));
    view! {
        <section class="section" aria-labelledby=PLEDGES>
            <div class="split"><h2 id=PLEDGES tabindex="-1">{tr!(ideas.pledges.title)}</h2></div>
            <Keep resource=found let:now>
                <div class="stack">
                    {move || offered(&now.read())}
                    <Show when=move || may_pledge.get()><PledgeActs id now /></Show>
                </div>
            </Keep>
        </section>
    }
}

fn offered(now: &IdeaPledges) -> AnyView {
    if now.items.is_empty() {
        return view! { <p class="small muted">{tr!(ideas.pledges.none)}</p> }.into_any();
    }
    let columns = vec![
        Column::words(tr!(ideas.pledges.who)),
        Column::words(tr!(ideas.pledges.kind)),
        Column::words(tr!(ideas.pledges.what)),
    ];
    let lines = now.items.iter().cloned().map(line).collect_view();
    view! {
        <p>{in_all(now.total)}</p>
        <Table caption=tr!(ideas.pledges.caption) columns>{lines}</Table>
    }
    .into_any()
}

/// « 2 organismes, 5 000 €, 12 jours »: what is nought is not said.
fn in_all(total: PledgedView) -> String {
    let PledgedView { pledges, ideas: _, bodies, euros, days } = total;
    let said = [
        (u64::from(pledges), trn!(u64::from(pledges), ideas.pledges.offers)),
        (u64::from(bodies), trn!(u64::from(bodies), ideas.pledges.bodies)),
        (euros, tr!(challenges.euros, amount = words::number(euros))),
        (days, trn!(days, ideas.pledges.days)),
    ];
    let said: Vec<String> =
        said.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect();
    said.join(", ")
}

fn line(pledge: PledgeView) -> impl IntoView {
    let PledgeView { person, organisation, kind, amount, what, .. } = pledge;
    let amount = amount.and_then(|amount| words::pledged_amount(kind, amount));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <div>
                    {person.name}
                    {organisation.map(|body| view! { <p class="small muted">{body.name}</p> })}
                </div>
            </th>
            <TableCell label=tr!(ideas.pledges.kind)>
                <div>
                    {words::means_kind(kind)}
                    {amount.map(|amount| view! { <p><b>{amount}</b></p> })}
                </div>
            </TableCell>
            <TableCell label=tr!(ideas.pledges.what)>
                <p class="as-typed">{what}</p>
            </TableCell>
        </tr>
    }
}
