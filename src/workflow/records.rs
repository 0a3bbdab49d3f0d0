//! What a vault keeps: the domain's values as versioned records. Which key seals one is said by
//! its place, so that a draft and a completed assessment are the same value.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        agreement::Agreement,
        assessment::{Assessment, Profession, Professional},
        child::Child,
        correction::Retraction,
        effort::Effort,
        follow_up::Postponement,
        joint::Joint,
        keeping::Keeping,
        log::LogEntry,
        meeting::{Meeting, MeetingDay},
        notice::{ContactBar, Notice},
        offer::Offers,
        parent_talk::ParentTalk,
        round::Round,
        sparring::SparringSheet,
        transition::Transition,
        typed::TypedForm,
        underretning::{Answer, Underretning},
    },
    storage::{reader::ReaderKey, record::Record},
};

/// A professional's particulars as they are stored: who, and the key for what is sealed for them
/// alone. Until they have unlocked once since there are such keys, a [`Professional`] stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    /// The name as the professional wants it on paper.
    pub name: String,
    /// The trade.
    pub profession: Profession,
    /// The key as a reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader_key: Option<ReaderKey>,
}

impl Particulars {
    /// The particulars of somebody with this key.
    pub fn of(professional: Professional, reader_key: ReaderKey) -> Self {
        Self {
            name: professional.name,
            profession: professional.profession,
            reader_key: Some(reader_key),
        }
    }
}

impl Record for Child {}
impl Record for Professional {}
impl Record for Particulars {}
impl Record for Notice {}
impl Record for ContactBar {}
impl Record for Assessment {}
impl Record for ParentTalk {}
impl Record for Postponement {}
impl Record for Retraction {}
impl Record for Keeping {}
impl Record for LogEntry {}
impl Record for Round {}
impl Record for Joint {}
impl Record for Agreement {}
impl Record for Effort {}
impl Record for Underretning {}
impl Record for Answer {}
impl Record for SparringSheet {}
impl Record for Offers {}
impl Record for Meeting {}
impl Record for MeetingDay {}
impl Record for Transition {}
impl Record for TypedForm {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{agreement::Status, position::Position, response::Answer as ItemAnswer},
        storage::record::{decode, encode},
    };

    fn is_read_and_written<T: Record>(text: &str) -> T {
        let value: T = decode(text.as_bytes()).unwrap();
        assert_eq!(encode(&value).unwrap().as_slice(), text.as_bytes());
        value
    }

    #[test]
    fn postponement_is_stored_as_it_was_first_released() {
        let value: Postponement = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","assessment":"a","from":"2026-04-01","to":"2026-04-20","reason":"Tovholder er syg","by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-03-31","minute":600}}}"#,
        );
        assert_eq!(value.to.danish(), "20.04.2026");
    }

    #[test]
    fn retraction_is_stored_as_it_was_first_released() {
        let value: Retraction = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","assessment":"a","reason":"Forkert barn","by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-03-31","minute":600}}}"#,
        );
        assert_eq!(value.taken_back, None);
        let value: Retraction = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","assessment":"a","reason":"Forkert barn","by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-03-31","minute":600},"taken_back":{"by":{"name":"Bo","profession":"dagplejer"},"at":{"date":"2026-04-01","minute":601}}}}"#,
        );
        assert!(value.taken_back.is_some());
    }

    #[test]
    fn round_is_stored_as_it_was_first_released() {
        let value: Round = is_read_and_written(
            r#"{"v":1,"body":{"unit":"Blå stue","start":"2026-11-02","end":"2026-11-30","children":[{"child":"c","assessors":["m","b"]}],"begun_by":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-11-02","minute":600}}}"#,
        );
        assert!(value.is_open());
        let value: Round = is_read_and_written(
            r#"{"v":1,"body":{"unit":"","start":"2026-11-02","end":"2026-11-30","children":[{"child":"c","assessors":["m"]}],"begun_by":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-11-02","minute":600},"history":[{"change":{"prolonged":{"from":"2026-11-30","to":"2026-12-04","reason":"Sygdom"}},"by":{"name":"Bo","profession":"dagplejer"},"at":{"date":"2026-11-30","minute":1}},{"change":{"closed":{"missing":[{"child":"c","assessors":["m"]}]}},"by":{"name":"Bo","profession":"dagplejer"},"at":{"date":"2026-12-04","minute":2}}]}}"#,
        );
        assert_eq!(value.end().to_string(), "2026-12-04");
        assert_eq!(value.closing().unwrap().0.missing[0].child, "c");
    }

    #[test]
    fn child_is_stored_as_it_was_first_released() {
        let value: Child = is_read_and_written(
            r#"{"v":1,"body":{"label":"Alma","birth_month":"2022-03","weeks_early":6,"unit":"Blå stue","languages":"dansk, arabisk","band_by_hand":"D","archived":true,"added_on":"2026-03-31"}}"#,
        );
        assert_eq!(value.birth_month.to_string(), "2022-03");
        let value: Child = is_read_and_written(
            r#"{"v":1,"body":{"label":"Barn A","birth_month":"2026-08","unborn":true,"added_on":"2026-03-31"}}"#,
        );
        assert!(value.unborn && !value.archived && value.changes.is_empty());
        let value: Child = is_read_and_written(
            r#"{"v":1,"body":{"label":"Alma","birth_month":"2022-03","unit":"Rød stue","added_on":"2026-03-31","changes":[{"by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-03-31","minute":600},"what":["added"]},{"by":{"name":"Bo","profession":"dagplejer"},"at":{"date":"2026-04-01","minute":601},"what":["label",{"unit":{"from":"Blå stue","to":"Rød stue"}},"put_away"]}]}}"#,
        );
        assert_eq!(value.changes.len(), 2);
    }

    #[test]
    fn whole_assessment_is_stored_as_it_was_first_released() {
        let value: Assessment = is_read_and_written(concat!(
            r#"{"v":1,"body":{"child":"c","author":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-03-31","minute":600},"sequence":2,"#,
            r#""response":{"edition":"2026-1","role":"paedagog","band":"C","added":["rammer"],"areas":{"krop":{"mark":"i_trivsel"},"sprog":{"answers":{"sprog.C.1":"V","sprog.C.2":"I"},"mark":"ikke_vurderet"},"tryg":{"answers":{"tryg.C.1":"T","tryg.C.2":"D","tryg.C.3":"S"},"works":"w","observation":"o","mark":"bekymring"},"voksne":{"mark":"opmaerksomhed"}},"heightened":{"x1":{"yes":true,"text":"t"},"x4":{"yes":false}}},"#,
            r#""position":{"position":"roed","reason":"r","difference":"d"},"#,
            r#""scores":{"edition":"2026-1","child":{"step":4},"households":[{"household":"Mor","answer":{"step":7}},{"household":"Far","answer":"ved_ikke"}]},"#,
            r#""facts":{"fare":"nej","tegn":["vanroegt"],"q133":"tvivl","afgr":"ja","omfang":"ved_ikke","sam":"uden_samtykke","egne":"uden_effekt","foer":true,"kendt_fn":false,"gravid":false,"har_sag":"nej"},"#,
            r#""network_meeting_without_effect":true,"#,
            r#""factors":{"edition":"2026-1","answers":{"b1":"ja","r1":"ved_ikke"},"strengths":"s","understood":"u","looked":true},"#,
            r#""decision_draft":{"step":"und","reason":"r","tovholder":"Mette","follow_up":"2026-04-07"},"#,
            r#""decision":{"step":"und","reason":"r","tovholder":"Mette","follow_up":"2026-04-07","suggested":"sparring","main_rule":11,"rules_edition":"2026-1","decided":{"date":"2026-03-31","minute":660}}}}"#,
        ));
        assert!(value.is_completed());
        assert_eq!(value.chosen_position(), Some(Position::Roed));
        let response = value.response.unwrap();
        assert_eq!(
            response.answer(&"tryg".into(), &"tryg.C.3".into()),
            Some(ItemAnswer::S)
        );
    }

    #[test]
    fn talk_with_the_parents_is_stored_as_it_was_first_released() {
        let value: ParentTalk = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","held":"2026-03-30","by":"Mette","told":"t","their_words":"w","childs_words":"b","noted":{"date":"2026-03-31","minute":600}}}"#,
        );
        assert_eq!(value.held.danish(), "30.03.2026");
        let _: ParentTalk = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","held":"2026-03-30","by":"Mette","told":"t","noted":{"date":"2026-03-31","minute":600}}}"#,
        );
    }

    #[test]
    fn sheet_for_sparring_is_stored_as_it_was_first_released() {
        let value: SparringSheet = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","author":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-03-31","minute":600},"open_case":"nej","shown":["name","birth_month","unit","sex"],"texts":{"help":"h","strengths":"s","concern":"k","voice":"v","tried":"t","surroundings":"o","sex":"pige"},"kept":["maj"]}}"#,
        );
        assert_eq!(value.shown.len(), 4);
        let _: SparringSheet = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","author":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-03-31","minute":600}}}"#,
        );
    }

    #[test]
    fn what_is_typed_in_a_form_is_stored_as_it_was_first_released() {
        let value: TypedForm = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","form":"follow-up","about":"e","text":"{\"seen\":\"s\"}"}}"#,
        );
        assert_eq!(value.text, r#"{"seen":"s"}"#);
        let _: TypedForm = is_read_and_written(
            r#"{"v":1,"body":{"child":"","form":"agenda-day","text":"\"x\""}}"#,
        );
    }

    #[test]
    fn assessment_of_a_round_is_stored_as_it_was_first_released() {
        let text = r#"{"v":1,"body":{"child":"c","author":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-03-31","minute":600},"round":{"round":"r","assessor":"m"}}}"#;
        let value: Assessment = decode(text.as_bytes()).unwrap();
        let written = String::from_utf8_lossy(&encode(&value).unwrap()).into_owned();
        assert!(
            written.ends_with(r#""round":{"round":"r","assessor":"m"}}}"#),
            "{written}"
        );
    }

    #[test]
    fn notice_is_stored_as_it_was_first_released() {
        let value: Notice = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","assessment":"a","audience":"everyone","log":[{"event":{"begun":"akut"},"by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-03-31","minute":600}}]}}"#,
        );
        assert!(value.standing().is_some());
        let value: Notice = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","assessment":"a","audience":{"only":[{"id":"b","name":"Bo"}]},"chosen":true,"log":[{"event":{"begun":"und"},"by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-03-31","minute":600}},{"event":"withdrawn","by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-03-31","minute":601}},{"event":{"ended":{"reason":"Sendt"}},"by":{"name":"Bo","profession":"dagplejer"},"at":{"date":"2026-04-01","minute":601}}]}}"#,
        );
        assert_eq!(value.standing(), None);
        let value: Notice = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","assessment":"a","audience":{"only":[]},"bar":"b","log":[{"event":{"begun":"akut"},"by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-03-31","minute":600}}]}}"#,
        );
        assert!(value.asks());
    }

    #[test]
    fn bar_is_stored_as_it_was_first_released_and_names_nobody() {
        let value: ContactBar = is_read_and_written(r#"{"v":1,"body":{"child":"c"}}"#);
        assert!(value.stands());
        let value: ContactBar = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","lifted":{"reason":"Lederen har sagt det","by":{"name":"Bo","profession":"dagplejer"},"at":{"date":"2026-04-01","minute":601}}}}"#,
        );
        assert!(!value.stands());
    }

    #[test]
    fn particulars_from_before_readers_open_and_keep_their_shape() {
        let before = r#"{"v":1,"body":{"name":"Mette","profession":"paedagog"}}"#;
        let value: Particulars = is_read_and_written(before);
        assert_eq!(value.reader_key, None);
        let now = r#"{"v":1,"body":{"name":"Mette","profession":"paedagog","reader_key":"CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk="}}"#;
        let value: Particulars = is_read_and_written(now);
        assert!(value.reader_key.is_some());
        // A version from before the keys reads whom it needs.
        let value: Professional = decode(now.as_bytes()).unwrap();
        assert_eq!(value.name, "Mette");
    }

    #[test]
    fn keeping_and_log_are_stored_as_they_were_first_released() {
        for change in [
            r#"{"left":{"on":"2027-06-30"}}"#,
            r#""stays""#,
            r#"{"moved":{"from":"2031-11-22","to":"2030-01-01","reason":"Sag i gang"}}"#,
        ] {
            let text = format!(
                r#"{{"v":1,"body":{{"child":"c","change":{change},"by":{{"name":"Mette","profession":"paedagog"}},"at":{{"date":"2026-03-31","minute":600}}}}}}"#
            );
            let _: Keeping = is_read_and_written(&text);
        }
        for what in [
            "child_deleted",
            "keys_changed",
            "backup",
            "insight_on_paper",
            "insight_as_file",
            "printed",
            "handed_over",
            "received",
            "child_returned",
        ] {
            let text = format!(
                r#"{{"v":1,"body":{{"what":"{what}","by":{{"name":"Mette","profession":"paedagog"}},"at":{{"date":"2026-03-31","minute":600}},"child":"c","to":"Mor"}}}}"#
            );
            let _: LogEntry = is_read_and_written(&text);
        }
    }

    #[test]
    fn underretning_is_stored_as_it_was_first_released() {
        let value: Underretning = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","author":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-03-31","minute":600},"suspicion":"foraelder","contents":{"name":"Alma","parents":"Mor og far","interpreter":"ja","language":"arabisk","relation":"r","workplace":"w","strengths":"s","seen":"set","voice":"v","understood":"u","known":"k","tried":"t","contact":"c","no_contact":"n"},"checked":["set_med_dag","intet_privat"],"sent":{"on":"2026-04-01","minute":870,"way":"sikker_post","to":"Familierådgivningen","by":{"name":"Mette","profession":"paedagog"},"noted":{"date":"2026-04-01","minute":900}}}}"#,
        );
        assert!(value.sent.is_some());
        let begun: Underretning = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","author":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-03-31","minute":600},"contents":{}}}"#,
        );
        assert_eq!(begun.suspicion, None);
    }

    #[test]
    fn answer_to_an_underretning_is_stored_as_it_was_first_released() {
        let value: Answer = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","underretning":"u","kind":"ikke_modtaget","on":"2026-04-14","text":"Ringet","again":"2026-04-21","by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-04-14","minute":600}}}"#,
        );
        assert!(value.again.is_some());
        let value: Answer = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","underretning":"u","kind":"sendt_rettet","on":"2026-04-14","text":"Forkert dag","corrected":{"on":"2026-04-01","minute":870,"way":"papir","to":"Familierådgivningen","by":{"name":"Mette","profession":"paedagog"},"noted":{"date":"2026-04-14","minute":600}},"sequence":1,"by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-04-14","minute":600}}}"#,
        );
        assert!(value.corrected.is_some());
    }

    #[test]
    fn effort_is_stored_as_it_was_first_released() {
        let value: Effort = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","kind":"p30","title":"t","goal":"g","owner":"o","start":"2026-02-02","planned_end":"2026-06-30","first":"2026-03-16","cadence":"seks_uger_saa_tre_maaneder","before":{"on":"2026-02-02","by":{"name":"Mette","profession":"paedagog"},"edition":"2026-1","child":5,"care":8},"gates":{"concrete":"ja","bounded":"ja","extent":"ved_ikke","beyond_almen":"ja","why":"w"},"follow_ups":[{"on":"2026-03-16","moved":"lidt","seen":"s","step_down":"nej","outcome":"juster","change":"c","next":"2026-06-15","by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-03-16","minute":600}},{"on":"2026-06-15","moved":"ja","seen":"s","step_down":"ja","outcome":"afslut","after":{"on":"2026-06-15","by":{"name":"Mette","profession":"paedagog"},"edition":"2026-1","child":8},"by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-06-15","minute":600}}],"reopened":[{"reason":"r","next":"2026-08-01","by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-07-01","minute":600}}],"slip":{"answers":["ja","delvist",null,"nej","ved_ikke"],"words":"w","by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-06-15","minute":600}},"by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-02-02","minute":600}}}"#,
        );
        assert!(value.ended().is_none());
    }

    #[test]
    fn offers_are_stored_as_they_were_first_released() {
        let value: Offers = is_read_and_written(
            r#"{"v":1,"body":{"offers":[{"id":"egen-1","title":"t","text":"x","kind":"p30","axes":["child","parents"],"from":3,"to":6,"ages":{"from":10,"to":35},"before_birth":true,"problems":["sprog"],"anonymous":true,"contact":"c","reviewed":"2026-11-22"}],"changed":{"by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-11-22","minute":600}}}}"#,
        );
        assert_eq!(value.offers[0].ages.danish(), "10 mdr. til 2 år");
        let _: Offers = is_read_and_written(
            r#"{"v":1,"body":{"offers":[],"changed":{"by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-11-22","minute":600}}}}"#,
        );
    }

    #[test]
    fn meeting_is_stored_as_it_was_first_released() {
        let value: Meeting = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","kind":"netvaerk","on":"2026-11-23","edition":"2026-1","by":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-11-23","minute":600},"minutes":{"question":"q","attendees":[{"name":"Bo","role":"leder","why":"w"}],"strengths":"s","parents":{"words":"p"},"child":{"not_heard":true,"reason":"r"},"known":"k","round":"o","explanations":[{"about":"omgivelserne","text":"e"},{"about":"barnet"}],"options":"m","tovholder":"t","raised_by":"b","teller":"f","tell_by":"2026-11-24","next":"2027-01-12","evaluation":"v","step":"evaluering","pace":{"spent":{"formaal":4}}},"decisions":[{"what":"d","who":"Mette","by":"2026-12-01"}],"closed":{"by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-11-23","minute":660}},"after":[{"event":{"done":{"decision":0}},"by":{"name":"Bo","profession":"dagplejer"},"at":{"date":"2026-12-01","minute":1}},{"event":{"told":{"on":"2026-11-24"}},"by":{"name":"Bo","profession":"dagplejer"},"at":{"date":"2026-12-01","minute":2}},{"event":"not_told","by":{"name":"Bo","profession":"dagplejer"},"at":{"date":"2026-12-01","minute":3}}]}}"#,
        );
        assert!(value.closed().is_some() && value.done(0).is_some() && value.told().is_none());
        let begun: Meeting = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","kind":"sparring","on":"2026-11-23","edition":"2026-1","by":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-11-23","minute":600},"minutes":{}}}"#,
        );
        assert!(begun.closed().is_none());
    }

    #[test]
    fn agenda_is_stored_as_it_was_first_released() {
        let value: MeetingDay = is_read_and_written(
            r#"{"v":1,"body":{"on":"2026-11-23","kind":"sparring","cases":[{"child":"c","at":510,"meeting":"m"},{"child":"d","at":530}],"by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-11-20","minute":600}}}"#,
        );
        assert_eq!(value.cases[1].clock(), "08.50");
    }

    #[test]
    fn overgangsskema_is_stored_as_it_was_first_released() {
        let begun: Transition = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","edition":"2026-1","by":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-11-23","minute":600}}}"#,
        );
        assert!(begun.finished().is_none());
        let value: Transition = is_read_and_written(
            r#"{"v":1,"body":{"child":"c","edition":"2026-1","by":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-11-23","minute":600},"replaces":"t","sheet":{"parents":"p","receiver":"r","answers":{"glad":{"text":"s","consent":"yes"},"tryg":{"text":"b"}},"drawn":[{"kind":"answer","source":"a","title":"t","text":"x","consent":"no"},{"kind":"position","source":"j","title":"t","text":"y"},{"kind":"agreement","source":"g","title":"t","text":"z"}]},"finished":{"by":{"name":"Bo","profession":"dagplejer"},"at":{"date":"2026-11-23","minute":660},"paper":{"child":"Alma","born":"2022-05","parents":"p","receiver":"r","by":{"name":"Bo","profession":"dagplejer"},"on":"2026-11-23","lines":[{"title":"Barnet er glad for","text":"s"}]}}}}"#,
        );
        assert_eq!(value.finished().unwrap().paper.lines.len(), 1);
    }

    #[test]
    fn assessment_from_before_corrections_opens_as_it_is() {
        let before = r#"{"v":1,"body":{"child":"c","author":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-03-31","minute":600},"scores":{"edition":"","households":[]},"facts":{},"decision_draft":{},"decision":{"step":"p30","reason":"r","tovholder":"Mette","follow_up":"2026-12-20","suggested":"p30","main_rule":15,"rules_edition":"2026-1","decided":{"date":"2026-03-31","minute":601}}}}"#;
        let value: Assessment = decode(before.as_bytes()).unwrap();
        assert!(value.is_completed() && value.correction.is_none());
        assert!(!String::from_utf8_lossy(&encode(&value).unwrap()).contains("correction"));
    }

    #[test]
    fn correction_is_stored_as_it_was_first_released() {
        let text = r#"{"v":1,"body":{"child":"c","author":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-03-31","minute":600},"correction":{"of":"a","by":{"name":"Bo","profession":"dagplejer"},"begun":{"date":"2026-04-01","minute":1},"reason":"Forkert trin","decided":{"date":"2026-03-31","minute":601},"follow_up":"2026-12-20"}}}"#;
        let value: Assessment = decode(text.as_bytes()).unwrap();
        let written = encode(&value).unwrap();
        assert_eq!(decode::<Assessment>(&written), Ok(value));
        let part = text.split_once("\"correction\"").unwrap().1;
        let written = String::from_utf8_lossy(&written).into_owned();
        assert!(written.ends_with(part), "{written}");
    }

    #[test]
    fn joint_assessment_as_first_stored_opens() {
        let text = r#"{"v":1,"body":{"child":"c","begun":{"date":"2026-11-22","minute":600},
            "begun_by":{"name":"Mette","profession":"paedagog"},"assessments":["a","b"],
            "dialogue":{"goes_well":"Ude."},"works":"Sange.","position":"gul","reason":"r",
            "raters":[{"name":"Mette","role":"paedagog"}],"others":[{"name":"Bo","role":"leder"}],
            "context":"Stuen","from":"2026-10","to":"2026-11","held":"2026-11-20",
            "readers":[{"by":{"name":"Pia","profession":"dagplejer"},
            "at":{"date":"2026-11-21","minute":9}}],
            "completion":{"position":"gul","participants":[{"name":"Mette","role":"paedagog"},
            {"name":"Bo","role":"leder"}],"from":"2026-10","to":"2026-11","held":"2026-11-20",
            "at":{"date":"2026-11-22","minute":601},"by":{"name":"Mette","profession":"paedagog"}}}}"#;
        let joint: Joint = decode(text.as_bytes()).unwrap();
        assert!(joint.is_completed());
        assert_eq!(joint.position, Some(Position::Gul));
        assert_eq!(joint.readers.len(), 1);
        let begun = r#"{"v":1,"body":{"child":"c","begun":{"date":"2026-11-22","minute":600},
            "begun_by":{"name":"Mette","profession":"paedagog"}}}"#;
        let joint: Joint = decode(begun.as_bytes()).unwrap();
        assert!(!joint.is_completed());
    }

    #[test]
    fn agreement_as_first_stored_opens() {
        let text = r#"{"v":1,"body":{"child":"c","about":"us","goal":"g","we_do":"w","who":"m",
            "from":"2026-11-22","to":"2026-12-22","sign":"s",
            "made":{"date":"2026-11-22","minute":600},
            "made_by":{"name":"Mette","profession":"paedagog"},
            "events":[{"status":"juster","next":"2027-01-05","at":{"date":"2026-11-29","minute":1},
            "by":{"name":"Bo","profession":"dagplejer"}},{"status":"virker","note":"n","at":{"date":"2026-11-30","minute":1},
            "by":{"name":"Bo","profession":"dagplejer"}}]}}"#;
        let agreement: Agreement = decode(text.as_bytes()).unwrap();
        assert_eq!(agreement.status(), Status::Virker);
        assert_eq!(agreement.look_by(), Some("2027-01-05".parse().unwrap()));
    }
}
