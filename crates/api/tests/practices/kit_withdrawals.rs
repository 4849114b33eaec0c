//! A release of a kit that is withdrawn (R233): no longer taken away, still told, and put back.

use api_client::ApiClient;
use api_types::attachment::AttachmentView;
use api_types::expression::ExpressionView;
use api_types::notification::NotificationReason;
use api_types::practice::{KitView, WithdrawKitReleaseRequest};
use api_types::problem::ProblemCode;
use domain::KitId;
use domain::expression::Target;
use domain::journal::Fact;
use reqwest::{Client, StatusCode};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::kits::{TITLE, content, practice, release, write};
use crate::ideas::named;
use crate::samples;
use crate::search::seek;

const WHY: &str = "Le tableau joint n’était pas le bon.";

fn why(reason: &str) -> WithdrawKitReleaseRequest {
    WithdrawKitReleaseRequest { reason: reason.to_owned() }
}

async fn status(app: &TestApp, file: &AttachmentView) -> StatusCode {
    Client::new().get(format!("{}{}", app.url, file.url)).send().await.unwrap().status()
}

/// A kit of which two releases stand, each with its file, and both with the third.
async fn twice(app: &TestApp, julie: &ApiClient) -> (KitView, [AttachmentView; 3]) {
    let id = practice(app).await.summary.id;
    let upload =
        async |name: &str| julie.upload_attachment(&named(name), samples::pdf()).await.unwrap();
    let files = [upload("un.pdf").await, upload("deux.pdf").await, upload("les-deux.pdf").await];
    let [one, two, both] = &files;
    let kit = julie.prepare_kit(id, &write(content(&[one, both])), &key()).await.unwrap();
    let kit = release(julie, &kit, None).await;
    let mut changed = content(&[two, both]);
    changed.sections.solution = Some("Un ornithorynque répond.".to_owned());
    let kit = julie.edit_kit(kit.summary.id, &write(changed), kit.summary.version).await.unwrap();
    (release(julie, &kit, Some("Le tableau.")).await, files)
}

async fn a_withdrawn_release_is_no_longer_taken_away_and_the_one_before_is_read(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (kit, [one, two, both]) = twice(&app, &julie).await;
    let id = kit.summary.id;
    app.index().await;
    assert_eq!(seek(&sophie, "ornithorynque").await.items.len(), 1);
    let kit = julie.withdraw_kit_release((id, 2), &why(WHY), kit.summary.version).await.unwrap();
    // What is written is what was withdrawn: it waits for the next release, which is the third.
    assert_eq!((kit.summary.number, kit.summary.pending), (Some(1), true));
    let read = sophie.read_kit(id).await.unwrap();
    assert_eq!(read.release.unwrap().number, 1);
    assert_eq!(read.summary.files[0].file.name, "un.pdf");
    let out = read.releases[0].withdrawn.clone().unwrap();
    assert_eq!((read.releases[0].number, out.reason.as_str()), (2, WHY));
    assert!(read.releases[1].withdrawn.is_none());
    for client in [&sophie, &julie] {
        assert_eq!(refusal(client.read_kit_release(id, 2).await), ProblemCode::NotFound);
        assert_eq!(refusal(client.read_kit_archive(id, 2).await), ProblemCode::NotFound);
    }
    sophie.read_kit_archive(id, 1).await.unwrap();
    // Whoever writes the kit opens what she is to put right.
    let written = julie.read_kit(id).await.unwrap().draft.unwrap().files;
    for kept in &written {
        assert_eq!(status(&app, &kept.file).await, StatusCode::OK, "{}", kept.file.name);
    }
    // Even at an address that was given before; what the other release carries too stays.
    let all = (status(&app, &one).await, status(&app, &two).await, status(&app, &both).await);
    assert_eq!(all, (StatusCode::OK, StatusCode::NOT_FOUND, StatusCode::OK));
    app.catch_up().await;
    assert!(seek(&sophie, "ornithorynque").await.items.is_empty());
    let next = release(&julie, &kit, None).await;
    assert_eq!(next.summary.number, Some(3));
    assert_eq!(status(&app, &two).await, StatusCode::OK, "it is published anew");
}

async fn a_kit_of_which_nothing_stands_is_for_those_who_write_it_until_it_is_put_back(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (kit, [_, two, _]) = twice(&app, &julie).await;
    let (id, practice) = (kit.summary.id, kit.summary.practice_id);
    let kit = julie.withdraw_kit_release((id, 1), &why(WHY), kit.summary.version).await.unwrap();
    // A former one: people read the same as before.
    assert_eq!((kit.summary.number, kit.summary.pending), (Some(2), false));
    let kit = julie.withdraw_kit_release((id, 2), &why(WHY), kit.summary.version).await.unwrap();
    assert_eq!(kit.summary.number, None);
    assert!(kit.release.is_none() && kit.draft.is_some());
    let own = &julie.list_kits(practice).await.unwrap().items[0].files[0].file;
    assert_eq!(
        (status(&app, own).await, status(&app, &two).await),
        (StatusCode::OK, StatusCode::NOT_FOUND)
    );
    assert_eq!(refusal(sophie.read_kit(id).await), ProblemCode::NotFound);
    assert!(sophie.list_kits(practice).await.unwrap().items.is_empty());
    assert_eq!(sophie.read_practice(practice).await.unwrap().summary.kits, 0);
    // People have it: it is not thrown away.
    let refused = julie.discard_kit(id, kit.summary.version).await;
    assert_eq!(refusal(refused), ProblemCode::KitReleased);
    let kit = julie.put_back_kit_release((id, 2), kit.summary.version).await.unwrap();
    assert_eq!((kit.summary.number, kit.summary.pending), (Some(2), false));
    let again = julie.put_back_kit_release((id, 2), kit.summary.version).await.unwrap();
    assert_eq!(again.summary.version, kit.summary.version, "it stands already");
    let read = sophie.read_kit(id).await.unwrap();
    assert!(read.releases[0].withdrawn.is_none() && read.releases[1].withdrawn.is_some());
    assert_eq!(status(&app, &two).await, StatusCode::OK);
    sophie.read_kit_archive(id, 2).await.unwrap();
    assert_eq!(sophie.read_practice(practice).await.unwrap().summary.kits, 1);
}

async fn whoever_writes_the_kit_withdraws_for_a_reason_and_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (kit, _) = twice(&app, &julie).await;
    let (id, version) = (kit.summary.id, kit.summary.version);
    for who in [Demo::Sophie, Demo::Claire] {
        let client = app.client_of(who).await;
        let refused = client.withdraw_kit_release((id, 2), &why(WHY), version).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{who:?}");
        let refused = client.put_back_kit_release((id, 2), version).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{who:?}");
    }
    let blank = julie.withdraw_kit_release((id, 2), &why(" "), version).await;
    assert_eq!(faulty_fields(blank), ["/reason required"]);
    let stale = julie.withdraw_kit_release((id, 2), &why(WHY), version - 1).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    for (kit, number) in [(id, 3), (id, 0), (KitId::default(), 1)] {
        let refused = julie.withdraw_kit_release((kit, number), &why(WHY), version).await;
        assert_eq!(refusal(refused), ProblemCode::NotFound);
    }
    let kit = paul.withdraw_kit_release((id, 2), &why(WHY), version).await.unwrap();
    let version = kit.summary.version;
    let again = julie.withdraw_kit_release((id, 2), &why("Autre."), version).await.unwrap();
    assert_eq!(again.summary.version, version);
    assert_eq!(again.releases[0].withdrawn.as_ref().unwrap().reason, WHY);
}

async fn whoever_follows_the_practice_is_told_why_a_release_is_withdrawn(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let (kit, _) = twice(&app, &julie).await;
    let (id, practice) = (kit.summary.id, kit.summary.practice_id);
    let _: ExpressionView = sophie.follow(Target::Practice(practice)).await.unwrap();
    let kit = paul.withdraw_kit_release((id, 2), &why(WHY), kit.summary.version).await.unwrap();
    paul.put_back_kit_release((id, 2), kit.summary.version).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    for (client, reason) in
        [(&sophie, NotificationReason::Follower), (&julie, NotificationReason::Contact)]
    {
        let told = client.list_notifications().await.unwrap().items;
        let why_of = |fact: &Fact| {
            let Fact::KitRecalled { number: 2, label, reason, .. } = fact else { return None };
            (label == TITLE).then(|| reason.clone())
        };
        let told = told.iter().filter(|one| one.reason == reason);
        let told: Vec<_> = told.filter_map(|one| why_of(&one.fact)).collect();
        assert_eq!(told.len(), 2);
        assert!(told.contains(&None) && told.contains(&Some(WHY.to_owned())), "{told:?}");
    }
    let history = sophie.read_practice_history(practice).await.unwrap().items;
    assert!(matches!(&history[0].fact, Fact::KitRecalled { reason: None, .. }));
}

on_both_databases!(
    a_withdrawn_release_is_no_longer_taken_away_and_the_one_before_is_read,
    a_kit_of_which_nothing_stands_is_for_those_who_write_it_until_it_is_put_back,
    whoever_writes_the_kit_withdraws_for_a_reason_and_once,
    whoever_follows_the_practice_is_told_why_a_release_is_withdrawn,
);
