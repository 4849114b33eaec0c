//! What is told of an import.

use import::{ImportKind, ImportLine, ImportReport, LineOutcome};

use super::plan::{Plan, Planned};
use crate::words::{self, Locale};

/// A report being written.
#[derive(Debug)]
pub(super) struct Report {
    so_far: ImportReport,
    locale: Locale,
}

impl Report {
    pub fn new(kind: ImportKind, dry_run: bool, locale: Locale) -> Self {
        let so_far = ImportReport {
            kind,
            dry_run,
            lines: 0,
            created: 0,
            updated: 0,
            unchanged: 0,
            refused: 0,
            details: Vec::new(),
        };
        Self { so_far, locale }
    }

    pub fn add(&mut self, plan: Plan) {
        for Planned { line, outcome, .. } in plan.lines {
            self.so_far.lines += 1;
            *match outcome {
                LineOutcome::Created => &mut self.so_far.created,
                LineOutcome::Updated => &mut self.so_far.updated,
                LineOutcome::Unchanged => &mut self.so_far.unchanged,
                LineOutcome::Refused => &mut self.so_far.refused,
            } += 1;
            let remarks = line.remarks.iter().map(|remark| {
                let (key, values) = remark.words();
                words::say_with(self.locale, key, &values)
            });
            self.so_far.details.push(ImportLine {
                line: line.number,
                external_id: line.external_id,
                outcome,
                remarks: remarks.collect(),
                errors: line.content.err().unwrap_or_default(),
            });
        }
    }

    pub fn finish(self) -> ImportReport {
        self.so_far
    }
}
