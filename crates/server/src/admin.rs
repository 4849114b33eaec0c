//! Looking after accounts and keys from the command line.

use anyhow::Context as _;
use app::identity::{self, NewAccount};
use clap::{Args, Subcommand};
use domain::access::Profile;
use domain::people::{EmailAddress, Marks, check_password};
use domain::text::ShortText;

use crate::configuration::Configuration;
use crate::start;

#[derive(Debug, Subcommand)]
pub(crate) enum Admin {
    /// Create a super administrator. The password is read from the first line of the standard input.
    Create(New),
    /// Draw a new key to sign access tokens; the old one verifies until its last token expires.
    RotateKeys,
}

#[derive(Debug, Args)]
pub(crate) struct New {
    /// The work address.
    #[arg(long)]
    email: String,
    /// The person's name.
    #[arg(long)]
    name: String,
}

pub(crate) async fn create(configuration: &Configuration, new: New) -> anyhow::Result<()> {
    let mut password = String::new();
    std::io::stdin().read_line(&mut password).context("no password on the standard input")?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    let faulty = |error: domain::FieldError| {
        let sentence = app::words::field(app::words::Locale::En, &error);
        anyhow::anyhow!("{}: {sentence}", error.pointer.trim_start_matches('/'))
    };
    check_password("/password", &password).map_err(faulty)?;
    let new = NewAccount {
        name: ShortText::parse("/name", &new.name).map_err(faulty)?,
        email: EmailAddress::parse("/email", &new.email).map_err(faulty)?,
        password: Some(password),
        profile: Profile::SuperAdmin,
        organisation: None,
        marks: Marks::default(),
    };
    let app = start::open(configuration).await?;
    let account = identity::create_first_account(&app, new).await?;
    println!("{} may sign in.", account.value.email);
    let told = app::starting::begin(&app, &account.value).await?;
    if told > 0 {
        println!("{told} texts explain the words and the method of the portal: see its glossary.");
    }
    Ok(())
}

pub(crate) async fn rotate_keys(configuration: &Configuration) -> anyhow::Result<()> {
    let app = start::open(configuration).await?;
    app.identity.rotate_keys(&app.store).await?;
    println!("A new key signs from now on. Restart the servers that run.");
    Ok(())
}
