//! An idea, an experiment or a practice that is kept for some is told to nobody else, not even as a number (A28).

use domain::journal::{Fact, Subject, SubjectKind};
use domain::poc::{PocAudience, PocRules, Sight, Visibility};
use domain::{IdeaId, PocId, PracticeId, UserId};
use persistence::notifications::{self, Recipient};
use persistence::{Reads, ideas, people, poc_rules, pocs, practices};

use super::Reason;
use crate::{App, Failure};

/// Those of these people who may read what the fact leads to. A seal is its author's, who always may read the idea; an
/// experiment or a practice that is kept for some is told to none: whether its author is among them is not known.
pub(super) async fn among(
    app: &App,
    from: &impl Reads,
    fact: &Fact,
    told: Vec<(Recipient, Reason)>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let subject = fact.shown();
    if told.is_empty() || !is_kept(from, subject).await? {
        return Ok(told);
    }
    let mut readers = Vec::with_capacity(told.len());
    for (recipient, reason) in told {
        let may = match &recipient {
            Recipient::Person(person) => may_read(app, from, *person, subject).await?,
            Recipient::Seal(_) => subject.kind == SubjectKind::Idea,
        };
        if may {
            readers.push((recipient, reason));
        }
    }
    Ok(readers)
}

async fn is_kept(from: &impl Reads, subject: Subject) -> Result<bool, Failure> {
    let visibility = if subject.kind == SubjectKind::Idea {
        let idea = ideas::find(from, IdeaId(subject.id)).await?;
        idea.map(|idea| idea.value.parts().visibility)
    } else if subject.kind == SubjectKind::Practice {
        let practice = practices::find(from, PracticeId(subject.id)).await?;
        // What waits for its publication is kept for those who may change it.
        if practice.as_ref().is_some_and(|practice| practice.value.parts().draft) {
            return Ok(true);
        }
        practice.map(|practice| practice.value.parts().visibility)
    } else if subject.kind == SubjectKind::Poc {
        let PocRules { audience, open_sheets, .. } = poc_rules::read(from).await?.value;
        if audience != PocAudience::Everyone && !open_sheets {
            return Ok(true);
        }
        pocs::find(from, PocId(subject.id)).await?.map(|poc| poc.value.parts().visibility)
    } else {
        None
    };
    Ok(visibility.is_some_and(|visibility| visibility != Visibility::Everyone))
}

async fn may_read(
    app: &App,
    from: &impl Reads,
    person: UserId,
    subject: Subject,
) -> Result<bool, Failure> {
    let Some(account) = people::find(from, person).await? else { return Ok(false) };
    let reader = app.identity.read_absent(from, &account.value, app.now()).await?;
    if subject.kind == SubjectKind::Practice {
        let practice = practices::find(from, PracticeId(subject.id)).await?.map(|one| one.value);
        if practice.is_some_and(|one| one.parts().draft && !one.is_shown_to(&reader)) {
            return Ok(false);
        }
    }
    let names = notifications::names(from, &[subject], &Sight::of(&reader)).await?;
    Ok(names.contains_key(&subject.id))
}
