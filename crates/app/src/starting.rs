//! What a new portal explains from its first day: the words of innovation, the first sheets of method (R287 to R295,
//! R376, R378, R392).

use domain::FieldError;
use domain::access::Actor;
use domain::editorial::{
    EditorialBrick, EditorialContent, EditorialState, MethodKind, MethodNature,
    MethodResourceContent, TermContent,
};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, ShortText, Text};
use persistence::editorial::{self as kept, EditorialFilter};
use persistence::people::Account;
use serde::Deserialize;

use crate::editorial::{self, Written};
use crate::{App, Failure, Once};

const TEXTS: &str = include_str!("../data/starting_texts.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    term: Vec<Term>,
    method: Vec<Method>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    title: String,
    plain: Option<String>,
    definition: String,
    #[serde(default)]
    synonyms: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Method {
    title: String,
    kind: MethodKind,
    /// Of a technique sheet.
    objective: Option<String>,
    /// The technique of the list that it explains.
    technique: Option<ReferenceCode>,
    /// Of a guide.
    version: Option<String>,
    body: String,
    /// To be completed by the Dinno before anybody reads it.
    #[serde(default)]
    draft: bool,
}

/// Writes these texts in the name of the first administrator. Returns how many.
///
/// # Errors
/// As [`write()`].
pub async fn begin(app: &App, first: &Account) -> Result<usize, Failure> {
    let actor = app.identity.read_actor(&app.store.reader(), first, app.now()).await?;
    write(app, &actor).await
}

/// Writes these texts in somebody's name, in each brick where nobody ever wrote. Returns how many.
///
/// # Errors
/// Denied, or the database fails: what was written until then stays, and the Dinno goes on from there.
pub async fn write(app: &App, actor: &Actor) -> Result<usize, Failure> {
    let Texts { term, method } = read()?;
    let mut written = 0;
    if is_blank(app, EditorialBrick::Glossary).await? {
        for term in &term {
            let content = term.content().map_err(faulty)?;
            tell(app, actor, (&term.title, content), false).await?;
            written += 1;
        }
    }
    if is_blank(app, EditorialBrick::MethodResources).await? {
        for method in &method {
            let content = method.content().map_err(faulty)?;
            tell(app, actor, (&method.title, content), method.draft).await?;
            written += 1;
        }
    }
    Ok(written)
}

fn read() -> Result<Texts, Failure> {
    toml::from_str(TEXTS).map_err(|_| Failure::Key("the shipped texts"))
}

async fn is_blank(app: &App, brick: EditorialBrick) -> Result<bool, Failure> {
    let from = app.store.reader();
    for state in EditorialState::ALL {
        let filter = EditorialFilter { state: *state, ..EditorialFilter::of(brick) };
        if kept::count(&from, &filter, app.now()).await? > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn tell(
    app: &App,
    actor: &Actor,
    (title, content): (&str, EditorialContent),
    draft: bool,
) -> Result<(), Failure> {
    let title = Text::parse("/title", title).map_err(faulty)?;
    let written = Written { title, content, image: None, owner: None, organisation: None };
    let id = editorial::draft(app, actor, written, &Once::default()).await?;
    if !draft {
        editorial::publish(app, actor, (id, 1), None).await?;
    }
    Ok(())
}

fn faulty(error: FieldError) -> Failure {
    Failure::Invalid(vec![error])
}

impl Term {
    fn content(&self) -> Result<EditorialContent, FieldError> {
        let synonym = |text: &String| ShortText::parse("/synonyms", text);
        Ok(EditorialContent::Glossary(TermContent {
            definition: Paragraph::parse("/definition", &self.definition)?,
            synonyms: self.synonyms.iter().map(synonym).collect::<Result<_, _>>()?,
            plain: ShortText::parse_optional("/plain", self.plain.as_deref())?,
        }))
    }
}

impl Method {
    fn content(&self) -> Result<EditorialContent, FieldError> {
        let objective =
            || Paragraph::parse("/objective", self.objective.as_deref().unwrap_or_default());
        let version = || ShortText::parse("/version", self.version.as_deref().unwrap_or_default());
        let nature = match self.kind {
            MethodKind::QualificationRules => MethodNature::QualificationRules,
            MethodKind::TechniqueSheet => MethodNature::TechniqueSheet {
                objective: objective()?,
                technique: self.technique.clone(),
            },
            MethodKind::ServiceOffer => MethodNature::ServiceOffer,
            MethodKind::Space => MethodNature::Space,
            MethodKind::Training => MethodNature::Training,
            MethodKind::Guide => MethodNature::Guide { version: version()?, change: None },
            MethodKind::Kit => MethodNature::Kit,
        };
        let body = LongText::parse("/body", &self.body)?;
        Ok(EditorialContent::MethodResources(MethodResourceContent {
            nature,
            body,
            files: Vec::new(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_is_what_an_administrator_could_have_written() {
        let Texts { term, method } = read().unwrap();
        assert!(term.iter().all(|term| term.content().is_ok()), "{term:?}");
        assert!(method.iter().all(|method| method.content().is_ok()), "{method:?}");
        let named = |words: &str| {
            let is = |term: &&Term| term.title == words || term.synonyms.iter().any(|s| s == words);
            term.iter().filter(is).count()
        };
        // Rules, techniques, the service offer, spaces, trainings, the guide, kits: none begins empty (R287 to R298).
        let missing: Vec<_> = MethodKind::ALL
            .iter()
            .filter(|kind| method.iter().all(|one| one.kind != **kind))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
        for words in ["POC", "démonstrateur", "innovation inclusive"] {
            assert_eq!(named(words), 1, "R378: {words}");
        }
        // Each word of the report leads to the list that it became.
        for words in [
            "Domaine d’intervention",
            "domaine d’activité",
            "filière",
            "secteur d’activité",
            "univers",
            "Sous-catégorie",
            "Grand processus",
            "Champ d’innovation",
        ] {
            assert_eq!(named(words), 1, "A17: {words}");
        }
    }

    #[test]
    fn the_first_sheets_qualify_without_imposing_and_name_the_sprint_and_the_law() {
        let method = read().unwrap().method;
        let rules = |one: &&Method| one.kind == MethodKind::QualificationRules && !one.draft;
        let rules: Vec<_> = method.iter().filter(rules).collect();
        let free = rules.iter().any(|one| one.body.contains("n’imposent pas de méthode"));
        assert!(free, "R288: {rules:?}");
        for qualified in ["**idée**", "**essai** (POC)", "**pratique**"] {
            assert!(rules.iter().any(|one| one.body.contains(qualified)), "R287: {qualified}");
        }
        let of = |technique: &str| {
            let explains = |one: &&Method| one.technique.as_ref().is_some_and(|t| t.0 == technique);
            method.iter().find(explains).unwrap()
        };
        for heading in ["Nom", "âge", "Métier", "Loisirs", "Attentes", "Besoins"] {
            assert!(of("persona").body.contains(heading), "R293: {heading}");
        }
        let sprint = of("design_sprint");
        assert!(!sprint.draft && sprint.objective.is_some() && sprint.body.contains("5. "), "R299");
        let law = method.iter().find(|one| one.title.contains("cadre juridique")).unwrap();
        assert!(law.draft, "R301: what is of each body is the Dinno's to complete");
    }
}
