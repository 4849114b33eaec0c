//! Every fact is told and read back.

use uuid::Uuid;

use super::*;

const FACTS: usize = 122;

/// Stops compiling when a fact is added: list it in `one_of_each`, and read it back above.
#[rustfmt::skip] // A table: many facts a line.
const fn place(fact: &Fact) -> usize {
    match fact {
        Fact::IdeaDeposited { .. } => 0, Fact::IdeaEdited { .. } => 1,
        Fact::IdeaWithdrawn { .. } => 2, Fact::IdeaDecided { .. } => 3,
        Fact::IdeaExperimented { .. } => 4, Fact::IdeaImplemented { .. } => 5,
        Fact::IdeaImported { .. } => 6, Fact::CommentPosted { .. } => 7,
        Fact::CommentRemoved { .. } => 8, Fact::ChallengeImported { .. } => 9,
        Fact::PocCreated { .. } => 10, Fact::PocEdited { .. } => 11, Fact::PocLaunched { .. } => 12,
        Fact::PocImported { .. } => 13, Fact::StepAnswered { .. } => 14,
        Fact::StepsPassed { .. } => 15, Fact::GateDecided { .. } => 16, Fact::PocHeld { .. } => 17,
        Fact::PocResumed { .. } => 18, Fact::PocAbandoned { .. } => 19,
        Fact::StepReopened { .. } => 20, Fact::LessonAdded { .. } => 21,
        Fact::PracticePublished { .. } => 22, Fact::PracticeEdited { .. } => 23,
        Fact::AccountCreated { .. } => 24, Fact::ProfileChanged { .. } => 25,
        Fact::AccountDisabled { .. } => 26, Fact::AccountEnabled { .. } => 27,
        Fact::SignedOutEverywhere { .. } => 28, Fact::ChallengeCreated { .. } => 29,
        Fact::ChallengeEdited { .. } => 30, Fact::ChallengePublished { .. } => 31,
        Fact::DepositsStopped { .. } => 32, Fact::ChallengeClosed { .. } => 33,
        Fact::ExpertInvited { .. } => 34, Fact::ScorecardSubmitted { .. } => 35,
        Fact::DormantIdeaMatched { .. } => 36, Fact::RevivalProposed { .. } => 37,
        Fact::RevivalAccepted { .. } => 38, Fact::RevivalRefused { .. } => 39,
        Fact::CoAuthorInvited { .. } => 40, Fact::CoAuthorAccepted { .. } => 41,
        Fact::CoAuthorDeclined { .. } => 42, Fact::IdeaLinked { .. } => 43,
        Fact::IdeaUnlinked { .. } => 44, Fact::IdeaMerged { .. } => 45,
        Fact::IdeaMergeUndone { .. } => 46, Fact::SynonymsChanged { .. } => 47,
        Fact::DocumentEdited { .. } => 48, Fact::HelpRequested { .. } => 49,
        Fact::HelpReplied { .. } => 50, Fact::SupportRequested { .. } => 51,
        Fact::HelpClosed { .. } => 52, Fact::ResourcesRequested { .. } => 53,
        Fact::ResourceDecided { .. } => 54, Fact::ResourceSettingsEdited { .. } => 55,
        Fact::Commented { .. } => 56, Fact::CommentWithdrawn { .. } => 57,
        Fact::MessageSent { .. } => 58, Fact::AccountEdited { .. } => 59,
        Fact::CellChanged { .. } => 60, Fact::DelegationGiven { .. } => 61,
        Fact::DelegationProlonged { .. } => 62, Fact::DelegationWithdrawn { .. } => 63,
        Fact::OwnerDeclared { .. } => 64, Fact::OwnerRemoved { .. } => 65,
        Fact::PocRestricted { .. } => 66, Fact::PocRulesSet { .. } => 67,
        Fact::ReferenceAdded { .. } => 68, Fact::ReferenceChanged { .. } => 69,
        Fact::ReferencesArranged { .. } => 70, Fact::PocTracked { .. } => 71,
        Fact::ConditionLifted { .. } => 72, Fact::ReviewMade { .. } => 73,
        Fact::ReviewEdited { .. } => 74, Fact::ReviewFrozen { .. } => 75,
        Fact::TagsChanged { .. } => 76, Fact::EditorialItemChanged { .. } => 77,
        Fact::EventRegistrationChanged { .. } => 78, Fact::ReuseDeclared { .. } => 80,
        Fact::ReuseEdited { .. } => 81, Fact::ReuseWithdrawn { .. } => 82,
        Fact::SeatGiven { .. } => 79, Fact::KitPrepared { .. } => 83,
        Fact::KitEdited { .. } => 84, Fact::KitReleased { .. } => 85,
        Fact::PracticeConfirmed { .. } => 86, Fact::PracticeAged { .. } => 87,
        Fact::CardKept { .. } => 88, Fact::MailboxSet { .. } => 89,
        Fact::FeedsRevoked { .. } => 90, Fact::SeatLost { .. } => 91,
        Fact::BricksChanged { .. } => 92, Fact::IdeaPledged { .. } => 115,
        Fact::NewsletterSubscriptionChanged { .. } => 93, Fact::WatchedWordsEdited { .. } => 94,
        Fact::PartnerKept { .. } => 95, Fact::IdeaSigned { .. } => 96,
        Fact::PracticeWithdrawn { .. } => 97, Fact::PracticePutBack { .. } => 98,
        Fact::OrganisationAdded { .. } => 99, Fact::OrganisationChanged { .. } => 100,
        Fact::ChallengeOpened { .. } => 101, Fact::DepositsEnded { .. } => 102,
        Fact::PracticeImported { .. } => 103, Fact::ChallengeInvitation { .. } => 104,
        Fact::PracticeReplicated { .. } => 105, Fact::IdeaPotentialChanged { .. } => 106,
        Fact::ChallengeCourse { .. } => 107, Fact::ShowcaseChanged { .. } => 108, Fact::ChallengeEntry { .. } => 109, Fact::EventReminded { .. } => 110,
        Fact::ReadersChosen { .. } => 111, Fact::PracticeRecommended { .. } => 113, Fact::PortalPlanEdited { .. } => 112, Fact::DelegationEnding { .. } => 114, Fact::SignatureEnded { .. } => 116, Fact::KitDiscarded { .. } => 117, Fact::PracticeScheduled { .. } => 118, Fact::KitRecalled { .. } => 119, Fact::PutInCharge { .. } => 120, Fact::PracticeDiscarded { .. } => 121,
    }
}

fn one_of_each() -> Vec<Fact> {
    let id = Uuid::from_u128(7);
    let (idea, poc, practice) = (IdeaId(id), PocId(id), PracticeId(id));
    let (comment, account) = (CommentId(id), UserId(id));
    let (step, started_on) = (Step::Plan, NaiveDate::default());
    let cause = ReferenceCode("budget".to_owned());
    let (note, reason) = (Some("Bail à signer.".to_owned()), "Déjà couvert.".to_owned());
    vec![
        Fact::IdeaDeposited { idea, challenge: Some(ChallengeId(id)) },
        Fact::IdeaEdited { idea },
        Fact::IdeaWithdrawn { idea },
        Fact::IdeaDecided {
            idea,
            verdict: IdeaVerdict::NotSelected,
            reason: reason.clone(),
            condition: note.clone(),
        },
        Fact::IdeaExperimented { idea, poc },
        Fact::IdeaImplemented { idea },
        Fact::IdeaImported { idea },
        Fact::CommentPosted { idea, comment },
        Fact::CommentRemoved { idea, comment },
        Fact::ChallengeImported { challenge: ChallengeId(id) },
        Fact::PocCreated { poc, idea: None },
        Fact::PocEdited { poc },
        Fact::PocLaunched { poc, started_on },
        Fact::PocImported { poc, status: Some(PocStatus::OnHold), steps_passed: Some(3) },
        Fact::StepAnswered { poc, step },
        Fact::StepsPassed { poc, first: Step::FrameChallenge, last: step, steps_passed: 4 },
        Fact::GateDecided {
            poc,
            step,
            verdict: GateVerdict::NoGo,
            reason: note.clone(),
            decided_by: account,
        },
        Fact::PocHeld { poc, cause: cause.clone(), note: note.clone() },
        Fact::PocResumed { poc },
        Fact::PocAbandoned { poc, cause, note },
        Fact::StepReopened { poc, step, reason },
        Fact::LessonAdded { poc, lesson: LessonId(id), step, kind: LessonKind::Failure },
        Fact::PracticePublished { practice, poc: Some(poc) },
        Fact::PracticeEdited { practice },
        Fact::AccountCreated { account, profile: Profile::Reader },
        Fact::ProfileChanged { account, from: Profile::Reader, to: Profile::Contributor },
    ]
    .into_iter()
    .chain(of_accounts(account))
    .chain(of_challenges(id))
    .chain(of_lives_of_ideas(id))
    .chain([Fact::SynonymsChanged { group: SynonymGroupId(id) }])
    .chain(asked_and_said(id))
    .chain(about_rights())
    .chain(about_steering())
    .chain(of_reuses())
    .chain(of_kits())
    .chain(of_what_came_since())
    .chain(of_what_came_last())
    .collect()
}

fn of_what_came_since() -> [Fact; 9] {
    let id = Uuid::from_u128(7);
    let (account, item, label) = (UserId(id), Some(BrickId(id)), Some("Appels à projets".into()));
    [
        Fact::FeedsRevoked { account },
        Fact::SeatLost { item: EditorialId(id), account },
        Fact::BricksChanged { act: BrickAct::Added, item, label, brick: Some(Brick::News) },
        Fact::NewsletterSubscriptionChanged { account, active: true },
        Fact::WatchedWordsEdited { version: 2 },
        Fact::PartnerKept { partner: PartnerId(id), label: "École 42".to_owned() },
        Fact::IdeaSigned { idea: IdeaId(id) },
        Fact::PracticeWithdrawn { practice: PracticeId(id), reason: "Le service a fermé.".into() },
        Fact::PracticePutBack { practice: PracticeId(id) },
    ]
}

fn of_what_came_last() -> Vec<Fact> {
    let id = Uuid::from_u128(7);
    let (organisation, label) = (OrganisationId(id), "Carsat Bretagne".to_owned());
    let (challenge, ends_on) = (ChallengeId(id), NaiveDate::default());
    let (practice, kit, account) = (PracticeId(id), KitId(id), UserId(id));
    let reason = Some("Trop peu de réponses.".to_owned());
    vec![
        Fact::OrganisationAdded { organisation, label: label.clone() },
        Fact::OrganisationChanged { organisation, label, was: None, active: false },
        Fact::ChallengeOpened { challenge },
        Fact::DepositsEnded { challenge },
        Fact::PracticeImported { practice: PracticeId(id) },
        Fact::ChallengeInvitation {
            challenge,
            account: UserId(id),
            role: InvitationRole::Contributor,
            invitation: InvitationState::Declined,
            note: Some("En congé.".to_owned()),
        },
        Fact::PracticeReplicated { practice: PracticeId(id), number: 2 },
        Fact::IdeaPotentialChanged { idea: IdeaId(id), potential: PotentialChange::Removed },
        Fact::ChallengeCourse {
            challenge,
            course: CourseChange::Corrected,
            reason: reason.clone(),
        },
        Fact::ShowcaseChanged { on: SubjectKind::Practice, target: id, active: true },
        Fact::ChallengeEntry {
            challenge,
            idea: IdeaId(id),
            account: UserId(id),
            entry: EntryChange::NotShortlisted,
            note: Some("Merci à vous deux.".to_owned()),
        },
        Fact::EventReminded { item: EditorialId(id), account, begins_at: DateTime::UNIX_EPOCH },
        Fact::ReadersChosen {
            on: SubjectKind::Practice,
            target: id,
            visibility: Visibility::TopManagement,
        },
        Fact::PortalPlanEdited { version: 2 },
        Fact::PracticeRecommended { practice: PracticeId(id), renewal: Some(Renewal::Systematise) },
        Fact::DelegationEnding { delegation: DelegationId(id), account: UserId(id), ends_on },
        Fact::IdeaPledged { idea: IdeaId(id), pledge: PledgeChange::Changed },
        Fact::SignatureEnded { idea: IdeaId(id), account, signature: SignatureEnd::Left },
        Fact::KitDiscarded { practice, kit },
        Fact::PracticeScheduled { practice, begins_at: Some(DateTime::UNIX_EPOCH) },
        Fact::KitRecalled { practice, kit, label: "Un kit".into(), number: 2, reason },
        Fact::PutInCharge { account, on: SubjectKind::Practice, target: id },
        Fact::PracticeDiscarded { practice },
    ]
}

fn of_reuses() -> Vec<Fact> {
    let id = Uuid::from_u128(7);
    let (practice, reuse, label) = (PracticeId(id), ReuseId(id), "Carsat Bretagne".to_owned());
    let reason = Some("Le service a fermé.".to_owned());
    vec![
        Fact::ReuseDeclared { practice, reuse, label: label.clone() },
        Fact::ReuseEdited { practice, reuse, label: label.clone() },
        Fact::ReuseWithdrawn { practice, reuse, label, reason },
    ]
}

fn of_accounts(account: UserId) -> Vec<Fact> {
    vec![
        Fact::AccountDisabled { account },
        Fact::AccountEnabled { account },
        Fact::SignedOutEverywhere { account },
    ]
}

fn of_the_directory() -> Vec<Fact> {
    let id = Uuid::from_u128(7);
    let (organisation, label) = (OrganisationId(id), "Carsat Bretagne".to_owned());
    vec![Fact::CardKept { account: UserId(id) }, Fact::MailboxSet { organisation, label }]
}

fn of_kits() -> Vec<Fact> {
    let id = Uuid::from_u128(7);
    let (practice, kit, label) = (PracticeId(id), KitId(id), "Déployer l’accueil".to_owned());
    let note = Some("Les coûts de 2026.".to_owned());
    vec![
        Fact::KitPrepared { practice, kit },
        Fact::KitEdited { practice, kit },
        Fact::KitReleased { practice, kit, label: label.clone(), number: 2, note },
        Fact::PracticeConfirmed { practice, kit: None, label: None },
        Fact::PracticeAged { practice, kit: Some(kit), label: Some(label) },
    ]
    .into_iter()
    .chain(of_the_directory())
    .collect()
}

fn of_challenges(id: Uuid) -> Vec<Fact> {
    let challenge = ChallengeId(id);
    vec![
        Fact::ChallengeCreated { challenge },
        Fact::ChallengeEdited { challenge },
        Fact::ChallengePublished { challenge },
        Fact::DepositsStopped { challenge },
        Fact::ChallengeClosed { challenge },
        Fact::ExpertInvited { challenge, account: UserId(id) },
        Fact::ScorecardSubmitted { challenge, idea: IdeaId(id) },
    ]
}

fn of_lives_of_ideas(id: Uuid) -> Vec<Fact> {
    let (idea, other, account) = (IdeaId(id), IdeaId(Uuid::nil()), UserId(id));
    let reason = "La fibre est arrivée.".to_owned();
    let challenge = Some(ChallengeId(id));
    vec![
        Fact::DormantIdeaMatched { idea, challenge: ChallengeId(id) },
        Fact::RevivalProposed { idea, reason: reason.clone() },
        Fact::RevivalAccepted { idea, reason: reason.clone(), challenge },
        Fact::RevivalRefused { idea, reason },
        Fact::CoAuthorInvited { idea, account },
        Fact::CoAuthorAccepted { idea, account },
        Fact::CoAuthorDeclined { idea, account },
        Fact::IdeaLinked { idea, other, link: IdeaLinkKind::Similar },
        Fact::IdeaUnlinked { idea, other },
        Fact::IdeaMerged { idea, other },
        Fact::IdeaMergeUndone { idea, other },
    ]
}

fn asked_and_said(id: Uuid) -> Vec<Fact> {
    let (help_request, resource_request) = (HelpRequestId(id), ResourceRequestId(id));
    let (comment, account) = (CommentId(id), UserId(id));
    vec![
        Fact::DocumentEdited { document: DocumentSlug::IdeaRules, language: Language::Fr },
        Fact::HelpRequested { help_request },
        Fact::HelpReplied { help_request, answer: true },
        Fact::SupportRequested { help_request, stage: SupportStage::Launch },
        Fact::HelpClosed { help_request },
        Fact::ResourcesRequested { resource_request },
        Fact::ResourceDecided {
            resource_request,
            line: 1,
            state: ReferenceCode("declined".to_owned()),
            reason: Some("Budget engagé.".to_owned()),
        },
        Fact::ResourceSettingsEdited { version: 2 },
        Fact::Commented { on: SubjectKind::Poc, target: id, comment },
        Fact::CommentWithdrawn { on: SubjectKind::Practice, target: id, comment },
        Fact::MessageSent { message: ContactMessageId(id), to: account },
    ]
}

fn about_rights() -> Vec<Fact> {
    let id = Uuid::from_u128(7);
    let (account, delegation, brick) = (UserId(id), DelegationId(id), Brick::News);
    let (capability, profile) = (Capability::Update, Profile::Contributor);
    let (from, to) = (Reach::Nothing, Reach::OwnOnly);
    let (ends_on, item) = (Some(NaiveDate::default()), Some(id));
    vec![
        Fact::AccountEdited { account },
        Fact::CellChanged { brick, item: None, capability, profile, from, to },
        Fact::DelegationGiven { delegation, account, profile },
        Fact::DelegationProlonged { delegation, account, ends_on },
        Fact::DelegationWithdrawn { delegation, account },
        Fact::OwnerDeclared { brick, owner: id, item },
        Fact::OwnerRemoved { brick, owner: id, item },
    ]
}

fn about_steering() -> Vec<Fact> {
    let id = Uuid::from_u128(7);
    let (poc, account) = (PocId(id), UserId(id));
    let (list, code) = (ReferenceList::Trigger, ReferenceCode("hackathon".to_owned()));
    let label = "Hackathon".to_owned();
    vec![
        Fact::PocRestricted { poc, visibility: Visibility::Department },
        Fact::PocRulesSet {
            audience: PocAudience::TopManagement,
            open_sheets: true,
            four_eyes: false,
        },
        Fact::ReferenceAdded { list, code: code.clone(), label: label.clone() },
        Fact::ReferenceChanged { list, code, label, was: Some("Avant".into()), active: true },
        Fact::ReferencesArranged { list },
        Fact::PocTracked { poc },
        Fact::ConditionLifted { poc, label: "Deux sites".into(), note: None, decided_by: account },
        Fact::ReviewMade { review: ReviewId(id), label: "2026-H1".into() },
        Fact::ReviewEdited { review: ReviewId(id) },
        Fact::ReviewFrozen { review: ReviewId(id), label: "2026-H1".into() },
        Fact::TagsChanged { on: SubjectKind::Practice, target: id },
        Fact::EditorialItemChanged {
            item: EditorialId(id),
            change: EditorialChange::Withdrawn,
            note: Some("Une erreur.".into()),
        },
        Fact::EventRegistrationChanged { item: EditorialId(id), account, active: true },
        Fact::SeatGiven { item: EditorialId(id), account },
    ]
}

#[test]
fn every_fact_is_read_back_as_it_was_told() {
    for fact in one_of_each() {
        let told = serde_json::to_value(&fact).unwrap();
        let read: Fact = serde_json::from_value(told.clone()).unwrap();
        assert_eq!(read, fact, "{told}");
    }
}

#[test]
fn every_fact_is_listed() {
    let places: Vec<usize> = one_of_each().iter().map(place).collect();
    assert_eq!(places, (0..FACTS).collect::<Vec<_>>());
}

#[test]
fn whoever_moves_up_is_led_to_the_event_and_nobody_else_reads_it_there() {
    let (item, account) = (EditorialId(Uuid::from_u128(1)), UserId(Uuid::from_u128(2)));
    let fact = Fact::SeatGiven { item, account };
    assert_eq!((fact.shown().kind, fact.shown().id), (SubjectKind::EditorialItem, item.0));
    assert_eq!((fact.subject().kind, fact.subject().id), (SubjectKind::Account, account.0));
}

#[test]
fn whoever_holds_rights_is_led_to_their_own_and_the_journal_keeps_them_together() {
    let account = UserId(Uuid::from_u128(2));
    let delegation = DelegationId(Uuid::from_u128(1));
    let (brick, owner, item) = (Brick::Events, account.0, None);
    for fact in [
        Fact::DelegationGiven { delegation, account, profile: Profile::Contributor },
        Fact::DelegationProlonged { delegation, account, ends_on: None },
        Fact::DelegationWithdrawn { delegation, account },
        Fact::OwnerDeclared { brick, owner, item },
        Fact::OwnerRemoved { brick, owner, item },
    ] {
        assert_eq!((fact.shown().kind, fact.shown().id), (SubjectKind::Account, account.0));
        assert_eq!(fact.subject().kind, SubjectKind::Rights);
    }
}

#[test]
fn half_a_fact_is_none() {
    for told in [
        serde_json::json!({ "fact": "idea_edited" }),
        serde_json::json!({ "fact": "poc_flown", "poc": Uuid::nil() }),
        serde_json::json!({ "fact": "gate_decided", "poc": Uuid::nil(), "verdict": "maybe" }),
        serde_json::json!({}),
    ] {
        assert!(serde_json::from_value::<Fact>(told.clone()).is_err(), "{told}");
    }
}
