//! Every error in Danish: what happened, what is safe, what to do. Each variant has its own
//! sentence, so that a new error cannot be shown as an old one.

mod together;

pub use together::{
    effort_error, follow_up_error, meeting_day_error, offer_error, reopen_error, transition_error,
};

use crate::{
    domain::{
        agreement::{AgreementError, FollowError},
        child::ChildError,
        decision::DecisionError,
        follow_up::PostponeError,
        joint::JointError,
        keeping::KeepingError,
        parent_talk::ParentTalkError,
        round::RoundError,
        underretning::{AnswerError, SentError},
    },
    exchange::backup::BackupError,
    storage::{
        header::HeaderError, kdf::KdfError, passphrase::PassphraseFlaw, record::RecordError,
        recovery::RecoveryError, store::StoreError,
    },
    workflow::{failure::Failure, pin::PinFlaw, vault::VaultError},
};

/// What went wrong on the way to or from the vault.
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Vault(error) => vault_error(error),
        Failure::Recovery(error) => recovery_error(*error),
        Failure::WorkerNotStarted => {
            "Nøglen kunne ikke regnes ud, for en del af appen startede ikke. Intet er ændret. Genindlæs siden, og prøv igen.".to_owned()
        }
        Failure::OutOfMemory => {
            "Tabletten har ikke hukommelse nok lige nu. Intet er ændret. Luk andre faner, og prøv igen.".to_owned()
        }
        Failure::FileMissing => {
            "En af appens egne filer kunne ikke hentes. Intet er ændret. Tjek forbindelsen, og prøv igen.".to_owned()
        }
        Failure::OtherTab => {
            "Appen er åben i en anden fane, og her kan du kun læse. Intet er ændret. Luk den anden fane, og genindlæs denne.".to_owned()
        }
        Failure::TooSoon { seconds } => {
            format!("Der er prøvet forkert mange gange. Vent {seconds} sek., og prøv igen. Intet er ændret.")
        }
        Failure::PasskeyDeclined => {
            "Tabletten låste ikke op, eller det blev afbrudt. Intet er ændret. Prøv igen, eller brug adgangssætningen.".to_owned()
        }
        Failure::PasskeyWithoutKey => {
            "Tabletten kan ikke lave en nøgle på denne måde, så den bruges ikke. Intet er ændret. Du låser op med adgangssætningen som før.".to_owned()
        }
        Failure::PasskeyRefused => {
            "Browseren kunne ikke bruge tablettens lås. Intet er ændret. Brug adgangssætningen.".to_owned()
        }
        Failure::PasskeyOfAnother => {
            "Tablettens nøgle passer ikke længere. Intet er ændret. Brug adgangssætningen, og slå oplåsningen til igen under Indstillinger.".to_owned()
        }
        Failure::RestoredUnopened => {
            "Sikkerhedskopien er gendannet, men kunne ikke åbnes med det samme. Genindlæs siden, og lås op.".to_owned()
        }
        Failure::Locked => "Appen er låst. Lås op, og prøv igen.".to_owned(),
    }
}

fn recovery_error(error: RecoveryError) -> String {
    match error {
        RecoveryError::Length { .. } => {
            "Nøglen har 32 tegn i otte grupper. Der mangler nogle, eller der er for mange."
        }
        RecoveryError::UnknownLetter => {
            "Nøglen har et tegn, som ingen nøgle har. Tjek det, du har skrevet."
        }
        RecoveryError::Mistyped => {
            "Et tegn er skrevet forkert, eller to har byttet plads. Intet er ændret. Tjek nøglen, og prøv igen."
        }
    }
    .to_owned()
}

fn vault_error(error: &VaultError) -> String {
    match error {
        VaultError::Store(error) => store_error(error),
        VaultError::Header(error) => header_error(error),
        VaultError::AlreadyExists => {
            "Der er allerede oprettet noget på denne tablet. Genindlæs siden, og lås op.".to_owned()
        }
        VaultError::WrongSecret => {
            "Det passer ikke. Intet er ændret. Tjek store og små bogstaver og mellemrum, og prøv igen.".to_owned()
        }
        VaultError::UnknownProfessional => {
            "Denne adgang findes ikke længere på tabletten. Intet er ændret. Genindlæs siden.".to_owned()
        }
        VaultError::Label => {
            "Navnet må have mellem 1 og 40 tegn. Ret det, og prøv igen.".to_owned()
        }
        VaultError::LabelTaken => {
            "Der er allerede en med det navn på tabletten. Skriv også et bogstav af efternavnet.".to_owned()
        }
        VaultError::AlteredCopy => {
            "Kopien er ændret, efter den blev taget, og gendannes ikke. Intet på tabletten er ændret. Brug en anden kopi.".to_owned()
        }
        VaultError::Oneself => {
            "Du kan ikke fjerne dig selv. Intet er ændret. Bed en kollega om det.".to_owned()
        }
        VaultError::KeysChanged => {
            "Nøglen er skiftet i et andet vindue. Intet er ændret her. Genindlæs siden, og lås op igen. Bliver det ved, så bed en kollega om at fjerne dig og tage dig tilbage med din gendannelsesnøgle.".to_owned()
        }
        VaultError::Busy => {
            "Noget er ved at blive gemt eller kopieret. Intet er ændret. Vent et øjeblik, og prøv igen.".to_owned()
        }
        VaultError::UnknownChild => {
            "Barnets nøgle mangler på tabletten. Det gemte er ikke rørt. Lås, lås op, og prøv igen.".to_owned()
        }
        VaultError::Unopened(reason) if reason.is_newer() => {
            "Dette er gemt af en nyere udgave af programmet. Det er ikke rørt. Genindlæs siden for at få den nyeste udgave.".to_owned()
        }
        VaultError::Unopened(_) => {
            "Noget af det gemte er beskadiget og kan ikke åbnes. Det er lagt til side og ikke slettet. Resten er i orden.".to_owned()
        }
        VaultError::Reader => {
            "En af de valgte kolleger kan ikke læse det endnu. Intet er ændret. Vælg en anden, eller prøv igen, når kollegaen har låst op på tabletten.".to_owned()
        }
        VaultError::Record(error) => record_error(*error),
        VaultError::NoRandomness(_) => {
            "Browseren kan ikke lave sikre nøgler. Intet er gemt. Brug en nyere browser.".to_owned()
        }
    }
}

fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Conflict(_) => {
            "Det er ændret i en anden fane. Intet er overskrevet. Luk den ene fane, og genindlæs den anden.".to_owned()
        }
        StoreError::QuotaExceeded => {
            "Tabletten har ikke plads til mere. Det, der står »Gemt« ved, er sikkert. Frigør plads på tabletten, og prøv igen.".to_owned()
        }
        StoreError::Unavailable => {
            "Browseren giver ikke plads til at gemme her. Det sker i et privat vindue, eller når lagring er slået fra. Åbn siden i et almindeligt vindue.".to_owned()
        }
        StoreError::Closed => {
            "Browseren lukkede for lageret. Det, der står »Gemt« ved, er sikkert. Prøv igen, eller genindlæs siden.".to_owned()
        }
        StoreError::Other(name) => {
            format!("Browseren kunne ikke gemme ({name}). Det, der står »Gemt« ved, er sikkert. Prøv igen.")
        }
    }
}

fn header_error(error: &HeaderError) -> String {
    match error {
        HeaderError::Damaged | HeaderError::GenerationMismatch { .. } => {
            "Låsen på tabletten er beskadiget og kan ikke åbnes. Intet er slettet. Kontakt jeres it-ansvarlige, før du gør mere.".to_owned()
        }
        HeaderError::NewerFormat { .. } => {
            "Tabletten er sidst brugt med en nyere udgave af programmet. Intet er rørt. Genindlæs siden for at få den nyeste udgave.".to_owned()
        }
        HeaderError::Work(error) => kdf_error(*error),
    }
}

fn kdf_error(error: KdfError) -> String {
    match error {
        KdfError::TooWeak => {
            "Låsen på tabletten er gjort svagere, end den var. Den åbnes ikke. Kontakt jeres it-ansvarlige.".to_owned()
        }
        KdfError::TooCostly => {
            "Låsen på tabletten kræver mere, end nogen tablet kan. Den er ændret udefra og åbnes ikke. Kontakt jeres it-ansvarlige.".to_owned()
        }
        KdfError::OutOfMemory => {
            "Tabletten har ikke hukommelse nok lige nu. Intet er ændret. Luk andre faner, og prøv igen.".to_owned()
        }
    }
}

fn record_error(error: RecordError) -> String {
    match error {
        RecordError::Newer { .. } => {
            "Dette er gemt af en nyere udgave af programmet. Det er ikke rørt. Genindlæs siden for at få den nyeste udgave.".to_owned()
        }
        RecordError::Unreadable => {
            "Noget af det gemte kan ikke læses. Det er lagt til side og ikke slettet.".to_owned()
        }
        RecordError::Unwritable => {
            "Det kunne ikke gemmes. Det, der står »Gemt« ved, er sikkert. Prøv igen.".to_owned()
        }
    }
}

/// Why a passphrase of one's own is refused.
pub fn passphrase_flaw(flaw: PassphraseFlaw) -> String {
    match flaw {
        PassphraseFlaw::TooShort { .. } => "Den er for kort. Brug mindst 15 tegn.",
        PassphraseFlaw::TooLong => "Den er for lang. Brug højst 1.000 tegn.",
        PassphraseFlaw::NoLetters => {
            "Den har ingen bogstaver. Brug ord; tal alene er lette at gætte."
        }
        PassphraseFlaw::FewDifferent => "Den har for få forskellige tegn og er let at gætte.",
        PassphraseFlaw::Repeats => "Den gentager det samme og er let at gætte.",
        PassphraseFlaw::Row => {
            "Den følger en række på tastaturet eller i alfabetet og er let at gætte."
        }
        PassphraseFlaw::Common => {
            "Den består af ord, navne eller linjer, som alle prøver først. Vælg nogle andre."
        }
    }
    .to_owned()
}

/// Why a PIN is refused.
pub fn pin_flaw(flaw: PinFlaw) -> &'static str {
    match flaw {
        PinFlaw::Length => "Brug mellem 4 og 8 tal.",
        PinFlaw::NotDigits => "Brug kun tal.",
        PinFlaw::Common => "Den er blandt de første, nogen prøver. Vælg nogle andre tal.",
    }
}

/// Why a child cannot be put on the roster as typed.
pub fn child_error(error: ChildError) -> String {
    match error {
        ChildError::LabelEmpty => "Skriv, hvad I kalder barnet.",
        ChildError::LabelTooLong => "Brug højst 60 tegn.",
        ChildError::LabelLooksLikeCpr => {
            "Det ligner et CPR-nummer. Det må ikke stå her. Brug fornavn eller »Barn A«."
        }
        ChildError::BirthInFuture => {
            "Måneden ligger i fremtiden. Ret den, eller sæt kryds ved, at barnet ikke er født endnu."
        }
        ChildError::NotAChild => "Det er 18 år siden eller mere. Tjek året.",
        ChildError::DueMonthOutOfRange => {
            "Barnet skal ventes inden for de næste ti måneder. Tjek måned og år."
        }
        ChildError::TooManyWeeksEarly => "Skriv højst 18 uger.",
    }
    .to_owned()
}

/// What is missing before a decision can be saved.
pub fn decision_error(error: DecisionError) -> &'static str {
    match error {
        DecisionError::NoStep => "Vælg det skridt, du tager.",
        DecisionError::NoPositionReason => "Skriv, hvorfor du valgte den position.",
        DecisionError::NoReason => "Skriv, hvorfor du vælger det.",
        DecisionError::NoTovholder => "Skriv, hvem der er tovholder.",
        DecisionError::NoFollowUp => "Vælg en dato for opfølgning.",
        DecisionError::FollowUpInPast => "Datoen er gået. Vælg en dato fra i dag og frem.",
    }
}

/// What is missing before a talk with the parents can be noted.
pub fn parent_talk_error(error: ParentTalkError) -> &'static str {
    match error {
        ParentTalkError::NoDate => "Vælg den dag, I talte sammen.",
        ParentTalkError::InFuture => "Datoen er ikke kommet endnu. Vælg en dag til og med i dag.",
        ParentTalkError::NothingTold => "Skriv, hvad forældrene fik at vide.",
    }
}

/// Why a follow-up cannot be postponed as typed.
pub fn postpone_error(error: PostponeError) -> &'static str {
    match error {
        PostponeError::NoDate => "Vælg en ny dato.",
        PostponeError::DateInPast => "Datoen er gået. Vælg en dato fra i dag og frem.",
        PostponeError::NotLater => "Vælg en dato efter den, der er aftalt.",
        PostponeError::NoReason => "Skriv, hvorfor opfølgningen udsættes.",
    }
}

/// Why a day of deletion cannot be changed as typed.
pub fn keeping_error(error: KeepingError) -> &'static str {
    match error {
        KeepingError::NoDate => "Vælg en dato.",
        KeepingError::DateInPast => "Datoen er gået. Vælg en dato fra i dag og frem.",
        KeepingError::SameDate => "Det er den dato, der gælder nu. Vælg en anden.",
        KeepingError::NoReason => "Skriv, hvorfor datoen flyttes.",
    }
}

/// Why a file is no backup that can be restored.
pub fn backup_error(error: BackupError) -> &'static str {
    match error {
        BackupError::NotABackup => {
            "Filen er ikke en sikkerhedskopi fra Næste skridt. Intet er ændret. Vælg en fil, der ender på .nskb."
        }
        BackupError::NewerFormat { .. } => {
            "Kopien er lavet med en nyere udgave af programmet. Intet er ændret. Genindlæs siden for at få den nyeste udgave."
        }
        BackupError::TooLong => {
            "Filen er større, end nogen sikkerhedskopi kan være. Intet er ændret. Vælg en anden fil."
        }
        BackupError::CutOff => {
            "Filen er ikke hel: Den slutter for tidligt. Intet er ændret. Hent den igen, eller brug en anden kopi."
        }
        BackupError::Damaged => {
            "Filen er beskadiget og kan ikke gendannes. Intet er ændret. Hent den igen, eller brug en anden kopi."
        }
        BackupError::NoLock => {
            "Kopien har ingen lås, som kan åbnes her. Intet er ændret. Brug en anden kopi."
        }
        BackupError::Unread => "Browseren kunne ikke læse filen. Intet er ændret. Vælg den igen.",
    }
}

/// Why a round cannot be begun, changed, prolonged or closed as typed.
pub fn round_error(error: RoundError) -> String {
    match error {
        RoundError::NoStart => "Vælg den første dag.",
        RoundError::NoEnd => "Vælg den sidste dag.",
        RoundError::EndBeforeStart => "Den sidste dag ligger før den første. Ret en af dem.",
        RoundError::EndInPast => "Den sidste dag er gået. Vælg en dag fra i dag og frem.",
        RoundError::FarOff => "Der er mere end et år mellem dagene. Tjek årstallet.",
        RoundError::NoChildren => {
            "Her er ingen børn at begynde en runde med. Tilføj børn, og skriv deres stue."
        }
        RoundError::Unassigned { children } => {
            let who = if children == 1 { "1 barn" } else { &format!("{children} børn") };
            return format!("{who} har ingen til at vurdere sig. Vælg mindst én til hvert barn, eller fordel ligeligt. Intet er gemt endnu.");
        }
        RoundError::Overlaps { start, end } => {
            return format!("Stuen, eller et af børnene, er allerede i en runde ({}–{}). Luk den, eller forlæng den i stedet. Intet er ændret.", start.danish(), end.danish());
        }
        RoundError::Closed => "Runden er lukket. Intet er ændret. Forlæng den, så er den åben igen.",
        RoundError::NotLater => "Vælg en dag efter den sidste dag, runden har nu.",
        RoundError::NoReason => "Skriv, hvorfor runden forlænges.",
    }
    .to_owned()
}

/// What is missing before a joint assessment can be saved.
pub fn joint_error(error: JointError) -> &'static str {
    match error {
        JointError::NoPosition => "Vælg den position, I er nået frem til sammen.",
        JointError::NoReason => "Skriv, hvorfor I vælger den.",
        JointError::NoWorks => "Skriv, hvad der fungerer.",
        JointError::HalfParticipant => {
            "En deltager mangler navn eller rolle. Udfyld begge, eller fjern deltageren."
        }
        JointError::ParentWhileBarred => {
            "En forælder kan ikke være med nu. Fjern deltageren, og tag en kollega med."
        }
        JointError::TooFew => {
            "Der skal være mindst to med, hver med navn og rolle. Sæt kryds, eller tilføj en deltager."
        }
        JointError::NobodyLooked => {
            "Mindst én af jer skal selv have vurderet barnet. Sæt kryds ved den, der har."
        }
        JointError::NoContext => "Skriv, hvilken sammenhæng det gælder.",
        JointError::NoPeriod => "Skriv både fra og til som måned og år, fx 10.2026.",
        JointError::PeriodBackwards => "Perioden slutter, før den begynder. Ret måneden.",
        JointError::NoDate => "Vælg datoen for samtalen.",
        JointError::DateInFuture => "Datoen er ikke kommet endnu. Vælg i dag eller før.",
    }
}

/// Why an agreement cannot be made as typed.
pub fn agreement_error(error: AgreementError) -> &'static str {
    match error {
        AgreementError::NoAbout => "Vælg, hvad aftalen handler om.",
        AgreementError::ChildBeforeUs => {
            "Begynd med jer selv. Lav først en aftale om jeres egen praksis eller miljøet, for det kan I selv ændre. Bagefter kan I lave en om barnet."
        }
        AgreementError::NoGoal => "Skriv målet, set fra barnet.",
        AgreementError::NoWeDo => "Skriv, hvad I gør.",
        AgreementError::NoWho => "Skriv, hvem der gør det.",
        AgreementError::NoDates => "Vælg både en dato at begynde og en at slutte.",
        AgreementError::EndsBeforeStart => "Aftalen slutter, før den begynder. Ret datoen.",
        AgreementError::NoSign => "Skriv, hvordan I ser, at det virker.",
    }
}

/// Why it cannot be written how an agreement goes.
pub fn follow_error(error: FollowError) -> &'static str {
    match error {
        FollowError::NoStatus => "Vælg, hvordan det går.",
        FollowError::NotADate => "Vælg en dato, eller lad feltet være tomt.",
        FollowError::NotLater => "Vælg en dato efter i dag.",
        FollowError::NoReason => "Skriv, hvad der skete, og hvorfor I ser på det igen den dag.",
    }
}

/// What is missing before an underretning can be noted as sent.
pub fn sent_error(error: SentError) -> &'static str {
    match error {
        SentError::NoDate => "Vælg den dag, underretningen blev sendt.",
        SentError::BadTime => "Skriv klokkeslættet som 14.30, eller lad feltet stå tomt.",
        SentError::InFuture => "Det er ikke sket endnu. Vælg et tidspunkt til og med nu.",
        SentError::BeforeBirth => "Den dag var barnet ikke født. Tjek datoen.",
        SentError::TooEarly => {
            "Den dag ligger mere end et år, før kladden blev begyndt. Tjek datoen."
        }
        SentError::BeforeBegun => {
            "Den dag var kladden ikke begyndt. Tjek datoen, eller sæt kryds ved, at den blev sendt før."
        }
        SentError::NoWay => "Vælg, hvordan den blev sendt.",
        SentError::NoReceiver => "Skriv, hvem den blev sendt til.",
    }
}

/// What is missing before it can be noted what came back.
pub fn answer_error(error: AnswerError) -> &'static str {
    match error {
        AnswerError::NoKind => "Vælg, hvad der er sket.",
        AnswerError::NoDate => "Vælg den dag, det skete.",
        AnswerError::InFuture => "Datoen er ikke kommet endnu. Vælg en dag til og med i dag.",
        AnswerError::BeforeSent => "Den dag var underretningen ikke sendt endnu. Tjek datoen.",
        AnswerError::NoText => "Skriv, hvad der blev sagt, og af hvem.",
        AnswerError::NoAgain => "Vælg en dag efter i dag, hvor du vil mindes om det.",
    }
}
