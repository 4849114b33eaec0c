//! The acts on people, on requests, on what the Dinno tells and on what it keeps.

use domain::access::{Brick, Permission};
use domain::editorial::EditorialBrick;
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use super::super::super::bodies::EDITED;
use super::super::things::Things;
use super::{Act, Asked, Before, delete, post, put, written};

pub(super) fn people(things: &Things) -> Vec<Act> {
    use Permission as P;
    let Things { card, hidden_card, colleague, partner, here, .. } = things;
    let kept = json!({
        "content": { "name": "Un partenaire", "kind": "funder", "organisation_id": here.id },
    });
    let about = json!({ "kind": "idea", "id": Uuid::nil() });
    let letter = json!({ "title": "Un mot", "body": "Bonjour.", "about": about });
    vec![
        Act::read(P::ReadDirectory, Asked::Thing, &format!("/directory/{}", card.id)).on(*card),
        // Nothing was ever written on it.
        Act::new(P::KeepCard, Asked::Thing, delete(&format!("/directory/{}", hidden_card.id)))
            .on(*hidden_card)
            .through(P::ReadDirectory, Asked::Part),
        Act::new(
            P::EditMailboxes,
            Asked::Thing,
            put(&format!("/organisations/{}/mailbox", here.id)),
        )
        .of(here.body)
        .sends(json!({ "mailbox": "innovation@carsat.example" })),
        Act {
            before: Before::Version,
            ..Act::new(P::EditPartners, Asked::Thing, put(&format!("/partners/{}", partner.id)))
        }
        .on(*partner)
        .through(P::ReadDirectory, Asked::Thing)
        .sends(kept),
        Act::new(
            P::ContactPerson,
            Asked::Part,
            post(&format!("/people/{}/messages", colleague.id)),
        )
        .sends(letter),
        Act::read(P::Search, Asked::Part, "/search?q=mot"),
        Act::read(P::EditSynonyms, Asked::Setting, "/synonym-groups"),
    ]
}

pub(super) fn administration(things: &Things) -> Vec<Act> {
    use Permission as P;
    let account = format!("/accounts/{}", things.colleague.id);
    let department = format!("/organisations/{}", things.department.id);
    let withdrawals = format!("/delegations/{}/withdrawals", things.delegation.id);
    let nobody = json!({
        "brick": "glossary",
        "item_id": null,
        "owner_kind": "person",
        "owner_id": Uuid::nil(),
    });
    let text = json!({ "title": "Les règles", "body": "Un texte." });
    vec![
        Act::read(P::ReadAccounts, Asked::Begin, &account).on(things.colleague),
        Act::new(P::EditAccounts, Asked::Begin, put(&account))
            .behind(things.colleague)
            .sends(written(EDITED)),
        Act::read(P::EditReferences, Asked::Setting, "/references/trigger"),
        Act::new(P::KeepOrganisations, Asked::Thing, put(&department))
            .behind(things.department)
            .sends(json!({ "name": "Une direction" })),
        Act::read(P::ReadMatrix, Asked::Part, "/permission-matrix"),
        Act::new(P::EditMatrix, Asked::Part, (Method::PATCH, "/permission-matrix".to_owned()))
            .sends(json!({ "changes": [] })),
        // It was withdrawn.
        Act {
            version: things.delegation.version,
            ..Act::new(P::GiveDelegation, Asked::Thing, post(&withdrawals))
        },
        Act::new(P::DeclareOwners, Asked::Part, post("/ownerships")).sends(nobody),
        Act::read(P::ImportFiles, Asked::Part, "/imports/ideas/columns"),
        Act::read(P::ExportData, Asked::Setting, "/exports?kind=ideas"),
        Act::read(P::ReadDocuments, Asked::Part, "/documents/idea_rules"),
        Act::new(P::EditDocument, Asked::Setting, put("/documents/idea_rules")).sends(text),
    ]
}

pub(super) fn requests(things: &Things) -> Vec<Act> {
    use Permission as P;
    let question = format!("/help-requests/{}", things.question.id);
    let resources = format!("/resource-requests/{}", things.resources.id);
    let nowhere = json!({
        "topic": "portal",
        "title": "Une question",
        "body": "Un mot.",
        "poc_id": Uuid::nil(),
    });
    let unknown = json!({ "title": "Un essai", "lines": [{ "kind": "unknown_kind", "what": "deux postes" }] });
    let settings = json!({ "kinds": [], "states": [] });
    vec![
        Act::new(P::AskDinno, Asked::Begin, post("/help-requests")).sends(nowhere),
        Act::read(P::ReadHelpRequests, Asked::Thing, &question).on(things.question),
        Act::new(P::FollowUpHelpRequest, Asked::Thing, post(&format!("{question}/closings")))
            .on(things.question)
            .through(P::ReadHelpRequests, Asked::Thing),
        Act::new(P::RequestResources, Asked::Begin, post("/resource-requests")).sends(unknown),
        Act::read(P::ReadResourceRequests, Asked::Thing, &resources).on(things.resources),
        Act::new(P::HandleResources, Asked::Thing, post(&format!("{resources}/decisions")))
            .on(things.resources)
            .through(P::ReadResourceRequests, Asked::Thing)
            .sends(json!({ "line": 0, "state": "unknown_state" })),
        Act::new(P::EditResourceSettings, Asked::Setting, put("/resource-settings"))
            .sends(settings),
    ]
}

/// What the Dinno tells: published already.
pub(super) fn told(things: &Things) -> Vec<Act> {
    use Permission as P;
    let mut acts = Vec::new();
    for (brick, thing) in &things.told {
        let (reads, edits) = match brick {
            EditorialBrick::News => (P::ReadNews, P::EditNews),
            EditorialBrick::Glossary => (P::ReadGlossary, P::EditGlossary),
            EditorialBrick::Events => (P::ReadEvents, P::EditEvents),
            EditorialBrick::KeyFigures => (P::ReadKeyFigures, P::EditKeyFigures),
            EditorialBrick::MethodResources => (P::ReadMethodResources, P::EditMethodResources),
            EditorialBrick::Testimonials => (P::ReadTestimonials, P::EditTestimonials),
            EditorialBrick::Newsletters => (P::ReadNewsletters, P::EditNewsletters),
        };
        let at = format!("/editorial-items/{}", thing.id);
        acts.push(Act::read(reads, Asked::Thing, &at).on(*thing));
        let publish = Act::new(edits, Asked::Thing, post(&format!("{at}/publications")));
        acts.push(publish.on(*thing).through(reads, Asked::Thing).sends(json!({})));
        if *brick == EditorialBrick::News {
            let feature = delete(&format!("{at}/featuring"));
            let feature = Act::new(P::FeatureNews, Asked::Thing, feature).on(*thing);
            acts.push(feature.through(reads, Asked::Thing));
        }
        if *brick == EditorialBrick::Events {
            let seat = delete(&format!("/events/{}/registration", thing.id));
            let seat = Act::new(P::RegisterForEvent, Asked::Thing, seat).on(*thing);
            acts.push(seat.through(reads, Asked::Thing));
        }
    }
    acts
}

pub(super) fn bricks(things: &Things) -> Vec<Act> {
    use Permission as P;
    let on = things.brick;
    let at = format!("/bricks/{}", on.id);
    let page = json!({ "content": { "page": { "body_fr": "Un texte." } } });
    let mut acts = vec![
        Act::read(P::ReadBricks, Asked::Thing, &at).on(on),
        Act::new(P::WriteBricks, Asked::Thing, put(&format!("{at}/content")))
            .behind(on)
            .sends(page),
        Act::new(P::ManageBricks, Asked::Thing, put(&at))
            .behind(on)
            .sends(json!({ "title_fr": "Une brique", "title_en": "A brick" })),
    ];
    let managed = [
        (P::ManageNews, Brick::News),
        (P::ManageEvents, Brick::Events),
        (P::ManageDirectory, Brick::Directory),
        (P::ManageTestimonials, Brick::Testimonials),
        (P::ManageKeyFigures, Brick::KeyFigures),
        (P::ManageMethodResources, Brick::MethodResources),
        (P::ManageNewsletters, Brick::Newsletters),
        (P::ManageSearch, Brick::Search),
        (P::ManageResourceRequests, Brick::ResourceRequests),
        (P::ManageHelpRequests, Brick::HelpRequests),
        (P::ManageExpression, Brick::Expression),
        (P::ManageGlossary, Brick::Glossary),
    ];
    acts.extend(managed.map(|(permission, brick)| {
        Act::new(permission, Asked::Setting, put(&format!("/native-bricks/{brick}")))
            .sends(json!({ "hidden": false }))
    }));
    acts
}
