//! Search beside the full text of the two databases: how good the answers are, how fast they come, as texts grow.
//!
//! In one process, on the same texts: what is compared is the engines, not what stands around them. The real texts
//! are those that `OZELID_TEST_DATA` names; larger sets are mixed from them.

#[expect(clippy::expect_used, dead_code, reason = "shared with a test, which stops where it fails")]
#[path = "../../search/tests/relevance/corpus.rs"]
mod corpus;
mod ours;
mod postgres;
mod sqlite;
mod times;

use std::path::PathBuf;

use anyhow::Context as _;

use crate::machine;
use corpus::{Item, Measure, mean, measure};
use times::Times;

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Options {
    /// The folder of the real texts.
    #[arg(long, env = "OZELID_TEST_DATA")]
    data: PathBuf,
    /// A folder for indexes; emptied first.
    #[arg(long)]
    work: PathBuf,
    /// The address of a PostgreSQL database that is empty.
    #[arg(long)]
    postgres: Option<String>,
    /// How many documents.
    #[arg(long, value_delimiter = ',', default_value = "1000,100000")]
    documents: Vec<usize>,
    /// How many times every question is asked.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

/// An engine that is asked.
trait Engine {
    fn name(&self) -> &'static str;
    /// The numbers of the ten or twenty best.
    fn ask(&mut self, words: &str) -> anyhow::Result<Vec<usize>>;
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let items = corpus::read(&options.data);
    anyhow::ensure!(!items.is_empty(), "no text in {}", options.data.display());
    std::fs::create_dir_all(&options.work)?;
    println!("{}\n", machine::describe(&options.work));
    quality(options, &items)?;
    println!("\n| documents | engine | questions/s | p50, ms | p95, ms | p99, ms |");
    println!("|---:|---|---:|---:|---:|---:|");
    for count in &options.documents {
        growth(options, &mixed(&items, *count))?;
    }
    Ok(())
}

fn engines(options: &Options, items: &[Item]) -> anyhow::Result<Vec<Box<dyn Engine>>> {
    if options.work.exists() {
        std::fs::remove_dir_all(&options.work)?;
    }
    std::fs::create_dir_all(&options.work).context("the folder cannot be made")?;
    let mut engines: Vec<Box<dyn Engine>> = vec![
        Box::new(ours::Ours::over(&options.work.join("index"), items)?),
        Box::new(sqlite::Fts5::over(&options.work.join("fts5.sqlite"), items)?),
    ];
    if let Some(url) = &options.postgres {
        engines.push(Box::new(postgres::FullText::over(url, items)?));
    }
    Ok(engines)
}

fn quality(options: &Options, items: &[Item]) -> anyhow::Result<()> {
    println!("| engine | questions | nDCG@10 | recall@5 |");
    println!("|---|---:|---:|---:|");
    let judged = corpus::judged();
    for mut engine in engines(options, items)? {
        let mut measures: Vec<Measure> = Vec::new();
        for one in &judged {
            let found = engine.ask(one.question)?;
            let found = found.into_iter().filter_map(|place| items.get(place));
            let found: Vec<String> = found.map(|item| item.id.clone()).collect();
            measures.push(measure(&found, one));
        }
        let Measure { ndcg, recall } = mean(&measures);
        println!("| {} | {} | {ndcg:.3} | {recall:.3} |", engine.name(), judged.len());
    }
    Ok(())
}

fn growth(options: &Options, items: &[Item]) -> anyhow::Result<()> {
    let judged = corpus::judged();
    for mut engine in engines(options, items)? {
        let mut times = Times::default();
        // Once unmeasured: files come into memory.
        for round in 0..=options.rounds {
            for one in &judged {
                let found = times.time(|| engine.ask(one.question));
                found?;
            }
            if round == 0 {
                times = Times::default();
            }
        }
        println!("| {} | {} | {times} |", items.len(), engine.name());
    }
    let likeness = ours::Ours::open(&options.work.join("index"))?;
    let mut times = Times::default();
    for item in items.iter().step_by((items.len() / 200).max(1)) {
        if let Some((title, text)) = corpus::retold(item) {
            times.time(|| likeness.similar(&title, &text))?;
        }
    }
    println!("| {} | ours, similar items | {times} |", items.len());
    println!("| {} | ours, memory | {} |", items.len(), likeness.weight()?);
    Ok(())
}

/// As many texts as asked: a title of one, half of its text, half of another's.
fn mixed(items: &[Item], count: usize) -> Vec<Item> {
    let half = |text: &str, first: bool| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (one, other) = words.split_at(words.len() / 2);
        if first { one.join(" ") } else { other.join(" ") }
    };
    let item = |number: usize| {
        let one = &items[number % items.len()];
        if number < items.len() {
            return one.clone();
        }
        let other = &items[(number * 7919 + number / items.len()) % items.len()];
        let words: Vec<&str> = one.title.split_whitespace().collect();
        let kept = words.iter().enumerate().filter(|(place, _)| place % 4 != number % 4);
        let kept: Vec<&str> = kept.map(|(_, word)| *word).collect();
        let tail: Vec<&str> = other.title.split_whitespace().take(2).collect();
        Item {
            id: format!("{}-{number}", one.id),
            title: format!("{} {} {number}", kept.join(" "), tail.join(" ")),
            text: format!("{}\n{}", half(&one.text, number % 2 == 0), half(&other.text, true)),
        }
    };
    (0..count).map(item).collect()
}
