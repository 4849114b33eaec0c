//! From what objects are sought by to what the index keeps: plain words, words of normed lists, who may find it.

use ::search::{Audience, Contact, Document, Section, SectionName, Spot, Stop};
use domain::access::Place;
use domain::challenge::ChallengeStatus;
use domain::excerpt::plain_text;
use domain::reference::{ReferenceBook, ReferenceList};
use domain::search::SearchKind;
use persistence::searchable::{self, Searchable, TextPart};

use super::reading::editors_of;
use crate::OrganisationTree;

/// Longest text of a document, in bytes.
const TEXT_MAX: usize = 100_000;

/// The lists and the tree that the words of a document come from.
pub(super) struct Words<'a> {
    pub(super) book: &'a ReferenceBook,
    pub(super) tree: &'a OrganisationTree,
}

/// Who may find an object, besides needing the right to read its kind.
fn audience(kind: SearchKind, object: &Searchable) -> Audience {
    let status = object.status.as_deref();
    let draft = kind == SearchKind::Challenge
        && status.and_then(ChallengeStatus::from_code) == Some(ChallengeStatus::Draft);
    let Place { organisation, item } = object.place;
    let spot = Spot { organisation: organisation.map(|body| body.0), item };
    if draft {
        // What is being prepared is found by those who may change that very challenge.
        let owner = object.contact.as_ref().and_then(|contact| contact.id);
        return Audience { spot, ..Audience::only(editors_of(object.place, owner)) };
    }
    let searchable::Audience { restricted, marks } = object.audience.clone();
    Audience { restricted, marks, spot }
}

/// The document of an object.
pub(super) fn document(kind: SearchKind, object: Searchable, words: &Words<'_>) -> Document {
    let audience = audience(kind, &object);
    let labels = labels(&object, words);
    let Searchable { id, version, reference, title, status, domain, subcategory, .. } = object;
    let Searchable { organisation, day, tags, texts, stop, contact, steps_passed, .. } = object;
    let section = |(part, text): (TextPart, String)| {
        let text = plain_text(&text, TEXT_MAX);
        Section { name: name(part), text }
    };
    Document {
        kind,
        id,
        version,
        reference,
        title,
        status,
        domain,
        subcategory,
        organisation: organisation.map(|id| id.0),
        day,
        tags,
        audience,
        labels,
        sections: texts.into_iter().map(section).collect(),
        stop: stop.map(|(cause, note)| Stop { cause, note }),
        contact: contact.map(|searchable::Contact { id, name }| Contact { id, name }),
        steps_passed,
    }
}

fn labels(object: &Searchable, words: &Words<'_>) -> Vec<String> {
    let mut labels = object.labels.clone();
    for (list, code) in &object.normed {
        let label = words.book.find(*list, code).map(|item| item.label_fr.clone());
        // A technique may be outside the list: it is its own name.
        let label = label.or_else(|| (*list == ReferenceList::Technique).then(|| code.clone()));
        labels.extend(label);
    }
    let body = object.organisation.and_then(|id| words.tree.find(id));
    labels.extend(body.map(|body| body.name.clone()));
    // A tag that somebody clicks is a search (R236, R312).
    labels.extend(object.tags.iter().cloned());
    labels.dedup();
    labels
}

const fn name(part: TextPart) -> SectionName {
    match part {
        TextPart::Summary => SectionName::Summary,
        TextPart::Problem => SectionName::Problem,
        TextPart::Proposal => SectionName::Proposal,
        TextPart::Result => SectionName::Result,
        TextPart::Lessons => SectionName::Lessons,
        TextPart::Details => SectionName::Details,
        TextPart::Comments => SectionName::Comments,
    }
}
