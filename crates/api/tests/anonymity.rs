//! Anonymous means anonymous (R058, A03; scenario 7): nobody finds the author, by the API or in the file.

mod answers;
mod apart;
mod experts;
mod file;
mod forward;
mod shown;
mod transactions;
mod walk;

use api_client::ApiClient;
use api_types::idea::{
    AuthorKind, DraftContent, EditIdeaRequest, IdeaQuery, IdeaView, PostCommentRequest,
};
use api_types::problem::ProblemCode;
use domain::ChallengeId;
use domain::idea::{IdeaVerdict, Stance};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::ideas::{content, decision, masked, named};
use crate::pocs::me;
use crate::samples;

const TITLE: &str = "Simplifier les notifications";

/// What would name the author: identifier, name, address.
struct Marks {
    id: Uuid,
    words: [String; 4],
}

impl Marks {
    async fn of(client: &ApiClient, who: Demo) -> Self {
        let id = me(client).await.0;
        let person = who.person();
        let words = [
            id.to_string(),
            id.simple().to_string(),
            person.name.to_owned(),
            person.email.to_owned(),
        ];
        Self { id, words }
    }

    fn name(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.words.iter().any(|word| text.contains(&word.to_lowercase()))
    }
}

/// Sophie writes a draft, sends a photograph and a document, deposits under a mask, then corrects her idea.
async fn deposited(sophie: &ApiClient) -> IdeaView {
    deposited_in(sophie, None).await
}

/// The same, as an answer to a challenge.
async fn deposited_in(sophie: &ApiClient, challenge: Option<ChallengeId>) -> IdeaView {
    let photograph = samples::photograph_by("Sophie Lambert");
    let photograph =
        sophie.upload_attachment(&named("sophie-lambert.jpg"), photograph).await.unwrap();
    let document =
        sophie.upload_attachment(&named("CV Sophie Lambert.pdf"), samples::pdf()).await.unwrap();
    let draft = DraftContent {
        title: TITLE.to_owned(),
        anonymous: true,
        attachments: vec![photograph.id],
        ..DraftContent::default()
    };
    let draft = sophie.create_draft(&draft, &key()).await.unwrap();
    let again = DraftContent { problem: "Trop de lettres".to_owned(), ..draft.content.clone() };
    let draft = sophie.save_draft(draft.id, &again, draft.version).await.unwrap();
    let mut request = masked(TITLE);
    request.challenge_id = challenge;
    request.draft_id = Some(draft.id);
    request.content.attachments = vec![photograph.id, document.id];
    let idea = sophie.deposit_idea(&request, &key()).await.unwrap();
    let gone = refusal(sophie.read_draft(draft.id).await);
    assert_eq!(gone, ProblemCode::NotFound, "the draft went with it");
    let mut corrected = content(TITLE);
    corrected.problem = Some("Des lettres que personne ne lit".to_owned());
    corrected.attachments = idea.attachments.iter().map(|file| file.id).collect();
    let edited = EditIdeaRequest { content: corrected };
    sophie.edit_idea(idea.summary.id, &edited, idea.version).await.unwrap()
}

async fn tell_everybody(app: &TestApp) {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

async fn the_author_alone_follows_an_anonymous_idea(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let idea = deposited(&sophie).await;
    let id = idea.summary.id;
    assert!(idea.summary.author.is_me, "she is told so, and she alone");
    assert_eq!(id.0.get_version_num(), 4, "the identifier tells no time");
    let (_, drawn) = idea.summary.reference.rsplit_once("-X").expect("drawn, not numbered");
    assert_eq!(drawn.len(), 6);
    let mine = IdeaQuery { mine: true, ..IdeaQuery::default() };
    assert_eq!(sophie.list_ideas(&mine).await.unwrap().items.len(), 1);
    assert!(nadia.list_ideas(&mine).await.unwrap().items.is_empty());
    let theirs = nadia.read_idea(id).await.unwrap();
    assert!(!theirs.summary.author.is_me);
    assert_eq!(theirs.summary.author.kind, AuthorKind::Anonymous);
    assert!(theirs.summary.author.person.is_none() && theirs.summary.organisation.is_none());
    let answer = decision(IdeaVerdict::Selected, "Utile");
    paul.decide_idea(id, &answer, theirs.version).await.unwrap();
    tell_everybody(&app).await;
    let told = sophie.list_notifications().await.unwrap();
    assert_eq!((told.unread, told.items[0].subject_id), (1, id.0), "she hears of the decision");
    for other in [&nadia, &paul, &app.client_of(Demo::Yann).await] {
        assert!(other.list_notifications().await.unwrap().items.is_empty());
    }
    let all = nadia.list_ideas(&IdeaQuery::default()).await.unwrap();
    assert_eq!(all.items.len(), 1, "counted once");
}

async fn what_the_author_does_is_done_by_nobody_on_a_day(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    let idea = deposited(&sophie).await;
    let id = idea.summary.id;
    // She comments her own idea by name, as anybody may: that is not joined either.
    let comment = PostCommentRequest::signed(Stance::Supports, "Bravo");
    sophie.post_comment(id, &comment, &key()).await.unwrap();
    tell_everybody(&app).await;
    let told = sophie.list_notifications().await.unwrap();
    assert!(told.items.is_empty(), "nobody is told what they did themselves");
    sophie.withdraw_idea(id, idea.version).await.unwrap();
    for reader in [&nadia, &sophie] {
        let history = reader.read_idea_history(id).await.unwrap().items;
        let (by_name, by_nobody): (Vec<_>, Vec<_>) =
            history.iter().partition(|entry| entry.actor.is_some());
        assert_eq!((by_name.len(), by_nobody.len()), (1, 3), "{history:?}");
        assert!(by_nobody.iter().all(|entry| entry.at.is_none()));
        assert!(by_nobody.iter().all(|entry| entry.id.get_version_num() == 4), "{history:?}");
    }
    let read = nadia.read_idea(id).await.unwrap();
    assert!(!read.summary.author.is_me && read.summary.author.person.is_none());
}

async fn nobody_finds_the_author_by_trying_to_act(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let idea = deposited(&sophie).await;
    let id = idea.summary.id;
    // The same refusals for everybody who is not the author, whatever their profile.
    for who in [Demo::Yann, Demo::Karim, Demo::Thomas, Demo::Marc] {
        let client = app.client_of(who).await;
        let edited = EditIdeaRequest { content: content("Autre") };
        let refused = refusal(client.edit_idea(id, &edited, idea.version).await);
        assert_eq!(refused, ProblemCode::Forbidden);
        let refused = refusal(client.withdraw_idea(id, idea.version).await);
        assert_eq!(refused, ProblemCode::Forbidden);
        for file in &idea.attachments {
            let refused = refusal(client.discard_attachment(file.id).await);
            assert_eq!(refused, ProblemCode::NotFound);
        }
    }
    // A file that the idea carries is nobody's, its sender's included.
    for file in &idea.attachments {
        let refused = refusal(sophie.discard_attachment(file.id).await);
        assert_eq!(refused, ProblemCode::NotFound);
        assert!(!file.name.to_lowercase().contains("sophie"), "{}", file.name);
    }
}

on_both_databases!(
    the_author_alone_follows_an_anonymous_idea,
    what_the_author_does_is_done_by_nobody_on_a_day,
    nobody_finds_the_author_by_trying_to_act,
);
