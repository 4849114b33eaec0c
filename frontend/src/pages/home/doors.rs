//! Three arches on one thread: ideas, experiments, practices.

use api_types::home::HomeCounts;
use leptos::prelude::*;

use crate::components::{ButtonLink, Door, Icon};
use crate::pages::shared::DepositLink;
use crate::routes::{IdeasPage, Page, PocsPage, PracticesPage};
use crate::words::{tr, trn};

#[component]
pub(super) fn Doors(counts: HomeCounts) -> impl IntoView {
    let HomeCounts { ideas, open_challenges, pocs_in_progress, practices } = counts;
    let ideas_text = tr!(
        home.idea_door_text,
        ideas = trn!(ideas, home.idea_door_ideas),
        challenges = trn!(open_challenges, home.idea_door_challenges)
    );
    view! {
        <section aria-label=tr!(home.doors)>
            <div class="doors">
                <DoorWay
                    door=Door::Idea
                    title=tr!(home.idea_door)
                    text=ideas_text
                    list=Page::Ideas(IdeasPage::List)
                >
                    <DepositLink words=tr!(home.idea_door_act) />
                </DoorWay>
                <DoorWay
                    door=Door::Poc
                    title=tr!(home.poc_door)
                    text=trn!(pocs_in_progress, home.poc_door_text)
                    list=Page::Pocs(PocsPage::List)
                >
                    <ButtonLink href=Page::Pocs(PocsPage::List).path()>{tr!(home.poc_door_act)}</ButtonLink>
                </DoorWay>
                <DoorWay
                    door=Door::Practice
                    title=tr!(home.practice_door)
                    text=trn!(practices, home.practice_door_text)
                    list=Page::Practices(PracticesPage::List)
                >
                    <ButtonLink href=Page::Practices(PracticesPage::List).path()>
                        {tr!(home.practice_door_act)}
                    </ButtonLink>
                </DoorWay>
            </div>
        </section>
    }
}

#[component]
fn DoorWay(
    door: Door,
    title: &'static str,
    text: String,
    list: Page,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="door" data-door=door.name()>
            <span class="door-arch"><Icon glyph=door.glyph() /></span>
            <div>
                <div class="threshold"></div>
                <h2><a href=list.path()>{title}</a></h2>
                <p>{text}</p>
                {children()}
            </div>
        </div>
    }
}
