//! The measuring itself: the two servers in turn, each alone with the load.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::load::{self, Connection, Make, Seen, request};
use crate::product::{self, Imported, LOGIN, Product, Running};
use crate::report::{Compared, Report};
use crate::{Options, data, machine};

/// An operation that both servers answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    Read,
    Page,
    Create,
    Vote,
    Mixed,
}

impl Operation {
    pub(crate) const ALL: [Self; 5] =
        [Self::Read, Self::Page, Self::Create, Self::Vote, Self::Mixed];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Read => "T1 read one idea",
            Self::Page => "T2 page of 20, filtered, sorted",
            Self::Create => "T4 durable create",
            Self::Vote => "T5 vote",
            Self::Mixed => "T7 mixed, 90 % reads",
        }
    }

    pub(crate) fn make(self, ids: Arc<Vec<String>>, token: String) -> Arc<Make> {
        Arc::new(move |n| {
            // Scattered, and yet the same for both servers.
            let idea =
                |n: usize| ids.get(n.wrapping_mul(7_919) % ids.len()).map_or("", String::as_str);
            let page = "/api/v1/ideas?domain=digital_data&limit=20";
            let read = |n| request("GET", &format!("/api/v1/ideas/{}", idea(n)), &token, "");
            let vote = |n| request("PUT", &format!("/api/v1/ideas/{}/vote", idea(n)), &token, "");
            let create = |n: usize| request("POST", "/api/v1/ideas", &token, &new_idea(n));
            match (self, n % 20) {
                (Self::Read, _) | (Self::Mixed, 0..=11) => read(n),
                (Self::Page, _) | (Self::Mixed, 12..=17) => request("GET", page, &token, ""),
                (Self::Create, _) | (Self::Mixed, 18) => create(n),
                (Self::Vote | Self::Mixed, _) => vote(n),
            }
        })
    }
}

fn new_idea(n: usize) -> String {
    format!(
        r#"{{"content":{{"title":"Une idée mesurée {n}","proposal":"Deux lignes, pour dire ce que l’on propose.","subcategory":"reception"}}}}"#
    )
}

pub(crate) fn run(options: &Options) -> Result<()> {
    if options.work.exists() {
        std::fs::remove_dir_all(&options.work)?;
    }
    std::fs::create_dir_all(&options.work)?;
    let (ideas, pocs) = (options.work.join("ideas.csv"), options.work.join("pocs.csv"));
    data::ideas(&ideas, options.ideas)?;
    data::pocs(&pocs, options.pocs)?;
    println!("Machine: {}.", machine::describe(&options.work));
    println!("Load: {} connections from the same machine.", options.connections);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for database in &options.database {
        let report = runtime.block_on(one(options, database, (&ideas, &pocs)))?;
        println!("\n{report}");
    }
    Ok(())
}

async fn one(options: &Options, database: &str, files: (&Path, &Path)) -> Result<Report> {
    let embedded = database == "sqlite";
    let folder = options.work.join(if embedded { "sqlite" } else { "postgres" });
    let file = folder.join("ozelid.sqlite");
    let url =
        if embedded { format!("sqlite://{}?mode=rwc", file.display()) } else { database.into() };
    let product = Product::new(&options.server, &folder, &url)?;
    product.prepare()?;
    let imports = [
        ("ideas", product.import("ideas", files.0, options.ideas)?),
        ("experiments", product.import("pocs", files.1, options.pocs)?),
    ];
    let (server, started) = product.start().await?;
    let idle = machine::anonymous(server.0.id());
    product.settled().await?;
    let token = product.token().await?;
    let ids = Arc::new(product.ideas(&token, 2_000).await?);
    let bare_address = product::free()?;
    let source = if embedded { file.to_str().context("a path in UTF-8")? } else { database };
    let _bare = bare(source, bare_address, &product.key().await?)?;
    product::wait(bare_address, "/").await?;
    let ours = Side { address: product.address, ids: ids.clone() };
    let bare = Side { address: bare_address, ids };
    let mut compared: Vec<Compared> = Operation::ALL.into_iter().map(Compared::new).collect();
    for round in 0..options.rounds {
        let token = product.token().await?;
        for line in &mut compared {
            // Who goes first changes, so that neither always finds what the other warmed.
            if round % 2 == 0 {
                line.bare.push(bare.press(options, line.operation, &token).await?);
                line.ours.push(ours.press(options, line.operation, &token).await?);
            } else {
                line.ours.push(ours.press(options, line.operation, &token).await?);
                line.bare.push(bare.press(options, line.operation, &token).await?);
            }
        }
    }
    let memory = (idle, machine::anonymous(server.0.id()));
    let token = product.token().await?;
    Ok(Report {
        database: if embedded { "SQLite" } else { "PostgreSQL" },
        counts: (options.ideas, options.pocs),
        imports: imports.into_iter().map(|(name, took): (_, Imported)| (name, took)).collect(),
        compared,
        portfolio: ours.portfolio(&token).await?,
        sign_in: ours.sign_in().await?,
        during_sign_ins: ours.reads_during_sign_ins(options, &token).await?,
        alone: ours.reads_alone(options, &token).await?,
        started,
        memory,
    })
}

fn bare(database: &str, listen: SocketAddr, key: &str) -> Result<Running> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["bare", "--database", database, "--listen", &listen.to_string()]);
    // A key may begin with a dash.
    command.arg(format!("--key={key}"));
    Ok(Running(command.stdout(Stdio::null()).spawn()?))
}

/// One of the two servers.
struct Side {
    address: SocketAddr,
    ids: Arc<Vec<String>>,
}

impl Side {
    async fn press(&self, options: &Options, operation: Operation, token: &str) -> Result<Seen> {
        let make = operation.make(self.ids.clone(), token.to_owned());
        let time = Duration::from_secs(options.seconds);
        load::press(self.address, (options.connections, time), make).await
    }

    /// The median of many calls, one after the other, in milliseconds.
    async fn median(&self, request: &[u8], calls: usize) -> Result<f64> {
        let mut connection = Connection::open(self.address).await?;
        let mut times = Vec::new();
        for _ in 0..calls {
            let asked = Instant::now();
            connection.ask(request).await?;
            times.push(asked.elapsed());
        }
        times.sort_unstable();
        Ok(times.get(calls / 2).map_or(0.0, |time| time.as_secs_f64() * 1_000.0))
    }

    async fn portfolio(&self, token: &str) -> Result<f64> {
        self.median(&request("GET", "/api/v1/portfolio", token, ""), 500).await
    }

    async fn sign_in(&self) -> Result<f64> {
        self.median(&request("POST", "/api/v1/auth/sessions", "", LOGIN), 10).await
    }

    async fn reads_alone(&self, options: &Options, token: &str) -> Result<Seen> {
        self.few_reads(options, token).await
    }

    async fn reads_during_sign_ins(&self, options: &Options, token: &str) -> Result<Seen> {
        let address = self.address;
        let signing_in = tokio::spawn(async move {
            loop {
                tokio::spawn(async move {
                    let login = request("POST", "/api/v1/auth/sessions", "", LOGIN);
                    // What is measured is the others' reads.
                    drop(Connection::open(address).await?.ask(&login).await);
                    anyhow::Ok(())
                });
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        let seen = self.few_reads(options, token).await;
        signing_in.abort();
        seen
    }

    /// Reads of four connections: enough to wait, too few to fill the machine.
    async fn few_reads(&self, options: &Options, token: &str) -> Result<Seen> {
        let make = Operation::Read.make(self.ids.clone(), token.to_owned());
        load::press(self.address, (4, Duration::from_secs(options.seconds)), make).await
    }
}
