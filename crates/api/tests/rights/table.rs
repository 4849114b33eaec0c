//! Who may call what. One row for each operation, one letter for each role that is allowed.

use test_support::Demo;

use super::bodies::{
    ACCOUNT, BODY, BRICK, BRICK_SETTINGS, CALL, CARD, CARD_KEPT, CHANGED_REFERENCE, CONTENT, DAYS,
    DECISION, DELEGATION, DRAFT, EDITED, KIT, NEWS, OWNER, PARTNER, POTENTIAL, PRACTICE, PUBLISH,
    QUESTION, REFERENCE, RESOURCES, REUSE, RULES, SAME_PASSWORD, STOP, SYNONYMS, TEAM,
};

/// A letter for each role: whose profile, and whether they own the objects of the fixture.
pub(crate) const ROLES: &[(char, Demo)] = &[
    ('r', Demo::Sophie), // a reader: an expert of the challenge
    ('a', Demo::Yann),   // a reader: the author of the idea, of the comment, of the draft
    ('c', Demo::Karim),  // a contributor: in charge of the challenge
    ('l', Demo::Julie),  // a contributor: the lead of the experiment, the contact of the practice
    ('f', Demo::Paul),   // a functional administrator
    ('d', Demo::Thomas), // a developer
    ('s', Demo::Nadia),  // the super administrator
];

const EVERYBODY: &str = "raclfds";
const ADMINISTRATORS: &str = "fs";
const CONTRIBUTORS: &str = "clfs";
const LEAD: &str = "lfs";
const AUTHOR_AND_DINNO: &str = "afs";
const DECIDERS: &str = "cfs"; // administrators, and who is in charge of the challenge
const REVIEWERS: &str = "rcfs"; // the same, and the expert of the challenge

/// What is expected of one operation.
pub(crate) struct Row {
    pub(crate) operation: &'static str,
    /// The body, with `$names` of the fixture.
    pub(crate) body: Option<&'static str>,
    pub(crate) allowed: &'static str,
}

const fn row(operation: &'static str, allowed: &'static str) -> Row {
    Row { operation, body: None, allowed }
}

const fn send(operation: &'static str, body: &'static str, allowed: &'static str) -> Row {
    Row { operation, body: Some(body), allowed }
}

pub(crate) const TABLE: &[Row] = &[
    // Oneself.
    row("end_session", EVERYBODY),
    row("list_sessions", EVERYBODY),
    row("sign_out", EVERYBODY),
    row("sign_out_everywhere", EVERYBODY),
    row("read_me", EVERYBODY),
    // The same again: who signs in next does it with the password of the cast.
    send("change_own_password", SAME_PASSWORD, EVERYBODY),
    row("read_home", EVERYBODY),
    row("read_home_services", EVERYBODY),
    row("read_home_arrangement", EVERYBODY),
    send("arrange_home", r#"{"parts":[{"part":"services"}]}"#, EVERYBODY),
    row("list_celebrations", EVERYBODY),
    row("read_team_totals", EVERYBODY),
    row("list_notifications", EVERYBODY),
    row("read_notifications", EVERYBODY),
    row("read_notification_choices", EVERYBODY),
    send("choose_notifications", r#"{"supported":true,"mail":"daily"}"#, EVERYBODY),
    // People.
    row("list_organisations", EVERYBODY),
    row("list_people", EVERYBODY),
    row("list_references", EVERYBODY),
    row("list_directory", EVERYBODY),
    row("read_referent_counts", EVERYBODY),
    row("read_card", EVERYBODY),
    send("keep_card", CARD_KEPT, "rfs"), // Sophie's
    send("set_mailbox", r#"{"mailbox":"innovation@carsat.example"}"#, ADMINISTRATORS),
    row("list_partners", EVERYBODY), // Outside partners: administrators keep them.
    row("count_partners", EVERYBODY),
    row("read_partner", EVERYBODY),
    send("add_partner", PARTNER, ADMINISTRATORS),
    send("edit_partner", PARTNER, ADMINISTRATORS),
    // Ideas: everybody takes part; only administrators decide.
    row("list_ideas", EVERYBODY),
    row("read_idea", EVERYBODY),
    row("read_idea_history", EVERYBODY),
    send("deposit_idea", CONTENT, EVERYBODY),
    send("edit_idea", CONTENT, "afs"),
    row("withdraw_idea", "as"),
    row("sign_idea", "a"), // Whoever may change it does not thereby become its author.
    // Whoever is in charge of the challenge decides on its answers too.
    send("decide_idea", DECISION, DECIDERS),
    send("set_idea_potential", POTENTIAL, DECIDERS),
    row("remove_idea_potential", DECIDERS),
    // Marks and notes: the expert, and those who decide; the author never.
    row("read_review", REVIEWERS),
    send("save_scorecard", r#"{"marks":[]}"#, "r"),
    send("post_review_note", r#"{"body":"Un mot."}"#, REVIEWERS),
    row("list_answers_to_mark", EVERYBODY),
    row("read_decision_queue", CONTRIBUTORS),
    send("prepare_decision", DECISION, DECIDERS),
    row("discard_prepared_decision", DECIDERS),
    send(
        "prepare_decisions",
        r#"{"items":[{"idea_id":"$idea","prepared_version":0}],"verdict":"under_review","reason":"À regarder."}"#,
        CONTRIBUTORS,
    ),
    send(
        "publish_decisions",
        r#"{"items":[{"idea_id":"$idea","prepared_version":1}]}"#,
        CONTRIBUTORS,
    ),
    row("list_dormant_ideas", EVERYBODY),
    row("list_waiting_revivals", ADMINISTRATORS),
    row("list_revivals", EVERYBODY),
    send("propose_revival", r#"{"why":"C’est possible."}"#, EVERYBODY),
    send("answer_revival", r#"{"outcome":"refused","reason":"Non."}"#, ADMINISTRATORS),
    send("invite_co_author", r#"{"person_id":"$lead"}"#, "afs"),
    row("accept_co_authorship", EVERYBODY),
    row("decline_co_authorship", EVERYBODY),
    send("link_idea", r#"{"idea_id":"$idea","kind":"similar"}"#, "afs"),
    row("unlink_idea", "afs"),
    send("merge_idea", r#"{"into":"$idea"}"#, ADMINISTRATORS),
    row("undo_merge", ADMINISTRATORS),
    row("export_ideas", EVERYBODY),
    row("count_ideas", EVERYBODY),
    row("list_saved_views", EVERYBODY),
    send("keep_view", r#"{"list":"ideas","name":"À moi"}"#, EVERYBODY),
    row("discard_view", EVERYBODY),
    row("support_idea", EVERYBODY),
    row("unsupport_idea", EVERYBODY),
    row("list_comments", EVERYBODY),
    send("post_comment", r#"{"stance":"neutral","body":"Un mot."}"#, EVERYBODY),
    row("remove_comment", "afs"),
    row("list_drafts", EVERYBODY),
    send("create_draft", DRAFT, EVERYBODY),
    // A draft is its author's alone: nobody else may even know of it.
    row("read_draft", "a"),
    send("save_draft", DRAFT, "a"),
    row("discard_draft", "a"),
    row("upload_attachment", EVERYBODY),
    row("discard_attachment", "a"),
    // Challenges.
    row("list_challenges", EVERYBODY),
    row("read_challenge", EVERYBODY),
    row("read_challenge_calendar", EVERYBODY),
    row("read_challenge_results", EVERYBODY),
    row("read_challenge_history", EVERYBODY),
    send("create_challenge", CALL, ADMINISTRATORS),
    send("edit_challenge", CALL, DECIDERS),
    row("read_promises", EVERYBODY),
    row("publish_challenge", DECIDERS),
    row("stop_deposits", DECIDERS),
    row("read_communication_plan", DECIDERS),
    row("print_communication_plan", DECIDERS),
    row("read_challenge_people", EVERYBODY),
    row("suggest_challenge_people", DECIDERS),
    send("invite_to_challenge", r#"{"person_id":"$claire","role":"expert"}"#, DECIDERS),
    // To Claire: to anybody else it is as if there were none.
    send("answer_challenge_invitation", r#"{"accept":true}"#, EVERYBODY),
    row("withdraw_challenge_invitation", DECIDERS),
    row("read_challenge_course", EVERYBODY),
    send("set_challenge_indicators", r#"{"indicators":[{"title":"Réponses"}]}"#, DECIDERS),
    send("add_indicator_value", r#"{"on":"2026-01-05","value":"12,5"}"#, DECIDERS),
    row("remove_indicator_value", DECIDERS),
    send("decide_challenge_course", r#"{"decision":"stop","reason":"Trop peu."}"#, DECIDERS),
    send("close_challenge", r#"{"results":"Merci."}"#, DECIDERS),
    // Tracks. The idea answers the challenge: its author enters it, whoever runs the challenge invites its author.
    row("read_challenge_entries", EVERYBODY),
    row("read_idea_entries", EVERYBODY),
    send("enter_track", r#"{"idea_id":"$idea"}"#, "acfs"),
    // An entry whose team is not made is hidden from all others; nothing waits for the answer of those who know of it.
    send("answer_entry", r#"{"accept":true}"#, "acfs"),
    send("ask_teammate", r#"{"person_id":"$claire"}"#, "a"),
    send("answer_teammate", r#"{"accept":true}"#, "acfs"),
    row("leave_entry", "a"),
    send("decide_entry", r#"{"verdict":"shortlisted"}"#, DECIDERS),
    send("rework_entry", r#"{"body":"Un texte."}"#, "a"),
    // Experiments: contributors begin their own and steer their own.
    row("list_pocs", EVERYBODY),
    row("export_pocs", EVERYBODY),
    row("read_poc", EVERYBODY),
    row("read_poc_history", EVERYBODY),
    row("list_lessons", EVERYBODY),
    row("list_technique_uses", EVERYBODY),
    row("list_nearest_lessons", EVERYBODY),
    row("serve_lesson", EVERYBODY),
    row("unserve_lesson", EVERYBODY),
    row("read_portfolio", EVERYBODY),
    row("print_portfolio", EVERYBODY),
    row("list_half_year_reviews", EVERYBODY),
    row("read_half_year_review", EVERYBODY),
    send("make_half_year_review", r#"{"year":2031,"half":1}"#, ADMINISTRATORS),
    send("write_half_year_review", r#"{"foreword":"Un mot."}"#, ADMINISTRATORS),
    send("remark_half_year_review", r#"{"text":"Un mot."}"#, ADMINISTRATORS),
    row("freeze_half_year_review", ADMINISTRATORS),
    row("print_half_year_review", EVERYBODY),
    row("read_opportunity_study", EVERYBODY),
    row("read_poc_template", EVERYBODY),
    row("read_poc_sheet", EVERYBODY),
    row("read_poc_rules", EVERYBODY),
    row("read_poc_rules_history", "s"),
    send("set_poc_rules", RULES, "s"),
    send("restrict_poc", r#"{"visibility":"everyone"}"#, ADMINISTRATORS),
    send("create_poc", CARD, CONTRIBUTORS),
    send("edit_poc", TEAM, LEAD),
    send("launch_poc", "{}", LEAD),
    send("pass_steps", r#"{"first":"frame_challenge","last":"frame_challenge"}"#, LEAD),
    send("lift_condition", r#"{"number":1}"#, LEAD),
    send("track_poc", "{}", LEAD),
    send("hold_poc", STOP, LEAD),
    row("resume_poc", LEAD),
    send("abandon_poc", STOP, LEAD),
    send("reopen_step", r#"{"step":"frame_challenge","reason":"À revoir."}"#, LEAD),
    send("answer_step", r#"{"answers":{"schedule":"Six mois."}}"#, LEAD),
    send("add_lesson", r#"{"step":"frame_challenge","kind":"success","text":"Bien."}"#, LEAD),
    row("propose_practice", LEAD),
    // Practices.
    row("list_practices", EVERYBODY),
    row("count_practices", EVERYBODY),
    row("map_reuses", EVERYBODY),
    row("read_practice", EVERYBODY),
    row("read_practice_history", EVERYBODY),
    send("publish_practice", PUBLISH, LEAD),
    send("edit_practice", PRACTICE, LEAD),
    row("list_reuses", EVERYBODY),
    row("read_reuse", EVERYBODY),
    send("declare_reuse", REUSE, CONTRIBUTORS),
    // Claire, of another body, declared it.
    send("edit_reuse", REUSE, ADMINISTRATORS),
    send("withdraw_reuse", "{}", ADMINISTRATORS),
    row("list_kits", EVERYBODY),
    row("read_kit", EVERYBODY),
    row("read_kit_release", EVERYBODY),
    row("read_kit_archive", EVERYBODY),
    send("prepare_kit", KIT, LEAD),
    send("edit_kit", KIT, LEAD),
    send("release_kit", "{}", LEAD),
    row("confirm_kit", LEAD),
    row("confirm_practice", LEAD),
    // One after the other: the rest of the table reads the practice.
    send("withdraw_practice", r#"{"reason":"Une raison."}"#, LEAD),
    row("put_back_practice", LEAD),
    // Search: everybody, among what they may read.
    row("search_items", EVERYBODY),
    row("suggest_items", EVERYBODY),
    row("list_similar_items", EVERYBODY),
    row("list_duplicates", ADMINISTRATORS),
    row("list_synonym_groups", "s"),
    send("create_synonym_group", SYNONYMS, "s"),
    send("edit_synonym_group", SYNONYMS, "s"),
    row("remove_synonym_group", "s"),
    row("read_sought_words", "s"),
    // Personal participation: whoever reads takes part.
    row("read_expression", EVERYBODY),
    row("list_follows", EVERYBODY),
    row("follow", EVERYBODY),
    row("unfollow", EVERYBODY),
    row("like", EVERYBODY),
    row("unlike", EVERYBODY),
    row("list_tags", EVERYBODY),
    send("put_tag", r##"{"word":"#accueil"}"##, EVERYBODY),
    row("remove_tag", EVERYBODY),
    row("list_comments_on", EVERYBODY),
    send("post_comment_on", r#"{"stance":"neutral","body":"Un mot."}"#, EVERYBODY),
    send("edit_comment_on", r#"{"words":"Un autre mot."}"#, "a"),
    row("remove_comment_on", "afs"),
    send("send_message", r#"{"title":"Un mot","body":"Bonjour."}"#, EVERYBODY),
    // A message is of its two people: Yann wrote it to Sophie.
    row("read_message", "ra"),
    // The rules of ideas, and other texts.
    row("read_document", EVERYBODY),
    send("edit_document", r#"{"title":"Les règles","body":"Un texte."}"#, ADMINISTRATORS),
    // What the Dinno tells: everybody reads what is published, administrators write.
    row("list_editorial_items", EVERYBODY),
    row("read_editorial_item", EVERYBODY),
    row("read_editorial_item_history", EVERYBODY),
    send("draft_editorial_item", NEWS, ADMINISTRATORS),
    send("edit_editorial_item", NEWS, ADMINISTRATORS),
    send("publish_editorial_item", "{}", ADMINISTRATORS),
    row("confirm_editorial_item", ADMINISTRATORS),
    send("withdraw_editorial_item", "{}", ADMINISTRATORS),
    send("feature_news", DAYS, ADMINISTRATORS),
    row("unfeature_news", ADMINISTRATORS),
    row("read_counted_figures", EVERYBODY),
    // The showcase: who keeps the texts of the portal opens it, and what they may change in it.
    row("read_showcase_settings", ADMINISTRATORS),
    send("edit_showcase_settings", r#"{"open":true}"#, ADMINISTRATORS),
    row("read_showcase_opening", ADMINISTRATORS),
    row("open_showcase_item", ADMINISTRATORS),
    row("close_showcase_item", ADMINISTRATORS),
    row("list_showcase_proposals", ADMINISTRATORS),
    row("read_showcase_proposal", ADMINISTRATORS),
    send("settle_showcase_proposal", r#"{"status":"answered"}"#, ADMINISTRATORS),
    row("erase_showcase_proposal", ADMINISTRATORS),
    // The charter: whoever writes anything checks it, administrators keep its words.
    row("read_watched_words", ADMINISTRATORS),
    send("edit_watched_words", r#"{"items":[]}"#, ADMINISTRATORS),
    send("preview_text", r#"{"text":"Un **mot**."}"#, EVERYBODY),
    send("check_text", r#"{"text":"Un feedback."}"#, CONTRIBUTORS),
    row("list_feeds", EVERYBODY),
    row("revoke_feeds", EVERYBODY),
    row("read_agenda", EVERYBODY),
    row("read_event_calendar", EVERYBODY),
    row("register_for_event", EVERYBODY),
    row("unregister_from_event", EVERYBODY),
    row("list_event_registrations", ADMINISTRATORS),
    row("read_event_feedback", EVERYBODY),
    send("leave_event_feedback", r#"{"mark":"useful"}"#, EVERYBODY),
    // Bricks that were added: everybody reads them, administrators write in them, the super administrator adds them.
    row("list_bricks", EVERYBODY),
    row("read_brick", EVERYBODY),
    send("add_brick", BRICK, "s"),
    send("rename_brick", r#"{"title_fr":"Une brique","title_en":"A brick"}"#, "s"),
    send("write_brick", r#"{"content":{"page":{"body_fr":"Un texte."}}}"#, ADMINISTRATORS),
    send("place_brick", r#"{"state":"hidden"}"#, "s"),
    // A developer looks after where links lead (D.1).
    row("read_brick_settings", "fds"),
    send("change_brick_settings", BRICK_SETTINGS, "s"),
    row("read_brick_history", "s"),
    // The native ones: each by whoever manages it.
    row("list_native_bricks", EVERYBODY),
    send("place_native_brick", r#"{"hidden":false,"rank":1}"#, "s"),
    // The newsletter: everybody subscribes for themselves, administrators send it.
    row("read_newsletter_subscription", EVERYBODY),
    row("subscribe_to_newsletter", EVERYBODY),
    row("unsubscribe_from_newsletter", EVERYBODY),
    row("list_newsletter_recipients", ADMINISTRATORS),
    row("try_newsletter", ADMINISTRATORS),
    // What agents ask: theirs alone, and of whoever answers.
    row("list_help_requests", EVERYBODY),
    send("ask_dinno", QUESTION, EVERYBODY),
    row("read_help_request", AUTHOR_AND_DINNO),
    send("reply_help_request", r#"{"body":"Un mot."}"#, AUTHOR_AND_DINNO),
    send("support_help_request", r#"{"stage":"framing"}"#, AUTHOR_AND_DINNO),
    row("close_help_request", AUTHOR_AND_DINNO),
    row("read_resource_settings", EVERYBODY),
    send("edit_resource_settings", r#"{"kinds":[],"states":[]}"#, ADMINISTRATORS),
    row("list_resource_requests", EVERYBODY),
    send("request_resources", RESOURCES, EVERYBODY),
    row("read_resource_request", AUTHOR_AND_DINNO),
    send("decide_resource_request", r#"{"line":0,"state":"granted"}"#, ADMINISTRATORS),
    // Administration.
    row("list_accounts", ADMINISTRATORS),
    send("create_account", ACCOUNT, ADMINISTRATORS),
    row("read_account", ADMINISTRATORS),
    row("read_account_history", ADMINISTRATORS),
    send("edit_account", EDITED, ADMINISTRATORS),
    row("give_password_link", ADMINISTRATORS),
    row("read_trainings", ADMINISTRATORS),
    send("keep_trainings", r#"{"items":[]}"#, ADMINISTRATORS),
    row("read_matrix", ADMINISTRATORS),
    send("change_matrix", r#"{"changes":[]}"#, "s"),
    row("read_rights_history", ADMINISTRATORS),
    row("export_rights_history", ADMINISTRATORS),
    row("list_delegations", ADMINISTRATORS),
    send("give_delegation", DELEGATION, ADMINISTRATORS),
    row("read_delegation", ADMINISTRATORS),
    send("prolong_delegation", r#"{"ends_on":null}"#, ADMINISTRATORS),
    row("withdraw_delegation", ADMINISTRATORS),
    row("list_owners", ADMINISTRATORS),
    send("declare_owner", OWNER, ADMINISTRATORS),
    row("remove_owner", ADMINISTRATORS),
    send("add_organisation", BODY, ADMINISTRATORS),
    send("change_organisation", r#"{"name":"Carsat Bretagne"}"#, ADMINISTRATORS),
    row("read_organisation_history", ADMINISTRATORS),
    row("read_reference_list", ADMINISTRATORS),
    row("read_reference_history", ADMINISTRATORS),
    send("add_reference", REFERENCE, ADMINISTRATORS),
    send("change_reference", CHANGED_REFERENCE, ADMINISTRATORS),
    send("arrange_references", r#"{"codes":[]}"#, ADMINISTRATORS),
    row("import_file", "fds"),
    row("read_import_columns", "fds"),
    row("export_set", "fds"),
];
