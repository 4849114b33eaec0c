//! How many ideas each value of each criterion would leave: one grouped query for each criterion, all at once, read
//! from one index that holds every criterion.

use std::collections::BTreeMap;

use domain::ChallengeId;
use futures_util::future::try_join_all;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Func, Order, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryResult, QuerySelect};
use uuid::Uuid;

use super::list::{IdeaFilter, condition_on};
use crate::code::count;
use crate::entity::challenge;
use crate::entity::idea::{Column, Entity};
use crate::{Reads, StoreError};

/// Values of one criterion that are counted, the most frequent first.
const VALUES_MAX: u64 = 500;

/// A criterion of the list of ideas that has values to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdeaCriterion {
    /// Where they stand.
    Status,
    /// Their domain.
    Domain,
    /// Their sub-category.
    Subcategory,
    /// Their field of innovation.
    InnovationField,
    /// Participative, open or both.
    Form,
    /// Where they come from.
    Origin,
    /// Spontaneous, or within a challenge.
    Within,
    /// The body of their authors.
    Organisation,
    /// The challenge they answer.
    Challenge,
    /// Those that are said to have a high potential.
    HighPotential,
}

/// A value of a criterion, as a list takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdeaValue {
    /// A code of a vocabulary or of a normed list.
    Code(String),
    /// Whether they answer a challenge.
    Answers(bool),
    /// A body or a challenge.
    Id(Uuid),
    /// They are marked so: those that are not are no choice.
    Marked,
}

/// How many ideas a value would leave, when the other criteria stay as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdeaCount {
    /// The value.
    pub value: IdeaValue,
    /// How many.
    pub ideas: u64,
}

impl IdeaCriterion {
    /// Every criterion, in the order in which people read them.
    pub const ALL: [Self; 10] = [
        Self::Status,
        Self::Domain,
        Self::Subcategory,
        Self::InnovationField,
        Self::Form,
        Self::Origin,
        Self::Within,
        Self::Organisation,
        Self::Challenge,
        Self::HighPotential,
    ];

    const fn column(self) -> Column {
        match self {
            Self::Status => Column::Status,
            Self::Domain => Column::Domain,
            Self::Subcategory => Column::Subcategory,
            Self::InnovationField => Column::InnovationField,
            Self::Form => Column::Form,
            Self::Origin => Column::Origin,
            Self::Within | Self::Challenge => Column::ChallengeId,
            Self::Organisation => Column::OrganisationId,
            Self::HighPotential => Column::HighPotential,
        }
    }

    fn value(self) -> Expr {
        let column = apart(self.column());
        if self == Self::Within { column.is_not_null() } else { column }
    }

    /// The other criteria: to choose another value takes the place of this one.
    fn others(self, filter: &IdeaFilter) -> IdeaFilter {
        let mut others = filter.clone();
        match self {
            Self::Status => others.statuses.clear(),
            // A sub-category belongs to its domain: another domain forgets it.
            Self::Domain => (others.domain, others.subcategory) = (None, None),
            Self::Subcategory => others.subcategory = None,
            Self::InnovationField => others.innovation_field = None,
            Self::Form => others.form = None,
            Self::Origin => others.origin = None,
            Self::Within => others.within = None,
            Self::Organisation => others.organisation = None,
            Self::Challenge => others.challenge = None,
            Self::HighPotential => others.high_potential = false,
        }
        others
    }

    fn read(self, row: &QueryResult) -> Result<IdeaCount, StoreError> {
        let value = match self {
            Self::Within => IdeaValue::Answers(row.try_get("", "value")?),
            Self::Organisation | Self::Challenge => IdeaValue::Id(row.try_get("", "value")?),
            // Those alone are counted.
            Self::HighPotential => IdeaValue::Marked,
            Self::Status
            | Self::Domain
            | Self::Subcategory
            | Self::InnovationField
            | Self::Form
            | Self::Origin => IdeaValue::Code(row.try_get("", "value")?),
        };
        Ok(IdeaCount { value, ideas: count(row.try_get("", "total")?)? })
    }
}

/// A column as an expression. An index that has one criterion in the order of a list would be walked for its groups, and
/// each idea looked up for the other criteria: ten times slower than to read the index that holds them all.
pub(super) fn apart(column: Column) -> Expr {
    let column = || Expr::col((Entity, column));
    Func::coalesce([column(), column()]).into()
}

/// How many ideas each value of each criterion would leave, given the other criteria; the most frequent first.
///
/// # Errors
/// When the database fails.
pub async fn facets(
    from: &impl Reads,
    filter: &IdeaFilter,
) -> Result<Vec<(IdeaCriterion, Vec<IdeaCount>)>, StoreError> {
    let counted = IdeaCriterion::ALL.map(|criterion| async move {
        Ok::<_, StoreError>((criterion, counted_by(from, criterion, filter).await?))
    });
    try_join_all(counted).await
}

async fn counted_by(
    from: &impl Reads,
    criterion: IdeaCriterion,
    filter: &IdeaFilter,
) -> Result<Vec<IdeaCount>, StoreError> {
    let mut select = Query::select();
    select
        .expr_as(criterion.value(), "value")
        .expr_as(Expr::col(Asterisk).count(), "total")
        .from(Entity)
        .cond_where(condition_on(&criterion.others(filter), apart))
        .add_group_by([criterion.value()])
        .order_by_expr(Expr::col(Asterisk).count(), Order::Desc)
        .order_by_expr(criterion.value(), Order::Asc)
        .limit(VALUES_MAX);
    if criterion == IdeaCriterion::HighPotential {
        select.and_where(criterion.value().eq(true));
    } else if criterion != IdeaCriterion::Within {
        select.and_where(criterion.value().is_not_null());
    }
    let rows = from.connection().query_all(&select).await?;
    rows.iter().map(|row| criterion.read(row)).collect()
}

/// What these challenges are called.
///
/// # Errors
/// When the database fails.
pub async fn challenge_titles(
    from: &impl Reads,
    ids: impl IntoIterator<Item = ChallengeId>,
) -> Result<BTreeMap<ChallengeId, String>, StoreError> {
    use challenge::Column as C;
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String)> = challenge::Entity::find()
        .select_only()
        .columns([C::Id, C::Title])
        .filter(C::Id.is_in(ids))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(|(id, title)| (ChallengeId(id), title)).collect())
}
