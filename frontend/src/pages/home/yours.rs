//! What awaits me: what others ask of me, drafts, what became of my ideas, my experiments; then what I follow.

use api_types::challenge::ChallengeRef;
use api_types::idea::{DraftView, IdeaSummary};
use api_types::poc::PocSummary;
use api_types::review::MarkingCounts;
use domain::access::Permission;
use domain::idea::IdeaStatus;
use domain::poc::PocStatus;
use leptos::prelude::*;

use super::followed::FollowedNews;
use crate::components::{
    Badge, ButtonLink, Door, Empty, MoreLink, Pace, Progress, RowItem, RowList, Section, Size,
};
use crate::pages::shared::DepositLink;
use crate::routes::{AdminPage, IdeasPage, Page, PocsPage, ServicesPage};
use crate::state::Session;
use crate::words::{self, tr, trn};

/// Rows of each kind on the landing page; the rest is one link away.
const ROWS: usize = 3;

/// What others await of me.
pub(super) struct Asked {
    pub(super) invitations: Vec<ChallengeRef>,
    /// Experiments whose next step is mine to decide on.
    pub(super) gates: Vec<PocSummary>,
    pub(super) to_mark: MarkingCounts,
    pub(super) to_decide: u64,
    pub(super) proposals: u64,
    pub(super) plan_due: u64,
}

impl Asked {
    fn is_nothing(&self) -> bool {
        let counts = [u64::from(self.to_mark.left), self.to_decide, self.proposals, self.plan_due];
        self.invitations.is_empty() && self.gates.is_empty() && counts == [0; 4]
    }

    fn rows(self) -> AnyView {
        let Self { invitations, gates, to_mark, to_decide, proposals, plan_due } = self;
        let invited = invitations.into_iter().map(|challenge| view! { <InvitedRow challenge /> });
        let gates = gates.into_iter().map(|poc| view! { <GateRow poc /> });
        view! {
            {invited.collect_view()}
            {gates.collect_view()}
            {(to_decide > 0).then(|| view! { <DecisionsRow to_decide /> })}
            {(to_mark.left > 0).then(|| view! { <MarkingRow to_mark /> })}
            {(proposals > 0).then(|| view! { <ProposedRow proposals /> })}
            {(plan_due > 0).then(|| view! { <PlannedRow plan_due /> })}
        }
        .into_any()
    }
}

#[component]
pub(super) fn Yours(
    asked: Asked,
    drafts: Vec<DraftView>,
    ideas: Vec<IdeaSummary>,
    pocs: Vec<PocSummary>,
) -> impl IntoView {
    let own = drafts.is_empty() && ideas.is_empty() && pocs.is_empty();
    let nothing = own && asked.is_nothing();
    let drafts = drafts.into_iter().take(ROWS).map(|draft| view! { <DraftRow draft /> });
    let ideas = ideas.into_iter().take(ROWS).map(|idea| view! { <IdeaRow idea /> });
    let pocs = pocs.into_iter().take(ROWS).map(|poc| view! { <PocRow poc /> });
    let mine = Page::Ideas(IdeasPage::Mine);
    let more = expect_context::<Session>().sees(mine).then(|| {
        view! { <MoreLink href=mine.path()>{tr!(home.my_ideas)}</MoreLink> }
    });
    let more = more.into_any();
    let body = if nothing {
        view! { <NothingYet /> }.into_any()
    } else {
        view! {
            <RowList>
                {asked.rows()}
                {drafts.collect_view()}
                {ideas.collect_view()}
                {pocs.collect_view()}
            </RowList>
        }
        .into_any()
    };
    view! {
        <Section title=tr!(home.yours) more>{body}</Section>
        <FollowedNews />
    }
}

#[component]
fn NothingYet() -> impl IntoView {
    let deposit = expect_context::<Session>().may(Permission::DepositIdea).then(|| {
        view! { <DepositLink words=tr!(home.idea_door_act) size=Size::Small /> }
    });
    view! {
        <Empty
            title=tr!(home.yours_empty)
            why=tr!(home.yours_empty_why)
            example=tr!(home.yours_empty_example)
        >
            {deposit}
        </Empty>
    }
}

/// A challenge that waits for my answer.
#[component]
fn InvitedRow(challenge: ChallengeRef) -> impl IntoView {
    let ChallengeRef { id, title, .. } = challenge;
    let href = Page::Ideas(IdeasPage::Challenge(id)).path();
    let end = view! {
        <ButtonLink href=href.clone() size=Size::Small>{tr!(home.answer)}</ButtonLink>
    }
    .into_any();
    view! {
        <RowItem door=Door::Idea href title=tr!(home.invited, title = title) end>
            {tr!(home.invited_why)}
        </RowItem>
    }
}

/// An experiment that waits for my decision (A37).
#[component]
fn GateRow(poc: PocSummary) -> impl IntoView {
    let PocSummary { id, title, steps_passed, .. } = poc;
    let href = Page::Pocs(PocsPage::Poc(id)).path();
    let end = view! {
        <ButtonLink href=href.clone() size=Size::Small>{tr!(home.decide)}</ButtonLink>
    }
    .into_any();
    view! {
        <RowItem door=Door::Poc href title=tr!(home.gate, title = title) end>
            {tr!(home.gate_why, step = steps_passed + 1)}
        </RowItem>
    }
}

/// The ideas that I answer.
#[component]
fn DecisionsRow(to_decide: u64) -> impl IntoView {
    let href = Page::Ideas(IdeasPage::Decisions).path();
    let end = view! {
        <ButtonLink href=href.clone() size=Size::Small>{tr!(home.answer)}</ButtonLink>
    }
    .into_any();
    view! {
        <RowItem door=Door::Idea href title=trn!(to_decide, home.to_decide) end>
            {tr!(home.to_decide_why)}
        </RowItem>
    }
}

/// The answers that I am invited to mark.
#[component]
fn MarkingRow(to_mark: MarkingCounts) -> impl IntoView {
    let MarkingCounts { left, total } = to_mark;
    let href = Page::Ideas(IdeasPage::ToMark).path();
    let end = view! {
        <ButtonLink href=href.clone() size=Size::Small>{tr!(home.mark)}</ButtonLink>
    }
    .into_any();
    view! {
        <RowItem door=Door::Idea href title=tr!(home.to_mark, left = left, total = total) end>
            {tr!(home.to_mark_why)}
        </RowItem>
    }
}

/// What people from outside proposed, and nobody answered yet.
#[component]
fn ProposedRow(proposals: u64) -> impl IntoView {
    let href = Page::Services(ServicesPage::Proposals).path();
    let end = view! {
        <ButtonLink href=href.clone() size=Size::Small>{tr!(home.read)}</ButtonLink>
    }
    .into_any();
    view! {
        <RowItem door=Door::Idea href title=trn!(proposals, home.proposed) end>
            {tr!(home.proposed_why)}
        </RowItem>
    }
}

/// What of the communication plan is to be done by now or within the week.
#[component]
fn PlannedRow(plan_due: u64) -> impl IntoView {
    let href = Page::Admin(AdminPage::Plan).path();
    let end = view! {
        <ButtonLink href=href.clone() size=Size::Small>{tr!(home.read)}</ButtonLink>
    }
    .into_any();
    view! {
        <RowItem href title=trn!(plan_due, home.planned) end>
            {tr!(home.planned_why)}
        </RowItem>
    }
}

#[component]
fn DraftRow(draft: DraftView) -> impl IntoView {
    let DraftView { id, content, updated_at, .. } = draft;
    let title = content.title.trim();
    let title = if title.is_empty() { tr!(home.untitled) } else { title };
    let href = Page::Ideas(IdeasPage::Resume(id)).path();
    let end = view! {
        <ButtonLink href=href.clone() size=Size::Small>{tr!(home.resume)}</ButtonLink>
    }
    .into_any();
    view! {
        <RowItem door=Door::Idea href title=tr!(home.draft, title = title) end>
            {tr!(home.draft_kept, when = words::ago(updated_at))}
        </RowItem>
    }
}

#[component]
fn IdeaRow(idea: IdeaSummary) -> impl IntoView {
    let IdeaSummary { id, title, status, experiment, .. } = idea;
    let said = match status {
        IdeaStatus::Submitted => tr!(home.idea_waiting),
        IdeaStatus::UnderReview => tr!(home.idea_under_review),
        IdeaStatus::Selected => tr!(home.idea_selected),
        IdeaStatus::NotSelected => tr!(home.idea_not_selected),
        IdeaStatus::Experimenting => tried(experiment),
        IdeaStatus::Implemented => tr!(home.idea_implemented),
        IdeaStatus::Withdrawn => tr!(home.idea_withdrawn),
    };
    let (tone, glyph, standing) = words::idea_standing(status, experiment);
    let end = view! { <Badge tone glyph>{standing}</Badge> }.into_any();
    let href = Page::Ideas(IdeasPage::Idea(id)).path();
    view! { <RowItem door=Door::Idea href title end>{said}</RowItem> }
}

/// What becomes of an idea that is tried; whoever may not see its experiment reads that it is.
fn tried(experiment: Option<PocStatus>) -> &'static str {
    match experiment {
        None | Some(PocStatus::InProgress) => tr!(home.idea_experimenting),
        Some(PocStatus::Planned) => tr!(home.idea_planned),
        Some(PocStatus::Completed) => tr!(home.idea_tried),
        Some(PocStatus::OnHold) => tr!(home.idea_on_hold),
        Some(PocStatus::Abandoned) => tr!(home.idea_abandoned),
    }
}

#[component]
fn PocRow(poc: PocSummary) -> impl IntoView {
    let PocSummary { id, title, status, steps_passed, organisation, .. } = poc;
    let pace = if status == PocStatus::OnHold { Pace::Held } else { Pace::Moving };
    let end = view! { <Progress steps_passed pace /> }.into_any();
    let href = Page::Pocs(PocsPage::Poc(id)).path();
    view! {
        <RowItem door=Door::Poc href title end>
            {words::poc_status(status)}" · "{organisation.name}
        </RowItem>
    }
}
