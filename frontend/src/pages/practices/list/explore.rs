//! The Store by its universes: each domain, each great process, what bodies began by themselves, what somebody supports
//! (R225, R226, R242, R249).

use api_types::practice::PracticeQuery;
use api_types::search::SearchFacetValue;
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use super::filters::{ALONE, BY_SOMEBODY, DOMAIN, LOCAL, PROCESS, SUPPORTED, list_href};
use crate::api::use_fetch;
use crate::components::{Glyph, Icon, Load, MoreLink, Tag};
use crate::pages::shared::Unfolded;
use crate::state::References;
use crate::words::{number, tr};

/// A fold over the list: what it holds is counted when somebody opens it.
#[component]
pub(super) fn Explore() -> impl IntoView {
    let summary = view! { <Icon glyph=Glyph::Search />{tr!(practices.explore.title)} }.into_any();
    view! { <Unfolded summary><Universes /></Unfolded> }
}

#[component]
fn Universes() -> impl IntoView {
    let counted = use_fetch(
        || (),
        |client, ()| async move { client.count_practices(&PracticeQuery::default()).await },
    );
    view! {
        <div class="stack gap-4">
            <Load resource=counted let:counts>
                <Universe
                    title=tr!(practices.explore.by_domain)
                    of=(ReferenceList::Domain, DOMAIN)
                    values=counts.domains
                />
                <Universe
                    title=tr!(practices.explore.by_process)
                    of=(ReferenceList::Process, PROCESS)
                    values=counts.processes
                />
            </Load>
            <p><MoreLink href=list_href(LOCAL, ALONE)>{tr!(practices.explore.local)}</MoreLink></p>
            <p>
                <MoreLink href=list_href(SUPPORTED, BY_SOMEBODY)>
                    {tr!(practices.explore.supported)}
                </MoreLink>
            </p>
        </div>
    }
}

/// The values of a list that practices bear, each with how many, and the way to them.
#[component]
fn Universe(
    title: &'static str,
    /// The list, and the parameter of the address that names one of its values.
    of: (ReferenceList, &'static str),
    values: Vec<SearchFacetValue>,
) -> impl IntoView {
    let references = expect_context::<References>();
    let (list, parameter) = of;
    let tags = values.into_iter().map(|SearchFacetValue { value, count, .. }| {
        let href = list_href(parameter, &value);
        let label = references.label(list, &ReferenceCode(value)).to_string();
        let label = tr!(ideas.list.with_count, label = label, count = number(count));
        view! { <li><Tag href label /></li> }
    });
    let tags: Vec<_> = tags.collect();
    (!tags.is_empty()).then(|| {
        view! {
            <section class="stack gap-2">
                <h2 class="h-md">{title}</h2>
                <ul role="list" class="cluster gap-2">{tags}</ul>
            </section>
        }
    })
}
