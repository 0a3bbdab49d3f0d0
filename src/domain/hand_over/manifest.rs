//! What a hand-over says of itself before the records.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::{
    assessment::Professional,
    date::{Date, Moment},
};

/// What is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Chosen children, as when a stue goes to another house.
    Children,
    /// One child's case.
    Case,
    /// One child's finished overgangsskema, and nothing else of its case.
    Transition,
}

/// Who hands over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// The institution or the place, in the professional's words.
    pub institution: String,
    /// Who made the file.
    #[serde(flatten)]
    pub by: Professional,
}

/// Whether the parents have said yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// They have.
    Given {
        /// Who said yes.
        by: String,
        /// When.
        on: Date,
    },
    /// It goes without, and the law allows it.
    Without {
        /// By which ground.
        ground: String,
    },
    /// None is needed.
    NotNeeded {
        /// Why not.
        because: String,
    },
}

/// What a hand-over says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Which file it is: random, and the same for every copy of it.
    pub id: String,
    /// When it was made.
    pub made: Moment,
    /// Who made it.
    pub from: Sender,
    /// Who it is for, in the sender's words.
    pub to: String,
    /// What is handed over.
    pub purpose: Purpose,
    /// How many children it is about.
    pub children: usize,
    /// How many records of each kind are in it.
    pub records: BTreeMap<String, usize>,
    /// Why it is handed over, in the sender's words.
    pub why: String,
    /// Whether the parents have said yes.
    pub consent: Consent,
    /// The version of the program that made it.
    pub program: String,
}
