//! Depositing an idea: one page, three short parts, a draft that keeps itself (R052 to R058, R066, A03, A22).

mod challenge;
mod done;
mod form;
mod keeper;
mod local;
mod name;
mod notices;
mod outside;
mod preview;
mod rebound;
mod rules;
mod together;
mod written;

use api_client::ApiError;
use api_types::challenge::ChallengeView;
use api_types::idea::{DraftView, IdeaView};
use api_types::people::PersonView;
use api_types::problem::ProblemCode;
use api_types::showcase::proposal::ProposalView;
use domain::{DraftId, ProposalId, UserId};
use leptos::prelude::*;

use super::writing::Writing;
use crate::api::{Fetch, use_fetch};
use crate::components::{Breadcrumb, Keep, Lazily, chunk};
use crate::pages::challenges::RulesBeside;
use crate::pages::shared::{REBOUND, TOGETHER};
use crate::routes::{IdeasPage, Page};
use crate::state::use_address;
use crate::words::tr;

use done::Deposited;
use form::DepositForm;
use keeper::Keeper;
use outside::OutsideNotice;
use together::TogetherNotice;
use written::{Fields, Written};

// What one reads before an idea is sent, once it is, or once a challenge is chosen.
chunk! {
    ideas_deposited {
        idea_deposited(idea: IdeaView, writing: Writing, on_again: Callback<()>) => {
            view! { <Deposited idea writing on_again /> }
        };
        idea_together(writing: Writing) => view! { <TogetherNotice writing /> };
        idea_written(writing: Writing, chosen: Fetch<Option<ChallengeView>>, fields: Fields) => {
            view! { <Written writing chosen fields /> }
        };
        challenge_rules(challenge: ChallengeView) => view! { <RulesBeside challenge /> };
    }
}

/// A new idea, or a draft that one resumes. `?defi=` names the challenge it answers, `?titre=` its first words,
/// `?rebond=` what it rebounds from, `?proposition=` what somebody from outside proposed, `?avec=` with whom it is put
/// forward.
#[component]
pub(super) fn DepositPage(draft: Option<DraftId>) -> impl IntoView {
    let address = use_address();
    let named = untrack(|| address.parsed("brouillon"));
    let draft = draft.or(named).or_else(keeper::draft_in_address);
    let challenge = untrack(|| address.text("defi")).unwrap_or_default();
    // Words that were sought and not found become the title.
    let title = untrack(|| address.text("titre")).unwrap_or_default();
    let rebound = untrack(|| address.text(REBOUND)).unwrap_or_default();
    let outside: Option<ProposalId> = untrack(|| address.parsed("proposition"));
    let together: Option<UserId> = untrack(|| address.parsed(TOGETHER));
    let start = use_fetch(
        move || (draft, outside, together),
        |client, (draft, outside, together)| async move {
            let draft = match draft {
                Some(id) => Some(client.read_draft(id).await?),
                None => None,
            };
            let kept = draft.as_ref().and_then(|draft| draft.content.outside_proposal_id);
            let outside = match (outside, kept) {
                (_, Some(id)) => match client.read_showcase_proposal(id).await {
                    // Erased meanwhile, or out of reach: the draft is written on without it.
                    Err(ApiError::Refused(problem)) if is_away(problem.code) => None,
                    read => Some(read?),
                },
                (Some(id), None) => Some(client.read_showcase_proposal(id).await?),
                (None, None) => None,
            };
            let together = match together.filter(|_| draft.is_none()) {
                Some(id) => match client.read_card(id).await {
                    // Whoever is found no more is not written with: the idea is.
                    Err(ApiError::Refused(problem)) if is_away(problem.code) => None,
                    read => Some(read?.summary.person),
                },
                None => None,
            };
            Ok((draft, outside, together))
        },
    );
    let trail = vec![(Page::Ideas(IdeasPage::List), tr!(ideas.title).into())];
    view! {
        <Breadcrumb trail here=tr!(ideas.deposit_act) />
        <Keep resource=start let:start>
            <Desk
                start=start.get_untracked()
                named=(challenge.clone(), rebound.clone())
                title=title.clone()
            />
        </Keep>
    }
}

/// Whether what was asked is there no more for this person.
const fn is_away(code: ProblemCode) -> bool {
    matches!(code, ProblemCode::NotFound | ProblemCode::Forbidden)
}

/// The draft that one resumes, what somebody from outside proposed, and with whom a new idea is put forward.
type Start = (Option<DraftView>, Option<ProposalView>, Option<PersonView>);

/// The page being written, then the confirmation.
#[component]
fn Desk(start: Start, named: (String, String), title: String) -> impl IntoView {
    let (start, outside, together) = start;
    let writing = Writing::blank();
    if let Some(draft) = &start {
        writing.resume(draft);
    } else if let Some(proposal) = &outside {
        outside::write(writing, proposal);
    } else {
        writing.challenge.set(named.0);
        writing.rebound().set(named.1);
        writing.title.set(title);
        writing.together().set(together);
    }
    let keeper = Keeper::start(writing, start.as_ref());
    let deposited = RwSignal::new(None::<IdeaView>);
    let outside = outside::Outside::start(outside, writing, deposited);
    let again = move |()| {
        writing.clear();
        keeper.reopen();
        deposited.set(None);
    };
    let desk = move || match deposited.get() {
        Some(idea) => {
            let again = Callback::new(again);
            view! { <Lazily load=move || idea_deposited(idea.clone(), writing, again) /> }
                .into_any()
        }
        None => view! { <DepositForm writing keeper deposited /> }.into_any(),
    };
    view! { <OutsideNotice outside /> {desk} }
}
