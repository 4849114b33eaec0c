//! The directory, as it travels.

use api_types::directory::{
    CardSummary, CardView, ContributedIdea, ContributedPoc, ContributedPractice, DirectoryFacets,
    ReferentCountView, ReferentSiteView,
};
use api_types::search::SearchFacetValue;
use app::cards::CardReading;
use app::{App, OrganisationTree};
use domain::OrganisationId;
use domain::access::Actor;
use domain::people::EmailAddress;
use domain::text::ShortText;
use persistence::directory::{Contributions, Coverage, DirectoryRow};

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
        site: content.site.as_ref().map(|site| site.as_str().to_owned()),
        telephone: content.telephone.as_ref().map(|number| number.as_str().to_owned()),
        availability: content.availability.as_ref().map(|when| when.as_str().to_owned()),
        channel: content.channel,
        mailbox: mailbox.map(EmailAddress::as_str).map(str::to_owned),
    }
}

/// How many people each body would leave, those with the most first.
pub(crate) fn facets(mut counted: Vec<(OrganisationId, u64)>) -> DirectoryFacets {
    counted.sort_by(|(one, fewer), (other, more)| more.cmp(fewer).then_with(|| one.cmp(other)));
    let value = |(body, count): (OrganisationId, u64)| SearchFacetValue {
        value: body.to_string(),
        name: None,
        count,
    };
    DirectoryFacets { organisations: counted.into_iter().map(value).collect() }
}

/// How a body is covered by its referents.
pub(crate) fn covered((body, coverage): (OrganisationId, Coverage)) -> ReferentCountView {
    let Coverage { referents, sites } = coverage;
    let site = |(site, referents)| ReferentSiteView { site, referents };
    let sites = sites.into_iter().map(site).collect();
    ReferentCountView { organisation_id: body, referents, sites }
}

/// The card of a person, for this reader.
pub(crate) fn card(app: &App, actor: &Actor, reading: CardReading) -> CardView {
    let CardReading { row, contributions } = reading;
    let Contributions { practices, pocs, ideas } = contributions;
    let practice = |(id, title)| ContributedPractice { id, title };
    let poc = |(id, title)| ContributedPoc { id, title };
    let idea = |(id, title)| ContributedIdea { id, title };
    CardView {
        summary: summary(&row, &app.directory.organisations()),
        visible: row.card.value.content.visible,
        practices: practices.into_iter().map(practice).collect(),
        pocs: pocs.into_iter().map(poc).collect(),
        ideas: ideas.into_iter().map(idea).collect(),
        editable: row.card.value.is_editable(actor),
        version: row.card.version,
    }
}
