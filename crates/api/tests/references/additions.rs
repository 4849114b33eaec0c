//! What a body adds to the normed lists for its own agents (A36).

use std::io::Cursor;

use api_client::ApiClient;
use api_types::idea::{DepositIdeaRequest, EditIdeaRequest, IdeaContentRequest};
use api_types::import::ImportKind;
use api_types::practice::{PracticeContentRequest, PublishPracticeRequest};
use api_types::problem::ProblemCode;
use api_types::reference::{AddReferenceRequest, ChangeReferenceRequest};
use api_types::rights::GiveDelegationRequest;
use app::Failure;
use app::imports::ImportOrder;
use app::words::Locale;
use domain::OrganisationId;
use domain::access::Profile;
use domain::practice::PracticeKind;
use domain::reference::{ReferenceCode, ReferenceList};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{as_is, new};
use crate::delegations::lend;
use crate::ideas::{content, masked, spontaneous};
use crate::pocs::{card, cause, launched, me, organisation};

const LIST: ReferenceList = ReferenceList::Subcategory;

const IMPORTED: &str = "\
external_id,titre,description_html,rubrique,sous_rubrique,auteur,date_depot,votes_pour,votes_contre,votes_mitiges
I-1,Un guichet unique,<p>Un numéro</p>,S1,Les Communs,agent-1,2015-09-26T02:28:01+0200,12,3,0
";

/// Sophie, to whom the administration of her body is lent, and her body.
async fn keeper(app: &TestApp) -> (ApiClient, OrganisationId) {
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let home = organisation(&nadia, "carsat-bretagne").await;
    let wish = GiveDelegationRequest {
        organisation_id: Some(home),
        ..lend(me(&sophie).await, Profile::FunctionalAdmin)
    };
    nadia.give_delegation(&wish, &key()).await.unwrap();
    (sophie, home)
}

fn islands() -> AddReferenceRequest {
    let parent = Some("customer_relations".to_owned());
    AddReferenceRequest { parent, ..new("Accueil des îles", "Islands desk") }
}

fn filed(title: &str) -> DepositIdeaRequest {
    let filed = IdeaContentRequest { subcategory: "islands_desk".to_owned(), ..content(title) };
    DepositIdeaRequest { content: filed, ..spontaneous(title) }
}

/// Whether this person may choose it, as the lists say.
async fn chooses(client: &ApiClient) -> bool {
    let all = client.list_references().await.unwrap().items;
    let found = all.into_iter().find(|item| item.code.as_str() == "islands_desk").unwrap();
    assert!(found.active, "others find what bears it");
    found.offered
}

async fn what_a_body_adds_is_chosen_by_its_agents_until_it_is_everybodys(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, yann) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Yann).await);
    let julie = app.client_of(Demo::Julie).await;
    let (sophie, home) = keeper(&app).await;
    let once = key();
    let kept = sophie.add_body_reference((home, LIST), &islands(), &once).await.unwrap();
    let again = sophie.add_body_reference((home, LIST), &islands(), &once).await.unwrap();
    assert_eq!(kept, again, "sent twice, added once");
    let codes: Vec<_> = kept.items.iter().map(|item| item.code.as_str()).collect();
    assert_eq!(codes, ["islands_desk"], "and nothing of everybody’s");

    let idea = yann.deposit_idea(&filed("Une borne à Groix"), &key()).await.unwrap();
    assert_eq!(idea.summary.subcategory.as_str(), "islands_desk");
    assert!(chooses(&yann).await && chooses(&paul).await && !chooses(&julie).await);
    let refused = julie.deposit_idea(&filed("Ailleurs"), &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/subcategory unknown_value"]);
    let read = julie.read_idea(idea.summary.id).await.unwrap();
    assert_eq!(read.summary.subcategory.as_str(), "islands_desk", "it is read by all");
    let counted = sophie.read_body_reference_list((home, LIST)).await.unwrap();
    assert_eq!(counted.items[0].uses, 1);

    // The Dinno sees whose it is, and gives it to everybody.
    let all = paul.read_reference_list(LIST).await.unwrap();
    let added = all.items.iter().find(|item| item.code.as_str() == "islands_desk").unwrap();
    assert_eq!(added.organisation.as_ref().map(|body| body.id), Some(home));
    let shared = ChangeReferenceRequest { shared: true, ..as_is(&all, "islands_desk", true) };
    let code = ReferenceCode("islands_desk".to_owned());
    paul.change_reference((LIST, &code), &shared, all.version).await.unwrap();
    assert!(chooses(&julie).await);
    julie.deposit_idea(&filed("Partout"), &key()).await.unwrap();
    assert!(sophie.read_body_reference_list((home, LIST)).await.unwrap().items.is_empty());
}

async fn a_masked_idea_bears_nothing_that_tells_the_body_of_its_author(database: Database) {
    let app = TestApp::spawn(database).await;
    let yann = app.client_of(Demo::Yann).await;
    let (sophie, home) = keeper(&app).await;
    sophie.add_body_reference((home, LIST), &islands(), &key()).await.unwrap();
    let tells = ["/content/subcategory unknown_value"];
    let anonymous = DepositIdeaRequest { anonymous: true, ..filed("Une borne à Houat") };
    assert_eq!(faulty_fields(yann.deposit_idea(&anonymous, &key()).await), tells);
    let idea = yann.deposit_idea(&masked("Une borne à Houat"), &key()).await.unwrap();
    let DepositIdeaRequest { content, .. } = filed("Une borne à Houat");
    let edit = EditIdeaRequest { content };
    let refused = yann.edit_idea(idea.summary.id, &edit, idea.version).await;
    assert_eq!(faulty_fields(refused), tells, "nor afterwards");
}

async fn a_file_bears_nothing_that_one_body_added(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, home) = keeper(&app).await;
    sophie.add_body_reference((home, LIST), &islands(), &key()).await.unwrap();
    let actor = app::imports::in_the_name_of(&app.app, None).await.unwrap();
    let shipped = app::imports::shipped_mapping_text(ImportKind::Ideas);
    let read = async |text: &str| {
        let mapping = app::imports::read_mapping(ImportKind::Ideas, text, Locale::Fr).unwrap();
        let order = ImportOrder { mapping, dry_run: true, locale: Locale::Fr };
        app::imports::run(&app.app, &actor, order, Cursor::new(IMPORTED)).await
    };
    assert_eq!(read(shipped).await.unwrap().created, 1);
    let theirs = shipped.replace("= \"digital_commons\"", "= \"islands_desk\"");
    assert_ne!(theirs, shipped);
    let refused = read(&theirs).await;
    assert!(matches!(refused, Err(Failure::ImportUnreadable { .. })), "{refused:?}");
}

async fn whoever_keeps_a_body_changes_what_it_added_and_nothing_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, yann) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Yann).await);
    let (sophie, home) = keeper(&app).await;
    let kept = sophie.add_body_reference((home, LIST), &islands(), &key()).await.unwrap();
    let code = |code: &str| ReferenceCode(code.to_owned());
    let retired = as_is(&kept, "islands_desk", false);
    let of = ((home, LIST), &code("islands_desk"));
    let now = sophie.change_body_reference(of, &retired, kept.version).await.unwrap();
    assert!(!now.items[0].active);
    let late = sophie.change_body_reference(of, &retired, kept.version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let refused = yann.deposit_idea(&filed("Trop tard"), &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/subcategory unknown_value"]);

    let common = ((home, LIST), &code("reception"));
    let refused = sophie.change_body_reference(common, &retired, now.version).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound, "that is everybody’s");
    let twice = sophie.add_body_reference((home, LIST), &islands(), &key()).await;
    assert_eq!(faulty_fields(twice), ["/label_fr duplicate", "/label_en duplicate"]);
    let refused = sophie.add_reference(LIST, &islands(), &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let elsewhere = (organisation(&nadia, "cnav").await, LIST);
    for refused in [
        sophie.add_body_reference(elsewhere, &islands(), &key()).await,
        sophie.read_body_reference_list(elsewhere).await,
        yann.add_body_reference((home, LIST), &islands(), &key()).await,
    ] {
        assert_eq!(refusal(refused), ProblemCode::Forbidden);
    }
    // The branch decides for all of its fields, and a direction is no body.
    let field = (home, ReferenceList::InnovationField);
    let refused = sophie.add_body_reference(field, &new("Un champ", "A field"), &key()).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound);
    let direction = (organisation(&nadia, "cnav-dsi").await, LIST);
    let refused = nadia.add_body_reference(direction, &islands(), &key()).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound);
}

/// Neither to begin something, nor to end it.
async fn what_another_body_added_is_offered_by_no_form(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (sophie, home) = keeper(&app).await;
    for list in [ReferenceList::Trigger, ReferenceList::Cause, ReferenceList::Process] {
        let words = new("Fin de la liaison", "Ferry closed");
        sophie.add_body_reference((home, list), &words, &key()).await.unwrap();
    }
    let code = "ferry_closed";
    let mut begun = card(&julie, "Un essai").await;
    begun.header.trigger = Some(code.to_owned());
    let refused = julie.create_poc(&begun, &key()).await;
    assert_eq!(faulty_fields(refused), ["/header/trigger unknown_value"]);
    let content = PracticeContentRequest {
        title: "Une traversée".to_owned(),
        domain: "social_action".to_owned(),
        process: Some(code.to_owned()),
        ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
    };
    let shared = PublishPracticeRequest::of_body(None, content);
    let refused = julie.publish_practice(&shared, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/process unknown_value"]);
    let poc = launched(&julie, "Un essai").await;
    let (id, stop) = (poc.summary.id, cause(code));
    let refused = julie.hold_poc(id, &stop, poc.version).await;
    assert_eq!(faulty_fields(refused), ["/cause unknown_value"]);
    let refused = julie.abandon_poc(id, &stop, poc.version).await;
    assert_eq!(faulty_fields(refused), ["/cause unknown_value"]);
    // Whoever keeps that body may.
    paul.hold_poc(id, &stop, poc.version).await.unwrap();
}

on_both_databases!(
    what_another_body_added_is_offered_by_no_form,
    what_a_body_adds_is_chosen_by_its_agents_until_it_is_everybodys,
    a_masked_idea_bears_nothing_that_tells_the_body_of_its_author,
    a_file_bears_nothing_that_one_body_added,
    whoever_keeps_a_body_changes_what_it_added_and_nothing_else,
);
