//! Accounts of the network come in by a file, each where the file says (R332, R336, R338).

use api_client::ApiClient;
use api_types::account::{AccountQuery, AccountView, EditAccountRequest};
use api_types::export::TableFormat;
use api_types::import::{ImportKind, LineOutcome};
use api_types::password::ChoosePasswordRequest;
use api_types::problem::ProblemCode;
use api_types::rights::GiveDelegationRequest;
use api_types::session::SignInRequest;
use domain::access::Profile;
use domain::journal::Fact;
use domain::people::{AccountStatus, PersonMark};
use futures_util::future::join;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{counts, import, line, query};
use crate::accounts::account_of;

const HEAD: &str = "courriel,nom,organisme,direction,profil,mot_de_passe\n";
const PHRASE: &str = "une phrase assez longue";

fn file(lines: &[&str]) -> String {
    let lines = lines.iter().map(|line| format!("{line},{PHRASE}\n"));
    HEAD.to_owned() + &lines.collect::<String>()
}

async fn account(client: &ApiClient, name: &str) -> Option<AccountView> {
    let query = AccountQuery { limit: 100, ..AccountQuery::default() };
    let all = client.list_accounts(&query).await.unwrap().items;
    all.into_iter().find(|account| account.name == name)
}

async fn each_account_comes_in_once_where_the_file_says(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let lines = file(&[
        "Lea.Durand@cnav.example,Léa Durand,cnav,cnav-dsi,contributeur",
        "hugo@carsat.example,Hugo Petit,Carsat Bretagne,,",
        "perdu@cnav.example,Perdu,cnav,une direction inconnue,",
        "ailleurs@cnav.example,Ailleurs,nulle-part,,",
    ]);
    let mut dry = query(ImportKind::Accounts);
    dry.dry_run = true;
    let told = paul.import_file(&dry, lines.clone()).await.unwrap();
    assert_eq!(counts(&told), [4, 2, 0, 0, 2]);
    assert!(account(&paul, "Léa Durand").await.is_none(), "nothing is written");
    let first = import(&paul, ImportKind::Accounts, &lines).await;
    assert_eq!((counts(&first), &first.details), (counts(&told), &told.details));
    let faults = |id| line(&first, id).errors[0].pointer.clone();
    assert_eq!(faults("perdu@cnav.example"), "/direction");
    assert_eq!(faults("ailleurs@cnav.example"), "/organisme");
    let lea = account(&paul, "Léa Durand").await.unwrap();
    assert_eq!(
        (lea.email.as_str(), lea.profile),
        ("lea.durand@cnav.example", Profile::Contributor)
    );
    assert_eq!(lea.organisation.as_ref().unwrap().name, "CNAV");
    let history = paul.read_account_history(lea.id).await.unwrap().items;
    assert!(matches!(history[0].fact, Fact::AccountCreated { .. }));
    assert_eq!(history[0].actor.as_ref().unwrap().name, "Paul Mercier");
    let hugo = account(&paul, "Hugo Petit").await.unwrap();
    assert_eq!(hugo.profile, Profile::Reader);
    let theirs =
        SignInRequest { email: "hugo@carsat.example".to_owned(), password: PHRASE.to_owned() };
    app.stranger().sign_in(&theirs).await.unwrap();
    // Again: nothing new. Another body and another name: they move, their profile stays.
    let again = import(&paul, ImportKind::Accounts, &lines).await;
    assert_eq!(counts(&again), [4, 0, 0, 2, 2]);
    let moved = file(&["lea.durand@cnav.example,Léa Martin,Carsat Bretagne,,consultation"]);
    let third = import(&paul, ImportKind::Accounts, &moved).await;
    assert_eq!(counts(&third), [1, 0, 1, 0, 0]);
    assert_eq!(third.details[0].remarks.len(), 1, "{third:?}");
    let lea = account(&paul, "Léa Martin").await.unwrap();
    assert_eq!(lea.profile, Profile::Contributor);
    assert_eq!(lea.organisation.as_ref().unwrap().name, "Carsat Bretagne");
}

async fn nobody_gives_by_a_file_more_than_they_may(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let thomas = app.client_of(Demo::Thomas).await;
    let lines = file(&["hugo@carsat.example,Hugo Petit,carsat-bretagne,,"]);
    // A developer imports files, and gives no account.
    let refused = thomas.import_file(&query(ImportKind::Accounts), lines.clone()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let bodies = nadia.list_organisations().await.unwrap().items;
    let home = bodies.iter().find(|one| one.code == "carsat-bretagne").unwrap().id;
    let wish = GiveDelegationRequest {
        account_id: sophie.read_me().await.unwrap().person.id,
        profile: Profile::FunctionalAdmin,
        bricks: Vec::new(),
        organisation_id: Some(home),
        items: Vec::new(),
        starts_on: None,
        ends_on: None,
    };
    nadia.give_delegation(&wish, &key()).await.unwrap();
    let lines = file(&[
        "hugo@carsat.example,Hugo Petit,carsat-bretagne,,contributeur",
        "chef@carsat.example,Chef,carsat-bretagne,,administrateur fonctionnel",
        "loin@cnav.example,Loin,cnav,,",
        "paul.mercier@cnav.example,Autre Nom,carsat-bretagne,,",
    ]);
    let report = import(&sophie, ImportKind::Accounts, &lines).await;
    let outcomes: Vec<_> = report.details.iter().map(|line| line.outcome).collect();
    let refused = LineOutcome::Refused;
    assert_eq!(outcomes, [LineOutcome::Created, refused, refused, refused]);
    let pointers = report.details[1..].iter().map(|line| line.errors[0].pointer.as_str());
    assert_eq!(pointers.collect::<Vec<_>>(), ["/profil", "/organisme", "/courriel"]);
    assert!(account(&nadia, "Autre Nom").await.is_none());
}

async fn a_file_says_who_is_what_and_who_left(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, marc) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Marc).await);
    let head = "courriel,nom,organisme,direction,profil,mot_de_passe,comex_codir,manager,etat\n";
    let file = |lines: &[&str]| {
        let lines = lines.iter().map(|line| format!("{line}\n"));
        head.to_owned() + &lines.collect::<String>()
    };
    let came = file(&[
        &format!("lea@cnav.example,Léa Durand,cnav,,,{PHRASE},oui,X,"),
        &format!("hugo@cnav.example,Hugo Petit,cnav,,,{PHRASE},peut-être,,"),
        "marc.petit@cnav.example,Marc Petit,cnav,,,,,oui,",
    ]);
    let report = import(&nadia, ImportKind::Accounts, &came).await;
    assert_eq!(counts(&report), [3, 1, 1, 0, 1]);
    assert_eq!(line(&report, "hugo@cnav.example").errors[0].pointer, "/comex_codir");
    let lea = account(&nadia, "Léa Durand").await.unwrap();
    assert!(lea.marks.top_management && lea.marks.manager && !lea.marks.referent);
    let before = account(&nadia, "Marc Petit").await.unwrap();
    assert!(before.marks.top_management && before.marks.manager, "a blank says nothing");

    // Those who left are signed out at once; whoever imports and the last super administrator stay.
    let left = file(&[
        "marc.petit@cnav.example,Marc Petit,cnav,,,,non,,Fermé",
        "nadia.benali@cnav.example,Nadia Benali,cnav,cnav-dinno,,,,,fermé",
    ]);
    let mut dry = query(ImportKind::Accounts);
    dry.dry_run = true;
    let told = nadia.import_file(&dry, left.clone()).await.unwrap();
    assert_eq!(counts(&told), [2, 0, 1, 0, 1]);
    marc.read_me().await.unwrap();
    let report = import(&nadia, ImportKind::Accounts, &left).await;
    assert_eq!(counts(&report), counts(&told));
    let refused = line(&report, "nadia.benali@cnav.example");
    assert_eq!(refused.errors[0].pointer, "/etat");
    assert_eq!(refused.remarks.len(), 1, "and says why: {refused:?}");
    assert_eq!(refusal(marc.read_me().await), ProblemCode::NotSignedIn);
    let gone = account(&nadia, "Marc Petit").await.unwrap();
    assert_eq!(gone.status, AccountStatus::Disabled);
    assert!(!gone.marks.top_management && gone.marks.manager);
    let history = nadia.read_account_history(gone.id).await.unwrap().items;
    assert!(history.iter().any(|entry| matches!(entry.fact, Fact::AccountDisabled { .. })));
    let again = import(&nadia, ImportKind::Accounts, &left).await;
    assert_eq!(counts(&again), [2, 0, 0, 1, 1]);
    let back = file(&["marc.petit@cnav.example,Marc Petit,cnav,,,,,,actif"]);
    assert_eq!(counts(&import(&nadia, ImportKind::Accounts, &back).await), [1, 0, 1, 0, 0]);
    assert_eq!(account(&nadia, "Marc Petit").await.unwrap().status, AccountStatus::Active);
}

async fn whoever_comes_in_without_a_password_waits_for_their_link(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    // The column may be blank, or left out.
    let blank = format!("{HEAD}lea@cnav.example,Léa Durand,cnav,,,\n");
    let absent = "courriel,nom,organisme,direction,profil\nhugo@cnav.example,Hugo Petit,cnav,,\n";
    for (file, name) in [(blank.as_str(), "Léa Durand"), (absent, "Hugo Petit")] {
        assert_eq!(counts(&import(&paul, ImportKind::Accounts, file).await), [1, 1, 0, 0, 0]);
        assert!(account(&paul, name).await.unwrap().awaits_password, "{name}");
    }
    let lea = account(&paul, "Léa Durand").await.unwrap();
    let link = paul.give_password_link(lea.id).await.unwrap().address;
    let token = link.split_once('#').unwrap().1;
    let body = ChoosePasswordRequest { new: PHRASE.to_owned() };
    app.stranger().choose_password(token, &body).await.unwrap();
    let entering = SignInRequest { email: lea.email, password: PHRASE.to_owned() };
    assert!(app.stranger().sign_in(&entering).await.is_ok());
    // A link ends with the account that a file closes.
    let hugo = account(&paul, "Hugo Petit").await.unwrap();
    let link = paul.give_password_link(hugo.id).await.unwrap().address;
    let token = link.split_once('#').unwrap().1;
    for state in ["fermé", "actif"] {
        let head = "courriel,nom,organisme,direction,profil,etat";
        let file = format!("{head}\nhugo@cnav.example,Hugo Petit,cnav,,,{state}\n");
        assert_eq!(counts(&import(&paul, ImportKind::Accounts, &file).await), [1, 0, 1, 0, 0]);
    }
    let void = app.stranger().choose_password(token, &body).await;
    assert_eq!(refusal(void), ProblemCode::NotFound);
}

async fn accounts_are_taken_away_in_the_columns_that_bring_them_in(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let all = AccountQuery { limit: 1, ..AccountQuery::default() };
    let refused = sophie.export_accounts(TableFormat::Csv, &all).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let taken = async |query: &AccountQuery| {
        let file = nadia.export_accounts(TableFormat::Csv, query).await.unwrap();
        String::from_utf8(file).unwrap()
    };
    let csv = taken(&all).await;
    let accounts = u64::try_from(csv.lines().count()).unwrap() - 1;
    assert!(accounts > 5, "every account, whatever the page: {csv}");
    assert!(csv.starts_with("\u{feff}\"courriel\";\"nom\";\"organisme\";\"direction\";\"profil\""));
    assert!(csv.contains("\"Super administrateur\"") && !csv.contains("export-"), "{csv}");
    assert!(csv.contains("\"marc.petit@cnav.example\";\"Marc Petit\";\"CNAV\""), "{csv}");
    // Nothing of it is new, and what is corrected in it is.
    let again = import(&nadia, ImportKind::Accounts, &csv).await;
    assert_eq!(counts(&again), [accounts, 0, 0, accounts, 0], "{again:?}");
    let corrected = csv.replace("\"Marc Petit\"", "\"Marc Petit-Jean\"");
    let report = import(&nadia, ImportKind::Accounts, &corrected).await;
    assert_eq!(counts(&report), [accounts, 0, 1, accounts - 1, 0]);
    let managers = AccountQuery { mark: Some(PersonMark::TopManagement), ..all };
    let csv = taken(&managers).await;
    assert!(csv.contains("Marc Petit-Jean") && !csv.contains("Sophie Lambert"), "{csv}");
}

async fn of_two_who_take_each_other_away_at_once_one_stays(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let his = account_of(&app, Demo::Paul).await;
    let raised = EditAccountRequest { profile: Profile::SuperAdmin, ..(&his).into() };
    nadia.edit_account(his.id, &raised, his.version).await.unwrap();
    let her = account_of(&app, Demo::Nadia).await;
    let lowered = EditAccountRequest { profile: Profile::Reader, ..(&her).into() };
    let closed = "courriel,nom,organisme,direction,profil,mot_de_passe,comex_codir,manager,etat\n\
                  paul.mercier@cnav.example,Paul Mercier,cnav,,,,,,fermé\n";
    // Whichever comes first, the other one is refused.
    let accounts = query(ImportKind::Accounts);
    let _ = join(
        nadia.import_file(&accounts, closed.to_owned()),
        paul.edit_account(her.id, &lowered, her.version),
    )
    .await;
    let left = persistence::people::super_admins(&app.app.store.reader()).await.unwrap();
    assert_eq!(left, 1);
}

on_both_databases!(
    of_two_who_take_each_other_away_at_once_one_stays,
    accounts_are_taken_away_in_the_columns_that_bring_them_in,
    whoever_comes_in_without_a_password_waits_for_their_link,
    a_file_says_who_is_what_and_who_left,
    each_account_comes_in_once_where_the_file_says,
    nobody_gives_by_a_file_more_than_they_may,
);
