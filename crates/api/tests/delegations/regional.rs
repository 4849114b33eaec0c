//! The functional administrators of a regional body act for it alone: the Dinno is of the national body (D.1, R328).

use api_client::ApiClient;
use api_types::account::EditAccountRequest;
use api_types::editorial::EditorialItemRequest;
use api_types::help_request::ReplyHelpRequest;
use api_types::idea::RestrictIdeaRequest;
use api_types::import::{ImportKind, ImportQuery};
use api_types::notification::NotificationReason;
use api_types::poc::RestrictPocRequest;
use api_types::problem::ProblemCode;
use domain::access::Profile;
use domain::people::Marks;
use domain::poc::Visibility;
use persistence::people;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::bodies::ask;
use super::{body, id_of, lend};
use crate::accounts::account_of;
use crate::editorial::news;
use crate::ideas::deposit;
use crate::pocs::launched;

/// Sophie, of the Carsat Bretagne, to whom that profile was given.
async fn administrator(app: &TestApp) -> ApiClient {
    let nadia = app.client_of(Demo::Nadia).await;
    let account = account_of(app, Demo::Sophie).await;
    let raised = EditAccountRequest { profile: Profile::FunctionalAdmin, ..(&account).into() };
    nadia.edit_account(account.id, &raised, account.version).await.unwrap();
    app.client_of(Demo::Sophie).await
}

async fn they_write_and_answer_for_their_body_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, julie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Julie).await);
    let sophie = administrator(&app).await;
    assert_eq!(sophie.read_me().await.unwrap().profile, Profile::FunctionalAdmin);
    let (bretagne, cnav) = (body(&sophie, "carsat-bretagne").await, body(&sophie, "cnav").await);
    let of = |organisation_id| EditorialItemRequest { organisation_id, ..news("Ici", None) };
    sophie.draft_editorial_item(&of(Some(bretagne)), &key()).await.unwrap();
    for elsewhere in [Some(cnav), None] {
        let refused = sophie.draft_editorial_item(&of(elsewhere), &key()).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{elsewhere:?}");
    }
    let (ours, theirs) = (ask(&yann, "De la maison").await, ask(&julie, "D’ailleurs").await);
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let says = ReplyHelpRequest { body: "Ici.".to_owned() };
    sophie.reply_help_request(ours.summary.id, &says, ours.version).await.unwrap();
    let refused = sophie.reply_help_request(theirs.summary.id, &says, theirs.version).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound);
    let told = sophie.list_notifications().await.unwrap().items;
    let handled = told.iter().filter(|one| one.reason == NotificationReason::Handler);
    let titles: Vec<_> = handled.map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["De la maison"], "nor are they told of what others are asked");
}

async fn they_are_not_the_dinno_and_pass_nothing_on(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let sophie = administrator(&app).await;
    let poc = launched(&julie, "Un essai gardé").await;
    let kept = RestrictPocRequest { visibility: Visibility::TopManagement };
    paul.restrict_poc(poc.summary.id, &kept, poc.version).await.unwrap();
    assert!(paul.read_poc(poc.summary.id).await.is_ok(), "the Dinno answers for all of them");
    assert_eq!(refusal(sophie.read_poc(poc.summary.id).await), ProblemCode::NotFound);
    let yann = account_of(&app, Demo::Yann).await;
    let raise = |profile| EditAccountRequest { profile, ..(&yann).into() };
    let above = raise(Profile::FunctionalAdmin);
    let refused = sophie.edit_account(yann.id, &above, yann.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let marks = Marks { top_management: true, ..yann.marks };
    let marked = EditAccountRequest { marks, ..(&yann).into() };
    let refused = sophie.edit_account(yann.id, &marked, yann.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "he would read more than she does");
    let offered = async |client: &ApiClient| client.read_me().await.unwrap().makes_top_management();
    assert!(!offered(&sophie).await, "nor does her session say that she may");
    assert!(offered(&paul).await);
    let below = raise(Profile::Contributor);
    sophie.edit_account(yann.id, &below, yann.version).await.unwrap();
    let wish = lend(id_of(&julie).await, Profile::Contributor);
    assert_eq!(refusal(sophie.give_delegation(&wish, &key()).await), ProblemCode::Forbidden);
    // Among the national body, the same profile is the Dinno’s.
    let cnav = body(&paul, "cnav").await;
    let account = account_of(&app, Demo::Sophie).await;
    let moved = EditAccountRequest { organisation_id: Some(cnav), ..(&account).into() };
    let nadia = app.client_of(Demo::Nadia).await;
    nadia.edit_account(account.id, &moved, account.version).await.unwrap();
    let sophie = app.client_of(Demo::Sophie).await;
    assert!(offered(&sophie).await);
    let yann = account_of(&app, Demo::Yann).await;
    let marked = EditAccountRequest { marks, ..(&yann).into() };
    sophie.edit_account(yann.id, &marked, yann.version).await.unwrap();
    assert!(sophie.read_poc(poc.summary.id).await.is_ok());
    sophie.draft_editorial_item(&news("Partout", None), &key()).await.unwrap();
}

/// Whoever is sought by what they count as is found by it, and by nothing else.
async fn they_are_found_among_contributors_and_not_among_the_dinno(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = id_of(&administrator(&app).await).await;
    let from = app.app.store.reader();
    let among = async |profile| {
        let found = people::with_profiles(&from, &[profile]).await.unwrap();
        found.contains(&sophie)
    };
    assert!(among(Profile::Contributor).await);
    assert!(!among(Profile::FunctionalAdmin).await);
}

async fn they_import_their_own_accounts_and_nothing_of_the_whole_branch(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = administrator(&app).await;
    for kind in [ImportKind::Ideas, ImportKind::Comments, ImportKind::Pocs, ImportKind::Challenges]
    {
        let order = ImportQuery { kind, dry_run: true };
        let refused = sophie.import_file(&order, String::new()).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{kind:?}");
    }
    let lines = "courriel,nom,organisme,direction,profil,mot_de_passe\n\
        hugo@carsat.example,Hugo Petit,carsat-bretagne,,,une phrase assez longue\n\
        loin@cnav.example,Loin,cnav,,,une phrase assez longue\n";
    let order = ImportQuery { kind: ImportKind::Accounts, dry_run: false };
    let report = sophie.import_file(&order, lines.to_owned()).await.unwrap();
    assert_eq!((report.created, report.refused), (1, 1));
}

async fn they_keep_nothing_from_themselves(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (administrator(&app).await, app.client_of(Demo::Yann).await);
    let idea = deposit(&yann, "De la maison").await;
    let keep = |visibility| RestrictIdeaRequest { visibility };
    let (id, above) = (idea.summary.id, keep(Visibility::TopManagement));
    let refused = faulty_fields(sophie.restrict_idea(id, &above, idea.version).await);
    assert_eq!(refused, ["/visibility not_allowed"], "she could not open it again");
    let kept = sophie.restrict_idea(id, &keep(Visibility::Department), idea.version).await;
    let open = keep(Visibility::Everyone);
    sophie.restrict_idea(id, &open, kept.unwrap().version).await.unwrap();
}

on_both_databases!(
    they_keep_nothing_from_themselves,
    they_import_their_own_accounts_and_nothing_of_the_whole_branch,
    they_write_and_answer_for_their_body_alone,
    they_are_not_the_dinno_and_pass_nothing_on,
    they_are_found_among_contributors_and_not_among_the_dinno,
);
