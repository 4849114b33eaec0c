//! What other tables hold of an idea, told with its row: most have none of it, and nothing is then asked.

use sea_orm::sea_query::{Expr, ExprTrait, IntoIden, Query, SelectStatement};
use sea_orm::{DynIden, QueryResult};

use crate::StoreError;
use crate::entity::idea::{Column, Entity};
use crate::entity::{
    co_author_invitation, idea_attachment, idea_link, idea_merge, idea_rebound, practice, revival,
};

/// What another table may hold of an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// The files that it carries.
    Files,
    /// Those who were asked to sign it.
    Asked,
    /// The ideas that are tied to it.
    Links,
    /// Those that became a part of it.
    Absorbed,
    /// What it rebounds from.
    Rebound,
    /// The proposals to take it up again, answered or not.
    Revivals,
    /// The practices that came from it.
    Practice,
}

/// What other tables hold of one idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdeaAround(Vec<Around>);

impl Around {
    const ALL: [Self; 7] = [
        Self::Files,
        Self::Asked,
        Self::Links,
        Self::Absorbed,
        Self::Rebound,
        Self::Revivals,
        Self::Practice,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Files => "has_files",
            Self::Asked => "has_asked",
            Self::Links => "has_links",
            Self::Absorbed => "has_absorbed",
            Self::Rebound => "has_rebound",
            Self::Revivals => "has_revivals",
            Self::Practice => "has_practice",
        }
    }

    /// Whether its table has a row of the idea.
    fn is_there(self) -> Expr {
        match self {
            Self::Files => there(idea_attachment::Entity, idea_attachment::Column::IdeaId),
            Self::Asked => {
                there(co_author_invitation::Entity, co_author_invitation::Column::IdeaId)
            }
            Self::Links => there(idea_link::Entity, idea_link::Column::IdeaId),
            Self::Absorbed => there(idea_merge::Entity, idea_merge::Column::IntoId),
            Self::Rebound => there(idea_rebound::Entity, idea_rebound::Column::IdeaId),
            Self::Revivals => there(revival::Entity, revival::Column::IdeaId),
            Self::Practice => there(practice::Entity, practice::Column::IdeaId),
        }
    }
}

impl IdeaAround {
    /// Whether there is some of it.
    #[must_use]
    pub fn has(&self, what: Around) -> bool {
        self.0.contains(&what)
    }

    /// Adds what [`IdeaAround::of`] reads to a query on ideas.
    pub(super) fn ask(select: &mut SelectStatement) {
        for what in Around::ALL {
            select.expr_as(what.is_there(), what.name());
        }
    }

    /// What a row of that query says.
    pub(super) fn of(result: &QueryResult) -> Result<Self, StoreError> {
        let mut there = Vec::new();
        for what in Around::ALL {
            if result.try_get("", what.name())? {
                there.push(what);
            }
        }
        Ok(Self(there))
    }
}

fn there(table: impl IntoIden, column: impl IntoIden) -> Expr {
    let (table, column): (DynIden, DynIden) = (table.into_iden(), column.into_iden());
    let mut rows = Query::select();
    rows.expr(Expr::val(1)).from(table.clone());
    rows.and_where(Expr::col((table, column)).equals((Entity, Column::Id)));
    Expr::exists(rows)
}
