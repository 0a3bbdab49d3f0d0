//! What a vault keeps: the domain's values as versioned records. Which key seals one is said by
//! its place, so that a draft and a completed assessment are the same value.

use crate::{
    domain::{
        assessment::{Assessment, Professional},
        child::Child,
        parent_talk::ParentTalk,
    },
    storage::record::Record,
};

impl Record for Child {}
impl Record for Professional {}
impl Record for Assessment {}
impl Record for ParentTalk {}
