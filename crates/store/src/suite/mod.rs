//! The storage tests that every database runs: each is a function over a fresh, empty, migrated database.
//!
//! A database's own test file calls [`storage_suite!`](crate::storage_suite) with an expression that opens one.

pub mod addresses;
pub mod agreeing;
pub mod asked;
pub mod carrying;
pub mod changes;
pub mod closing;
pub mod consents;
pub mod corrections;
pub mod desk;
pub mod expiry;
pub mod figures;
pub mod import_steps;
pub mod imports;
pub mod jobs;
pub mod keeping;
pub mod letters;
pub mod lifting;
pub mod links;
pub mod mail;
pub mod messages;
pub mod officers;
pub mod people;
pub mod profile;
pub mod public_requests;
pub mod records;
pub mod requests;
pub mod results;
pub mod routes;
pub mod sessions;
pub mod still;
pub mod threads;
pub mod whose;
pub mod world;

use crate::{Seed, Store};

/// What the tests need: the verbs, and a way to put rows in.
pub trait Database: Store + Seed {}

impl<T: Store + Seed> Database for T {}

/// Makes a test of each function of the suite; the expression gives `(guard, Arc<dyn Database>)`, awaited.
#[macro_export]
macro_rules! storage_suite {
    ($open:expr) => {
        $crate::storage_suite!(@tests $open;
            people: [
                log_in_knows_the_name_in_any_case,
                failed_tries_are_counted_until_a_right_one,
                accounts_come_with_the_owners_first,
                the_profile_of_an_owner,
                the_profile_of_a_user_is_their_own,
            ];
            sessions: [
                a_session_begins_changes_and_ends,
                a_session_cannot_choose_somebody_elses_account,
                use_never_goes_back_in_time,
            ];
            officers: [
                an_officer_sets_their_account_up_once,
                a_code_works_once,
                failed_log_ins_are_forgotten_by_and_by,
                a_draft_is_its_officers,
                a_disabled_officer_is_out_at_once,
                who_logs_in_elsewhere_is_known_by_their_subject,
                a_log_in_comes_back_once,
            ];
            public_requests: [
                a_public_request_is_stored_by_its_link_once,
                a_public_twin_is_the_first,
                what_a_public_request_restricts_is_what_was_done,
                a_mailbox_is_not_flooded_by_public_requests,
                so_many_public_requests_of_a_network_wait_and_no_more,
                beyond_so_many_links_the_next_leaves_later,
            ];
            records: [
                facts_of_each_list,
                facts_of_nothing,
                pages_walk_each_list_once,
                pages_stay_put_under_inserts,
                rows_of_one_moment_are_not_lost_between_pages,
                a_strange_cursor_is_refused,
                mailings_are_counted_by_calendar_year,
                a_look_at_many_is_in_the_log_of_each,
                ones_own_looks_are_told_apart,
            ];
            whose: [
                a_user_sees_nothing_of_the_account,
                one_account_shows_nothing_of_the_other,
                two_owners_see_nothing_of_each_other,
                requests_stay_with_person_and_account,
                who_has_no_place_in_the_account_writes_nothing,
            ];
            consents: [
                what_was_never_chosen_is_refused,
                an_import_without_proof_is_unknown,
                a_change_shows_at_once,
                an_older_revision_is_stale_and_writes_nothing,
                what_is_already_so_is_no_change,
                a_lost_answer_can_be_asked_for_again,
                an_earlier_answer_is_found_before_anything_is_checked,
                a_key_for_something_else_is_refused,
                a_key_of_the_other_account_is_refused,
                the_same_key_at_once_writes_once,
                different_keys_at_once_write_once,
                a_yes_that_sends_too_many_emails_waits,
            ];
            requests: [
                a_request_is_stored_with_its_first_events,
                a_replay_gives_the_first_answer,
                an_open_twin_is_given_instead,
                a_closed_twin_is_none,
                anything_else_is_a_new_request,
                the_same_request_at_once_is_one,
                references_are_unique_at_once,
                references_count_by_year,
                open_ones_come_due_first,
                a_story_comes_back_whole,
                pages_of_requests,
                what_was_seen_is_not_unread,
            ];
            asked: [
                what_was_asked_comes_back,
                a_twin_asked_for_the_same,
                an_objection_works_at_once,
                a_twin_does_nothing_of_it,
                a_choice_seen_otherwise_stores_nothing,
            ];
            changes: [
                a_change_is_stored_whole,
                a_refusal_writes_nothing,
                a_change_is_safe_to_repeat,
                somebody_elses_request_is_missing,
                changes_at_once_follow_each_other,
                a_dropped_change_is_whole_or_nothing,
            ];
            threads: [
                messages_come_with_their_files,
                a_thread_is_read_by_its_person,
                what_stands_still_goes_on_when_it_is_lifted,
                each_recipient_is_told_once,
                an_outcome_is_replaced,
            ];
            desk: [
                each_filter_finds_its_own,
                the_queue_pages_stay_put_under_inserts,
                a_reference_finds_its_request,
                the_officer_sees_whose_it_is,
            ];
            figures: [
                a_report_counts_dutch_days,
                the_company_is_warned_once,
            ];
            jobs: [
                work_is_taken_when_it_is_due,
                the_same_work_waits_once,
                two_workers_never_hold_the_same,
                an_expired_lease_goes_to_another,
                work_that_fails_is_tried_again,
                work_that_comes_meanwhile_is_done_after,
                work_that_only_waits_was_not_tried,
                a_request_says_that_its_work_was_given_up,
            ];
            links: [
                a_choice_waits_for_its_link,
                a_link_that_does_not_hold_changes_nothing,
                what_waits_already_is_not_sent_twice,
                a_confirmation_is_sent_again_within_its_limit,
                a_link_followed_at_once_confirms_once,
                a_link_stops_one_purpose,
                the_address_of_a_non_customer_goes_with_their_no,
                a_stop_that_is_cut_off_is_whole_or_nothing,
                stopping_and_confirming_at_once_are_in_some_order,
                a_link_to_what_is_unknown_keeps_the_no,
                a_link_in_another_mailbox_gives_no_yes,
                a_no_takes_back_the_email_that_asks,
                a_link_asks_for_its_own_address_only,
            ];
            routes: [
                the_helpdesk_changes_a_choice_under_its_name,
                a_change_of_nobody_is_missing,
                a_history_has_every_route,
                signing_up_by_address,
                signing_up_at_once_sends_one_letter,
                a_former_customer_subscribes_as_anybody,
                a_former_customer_takes_an_objection_back,
                a_no_is_lifted_by_its_own_yes_alone,
            ];
            mail: [
                only_a_yes_permits,
                a_yes_under_another_wording_is_none,
                who_closed_their_account_is_not_mailed,
                the_seventh_of_a_year_is_refused,
                senders_at_once_never_get_a_seventh,
                a_block_is_an_objection,
                an_e_mail_is_leased_and_comes_back,
                servers_at_once_share_the_outbox,
            ];
            addresses: [
                an_address_finds_everybody_who_has_it,
                the_last_word_of_a_mailbox_holds,
                a_yes_stays_with_who_becomes_a_customer,
                who_comes_back_keeps_the_yes_given_since,
                a_mailbox_is_counted_once,
            ];
            imports: [
                a_list_joins_the_chain,
                what_a_person_chose_stands,
                a_no_of_a_list_is_kept,
                an_older_list_does_not_undo_a_newer_no,
                a_former_customer_is_imported_as_anybody,
                the_same_address_twice_is_heard_in_turn,
            ];
            import_steps: [
                an_import_is_whole_or_nothing,
                others_write_while_an_import_goes_on,
                what_is_chosen_meanwhile_is_newer,
                an_import_that_is_cut_off_goes_on,
                an_import_waits_as_work,
                the_older_list_comes_first,
                nobody_is_told_of_a_dry_run,
            ];
            messages: [
                a_message_is_its_senders,
                satisfied_is_from_the_first_day,
                a_withdrawn_message_goes,
                a_kept_message_is_locked,
                an_open_question_is_asked_about,
                an_answered_withdrawal_is_finished,
                silence_is_satisfied_after_one_reminder,
                withdrawing_at_once_is_once,
            ];
            expiry: [
                what_is_not_confirmed_in_time_ends,
                one_choice_that_came_too_late_ends_alone,
                every_choice_ends_with_the_last_account,
                old_proof_goes_and_the_no_stays,
                dead_links_and_old_mailings_go,
            ];
            results: [
                a_file_is_made_piece_by_piece,
                a_file_begun_anew_takes_the_place_of_the_unfinished,
                a_link_works_in_its_session,
                a_file_goes_when_its_time_is_over,
            ];
            carrying: [
                what_would_go_and_what_stays,
                a_step_does_what_was_shown_once,
                a_closure_starts_the_period_of_a_message,
                values_go_when_nothing_that_stays_needs_them,
            ];
            still: [
                what_stands_still_is_kept,
            ];
            lifting: [
                a_request_knows_what_stands_still_for_it,
                ones_own_erasure_goes_before_ones_own_restriction,
                ones_own_erasure_ends_what_stood_still,
            ];
            agreeing: [
                a_step_that_is_cut_off_ends_the_same,
                the_preview_is_what_is_done,
            ];
            closing: [
                closing_an_account,
            ];
            corrections: [
                a_correction_is_put_in_once,
                what_is_not_put_in_says_why,
                a_correction_takes_the_place_of_one_value,
            ];
            profile: [
                a_change_takes_the_place_of_what_was_stored,
                who_does_not_own_the_account_changes_nothing_of_it,
                one_of_several_values_is_not_changed_in_place,
                changes_at_once_are_one,
                a_new_address_waits_for_its_click,
                the_last_address_asked_for_is_the_one,
                too_many_emails_to_an_address_wait,
                choices_go_along_and_a_mailbox_keeps_its_no,
                an_unconfirmed_address_is_forgotten,
            ];
            keeping: [
                the_database_answers,
                what_is_over_is_swept,
                records_go_when_their_period_has_passed,
                a_closed_request_goes_with_all_of_it,
                values_go_when_no_purpose_needs_them,
                a_person_keeps_what_another_account_needs,
                a_dropped_write_is_whole_or_nothing,
            ];
        );
    };
    (@tests $open:expr; $($module:ident: [$($test:ident),+ $(,)?];)+) => {$(
        mod $module {
            use super::*;
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn $test() {
                    let (_guard, database) = $open.await;
                    $crate::suite::$module::$test(database).await;
                }
            )+
        }
    )+};
}
