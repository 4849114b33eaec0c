//! Challenges, as they travel.

use api_types::challenge::{ChallengeSummary, ChallengeView};
use app::OrganisationTree;
use chrono::{DateTime, Utc};
use domain::challenge::Challenge;
use persistence::challenges::ChallengeRow;

use super::people::organisation_ref;

/// A challenge in a list, at this instant.
pub(crate) fn summary(
    row: ChallengeRow,
    now: DateTime<Utc>,
    tree: &OrganisationTree,
) -> ChallengeSummary {
    let ChallengeRow { challenge, html: _, ideas, created_at: _ } = row;
    let takes_ideas = challenge.takes_ideas(now).is_ok();
    let Challenge {
        id,
        reference,
        title,
        question,
        description: _,
        sponsor,
        organisation,
        owner: _,
        status,
        opens_at,
        closes_at,
    } = challenge;
    ChallengeSummary {
        id,
        reference,
        title: title.into_string(),
        question: question.map(domain::text::Paragraph::into_string),
        sponsor,
        organisation: organisation.map(|id| organisation_ref(tree, id)),
        status,
        opens_at,
        closes_at,
        takes_ideas,
        ideas,
    }
}

/// A challenge, at this instant.
pub(crate) fn challenge(
    mut row: ChallengeRow,
    now: DateTime<Utc>,
    tree: &OrganisationTree,
) -> ChallengeView {
    let description_html = row.html.take();
    ChallengeView { summary: summary(row, now, tree), description_html }
}
