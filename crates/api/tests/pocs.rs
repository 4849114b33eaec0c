//! Experiments: the life of seven steps, the record, lists, the knowledge base, rights.

mod concurrency;
mod gates;
mod kit;
mod lessons;
mod life;
mod list;
mod record;
mod rights;
mod sight;
mod study;
mod taken;
mod upstream;

use api_client::ApiClient;
use api_types::idea::{DecideIdeaRequest, DepositIdeaRequest, IdeaContentRequest, IdeaView};
use api_types::poc::{
    CreatePocRequest, GateRequest, LaunchPocRequest, MemberRequest, PassStepsRequest,
    PocHeaderRequest, PocView, StopPocRequest,
};
use api_types::session::SignInRequest;
use domain::idea::{IdeaOrigin, IdeaVerdict, InnovationForm};
use domain::poc::{Assurances, GateVerdict, MemberRole, Step};
use domain::{IdeaId, OrganisationId, UserId};
use test_support::{Demo, PASSWORD, TestApp, key};

/// The direction or body with this code.
pub(crate) async fn organisation(client: &ApiClient, code: &str) -> OrganisationId {
    let all = client.list_organisations().await.unwrap().items;
    all.into_iter().find(|organisation| organisation.code == code).unwrap().id
}

/// A token, for a request that no client would send.
pub(crate) async fn token(app: &TestApp, who: Demo) -> String {
    let (email, password) = (who.person().email.to_owned(), PASSWORD.to_owned());
    let body = SignInRequest { email, password };
    app.stranger().sign_in(&body).await.unwrap().access_token
}

/// Who this client is signed in as.
pub(crate) async fn me(client: &ApiClient) -> UserId {
    client.read_me().await.unwrap().person.id
}

/// An experiment with nothing but what is mandatory (A11).
pub(crate) async fn card(client: &ApiClient, title: &str) -> CreatePocRequest {
    let header = PocHeaderRequest {
        title: title.to_owned(),
        department_id: organisation(client, "cnav-action-sociale").await,
        domain: "social_action".to_owned(),
        ..PocHeaderRequest::default()
    };
    CreatePocRequest { header, ..CreatePocRequest::default() }
}

/// An experiment to launch.
pub(crate) async fn planned(client: &ApiClient, title: &str) -> PocView {
    client.create_poc(&card(client, title).await, &key()).await.unwrap()
}

/// An experiment in progress that this person sponsors.
pub(crate) async fn sponsored(client: &ApiClient, title: &str, sponsor: UserId) -> PocView {
    let member = MemberRequest { user_id: Some(sponsor), name: None, role: MemberRole::Sponsor };
    let body = CreatePocRequest { members: vec![member], ..card(client, title).await };
    let poc = client.create_poc(&body, &key()).await.unwrap();
    launch(client, &poc).await
}

pub(crate) async fn launch(client: &ApiClient, poc: &PocView) -> PocView {
    let today = LaunchPocRequest::default();
    client.launch_poc(poc.summary.id, &today, poc.version).await.unwrap()
}

/// An experiment in progress.
pub(crate) async fn launched(client: &ApiClient, title: &str) -> PocView {
    launch(client, &planned(client, title).await).await
}

/// A group of steps without a gate.
pub(crate) fn steps(first: Step, last: Step) -> PassStepsRequest {
    PassStepsRequest { first, last, gates: Vec::new() }
}

/// A decision, by this person.
pub(crate) fn gate(verdict: GateVerdict, by: UserId) -> GateRequest {
    GateRequest {
        verdict,
        reason: verdict.needs_reason().then(|| "Le bénéfice reste à montrer.".to_owned()),
        conditions: if verdict.needs_conditions() {
            vec!["Deux sites au plus.".to_owned()]
        } else {
            Vec::new()
        },
        assurances: Assurances::default(),
        decided_by: Some(by),
        decided_on: None,
    }
}

/// Passes steps, with these decisions.
pub(crate) async fn pass(
    client: &ApiClient,
    poc: &PocView,
    (first, last): (Step, Step),
    gates: Vec<GateRequest>,
) -> PocView {
    let body = PassStepsRequest { first, last, gates };
    client.pass_steps(poc.summary.id, &body, poc.version).await.unwrap()
}

/// Passes what is left, up to a verdict at step 7.
pub(crate) async fn complete(
    client: &ApiClient,
    poc: &PocView,
    verdict: GateVerdict,
    by: UserId,
) -> PocView {
    let go = vec![gate(GateVerdict::Go, by), gate(verdict, by)];
    pass(client, poc, (Step::FrameChallenge, Step::Validate), go).await
}

/// A cause of the list.
pub(crate) fn cause(code: &str) -> StopPocRequest {
    StopPocRequest { cause: code.to_owned(), note: None }
}

/// An idea of this author, selected by that administrator.
pub(crate) async fn selected_idea(author: &ApiClient, admin: &ApiClient, title: &str) -> IdeaView {
    let idea = deposited_idea(author, title).await;
    let decision = DecideIdeaRequest {
        verdict: IdeaVerdict::Selected,
        reason: "Répond à un besoin fort.".to_owned(),
        ground: None,
        condition: None,
    };
    let id: IdeaId = idea.summary.id;
    admin.decide_idea(id, &decision, idea.version).await.unwrap()
}

/// An idea of this author.
pub(crate) async fn deposited_idea(author: &ApiClient, title: &str) -> IdeaView {
    let content = IdeaContentRequest {
        title: title.to_owned(),
        problem: None,
        proposal: Some("Aller vers les assurés.".to_owned()),
        subcategory: "reception".to_owned(),
        innovation_field: None,
        form: InnovationForm::Participative,
        origin: IdeaOrigin::Internal,
        attachments: Vec::new(),
    };
    let (challenge_id, draft_id, on_behalf_of) = (None, None, None);
    let (anonymous, rebound_of) = (false, None);
    let body =
        DepositIdeaRequest { content, challenge_id, anonymous, draft_id, on_behalf_of, rebound_of };
    author.deposit_idea(&body, &key()).await.unwrap()
}
