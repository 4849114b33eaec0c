//! What lies around the row of an experiment, one query for each table.

use domain::PocId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{
    poc_answer, poc_gate, poc_keyword, poc_member, poc_passed_step, poc_related, poc_technique,
};
use crate::{Reads, StoreError};

/// The rows of the tables around an experiment, each in its order.
#[derive(Debug, Default)]
pub(super) struct PartRows {
    pub(super) members: Vec<poc_member::Model>,
    pub(super) keywords: Vec<poc_keyword::Model>,
    pub(super) techniques: Vec<poc_technique::Model>,
    pub(super) answers: Vec<poc_answer::Model>,
    pub(super) passed: Vec<poc_passed_step::Model>,
    pub(super) gates: Vec<poc_gate::Model>,
    pub(super) related: Vec<poc_related::Model>,
}

macro_rules! of {
    ($from:expr, $id:expr, $table:ident, $order:ident) => {
        $table::Entity::find()
            .filter($table::Column::PocId.eq($id.0))
            .order_by_asc($table::Column::$order)
            .all($from.connection())
            .await?
    };
}

pub(super) async fn read(from: &impl Reads, id: PocId) -> Result<PartRows, StoreError> {
    Ok(PartRows {
        members: of!(from, id, poc_member, Position),
        keywords: of!(from, id, poc_keyword, Position),
        techniques: of!(from, id, poc_technique, Position),
        answers: of!(from, id, poc_answer, Question),
        passed: of!(from, id, poc_passed_step, Step),
        gates: of!(from, id, poc_gate, Step),
        related: of!(from, id, poc_related, Position),
    })
}
