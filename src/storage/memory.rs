//! A store in memory: the twin for native tests, with faults on order.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use super::{
    record::{RecordAddress, RecordKind},
    store::{Change, RawRecord, RecordStore, StoreError, Stored, Write},
};

/// Keeps the same contract as the browser's store and forgets everything with its last clone.
/// Clones share their records, as two tabs do.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    inner: Rc<RefCell<Inner>>,
}

#[derive(Debug, Default)]
struct Inner {
    records: BTreeMap<RecordAddress, Stored>,
    commits: usize,
    fault: Option<(usize, StoreError)>,
}

impl MemoryStore {
    /// Lets the commit with this number, from 0, and every later one fail.
    pub fn fail_from(&self, commit: usize, error: StoreError) {
        self.inner.borrow_mut().fault = Some((commit, error));
    }

    /// Lets commits through again.
    pub fn heal(&self) {
        self.inner.borrow_mut().fault = None;
    }

    /// How many commits were tried.
    pub fn commits(&self) -> usize {
        self.inner.borrow().commits
    }

    /// A copy of everything stored: what somebody sees who has the disk.
    pub fn everything(&self) -> BTreeMap<RecordAddress, Stored> {
        self.inner.borrow().records.clone()
    }

    /// Puts a record there past the contract: what a broken disk or a stranger does.
    pub fn tamper(&self, address: RecordAddress, stored: Stored) {
        self.inner.borrow_mut().records.insert(address, stored);
    }
}

impl RecordStore for MemoryStore {
    async fn read(&self, address: &RecordAddress) -> Result<Option<Stored>, StoreError> {
        Ok(self.inner.borrow().records.get(address).cloned())
    }

    async fn read_all(&self, kind: RecordKind) -> Result<Vec<(RecordAddress, Stored)>, StoreError> {
        let inner = self.inner.borrow();
        let of_kind = inner.records.iter().filter(|(at, _)| at.kind == kind);
        Ok(of_kind
            .map(|(address, stored)| (*address, stored.clone()))
            .collect())
    }

    async fn each_of(
        &self,
        kind: RecordKind,
        take: &mut dyn FnMut(Vec<(RecordAddress, Stored)>),
    ) -> Result<(), StoreError> {
        for record in self.read_all(kind).await? {
            take(vec![record]);
        }
        Ok(())
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        let mut inner = self.inner.borrow_mut();
        let number = inner.commits;
        inner.commits += 1;
        if let Some((from, error)) = &inner.fault
            && number >= *from
        {
            return Err(error.clone());
        }
        let mut records = inner.records.clone();
        for write in writes {
            let there = records.remove(&write.address);
            if there.as_ref().map(|stored| stored.generation) != write.expected {
                return Err(StoreError::Conflict(write.address));
            }
            let (bytes, previous) = match &write.change {
                Change::Put(bytes) => (bytes, there.map(|stored| stored.current)),
                Change::PutAlone(bytes) => (bytes, None),
                Change::Remove => continue,
            };
            let next = Stored {
                generation: write.next_generation(),
                current: bytes.clone(),
                previous,
            };
            records.insert(write.address, next);
        }
        inner.records = records;
        Ok(())
    }

    async fn each(&self, take: &mut dyn FnMut(Vec<RawRecord>)) -> Result<(), StoreError> {
        let mut all = BTreeMap::new();
        for (address, stored) in self.everything() {
            all.insert(address.to_string(), stored);
        }
        for (address, stored) in all {
            take(vec![RawRecord { address, stored }]);
        }
        Ok(())
    }

    async fn replace_all(
        &self,
        records: &[RawRecord],
        written: &dyn Fn(usize),
    ) -> Result<(), StoreError> {
        let mut inner = self.inner.borrow_mut();
        let number = inner.commits;
        inner.commits += 1;
        if let Some((from, error)) = &inner.fault
            && number >= *from
        {
            return Err(error.clone());
        }
        // What a newer program stored has no place in this twin.
        inner.records = records
            .iter()
            .filter_map(|record| Some((record.address.parse().ok()?, record.stored.clone())))
            .collect();
        written(records.len());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(expected: Option<u64>, bytes: &[u8]) -> Write {
        Write {
            address: RecordAddress::HEADER,
            expected,
            change: Change::Put(bytes.to_vec()),
        }
    }

    #[test]
    fn commit_compares_keeps_the_previous_and_is_all_or_nothing() {
        let store = MemoryStore::default();
        let commit = |writes: &[Write]| pollster::block_on(store.commit(writes));
        let conflict = Err(StoreError::Conflict(RecordAddress::HEADER));
        assert_eq!(commit(&[put(Some(1), b"a")]), conflict);
        assert_eq!(commit(&[put(None, b"a")]), Ok(()));
        assert_eq!(commit(&[put(None, b"b")]), conflict);
        assert_eq!(commit(&[put(Some(1), b"b"), put(Some(1), b"c")]), conflict);
        assert_eq!(commit(&[put(Some(1), b"b")]), Ok(()));
        let stored = store.everything().remove(&RecordAddress::HEADER).unwrap();
        assert_eq!(stored.generation, 2);
        assert_eq!(stored.current, b"b");
        assert_eq!(stored.previous.as_deref(), Some(b"a".as_slice()));
        let mut alone = put(Some(2), b"c");
        alone.change = Change::PutAlone(b"c".to_vec());
        assert_eq!(commit(&[alone]), Ok(()));
        let stored = store.everything().remove(&RecordAddress::HEADER).unwrap();
        assert_eq!((stored.generation, stored.previous), (3, None));
    }
}
