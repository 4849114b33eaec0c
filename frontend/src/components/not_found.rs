//! Nothing at this address, or nothing that one may see: what to do instead.

use leptos::prelude::*;

use super::button::ButtonLink;
use super::page::PageHead;
use crate::routes::{IdeasPage, Page, PocsPage};
use crate::words::tr;

#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    view! {
        <div class="page-narrow">
            <PageHead title=tr!(annex.not_found.title) lead=tr!(annex.not_found.lead) />
            <div class="cluster">
                <ButtonLink href=Page::Home.path()>{tr!(annex.not_found.home)}</ButtonLink>
                <ButtonLink href=Page::Ideas(IdeasPage::List).path()>{tr!(annex.not_found.ideas)}</ButtonLink>
                <ButtonLink href=Page::Pocs(PocsPage::List).path()>{tr!(annex.not_found.pocs)}</ButtonLink>
            </div>
        </div>
    }
}
