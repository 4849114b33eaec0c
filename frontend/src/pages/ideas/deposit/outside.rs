//! An idea that somebody from outside proposed: the form is filled with it, and the idea is linked to it (R032).

use api_types::idea::IdeaView;
use api_types::showcase::proposal::{ProposalView, SettleProposalRequest};
use domain::ProposalId;
use domain::idea::IdeaOrigin;
use leptos::prelude::*;

use crate::api::{Submit, use_submit};
use crate::components::{ActProblem, Notice};
use crate::pages::ideas::writing::Writing;
use crate::words::tr;

/// What is sent once the idea has a number: which proposal, at which version, became what.
type Link = (ProposalId, i32, SettleProposalRequest);

/// The proposal that is becoming an idea, if any. Copy it where it is told.
#[derive(Clone, Copy)]
pub(super) struct Outside {
    /// Until the idea is deposited.
    proposal: RwSignal<Option<ProposalView>>,
    /// What is written: it says which proposal it becomes, and says so no more once it was thrown away.
    writing: Writing,
    link: Submit<Link>,
}

/// Writes what was proposed, as an idea that comes from outside. Who proposed it is not written: an idea is read by all.
pub(super) fn write(writing: Writing, proposal: &ProposalView) {
    writing.title.set(proposal.subject.clone());
    writing.proposal.set(proposal.body.clone());
    let origin = writing.nature.with_value(|nature| nature.origin);
    origin.set(IdeaOrigin::External.code().to_owned());
    writing.outside().set(proposal.id.to_string());
}

impl Outside {
    /// Links the proposal to the first idea that is deposited here.
    pub(super) fn start(
        proposal: Option<ProposalView>,
        writing: Writing,
        deposited: RwSignal<Option<IdeaView>>,
    ) -> Self {
        let proposal = RwSignal::new(proposal);
        let link: Submit<Link> = use_submit(
            |client, (id, version, body): Link| async move {
                client.settle_showcase_proposal(id, &body, version).await
            },
            |_: ProposalView| {},
        );
        Effect::new(move |_| {
            let Some(idea) = deposited.with(|idea| idea.as_ref().map(|idea| idea.summary.id))
            else {
                return;
            };
            let Some(ProposalView { id, version, .. }) = untrack(|| becoming(proposal, writing))
            else {
                return;
            };
            proposal.set(None);
            link.send((id, version, SettleProposalRequest::turned(idea)));
        });
        Self { proposal, writing, link }
    }
}

/// The proposal, while what is written becomes it.
fn becoming(proposal: RwSignal<Option<ProposalView>>, writing: Writing) -> Option<ProposalView> {
    let named = writing.outside().get();
    proposal.get().filter(|proposal| proposal.id.to_string() == named)
}

/// That the idea being written comes from outside; afterwards, why it could not be linked.
#[component]
pub(super) fn OutsideNotice(outside: Outside) -> impl IntoView {
    let Outside { proposal, writing, link } = outside;
    let told = move || {
        becoming(proposal, writing).map(|ProposalView { subject, .. }| {
            view! {
                <Notice title=tr!(showcase.proposals.becomes)>
                    <p>{tr!(showcase.proposals.becomes_why, subject = subject)}</p>
                </Notice>
            }
        })
    };
    view! { {told} <ActProblem failure=link.failure() /> }
}
