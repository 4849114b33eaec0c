//! Search beside the full text of the two databases: how soon an answer comes (T3, T14), how that and the memory grow
//! with the number of documents (T8), and how good it is. On the real files that `OZELID_TEST_DATA` names.

#[path = "../../search/tests/relevance/corpus.rs"]
mod corpus;
mod full_text;
mod ours;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use corpus::{Item, Judged, Measure, mean, measure, retold};
use full_text::{Any, Fts5, Postgres};
use ours::Ours;

use crate::machine;

/// Texts that are compared with what is there, one after the other.
const RETOLD: usize = 150;

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Options {
    /// A folder for the indexes; emptied first.
    #[arg(long)]
    work: PathBuf,
    /// Numbers of documents, from the smallest; a million takes some minutes and 2 GiB.
    #[arg(long, value_delimiter = ',', default_value = "1000,100000")]
    sizes: Vec<usize>,
    /// The address of a PostgreSQL database that is empty.
    #[arg(long)]
    postgres: Option<String>,
    /// How many times each question is asked.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

/// Half of the answers came within the first, ninety-nine in a hundred within the second, in milliseconds.
#[derive(Clone, Copy, Debug)]
struct Times {
    half: f64,
    most: f64,
}

/// Something that answers questions: the numbers of the documents that answer best, at most this many.
trait Engine {
    fn name(&self) -> &'static str;
    fn fill(&mut self, documents: &mut dyn Iterator<Item = (usize, Item)>) -> Result<()>;
    fn ask(&mut self, question: &str, most: usize) -> Result<Vec<usize>>;
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = corpus::folder().context("OZELID_TEST_DATA names no folder of real files")?;
    let (items, judged) = (corpus::read(&folder), corpus::judged());
    ensure!(items.len() > 100 && !judged.is_empty(), "the folder holds too little");
    if options.work.exists() {
        std::fs::remove_dir_all(&options.work)?;
    }
    std::fs::create_dir_all(&options.work)?;
    println!("Machine: {}.", machine::describe(&options.work));
    println!("{} texts, {} questions; one question at a time.", items.len(), judged.len());
    println!("\n| how good, on the texts themselves | nDCG@10 | recall@5 |\n|---|---:|---:|");
    let ours: Box<dyn Engine> = Box::new(Ours::new(&options.work.join("ours-texts"))?);
    for mut engine in std::iter::once(ours).chain(full_texts(options, "texts")?) {
        engine.fill(&mut items.iter().cloned().enumerate())?;
        let Measure { ndcg, recall } = good(engine.as_mut(), &items, &judged)?;
        println!("| {} | {ndcg:.3} | {recall:.3} |", engine.name());
    }
    println!(
        "\n| documents | engine | filled in, s | p50, ms | p99, ms | p50 of the smallest | anonymous memory, MiB |"
    );
    println!("|---:|---|---:|---:|---:|---:|---:|");
    let mut smallest = Vec::new();
    for size in &options.sizes {
        grown(options, *size, &mut smallest, (&items, &judged))?;
    }
    Ok(())
}

/// One size: ours, what is like a text by ours, then the full texts. `smallest` holds the medians of the first size.
fn grown(
    options: &Options,
    size: usize,
    smallest: &mut Vec<f64>,
    (items, judged): (&[Item], &[Judged]),
) -> Result<()> {
    let mut timed = |place: usize, engine: &mut dyn Engine| -> Result<()> {
        let begun = Instant::now();
        engine.fill(&mut made(items, size))?;
        let filled = begun.elapsed().as_secs_f64();
        let Times { half, most } = soon(engine, judged, options.rounds)?;
        if smallest.len() == place {
            smallest.push(half);
        }
        let grown = half / smallest.get(place).copied().unwrap_or(half).max(f64::EPSILON);
        let (name, memory) = (engine.name(), machine::anonymous(std::process::id()));
        println!(
            "| {size} | {name} | {filled:.1} | {half:.2} | {most:.2} | ×{grown:.1} | {memory} |"
        );
        Ok(())
    };
    let mut ours = Ours::new(&options.work.join(format!("ours-{size}")))?;
    timed(0, &mut ours)?;
    let Times { half, most } = alike(&ours, items)?;
    let memory = machine::anonymous(std::process::id());
    println!("| {size} | similar items (T14) | | {half:.2} | {most:.2} | | {memory} |");
    drop(ours);
    for (place, mut engine) in full_texts(options, &size.to_string())?.into_iter().enumerate() {
        timed(place + 1, engine.as_mut())?;
    }
    Ok(())
}

/// The two full texts: with all the words of a question, then with any.
fn full_texts(options: &Options, label: &str) -> Result<Vec<Box<dyn Engine>>> {
    let place = |name: &str| options.work.join(format!("{name}-{label}"));
    let mut engines: Vec<Box<dyn Engine>> = Vec::new();
    for any in [Any::No, Any::Yes] {
        engines.push(Box::new(Fts5::new(&place(any.code()), any)?));
        if let Some(url) = &options.postgres {
            engines.push(Box::new(Postgres::new(url, any)?));
        }
    }
    Ok(engines)
}

fn good(engine: &mut dyn Engine, items: &[Item], judged: &[Judged]) -> Result<Measure> {
    let mut measures = Vec::new();
    for one in judged {
        let found = engine.ask(one.question, 10)?;
        let found = found.into_iter().filter_map(|place| items.get(place));
        let found: Vec<String> = found.map(|item| item.id.clone()).collect();
        measures.push(measure(&found, one));
    }
    Ok(mean(&measures))
}

fn soon(engine: &mut dyn Engine, judged: &[Judged], rounds: usize) -> Result<Times> {
    let mut times = Vec::new();
    // The first round warms: it is not counted.
    for round in 0..=rounds {
        for one in judged {
            let asked = Instant::now();
            engine.ask(one.question, 20)?;
            if round > 0 {
                times.push(asked.elapsed());
            }
        }
    }
    Ok(spread(times))
}

fn alike(ours: &Ours, items: &[Item]) -> Result<Times> {
    let texts = items.iter().filter_map(retold).take(RETOLD);
    let mut times = Vec::new();
    for (title, text) in texts {
        let asked = Instant::now();
        ours.alike(&title, &text)?;
        times.push(asked.elapsed());
    }
    Ok(spread(times))
}

fn spread(mut times: Vec<Duration>) -> Times {
    times.sort_unstable();
    let at = |percent: usize| {
        let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    };
    Times { half: at(50), most: at(99) }
}

/// As many documents as wanted: the texts themselves, then halves of two of them under the title of a third.
fn made(items: &[Item], size: usize) -> impl Iterator<Item = (usize, Item)> {
    let texts = items.iter().cloned().enumerate().take(size);
    let mixed = move |number: usize| {
        let [title, head, tail] =
            [1, 7_919, 104_729].map(|step| &items[number.wrapping_mul(step) % items.len()]);
        let half = |item: &Item| item.text.split_whitespace().count() / 2;
        let words = head.text.split_whitespace().take(half(head));
        let words = words.chain(tail.text.split_whitespace().skip(half(tail)));
        let text = words.collect::<Vec<_>>().join(" ");
        let title = format!("{} (n° {number})", title.title);
        (number, Item { id: format!("M-{number}"), title, text })
    };
    texts.chain((items.len()..size).map(mixed))
}
