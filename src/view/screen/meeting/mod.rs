//! The meeting room: the meetings of a child, one meeting while it is held, on a big screen and on
//! paper, and the agendas with several children.

mod after;
mod case;
mod close;
mod day;
mod days;
mod decisions;
mod explanations;
mod insight;
mod list;
mod minutes_paper;
mod page;
mod people;
mod projector;
mod refusal;
mod room;
mod sheet;
mod stands;
mod steps;
mod voices;
mod words;

pub(super) use after::last_meeting;
pub use day::MeetingDayPage;
pub use days::MeetingDays;
pub use insight::meetings_in_full;
pub use list::Meetings;
pub use page::MeetingPage;
pub(super) use words::{decision_line, meeting_title, open_matter};
