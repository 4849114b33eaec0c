//! Drafts: their author's alone, never lost (A22).

use api_types::idea::DraftContent;
use api_types::problem::ProblemCode;
use domain::idea::{IdeaOrigin, InnovationForm};
use domain::{AttachmentId, ProposalId, UserId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::ideas::{named, spontaneous};
use crate::samples;

fn titled(title: &str) -> DraftContent {
    DraftContent { title: title.to_owned(), ..DraftContent::default() }
}

async fn a_draft_may_be_blank_and_is_kept_as_it_is_typed(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let once = key();
    let blank = sophie.create_draft(&DraftContent::default(), &once).await.unwrap();
    let again = sophie.create_draft(&DraftContent::default(), &once).await.unwrap();
    assert_eq!((blank.id, blank.version), (again.id, 1), "a retry makes no second draft");
    let file = sophie.upload_attachment(&named("photo.png"), samples::png()).await.unwrap();
    let yann = app.client_of(Demo::Yann).await.read_me().await.unwrap().person;
    let julie = app.client_of(Demo::Julie).await.read_me().await.unwrap().person;
    let typed = DraftContent {
        title: "  Une idée 🌱 ".to_owned(),
        proposal: "à moitié\n".to_owned(),
        form: InnovationForm::Open,
        origin: IdeaOrigin::Partner,
        on_behalf_of: Some(yann.id),
        together_with: Some(julie.id),
        anonymous: true,
        attachments: vec![file.id],
        outside_proposal_id: Some(ProposalId(Uuid::now_v7())),
        ..DraftContent::default()
    };
    let saved = sophie.save_draft(blank.id, &typed, blank.version).await.unwrap();
    assert_eq!((saved.version, &saved.content), (2, &typed));
    let read = sophie.read_draft(blank.id).await.unwrap();
    assert_eq!(read.content, typed);
    assert_eq!(read.attachments[0].name, "photo.png", "one resumes with one's files");
    assert_eq!(read.on_behalf_of.as_ref(), Some(&yann), "and with the colleague, named");
    assert_eq!(read.together_with.as_ref(), Some(&julie), "and with whom one writes it");
    let nobody = Some(UserId(Uuid::nil()));
    let lost =
        DraftContent { on_behalf_of: nobody, together_with: nobody, ..titled("Pour personne") };
    let lost = sophie.create_draft(&lost, &key()).await.unwrap();
    assert_eq!((lost.content.on_behalf_of, lost.on_behalf_of), (None, None));
    assert_eq!((lost.content.together_with, lost.together_with), (None, None));
    sophie.discard_draft(lost.id).await.unwrap();
    let all = sophie.list_drafts().await.unwrap().items;
    assert_eq!(all.len(), 1);
    sophie.discard_attachment(file.id).await.unwrap();
    let read = sophie.read_draft(blank.id).await.unwrap();
    assert!(read.attachments.is_empty() && read.content.attachments.is_empty());
    sophie.save_draft(blank.id, &typed, 2).await.expect("a file that is gone never blocks");
}

async fn a_draft_is_its_authors_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let draft = sophie.create_draft(&titled("La mienne"), &key()).await.unwrap();
    let file = sophie.upload_attachment(&named("photo.png"), samples::png()).await.unwrap();
    for who in [Demo::Nadia, Demo::Yann] {
        let other = app.client_of(who).await;
        assert!(other.list_drafts().await.unwrap().items.is_empty());
        assert_eq!(refusal(other.read_draft(draft.id).await), ProblemCode::NotFound);
        let saved = other.save_draft(draft.id, &titled("Volée"), 1).await;
        assert_eq!(refusal(saved), ProblemCode::NotFound);
        assert_eq!(refusal(other.discard_draft(draft.id).await), ProblemCode::NotFound);
        // Naming it in a deposit throws nothing of Sophie's away, nor gives her file.
        let mut request = spontaneous("Une idée");
        request.draft_id = Some(draft.id);
        other.deposit_idea(&request, &key()).await.unwrap();
        let stolen = DraftContent { attachments: vec![file.id], ..titled("La sienne") };
        let stolen = other.create_draft(&stolen, &key()).await.unwrap();
        assert!(stolen.attachments.is_empty() && stolen.content.attachments.is_empty());
    }
    assert_eq!(sophie.read_draft(draft.id).await.unwrap().content.title, "La mienne");
}

async fn of_simultaneous_saves_one_wins_and_the_others_know(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let draft = sophie.create_draft(&titled("0"), &key()).await.unwrap();
    let saves: Vec<_> = (1..=8)
        .map(|index| {
            let (sophie, id, version) = (sophie.clone(), draft.id, draft.version);
            actix_web::rt::spawn(async move {
                sophie.save_draft(id, &titled(&index.to_string()), version).await
            })
        })
        .collect();
    let mut winners = Vec::new();
    for save in saves {
        match save.await.unwrap() {
            Ok(kept) => winners.push(kept.content.title),
            refused => assert_eq!(refusal(refused), ProblemCode::EditConflict),
        }
    }
    let kept = sophie.read_draft(draft.id).await.unwrap();
    assert_eq!((winners, kept.version), (vec![kept.content.title], 2));
}

async fn a_deposit_takes_its_draft_away_and_a_refused_one_leaves_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let draft = sophie.create_draft(&titled("En cours"), &key()).await.unwrap();
    let mut request = spontaneous("En cours");
    request.draft_id = Some(draft.id);
    request.content.attachments = vec![AttachmentId(Uuid::nil())];
    let refused = faulty_fields(sophie.deposit_idea(&request, &key()).await);
    assert_eq!(refused, ["/content/attachments/0 unknown_value"]);
    sophie.read_draft(draft.id).await.expect("a refusal loses nothing");
    request.content.attachments.clear();
    let once = key();
    let idea = sophie.deposit_idea(&request, &once).await.unwrap();
    assert_eq!(refusal(sophie.read_draft(draft.id).await), ProblemCode::NotFound);
    let retried = sophie.deposit_idea(&request, &once).await.unwrap();
    assert_eq!(retried.summary.id, idea.summary.id, "a retry after the draft is gone is the same");
}

async fn a_discarded_draft_takes_the_files_that_no_other_names(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let shared = sophie.upload_attachment(&named("a.png"), samples::png()).await.unwrap();
    let alone = sophie.upload_attachment(&named("b.png"), samples::png()).await.unwrap();
    let both = DraftContent { attachments: vec![shared.id, alone.id], ..titled("Un") };
    let one = sophie.create_draft(&both, &key()).await.unwrap();
    let other = DraftContent { attachments: vec![shared.id], ..titled("Deux") };
    let other = sophie.create_draft(&other, &key()).await.unwrap();
    sophie.discard_draft(one.id).await.unwrap();
    assert_eq!(refusal(sophie.discard_draft(one.id).await), ProblemCode::NotFound);
    let read = sophie.read_draft(other.id).await.unwrap();
    assert_eq!(read.attachments.len(), 1);
    assert_eq!(refusal(sophie.discard_attachment(alone.id).await), ProblemCode::NotFound);
}

async fn a_draft_is_no_longer_than_an_idea(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let long = DraftContent {
        title: "é".repeat(251),
        proposal: "a\0".to_owned(),
        attachments: vec![AttachmentId(Uuid::nil()); 11],
        ..DraftContent::default()
    };
    let refused = faulty_fields(sophie.create_draft(&long, &key()).await);
    let expected = ["/title too_long", "/proposal forbidden_character", "/attachments too_many"];
    assert_eq!(refused, expected);
    sophie.create_draft(&titled(&"é".repeat(250)), &key()).await.unwrap();
}

on_both_databases!(
    a_draft_may_be_blank_and_is_kept_as_it_is_typed,
    a_draft_is_its_authors_alone,
    of_simultaneous_saves_one_wins_and_the_others_know,
    a_deposit_takes_its_draft_away_and_a_refused_one_leaves_it,
    a_discarded_draft_takes_the_files_that_no_other_names,
    a_draft_is_no_longer_than_an_idea,
);
