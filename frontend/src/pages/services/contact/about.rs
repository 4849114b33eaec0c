//! What a question is about, as the address says it, and what the form then holds at first.

use domain::PocId;
use domain::help_request::{HelpTopic, SupportStage};
use leptos::prelude::*;

use crate::pages::shared::REPORTED;
use crate::routes::SUPPORTED;
use crate::state::Address;
use crate::words::tr;

/// What the question is about, as whoever sends here knows it.
#[derive(Clone, Debug)]
pub(super) struct About {
    pub(super) poc: Option<PocId>,
    pub(super) support: Option<SupportStage>,
    /// Where a comment that somebody reports stands in the portal (R109).
    comment: Option<String>,
}

/// What the form holds at first, and under which name what is typed there is kept.
pub(super) struct Begun {
    pub(super) topic: HelpTopic,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) support: Option<SupportStage>,
    pub(super) poc: Option<PocId>,
    pub(super) place: String,
}

impl About {
    /// From the address of the page.
    pub(super) fn read(address: Address) -> Self {
        // An address of this portal, and of no other.
        let here = |path: &String| path.starts_with('/') && !path.starts_with("//");
        Self {
            poc: address.parsed("experimentation"),
            support: address.parsed(SUPPORTED),
            comment: address.text(REPORTED).filter(here),
        }
    }

    /// Whether it is about nothing in particular.
    pub(super) const fn is_open(&self) -> bool {
        self.poc.is_none() && self.support.is_none() && self.comment.is_none()
    }

    /// What the form holds at first.
    pub(super) fn begun(self) -> Begun {
        let Self { poc, support, comment } = self;
        let (topic, place) = match (poc, support, comment) {
            (Some(poc), _, _) => (HelpTopic::Poc, format!(".{poc}")),
            (None, Some(stage), _) => (HelpTopic::Poc, format!(".{}", stage.code())),
            (None, None, Some(comment)) => return reported(&comment),
            (None, None, None) => (HelpTopic::Portal, String::new()),
        };
        Begun { topic, title: String::new(), body: String::new(), support, poc, place }
    }
}

/// Whoever moderates finds the comment; whoever reports it has only to say why.
fn reported(comment: &str) -> Begun {
    let origin = window().location().origin().unwrap_or_default();
    let told = tr!(services.contact.report_body, address = format!("{origin}{comment}"));
    Begun {
        topic: HelpTopic::Other,
        title: tr!(services.contact.report_title).to_owned(),
        body: format!("{told}\n\n"),
        support: None,
        poc: None,
        place: format!(".{comment}"),
    }
}
