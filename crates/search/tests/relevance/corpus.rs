//! Real French texts, questions about them, and how good an answer is. The texts stay where they are: the project
//! keeps identifiers and the questions that it wrote.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// One text.
#[derive(Clone, Debug)]
pub struct Item {
    /// As the questions name it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Everything else, in plain words.
    pub text: String,
}

/// A question, and the texts that answer it: 2 when they do, 1 when they are about it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What somebody types.
    pub question: &'static str,
    /// Texts and grades.
    pub grades: HashMap<&'static str, u32>,
}

/// How good the answers of an engine are, from 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measure {
    /// Normalised discounted cumulative gain of the first ten.
    pub ndcg: f64,
    /// How many of the best answers are among the first five, of those that could be.
    pub recall: f64,
}

/// The folder of the real files, when there is one.
pub fn folder() -> Option<PathBuf> {
    std::env::var_os("OZELID_TEST_DATA").map(PathBuf::from).filter(|folder| folder.is_dir())
}

/// Every text of the folder.
pub fn read(folder: &Path) -> Vec<Item> {
    let mut items = Vec::new();
    for (file, columns) in [
        ("ideas.csv", &["description_html", "rubrique", "sous_rubrique"][..]),
        ("experimentations.csv", &["mission", "description_markdown", "thematiques", "incubateur"]),
        ("defis.csv", &["description", "corps_markdown", "porteur", "themes"]),
    ] {
        let mut table = csv::Reader::from_path(folder.join(file)).expect("the file is there");
        let headers = table.headers().expect("it has columns").clone();
        for row in table.records() {
            let row = row.expect("it is a table");
            let cell = |name: &str| {
                let place = headers.iter().position(|header| header == name);
                place.and_then(|place| row.get(place)).unwrap_or_default().to_owned()
            };
            let text: Vec<String> = columns.iter().map(|name| plain(&cell(name))).collect();
            items.push(Item {
                id: cell("external_id"),
                title: plain(&cell("titre")),
                text: text.join("\n"),
            });
        }
    }
    items
}

/// The questions.
pub fn judged() -> Vec<Judged> {
    let line = |line: &'static str| {
        let mut cells = line.split('\t');
        let question = cells.next()?;
        let grades = cells.next()?.split(' ').filter_map(|grade| {
            let (id, grade) = grade.rsplit_once(':')?;
            Some((id, grade.parse().ok()?))
        });
        Some(Judged { question, grades: grades.collect() })
    };
    include_str!("queries.tsv").lines().filter_map(line).collect()
}

/// How good these answers are.
pub fn measure(found: &[String], judged: &Judged) -> Measure {
    let grade = |id: &String| judged.grades.get(id.as_str()).copied().unwrap_or(0);
    let gained = gain(found.iter().map(grade));
    let mut best: Vec<u32> = judged.grades.values().copied().collect();
    best.sort_unstable_by(|one, other| other.cmp(one));
    let wanted = judged.grades.values().filter(|grade| **grade == 2).count().min(5);
    let among = found.iter().take(5).filter(|id| grade(id) == 2).count();
    Measure { ndcg: gained / gain(best.into_iter()), recall: share(among, wanted) }
}

fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    let weigh = |(place, grade): (u32, u32)| f64::from(grade) / f64::from(place + 2).log2();
    (0..10).zip(grades).map(weigh).sum()
}

/// A part of a whole.
pub fn share(part: usize, whole: usize) -> f64 {
    let [part, whole] = [part, whole].map(|n| f64::from(u32::try_from(n).unwrap_or(u32::MAX)));
    if whole == 0.0 { 0.0 } else { part / whole }
}

/// The mean of several measures.
pub fn mean(all: &[Measure]) -> Measure {
    let of = |part: fn(&Measure) -> f64| all.iter().map(part).sum::<f64>() / share(all.len(), 1);
    Measure { ndcg: of(|one| one.ndcg), recall: of(|one| one.recall) }
}

/// The same thing as somebody else would write it: other order, a third of the words gone, half of the accents.
pub fn retold(item: &Item) -> Option<(String, String)> {
    let words: Vec<&str> = item.text.split_whitespace().take(120).collect();
    if words.len() < 40 {
        return None;
    }
    let kept = words.iter().enumerate().filter(|(place, _)| place % 3 != 1).map(|(_, word)| *word);
    let mut kept: Vec<String> = kept.map(str::to_owned).collect();
    kept.rotate_left(20);
    for (place, word) in kept.iter_mut().enumerate() {
        if place % 2 == 0 {
            *word = domain::text::fold(word);
        }
    }
    let mut title: Vec<&str> = item.title.split_whitespace().collect();
    title.reverse();
    if title.len() > 3 {
        title.pop();
    }
    Some((title.join(" ").to_lowercase(), kept.join(" ")))
}

/// Words without their marks.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                plain.push(' ');
            }
            _ if inside => {}
            c => plain.push(c),
        }
    }
    let mut decoded = plain;
    for (entity, letter) in ENTITIES {
        decoded = decoded.replace(entity, letter);
    }
    decoded.replace(['*', '#', '_', '`'], " ")
}

const ENTITIES: [(&str, &str); 22] = [
    ("&#39;", "'"),
    ("&rsquo;", "’"),
    ("&nbsp;", " "),
    ("&eacute;", "é"),
    ("&egrave;", "è"),
    ("&ecirc;", "ê"),
    ("&agrave;", "à"),
    ("&acirc;", "â"),
    ("&ccedil;", "ç"),
    ("&ocirc;", "ô"),
    ("&ucirc;", "û"),
    ("&ugrave;", "ù"),
    ("&icirc;", "î"),
    ("&iuml;", "ï"),
    ("&Eacute;", "É"),
    ("&laquo;", "«"),
    ("&raquo;", "»"),
    ("&quot;", "\""),
    ("&oelig;", "œ"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
];
