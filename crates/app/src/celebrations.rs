//! What succeeded lately, and who is thanked for it (R248): an author who stays masked is nobody, here as elsewhere.

use std::collections::BTreeMap;

use domain::access::{Actor, Permission};
use domain::celebration::{CELEBRATED_FOR, Success};
use domain::idea::{Idea, IdeaParts};
use domain::poc::{Depth, Member, MemberName, Sight};
use domain::practice::{PracticeActor, Reuse, ReuseResult, actors};
use domain::{IdeaId, OrganisationId, PocId, PracticeId};
use persistence::celebrations::{
    self, Celebrated, CelebratedPoc, CelebratedPractice, CelebrationRow,
};
use persistence::{Cursor, Reader, Slice, ideas, reuses};

use crate::{App, Failure};

/// Of whatever no experiment is behind, or none that the reader may know of.
const NO_TEAM: (&[Member], Depth) = (&[], Depth::Sheet);

/// A success, and those whom it is owed to.
#[derive(Clone, Debug)]
pub struct Celebration {
    /// What succeeded, and when.
    pub row: CelebrationRow,
    /// Its title.
    pub title: String,
    /// The bodies where a practice worked.
    pub bodies: Vec<OrganisationId>,
    /// Those to thank, each once, as far as the reader may know them.
    pub thanked: Vec<MemberName>,
}

/// What succeeded lately, the last one first: of what this person may read.
///
/// # Errors
/// An unreadable cursor, or when the database fails.
pub async fn list(
    app: &App,
    actor: &Actor,
    page: (u16, Option<&Cursor>),
) -> Result<Slice<Celebration>, Failure> {
    let from = app.store.reader();
    let readable = Success::ALL.iter().copied();
    let readable = readable.filter(|success| actor.require(success.read()).is_ok());
    let celebrated = Celebrated {
        successes: readable.collect(),
        sight: Sight::of(actor),
        since: app.now() - CELEBRATED_FOR,
    };
    let Slice { rows, next } = celebrations::list(&from, &celebrated, page).await??;
    let behind = Behind::read(&from, actor, &rows).await?;
    // What went between the two questions is not there any more.
    let rows = rows.into_iter().filter_map(|row| behind.tell(row)).collect();
    Ok(Slice { rows, next })
}

/// What is behind the successes of one page, read together.
struct Behind {
    practices: BTreeMap<PracticeId, CelebratedPractice>,
    reuses: Vec<Reuse>,
    pocs: BTreeMap<PocId, CelebratedPoc>,
    ideas: BTreeMap<IdeaId, Idea>,
}

impl Behind {
    /// An experiment or an idea behind a practice is read by whoever may read it alone: it names nobody to others, and
    /// of a team those alone whom the reader is told.
    async fn read(
        from: &Reader<'_>,
        actor: &Actor,
        rows: &[CelebrationRow],
    ) -> Result<Self, Failure> {
        let of = |success: Success| {
            rows.iter().filter(move |row| row.success == success).map(|row| row.target)
        };
        let ids: Vec<PracticeId> = of(Success::PracticeReplicated).map(PracticeId).collect();
        let practices = celebrations::practices(from, &ids).await?;
        let reuses = reuses::of_practices(from, &ids).await?;
        let proved = practices.values().filter_map(|practice| practice.poc);
        let proved = proved.filter(|_| actor.require(Permission::ReadPocs).is_ok());
        let pocs: Vec<PocId> = of(Success::PocValidated).map(PocId).chain(proved).collect();
        let first = practices.values().filter_map(|practice| practice.idea);
        let first = first.filter(|_| actor.require(Permission::ReadIdeas).is_ok());
        let ids: Vec<IdeaId> = of(Success::IdeaImplemented).map(IdeaId).chain(first).collect();
        let mut ideas = ideas::find_all(from, &ids).await?;
        ideas.retain(|idea| idea.value.is_read_by(actor));
        Ok(Self {
            reuses: reuses.into_iter().map(|reuse| reuse.value).collect(),
            pocs: celebrations::pocs(from, &pocs, &Sight::of(actor)).await?,
            ideas: ideas.into_iter().map(|idea| (idea.value.parts().id, idea.value)).collect(),
            practices,
        })
    }

    fn tell(&self, row: CelebrationRow) -> Option<Celebration> {
        match row.success {
            Success::PracticeReplicated => self.of_practice(row),
            Success::PocValidated => {
                let poc = self.pocs.get(&PocId(row.target))?;
                let thanked = names(actors(None, poc.told(), []));
                Some(Celebration { row, title: poc.title.clone(), bodies: Vec::new(), thanked })
            }
            Success::IdeaImplemented => {
                let idea = self.idea(IdeaId(row.target))?;
                let title = idea.content.title.as_str().to_owned();
                let thanked = names(actors(Some(idea), NO_TEAM, []));
                Some(Celebration { row, title, bodies: Vec::new(), thanked })
            }
        }
    }

    fn of_practice(&self, row: CelebrationRow) -> Option<Celebration> {
        let id = PracticeId(row.target);
        let practice = self.practices.get(&id)?;
        let reuses = || self.reuses.iter().filter(|reuse| reuse.parts().practice == id);
        let idea = practice.idea.and_then(|idea| self.idea(idea));
        let mut thanked = names(actors(idea, self.team(practice.poc), reuses()));
        let contact = MemberName::User(practice.contact);
        if !thanked.contains(&contact) {
            thanked.push(contact);
        }
        let worked = reuses().map(Reuse::parts).filter(|told| {
            told.content.result == ReuseResult::Worked && told.organisation != practice.organisation
        });
        let bodies = worked.map(|told| told.organisation).collect();
        Some(Celebration { row, title: practice.title.clone(), bodies, thanked })
    }

    fn team(&self, poc: Option<PocId>) -> (&[Member], Depth) {
        let poc = poc.and_then(|poc| self.pocs.get(&poc));
        poc.map_or(NO_TEAM, CelebratedPoc::told)
    }

    fn idea(&self, id: IdeaId) -> Option<&IdeaParts> {
        self.ideas.get(&id).map(Idea::parts)
    }
}

fn names(actors: Vec<PracticeActor>) -> Vec<MemberName> {
    actors.into_iter().map(|actor| actor.name).collect()
}
