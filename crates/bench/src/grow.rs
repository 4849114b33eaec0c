//! Growth: the same operations on more and more rows (T8), on SQLite.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;

use crate::measure::Operation;
use crate::product::Product;
use crate::{data, load, machine};

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Options {
    /// The `ozelid` binary, optimised.
    #[arg(long)]
    server: PathBuf,
    /// A folder for the data; emptied first.
    #[arg(long)]
    work: PathBuf,
    /// Numbers of ideas, from the smallest.
    #[arg(long, value_delimiter = ',', default_value = "1000,100000")]
    sizes: Vec<usize>,
    /// Seconds for one operation.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// Connections.
    #[arg(long, default_value_t = 8)]
    connections: usize,
}

const OPERATIONS: [Operation; 3] = [Operation::Read, Operation::Page, Operation::Vote];

pub(crate) fn run(options: &Options) -> Result<()> {
    if options.work.exists() {
        std::fs::remove_dir_all(&options.work)?;
    }
    std::fs::create_dir_all(&options.work)?;
    println!("Machine: {}.", machine::describe(&options.work));
    println!("Load: {} connections from the same machine.", options.connections);
    println!("\n| ideas | operation | p50, ms | p99, ms | p99 of the smallest | errors |");
    println!("|---:|---|---:|---:|---:|---:|");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut smallest = [None; OPERATIONS.len()];
    for size in &options.sizes {
        runtime.block_on(one(options, *size, &mut smallest))?;
    }
    Ok(())
}

async fn one(
    options: &Options,
    size: usize,
    smallest: &mut [Option<f64>; OPERATIONS.len()],
) -> Result<()> {
    let folder = options.work.join(size.to_string());
    let url = format!("sqlite://{}?mode=rwc", folder.join("ozelid.sqlite").display());
    let product = Product::new(&options.server, &folder, &url)?;
    product.prepare()?;
    let file = folder.join("ideas.csv");
    data::ideas(&file, size)?;
    product.import("ideas", &file, size)?;
    let (_server, _started) = product.start().await?;
    product.settled().await?;
    let token = product.token().await?;
    let ids = Arc::new(product.ideas(&token, 2_000).await?);
    for (operation, first) in OPERATIONS.into_iter().zip(smallest) {
        let make = operation.make(ids.clone(), token.clone());
        let time = Duration::from_secs(options.seconds);
        let seen = load::press(product.address, (options.connections, time), make).await?;
        let first = *first.get_or_insert(seen.p99);
        let (name, grown) = (operation.name(), seen.p99 / first.max(f64::EPSILON));
        println!(
            "| {size} | {name} | {:.1} | {:.1} | ×{grown:.2} | {} |",
            seen.p50, seen.p99, seen.errors
        );
    }
    Ok(())
}
