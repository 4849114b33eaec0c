//! The criteria of a search, and how many results each would leave.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use domain::expression::tag_key;
use tantivy::SegmentReader;
use tantivy::columnar::{Column, StrColumn};

use crate::{Document, SearchError};

/// What results are sorted out by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// What it is.
    Kind,
    /// Its domain.
    Domain,
    /// Its sub-category.
    Subcategory,
    /// Its body.
    Organisation,
    /// Where it stands.
    Status,
    /// Its year.
    Year,
    /// One of its tags, whatever its case and accents.
    Tag,
}

/// Stands between what is compared of a tag and what people read.
const READ_AS: char = '\u{1f}';
/// The character after [`READ_AS`].
const AFTER: char = '\u{20}';

impl Dimension {
    /// Every dimension.
    pub const ALL: [Self; 7] = [
        Self::Kind,
        Self::Domain,
        Self::Subcategory,
        Self::Organisation,
        Self::Status,
        Self::Year,
        Self::Tag,
    ];

    /// Its name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Domain => "domain",
            Self::Subcategory => "subcategory",
            Self::Organisation => "organisation",
            Self::Status => "status",
            Self::Year => "year",
            Self::Tag => "tag",
        }
    }

    /// What a document is, in this dimension.
    pub(crate) fn of(self, document: &Document) -> Vec<String> {
        match self {
            Self::Kind => vec![document.kind.code().to_owned()],
            Self::Domain => document.domain.iter().cloned().collect(),
            Self::Subcategory => document.subcategory.iter().cloned().collect(),
            Self::Organisation => document.organisation.iter().map(ToString::to_string).collect(),
            Self::Status => document.status.iter().cloned().collect(),
            Self::Year => document.day.iter().map(|day| day.year().to_string()).collect(),
            Self::Tag => {
                let named = |tag: &String| format!("{}{READ_AS}{tag}", tag_key(tag));
                document.tags.iter().map(named).collect()
            }
        }
    }

    /// The places of a value that is asked in the dictionary of a column.
    fn places(self, strings: &StrColumn, value: &str) -> Result<Vec<u64>, SearchError> {
        let dictionary = strings.dictionary();
        if self != Self::Tag {
            return Ok(dictionary.term_ord(value)?.into_iter().collect());
        }
        let key = tag_key(value);
        let range = dictionary.range().ge(format!("{key}{READ_AS}")).lt(format!("{key}{AFTER}"));
        let (mut stream, mut places) = (range.into_stream()?, Vec::new());
        while stream.advance() {
            places.push(stream.term_ord());
        }
        Ok(places)
    }

    /// A value as it is counted, and the words that people read when they are not the value.
    fn counted(self, value: String, count: u64) -> FacetCount {
        match value.split_once(READ_AS) {
            Some((key, word)) if self == Self::Tag => {
                FacetCount { value: key.to_owned(), name: Some(word.to_owned()), count }
            }
            Some(_) | None => FacetCount { value, name: None, count },
        }
    }
}

/// What is asked in each dimension: values of one are alternatives, dimensions add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters(pub BTreeMap<Dimension, Vec<String>>);

/// How many results have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The value.
    pub value: String,
    /// What people read, when it is not the value.
    pub name: Option<String>,
    /// Results that have it, when the other dimensions are as asked.
    pub count: u64,
}

/// How many results each value would leave, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets(pub BTreeMap<Dimension, Vec<FacetCount>>);

/// The columns of a segment, and what is counted and asked of them.
pub(crate) struct Columns {
    columns: Vec<DimensionColumn>,
}

struct DimensionColumn {
    column: Option<Column<u64>>,
    /// The ordinals that are asked; none when anything goes.
    wanted: Option<Vec<u64>>,
    counts: Vec<u64>,
}

impl Columns {
    pub(crate) fn open(segment: &SegmentReader, filters: &Filters) -> Result<Self, SearchError> {
        let open = |dimension: Dimension| {
            let strings = segment.fast_fields().str(dimension.code())?;
            let asked = filters.0.get(&dimension).filter(|asked| !asked.is_empty());
            let Some(strings) = strings else {
                let wanted = asked.map(|_| Vec::new());
                return Ok(DimensionColumn { column: None, wanted, counts: Vec::new() });
            };
            let wanted = match asked {
                None => None,
                Some(values) => {
                    let mut ords = Vec::new();
                    for value in values {
                        ords.extend(dimension.places(&strings, value)?);
                    }
                    Some(ords)
                }
            };
            let counts = vec![0; strings.num_terms()];
            Ok(DimensionColumn { column: Some(strings.ords().clone()), wanted, counts })
        };
        let columns = Dimension::ALL.into_iter().map(open).collect::<Result<_, SearchError>>()?;
        Ok(Self { columns })
    }

    /// Counts a document. Whether it is what is asked.
    pub(crate) fn take(&mut self, doc: u32) -> bool {
        let mut missed = 0_u32;
        for (index, one) in self.columns.iter().enumerate() {
            if let Some(wanted) = &one.wanted
                && !one.values(doc).any(|ord| wanted.contains(&ord))
            {
                missed |= 1 << index;
            }
        }
        for (index, one) in self.columns.iter_mut().enumerate() {
            // What the other dimensions leave, whatever this one asks: another value may be chosen instead.
            if missed & !(1 << index) == 0 {
                one.count(doc);
            }
        }
        missed == 0
    }

    /// Adds what was counted to what other segments counted.
    pub(crate) fn into_counts(
        self,
        segment: &SegmentReader,
        into: &mut Counts,
    ) -> Result<(), SearchError> {
        for (dimension, one) in Dimension::ALL.into_iter().zip(self.columns) {
            let Some(strings) = segment.fast_fields().str(dimension.code())? else { continue };
            let mut value = String::new();
            for (ord, count) in (0_u64..).zip(one.counts).filter(|(_, count)| *count > 0) {
                value.clear();
                strings.ord_to_str(ord, &mut value)?;
                *into.entry(dimension).or_default().entry(value.clone()).or_default() += count;
            }
        }
        Ok(())
    }
}

impl DimensionColumn {
    fn values(&self, doc: u32) -> impl Iterator<Item = u64> {
        self.column.iter().flat_map(move |column| column.values_for_doc(doc))
    }

    fn count(&mut self, doc: u32) {
        let Some(column) = &self.column else { return };
        for ord in column.values_for_doc(doc) {
            if let Some(count) = usize::try_from(ord).ok().and_then(|ord| self.counts.get_mut(ord))
            {
                *count += 1;
            }
        }
    }
}

/// What is counted over all segments.
pub(crate) type Counts = BTreeMap<Dimension, BTreeMap<String, u64>>;

/// The counts of each dimension, the most frequent value first.
pub(crate) fn sorted(counts: Counts) -> Facets {
    let sort = |(dimension, values): (Dimension, BTreeMap<String, u64>)| {
        let mut values: Vec<FacetCount> =
            values.into_iter().map(|(value, count)| dimension.counted(value, count)).collect();
        values.sort_by(|one, other| {
            other.count.cmp(&one.count).then_with(|| one.value.cmp(&other.value))
        });
        (dimension, values)
    };
    Facets(counts.into_iter().map(sort).collect())
}
