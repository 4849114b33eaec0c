//! The JavaScript between module and browser, without what only its makers need.
//!
//! wasm-bindgen ends the name of each thing that the module asks of the browser with sixteen digits of a hash, which
//! nothing compresses, once in the script and once in the module. Numbers of the same length do as well.

use std::collections::BTreeMap;

/// Digits of a hash at the end of a name.
const DIGITS: usize = 16;

/// Puts numbers in the place of hashes, in the script and in the module that it serves.
pub(crate) fn numbered(script: &str, module: &[u8]) -> (String, Vec<u8>) {
    let mut numbers: BTreeMap<&[u8], String> = BTreeMap::new();
    for (_, hash) in hashes(script.as_bytes()) {
        let next = format!("{:0DIGITS$}", numbers.len());
        numbers.entry(hash).or_insert(next);
    }
    let replaced = |text: &[u8]| {
        let mut out = text.to_vec();
        for (at, hash) in hashes(text) {
            if let Some((place, number)) = out.get_mut(at..at + DIGITS).zip(numbers.get(hash)) {
                place.copy_from_slice(number.as_bytes());
            }
        }
        out
    };
    let script = String::from_utf8(replaced(script.as_bytes()));
    (
        script.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into()),
        replaced(module),
    )
}

/// Where each hash stands, and the hash: after `_`, at the end of a name.
fn hashes(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
    let at = text.iter().enumerate().filter(|(_, byte)| **byte == b'_').map(|(at, _)| at + 1);
    at.filter_map(move |at| {
        let hash = text.get(at..at + DIGITS)?;
        let whole = hash.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        let ends = text.get(at + DIGITS).is_none_or(|next| !is_name(next));
        (whole && ends).then_some((at, hash))
    })
}

/// The script without its comments and the blanks before its lines. One whose texts go over several lines is left as
/// it is.
pub(crate) fn bare(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut told = false;
    let mut bare = String::with_capacity(script.len());
    for line in script.lines().map(str::trim) {
        told = told || line.starts_with("/**");
        if !told && !line.is_empty() {
            bare.push_str(line);
            bare.push('\n');
        }
        told = told && !line.ends_with("*/");
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::{bare, numbered};

    #[test]
    fn a_hash_becomes_the_same_number_on_both_sides() {
        let script =
            "__wbg_new_cd4348290afae586(); __wbg_set_639e69af35614d36; __wbg_new_cd4348290afae586";
        let module = b"\x1a__wbg_set_639e69af35614d36\x00\x1a__wbg_new_cd4348290afae586\x00_0123";
        let (script, module) = numbered(script, module);
        assert_eq!(
            script,
            "__wbg_new_0000000000000000(); __wbg_set_0000000000000001; __wbg_new_0000000000000000"
        );
        assert_eq!(
            module,
            b"\x1a__wbg_set_0000000000000001\x00\x1a__wbg_new_0000000000000000\x00_0123"
        );
    }

    #[test]
    fn what_is_longer_than_a_hash_or_in_the_module_alone_stays() {
        let (script, module) = numbered("a_cd4348290afae586ff", b"_cd4348290afae586\0");
        assert_eq!(
            (script.as_str(), module.as_slice()),
            ("a_cd4348290afae586ff", &b"_cd4348290afae586\0"[..])
        );
    }

    #[test]
    fn comments_and_blanks_go() {
        let script = "/**\n * @param {a}\n */\nfunction f() {\n\n    return 1; // one\n}\n/** short */\ng();\n";
        assert_eq!(bare(script), "function f() {\nreturn 1; // one\n}\ng();\n");
        let long = "const a = `one\n   two`;\n";
        assert_eq!(bare(long), long);
    }
}
