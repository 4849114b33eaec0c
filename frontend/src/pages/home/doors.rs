//! Three arches on one thread: ideas, experiments, practices.

use api_types::home::HomeCounts;
use leptos::prelude::*;

use crate::components::{ButtonLink, Door, Icon};
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
                    act=(Page::Ideas(IdeasPage::Deposit), tr!(home.idea_door_act))
                />
                <DoorWay
                    door=Door::Poc
                    title=tr!(home.poc_door)
                    text=trn!(pocs_in_progress, home.poc_door_text)
                    list=Page::Pocs(PocsPage::List)
                    act=(Page::Pocs(PocsPage::List), tr!(home.poc_door_act))
                />
                <DoorWay
                    door=Door::Practice
                    title=tr!(home.practice_door)
                    text=trn!(practices, home.practice_door_text)
                    list=Page::Practices(PracticesPage::List)
                    act=(Page::Practices(PracticesPage::List), tr!(home.practice_door_act))
                />
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
    act: (Page, &'static str),
) -> impl IntoView {
    let (act, word) = act;
    view! {
        <div class="door" data-door=door.name()>
            <span class="door-arch"><Icon glyph=door.glyph() /></span>
            <div>
                <div class="threshold"></div>
                <h2><a href=list.path()>{title}</a></h2>
                <p>{text}</p>
                <ButtonLink href=act.path()>{word}</ButtonLink>
            </div>
        </div>
    }
}
