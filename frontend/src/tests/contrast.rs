//! Every pair of colours that the look puts together, light and dark, by the WCAG 2 ratio.
//!
//! A component that puts two tokens together in a new way declares the pair here.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Text must be read; what only marks a shape must be seen.
const TEXT: f64 = 4.5;
const SHAPE: f64 = 3.0;

const PAPER: &[&str] = &["surface-1", "surface-2", "surface-3"];
const DOORS: &[&str] = &["door-idea-surface", "door-poc-surface", "door-practice-surface"];
const STATES: &[&str] = &[
    "status-info-surface",
    "status-success-surface",
    "status-warning-surface",
    "status-danger-surface",
];

/// What stands on what, and how well it must be told apart.
fn pairs() -> Vec<(&'static str, Vec<&'static str>, f64)> {
    let on = |groups: &[&[&'static str]]| groups.concat();
    let all = on(&[PAPER, &["action-surface"], DOORS, STATES]);
    let mut pairs = vec![
        ("text", on(&[&all, &["highlight"]]), TEXT),
        ("text-muted", all.clone(), TEXT),
        ("action", on(&[PAPER, &["action-surface"], STATES]), TEXT),
        ("action-hover", on(&[PAPER, &["action-surface"], STATES]), TEXT),
        ("on-action", vec!["action", "action-hover"], TEXT),
        // The toast: paper on ink.
        ("surface-1", vec!["text", "status-success-text"], TEXT),
        ("on-door", vec!["door-idea", "door-poc", "door-practice"], TEXT),
        ("border-control", on(&[PAPER, &["action-surface"]]), SHAPE),
        ("focus", all, SHAPE),
        ("chart-1", PAPER.to_vec(), SHAPE),
        ("chart-2", PAPER.to_vec(), SHAPE),
        ("chart-3", PAPER.to_vec(), SHAPE),
    ];
    for (door, surface) in [
        ("door-idea", "door-idea-surface"),
        ("door-poc", "door-poc-surface"),
        ("door-practice", "door-practice-surface"),
    ] {
        pairs.push((door, on(&[PAPER, &[surface]]), TEXT));
    }
    for (text, border, surface) in [
        ("status-info-text", "status-info-border", "status-info-surface"),
        ("status-success-text", "status-success-border", "status-success-surface"),
        ("status-warning-text", "status-warning-border", "status-warning-surface"),
        ("status-danger-text", "status-danger-border", "status-danger-surface"),
    ] {
        pairs.push((text, on(&[PAPER, &[surface]]), TEXT));
        pairs.push((border, on(&[PAPER, &[surface]]), SHAPE));
    }
    pairs
}

/// Red, green, blue, 0 to 255.
type Colour = [u8; 3];

/// The colour tokens of one scheme: 0 light, 1 dark.
fn palette(css: &str, scheme: usize) -> BTreeMap<String, Colour> {
    let mut aliases = Vec::new();
    let mut colours = BTreeMap::new();
    // The first declaration counts: later ones answer to wishes for more contrast.
    for line in css.lines().take_while(|line| !line.contains("prefers-contrast")) {
        let Some((name, value)) = line.trim().strip_prefix("--").and_then(|l| l.split_once(':'))
        else {
            continue;
        };
        let value = value.split(';').next().unwrap_or_default().trim();
        if let Some(inside) = value.strip_prefix("light-dark(").and_then(|v| v.strip_suffix(')')) {
            if let Some(colour) = inside.split(',').nth(scheme).and_then(|hex| parse(hex.trim())) {
                colours.insert(name.to_owned(), colour);
            }
        } else if let Some(other) = value.strip_prefix("var(--").and_then(|v| v.strip_suffix(')')) {
            aliases.push((name.to_owned(), other.to_owned()));
        }
    }
    for (name, other) in aliases {
        if let Some(colour) = colours.get(&other).copied() {
            colours.insert(name, colour);
        }
    }
    colours
}

fn parse(hex: &str) -> Option<Colour> {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([byte(0)?, byte(2)?, byte(4)?])
}

/// Relative luminance (WCAG 2).
fn luminance(colour: Colour) -> f64 {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126_f64.mul_add(red, 0.7152_f64.mul_add(green, 0.0722 * blue))
}

fn ratio(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Every pair below its threshold, in words.
fn faults(css: &str) -> String {
    let mut faults = String::new();
    for (scheme, named) in ["light", "dark"].into_iter().enumerate() {
        let palette = palette(css, scheme);
        let colour = |name: &str| {
            *palette.get(name).unwrap_or_else(|| panic!("tokens.css declares no colour --{name}"))
        };
        for (front, backs, threshold) in pairs() {
            for back in backs {
                let found = ratio(colour(front), colour(back));
                if found < threshold {
                    let _ =
                        writeln!(faults, "{named}: {front} on {back}: {found:.2} < {threshold}");
                }
            }
        }
    }
    faults
}

fn tokens() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/styles/tokens.css");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn every_pair_of_the_look_can_be_told_apart() {
    let faults = faults(&tokens());
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn a_broken_colour_is_seen() {
    let broken =
        tokens().replace("--text-muted: light-dark(#5b5365,", "--text-muted: light-dark(#b8b0b8,");
    assert!(faults(&broken).contains("light: text-muted on surface-1"));
    let broken = tokens().replace(
        "--status-danger-text: light-dark(#a3172f, #ffacb2)",
        "--status-danger-text: light-dark(#a3172f, #a3172f)",
    );
    assert!(faults(&broken).contains("dark: status-danger-text on status-danger-surface"));
}

#[test]
fn ratios_are_those_of_the_standard() {
    let (black, white) = ([0, 0, 0], [255, 255, 255]);
    assert!((ratio(black, white) - 21.0).abs() < 1e-9);
    // A known value: #767676 on white is the lightest grey that passes.
    assert!((ratio([0x76, 0x76, 0x76], white) - 4.54).abs() < 0.01);
}
