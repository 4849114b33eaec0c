//! The dated story of an experiment, as two JSON arrays tell it.

use chrono::NaiveDate;
use domain::FieldCode;
use serde::Deserialize;

use super::phases::{self, Phase, Story};
use crate::dates;
use crate::mapping::{MilestonesRule, PhasesRule, PocsMapping};
use crate::markdown::Format;
use crate::reading::Reading;
use crate::remark::Remark;

/// Phases and events of one line.
#[derive(Debug)]
pub(super) struct Told {
    phases: Vec<Phase>,
    events: Vec<Event>,
}

#[derive(Debug)]
struct Event {
    name: String,
    on: NaiveDate,
    comment: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Written {
    name: String,
    #[serde(alias = "date")]
    start: Option<String>,
    end: Option<String>,
    comment: Option<String>,
}

/// Nothing when a column holds no such array, which is a fault.
pub(super) fn read(from: &mut Reading<'_>, mapping: &PocsMapping) -> Option<Told> {
    let events = mapping.milestones.as_ref().and_then(|rule| rule.events.as_ref());
    let phases = array(from, &mapping.phases.column);
    let events = events.map_or(Some(Vec::new()), |column| array(from, column));
    let phases = phases?.into_iter().filter_map(|written| phase(from, written)).collect();
    let events = events?.into_iter().filter_map(event).collect();
    Some(Told { phases, events })
}

fn array(from: &mut Reading<'_>, column: &str) -> Option<Vec<Written>> {
    let field = from.field(column).trim();
    if field.is_empty() {
        return Some(Vec::new());
    }
    let read = serde_json::from_str(field).ok();
    if read.is_none() {
        from.refuse(column, FieldCode::Malformed);
    }
    read
}

fn phase(from: &mut Reading<'_>, written: Written) -> Option<Phase> {
    let Written { name, start, end, comment } = written;
    let Some(start) = start.as_deref().and_then(dates::day) else {
        from.remark(Remark::PhaseUndated { phase: name });
        return None;
    };
    if let Some(end) = end.as_deref().and_then(dates::day).filter(|end| *end < start) {
        from.remark(Remark::PhaseEndsBeforeStart { phase: name.clone(), start, end });
    }
    Some(Phase { name, start, comment: said(comment) })
}

fn event(written: Written) -> Option<Event> {
    let Written { name, start, end: _, comment } = written;
    let on = start.as_deref().and_then(dates::day)?;
    Some(Event { name, on, comment: said(comment) })
}

fn said(comment: Option<String>) -> Option<String> {
    let comment = comment?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(comment).filter(|comment| !comment.is_empty())
}

impl Told {
    /// Where the experiment stands.
    pub fn story(&self, from: &mut Reading<'_>, rule: &PhasesRule, as_of: NaiveDate) -> Story {
        let mut events = self.events.iter().rev();
        let end = events.find(|event| rule.end_events.contains(&event.name));
        let why = end.and_then(|event| event.comment.as_deref());
        phases::story(&self.phases, rule, why, as_of, from.remarks())
    }

    /// Every phase and event in order of date, as a list in Markdown.
    pub fn list(&self, rule: &MilestonesRule) -> String {
        let phases = self.phases.iter().map(|p| (p.start, &p.name, &p.comment));
        let events = self.events.iter().map(|e| (e.on, &e.name, &e.comment));
        let mut all: Vec<_> = phases.chain(events).collect();
        if all.is_empty() {
            return String::new();
        }
        all.sort_by_key(|(on, _, _)| *on);
        let lines = all.into_iter().map(|(on, name, comment)| {
            let words = rule.labels.get(name).unwrap_or(name);
            let comment = comment.as_ref().map(|words| format!("\u{a0}: {words}"));
            let line = format!("{words}{}", comment.unwrap_or_default());
            format!("- {} – {}", on.format("%d/%m/%Y"), Format::Text.to_markdown(&line))
        });
        format!("## {}\n\n{}", rule.title, lines.collect::<Vec<_>>().join("\n"))
    }
}
