//! The underretning's values in Danish.

use crate::domain::underretning::{
    AnswerKind, Awaited, Check, Field, Hint, Interpreter, Sent, Suspicion, Way,
};

/// What a text is called on screen and on paper.
pub(super) fn field(field: Field) -> &'static str {
    match field {
        Field::Name => "Barnets fulde navn",
        Field::Parents => "Begge forældre, og hvem der har forældremyndigheden",
        Field::Language => "Tolk på hvilket sprog?",
        Field::Relation => "Hvordan kender du barnet?",
        Field::Workplace => "Hvor kan kommunen få fat i dig?",
        Field::Strengths => "Det, barnet kan, og det, der går godt",
        Field::Seen => "Det, vi har set og hørt",
        Field::Voice => "Barnets egne ord, eller det, barnet viste",
        Field::Understood => "Sådan forstår vi det",
        Field::Known => "Andet, vi ved",
        Field::Tried => "Det, vi har prøvet",
        Field::Contact => "Det, forældrene har fået at vide, og hvad hver af dem sagde",
        Field::NoContact => "Er der en forælder, I ikke har talt med?",
    }
}

/// What a text is called on paper, under the headings there.
pub(super) fn on_paper(of: Field) -> &'static str {
    match of {
        Field::Seen => "Iagttagelser",
        Field::Understood => "Bekymringen",
        Field::Relation => "Kendskab til barnet",
        _ => field(of),
    }
}

/// What to write there.
pub(super) fn field_hint(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Name => {
            "CPR-nummeret gemmes ikke her. Skriv det i hånden på papiret eller i kommunens løsning."
        }
        Field::Parents => "Navn og telefon, hvis I kender dem. Skriv, hvis barnet bor to steder.",
        Field::Relation => "Hvor længe, hvor ofte og hvorfra.",
        Field::Workplace => "Arbejdssted, arbejdstelefon og hvornår. Aldrig din private adresse.",
        Field::Seen => "Kun det, I selv har set og hørt: hvad, hvornår, hvor, og hvem der var med.",
        Field::Understood => {
            "Hvad bekymrer jer, og hvor længe har det stået på? Sig det som det, I mener."
        }
        Field::Known => "Søskende, andre indsatser, tidligere bekymring.",
        Field::Tried => "Hvad gjorde I, hvornår, og hvad skete der?",
        Field::Contact => "Hvornår, hvem, og med deres egne ord.",
        Field::NoContact => "Hvem, og hvorfor?",
        Field::Language | Field::Strengths | Field::Voice => return None,
    })
}

/// Whether somebody may be hurting the child.
pub(super) fn suspicion(suspicion: Suspicion) -> &'static str {
    match suspicion {
        Suspicion::Nej => "Nej",
        Suspicion::Foraelder => "Ja, og det kan være en forælder",
        Suspicion::Andre => "Ja, men ikke fra en forælder",
        Suspicion::VedIkke => "Jeg er i tvivl",
    }
}

/// Whether the family needs an interpreter.
pub(super) fn interpreter(interpreter: Interpreter) -> &'static str {
    match interpreter {
        Interpreter::Nej => "Nej",
        Interpreter::Ja => "Ja",
        Interpreter::VedIkke => "Ved ikke",
    }
}

/// A point of the quality check.
pub(super) fn check(check: Check) -> &'static str {
    match check {
        Check::SetMedDag => "Det, vi har set, står med dag, sted og hvem der var med.",
        Check::MeningForSig => "Det, vi mener, står for sig og er sagt som det, vi mener.",
        Check::BarnetsStemme => "Barnets egne ord, eller det, barnet viste, er med.",
        Check::Ressourcer => "Det, der går godt, er med.",
        Check::Proevet => "Det, vi har prøvet, er med, og hvad der kom ud af det.",
        Check::BeggeForaeldre => "Begge forældre er nævnt.",
        Check::FamilienKanLaese => {
            "Familien kan læse hvert ord: korte sætninger, ingen skyld og ingen diagnoser."
        }
        Check::IntetPrivat => "Ingen privat adresse og intet om andres børn.",
    }
}

/// Something to look at once more.
pub(super) fn hint(hint: Hint) -> String {
    match hint {
        Hint::Empty(Field::NoContact | Field::Contact) => "Samtalerne er ikke udfyldt.".to_owned(),
        Hint::Empty(of) => format!("»{}« er ikke udfyldt.", field(of)),
        Hint::LooksLikeCpr(of) => format!(
            "I »{}« står noget, der ligner et CPR-nummer. Skriv det i hånden i stedet.",
            field(of)
        ),
        Hint::Address(of) => format!(
            "I »{}« står noget, der ligner en adresse. Din egen private adresse må ikke stå her.",
            field(of)
        ),
        Hint::Phone(of) => format!(
            "I »{}« står et telefonnummer. Skriv kun arbejdstelefonen, aldrig dit private nummer.",
            field(of)
        ),
        Hint::Hard(of) => format!(
            "»{}« er svær at læse. Prøv kortere sætninger og kortere ord.",
            field(of)
        ),
    }
}

/// How it was sent.
pub(super) fn way(way: Way) -> &'static str {
    match way {
        Way::Digital => "Kommunens digitale løsning",
        Way::SikkerPost => "Sikker post",
        Way::Papir => "Afleveret på papir",
        Way::Telefon => "Ringet; det skrevne følger",
    }
}

/// A minute of the day: `14.30`.
pub(super) fn clock(minute: u16) -> String {
    format!("{:02}.{:02}", minute / 60, minute % 60)
}

/// When, how and to whom it was sent.
pub fn sent(sent: &Sent) -> String {
    let time = sent
        .minute
        .map(|minute| format!(" kl. {}", clock(minute)))
        .unwrap_or_default();
    format!("Sendt {}{time} til {}", sent.on.danish(), sent.to)
}

/// What is noted about what came back.
pub fn answer_kind(kind: AnswerKind) -> &'static str {
    match kind {
        AnswerKind::Kvittering => "Kvittering modtaget",
        AnswerKind::Tilbagemelding => "Tilbagemelding modtaget",
        AnswerKind::IkkeModtaget => "Ikke modtaget: vi har spurgt kommunen",
        AnswerKind::ForaeldreMaaVide => "Kommunen siger, at forældrene må vide det",
        AnswerKind::Afsluttet => "Vi venter ikke på mere",
        AnswerKind::SendtRettet => "Rettet: hvornår, hvordan eller til hvem den blev sendt",
    }
}

/// What is waited for, and why.
pub fn awaited_words(awaited: Awaited) -> (String, String) {
    let asked_words = |asked: bool| {
        if asked {
            "Det er noteret, at det ikke er kommet. Spørg igen."
        } else {
            "Spørg kommunen, hvis det ikke er kommet."
        }
    };
    match awaited {
        Awaited::Kvittering { by, asked } => (
            format!(
                "Kvittering for underretningen ventet senest {}",
                by.danish()
            ),
            asked_words(asked).to_owned(),
        ),
        Awaited::Tilbagemelding { by, asked } => (
            format!(
                "Tilbagemelding på underretningen: spørg efter {}",
                by.danish()
            ),
            asked_words(asked).to_owned(),
        ),
    }
}
