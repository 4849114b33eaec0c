//! Ideas, their drafts, their comments and their files, as they travel.

use std::collections::BTreeMap;

use api_types::attachment::{AttachmentKind, AttachmentView};
use api_types::challenge::ChallengeRef;
use api_types::expression::ReboundView;
use api_types::history::{History, HistoryEntry};
use api_types::idea::{
    AbsorbedView, AuthorKind, AuthorView, CommentView, DecisionView, DraftContent, DraftView,
    IdeaChangeView, IdeaEditView, IdeaEdits, IdeaLinkView, IdeaSummary, IdeaView, MergedView,
    PieceView, PotentialView,
};
use app::drafts::DraftSheet;
use app::ideas::{EditRow, HistoryRow, IdeaPage, MergedInto, Piece};
use app::{App, OrganisationTree};
use chrono::{DateTime, Utc};
use domain::UserId;
use domain::access::{Actor, Owned as _, Permission};
use domain::challenge::Challenge;
use domain::idea::{
    Author, CommentParts, Decision, Draft, IdeaField, IdeaParts, Standing, may_undo,
};
use domain::journal::Subject;
use domain::people::Person;
use domain::poc::progress_percent;
use domain::text::LongText;
use persistence::attachments::Attachment;
use persistence::comments::CommentRow;
use persistence::ideas::{Around, ChallengeName, IdeaRow, IdeaSheet};
use persistence::notifications::Name;
use persistence::rebounds::Rebound;

use super::challenges::named;
use super::people::{organisation_ref, person_view};
use super::{chain, reviews};

/// An idea in a list, for this reader.
pub(crate) fn summary(row: IdeaRow, actor: &Actor, tree: &OrganisationTree) -> IdeaSummary {
    let IdeaRow {
        id,
        reference,
        title,
        excerpt,
        status,
        domain,
        subcategory,
        author,
        person,
        organisation,
        challenge,
        deposited_at,
        votes,
        imported_votes: _,
        comments,
        voted,
        high_potential,
        experiment,
        steps_passed,
    } = row;
    IdeaSummary {
        id,
        reference,
        title,
        excerpt,
        status,
        domain,
        subcategory,
        author: author_view(&author, person.as_ref(), actor, tree),
        organisation: organisation.map(|id| organisation_ref(tree, id)),
        challenge: challenge.map(|ChallengeName { id, reference, title }| ChallengeRef {
            id,
            reference,
            title,
        }),
        deposited_on: deposited_at.date_naive(),
        votes,
        comments,
        voted,
        high_potential,
        experiment,
        progress_percent: steps_passed.map(progress_percent),
    }
}

fn author_view(
    author: &Author,
    person: Option<&Person>,
    actor: &Actor,
    tree: &OrganisationTree,
) -> AuthorView {
    let (kind, person) = match author {
        Author::Named(_) => (AuthorKind::Named, person.map(|person| person_view(person, tree))),
        Author::Anonymous(_) => (AuthorKind::Anonymous, None),
        Author::Unknown => (AuthorKind::Unknown, None),
    };
    AuthorView { kind, person, is_me: author.is(actor) }
}

/// An idea, for this reader.
pub(crate) fn idea(app: &App, actor: &Actor, page: IdeaPage) -> IdeaView {
    let promise_ends_at = page.promise_ends_at();
    let IdeaPage { sheet, chain, challenge, asked, links, absorbed, merged, people, rebound } =
        page;
    let IdeaSheet { row, idea, html, attachments, decided_by, around, .. } = sheet;
    let tree = app.directory.organisations();
    let (now, own) = (app.now(), idea.value.is_owned_by(actor));
    let standing = standing(challenge.as_ref(), actor, now);
    let allowed = idea.value.allowed(actor, standing);
    let promise = promise_ends_at.map(|ends| reviews::promise(ends, idea.value.answered_at(), now));
    let IdeaParts { content, decision, deposited_by, co_authors, potential, visibility, .. } =
        idea.value.parts();
    let person = |id: &UserId| named(&people, *id, &tree);
    let asks_me = asked.contains(&actor.id);
    let told = asked.iter().filter(|id| own || **id == actor.id);
    let absorbed = united(absorbed, actor, &people, &tree);
    let text = |text: &Option<LongText>| text.as_ref().map(|text| text.as_str().to_owned());
    IdeaView {
        imported_votes: row.imported_votes,
        summary: summary(row, actor, &tree),
        problem: text(&content.problem),
        problem_html: html.problem,
        proposal: text(&content.proposal),
        proposal_html: html.proposal,
        innovation_field: content.classification.innovation_field.clone(),
        form: content.classification.form,
        origin: content.classification.origin,
        attachments: attachments.into_iter().map(|file| attachment(app, file)).collect(),
        decision: decision.as_ref().zip(decided_by.as_ref()).map(|told| decided(told, &tree)),
        promise,
        potential: potential.as_ref().map(PotentialView::from),
        answers_call: challenge.as_ref().is_some_and(Challenge::is_investment_call),
        deposited_by: deposited_by.as_ref().map(person),
        co_authors: co_authors.iter().map(person).collect(),
        asked: told.map(person).collect(),
        asks_me,
        revivals: around.has(Around::Revivals),
        links: links
            .into_iter()
            .map(|(row, kind)| IdeaLinkView { kind, idea: summary(row, actor, &tree) })
            .collect(),
        absorbed,
        merged_into: merged.map(|into| merged_view(into, now)),
        chain: chain::chain(chain),
        rebound_of: rebound.map(rebounds_from),
        allowed,
        vote_refused: idea.value.vote_refused(actor, standing),
        visibility: *visibility,
        restrictable: actor.can(Permission::RestrictPoc, &idea.value),
        version: idea.version,
    }
}

/// The ideas that became a part of it, each with those who put it forward.
fn united(
    absorbed: Vec<(IdeaRow, Vec<UserId>)>,
    actor: &Actor,
    people: &BTreeMap<UserId, Person>,
    tree: &OrganisationTree,
) -> Vec<AbsorbedView> {
    let view = |(row, signed): (IdeaRow, Vec<UserId>)| AbsorbedView {
        idea: summary(row, actor, tree),
        co_authors: signed.iter().map(|id| named(people, *id, tree)).collect(),
    };
    absorbed.into_iter().map(view).collect()
}

/// The idea that it became one with, and whether they may be parted now.
fn merged_view(merged: MergedInto, now: DateTime<Utc>) -> MergedView {
    let MergedInto { idea, at, gone_on } = merged;
    let undoable = !gone_on && may_undo(at, now);
    MergedView { idea: chain::of_idea(idea), merged_at: at, undoable, gone_on }
}

fn decided((decision, by): (&Decision, &Person), tree: &OrganisationTree) -> DecisionView {
    let Decision { verdict, reason, ground, condition, decided_by: _, decided_at } = decision;
    DecisionView {
        verdict: *verdict,
        reason: reason.as_str().to_owned(),
        ground: *ground,
        condition: condition.as_ref().map(|text| text.as_str().to_owned()),
        decided_by: person_view(by, tree),
        decided_at: *decided_at,
    }
}

fn rebounds_from((rebound, name): (Rebound, Name)) -> ReboundView {
    let Subject { kind, id } = rebound.target.subject();
    let (reference, title) = (name.reference, name.title);
    ReboundView { kind, id, reference, title, comment_id: rebound.comment }
}

/// What this person is in the challenge that an idea answers.
fn standing(challenge: Option<&Challenge>, actor: &Actor, now: DateTime<Utc>) -> Standing {
    challenge.map_or_else(Standing::default, |challenge| Standing {
        decides: actor.can(Permission::EditChallenge, challenge),
        expert: challenge.is_expert(actor.id),
        votes_closed: !challenge.takes_votes_of(actor, now),
        takes_pledges: challenge.takes_pledges(now),
    })
}

/// A file, with the address at which it is read.
pub(crate) fn attachment(app: &App, file: Attachment) -> AttachmentView {
    let Attachment { id, image, name, media_type, size, alt, .. } = file;
    AttachmentView {
        id,
        kind: if image { AttachmentKind::Image } else { AttachmentKind::Document },
        name,
        media_type,
        size,
        alt: alt.unwrap_or_default(),
        url: app::attachments::address(app, id),
    }
}

/// A draft, for its author.
pub(crate) fn draft(app: &App, sheet: DraftSheet) -> DraftView {
    let DraftSheet { draft, files, colleague, together } = sheet;
    let tree = app.directory.organisations();
    let Draft { id, content, updated_at } = &draft.value;
    DraftView {
        id: *id,
        content: DraftContent::from(content),
        attachments: files.into_iter().map(|file| attachment(app, file)).collect(),
        on_behalf_of: colleague.map(|person| person_view(&person, &tree)),
        together_with: together.map(|person| person_view(&person, &tree)),
        updated_at: *updated_at,
        version: draft.version,
    }
}

/// A comment, for this reader at this instant. What was removed says nothing any more.
pub(crate) fn comment(
    row: CommentRow,
    (actor, now): (&Actor, DateTime<Utc>),
    tree: &OrganisationTree,
) -> CommentView {
    let CommentRow { comment, html, author } = row;
    let CommentParts { id, masked, stance, body, posted_at, edited_at, removed_at, .. } =
        comment.parts();
    let removed = removed_at.is_some();
    let editable = comment.is_editable_by(actor, now);
    CommentView {
        id: *id,
        author: author.map(|author| person_view(&author, tree)),
        masked: masked.is_some(),
        stance: *stance,
        body_html: if removed { String::new() } else { html },
        posted_at: *posted_at,
        edited: edited_at.is_some() && !removed,
        editable: editable.then(|| body.as_str().to_owned()),
        removed,
        removable: !removed && actor.can(Permission::RemoveComment, &comment),
    }
}

/// What happened to an idea. What nobody did happened on a day, at no instant.
pub(crate) fn history(rows: Vec<HistoryRow>, tree: &OrganisationTree) -> History {
    let entry = |HistoryRow { entry, actor, changed }: HistoryRow| {
        let instant = entry.actor.is_some().then_some(entry.at);
        HistoryEntry {
            id: entry.id,
            on: entry.at.date_naive(),
            at: instant,
            actor: actor.map(|actor| person_view(&actor, tree)),
            fact: entry.fact,
            changed,
        }
    };
    History { items: rows.into_iter().map(entry).collect() }
}

/// What edits changed in an idea.
pub(crate) fn edits(rows: Vec<EditRow>) -> IdeaEdits {
    let piece = |Piece { kind, text }: Piece| PieceView { kind, text };
    let change = |(field, pieces): (IdeaField, Option<Vec<Piece>>)| IdeaChangeView {
        field,
        pieces: pieces.map(|pieces| pieces.into_iter().map(piece).collect()),
    };
    let edit = |EditRow { entry, changes }: EditRow| IdeaEditView {
        id: entry,
        changes: changes.into_iter().map(change).collect(),
    };
    IdeaEdits { items: rows.into_iter().map(edit).collect() }
}
