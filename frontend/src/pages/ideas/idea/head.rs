//! The head of the page: number, title, whose, since when, where it stands.

use api_types::idea::{AuthorKind, AuthorView, IdeaSummary};
use api_types::people::{OrganisationRef, PersonView};
use domain::IdeaId;
use domain::expression::Target;
use domain::idea::IdeaStatus;
use domain::poc::PocStatus;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::Shown;
use super::sign::Sign;
use crate::components::{Badge, Day, Door, MaskedAuthor, Notice, PageHead, Person, Tag, Tone};
use crate::pages::ideas::potential::PotentialBadge;
use crate::pages::shared::{KeptBadge, contact_me};
use crate::routes::{IdeasPage, Page, page_of};
use crate::state::References;
use crate::words::{self, Words, tr};

#[component]
pub(super) fn IdeaHead(idea: Shown) -> impl IntoView {
    let title = Memo::new(move |_| idea.read().summary.title.clone());
    let state = Memo::new(move |_| {
        let IdeaSummary { status, experiment, .. } = idea.read().summary;
        (status, experiment)
    });
    // Whoever was masked may step forward.
    let whose = Memo::new(move |_| {
        let IdeaSummary { author, organisation, .. } = &idea.read().summary;
        (author.clone(), organisation.clone())
    });
    let visibility = Memo::new(move |_| idea.read().visibility);
    let IdeaSummary { id, reference, deposited_on, .. } = idea.get_untracked().summary;
    // A title changes only when its author changes it: the head is then made again.
    move || {
        let kind = tr!(ideas.idea.kind, reference = reference.clone());
        let (status, experiment) = state.get();
        let (author, organisation) = whose.get();
        view! {
            <PageHead door=Door::Idea kind title=title.get()>
                <div class="cluster gap-state small muted">
                    <Whose id author organisation />
                    <span>{tr!(ideas.idea.deposited_on)}" "<Day on=deposited_on /></span>
                    <StatusBadge status experiment />
                    <Promising idea />
                    <KeptBadge visibility />
                </div>
                <Sign idea />
                <Signed idea />
                <Filed idea />
                <ReboundOf idea />
                {(status == IdeaStatus::Withdrawn).then(|| view! {
                    <Notice tone=Tone::Neutral title=tr!(ideas.idea.withdrawn) />
                })}
            </PageHead>
        }
    }
}

/// Those who sign it with its author, those who are asked to, and who deposited it for them.
#[component]
fn Signed(idea: Shown) -> impl IntoView {
    let names = |people: &[PersonView]| {
        people.iter().map(|person| person.name.clone()).collect::<Vec<_>>().join(", ")
    };
    move || {
        let idea = idea.read();
        let signed = (!idea.co_authors.is_empty())
            .then(|| tr!(ideas.signed_with, names = names(&idea.co_authors)));
        let asked = (!idea.asked.is_empty() && !idea.asks_me)
            .then(|| tr!(ideas.beside.asked, names = names(&idea.asked)));
        let by = idea.deposited_by.as_ref();
        let by = by.map(|person| tr!(ideas.deposited_by, name = person.name.clone()));
        let lines: Vec<String> = signed.into_iter().chain(asked).chain(by).collect();
        (!lines.is_empty()).then(|| view! { <p class="small muted">{lines.join(" · ")}</p> })
    }
}

#[component]
fn StatusBadge(status: IdeaStatus, experiment: Option<PocStatus>) -> impl IntoView {
    let (tone, glyph, standing) = words::idea_standing(status, experiment);
    view! { <Badge tone glyph>{standing}</Badge> }
}

/// Whether it is said to have a high potential: that may change while one looks.
#[component]
fn Promising(idea: Shown) -> impl IntoView {
    let high = Memo::new(move |_| idea.read().summary.high_potential);
    move || view! { <PotentialBadge high=high.get() /> }
}

/// The author, masked when they chose so: the author alone reads that it is theirs.
#[component]
fn Whose(id: IdeaId, author: AuthorView, organisation: Option<OrganisationRef>) -> impl IntoView {
    let AuthorView { kind, person, is_me } = author;
    let body = organisation.map(|body| body.name);
    match (kind, person) {
        (AuthorKind::Named, Some(person)) => {
            let about = Some(Target::Idea(id));
            let write = if is_me { None } else { contact_me(&person, about, None) };
            view! { <Person name=person.name note=body.map(Words::from).unwrap_or_default() /> {write} }
                .into_any()
        }
        (AuthorKind::Anonymous, _) => view! {
            <MaskedAuthor />
            {is_me.then(|| view! { <span>{tr!(ideas.idea.masked_me)}</span> })}
        }
        .into_any(),
        (AuthorKind::Named, None) | (AuthorKind::Unknown, _) => {
            view! { <span>{tr!(ideas.author_unknown)}</span> }.into_any()
        }
    }
}

/// What it rebounds from (R105).
#[component]
fn ReboundOf(idea: Shown) -> impl IntoView {
    let from = idea.with_untracked(|idea| idea.rebound_of.clone());
    from.map(|from| {
        let href = page_of(from.kind, from.id).map(Page::path).unwrap_or_default();
        let hash = from.comment_id.map(|id| format!("#commentaire-{id}")).unwrap_or_default();
        view! {
            <p class="small">{tr!(expression.born_of)}" "<a href=href + &hash>{from.title}</a></p>
        }
    })
}

/// Where it is filed: each word leads to what shares it.
#[component]
fn Filed(idea: Shown) -> impl IntoView {
    let references = expect_context::<References>();
    let list = Page::Ideas(IdeasPage::List).path();
    move || {
        let IdeaSummary { domain, subcategory, challenge, .. } = idea.read().summary.clone();
        let domain_label = references.label(ReferenceList::Domain, &domain);
        let label = references.label(ReferenceList::Subcategory, &subcategory);
        let domain = domain.0;
        let in_domain = format!("{list}?domaine={domain}");
        let in_subcategory = format!("{in_domain}&categorie={}", subcategory.0);
        let challenge = challenge.map(|challenge| {
            let href = Page::Ideas(IdeasPage::Challenge(challenge.id)).path();
            view! { <span>{tr!(ideas.idea.answers)}" "<a href=href>{challenge.title}</a></span> }
        });
        view! {
            <p class="cluster small">
                <Tag href=in_domain label=domain_label />
                <Tag href=in_subcategory label />
                {challenge}
            </p>
        }
    }
}
