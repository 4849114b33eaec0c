//! Blocks, one after the other, inside lists and quotations.

use super::line::{Line, Mark};

/// What blocks are inside of.
#[derive(Debug)]
enum Container {
    Quote,
    List { next: Option<u64> },
    Item { marker: String, fresh: bool },
}

/// Deepest lists and quotations; below, blocks stay at this depth.
const DEPTH_MAX: usize = 12;

/// Writes Markdown as tags and words come.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    line: Line,
    heading: usize,
    inside: Vec<Container>,
    skipping: bool,
    /// Whether the last block written was in a list, so that items follow each other without a blank line.
    after_item: bool,
}

impl Writer {
    /// Words.
    pub(super) fn text(&mut self, text: &str) {
        if !self.skipping {
            self.line.text(text);
        }
    }

    /// Whether what comes is left out.
    pub(super) fn skip(&mut self, skipping: bool) {
        self.skipping = skipping;
    }

    /// A line break; two in a row make a paragraph.
    pub(super) fn line_break(&mut self) {
        if self.heading > 0 {
            self.line.text(" ");
        } else if !self.line.line_break() {
            self.block();
        }
    }

    /// Opens a mark around words.
    pub(super) fn open_mark(&mut self, mark: Mark) {
        self.line.open(mark);
    }

    /// Closes it.
    pub(super) fn close_mark(&mut self, mark: &Mark) {
        self.line.close(mark);
    }

    /// Ends the block.
    pub(super) fn block(&mut self) {
        let words = self.line.take();
        let level = std::mem::take(&mut self.heading);
        let lines: Vec<String> =
            words.lines().map(|line| protect_start(line.trim_start())).collect();
        let words = lines.join("\n");
        let words = words.trim_matches([' ', '\n', '\u{a0}']);
        if words.is_empty() {
            return;
        }
        if level > 0 {
            self.push(&format!("{} {words}", "#".repeat(level.min(6))));
        } else {
            self.push(words);
        }
    }

    /// Begins a heading.
    pub(super) fn heading(&mut self, level: usize) {
        self.block();
        self.heading = level;
    }

    /// A rule across the page.
    pub(super) fn rule(&mut self) {
        self.block();
        self.push("***");
    }

    /// The next cell of a table: its words follow on the same line.
    pub(super) fn cell(&mut self) {
        self.line.text(" | ");
    }

    /// Begins a list, numbered from there or not.
    pub(super) fn open_list(&mut self, next: Option<u64>) {
        self.block();
        self.enter(Container::List { next });
    }

    /// Begins an item; the one before ends.
    pub(super) fn open_item(&mut self) {
        self.block();
        while matches!(self.inside.last(), Some(Container::Item { .. })) {
            self.inside.pop();
        }
        let marker = match self.inside.last_mut() {
            Some(Container::List { next: Some(number) }) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        };
        self.enter(Container::Item { marker, fresh: true });
    }

    /// Ends an item.
    pub(super) fn close_item(&mut self) {
        self.block();
        if matches!(self.inside.last(), Some(Container::Item { .. })) {
            self.inside.pop();
        }
    }

    /// Ends a list and what is still open in it.
    pub(super) fn close_list(&mut self) {
        self.leave(|container| matches!(container, Container::List { .. }));
    }

    /// Begins a quotation.
    pub(super) fn open_quote(&mut self) {
        self.block();
        self.enter(Container::Quote);
    }

    /// Ends it.
    pub(super) fn close_quote(&mut self) {
        self.leave(|container| matches!(container, Container::Quote));
    }

    /// The whole text.
    pub(super) fn finish(mut self) -> String {
        self.block();
        self.out
    }

    fn enter(&mut self, container: Container) {
        if self.inside.len() < DEPTH_MAX {
            self.inside.push(container);
        }
    }

    fn leave(&mut self, is_it: impl Fn(&Container) -> bool) {
        self.block();
        if let Some(at) = self.inside.iter().rposition(is_it) {
            self.inside.truncate(at);
        }
        if !self.inside.iter().any(|container| matches!(container, Container::List { .. })) {
            self.after_item = false;
        }
    }

    fn push(&mut self, words: &str) {
        let begins_item = self
            .inside
            .iter()
            .any(|container| matches!(container, Container::Item { fresh: true, .. }));
        if !self.out.is_empty() {
            self.out.push_str(if begins_item && self.after_item { "\n" } else { "\n\n" });
        }
        for (index, line) in words.lines().enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            self.prefix();
            self.out.push_str(line);
        }
        self.after_item =
            self.inside.iter().any(|container| matches!(container, Container::Item { .. }));
    }

    fn prefix(&mut self) {
        for container in &mut self.inside {
            match container {
                Container::Quote => self.out.push_str("> "),
                Container::List { .. } => {}
                Container::Item { marker, fresh } => {
                    if std::mem::take(fresh) {
                        self.out.push_str(marker);
                    } else {
                        self.out.extend(std::iter::repeat_n(' ', marker.len()));
                    }
                }
            }
        }
    }
}

/// A line that begins like a heading, a quotation or a rule is words. A typed list stays a list.
fn protect_start(line: &str) -> String {
    let trimmed = line.trim_end();
    let rule = !trimmed.is_empty() && trimmed.chars().all(|c| matches!(c, '-' | '=' | '+'));
    if line.starts_with(['#', '>']) || rule { format!("\\{line}") } else { line.to_owned() }
}
