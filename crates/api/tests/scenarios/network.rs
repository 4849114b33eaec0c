//! Scenarios 32 to 35: what the agenda announces by itself, who helps, what is asked for and what the Dinno answers.

use api_client::ApiClient;
use api_types::agenda::{AgendaEntryView, AgendaQuery};
use api_types::directory::{DirectoryQuery, SetMailboxRequest};
use api_types::help_request::{
    AskDinnoRequest, HelpRequestQuery, HelpRequestView, ReplyHelpRequest, SupportRequest,
};
use api_types::problem::ProblemCode;
use api_types::resource_request::{RequestResourcesRequest, ResourceRequestQuery};
use chrono::{Days, NaiveDate};
use domain::agenda::AgendaKind;
use domain::civil::Zone;
use domain::directory::DirectoryRole;
use domain::help_request::{HelpStatus, HelpTopic, SupportStage};
use domain::poc::PocStatus;
use domain::reference::ReferenceCode;
use domain::resource_request::{ResourceState, StateNature};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::directory::{ambassador, asked, keep, names};
use crate::editorial::agenda::start_on;
use crate::ideas::{deposit, masked};
use crate::pocs::{launched, me, organisation, planned};
use crate::resource_requests::{answer, sent, wanted};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What the agenda says of a month of May that is not this one, whenever the test runs.
async fn of_may(reader: &ApiClient) -> Vec<AgendaEntryView> {
    let may = AgendaQuery::between(day("2033-05-01"), day("2033-05-31"));
    reader.read_agenda(&may).await.unwrap().items
}

/// How often a calendar of somebody's own announces this.
async fn announced(app: &TestApp, reader: &ApiClient, words: &str) -> usize {
    let feeds = reader.list_feeds().await.unwrap().items;
    let address = &feeds.iter().find(|feed| feed.address.contains("/agenda?")).unwrap().address;
    let calendar = reqwest::get(format!("{}{address}", app.url)).await.unwrap();
    let calendar = calendar.text().await.unwrap().replace("\r\n ", "");
    calendar.matches(words).count()
}

async fn scenario_32_a_start_is_announced_once_and_moves_with_its_date(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let poc = planned(&julie, "Ateliers mobiles").await;
    assert_eq!(poc.summary.status, PocStatus::Planned, "still « à lancer »");
    assert!(of_may(&sophie).await.is_empty());
    for date in ["2033-05-04", "2033-05-11"] {
        let now = julie.read_poc(poc.summary.id).await.unwrap();
        start_on(&julie, &now, day(date)).await;
        let entries = of_may(&sophie).await;
        let shown: Vec<_> =
            entries.iter().map(|one| (one.kind, one.id, one.title.as_str(), one.on)).collect();
        let entry = (AgendaKind::PocStart, poc.summary.id.0, "Ateliers mobiles", day(date));
        assert_eq!(shown, [entry], "once, and nobody typed it");
    }
    // The words, as a calendar that follows the agenda has them.
    let now = julie.read_poc(poc.summary.id).await.unwrap();
    let soon = Zone::Paris.day(app.app.now()) + Days::new(7);
    start_on(&julie, &now, soon).await;
    assert!(of_may(&sophie).await.is_empty(), "it moved again");
    assert_eq!(announced(&app, &sophie, "SUMMARY:Démarrage\u{a0}: Ateliers mobiles\r\n").await, 1);
}

async fn scenario_33_one_finds_who_knows_the_mailbox_and_the_ambassador(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let (yann, karim) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Karim).await);
    // Yann is the referent of the Carsat Bretagne, which has a mailbox.
    let bretagne = organisation(&paul, "carsat-bretagne").await;
    let counts = sophie.read_referent_counts().await.unwrap().items;
    let counts: Vec<_> = counts.iter().map(|one| (one.organisation_id, one.referents)).collect();
    assert_eq!(counts, [(bretagne, 1)]);
    let bodies = paul.list_organisations().await.unwrap().items;
    let version = bodies.iter().find(|body| body.id == bretagne).unwrap().version;
    let address = "innovation@carsat-bretagne.example";
    let mailbox = SetMailboxRequest { mailbox: Some(address.to_owned()) };
    paul.set_mailbox(bretagne, &mailbox, version).await.unwrap();
    keep(&yann, &["Design thinking"], true).await;
    keep(&karim, &["Langage clair"], true).await;

    let found = sophie.list_directory(&asked("design thinking")).await.unwrap().items;
    let found: Vec<_> = found
        .iter()
        .map(|card| (card.person.name.as_str(), card.mailbox.as_deref(), card.roles.as_slice()))
        .collect();
    assert_eq!(found, [("Yann Kerbrat", Some(address), [DirectoryRole::Referent].as_slice())]);

    // Karim is an ambassador: his badge, and what he did under his name.
    let signed = deposit(&karim, "Simplifier les notifications").await.summary;
    karim.deposit_idea(&masked("Sans mon nom"), &key()).await.unwrap();
    ambassador(&app, Demo::Karim).await;
    let role = Some(DirectoryRole::Ambassador);
    let ambassadors = DirectoryQuery { role, ..DirectoryQuery::default() };
    assert_eq!(names(&sophie, ambassadors).await, ["Karim Haddad"]);
    let card = sophie.read_card(me(&karim).await).await.unwrap();
    assert!(card.summary.roles.contains(&DirectoryRole::Ambassador), "{:?}", card.summary.roles);
    let ideas: Vec<_> = card.ideas.iter().map(|idea| (idea.id, idea.title.as_str())).collect();
    assert_eq!(ideas, [(signed.id, "Simplifier les notifications")], "and no masked one");
}

async fn scenario_34_resources_are_asked_for_an_experiment_and_a_refusal_has_a_reason(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let mut poc = launched(&julie, "Essai 1").await.summary;
    for number in 2..=7 {
        poc = launched(&julie, &format!("Essai {number}")).await.summary;
    }
    assert!(poc.reference.ends_with("-0007"), "{}", poc.reference);
    // The states are those that the Dinno configured, a new one among them.
    let view = paul.read_resource_settings().await.unwrap();
    let mut settings = sent(&view);
    settings.states.push(ResourceState {
        code: ReferenceCode("committee".to_owned()),
        label_fr: "Au comité des moyens".to_owned(),
        label_en: "Before the committee".to_owned(),
        nature: StateNature::Open,
        active: true,
    });
    paul.edit_resource_settings(&settings, view.version).await.unwrap();

    let request = RequestResourcesRequest { poc_id: Some(poc.id), ..wanted() };
    let made = yann.request_resources(&request, &key()).await.unwrap();
    let whats: Vec<_> = made.lines.iter().map(|line| line.what.as_str()).collect();
    let asked = [
        "deux postes informatiques",
        "un développeur pendant 10 jours",
        "4 h par semaine de temps dédié",
    ];
    assert_eq!(whats, asked);
    assert_eq!(made.purpose.as_ref().unwrap().reference, poc.reference, "attached to POC 7");
    let of_poc = ResourceRequestQuery { poc_id: Some(poc.id), ..ResourceRequestQuery::default() };
    let handled = paul.list_resource_requests(&of_poc).await.unwrap().items;
    assert_eq!(handled.len(), 1, "whoever handles them sees it");
    assert!(sophie.list_resource_requests(&of_poc).await.unwrap().items.is_empty());
    let studied = answer(0, "committee", None);
    let made = paul.decide_resource_request(made.id, &studied, made.version).await.unwrap();
    let seen = yann.read_resource_request(made.id).await.unwrap();
    assert_eq!(seen.lines[0].state.as_str(), "committee");
    let unsaid = answer(1, "declined", None);
    let refused = paul.decide_resource_request(made.id, &unsaid, made.version).await;
    assert_eq!(faulty_fields(refused), ["/reason required"]);
    let said = answer(1, "declined", Some("Les développeurs sont pris jusqu’en juin."));
    paul.decide_resource_request(made.id, &said, made.version).await.unwrap();
    let seen = yann.read_resource_request(made.id).await.unwrap();
    let line = &seen.lines[1];
    assert_eq!(line.nature, StateNature::Refused);
    assert_eq!(line.reason.as_deref(), Some("Les développeurs sont pris jusqu’en juin."));
    let later = answer(2, "later", None);
    let unknown = paul.decide_resource_request(made.id, &later, seen.version).await;
    assert_eq!(faulty_fields(unknown), ["/state unknown_value"], "a state that nobody configured");
}

async fn ask(client: &ApiClient, topic: HelpTopic, title: &str) -> HelpRequestView {
    let (title, body) = (title.to_owned(), "Merci d’avance.".to_owned());
    let question = AskDinnoRequest { topic, title, body, support: None, poc_id: None };
    client.ask_dinno(&question, &key()).await.unwrap()
}

async fn scenario_35_the_dinno_answers_by_topic_and_a_question_becomes_support(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let yann = app.client_of(Demo::Yann).await;
    let draft = "Comment retrouver mon brouillon ?";
    let workshop = "La Dinno peut-elle animer un atelier ?";
    let asked = [
        ask(&sophie, HelpTopic::Portal, draft).await,
        ask(&sophie, HelpTopic::Dinno, workshop).await,
    ];
    for question in &asked {
        let reply = ReplyHelpRequest { body: "Voici comment.".to_owned() };
        let id = question.summary.id;
        paul.reply_help_request(id, &reply, question.version).await.unwrap();
        // Both are answered in the portal, for whoever asked and for nobody else.
        let read = sophie.read_help_request(id).await.unwrap();
        assert_eq!(read.summary.status, HelpStatus::Answered);
        let last = read.messages.last().unwrap();
        assert_eq!((last.author.name.as_str(), last.answer), ("Paul Mercier", true));
        assert!(last.body_html.contains("Voici comment."), "{}", last.body_html);
        assert_eq!(refusal(yann.read_help_request(id).await), ProblemCode::NotFound);
    }
    for client in [&paul, &sophie] {
        for (topic, title) in [(HelpTopic::Portal, draft), (HelpTopic::Dinno, workshop)] {
            let query = HelpRequestQuery { topic: Some(topic), ..HelpRequestQuery::default() };
            let found = client.list_help_requests(&query).await.unwrap().items;
            let found: Vec<_> = found.iter().map(|one| one.title.as_str()).collect();
            assert_eq!(found, [title], "{topic:?}");
        }
    }
    let id = asked[1].summary.id;
    let seen = paul.read_help_request(id).await.unwrap().version;
    let framing = SupportRequest { stage: SupportStage::Framing, poc_id: None };
    paul.support_help_request(id, &framing, seen).await.unwrap();
    let support = Some(SupportStage::Framing);
    let query = HelpRequestQuery { support, ..HelpRequestQuery::default() };
    let found = sophie.list_help_requests(&query).await.unwrap().items;
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [id], "« cadrage »");
}

on_both_databases!(
    scenario_32_a_start_is_announced_once_and_moves_with_its_date,
    scenario_33_one_finds_who_knows_the_mailbox_and_the_ambassador,
    scenario_34_resources_are_asked_for_an_experiment_and_a_refusal_has_a_reason,
    scenario_35_the_dinno_answers_by_topic_and_a_question_becomes_support,
);
