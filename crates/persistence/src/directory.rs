//! « Un réseau à votre service »: the cards of people who agree to be found (R263 to R275).

mod contributions;
mod roles;
mod sought;

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Reached;
use domain::directory::{Card, CardContent, DirectoryRole, Telephone};
use domain::people::{AccountStatus, Marks, Person, PersonKind};
use domain::poc::Sight;
use domain::text::{Paragraph, ShortText, fold};
use domain::{OrganisationId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select, Value,
};
use uuid::Uuid;

use crate::code::from_code_opt;
use crate::entity::person::{self, Column};
use crate::entity::{directory_card, directory_expertise};
use crate::{
    Cursor, CursorError, Reads, Slice, StoreError, Stored, Tx, keyset, matching, people, reach,
};

pub use contributions::{Contributions, contributions};
pub use roles::{Coverage, by_body, coverage, holders_among};
pub use sought::{Sought, fill_keys};

/// What the directory is narrowed by. Criteria add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectoryFilter {
    /// Whom one seeks, word by word; anybody when there is none.
    pub words: Vec<Sought>,
    /// What they are.
    pub role: Option<DirectoryRole>,
    /// Whoever asks: those who hold a practice that they may not see hold none for them.
    pub sight: Option<Sight>,
    /// Their body.
    pub organisation: Option<OrganisationId>,
    /// Those that somebody reads; all of them when absent.
    pub read: Option<Reached>,
}

/// A person in the directory, whether they are found there or not.
#[derive(Clone, Debug)]
pub struct DirectoryRow {
    /// Who.
    pub person: Person,
    /// The direction that they are of.
    pub department: Option<OrganisationId>,
    /// What they are.
    pub roles: Vec<DirectoryRole>,
    /// Their card, and its version: 0 when they never wrote one.
    pub card: Stored<Card>,
}

/// Cards that meet every criterion, of people who agree to be found, by name.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    filter: &DirectoryFilter,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<DirectoryRow>, CursorError>, StoreError> {
    let key = |cursor: &Cursor| Ok((Value::from(cursor.as_text()?), cursor.id));
    let last = match after.map(key).transpose() {
        Ok(last) => last,
        Err(CursorError) => return Ok(Err(CursorError)),
    };
    let rows = found(filter)
        .filter(keyset::above((Column::NameKey, Column::Id), last))
        .order_by_asc(Column::NameKey)
        .order_by_asc(Column::Id)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let Slice { rows, next } =
        Slice::cut(rows, limit, |row| Cursor::text(row.name_key.clone(), row.id));
    let rows = with_cards(from, rows).await?;
    Ok(Ok(Slice { rows, next }))
}

/// How many cards meet every criterion.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, filter: &DirectoryFilter) -> Result<u64, StoreError> {
    Ok(found(filter).count(from.connection()).await?)
}

/// Those of these people who agree to be found, of those that somebody reads: each has a card that they may open.
///
/// # Errors
/// When the database fails.
pub async fn found_among(
    from: &impl Reads,
    (people, read): (&[UserId], Option<Reached>),
) -> Result<BTreeSet<UserId>, StoreError> {
    if people.is_empty() {
        return Ok(BTreeSet::new());
    }
    let ids: Vec<Uuid> = found(&DirectoryFilter { read, ..DirectoryFilter::default() })
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(people.iter().map(|id| id.0)))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(UserId).collect())
}

/// The cards of those of these people who agree to be found.
///
/// # Errors
/// When the database fails.
pub async fn shown_among(
    from: &impl Reads,
    people: &[UserId],
) -> Result<Vec<DirectoryRow>, StoreError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let rows = found(&DirectoryFilter::default())
        .filter(Column::Id.is_in(people.iter().map(|id| id.0)))
        .all(from.connection())
        .await?;
    with_cards(from, rows).await
}

/// People who agree to be found, and who may know of one of these things: at most `limit`, by name.
///
/// # Errors
/// When the database fails.
pub async fn knowing(
    from: &impl Reads,
    things: &[String],
    limit: u64,
) -> Result<Vec<DirectoryRow>, StoreError> {
    if things.is_empty() {
        return Ok(Vec::new());
    }
    let one = |thing: &String| matching::all_words(directory_expertise::Column::WordKey, thing);
    let any = things.iter().fold(Condition::any(), |any, thing| any.add(one(thing)));
    let rows = found(&DirectoryFilter::default())
        .filter(Column::Id.in_subquery(experts(any)))
        .order_by_asc(Column::NameKey)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    with_cards(from, rows).await
}

/// The card of a person whose account may be used, even one they never wrote.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: UserId) -> Result<Option<DirectoryRow>, StoreError> {
    let row = accounts().filter(Column::Id.eq(id.0)).one(from.connection()).await?;
    let rows = with_cards(from, row.into_iter().collect()).await?;
    Ok(rows.into_iter().next())
}

/// The cards of these people, of those whose account may be used.
///
/// # Errors
/// When the database fails.
pub async fn with_ids(
    from: &impl Reads,
    people: &[UserId],
) -> Result<Vec<DirectoryRow>, StoreError> {
    let these = Column::Id.is_in(people.iter().map(|person| person.0));
    with_cards(from, accounts().filter(these).all(from.connection()).await?).await
}

/// The card of a person, whether their account may still be used or not.
///
/// # Errors
/// When the database fails.
pub async fn find_kept(from: &impl Reads, id: UserId) -> Result<Option<DirectoryRow>, StoreError> {
    let row = person::Entity::find_by_id(id.0)
        .filter(Column::Kind.eq(PersonKind::Account.code()))
        .one(from.connection())
        .await?;
    let rows = with_cards(from, row.into_iter().collect()).await?;
    Ok(rows.into_iter().next())
}

/// Saves a card.
///
/// # Errors
/// [`StoreError::Stale`] or [`StoreError::Duplicate`] when somebody saved in between.
pub async fn keep(tx: &Tx, card: &Stored<Card>) -> Result<(), StoreError> {
    use directory_card::{ActiveModel, Column as C, Entity};
    let Card { person, organisation: _, content } = &card.value;
    let row = ActiveModel {
        person_id: Set(person.0),
        help: Set(content.help.as_ref().map(|help| help.as_str().to_owned())),
        visible: Set(content.visible),
        version: Set(card.version + 1),
        telephone: Set(content.telephone.as_ref().map(|number| number.as_str().to_owned())),
        availability: Set(content.availability.as_ref().map(|when| when.as_str().to_owned())),
        channel: Set(content.channel.map(|channel| channel.code().to_owned())),
        site: Set(content.site.as_ref().map(|site| site.as_str().to_owned())),
        site_key: Set(content.site.as_ref().map(|site| fold(site.as_str()))),
        help_key: Set(content.help.as_ref().map(|help| fold(help.as_str()))),
    };
    if card.version == 0 {
        row.insert(&tx.0).await?;
    } else {
        let changed = Entity::update_many()
            .set(row)
            .filter(C::PersonId.eq(person.0))
            .filter(C::Version.eq(card.version))
            .exec(&tx.0)
            .await?;
        if changed.rows_affected == 0 {
            return Err(StoreError::Stale);
        }
    }
    keep_expertise(tx, *person, &content.expertise).await
}

async fn keep_expertise(tx: &Tx, person: UserId, words: &[ShortText]) -> Result<(), StoreError> {
    use directory_expertise::{ActiveModel, Column as C, Entity};
    Entity::delete_many().filter(C::PersonId.eq(person.0)).exec(&tx.0).await?;
    if words.is_empty() {
        return Ok(());
    }
    let rows = (0_i16..).zip(words).map(|(position, word)| ActiveModel {
        person_id: Set(person.0),
        position: Set(position),
        word: Set(word.as_str().to_owned()),
        word_key: Set(fold(word.as_str())),
    });
    Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

fn accounts() -> Select<person::Entity> {
    person::Entity::find()
        .filter(Column::Kind.eq(PersonKind::Account.code()))
        .filter(Column::Status.eq(AccountStatus::Active.code()))
}

fn found(filter: &DirectoryFilter) -> Select<person::Entity> {
    let DirectoryFilter { words, role, sight, organisation, read } = filter;
    let mut visible = Query::select();
    visible
        .column(directory_card::Column::PersonId)
        .from(directory_card::Entity)
        .and_where(directory_card::Column::Visible.eq(true));
    let held = |role: &DirectoryRole| match role {
        DirectoryRole::Referent => Column::Referent.eq(true),
        DirectoryRole::Ambassador => Column::Ambassador.eq(true),
        DirectoryRole::Manager => Column::Manager.eq(true),
        DirectoryRole::Holder => match sight {
            Some(sight) => Column::Id.in_subquery(roles::holders(sight)),
            None => Column::Id.is_null(),
        },
    };
    let condition = Condition::all()
        .add(Column::Id.in_subquery(visible))
        .add_option((!words.is_empty()).then(|| sought::known_for(words)))
        .add_option(role.as_ref().map(held))
        .add_option(organisation.map(|id| Column::OrganisationId.eq(id.0)))
        .add_option(read.as_ref().map(reached));
    accounts().filter(condition)
}

/// What somebody reaches of the directory: one's own card is always one's own.
fn reached(reached: &Reached) -> Condition {
    let column = |column: Column| Expr::col((person::Entity, column));
    let place = (column(Column::OrganisationId), column(Column::Id));
    Condition::any().add(Column::Id.eq(reached.person.0)).add(reach::reached(reached, place, None))
}

/// Those who name a field of expertise like this.
fn experts(like: Condition) -> SelectStatement {
    let mut experts = Query::select();
    experts
        .column(directory_expertise::Column::PersonId)
        .from(directory_expertise::Entity)
        .cond_where(like);
    experts
}

/// The cards of these people: two queries for a whole page.
async fn with_cards(
    from: &impl Reads,
    rows: Vec<person::Model>,
) -> Result<Vec<DirectoryRow>, StoreError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut cards = cards(from, &ids).await?;
    let row = |row: person::Model| {
        let organisation = row.organisation_id.map(OrganisationId);
        let id = UserId(row.id);
        let reachable = people::is_reachable(&row.status);
        let (content, version) = cards.remove(&row.id).unwrap_or_default();
        let marks = Marks {
            top_management: row.top_management,
            manager: row.manager,
            referent: row.referent,
            ambassador: row.ambassador,
        };
        let value = Card { person: id, organisation, content };
        DirectoryRow {
            person: Person { id, name: ShortText::restore(row.name), organisation, reachable },
            department: row.department_id.map(OrganisationId),
            roles: marks.roles(),
            card: Stored { value, version },
        }
    };
    Ok(rows.into_iter().map(row).collect())
}

/// What these people tell of themselves, with the version of each card; nothing of those who wrote none.
pub(crate) async fn cards(
    from: &impl Reads,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, (CardContent, i32)>, StoreError> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let found = directory_card::Entity::find()
        .filter(directory_card::Column::PersonId.is_in(ids.iter().copied()))
        .all(from.connection())
        .await?;
    let words = directory_expertise::Entity::find()
        .filter(directory_expertise::Column::PersonId.is_in(ids.iter().copied()))
        .order_by_asc(directory_expertise::Column::PersonId)
        .order_by_asc(directory_expertise::Column::Position)
        .all(from.connection())
        .await?;
    let mut cards: BTreeMap<Uuid, (CardContent, i32)> = BTreeMap::new();
    for row in found {
        let help = row.help.map(Paragraph::restore);
        let telephone = row.telephone.map(Telephone::restore);
        let content = CardContent {
            expertise: Vec::new(),
            help,
            site: row.site.map(ShortText::restore),
            telephone,
            availability: row.availability.map(ShortText::restore),
            channel: from_code_opt(row.channel.as_deref())?,
            visible: row.visible,
        };
        cards.insert(row.person_id, (content, row.version));
    }
    for row in words {
        if let Some((content, _)) = cards.get_mut(&row.person_id) {
            content.expertise.push(ShortText::restore(row.word));
        }
    }
    Ok(cards)
}
