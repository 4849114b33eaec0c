//! Ideas, their drafts, their comments and their files, as they travel.

use api_types::attachment::{AttachmentKind, AttachmentView};
use api_types::challenge::ChallengeRef;
use api_types::expression::ReboundView;
use api_types::history::{History, HistoryEntry};
use api_types::idea::{
    AuthorKind, AuthorView, CommentView, DecisionView, DraftContent, DraftView, IdeaSummary,
    IdeaView,
};
use app::drafts::DraftSheet;
use app::ideas::{HistoryRow, IdeaPage};
use app::{App, OrganisationTree};
use domain::access::{Actor, Permission};
use domain::idea::{Author, CommentParts, Decision, Draft, IdeaParts};
use domain::journal::Subject;
use domain::people::Person;
use domain::text::LongText;
use persistence::attachments::Attachment;
use persistence::comments::CommentRow;
use persistence::ideas::{ChallengeName, IdeaRow, IdeaSheet};

use super::chain;
use super::people::{organisation_ref, person_view};

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
        comments,
        voted,
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
    let IdeaPage { sheet, chain, rebound } = page;
    let IdeaSheet { row, idea, html, attachments, decided_by } = sheet;
    let tree = app.directory.organisations();
    let allowed = idea.value.allowed(actor);
    let IdeaParts {
        id: _,
        reference: _,
        content,
        author: _,
        organisation: _,
        challenge: _,
        status: _,
        decision,
        poc: _,
        deposited_at: _,
    } = idea.value.parts();
    let text = |text: &Option<LongText>| text.as_ref().map(|text| text.as_str().to_owned());
    IdeaView {
        summary: summary(row, actor, &tree),
        problem: text(&content.problem),
        problem_html: html.problem,
        proposal: text(&content.proposal),
        proposal_html: html.proposal,
        innovation_field: content.classification.innovation_field.clone(),
        form: content.classification.form,
        origin: content.classification.origin,
        attachments: attachments.into_iter().map(|file| attachment(app, file)).collect(),
        decision: decision.as_ref().zip(decided_by.as_ref()).map(|(decision, by)| {
            let Decision { verdict, reason, decided_by: _, decided_at } = decision;
            DecisionView {
                verdict: *verdict,
                reason: reason.as_str().to_owned(),
                decided_by: person_view(by, &tree),
                decided_at: *decided_at,
            }
        }),
        chain: chain::chain(chain),
        rebound_of: rebound.map(|(rebound, name)| {
            let Subject { kind, id } = rebound.target.subject();
            let (reference, title) = (name.reference, name.title);
            ReboundView { kind, id, reference, title, comment_id: rebound.comment }
        }),
        allowed,
        version: idea.version,
    }
}

/// A file, with the address at which it is read.
pub(crate) fn attachment(app: &App, file: Attachment) -> AttachmentView {
    let Attachment { id, storage_key: _, image, name, media_type, size, alt, owner_mark: _ } = file;
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
    let DraftSheet { draft, files } = sheet;
    let Draft { id, content, updated_at } = &draft.value;
    DraftView {
        id: *id,
        content: DraftContent::from(content),
        attachments: files.into_iter().map(|file| attachment(app, file)).collect(),
        updated_at: *updated_at,
        version: draft.version,
    }
}

/// A comment, for this reader. What was removed says nothing any more.
pub(crate) fn comment(row: CommentRow, actor: &Actor, tree: &OrganisationTree) -> CommentView {
    let CommentRow { comment, html, author } = row;
    let CommentParts { id, on: _, author: _, stance, body: _, posted_at, removed_at } =
        comment.parts();
    let removed = removed_at.is_some();
    CommentView {
        id: *id,
        author: author.map(|author| person_view(&author, tree)),
        stance: *stance,
        body_html: if removed { String::new() } else { html },
        posted_at: *posted_at,
        removed,
        removable: !removed && actor.can(Permission::RemoveComment, &comment),
    }
}

/// What happened to an idea. What nobody did happened on a day, at no instant.
pub(crate) fn history(rows: Vec<HistoryRow>, tree: &OrganisationTree) -> History {
    let entry = |HistoryRow { entry, actor }: HistoryRow| {
        let instant = entry.actor.is_some().then_some(entry.at);
        HistoryEntry {
            id: entry.id,
            on: entry.at.date_naive(),
            at: instant,
            actor: actor.map(|actor| person_view(&actor, tree)),
            fact: entry.fact,
        }
    };
    History { items: rows.into_iter().map(entry).collect() }
}
