//! The ideas that answer a challenge; each is supported from its row while votes are taken (R098, R106).

use api_types::challenge::ChallengeView;
use api_types::idea::{IdeaQuery, IdeaSummary};
use api_types::page::Include;
use domain::access::Permission;
use domain::challenge::{ChallengePhase, ChallengeStatus, takes_votes};
use leptos::prelude::*;

use super::{Shown, challenge_votes};
use crate::api::use_growing;
use crate::components::{Empty, Lazily, Load, MoreLink, Section};
use crate::pages::ideas::IdeaRows;
use crate::routes::{IdeasPage, Page};
use crate::state::Session;
use crate::words::{self, tr};

#[component]
pub(super) fn Answers(challenge: Shown) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let query = move || IdeaQuery {
        challenge_id: Some(id),
        include: Some(Include::Total),
        ..IdeaQuery::default()
    };
    let list = use_growing(query, |client, query, cursor| async move {
        let mut page = client.list_ideas(&IdeaQuery { cursor, ..query }).await?;
        // The page says already which challenge they answer.
        page.items.iter_mut().for_each(|idea: &mut IdeaSummary| idea.challenge = None);
        Ok(page)
    });
    let may_vote = expect_context::<Session>().may(Permission::VoteOnIdea);
    let votes = Memo::new(move |_| may_vote && votes_now(&challenge.read()));
    let nothing = Memo::new(move |_| list.items.read().is_empty());
    let rows = move || match (nothing.get(), votes.get()) {
        (true, _) => {
            let takes_ideas = challenge.read_untracked().summary.takes_ideas;
            view! { <NoAnswer takes_ideas /> }.into_any()
        }
        (false, true) => view! { <Lazily load=move || challenge_votes(list) /> }.into_any(),
        (false, false) => view! { <IdeaRows list /> }.into_any(),
    };
    let sorted = format!("{}?defi={id}&tri=most_voted", Page::Ideas(IdeasPage::List).path());
    let more = view! { <MoreLink href=sorted>{tr!(challenges.vote.sort)}</MoreLink> }.into_any();
    view! {
        <Section title=tr!(challenges.its_ideas) more>
            <Load resource=list.first let:_first>{rows}</Load>
        </Section>
    }
}

/// Whether the reader may support its ideas now, by the same rule as the server.
fn votes_now(challenge: &ChallengeView) -> bool {
    use ChallengePhase as P;
    let ChallengeView { votes_from, votes_until, voting_days, summary, .. } = challenge;
    let status = match summary.phase {
        P::Open | P::Evaluating => ChallengeStatus::Open,
        P::Closed => ChallengeStatus::Closed,
        // Nothing is there to be supported.
        P::Draft | P::Announced => return false,
    };
    let own = voting_days.iter().find(|day| day.is_mine).map(|day| (day.from, day.until));
    takes_votes((status, (*votes_from, *votes_until)), own, words::now())
}

#[component]
fn NoAnswer(takes_ideas: bool) -> impl IntoView {
    let why = if takes_ideas { tr!(challenges.empty_open) } else { tr!(challenges.empty_closed) };
    view! { <Empty title=tr!(challenges.empty_title) why example=tr!(challenges.empty_example) /> }
}
