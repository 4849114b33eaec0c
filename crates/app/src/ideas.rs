//! Ideas: deposited, read, changed, decided (R050 to R065).

mod acts;
mod deposit;
mod edits;
mod potential;
mod query;
mod receipt;
mod shadow;
mod sight;

pub use acts::{decide, edit, sign, withdraw};
pub(crate) use deposit::promise;
pub use deposit::{NewIdea, deposit, promised};
pub use edits::{EditRow, Piece, edits};
pub use potential::set_potential;
pub use query::{
    HistoryRow, IdeaFacets, IdeaPage, IdeaSearch, MergedInto, book, book_of_new, facets, history,
    list, natures, read,
};
pub use receipt::receipt;
pub(crate) use shadow::{day, signature};
pub use sight::restrict;
pub(crate) use sight::{hidden, known, seen_by, unread};

use domain::idea::IdeaContent;
use domain::text::LongText;
use persistence::ideas::IdeaHtml;

use crate::rich_text;

/// The texts of an idea, safe to show.
fn html(content: &IdeaContent) -> IdeaHtml {
    let html =
        |text: &Option<LongText>| text.as_ref().map(|text| rich_text::to_html(text.as_str()));
    IdeaHtml { problem: html(&content.problem), proposal: html(&content.proposal) }
}
