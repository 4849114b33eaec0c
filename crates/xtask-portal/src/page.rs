//! The portal's only page: `frontend/index.html` with its placeholders filled.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

/// What the placeholders stand for.
pub(crate) struct Links<'a> {
    /// `%CSS%`: address of the style sheet.
    pub(crate) css: &'a str,
    /// `%JS%`: address of the module that starts the portal.
    pub(crate) js: &'a str,
    /// `%PRELOAD%`: elements that start the downloads of the first load together.
    pub(crate) preload: &'a str,
    /// `%ICONS%`: the icons, inlined.
    pub(crate) icons: &'a str,
    /// `%ASSET:name%`: address of each asset by its name.
    pub(crate) assets: &'a BTreeMap<String, String>,
}

/// Fills the template; refuses what the content security policy would refuse.
pub(crate) fn fill(template: &str, links: &Links<'_>) -> Result<String> {
    let mut page = without_comments(template);
    for (name, hashed) in links.assets {
        page = page.replace(&format!("%ASSET:{name}%"), &format!("/assets/{hashed}"));
    }
    if let Some((_, missing)) = page.split_once("%ASSET:") {
        let name: String = missing.chars().take_while(|c| *c != '%').collect();
        bail!("index.html names the asset {name}, which does not exist");
    }
    let page = page
        .replace("%CSS%", links.css)
        .replace("%JS%", links.js)
        .replace("%PRELOAD%", links.preload)
        .replace("%ICONS%", links.icons);
    refuse_inline(&page)?;
    Ok(page)
}

fn without_comments(template: &str) -> String {
    let mut kept = String::new();
    let mut rest = template;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn refuse_inline(page: &str) -> Result<()> {
    for inline in ["<style", " style=", "<script>", " onload=", " onclick=", "javascript:"] {
        if page.contains(inline) {
            bail!("index.html contains `{inline}`, which the content security policy refuses");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Links, fill};

    fn filled(template: &str) -> anyhow::Result<String> {
        let assets = BTreeMap::from([("favicon.svg".to_owned(), "favicon.01.svg".to_owned())]);
        let links = Links {
            css: "/assets/p.css",
            js: "/assets/boot.js",
            preload: "<link>",
            icons: "<svg></svg>",
            assets: &assets,
        };
        fill(template, &links)
    }

    #[test]
    fn placeholders_are_filled_and_comments_dropped() {
        let page =
            filled("<!-- %CSS%\n-->\n  <a href=\"%CSS%\">\n%ICONS%%ASSET:favicon.svg%").unwrap();
        assert_eq!(page, "<a href=\"/assets/p.css\">\n<svg></svg>/assets/favicon.01.svg\n");
    }

    #[test]
    fn what_the_policy_would_refuse_is_refused_here() {
        assert!(filled("<script>alert(1)</script>").is_err());
        assert!(filled("<p style=\"color:red\">").is_err());
        assert!(filled("<img src=\"%ASSET:missing.png%\">").is_err());
        assert!(filled("<script type=\"module\" src=\"%JS%\"></script>").is_ok());
    }
}
