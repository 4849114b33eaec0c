//! `ozelid`: the server of Ozéli-D and the commands of whoever runs it.
#![expect(clippy::print_stdout, reason = "commands answer on the terminal")]

mod admin;
mod command;
mod configuration;
mod demonstration;
mod doctor;
mod export;
mod import;
mod portal;
mod printing;
mod reindex;
mod relay;
mod serve;
mod start;

use std::process::ExitCode;

use clap::Parser as _;

use command::{Cli, Command};
use configuration::Configuration;

#[actix_web::main]
async fn main() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    if let Command::Openapi = cli.command {
        println!("{}", api::document().to_pretty_json()?);
        return Ok(());
    }
    let configuration = Configuration::read(cli.config.as_deref())?;
    match cli.command {
        Command::Serve => serve::serve(configuration).await,
        Command::Migrate => start::migrate(&configuration).await,
        Command::Seed => demonstration::seed(&configuration).await,
        Command::Import(import) => import::run(&configuration, import).await,
        Command::Export(export) => export::run(&configuration, export).await,
        Command::Reindex => reindex::run(&configuration).await,
        Command::Doctor => doctor::examine(&configuration).await,
        Command::Admin(admin::Admin::Create(new)) => admin::create(&configuration, new).await,
        Command::Admin(admin::Admin::RotateKeys) => admin::rotate_keys(&configuration).await,
        Command::Openapi => Ok(()),
    }
}
