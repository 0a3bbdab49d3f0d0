//! The effect runner: what the app asks of the browser, and what comes back into the shared
//! state. Beside `app`, the only place of the view that knows the platform. Whatever is begun is
//! told how it ended through a callback.

mod attempts;
mod backup;
mod colleagues;
mod course;
mod device;
mod efforts;
mod front;
mod hand_over;
mod held;
mod inside;
mod job;
mod keeping;
mod keys;
mod lock;
mod meetings;
mod notice;
mod offers;
mod passkey;
mod practice;
mod receive;
mod restore;
mod rounds;
mod saving;
mod sparring;
mod team_key;
mod together;
mod transitions;
mod typed;
mod underretning;

pub use crate::platform::file::Handed;
pub use attempts::wait_before_trying;
pub use backup::{hand_over, make_backup, make_text, note_in_log, print_about, print_about_each};
pub use colleagues::{add_colleague, colleagues, remove_colleague, take_colleague_back};
pub use course::{Then, begin_correction, discard_draft, postpone, retract, take_back};
pub use device::{
    check_passphrase, derivation_progress, focus_first_error, focus_question, is_starting,
    keeping_is_refused, minute_clock, moved, now, offer_passphrase, print, same_passphrase,
    storage_is_persistent, to_top, today,
};
pub use efforts::{begin_effort, change_effort};
pub use front::{change_passphrase, create, open_practice, start, unlock, unlock_with_recovery};
pub use hand_over::{
    Going, HandOver, carried, forget_outgoing, make_hand_over, sealing_passphrase,
};
pub use held::inside;
pub use inside::{Opened, go_on, load_everything, lock_anyway, open_vault};
pub use job::give_up;
pub use keeping::{change_keeping, delete_child, wipe};
pub use keys::{awaited, change_keys, must_renew, passphrase_chosen, renew_secrets};
pub use lock::{forget_pin, idle_minutes, lock, log_off, set_idle_minutes, set_pin, try_pin};
pub use meetings::{
    begin_meeting, close_meeting, discard_day, edit_meeting, lock_instead, lock_towards,
    note_after_meeting, open_case, save_day, type_in_meeting,
};
pub use notice::{choose_audience, end_notice, follow, lift_bar, possible_readers, settle};
pub use offers::{change_offers, reset_offers};
pub use passkey::{
    NoPasskey, add_passkey, has_passkey, passkey_here, passkey_is_possible, remove_passkey,
    unlock_with_passkey,
};
pub use practice::fill_practice;
pub use receive::{Opener, Preview, forget_incoming, read_hand_over, receive};
pub use restore::{Found, Restoring, leave_restore, open_restore, read_backup, restore};
pub use rounds::{save_round, walk_to};
pub use saving::{
    add_child, assessment_changed, begin_assessment, complete, note_talk, retry, save_child,
};
pub use sparring::{begin_sheet, discard_sheet, edit_sheet};
pub use team_key::{ShownKey, make_team_key, team_key};
pub use together::{begin_joint, complete_joint, save_agreement};
pub use transitions::{NotFinished, begin_transition, finish_transition, transition_changed};
pub use typed::keep_typed;
pub use underretning::{
    begin_letter, discard_letter, edit_letter, note_answer, send_letter, write_other,
};
