//! The normed lists, kept by administrators, in force at once (R125, R046, R073).

mod additions;

use api_client::ApiClient;
use api_types::challenge::{ChallengeContentRequest, ChallengeRequest};
use api_types::history::History;
use api_types::idea::{DepositIdeaRequest, EditIdeaRequest, IdeaContentRequest};
use api_types::poc::PocQuery;
use api_types::problem::ProblemCode;
use api_types::reference::{
    AddReferenceRequest, ArrangeReferencesRequest, ChangeReferenceRequest, ReferenceListView,
};
use domain::journal::Fact;
use domain::reference::{ReferenceCode, ReferenceList};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::challenges::life::{call, id_of};
use crate::ideas::{content, spontaneous};
use crate::pocs::card;

pub(crate) fn new(french: &str, english: &str) -> AddReferenceRequest {
    let (label_fr, label_en) = (french.to_owned(), english.to_owned());
    AddReferenceRequest { label_fr, label_en, ..AddReferenceRequest::default() }
}

/// The same words, active or not.
fn as_is(list: &ReferenceListView, code: &str, active: bool) -> ChangeReferenceRequest {
    let item = list.items.iter().find(|item| item.code.as_str() == code).unwrap();
    ChangeReferenceRequest {
        label_fr: item.label_fr.clone(),
        label_en: item.label_en.clone(),
        definition_fr: item.definition_fr.clone(),
        definition_en: item.definition_en.clone(),
        parent: item.parent.as_ref().map(|parent| parent.0.clone()),
        active,
        shared: false,
    }
}

async fn retire(client: &ApiClient, list: &ReferenceListView, code: &str) -> ReferenceListView {
    let (of, body) = (list.list, as_is(list, code, false));
    let code = ReferenceCode(code.to_owned());
    client.change_reference((of, &code), &body, list.version).await.unwrap()
}

async fn a_value_that_is_added_may_be_chosen_at_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let list = ReferenceList::Trigger;
    let name = key();
    let body = new("Retour d’un salon", "Back from a fair");
    let kept = paul.add_reference(list, &body, &name).await.unwrap();
    let again = paul.add_reference(list, &body, &name).await.unwrap();
    assert_eq!(kept, again, "sent twice, added once");
    let added = kept.items.last().unwrap();
    assert_eq!((added.code.as_str(), added.uses), ("back_from_a_fair", 0));
    let mut poc = card(&julie, "Borne vue au salon").await;
    poc.header.trigger = Some("back_from_a_fair".to_owned());
    julie.create_poc(&poc, &key()).await.unwrap();
    let seen = paul.read_reference_list(list).await.unwrap();
    assert_eq!(seen.items.last().unwrap().uses, 1);
    // Renamed, it keeps its code, and what bears it.
    let renamed = ChangeReferenceRequest {
        label_fr: "Salon professionnel".to_owned(),
        ..as_is(&seen, "back_from_a_fair", true)
    };
    let code = ReferenceCode("back_from_a_fair".to_owned());
    let renamed = paul.change_reference((list, &code), &renamed, seen.version).await.unwrap();
    let stale = paul
        .change_reference((list, &code), &as_is(&renamed, "back_from_a_fair", true), seen.version)
        .await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let all = julie.list_references().await.unwrap().items;
    let shown = all.iter().find(|item| item.code == code).unwrap();
    assert_eq!(shown.label_fr, "Salon professionnel");
    // Retired, nobody chooses it any more, and the list of experiments still finds those that bear it.
    retire(&paul, &renamed, "back_from_a_fair").await;
    let mut poc = card(&julie, "Autre borne").await;
    poc.header.trigger = Some("back_from_a_fair".to_owned());
    let refused = julie.create_poc(&poc, &key()).await;
    assert_eq!(faulty_fields(refused), ["/header/trigger unknown_value"]);
    let query = PocQuery { trigger: Some("back_from_a_fair".to_owned()), ..PocQuery::default() };
    assert_eq!(julie.list_pocs(&query).await.unwrap().items.len(), 1);
    let History { items } = paul.read_reference_history(list).await.unwrap();
    assert_eq!(items.len(), 3);
    let newest = Fact::ReferenceChanged {
        list,
        code,
        label: "Salon professionnel".to_owned(),
        was: None,
        active: false,
    };
    assert_eq!(items[0].fact, newest);
    assert_eq!(items[0].actor.as_ref().unwrap().name, "Paul Mercier");
}

/// Scenario 14.
async fn a_seventh_active_field_is_refused(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let list = ReferenceList::InnovationField;
    let mut kept = nadia.read_reference_list(list).await.unwrap();
    assert_eq!(kept.active_max, Some(6));
    while kept.items.iter().filter(|item| item.active).count() < 6 {
        let number = kept.items.len();
        let body = new(&format!("Champ {number}"), &format!("Field {number}"));
        kept = nadia.add_reference(list, &body, &key()).await.unwrap();
    }
    let seventh = nadia.add_reference(list, &new("Le septième", "The seventh"), &key()).await;
    assert_eq!(refusal(seventh), ProblemCode::ListFull);
    let first = kept.items[0].code.0.clone();
    let kept = retire(&nadia, &kept, &first).await;
    nadia.add_reference(list, &new("Le septième", "The seventh"), &key()).await.unwrap();
    let code = ReferenceCode(first.clone());
    let version = kept.version + 1;
    let back = as_is(&kept, &first, true);
    let back = nadia.change_reference((list, &code), &back, version).await;
    assert_eq!(refusal(back), ProblemCode::ListFull);
}

async fn the_last_value_of_what_is_mandatory_stays(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let mut kept = paul.read_reference_list(ReferenceList::Cause).await.unwrap();
    let active = kept.items.iter().filter(|item| item.active);
    let codes: Vec<String> = active.map(|item| item.code.0.clone()).collect();
    let (newest, others) = codes.split_last().unwrap();
    for code in others {
        kept = retire(&paul, &kept, code).await;
    }
    let code = ReferenceCode(newest.clone());
    let body = as_is(&kept, newest, false);
    let refused = paul.change_reference((ReferenceList::Cause, &code), &body, kept.version).await;
    assert_eq!(refusal(refused), ProblemCode::ValueNeeded);
}

async fn an_order_and_a_parent_are_checked(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let list = ReferenceList::Technique;
    let kept = paul.read_reference_list(list).await.unwrap();
    let mut codes: Vec<_> = kept.items.iter().map(|item| item.code.clone()).collect();
    codes.reverse();
    let body = ArrangeReferencesRequest { codes: codes.clone() };
    let kept = paul.arrange_references(list, &body, kept.version).await.unwrap();
    let now: Vec<_> = kept.items.iter().map(|item| item.code.clone()).collect();
    assert_eq!(now, codes);
    let shown = paul.list_references().await.unwrap().items;
    let shown: Vec<_> =
        shown.into_iter().filter(|item| item.list == list).map(|item| item.code).collect();
    assert_eq!(shown, codes, "everybody sees the new order");
    let odd = ArrangeReferencesRequest { codes: vec![ReferenceCode("nowhere".to_owned())] };
    let refused = paul.arrange_references(list, &odd, kept.version).await;
    assert_eq!(faulty_fields(refused), ["/codes/0 unknown_value"]);
    let list = ReferenceList::Subcategory;
    let orphan = paul.add_reference(list, &new("Orpheline", "Orphan"), &key()).await;
    assert_eq!(faulty_fields(orphan), ["/parent required"]);
    let orphan = AddReferenceRequest { parent: Some("x".to_owned()), ..new("Perdue", "Lost") };
    let orphan = paul.add_reference(list, &orphan, &key()).await;
    assert_eq!(faulty_fields(orphan), ["/parent unknown_value"]);
    let blank = paul.add_reference(list, &new(" ", ""), &key()).await;
    assert_eq!(faulty_fields(blank), ["/label_fr required", "/label_en required"]);
}

/// Retires a value of a list, as it reads now.
async fn retire_from(admin: &ApiClient, list: ReferenceList, code: &str) {
    let kept = admin.read_reference_list(list).await.unwrap();
    retire(admin, &kept, code).await;
}

async fn an_idea_keeps_what_it_bears_out_of_service_and_no_other_takes_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let mut filed = spontaneous("Classée");
    filed.content.innovation_field = Some("data".to_owned());
    let idea = sophie.deposit_idea(&filed, &key()).await.unwrap();
    let other = IdeaContentRequest { subcategory: "career".to_owned(), ..content("Autre") };
    let other = DepositIdeaRequest { content: other, ..spontaneous("Autre") };
    let other = sophie.deposit_idea(&other, &key()).await.unwrap();
    for (list, code) in [
        (ReferenceList::Domain, "customer_relations"),
        (ReferenceList::Subcategory, "reception"),
        (ReferenceList::InnovationField, "data"),
    ] {
        retire_from(&paul, list, code).await;
    }

    let better = IdeaContentRequest { title: "Mieux classée".to_owned(), ..filed.content.clone() };
    let better = EditIdeaRequest { content: better };
    let edited = sophie.edit_idea(idea.summary.id, &better, idea.version).await.unwrap();
    assert_eq!(edited.summary.title, "Mieux classée");
    assert_eq!(edited.summary.subcategory.as_str(), "reception");
    assert_eq!(edited.innovation_field, Some(ReferenceCode("data".to_owned())));

    let faults = ["/content/subcategory unknown_value"];
    let late = sophie.deposit_idea(&spontaneous("Trop tard"), &key()).await;
    assert_eq!(faulty_fields(late), faults, "a new idea takes it no more");
    let moved = EditIdeaRequest { content: content("Autre, déplacée") };
    let moved = sophie.edit_idea(other.summary.id, &moved, other.version).await;
    assert_eq!(faulty_fields(moved), faults, "nor does an idea that did not bear it");
}

async fn a_challenge_keeps_what_it_bears_out_of_service(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, karim) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Karim).await);
    let added = new("Accueillir mieux", "Welcome better");
    paul.add_reference(ReferenceList::Objective, &added, &key()).await.unwrap();
    let of_it = |title: &str| {
        let mut content = call(title);
        content.objectives = vec!["welcome_better".to_owned()];
        content.domain = Some("customer_relations".to_owned());
        content.subcategory = Some("reception".to_owned());
        content.innovation_field = Some("data".to_owned());
        content
    };
    let content =
        ChallengeContentRequest { owner_id: Some(id_of(&karim).await), ..of_it("Guichet") };
    let prepared = paul.create_challenge(&ChallengeRequest { content }, &key()).await.unwrap();
    for (list, code) in [
        (ReferenceList::Objective, "welcome_better"),
        (ReferenceList::Domain, "customer_relations"),
        (ReferenceList::Subcategory, "reception"),
        (ReferenceList::InnovationField, "data"),
    ] {
        retire_from(&paul, list, code).await;
    }

    let owner_id = prepared.owner.as_ref().map(|owner| owner.id);
    let content = ChallengeContentRequest { owner_id, ..of_it("Guichet unique") };
    let id = prepared.summary.id;
    let edited =
        karim.edit_challenge(id, &ChallengeRequest { content }, prepared.version).await.unwrap();
    assert_eq!(edited.summary.title, "Guichet unique");
    assert_eq!(edited.objectives, [ReferenceCode("welcome_better".to_owned())]);
    assert_eq!(edited.theme.innovation_field, Some(ReferenceCode("data".to_owned())));

    let mut content = call("Un autre");
    content.objectives = vec!["welcome_better".to_owned()];
    let refused = paul.create_challenge(&ChallengeRequest { content }, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/objectives/0 unknown_value"]);
}

on_both_databases!(
    an_idea_keeps_what_it_bears_out_of_service_and_no_other_takes_it,
    a_challenge_keeps_what_it_bears_out_of_service,
    a_value_that_is_added_may_be_chosen_at_once,
    a_seventh_active_field_is_refused,
    the_last_value_of_what_is_mandatory_stays,
    an_order_and_a_parent_are_checked,
);
