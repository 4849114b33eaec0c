//! What the fixture makes, and nothing that it remembers.

use api_client::ApiClient;
use api_types::challenge::{
    EnterTrackRequest, IndicatorRequest, IndicatorValueRequest, SetIndicatorsRequest,
};
use api_types::directory::{CardContentRequest, KeepCardRequest};
use api_types::help_request::AskDinnoRequest;
use api_types::idea::{DepositIdeaRequest, IdeaContentRequest};
use api_types::partner::PartnerRequest;
use api_types::poc::{
    CreatePocRequest, GateRequest, LaunchPocRequest, PassStepsRequest, PocHeaderRequest, PocView,
};
use api_types::practice::{
    DeclareReuseRequest, KitContentRequest, KitSectionsRequest, ReleaseKitRequest,
    ReuseContentRequest, ReuseView, WriteKitRequest,
};
use api_types::resource_request::{RequestResourcesRequest, ResourceLineRequest};
use chrono::NaiveDate;
use domain::challenge::{
    Challenge, ChallengeContent, ChallengeFormat, ChallengeParts, ChallengeStatus, IndicatorAim,
    Timetable,
};
use domain::help_request::HelpTopic;
use domain::idea::{IdeaOrigin, InnovationForm};
use domain::people::EmailAddress;
use domain::poc::{Assurances, GateVerdict, Step};
use domain::practice::{KitKind, KitSection, ReuseResult};
use domain::showcase::proposal::{NewProposal, Proposal, ProposalKind};
use domain::text::{Paragraph, ShortText, Title};
use domain::{
    ChallengeId, EntryId, IndicatorId, IndicatorValueId, KitId, PartnerId, PracticeId, ProposalId,
    UserId,
};
use persistence::challenges::{self, ChallengeHtml, NewRow};
use persistence::showcase::proposals;
use test_support::{TestApp, key};
use uuid::Uuid;

pub(super) const PDF: &[u8] =
    b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

pub(super) fn question() -> AskDinnoRequest {
    AskDinnoRequest {
        topic: HelpTopic::Portal,
        title: "Une question".to_owned(),
        body: "Un mot.".to_owned(),
        support: None,
        poc_id: None,
    }
}

pub(super) fn resources() -> RequestResourcesRequest {
    let line = ResourceLineRequest { kind: "it".to_owned(), what: "deux postes".to_owned() };
    let title = "Un essai".to_owned();
    RequestResourcesRequest { title, lines: vec![line], ..RequestResourcesRequest::default() }
}

pub(super) async fn create(julie: &ApiClient, department: domain::OrganisationId) -> PocView {
    let header = PocHeaderRequest {
        title: "Un essai".to_owned(),
        department_id: department,
        domain: "social_action".to_owned(),
        ..PocHeaderRequest::default()
    };
    let request = CreatePocRequest { header, ..CreatePocRequest::default() };
    julie.create_poc(&request, &key()).await.unwrap()
}

pub(super) async fn validated(
    julie: &ApiClient,
    paul: &ApiClient,
    department: domain::OrganisationId,
) -> PocView {
    let poc = create(julie, department).await;
    let id = poc.summary.id;
    let poc = julie.launch_poc(id, &LaunchPocRequest::default(), poc.version).await.unwrap();
    let gate = |verdict| GateRequest {
        verdict,
        reason: None,
        conditions: Vec::new(),
        assurances: Assurances::default(),
        decided_by: None,
        decided_on: None,
    };
    let request = PassStepsRequest {
        first: Step::FrameChallenge,
        last: Step::Validate,
        gates: vec![gate(GateVerdict::Go), gate(GateVerdict::Validated)],
    };
    paul.pass_steps(id, &request, poc.version).await.unwrap()
}

/// What Claire's body tells of a practice it takes up: declared unless it stands already.
pub(super) async fn reuse(claire: &ApiClient, practice: PracticeId) -> ReuseView {
    if let Some(standing) = claire.list_reuses(practice).await.unwrap().items.pop() {
        return standing;
    }
    let content = ReuseContentRequest {
        since: NaiveDate::from_ymd_opt(2026, 1, 5).unwrap(),
        adaptations: None,
        effort: None,
        result: ReuseResult::Worked,
        contact_id: None,
    };
    let body = DeclareReuseRequest { organisation_id: None, content };
    claire.declare_reuse(practice, &body, &key()).await.unwrap()
}

/// Agrees to be found in the directory.
pub(super) async fn show(client: &ApiClient, id: UserId) {
    let content = CardContentRequest { visible: true, ..CardContentRequest::default() };
    client.keep_card(id, &KeepCardRequest { content }, 0).await.unwrap();
}

/// A kit that was released once.
pub(super) async fn kit(julie: &ApiClient, practice: PracticeId) -> KitId {
    let mut sections = KitSectionsRequest::default();
    for section in KitSection::ALL {
        sections.set(*section, Some("Un texte.".to_owned()));
    }
    let (kind, title, files) = (KitKind::Deployment, "Un kit".to_owned(), Vec::new());
    let content = KitContentRequest { kind, title, sections, files };
    let body = WriteKitRequest { content };
    let kit = julie.prepare_kit(practice, &body, &key()).await.unwrap().summary;
    let nothing = ReleaseKitRequest::default();
    julie.release_kit(kit.id, &nothing, kit.version).await.unwrap();
    kit.id
}

/// A challenge that Karim looks after, with Sophie among its experts.
pub(super) async fn challenge(
    app: &TestApp,
    status: ChallengeStatus,
    people: (UserId, UserId),
) -> Uuid {
    of_format(app, (ChallengeFormat::Challenge, status), people).await
}

/// An answer of Yann's to an intrapreneur track, which he entered: he looks for a teammate.
pub(super) async fn entry(app: &TestApp, yann: &ApiClient, people: (UserId, UserId)) -> EntryId {
    let track = (ChallengeFormat::IntrapreneurTrack, ChallengeStatus::Open);
    let track = ChallengeId(of_format(app, track, people).await);
    let deposit = DepositIdeaRequest {
        content: content(),
        challenge_id: Some(track),
        anonymous: false,
        draft_id: None,
        rebound_of: None,
        on_behalf_of: None,
    };
    let idea = yann.deposit_idea(&deposit, &key()).await.unwrap().summary.id;
    let body = EnterTrackRequest { idea_id: idea, note: None };
    yann.enter_track(track, &body, &key()).await.unwrap().id
}

async fn of_format(
    app: &TestApp,
    (format, status): (ChallengeFormat, ChallengeStatus),
    (karim, sophie): (UserId, UserId),
) -> Uuid {
    let titled = ChallengeContent::titled(Title::restore("Un défi".to_owned()));
    let id = ChallengeId(Uuid::now_v7());
    let challenge = Challenge::restore(ChallengeParts {
        id,
        reference: format!("DEFI-TEST-{}", id.0.simple()),
        content: ChallengeContent { format, ..titled },
        owner: Some(karim),
        experts: vec![sophie],
        timetable: Timetable { status, ..Timetable::draft() },
        closing: None,
    });
    let (html, created_at) = (ChallengeHtml::default(), app.app.now());
    let tx = app.app.store.begin().await.unwrap();
    challenges::insert(&tx, NewRow { challenge, html, created_at }).await.unwrap();
    tx.commit().await.unwrap();
    id.0
}

/// What somebody from outside proposed.
pub(super) async fn proposal(app: &TestApp) -> ProposalId {
    let content = NewProposal {
        kind: ProposalKind::Idea,
        name: ShortText::parse("/name", "Léa Petit").unwrap(),
        organisation: None,
        email: EmailAddress::parse("/email", "lea@ville.example").unwrap(),
        subject: Title::parse("/subject", "Un guichet mobile").unwrap(),
        body: Paragraph::parse("/body", "Au marché.").unwrap(),
    };
    let id = ProposalId(Uuid::now_v7());
    let tx = app.app.store.begin().await.unwrap();
    let new = Proposal::received(id, content, app.app.now());
    proposals::insert(&tx, &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// What a challenge that was not touched yet is followed by.
pub(super) async fn indicator(karim: &ApiClient, call: ChallengeId) -> IndicatorId {
    let title = "Réponses".to_owned();
    let one = IndicatorRequest {
        id: None,
        title,
        unit: None,
        target: None,
        aim: IndicatorAim::AtLeast,
        expected_on: None,
    };
    let body = SetIndicatorsRequest { indicators: vec![one] };
    karim.set_challenge_indicators(call, &body, 1).await.unwrap().indicators[0].id
}

pub(super) async fn indicator_value(
    karim: &ApiClient,
    (call, of): (ChallengeId, IndicatorId),
) -> IndicatorValueId {
    let on = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    let body = IndicatorValueRequest { on, value: "12,5".to_owned(), note: None };
    let course = karim.add_indicator_value((call, of), &body, &key()).await.unwrap();
    course.indicators[0].values[0].id
}

pub(super) fn content() -> IdeaContentRequest {
    IdeaContentRequest {
        title: "Une idée".to_owned(),
        problem: None,
        proposal: Some("Une proposition".to_owned()),
        subcategory: "reception".to_owned(),
        innovation_field: None,
        form: InnovationForm::Participative,
        origin: IdeaOrigin::Internal,
        attachments: Vec::new(),
    }
}

/// A partner on the register.
pub(super) async fn partner(paul: &ApiClient) -> PartnerId {
    let body: PartnerRequest =
        serde_json::from_str(r#"{"content":{"name":"Un partenaire","kind":"funder"}}"#).unwrap();
    paul.add_partner(&body, &key()).await.unwrap().id
}
