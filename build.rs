//! Checks every content file and packs it, so that a new edition is a new file and no code, and
//! no user waits for what has been checked here. A broken file is no build. And tells the linker of
//! a program that is to be split.

#[allow(
    unused,
    unreachable_pub,
    clippy::pedantic,
    reason = "the domain as the program has it; the build needs only the types of the content"
)]
#[path = "src/domain/mod.rs"]
mod domain;
#[path = "src/content/source.rs"]
mod source;

use std::{
    env,
    error::Error,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use serde::{Serialize, de::DeserializeOwned};

use domain::{
    boernelineal::Boernelineal, factors::FactorLists, flaw::Flaw, instrument::Instrument,
    law::LawTable, letter::Letters, meeting::MeetingTexts, municipality::Municipality,
    next_step::RuleTexts, offer::unknown_problems, terminology::Terminology,
    transition::TransitionForm,
};
use source::{BrokenSource, sources};

fn main() {
    println!("cargo::rerun-if-changed=src/content");
    println!("cargo::rerun-if-changed=src/domain");
    // `wasm-split-cli` follows the linker's notes of what uses what.
    if env::var_os("CARGO_CFG_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=naeste-skridt=--emit-relocs");
    }
    if let Err(error) = pack_all() {
        println!("cargo::error={error}");
    }
}

fn pack_all() -> Result<(), Box<dyn Error>> {
    let mut packer = Packer {
        from: Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/content"),
        to: env::var("OUT_DIR")?.into(),
        packed: Vec::new(),
    };
    packer.pack("boernelineal", Boernelineal::validate)?;
    let instrument = packer.pack("trivselsskema", Instrument::validate)?;
    packer.pack("factors", FactorLists::validate)?;
    packer.pack("letter", Letters::validate)?;
    packer.pack("meeting", MeetingTexts::validate)?;
    packer.pack("terminology", Terminology::validate)?;
    let form = packer.pack("transition", TransitionForm::validate)?;
    fits("transition", &form.edition, form.unknown_bands(&instrument))?;
    let law = packer.pack("law", LawTable::validate)?;
    let municipality = packer.pack("municipality", Municipality::validate)?;
    let unknown = unknown_problems(&municipality.offers, &instrument);
    fits("municipality", &municipality.edition, unknown)?;
    let texts = packer.pack("next_step", |_: &RuleTexts| Vec::new())?;
    let flaws = texts.validate(&law, &municipality);
    fits("next_step", &texts.edition, flaws)?;
    packer.finish()
}

/// The newest edition is to fit the newest of the other kinds, and has no `flaws` then. An older
/// one did so in its time, and may name what is gone.
fn fits(kind: &str, edition: &str, flaws: Vec<Flaw>) -> Result<(), BrokenSource> {
    let file = format!("{kind}/{edition}.json");
    match flaws.into_iter().next() {
        Some(flaw) => Err(BrokenSource::Sense { file, flaw }),
        None => Ok(()),
    }
}

struct Packer {
    from: PathBuf,
    to: PathBuf,
    packed: Vec<&'static str>,
}

impl Packer {
    /// Packs every edition of a kind and gives the newest.
    fn pack<T: PartialEq + Serialize + DeserializeOwned>(
        &mut self,
        kind: &'static str,
        validate: impl Fn(&T) -> Vec<Flaw>,
    ) -> Result<T, Box<dyn Error>> {
        let mut newest = None;
        let mut table = String::from("&[\n");
        for source in sources(&self.from, kind)? {
            let content = source.checked(&validate)?;
            let bytes = postcard::to_allocvec(&content)?;
            // The packed form names no fields: one that is left out would shift all that follow.
            if postcard::from_bytes::<T>(&bytes)? != content {
                return Err(format!("{kind}/{}.json does not survive packing", source.name).into());
            }
            let path = self.to.join(format!("{kind}-{}.postcard", source.name));
            fs::write(&path, bytes)?;
            let path = path.display().to_string();
            writeln!(
                table,
                "ContentFile {{ name: {:?}, packed: include_bytes!({path:?}) }},",
                source.name
            )?;
            newest = Some(content);
        }
        table.push(']');
        fs::write(self.to.join(format!("{kind}.rs")), table)?;
        self.packed.push(kind);
        newest.ok_or_else(|| format!("{kind} has no edition").into())
    }

    fn finish(self) -> Result<(), Box<dyn Error>> {
        for entry in fs::read_dir(&self.from)? {
            let entry = entry?;
            let kind = entry.file_name();
            if entry.file_type()?.is_dir() && !self.packed.iter().any(|known| kind == *known) {
                let kind = entry.path().display().to_string();
                return Err(format!("nothing in build.rs says what {kind} holds").into());
            }
        }
        Ok(())
    }
}
