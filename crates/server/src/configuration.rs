//! How the server is configured: a file, then the environment, which wins. Every mistake is told at once.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use api::Elsewhere;
use app::Secrets;
use app::mail::PostError;

use crate::relay::MailRelay;

/// Where the server runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Environment {
    Development,
    Production,
}

/// Everything that can be configured, checked.
#[derive(Clone, Debug)]
pub(crate) struct Configuration {
    pub(crate) environment: Environment,
    pub(crate) listen: SocketAddr,
    pub(crate) public_url: String,
    pub(crate) database_url: String,
    pub(crate) data_dir: PathBuf,
    pub(crate) portal_dir: PathBuf,
    /// Where the search index of this server lies: one folder for each server.
    pub(crate) search_dir: PathBuf,
    /// Other tools where what is sought may be sought too.
    pub(crate) search_elsewhere: Vec<Elsewhere>,
    pub(crate) secrets: Secrets,
    /// The mail relay, when there is one.
    pub(crate) mail: Option<MailRelay>,
    pub(crate) workers: usize,
    pub(crate) trusted_proxies: u8,
    pub(crate) json_logs: bool,
}

/// Every mistake of a configuration.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistakes(Vec<String>);

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "The configuration has {} mistake(s):", self.0.len())?;
        for mistake in &self.0 {
            writeln!(f, "  - {mistake}")?;
        }
        f.write_str("See docs/operations.md.")
    }
}

impl std::error::Error for Mistakes {}

/// Known to everybody who read this file: good for a laptop, refused anywhere else.
const DEVELOPMENT_SECRET: &str = "development only: everybody knows this secret";

const KEYS: [&str; 14] = [
    "environment",
    "listen",
    "public_url",
    "database_url",
    "data_dir",
    "portal_dir",
    "search_dir",
    "search_elsewhere",
    "secret_key",
    "mail_url",
    "mail_from",
    "workers",
    "trusted_proxies",
    "log_format",
];

type Settings = BTreeMap<String, String>;

impl Configuration {
    /// Reads the file (`ozelid.toml` when it is there and none is named) and the environment.
    pub(crate) fn read(file: Option<&Path>) -> Result<Self, Mistakes> {
        let mut mistakes = Vec::new();
        let mut settings = from_file(file, &mut mistakes);
        for key in KEYS {
            if let Ok(value) = std::env::var(format!("OZELID_{}", key.to_uppercase())) {
                settings.insert(key.to_owned(), value);
            }
        }
        Self::check(&settings, mistakes)
    }

    fn check(settings: &Settings, mut mistakes: Vec<String>) -> Result<Self, Mistakes> {
        let told = Told { settings, mistakes: &mut mistakes };
        let found = told.all();
        match found {
            Some(configuration) if mistakes.is_empty() => Ok(configuration),
            Some(_) | None => Err(Mistakes(mistakes)),
        }
    }
}

/// What was told, read setting by setting, each mistake noted on the way.
struct Told<'a> {
    settings: &'a Settings,
    mistakes: &'a mut Vec<String>,
}

impl Told<'_> {
    fn all(mut self) -> Option<Configuration> {
        let environment = self.environment();
        let production = environment == Environment::Production;
        let data_dir = PathBuf::from(self.get("data_dir").unwrap_or("data"));
        let portal_dir = PathBuf::from(self.get("portal_dir").unwrap_or("frontend/dist"));
        let search_dir = self.get("search_dir").map(PathBuf::from);
        let search_dir = search_dir.unwrap_or_else(|| data_dir.join("search"));
        let search_elsewhere = self.search_elsewhere();
        let database_url = self.database_url(&data_dir);
        let public_url = self.public_url(production);
        let json_logs = self.json_logs(production);
        let mail = self.mail(&public_url);
        let listen = self.parsed("listen", "127.0.0.1:8080", "an address such as 127.0.0.1:8080");
        let workers = self.parsed("workers", "0", "a number, 0 for one per processor");
        let proxies = self.parsed("trusted_proxies", "0", "a number from 0 to 255");
        let key = self.get("secret_key").map(str::to_owned);
        let secrets = secrets(key.as_deref(), production, self.mistakes);
        Some(Configuration {
            environment,
            listen: listen?,
            public_url,
            database_url,
            data_dir,
            portal_dir,
            search_dir,
            search_elsewhere,
            secrets: secrets?,
            mail,
            workers: workers?,
            trusted_proxies: proxies?,
            json_logs,
        })
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.settings.get(key).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    fn parsed<T: FromStr>(&mut self, key: &str, default: &str, expected: &str) -> Option<T> {
        let value = self.get(key).unwrap_or(default);
        let parsed = value.parse().ok();
        if parsed.is_none() {
            let mistake = format!("{key} is \"{value}\": write {expected}");
            self.mistakes.push(mistake);
        }
        parsed
    }

    fn environment(&mut self) -> Environment {
        match self.get("environment").unwrap_or("production") {
            "development" => Environment::Development,
            "production" => Environment::Production,
            other => {
                let mistake =
                    format!("environment is \"{other}\": write \"development\" or \"production\"");
                self.mistakes.push(mistake);
                Environment::Production
            }
        }
    }

    fn database_url(&mut self, data_dir: &Path) -> String {
        let url = self.get("database_url").map_or_else(
            || format!("sqlite://{}?mode=rwc", data_dir.join("ozelid.sqlite").display()),
            str::to_owned,
        );
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|kind| url.starts_with(kind)) {
            let mistake = "database_url must begin with sqlite:// or postgres://";
            self.mistakes.push(mistake.to_owned());
        }
        url
    }

    fn public_url(&mut self, production: bool) -> String {
        let url = self.get("public_url").unwrap_or("http://127.0.0.1:8080");
        let url = url.trim_end_matches('/').to_owned();
        let mistake = if production && url.starts_with("http://") {
            "public_url must be https in production: the session cookie is only sent there"
        } else if url.starts_with("http://") || url.starts_with("https://") {
            return url;
        } else {
            "public_url must begin with http:// or https://"
        };
        self.mistakes.push(mistake.to_owned());
        url
    }

    fn mail(&mut self, public_url: &str) -> Option<MailRelay> {
        let url = self.get("mail_url")?;
        let mistake = match MailRelay::of(url, self.get("mail_from"), public_url) {
            Ok(relay) => return Some(relay),
            Err(PostError::Sender) => "mail_from is no sender: write Name <address@host.example>",
            // The value may hold a password: it is not told again.
            Err(PostError::Relay) => {
                "mail_url is no relay: write smtp://host:port, smtp://host:port?tls=required or smtps://user:password@host:port"
            }
        };
        self.mistakes.push(mistake.to_owned());
        None
    }

    /// `Store=https://store.example/search?k={words}`, several separated by blanks around a semicolon.
    fn search_elsewhere(&mut self) -> Vec<Elsewhere> {
        let told = self.get("search_elsewhere").unwrap_or_default().to_owned();
        let tools = told.split(" ; ").map(str::trim).filter(|tool| !tool.is_empty());
        let read = |tool: &str| {
            let (name, address) = tool.split_once('=')?;
            let sound = ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme))
                && address.contains("{words}")
                && !name.trim().is_empty();
            sound.then(|| Elsewhere { name: name.trim().to_owned(), address: address.to_owned() })
        };
        let read: Option<Vec<Elsewhere>> = tools.map(read).collect();
        if read.is_none() {
            let mistake = format!(
                "search_elsewhere is \"{told}\": write Name=https://tool.example/search?q={{words}}"
            );
            self.mistakes.push(mistake);
        }
        read.unwrap_or_default()
    }

    fn json_logs(&mut self, production: bool) -> bool {
        match self.get("log_format") {
            None => production,
            Some("json") => true,
            Some("text") => false,
            Some(other) => {
                let mistake = format!("log_format is \"{other}\": write \"text\" or \"json\"");
                self.mistakes.push(mistake);
                production
            }
        }
    }
}

fn from_file(file: Option<&Path>, mistakes: &mut Vec<String>) -> Settings {
    let path = file.unwrap_or(Path::new("ozelid.toml"));
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(_) if file.is_none() => return Settings::new(),
        Err(error) => {
            mistakes.push(format!("{} cannot be read: {error}", path.display()));
            return Settings::new();
        }
    };
    let table = match text.parse::<toml::Table>() {
        Ok(table) => table,
        Err(error) => {
            mistakes.push(format!("{} is not TOML: {}", path.display(), error.message()));
            return Settings::new();
        }
    };
    let mut settings = Settings::new();
    for (key, value) in table {
        if !KEYS.contains(&key.as_str()) {
            mistakes.push(format!("{} sets \"{key}\", which nothing reads", path.display()));
        }
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        settings.insert(key, value);
    }
    settings
}

fn secrets(key: Option<&str>, production: bool, mistakes: &mut Vec<String>) -> Option<Secrets> {
    let key = match key {
        Some(key) => key,
        None if production => {
            mistakes.push(
                "secret_key is missing: draw one with `openssl rand -base64 48` and keep it apart from the backups of the database".to_owned(),
            );
            return None;
        }
        None => DEVELOPMENT_SECRET,
    };
    if production && (key == DEVELOPMENT_SECRET || key.to_lowercase().contains("change")) {
        mistakes.push(
            "secret_key is an example: draw your own with `openssl rand -base64 48`".to_owned(),
        );
        return None;
    }
    match Secrets::new(key.as_bytes().to_vec()) {
        Ok(secrets) => Some(secrets),
        Err(error) => {
            mistakes.push(format!("secret_key: {error}"));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(pairs: &[(&str, &str)]) -> Settings {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn development_needs_nothing() {
        let settings = settings(&[("environment", "development")]);
        let configuration = Configuration::check(&settings, Vec::new()).unwrap();
        assert_eq!(configuration.listen.to_string(), "127.0.0.1:8080");
        assert!(configuration.database_url.starts_with("sqlite://data"));
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let settings = settings(&[
            ("environment", "production"),
            ("listen", "everywhere"),
            ("database_url", "mysql://x"),
            ("public_url", "http://ozeli-d.example"),
            ("workers", "many"),
            ("mail_url", "smtp://relay"),
            ("search_elsewhere", "Store=store.example"),
        ]);
        let Mistakes(mistakes) = Configuration::check(&settings, Vec::new()).unwrap_err();
        for key in [
            "listen",
            "database_url",
            "public_url",
            "workers",
            "secret_key",
            "mail_url",
            "search_elsewhere",
        ] {
            assert!(mistakes.iter().any(|mistake| mistake.starts_with(key)), "{key}: {mistakes:?}");
        }
    }

    #[test]
    fn a_relay_that_is_none_keeps_its_password_to_itself() {
        let settings =
            settings(&[("environment", "development"), ("mail_url", "smtp://u:secret@relay")]);
        let Mistakes(mistakes) = Configuration::check(&settings, Vec::new()).unwrap_err();
        assert!(mistakes[0].starts_with("mail_url") && !mistakes[0].contains("secret"));
    }

    #[test]
    fn production_refuses_an_example_or_a_short_secret() {
        for secret in [DEVELOPMENT_SECRET, "please-change-this-secret-please-please", "short"] {
            let settings =
                settings(&[("public_url", "https://ozeli-d.example"), ("secret_key", secret)]);
            assert!(Configuration::check(&settings, Vec::new()).is_err(), "{secret}");
        }
        let sound = "nR2oV1xw0m0m3Hq1oX9yqk3b8mM1b7rQ9zK4u5t6";
        let settings =
            settings(&[("public_url", "https://ozeli-d.example"), ("secret_key", sound)]);
        assert!(Configuration::check(&settings, Vec::new()).is_ok());
    }
}
