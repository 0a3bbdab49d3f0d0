//! What is missing in the forms of efforts, offers, overgangsskemaer and agendas.

use crate::domain::{
    effort::{EffortError, FollowUpError, ReopenError},
    meeting::MeetingDayError,
    offer::OfferError,
    transition::TransitionError,
};

/// Why an effort cannot be begun as typed.
pub fn effort_error(error: EffortError) -> &'static str {
    match error {
        EffortError::NoKind => "Vælg, hvad det er for en indsats.",
        EffortError::NoTitle => "Skriv, hvad I kalder indsatsen.",
        EffortError::NoGoal => "Skriv et mål for barnet.",
        EffortError::NoOwner => "Skriv, hvem der har ansvaret.",
        EffortError::NoStart => "Vælg den dag, indsatsen begynder.",
        EffortError::NoEnd => "Vælg den dag, indsatsen slutter efter planen.",
        EffortError::EndBeforeStart => "Indsatsen slutter, før den begynder. Ret en af datoerne.",
        EffortError::NoCadence => "Vælg, hvornår I følger op.",
        EffortError::NoFirst => "Vælg en første opfølgning, der ikke ligger før starten.",
        EffortError::GateUnanswered => "Svar på de fire spørgsmål. »Ved ikke« er også et svar.",
        EffortError::GateWithoutReason => "Skriv, hvorfor I vælger §\u{a0}30 alligevel.",
        EffortError::AnonymityNotTold => {
            "Sig det til forældrene først, og sæt kryds. Indsatsen registreres."
        }
    }
}

/// Why an offer cannot be kept as typed.
pub fn offer_error(error: OfferError) -> &'static str {
    match error {
        OfferError::NoTitle => "Skriv, hvad tilbuddet hedder.",
        OfferError::NoText => "Skriv, hvad tilbuddet er.",
        OfferError::NoKind => "Vælg, hvad der skal til for at få tilbuddet.",
        OfferError::AgeFrom => "Skriv den yngste alder som 10 mdr. eller 3 år.",
        OfferError::AgeTo => "Skriv den ældste alder som 10 mdr. eller 3 år. Højst 17 år.",
        OfferError::AgesTurned => "Den yngste alder er over den ældste. Ret en af dem.",
        OfferError::NoRuler => "Vælg mindst én lineal.",
        OfferError::NoStep => "Vælg både det laveste og det højeste trin.",
        OfferError::StepsTurned => "Det første trin er over det sidste. Ret et af dem.",
        OfferError::NoContact => "Skriv, hvem man kontakter.",
    }
}

/// Why a follow-up of an effort cannot be kept as typed.
pub fn follow_up_error(error: FollowUpError) -> &'static str {
    match error {
        FollowUpError::NoDay => "Vælg den dag, I fulgte op.",
        FollowUpError::InFuture => "Dagen er ikke kommet endnu. Vælg en dag til og med i dag.",
        FollowUpError::BeforeStart => "Den dag var indsatsen ikke begyndt. Tjek datoen.",
        FollowUpError::NoMoved => "Svar på, om barnet har flyttet sig. »Ved ikke« er også et svar.",
        FollowUpError::NothingSeen => "Skriv, hvad I har set.",
        FollowUpError::NoStepDown => "Svar på spørgsmålet. »Ved ikke« er også et svar.",
        FollowUpError::NoOutcome => "Vælg, om I fortsætter, justerer eller afslutter.",
        FollowUpError::NoChange => "Skriv, hvad I gør anderledes.",
        FollowUpError::NoNext => "Vælg en dag efter i dag til næste opfølgning.",
        FollowUpError::AfterWithoutBefore => {
            "Der er ingen score fra før på den lineal, så der er intet at sammenligne med. Vælg »Ved ikke«."
        }
    }
}

/// Why an effort cannot be opened again as typed.
pub fn reopen_error(error: ReopenError) -> &'static str {
    match error {
        ReopenError::NoReason => "Skriv, hvorfor indsatsen genåbnes.",
        ReopenError::NoNext => "Vælg en dag efter i dag til næste opfølgning.",
    }
}

/// Why an overgangsskema cannot be finished.
pub fn transition_error(error: TransitionError) -> &'static str {
    use TransitionError as E;
    match error {
        E::Finished => {
            "Skemaet er allerede gjort færdigt. Lav en ny udgave, hvis noget skal rettes."
        }
        E::NoParents => "Skriv, hvem af forældrene der er med.",
        E::NoReceiver => "Skriv, hvor barnet skal hen.",
        E::NothingGoesAlong => {
            "Der er intet, der må gå med endnu. Skriv noget, og spørg forældrene, om det må gå med."
        }
        E::TooLong => {
            "Det fylder mere end to sider. Gør nogle af teksterne kortere. Alt, I har skrevet, er gemt."
        }
    }
}

/// Why an agenda cannot be made.
pub fn meeting_day_error(error: MeetingDayError) -> &'static str {
    use MeetingDayError as E;
    match error {
        E::NoKind => "Vælg, hvad det er for møder.",
        E::NoDay => "Vælg dagen.",
        E::NoClock => "Skriv, hvornår I begynder, for eksempel 8.30.",
        E::NoMinutes => "Skriv, hvor mange minutter hvert barn får, fra 1 til 240.",
        E::NoChildren => "Vælg mindst ét barn.",
        E::TooLong => "Så mange børn kan ikke nås på én dag. Vælg færre børn eller færre minutter.",
    }
}
