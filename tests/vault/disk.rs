//! A disk that forgets nothing, and what somebody who has all of it opens with secrets.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use base64ct::{Base64, Encoding};
use naeste_skridt::{
    storage::{
        envelope::{claim, open},
        header::VaultHeader,
        kdf::KdfParams,
        key::{Key, KeyId, RecordId},
        memory::MemoryStore,
        reader::ReaderSecret,
        record::{RecordAddress, RecordKind},
        slot::SlotKind,
        store::{Change, RawRecord, RecordStore, StoreError, Stored, Write},
    },
    workflow::vault::{Place, Unlocked, Vault, VaultError},
};
use pollster::block_on;

use crate::support::{Seeded, id, kek, note};

/// Everything that was ever written, in order.
type Written = Vec<(RecordAddress, u64, Vec<u8>)>;

/// Something that is done in the meantime.
type Doing = Box<dyn FnOnce()>;

/// A store whose disk forgets nothing.
#[derive(Clone, Default)]
pub(crate) struct Disk {
    pub(crate) store: MemoryStore,
    written: Rc<RefCell<Written>>,
    meanwhile: Rc<RefCell<Option<Doing>>>,
}

impl RecordStore for Disk {
    async fn read(&self, address: &RecordAddress) -> Result<Option<Stored>, StoreError> {
        self.store.read(address).await
    }

    async fn read_all(&self, kind: RecordKind) -> Result<Vec<(RecordAddress, Stored)>, StoreError> {
        self.store.read_all(kind).await
    }

    async fn each_of(
        &self,
        kind: RecordKind,
        take: &mut dyn FnMut(Vec<(RecordAddress, Stored)>),
    ) -> Result<(), StoreError> {
        self.store.each_of(kind, take).await
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        self.let_happen();
        self.store.commit(writes).await?;
        for write in writes {
            if let Change::Put(bytes) | Change::PutAlone(bytes) = &write.change {
                let entry = (write.address, write.next_generation(), bytes.clone());
                self.written.borrow_mut().push(entry);
            }
        }
        Ok(())
    }

    async fn each(&self, take: &mut dyn FnMut(Vec<RawRecord>)) -> Result<(), StoreError> {
        self.store.each(take).await?;
        self.let_happen();
        Ok(())
    }

    async fn replace_all(
        &self,
        records: &[RawRecord],
        written: &dyn Fn(usize),
    ) -> Result<(), StoreError> {
        self.store.replace_all(records, written).await
    }
}

impl Disk {
    /// Does this when the next commit comes, before it is looked at, or when the next copy has been
    /// read.
    pub(crate) fn meanwhile(&self, what: impl FnOnce() + 'static) {
        self.meanwhile.replace(Some(Box::new(what)));
    }

    fn let_happen(&self) {
        let meanwhile = self.meanwhile.borrow_mut().take();
        if let Some(meanwhile) = meanwhile {
            meanwhile();
        }
    }

    /// Every text that the secrets open, in any order, from whatever was ever written.
    fn opened_with(&self, secrets: &[u8]) -> Vec<String> {
        let written = self.written.borrow();
        let mut keys: BTreeMap<KeyId, Key> = BTreeMap::new();
        let (mut found, mut readers) = (Vec::new(), Vec::new());
        let headers: Vec<_> = written
            .iter()
            .filter_map(|(_, generation, bytes)| VaultHeader::from_bytes(bytes, *generation).ok())
            .collect();
        for header in &headers {
            for slot in &header.slots {
                for secret in secrets.iter().map(|secret| kek(*secret)) {
                    if let Some(opened) = slot.open(header, &secret) {
                        keys.insert(opened.vault_key.id(), opened.vault_key);
                    }
                    if let Some(personal) = slot.open_personal(header, &secret) {
                        readers.push(ReaderSecret::of(&personal));
                        keys.insert(personal.id(), personal);
                    }
                }
            }
        }
        let mut count = 0;
        while count < keys.len() {
            count = keys.len();
            for header in &headers {
                let next: Vec<_> = header
                    .successions
                    .iter()
                    .flat_map(|step| keys.values().filter_map(|key| step.next(header.vault, key)))
                    .collect();
                keys.extend(next.into_iter().map(|key| (key.id(), key)));
                let mut next = Vec::new();
                for (step, reader) in header
                    .handed_on
                    .iter()
                    .flat_map(|step| readers.iter().map(move |reader| (step, reader)))
                {
                    let steps = keys
                        .values()
                        .map(|key| step.next(header.vault, key, reader));
                    next.extend(steps.flatten());
                }
                keys.extend(next.into_iter().map(|key| (key.id(), key)));
            }
            for (address, generation, bytes) in written.iter() {
                let Some(key) = claim(bytes).ok().and_then(|claim| keys.get(&claim.key)) else {
                    continue;
                };
                let Ok(plain) = open(key, address, *generation, bytes) else {
                    continue;
                };
                if address.kind == RecordKind::NoticeKey {
                    let notice = keys
                        .values()
                        .find_map(|key| notice_key(key, address, &plain));
                    keys.extend(notice.map(|key| (key.id(), key)));
                } else if address.kind == RecordKind::ChildKey {
                    let child = Key::from_plain(&plain).unwrap();
                    keys.insert(child.id(), child);
                } else {
                    found.push(String::from_utf8(plain.to_vec()).unwrap());
                }
            }
        }
        found
    }

    pub(crate) fn gives_away(&self, secrets: &[u8], text: &str) -> bool {
        self.opened_with(secrets)
            .iter()
            .any(|found| found.contains(text))
    }

    pub(crate) fn vault(&self, seed: u64) -> Vault<Self> {
        Vault::new(self.clone(), Seeded(seed))
    }

    pub(crate) fn open_as(&self, who: RecordId, secret: u8) -> Result<Unlocked<Self>, VaultError> {
        let vault = self.vault(u64::from(secret) + 900);
        let door = block_on(vault.door()).unwrap().unwrap();
        block_on(vault.unlock(&door, who, SlotKind::Passphrase, &kek(secret)))
    }
}

pub(crate) const MAJA: [u8; 2] = [0x11, 0x12];
pub(crate) const BO: [u8; 2] = [0x21, 0x22];
pub(crate) const MAJA_NEW: [u8; 2] = [0x31, 0x32];
pub(crate) const BO_NEW: [u8; 2] = [0x41, 0x42];
pub(crate) const SECRET: &str = "Alma er ked af det";

/// Maja's vault with two children. The first has everything a child can have, and both drafts say
/// which child they are about.
pub(crate) fn filled() -> (Disk, Unlocked<Disk>) {
    let disk = Disk::default();
    let vault = disk.vault(1);
    let new = vault.prepare("Maja", false, KdfParams::DEFAULT).unwrap();
    let maja = block_on(vault.create(new, &kek(MAJA[0]), &kek(MAJA[1]))).unwrap();
    for child in [7, 8] {
        let text = if child == 7 { SECRET } else { "Bo leger" };
        block_on(maja.add_child(id(child), &note(text))).unwrap();
        block_on(maja.save(&Place::child(id(child)), Some(1), &note(text))).unwrap();
        for place in [
            Place::assessment(id(child + 20), id(child)),
            Place::parent_talk(id(child + 30), id(child)),
            Place::keeping(id(child + 40), id(child)),
        ] {
            block_on(maja.save(&place, None, &note(text))).unwrap();
        }
        let draft = About {
            child: id(child).to_string(),
            text: text.into(),
        };
        block_on(maja.save(&Place::draft(id(child + 50)), None, &draft)).unwrap();
    }
    (disk, maja)
}

#[derive(serde::Serialize, serde::Deserialize)]
pub(crate) struct About {
    pub(crate) child: String,
    pub(crate) text: String,
}
impl naeste_skridt::storage::record::Record for About {}

pub(crate) fn rotate(by: &Unlocked<Disk>, secrets: [u8; 2]) -> Result<(), VaultError> {
    let place = Place::log(by.new_id().unwrap());
    let recipe = by.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    let (passphrase, recovery) = (kek(secrets[0]), kek(secrets[1]));
    let log = (&place, &note("nøglen er skiftet"));
    block_on(by.rotate((&recipe, &passphrase), (&recipe, &recovery), log)).map(drop)
}

pub(crate) fn renew(by: &Unlocked<Disk>, secrets: [u8; 2]) -> Result<(), VaultError> {
    let recipe = by.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    let (passphrase, recovery) = (kek(secrets[0]), kek(secrets[1]));
    block_on(by.renew((&recipe, &passphrase), (&recipe, &recovery))).map(drop)
}

pub(crate) fn add_bo(to: &Unlocked<Disk>) -> RecordId {
    let new = to.prepare_colleague("Bo", KdfParams::DEFAULT).unwrap();
    let bo = new.id();
    block_on(to.add_colleague(new, &kek(BO[0]), &kek(BO[1]), &note("Bo"))).unwrap();
    bo
}

/// A limited notice's key, for whoever is its reader by a personal key.
fn notice_key(personal: &Key, address: &RecordAddress, plain: &[u8]) -> Option<Key> {
    let record: serde_json::Value = serde_json::from_slice(plain).ok()?;
    let copies = record["body"]["copies"].as_array()?;
    copies.iter().find_map(|copy| {
        let sealed = Base64::decode_vec(copy.as_str()?).ok()?;
        let key = ReaderSecret::of(personal).open(&sealed, address.id.bytes())?;
        Key::from_plain(&key).ok()
    })
}
