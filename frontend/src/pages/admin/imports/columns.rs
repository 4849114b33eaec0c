//! Which columns a file must have, in words, and a file to start from.

use api_types::import::{ImportColumn, ImportColumns, ImportField, ImportKind};
use domain::tables::{First, Lines};
use leptos::prelude::*;

use crate::api::{Fetch, use_fetch};
use crate::components::{Badge, Button, Column, Glyph, Load, Size, Table, TableCell, Tone};
use crate::pages::shared::download;
use crate::words::{tr, trn};

/// More known values than this are folded away.
const VALUES_SHOWN: usize = 6;

#[component]
pub(super) fn Expected(kind: Memo<ImportKind>) -> impl IntoView {
    let read = use_fetch(
        move || kind.get(),
        |client, kind| async move { client.read_import_columns(kind).await },
    );
    view! {
        <div class="stack gap-3">
            <h3>{tr!(admin.imports.expected)}</h3>
            <p>{tr!(admin.imports.expected_why)}</p>
            <Load resource=read let:told><Told told read /></Load>
        </div>
    }
}

#[component]
fn Told(told: ImportColumns, read: Fetch<ImportColumns>) -> impl IntoView {
    let heads = vec![
        Column::words(tr!(admin.imports.column)),
        Column::words(tr!(admin.imports.holds)),
        Column::words(tr!(admin.imports.filled)),
    ];
    let ImportColumns { columns, .. } = told;
    let rows = columns.iter().map(row).collect_view();
    // Read when it is pressed: the button keeps what it was given first, whatever kind is shown since.
    let take = move |_| {
        let Some(Ok(told)) = untrack(|| read.get()) else { return };
        let mut lines = Lines::begin(First::OfTheFile);
        lines.add(told.columns.iter().map(|column| column.name.as_str()));
        download(model_name(told.kind), "text/csv", &lines.into_bytes());
    };
    view! {
        <Table caption=tr!(admin.imports.expected) columns=heads>{rows}</Table>
        <p>
            <Button size=Size::Small glyph=Glyph::Download on:click=take>
                {tr!(admin.imports.model)}
            </Button>
        </p>
        <p class="small muted">{tr!(admin.imports.model_why)}</p>
    }
}

fn row(column: &ImportColumn) -> AnyView {
    let ImportColumn { name, field, required, may_be_absent, separator, values } = column;
    let name = name.clone();
    let several = separator
        .map(|one| view! { <p>{tr!(admin.imports.separator, separator = one.to_string())}</p> });
    let filled = if *required {
        view! { <Badge tone=Tone::Warning glyph=Glyph::Edit>{tr!(admin.imports.required)}</Badge> }
            .into_any()
    } else {
        let optional = if *may_be_absent {
            tr!(admin.imports.optional_column)
        } else {
            tr!(admin.imports.optional)
        };
        view! { <span class="muted">{optional}</span> }.into_any()
    };
    let (holds, known) = (field_words(*field), known(values));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><code>{name}</code></th>
            <TableCell label=tr!(admin.imports.holds)>
                <div class="stack gap-1">
                    <p>{holds}</p>
                    {several}
                    {known}
                </div>
            </TableCell>
            <TableCell label=tr!(admin.imports.filled)>{filled}</TableCell>
        </tr>
    }
    .into_any()
}

/// The values that are known, folded away when they are many.
fn known(values: &[String]) -> Option<AnyView> {
    let listed = || tr!(admin.imports.values, values = values.join(", "));
    match values.len() {
        0 => None,
        1..=VALUES_SHOWN => Some(view! { <p>{listed()}</p> }.into_any()),
        many => {
            let count = u64::try_from(many).unwrap_or_default();
            let folded = view! {
                <details>
                    <summary>{trn!(count, admin.imports.values_count)}</summary>
                    <p>{listed()}</p>
                </details>
            };
            Some(folded.into_any())
        }
    }
}

fn model_name(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Accounts => tr!(admin.imports.file_name.accounts),
        ImportKind::Ideas => tr!(admin.imports.file_name.ideas),
        ImportKind::Comments => tr!(admin.imports.file_name.comments),
        ImportKind::Challenges => tr!(admin.imports.file_name.challenges),
        ImportKind::Pocs => tr!(admin.imports.file_name.pocs),
        ImportKind::Practices => tr!(admin.imports.file_name.practices),
    }
}

fn field_words(field: ImportField) -> &'static str {
    match field {
        ImportField::ExternalId => tr!(admin.imports.field.external_id),
        ImportField::Email => tr!(admin.imports.field.email),
        ImportField::Name => tr!(admin.imports.field.name),
        ImportField::Title => tr!(admin.imports.field.title),
        ImportField::Summary => tr!(admin.imports.field.summary),
        ImportField::Problem => tr!(admin.imports.field.problem),
        ImportField::Solution => tr!(admin.imports.field.solution),
        ImportField::Result => tr!(admin.imports.field.result),
        ImportField::Conditions => tr!(admin.imports.field.conditions),
        ImportField::Description => tr!(admin.imports.field.description),
        ImportField::Question => tr!(admin.imports.field.question),
        ImportField::Sponsor => tr!(admin.imports.field.sponsor),
        ImportField::Author => tr!(admin.imports.field.author),
        ImportField::Date => tr!(admin.imports.field.date),
        ImportField::Domain => tr!(admin.imports.field.domain),
        ImportField::Subcategory => tr!(admin.imports.field.subcategory),
        ImportField::InnovationField => tr!(admin.imports.field.innovation_field),
        ImportField::Process => tr!(admin.imports.field.process),
        ImportField::PracticeKind => tr!(admin.imports.field.practice_kind),
        ImportField::Organisation => tr!(admin.imports.field.organisation),
        ImportField::Department => tr!(admin.imports.field.department),
        ImportField::Profile => tr!(admin.imports.field.profile),
        ImportField::Password => tr!(admin.imports.field.password),
        ImportField::TopManagement => tr!(admin.imports.field.top_management),
        ImportField::Manager => tr!(admin.imports.field.manager),
        ImportField::Referent => tr!(admin.imports.field.referent),
        ImportField::Ambassador => tr!(admin.imports.field.ambassador),
        ImportField::Status => tr!(admin.imports.field.status),
        ImportField::Votes => tr!(admin.imports.field.votes),
        ImportField::Idea => tr!(admin.imports.field.idea),
        ImportField::Stance => tr!(admin.imports.field.stance),
        ImportField::Body => tr!(admin.imports.field.body),
        ImportField::Contact => tr!(admin.imports.field.contact),
        ImportField::Keywords => tr!(admin.imports.field.keywords),
        ImportField::Partners => tr!(admin.imports.field.partners),
        ImportField::Answer => tr!(admin.imports.field.answer),
        ImportField::Link => tr!(admin.imports.field.link),
        ImportField::Phases => tr!(admin.imports.field.phases),
        ImportField::Events => tr!(admin.imports.field.events),
        ImportField::Note => tr!(admin.imports.field.note),
    }
}
