//! Objects to act on, fresh for each attempt: an act that is allowed changes them.

mod making;

use std::collections::HashMap;
use std::sync::Mutex;

use api_client::ApiClient;
use api_types::idea::PostCommentRequest;
use api_types::message::SendMessageRequest;
use api_types::people::OrganisationView;
use api_types::practice::PublishPracticeRequest;
use api_types::rights::{DeclareOwnerRequest, GiveDelegationRequest};
use domain::access::{Brick, Profile};
use domain::challenge::ChallengeStatus;
use domain::idea::Stance;
use domain::people::OwnerKind;
use domain::{ChallengeId, IdeaId, PracticeId, UserId};
use reqwest::{Client, StatusCode};
use test_support::{Demo, PASSWORD, TestApp, key};
use uuid::Uuid;

use super::made::{challenge, indicator, indicator_value, show, validated};
use super::names::{OF_BODY, OF_PRACTICE, made_of};

/// Operations on a person: her.
const OF_SOPHIE: [&str; 12] = [
    "give_password_link",
    "read_account",
    "read_account_history",
    "read_account_rights",
    "edit_account",
    "read_trainings",
    "keep_trainings",
    "send_message",
    "read_card",
    "read_vcard",
    "keep_card",
    "erase_card",
];

/// What every attempt shares.
pub(crate) struct Fixture {
    department: domain::OrganisationId,
    lead: UserId,
    sophie: UserId,
    claire: UserId,
    karim: UserId,
    practice: PracticeId,
    /// One that takes ideas.
    challenge: Uuid,
    message: domain::ContactMessageId,
    /// Access tokens: signing in is the slowest thing here.
    tokens: Mutex<HashMap<&'static str, String>>,
}

/// What attempts act on, until one of them changes it.
pub(crate) struct Stage<'a> {
    fixture: &'a Fixture,
    app: &'a TestApp,
    made: HashMap<String, String>,
}

async fn sign_in(app: &TestApp, who: Demo) -> String {
    let body = serde_json::json!({ "email": who.person().email, "password": PASSWORD });
    let answer = Client::new()
        .post(format!("{}/api/v1/auth/sessions", app.url))
        .json(&body)
        .send()
        .await
        .unwrap();
    let token: serde_json::Value = answer.json().await.unwrap();
    token["access_token"].as_str().unwrap().to_owned()
}

impl Fixture {
    pub(crate) async fn new(app: &TestApp) -> Self {
        let julie = app.client_of(Demo::Julie).await;
        let organisations = julie.list_organisations().await.unwrap().items;
        let department = organisations.iter().find(|one| one.code == "cnav-dsi").unwrap().id;
        let lead = julie.read_me().await.unwrap().person.id;
        let sophie = app.client_of(Demo::Sophie).await.read_me().await.unwrap().person.id;
        let claire = app.client_of(Demo::Claire).await.read_me().await.unwrap().person.id;
        let paul = app.client_of(Demo::Paul).await;
        let validated = validated(&julie, &paul, department).await;
        let content = julie.propose_practice(validated.summary.id).await.unwrap();
        let publish = PublishPracticeRequest::of_poc(validated.summary.id, content);
        let practice = julie.publish_practice(&publish, &key()).await.unwrap().summary.id;
        let karim = app.client_of(Demo::Karim).await.read_me().await.unwrap().person.id;
        let challenge = challenge(app, ChallengeStatus::Open, (karim, sophie)).await;
        let letter = SendMessageRequest {
            title: "Un mot".to_owned(),
            body: "Bonjour.".to_owned(),
            about: None,
        };
        let yann = app.client_of(Demo::Yann).await;
        let message = yann.send_message(sophie, &letter, &key()).await.unwrap().id;
        show(&app.client_of(Demo::Sophie).await, sophie).await;
        let tokens = Mutex::default();
        Self { department, lead, sophie, claire, karim, practice, challenge, message, tokens }
    }

    /// A token of that member of the cast.
    pub(crate) async fn token(&self, app: &TestApp, who: Demo) -> String {
        let name = who.person().email;
        if let Some(token) = self.tokens.lock().unwrap().get(name) {
            return token.clone();
        }
        let token = sign_in(app, who).await;
        self.tokens.lock().unwrap().insert(name, token.clone());
        token
    }

    /// Forgets a token that an attempt may have ended.
    pub(crate) fn forget(&self, who: Demo) {
        self.tokens.lock().unwrap().remove(who.person().email);
    }

    /// A body whose mailbox may be kept.
    async fn body(&self, client: &ApiClient) -> OrganisationView {
        let all = client.list_organisations().await.unwrap().items;
        all.into_iter().find(|one| one.code == "carsat-bretagne").unwrap()
    }

    fn lent(&self) -> GiveDelegationRequest {
        GiveDelegationRequest {
            account_id: self.claire,
            profile: Profile::Contributor,
            bricks: vec![Brick::Glossary],
            organisation_id: None,
            items: Vec::new(),
            starts_on: None,
            ends_on: None,
        }
    }

    fn owned(&self, item: Uuid) -> DeclareOwnerRequest {
        DeclareOwnerRequest {
            brick: Brick::Glossary,
            item_id: Some(item),
            owner_kind: OwnerKind::Person,
            owner_id: self.claire.0,
        }
    }

    /// Objects to act on, each made when an attempt first names it.
    pub(crate) fn stage<'a>(&'a self, app: &'a TestApp) -> Stage<'a> {
        Stage { fixture: self, app, made: HashMap::new() }
    }
}

impl Stage<'_> {
    /// Forgets what was made: the next attempt gets fresh objects.
    pub(crate) fn clear(&mut self) {
        self.made.clear();
    }

    /// The identifier, or another value, of the object with that name.
    async fn value(&mut self, name: &str) -> String {
        if let Some(value) = self.made.get(name) {
            return value.clone();
        }
        let value = match name {
            "comment" => {
                let idea = self.idea().await;
                let said = PostCommentRequest::signed(Stance::Neutral, "Un mot");
                let yann = self.client(Demo::Yann).await;
                yann.post_comment(idea, &said, &key()).await.unwrap().id.to_string()
            }
            "brick" => {
                let nadia = self.client(Demo::Nadia).await;
                crate::bricks::page(&nadia, "Une brique").await.summary.id.to_string()
            }
            "ownership" => {
                let owned = self.fixture.owned(self.idea().await.0);
                let nadia = self.client(Demo::Nadia).await;
                nadia.declare_owner(&owned, &key()).await.unwrap().id.to_string()
            }
            "indicator" => {
                let call = ChallengeId(self.made["open_call"].parse().unwrap());
                indicator(&self.client(Demo::Karim).await, call).await.to_string()
            }
            "indicator_value" => {
                let call = ChallengeId(self.made["open_call"].parse().unwrap());
                let of = self.made["indicator"].parse().unwrap();
                let karim = self.client(Demo::Karim).await;
                indicator_value(&karim, (call, of)).await.to_string()
            }
            "call_version" => {
                let call = ChallengeId(self.made["open_call"].parse().unwrap());
                let karim = self.client(Demo::Karim).await;
                karim.read_challenge(call).await.unwrap().version.to_string()
            }
            _ => self.make(name).await,
        };
        self.made.insert(name.to_owned(), value.clone());
        value
    }

    async fn idea(&mut self) -> IdeaId {
        if !self.made.contains_key("idea") {
            let idea = self.make("idea").await;
            self.made.insert("idea".to_owned(), idea);
        }
        IdeaId(self.made["idea"].parse().unwrap())
    }

    async fn client(&self, who: Demo) -> ApiClient {
        self.app.stranger().with_bearer(self.fixture.token(self.app, who).await)
    }

    /// The path of an operation, with the objects of this attempt.
    pub(crate) async fn path(&mut self, operation: &str, template: &str) -> String {
        match operation {
            "remove_comment_on" | "follow" | "put_tag" | "remove_tag" | "list_comments_on"
            | "post_comment_on" | "edit_comment_on" | "read_expression" | "unfollow" => {
                return self.on("idea", template).await;
            }
            "like" | "unlike" => return self.on("poc", template).await,
            _ => {}
        }
        let id = self.first(operation, template).await;
        let second = match operation {
            "answer_step" | "list_nearest_lessons" => "plan".to_owned(),
            "change_reference" => "hackathon".to_owned(),
            "read_body_reference_list" | "add_body_reference" | "change_body_reference" => {
                "trigger".to_owned()
            }
            "answer_challenge_invitation" | "withdraw_challenge_invitation" => {
                self.fixture.claire.to_string()
            }
            "add_indicator_value" | "remove_indicator_value" => self.value("indicator").await,
            "read_kit_release"
            | "read_kit_archive"
            | "withdraw_kit_release"
            | "put_back_kit_release"
            | "read_editorial_item_version" => "1".to_owned(),
            _ if template.starts_with("/api/v1/showcase-items/") => {
                self.fixture.practice.to_string()
            }
            _ if template.ends_with("/{format}") => "md".to_owned(),
            _ if template.matches('{').count() > 1 => self.value("comment").await,
            _ => String::new(),
        };
        let third = match operation {
            "remove_indicator_value" => self.value("indicator_value").await,
            // One that the body did not add.
            "change_body_reference" => "hackathon".to_owned(),
            _ => String::new(),
        };
        let mut path = template.to_owned();
        for value in [id, second, third] {
            if let (Some(start), Some(end)) = (path.find('{'), path.find('}')) {
                path.replace_range(start..=end, &value);
            }
        }
        path + query(operation)
    }

    /// The object that an operation names first.
    async fn first(&mut self, operation: &str, template: &str) -> String {
        match operation {
            "publish_challenge" | "discard_challenge" => self.value("draft_call").await,
            "edit_challenge"
            | "stop_deposits"
            | "set_challenge_indicators"
            | "add_indicator_value"
            | "remove_indicator_value"
            | "decide_challenge_course" => self.value("open_call").await,
            "close_challenge" => self.value("read_call").await,
            _ if template.starts_with("/api/v1/challenges") => self.fixture.challenge.to_string(),
            _ if template.starts_with("/api/v1/practices/") => self.fixture.practice.to_string(),
            _ if OF_BODY.contains(&operation) => self.value("body").await,
            _ if OF_SOPHIE.contains(&operation) => self.fixture.sophie.to_string(),
            "remove_owner" => self.value("ownership").await,
            _ if template.starts_with("/api/v1/references") => "trigger".to_owned(),
            "end_session" => Uuid::nil().to_string(),
            "read_draft" | "save_draft" | "discard_draft" => self.value("draft").await,
            "discard_attachment" => self.value("file").await,
            "read_message" => self.fixture.message.to_string(),
            "read_document" | "edit_document" | "list_document_versions" => "idea_rules".to_owned(),
            "read_editorial_item_version" => self.value("guide").await,
            "print_portfolio" | "print_portal_plan" => "md".to_owned(),
            _ if template.starts_with("/api/v1/showcase-items/") => "practice".to_owned(),
            "place_native_brick" => "news".to_owned(),
            "read_import_columns" => "accounts".to_owned(),
            _ if template.ends_with("/{format}") && template.matches('{').count() == 1 => {
                "csv".to_owned()
            }
            _ => match made_of(template) {
                Some(name) => self.value(name).await,
                None if template.contains('{') => self.value("idea").await,
                None => String::new(),
            },
        }
    }

    /// The path of what is said of an object, by its kind.
    async fn on(&mut self, kind: &str, template: &str) -> String {
        let mut path = template.replace("{kind}", kind).replace("{key}", "accueil");
        path = path.replace("{id}", &self.value(kind).await);
        if path.contains("{comment_id}") {
            path = path.replace("{comment_id}", &self.value("comment").await);
        }
        path
    }

    /// The version to send back.
    pub(crate) async fn version(&mut self, operation: &str) -> String {
        let version = match operation {
            "edit_account" | "keep_trainings" => self.value("account_version").await,
            "keep_card" => self.value("card_version").await,
            "set_mailbox" | "change_organisation" => self.value("body_version").await,
            // Its indicators may have been set.
            "decide_challenge_course" => self.value("call_version").await,
            _ if OF_PRACTICE.contains(&operation) => self.value("practice_version").await,
            "edit_reuse" | "withdraw_reuse" | "leave_reuse_contact" => {
                self.value("reuse_version").await
            }
            // Released when it was made.
            "edit_kit"
            | "release_kit"
            | "confirm_kit"
            | "discard_kit"
            | "withdraw_kit_release"
            | "put_back_kit_release" => "2".to_owned(),
            // Published when the fixture made it.
            _ if operation.ends_with("_editorial_item") || operation.ends_with("feature_news") => {
                "2".to_owned()
            }
            // Nothing is kept yet.
            "save_scorecard" | "prepare_decision" | "discard_prepared_decision" => "0".to_owned(),
            _ => "1".to_owned(),
        };
        format!("\"{version}\"")
    }

    /// A body, with the objects of this attempt.
    pub(crate) async fn body(&mut self, template: &str) -> serde_json::Value {
        let mut body = template
            .replace("$department", &self.fixture.department.to_string())
            .replace("$lead", &self.fixture.lead.to_string())
            .replace("$claire", &self.fixture.claire.to_string());
        for name in ["comment", "idea", "poc", "email", "body"] {
            let named = format!("${name}");
            if body.contains(&named) {
                body = body.replace(&named, &self.value(name).await);
            }
        }
        serde_json::from_str(&body).unwrap()
    }

    /// Whether the object itself is hidden from this caller: 404 where others would get an answer.
    pub(crate) fn hidden(operation: &str, status: StatusCode) -> bool {
        let personal = [
            "read_draft",
            "save_draft",
            "discard_draft",
            "discard_attachment",
            "read_help_request",
            "read_help_request_history",
            "reply_help_request",
            "support_help_request",
            "close_help_request",
            "read_resource_request",
            "read_resource_request_history",
            "decide_resource_request",
            "read_message",
            "answer_entry",
            "ask_teammate",
            "answer_teammate",
            "leave_entry",
            "decide_entry",
            "rework_entry",
            "read_review",
            "post_review_note",
            "erase_card",
        ]
        .contains(&operation);
        personal && status == StatusCode::NOT_FOUND
    }
}

/// What an operation asks beside its path.
fn query(operation: &str) -> &'static str {
    match operation {
        "import_file" => "?kind=ideas&dry_run=true",
        "list_editorial_items" => "?brick=news",
        "read_agenda" => "?from=2026-05-01&until=2026-05-31",
        "list_technique_uses" => "?technique=persona",
        "export_set" => "?kind=ideas",
        "read_challenge_calendar" => "?from=2026-01-01&until=2026-12-31",
        "upload_attachment" => "?name=note.pdf",
        _ => "",
    }
}
