//! What ideas were answered in the challenges that they left when they were taken up again; and what is left of merges
//! that were undone before the ones that followed from them.
//!
//! An idea that was taken up again lost its answer, and stayed in a challenge that had ended. The journal still says
//! what it was answered, when and by whom; not in one word, so that the ground of these answers stays unknown.

use std::collections::BTreeMap;

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};
use sea_orm_migration::sea_orm::prelude::{DateTimeUtc, Uuid};
use serde_json::Value;

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const FORMER: &str = "former_answer";

/// Votes that went on from B to C, and whose idea A was parted from B since: they stay with A alone.
const STRAY_VOTES: &str = "DELETE FROM idea_vote WHERE EXISTS (
    SELECT 1 FROM idea_merge AS onward
    JOIN idea_merge_vote AS brought ON brought.merge_id = onward.id
    JOIN idea_merge AS undone ON undone.into_id = onward.from_id
    JOIN idea_vote AS own ON own.idea_id = undone.from_id AND own.person_id = brought.person_id
    WHERE onward.into_id = idea_vote.idea_id AND brought.person_id = idea_vote.person_id
        AND onward.undone_at IS NULL AND undone.undone_at > onward.merged_at
        AND NOT EXISTS (SELECT 1 FROM idea_vote AS there
            WHERE there.idea_id = onward.from_id AND there.person_id = brought.person_id))";

/// Comments of A that the merge of B into C would take to B when it is undone.
const STRAY_COMMENTS: &str = "DELETE FROM idea_merge_comment WHERE EXISTS (
    SELECT 1 FROM idea_merge AS onward
    JOIN idea_merge AS undone ON undone.into_id = onward.from_id
    JOIN comment ON comment.subject_id = undone.from_id
    WHERE onward.id = idea_merge_comment.merge_id AND comment.id = idea_merge_comment.comment_id
        AND onward.undone_at IS NULL AND undone.undone_at > onward.merged_at)";

/// What was counted twice, or under nought, is counted again.
const COUNTED: &str = "UPDATE idea_counter SET
    votes = (SELECT COUNT(*) FROM idea_vote WHERE idea_vote.idea_id = idea_counter.idea_id),
    comments = (SELECT COUNT(*) FROM comment
        WHERE comment.subject_id = idea_counter.idea_id AND comment.removed_at IS NULL)
    WHERE idea_id IN (SELECT from_id FROM idea_merge UNION SELECT into_id FROM idea_merge)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut former = Table::create();
        former
            .table(FORMER)
            .col(uuid("challenge_id"))
            .col(uuid("idea_id"))
            .col(uuid("revival_id"))
            .col(timestamp_with_time_zone("left_at"))
            .col(text_null("reason"))
            .col(text_null("ground"))
            .col(text_null("revival_condition"))
            .col(uuid_null("decided_by"))
            .col(timestamp_with_time_zone_null("decided_at"))
            // As they were when it left: what follows is another's.
            .col(integer("votes"))
            .col(integer("comments"))
            .primary_key(Index::create().col("challenge_id").col("idea_id"))
            .foreign_key(&mut reference(FORMER, "challenge_id", "challenge"))
            .foreign_key(&mut reference(FORMER, "idea_id", "idea"))
            .foreign_key(&mut reference(FORMER, "revival_id", "revival"));
        keyed(manager, &mut former).await?;
        index(manager, "ix_former_answer_idea", FORMER, &["idea_id", "left_at"]).await?;
        for repair in [STRAY_VOTES, STRAY_COMMENTS, COUNTED] {
            manager.get_connection().execute_unprepared(repair).await?;
        }
        let ends = ends(manager).await?;
        for (idea, revivals) in taken_up(manager).await? {
            leave(manager, (idea, revivals.as_slice()), &ends).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[FORMER]).await
    }
}

/// The instant from which each challenge takes no ideas.
type Ends = BTreeMap<Uuid, Option<DateTimeUtc>>;

/// What the journal says that an idea was answered.
struct Answer {
    reason: Option<String>,
    condition: Option<String>,
    by: Option<Uuid>,
    at: DateTimeUtc,
}

/// A challenge that an idea left.
struct Left {
    revival: Uuid,
    at: DateTimeUtc,
    answer: Option<Answer>,
}

/// A line of the journal.
struct Told {
    at: DateTimeUtc,
    actor: Option<Uuid>,
    fact: Value,
}

impl Told {
    fn is(&self, fact: &str) -> bool {
        self.fact.get("fact").and_then(Value::as_str) == Some(fact)
    }

    fn text(&self, field: &str) -> Option<String> {
        self.fact.get(field).and_then(Value::as_str).map(str::to_owned)
    }

    fn challenge(&self) -> Option<Uuid> {
        self.text("challenge").and_then(|text| text.parse().ok())
    }
}

async fn ends(manager: &SchemaManager<'_>) -> Result<Ends, DbErr> {
    let mut select = Query::select();
    select.columns(["id", "closes_at", "closed_at"]).from("challenge");
    let mut ends = Ends::new();
    for row in manager.get_connection().query_all(&select).await? {
        let dated: Option<DateTimeUtc> = row.try_get("", "closes_at")?;
        let closed: Option<DateTimeUtc> = row.try_get("", "closed_at")?;
        ends.insert(row.try_get("", "id")?, dated.or(closed));
    }
    Ok(ends)
}

/// The proposals that took each idea up again, in order.
async fn taken_up(manager: &SchemaManager<'_>) -> Result<BTreeMap<Uuid, Vec<Uuid>>, DbErr> {
    let mut select = Query::select();
    select
        .columns(["id", "idea_id"])
        .from("revival")
        .and_where(Expr::col("outcome").eq("accepted"))
        .order_by("answered_at", Order::Asc)
        .order_by("id", Order::Asc);
    let mut taken = BTreeMap::<Uuid, Vec<Uuid>>::new();
    for row in manager.get_connection().query_all(&select).await? {
        taken.entry(row.try_get("", "idea_id")?).or_default().push(row.try_get("", "id")?);
    }
    Ok(taken)
}

async fn told(manager: &SchemaManager<'_>, idea: Uuid) -> Result<Vec<Told>, DbErr> {
    let mut select = Query::select();
    select
        .columns(["at", "actor_id", "fact"])
        .from("journal")
        .and_where(Expr::col("subject_id").eq(idea))
        .order_by("at", Order::Asc)
        .order_by("id", Order::Asc);
    let mut told = Vec::new();
    for row in manager.get_connection().query_all(&select).await? {
        let fact: String = row.try_get("", "fact")?;
        let fact = serde_json::from_str(&fact).unwrap_or_default();
        told.push(Told { at: row.try_get("", "at")?, actor: row.try_get("", "actor_id")?, fact });
    }
    Ok(told)
}

/// Keeps what an idea was answered in each challenge that it left, and takes it out of one that had ended.
async fn leave(
    manager: &SchemaManager<'_>,
    (idea, revivals): (Uuid, &[Uuid]),
    ends: &Ends,
) -> Result<(), DbErr> {
    let mut select = Query::select();
    select
        .column(("idea", "challenge_id"))
        .column(("idea_counter", "votes"))
        .column(("idea_counter", "comments"))
        .from("idea")
        .inner_join("idea_counter", Expr::col(("idea_counter", "idea_id")).equals(("idea", "id")))
        .and_where(Expr::col(("idea", "id")).eq(idea));
    let Some(row) = manager.get_connection().query_one(&select).await? else { return Ok(()) };
    let stands: Option<Uuid> = row.try_get("", "challenge_id")?;
    let counts: (i32, i32) = (row.try_get("", "votes")?, row.try_get("", "comments")?);
    let told = told(manager, idea).await?;
    let (left, goes_on) = walk(&told, (stands, revivals), ends);
    for (challenge, left) in &left {
        keep(manager, (*challenge, idea), left, counts).await?;
    }
    if goes_on.is_none() && stands.is_some_and(|stands| left.contains_key(&stands)) {
        let mut update = Query::update();
        update
            .table("idea")
            .value("challenge_id", Option::<Uuid>::None)
            .value("version", Expr::col("version").add(1))
            .and_where(Expr::col("id").eq(idea));
        manager.get_connection().execute(&update).await?;
    }
    Ok(())
}

/// The challenges that an idea left, and the one in which it goes on, as its history says it.
fn walk(
    told: &[Told],
    (stands, revivals): (Option<Uuid>, &[Uuid]),
    ends: &Ends,
) -> (BTreeMap<Uuid, Left>, Option<Uuid>) {
    let moved = told.iter().any(|one| one.is("revival_accepted") && one.challenge().is_some());
    let deposited = told.iter().find(|one| one.is("idea_deposited")).map(Told::challenge);
    // One that came from another tool was deposited here by nobody.
    let mut challenge = deposited.unwrap_or(stands.filter(|_| !moved));
    let (mut answer, mut left) = (None, BTreeMap::new());
    let mut revivals = revivals.iter();
    for one in told {
        if one.is("idea_decided") {
            let (reason, condition) = (one.text("reason"), one.text("condition"));
            answer = Some(Answer { reason, condition, by: one.actor, at: one.at });
        } else if one.is("revival_accepted") {
            let Some(revival) = revivals.next() else { break };
            let ended =
                |id: &Uuid| ends.get(id).copied().flatten().is_some_and(|end| end <= one.at);
            let into = one.challenge().or(challenge.filter(|own| !ended(own)));
            let answer = answer.take();
            if let Some(former) = challenge.filter(|former| into != Some(*former)) {
                left.insert(former, Left { revival: *revival, at: one.at, answer });
            }
            challenge = into;
        }
    }
    (left, challenge)
}

async fn keep(
    manager: &SchemaManager<'_>,
    (challenge, idea): (Uuid, Uuid),
    left: &Left,
    (votes, comments): (i32, i32),
) -> Result<(), DbErr> {
    let answer = left.answer.as_ref();
    let values: [Expr; 10] = [
        challenge.into(),
        idea.into(),
        left.revival.into(),
        left.at.into(),
        answer.and_then(|it| it.reason.clone()).into(),
        answer.and_then(|it| it.condition.clone()).into(),
        answer.and_then(|it| it.by).into(),
        answer.map(|it| it.at).into(),
        votes.into(),
        comments.into(),
    ];
    let columns = [
        "challenge_id",
        "idea_id",
        "revival_id",
        "left_at",
        "reason",
        "revival_condition",
        "decided_by",
        "decided_at",
        "votes",
        "comments",
    ];
    let mut insert = Query::insert();
    insert.into_table(FORMER).columns(columns);
    insert.values(values).map_err(|error| DbErr::Custom(error.to_string()))?;
    manager.get_connection().execute(&insert).await?;
    Ok(())
}
