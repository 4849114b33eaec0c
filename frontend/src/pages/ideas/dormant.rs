//! Dormant ideas: not selected, not lost (R062). With why, what would make them possible, and who waits for them.

use api_client::ApiClient;
use api_types::idea::{IdeaQuery, IdeaSummary};
use api_types::page::Include;
use api_types::review::{DormantIdea, DormantPage as Found, Revivals};
use api_types::saved_view::ViewList;
use domain::ChallengeId;
use domain::access::Permission;
use domain::civil::Zone;
use domain::idea::DecisionGround;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::api::{use_fetch, use_growing};
use crate::components::{
    Badge, Breadcrumb, Day, Door, Empty, FilterSelect, FilterText, Glyph, Load, MoreLink, PageHead,
    RowItem, RowList, Section, SelectOption, Tone,
};
use crate::pages::shared::{ExportList, KeptViews, MorePager, use_bodies};
use crate::routes::{IdeasPage, Page};
use crate::state::{Address, AddressStep, References, Session, address_search, use_address};
use crate::words::{self, tr, trn};

/// What is looked for, as the address says it; the challenge goes along to whoever proposes a revival.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asked {
    words: String,
    domain: String,
    subcategory: String,
    field: String,
    body: String,
    ground: String,
    challenge: Option<ChallengeId>,
}

/// The criteria in the address, and what each narrows; the challenge is none.
const CRITERIA: [&str; 6] = ["q", "domaine", "categorie", "champ", "organisme", "motif"];

impl Asked {
    fn read(address: Address) -> Self {
        let text = |name| address.text(name).unwrap_or_default();
        Self {
            words: text("q"),
            domain: text("domaine"),
            subcategory: text("categorie"),
            field: text("champ"),
            body: text("organisme"),
            ground: text("motif"),
            challenge: address.parsed("defi"),
        }
    }

    fn query(&self) -> IdeaQuery {
        let given = |text: &String| (!text.is_empty()).then(|| text.clone());
        IdeaQuery {
            q: given(&self.words),
            domain: given(&self.domain),
            subcategory: given(&self.subcategory),
            innovation_field: given(&self.field),
            organisation_id: self.body.parse().ok(),
            ground: DecisionGround::from_code(&self.ground),
            include: Some(Include::Total),
            ..IdeaQuery::default()
        }
    }

    /// The same in an address, as one keeps it; blank when nothing is asked.
    fn address(&self) -> String {
        let Self { words, domain, subcategory, field, body, ground, challenge: _ } = self;
        let values = [words, domain, subcategory, field, body, ground];
        let asked = CRITERIA.iter().zip(values).filter(|(_, value)| !value.is_empty());
        let pairs: Vec<_> =
            asked.map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        address_search(&pairs).trim_start_matches('?').to_owned()
    }
}

#[component]
pub(super) fn DormantPage() -> impl IntoView {
    let address = use_address();
    let asked = Memo::new(move |_| Asked::read(address));
    let revived = RwSignal::new(None::<u64>);
    let list = use_growing(
        move || asked.read().query(),
        move |client, query, cursor| async move {
            let Found { items, next, total, revived: woken } =
                client.list_dormant_ideas(&IdeaQuery { cursor, ..query }).await?;
            if woken.is_some() {
                revived.set(woken);
            }
            Ok(api_types::page::Page { items, next, total })
        },
    );
    let count = move || list.total.get().map(|total| trn!(total, ideas.sleep.count));
    let woken = move || revived.get().map(|count| trn!(count, ideas.sleep.revived));
    let shown = move || {
        let here = u64::try_from(list.items.read().len()).unwrap_or_default();
        let total = list.total.get().unwrap_or(here);
        trn!(here, ideas.sleep.shown, total = words::number(total))
    };
    let nothing = Memo::new(move |_| list.items.read().is_empty());
    let export = move |client: ApiClient, format| {
        let query = asked.get_untracked().query();
        async move { client.export_dormant_ideas(format, &query).await }
    };
    let trail = vec![(Page::Ideas(IdeasPage::List), tr!(ideas.title).into())];
    view! {
        <Breadcrumb trail here=tr!(ideas.sleep.title) />
        <PageHead
            door=Door::Idea
            kind=tr!(ideas.sleep.kind)
            title=tr!(ideas.sleep.question)
            lead=tr!(ideas.sleep.lead)
        />
        <div class="stack gap-6">
            <Waiting />
            <Criteria address asked />
            <KeptViews list=ViewList::DormantIdeas query=Signal::derive(move || asked.read().address()) />
            <div>
                <h2 aria-live="polite" aria-atomic="true">{count}</h2>
                <p class="small muted">{woken}</p>
            </div>
            <Load resource=list.first let:_first>
                <Show when=move || !nothing.get() fallback=NothingAsleep>
                    <div class="idea-rows"><RowList>
                        <For each=move || list.items.get() key=|one| (one.idea.id, one.proposed) let:one>
                            <Sleeper one challenge=asked.get_untracked().challenge />
                        </For>
                    </RowList></div>
                    <MorePager list shown=Signal::derive(shown) row=".idea-rows .title a" />
                </Show>
            </Load>
            <ExportList name="idees-en-sommeil" export />
        </div>
    }
}

#[component]
fn NothingAsleep() -> impl IntoView {
    let href = Page::Ideas(IdeasPage::Dormant).path();
    view! {
        <Empty
            title=tr!(ideas.sleep.empty_title)
            why=tr!(ideas.sleep.empty_why)
            example=tr!(ideas.sleep.empty_example)
        >
            <MoreLink href>{tr!(ideas.sleep.clear)}</MoreLink>
        </Empty>
    }
}

/// What a criterion is called, and its line that filters nothing.
type Said = (&'static str, &'static str);

#[component]
fn Criteria(address: Address, asked: Memo<Asked>) -> impl IntoView {
    let references = expect_context::<References>();
    let domains = Signal::derive(move || references.criteria(ReferenceList::Domain, None));
    let within = Signal::derive(move || {
        references.criteria(ReferenceList::Subcategory, Some(&asked.read().domain))
    });
    let fields = Signal::derive(move || references.criteria(ReferenceList::InnovationField, None));
    let bodies = use_bodies();
    let all = Signal::derive(move || bodies.bodies());
    let grounds =
        SelectOption::each(DecisionGround::ALL, DecisionGround::code, words::decision_ground);
    let grounds = Signal::stored(grounds);
    let set = move |name: &'static str, value: String, step| address.set(&[(name, value)], step);
    let narrow =
        move |name, (label, blank): Said, options: Signal<_>, of: fn(&Asked) -> &String| {
            let value = Signal::derive(move || of(&asked.read()).clone());
            let choose = move |code: String| set(name, code, AddressStep::Push);
            view! { <FilterSelect label blank options value on_change=choose /> }
        };
    // A sub-category belongs to its domain: another domain forgets it.
    let choose = move |code: String| {
        address.set(&[("domaine", code), ("categorie", String::new())], AddressStep::Push);
    };
    view! {
        <div class="criteria-line">
            <FilterText
                label=tr!(ideas.sleep.q)
                value=Signal::derive(move || asked.read().words.clone())
                on_change=move |words| set("q", words, AddressStep::Replace)
            />
            <FilterSelect
                label=tr!(ideas.list.domain)
                blank=tr!(ideas.list.all_domains)
                options=domains
                value=Signal::derive(move || asked.read().domain.clone())
                on_change=choose
            />
            <Show when=move || !asked.read().domain.is_empty()>
                <FilterSelect
                    label=tr!(ideas.list.subcategory)
                    blank=tr!(ideas.list.all_subcategories)
                    options=within
                    value=Signal::derive(move || asked.read().subcategory.clone())
                    on_change=move |code| set("categorie", code, AddressStep::Push)
                />
            </Show>
            {narrow("champ", (tr!(ideas.list.field), tr!(ideas.list.all_fields)), fields, |asked| &asked.field)}
            {narrow("motif", (tr!(ideas.sleep.ground), tr!(ideas.sleep.all_grounds)), grounds, |asked| &asked.ground)}
            {narrow("organisme", (tr!(ideas.list.organisation), tr!(ideas.list.all_organisations)), all, |asked| &asked.body)}
        </div>
    }
}

/// A dormant idea: its reason and its condition in the voice of who answered.
#[component]
fn Sleeper(one: DormantIdea, challenge: Option<ChallengeId>) -> impl IntoView {
    let DormantIdea { idea, reason, ground, condition, decided_at, proposed } = one;
    let IdeaSummary { id, title, votes, .. } = idea;
    let path = Page::Ideas(IdeasPage::Idea(id)).path();
    let href = challenge.map_or_else(|| path.clone(), |id| format!("{path}?defi={id}"));
    let end = proposed.then(|| {
        view! { <Badge tone=Tone::Info glyph=Glyph::Clock>{tr!(ideas.sleep.proposed)}</Badge> }
            .into_any()
    });
    let end = end.unwrap_or_else(|| ().into_any());
    let since = decided_at.map(|at| {
        view! { <span>{tr!(ideas.sleep.since, day = words::date(Zone::Paris.day(at)))}</span> }
    });
    let condition = condition.unwrap_or_else(|| tr!(ideas.sleep.no_condition).to_owned());
    view! {
        <RowItem door=Door::Idea href title end>
            <span class="row-excerpt as-typed">{reason}</span>
            <span class="row-excerpt"><b>{tr!(ideas.sleep.condition)}" : "</b>{condition}</span>
            <span class="row-facts">
                {ground.map(|ground| view! { <span>{words::decision_ground(ground)}</span> })}
                {since}
                <span class="nowrap">{trn!(u64::from(votes), ideas.votes)}</span>
            </span>
        </RowItem>
    }
}

/// For administrators: proposals that wait for their answer.
#[component]
fn Waiting() -> impl IntoView {
    if !expect_context::<Session>().may(Permission::DecideIdea) {
        return ().into_any();
    }
    let waiting =
        use_fetch(|| (), |client, ()| async move { client.list_waiting_revivals().await });
    view! { <Load resource=waiting let:revivals><WaitingRows revivals /></Load> }.into_any()
}

#[component]
fn WaitingRows(revivals: Revivals) -> impl IntoView {
    if revivals.items.is_empty() {
        return ().into_any();
    }
    let rows = revivals.items.into_iter().filter_map(|revival| {
        let idea = revival.idea?;
        let href = Page::Ideas(IdeasPage::Idea(idea.id)).path();
        Some(view! {
            <RowItem door=Door::Idea href title=idea.title>
                <span class="row-excerpt as-typed">{revival.why}</span>
                <span class="row-facts"><Day on=revival.proposed_on /></span>
            </RowItem>
        })
    });
    view! {
        <Section title=tr!(ideas.sleep.waiting)><RowList>{rows.collect_view()}</RowList></Section>
    }
    .into_any()
}
