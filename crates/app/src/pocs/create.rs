//! Beginning an experiment, alone or from a selected idea.

use chrono::{DateTime, Datelike as _, Utc};
use domain::access::acts::CreatePoc;
use domain::access::{Actor, Permission, Place};
use domain::journal::Fact;
use domain::poc::{Member, NewPoc, PocHeader, Visibility};
use domain::{FieldCode, FieldError, IdeaId, PocId};
use persistence::{Tx, chain, ideas, pocs, sequences};
use uuid::Uuid;

use super::{check_place, check_related, check_team, html};
use crate::{App, Failure, Once, record};

/// What is needed to begin an experiment.
#[derive(Clone, Debug)]
pub struct NewCard {
    /// Its identity card.
    pub header: PocHeader,
    /// Who takes part; whoever creates it leads it when nobody else does.
    pub members: Vec<Member>,
    /// The selected idea it comes from.
    pub idea: Option<IdeaId>,
}

/// Creates an experiment, to launch. The idea it comes from becomes `experimenting` in the same transaction.
///
/// # Errors
/// Denied, faulty fields, an idea that is not selected.
pub async fn create(
    app: &App,
    actor: &Actor,
    card: NewCard,
    once: &Once,
) -> Result<PocId, Failure> {
    let leave = actor.may_create_in(CreatePoc, Place::within(card.header.organisation))?;
    let now = app.now();
    let NewCard { header, members, idea } = card;
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(PocId(id));
    }
    check_place(app, &header, None)?;
    check_team(&tx, &members).await?;
    check_related(&tx, actor, (&header, None)).await?;
    let id = PocId(Uuid::now_v7());
    let (from_idea, visibility) = match idea {
        Some(idea) => {
            let (fact, visibility) = start_from(&tx, actor, idea, id).await?;
            (Some(fact), visibility)
        }
        None => (None, Visibility::Everyone),
    };
    let reference = reference(&tx, now).await?;
    let new = NewPoc { id, reference, header, members, idea, visibility };
    let (poc, created) = leave.create(new, now)?;
    pocs::insert(&tx, &poc, &html::whole(&poc), now).await?;
    once.made(&tx, id.0, now).await?;
    for fact in [Some(created), from_idea].into_iter().flatten() {
        record(&tx, Some(actor.id), now, fact).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(id)
}

/// What the journal says of the idea, and who may read it: what comes of a kept idea begins kept.
async fn start_from(
    tx: &Tx,
    actor: &Actor,
    id: IdeaId,
    poc: PocId,
) -> Result<(Fact, Visibility), Failure> {
    actor.require(Permission::ReadIdeas)?;
    chain::hold_idea(tx, id).await?;
    let unknown = || FieldError::new("/idea_id", FieldCode::UnknownValue);
    let idea = ideas::find(tx, id).await?.filter(|idea| idea.value.is_read_by(actor));
    let mut idea = idea.ok_or_else(|| Failure::Invalid(vec![unknown()]))?;
    let fact = idea.value.become_experiment(poc)?;
    ideas::update(tx, &idea).await?;
    Ok((fact, idea.value.parts().visibility))
}

async fn reference(tx: &Tx, now: DateTime<Utc>) -> Result<String, Failure> {
    let series = format!("POC-{}", now.year());
    let number = sequences::next(tx, &series).await?;
    Ok(format!("{series}-{number:04}"))
}
