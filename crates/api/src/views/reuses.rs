//! Bodies that take a practice up, as they travel.

use api_types::practice::{ReuseView, Reuses};
use app::practices::ReuseList;
use app::{App, Failure};
use domain::access::Actor;
use domain::practice::{DeclaresFor, Reuse, ReuseContent, ReuseParts};
use domain::text::Paragraph;
use persistence::Stored;

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
    ReuseView {
        id: *id,
        practice_id: *practice,
        organisation: organisation_ref(&app.directory.organisations(), *organisation),
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
        version: *version,
    }
}
