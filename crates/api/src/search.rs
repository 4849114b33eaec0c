//! Search.

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use api_types::page::LIMIT_MAX;
use api_types::search::{
    DuplicatePairs, DuplicateQuery, SearchQuery, SearchResults, SearchSort, SearchSuggestionQuery,
    SearchSuggestions, SimilarItems, SimilarItemsQuery, SoughtReport, SoughtWords,
    SynonymGroupRequest, SynonymGroupView, SynonymGroups, check_words,
};
use app::search::{self, Dimension, Draft, Filters, Found, Key as ObjectKey, Order, SearchFor};
use app::{Failure, bricks};
use domain::SynonymGroupId;
use domain::search::SynonymGroup;
use persistence::{Cursor, Stored};

use crate::prelude::*;
use crate::problems::locale_of;
use crate::routes::State;
use crate::views;

/// Nobody reads further; whoever wants everything asks an export.
const DEEPEST: usize = 1_000;
/// What is like something: more would not be read.
const SIMILAR: usize = 5;
/// A text is known by its beginning.
const TEXT_MAX: usize = 20_000;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(search_items)
        .service(suggest_items)
        .service(list_similar_items)
        .service(list_duplicates)
        .service(list_synonym_groups)
        .service(create_synonym_group)
        .service(edit_synonym_group)
        .service(remove_synonym_group)
        .service(read_sought_words);
}

/// Search everything.
///
/// Ideas, challenges, experiments with their lessons, practices, people: among what the caller may read, abandoned
/// and unfinished ones included. Accents, case, plurals and elisions do not matter; a word as it is written outranks
/// its family; the last word may be unfinished; a misspelt one is put right. Results, counts and corrections depend
/// on nothing that the caller may not read. `elsewhere` leads to other tools, which are asked for the same words.
#[utoipa::path(tag = "search", security(("bearer" = ["search"])), params(SearchQuery),
    responses((status = OK, body = SearchResults)))]
#[get("/search")]
async fn search_items(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
    request: HttpRequest,
    query: Params<SearchQuery>,
) -> Answer<Plain<SearchResults>> {
    check_words(&query.q)?;
    let offset = offset_of(query.cursor.as_deref())?;
    let SearchQuery { q, kind, domain, subcategory, organisation_id, status, year, .. } =
        query.0.clone();
    let SearchQuery { tag, sort, limit, .. } = query.0;
    let filters = BTreeMap::from([
        (Dimension::Kind, texts(&kind.0)),
        (Dimension::Domain, domain.0),
        (Dimension::Subcategory, subcategory.0),
        (Dimension::Organisation, texts(&organisation_id.0)),
        (Dimension::Status, status.0),
        (Dimension::Year, texts(&year.0)),
        (Dimension::Tag, tag.0),
    ]);
    let limit = usize::from(limit.clamp(1, LIMIT_MAX));
    let what = SearchFor {
        words: q.clone(),
        filters: Filters(filters.into_iter().filter(|(_, asked)| !asked.is_empty()).collect()),
        order: match sort {
            SearchSort::Relevance => Order::Relevance,
            SearchSort::Newest => Order::Newest,
            SearchSort::Oldest => Order::Oldest,
        },
        offset: offset.min(DEEPEST),
        limit,
    };
    let found = search::seek(&app, &caller, what).await?;
    let Found { hits, total, more_than_total, more, widened, meant, facets } = found;
    let tree = app.directory.organisations();
    let after = (more && offset + limit < DEEPEST).then(|| place(offset + limit));
    let settings = &state.settings;
    let sought = (q.as_str(), locale_of(&request).of_texts(), settings.public_url.as_str());
    let links = bricks::sought_elsewhere(&app, &caller, sought).await;
    let mut elsewhere = views::search::elsewhere(&settings.elsewhere, &q, &settings.public_url);
    elsewhere.extend(links.into_iter().map(views::search::link));
    Ok(Plain(SearchResults {
        items: hits.into_iter().map(|hit| views::search::hit(hit, &tree)).collect(),
        next: next(after.as_ref()),
        total,
        more_than_total,
        widened,
        meant,
        facets: views::search::facets(facets, &tree),
        elsewhere,
    }))
}

fn texts<T: ToString>(values: &[T]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

/// Suggest what may be meant.
///
/// While somebody types: at most eight, the best kind first.
#[utoipa::path(tag = "search", security(("bearer" = ["search"])), params(SearchSuggestionQuery),
    responses((status = OK, body = SearchSuggestions)))]
#[get("/search-suggestions")]
async fn suggest_items(
    app: Data<App>,
    caller: Caller,
    query: Params<SearchSuggestionQuery>,
) -> Answer<Plain<SearchSuggestions>> {
    check_words(&query.q)?;
    let found = search::suggest(&app, &caller, query.0.q).await?;
    let tree = app.directory.organisations();
    let items = found.into_iter().map(|hit| views::search::hit(hit, &tree)).collect();
    Ok(Plain(SearchSuggestions { items }))
}

/// List what is like something.
///
/// « Est-ce que cela a déjà été fait ? » (R311): ideas, challenges, experiments and practices that are like a text
/// that somebody is writing, or like an object that exists; with where they stand, why they stopped if they did, and
/// whom to call. At most five.
#[utoipa::path(tag = "search", security(("bearer" = ["search"])), params(SimilarItemsQuery),
    responses((status = OK, body = SimilarItems)))]
#[get("/similar-items")]
async fn list_similar_items(
    app: Data<App>,
    caller: Caller,
    query: Params<SimilarItemsQuery>,
) -> Answer<Plain<SimilarItems>> {
    let SimilarItemsQuery { title, text, of_kind, of_id } = query.0;
    let own = of_kind.zip(of_id).map(|(kind, id)| ObjectKey { kind, id });
    let written = !title.trim().is_empty() || !text.trim().is_empty();
    let found = match own {
        Some(key) if !written => search::like(&app, &caller, key, SIMILAR).await?,
        but => {
            let text = text.chars().take(TEXT_MAX).collect();
            search::similar(&app, &caller, Draft { title, text, but, most: SIMILAR }).await?
        }
    };
    let tree = app.directory.organisations();
    let items = found.into_iter().map(|hit| views::search::hit(hit, &tree)).collect();
    Ok(Plain(SimilarItems { items }))
}

/// List what was probably written twice.
///
/// The newest ideas or experiments, fifty at a time, each beside the older ones that say nearly the same and that
/// nobody tied to it yet: to be made one, tied, or left alone. For whoever may put right any of them. Restricted
/// experiments are not compared.
#[utoipa::path(tag = "search", security(("bearer" = ["decide_idea", "edit_poc"])),
    params(DuplicateQuery), responses((status = OK, body = DuplicatePairs)))]
#[get("/duplicates")]
async fn list_duplicates(
    app: Data<App>,
    caller: Caller,
    query: Params<DuplicateQuery>,
) -> Answer<Plain<DuplicatePairs>> {
    let DuplicateQuery { kind, cursor: after } = query.0;
    let offset = offset_of(after.as_deref())?;
    let found = search::duplicates(&app, &caller, kind, offset.min(DEEPEST)).await?;
    let reached = offset + found.examined;
    let after = (found.more && reached < DEEPEST).then(|| place(reached));
    let tree = app.directory.organisations();
    Ok(Plain(DuplicatePairs {
        items: found.pairs.into_iter().map(|pair| views::search::pair(pair, &tree)).collect(),
        examined: u32::try_from(found.examined).unwrap_or(u32::MAX),
        next: next(after.as_ref()),
    }))
}

/// How many results come before the page that a cursor begins.
fn offset_of(after: Option<&str>) -> Answer<usize> {
    let offset = cursor(after)?.map(|cursor| cursor.as_number()).transpose();
    let offset = offset.map_err(Failure::from)?.unwrap_or(0);
    Ok(usize::try_from(offset).map_err(|_| Failure::Cursor)?)
}

fn place(offset: usize) -> Cursor {
    Cursor::number(i64::try_from(offset).unwrap_or(i64::MAX), Uuid::nil())
}

/// List the expressions that mean the same.
///
/// Acronyms and trade words, as administrators keep them.
#[utoipa::path(tag = "search", security(("bearer" = ["edit_synonyms"])),
    responses((status = OK, body = SynonymGroups)))]
#[get("/synonym-groups")]
async fn list_synonym_groups(app: Data<App>, caller: Caller) -> Answer<Plain<SynonymGroups>> {
    let groups = search::list_groups(&app, &caller).await?;
    Ok(Plain(SynonymGroups { items: groups.into_iter().map(|(id, it)| group(id, it)).collect() }))
}

fn group(id: SynonymGroupId, kept: Stored<SynonymGroup>) -> SynonymGroupView {
    let Stored { value, version } = kept;
    let expressions = value.lines().iter().map(|line| line.as_str().to_owned()).collect();
    SynonymGroupView { id, expressions, version }
}

/// Add expressions that mean the same.
///
/// Acronyms and trade words: whoever seeks one finds the others, within a second, on every server.
#[utoipa::path(tag = "search", security(("bearer" = ["edit_synonyms"])), params(IdempotencyKey),
    request_body = SynonymGroupRequest, responses((status = CREATED, body = SynonymGroupView)))]
#[post("/synonym-groups")]
async fn create_synonym_group(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<SynonymGroupRequest>,
) -> Answer<Created<SynonymGroupView>> {
    let parsed = body.parse()?;
    let once = key.once(&app, &caller, "create_synonym_group", &body.0);
    let id = search::create_group(&app, &caller, &parsed, &once).await?;
    let view = group(id, search::read_group(&app, &caller, id).await?);
    Ok(Created::new(format!("/api/v1/synonym-groups/{id}"), view.version, view))
}

/// Change expressions that mean the same.
///
/// The whole group is sent.
#[utoipa::path(tag = "search", security(("bearer" = ["edit_synonyms"])),
    params(("id" = SynonymGroupId, Path), IfMatch), request_body = SynonymGroupRequest,
    responses((status = OK, body = SynonymGroupView)))]
#[put("/synonym-groups/{id}")]
async fn edit_synonym_group(
    app: Data<App>,
    caller: Caller,
    id: Path<SynonymGroupId>,
    seen: Seen,
    body: Body<SynonymGroupRequest>,
) -> Answer<Versioned<SynonymGroupView>> {
    search::edit_group(&app, &caller, (*id, seen.0), body.parse()?).await?;
    let view = group(*id, search::read_group(&app, &caller, *id).await?);
    Ok(Versioned(view.version, view))
}

/// Remove expressions that mean the same.
///
/// Each is then sought by itself again.
#[utoipa::path(tag = "search", security(("bearer" = ["edit_synonyms"])),
    params(("id" = SynonymGroupId, Path), IfMatch), responses((status = NO_CONTENT)))]
#[delete("/synonym-groups/{id}")]
async fn remove_synonym_group(
    app: Data<App>,
    caller: Caller,
    id: Path<SynonymGroupId>,
    seen: Seen,
) -> Answer<Nothing> {
    search::remove_group(&app, &caller, (*id, seen.0)).await?;
    Ok(Nothing)
}

/// Read what is sought, and sought in vain.
///
/// This month, by words and counts: nobody's name is kept, and what was typed less than three times is not shown.
#[utoipa::path(tag = "search", security(("bearer" = ["edit_synonyms"])),
    responses((status = OK, body = SoughtReport)))]
#[get("/sought-words")]
async fn read_sought_words(app: Data<App>, caller: Caller) -> Answer<Plain<SoughtReport>> {
    let search::SoughtReport { month, most, in_vain } = search::report(&app, &caller).await?;
    let words = |all: Vec<persistence::sought::Sought>| {
        let one = |one: persistence::sought::Sought| SoughtWords {
            words: one.words,
            times: one.times,
            found: one.found,
        };
        all.into_iter().map(one).collect()
    };
    Ok(Plain(SoughtReport { month, most: words(most), in_vain: words(in_vain) }))
}
