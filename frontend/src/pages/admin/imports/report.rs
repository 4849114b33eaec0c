//! What a file would change, or changed: the counts, then the lines that somebody should look at.

use api_types::import::{ImportKind, ImportLine, ImportReport, LineOutcome};
use domain::FieldError;
use domain::tables::{First, Lines};
use leptos::prelude::*;

use super::{Desk, Work};
use crate::components::{
    Badge, Button, ButtonLink, Column, Glyph, Look, Notice, Stat, Stats, Table, TableCell, Tone,
};
use crate::pages::shared::download;
use crate::routes::{AdminPage, IdeasPage, Page, PocsPage, PracticesPage};
use crate::words::{field_error, number, tr, trn};

/// How many lines are shown: the others are in the file of the report.
const SHOWN: usize = 100;

#[component]
pub(super) fn ReportPart(desk: Desk) -> impl IntoView {
    move || desk.report.with(|report| report.as_ref().map(|report| shown(report, desk)))
}

fn shown(report: &ImportReport, desk: Desk) -> AnyView {
    let enters = report.created + report.updated;
    let first = report.lines > u64::try_from(report.details.len()).unwrap_or_default();
    let stats = counts(report);
    let lines = told(report);
    let next = match (report.dry_run, enters) {
        (true, 0) => ().into_any(),
        (true, _) => view! {
            <Button
                look=Look::Primary
                pending=Signal::derive(move || desk.under_way.get() == Some(Work::Import))
                on:click=move |_| desk.ask(Work::Import)
            >
                {trn!(enters, admin.imports.import)}
            </Button>
        }
        .into_any(),
        (false, _) => {
            let list = list_of(report.kind).path();
            view! { <ButtonLink href=list>{tr!(admin.imports.see)}</ButtonLink> }.into_any()
        }
    };
    let said = summary(report.dry_run, enters);
    // Read when it is pressed: the button keeps what it was given first, and another report may take its place.
    let take = move |_| {
        let Some(report) = desk.report.get_untracked() else { return };
        download(tr!(admin.imports.take_name), "text/csv", &sheet(&report).into_bytes());
    };
    view! {
        <section class="section" aria-labelledby="rapport">
            <h2 id="rapport" tabindex="-1">{tr!(admin.imports.report)}</h2>
            <div class="stack">
                {said}
                {stats}
                {lines}
                {first.then(|| view! { <p class="small muted">{tr!(admin.imports.first)}</p> })}
                <p class="cluster">
                    {next}
                    <Button look=Look::Quiet glyph=Glyph::Download on:click=take>
                        {tr!(admin.imports.take)}
                    </Button>
                </p>
            </div>
        </section>
    }
    .into_any()
}

fn summary(dry_run: bool, enters: u64) -> AnyView {
    let (tone, title, why) = match (dry_run, enters) {
        (true, 0) => (Tone::Warning, tr!(admin.imports.nothing), tr!(admin.imports.nothing_why)),
        (true, _) => (Tone::Info, tr!(admin.imports.checked), tr!(admin.imports.checked_why)),
        (false, _) => (Tone::Success, tr!(admin.imports.done), tr!(admin.imports.done_why)),
    };
    view! { <div role="status"><Notice tone title><p>{why}</p></Notice></div> }.into_any()
}

fn counts(report: &ImportReport) -> AnyView {
    let &ImportReport { dry_run, lines, created, updated, unchanged, refused, .. } = report;
    let (new, changed) = if dry_run {
        (tr!(admin.imports.created), tr!(admin.imports.updated))
    } else {
        (tr!(admin.imports.was_created), tr!(admin.imports.was_updated))
    };
    view! {
        <Stats>
            <Stat label=tr!(admin.imports.lines) figure=number(lines) />
            <Stat label=new figure=number(created) />
            <Stat label=changed figure=number(updated) />
            <Stat label=tr!(admin.imports.unchanged) figure=number(unchanged) />
            <Stat label=tr!(admin.imports.refused) figure=number(refused) />
        </Stats>
    }
    .into_any()
}

/// The lines that were refused, or taken with a remark; the server gives the refused ones first when they are many.
fn told(report: &ImportReport) -> AnyView {
    let says =
        |line: &&ImportLine| line.outcome == LineOutcome::Refused || !line.remarks.is_empty();
    let mut lines: Vec<&ImportLine> = report.details.iter().filter(says).collect();
    lines.sort_by_key(|line| line.outcome != LineOutcome::Refused);
    if lines.is_empty() {
        return view! { <p>{tr!(admin.imports.all_well)}</p> }.into_any();
    }
    let count = u64::try_from(lines.len()).unwrap_or_default();
    let others = u64::try_from(lines.len().saturating_sub(SHOWN)).unwrap_or_default();
    let others = (others > 0)
        .then(|| view! { <p class="small muted">{trn!(others, admin.imports.more)}</p> });
    let rows = lines.into_iter().take(SHOWN).map(row).collect_view();
    let heads = vec![
        Column::words(tr!(admin.imports.line)),
        Column::words(tr!(admin.imports.id)),
        Column::words(tr!(admin.imports.outcome)),
        Column::words(tr!(admin.imports.why)),
    ];
    view! {
        <h3>{trn!(count, admin.imports.told)}</h3>
        <Table caption=trn!(count, admin.imports.told) columns=heads>{rows}</Table>
        {others}
    }
    .into_any()
}

fn row(line: &ImportLine) -> AnyView {
    let (tone, glyph) = match line.outcome {
        LineOutcome::Refused => (Tone::Danger, Glyph::Cross),
        LineOutcome::Created | LineOutcome::Updated => (Tone::Success, Glyph::Check),
        LineOutcome::Unchanged => (Tone::Neutral, Glyph::Info),
    };
    let faults = line.errors.iter().map(fault);
    let all = faults.chain(line.remarks.iter().cloned());
    let all = all.map(|words| view! { <li>{words}</li> }).collect_view();
    let (number, id) = (line.line.to_string(), line.external_id.clone());
    let became = outcome(line.outcome);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{number}</th>
            <TableCell label=tr!(admin.imports.id)>{id}</TableCell>
            <TableCell label=tr!(admin.imports.outcome)>
                <Badge tone glyph>{became}</Badge>
            </TableCell>
            <TableCell label=tr!(admin.imports.why)>
                <ul role="list" class="plain-list">{all}</ul>
            </TableCell>
        </tr>
    }
    .into_any()
}

fn outcome(outcome: LineOutcome) -> &'static str {
    match outcome {
        LineOutcome::Created => tr!(admin.imports.outcome_created),
        LineOutcome::Updated => tr!(admin.imports.outcome_updated),
        LineOutcome::Unchanged => tr!(admin.imports.outcome_unchanged),
        LineOutcome::Refused => tr!(admin.imports.outcome_refused),
    }
}

fn fault(error: &FieldError) -> String {
    let words = field_error(error);
    let column = column(&error.pointer);
    if column.is_empty() {
        tr!(admin.imports.whole_line, fault = words)
    } else {
        tr!(admin.imports.fault, column = column, fault = words)
    }
}

/// The column that a pointer names (RFC 6901).
pub(super) fn column(pointer: &str) -> String {
    pointer.strip_prefix('/').unwrap_or(pointer).replace("~1", "/").replace("~0", "~")
}

/// The whole report, a line for each thing that is said of a line.
fn sheet(report: &ImportReport) -> Lines {
    let mut lines = Lines::begin(First::OfTheFile);
    lines.add([
        tr!(admin.imports.line),
        tr!(admin.imports.id),
        tr!(admin.imports.outcome),
        tr!(admin.imports.column),
        tr!(admin.imports.why),
    ]);
    for line in &report.details {
        let number = line.line.to_string();
        let faults = line.errors.iter().map(|error| (column(&error.pointer), field_error(error)));
        let remarks = line.remarks.iter().map(|remark| (String::new(), remark.clone()));
        let mut said: Vec<(String, String)> = faults.chain(remarks).collect();
        if said.is_empty() {
            said.push((String::new(), String::new()));
        }
        for (column, words) in &said {
            let id = line.external_id.as_str();
            lines.add([
                number.as_str(),
                id,
                outcome(line.outcome),
                column.as_str(),
                words.as_str(),
            ]);
        }
    }
    lines
}

/// Where what came in is found.
const fn list_of(kind: ImportKind) -> Page {
    match kind {
        ImportKind::Accounts => Page::Admin(AdminPage::Accounts),
        ImportKind::Ideas | ImportKind::Comments => Page::Ideas(IdeasPage::List),
        ImportKind::Challenges => Page::Ideas(IdeasPage::Challenges),
        ImportKind::Pocs => Page::Pocs(PocsPage::List),
        ImportKind::Practices => Page::Practices(PracticesPage::List),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_names_its_column_whatever_it_holds() {
        assert_eq!(column("/organisme"), "organisme");
        assert_eq!(column("/jour~1mois"), "jour/mois");
        assert_eq!(column("/"), "", "the line itself");
    }
}
