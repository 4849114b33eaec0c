//! The database schema, one file a change, the same for SQLite and PostgreSQL.
//!
//! Text codes, never native enums; identifiers and instants are made by us, never by the database; order is by
//! explicit keys. A released file is never changed: a change is a new file.

use sea_orm_migration::prelude::*;

mod m20261122_000001_people;
mod m20261122_000002_references;
mod m20261122_000003_journal;
mod m20261122_000004_ideas;
mod m20261122_000005_pocs;
mod m20261122_000006_practices;
mod m20261122_000007_plumbing;
mod m20261126_000010_documents;
mod m20261126_000011_help_requests;
mod m20261126_000012_resource_requests;
mod m20261126_000013_expression;
mod m20261126_000014_comments;
mod m20261126_000015_messages;
mod m20261126_000020_challenges;
mod m20261126_000021_reviews;
mod m20261126_000022_ideas_beside;
mod m20261126_000023_ideas_counted;
mod m20261126_000030_reference_lists;
mod m20261126_000031_poc_record;
mod m20261126_000032_poc_gates;
mod m20261126_000033_poc_figures;
mod m20261126_000034_lessons;
mod m20261126_000035_half_year_reviews;
mod m20261126_000040_search;
mod m20261126_000050_rights;
mod m20261126_000060_editorial;
mod m20261126_000061_events;
mod m20261126_000070_reuses;
mod m20261126_000090_kits;
mod m20261126_000091_confirmations;
mod m20261126_000092_directory;
mod m20261126_000100_bricks;
mod m20261126_000120_newsletter;
mod m20261126_000140_practice_outlook;
mod m20261126_000141_event_feedback;
mod m20261126_000142_partners;
mod m20261127_000150_practice_video;
mod m20261127_000151_referent_training;
mod m20261127_000152_practice_origins;
mod m20261127_000153_pitches_and_testimonials;
mod m20261127_000154_ideas;
mod m20261127_000155_challenges;
mod m20261127_000156_following;
mod m20261127_000158_people;
mod m20261127_000159_partners_and_files;
mod m20261127_000160_mail_digests;
mod m20261127_000161_idea_potential;
mod m20261127_000162_challenge_indicators;
mod m20261127_000163_challenge_image;
mod m20261127_000164_challenge_people;
mod m20261127_000165_tracks;
mod m20261127_000166_celebrations;
mod m20261127_000167_showcase;
mod m20261127_000169_showcase_proposals;
mod m20261127_000170_home_arrangement;
mod m20261127_000171_takeover;
mod m20261127_000172_event_reminders;
mod m20261127_000173_celebrated_before;
mod m20261127_000174_indicator_aim;
mod m20261127_000175_passwords;
mod m20261127_000176_bodies_of_items;
mod m20261127_000178_mentions;
mod m20261127_000179_editorial_image;
mod m20261127_000180_readers;
mod m20261127_000181_actions_and_telephone;
mod m20261127_000185_action_forms;
mod m20261127_000186_delegations_ending;
mod m20261128_000182_pledges;
mod m20261128_000183_idea_edits;
mod m20261128_000184_practice_image;
mod m20261128_000188_former_answers;
mod m20261128_000189_prepared_outdated;
mod m20261128_000190_given_answers;
mod m20261128_000192_versions_and_givers;
mod m20261128_000193_guide_versions;
mod m20261128_000194_practice_drafts;
mod m20261128_000195_practice_schedules;
mod m20261128_000197_kit_withdrawals;
mod m20261128_000199_brick_bodies;
mod m20261128_000200_home_added;
mod m20261128_000201_additions_of_bodies;
mod m20261128_000202_speakers_and_cards;
mod m20261128_000203_poc_sponsor_word;
mod m20261128_000205_gates_reworked;
mod m20261128_000207_training_sessions;
mod m20261128_000212_practice_figure;
mod m20261128_000213_directory_sites;
mod m20261128_000214_practices_of_ideas;
mod tables;

/// Applies the changes in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all = first();
        all.extend(since_27_november());
        all
    }
}

/// The tables as they were first, and what the days up to 26 November 2026 added.
fn first() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_000001_people::Migration),
        Box::new(m20261122_000002_references::Migration),
        Box::new(m20261122_000003_journal::Migration),
        Box::new(m20261122_000004_ideas::Migration),
        Box::new(m20261122_000005_pocs::Migration),
        Box::new(m20261122_000006_practices::Migration),
        Box::new(m20261122_000007_plumbing::Migration),
        Box::new(m20261126_000040_search::Migration),
        Box::new(m20261126_000050_rights::Migration),
        Box::new(m20261126_000010_documents::Migration),
        Box::new(m20261126_000011_help_requests::Migration),
        Box::new(m20261126_000012_resource_requests::Migration),
        Box::new(m20261126_000013_expression::Migration),
        Box::new(m20261126_000014_comments::Migration),
        Box::new(m20261126_000015_messages::Migration),
        Box::new(m20261126_000020_challenges::Migration),
        Box::new(m20261126_000021_reviews::Migration),
        Box::new(m20261126_000022_ideas_beside::Migration),
        Box::new(m20261126_000023_ideas_counted::Migration),
        Box::new(m20261126_000030_reference_lists::Migration),
        Box::new(m20261126_000031_poc_record::Migration),
        Box::new(m20261126_000032_poc_gates::Migration),
        Box::new(m20261126_000033_poc_figures::Migration),
        Box::new(m20261126_000034_lessons::Migration),
        Box::new(m20261126_000035_half_year_reviews::Migration),
        Box::new(m20261126_000060_editorial::Migration),
        Box::new(m20261126_000061_events::Migration),
        Box::new(m20261126_000070_reuses::Migration),
        Box::new(m20261126_000090_kits::Migration),
        Box::new(m20261126_000091_confirmations::Migration),
        Box::new(m20261126_000092_directory::Migration),
        Box::new(m20261126_000100_bricks::Migration),
        Box::new(m20261126_000120_newsletter::Migration),
        Box::new(m20261126_000140_practice_outlook::Migration),
        Box::new(m20261126_000141_event_feedback::Migration),
        Box::new(m20261126_000142_partners::Migration),
    ]
}

fn since_27_november() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261127_000150_practice_video::Migration),
        Box::new(m20261127_000151_referent_training::Migration),
        Box::new(m20261127_000152_practice_origins::Migration),
        Box::new(m20261127_000153_pitches_and_testimonials::Migration),
        Box::new(m20261127_000154_ideas::Migration),
        Box::new(m20261127_000155_challenges::Migration),
        Box::new(m20261127_000156_following::Migration),
        Box::new(m20261127_000158_people::Migration),
        Box::new(m20261127_000159_partners_and_files::Migration),
        Box::new(m20261127_000160_mail_digests::Migration),
        Box::new(m20261127_000161_idea_potential::Migration),
        Box::new(m20261127_000162_challenge_indicators::Migration),
        Box::new(m20261127_000163_challenge_image::Migration),
        Box::new(m20261127_000164_challenge_people::Migration),
        Box::new(m20261127_000165_tracks::Migration),
        Box::new(m20261127_000166_celebrations::Migration),
        Box::new(m20261127_000167_showcase::Migration),
        Box::new(m20261127_000169_showcase_proposals::Migration),
        Box::new(m20261127_000170_home_arrangement::Migration),
        Box::new(m20261127_000171_takeover::Migration),
        Box::new(m20261127_000172_event_reminders::Migration),
        Box::new(m20261127_000173_celebrated_before::Migration),
        Box::new(m20261127_000174_indicator_aim::Migration),
        Box::new(m20261127_000175_passwords::Migration),
        Box::new(m20261127_000176_bodies_of_items::Migration),
        Box::new(m20261127_000178_mentions::Migration),
        Box::new(m20261127_000179_editorial_image::Migration),
        Box::new(m20261127_000180_readers::Migration),
        Box::new(m20261127_000181_actions_and_telephone::Migration),
        Box::new(m20261127_000185_action_forms::Migration),
        Box::new(m20261127_000186_delegations_ending::Migration),
        Box::new(m20261128_000182_pledges::Migration),
        Box::new(m20261128_000183_idea_edits::Migration),
        Box::new(m20261128_000184_practice_image::Migration),
        Box::new(m20261128_000188_former_answers::Migration),
        Box::new(m20261128_000189_prepared_outdated::Migration),
        Box::new(m20261128_000190_given_answers::Migration),
        Box::new(m20261128_000192_versions_and_givers::Migration),
        Box::new(m20261128_000193_guide_versions::Migration),
        Box::new(m20261128_000194_practice_drafts::Migration),
        Box::new(m20261128_000195_practice_schedules::Migration),
        Box::new(m20261128_000197_kit_withdrawals::Migration),
        Box::new(m20261128_000199_brick_bodies::Migration),
        Box::new(m20261128_000200_home_added::Migration),
        Box::new(m20261128_000201_additions_of_bodies::Migration),
        Box::new(m20261128_000202_speakers_and_cards::Migration),
        Box::new(m20261128_000203_poc_sponsor_word::Migration),
        Box::new(m20261128_000205_gates_reworked::Migration),
        Box::new(m20261128_000207_training_sessions::Migration),
        Box::new(m20261128_000212_practice_figure::Migration),
        Box::new(m20261128_000213_directory_sites::Migration),
        Box::new(m20261128_000214_practices_of_ideas::Migration),
    ]
}
