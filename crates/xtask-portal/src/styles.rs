//! One style sheet out of `styles/`, without comments and needless spaces.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail};

/// These come first, in this order; any further file follows by name.
const FIRST: [&str; 3] = ["tokens.css", "base.css", "components.css"];

/// Reads and joins the style sheets of a folder.
pub(crate) fn join(folder: &Path) -> Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if Path::new(&name).extension().is_some_and(|extension| extension == "css") {
            names.push(name);
        }
    }
    names.sort_by_key(|name| {
        (FIRST.iter().position(|first| first == name).unwrap_or(FIRST.len()), name.clone())
    });
    let mut all = String::new();
    for name in names {
        all.push_str(&fs::read_to_string(folder.join(&name))?);
        all.push('\n');
    }
    Ok(minify(&all))
}

/// Points each `url(../assets/name)` at the asset's hashed name.
pub(crate) fn link(css: &str, assets: &BTreeMap<String, String>) -> Result<String> {
    let mut linked = css.to_owned();
    for (name, hashed) in assets {
        linked = linked.replace(&format!("../assets/{name}"), hashed);
    }
    if let Some(at) = linked.find("../assets/") {
        let rest: String = linked[at..].chars().take(60).collect();
        bail!("a style sheet names an asset that does not exist: {rest}");
    }
    Ok(linked)
}

/// Removes comments and the spaces that never mean anything. Light on purpose: what remains
/// compresses well, and nothing is reordered or rewritten.
pub(crate) fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut space = false;
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'*') => skip_comment(&mut rest),
            _ if c.is_whitespace() => space = true,
            _ => {
                if space && wants_space(&out, c) {
                    out.push(' ');
                }
                space = false;
                push(&mut out, c, &mut rest);
            }
        }
    }
    out
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn skip_comment(rest: &mut Chars<'_>) {
    let mut star = false;
    rest.next();
    for c in rest.by_ref() {
        if star && c == '/' {
            break;
        }
        star = c == '*';
    }
}

/// A space before `:` or around `+` may carry meaning (`a :hover`, `calc(1px + 2px)`): these stay.
fn wants_space(out: &str, next: char) -> bool {
    let after = out.chars().next_back().is_none_or(|last| matches!(last, '{' | '}' | ';' | ','));
    !after && !matches!(next, '{' | '}' | ';' | ',')
}

fn push(out: &mut String, c: char, rest: &mut Chars<'_>) {
    if c == '}' && out.ends_with(';') {
        out.pop();
    }
    out.push(c);
    if matches!(c, '"' | '\'') {
        copy_string(out, c, rest);
    }
}

fn copy_string(out: &mut String, quote: char, rest: &mut Chars<'_>) {
    let mut escaped = false;
    for c in rest.by_ref() {
        out.push(c);
        if c == quote && !escaped {
            break;
        }
        escaped = c == '\\' && !escaped;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{link, minify};

    #[test]
    fn only_what_means_nothing_goes() {
        let cases = [
            ("a { color : red ; }\n\nb , c {}", "a{color : red}b,c{}"),
            ("a/* x; **/b { }", "ab{}"),
            ("a :hover { width: calc(1px + 2px) }", "a :hover{width: calc(1px + 2px)}"),
            ("a::before { content: \"/* {  } ; \" }", "a::before{content: \"/* {  } ; \"}"),
            ("a { content: 'it\\'s  ;  ' }", "a{content: 'it\\'s  ;  '}"),
            ("@media (width > 3rem) and (hover) { }", "@media (width > 3rem) and (hover){}"),
        ];
        for (written, kept) in cases {
            assert_eq!(minify(written), kept);
        }
    }

    #[test]
    fn an_asset_that_does_not_exist_is_refused() {
        let assets = BTreeMap::from([("dot.svg".to_owned(), "dot.0123.svg".to_owned())]);
        assert_eq!(link("a{b:url(../assets/dot.svg)}", &assets).unwrap(), "a{b:url(dot.0123.svg)}");
        assert!(link("a{b:url(../assets/dash.svg)}", &assets).is_err());
    }
}
