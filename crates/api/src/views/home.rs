//! The landing page, as it travels.

use api_types::home::{
    Home, HomeAddedPlace, HomeArrangementView, HomeCounts, HomePartPlace, HomeServices,
    HomeTilePlace, ServiceCount,
};
use api_types::review::MarkingCounts;
use app::home::arrangement::Arranged;
use app::home::services::Counted;
use app::{App, Failure};
use domain::BrickId;
use domain::access::{Actor, Brick};
use domain::home::{HomePart, Place};

use super::{agenda, challenges, editorial, ideas, pocs, practices};

/// The landing page of this person.
pub(crate) async fn home(app: &App, actor: &Actor, home: app::home::Home) -> Result<Home, Failure> {
    let app::home::Home {
        ideas: ideas_total,
        open_challenges_total,
        pocs_in_progress,
        practices: practices_total,
        my_drafts,
        my_ideas,
        my_pocs,
        my_gates,
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
        arranged,
        unavailable,
    } = home;
    let (tree, now) = (app.directory.organisations(), app.now());
    let idea = |row| ideas::summary(row, actor, &tree);
    let poc = |row| pocs::summary(row, &tree, now.date_naive());
    let challenge = |row| challenges::summary(app, row, now, &tree);
    let practice = |line| practices::summary(app, line, &tree);
    let lesson = pocs::lessons(app, lesson.into_iter().collect()).await?.pop();
    Ok(Home {
        counts: HomeCounts {
            ideas: ideas_total,
            open_challenges: open_challenges_total,
            pocs_in_progress,
            practices: practices_total,
        },
        my_drafts: my_drafts.into_iter().map(|sheet| ideas::draft(app, sheet)).collect(),
        my_ideas: my_ideas.into_iter().map(idea).collect(),
        my_pocs: my_pocs.into_iter().map(poc).collect(),
        my_gates: my_gates.into_iter().map(poc).collect(),
        to_mark: MarkingCounts { total: to_mark.0, left: to_mark.1 },
        to_decide,
        invitations: invitations.iter().map(challenges::named_challenge).collect(),
        proposals,
        plan_due,
        open_challenges: open_challenges.into_iter().map(challenge).collect(),
        latest_ideas: latest_ideas.into_iter().map(idea).collect(),
        latest_pocs: latest_pocs.into_iter().map(poc).collect(),
        latest_practices: latest_practices.into_iter().map(practice).collect(),
        lesson,
        featured: featured.and_then(|(news, image)| editorial::featured(app, news, image)),
        events: events.into_iter().map(|entry| agenda::entry(app, entry)).collect(),
        figures: editorial::home_figures(&app.directory.organisations(), figures),
        arrangement: arranged.map(arrangement),
        unavailable,
    })
}

/// How this person arranged their landing page.
pub(crate) fn arrangement(arranged: Arranged) -> HomeArrangementView {
    let Arranged { whole, model } = arranged;
    let (version, whole) = (whole.version, whole.value);
    let part = |place: Place<HomePart>| HomePartPlace { part: place.what, hidden: place.hidden };
    let tile = |place: Place<Brick>| HomeTilePlace { brick: place.what, hidden: place.hidden };
    let added =
        |place: Place<BrickId>| HomeAddedPlace { brick_id: place.what, hidden: place.hidden };
    let parts = whole.parts.into_iter().map(part).collect();
    HomeArrangementView {
        parts,
        tiles: whole.tiles.into_iter().map(tile).collect(),
        added: whole.added.into_iter().map(added).collect(),
        model,
        version,
    }
}

/// What the services count.
pub(crate) fn services(counted: Vec<Counted>) -> HomeServices {
    let one = |Counted { brick, number, count }: Counted| ServiceCount { brick, number, count };
    HomeServices { items: counted.into_iter().map(one).collect() }
}
