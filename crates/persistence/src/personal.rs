//! What is kept of one person, read for them alone: what bears their name, and what they alone can find without it.

use domain::UserId;
use domain::access::Seal;
use domain::personal::{PersonalItem, PersonalKind as Kind};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity;
use crate::{Reads, StoreError};

type Kept = Result<Vec<PersonalItem>, StoreError>;

/// Reads the rows that bear a name in this column, and says of each what is theirs.
macro_rules! named {
    ($from:ident, $person:ident, $table:ident . $column:ident, $item:expr) => {{
        use entity::$table::{Column, Entity, Model};
        let item: fn(Model) -> PersonalItem = $item;
        let rows = Entity::find().filter(Column::$column.eq($person.0)).all($from.connection());
        rows.await?.into_iter().map(item)
    }};
}

/// Everything that bears the name of this person, kind by kind.
///
/// # Errors
/// When the database fails.
pub async fn of(from: &impl Reads, person: UserId) -> Kept {
    let signed = Condition::all().add(entity::idea::Column::AuthorId.eq(person.0));
    let mut all = ideas(from, signed, Kind::Idea).await?;
    all.extend(around_ideas(from, person).await?);
    all.extend(chosen(from, person).await?);
    all.extend(of_the_store(from, person).await?);
    all.extend(asked(from, person).await?);
    all.extend(in_challenges(from, person).await?);
    all.extend(judged(from, person).await?);
    all.extend(in_charge(from, person).await?);
    all.extend(held(from, person).await?);
    Ok(all)
}

/// The ideas that carry these seals, and what their author said of them without a name.
///
/// # Errors
/// When the database fails.
pub async fn masked(from: &impl Reads, seals: &[Seal]) -> Kept {
    use entity::comment::{Column, Entity, Model};
    if seals.is_empty() {
        return Ok(Vec::new());
    }
    let marks = seals.iter().map(|seal| seal.mark.to_vec());
    let theirs = Condition::all().add(entity::idea::Column::Seal.is_in(marks));
    let mut all = ideas(from, theirs, Kind::MaskedIdea).await?;
    let ids: Vec<Uuid> = all.iter().map(|idea| idea.id).collect();
    let said = Entity::find().filter(Column::MaskedOf.is_in(ids)).all(from.connection()).await?;
    all.extend(said.into_iter().map(|row: Model| PersonalItem {
        about: Some(row.subject_id),
        text: Some(row.body),
        at: Some(row.posted_at),
        ..PersonalItem::new(Kind::MaskedComment, row.id)
    }));
    Ok(all)
}

async fn ideas(from: &impl Reads, theirs: Condition, kind: Kind) -> Kept {
    use entity::idea::{Column, Entity, Model};
    let rows = Entity::find().filter(theirs).order_by_asc(Column::Id).all(from.connection());
    let item = |row: Model| {
        let said: Vec<String> = [row.problem, row.proposal].into_iter().flatten().collect();
        PersonalItem {
            title: Some(row.title),
            text: Some(said.join("\n\n")),
            at: Some(row.deposited_at),
            ..PersonalItem::new(kind, row.id)
        }
    };
    Ok(rows.await?.into_iter().map(item).collect())
}

/// What they wrote around ideas.
async fn around_ideas(from: &impl Reads, person: UserId) -> Kept {
    let co_authorships = named!(from, person, co_author_invitation.PersonId, |row| PersonalItem {
        at: row.accepted_at,
        ..PersonalItem::new(Kind::CoAuthorship, row.idea_id)
    });
    let drafts = named!(from, person, idea_draft.OwnerId, |row| PersonalItem {
        text: Some(row.content),
        at: Some(row.updated_at),
        ..PersonalItem::new(Kind::Draft, row.id)
    });
    let comments = named!(from, person, comment.AuthorId, |row| PersonalItem {
        about: Some(row.subject_id),
        text: Some(row.body),
        at: Some(row.posted_at),
        ..PersonalItem::new(Kind::Comment, row.id)
    });
    let review_notes = named!(from, person, review_note.AuthorId, |row| PersonalItem {
        about: Some(row.idea_id),
        text: Some(row.body),
        at: Some(row.posted_at),
        ..PersonalItem::new(Kind::ReviewNote, row.id)
    });
    let revivals = named!(from, person, revival.ProposedBy, |row| PersonalItem {
        about: Some(row.idea_id),
        text: Some(row.why),
        at: Some(row.proposed_at),
        ..PersonalItem::new(Kind::Revival, row.id)
    });
    Ok(co_authorships.chain(drafts).chain(comments).chain(review_notes).chain(revivals).collect())
}

/// What they support, follow, tag, register for and keep.
async fn chosen(from: &impl Reads, person: UserId) -> Kept {
    let votes =
        named!(from, person, idea_vote.PersonId, |row| PersonalItem::new(Kind::Vote, row.idea_id));
    let pledges = named!(from, person, idea_pledge.PersonId, |row| PersonalItem {
        title: Some(row.kind),
        text: Some(row.what),
        at: Some(row.pledged_at),
        ..PersonalItem::new(Kind::Pledge, row.idea_id)
    });
    let marks = named!(from, person, expression_mark.PersonId, |row| PersonalItem {
        text: Some(row.mark),
        ..PersonalItem::new(Kind::Mark, row.subject_id)
    });
    let tags = named!(from, person, tagging.PersonId, |row| PersonalItem {
        text: Some(row.word_key),
        ..PersonalItem::new(Kind::Tag, row.subject_id)
    });
    let registrations = named!(from, person, event_registration.PersonId, |row| PersonalItem {
        text: Some(row.reminder),
        at: Some(row.registered_at),
        ..PersonalItem::new(Kind::Registration, row.event_id)
    });
    let feedback = named!(from, person, event_feedback.PersonId, |row| PersonalItem {
        title: Some(row.mark),
        text: row.sentence,
        ..PersonalItem::new(Kind::Feedback, row.event_id)
    });
    let saved_views = named!(from, person, saved_view.OwnerId, |row| PersonalItem {
        title: Some(row.name),
        text: Some(row.query),
        at: Some(row.created_at),
        ..PersonalItem::new(Kind::SavedView, row.id)
    });
    let home = named!(from, person, home_arrangement.PersonId, |row| PersonalItem {
        text: Some(format!("{} {} {}", row.parts, row.tiles, row.added)),
        at: Some(row.edited_at),
        ..PersonalItem::new(Kind::HomeArrangement, row.person_id)
    });
    let newsletter = named!(from, person, newsletter_subscription.PersonId, |row| PersonalItem {
        at: Some(row.since),
        ..PersonalItem::new(Kind::Newsletter, row.person_id)
    });
    Ok(votes
        .chain(pledges)
        .chain(marks)
        .chain(tags)
        .chain(registrations)
        .chain(feedback)
        .chain(saved_views)
        .chain(home)
        .chain(newsletter)
        .collect())
}

/// What they tried, learnt and published.
async fn of_the_store(from: &impl Reads, person: UserId) -> Kept {
    let pocs = named!(from, person, poc.CreatedBy, |row| PersonalItem {
        title: Some(row.title),
        text: row.summary,
        at: Some(row.created_at),
        ..PersonalItem::new(Kind::Poc, row.id)
    });
    let teams = named!(from, person, poc_member.PersonId, |row| PersonalItem {
        text: Some(row.role),
        ..PersonalItem::new(Kind::PocMember, row.poc_id)
    });
    let lessons = named!(from, person, poc_lesson.AuthorId, |row| PersonalItem {
        about: Some(row.poc_id),
        text: Some(row.body),
        at: Some(row.written_at),
        ..PersonalItem::new(Kind::Lesson, row.id)
    });
    let practices = named!(from, person, practice.PublishedBy, |row| PersonalItem {
        title: Some(row.title),
        text: row.summary,
        at: Some(row.published_at),
        ..PersonalItem::new(Kind::Practice, row.id)
    });
    let reuses = named!(from, person, practice_reuse.DeclaredBy, |row| PersonalItem {
        about: Some(row.practice_id),
        text: Some(row.result),
        at: Some(row.declared_at),
        ..PersonalItem::new(Kind::Reuse, row.id)
    });
    let editorial = named!(from, person, editorial_item.AuthorId, |row| PersonalItem {
        title: Some(row.title),
        text: row.body.or(Some(row.excerpt)),
        at: Some(row.created_at),
        ..PersonalItem::new(Kind::EditorialItem, row.id)
    });
    Ok(pocs.chain(teams).chain(lessons).chain(practices).chain(reuses).chain(editorial).collect())
}

/// What they asked, and what they wrote to people.
async fn asked(from: &impl Reads, person: UserId) -> Kept {
    let questions = named!(from, person, help_request.AuthorId, |row| PersonalItem {
        title: Some(row.title),
        at: Some(row.asked_at),
        ..PersonalItem::new(Kind::HelpRequest, row.id)
    });
    let question_messages = named!(from, person, help_message.AuthorId, |row| PersonalItem {
        about: Some(row.request_id),
        text: Some(row.body),
        at: Some(row.written_at),
        ..PersonalItem::new(Kind::HelpMessage, row.id)
    });
    let resources = named!(from, person, resource_request.RequesterId, |row| PersonalItem {
        title: Some(row.title),
        text: row.details,
        at: Some(row.requested_at),
        ..PersonalItem::new(Kind::ResourceRequest, row.id)
    });
    let messages = named!(from, person, contact_message.FromId, |row| PersonalItem {
        about: row.subject_id,
        title: Some(row.title),
        text: Some(row.body),
        at: Some(row.sent_at),
        ..PersonalItem::new(Kind::Message, row.id)
    });
    Ok(questions.chain(question_messages).chain(resources).chain(messages).collect())
}

/// What they do in challenges and in their tracks.
async fn in_challenges(from: &impl Reads, person: UserId) -> Kept {
    // By the entry: `track_entry_member` forgets a team once its track is over for it.
    let entered = named!(from, person, track_entry.AuthorId, |row| PersonalItem {
        about: Some(row.challenge_id),
        text: Some(row.status),
        at: Some(row.invited_at),
        ..PersonalItem::new(Kind::TrackTeam, row.id)
    });
    let joined = named!(from, person, track_entry.TeammateId, |row| PersonalItem {
        about: Some(row.challenge_id),
        text: Some(row.status),
        ..PersonalItem::new(Kind::TrackTeam, row.id)
    });
    let asked = named!(from, person, track_entry.AskedId, |row| PersonalItem {
        about: Some(row.challenge_id),
        at: Some(row.invited_at),
        ..PersonalItem::new(Kind::TrackInvitation, row.id)
    });
    let reworks = named!(from, person, track_entry_rework.AuthorId, |row| PersonalItem {
        about: Some(row.entry_id),
        text: Some(row.body),
        at: Some(row.written_at),
        ..PersonalItem::new(Kind::Rework, row.id)
    });
    let experts = named!(from, person, challenge_expert.PersonId, |row| {
        PersonalItem::new(Kind::Expert, row.challenge_id)
    });
    let invitations = named!(from, person, challenge_invitation.PersonId, |row| PersonalItem {
        title: Some(row.role),
        text: row.reason,
        at: Some(row.invited_at),
        ..PersonalItem::new(Kind::ChallengeInvitation, row.challenge_id)
    });
    Ok(entered
        .chain(joined)
        .chain(asked)
        .chain(reworks)
        .chain(experts)
        .chain(invitations)
        .collect())
}

/// What they said of ideas and of reviews as those who judge.
async fn judged(from: &impl Reads, person: UserId) -> Kept {
    let marks = named!(from, person, scorecard.ReviewerId, |row| PersonalItem {
        title: row.conflict,
        text: Some(row.marks),
        at: Some(row.updated_at),
        ..PersonalItem::new(Kind::Scorecard, row.idea_id)
    });
    let prepared = named!(from, person, prepared_decision.PreparedBy, |row| PersonalItem {
        title: Some(row.verdict),
        text: Some(row.reason),
        at: Some(row.prepared_at),
        ..PersonalItem::new(Kind::PreparedDecision, row.idea_id)
    });
    let remarks = named!(from, person, review_remark.AuthorId, |row| PersonalItem {
        about: Some(row.review_id),
        text: Some(row.body),
        at: Some(row.written_at),
        ..PersonalItem::new(Kind::ReviewRemark, row.id)
    });
    Ok(marks.chain(prepared).chain(remarks).collect())
}

/// What bears their name because they answer for it.
async fn in_charge(from: &impl Reads, person: UserId) -> Kept {
    let challenges = named!(from, person, challenge.OwnerId, |row| PersonalItem {
        title: Some(row.title),
        ..PersonalItem::new(Kind::InCharge, row.id)
    });
    let items = named!(from, person, editorial_item.OwnerId, |row| PersonalItem {
        title: Some(row.title),
        ..PersonalItem::new(Kind::InCharge, row.id)
    });
    let practices = named!(from, person, practice.ContactId, |row| PersonalItem {
        title: Some(row.title),
        ..PersonalItem::new(Kind::InCharge, row.id)
    });
    let reuses = named!(from, person, practice_reuse.ContactId, |row| PersonalItem {
        about: Some(row.practice_id),
        ..PersonalItem::new(Kind::InCharge, row.id)
    });
    let kits = named!(from, person, kit.CreatedBy, |row| PersonalItem {
        about: Some(row.practice_id),
        title: Some(row.title),
        at: Some(row.created_at),
        ..PersonalItem::new(Kind::Kit, row.id)
    });
    Ok(challenges.chain(items).chain(practices).chain(reuses).chain(kits).collect())
}

/// What was given to them, and where others name them.
async fn held(from: &impl Reads, person: UserId) -> Kept {
    let owned = named!(from, person, ownership.OwnerId, |row| PersonalItem {
        text: Some(row.brick),
        at: Some(row.declared_at),
        ..PersonalItem::new(Kind::Owned, row.id)
    });
    let delegations = named!(from, person, delegation.PersonId, |row| PersonalItem {
        title: Some(row.profile),
        text: Some(row.bricks),
        at: Some(row.given_at),
        ..PersonalItem::new(Kind::Delegation, row.id)
    });
    let trainings = named!(from, person, referent_training.PersonId, |row| PersonalItem {
        text: Some(format!("{} {}", row.part, row.done_on)),
        ..PersonalItem::new(Kind::Training, row.person_id)
    });
    let mentions = named!(from, person, comment_mention.PersonId, |row| {
        PersonalItem::new(Kind::Mention, row.comment_id)
    });
    Ok(owned.chain(delegations).chain(trainings).chain(mentions).collect())
}
