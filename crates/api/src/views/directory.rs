//! The directory, as it travels.

use api_types::directory::{CardSummary, CardView, ContributedIdea, ContributedPractice};
use app::cards::CardReading;
use app::{App, OrganisationTree};
use domain::access::Actor;
use domain::people::EmailAddress;
use domain::text::ShortText;
use persistence::directory::{Contributions, DirectoryRow};

use super::people::{organisation_ref, person_view};

/// A person in the directory.
pub(crate) fn summary(row: &DirectoryRow, tree: &OrganisationTree) -> CardSummary {
    let DirectoryRow { person, department, roles, card } = row;
    let content = &card.value.content;
    let body = person.organisation.and_then(|id| tree.find(id));
    // Whoever is of a whole body is of no direction.
    let department = department.filter(|id| Some(*id) != person.organisation);
    let mailbox = body.and_then(|body| body.mailbox.as_ref());
    CardSummary {
        person: person_view(person, tree),
        roles: roles.clone(),
        expertise: content.expertise.iter().map(ShortText::as_str).map(str::to_owned).collect(),
        help: content.help.as_ref().map(|help| help.as_str().to_owned()),
        department: department.map(|id| organisation_ref(tree, id)),
        telephone: content.telephone.as_ref().map(|number| number.as_str().to_owned()),
        mailbox: mailbox.map(EmailAddress::as_str).map(str::to_owned),
    }
}

/// The card of a person, for this reader.
pub(crate) fn card(app: &App, actor: &Actor, reading: CardReading) -> CardView {
    let CardReading { row, contributions } = reading;
    let Contributions { practices, ideas } = contributions;
    let practice = |(id, title)| ContributedPractice { id, title };
    let idea = |(id, title)| ContributedIdea { id, title };
    CardView {
        summary: summary(&row, &app.directory.organisations()),
        visible: row.card.value.content.visible,
        practices: practices.into_iter().map(practice).collect(),
        ideas: ideas.into_iter().map(idea).collect(),
        editable: row.card.value.is_editable(actor),
        version: row.card.version,
    }
}
