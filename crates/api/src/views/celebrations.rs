//! What is celebrated, as it travels.

use api_types::celebration::CelebrationView;
use app::celebrations::Celebration;
use app::{App, Failure};
use domain::UserId;
use domain::poc::MemberName;

use super::people::{Names, organisation_ref};

/// Successes, with the names of those who are thanked.
pub(crate) async fn celebrations(
    app: &App,
    all: Vec<Celebration>,
) -> Result<Vec<CelebrationView>, Failure> {
    let people = all.iter().flat_map(|one| one.thanked.iter().filter_map(account));
    let names = Names::of(app, &app.store.reader(), people).await?;
    let tree = app.directory.organisations();
    let view = |Celebration { row, title, bodies, thanked }: Celebration| {
        let (mut people, mut others) = (Vec::new(), Vec::new());
        for name in thanked {
            match name {
                MemberName::User(id) => people.push(names.person(id)),
                MemberName::Named(name) => others.push(name.into_string()),
            }
        }
        // Whose name was erased is thanked by nobody's name.
        people.retain(|person| !person.name.is_empty());
        CelebrationView {
            success: row.success,
            target_id: row.target,
            title,
            at: row.at,
            bodies: bodies.into_iter().map(|id| organisation_ref(&tree, id)).collect(),
            people,
            named: others,
        }
    };
    Ok(all.into_iter().map(view).collect())
}

const fn account(name: &MemberName) -> Option<UserId> {
    match name {
        MemberName::User(id) => Some(*id),
        MemberName::Named(_) => None,
    }
}
