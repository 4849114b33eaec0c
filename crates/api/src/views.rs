//! From what use cases read to what travels.

pub(crate) mod actions;
pub(crate) mod agenda;
pub(crate) mod bricks;
pub(crate) mod celebrations;
pub(crate) mod chain;
pub(crate) mod challenge_course;
pub(crate) mod challenge_people;
pub(crate) mod challenges;
pub(crate) mod directory;
pub(crate) mod editorial;
pub(crate) mod entries;
pub(crate) mod expression;
pub(crate) mod feedback;
pub(crate) mod help_requests;
pub(crate) mod home;
pub(crate) mod idea_facets;
pub(crate) mod ideas;
pub(crate) mod kits;
pub(crate) mod notifications;
pub(crate) mod people;
pub(crate) mod pledges;
pub(crate) mod pocs;
pub(crate) mod portfolio;
pub(crate) mod practices;
pub(crate) mod resource_requests;
pub(crate) mod reuses;
pub(crate) mod reviews;
pub(crate) mod rights;
pub(crate) mod search;
pub(crate) mod showcase;

use api_types::rich_text::RichText;
use app::rich_text::to_html;
use domain::text::LongText;

/// A text, as it was written and as it is shown.
pub(crate) fn rich(text: &LongText) -> RichText {
    RichText { markdown: text.as_str().to_owned(), html: to_html(text.as_str()) }
}
