//! One takes one's own data away, and nobody those of another; the card of somebody is erased when they ask.

use api_types::account::EditAccountRequest;
use api_types::directory::{CardContentRequest, DirectoryQuery, KeepCardRequest};
use api_types::idea::PostCommentRequest;
use api_types::personal::PersonalData;
use api_types::problem::ProblemCode;
use domain::expression::Target;
use domain::idea::Stance;
use domain::people::AccountStatus;
use domain::personal::PersonalKind;
use test_support::{Database, Demo, PASSWORD, TestApp, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::ideas::{deposit, masked};
use crate::pocs::me;

fn ids(data: &PersonalData, kind: PersonalKind) -> Vec<Uuid> {
    data.items.iter().filter(|one| one.kind == kind).map(|one| one.id).collect()
}

fn card(telephone: &str) -> KeepCardRequest {
    let telephone = Some(telephone.to_owned());
    let expertise = vec!["Accueil".to_owned()];
    let content =
        CardContentRequest { telephone, expertise, visible: true, ..CardContentRequest::default() };
    KeepCardRequest { content }
}

async fn one_takes_away_what_is_kept_of_oneself(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (hers, his) = (deposit(&sophie, "Signée").await, deposit(&yann, "De Yann").await);
    let hidden = sophie.deposit_idea(&masked("Sans mon nom"), &key()).await.unwrap();
    let id = his.summary.id;
    sophie.support_idea(id).await.unwrap();
    sophie.follow(Target::Idea(id)).await.unwrap();
    let said = PostCommentRequest::signed(Stance::Supports, "Je m’en sers déjà.");
    sophie.post_comment(id, &said, &key()).await.unwrap();
    sophie.keep_card(me(&sophie).await, &card("02 99 12 34 56"), 0).await.unwrap();

    let data = sophie.read_own_data().await.unwrap();
    assert_eq!(
        (data.account.id, data.account.name.as_str()),
        (me(&sophie).await, "Sophie Lambert")
    );
    assert_eq!(data.card.telephone.as_deref(), Some("02 99 12 34 56"));
    assert_eq!(ids(&data, PersonalKind::Idea), [hers.summary.id.0]);
    assert_eq!(ids(&data, PersonalKind::MaskedIdea), [hidden.summary.id.0]);
    assert_eq!(ids(&data, PersonalKind::Vote), [id.0]);
    assert_eq!(ids(&data, PersonalKind::Mark), [id.0]);
    let comment = data.items.iter().find(|one| one.kind == PersonalKind::Comment).unwrap();
    assert_eq!(comment.text.as_deref(), Some("Je m’en sers déjà."));
    assert_eq!(comment.about, Some(id.0));
    assert!(data.note.contains("anonymes"), "it says what bears no name: {}", data.note);

    let file = String::from_utf8(sophie.take_own_data().await.unwrap()).unwrap();
    let read: PersonalData = serde_json::from_str(&file).unwrap();
    assert_eq!(read.items, data.items, "the file is the same");
    assert!(file.contains("Sans mon nom") && !file.contains("De Yann"), "hers alone");
    assert!(!file.contains("argon2") && !file.contains(PASSWORD), "no form of a password");
}

async fn nobody_reads_those_of_another_in_theirs(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    deposit(&sophie, "Signée Zéphyrine").await;
    sophie.deposit_idea(&masked("Masquée Zéphyrine"), &key()).await.unwrap();
    for who in [Demo::Yann, Demo::Paul, Demo::Nadia, Demo::Thomas] {
        let file = app.client_of(who).await.take_own_data().await.unwrap();
        let file = String::from_utf8(file).unwrap();
        assert!(!file.contains("Zéphyrine") && !file.contains("Sophie"), "{who:?}: {file}");
    }
}

async fn a_card_is_erased_even_of_somebody_who_left(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let (nadia, claire) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Claire).await);
    let id = me(&sophie).await;
    sophie.erase_card(id).await.unwrap();
    assert_eq!(sophie.read_card(id).await.unwrap().version, 0, "there was none");
    sophie.keep_card(id, &card("02 99 12 34 56"), 0).await.unwrap();
    assert_eq!(refusal(claire.erase_card(id).await), ProblemCode::Forbidden);
    paul.erase_card(id).await.unwrap();
    let none = claire.list_directory(&DirectoryQuery::default()).await.unwrap().items;
    assert!(none.is_empty(), "found no more");
    let data = sophie.read_own_data().await.unwrap();
    assert_eq!((data.card.telephone, data.card.expertise.len()), (None, 0));

    let seen = sophie.read_card(id).await.unwrap().version;
    sophie.keep_card(id, &card("3960"), seen).await.unwrap();
    let account = nadia.read_account(id).await.unwrap();
    let closed = EditAccountRequest { status: AccountStatus::Disabled, ..(&account).into() };
    let closed = nadia.edit_account(id, &closed, account.version).await.unwrap();
    paul.erase_card(id).await.unwrap();
    let open = EditAccountRequest { status: AccountStatus::Active, ..(&closed).into() };
    nadia.edit_account(id, &open, closed.version).await.unwrap();
    let card = app.client_of(Demo::Sophie).await.read_card(id).await.unwrap();
    assert!(!card.visible && card.summary.telephone.is_none(), "nothing came back");
}

on_both_databases!(
    one_takes_away_what_is_kept_of_oneself,
    nobody_reads_those_of_another_in_theirs,
    a_card_is_erased_even_of_somebody_who_left,
);
