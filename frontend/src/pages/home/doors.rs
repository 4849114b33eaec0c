//! Three arches on one thread: ideas, experiments, practices.

use api_types::home::HomeCounts;
use domain::access::Permission;
use leptos::prelude::*;

use crate::components::{ButtonLink, Door, Icon};
use crate::pages::shared::DepositLink;
use crate::routes::{IdeasPage, Page, PocsPage, PracticesPage};
use crate::state::Session;
use crate::words::{tr, trn};

#[component]
pub(super) fn Doors(counts: HomeCounts) -> impl IntoView {
    let session = expect_context::<Session>();
    let HomeCounts { ideas, open_challenges, pocs_in_progress, practices } = counts;
    let (ideas_list, pocs_list) = (Page::Ideas(IdeasPage::List), Page::Pocs(PocsPage::List));
    let practices_list = Page::Practices(PracticesPage::List);
    // A door that is closed to somebody is not shown to them: what it counts would be false (R040).
    let ideas = session.sees(ideas_list).then(|| {
        let text = ideas_text(session, ideas, open_challenges);
        let deposit = session.may(Permission::DepositIdea);
        let deposit = deposit.then(|| view! { <DepositLink words=tr!(home.idea_door_act) /> });
        view! { <DoorWay door=Door::Idea title=tr!(home.idea_door) text list=ideas_list>{deposit}</DoorWay> }
    });
    let pocs = session.sees(pocs_list).then(|| {
        let text = trn!(pocs_in_progress, home.poc_door_text);
        view! {
            <DoorWay door=Door::Poc title=tr!(home.poc_door) text list=pocs_list>
                <ButtonLink href=pocs_list.path()>{tr!(home.poc_door_act)}</ButtonLink>
            </DoorWay>
        }
    });
    let practices = session.sees(practices_list).then(|| {
        let text = trn!(practices, home.practice_door_text);
        view! {
            <DoorWay door=Door::Practice title=tr!(home.practice_door) text list=practices_list>
                <ButtonLink href=practices_list.path()>{tr!(home.practice_door_act)}</ButtonLink>
            </DoorWay>
        }
    });
    let any = ideas.is_some() || pocs.is_some() || practices.is_some();
    any.then(|| {
        view! {
            <section aria-label=tr!(home.doors)>
                <div class="doors">{ideas}{pocs}{practices}</div>
            </section>
        }
    })
}

/// What stands behind the first door, of what this person may read.
fn ideas_text(session: Session, ideas: u64, open_challenges: u64) -> String {
    let ideas = trn!(ideas, home.idea_door_ideas);
    if session.sees(Page::Ideas(IdeasPage::Challenges)) {
        let challenges = trn!(open_challenges, home.idea_door_challenges);
        tr!(home.idea_door_text, ideas = ideas, challenges = challenges)
    } else {
        tr!(home.idea_door_alone, ideas = ideas)
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
