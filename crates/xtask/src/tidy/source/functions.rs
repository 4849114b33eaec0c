//! The functions of a Rust file and how long they are.

use super::plain::plain;

/// A function with a body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Function {
    pub(super) name: String,
    /// The line of `fn`, from 1.
    pub(super) line: usize,
    /// From `fn` to the closing brace.
    pub(super) lines: usize,
}

/// Finds every function, also those within others.
pub(super) fn find(text: &str) -> Vec<Function> {
    let code = plain(text);
    let starts = code.match_indices("fn ").filter(|(at, _)| is_word_start(&code, *at));
    starts.filter_map(|(at, _)| function(&code, at)).collect()
}

fn is_word_start(code: &str, at: usize) -> bool {
    !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn function(code: &str, at: usize) -> Option<Function> {
    let after = code[at + 3..].trim_start();
    let name: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if name.is_empty() {
        return None; // a function pointer
    }
    let length = length_of(&code[at..])?;
    Some(Function {
        name,
        line: code[..at].matches('\n').count() + 1,
        lines: code[at..at + length].matches('\n').count() + 1,
    })
}

/// Up to the brace that closes the body; nothing when a `;` says that there is none.
fn length_of(code: &str) -> Option<usize> {
    let (mut braces, mut brackets) = (0_usize, 0_usize);
    for (at, c) in code.char_indices() {
        match c {
            ';' if braces == 0 && brackets == 0 => return None,
            '(' | '[' if braces == 0 => brackets += 1,
            ')' | ']' if braces == 0 => brackets = brackets.saturating_sub(1),
            '{' => braces += 1,
            '}' if braces <= 1 => return Some(at + 1),
            '}' => braces -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn functions_are_found_with_their_lines() {
        let text = "\
trait T {
    fn declared(&self) -> [u8; 2];
}
// fn commented() {}
async fn first<F: Fn(u8)>(f: fn(u8) -> u8) {
    let text = \"}\";
}
pub(crate) const fn second() {
    fn within() { }
}
";
        let found: Vec<_> = find(text).into_iter().map(|f| (f.name, f.line, f.lines)).collect();
        let expected = [("first", 5, 3), ("second", 8, 3), ("within", 9, 1)];
        assert_eq!(found, expected.map(|(name, line, lines)| (name.to_owned(), line, lines)));
    }
}
