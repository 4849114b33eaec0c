//! Who is on stage: the cast as actors, and what was made so far.

use std::collections::HashMap;

use domain::access::Actor;
use domain::people::EmailAddress;
use domain::{ChallengeId, IdeaId, PocId, PracticeId};
use persistence::people;

use super::Demo;
use crate::{App, Failure};

pub(super) struct Stage<'a> {
    pub(super) app: &'a App,
    actors: HashMap<Demo, Actor>,
    pub(super) challenges: HashMap<String, ChallengeId>,
    pub(super) ideas: HashMap<String, IdeaId>,
    pub(super) pocs: HashMap<String, PocId>,
    pub(super) practices: HashMap<String, PracticeId>,
}

impl<'a> Stage<'a> {
    pub(super) async fn open(app: &'a App) -> Result<Self, Failure> {
        let from = app.store.reader();
        let mut actors = HashMap::new();
        for person in super::people() {
            let email = EmailAddress::parse("/email", person.email).map_err(|error| vec![error])?;
            let account = people::find_by_email(&from, &email).await?;
            let account = account.ok_or(Failure::NotFound("account"))?.value;
            let actor = app.identity.read_actor(&from, &account, app.now()).await?;
            actors.insert(person.who, actor);
        }
        Ok(Self {
            app,
            actors,
            challenges: HashMap::new(),
            ideas: HashMap::new(),
            pocs: HashMap::new(),
            practices: HashMap::new(),
        })
    }

    pub(super) fn actor(&self, who: Demo) -> Result<&Actor, Failure> {
        self.actors.get(&who).ok_or(Failure::NotFound("account"))
    }

    pub(super) fn idea(&self, title: &str) -> Result<IdeaId, Failure> {
        self.ideas.get(title).copied().ok_or(Failure::NotFound("idea"))
    }

    pub(super) fn poc(&self, title: &str) -> Result<PocId, Failure> {
        self.pocs.get(title).copied().ok_or(Failure::NotFound("poc"))
    }

    /// One that came out of an experiment has its title.
    pub(super) fn practice(&self, title: &str) -> Result<PracticeId, Failure> {
        self.practices.get(title).copied().ok_or(Failure::NotFound("practice"))
    }
}
