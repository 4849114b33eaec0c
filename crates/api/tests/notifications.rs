//! People hear what becomes of what they care about, once, and not what they did themselves, receipts apart (R065).

use api_client::ApiClient;
use api_types::idea::{DraftContent, EditIdeaRequest, InviteCoAuthorRequest, PostCommentRequest};
use api_types::notification::NotificationReason;
use domain::IdeaId;
use domain::idea::{IdeaVerdict, Stance};
use domain::journal::Fact;
use domain::poc::{GateVerdict, Step};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use crate::ideas::{content, decision, deposit, masked};
use crate::pocs::{gate, launched, me, pass, sponsored};

async fn tell_everybody(app: &TestApp) {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

async fn an_author_is_told_once_even_by_two_servers(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let idea = deposit(&sophie, "Suivie").await;
    let comment = PostCommentRequest::signed(Stance::Challenges, "Pourquoi ?");
    yann.post_comment(idea.summary.id, &comment, &key()).await.unwrap();
    sophie.post_comment(idea.summary.id, &comment, &key()).await.unwrap();
    let servers: Vec<_> = (0..4)
        .map(|_| {
            let app = app.app.clone();
            actix_web::rt::spawn(async move { app::notifications::deliver_pending(&app).await })
        })
        .collect();
    for server in servers {
        server.await.unwrap().unwrap();
    }
    assert_eq!(app::notifications::deliver_pending(&app.app).await.unwrap(), 0);
    let told = sophie.list_notifications().await.unwrap();
    assert_eq!((told.unread, told.items.len()), (2, 2), "her receipt, and what he said: {told:?}");
    let mut said = told.items.iter().filter(|one| matches!(one.fact, Fact::CommentPosted { .. }));
    assert_eq!(said.next().unwrap().actor.as_ref().unwrap().name, "Yann Kerbrat");
    assert!(yann.list_notifications().await.unwrap().items.is_empty());
}

async fn what_is_read_stays_read_by_name_and_by_mask(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let named = deposit(&sophie, "Nommée").await;
    let hidden = sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap();
    for idea in [&named, &hidden] {
        let answer = decision(IdeaVerdict::Selected, "Retenue");
        paul.decide_idea(idea.summary.id, &answer, idea.version).await.unwrap();
    }
    tell_everybody(&app).await;
    let told = sophie.list_notifications().await.unwrap();
    let receipts = told.items.iter().filter(|one| matches!(one.fact, Fact::IdeaDeposited { .. }));
    assert_eq!(receipts.count(), 1, "of the idea that she signed, and of no other");
    assert_eq!((told.unread, told.items.len()), (3, 3));
    let references: Vec<_> = told.items.iter().filter_map(|one| one.reference.as_deref()).collect();
    assert!(references.contains(&hidden.summary.reference.as_str()), "{references:?}");
    paul.read_notifications().await.unwrap();
    assert_eq!(sophie.list_notifications().await.unwrap().unread, 3, "another's reading");
    sophie.read_notifications().await.unwrap();
    let told = sophie.list_notifications().await.unwrap();
    assert_eq!((told.unread, told.items.len()), (0, 3));
    assert!(told.items.iter().all(|one| one.read));
}

async fn authors_hear_of_what_others_change_or_take_back_and_not_of_their_own(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let idea = deposit(&sophie, "À deux").await;
    let id = idea.summary.id;
    let invite = InviteCoAuthorRequest { person_id: me(&yann).await };
    sophie.invite_co_author(id, &invite, idea.version).await.unwrap();
    let signed = yann.accept_co_authorship(id).await.unwrap();
    let edit = |title: &str| EditIdeaRequest { content: content(title) };
    let edited = paul.edit_idea(id, &edit("À deux, corrigée"), signed.version).await.unwrap();
    yann.withdraw_idea(id, edited.version).await.unwrap();
    let hidden = sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap();
    let masked_id = hidden.summary.id;
    let own = sophie.edit_idea(masked_id, &edit("Masquée, reprise"), hidden.version).await.unwrap();
    paul.edit_idea(masked_id, &edit("Masquée, corrigée"), own.version).await.unwrap();
    tell_everybody(&app).await;
    let told = async |client: &ApiClient, idea: IdeaId| {
        let items = client.list_notifications().await.unwrap().items;
        let of = |wanted: fn(&Fact) -> bool| {
            let said = items.iter().filter(|one| one.subject_id == idea.0 && wanted(&one.fact));
            said.filter(|one| one.reason == NotificationReason::Author).count()
        };
        let edits = of(|fact| matches!(fact, Fact::IdeaEdited { .. }));
        (edits, of(|fact| matches!(fact, Fact::IdeaWithdrawn { .. })))
    };
    assert_eq!(told(&sophie, id).await, (1, 1));
    assert_eq!(told(&yann, id).await, (1, 0), "he withdrew it");
    assert_eq!(told(&sophie, masked_id).await, (1, 0), "of what Paul changed, not of her own");
    for (client, idea) in [(&paul, id), (&paul, masked_id), (&yann, masked_id)] {
        assert_eq!(told(client, idea).await, (0, 0));
    }
}

async fn the_team_is_told_of_a_gate_and_the_decider_is_not(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    let sponsor = me(&marc).await;
    let poc = sponsored(&julie, "Ateliers mobiles", sponsor).await;
    let decided = vec![gate(GateVerdict::Go, sponsor)];
    pass(&julie, &poc, (Step::FrameChallenge, Step::DescribeSolution), decided).await;
    tell_everybody(&app).await;
    let told = marc.list_notifications().await.unwrap().items;
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].reason, told[0].title.as_str()),
        (NotificationReason::Member, "Ateliers mobiles")
    );
    assert!(matches!(told[0].fact, Fact::GateDecided { verdict: GateVerdict::Go, .. }));
    assert!(julie.list_notifications().await.unwrap().items.is_empty(), "she wrote it down");
}

async fn the_home_shows_what_is_mine_and_the_latest(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let empty = sophie.read_home().await.unwrap();
    assert!(empty.my_ideas.is_empty() && empty.latest_ideas.is_empty() && empty.lesson.is_none());
    deposit(&julie, "De Julie").await;
    sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap();
    let draft = DraftContent { title: "En cours".to_owned(), ..DraftContent::default() };
    sophie.create_draft(&draft, &key()).await.unwrap();
    launched(&julie, "Un essai").await;
    let home = sophie.read_home().await.unwrap();
    assert_eq!((home.counts.ideas, home.counts.pocs_in_progress), (2, 1));
    let mine: Vec<_> = home.my_ideas.iter().map(|idea| idea.title.as_str()).collect();
    assert_eq!(mine, ["Masquée"]);
    assert_eq!(home.my_drafts[0].content.title, "En cours");
    assert_eq!((home.latest_ideas.len(), home.latest_pocs.len(), home.my_pocs.len()), (2, 1, 0));
    let theirs = julie.read_home().await.unwrap();
    assert!(theirs.my_drafts.is_empty());
    assert_eq!((theirs.my_ideas.len(), theirs.my_pocs.len()), (1, 1));
}

on_both_databases!(
    an_author_is_told_once_even_by_two_servers,
    what_is_read_stays_read_by_name_and_by_mask,
    authors_hear_of_what_others_change_or_take_back_and_not_of_their_own,
    the_team_is_told_of_a_gate_and_the_decider_is_not,
    the_home_shows_what_is_mine_and_the_latest,
);
