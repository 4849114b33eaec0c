//! Criteria of a list of experiments. They add up (R126).

use chrono::{NaiveDate, NaiveTime};
use domain::idea::InnovationForm;
use domain::poc::{Aspect, Depth, Health, MemberRole, PocStatus, Sight};
use domain::portfolio::Attention;
use domain::reference::ReferenceCode;
use domain::{OrganisationId, UserId};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Condition, ExprTrait as _, Query};

use super::refused::refused;
use crate::entity::poc::Column;
use crate::entity::{poc_keyword, poc_member, poc_technique};
use crate::expression::tagged;
use crate::matching::{self, key};
use crate::pocs::visible;

/// What a list of experiments is narrowed by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PocFilter {
    /// Words of the title, or a whole keyword.
    pub words: Option<String>,
    /// Any of these statuses; every one when empty.
    pub statuses: Vec<PocStatus>,
    /// A body.
    pub organisation: Option<OrganisationId>,
    /// A direction.
    pub department: Option<OrganisationId>,
    /// A domain.
    pub domain: Option<ReferenceCode>,
    /// What set it off.
    pub trigger: Option<ReferenceCode>,
    /// The strategic objective it serves.
    pub objective: Option<ReferenceCode>,
    /// Only those that serve no objective.
    pub without_objective: bool,
    /// With whom it innovates.
    pub form: Option<InnovationForm>,
    /// Which form of action it is.
    pub action_form: Option<ReferenceCode>,
    /// What it verifies (R133).
    pub aspect: Option<Aspect>,
    /// Why it is on hold or abandoned.
    pub cause: Option<ReferenceCode>,
    /// Any of these names of a technique; whichever when empty.
    pub techniques: Vec<String>,
    /// In progress, for any of these reasons on this day; every one when empty.
    pub attention: (Vec<Attention>, NaiveDate),
    /// A declared mood.
    pub health: Option<Health>,
    /// At least, and at most, this many steps passed.
    pub steps: (Option<u8>, Option<u8>),
    /// Started, or to start, between these days.
    pub starts: (Option<NaiveDate>, Option<NaiveDate>),
    /// To end between these days.
    pub ends: (Option<NaiveDate>, Option<NaiveDate>),
    /// That wear this tag, or have it among their keywords, folded.
    pub tag: Option<String>,
    /// Led by this person, or with them as a member.
    pub team: Option<UserId>,
    /// Whose gates this person is named to decide at: its sponsors and deciders (A37).
    pub decides: Option<UserId>,
    /// What whoever asks may see; everything when absent, for jobs and figures.
    pub sight: Option<Sight>,
}

impl PocFilter {
    pub(super) fn condition(&self) -> Condition {
        let Self {
            words,
            statuses,
            organisation,
            department,
            domain,
            trigger,
            objective,
            without_objective,
            form,
            action_form,
            aspect,
            cause,
            techniques,
            attention,
            health,
            steps,
            starts,
            ends,
            tag,
            team,
            decides,
            sight,
        } = self;
        let statuses = (!statuses.is_empty())
            .then(|| Column::Status.is_in(statuses.iter().map(|status| status.code())));
        Condition::all()
            .add_option(words.as_deref().map(named))
            .add_option(statuses)
            .add_option(organisation.map(|id| Column::OrganisationId.eq(id.0)))
            .add_option(department.map(|id| Column::DepartmentId.eq(id.0)))
            .add_option(domain.as_ref().map(|code| Column::Domain.eq(code.as_str())))
            .add_option(trigger.as_ref().map(|code| Column::Trigger.eq(code.as_str())))
            .add_option(objective.as_ref().map(|code| Column::Objective.eq(code.as_str())))
            .add_option(without_objective.then(|| Column::Objective.is_null()))
            .add_option(form.map(|form| Column::Form.eq(form.code())))
            .add_option(action_form.as_ref().map(|code| Column::ActionForm.eq(code.as_str())))
            .add_option(aspect.map(|aspect| verifying(aspect, sight.as_ref())))
            .add_option(cause.as_ref().map(stopped_by))
            .add_option((!techniques.is_empty()).then(|| served_by(techniques, sight.as_ref())))
            .add_option((!attention.0.is_empty()).then(|| asking(&attention.0, attention.1)))
            .add_option(health.map(|health| Column::Health.eq(health.code())))
            .add_option(steps.0.map(|steps| Column::StepsPassed.gte(i16::from(steps))))
            .add_option(steps.1.map(|steps| Column::StepsPassed.lte(i16::from(steps))))
            .add(between(Column::StartsOn, *starts))
            .add(between(Column::EndsOn, *ends))
            .add_option(tag.as_deref().map(wearing))
            .add_option(team.map(|person| with(person, [MemberRole::Lead, MemberRole::Member])))
            .add_option(decides.map(|it| with(it, [MemberRole::Sponsor, MemberRole::Decider])))
            .add_option(sight.as_ref().map(|sight| visible(sight, Depth::Sheet)))
    }
}

/// On hold or abandoned for that cause: what was held once and goes on again is not stopped.
fn stopped_by(cause: &ReferenceCode) -> Condition {
    let stopped = [PocStatus::OnHold.code(), PocStatus::Abandoned.code()];
    Condition::all().add(Column::Status.is_in(stopped)).add(Column::StopCause.eq(cause.as_str()))
}

/// What is verified is told in the record: whoever may not read it learns nothing of it here either.
fn verifying(aspect: Aspect, sight: Option<&Sight>) -> Condition {
    Condition::all()
        .add(Column::Aspects.contains(format!("\"{}\"", aspect.code())))
        .add_option(sight.map(|sight| visible(sight, Depth::Record)))
}

/// A technique is told in the record: whoever may not read it learns nothing of it here either.
fn served_by(names: &[String], sight: Option<&Sight>) -> Condition {
    let mut technique = Query::select();
    technique
        .column(poc_technique::Column::PocId)
        .from(poc_technique::Entity)
        .and_where(poc_technique::Column::NameKey.is_in(names.iter().map(|name| key(name))));
    Condition::all()
        .add(Column::Id.in_subquery(technique))
        .add_option(sight.map(|sight| visible(sight, Depth::Record)))
}

/// The same answer as [`Attention::of`], for rows.
fn asking(reasons: &[Attention], today: NaiveDate) -> Condition {
    let mut any = Condition::any();
    for reason in reasons {
        any = any.add(match reason {
            Attention::Silent => {
                let since = Attention::silent_before(today).and_time(NaiveTime::MIN).and_utc();
                Column::UpdatedAt.lt(since)
            }
            Attention::Late => Column::DueOn.lt(today),
            Attention::OffTrack => Column::Health.eq(Health::OffTrack.code()),
            Attention::GateWaiting => {
                let before = Attention::steps_before_gates().map(i16::from);
                Column::StepsPassed.is_in(before).and(Column::Id.not_in_subquery(refused()))
            }
            Attention::ConditionsOpen => Column::OpenConditions.gt(0),
        });
    }
    Condition::all().add(Column::Status.eq(PocStatus::InProgress.code())).add(any)
}

fn named(words: &str) -> Condition {
    let mut keyword = Query::select();
    keyword
        .column(poc_keyword::Column::PocId)
        .from(poc_keyword::Entity)
        .and_where(poc_keyword::Column::WordKey.eq(key(words)));
    Condition::any()
        .add(matching::all_words(Column::TitleKey, words))
        .add(Column::Id.in_subquery(keyword))
}

/// Tags that people put, and keywords that the team chose: the same to whoever seeks (R236).
fn wearing(tag: &str) -> Condition {
    let mut keyword = Query::select();
    keyword
        .column(poc_keyword::Column::PocId)
        .from(poc_keyword::Entity)
        .and_where(poc_keyword::Column::WordKey.eq(tag));
    Condition::any().add(Column::Id.in_subquery(tagged(tag))).add(Column::Id.in_subquery(keyword))
}

fn between(column: Column, (from, until): (Option<NaiveDate>, Option<NaiveDate>)) -> Condition {
    Condition::all()
        .add_option(from.map(|day| column.gte(day)))
        .add_option(until.map(|day| column.lte(day)))
}

/// With this person, in one of these roles.
fn with(person: UserId, roles: [MemberRole; 2]) -> Condition {
    let mut team = Query::select();
    team.column(poc_member::Column::PocId)
        .from(poc_member::Entity)
        .and_where(poc_member::Column::PersonId.eq(person.0))
        .and_where(poc_member::Column::Role.is_in(roles.map(MemberRole::code)));
    Condition::all().add(Column::Id.in_subquery(team))
}
