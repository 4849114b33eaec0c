//! Sizes of files and functions, the sentence at the top, promises with a number.

mod functions;
mod plain;

use super::Text;

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;

/// Looks at one source file.
pub(super) fn look(file: &Text, findings: &mut Vec<String>) {
    let Text { path, text } = file;
    let lines = text.lines().count();
    if lines > FILE_LINES {
        findings.push(format!("{path}: {lines} lines; at most {FILE_LINES}"));
    }
    for line in promises(text) {
        findings.push(format!("{path}:{line}: a promise without the number of its issue"));
    }
    if !file.is(&["rs"]) {
        return;
    }
    if path.ends_with("/mod.rs") {
        findings.push(format!("{path}: name a module's file after the module, not mod.rs"));
    }
    if !text.trim_start().starts_with("//!") {
        findings.push(format!("{path}: begins without a `//!` that says what it is for"));
    }
    for function in functions::find(text).into_iter().filter(|f| f.lines > FUNCTION_LINES) {
        let functions::Function { name, line, lines } = function;
        findings.push(format!("{path}:{line}: {name} has {lines} lines; at most {FUNCTION_LINES}"));
    }
}

/// The lines that promise work without naming an issue: `TODO(#12)` names one.
fn promises(text: &str) -> Vec<usize> {
    // Spelt in two parts, for this file is looked at too.
    let words = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let promise = |line: &str| {
        let mut found = words.iter().filter_map(|word| line.split_once(word));
        found.any(|(_, rest)| !names_an_issue(rest))
    };
    let lines = text.lines().enumerate();
    lines.filter(|(_, line)| promise(line)).map(|(number, _)| number + 1).collect()
}

fn names_an_issue(rest: &str) -> bool {
    let number = rest.trim_start_matches(['(', ' ']).strip_prefix('#');
    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{look, promises};
    use crate::tidy::Text;

    fn findings(path: &str, text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        look(&Text { path: path.to_owned(), text: text.to_owned() }, &mut findings);
        findings
    }

    #[test]
    fn a_promise_names_its_issue() {
        let word = concat!("TO", "DO");
        assert_eq!(promises(&format!("// {word}: later\n// {word}(#12): then\n// {word} #3")), [1]);
    }

    #[test]
    fn limits_are_inclusive() {
        let file = |lines: usize| format!("//! Why.\n{}", "// x\n".repeat(lines - 1));
        assert!(findings("a.rs", &file(400)).is_empty());
        assert_eq!(findings("a.rs", &file(401)), ["a.rs: 401 lines; at most 400"]);
        let function =
            |lines: usize| format!("//! Why.\nfn f() {{\n{}}}\n", "g();\n".repeat(lines - 2));
        assert!(findings("a.rs", &function(60)).is_empty());
        assert_eq!(findings("a.rs", &function(61)), ["a.rs:2: f has 61 lines; at most 60"]);
    }

    #[test]
    fn a_rust_file_begins_by_saying_why_and_is_not_mod_rs() {
        assert_eq!(findings("a.css", "a{}").len(), 0);
        assert_eq!(findings("a/mod.rs", "use b;\n").len(), 2);
    }
}
