//! What others do around an idea is told to its authors, masked or not: it is tied to another, untied, kept for some or
//! opened to all (A28), or signed by one less. Whoever is no longer asked to sign it is told so.

use domain::idea::SignatureEnd;
use domain::journal::{Fact, SubjectKind};
use domain::{IdeaId, UserId};
use persistence::Reads;
use persistence::notifications::Recipient;

use super::Reason;
use super::deliver::authors;
use crate::{App, Failure};

/// The people whom a tie between ideas, the choice of who reads one, or the end of a signature concerns; nobody, for any
/// other fact.
pub(super) async fn of(
    app: &App,
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    if let Fact::SignatureEnded { account, signature: SignatureEnd::Withdrawn, .. } = fact {
        return Ok(vec![(Recipient::Person(*account), Reason::Invited)]);
    }
    let ideas = match (concerned(fact), actor) {
        // Nobody did it: the masked author of the first, who is told nothing of what they do.
        (Some((_, other)), None) => [None, other],
        (Some((idea, other)), Some(_)) => [Some(idea), other],
        (None, _) => [None, None],
    };
    let mut told = Vec::new();
    for idea in ideas.into_iter().flatten() {
        for one in authors(app, from, idea, actor).await? {
            // Whoever signs both is told once.
            if !told.contains(&one) {
                told.push(one);
            }
        }
    }
    Ok(told)
}

/// The idea it was done to, and the one at the other end.
const fn concerned(fact: &Fact) -> Option<(IdeaId, Option<IdeaId>)> {
    if let Fact::IdeaLinked { idea, other, .. } | Fact::IdeaUnlinked { idea, other } = fact {
        Some((*idea, Some(*other)))
    } else if let Fact::ReadersChosen { on: SubjectKind::Idea, target, .. } = fact {
        Some((IdeaId(*target), None))
    } else if let Fact::SignatureEnded { idea, .. } = fact {
        Some((*idea, None))
    } else {
        None
    }
}
