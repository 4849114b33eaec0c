//! What it is, in a sentence, and where it stands, in words.

use api_types::poc::StopView;
use domain::civil::Zone;
use domain::poc::{MemberRole, PocStatus};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::identity::name;
use super::outline::Outline;
use super::record::Record;
use crate::components::{
    Badge, Door, Glyph, Heading, Icon, Kind, Markdown, Notice, Quotation, Term, Tone,
    steps_and_percent,
};
use crate::pages::shared::{KeptBadge, VideoOf, quoted};
use crate::state::References;
use crate::words::{self, tr};

#[component]
pub(super) fn PocHead() -> impl IntoView {
    let record = expect_context::<Record>();
    let (title, lead) = record.view.with_untracked(|poc| {
        let summary = &poc.summary;
        let lead = poc.header.summary.clone().unwrap_or_else(|| summary.excerpt.clone());
        (summary.title.clone(), Some(lead).filter(|lead| !lead.is_empty()))
    });
    view! {
        <header class="stack gap-3 page-head">
            <Kind door=Door::Poc>
                {tr!(pocs.kind_before)}
                <Term word=tr!(pocs.poc_word) meaning=tr!(pocs.poc_meaning) />
                {tr!(pocs.kind_after)}
            </Kind>
            <Heading title />
            {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
            <StateLine />
        </header>
        <StopNotice />
    }
}

#[component]
fn StateLine() -> impl IntoView {
    let record = expect_context::<Record>();
    let state = Memo::new(move |_| {
        record.view.with(|poc| {
            let summary = &poc.summary;
            (summary.status, summary.steps_passed, summary.health, poc.header.health_note.clone())
        })
    });
    let refused = Memo::new(move |_| record.outline.with(Outline::is_refused));
    let reference = record.view.with_untracked(|poc| poc.summary.reference.clone());
    move || {
        let (status, steps_passed, health, note) = state.get();
        let (tone, glyph, word) = if refused.get() {
            (Tone::Neutral, Glyph::Cross, tr!(pocs.state.not_validated))
        } else {
            let (tone, glyph) = words::poc_status_mark(status);
            (tone, glyph, words::poc_status(status))
        };
        let health = health.map(|health| {
            let glyph = words::health_glyph(health);
            let word = tr!(pocs.health, word = words::health(health));
            let note = note.map(|note| format!(" : {note}"));
            view! { <span class="health"><Icon glyph /><span>{word}{note}</span></span> }
        });
        view! {
            <div class="cluster gap-state">
                <Badge tone glyph>{word}</Badge>
                {health}
                <span class="small"><b>{steps_and_percent(steps_passed)}</b></span>
                <Restricted />
                <span class="small muted">{reference.clone()}</span>
            </div>
        }
    }
}

/// Whom it is kept for, when it is not for everybody (A28).
#[component]
fn Restricted() -> impl IntoView {
    let record = expect_context::<Record>();
    let visibility = Memo::new(move |_| record.view.with(|poc| poc.summary.visibility));
    view! { <KeptBadge visibility /> }
}

/// Why it is on hold or abandoned: the exercise of the right to experiment, never a sanction (R139).
#[component]
fn StopNotice() -> impl IntoView {
    let record = expect_context::<Record>();
    let references = expect_context::<References>();
    let stop =
        Memo::new(move |_| record.view.with(|poc| poc.stop.clone().zip(Some(poc.summary.status))));
    let notice = move |(stop, status): (StopView, PocStatus)| {
        let StopView { cause, note, by, at } = stop;
        let cause = references.label(ReferenceList::Cause, &cause);
        let on = words::date(Zone::Paris.day(at));
        let (tone, title) = if status == PocStatus::OnHold {
            (Tone::Warning, tr!(pocs.stop.held_on, day = on))
        } else {
            (Tone::Neutral, tr!(pocs.stop.abandoned_on, day = on))
        };
        let by = by.map(|person| view! { <p>{tr!(pocs.stop.by, name = person.name)}</p> });
        view! {
            <div class="page-band">
                <Notice tone title>
                    <p><b>{cause}</b></p>
                    {note.map(|note| view! { <blockquote>{quoted(&note)}</blockquote> })}
                    {by}
                    <p>{tr!(pocs.stop.right)}</p>
                </Notice>
            </div>
        }
    };
    move || stop.get().map(notice)
}

/// What its sponsor says to those who contribute to it, under their name: nothing while the team names none (R387).
#[component]
pub(super) fn SponsorWord() -> impl IntoView {
    let record = expect_context::<Record>();
    let said = record.view.with_untracked(|poc| {
        let sponsors = poc.members.iter().filter(|member| member.role == MemberRole::Sponsor);
        let sponsors: Vec<_> = sponsors.map(name).collect();
        poc.header.sponsor_word.clone().filter(|_| !sponsors.is_empty()).zip(Some(sponsors))
    });
    said.map(|(text, sponsors)| {
        let kind = tr!(pocs.card.sponsor_word).into_any();
        view! { <Quotation kind text=quoted(&text) source=sponsors.join(", ") /> }
    })
}

/// Its story and its pitch, when somebody told them.
#[component]
pub(super) fn StoryOf() -> impl IntoView {
    let record = expect_context::<Record>();
    let (html, pitch, video) = record.view.with_untracked(|poc| {
        let header = &poc.header;
        (header.description_html.clone(), header.pitch.clone(), header.video.clone())
    });
    (html.is_some() || pitch.is_some() || video.is_some()).then(|| {
        view! {
            <section class="stack" aria-labelledby="histoire">
                <h2 id="histoire">{tr!(pocs.story)}</h2>
                {pitch.map(|pitch| view! { <blockquote>{quoted(&pitch)}</blockquote> })}
                {html.map(|html| view! { <Markdown html /> })}
                {video.map(|video| view! { <VideoOf video /> })}
            </section>
        }
    })
}
