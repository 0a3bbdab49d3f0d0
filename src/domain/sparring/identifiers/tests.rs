use proptest::prelude::*;

use super::*;

fn known() -> Known {
    let mut known = Known::default();
    known.add_name("Alma Prøvesen");
    known.add_name("Anne-Mette");
    known.add_name("Bo");
    known.add_name("Barn A");
    known.add_person("Karla Sø");
    known.add_person("Pædagogerne på Solsikken");
    known.add_name("ida");
    known.add_names_in("Mor: Sofie og far Øvestrup. Fælles forældremyndighed");
    known.add_place("Blå stue");
    known
}

fn kinds(text: &str) -> Vec<FindingKind> {
    findings(text, &known()).iter().map(|f| f.kind).collect()
}

#[test]
fn what_can_tell_who_it_is_is_found() {
    use FindingKind::{Address, Date, Email, Name, Number, Phone, Place};
    for (text, kind) in [
        ("Alma", Name),
        ("alma", Name),
        ("ALMAS", Name),
        ("Alma's", Name),
        ("Prøvesens", Name),
        ("A.P.", Name),
        ("A. P.", Name),
        ("AP", Name),
        ("Anne-Mette", Name),
        ("mette", Name),
        ("Bo", Name),
        ("Bos", Name),
        ("Øvestrup", Name),
        ("karlas", Name),
        ("Solsikken", Name),
        ("Alma-gruppen", Name),
        ("Alma’er", Name),
        ("Ida", Name),
        ("IDAS", Name),
        ("BO", Name),
        ("Sofie", Name),
        ("blå stue", Place),
        ("Blå stues", Place),
        ("010122 - 1234", Number),
        ("01.01.22-1234", Number),
        ("010122", Date),
        ("12.34.56.78", Phone),
        ("BLÅ STUE", Place),
        ("010122-1234", Number),
        ("010122 1234", Number),
        ("0101221234", Number),
        ("01 01 22 12 34", Number),
        ("01.02.2022", Date),
        ("1/2-22", Date),
        ("1-2-2022", Date),
        ("2022-02-01", Date),
        ("3. maj 2022", Date),
        ("3 maj", Date),
        ("24. dec. 2025", Date),
        ("mor@eksempel.dk", Email),
        ("far.til.alma@eksempel.dk.", Email),
        ("12 34 56 78", Phone),
        ("12345678", Phone),
        ("1234 5678", Phone),
        ("+45 12 34 56 78", Phone),
        ("Skovvej 12", Address),
        ("Nørre Allé 4B", Address),
        ("Bakkevænget 7", Address),
        ("8600 Silkeborg", Address),
    ] {
        let around = format!("Vi så {text}, og det var svært.");
        assert_eq!(kinds(&around), [kind], "{text}");
        let clean = redacted(&around, &findings(&around, &known()));
        assert!(clean.contains(kind.stand_in()), "{clean}");
        let left = text.trim_end_matches('.');
        assert!(!clean.contains(left), "{clean}");
        assert!(
            !clean.contains("Alma") && !clean.contains("1234"),
            "{clean}"
        );
    }
}

/// What each piece is, and the words of it that tell who it is.
const TELLING: [(&str, FindingKind, &[&str]); 41] = [
    ("maj 2022", FindingKind::Date, &["maj", "2022"]),
    ("født i maj", FindingKind::Date, &["maj"]),
    ("født maj 2022", FindingKind::Date, &["maj", "2022"]),
    (
        "fødselsdag sidst i december",
        FindingKind::Date,
        &["december"],
    ),
    ("fylder fire år i august", FindingKind::Date, &["august"]),
    ("05/2022", FindingKind::Date, &["2022"]),
    ("d. 3/5", FindingKind::Date, &["3/5"]),
    ("den 3/5", FindingKind::Date, &["3/5"]),
    ("født 3.5", FindingKind::Date, &["3.5"]),
    (
        "den tredje maj 2022",
        FindingKind::Date,
        &["tredje", "maj", "2022"],
    ),
    (
        "den enogtyvende februar",
        FindingKind::Date,
        &["enogtyvende", "februar"],
    ),
    ("3.maj", FindingKind::Date, &["maj"]),
    ("3. maj '22", FindingKind::Date, &["maj", "22"]),
    ("Skovvej nr. 12", FindingKind::Address, &["Skovvej", "12"]),
    ("Skovvej, nr. 12", FindingKind::Address, &["Skovvej", "12"]),
    ("skovvej 12", FindingKind::Address, &["skovvej", "12"]),
    (
        "Skovvej 12 B",
        FindingKind::Address,
        &["Skovvej", "12", " B"],
    ),
    (
        "Skovvej 12, 2. th",
        FindingKind::Address,
        &["Skovvej", "12", "2. th"],
    ),
    ("Åstræde 9", FindingKind::Address, &["Åstræde", "9"]),
    ("Bækkelunden 8", FindingKind::Address, &["Bækkelunden", "8"]),
    ("bækkelunden 8", FindingKind::Address, &["bækkelunden", "8"]),
    ("Egelund 14", FindingKind::Address, &["Egelund", "14"]),
    ("Solhøj 4", FindingKind::Address, &["Solhøj"]),
    ("Birkehøjen 4", FindingKind::Address, &["Birkehøjen"]),
    (
        "Kløvermarken 31",
        FindingKind::Address,
        &["Kløvermarken", "31"],
    ),
    ("Skolebakken 7", FindingKind::Address, &["Skolebakken", "7"]),
    ("Æbletoften 6", FindingKind::Address, &["Æbletoften"]),
    ("Rosenhaven 5", FindingKind::Address, &["Rosenhaven"]),
    ("Rugager 9", FindingKind::Address, &["Rugager"]),
    ("Bygageren 9", FindingKind::Address, &["Bygageren"]),
    ("Mosesvinget 2", FindingKind::Address, &["Mosesvinget"]),
    ("Ellekæret 2", FindingKind::Address, &["Ellekæret"]),
    (
        "Ny Vestergade 7",
        FindingKind::Address,
        &["Ny", "Vestergade", "7"],
    ),
    (
        "H.C. Andersens Boulevard 3",
        FindingKind::Address,
        &["H.C.", "Andersens", "Boulevard"],
    ),
    (
        "P. Knudsens Vej 4",
        FindingKind::Address,
        &["P.", "Knudsens", "Vej 4"],
    ),
    ("Søndre Allé 7", FindingKind::Address, &["Søndre", "Allé"]),
    (
        "2791 Store Heddinge",
        FindingKind::Address,
        &["2791", "Store", "Heddinge"],
    ),
    (
        "mor (at) mail.dk",
        FindingKind::Email,
        &["mor", "(at)", "mail.dk"],
    ),
    (
        "mor[at]post.dk",
        FindingKind::Email,
        &["mor", "[at]", "post"],
    ),
    ("mor at mail.dk", FindingKind::Email, &["mor", "mail.dk"]),
    ("12/34/56/78", FindingKind::Phone, &["12", "34", "56", "78"]),
];

#[test]
fn nothing_of_what_tells_is_left_half() {
    for (text, kind, words) in TELLING {
        for around in [
            format!("Vi så {text}, og det var svært."),
            format!("Noter\n{text}"),
        ] {
            assert_eq!(kinds(&around), [kind], "{around}");
            let clean = redacted(&around, &findings(&around, &known()));
            for word in words {
                assert!(!clean.contains(word), "{word}: {clean}");
            }
        }
    }
}

#[test]
fn known_name_is_found_however_it_is_spelt() {
    let mut known = Known::default();
    for name in ["Aase", "Zoë", "Annesofie", "Søren", "Marie-Louise"] {
        known.add_name(name);
    }
    for text in [
        "Aase",
        "Åse",
        "Åses",
        "Zoe",
        "Zoë",
        "ZOËS",
        "Anne-Sofie",
        "Anne Sofie",
        "annesofie",
        "Soeren",
        "Marielouise",
        "Marie Louise",
    ] {
        let around = format!("Vi så {text}, og det var svært.");
        let clean = redacted(&around, &findings(&around, &known));
        assert_eq!(clean, "Vi så [navn], og det var svært.", "{text}");
    }
}

/// What is written every day, and tells nothing of who it is.
const ORDINARY: [&str; 36] = [
    "Et barn på stuen, og pædagogerne så det. En dreng, mor og far.",
    "De vil bo hos mormor, og hun er 4 år og 3 måneder.",
    "Hun sov 12 timer, 3 af 10 gange, og 2/3 af maden blev spist.",
    "Kl. 14.30 gik vi en tur ad vejen i parken.",
    "Almanakken hang ved stuen, og apparatet larmede.",
    "I 2024 og 2025 gik det godt. 100 procent.",
    "I maj var vi på tur i skoven.",
    "Siden marts har det været sværere at sige farvel.",
    "Det var hendes første jul i børnehaven.",
    "Vi var i haven 3 gange, og i parken 2 gange.",
    "Børnehaven 3 dage om ugen er nok lige nu.",
    "Legepladsen 2 gange om dagen hjælper.",
    "Han kørte ned ad rutsjebakken 4 gange i træk.",
    "Alle 5 børn ved bordet spiste.",
    "Vi bagte kager 2 gange, og han hjalp til.",
    "Pandekager 3 gange på en uge.",
    "Han er lige så høj som de andre på 4 år.",
    "Drengen sover 2 timer, pigen 1 time.",
    "Det tager den tredje mand i kassen.",
    "Den anden gang ville hun ikke.",
    "Hun tæller til 10 og kender 8 farver.",
    "Aftalen er, at mor henter kl. 15.00.",
    "Vi holder åbent 10.00-12.30 og igen 13.00 - 16.45.",
    "Skoleåret 2024/2025 begynder efter ferien.",
    "I perioden 2024-2025 var der flere skift.",
    "Han ved, at det er svært, og at vi hjælper.",
    "Det gik bedst 1-2 gange om ugen.",
    "Hun fik 2,5 time i alt og 3/4 af maden.",
    "På vej 2 gange til badet blev han bange.",
    "Der er 3 voksne og 12 børn på gangen.",
    "Punkt 3. Vi prøver igen om 6 uger.",
    "Gruppe A og B leger hver for sig.",
    "Hun gemmer sig under bordet 5 minutter ad gangen.",
    "Barnet siger 20 ord og forstår mere.",
    "Han sidder i sengen 3 nætter om ugen.",
    "Sproget er på vej, 2 ord ad gangen.",
];

#[test]
fn ordinary_words_and_numbers_stay() {
    for text in ORDINARY {
        let found = findings(text, &known());
        let found: Vec<_> = found.iter().map(|one| &text[one.at.clone()]).collect();
        assert_eq!(found, [""; 0], "{text}");
    }
}

proptest! {
    #[test]
    fn nothing_is_found_in_what_was_taken_out(
        text in "([a-zæøå A-ZÆØÅ0-9.,@+/\n-]|Alma|A\\.P\\.|Blå stue|010122-1234|3\\. maj 2022|Skovvej 12 |Ny Vestergade 7|født i maj|mor at mail\\.dk|d\\. 3/5){0,40}"
    ) {
        let mut clean = text.clone();
        for _ in 0..=text.len() {
            let found = findings(&clean, &known());
            if found.is_empty() {
                break;
            }
            clean = redacted(&clean, &found);
        }
        prop_assert_eq!(findings(&clean, &known()), []);
    }

    #[test]
    fn ordinary_sentences_beside_each_other_stay(
        lines in prop::collection::vec(prop::sample::select(&ORDINARY[..]), 0..6),
        between in prop::sample::select(&[" ", "\n", "\n\n"][..]),
    ) {
        prop_assert_eq!(findings(&lines.join(between), &known()), []);
    }

    #[test]
    fn any_text_is_read(text: String) {
        redacted(&text, &findings(&text, &known()));
    }
}
