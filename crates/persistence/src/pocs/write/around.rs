//! The tables around the row of an experiment.

use domain::PocId;
use domain::poc::{GateDecision, Member, MemberName, Poc, Question, Step, Technique};
use domain::text::fold;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};

use super::PocHtml;
use crate::code::instant;
use crate::entity::{
    poc_answer, poc_gate, poc_keyword, poc_member, poc_passed_step, poc_related, poc_technique,
};
use crate::pocs::row::kept_conditions;
use crate::{StoreError, Tx};

/// Adds everything around new experiments.
pub(super) async fn insert(tx: &Tx, pocs: &[(&Poc, &PocHtml)]) -> Result<(), StoreError> {
    insert_rows(tx, pocs.iter().flat_map(|(poc, _)| members(poc))).await?;
    insert_rows(tx, pocs.iter().flat_map(|(poc, _)| keywords(poc))).await?;
    insert_rows(tx, pocs.iter().flat_map(|(poc, _)| related(poc))).await?;
    insert_rows(tx, pocs.iter().flat_map(|(poc, _)| techniques(poc))).await?;
    insert_rows(tx, pocs.iter().flat_map(|(poc, _)| passed(poc))).await?;
    let decided = pocs.iter().map(|(poc, _)| gates(poc)).collect::<Result<Vec<_>, _>>()?;
    insert_rows(tx, decided.into_iter().flatten()).await?;
    insert_rows(tx, pocs.iter().flat_map(|(poc, html)| answers(poc, html))).await
}

/// Replaces the team, the keywords, and what it has to do with.
pub(super) async fn replace_record(tx: &Tx, poc: &Poc) -> Result<(), StoreError> {
    let id = poc.parts().id;
    clear::<poc_member::Entity>(tx, poc_member::Column::PocId, id).await?;
    insert_rows(tx, members(poc)).await?;
    clear::<poc_keyword::Entity>(tx, poc_keyword::Column::PocId, id).await?;
    insert_rows(tx, keywords(poc)).await?;
    clear::<poc_related::Entity>(tx, poc_related::Column::PocId, id).await?;
    insert_rows(tx, related(poc)).await
}

/// Replaces the steps passed and the gates.
pub(super) async fn replace_lifecycle(tx: &Tx, poc: &Poc) -> Result<(), StoreError> {
    let id = poc.parts().id;
    clear::<poc_passed_step::Entity>(tx, poc_passed_step::Column::PocId, id).await?;
    insert_rows(tx, passed(poc)).await?;
    replace_gates(tx, poc).await
}

/// Replaces the gates.
pub(super) async fn replace_gates(tx: &Tx, poc: &Poc) -> Result<(), StoreError> {
    clear::<poc_gate::Entity>(tx, poc_gate::Column::PocId, poc.parts().id).await?;
    insert_rows(tx, gates(poc)?).await
}

/// Replaces the answers to these questions.
pub(super) async fn replace_answers(
    tx: &Tx,
    poc: &Poc,
    html: &PocHtml,
    questions: impl Iterator<Item = Question>,
) -> Result<(), StoreError> {
    let codes: Vec<&str> = questions.map(Question::code).collect();
    poc_answer::Entity::delete_many()
        .filter(poc_answer::Column::PocId.eq(poc.parts().id.0))
        .filter(poc_answer::Column::Question.is_in(codes.iter().copied()))
        .exec(&tx.0)
        .await?;
    let asked = answers(poc, html)
        .filter(|row| row.question.try_as_ref().is_some_and(|code| codes.contains(&code.as_str())));
    insert_rows(tx, asked).await
}

/// Replaces the techniques of every step: their places follow one another.
pub(super) async fn replace_techniques(tx: &Tx, poc: &Poc) -> Result<(), StoreError> {
    clear::<poc_technique::Entity>(tx, poc_technique::Column::PocId, poc.parts().id).await?;
    insert_rows(tx, techniques(poc)).await
}

async fn clear<E: EntityTrait>(tx: &Tx, column: E::Column, id: PocId) -> Result<(), StoreError> {
    E::delete_many().filter(column.eq(id.0)).exec(&tx.0).await?;
    Ok(())
}

async fn insert_rows<A>(tx: &Tx, rows: impl IntoIterator<Item = A>) -> Result<(), StoreError>
where
    A: ActiveModelTrait + Send,
{
    let rows: Vec<A> = rows.into_iter().collect();
    // A statement of SQLite takes 32,766 values; no row here has more than ten.
    for chunk in rows.chunks(3000) {
        A::Entity::insert_many(chunk.iter().cloned()).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

fn members(poc: &Poc) -> impl Iterator<Item = poc_member::ActiveModel> {
    let id = poc.parts().id.0;
    (0_i16..).zip(&poc.parts().members).map(move |(position, Member { name, role })| {
        let (person, words) = match name {
            MemberName::User(person) => (Some(person.0), None),
            MemberName::Named(words) => (None, Some(words.as_str().to_owned())),
        };
        poc_member::ActiveModel {
            poc_id: Set(id),
            position: Set(position),
            person_id: Set(person),
            name: Set(words),
            role: Set(role.code().to_owned()),
        }
    })
}

fn keywords(poc: &Poc) -> impl Iterator<Item = poc_keyword::ActiveModel> {
    let id = poc.parts().id.0;
    (0_i16..).zip(&poc.parts().header.keywords).map(move |(position, word)| {
        poc_keyword::ActiveModel {
            poc_id: Set(id),
            position: Set(position),
            word: Set(word.as_str().to_owned()),
            word_key: Set(fold(word.as_str())),
        }
    })
}

fn related(poc: &Poc) -> impl Iterator<Item = poc_related::ActiveModel> {
    let id = poc.parts().id.0;
    (0_i16..).zip(&poc.parts().header.related).map(move |(position, other)| {
        poc_related::ActiveModel {
            poc_id: Set(id),
            position: Set(position),
            other_id: Set(other.0),
        }
    })
}

fn techniques(poc: &Poc) -> impl Iterator<Item = poc_technique::ActiveModel> {
    let id = poc.parts().id.0;
    (0_i16..).zip(&poc.parts().techniques).map(move |(position, technique)| {
        let Technique { step, name, note } = technique;
        poc_technique::ActiveModel {
            poc_id: Set(id),
            position: Set(position),
            step: Set(i16::from(step.number())),
            name: Set(name.as_str().to_owned()),
            name_key: Set(fold(name.as_str())),
            note: Set(note.as_ref().map(|note| note.as_str().to_owned())),
        }
    })
}

fn passed(poc: &Poc) -> impl Iterator<Item = poc_passed_step::ActiveModel> {
    let id = poc.parts().id.0;
    (1_i16..).zip(poc.parts().lifecycle.passed()).map(move |(step, passed)| {
        poc_passed_step::ActiveModel {
            poc_id: Set(id),
            step: Set(step),
            passage_id: Set(passed.passage.0),
            passed_by: Set(passed.by.map(|by| by.0)),
            passed_at: Set(instant(passed.at)),
        }
    })
}

fn gates(poc: &Poc) -> Result<Vec<poc_gate::ActiveModel>, StoreError> {
    let id = poc.parts().id.0;
    let row = |(step, gate): (Step, &GateDecision)| {
        Ok(poc_gate::ActiveModel {
            poc_id: Set(id),
            step: Set(i16::from(step.number())),
            verdict: Set(gate.verdict.code().to_owned()),
            reason: Set(gate.reason.as_ref().map(|text| text.as_str().to_owned())),
            conditions: Set(kept_conditions(&gate.conditions)?),
            security: Set(gate.assurances.security),
            deadlines: Set(gate.assurances.deadlines),
            quality: Set(gate.assurances.quality),
            decided_by: Set(gate.decided_by.0),
            decided_on: Set(gate.decided_on),
            reworked: Set(gate.reworked),
        })
    };
    poc.parts().lifecycle.gates().map(row).collect()
}

fn answers<'a>(
    poc: &'a Poc,
    html: &'a PocHtml,
) -> impl Iterator<Item = poc_answer::ActiveModel> + 'a {
    let id = poc.parts().id.0;
    poc.parts().answers.iter().map(move |(question, body)| poc_answer::ActiveModel {
        poc_id: Set(id),
        question: Set(question.code().to_owned()),
        body: Set(body.to_owned()),
        body_html: Set(html.answers.get(&question).cloned().unwrap_or_default()),
    })
}
