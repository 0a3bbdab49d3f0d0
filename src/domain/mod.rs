//! The domain.

