//! HL7 FHIR R4 (4.0.1): the form as a `Questionnaire`, and what professionals answered with it.
//!
//! Without names unless they are asked for, and without typed words unless they are asked for.
//! The børnelineal is one `Observation` for each score and never a sum; the chosen step is a
//! `ServiceRequest`; the position that people chose together is an `Observation` of its own; an
//! effort is a `CarePlan` with the scores before and after. Each has a `Provenance` that says who
//! answers for it, and for an assessment the rules it went by.

mod bundle;
mod effort;
mod elements;
mod joint;
mod kl;
mod questionnaire;
mod resources;
mod response;
mod result;
mod time;

pub use bundle::bundle;
pub use kl::{NotForKl, Stands, kl_response};
pub use questionnaire::questionnaire;
