//! A tilbudsvifte that the professionals keep themselves: what is changed in it, and who did.

use serde::{Deserialize, Serialize};

use super::Offer;
use crate::domain::{
    assessment::Professional,
    date::{Date, Moment},
};

/// Who changed the offers last, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Who.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

/// The offers as they were changed on this device, in the place of the municipality's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offers {
    /// The offers in the order of the list. It may be empty.
    pub offers: Vec<Offer>,
    /// The last change.
    pub changed: Changed,
}

impl Offers {
    /// An id that no offer has: `egen-1`, `egen-2` and so on.
    pub fn new_id(offers: &[Offer]) -> String {
        let taken = |id: &String| offers.iter().any(|offer| offer.id == *id);
        let mut ids = (1..=offers.len() + 1).map(|number| format!("egen-{number}"));
        ids.find(|id| !taken(id)).unwrap_or_default()
    }

    /// Puts an offer in the place of the one with its id, or last.
    pub fn put(&mut self, offer: Offer) {
        match self.offers.iter_mut().find(|known| known.id == offer.id) {
            Some(known) => *known = offer,
            None => self.offers.push(offer),
        }
    }

    /// Takes an offer out, and gives it with its place so that it can be put back.
    pub fn take_out(&mut self, id: &str) -> Option<(usize, Offer)> {
        let place = self.offers.iter().position(|offer| offer.id == id)?;
        Some((place, self.offers.remove(place)))
    }

    /// Puts back what was taken out, as near to its place as the list still reaches.
    pub fn put_back(&mut self, place: usize, offer: Offer) {
        if self.offers.iter().all(|known| known.id != offer.id) {
            self.offers.insert(place.min(self.offers.len()), offer);
        }
    }

    /// Notes that somebody has seen that all of an offer is still so.
    pub fn review(&mut self, id: &str, today: Date) {
        if let Some(offer) = self.offers.iter_mut().find(|offer| offer.id == id) {
            offer.reviewed = today;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assessment::Profession;

    fn list() -> Offers {
        Offers {
            offers: crate::content::municipality::of_edition("2026-1")
                .unwrap()
                .offers,
            changed: Changed {
                by: Professional {
                    name: "Mette".into(),
                    profession: Profession::Paedagog,
                },
                at: Moment {
                    date: "2026-11-22".parse().unwrap(),
                    minute: 600,
                },
            },
        }
    }

    #[test]
    fn what_is_taken_out_comes_back_where_it_stood() {
        let mut offers = list();
        let (place, offer) = offers.take_out("sprog").unwrap();
        assert_ne!(offers, list());
        assert_eq!(offers.take_out("sprog"), None);
        offers.put_back(place, offer.clone());
        assert_eq!(offers, list());
        offers.put_back(place, offer.clone());
        assert_eq!(offers, list(), "once is enough");
        offers.offers.clear();
        offers.put_back(place, offer);
        assert_eq!(offers.offers.len(), 1);
    }

    #[test]
    fn new_offer_comes_last_and_a_changed_one_stays_in_its_place() {
        let mut offers = list();
        let count = offers.offers.len();
        let mut offer = offers.offers[2].clone();
        offer.title = "Noget andet".into();
        offers.put(offer.clone());
        assert_eq!((offers.offers.len(), &offers.offers[2]), (count, &offer));
        offer.id = Offers::new_id(&offers.offers);
        assert_eq!(offer.id, "egen-1");
        offers.put(offer.clone());
        assert_eq!(offers.offers.last(), Some(&offer));
        assert_eq!(Offers::new_id(&offers.offers), "egen-2");
    }

    #[test]
    fn review_notes_the_day_and_nothing_else() {
        let mut offers = list();
        let today = "2027-05-01".parse().unwrap();
        offers.review("sprog", today);
        offers.review("findes ikke", today);
        let changed = offers.offers.iter().filter(|offer| offer.reviewed == today);
        assert_eq!(changed.count(), 1);
        offers.review("sprog", list().offers[3].reviewed);
        assert_eq!(offers, list());
    }
}
