//! The landing page: the three doors, what is mine, the latest (R002, R004). One screen, one question.

pub mod arrangement;
pub mod services;

use chrono::{Datelike, TimeDelta};
use domain::access::{Actor, Brick, Permission};
use domain::challenge::Challenge;
use domain::civil::Zone;
use domain::editorial::{EditorialBrick, FigureKind};
use domain::poc::{PocStatus, Sight};
use domain::portfolio::Attention;
use persistence::Reader;
use persistence::attachments::Attachment;
use persistence::challenges::{self, ChallengeRow};
use persistence::editorial::{self, EditorialFilter, EditorialRow};
use persistence::ideas::{self, AuthorMarks, IdeaFilter, IdeaOrder, IdeaRow};
use persistence::lessons::{self, LessonFilter, LessonRow, LessonSort};
use persistence::pocs::{self, PocFilter, PocRow, PocSort};
use persistence::practices::{self, PracticeFilter};
use persistence::showcase::proposals;

use self::arrangement::Arranged;
use crate::agenda::{self, AgendaEntry};
use crate::chain::tell_progress;
use crate::challenges::asking;
use crate::decisions;
use crate::drafts::{self, DraftSheet};
use crate::editorial::{Counted, feeding, images_of, published_for};
use crate::ideas::seen_by;
use crate::practices::{PracticeLine, lines};
use crate::reviews::{self, Marking};
use crate::{App, Failure, identity, portal_plan};
use services::nothing_answers;

/// Objects of each list.
const SHOWN: u16 = 5;
/// Entries of the agenda.
const COMING: u16 = 5;
/// Key figures.
const BESIDE: u16 = 3;
/// How far ahead something is announced.
const AHEAD: TimeDelta = TimeDelta::days(120);
/// Lessons that take turns, one a day.
const LESSONS: u16 = 30;

/// The landing page. A list that the caller may not read is empty.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// How many ideas there are.
    pub ideas: u64,
    /// How many challenges take ideas now.
    pub open_challenges_total: u64,
    /// How many experiments are in progress.
    pub pocs_in_progress: u64,
    /// How many practices there are.
    pub practices: u64,
    /// My drafts, the last written first.
    pub my_drafts: Vec<DraftSheet>,
    /// My ideas, the newest first.
    pub my_ideas: Vec<IdeaRow>,
    /// The experiments I take part in.
    pub my_pocs: Vec<PocRow>,
    /// Experiments whose next step is a gate that I am named to decide at.
    pub my_gates: Vec<PocRow>,
    /// How many answers I am invited to mark, and how many of them are left.
    pub to_mark: (u32, u32),
    /// How many ideas await an answer of mine.
    pub to_decide: u64,
    /// The challenges that wait for my answer: I am invited, or asked into a team.
    pub invitations: Vec<Challenge>,
    /// Proposals from outside that wait for an answer: for whoever handles them.
    pub proposals: u64,
    /// Actions of the communication plan that are due: for administrators.
    pub plan_due: u64,
    /// Challenges that take ideas now.
    pub open_challenges: Vec<ChallengeRow>,
    /// The newest ideas.
    pub latest_ideas: Vec<IdeaRow>,
    /// The last moved experiments.
    pub latest_pocs: Vec<PocRow>,
    /// The newest practices.
    pub latest_practices: Vec<PracticeLine>,
    /// A lesson to read today.
    pub lesson: Option<LessonRow>,
    /// The news of the front page (R254), with its image when it is for them.
    pub featured: Option<(EditorialRow, Option<Attachment>)>,
    /// What comes next in the agenda.
    pub events: Vec<AgendaEntry>,
    /// The newest key figures, and what feeds those that the portal counts.
    pub figures: (Vec<EditorialRow>, Counted),
    /// How they arranged it; none when it could not be read, and the page stands as the model.
    pub arranged: Option<Arranged>,
    /// What could not be read: it is empty, and the rest stands.
    pub unavailable: Vec<Brick>,
}

impl Home {
    /// A part that cannot be read is missing and named; the others stand. When the database itself does not answer,
    /// nothing would.
    fn part(&mut self, brick: Brick, read: Result<(), Failure>) -> Result<(), Failure> {
        match read {
            Err(gone) if nothing_answers(&gone) => Err(gone),
            Err(error) => {
                tracing::error!(?error, %brick, "a part of the landing page could not be read");
                self.unavailable.push(brick);
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }
}

/// The landing page of this person.
///
/// # Errors
/// When the database does not answer.
pub async fn read(app: &App, actor: &Actor) -> Result<Home, Failure> {
    let from = app.store.reader();
    let mut home = Home::default();
    let read = read_ideas(app, &from, actor, &mut home).await;
    home.part(Brick::Ideas, read)?;
    let read = read_challenges(app, &from, actor, &mut home).await;
    home.part(Brick::Challenges, read)?;
    let read = read_pocs(app, &from, actor, &mut home).await;
    home.part(Brick::Pocs, read)?;
    let read = read_featured(app, &from, actor, &mut home).await;
    home.part(Brick::News, read)?;
    let read = read_events(app, actor, &mut home).await;
    home.part(Brick::Events, read)?;
    let read = read_figures(app, &from, actor, &mut home).await;
    home.part(Brick::KeyFigures, read)?;
    let read = read_practices(&from, actor, &mut home).await;
    home.part(Brick::Practices, read)?;
    if actor.require_everywhere(Permission::FollowUpHelpRequest).is_ok() {
        let counted = proposals::count_waiting(&from).await;
        let read = counted.map(|waiting| home.proposals = waiting).map_err(Failure::from);
        home.part(Permission::FollowUpHelpRequest.need().brick, read)?;
    }
    let due = portal_plan::due(&from, actor, Zone::Paris.day(app.now())).await;
    let read = due.map(|due| home.plan_due = due);
    home.part(Brick::Home, read)?;
    let read = arrangement::read(app, actor).await.map(|arranged| home.arranged = Some(arranged));
    home.part(Brick::Home, read)?;
    Ok(home)
}

async fn read_challenges(
    app: &App,
    from: &Reader<'_>,
    actor: &Actor,
    home: &mut Home,
) -> Result<(), Failure> {
    if actor.require(Permission::ReadChallenges).is_ok() {
        let now = app.now();
        let read = actor.reached(Permission::ReadChallenges);
        let at = (now, read.as_ref());
        home.open_challenges = challenges::taking_ideas(from, at, u64::from(SHOWN)).await?;
        home.open_challenges_total =
            challenges::count_taking_ideas(from, now, read.as_ref()).await?;
        home.invitations = asking(app, from, actor).await?;
    }
    if actor.require(Permission::ScoreAnswers).is_ok() {
        let Marking { left, marked } = reviews::marking(from, actor).await?;
        let left = u32::try_from(left.len()).unwrap_or(u32::MAX);
        home.to_mark = (left.saturating_add(marked), left);
    }
    Ok(())
}

async fn read_featured(
    app: &App,
    from: &Reader<'_>,
    actor: &Actor,
    home: &mut Home,
) -> Result<(), Failure> {
    if actor.require(Permission::ReadNews).is_ok() {
        let now = app.now();
        let read = actor.reached(Permission::ReadNews);
        let at = (Zone::Paris.day(now), now);
        let news = editorial::featured(from, at, read.as_ref()).await?;
        let mut images = images_of(from, actor, &news).await?;
        home.featured = news.map(|news| {
            let image = images.remove(&news.id).map(|image| image.file);
            (news, image)
        });
    }
    Ok(())
}

/// What comes next in the agenda: what nobody typed as well, as far as they may read it (R257, R258).
async fn read_events(app: &App, actor: &Actor, home: &mut Home) -> Result<(), Failure> {
    if actor.require(Permission::ReadEvents).is_ok() {
        home.events = agenda::coming(app, actor, AHEAD, COMING).await?;
    }
    Ok(())
}

async fn read_figures(
    app: &App,
    from: &Reader<'_>,
    actor: &Actor,
    home: &mut Home,
) -> Result<(), Failure> {
    if actor.require(Permission::ReadKeyFigures).is_ok() {
        let figure = Some(FigureKind::Figure);
        let all = published_for(actor, EditorialBrick::KeyFigures);
        let newest = EditorialFilter { figure, ..all };
        let rows = editorial::list(from, (&newest, app.now()), (BESIDE, None)).await??.rows;
        let counted = feeding(app, actor, &rows).await?;
        home.figures = (rows, counted);
    }
    Ok(())
}

async fn read_practices(from: &Reader<'_>, actor: &Actor, home: &mut Home) -> Result<(), Failure> {
    if actor.require(Permission::ReadPractices).is_ok() {
        let sight = Some(Sight::of(actor));
        let all = PracticeFilter { sight, ..PracticeFilter::default() };
        home.practices = practices::count(from, &all).await?;
        let latest = practices::list(from, &all, (SHOWN, None)).await??.rows;
        home.latest_practices = lines(from, actor, latest).await?;
    }
    Ok(())
}

async fn read_ideas(
    app: &App,
    from: &Reader<'_>,
    actor: &Actor,
    home: &mut Home,
) -> Result<(), Failure> {
    if actor.require(Permission::DepositIdea).is_ok() {
        home.my_drafts = drafts::list(app, actor).await?;
        home.my_drafts.truncate(usize::from(SHOWN));
    }
    if actor.require(Permission::ReadIdeas).is_err() {
        return Ok(());
    }
    let all = seen_by(from, actor, IdeaFilter::default()).await?;
    let seals = identity::seals_of(from, actor).await?;
    let author = Some(AuthorMarks { person: actor.id, seals });
    let mine = IdeaFilter { author, read: all.read.clone(), ..IdeaFilter::default() };
    let newest = IdeaOrder::Newest;
    home.ideas = ideas::count(from, &all).await?;
    home.my_ideas = ideas::list(from, actor.id, (&mine, newest), (SHOWN, None)).await??.rows;
    tell_progress(from, actor, &mut home.my_ideas).await?;
    home.latest_ideas = ideas::list(from, actor.id, (&all, newest), (SHOWN, None)).await??.rows;
    home.to_decide = decisions::count_waiting(from, actor).await?;
    Ok(())
}

async fn read_pocs(
    app: &App,
    from: &Reader<'_>,
    actor: &Actor,
    home: &mut Home,
) -> Result<(), Failure> {
    if actor.require(Permission::ReadPocs).is_err() {
        return Ok(());
    }
    let all = PocFilter { sight: Some(Sight::of(actor)), ..PocFilter::default() };
    let mine = PocFilter { team: Some(actor.id), ..all.clone() };
    let running = PocFilter { statuses: vec![PocStatus::InProgress], ..all.clone() };
    let order = PocSort::default();
    home.pocs_in_progress = pocs::count(from, &running).await?;
    home.my_pocs = pocs::list(from, &mine, order, (SHOWN, None)).await??.rows;
    let waits = (vec![Attention::GateWaiting], Zone::Paris.day(app.now()));
    let gates = PocFilter { decides: Some(actor.id), attention: waits, ..all.clone() };
    home.my_gates = pocs::list(from, &gates, order, (SHOWN, None)).await??.rows;
    home.latest_pocs = pocs::list(from, &all, order, (SHOWN, None)).await??.rows;
    let day = app.now().num_days_from_ce();
    home.lesson = lesson_of_the_day(from, Sight::of(actor), day).await?;
    Ok(())
}

/// The newest lessons take turns, so that one comes back each day to something else.
async fn lesson_of_the_day(
    from: &Reader<'_>,
    sight: Sight,
    day: i32,
) -> Result<Option<LessonRow>, Failure> {
    let filter = LessonFilter { sight: Some(sight), ..LessonFilter::default() };
    let mut lessons =
        lessons::list(from, (&filter, LessonSort::Newest), (LESSONS, None)).await??.rows;
    if lessons.is_empty() {
        return Ok(None);
    }
    let turn = usize::try_from(day).unwrap_or_default() % lessons.len();
    Ok(Some(lessons.swap_remove(turn)))
}

#[cfg(test)]
mod tests {
    use persistence::StoreError;

    use super::*;

    #[test]
    fn a_part_that_cannot_be_read_is_named_and_the_others_stand() {
        let mut home = Home { ideas: 3, ..Home::default() };
        let corrupt = || Err(StoreError::Corrupt("a line of another time".to_owned()).into());
        assert!(home.part(Brick::News, corrupt()).is_ok());
        assert!(home.part(Brick::Ideas, Ok(())).is_ok());
        assert_eq!((home.ideas, home.unavailable.as_slice()), (3, [Brick::News].as_slice()));
        let gone = home.part(Brick::Pocs, Err(StoreError::Busy.into()));
        assert!(matches!(gone, Err(Failure::Store(StoreError::Busy))), "nothing would answer");
    }
}
