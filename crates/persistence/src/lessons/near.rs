//! The lessons that a team may need where it stands: of the same step, in its domain or with its techniques.

use domain::PocId;
use domain::poc::{Arrival, Depth, Sight, Step, Told};
use domain::text::fold;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Column, Entity, LessonRow, Model, dressed, of_domain, used};
use crate::pocs::visible_through;
use crate::{Reads, StoreError};

/// Lessons that are compared, of each kind: the newest.
const COMPARED: u64 = 60;

/// The nearest lessons of other experiments at that step, the nearest first. Those that have nothing in common
/// are none; abandoned experiments teach like the others.
///
/// # Errors
/// When the database fails.
pub async fn near(
    from: &impl Reads,
    (poc, step): (PocId, Step),
    arrival: &Arrival,
    (sight, limit): (&Sight, usize),
) -> Result<Vec<LessonRow>, StoreError> {
    let mut alike = vec![Condition::all().add(of_domain(&arrival.domain)), Condition::all()];
    if !arrival.techniques.is_empty() {
        alike.push(Condition::all().add(used(&arrival.techniques)));
    }
    let mut rows: Vec<Model> = Vec::new();
    for condition in alike {
        let found = Entity::find()
            .filter(Column::Step.eq(i16::from(step.number())))
            .filter(Column::PocId.ne(poc.0))
            .filter(condition)
            .filter(Condition::all().add_option(visible_through(
                Column::PocId,
                sight,
                Depth::Record,
            )))
            .order_by_desc(Column::WrittenAt)
            .order_by_desc(Column::Id)
            .limit(COMPARED)
            .all(from.connection())
            .await?;
        rows.extend(found);
    }
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    let mut lessons: Vec<(u32, LessonRow)> = dressed(from, rows, Some(sight.person))
        .await?
        .into_iter()
        .map(|row| (nearness(arrival, &row), row))
        .filter(|(near, _)| *near >= NEAR)
        .collect();
    lessons.sort_by(|(near, one), (other_near, other)| {
        other_near.cmp(near).then_with(|| other.lesson.written_at.cmp(&one.lesson.written_at))
    });
    lessons.truncate(limit);
    Ok(lessons.into_iter().map(|(_, row)| row).collect())
}

/// One word in common at least: a lesson that only served others is not near.
const NEAR: u32 = 10;

fn nearness(arrival: &Arrival, row: &LessonRow) -> u32 {
    let techniques: Vec<String> =
        row.techniques.iter().map(|technique| fold(technique.name.as_str())).collect();
    let text = fold(&format!("{} {}", row.poc.title, row.lesson.text.as_str()));
    arrival.nearness(&Told {
        domain: &row.poc.domain,
        techniques: &techniques,
        text: &text,
        served: row.served,
    })
}
