//! What becomes of an experiment is told to the authors of the idea that it came from, masked or not, and to those who
//! support it and chose so: held, resumed, stopped or judged, it is the answer to their idea that goes on (R065, R106).

use domain::journal::Fact;
use domain::{PocId, UserId};
use persistence::notifications::Recipient;
use persistence::{Reads, pocs, votes};

use super::Reason;
use super::absorbed::of_parts;
use super::deliver::authors;
use crate::{App, Failure};

/// The people whom what happened to the experiment of an idea concerns. Nobody is told what they did themselves.
pub(super) async fn of(
    app: &App,
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let Some(poc) = turned(fact) else { return Ok(Vec::new()) };
    let found = pocs::find(from, poc).await?;
    let Some(idea) = found.and_then(|poc| poc.value.parts().idea) else { return Ok(Vec::new()) };
    let mut told = authors(app, from, idea, actor).await?;
    told.extend(of_parts(app, from, idea, actor).await?);
    let mut people = votes::told_supporters(from, idea).await?;
    people.retain(|person| Some(*person) != actor);
    told.extend(people.into_iter().map(|person| (Recipient::Person(person), Reason::Voter)));
    Ok(told)
}

/// The experiment whose course this turns.
const fn turned(fact: &Fact) -> Option<PocId> {
    if let Fact::PocHeld { poc, .. }
    | Fact::PocResumed { poc }
    | Fact::PocAbandoned { poc, .. }
    | Fact::GateDecided { poc, .. } = fact
    {
        Some(*poc)
    } else {
        None
    }
}
