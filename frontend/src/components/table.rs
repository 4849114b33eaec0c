//! A real table that becomes cards where there is little room.
//!
//! As cards the browser forgets that it is a table, so the roles are spelled out. A page writes the rows:
//! `<tr role="row"><th scope="row" role="rowheader">…</th><Cell label="…">…</Cell></tr>`.

use leptos::prelude::*;

use crate::words::Words;

/// A column, by its head.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) head: Words,
    pub(crate) class: &'static str,
}

impl Column {
    /// A column of words.
    pub(crate) fn words(head: impl Into<Words>) -> Self {
        Self { head: head.into(), class: "" }
    }
}

/// The table; `caption` says what it holds and in which order, for those who do not see it.
#[component]
pub(crate) fn Table(
    #[prop(into)] caption: Words,
    columns: Vec<Column>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let heads = columns.into_iter().map(|Column { head, class }| {
        view! { <th scope="col" role="columnheader" class=class>{head}</th> }
    });
    view! {
        <div class="table-box">
            <table class="table table-cards" role="table">
                <caption class="sr-only">{caption}</caption>
                <thead role="rowgroup"><tr role="row">{heads.collect_view()}</tr></thead>
                <tbody role="rowgroup">{children()}</tbody>
            </table>
        </div>
    }
}

/// A cell, with the head of its column for when the row is a card.
#[component]
pub(crate) fn Cell(
    #[prop(into)] label: Words,
    #[prop(into, optional)] class: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! { <td role="cell" class=class data-label=label>{children()}</td> }
}
