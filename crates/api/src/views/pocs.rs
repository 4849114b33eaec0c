//! Experiments, as they travel.

mod header;
mod steps;

use api_types::history::{History, HistoryEntry};
use api_types::poc::{
    LessonView, PocRef, PocSheetView, PocSummary, PocView, SheetGate, StopView, TechniqueUseView,
    TechniqueView,
};
use app::pocs::{PocReading, PocSheet};
use app::{App, Failure, OrganisationTree};
use chrono::NaiveDate;
use domain::UserId;
use domain::access::Actor;
use domain::journal::Entry;
use domain::poc::{
    Depth, Lesson, MemberName, Poc, PocParts, PocStatus, Sight, State, Step, Stop, Technique,
    progress_percent, told_of,
};
use domain::portfolio::{Attention, PocFigure};
use domain::text::{Paragraph, ShortText};
use persistence::lessons::{LessonPoc, LessonRow};
use persistence::pocs::{PocRecord, PocRow};
use persistence::techniques::TechniqueUse;

use super::chain;
use super::people::{Names, organisation_ref};

/// An experiment in a list, on this day.
pub(crate) fn summary(row: PocRow, tree: &OrganisationTree, today: NaiveDate) -> PocSummary {
    let attention = attention(&row, today);
    let PocRow {
        id,
        reference,
        title,
        excerpt,
        status,
        steps_passed,
        verdict,
        cause,
        health,
        department,
        organisation,
        domain,
        trigger,
        action_form,
        starts_on,
        ends_on,
        planned_start,
        started_on,
        ended_on,
        keywords,
        due_on,
        open_conditions: _,
        gate_refused: _,
        visibility,
        updated_at,
    } = row;
    PocSummary {
        id,
        reference,
        title,
        excerpt,
        status,
        steps_passed,
        progress_percent: progress_percent(steps_passed),
        verdict,
        cause,
        health,
        department: organisation_ref(tree, department),
        organisation: organisation_ref(tree, organisation),
        domain,
        trigger,
        action_form,
        starts_on,
        ends_on,
        planned_start,
        started_on,
        ended_on,
        keywords,
        due_on,
        attention,
        visibility,
        updated_at,
    }
}

fn attention(row: &PocRow, today: NaiveDate) -> Vec<Attention> {
    let figure = PocFigure {
        id: row.id,
        organisation: row.organisation,
        department: row.department,
        domain: row.domain.clone(),
        trigger: None,
        objective: None,
        form: None,
        action_form: None,
        aspects: Vec::new(),
        cause: None,
        status: row.status,
        steps_passed: row.steps_passed,
        health: row.health,
        due_on: row.due_on,
        updated_on: row.updated_at.date_naive(),
        open_conditions: row.open_conditions,
        gate_refused: row.gate_refused,
    };
    Attention::of(&figure, today).collect()
}

/// An experiment: the full record, for this reader.
pub(crate) async fn poc(app: &App, actor: &Actor, reading: PocReading) -> Result<PocView, Failure> {
    let PocReading { record, lessons, served, related, chain } = reading;
    let names = Names::of(app, &app.store.reader(), everybody(&record.poc.value, &lessons)).await?;
    let poc = &record.poc.value;
    let lifecycle = &poc.parts().lifecycle;
    let stop = match lifecycle.state() {
        State::OnHold { stop, .. } | State::Abandoned(stop) => Some(stop_view(stop, &names)),
        State::Planned | State::InProgress | State::Completed => None,
    };
    Ok(PocView {
        summary: summary(row(&record), &app.directory.organisations(), app.now().date_naive()),
        header: header::header(poc, record.description_html.clone(), &Sight::of(actor)),
        members: poc.parts().members.iter().map(|one| header::member(one, &names)).collect(),
        steps: steps::seven(&record, (&lessons, &served), &names),
        started_on: lifecycle.started_on(),
        tracking: poc.parts().tracking.as_ref().map(Into::into),
        stop,
        related: related.into_iter().map(poc_ref).collect(),
        chain: chain::chain(chain),
        allowed: poc.allowed(actor),
        version: record.poc.version,
    })
}

/// The summary sheet of an experiment.
pub(crate) async fn sheet(app: &App, sheet: PocSheet) -> Result<PocSheetView, Failure> {
    let PocSheet { record, opens } = sheet;
    let poc = &record.poc.value;
    let PocParts { header, members, lifecycle, .. } = poc.parts();
    let heads = || told_of(members, Depth::Sheet);
    let known = heads().filter_map(|member| match &member.name {
        MemberName::User(id) => Some(*id),
        MemberName::Named(_) => None,
    });
    let names = Names::of(app, &app.store.reader(), known).await?;
    let summary = summary(row(&record), &app.directory.organisations(), app.now().date_naive());
    Ok(PocSheetView {
        lead: words(header.summary.as_ref()),
        objective: header.objective.clone(),
        team: heads().map(|member| header::member(member, &names)).collect(),
        gates: lifecycle
            .gates()
            .map(|(step, gate)| SheetGate { step, verdict: gate.verdict })
            .collect(),
        cause: summary.cause.clone(),
        summary,
        opens,
    })
}

/// What a list would say of an experiment that was read whole.
fn row(record: &PocRecord) -> PocRow {
    let PocRecord { poc, excerpt, updated_at, description_html: _, answers_html: _ } = record;
    let PocParts { id, reference, header, lifecycle, visibility, .. } = poc.value.parts();
    let schedule = poc.value.schedule();
    PocRow {
        id: *id,
        reference: reference.clone(),
        title: header.title.as_str().to_owned(),
        excerpt: excerpt.clone(),
        status: lifecycle.status(),
        steps_passed: lifecycle.steps_passed(),
        verdict: (lifecycle.status() == PocStatus::Completed)
            .then(|| lifecycle.gate(Step::Validate).map(|gate| gate.verdict))
            .flatten(),
        cause: match lifecycle.state() {
            State::OnHold { stop, .. } | State::Abandoned(stop) => Some(stop.cause.cause.clone()),
            State::Planned | State::InProgress | State::Completed => None,
        },
        health: header.health.as_ref().map(|report| report.health),
        department: header.department,
        organisation: header.organisation,
        domain: header.domain.clone(),
        trigger: header.trigger.clone(),
        action_form: header.action_form.clone(),
        starts_on: schedule.starts_on(),
        ends_on: schedule.planned_end,
        planned_start: schedule.planned_start,
        started_on: schedule.started_on,
        ended_on: schedule.ended_on,
        keywords: header.keywords.iter().map(|word| word.as_str().to_owned()).collect(),
        due_on: poc.value.due_on(),
        open_conditions: lifecycle.open_conditions() > 0,
        gate_refused: lifecycle.is_refused(),
        visibility: *visibility,
        updated_at: *updated_at,
    }
}

fn everybody(poc: &Poc, lessons: &[Lesson]) -> Vec<UserId> {
    let PocParts { members, lifecycle, .. } = poc.parts();
    let members = members.iter().filter_map(|member| match &member.name {
        MemberName::User(id) => Some(*id),
        MemberName::Named(_) => None,
    });
    let stopped_by = match lifecycle.state() {
        State::OnHold { stop, .. } | State::Abandoned(stop) => stop.by,
        State::Planned | State::InProgress | State::Completed => None,
    };
    members
        .chain(lifecycle.passed().iter().filter_map(|passed| passed.by))
        .chain(lifecycle.gates().map(|(_, gate)| gate.decided_by))
        .chain(lifecycle.gates().flat_map(|(_, gate)| {
            gate.conditions.iter().filter_map(|one| one.lifted.as_ref().map(|lifted| lifted.by))
        }))
        .chain(lessons.iter().filter_map(|lesson| lesson.author))
        .chain(stopped_by)
        .collect()
}

fn stop_view(Stop { cause, by, at }: &Stop, names: &Names) -> StopView {
    StopView {
        cause: cause.cause.clone(),
        note: words(cause.note.as_ref()),
        by: by.map(|by| names.person(by)),
        at: *at,
    }
}

/// Lessons in a list, with the names of their authors.
pub(crate) async fn lessons(app: &App, rows: Vec<LessonRow>) -> Result<Vec<LessonView>, Failure> {
    let authors = rows.iter().filter_map(|row| row.lesson.author);
    let names = Names::of(app, &app.store.reader(), authors).await?;
    let view = |row: LessonRow| {
        let LessonRow { lesson, poc, techniques, served, served_me } = row;
        let techniques = techniques.iter().map(technique).collect();
        lesson_view((&lesson, (served, served_me)), poc_ref(poc), techniques, &names)
    };
    Ok(rows.into_iter().map(view).collect())
}

fn poc_ref(poc: LessonPoc) -> PocRef {
    let LessonPoc { id, reference, title, status, steps_passed, domain: _ } = poc;
    PocRef { id, reference, title, status, steps_passed }
}

/// A technique that served.
pub(crate) fn technique_use(served: TechniqueUse) -> TechniqueUseView {
    let TechniqueUse { poc, step, technique: with } = served;
    TechniqueUseView { poc: poc_ref(poc), step, technique: technique(&with) }
}

fn lesson_view(
    (lesson, (served, served_me)): (&Lesson, (u32, bool)),
    poc: PocRef,
    techniques: Vec<TechniqueView>,
    names: &Names,
) -> LessonView {
    let Lesson { id, poc: _, step, kind, text, author, written_at } = lesson;
    LessonView {
        id: *id,
        poc,
        step: *step,
        kind: *kind,
        text: text.as_str().to_owned(),
        author: author.map(|author| names.person(author)),
        written_at: *written_at,
        techniques,
        served,
        served_me,
    }
}

fn technique(Technique { step: _, name, note }: &Technique) -> TechniqueView {
    TechniqueView { name: ShortText::as_str(name).to_owned(), note: words(note.as_ref()) }
}

fn words(text: Option<&Paragraph>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}

/// The history of an object that nobody anonymous writes, with the names of those who acted.
pub(crate) async fn history(app: &App, entries: Vec<Entry>) -> Result<History, Failure> {
    let actors = entries.iter().filter_map(|entry| entry.actor);
    let names = Names::of(app, &app.store.reader(), actors).await?;
    let entry = |Entry { id, actor, at, fact }: Entry| HistoryEntry {
        id,
        on: at.date_naive(),
        at: Some(at),
        actor: actor.map(|actor| names.person(actor)),
        fact,
        changed: Vec::new(),
    };
    Ok(History { items: entries.into_iter().map(entry).collect() })
}
