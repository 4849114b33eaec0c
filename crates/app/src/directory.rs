//! Organisations and normed lists: small, read by every page, kept in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use domain::OrganisationId;
use domain::people::Organisation;
use domain::reference::ReferenceBook;
use persistence::{Store, organisations, references};

use crate::Failure;

/// How long another server may take to hear that a list changed. This one hears at once.
const PATIENCE: Duration = Duration::from_mins(1);

/// What is kept in memory. Whoever changes organisations or lists calls [`Directory::reload`].
#[derive(Clone, Debug)]
pub struct Directory(Arc<RwLock<Kept>>);

#[derive(Clone, Debug)]
struct Kept {
    organisations: Arc<OrganisationTree>,
    references: Arc<ReferenceBook>,
}

/// The tree of organisations.
#[derive(Clone, Debug, Default)]
pub struct OrganisationTree {
    all: Vec<Organisation>,
    by_id: BTreeMap<OrganisationId, usize>,
}

impl OrganisationTree {
    fn new(all: Vec<Organisation>) -> Self {
        let by_id = all.iter().enumerate().map(|(index, one)| (one.id, index)).collect();
        Self { all, by_id }
    }

    /// Every organisation, parents before their children.
    #[must_use]
    pub fn all(&self) -> &[Organisation] {
        &self.all
    }

    /// The organisation with this identifier.
    #[must_use]
    pub fn find(&self, id: OrganisationId) -> Option<&Organisation> {
        self.by_id.get(&id).and_then(|index| self.all.get(*index))
    }

    /// The organisation with this code.
    #[must_use]
    pub fn with_code(&self, code: &str) -> Option<&Organisation> {
        self.all.iter().find(|organisation| organisation.code == code)
    }

    /// Whether somebody may still choose it: neither it nor its body is closed.
    #[must_use]
    pub fn is_offered(&self, id: OrganisationId) -> bool {
        let open = |id| self.find(id).is_some_and(|one| !one.closed);
        open(id) && self.body_of(id).is_none_or(open)
    }

    /// The body that a direction belongs to; itself for a body; none for the branch or an unknown one.
    #[must_use]
    pub fn body_of(&self, id: OrganisationId) -> Option<OrganisationId> {
        self.find(id)?.body
    }
}

impl Directory {
    pub(crate) async fn open(store: &Store) -> Result<Self, Failure> {
        Ok(Self(Arc::new(RwLock::new(read(store).await?))))
    }

    /// Reads everything again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reload(&self, store: &Store) -> Result<(), Failure> {
        let fresh = read(store).await?;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// Reads everything again, each minute, for ever: another server may have changed a list.
    pub async fn follow(self, store: Store) {
        loop {
            tokio::time::sleep(PATIENCE).await;
            if let Err(error) = self.reload(&store).await {
                tracing::error!(?error, "the lists could not be read again");
            }
        }
    }

    /// The organisations.
    #[must_use]
    pub fn organisations(&self) -> Arc<OrganisationTree> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner).organisations)
    }

    /// The normed lists.
    #[must_use]
    pub fn references(&self) -> Arc<ReferenceBook> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner).references)
    }
}

async fn read(store: &Store) -> Result<Kept, Failure> {
    let from = store.reader();
    Ok(Kept {
        organisations: Arc::new(OrganisationTree::new(organisations::all(&from).await?)),
        references: Arc::new(references::all(&from).await?),
    })
}
