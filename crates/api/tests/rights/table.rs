//! Who may call what. One row for each operation, one letter for each role that is allowed.

mod around;

use test_support::Demo;

use super::bodies::{
    CALL, CARD, CARD_KEPT, CONTENT, DECISION, DRAFT, KIT, PARTNER, POTENTIAL, PRACTICE, PUBLISH,
    REUSE, RULES, SAME_PASSWORD, STOP, TEAM,
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

/// Every row, in order: an operation may use what those before it left.
pub(crate) fn table() -> impl Iterator<Item = &'static Row> {
    DOORS.iter().chain(around::ROWS)
}

/// Oneself, people, and the three doors.
const DOORS: &[Row] = &[
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
    row("read_action_map", EVERYBODY),
    row("list_actions", EVERYBODY),
    row("export_actions", EVERYBODY),
    row("read_team_totals", EVERYBODY),
    row("read_own_rights", EVERYBODY),
    row("read_own_data", EVERYBODY),
    row("list_notifications", EVERYBODY),
    row("read_notifications", EVERYBODY),
    row("read_notification_choices", EVERYBODY),
    send("choose_notifications", r#"{"supported":true,"mail":"daily"}"#, EVERYBODY),
    // People.
    row("list_organisations", EVERYBODY),
    row("list_people", EVERYBODY),
    row("list_references", EVERYBODY),
    row("list_directory", EVERYBODY),
    row("count_directory", EVERYBODY),
    row("read_referent_counts", EVERYBODY),
    row("read_card", EVERYBODY),
    row("read_vcard", EVERYBODY),
    send("keep_card", CARD_KEPT, "rfs"), // Sophie's
    row("erase_card", "rfs"),
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
    row("read_idea_edits", EVERYBODY),
    row("read_idea_promise", EVERYBODY),
    row("print_idea_receipt", EVERYBODY),
    send("deposit_idea", CONTENT, EVERYBODY),
    send("edit_idea", CONTENT, "afs"),
    row("withdraw_idea", "as"),
    row("sign_idea", "a"), // Whoever may change it does not thereby become its author.
    // Whoever is in charge of the challenge decides on its answers too.
    send("decide_idea", DECISION, DECIDERS),
    send("set_idea_potential", POTENTIAL, DECIDERS),
    send("restrict_idea", r#"{"visibility":"everyone"}"#, ADMINISTRATORS),
    row("remove_idea_potential", DECIDERS),
    // Whoever may say something of an idea may offer it something; the rules of the call come after.
    row("read_idea_pledges", EVERYBODY),
    send("pledge_to_idea", r#"{"kind":"test_site","what":"Notre accueil."}"#, EVERYBODY),
    row("take_pledge_back", EVERYBODY),
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
    row("withdraw_co_author_invitation", "afs"),
    row("leave_co_authorship", EVERYBODY),
    send("link_idea", r#"{"idea_id":"$idea","kind":"similar"}"#, "afs"),
    row("unlink_idea", "afs"),
    send("merge_idea", r#"{"into":"$idea"}"#, ADMINISTRATORS),
    row("undo_merge", ADMINISTRATORS),
    row("export_ideas", EVERYBODY),
    row("export_dormant_ideas", EVERYBODY),
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
    row("read_challenge_pledges", EVERYBODY),
    row("read_challenge_history", EVERYBODY),
    send("create_challenge", CALL, ADMINISTRATORS),
    send("edit_challenge", CALL, DECIDERS),
    row("read_promises", EVERYBODY),
    row("publish_challenge", DECIDERS),
    row("discard_challenge", DECIDERS),
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
    row("print_practice_card", EVERYBODY),
    send("publish_practice", PUBLISH, LEAD),
    send("edit_practice", PRACTICE, LEAD),
    row("list_reuses", EVERYBODY),
    row("read_reuse", EVERYBODY),
    send("declare_reuse", REUSE, CONTRIBUTORS),
    // It changes nothing for whoever is not the one to call there.
    row("leave_reuse_contact", EVERYBODY),
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
    row("discard_kit", LEAD),
    send("withdraw_kit_release", r#"{"reason":"Une raison."}"#, LEAD),
    row("put_back_kit_release", LEAD),
    row("confirm_practice", LEAD),
    // It changes nothing for whoever is not the one to call.
    row("leave_practice_contact", EVERYBODY),
    // It is in the Store already: whoever may is told so.
    row("publish_draft_practice", LEAD),
    send("schedule_practice", "{}", LEAD),
    row("discard_practice", LEAD),
    // One after the other: the rest of the table reads the practice.
    send("withdraw_practice", r#"{"reason":"Une raison."}"#, LEAD),
    row("put_back_practice", LEAD),
    send("restrict_practice", r#"{"visibility":"everyone"}"#, ADMINISTRATORS),
    send("recommend_practice", r#"{"renewal":"renew"}"#, ADMINISTRATORS),
];
