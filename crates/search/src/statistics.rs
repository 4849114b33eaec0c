//! How rare a word is, as far as the reader may know.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::reader::Reader;
use crate::tables::Tables;

/// What every word is worth to whoever does not read every kind.
const FLAT: (u64, u64, u64) = (1_000, 40, 60_000);

/// Counts open documents only; restricted ones are weighed by the same counts. To whoever does not read every kind,
/// all words are worth the same: the rarity of a word would tell of what they may not read.
pub(crate) struct Statistics<'a> {
    searcher: &'a Searcher,
    tables: &'a Tables,
    flat: bool,
}

impl<'a> Statistics<'a> {
    pub(crate) fn new(searcher: &'a Searcher, tables: &'a Tables, reader: &Reader) -> Self {
        Self { searcher, tables, flat: reader.is_narrow() }
    }

    fn open(&self, field: Field) -> Field {
        let Tables { open, restricted, .. } = self.tables;
        let pair = restricted.all().into_iter().zip(open.all()).find(|(own, _)| *own == field);
        pair.map_or(field, |(_, open)| open)
    }
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        if self.flat {
            return Ok(FLAT.2);
        }
        Ok(self.searcher.total_num_tokens(self.open(field))?.max(1))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        if self.flat { Ok(FLAT.0) } else { Ok(self.searcher.total_num_docs()?.max(1)) }
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        if self.flat {
            return Ok(FLAT.1);
        }
        let field = self.open(term.field());
        if field == term.field() {
            return self.searcher.doc_freq(term);
        }
        let words = term.value().as_str().map(str::to_owned).unwrap_or_default();
        self.searcher.doc_freq(&Term::from_field_text(field, &words))
    }
}
