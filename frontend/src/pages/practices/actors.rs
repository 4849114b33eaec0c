//! Who made the innovation what it is (R230, R231, R250): each with what they did, and their card when they have one.

use api_types::people::PersonView;
use api_types::practice::PracticeActorView;
use domain::practice::PracticeDeed;
use leptos::prelude::*;

use crate::components::Person;
use crate::routes::{Page, ServicesPage};
use crate::words::tr;

/// The section; nothing while nobody is known.
#[component]
pub(super) fn ActorSection(actors: Vec<PracticeActorView>) -> impl IntoView {
    (!actors.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="acteurs">
                <h2 id="acteurs" class="section-title">{tr!(practices.actors.title)}</h2>
                <ul role="list" class="stack gap-3">{actors.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

fn line(actor: PracticeActorView) -> AnyView {
    let PracticeActorView { person, name, deeds, has_card } = actor;
    let done = deeds.into_iter().map(deed).collect::<Vec<_>>().join(", ");
    let Some(PersonView { id, name, organisation, .. }) = person else {
        let name = name.unwrap_or_default();
        return view! { <li><Person name note=done /></li> }.into_any();
    };
    let body = organisation.map(|body| body.name);
    let note = [Some(done), body].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let card = has_card.then(|| Page::Services(ServicesPage::Card(id)).path());
    match card {
        Some(href) => view! { <li><a href=href><Person name note /></a></li> }.into_any(),
        None => view! { <li><Person name note /></li> }.into_any(),
    }
}

fn deed(deed: PracticeDeed) -> &'static str {
    match deed {
        PracticeDeed::HadIdea => tr!(practices.actors.had_idea),
        PracticeDeed::SignedIdea => tr!(practices.actors.signed_idea),
        PracticeDeed::Sponsored => tr!(practices.actors.sponsored),
        PracticeDeed::Led => tr!(practices.actors.led),
        PracticeDeed::TookPart => tr!(practices.actors.took_part),
        PracticeDeed::Decided => tr!(practices.actors.decided),
        PracticeDeed::TookUp => tr!(practices.actors.took_up),
    }
}
