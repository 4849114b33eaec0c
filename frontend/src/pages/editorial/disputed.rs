//! What two people changed in an item, said by the names of its fields.

use domain::editorial::EditorialBrick;
use serde_json::Value;

use crate::pages::shared::{Disputed, told};
use crate::words::tr;

/// A field that both changed: what is written is quoted, what is chosen is named alone.
pub(super) fn disputed(brick: EditorialBrick, (field, theirs): (String, Value)) -> Disputed {
    let words = written(brick, &field).or_else(|| told_apart(&field));
    let (label, theirs) = match words {
        Some(label) => (label, told(&theirs)),
        None => (chosen(&field), tr!(shared.other_value).to_owned()),
    };
    Disputed { label: label.into(), theirs }
}

/// The fields that are written, of most bricks.
fn written(brick: EditorialBrick, field: &str) -> Option<&'static str> {
    Some(match field {
        "title" if brick == EditorialBrick::Glossary => tr!(editorial.field.term),
        "title" => tr!(editorial.field.title),
        "lead" => tr!(editorial.field.lead),
        "body" => tr!(editorial.field.body),
        "definition" => tr!(editorial.field.definition),
        "synonyms" => tr!(editorial.field.synonyms),
        "plain" => tr!(editorial.field.plain),
        "day" => tr!(editorial.field.day),
        "last_day" => tr!(editorial.field.last_day),
        "begins" => tr!(editorial.field.begins),
        "ends" => tr!(editorial.field.ends),
        "place" => tr!(editorial.field.place),
        "link" if brick == EditorialBrick::KeyFigures => tr!(editorial.field.watch_link),
        "link" => tr!(editorial.field.link),
        "partners" => tr!(editorial.field.partners),
        "places" => tr!(editorial.field.places),
        "slides" => tr!(editorial.field.slides),
        "note" if brick == EditorialBrick::MethodResources => tr!(practices.kit.note),
        _ => return None,
    })
}

/// Those of figures, of method resources and of testimonials.
fn told_apart(field: &str) -> Option<&'static str> {
    Some(match field {
        "value" => tr!(editorial.field.value),
        "unit" => tr!(editorial.field.unit),
        "on" => tr!(editorial.field.on),
        "source" => tr!(editorial.field.source),
        "note" => tr!(editorial.field.note),
        "objective" => tr!(editorial.field.objective),
        "version" => tr!(editorial.field.version),
        "speaker" => tr!(editorial.field.speaker),
        "context" => tr!(editorial.field.context),
        "done" => tr!(editorial.field.done),
        "worked" => tr!(editorial.field.worked),
        "failed" => tr!(editorial.field.failed),
        "advice" => tr!(editorial.field.advice),
        _ => return None,
    })
}

/// The fields that are chosen.
fn chosen(field: &str) -> &'static str {
    match field {
        "project" => tr!(editorial.field.project),
        "poc" => tr!(editorial.field.poc),
        "practice" => tr!(editorial.field.practice),
        "format" => tr!(editorial.field.format),
        "registration" => tr!(editorial.field.registration),
        "pitches" => tr!(editorial.pitches.title),
        "met" => tr!(editorial.met.title),
        "training" => tr!(editorial.field.training),
        "counted" => tr!(editorial.figures.fed),
        "counted_body" => tr!(portfolio.perimeter),
        "figure" | "kind" => tr!(editorial.field.kind),
        "technique" => tr!(editorial.field.technique),
        "role" => tr!(editorial.field.role),
        "side" => tr!(editorial.field.side),
        "style" => tr!(editorial.field.style),
        "segment" => tr!(editorial.letter.segment),
        "issue" => tr!(editorial.field.issue),
        "organisation" => tr!(editorial.field.organisation),
        "owner" => tr!(editorial.field.owner),
        "video" => tr!(shared.video.title),
        "files" => tr!(practices.kit.files),
        "image" => tr!(editorial.field.image),
        _ => tr!(shared.other_field),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fields::ItemWords;
    use super::*;

    #[test]
    fn every_field_is_named() {
        let Ok(Value::Object(fields)) = serde_json::to_value(ItemWords::blank()) else {
            panic!("fields")
        };
        for (field, value) in fields {
            let said = disputed(EditorialBrick::News, (field.clone(), value));
            assert_ne!(&*said.label, tr!(shared.other_field), "{field}");
        }
    }

    #[test]
    fn what_is_written_is_quoted_and_what_is_chosen_is_not() {
        let both = |field: &str| {
            disputed(EditorialBrick::Glossary, (field.to_owned(), Value::from("Leur texte")))
        };
        let title = both("title");
        assert_eq!((&*title.label, title.theirs.as_str()), ("Terme", "Leur texte"));
        assert_eq!(both("technique").theirs, tr!(shared.other_value));
    }
}
