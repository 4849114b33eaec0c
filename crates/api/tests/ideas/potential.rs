//! Ideas of high potential, and the study of their gains (R076).

use api_types::export::TableFormat;
use api_types::idea::{GainView, IdeaFacetName, IdeaQuery, PotentialRequest};
use api_types::notification::NotificationReason;
use api_types::problem::ProblemCode;
use domain::idea::{GainEvidence, GainNature, IdeaAct, IdeaVerdict, PotentialChange};
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{decision, deposit, masked};
use crate::beside::text_of;

fn gain(figure: Option<&str>, words: Option<&str>) -> GainView {
    GainView {
        nature: GainNature::Time,
        evidence: GainEvidence::Estimated,
        figure: figure.map(str::to_owned),
        unit: figure.map(|_| "heures par mois".to_owned()),
        words: words.map(str::to_owned),
    }
}

fn study(gains: Vec<GainView>) -> PotentialRequest {
    PotentialRequest { why: "Toutes les caisses sont concernées.".to_owned(), gains }
}

async fn whoever_decides_studies_the_gains_and_everyone_reads_them(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let idea = deposit(&sophie, "Rappel automatique").await;
    let (id, version) = (idea.summary.id, idea.version);
    assert!(!idea.summary.high_potential && idea.potential.is_none());
    assert!(paul.read_idea(id).await.unwrap().allowed.contains(&IdeaAct::SetPotential));
    let comfort =
        GainView { nature: GainNature::Comfort, ..gain(None, Some("Moins d’appels tendus.")) };
    let asked = study(vec![gain(Some("120"), None), comfort]);
    let marked = paul.set_idea_potential(id, &asked, version).await.unwrap();
    assert_eq!(marked.version, version + 1);
    let read = yann.read_idea(id).await.unwrap();
    assert!(read.summary.high_potential);
    let told = read.potential.unwrap();
    assert_eq!((told.why, told.gains), (asked.why.clone(), asked.gains.clone()));

    let late = paul.set_idea_potential(id, &study(Vec::new()), version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict, "what somebody changed meanwhile stays");
    let revised = paul.set_idea_potential(id, &study(Vec::new()), marked.version).await.unwrap();
    assert!(revised.potential.unwrap().gains.is_empty(), "the whole study is sent");
    let removed = paul.remove_idea_potential(id, revised.version).await.unwrap();
    assert!(!removed.summary.high_potential && removed.potential.is_none());
    let again = paul.remove_idea_potential(id, removed.version).await.unwrap();
    assert_eq!(again.version, removed.version, "nothing to take away is well too");

    let history = yann.read_idea_history(id).await.unwrap().items;
    let changes: Vec<PotentialChange> = history
        .iter()
        .filter_map(|entry| {
            let Fact::IdeaPotentialChanged { potential, .. } = entry.fact else { return None };
            Some(potential)
        })
        .collect();
    let expected = [PotentialChange::Removed, PotentialChange::Revised, PotentialChange::Marked];
    assert_eq!(changes, expected);
}

async fn an_author_is_told_masked_or_not_and_does_not_say_it_themselves(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let idea = sophie.deposit_idea(&masked("Simplifier nos courriers"), &key()).await.unwrap();
    let (id, version) = (idea.summary.id, idea.version);
    assert!(!idea.allowed.contains(&IdeaAct::SetPotential));
    let asked = study(vec![gain(Some("120"), None)]);
    let refused = sophie.set_idea_potential(id, &asked, version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let refused = sophie.remove_idea_potential(id, version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let marked = paul.set_idea_potential(id, &asked, version).await.unwrap();
    paul.set_idea_potential(id, &asked, marked.version).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = sophie.list_notifications().await.unwrap().items;
    let [told] = told.as_slice() else { panic!("told once, not at each change: {told:?}") };
    assert_eq!((told.reason, told.subject_id), (NotificationReason::Author, id.0));
    let marked = PotentialChange::Marked;
    assert!(
        matches!(told.fact, Fact::IdeaPotentialChanged { potential, .. } if potential == marked)
    );

    let own = deposit(&paul, "La mienne").await;
    let refused = paul.set_idea_potential(own.summary.id, &asked, own.version).await;
    assert_eq!(refusal(refused), ProblemCode::OwnIdea);
}

async fn a_study_that_says_nothing_is_refused_where_it_does(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let idea = deposit(&sophie, "À chiffrer").await;
    let (id, version) = (idea.summary.id, idea.version);
    let empty = study(vec![gain(Some("3"), None), gain(None, Some(" "))]);
    let refused = faulty_fields(paul.set_idea_potential(id, &empty, version).await);
    assert_eq!(refused, ["/gains/1/words required"]);
    let silent = PotentialRequest { why: String::new(), gains: Vec::new() };
    let refused = faulty_fields(paul.set_idea_potential(id, &silent, version).await);
    assert_eq!(refused, ["/why required"]);
    let many = study(vec![gain(Some("3"), None); 13]);
    let refused = faulty_fields(paul.set_idea_potential(id, &many, version).await);
    assert_eq!(refused, ["/gains too_many"]);
    let no = decision(IdeaVerdict::NotSelected, "Pas cette fois.");
    let asleep = paul.decide_idea(id, &no, version).await.unwrap();
    assert!(!asleep.allowed.contains(&IdeaAct::SetPotential));
    let refused = paul.set_idea_potential(id, &study(Vec::new()), asleep.version).await;
    assert_eq!(refusal(refused), ProblemCode::IdeaAtRest);
}

async fn ideas_of_high_potential_are_listed_counted_and_taken_away(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    deposit(&sophie, "Une idée parmi d’autres").await;
    let all = IdeaQuery::default();
    let none = sophie.count_ideas(&all).await.unwrap();
    assert_eq!(none.count(IdeaFacetName::HighPotential, "true"), 0);
    let idea = deposit(&sophie, "Une idée prometteuse").await;
    let (id, version) = (idea.summary.id, idea.version);
    let marked = paul.set_idea_potential(id, &study(Vec::new()), version).await.unwrap();
    // What is decided since leaves it as it is.
    let yes = decision(IdeaVerdict::Selected, "Nous l’essayons.");
    paul.decide_idea(id, &yes, marked.version).await.unwrap();
    let promising = IdeaQuery { high_potential: true, ..IdeaQuery::default() };
    let found = sophie.list_ideas(&promising).await.unwrap().items;
    let [found] = found.as_slice() else { panic!("{found:?}") };
    assert!(found.id == id && found.high_potential);
    assert_eq!(sophie.list_ideas(&all).await.unwrap().items.len(), 2);
    for query in [&all, &promising] {
        let counted = sophie.count_ideas(query).await.unwrap();
        assert_eq!(counted.count(IdeaFacetName::HighPotential, "true"), 1);
        assert_eq!(counted.count(IdeaFacetName::HighPotential, "false"), 0, "no choice");
    }
    let counted = sophie.count_ideas(&promising).await.unwrap();
    assert_eq!(counted.count(IdeaFacetName::Status, "submitted"), 0, "the other criteria stay");
    assert_eq!(counted.count(IdeaFacetName::Status, "selected"), 1);

    let text = text_of(sophie.export_ideas(TableFormat::Csv, &all).await.unwrap());
    let mut lines = text.lines();
    assert!(lines.next().unwrap().contains(";\"Fort potentiel\";"), "{text}");
    let said: Vec<bool> = lines.map(|line| line.contains(";\"Oui\";")).collect();
    assert_eq!(said, [true, false], "the newest first: {text}");
}

on_both_databases!(
    an_author_is_told_masked_or_not_and_does_not_say_it_themselves,
    a_study_that_says_nothing_is_refused_where_it_does,
    ideas_of_high_potential_are_listed_counted_and_taken_away,
    whoever_decides_studies_the_gains_and_everyone_reads_them,
);
