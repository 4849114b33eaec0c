//! Writing imported ideas.

use chrono::Datelike;
use domain::IdeaId;
use domain::idea::{Author, Classification, Idea, IdeaContent, IdeaParts, IdeaStatus};
use domain::journal::Fact;
use domain::poc::Visibility;
use import::Record;
use import::record::ImportedIdea;
use persistence::external_objects::ExternalObject;
use persistence::ideas::{self as kept, IdeaHtml};
use persistence::{Stored, Tx};

use super::desk::{Desk, new_id};
use super::marks::{self, Marks};
use super::plan::Plan;
use super::reading::Content;
use super::{authors, bodies, numbers};
use crate::Failure;

pub(super) async fn write(tx: &Tx, desk: &mut Desk<'_>, plan: &Plan) -> Result<(), Failure> {
    let new: Vec<_> =
        plan.created().filter_map(|(id, said)| Some((id, idea(said)?, said))).collect();
    let all = || new.iter().map(|(_, idea, _)| *idea);
    authors::meet(tx, desk, all().filter_map(|idea| idea.author.as_ref())).await?;
    bodies::meet(tx, desk, all().filter_map(|idea| idea.organisation.as_ref())).await?;
    let years: Vec<i32> = all().map(|idea| idea.deposited_at.unwrap_or(desk.now).year()).collect();
    let references = numbers::take(tx, "IDEE", 4, &years).await?;
    let mut rows = Vec::with_capacity(new.len());
    let (mut marks, mut votes) = (Marks::default(), Vec::new());
    for ((external_id, idea, said), reference) in new.into_iter().zip(references) {
        let made = made(desk, idea, reference)?;
        let id = made.parts().id;
        rows.push((made, said.html.idea.clone()));
        votes.push((id, idea.votes));
        let fact = Fact::IdeaImported { idea: id };
        marks.add((external_id, said), id.0, marks::entry(desk, fact));
    }
    kept::insert_all(tx, &rows).await?;
    votes.retain(|(_, votes)| *votes > 0);
    kept::keep_imported_votes(tx, &votes).await?;
    marks.keep(tx, desk).await?;
    for (known, said) in plan.updated() {
        if let Some(idea) = idea(said) {
            update(tx, desk, (known, said), idea).await?;
        }
    }
    Ok(())
}

fn idea(said: &Content) -> Option<&ImportedIdea> {
    match &said.record {
        Record::Idea(idea) => Some(idea),
        Record::Comment(_)
        | Record::Poc(_)
        | Record::Challenge(_)
        | Record::Account(_)
        | Record::Practice(_) => None,
    }
}

fn made(desk: &Desk<'_>, idea: &ImportedIdea, reference: String) -> Result<Idea, Failure> {
    let place = idea.organisation.as_ref().map(|organisation| desk.place(organisation));
    let author = desk.author(idea.author.as_ref());
    Ok(Idea::restore(IdeaParts {
        id: IdeaId(new_id()),
        reference,
        content: content(desk, idea),
        author: author.map_or(Author::Unknown, Author::Named),
        organisation: place.transpose()?.map(|place| place.body),
        challenge: None,
        status: IdeaStatus::Submitted,
        decision: None,
        poc: None,
        deposited_at: idea.deposited_at.unwrap_or(desk.now),
        deposited_by: None,
        co_authors: Vec::new(),
        merged_into: None,
        potential: None,
        visibility: Visibility::Everyone,
        department: None,
    }))
}

fn content(desk: &Desk<'_>, idea: &ImportedIdea) -> IdeaContent {
    IdeaContent {
        title: idea.title.clone(),
        problem: idea.problem.clone(),
        proposal: idea.proposal.clone(),
        classification: Classification {
            domain: desk.domain_of(&idea.subcategory),
            subcategory: idea.subcategory.clone(),
            innovation_field: idea.innovation_field.clone(),
            form: idea.form,
            origin: idea.origin,
        },
        attachments: Vec::new(),
    }
}

async fn update(
    tx: &Tx,
    desk: &Desk<'_>,
    (known, said): (&ExternalObject, &Content),
    idea: &ImportedIdea,
) -> Result<(), Failure> {
    let id = IdeaId(known.object);
    let Stored { value, version } = kept::find(tx, id).await?.ok_or(Failure::NotFound("idea"))?;
    let mut parts = value.parts().clone();
    let attachments = std::mem::take(&mut parts.content.attachments);
    parts.content = IdeaContent { attachments, ..content(desk, idea) };
    let changed = Stored { value: Idea::restore(parts), version };
    let html: &IdeaHtml = &said.html.idea;
    kept::update_content(tx, &changed, html).await?;
    kept::keep_imported_votes(tx, &[(id, idea.votes)]).await?;
    let told = marks::entry(desk, Fact::IdeaImported { idea: id });
    marks::renew(tx, desk, (known, said), Some(told)).await
}
