//! What people say of something, as it travels.

use api_types::expression::{ExpressionView, FollowedView, Follows, IdeaRef, TagView};
use app::expression::{Expression, Followed};
use domain::expression::Mark;
use persistence::expression::{Notoriety, TagRow};

/// What people say of something, for this reader.
pub(crate) fn expression(shown: Expression) -> ExpressionView {
    let Expression { notoriety, marks, author, tags, moderates, rebounds } = shown;
    let Notoriety { followers, likes, tags: _, comments } = notoriety;
    let tag = |TagRow { key, word, people, mine }: TagRow| {
        let removable = mine || moderates;
        TagView { key, word, people, mine, removable }
    };
    let idea = |(id, name): (_, persistence::notifications::Name)| IdeaRef {
        id,
        reference: name.reference,
        title: name.title,
    };
    ExpressionView {
        followers,
        following: marks.contains(&Mark::Follow),
        author,
        likes,
        liked: marks.contains(&Mark::Like),
        comments,
        tags: tags.into_iter().map(tag).collect(),
        rebounds: rebounds.into_iter().map(idea).collect(),
    }
}

/// What one follows.
pub(crate) fn follows(followed: Vec<Followed>) -> Follows {
    let view = |Followed { subject, name }: Followed| FollowedView {
        kind: subject.kind,
        id: subject.id,
        reference: name.reference,
        title: name.title,
    };
    Follows { items: followed.into_iter().map(view).collect() }
}
