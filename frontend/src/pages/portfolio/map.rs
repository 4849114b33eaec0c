//! The map (R020): who tries what. Each number leads to the list that it counts.

use api_types::portfolio::{CodeCount, MapLine};
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use super::perimeter::Here;
use crate::components::{Glyph, Icon};
use crate::pages::pocs::criteria;
use crate::state::References;
use crate::words::{self, tr};

#[component]
pub(super) fn Map(lines: Vec<MapLine>, domains: Vec<CodeCount>, here: Here) -> impl IntoView {
    let references = expect_context::<References>();
    let domains: Vec<ReferenceCode> = domains.into_iter().filter_map(|line| line.code).collect();
    let head = |code: &ReferenceCode| {
        let label = references.label(ReferenceList::Domain, code).to_string();
        view! { <th scope="col">{label}</th> }
    };
    let heads = domains.iter().map(head).collect_view();
    let rows = lines.into_iter().map(|line| row(&line, &domains, &here)).collect_view();
    view! {
        <details class="disclose page-band">
            <summary><Icon glyph=Glyph::Table />{tr!(portfolio.map.title)}</summary>
            // It scrolls by itself, so it takes the keyboard.
            <div class="table-scroll" tabindex="0" role="region" aria-label=tr!(portfolio.map.title)>
                <table class="table">
                    <caption class="sr-only">{tr!(portfolio.map.caption)}</caption>
                    <thead>
                        <tr><th scope="col">{tr!(portfolio.map.direction)}</th>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

fn row(line: &MapLine, domains: &[ReferenceCode], here: &Here) -> AnyView {
    let direction = line.place.id.to_string();
    let cell = |code: &ReferenceCode| {
        let found = line.by_domain.iter().find(|one| one.code.as_ref() == Some(code));
        let number = found.map(|one| {
            let asked =
                [(criteria::DIRECTION, direction.as_str()), (criteria::DOMAIN, code.as_str())];
            view! { <a href=here.list(&asked)>{words::number(one.count)}</a> }
        });
        view! { <td class="num">{number}</td> }
    };
    let cells = domains.iter().map(cell).collect_view();
    view! { <tr><th scope="row">{line.place.name.clone()}</th>{cells}</tr> }.into_any()
}
