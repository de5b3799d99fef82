//! The storage tests that every database runs: each is a function over a fresh, empty, migrated database.
//!
//! A database's own test file calls [`storage_suite!`](crate::storage_suite) with an expression that opens one.

pub mod addresses;
pub mod consents;
pub mod expiry;
pub mod imports;
pub mod keeping;
pub mod letters;
pub mod links;
pub mod mail;
pub mod messages;
pub mod people;
pub mod records;
pub mod requests;
pub mod routes;
pub mod sessions;
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
            records: [
                facts_of_each_list,
                facts_of_nothing,
                pages_walk_each_list_once,
                pages_stay_put_under_inserts,
                rows_of_one_moment_are_not_lost_between_pages,
                a_strange_cursor_is_refused,
                mailings_are_counted_by_calendar_year,
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
                a_customers_own_switch_holds_for_their_address,
                a_mailbox_is_counted_once,
            ];
            imports: [
                a_list_joins_the_chain,
                what_a_person_chose_stands,
                a_no_of_a_list_is_kept,
                an_import_is_whole_or_nothing,
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
                newsletter_and_marketing_end_with_the_last_account,
                old_proof_goes_and_the_no_stays,
                dead_links_and_old_mailings_go,
            ];
            keeping: [
                the_database_answers,
                what_is_over_is_swept,
                records_go_when_their_period_has_passed,
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
