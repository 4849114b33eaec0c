//! The way from news to the newsletter, and back: what is told as it comes, and what is told with hindsight (R256, R306).

use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use crate::components::MoreLink;
use crate::routes::{EditorialPage, Page};
use crate::state::Session;
use crate::words::tr;

#[component]
pub(super) fn Sister(brick: EditorialBrick) -> impl IntoView {
    let session = expect_context::<Session>();
    let other = match brick {
        EditorialBrick::News => Some((EditorialBrick::Newsletters, tr!(editorial.news.see_letter))),
        EditorialBrick::Newsletters => Some((EditorialBrick::News, tr!(editorial.letter.see_news))),
        EditorialBrick::Glossary
        | EditorialBrick::Events
        | EditorialBrick::KeyFigures
        | EditorialBrick::MethodResources
        | EditorialBrick::Testimonials => None,
    };
    let other = other.map(|(other, said)| (Page::Editorial(EditorialPage::List(other)), said));
    other.filter(|(page, _)| session.sees(*page)).map(|(page, said)| {
        view! { <p><MoreLink href=page.path()>{said}</MoreLink></p> }
    })
}
