//! The page of a challenge: its question, where it stands, its frame and its rules before the button, its answers.

mod answers;
mod votes;

use api_types::challenge::{ChallengePeople, ChallengeSummary, ChallengeView, VotingDayView};
use api_types::idea::IdeaSummary;
use domain::ChallengeId;
use domain::access::{Brick, Permission};
use domain::challenge::{ChallengeAccent, ChallengeFormat, ChallengePhase};
use domain::expression::Target;
use domain::reference::ReferenceList;
use domain::search::SearchKind;
use leptos::prelude::*;

use super::course::CourseSection;
use super::dates::{ChallengeDates, ParisTime, TimeLeft};
use super::entries::Teams;
use super::frame::{Frame, Rules};
use super::invested::Invested;
use super::list::{kind_of, who_asks};
use super::manage::{CloseForm, Manage, Shown};
use super::means::{Given, SponsorWord};
use super::people::{MyInvitation, PeopleSection, use_people};
use super::plan::Plan;
use super::promises::PromisesDetail;
use super::results::Closing;
use super::stages::StageBar;
use crate::api::{Fetch, Growing, use_fetch};
use crate::components::{
    Badge, Breadcrumb, Detail, Door, Glyph, Keep, Lazily, Look, MoreLink, Notice, PageHead, Tone,
    chunk,
};
use crate::pages::shared::{
    DepositLink, ExpressionPanel, Heard, ReadAlso, RightsOn, adopt_sheet, use_bricks,
};
use crate::routes::{IdeasPage, Page};
use crate::state::{References, Session};
use crate::words::{self, tr, trn};

use answers::Answers;
use votes::VoteRows;

// The ideas that one supports, and what comes below: downloaded while one reads the question.
chunk! {
    challenge_below {
        challenge_votes(list: Growing<IdeaSummary>) => view! { <VoteRows list /> };
        challenge_teams(challenge: Shown) => view! { <Teams challenge /> };
        challenge_pledges(challenge: Shown) => { view! { <Invested challenge /> } };
        challenge_course(challenge: Shown) => view! { <CourseSection challenge /> };
        challenge_people(challenge: Shown, people: Fetch<ChallengePeople>) => {
            view! { <PeopleSection challenge people /> }
        };
    }
}

#[component]
pub(crate) fn ChallengePage(id: ChallengeId) -> impl IntoView {
    use_bricks();
    let challenge =
        use_fetch(move || id, |client, id| async move { client.read_challenge(id).await });
    view! { <Keep resource=challenge let:challenge><ChallengeSheet challenge /></Keep> }
}

#[component]
fn ChallengeSheet(challenge: Shown) -> impl IntoView {
    let trail = vec![
        (Page::Ideas(IdeasPage::List), tr!(ideas.title).into()),
        (Page::Ideas(IdeasPage::Challenges), tr!(challenges.title).into()),
    ];
    let id = challenge.read_untracked().summary.id;
    let people = use_people(challenge);
    view! {
        <Breadcrumb trail here=challenge.read_untracked().summary.reference.clone() />
        // An act changes the phase: what depends on it is then made again.
        {move || view! { <Above challenge=challenge.get() /> }}
        <MyInvitation challenge people />
        // The frame and the rules are read before the button, whatever the width.
        <div class="sheet sheet-told">
            <div class="told stack gap-10">
                {move || view! { <Told id challenge=challenge.get() /> }}
            </div>
            <div class="beside stack gap-10">
                <div class="stack gap-3">
                    {move || view! { <Answer challenge=challenge.get() /> }}
                    <Manage challenge />
                </div>
                <aside class="side stack gap-8" aria-label=tr!(challenges.card)>
                    {move || view! { <ChallengeCard challenge=challenge.get() /> }}
                    <ExpressionPanel heard=Heard::of(Target::Challenge(id)) />
                    <RightsOn brick=Brick::Challenges id=id.0 />
                </aside>
            </div>
            <div class="body stack gap-10">
                <CloseForm challenge />
                <Plan challenge />
                <Answers challenge />
                <TrackTeams challenge />
                <CallPledges challenge />
                <Lazily load=move || challenge_course(challenge) />
                <Lazily load=move || challenge_people(challenge, people) />
                <ReadAlso kind=SearchKind::Challenge id=id.0 />
            </div>
        </div>
    }
}

/// The teams, of an intrapreneur track and of no other challenge.
#[component]
fn TrackTeams(challenge: Shown) -> impl IntoView {
    let track =
        Memo::new(move |_| challenge.read().summary.format == ChallengeFormat::IntrapreneurTrack);
    view! {
        <Show when=move || track.get()><Lazily load=move || challenge_teams(challenge) /></Show>
    }
}

/// What is offered to its ideas, of an investment call and of no other challenge, for whoever may read ideas.
#[component]
fn CallPledges(challenge: Shown) -> impl IntoView {
    let may_read = expect_context::<Session>().may(Permission::ReadIdeas);
    let call = Memo::new(move |_| {
        may_read && challenge.read().summary.format == ChallengeFormat::InvestmentCall
    });
    view! {
        <Show when=move || call.get()><Lazily load=move || challenge_pledges(challenge) /></Show>
    }
}

#[component]
fn Above(challenge: ChallengeView) -> impl IntoView {
    let draft = challenge.summary.phase == ChallengePhase::Draft;
    let message = challenge.message.clone();
    let image = challenge.summary.image.clone();
    let accent = challenge.accent.map(ChallengeAccent::code);
    adopt_sheet("challenge", include_str!("../../../sheets/challenge.css"));
    view! {
        <div class="challenge-head" data-accent=accent>
            <ChallengeHead challenge=challenge.summary.clone() message />
            {image.map(|image| view! { <img class="picture" src=image.url alt=image.alt /> })}
        </div>
        {draft.then(|| view! { <Notice tone=Tone::Neutral title=tr!(challenges.manage.not_published) /> })}
        <div class="page-band"><StageBar challenge /></div>
    }
}

#[component]
fn ChallengeHead(challenge: ChallengeSummary, message: Option<String>) -> impl IntoView {
    let kind = kind_of(&challenge);
    let ChallengeSummary { title, question, phase, .. } = challenge.clone();
    let (tone, glyph) = words::challenge_phase_mark(phase);
    let state = view! {
        {message.map(|message| view! { <p class="challenge-message">{message}</p> })}
        <div class="cluster gap-state small muted">
            <Badge tone glyph>{words::challenge_phase(phase)}</Badge>
            <ChallengeDates challenge />
        </div>
    };
    match question {
        Some(lead) => {
            view! { <PageHead door=Door::Idea kind title lead>{state}</PageHead> }.into_any()
        }
        None => view! { <PageHead door=Door::Idea kind title>{state}</PageHead> }.into_any(),
    }
}

/// The results first when there are some, then the word of whoever carries it, the frame, the rules and the means.
#[component]
fn Told(id: ChallengeId, challenge: ChallengeView) -> impl IntoView {
    let closing = challenge.closing.clone();
    view! {
        {closing.map(|closing| view! { <Closing id closing /> })}
        <SponsorWord challenge=challenge.clone() />
        <Frame challenge=challenge.clone() />
        <Rules challenge=challenge.clone() />
        <Given challenge />
    }
}

/// « Répondre à ce défi », when it takes ideas; what to do instead, when it does not.
#[component]
fn Answer(challenge: ChallengeView) -> impl IntoView {
    let ChallengeSummary { id, takes_ideas, phase, closes_at, title, .. } =
        challenge.summary.clone();
    let may_deposit = expect_context::<Session>().may(Permission::DepositIdea);
    let dormant = dormant_of(&challenge);
    match (takes_ideas, may_deposit) {
        (_, false) => ().into_any(),
        (true, true) => view! {
            {closes_at.map(|until| view! { <TimeLeft until /> })}
            <DepositLink
                words=tr!(challenges.answer)
                look=Look::Primary
                glyph=Glyph::Idea
                challenge=(id, title)
            />
            <p class="small muted">{tr!(challenges.answer_note)}</p>
            <MoreLink href=dormant>{tr!(challenges.dormant_link)}</MoreLink>
        }
        .into_any(),
        (false, true) if matches!(phase, ChallengePhase::Draft | ChallengePhase::Announced) => {
            ().into_any()
        }
        (false, true) => view! {
            <p class="small muted">{tr!(challenges.closed_note)}</p>
            <DepositLink words=tr!(challenges.deposit_spontaneous) />
        }
        .into_any(),
    }
}

/// The dormant ideas of the same theme, to be taken up again for this challenge.
fn dormant_of(challenge: &ChallengeView) -> String {
    let path = Page::Ideas(IdeasPage::Dormant).path();
    let id = challenge.summary.id;
    let domain = challenge.theme.domain.as_ref().map(|code| format!("&domaine={}", code.0));
    let within = challenge.theme.subcategory.as_ref().map(|code| format!("&categorie={}", code.0));
    format!("{path}?defi={id}{}{}", domain.unwrap_or_default(), within.unwrap_or_default())
}

#[component]
fn ChallengeCard(challenge: ChallengeView) -> impl IntoView {
    let zone = challenge.local_zone;
    let ChallengeSummary { id, reference, opens_at, closes_at, ideas, series, edition, .. } =
        challenge.summary.clone();
    let series = series.map(|series| match edition {
        Some(edition) => tr!(challenges.series, series = series, edition = edition),
        None => series,
    });
    let body = who_asks(&challenge.summary);
    view! {
        <dl class="facts">
            <Detail term=tr!(challenges.reference)>{reference}</Detail>
            <Detail term=tr!(challenges.asked_by)>{body}</Detail>
            <Detail term=tr!(challenges.write.form)>{words::innovation_form(challenge.form)}</Detail>
            {series.map(|series| view! { <Detail term=tr!(challenges.editions)>{series}</Detail> })}
            {opens_at.map(|at| view! { <Detail term=tr!(challenges.opens_at)><ParisTime at zone /></Detail> })}
            {closes_at.map(|at| view! { <Detail term=tr!(challenges.closes_at)><ParisTime at zone /></Detail> })}
            {challenge.votes_from.map(|at| view! { <Detail term=tr!(challenges.votes_from)><ParisTime at zone /></Detail> })}
            {challenge.votes_until.map(|at| view! { <Detail term=tr!(challenges.votes_until)><ParisTime at zone /></Detail> })}
            <VotingDays days=challenge.voting_days.clone() />
            <Means challenge=challenge.clone() />
            <Detail term=tr!(challenges.ideas)>{trn!(u64::from(ideas), challenges.answers)}</Detail>
            <PromisesDetail id />
        </dl>
        <p class="small muted form-end">{tr!(challenges.paris)}" "{tr!(challenges.zone_note)}</p>
        <Editions challenge />
    }
}

/// The bodies that have a day of their own, the reader's in bold.
#[component]
fn VotingDays(days: Vec<VotingDayView>) -> impl IntoView {
    (!days.is_empty()).then(|| {
        let line = |day: VotingDayView| {
            let said = words::voting_day(&day);
            if day.is_mine {
                view! { <li><b>{said}</b></li> }.into_any()
            } else {
                view! { <li>{said}</li> }.into_any()
            }
        };
        let lines = days.into_iter().map(line).collect_view();
        view! {
            <Detail term=tr!(challenges.voting_days)><ul class="plain-list">{lines}</ul></Detail>
        }
    })
}

/// What it serves, and with what money.
#[component]
fn Means(challenge: ChallengeView) -> impl IntoView {
    let references = expect_context::<References>();
    let ChallengeView { objectives, budget, .. } = challenge;
    let objectives: Vec<String> = objectives
        .iter()
        .map(|code| references.label(ReferenceList::Objective, code).to_string())
        .collect();
    let detail = |term: &'static str, said: Option<String>| {
        said.filter(|said| !said.is_empty()).map(|said| view! { <Detail term>{said}</Detail> })
    };
    view! {
        {detail(tr!(challenges.objectives), Some(objectives.join(", ")))}
        {detail(tr!(challenges.budget), budget.map(|amount| {
            tr!(challenges.euros, amount = words::number(u64::from(amount)))
        }))}
    }
}

#[component]
fn Editions(challenge: ChallengeView) -> impl IntoView {
    let editions = challenge.editions;
    (!editions.is_empty()).then(|| {
        let lines = editions.into_iter().map(|edition| {
            let href = Page::Ideas(IdeasPage::Challenge(edition.id)).path();
            view! { <li><a href=href>{edition.title}</a></li> }
        });
        view! {
            <h2 class="h-md form-end">{tr!(challenges.editions)}</h2>
            <ul role="list" class="stack gap-2 small">{lines.collect_view()}</ul>
        }
    })
}
