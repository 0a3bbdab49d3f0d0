//! One file a screen.

mod acute;
mod assessment;
mod child;
mod child_form;
mod children;
mod colleagues;
mod create;
mod decision;
mod facts;
mod form;
mod form_area;
mod next_step;
mod position;
mod recover;
mod review;
mod ruler;
mod screened;
mod settings;
mod suggestion;
mod unlock;

pub use acute::Acute;
pub use assessment::AssessmentPage;
pub use child::ChildPage;
pub use child_form::{AddChild, EditChild};
pub use children::{Children, SetAsideNotice};
pub use create::{Create, RecoveryKey};
pub use facts::FactsScreen;
pub use form::Form;
pub use next_step::NextStep;
pub use position::PositionScreen;
pub use recover::{NewPassphrase, Recover};
pub use review::Review;
pub use ruler::{CareRuler, ChildRuler};
pub use screened::Screened;
pub use settings::Settings;
pub use unlock::Unlock;
