//! What was measured, in Markdown.

use std::fmt;

use crate::load::Seen;
use crate::measure::Operation;
use crate::product::Imported;

/// One operation, round by round.
#[derive(Debug)]
pub(crate) struct Compared {
    pub(crate) operation: Operation,
    pub(crate) bare: Vec<Seen>,
    pub(crate) ours: Vec<Seen>,
}

/// One database.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) database: &'static str,
    pub(crate) counts: (usize, usize),
    pub(crate) imports: Vec<(&'static str, Imported)>,
    pub(crate) compared: Vec<Compared>,
    pub(crate) portfolio: f64,
    pub(crate) sign_in: f64,
    pub(crate) during_sign_ins: Seen,
    pub(crate) alone: Seen,
    pub(crate) started: f64,
    /// Idle, then after the load, in MiB.
    pub(crate) memory: (u64, u64),
}

impl Compared {
    pub(crate) const fn new(operation: Operation) -> Self {
        Self { operation, bare: Vec::new(), ours: Vec::new() }
    }
}

fn median(rounds: &[Seen], figure: impl Fn(&Seen) -> f64) -> f64 {
    let mut figures: Vec<f64> = rounds.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    let (low, high) = (figures.get((figures.len().max(1) - 1) / 2), figures.get(figures.len() / 2));
    f64::midpoint(low.copied().unwrap_or_default(), high.copied().unwrap_or_default())
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = |rounds: &[Seen]| median(rounds, |seen| seen.rate);
        let (bare, ours) = (rate(&self.bare), rate(&self.ours));
        let times = |rounds: &[Seen]| {
            let (p50, p99) = (median(rounds, |seen| seen.p50), median(rounds, |seen| seen.p99));
            format!("{p50:.1} / {p99:.1}")
        };
        let errors: usize = self.bare.iter().chain(&self.ours).map(|seen| seen.errors).sum();
        write!(
            f,
            "| {} | {bare:.0} | {ours:.0} | **{:.2}** | {} | {} | {errors} |",
            self.operation.name(),
            ours / bare.max(f64::EPSILON),
            times(&self.bare),
            times(&self.ours),
        )
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ideas, pocs) = self.counts;
        writeln!(f, "## {}: {ideas} ideas, {pocs} experiments\n", self.database)?;
        writeln!(
            f,
            "| operation | bare, req/s | ours, req/s | ratio | bare p50 / p99, ms | ours p50 / p99, ms | errors |"
        )?;
        writeln!(f, "|---|---:|---:|---:|---:|---:|---:|")?;
        for line in &self.compared {
            writeln!(f, "{line}")?;
        }
        writeln!(f, "\n| what | figure |\n|---|---:|")?;
        writeln!(f, "| T6 portfolio, median | {:.2} ms |", self.portfolio)?;
        let (idle, after) = self.memory;
        writeln!(f, "| T9 anonymous memory, idle / after the load | {idle} / {after} MiB |")?;
        writeln!(f, "| T10 start to first answer | {:.0} ms |", self.started)?;
        for (name, Imported { lines, seconds, peak }) in &self.imports {
            #[expect(clippy::cast_precision_loss, reason = "counts of lines")]
            let rate = *lines as f64 / seconds;
            writeln!(
                f,
                "| T15 import of {lines} {name} | {rate:.0} lines/s, {peak} MiB at most |"
            )?;
        }
        writeln!(f, "| T16 sign-in, median | {:.0} ms |", self.sign_in)?;
        let (alone, during) = (self.alone.p99, self.during_sign_ins.p99);
        writeln!(
            f,
            "| T16 p99 of reads, alone / during 10 sign-ins a second | {alone:.1} / {during:.1} ms |"
        )
    }
}
