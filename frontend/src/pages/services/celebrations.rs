//! What succeeded lately, and who is thanked for it (R248): nothing moves, nothing is ranked.

use api_types::celebration::{CelebrationQuery, CelebrationView};
use domain::celebration::Success;
use domain::civil::Zone;
use leptos::prelude::*;

use crate::api::{Growing, use_growing};
use crate::components::{
    Breadcrumb, Day, Door, Empty, Glyph, Icon, Load, MoreLink, PageHead, RowItem, RowList, Section,
    unique_id,
};
use crate::pages::shared::{MorePager, PassOn};
use crate::routes::{Page, ServicesPage, door_of, page_of};
use crate::words::{tr, trn};

/// The last ones, on the landing page: nothing when there is none.
#[component]
pub(super) fn LatestOnes(all: Vec<CelebrationView>) -> impl IntoView {
    let id = unique_id("succes");
    view! {
        <section class="tray stack gap-4" aria-labelledby=id>
            <h2 class="cluster gap-2" id=id.clone()>
                <Icon glyph=Glyph::Heart />
                {tr!(home.celebrations.title)}
            </h2>
            <RowList>{all.into_iter().map(line).collect_view()}</RowList>
            <MoreLink href=Page::Services(ServicesPage::Celebrations).path()>
                {tr!(home.celebrations.all)}
            </MoreLink>
        </section>
    }
}

/// All of them.
#[component]
pub(super) fn CelebrationsPage() -> impl IntoView {
    let list = use_growing(
        || (),
        |client, (), cursor| async move {
            let query = CelebrationQuery { cursor, ..CelebrationQuery::default() };
            client.list_celebrations(&query).await
        },
    );
    view! {
        <Breadcrumb here=tr!(home.celebrations.title) />
        <PageHead title=tr!(home.celebrations.title) lead=tr!(home.celebrations.lead) />
        <Section title=tr!(home.celebrations.since)><Found list /></Section>
        <PassOn />
    }
}

#[component]
fn Found(list: Growing<CelebrationView>) -> impl IntoView {
    let shown =
        Signal::derive(move || trn!(list.items.read().len() as u64, home.celebrations.shown));
    let none = move || {
        view! {
            <Empty
                title=tr!(home.celebrations.none)
                why=tr!(home.celebrations.none_why)
                example=tr!(home.celebrations.none_example)
            />
        }
    };
    view! {
        <Load resource=list.first let:_first>
            <Show when=move || !list.items.read().is_empty() fallback=none>
                <ul role="list" class="row-list celebrations">
                    <For
                        each=move || list.items.get()
                        key=|one| (one.success, one.target_id)
                        let:one
                    >
                        {line(one)}
                    </For>
                </ul>
                <MorePager list shown row=".celebrations .title a" />
            </Show>
        </Load>
    }
}

/// What succeeded, in a sentence that leads to it; the bodies and the people to thank; the day.
fn line(one: CelebrationView) -> impl IntoView {
    let subject = one.success.subject(one.target_id);
    let door = door_of(subject.kind).unwrap_or(Door::Practice);
    let href = page_of(subject.kind, subject.id).map(Page::path).unwrap_or_default();
    let title = sentence(&one);
    let CelebrationView { at, bodies, people, named, .. } = one;
    let bodies: Vec<String> = bodies.into_iter().map(|body| body.name).collect();
    let taken = (!bodies.is_empty())
        .then(|| view! { {tr!(home.celebrations.taken, bodies = bodies.join(", "))}<br /> });
    let people: Vec<String> = people.into_iter().map(|person| person.name).chain(named).collect();
    let thanks = (!people.is_empty())
        .then(|| view! { {tr!(home.celebrations.thanks, people = people.join(", "))}<br /> });
    view! {
        <RowItem door href title>
            {taken}
            {thanks}
            <Day on=Zone::Paris.day(at) />
        </RowItem>
    }
}

fn sentence(one: &CelebrationView) -> String {
    let title = one.title.as_str();
    match one.success {
        Success::PracticeReplicated => {
            trn!(one.bodies.len() as u64, home.celebrations.replicated, title = title)
        }
        Success::PocValidated => tr!(home.celebrations.validated, title = title),
        Success::IdeaImplemented => tr!(home.celebrations.implemented, title = title),
    }
}
