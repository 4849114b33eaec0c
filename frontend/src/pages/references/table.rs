//! The values of a list, in their order.

use api_types::people::OrganisationRef;
use api_types::reference::{ArrangeReferencesRequest, KeptReference};
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use super::Kept;
use super::dialogs::use_kept;
use crate::components::{Badge, Button, Column, Glyph, Look, Size, Table, TableCell, Tone};
use crate::pages::shared::{EditProblem, RowButton};
use crate::state::References;
use crate::words::{tr, trn};

#[component]
pub(super) fn ValueTable(kept: Kept, reload: Callback<()>) -> impl IntoView {
    let order = kept.body.is_none().then(|| Column::words(tr!(references.column.order)));
    let columns = [
        Some(Column::words(tr!(references.column.value))),
        Some(Column::words(tr!(references.column.uses))),
        Some(Column::words(tr!(references.column.state))),
        order,
        Some(Column::words(tr!(references.column.acts))),
    ];
    let columns: Vec<Column> = columns.into_iter().flatten().collect();
    let arrange = use_kept(
        kept,
        |client, list, body: ArrangeReferencesRequest, version| async move {
            client.arrange_references(list, &body, version).await
        },
        tr!(references.arranged),
        || {},
    );
    // Moves a value by one among those that stand beside it: the sub-categories of one domain together.
    let shift = Callback::new(move |(code, up): (ReferenceCode, bool)| {
        let codes = kept.view.with_untracked(|list| moved(&list.items, &code, up));
        if let Some(codes) = codes {
            arrange.send(ArrangeReferencesRequest { codes });
        }
    });
    let reload = move |()| {
        arrange.forgive();
        reload.run(());
    };
    view! {
        <EditProblem failure=arrange.failure() pending=false on_resume=reload />
        <Table caption=tr!(references.column.caption) columns>
            // A button keeps what it was given first: a row is another one once what it shows has changed.
            <For
                each=move || rows(kept)
                key=|one| {
                    let labels =
                        (one.label_fr.clone(), one.label_en.clone(), one.definition_fr.clone());
                    let body = one.organisation.as_ref().map(|body| body.id);
                    (one.code.0.clone(), one.parent.clone(), labels, one.active, one.uses, body)
                }
                let:item
            >
                <ValueRow kept item shift />
            </For>
        </Table>
    }
}

/// The values, those of one parent together.
fn rows(kept: Kept) -> Vec<KeptReference> {
    let mut items = kept.view.with(|list| list.items.clone());
    items.sort_by(|one, other| one.parent.cmp(&other.parent));
    items
}

/// The codes in their new order, when there is somewhere to go.
fn moved(items: &[KeptReference], code: &ReferenceCode, up: bool) -> Option<Vec<ReferenceCode>> {
    let mut codes: Vec<ReferenceCode> = items.iter().map(|item| item.code.clone()).collect();
    let from = items.iter().position(|item| item.code == *code)?;
    let parent = &items.get(from)?.parent;
    let beside = |place: &usize| items.get(*place).is_some_and(|item| item.parent == *parent);
    let to = if up { (0..from).rev().find(beside) } else { (from + 1..items.len()).find(beside) };
    codes.swap(from, to?);
    Some(codes)
}

#[component]
fn ValueRow(
    kept: Kept,
    item: KeptReference,
    shift: Callback<(ReferenceCode, bool)>,
) -> impl IntoView {
    let references = expect_context::<References>();
    let KeptReference {
        code,
        parent,
        label_fr,
        label_en,
        definition_fr,
        active,
        uses,
        organisation,
        ..
    } = item;
    let added_by = organisation.filter(|_| kept.body.is_none());
    let name = label_fr.clone();
    let parent = parent.map(|parent| {
        view! { <small>{references.label(ReferenceList::Domain, &parent)}</small> }
    });
    let used =
        if uses == 0 { tr!(references.unused).to_owned() } else { trn!(uses, references.uses) };
    let (tone, glyph, state) = if active {
        (Tone::Success, Glyph::Check, tr!(references.state.active))
    } else {
        (Tone::Neutral, Glyph::Pause, tr!(references.state.retired))
    };
    // What a body adds comes after what is everybody's.
    let order = kept.body.is_none().then(|| shifters(code.clone(), &name, shift));
    let (opener, own) = (RowButton::CHANGE.id(code.as_str()), code.0);
    let edit = tr!(references.edit, what = name);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {label_fr}
                <small lang="en">{label_en}</small>
                {parent}
                {definition_fr.map(|meaning| view! { <small>{meaning}</small> })}
                {added_by.map(added_by_words)}
            </th>
            <TableCell label=tr!(references.column.uses)>{used}</TableCell>
            <TableCell label=tr!(references.column.state)><Badge tone glyph>{state}</Badge></TableCell>
            {order}
            <TableCell label=tr!(references.column.acts)>
                <Button
                    size=Size::Small
                    glyph=Glyph::Edit
                    attr:id=opener
                    attr:aria-label=edit
                    on:click=move |_| kept.editing.set(Some(own.clone()))
                >
                    {tr!(references.edit_short)}
                </Button>
            </TableCell>
        </tr>
    }
}

/// Whose addition a value is.
fn added_by_words(OrganisationRef { name, .. }: OrganisationRef) -> impl IntoView {
    view! { <small>{tr!(references.of_body.of, name = name)}</small> }
}

/// Moves a value up or down.
fn shifters(code: ReferenceCode, name: &str, shift: Callback<(ReferenceCode, bool)>) -> AnyView {
    let (up, down) = (
        tr!(references.up_what, what = name.to_owned()),
        tr!(references.down_what, what = name.to_owned()),
    );
    let (above, below) = (RowButton::UP.id(code.as_str()), RowButton::DOWN.id(code.as_str()));
    let lower = code.clone();
    view! {
        <TableCell label=tr!(references.column.order)>
            <span class="cluster gap-2">
                {shifter(above, (tr!(references.up), up), move || shift.run((code.clone(), true)))}
                {shifter(below, (tr!(references.down), down), move || shift.run((lower.clone(), false)))}
            </span>
        </TableCell>
    }
    .into_any()
}

fn shifter(
    id: String,
    (short, whole): (&'static str, String),
    act: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <Button
            look=Look::Quiet
            size=Size::Small
            attr:id=id
            attr:aria-label=whole
            on:click=move |_| act()
        >
            {short}
        </Button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(code: &str, parent: Option<&str>) -> KeptReference {
        KeptReference {
            code: ReferenceCode(code.to_owned()),
            parent: parent.map(|parent| ReferenceCode(parent.to_owned())),
            label_fr: code.to_owned(),
            label_en: code.to_owned(),
            definition_fr: None,
            definition_en: None,
            active: true,
            uses: 0,
            organisation: None,
        }
    }

    #[test]
    fn a_value_moves_among_those_of_its_parent() {
        let items = [item("a", Some("x")), item("b", Some("y")), item("c", Some("x"))];
        let codes = |up| moved(&items, &ReferenceCode("c".to_owned()), up);
        let up: Vec<_> = codes(true).unwrap_or_default().into_iter().map(|code| code.0).collect();
        assert_eq!(up, ["c", "b", "a"]);
        assert_eq!(codes(false), None);
    }
}
