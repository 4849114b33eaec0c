//! Which object an address is about.

/// What asks for the version of the practice.
pub(super) const OF_PRACTICE: [&str; 10] = [
    "edit_practice",
    "publish_draft_practice",
    "schedule_practice",
    "discard_practice",
    "confirm_practice",
    "leave_practice_contact",
    "withdraw_practice",
    "put_back_practice",
    "restrict_practice",
    "recommend_practice",
];

/// What is asked of a body.
pub(super) const OF_BODY: [&str; 6] = [
    "set_mailbox",
    "change_organisation",
    "read_organisation_history",
    "read_body_reference_list",
    "add_body_reference",
    "change_body_reference",
];

/// What the paths of a resource name, when it is no idea.
pub(super) fn made_of(template: &str) -> Option<&'static str> {
    let names = [
        ("/api/v1/kits/", "kit"),
        ("/api/v1/entries/", "entry"),
        ("/api/v1/reuses/", "reuse"),
        ("/api/v1/delegations/", "delegation"),
        ("/api/v1/partners/", "partner"),
        ("/api/v1/editorial-items/", "news"),
        ("/api/v1/newsletter/issues/", "issue"),
        ("/api/v1/events/", "event"),
        ("/api/v1/bricks/", "brick"),
        ("/api/v1/help-requests", "question"),
        ("/api/v1/showcase-proposals/", "proposal"),
        ("/api/v1/resource-requests", "resources"),
        ("/api/v1/pocs/", "poc"),
    ];
    names.into_iter().find(|(path, _)| template.starts_with(path)).map(|(_, name)| name)
}
