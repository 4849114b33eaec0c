//! What is asked: of each permission, an act that changes nothing when it is allowed. Its version is behind, what it
//! would do is done, or what it names is not there: so much is told after the right was asked, never before.

mod kept;

use domain::OrganisationId;
use domain::access::Permission;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::super::bodies::{DECISION_DONE, RULES};
use super::things::{Thing, Things};

/// What a right is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Of one thing: all of them, or of one's own.
    Thing,
    /// To begin something there: whoever may act on their own begins one.
    Begin,
    /// Of what is read by parts: whoever holds one reads it.
    Part,
    /// Of all there is, and nothing less.
    All,
    /// Of what is the whole branch's and is not divided.
    Setting,
}

/// What has to be made ready each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing.
    Nothing,
    /// Its version is read: allowed, it gets another one.
    Version,
    /// A tag of somebody else is put again.
    Tag,
}

/// An act that asks for one permission.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub(super) permission: Permission,
    pub(super) asked: Asked,
    /// Which thing it bears on.
    pub(super) item: Option<Uuid>,
    /// The body of that thing.
    pub(super) body: Option<OrganisationId>,
    /// What is asked on the way.
    pub(super) through: Vec<(Permission, Asked)>,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) sent: Option<Value>,
    pub(super) version: i32,
    pub(super) before: Before,
}

/// A version that nothing has.
const BEHIND: i32 = 9_999;

impl Act {
    fn new(permission: Permission, asked: Asked, (method, path): (Method, String)) -> Self {
        Self {
            permission,
            asked,
            item: None,
            body: None,
            through: Vec::new(),
            method,
            path,
            sent: None,
            version: BEHIND,
            before: Before::Nothing,
        }
    }

    fn read(permission: Permission, asked: Asked, path: &str) -> Self {
        Self::new(permission, asked, (Method::GET, path.to_owned()))
    }

    /// It bears on this thing.
    fn on(self, thing: Thing) -> Self {
        Self { item: Some(thing.id), body: thing.body, version: thing.version, ..self }
    }

    /// It bears on this thing, as it was before.
    fn behind(self, thing: Thing) -> Self {
        Self { version: BEHIND, ..self.on(thing) }
    }

    /// It bears on that body.
    fn of(self, body: Option<OrganisationId>) -> Self {
        Self { body, ..self }
    }

    fn through(mut self, permission: Permission, asked: Asked) -> Self {
        self.through.push((permission, asked));
        self
    }

    fn sends(self, body: Value) -> Self {
        Self { sent: Some(body), ..self }
    }
}

fn post(path: &str) -> (Method, String) {
    (Method::POST, path.to_owned())
}

fn put(path: &str) -> (Method, String) {
    (Method::PUT, path.to_owned())
}

fn delete(path: &str) -> (Method, String) {
    (Method::DELETE, path.to_owned())
}

/// What is written in the table, as JSON.
fn written(body: &str) -> Value {
    serde_json::from_str(body).unwrap()
}

/// Every act.
pub(super) fn acts(things: &Things) -> Vec<Act> {
    let parts = [
        ideas(things),
        expression(things),
        challenges(things),
        pocs(things),
        practices(things),
        kept::people(things),
        kept::administration(things),
        kept::requests(things),
        kept::told(things),
        kept::bricks(things),
    ];
    parts.into_iter().flatten().collect()
}

fn idea() -> Value {
    json!({ "title": "Une idée", "proposal": "Une proposition", "subcategory": "reception" })
}

fn ideas(things: &Things) -> Vec<Act> {
    use Permission as P;
    let on = things.idea;
    let at = format!("/ideas/{}", on.id);
    let at = |what: &str| format!("{at}{what}");
    let nowhere = json!({ "content": idea(), "challenge_id": Uuid::nil() });
    let mut with_a_file = idea();
    with_a_file["attachments"] = json!([Uuid::nil()]);
    let revival = json!({ "why": "C’est possible.", "challenge_id": Uuid::nil() });
    let itself = json!({ "idea_id": on.id, "kind": "similar" });
    // Nobody is masked in the name of another.
    let masked =
        json!({ "content": idea(), "anonymous": true, "on_behalf_of": things.colleague.id });
    vec![
        Act::read(P::ReadIdeas, Asked::Thing, &at("")).on(on),
        Act::new(P::DepositIdea, Asked::Part, post("/ideas")).sends(nowhere),
        Act::new(P::EditIdea, Asked::Thing, put(&at("")))
            .on(on)
            .sends(json!({ "content": with_a_file })),
        Act::new(P::WithdrawIdea, Asked::Thing, post(&at("/withdrawals"))).on(on),
        Act::new(P::VoteOnIdea, Asked::Thing, delete(&at("/vote"))).on(on),
        Act::new(P::DecideIdea, Asked::Thing, post(&at("/decisions")))
            .on(on)
            .sends(written(DECISION_DONE)),
        Act::new(P::ProposeRevival, Asked::Thing, post(&at("/revivals"))).on(on).sends(revival),
        Act::new(P::LinkIdea, Asked::Thing, post(&at("/links"))).on(on).sends(itself),
        Act::new(P::DepositForColleague, Asked::Thing, post("/ideas"))
            .of(things.colleague.body)
            .through(P::DepositIdea, Asked::Part)
            .sends(masked),
    ]
}

fn expression(things: &Things) -> Vec<Act> {
    use Permission as P;
    let practice = things.practice.id;
    let at = |what: &str| format!("/{what}/practice/{practice}");
    let comment = format!("/comments/idea/{}/{}", things.idea.id, things.comment.id);
    let masked = json!({ "stance": "neutral", "body": "Un mot.", "masked": true });
    vec![
        Act::new(P::PostComment, Asked::Begin, post(&at("comments"))).sends(masked),
        Act::new(P::RemoveComment, Asked::Thing, delete(&comment))
            .on(things.comment)
            .through(P::ReadIdeas, Asked::Thing),
        Act::new(P::Follow, Asked::Begin, delete(&at("follows"))).on(things.practice),
        Act::new(P::Like, Asked::Begin, delete(&at("likes"))).on(things.practice),
        Act::read(P::PutTag, Asked::Part, "/tags?q=a"),
        Act {
            before: Before::Tag,
            ..Act::new(P::RemoveTag, Asked::Thing, delete(&format!("{}/accueil", at("tags"))))
                .on(things.practice)
        },
    ]
}

fn challenges(things: &Things) -> Vec<Act> {
    use Permission as P;
    let on = things.challenge;
    let at = format!("/challenges/{}", on.id);
    vec![
        Act::read(P::ReadChallenges, Asked::Thing, &at).on(on),
        Act::read(P::EditChallenge, Asked::Thing, &format!("{at}/communication-plan"))
            .on(on)
            .through(P::ReadChallenges, Asked::Thing),
        Act::read(P::ScoreAnswers, Asked::Part, "/answers-to-mark"),
    ]
}

fn pocs(things: &Things) -> Vec<Act> {
    use Permission as P;
    let on = things.poc;
    let at = format!("/pocs/{}", on.id);
    let at = |what: &str| format!("{at}{what}");
    let team = json!({
        "header": {
            "title": "Un essai",
            "department_id": things.department.id,
            "domain": "social_action",
        },
        // Nobody.
        "members": [{ "user_id": Uuid::nil(), "role": "lead" }],
    });
    let remarks = format!("/half-year-reviews/{}/remarks", things.review.id);
    vec![
        Act::read(P::ReadPocs, Asked::Thing, &at("")).on(on),
        Act::new(P::CreatePoc, Asked::Begin, post("/pocs")).of(on.body).sends(team.clone()),
        Act::new(P::EditPoc, Asked::Thing, put(&at(""))).on(on).sends(team),
        Act::new(P::SteerPoc, Asked::Thing, post(&at("/resumptions"))).on(on),
        Act::new(P::RestrictPoc, Asked::Thing, put(&at("/visibility")))
            .on(on)
            .through(P::ReadPocs, Asked::Thing)
            .sends(json!({ "visibility": "everyone" })),
        Act::new(P::SetPocRules, Asked::Setting, put("/poc-rules")).sends(written(RULES)),
        Act::read(P::ReadPortfolio, Asked::All, "/portfolio"),
        // It is frozen.
        Act::new(P::KeepReviews, Asked::Setting, post(&remarks))
            .sends(json!({ "text": "Un mot." })),
    ]
}

fn practices(things: &Things) -> Vec<Act> {
    use Permission as P;
    let on = things.practice;
    let at = format!("/practices/{}", on.id);
    let at = |what: &str| format!("{at}{what}");
    let nobody = json!({
        "poc_id": things.poc.id,
        "content": {
            "kind": "innovation",
            "title": "Une pratique",
            "domain": "social_action",
            "contact_id": Uuid::nil(),
        },
    });
    let reuse = json!({
        "content": { "since": "2026-01-05", "result": "worked", "contact_id": Uuid::nil() },
    });
    vec![
        Act::read(P::ReadPractices, Asked::Thing, &at("")).on(on),
        Act::new(P::PublishPractice, Asked::Thing, post("/practices")).on(things.poc).sends(nobody),
        // It is there.
        Act::new(P::EditPractice, Asked::Thing, post(&at("/restorations")))
            .on(on)
            .through(P::ReadPractices, Asked::Thing),
        Act::new(P::RecommendPractice, Asked::Thing, put(&at("/renewal")))
            .on(on)
            .through(P::ReadPractices, Asked::Thing)
            .sends(json!({})),
        // What a body takes up is of that body, and is no thing that one names.
        Act {
            version: things.reuse.version,
            ..Act::new(P::DeclareReuse, Asked::Thing, put(&format!("/reuses/{}", things.reuse.id)))
        }
        .of(things.reuse.body)
        .sends(reuse),
    ]
}
