//! A service that is announced: what it will do, and where to go meanwhile.

use leptos::prelude::*;

use crate::components::{Breadcrumb, ButtonLink, PageHead};
use crate::routes::{Function, IdeasPage, Page, PocsPage, PracticesPage};
use crate::words::{Said, function_said, tr};

#[component]
pub(super) fn SoonPage(function: Function) -> impl IntoView {
    let Said { name, what, meanwhile } = function_said(function);
    let doors = [
        (Page::Ideas(IdeasPage::List), tr!(soon.to_ideas)),
        (Page::Pocs(PocsPage::List), tr!(soon.to_pocs)),
        (Page::Practices(PracticesPage::List), tr!(soon.to_practices)),
        (Page::Practices(PracticesPage::Portfolio), tr!(soon.to_portfolio)),
    ];
    let links =
        doors.map(|(page, word)| view! { <ButtonLink href=page.path()>{word}</ButtonLink> });
    view! {
        <Breadcrumb here=name />
        <PageHead title=name lead=tr!(soon.lead) />
        <div class="noted page-narrow">
            <div class="note-row">
                <h2 class="note-label">{tr!(soon.what)}</h2>
                <p>{what}</p>
            </div>
            <div class="note-row">
                <h2 class="note-label">{tr!(soon.meanwhile)}</h2>
                <div class="stack">
                    <p>{meanwhile}</p>
                    <div class="cluster">{links.into_iter().collect_view()}</div>
                </div>
            </div>
        </div>
    }
}
