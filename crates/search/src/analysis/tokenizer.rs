//! The words of a text, as the engine takes them.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{EXACT, words};

/// The name of this analysis in the schema.
pub(crate) const NAME: &str = "french";

/// Cuts texts into [`super::words`], each as it is written and as its stem.
#[derive(Clone, Debug, Default)]
pub(crate) struct French;

/// What is left to give of a text.
#[derive(Debug)]
pub(crate) struct Stream {
    tokens: std::vec::IntoIter<Token>,
    token: Token,
}

impl Tokenizer for French {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        let mut tokens = Vec::new();
        for word in words(text).into_iter().filter(|word| !word.stop) {
            let token = |text| Token {
                offset_from: word.from,
                offset_to: word.to,
                position: word.position,
                text,
                position_length: 1,
            };
            tokens.push(token(format!("{EXACT}{}", word.exact)));
            tokens.push(token(word.stem.clone()));
        }
        Stream { tokens: tokens.into_iter(), token: Token::default() }
    }
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(next) = self.tokens.next() else { return false };
        self.token = next;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
