//! The parts of the landing page, as each person arranged them (R002, R005).

use api_types::home::{Home, HomeArrangementView, HomePartPlace};
use domain::home::HomePart;
use leptos::prelude::*;

use super::around::{Services, Values};
use super::celebrated::Celebrated;
use super::featured::{Featured, LessonOfTheDay};
use super::latest::{Coming, Latest};
use super::yours::{Asked, Yours};

/// Parts that stand together, one below the other.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Run {
    /// Read together; the life of the network may stand beside them.
    Sheet { main: Vec<HomePart>, latest: bool },
    /// Read on its own: when it cannot be, the rest stands.
    Alone(HomePart),
}

/// What is in sight, in the order of somebody. The life of the network stands beside what it follows, as in the model.
fn runs(places: &[HomePartPlace]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for part in places.iter().filter(|place| !place.hidden).map(|place| place.part) {
        match (part, runs.last_mut()) {
            (HomePart::Celebrated | HomePart::Values | HomePart::Services, _) => {
                runs.push(Run::Alone(part));
            }
            (HomePart::Latest, Some(Run::Sheet { latest, .. })) => *latest = true,
            (_, Some(Run::Sheet { main, latest: false })) => main.push(part),
            (HomePart::Latest, _) => runs.push(Run::Sheet { main: Vec::new(), latest: true }),
            (_, _) => runs.push(Run::Sheet { main: vec![part], latest: false }),
        }
    }
    runs
}

#[component]
pub(super) fn Parts(home: Home, arranged: HomeArrangementView) -> impl IntoView {
    let HomeArrangementView { parts, tiles, added, .. } = arranged;
    let run = |run: Run| match run {
        Run::Sheet { main, latest } => sheet(&main, latest, home.clone()),
        Run::Alone(HomePart::Celebrated) => view! { <Celebrated /> }.into_any(),
        Run::Alone(HomePart::Values) => view! { <Values /> }.into_any(),
        Run::Alone(_) => view! { <Services tiles=tiles.clone() added=added.clone() /> }.into_any(),
    };
    runs(&parts).into_iter().map(run).collect::<Vec<_>>()
}

fn sheet(main: &[HomePart], latest: bool, home: Home) -> AnyView {
    let Home {
        my_drafts,
        my_ideas,
        my_pocs,
        my_gates: gates,
        to_mark,
        to_decide,
        invitations,
        proposals,
        plan_due,
        open_challenges,
        latest_ideas,
        latest_pocs,
        latest_practices,
        lesson,
        featured,
        events,
        figures,
        ..
    } = home;
    let beside = latest.then(|| {
        view! { <Latest ideas=latest_ideas pocs=latest_pocs practices=latest_practices /> }
    });
    let asked = Asked { invitations, gates, to_mark, to_decide, proposals, plan_due };
    let (mut yours, mut front, mut coming, mut lesson) = (
        Some((asked, my_drafts, my_ideas, my_pocs)),
        Some((featured, open_challenges)),
        Some((events, figures)),
        lesson,
    );
    let part = |part: &HomePart| match part {
        HomePart::Yours => yours.take().map(|(asked, drafts, ideas, pocs)| {
            view! { <Yours asked drafts ideas pocs /> }.into_any()
        }),
        HomePart::Featured => {
            front.take().map(|(news, challenges)| view! { <Featured news challenges /> }.into_any())
        }
        HomePart::Lesson => {
            lesson.take().map(|lesson| view! { <LessonOfTheDay lesson /> }.into_any())
        }
        HomePart::Coming => {
            coming.take().map(|(events, figures)| view! { <Coming events figures /> }.into_any())
        }
        HomePart::Latest | HomePart::Celebrated | HomePart::Values | HomePart::Services => None,
    };
    let parts: Vec<Option<AnyView>> = main.iter().map(part).collect();
    if parts.is_empty() {
        return beside.into_any();
    }
    let parts = view! { <div class="stack stack-lg">{parts}</div> };
    match beside {
        Some(beside) => view! { <div class="sheet">{parts}{beside}</div> }.into_any(),
        None => parts.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(parts: &[HomePart]) -> Vec<HomePartPlace> {
        parts.iter().map(|part| HomePartPlace { part: *part, hidden: false }).collect()
    }

    #[test]
    fn the_model_is_a_sheet_with_the_life_of_the_network_beside() {
        use HomePart::{Celebrated, Coming, Featured, Lesson, Services, Values, Yours};
        let main = vec![Yours, Featured, Lesson, Coming];
        let expected = [
            Run::Sheet { main, latest: true },
            Run::Alone(Celebrated),
            Run::Alone(Values),
            Run::Alone(Services),
        ];
        assert_eq!(runs(&shown(HomePart::ALL)), expected);
    }

    #[test]
    fn what_is_put_away_is_not_there_and_what_follows_the_aside_stands_below_it() {
        use HomePart::{Coming, Featured, Latest, Services, Yours};
        let mut places = shown(&[Services, Yours, Latest, Featured, Coming]);
        places[4].hidden = true;
        let expected = [
            Run::Alone(Services),
            Run::Sheet { main: vec![Yours], latest: true },
            Run::Sheet { main: vec![Featured], latest: false },
        ];
        assert_eq!(runs(&places), expected);
        let alone = [Run::Sheet { main: Vec::new(), latest: true }];
        assert_eq!(runs(&shown(&[Latest])), alone);
    }
}
