//! A result: what it is, where it stands, and why it was found.

use api_types::search::{SearchFragment, SearchHit, SearchSection};
use domain::BrickId;
use domain::editorial::ProjectStatus;
use domain::search::SearchKind;
use leptos::prelude::*;

use crate::components::{Badge, Door, DoorMark, Glyph, Icon, ShortDay, Tone};
use crate::pages::shared::{
    HitState, HitStop, Marked, brick_host, departure, hit_door, hit_glyph, hit_kind, hit_page,
};
use crate::routes::Page;
use crate::state::Bricks;
use crate::words::tr;

/// Excerpts under a title.
const EXCERPTS: usize = 2;

#[component]
pub(super) fn HitRow(hit: SearchHit) -> impl IntoView {
    let SearchHit { kind, id, title, status, mut highlights, stop, contact, .. } = hit.clone();
    let door: Option<Door> = hit_door(kind);
    let by_title = highlights.first().is_some_and(|one| one.section == SearchSection::Title);
    let said = if by_title {
        highlights.remove(0).fragments
    } else {
        vec![SearchFragment { text: title, hit: false }]
    };
    let title = if kind == SearchKind::Brick {
        view! { <AddedLink id=BrickId(id) said /> }.into_any()
    } else {
        let said = view! { <Marked fragments=said /> };
        match hit_page(kind, id) {
            Some(page) => view! { <a href=page.path()>{said}</a> }.into_any(),
            None => said.into_any(),
        }
    };
    let excerpts = highlights.into_iter().take(EXCERPTS).map(|one| {
        let section = section_words(one.section);
        view! {
            <span class="row-excerpt">
                {section.map(|section| view! { <b class="small">{section}" "</b> })}
                <Marked fragments=one.fragments />
            </span>
        }
    });
    let mark = match door {
        Some(door) => view! { <DoorMark door /> }.into_any(),
        None => view! { <span class="arch"><Icon glyph=hit_glyph(kind) /></span> }.into_any(),
    };
    let told =
        kind == SearchKind::News && status.as_deref() == Some(ProjectStatus::Abandoned.code());
    // What stopped is a right that was used, here as in the lists (R252).
    let right = (told || stop.is_some()).then(|| {
        view! { <Badge tone=Tone::Neutral glyph=Glyph::Flag>{tr!(lessons.right)}</Badge> }
    });
    view! {
        <li class="row-item">
            {mark}
            <div>
                <p class="title">{title}</p>
                {excerpts.collect_view()}
                {stop.map(|stop| view! { <HitStop stop contact /> })}
                <HitFacts kind=hit_kind(kind) hit />
            </div>
            {status.map(|status| view! {
                <span class="end"><HitState kind status />{right}</span>
            })}
        </li>
    }
}

/// A brick that was added: its page, or at once the tool that its link leads to, as on the landing page (R008).
#[component]
fn AddedLink(id: BrickId, said: Vec<SearchFragment>) -> impl IntoView {
    let bricks = expect_context::<Bricks>();
    move || {
        let said = view! { <Marked fragments=said.clone() /> };
        let tool = bricks.shown().into_iter().find(|brick| brick.id == id);
        let out = tool.as_ref().and_then(|brick| departure(brick.address.as_deref()?, ""));
        match out {
            Some(href) => view! {
                <a href=href target="_blank" rel="noopener">
                    {said}" "
                    <small>{tool.as_ref().and_then(brick_host)}" "{tr!(common.new_tab)}</small>
                </a>
            }
            .into_any(),
            None => view! { <a href=Page::Brick(id).path()>{said}</a> }.into_any(),
        }
    }
}

#[component]
fn HitFacts(kind: &'static str, hit: SearchHit) -> impl IntoView {
    let SearchHit { reference, organisation, day, .. } = hit;
    view! {
        <span class="row-facts">
            <span>{kind}</span>
            {reference.map(|reference| view! { <span class="nowrap">{reference}</span> })}
            {organisation.map(|body| view! { <span>{body.name}</span> })}
            {day.map(|on| view! { <ShortDay on /> })}
        </span>
    }
}

/// Where an excerpt comes from, when it is not plain.
fn section_words(section: SearchSection) -> Option<&'static str> {
    match section {
        SearchSection::Lessons => Some(tr!(search.in_lessons)),
        SearchSection::Comments => Some(tr!(search.in_comments)),
        SearchSection::Labels => Some(tr!(search.in_labels)),
        SearchSection::Title
        | SearchSection::Summary
        | SearchSection::Problem
        | SearchSection::Proposal
        | SearchSection::Result
        | SearchSection::Details => None,
    }
}
