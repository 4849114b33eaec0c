//! What was added to the portal: links and pages, their order, the tools that links may lead to, and what the button of
//! ideas opens; and the bricks that it was built with (R037, R038, R047, R049, A01). A change is there at the next request of everybody.

mod bodies;
mod dialogs;
mod entry;
mod keep;
mod native;
mod settings;
mod table;

use domain::access::{Extent, Permission};
use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use super::tabs::{AdminTabs, AdminTrail};
use crate::api::use_fetch;
use crate::components::{Glyph, Icon, Keep, MoreLink, Notice, PageHead, Tone};
use crate::pages::shared::{HistoryList, HistoryOf};
use crate::routes::{AdminPage, Page};
use crate::state::Session;
use crate::words::{tr, trn};

use dialogs::{AddBrick, RenameBrick};
use entry::Entry;
use keep::{Board, Read, read};
use native::{NativeSection, manages_native};
use settings::{Doors, Hosts, ReplyPromise};
use table::BrickTable;

#[component]
pub(super) fn BricksPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let (writes, manages) = (session.may(Permission::WriteBricks), manages_native(session));
    let refused = (!writes && !manages).then(|| {
        view! {
            <Notice tone=Tone::Warning title=tr!(bricks.refused)><p>{tr!(bricks.refused_why)}</p></Notice>
        }
    });
    // Who holds the bricks of one body, or one brick, holds none of these.
    let whole = session.begins(Permission::WriteBricks) == Extent::Everywhere;
    let native = (whole || manages).then(|| view! { <NativeSection /> });
    let added = writes.then(|| view! { <Body /> });
    view! {
        <AdminTrail here=tr!(admin.tab.bricks) />
        <PageHead title=tr!(bricks.title) lead=tr!(bricks.lead) />
        <AdminTabs here=AdminPage::Bricks />
        <div class="stack gap-10">{refused}{added}{native}</div>
    }
}

#[component]
fn Body() -> impl IntoView {
    let board = use_fetch(|| (), |client, ()| async move { read(client).await });
    let reload = Callback::new(move |()| board.refetch());
    view! { <Keep resource=board let:kept><BoardBody kept reload /></Keep> }
}

#[component]
fn BoardBody(kept: RwSignal<Read>, reload: Callback<()>) -> impl IntoView {
    let session = expect_context::<Session>();
    let begins = session.begins(Permission::ManageBricks);
    // Whoever manages the bricks of a body adds some there; their order, the sites and the button are the whole branch's.
    let (manages, adds) = (begins == Extent::Everywhere, begins != Extent::Nowhere);
    let told = session.may(Permission::ManageBricks);
    let board = Board::new(kept, reload);
    let counted = move || trn!(board.shown(), bricks.count);
    view! {
        <div class="stack gap-10">
            <section class="stack" aria-labelledby="briques">
                <div class="split section-title">
                    <div>
                        <h2 id="briques">{tr!(bricks.added)}</h2>
                        <p class="small muted" role="status">{counted}</p>
                    </div>
                    {adds.then(|| view! { <AddBrick board /> })}
                </div>
                <BrickTable board manages />
                <RenameBrick board />
                <p><MoreLink href=Page::Admin(AdminPage::Matrix).path()>{tr!(bricks.rights)}</MoreLink></p>
                {told.then(|| view! { <BrickHistory board /> })}
            </section>
            <Hosts board manages />
            {manages.then(|| view! { <Doors board /> <ReplyPromise board /> })}
            <Entry />
        </div>
    }
}

/// What happened, read when somebody asks.
#[component]
fn BrickHistory(board: Board) -> impl IntoView {
    let opened = RwSignal::new(false);
    let toggled = move |event: Event| {
        let fold = event.target().and_then(|found| found.dyn_into::<HtmlDetailsElement>().ok());
        opened.set(fold.is_some_and(|fold| fold.open()));
    };
    view! {
        <details class="disclose" on:toggle=toggled>
            <summary><Icon glyph=Glyph::Clock />{tr!(bricks.history)}</summary>
            <div><Show when=move || opened.get()><Happenings board /></Show></div>
        </details>
    }
}

#[component]
fn Happenings(board: Board) -> impl IntoView {
    let moment = Signal::derive(move || {
        board.track();
        0
    });
    view! { <HistoryList of=HistoryOf::Bricks moment /> }
}
