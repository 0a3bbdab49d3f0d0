//! What an open vault hears of, and what it asks for.

/// What happens to an open vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Somebody touched the screen or the keyboard.
    Activity,
    /// Time has passed.
    Tick,
    /// The page is no longer seen.
    Hidden,
    /// The page is seen again.
    Shown,
    /// "Lås".
    Lock,
    /// "Log af" or "Skift person".
    LogOff,
    /// The right PIN was typed.
    PinRight,
    /// A wrong PIN was typed.
    PinWrong,
    /// A PIN has been set, or taken away.
    HasPin(bool),
    /// The lock would lose a write that the store refused.
    NotStored,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Cover the screen: nobody sees it, and everything stays as it is.
    Cover,
    /// Take the cover away.
    Uncover,
    /// Tear the views down and ask for the PIN. The keys stay in memory.
    Screen,
    /// Show the views again.
    Unscreen,
    /// Store what is under way, and drop the keys.
    Lock,
}
