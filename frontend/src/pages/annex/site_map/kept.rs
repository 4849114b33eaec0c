//! Who keeps each brick that the portal was built with, and how fresh it is, for whoever reads it (R047).

use api_types::brick::{NativeBrickView, NativeBricks};
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Column, Load, Section, Table, TableCell};
use crate::pages::shared::{brick_freshness, owner_names};
use crate::words::{brick_name, tr};

#[component]
pub(super) fn KeptBricks() -> impl IntoView {
    let read = use_fetch(|| (), |client, ()| async move { client.list_native_bricks().await });
    view! {
        <Section title=tr!(annex.site_map.kept)>
            <p>{tr!(annex.site_map.kept_lead)}</p>
            <Load resource=read let:kept><Kept kept /></Load>
        </Section>
    }
}

#[component]
fn Kept(kept: NativeBricks) -> impl IntoView {
    let columns = vec![
        Column::words(tr!(bricks.column.brick)),
        Column::words(tr!(bricks.column.owner)),
        Column::words(tr!(bricks.native.freshness)),
    ];
    let lines = kept.items.into_iter().map(line).collect_view();
    view! { <Table caption=tr!(annex.site_map.kept) columns>{lines}</Table> }
}

fn line(of: NativeBrickView) -> impl IntoView {
    let (owners, fresh) = (owner_names(&of.owners), brick_freshness(&of));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{brick_name(of.brick)}</th>
            <TableCell label=tr!(bricks.column.owner)>{owners}</TableCell>
            <TableCell label=tr!(bricks.native.freshness)>{fresh}</TableCell>
        </tr>
    }
}
