//! Whole lines of each kind, from small files written for the purpose.

use chrono::NaiveDate;
use domain::FieldCode;
use domain::access::Profile;
use domain::idea::{IdeaOrigin, Stance};
use domain::people::{AccountStatus, PersonMark};
use domain::poc::{ExternalSystem, PocStatus, Question};
use domain::practice::PracticeKind;
use domain::text::{LongText, ShortText};
use import::record::{
    ImportedContact, ImportedIdea, ImportedOrganisation, ImportedPoc, ImportedPractice,
};
use import::{ImportKind, Line, Mapping, Record, Remark, Unreadable, open};

const IDEAS: &str = include_str!("fixtures/ideas.csv");
const POCS: &str = include_str!("fixtures/pocs.csv");
const ACCOUNTS: &str = include_str!("fixtures/accounts.csv");
const PRACTICES: &str = include_str!("fixtures/practices.csv");

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn lines(kind: ImportKind, file: &[u8]) -> Vec<Line> {
    let mapping = Mapping::shipped(kind).unwrap();
    let as_of = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    open(&mapping, as_of, file).unwrap().map(Result::unwrap).collect()
}

fn idea(line: &Line) -> &ImportedIdea {
    let Ok(Record::Idea(idea)) = line.content.as_ref().map(|taken| &taken.record) else {
        panic!("{line:?}")
    };
    idea
}

fn poc(line: &Line) -> &ImportedPoc {
    let Ok(Record::Poc(poc)) = line.content.as_ref().map(|taken| &taken.record) else {
        panic!("{line:?}")
    };
    poc
}

fn practice(line: &Line) -> &ImportedPractice {
    let Ok(Record::Practice(practice)) = line.content.as_ref().map(|taken| &taken.record) else {
        panic!("{line:?}")
    };
    practice
}

fn faults(line: &Line) -> Vec<(&str, FieldCode)> {
    match &line.content {
        Ok(taken) => panic!("{taken:?}"),
        Err(errors) => errors.iter().map(|error| (error.pointer.as_str(), error.code)).collect(),
    }
}

#[test]
fn an_account_is_read_with_its_place_and_its_password_is_never_printed() {
    let lines = lines(ImportKind::Accounts, ACCOUNTS.as_bytes());
    let Ok(Record::Account(first)) = lines[0].content.as_ref().map(|taken| &taken.record) else {
        panic!("{:?}", lines[0])
    };
    assert_eq!(
        (first.name.as_str(), first.email.as_str()),
        ("Léa Durand", "lea.durand@cnav.example")
    );
    assert_eq!((&*first.organisation, first.department.as_deref()), ("cnav", Some("cnav-dsi")));
    assert_eq!(first.profile, Some(Profile::Contributor));
    assert_eq!(first.password.as_ref().unwrap().expose(), "une phrase assez longue");
    assert!(!format!("{first:?}").contains("phrase"));
    let Ok(Record::Account(second)) = lines[1].content.as_ref().map(|taken| &taken.record) else {
        panic!("{:?}", lines[1])
    };
    assert_eq!((second.profile, &second.department), (None, &None), "what is blank is not told");
    assert_eq!(faults(&lines[2]), [("/courriel", FieldCode::Malformed)]);
    let expected = [("/nom", FieldCode::Required), ("/mot_de_passe", FieldCode::TooShort)];
    assert_eq!(faults(&lines[3]), expected);
    assert_eq!(faults(&lines[4]), [("/profil", FieldCode::UnknownValue)]);
}

#[test]
fn what_a_file_of_accounts_says_beside_the_profile_is_read_and_blanks_say_nothing() {
    let head = "courriel,nom,organisme,direction,profil,mot_de_passe,ambassadeur,referent,etat";
    let file = format!(
        "{head}\na@cnav.example,A,cnav,,,,Oui,NON,Ferme\nb@cnav.example,B,cnav,,,,,,\n\
         c@cnav.example,C,cnav,,,,parfois,,parti\n"
    );
    let lines = lines(ImportKind::Accounts, file.as_bytes());
    let said = |line: &Line| {
        let Ok(Record::Account(account)) = line.content.as_ref().map(|taken| &taken.record) else {
            panic!("{line:?}")
        };
        (account.marks.clone(), account.status)
    };
    let marks = vec![(PersonMark::Referent, false), (PersonMark::Ambassador, true)];
    assert_eq!(said(&lines[0]), (marks, Some(AccountStatus::Disabled)));
    assert_eq!(said(&lines[1]), (Vec::new(), None));
    let unknown = FieldCode::UnknownValue;
    assert_eq!(faults(&lines[2]), [("/ambassadeur", unknown), ("/etat", unknown)]);
}

#[test]
fn a_practice_is_read_with_its_texts_made_clean_and_its_contact() {
    let lines = lines(ImportKind::Practices, PRACTICES.as_bytes());
    let first = practice(&lines[0]);
    assert_eq!(first.kind, PracticeKind::Innovation);
    let text = |text: &Option<LongText>| text.as_ref().unwrap().as_str().to_owned();
    assert_eq!(text(&first.problem), "Trop d’appels **perdus**");
    assert_eq!(text(&first.solution), "- un créneau\n- un rappel");
    assert_eq!(first.domain.as_str(), "customer_relations");
    assert_eq!(first.process.as_ref().unwrap().as_str(), "customer_relations");
    let keywords: Vec<&str> = first.keywords.iter().map(ShortText::as_str).collect();
    assert_eq!(keywords, ["accueil", "téléphone"]);
    assert!(matches!(&first.contact, Some(ImportedContact::Account(_))), "{first:?}");
    assert_eq!(first.published_at.unwrap().to_rfc3339(), "2024-03-15T00:00:00+00:00");
    let second = practice(&lines[1]);
    assert_eq!((second.kind, second.published_at), (PracticeKind::GoodPractice, None));
    assert_eq!((&second.problem, &second.process), (&None, &None));
    assert!(matches!(&second.contact, Some(ImportedContact::Named(_))), "{second:?}");
    assert_eq!(faults(&lines[2]), [("/domaine", FieldCode::UnknownValue)]);
    let expected = [
        ("/nature", FieldCode::Required),
        ("/processus", FieldCode::UnknownValue),
        ("/organisme", FieldCode::Required),
        ("/date", FieldCode::InFuture),
    ];
    assert_eq!(faults(&lines[3]), expected);
}

#[test]
fn an_idea_is_read_as_the_portal_would_write_it() {
    let lines = lines(ImportKind::Ideas, IDEAS.as_bytes());
    let idea = idea(&lines[0]);
    assert_eq!(idea.title.as_str(), "Un guichet unique");
    let proposal = idea.proposal.as_ref().unwrap().as_str();
    let expected = "L'accueil\u{a0}: **un** seul numéro 🌱\n\n- simple\n- gratuit\n\n\
        *Votes recueillis dans l’outil d’origine – pour : 12, contre : 3, mitigés : 0.*";
    assert_eq!(proposal, expected);
    assert_eq!(idea.votes, 15);
    assert_eq!(idea.subcategory.as_str(), "user_information");
    assert_eq!((idea.origin, &idea.organisation), (IdeaOrigin::External, &None));
    assert_eq!(idea.author.as_ref().unwrap().as_str(), "agent-1");
    assert_eq!(idea.deposited_at.unwrap().to_rfc3339(), "2015-09-26T00:28:01+00:00");
    assert_eq!((lines[0].number, lines[0].external_id.as_str()), (2, "I-1"));
}

#[test]
fn what_an_idea_does_not_say_is_left_blank_and_what_is_unknown_is_told() {
    let lines = lines(ImportKind::Ideas, IDEAS.as_bytes());
    assert_eq!(idea(&lines[1]).proposal.as_ref().unwrap().as_str(), "À rédiger");
    let bare = idea(&lines[2]);
    assert_eq!((&bare.proposal, &bare.author, bare.deposited_at), (&None, &None, None));
    assert_eq!(bare.subcategory.as_str(), "digital_governance");
    let value = "Rubrique nouvelle".to_owned();
    assert_eq!(
        lines[2].remarks,
        [Remark::ValueDefaulted { column: "sous_rubrique".into(), value }]
    );
}

#[test]
fn a_refused_line_says_every_reason_at_its_column() {
    let lines = lines(ImportKind::Ideas, IDEAS.as_bytes());
    assert_eq!(faults(&lines[3]), [("/titre", FieldCode::TooShort)]);
    assert_eq!(faults(&lines[4]), [("/external_id", FieldCode::Duplicate)]);
    let both = [("/external_id", FieldCode::Required), ("/date_depot", FieldCode::Malformed)];
    assert_eq!(faults(&lines[5]), both);
    assert_eq!(faults(&lines[6]), [("/", FieldCode::Malformed)]);
    assert_eq!(lines[6].remarks, [Remark::WrongWidth { found: 2, expected: 10 }]);
}

#[test]
fn the_dress_of_a_file_changes_nothing_and_a_changed_word_does() {
    let fingerprints = |file: &[u8]| -> Vec<[u8; 32]> {
        let lines = lines(ImportKind::Ideas, file);
        lines.into_iter().filter_map(|line| Some(line.content.ok()?.fingerprint)).collect()
    };
    let plain = fingerprints(IDEAS.as_bytes());
    let marked = format!("\u{feff}{}", IDEAS.replace('\n', "\r\n"));
    assert_eq!(fingerprints(marked.as_bytes()), plain);
    let changed = fingerprints(IDEAS.replace("gratuit", "payant").as_bytes());
    assert_ne!(changed[0], plain[0]);
    assert_eq!(changed[1..], plain[1..]);
}

#[test]
fn bad_bytes_and_nul_are_refused_at_their_column() {
    let header = "external_id,titre,description_html,rubrique,sous_rubrique,auteur,date_depot,\
                  votes_pour,votes_contre,votes_mitiges\n";
    let mut file = header.as_bytes().to_vec();
    file.extend(b"A,Titre caf\xe9,<p>x</p>,s,Les Communs,,,0,0,0\n");
    file.extend(b"B,Titre,<p>x\0y</p>,s,Les Communs,,,0,0,0\n");
    let lines = lines(ImportKind::Ideas, &file);
    assert_eq!(faults(&lines[0]), [("/titre", FieldCode::Malformed)]);
    assert_eq!(lines[0].remarks, [Remark::NotUtf8 { column: "titre".into() }]);
    assert_eq!(faults(&lines[1]), [("/description_html", FieldCode::ForbiddenCharacter)]);
}

#[test]
fn overlong_texts_are_cut_with_a_remark_and_an_open_quote_is_refused() {
    let header = "external_id,idee_external_id,position,texte,auteur,date,soutiens\n";
    let long = "mot ".repeat(2_000);
    let endless = "x".repeat(1_000_001);
    let file = format!("{header}1,I-1,pour,{long},a,,4\n2,I-1,contre,\"{endless}");
    let lines = lines(ImportKind::Comments, file.as_bytes());
    let Ok(taken) = &lines[0].content else { panic!() };
    let Record::Comment(comment) = &taken.record else { panic!() };
    assert_eq!((comment.stance, comment.idea.as_str()), (Stance::Supports, "I-1"));
    assert!(comment.body.as_str().ends_with("mot…"));
    assert_eq!(lines[0].remarks, [Remark::TextCut { column: "texte".into(), max: 5_000 }]);
    // The quote swallowed the end of the line, so the row is short as well.
    assert_eq!(faults(&lines[1]), [("/", FieldCode::Malformed)]);
}

#[test]
fn an_experiment_keeps_its_story() {
    let lines = lines(ImportKind::Pocs, POCS.as_bytes());
    let poc = poc(&lines[0]);
    assert_eq!(poc.summary.as_ref().unwrap().as_str(), "Recevoir près de chez soi");
    let description = poc.description.as_ref().unwrap().as_str();
    for part in [
        "## Contexte\n\n[Vidéo](<https://www.dailymotion.com/video/x1>)",
        "<https://exemple.fr/une/adresse/",
        "- 01/02/2021 – Investigation\n- 20/08/2021 – Comité\u{a0}: Poursuite\n\
         - 01/09/2021 – Construction\u{a0}: premier prototype",
    ] {
        assert!(description.contains(part), "{part} in {description}");
    }
    let ImportedOrganisation::Outside { under, code, name } = &poc.organisation else { panic!() };
    assert_eq!((under.as_str(), code.as_str()), ("external-bodies", "external-bodies-fabrique"));
    assert_eq!((name.as_str(), poc.domain.as_str()), ("fabrique", "prevention_autonomy"));
    let words =
        |texts: &[ShortText]| -> Vec<String> { texts.iter().map(ToString::to_string).collect() };
    assert_eq!(words(&poc.sponsors), ["ANCT", "Ville d’Exemple"]);
    assert_eq!(words(&poc.keywords), ["Santé", "Numérique"]);
    let [link] = &poc.external_references[..] else { panic!("{:?}", poc.external_references) };
    assert_eq!((link.system, link.value.as_str()), (ExternalSystem::Website, "https://exemple.fr"));
    let target = poc.answers.get(&Question::TargetPopulation).unwrap();
    assert_eq!(target.as_str(), "État, particuliers");
    assert_eq!((poc.story.status, poc.story.steps_passed()), (PocStatus::InProgress, 4));
    assert!(matches!(
        &lines[0].remarks[..],
        [
            Remark::PhaseEndsBeforeStart { .. },
            Remark::LinkIgnored { .. },
            Remark::LinkInText { .. }
        ]
    ));
}

#[test]
fn an_abandoned_experiment_says_why_and_unreadable_phases_are_refused() {
    let lines = lines(ImportKind::Pocs, POCS.as_bytes());
    let abandoned = poc(&lines[1]);
    assert_eq!(abandoned.story.status, PocStatus::Abandoned);
    let (_, why) = abandoned.story.abandoned.as_ref().unwrap();
    assert_eq!(why.as_ref().unwrap().as_str(), "Le besoin a disparu");
    assert_eq!((abandoned.cause.as_str(), abandoned.domain.as_str()), ("not_told", "digital_data"));
    assert_eq!(faults(&lines[2]), [("/phases_json", FieldCode::Malformed)]);
}

#[test]
fn a_challenge_is_read() {
    let file = "external_id,titre,description,porteur,themes,promotions,ville,corps_markdown\n\
                C-1,Aider à choisir,Comment aider ?,Un ministère,Santé|Sport,P1,,## Besoin {.sub}\n";
    let lines = lines(ImportKind::Challenges, file.as_bytes());
    let Ok(taken) = &lines[0].content else { panic!() };
    let Record::Challenge(challenge) = &taken.record else { panic!() };
    assert_eq!(challenge.question.as_ref().unwrap().as_str(), "Comment aider ?");
    let story = "## Besoin\n\n*Thèmes : Santé, Sport. Promotion : P1. Ville : –.*";
    assert_eq!(challenge.description.as_ref().unwrap().as_str(), story);
}

#[test]
fn a_file_of_another_kind_is_told_at_once() {
    let mapping = Mapping::shipped(ImportKind::Comments).unwrap();
    let as_of = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    let Err(Unreadable::MissingColumns(missing)) = open(&mapping, as_of, IDEAS.as_bytes()) else {
        panic!()
    };
    assert_eq!(missing, ["date", "idee_external_id", "position", "soutiens", "texte"]);
}
