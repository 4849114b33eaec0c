//! What one's own team brings.

use api_types::team::TeamTotals;

use crate::transport::{ApiClient, ApiError};

impl ApiClient {
    /// Totals of one's own team, and no name.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_team_totals(&self) -> Result<TeamTotals, ApiError> {
        self.get("/me/team-totals").await
    }
}
