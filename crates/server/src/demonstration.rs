//! Filling a development database with the people and the stories of the demonstration.

use anyhow::ensure;
use app::demonstration::{PASSWORD, fill, people};

use crate::configuration::{Configuration, Environment};
use crate::start;

pub(crate) async fn seed(configuration: &Configuration) -> anyhow::Result<()> {
    ensure!(
        configuration.environment == Environment::Development,
        "demonstration accounts have a password that everybody knows: development only"
    );
    let app = start::open(configuration).await?;
    fill(&app).await?;
    println!("Demonstration logins, all with the password « {PASSWORD} »:");
    for person in people() {
        println!("  {:<48} {} ({})", person.email, person.name, person.profile);
    }
    Ok(())
}
