//! The page of an experiment: where it stands, what was written at each of the seven steps, what was decided
//! at the two gates, what was learnt, where it comes from and where it goes.

mod acts;
mod head;
mod history;
mod identity;
mod lifeline;
mod outline;
mod record;
mod related;
mod step;
mod study;
mod turn;

use api_types::poc::PocView;
use domain::PocId;
use domain::access::Brick;
use domain::editorial::TestimonySubject;
use domain::expression::Target;
use domain::resource_request::Purpose;
use domain::search::SearchKind;
use leptos::prelude::*;

use api_types::problem::ProblemCode;

use super::sheet::SheetPage;
use crate::api::use_fetch;
use crate::components::{Breadcrumb, Door, Keep};
use crate::pages::services::AttachedResources;
use crate::pages::shared::{
    ChainSection, ExpressionPanel, Heard, ReadAlso, RightsOn, TalkOf, TestimonialsOf,
};
use crate::routes::{Page, PocsPage};
use crate::words::tr;

use acts::{AskedDialogs, StepActs};
use head::{PocHead, SponsorWord, StoryOf};
use history::PocHistory;
use identity::IdentityCard;
use lifeline::Lifeline;
use outline::Outline;
use record::Record;
use related::{RelatedPocs, SheetLink};
use step::{FoundSteps, StepList};
use study::StudyButton;

#[component]
pub(super) fn PocPage(id: PocId) -> impl IntoView {
    let poc = use_fetch(move || id, |client, id| async move { client.read_poc(id).await });
    // Whoever may know of it and not read the record finds its summary sheet at the same address.
    let closed = Memo::new(move |_| {
        poc.get()
            .is_some_and(|read| read.is_err_and(|failure| failure.is(ProblemCode::RecordClosed)))
    });
    move || {
        if closed.get() {
            return view! { <SheetPage id /> }.into_any();
        }
        view! {
            <Keep resource=poc let:view>
                <PocSheet view reload=move |()| poc.refetch() />
            </Keep>
        }
        .into_any()
    }
}

#[component]
fn PocSheet(view: RwSignal<PocView>, #[prop(into)] reload: Callback<()>) -> impl IntoView {
    let record = Record::new(view, reload);
    provide_context(record);
    let heard = Heard::of(Target::Poc(view.read_untracked().summary.id));
    let (id, title) = view.with_untracked(|poc| (poc.summary.id, poc.summary.title.clone()));
    let chain = Memo::new(move |_| {
        let refused = record.outline.with(Outline::is_refused);
        (view.with(|poc| poc.chain.clone()), refused)
    });
    view! {
        <Breadcrumb trail=vec![(Page::Pocs(PocsPage::List), tr!(pocs.title).into())] here=title />
        <PocHead />
        <Lifeline />
        <div class="sheet">
            <div class="stack gap-12">
                <SponsorWord />
                <StoryOf />
                <section aria-labelledby="etapes">
                    <div class="split section-title">
                        <h2 id="etapes" tabindex="-1">{tr!(pocs.steps.title)}</h2>
                        <StepActs />
                    </div>
                    <FoundSteps />
                    <StepList />
                </section>
                {move || {
                    let (chain, refused) = chain.get();
                    view! { <ChainSection chain refused current=Door::Poc /> }
                }}
                <AttachedResources purpose=Purpose::Poc(id) />
                <TestimonialsOf about=TestimonySubject::Poc(id) />
                <TalkOf heard />
                <PocHistory />
            </div>
            <aside class="side stack gap-8" aria-label=tr!(pocs.identity.title)>
                <ExpressionPanel heard />
                <IdentityCard />
                <RelatedPocs />
                <SheetLink />
                <StudyButton />
                <RightsOn brick=Brick::Pocs id=id.0 />
                <blockquote class="text-md">{tr!(pocs.right_to_experiment)}</blockquote>
            </aside>
        </div>
        <ReadAlso kind=SearchKind::Poc id=id.0 />
        <AskedDialogs />
    }
}
