//! What every table of ideas says of an idea, whatever it says besides: its columns stand here once.

use api_types::export::TakenIdea;
use api_types::idea::IdeaSummary;
use api_types::review::DormantIdea;
use app::sheets::Cell;
use domain::reference::ReferenceList;

use crate::table_exports::{TakenColumn, blank, words};

/// A line about an idea.
pub(crate) trait OfIdea {
    /// The idea, as lists show it.
    fn summary(&self) -> &IdeaSummary;

    /// Why it was answered as it was.
    fn reason(&self) -> Option<&str>;
}

impl OfIdea for TakenIdea {
    fn summary(&self) -> &IdeaSummary {
        &self.summary
    }

    fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}

impl OfIdea for DormantIdea {
    fn summary(&self) -> &IdeaSummary {
        &self.idea
    }

    fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}

pub(crate) const fn reference<R: OfIdea>() -> TakenColumn<R> {
    TakenColumn {
        head: "export-idea-reference",
        width: 18,
        cell: |row, _| words(&row.summary().reference),
    }
}

pub(crate) const fn title<R: OfIdea>() -> TakenColumn<R> {
    TakenColumn { head: "export-idea-title", width: 60, cell: |row, _| words(&row.summary().title) }
}

pub(crate) const fn domain<R: OfIdea>() -> TakenColumn<R> {
    TakenColumn {
        head: "export-idea-domain",
        width: 28,
        cell: |row, said| said.label(ReferenceList::Domain, row.summary().domain.as_str()),
    }
}

pub(crate) const fn subcategory<R: OfIdea>() -> TakenColumn<R> {
    TakenColumn {
        head: "export-idea-subcategory",
        width: 28,
        cell: |row, said| {
            said.label(ReferenceList::Subcategory, row.summary().subcategory.as_str())
        },
    }
}

pub(crate) const fn organisation<R: OfIdea>() -> TakenColumn<R> {
    TakenColumn {
        head: "export-idea-organisation",
        width: 26,
        cell: |row, _| {
            row.summary().organisation.as_ref().map_or_else(blank, |body| words(&body.name))
        },
    }
}

pub(crate) const fn challenge<R: OfIdea>() -> TakenColumn<R> {
    TakenColumn {
        head: "export-idea-challenge",
        width: 40,
        cell: |row, _| row.summary().challenge.as_ref().map_or_else(blank, |one| words(&one.title)),
    }
}

pub(crate) const fn votes<R: OfIdea>() -> TakenColumn<R> {
    TakenColumn {
        head: "export-idea-votes",
        width: 12,
        cell: |row, _| Cell::Number(row.summary().votes),
    }
}

pub(crate) const fn reason<R: OfIdea>() -> TakenColumn<R> {
    TakenColumn {
        head: "export-idea-reason",
        width: 60,
        cell: |row, _| row.reason().map_or_else(blank, words),
    }
}
