//! What the index finds, for whom, and what it survives.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeMap;

use domain::search::{SearchKind, SynonymGroup};
use search::{
    Audience, Dimension, Document, Filters, Found, Key, Likeness, Order, Question, Reader,
    SearchIndex, Section, SectionName, Synonyms,
};
use uuid::Uuid;

fn document(kind: SearchKind, number: u128, title: &str, text: &str) -> Document {
    Document {
        kind,
        id: Uuid::from_u128(number),
        version: 1,
        reference: None,
        title: title.to_owned(),
        status: Some("submitted".to_owned()),
        domain: Some("customer_relation".to_owned()),
        subcategory: None,
        organisation: None,
        day: chrono::NaiveDate::from_ymd_opt(2026, 3, 1),
        tags: Vec::new(),
        audience: Audience::default(),
        labels: Vec::new(),
        sections: vec![Section { name: SectionName::Problem, text: text.to_owned() }],
        stop: None,
        contact: None,
        steps_passed: None,
    }
}

fn index(documents: &[Document]) -> SearchIndex {
    let index = SearchIndex::memory();
    let mut rebuild = index.rebuild(Uuid::new_v4()).unwrap();
    rebuild.add(documents).unwrap();
    rebuild.finish().unwrap();
    index
}

fn everything() -> Reader {
    Reader::of(SearchKind::ALL.iter().copied())
}

fn ask(index: &SearchIndex, words: &str, reader: &Reader, filters: &Filters) -> Found {
    ask_with(index, words, reader, filters, &Synonyms::default())
}

fn ask_with(
    index: &SearchIndex,
    words: &str,
    reader: &Reader,
    filters: &Filters,
    synonyms: &Synonyms,
) -> Found {
    let order = Order::Relevance;
    let question = Question { words, filters, order, offset: 0, limit: 20, synonyms };
    index.seek(&question, reader).unwrap()
}

fn titles(index: &SearchIndex, words: &str) -> Vec<String> {
    let found = ask(index, words, &everything(), &Filters::default());
    found.hits.into_iter().map(|hit| hit.document.title).collect()
}

fn ideas() -> SearchIndex {
    let idea = |number, title: &str, text: &str| document(SearchKind::Idea, number, title, text);
    index(&[
        idea(1, "L’accueil téléphonique dématérialisé", "Les assurés attendent trop longtemps."),
        idea(2, "Rappel automatique des assurés", "On rappelle au lieu de faire attendre."),
        idea(3, "Chatbot retraite", "Un robot répond aux questions sur la pension."),
        idea(4, "Ateliers mobiles en zone rurale", "Un camion va à la rencontre des retraités."),
        idea(5, "Un chat pour l’accueil", "Le chat en ligne remplace l’appel."),
        idea(6, "Châtiment des retards", "Il faut punir les courriers en retard."),
    ])
}

#[test]
fn words_are_found_as_people_type_them() {
    let index = ideas();
    for (typed, expected) in [
        ("telephone accueil", "L’accueil téléphonique dématérialisé"),
        ("l'accueil téléphonique", "L’accueil téléphonique dématérialisé"),
        ("ACCUEILS DEMATERIALISES", "L’accueil téléphonique dématérialisé"),
        ("dématérialisation", "L’accueil téléphonique dématérialisé"),
        ("rappels automatiques", "Rappel automatique des assurés"),
        ("atelier rural", "Ateliers mobiles en zone rurale"),
        ("chatb", "Chatbot retraite"),
        ("acceuil telefonique", "L’accueil téléphonique dématérialisé"),
        ("“zone rurale”", "Ateliers mobiles en zone rurale"),
        ("comment rappeler un assuré ?", "Rappel automatique des assurés"),
    ] {
        assert_eq!(titles(&index, typed).first().map(String::as_str), Some(expected), "{typed}");
    }
}

#[test]
fn the_word_as_it_is_written_outranks_its_family() {
    assert_eq!(titles(&ideas(), "chat ")[0], "Un chat pour l’accueil");
    assert_eq!(titles(&ideas(), "châtiment")[0], "Châtiment des retards");
}

#[test]
fn phrases_keep_their_order_and_shunned_words_are_shunned() {
    let index = ideas();
    assert!(titles(&index, "\"téléphonique accueil\"").is_empty());
    assert_eq!(titles(&index, "\"accueil téléphonique\"").len(), 1);
    assert_eq!(titles(&index, "accueil -chat"), ["L’accueil téléphonique dématérialisé"]);
}

#[test]
fn a_misspelt_word_is_put_right_and_said() {
    let found = ask(&ideas(), "telefonique acceuil", &everything(), &Filters::default());
    assert_eq!(found.meant.as_deref(), Some("téléphonique accueil"));
    let found = ask(&ideas(), "accueil", &everything(), &Filters::default());
    assert_eq!(found.meant, None);
}

#[test]
fn expressions_that_mean_the_same_find_each_other() {
    let group = SynonymGroup::restore(vec!["robot".into(), "agent conversationnel".into()]);
    let synonyms = Synonyms::new(&[group]);
    let found =
        ask_with(&ideas(), "agent conversationnel", &everything(), &Filters::default(), &synonyms);
    assert_eq!(found.hits[0].document.title, "Chatbot retraite");
}

#[test]
fn highlights_say_why() {
    let found = ask(&ideas(), "pension", &everything(), &Filters::default());
    let highlight = &found.hits[0].highlights[0];
    let marked: Vec<&str> =
        highlight.fragments.iter().filter(|one| one.hit).map(|one| one.text.as_str()).collect();
    assert_eq!((highlight.section, marked), (SectionName::Problem, vec!["pension"]));
}

#[test]
fn counts_say_what_each_criterion_would_leave() {
    let mut documents = Vec::new();
    for number in 0..10 {
        let mut one = document(SearchKind::Idea, number, "Accueil", "");
        one.status = Some(if number < 3 { "selected" } else { "submitted" }.to_owned());
        documents.push(one);
    }
    documents.push(document(SearchKind::Poc, 20, "Accueil en borne", ""));
    let index = index(&documents);
    let asked = BTreeMap::from([
        (Dimension::Status, vec!["selected".to_owned()]),
        (Dimension::Kind, vec!["idea".to_owned()]),
    ]);
    let found = ask(&index, "accueil", &everything(), &Filters(asked));
    assert_eq!(found.total, 3);
    let counts = |dimension| -> Vec<(String, u64)> {
        let values = found.facets.0.get(&dimension).cloned().unwrap_or_default();
        values.into_iter().map(|one| (one.value, one.count)).collect()
    };
    // Another status may be chosen instead: its count ignores the one that is chosen.
    let statuses = [("submitted".to_owned(), 7), ("selected".to_owned(), 3)];
    assert_eq!(counts(Dimension::Status), statuses);
    assert_eq!(counts(Dimension::Kind), [("idea".to_owned(), 3)]);
}

#[test]
fn a_tag_is_asked_whatever_its_case_and_counted_as_people_read_it() {
    let tagged = |number, tags: &[&str]| {
        let mut one = document(SearchKind::Poc, number, "Accueil", "");
        one.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        one
    };
    // One tag begins as another does.
    let index = index(&[
        tagged(1, &["Zone rurale", "Été"]),
        tagged(2, &["Zone rurale isolée"]),
        tagged(3, &["Été"]),
    ]);
    let asked = |tag: &str| Filters(BTreeMap::from([(Dimension::Tag, vec![tag.to_owned()])]));
    for (tag, total) in [("ZONE RURALE", 1), ("#zone rurale isolee", 1), ("ete", 2), ("zone", 0)] {
        assert_eq!(ask(&index, "accueil", &everything(), &asked(tag)).total, total, "{tag}");
    }
    let found = ask(&index, "", &everything(), &asked("zone rurale"));
    let tags: Vec<_> = found.facets.0[&Dimension::Tag]
        .iter()
        .map(|one| (one.value.as_str(), one.name.as_deref(), one.count))
        .collect();
    let read = [
        ("ete", Some("Été"), 2),
        ("zone rurale", Some("Zone rurale"), 1),
        ("zone rurale isolee", Some("Zone rurale isolée"), 1),
    ];
    assert_eq!(tags, read);
}

#[test]
fn what_is_written_twice_makes_one_pair_with_its_newer_one() {
    let day = |on| chrono::NaiveDate::from_ymd_opt(2026, 3, on);
    let twice = "Les assurés laissent leur numéro et un automate les rappelle à l’heure choisie.";
    let mut documents = Vec::new();
    for (number, on, title, text) in [
        (1, 1, "Rappel automatique", twice),
        (2, 2, "Un camion dans les villages", "Un agent et un interprète vont au marché."),
        (3, 3, "Automate de rappel", twice),
        (4, 4, "Un jardin partagé", "Les agents plantent des tomates sur le toit."),
    ] {
        let mut one = document(SearchKind::Idea, number, title, text);
        one.day = day(on);
        documents.push(one);
    }
    let mut secret = document(SearchKind::Idea, 5, "Rappel automatique", twice);
    secret.audience = Audience::only(["editors"]);
    documents.push(secret);
    documents.push(document(SearchKind::Poc, 6, "Rappel automatique", twice));
    let index = index(&documents);
    for reader in [everything(), everything().holding("editors")] {
        let found = index.pairs(SearchKind::Idea, (0, 10), &reader).unwrap();
        let pairs: Vec<_> = found
            .pairs
            .iter()
            .map(|pair| (pair.one.id.as_u128(), pair.other.id.as_u128()))
            .collect();
        assert_eq!(pairs, [(3, 1)], "ideas alone, what is restricted aside");
        assert!(!found.more);
    }
    // Two at a time: the pair comes once, with the page of its newer one.
    let first = index.pairs(SearchKind::Idea, (0, 2), &everything()).unwrap();
    assert_eq!((first.examined, first.more), (2, true));
    let rest = index.pairs(SearchKind::Idea, (2, 2), &everything()).unwrap();
    assert_eq!(first.pairs.len() + rest.pairs.len(), 1);
    let nobody = index.pairs(SearchKind::Idea, (0, 10), &Reader::of([SearchKind::Poc])).unwrap();
    assert_eq!(nobody.examined, 0);
}

#[test]
fn seeking_among_some_kinds_changes_nothing_of_what_words_are_worth() {
    let documents = restricted();
    let index = index(&documents);
    let like = Likeness { title: "Accueil des assurés", text: "", but: None, most: 5 };
    let all = index.similar(&like, &everything()).unwrap();
    let some = index.similar(&like, &everything().among(&[SearchKind::Idea])).unwrap();
    let worth = |hits: &[search::Hit]| {
        hits.iter().find(|hit| hit.document.kind == SearchKind::Idea).map(|hit| hit.score.to_bits())
    };
    assert_eq!(worth(&all), worth(&some));
    assert!(some.iter().all(|hit| hit.document.kind == SearchKind::Idea));
    let among = everything().among(&[SearchKind::Idea]);
    let found = ask(&index, "accueil", &among, &Filters::default());
    assert_eq!(found.total, 1, "and nothing else is found");
}

fn restricted() -> Vec<Document> {
    let mut secret =
        document(SearchKind::Challenge, 50, "Défi confidentiel « Zéphyrine »", "Accueil secret.");
    secret.audience = Audience::only(["editors"]);
    vec![
        document(SearchKind::Idea, 1, "Accueil des assurés", "Un texte."),
        document(SearchKind::Poc, 2, "Borne d’accueil", "Une expérimentation."),
        secret,
    ]
}

/// Everything that an answer tells.
fn told(found: &Found) -> String {
    let hits: Vec<_> = found.hits.iter().map(|hit| (&hit.document.title, hit.score)).collect();
    format!("{hits:?} {} {:?} {:?} {}", found.total, found.facets, found.meant, found.widened)
}

#[test]
fn what_one_may_not_read_changes_nothing() {
    let with = index(&restricted());
    let without = index(&restricted()[..2]);
    let reader = everything();
    for words in
        ["accueil", "zéphyrine", "zephyrin", "zéph", "confidentiel", "acueil", "", "secret"]
    {
        let (one, other) = (
            ask(&with, words, &reader, &Filters::default()),
            ask(&without, words, &reader, &Filters::default()),
        );
        // Scores differ in the count of documents alone: compare what is told.
        assert_eq!(told_unscored(&one), told_unscored(&other), "{words}");
    }
    let editor = everything().holding("editors");
    assert_eq!(ask(&with, "zéphyrine", &editor, &Filters::default()).total, 1);
    assert_eq!(ask(&with, "accueil", &editor, &Filters::default()).total, 3);
}

fn told_unscored(found: &Found) -> String {
    let titles: Vec<_> = found.hits.iter().map(|hit| &hit.document.title).collect();
    format!("{titles:?} {} {:?} {:?} {}", found.total, found.facets, found.meant, found.widened)
}

#[test]
fn whoever_does_not_read_a_kind_sees_nothing_of_it_to_the_last_digit() {
    let all = restricted();
    let narrow = Reader::of([SearchKind::Idea]);
    let (with, without) = (index(&all), index(&all[..1]));
    for words in ["accueil", "borne", "bornz", "bor", "expérimentation", ""] {
        let (one, other) = (
            ask(&with, words, &narrow, &Filters::default()),
            ask(&without, words, &narrow, &Filters::default()),
        );
        assert_eq!(told(&one), told(&other), "{words}");
    }
    let like = Likeness { title: "Borne d’accueil", text: "", but: None, most: 5 };
    let found = with.similar(&like, &narrow).unwrap();
    assert!(found.iter().all(|hit| hit.document.kind == SearchKind::Idea));
    assert!(
        with.find(Key { kind: SearchKind::Poc, id: Uuid::from_u128(2) }, &narrow)
            .unwrap()
            .is_none()
    );
}

#[test]
fn similar_texts_are_found_whatever_their_kind() {
    let like = Likeness {
        title: "Rappeler automatiquement les assurés",
        text: "Aujourd’hui les assurés attendent au téléphone.",
        but: Some(Key { kind: SearchKind::Idea, id: Uuid::from_u128(1) }),
        most: 5,
    };
    let found = ideas().similar(&like, &everything()).unwrap();
    assert_eq!(found[0].document.title, "Rappel automatique des assurés");
    assert!(found.iter().all(|hit| hit.document.id != Uuid::from_u128(1)));
}

#[test]
fn what_is_kept_for_some_is_like_a_text_for_them_alone() {
    let index = index(&restricted());
    let like = Likeness { title: "Zéphyrine", text: "Un accueil.", but: None, most: 5 };
    let found = |reader: &Reader| {
        let found = index.similar(&like, reader).unwrap();
        found.iter().any(|hit| hit.document.id == Uuid::from_u128(50))
    };
    assert!(found(&everything().holding("editors")));
    assert!(!found(&everything()) && !found(&everything().holding("others")));
}

#[test]
fn an_object_is_replaced_and_forgotten() {
    let index = ideas();
    index.write(&[document(SearchKind::Idea, 3, "Robot retraite", "")], &[]).unwrap();
    assert_eq!(titles(&index, "chatbot"), Vec::<String>::new());
    assert_eq!(titles(&index, "robot"), ["Robot retraite"]);
    index.write(&[], &[Key { kind: SearchKind::Idea, id: Uuid::from_u128(3) }]).unwrap();
    assert_eq!(titles(&index, "robot"), Vec::<String>::new());
    assert_eq!(index.count().unwrap(), 5);
}

#[test]
fn an_index_outlives_its_process_and_a_half_made_one_is_swept() {
    let folder = tempfile::tempdir().unwrap();
    let follower = Uuid::new_v4();
    {
        let index = SearchIndex::at(folder.path());
        assert_eq!(index.follower().unwrap(), None);
        let mut rebuild = index.rebuild(follower).unwrap();
        rebuild.add(&[document(SearchKind::Idea, 1, "Accueil", "")]).unwrap();
        rebuild.finish().unwrap();
        index.write(&[document(SearchKind::Idea, 2, "Accueil bis", "")], &[]).unwrap();
        // A rebuild that is killed in the middle.
        let mut half = index.rebuild(Uuid::new_v4()).unwrap();
        half.add(&[document(SearchKind::Idea, 9, "À moitié", "")]).unwrap();
        drop(half);
        // Another process may not write in the folder meanwhile.
        assert!(SearchIndex::at(folder.path()).follower().is_err());
    }
    let index = SearchIndex::at(folder.path());
    assert_eq!(index.follower().unwrap(), Some(follower));
    assert_eq!(titles(&index, "accueil").len(), 2);
    assert_eq!(search::census(folder.path()).unwrap().len(), 2);
    let rebuild = index.rebuild(Uuid::new_v4()).unwrap();
    // The one in force serves until the new one is whole.
    assert_eq!(titles(&index, "accueil").len(), 2);
    rebuild.finish().unwrap();
    assert_eq!(titles(&index, "accueil").len(), 0);
    let folders = std::fs::read_dir(folder.path()).unwrap().flatten();
    assert_eq!(folders.filter(|entry| entry.path().is_dir()).count(), 1);
}

#[test]
fn an_index_that_was_damaged_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    {
        let index = SearchIndex::at(folder.path());
        index.rebuild(Uuid::new_v4()).unwrap().finish().unwrap();
    }
    std::fs::write(folder.path().join("current"), b"{ not this").unwrap();
    assert_eq!(SearchIndex::at(folder.path()).follower().unwrap(), None);
}
