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
use source::sources;

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
    packer.pack("transition", |form: &TransitionForm| {
        let mut flaws = form.validate();
        flaws.extend(form.unknown_bands(&instrument));
        flaws
    })?;
    let law = packer.pack("law", LawTable::validate)?;
    let municipality = packer.pack("municipality", |municipality: &Municipality| {
        let mut flaws = municipality.validate();
        flaws.extend(unknown_problems(&municipality.offers, &instrument));
        flaws
    })?;
    packer.pack("next_step", |texts: &RuleTexts| {
        texts.validate(&law, &municipality)
    })?;
    packer.finish()
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
