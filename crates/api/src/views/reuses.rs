//! Bodies that take a practice up, as they travel.

use std::collections::BTreeMap;

use api_types::practice::{RegionReuses, ReusePlaceView, ReusePlaces, ReuseView, Reuses};
use app::practices::ReuseList;
use app::{App, Failure};
use domain::OrganisationId;
use domain::access::Actor;
use domain::people::Region;
use domain::practice::{DeclaresFor, Reuse, ReuseContent, ReuseParts};
use domain::text::Paragraph;
use persistence::Stored;
use persistence::practices::PlaceRow;

use super::people::{Names, organisation_ref};

/// Who takes a practice up: one query for all their people.
pub(crate) async fn reuses(app: &App, actor: &Actor, list: ReuseList) -> Result<Reuses, Failure> {
    let ReuseList { practice, reuses, standing } = list;
    let people = reuses.iter().flat_map(|reuse| people_of(&reuse.value));
    let names = Names::of(app, &app.store.reader(), people).await?;
    let items = reuses.iter().map(|one| view(app, actor, one, &names)).collect();
    let declared: Vec<Reuse> = reuses.into_iter().map(|one| one.value).collect();
    let declares_for = DeclaresFor::of(actor, &practice, &declared);
    Ok(Reuses { items, maturity: standing.maturity, declares_for })
}

/// Where practices are taken up: one query for all the people.
pub(crate) async fn places(
    app: &App,
    (counted, latest): (Vec<(OrganisationId, u64)>, Vec<PlaceRow>),
) -> Result<ReusePlaces, Failure> {
    let people = latest.iter().map(|row| row.contact);
    let names = Names::of(app, &app.store.reader(), people).await?;
    let tree = app.directory.organisations();
    let place = |body: OrganisationId| tree.find(body).and_then(|body| body.region);
    let mut regions: BTreeMap<Option<Region>, u64> = BTreeMap::new();
    for (body, reuses) in counted {
        *regions.entry(place(body)).or_default() += reuses;
    }
    let total = regions.values().sum();
    let count = |(region, reuses)| RegionReuses { region, reuses };
    let regions = regions.into_iter().map(count).collect();
    let item = |row: PlaceRow| ReusePlaceView {
        practice_id: row.practice,
        practice_title: row.title,
        organisation: organisation_ref(&tree, row.organisation),
        region: place(row.organisation),
        since: row.since,
        result: row.result,
        contact: names.person(row.contact),
    };
    Ok(ReusePlaces { regions, total, items: latest.into_iter().map(item).collect() })
}

/// One reuse.
pub(crate) async fn reuse(
    app: &App,
    actor: &Actor,
    reuse: Stored<Reuse>,
) -> Result<ReuseView, Failure> {
    let names = Names::of(app, &app.store.reader(), people_of(&reuse.value)).await?;
    Ok(view(app, actor, &reuse, &names))
}

fn people_of(reuse: &Reuse) -> [domain::UserId; 2] {
    let ReuseParts { contact, declared_by, .. } = reuse.parts();
    [*contact, *declared_by]
}

fn view(app: &App, actor: &Actor, reuse: &Stored<Reuse>, names: &Names) -> ReuseView {
    let Stored { value: reuse, version } = reuse;
    let ReuseParts {
        id,
        practice,
        organisation,
        content,
        contact,
        declared_by,
        declared_at,
        withdrawn,
    } = reuse.parts();
    let ReuseContent { since, adaptations, effort, result } = content;
    let words = |text: &Option<Paragraph>| text.as_ref().map(|text| text.as_str().to_owned());
    let tree = app.directory.organisations();
    ReuseView {
        id: *id,
        practice_id: *practice,
        organisation: organisation_ref(&tree, *organisation),
        region: tree.find(*organisation).and_then(|body| body.region),
        since: *since,
        adaptations: words(adaptations),
        effort: words(effort),
        result: *result,
        contact: names.person(*contact),
        declared_by: names.person(*declared_by),
        declared_at: *declared_at,
        withdrawn_at: withdrawn.as_ref().map(|withdrawn| withdrawn.at),
        withdrawal_reason: withdrawn.as_ref().and_then(|withdrawn| words(&withdrawn.reason)),
        editable: reuse.is_editable(actor),
        leavable: reuse.may_be_left_by(actor),
        version: *version,
    }
}
