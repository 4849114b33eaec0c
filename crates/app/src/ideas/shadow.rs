//! Under whose name, and at which instant, something is written down about an idea.

use chrono::{DateTime, NaiveTime, Utc};
use domain::UserId;
use domain::access::Actor;
use domain::idea::{Author, Idea};

/// Nobody and the day only, for the author of an anonymous idea; the actor and the instant, for everybody else.
pub(crate) fn signature(
    actor: &Actor,
    idea: &Idea,
    now: DateTime<Utc>,
) -> (Option<UserId>, DateTime<Utc>) {
    let author = &idea.parts().author;
    let hidden = match author {
        Author::Anonymous(_) => author.is(actor),
        Author::Named(_) | Author::Unknown => false,
    };
    if hidden { (None, day(now)) } else { (Some(actor.id), now) }
}

/// The day alone: an instant would point at whoever was signed in.
pub(crate) fn day(now: DateTime<Utc>) -> DateTime<Utc> {
    now.date_naive().and_time(NaiveTime::MIN).and_utc()
}
