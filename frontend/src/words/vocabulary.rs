//! The words of the domain's closed vocabularies: one place, and a new variant does not compile without its word.

use domain::access::Profile;
use domain::challenge::{ChallengeAccent, ChallengeFormat, ChallengePhase, CriterionKind};
use domain::directory::DirectoryRole;
use domain::editorial::Usefulness;
use domain::idea::{
    DecisionGround, IdeaLinkKind, IdeaOrigin, IdeaStatus, IdeaVerdict, InnovationForm, Stance,
};
use domain::partner::PartnerType;
use domain::poc::{
    Aspect, ExternalSystem, FollowUp, GateVerdict, Health, LessonKind, MeetsExpectations,
    MemberRole, PartnerKind, PocAudience, PocStatus, Quality, Question, SolutionNature, Step,
    TrackedQuality, Visibility,
};
use domain::portfolio::Attention;
use domain::practice::{
    FileAccessibility, FundingState, KitKind, KitSection, Maturity, PracticeKind, ReuseResult,
    ServiceOfferState,
};
use domain::video::VideoScope;

use crate::components::{Glyph, Tone};
use crate::words::tr;

/// Writes one function per vocabulary: variant → word.
macro_rules! named {
    ($( $(#[$doc:meta])* $name:ident($vocabulary:ident): $( $variant:ident = $($key:ident).+ ),+ ; )+) => { $(
        $(#[$doc])*
        pub(crate) fn $name(value: $vocabulary) -> &'static str {
            match value { $( $vocabulary::$variant => tr!($($key).+), )+ }
        }
    )+ };
}

pub(super) use named;

named! {
    idea_status(IdeaStatus):
        Submitted = vocabulary.idea_status.submitted,
        UnderReview = vocabulary.idea_status.under_review,
        Selected = vocabulary.idea_status.selected,
        NotSelected = vocabulary.idea_status.not_selected,
        Experimenting = vocabulary.idea_status.experimenting,
        Implemented = vocabulary.idea_status.implemented,
        Withdrawn = vocabulary.idea_status.withdrawn;
    /// As an act: « Retenir ».
    idea_verdict(IdeaVerdict):
        UnderReview = vocabulary.idea_verdict.under_review,
        Selected = vocabulary.idea_verdict.selected,
        NotSelected = vocabulary.idea_verdict.not_selected;
    innovation_form(InnovationForm):
        Participative = vocabulary.innovation_form.participative,
        Open = vocabulary.innovation_form.open,
        Collaborative = vocabulary.innovation_form.collaborative;
    stance(Stance):
        Supports = vocabulary.stance.supports,
        Challenges = vocabulary.stance.challenges,
        Neutral = vocabulary.stance.neutral;
    challenge_phase(ChallengePhase):
        Draft = vocabulary.challenge_phase.draft, Announced = vocabulary.challenge_phase.announced,
        Open = vocabulary.challenge_phase.open, Evaluating = vocabulary.challenge_phase.evaluating,
        Closed = vocabulary.challenge_phase.closed;
    challenge_accent(ChallengeAccent):
        Orange = vocabulary.challenge_accent.orange, Blue = vocabulary.challenge_accent.blue,
        Green = vocabulary.challenge_accent.green, Violet = vocabulary.challenge_accent.violet;
    challenge_format(ChallengeFormat):
        Challenge = vocabulary.challenge_format.challenge,
        Hackathon = vocabulary.challenge_format.hackathon,
        Workshop = vocabulary.challenge_format.workshop,
        CallForProjects = vocabulary.challenge_format.call_for_projects,
        IntrapreneurTrack = vocabulary.challenge_format.intrapreneur_track,
        InvestmentCall = vocabulary.challenge_format.investment_call;
    criterion_kind(CriterionKind):
        Scale = vocabulary.criterion_kind.scale,
        YesNo = vocabulary.criterion_kind.yes_no;
    /// Why an idea was not selected, in one word.
    decision_ground(DecisionGround):
        AlreadyDone = vocabulary.decision_ground.already_done,
        OutOfFrame = vocabulary.decision_ground.out_of_frame,
        NeedUnproven = vocabulary.decision_ground.need_unproven,
        Means = vocabulary.decision_ground.means,
        Timing = vocabulary.decision_ground.timing,
        Law = vocabulary.decision_ground.law,
        Technique = vocabulary.decision_ground.technique,
        Other = vocabulary.decision_ground.other;
    idea_link_kind(IdeaLinkKind):
        Similar = vocabulary.link_kind.similar,
        PartOf = vocabulary.link_kind.part_of,
        Contains = vocabulary.link_kind.contains,
        Continues = vocabulary.link_kind.continues,
        ContinuedBy = vocabulary.link_kind.continued_by;
    idea_origin(IdeaOrigin):
        Internal = ideas.origin.internal,
        External = ideas.origin.external,
        Partner = ideas.origin.partner;
    poc_status(PocStatus):
        Planned = vocabulary.poc_status.planned,
        InProgress = vocabulary.poc_status.in_progress,
        Completed = vocabulary.poc_status.completed,
        OnHold = vocabulary.poc_status.on_hold,
        Abandoned = vocabulary.poc_status.abandoned;
    /// The full name of a step, without its number.
    step(Step):
        FrameChallenge = vocabulary.step.frame_challenge,
        IdentifyStakeholders = vocabulary.step.identify_stakeholders,
        DescribeSolution = vocabulary.step.describe_solution,
        Plan = vocabulary.step.plan,
        BuildPrototype = vocabulary.step.build_prototype,
        ProjectDeployment = vocabulary.step.project_deployment,
        Validate = vocabulary.step.validate;
    /// The name of a step where there is little room.
    step_short(Step):
        FrameChallenge = vocabulary.step_short.frame_challenge,
        IdentifyStakeholders = vocabulary.step_short.identify_stakeholders,
        DescribeSolution = vocabulary.step_short.describe_solution,
        Plan = vocabulary.step_short.plan,
        BuildPrototype = vocabulary.step_short.build_prototype,
        ProjectDeployment = vocabulary.step_short.project_deployment,
        Validate = vocabulary.step_short.validate;
    gate_verdict(GateVerdict):
        Go = vocabulary.gate_verdict.go,
        ConditionalGo = vocabulary.gate_verdict.conditional_go,
        NoGo = vocabulary.gate_verdict.no_go,
        Validated = vocabulary.gate_verdict.validated,
        NotValidated = vocabulary.gate_verdict.not_validated;
    health(Health):
        OnTrack = vocabulary.health.on_track,
        AtRisk = vocabulary.health.at_risk,
        OffTrack = vocabulary.health.off_track;
    lesson_kind(LessonKind):
        Success = vocabulary.lesson_kind.success,
        Failure = vocabulary.lesson_kind.failure,
        Difficulty = vocabulary.lesson_kind.difficulty,
        GoodPractice = vocabulary.lesson_kind.good_practice;
    aspect(Aspect):
        Marketing = vocabulary.aspect.marketing,
        Economic = vocabulary.aspect.economic,
        Human = vocabulary.aspect.human,
        Technical = vocabulary.aspect.technical;
    member_role(MemberRole):
        Sponsor = vocabulary.member_role.sponsor,
        Lead = vocabulary.member_role.lead,
        Member = vocabulary.member_role.member,
        Decider = vocabulary.member_role.decider;
    /// What an outside partner of the register is.
    partner_type(PartnerType):
        Technology = vocabulary.partner_type.technology,
        LocalActor = vocabulary.partner_type.local_actor,
        StructuredUsers = vocabulary.partner_type.structured_users,
        Logistics = vocabulary.partner_type.logistics,
        International = vocabulary.partner_type.international,
        Research = vocabulary.partner_type.research,
        Startup = vocabulary.partner_type.startup,
        Funder = vocabulary.partner_type.funder;
    partner_kind(PartnerKind):
        Company = vocabulary.partner_kind.company,
        Startup = vocabulary.partner_kind.startup,
        Technology = vocabulary.partner_kind.technology,
        Logistics = vocabulary.partner_kind.logistics,
        LocalActor = vocabulary.partner_kind.local_actor,
        International = vocabulary.partner_kind.international,
        PublicBody = vocabulary.partner_kind.public_body,
        Research = vocabulary.partner_kind.research,
        Association = vocabulary.partner_kind.association,
        Funder = vocabulary.partner_kind.funder,
        Users = vocabulary.partner_kind.users,
        Other = vocabulary.partner_kind.other;
    quality(Quality):
        Useful = vocabulary.quality.useful,
        Used = vocabulary.quality.used,
        Usable = vocabulary.quality.usable;
    attention(Attention):
        Silent = vocabulary.attention.silent,
        Late = vocabulary.attention.late,
        OffTrack = vocabulary.attention.off_track,
        GateWaiting = vocabulary.attention.gate_waiting,
        ConditionsOpen = vocabulary.attention.conditions_open;
    tracked_quality(TrackedQuality):
        AsExpected = vocabulary.tracked_quality.as_expected,
        ToImprove = vocabulary.tracked_quality.to_improve,
        Insufficient = vocabulary.tracked_quality.insufficient;
    visibility(Visibility):
        Everyone = vocabulary.visibility.everyone,
        Department = vocabulary.visibility.department,
        TopManagement = vocabulary.visibility.top_management;
    poc_audience(PocAudience):
        Everyone = vocabulary.poc_audience.everyone,
        TopManagement = vocabulary.poc_audience.top_management;
    video_scope(VideoScope):
        TopManagement = vocabulary.video_scope.top_management,
        Internal = vocabulary.video_scope.internal,
        Public = vocabulary.video_scope.public;
    external_system(ExternalSystem):
        Syspeo = vocabulary.external_system.syspeo,
        Renard = vocabulary.external_system.renard,
        Repository = vocabulary.external_system.repository,
        Website = vocabulary.external_system.website,
        Other = vocabulary.external_system.other;
    solution_nature(SolutionNature):
        Product = vocabulary.solution_nature.product,
        Service = vocabulary.solution_nature.service,
        Both = vocabulary.solution_nature.both;
    meets_expectations(MeetsExpectations):
        Yes = vocabulary.meets_expectations.yes,
        Partly = vocabulary.meets_expectations.partly,
        No = vocabulary.meets_expectations.no;
    follow_up(FollowUp):
        Stopped = vocabulary.follow_up.stopped,
        Adapted = vocabulary.follow_up.adapted,
        Enlarged = vocabulary.follow_up.enlarged,
        Project = vocabulary.follow_up.project;
    practice_kind(PracticeKind):
        Innovation = vocabulary.practice_kind.innovation,
        GoodPractice = vocabulary.practice_kind.good_practice;
    /// How proved a practice is, by what became of it elsewhere.
    maturity(Maturity):
        Promising = vocabulary.maturity.promising,
        Demonstrated = vocabulary.maturity.demonstrated,
        Replicated = vocabulary.maturity.replicated;
    /// What makes it so.
    maturity_meaning(Maturity):
        Promising = vocabulary.maturity.promising_means,
        Demonstrated = vocabulary.maturity.demonstrated_means,
        Replicated = vocabulary.maturity.replicated_means;
    /// What becomes of the funding of an action.
    funding_state(FundingState):
        Funded = vocabulary.funding_state.funded,
        Ending = vocabulary.funding_state.ending,
        Stopped = vocabulary.funding_state.stopped,
        Sustained = vocabulary.funding_state.sustained;
    /// Whether an action is in the service offer.
    service_offer_state(ServiceOfferState):
        NotConsidered = vocabulary.service_offer_state.not_considered,
        Considered = vocabulary.service_offer_state.considered,
        Integrated = vocabulary.service_offer_state.integrated;
    /// What an event was worth to those who came.
    usefulness(Usefulness):
        VeryUseful = vocabulary.usefulness.very_useful,
        Useful = vocabulary.usefulness.useful,
        LittleUse = vocabulary.usefulness.little_use,
        NotUseful = vocabulary.usefulness.not_useful;
    reuse_result(ReuseResult):
        Worked = vocabulary.reuse_result.worked,
        Partly = vocabulary.reuse_result.partly,
        NotYetKnown = vocabulary.reuse_result.not_yet_known,
        DidNotWork = vocabulary.reuse_result.did_not_work;
    kit_kind(KitKind):
        Deployment = vocabulary.kit_kind.deployment,
        Support = vocabulary.kit_kind.support;
    /// What such a kit is for.
    kit_kind_meaning(KitKind):
        Deployment = vocabulary.kit_kind.deployment_means,
        Support = vocabulary.kit_kind.support_means;
    kit_section(KitSection):
        Context = vocabulary.kit_section.context,
        Solution = vocabulary.kit_section.solution,
        Conditions = vocabulary.kit_section.conditions,
        CostAndMeans = vocabulary.kit_section.cost_and_means,
        Steps = vocabulary.kit_section.steps,
        Contact = vocabulary.kit_section.contact,
        Evaluation = vocabulary.kit_section.evaluation;
    /// What to write there.
    kit_section_hint(KitSection):
        Context = vocabulary.kit_section_hint.context,
        Solution = vocabulary.kit_section_hint.solution,
        Conditions = vocabulary.kit_section_hint.conditions,
        CostAndMeans = vocabulary.kit_section_hint.cost_and_means,
        Steps = vocabulary.kit_section_hint.steps,
        Contact = vocabulary.kit_section_hint.contact,
        Evaluation = vocabulary.kit_section_hint.evaluation;
    file_accessibility(FileAccessibility):
        Accessible = vocabulary.file_accessibility.accessible,
        PartlyAccessible = vocabulary.file_accessibility.partly_accessible,
        NotAccessible = vocabulary.file_accessibility.not_accessible,
        NotAssessed = vocabulary.file_accessibility.not_assessed;
    directory_role(DirectoryRole):
        Referent = vocabulary.directory_role.referent,
        Ambassador = vocabulary.directory_role.ambassador,
        Manager = vocabulary.directory_role.manager,
        Holder = vocabulary.directory_role.holder;
    profile(Profile):
        Reader = vocabulary.profile.reader,
        Contributor = vocabulary.profile.contributor,
        FunctionalAdmin = vocabulary.profile.functional_admin,
        Developer = vocabulary.profile.developer,
        SuperAdmin = vocabulary.profile.super_admin;
    question(Question):
        ExpectedImpact = vocabulary.question.expected_impact,
        SolutionNature = vocabulary.question.solution_nature,
        TestMethod = vocabulary.question.test_method,
        ExpectedBenefits = vocabulary.question.expected_benefits,
        ReviewOutline = vocabulary.question.review_outline,
        ExistingChecked = vocabulary.question.existing_checked,
        TargetPopulation = vocabulary.question.target_population,
        Builders = vocabulary.question.builders,
        ProjectTeam = vocabulary.question.project_team,
        SolutionDescription = vocabulary.question.solution_description,
        RealisationMode = vocabulary.question.realisation_mode,
        References = vocabulary.question.references,
        ProjectOrganisation = vocabulary.question.project_organisation,
        Schedule = vocabulary.question.schedule,
        Skills = vocabulary.question.skills,
        Resources = vocabulary.question.resources,
        Prototype = vocabulary.question.prototype,
        Tracking = vocabulary.question.tracking,
        Iterations = vocabulary.question.iterations,
        MeetsExpectations = vocabulary.question.meets_expectations,
        Demonstration = vocabulary.question.demonstration,
        DeploymentPlan = vocabulary.question.deployment_plan,
        ProjectLifecycleEntry = vocabulary.question.project_lifecycle_entry,
        Integration = vocabulary.question.integration,
        Validation = vocabulary.question.validation,
        FollowUp = vocabulary.question.follow_up,
        OpportunityStudy = vocabulary.question.opportunity_study;
}

/// « 5. Développer le prototype ».
pub(crate) fn numbered_step(value: Step) -> String {
    tr!(vocabulary.numbered_step, number = value.number(), step = step(value))
}

/// How the status of an idea looks.
pub(crate) const fn idea_status_mark(value: IdeaStatus) -> (Tone, Glyph) {
    match value {
        IdeaStatus::Submitted => (Tone::Neutral, Glyph::Idea),
        IdeaStatus::UnderReview => (Tone::Info, Glyph::Clock),
        IdeaStatus::Selected | IdeaStatus::Implemented => (Tone::Success, Glyph::Check),
        IdeaStatus::NotSelected => (Tone::Neutral, Glyph::Pause),
        IdeaStatus::Experimenting => (Tone::Info, Glyph::Poc),
        IdeaStatus::Withdrawn => (Tone::Neutral, Glyph::Cross),
    }
}

/// How the status of an experiment looks. « Abandonnée » is neutral: it is a way to end, not an error.
pub(crate) const fn poc_status_mark(value: PocStatus) -> (Tone, Glyph) {
    match value {
        PocStatus::Planned => (Tone::Neutral, Glyph::Flag),
        PocStatus::InProgress => (Tone::Info, Glyph::Clock),
        PocStatus::Completed => (Tone::Success, Glyph::Check),
        PocStatus::OnHold => (Tone::Warning, Glyph::Pause),
        PocStatus::Abandoned => (Tone::Neutral, Glyph::Stop),
    }
}

/// How the phase of a challenge looks.
pub(crate) const fn challenge_phase_mark(value: ChallengePhase) -> (Tone, Glyph) {
    match value {
        ChallengePhase::Draft => (Tone::Neutral, Glyph::Edit),
        ChallengePhase::Announced => (Tone::Neutral, Glyph::Calendar),
        ChallengePhase::Open => (Tone::Success, Glyph::Flag),
        ChallengePhase::Evaluating => (Tone::Info, Glyph::Clock),
        ChallengePhase::Closed => (Tone::Neutral, Glyph::Check),
    }
}

/// How what came of a reuse looks. What did not work is told like the rest: it is not an error.
pub(crate) const fn reuse_result_mark(value: ReuseResult) -> (Tone, Glyph) {
    match value {
        ReuseResult::Worked => (Tone::Success, Glyph::Check),
        ReuseResult::Partly => (Tone::Info, Glyph::Check),
        ReuseResult::NotYetKnown => (Tone::Neutral, Glyph::Clock),
        ReuseResult::DidNotWork => (Tone::Neutral, Glyph::Cross),
    }
}

/// How a verdict looks. NO GO is a warning: a decision, not an error.
pub(crate) const fn gate_tone(value: GateVerdict) -> Tone {
    match value {
        GateVerdict::Go | GateVerdict::ConditionalGo | GateVerdict::Validated => Tone::Success,
        GateVerdict::NoGo | GateVerdict::NotValidated => Tone::Warning,
    }
}

/// The sky that says the mood of an experiment; the word stands beside it.
pub(crate) const fn health_glyph(value: Health) -> Glyph {
    match value {
        Health::OnTrack => Glyph::Sun,
        Health::AtRisk => Glyph::Cloud,
        Health::OffTrack => Glyph::Storm,
    }
}

/// The mark of a kind of lesson: the same dress for failure and success.
pub(crate) const fn lesson_glyph(value: LessonKind) -> Glyph {
    match value {
        LessonKind::Success => Glyph::Check,
        LessonKind::Failure => Glyph::Cross,
        LessonKind::Difficulty => Glyph::Alert,
        LessonKind::GoodPractice => Glyph::Practice,
    }
}
