//! When to speak of a challenge, for those who carry it (R260).

use api_client::ApiClient;
use api_types::challenge::{CommunicationPlan, PlannedMoment};
use domain::ChallengeId;
use domain::challenge::ChallengeAct;
use leptos::prelude::*;

use super::manage::{Shown, may};
use crate::api::use_fetch;
use crate::components::{Column, Load, Table, TableCell};
use crate::pages::shared::TakeAlong;
use crate::words::{self, tr};

/// The model calendar, folded: it follows the dates of the challenge.
#[component]
pub(super) fn Plan(challenge: Shown) -> impl IntoView {
    let edits = may(challenge, ChallengeAct::Edit);
    let id = challenge.read_untracked().summary.id;
    let opened = RwSignal::new(false);
    view! {
        <Show when=move || edits.get()>
            <details class="disclose" on:toggle=move |_| opened.set(true)>
                <summary>{tr!(challenges.plan.title)}</summary>
                <Show when=move || opened.get()><Moments id /></Show>
            </details>
        </Show>
    }
}

#[component]
fn Moments(id: ChallengeId) -> impl IntoView {
    let plan =
        use_fetch(move || id, |client, id| async move { client.read_communication_plan(id).await });
    view! { <Load resource=plan let:plan><Calendar id plan /></Load> }
}

#[component]
fn Calendar(id: ChallengeId, plan: CommunicationPlan) -> impl IntoView {
    if plan.items.is_empty() {
        return view! { <p class="muted">{tr!(challenges.plan.no_dates)}</p> }.into_any();
    }
    let heads = [
        tr!(challenges.plan.when),
        tr!(challenges.plan.moment),
        tr!(challenges.plan.message),
        tr!(challenges.plan.channels),
    ];
    let line = move |PlannedMoment { on, name, message, channels, .. }: PlannedMoment| {
        view! {
            <tr role="row">
                <th scope="row" role="rowheader" class="nowrap">{words::date(on)}</th>
                <TableCell label=heads[1]>{name}</TableCell>
                <TableCell label=heads[2]>{message}</TableCell>
                <TableCell label=heads[3]>{channels}</TableCell>
            </tr>
        }
    };
    let columns = heads.map(Column::words).to_vec();
    view! {
        <div class="stack gap-4">
            <p class="small muted">{tr!(challenges.plan.lead)}</p>
            <Table caption=tr!(challenges.plan.title) columns>
                {plan.items.into_iter().map(line).collect_view()}
            </Table>
            <TakeAlong
                name=tr!(challenges.plan.file)
                what=tr!(challenges.plan.take)
                export=move |client: ApiClient, format| async move {
                    client.print_communication_plan(id, format).await
                }
            />
        </div>
    }
    .into_any()
}
