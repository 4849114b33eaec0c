//! The map of all actions (R020): regions as tiles that are a list, then the same by body or direction, as a table.
//! Each number narrows the page to what it counts.

use api_types::action::{ActionCell, ActionMapLine, ActionMapView, ActionRegionCount};
use domain::action::{ActionAxis, ActionKind, ActionStage};
use domain::idea::InnovationForm;
use domain::people::Region;
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use super::criteria::{ACTION_FORM, DIRECTION, DOMAIN, FORM, KINDS, REGION, STAGE, narrowed};
use crate::components::{Detail, Empty};
use crate::pages::shared::{BODY, region_area};
use crate::state::{Address, References};
use crate::words::{self, Words, number, tr, trn};

#[component]
pub(super) fn MapOf(address: Address, map: ActionMapView) -> impl IntoView {
    if map.total == 0 {
        return view! { <Empty title=tr!(actions.none) why=tr!(actions.none_why) /> }.into_any();
    }
    let ActionMapView { total, restricted, by_region, axis, columns, lines, .. } = map;
    let restricted = (restricted > 0)
        .then(|| view! { <p class="small">{trn!(restricted, actions.restricted)}</p> });
    let of = |region: Option<Region>| {
        let found = by_region.iter().find(|one| one.region == region);
        found.map_or(0, |ActionRegionCount { count, .. }| *count)
    };
    let tiles = Region::ALL.iter().map(|one| tile(address, *one, of(Some(*one))));
    let tiles = tiles.collect_view();
    let meanings = (axis == ActionAxis::ActionForm).then(|| meanings(&columns));
    let nowhere = tr!(actions.map.nowhere, count = number(of(None)));
    view! {
        <div class="stack gap-6">
            <p role="status">{trn!(total, actions.total)}" "{nowhere}</p>
            {restricted}
            <ul role="list" class="tiles" aria-label=tr!(actions.map.regions)>{tiles}</ul>
            <MapTable address axis columns lines />
            {meanings}
        </div>
    }
    .into_any()
}

/// What the declared forms of action in the heads of the columns mean.
fn meanings(columns: &[ActionCell]) -> AnyView {
    let references = expect_context::<References>();
    let list = ReferenceList::ActionForm;
    let meaning = |column: &ActionCell| {
        let code = column.code.as_deref()?;
        let meaning = references.definition(list, code)?;
        let name = references.label(list, &ReferenceCode(code.to_owned()));
        Some(view! { <Detail term=name>{meaning}</Detail> })
    };
    let meanings: Vec<_> = columns.iter().filter_map(meaning).collect();
    (!meanings.is_empty()).then(|| view! { <dl class="facts">{meanings}</dl> }).into_any()
}

/// A region: its figure is written, and narrows the page to it.
fn tile(address: Address, region: Region, count: u64) -> impl IntoView {
    let said = view! {
        <span aria-hidden="true">{words::region_letters(region)}</span>
        <span class="sr-only">{words::region(region)}</span>
        " "
        <strong>{number(count)}</strong>
    };
    let inside = if count > 0 {
        let href = narrowed(address, &[(REGION, region.code().to_owned())]);
        view! { <a href=href title=words::region(region)>{said}</a> }.into_any()
    } else {
        view! { <span class="muted">{said}</span> }.into_any()
    };
    view! { <li style:grid-area=region_area(region)>{inside}</li> }
}

/// The same, line by line: it says all that the tiles say, and more.
#[component]
fn MapTable(
    address: Address,
    axis: ActionAxis,
    columns: Vec<ActionCell>,
    lines: Vec<ActionMapLine>,
) -> impl IntoView {
    let heads = columns.iter().map(|column| {
        view! { <th scope="col" class="n">{said(axis, column.code.as_deref())}</th> }
    });
    let heads = heads.collect_view();
    let rows =
        lines.into_iter().map(|line| row(address, (axis, columns.as_slice()), line)).collect_view();
    view! {
        // It scrolls by itself, so it takes the keyboard.
        <div class="table-scroll" tabindex="0" role="region" aria-label=tr!(actions.map.table)>
            <table class="table">
                <caption class="sr-only">{tr!(actions.map.caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(actions.map.place)}</th>
                        <th scope="col" class="n">{tr!(actions.map.all)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(
    address: Address,
    (axis, columns): (ActionAxis, &[ActionCell]),
    line: ActionMapLine,
) -> AnyView {
    let ActionMapLine { place, total, cells } = line;
    // Within a body the lines are its directions; what is of none is the body's own, which is chosen already.
    let body = untrack(|| address.text(BODY));
    let here = place.as_ref().map(|place| place.id.to_string());
    let narrowing: Option<(&str, String)> = match (body, here) {
        (Some(body), Some(here)) => (body != here).then_some((DIRECTION, here)),
        (None, here) => here.map(|here| (BODY, here)),
        (Some(_), None) => None,
    };
    let whole = match &narrowing {
        Some(one) => {
            let href = narrowed(address, std::slice::from_ref(one));
            view! { <a href=href>{number(total)}</a> }.into_any()
        }
        None => number(total).into_any(),
    };
    let cell = |column: &ActionCell| {
        let found = cells.iter().find(|one| one.code == column.code);
        let figure = found.map(|one| {
            let narrowing = narrowing.clone().zip(column.code.clone());
            match narrowing {
                Some((place, code)) => {
                    let href = narrowed(address, &[place, (parameter(axis), code)]);
                    view! { <a href=href>{number(one.count)}</a> }.into_any()
                }
                None => number(one.count).into_any(),
            }
        });
        view! { <td class="n">{figure}</td> }
    };
    let cells = columns.iter().map(cell).collect_view();
    let name = place.map_or_else(|| tr!(actions.map.no_place).to_owned(), |place| place.name);
    view! { <tr><th scope="row">{name}</th><td class="n">{whole}</td>{cells}</tr> }.into_any()
}

/// The criterion that a column is a value of.
const fn parameter(axis: ActionAxis) -> &'static str {
    match axis {
        ActionAxis::Kind => KINDS,
        ActionAxis::Domain => DOMAIN,
        ActionAxis::Stage => STAGE,
        ActionAxis::Form => FORM,
        ActionAxis::ActionForm => ACTION_FORM,
    }
}

/// The head of a column.
fn said(axis: ActionAxis, code: Option<&str>) -> Words {
    let Some(code) = code else { return tr!(actions.map.unsaid).into() };
    let listed = |list| {
        let code = ReferenceCode(code.to_owned());
        expect_context::<References>().label(list, &code)
    };
    let known = match axis {
        ActionAxis::Kind => ActionKind::from_code(code).map(words::action_kinds),
        ActionAxis::Stage => ActionStage::from_code(code).map(words::action_stage),
        ActionAxis::Form => InnovationForm::from_code(code).map(words::innovation_form),
        ActionAxis::Domain => return listed(ReferenceList::Domain),
        ActionAxis::ActionForm => return listed(ReferenceList::ActionForm),
    };
    known.map_or_else(|| code.to_owned().into(), Into::into)
}
