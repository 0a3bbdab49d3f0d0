//! Everything that can be wrong with a hand-over in Danish: what happened, what is safe, what to do.

use crate::{
    domain::hand_over::NotReady,
    exchange::{
        age_file::{AgeError, HandOverError},
        hand_over::{Fault, FileError},
    },
    storage::age_key::AgeKeyError,
    workflow::merge::PlanError,
};

/// What is missing before a hand-over can be made.
pub fn not_ready(missing: NotReady) -> &'static str {
    match missing {
        NotReady::NoChild => "Vælg mindst ét barn.",
        NotReady::NoInstitution => "Skriv, hvor I overleverer fra.",
        NotReady::NoReceiver => "Skriv, hvem filen er til.",
        NotReady::NoReason => "Skriv, hvorfor I overleverer.",
        NotReady::NoConsent => "Vælg, om der er samtykke.",
        NotReady::NobodyConsented => "Skriv, hvem der har givet samtykke.",
        NotReady::NoDate => "Skriv, hvilken dag samtykket blev givet.",
        NotReady::InFuture => "Dagen for samtykket er ikke kommet endnu.",
        NotReady::NoGround => "Skriv begrundelsen.",
    }
}

/// That there is no key of the team's to open a file with.
pub fn no_team_key() -> String {
    "Her er ingen modtagernøgle. Intet er ændret. Åbn filen med adgangssætningen, eller lav en modtagernøgle under »Data på tabletten«, og bed om en ny fil til den."
        .to_owned()
}

/// Why a file was not sealed or opened.
pub fn hand_over_error(error: HandOverError) -> String {
    match error {
        HandOverError::File(error) => age_error(error),
        HandOverError::NotStarted => {
            "En del af appen startede ikke. Intet er ændret. Genindlæs siden, og prøv igen."
        }
        HandOverError::Stopped => {
            "Arbejdet stoppede undervejs, nok fordi tabletten mangler hukommelse. Intet er ændret. Luk andre faner, og prøv igen."
        }
    }
    .to_owned()
}

fn age_error(error: AgeError) -> &'static str {
    match error {
        AgeError::NotAnAgeFile => {
            "Filen er ikke en overlevering fra Næste skridt. Intet er ændret. Vælg en fil, der ender på .age."
        }
        AgeError::Armoured => {
            "Filen er skrevet om til bogstaver. Intet er ændret. Bed afsenderen om selve filen."
        }
        AgeError::Newer => {
            "Filen er låst med en nyere udgave. Intet er ændret. Genindlæs siden for at få den nyeste udgave."
        }
        AgeError::Damaged => {
            "Filen er beskadiget eller ikke hel. Intet er ændret. Bed afsenderen sende den igen."
        }
        AgeError::TooLong | AgeError::HeaderTooLong => {
            "Filen er for stor til at være en overlevering. Intet er ændret."
        }
        AgeError::TooManyRecipients => "Filen er til for mange modtagere. Intet er ændret.",
        AgeError::UnknownRecipient => {
            "Filen er låst på en måde, som appen ikke kender. Intet er ændret. Bed afsenderen låse den med en adgangssætning."
        }
        AgeError::NeedsPassphrase => {
            "Filen åbnes med en adgangssætning og ikke med en nøgle. Intet er ændret."
        }
        AgeError::NeedsKey => {
            "Filen åbnes med en nøgle og ikke med en adgangssætning. Intet er ændret."
        }
        AgeError::WrongPassphrase => {
            "Adgangssætningen passer ikke til filen. Intet er ændret. Tjek den, og prøv igen."
        }
        AgeError::NotForThisKey => {
            "Filen er låst til en anden nøgle. Intet er ændret. Spørg afsenderen, hvem den er til."
        }
        AgeError::TooMuchWork => {
            "Filen kræver mere, end nogen tablet kan. Den er nok ændret udefra. Intet er ændret her."
        }
        AgeError::OutOfMemory => {
            "Tabletten har ikke hukommelse nok lige nu. Intet er ændret. Luk andre faner, og prøv igen."
        }
        AgeError::ForNobody => "Der er hverken adgangssætning eller nøgle. Skriv en, og prøv igen.",
        AgeError::Key(error) => key_error(error),
        AgeError::NoRandomness => {
            "Browseren kan ikke lave sikre nøgler. Intet er lavet. Brug en nyere browser."
        }
    }
}

/// Why a text is not the key it should be.
pub fn key_error(error: AgeKeyError) -> &'static str {
    match error {
        AgeKeyError::NotAKey => {
            "Det er ikke en nøgle. En offentlig nøgle er en lang række bogstaver og tal (begynder med age1)."
        }
        AgeKeyError::Mistyped => "Der er en fejl i nøglen. Kopiér den igen, hele vejen.",
        AgeKeyError::Secret => {
            "Det er en hemmelig nøgle. Den må ikke deles. Bed modtageren om den offentlige (begynder med age1)."
        }
        AgeKeyError::Public => {
            "Det er en offentlig nøgle. Her skal den hemmelige bruges, der begynder med AGE-SECRET-KEY-1."
        }
        AgeKeyError::OtherSort => "Nøglen er af en slags, som appen ikke kender.",
    }
}

/// Why the text inside cannot be received.
pub fn file_error(error: FileError) -> String {
    let line = error.line;
    match error.fault {
        Fault::NotAHandOver => {
            "Filen kan åbnes, men den er ikke en overlevering fra Næste skridt. Intet er ændret.".to_owned()
        }
        Fault::Newer => {
            "Filen er lavet med en nyere udgave af Næste skridt. Intet er taget ind, for noget vigtigt kunne mangle. Genindlæs siden for at få den nyeste udgave, og prøv igen.".to_owned()
        }
        Fault::TooLong => "Der står mere i filen, end appen kan tage ind på én gang. Intet er ændret.".to_owned(),
        Fault::TooBig => format!("Linje {line} i filen er større, end noget fra appen er. Filen er ændret udefra. Intet er taget ind."),
        Fault::CutOff => "Filen er ikke hel: Slutningen mangler. Intet er taget ind. Bed afsenderen sende den igen.".to_owned(),
        Fault::Damaged => "Filen er ændret, efter den blev lavet. Intet er taget ind. Bed afsenderen sende den igen.".to_owned(),
        Fault::NoRecord => format!("Linje {line} i filen er ikke noget, appen kan have lavet. Intet er taget ind."),
        Fault::NotAlone => "Filen siger, at den kun har et overgangsskema med, men det passer ikke med det, der er i den. Den er ændret udefra. Intet er taget ind. Bed afsenderen om en ny.".to_owned(),
        Fault::Twice => format!("Linje {line} i filen står der to gange. Intet er taget ind."),
        Fault::NoChild => format!("Linje {line} i filen hører ikke til et barn i filen. Intet er taget ind."),
    }
}

/// Why nothing can be planned.
pub fn plan_error(error: PlanError) -> String {
    match error {
        PlanError::IdTaken => {
            "Noget i filen står her om et andet barn eller er noget andet her. Filen er ændret udefra. Intet er taget ind.".to_owned()
        }
    }
}

/// The browser did not give the file's bytes.
pub fn unread() -> String {
    "Filen kunne ikke læses. Vælg den igen.".to_owned()
}

/// Longer than any hand-over.
pub fn too_long() -> String {
    age_error(AgeError::TooLong).to_owned()
}
