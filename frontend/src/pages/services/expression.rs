//! Free expression: how one takes part, and what one follows (R103, R109, R111).

use api_types::expression::{FollowedView, Follows};
use domain::journal::SubjectKind;
use domain::people::OrganisationKind;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::use_fetch;
use crate::components::{
    Breadcrumb, ButtonLink, Detail, Empty, Load, MoreLink, PageHead, RowItem, RowList, Section,
    Size,
};
use crate::routes::{IdeasPage, Page, PocsPage, PracticesPage, ServicesPage, door_of, page_of};
use crate::state::address_search;
use crate::words::tr;

#[component]
pub(super) fn FreeExpressionPage() -> impl IntoView {
    let follows = use_fetch(
        || (),
        |client, ()| async move {
            let follows = client.list_follows().await?;
            let placed = follows.items.iter().any(|one| one.kind == SubjectKind::Organisation);
            // Without the directory, a direction is looked for as a body: the rest of the page stands.
            let read = if placed { client.list_organisations().await.ok() } else { None };
            let tree = read.map(|read| read.items).unwrap_or_default();
            let directions =
                tree.into_iter().filter(|one| one.kind == OrganisationKind::Department);
            Ok((follows, directions.map(|one| one.id.0).collect::<Vec<Uuid>>()))
        },
    );
    view! {
        <Breadcrumb here=tr!(expression.page.title) />
        <PageHead title=tr!(expression.page.title) lead=tr!(expression.page.lead) />
        <div class="sheet sheet-wide-side">
            <Section title=tr!(expression.page.followed)>
                <Load resource=follows let:found><Followed follows=found.0 directions=found.1 /></Load>
            </Section>
            <aside class="side" aria-labelledby="comment"><HowTo /></aside>
        </div>
    }
}

#[component]
fn Followed(follows: Follows, directions: Vec<Uuid>) -> impl IntoView {
    if follows.items.is_empty() {
        let link = |page: Page, word: &'static str| {
            view! { <ButtonLink href=page.path() size=Size::Small>{word}</ButtonLink> }
        };
        return view! {
            <Empty title=tr!(expression.page.none) why=tr!(expression.page.none_why)>
                <p class="cluster">
                    {link(Page::Ideas(IdeasPage::List), tr!(shell.ideas))}
                    {link(Page::Pocs(PocsPage::List), tr!(shell.pocs))}
                    {link(Page::Practices(PracticesPage::List), tr!(shell.practices))}
                </p>
            </Empty>
        }
        .into_any();
    }
    let row = |FollowedView { kind, id, reference, title }: FollowedView| {
        let of = if directions.contains(&id) { "direction" } else { "organisme" };
        let href = page_of(kind, id).map_or_else(|| ideas_of(of, id), Page::path);
        match door_of(kind) {
            Some(door) => view! { <RowItem door href title>{reference}</RowItem> }.into_any(),
            None => view! { <RowItem href title>{reference}</RowItem> }.into_any(),
        }
    };
    let rows = follows.items.into_iter().map(row).collect_view();
    view! { <RowList>{rows}</RowList> }.into_any()
}

/// The ideas of a body or of a direction: what one follows of it.
fn ideas_of(filter: &str, place: Uuid) -> String {
    let asked = [(filter.to_owned(), place.to_string())];
    Page::Ideas(IdeasPage::List).path() + &address_search(&asked)
}

/// What everybody may do, without any right to write.
#[component]
fn HowTo() -> impl IntoView {
    view! {
        <div class="tray stack gap-4">
            <h2 id="comment" class="h-lg">{tr!(expression.page.how)}</h2>
            <dl class="facts">
                <Detail term=tr!(expression.page.comment)>{tr!(expression.page.comment_text)}</Detail>
                <Detail term=tr!(expression.page.like)>{tr!(expression.page.like_text)}</Detail>
                <Detail term=tr!(expression.tags)>{tr!(expression.page.tag_text)}</Detail>
                <Detail term=tr!(expression.follow)>{tr!(expression.page.follow_text)}</Detail>
                <Detail term=tr!(expression.page.rebound)>{tr!(expression.page.rebound_text)}</Detail>
            </dl>
            <p class="small muted">{tr!(expression.kindness)}</p>
            <p>
                <MoreLink href=Page::Services(ServicesPage::OwnRights).path()>
                    {tr!(admin.own.title)}
                </MoreLink>
            </p>
        </div>
    }
}
