//! A practice: the problem it solves, how it is done, what it gave, what it takes, whom to call.

use api_types::editorial::ItemImageView;
use api_types::practice::{PracticeSummary, PracticeView};
use api_types::rich_text::RichText;
use domain::PracticeId;
use domain::access::Brick;
use domain::editorial::TestimonySubject;
use domain::expression::Target;
use domain::practice::Maturity;
use domain::search::SearchKind;
use domain::showcase::ShowcaseKind;
use leptos::prelude::*;

use super::actors::ActorSection;
use super::checks::ToCheck;
use super::contact::ContactCard;
use super::draft::{DraftNotice, StandingBadge};
use super::figure::figure_words;
use super::grid::TakeoverGrid;
use super::identity::IdentityCard;
use super::kits::KitSection;
use super::outlook::RiskNotice;
use super::readers::RestrictPractice;
use super::renewal::{RecommendPractice, RenewalBadge};
use super::reuses::{Changes, MaturityBadge, ReuseSection};
use super::withdrawal::{WithdrawPractice, WithdrawnNotice};
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    Badge, Breadcrumb, ButtonLink, Door, Glyph, Keep, Markdown, PageHead, Tone,
};
use crate::pages::services::ShowcaseSwitch;
use crate::pages::shared::{
    ChainSection, ExpressionPanel, Heard, HistoryList, HistoryOf, KeptBadge, ReadAlso, RightsOn,
    TalkOf, TestimonialsOf, VideoOf, WidePicture,
};
use crate::routes::{Page, PracticesPage};
use crate::state::Toasts;
use crate::words::{self, tr};

#[component]
pub(super) fn PracticePage(id: PracticeId) -> impl IntoView {
    let changes = Changes::new();
    let practice = use_fetch(
        move || (id, changes.count()),
        |client, (id, _)| async move { client.read_practice(id).await },
    );
    view! {
        <Keep resource=practice let:practice>
            <PracticeSheet now=practice changes />
        </Keep>
    }
}

/// The page, made once; the chain and the badges follow what becomes of the practice elsewhere.
#[component]
fn PracticeSheet(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let practice = now.get_untracked();
    let summary = practice.summary.clone();
    let id = summary.id;
    let chain = Memo::new(move |_| now.read().chain.clone());
    let actors = Memo::new(move |_| now.read().actors.clone());
    let maturity = Signal::derive(move || now.read().summary.maturity);
    let to_check = Memo::new(move |_| now.read().summary.to_check);
    let draft = Memo::new(move |_| now.read().draft);
    let confirm = use_confirmation(now, changes);
    let heard = Heard::of(Target::Practice(id));
    let practice_editable = practice.editable;
    view! {
        <Breadcrumb
            trail=vec![(Page::Practices(PracticesPage::List), tr!(practices.title).into())]
            here=summary.title.clone()
        />
        <PracticeHead
            summary
            maturity
            lead=practice.abstract_text.clone()
            acts=(practice.editable, now, changes)
        />
        <WithdrawnNotice now changes />
        <DraftNotice now changes />
        <Show when=move || to_check.get()>
            <ToCheck
                since=now.get_untracked().summary.confirmed_at
                editable=practice_editable
                confirm
                changes
            />
        </Show>
        <RiskNotice may_not_last=practice.summary.may_not_last outlook=practice.outlook.clone() />
        <div class="page-band">
            {move || view! { <ChainSection chain=chain.get() current=Door::Practice /> }}
        </div>
        <div class="sheet">
            <div class="stack gap-10">
                <Told practice=practice.clone() />
                <TakeoverGrid now />
                <KitSection practice=practice.clone() changes />
                <ReuseSection id changes />
                {move || view! { <ActorSection actors=actors.get() /> }}
                // Nobody testifies of what nobody tells yet.
                <Show when=move || !draft.get()>
                    <TestimonialsOf about=TestimonySubject::Practice(id) />
                </Show>
                <TalkOf heard />
                <PracticeHistory id changes />
            </div>
            <Around now changes heard />
        </div>
        <ReadAlso kind=SearchKind::Practice id=id.0 />
    }
}

/// Says that the practice is still right as it is read here.
fn use_confirmation(now: RwSignal<PracticeView>, changes: Changes) -> Submit<()> {
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client, ()| async move {
            let (id, seen) = now.with_untracked(|now| (now.summary.id, now.version));
            client.confirm_practice(id, seen).await
        },
        move |_| {
            toasts.tell(tr!(practices.check.done));
            changes.tell_at("h1");
        },
    )
}

#[component]
fn PracticeHead(
    summary: PracticeSummary,
    maturity: Signal<Maturity>,
    lead: Option<String>,
    /// Whether one may change it; the practice as it is now.
    acts: (bool, RwSignal<PracticeView>, Changes),
) -> impl IntoView {
    let (editable, now, changes) = acts;
    let PracticeSummary { id, reference, kind, title, organisation, local, .. } = summary;
    let edit = editable.then(|| {
        let href = Page::Practices(PracticesPage::Edit(id)).path();
        view! {
            <ButtonLink href glyph=Glyph::Edit>{tr!(practices.edit.act)}</ButtonLink>
            <WithdrawPractice now changes />
        }
    });
    let administers = now.with_untracked(|now| now.restrictable || now.recommendable);
    let acts = (editable || administers).then(|| {
        view! { <p class="cluster">{edit}<RecommendPractice now changes /><RestrictPractice now changes /></p> }
    });
    let visibility = Memo::new(move |_| now.read().summary.visibility);
    let renewal = Memo::new(move |_| now.read().summary.renewal);
    let lead = lead.unwrap_or_default();
    view! {
        <div class="split head-act">
            <PageHead door=Door::Practice kind=tr!(practices.kind) title>
                {(!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> })}
                <div class="cluster gap-state">
                    <StandingBadge now />
                    {move || view! { <MaturityBadge maturity=maturity.get() /> }}
                    {move || view! { <RenewalBadge renewal=renewal.get() /> }}
                    <KeptBadge visibility />
                    {local.then(|| view! { <Badge tone=Tone::Neutral glyph=Glyph::Flag>{tr!(practices.share.local)}</Badge> })}
                    <span class="small muted">
                        {organisation.name}" · "{words::practice_kind(kind)}" · "{reference}
                    </span>
                </div>
            </PageHead>
            {acts}
        </div>
    }
}

/// What shows it, for those for whom that is, then what it says.
#[component]
fn Told(practice: PracticeView) -> impl IntoView {
    let image = practice.summary.image.clone().map(|ItemImageView { file, .. }| {
        view! { <WidePicture url=file.url alt=file.alt /> }
    });
    let figure = practice.summary.figure.as_ref().map(figure_words);
    let figure = figure.map(|words| view! { <p class="lead"><strong>{words}</strong></p> });
    view! { {image} {figure} <Story practice /> }
}

/// What it says, each part with its label in the margin; what nobody wrote is not shown.
#[component]
fn Story(practice: PracticeView) -> impl IntoView {
    // The grid says the conditions.
    let PracticeView { problem, solution, result, lessons, techniques, .. } = practice;
    let parts = [
        (tr!(practices.part.problem), problem),
        (tr!(practices.part.solution), solution),
        (tr!(practices.part.result), result),
        (tr!(practices.part.lessons), lessons),
        (tr!(practices.part.techniques), techniques),
    ];
    let rows: Vec<_> = parts.into_iter().filter_map(|(label, text)| Some((label, text?))).collect();
    if rows.is_empty() {
        return view! { <p class="muted">{tr!(practices.nothing_told)}</p> }.into_any();
    }
    let row = |(label, RichText { markdown: _, html })| {
        view! {
            <div class="note-row">
                <h2 class="note-label">{label}</h2>
                <Markdown html />
            </div>
        }
    };
    view! {
        <section class="noted" aria-label=tr!(practices.story)>
            {rows.into_iter().map(row).collect_view()}
        </section>
    }
    .into_any()
}

/// Whom to call, and what it is about.
#[component]
fn Around(now: RwSignal<PracticeView>, changes: Changes, heard: Heard) -> impl IntoView {
    let practice = now.get_untracked();
    let card = view! { <IdentityCard practice=practice.clone() /> };
    let opens = practice.editable && practice.withdrawn.is_none() && !practice.draft;
    let PracticeView { summary, video, .. } = practice;
    let outside =
        opens.then(|| view! { <ShowcaseSwitch kind=ShowcaseKind::Practice id=summary.id.0 /> });
    view! {
        <aside class="side stack gap-8" aria-label=tr!(practices.around)>
            <ContactCard now changes />
            {card}
            {video.map(|video| view! { <VideoOf video /> })}
            <ExpressionPanel heard />
            {outside}
            <RightsOn brick=Brick::Practices id=summary.id.0 />
        </aside>
    }
}

#[component]
fn PracticeHistory(id: PracticeId, changes: Changes) -> impl IntoView {
    let moment = Signal::derive(move || i64::from(changes.count()));
    view! {
        <section class="section" aria-labelledby="historique">
            <h2 id="historique" class="section-title">{tr!(shared.history)}</h2>
            <HistoryList of=HistoryOf::Practice(id) moment />
        </section>
    }
}
