//! Files that leave the device or come to it, by the hand of whoever holds it. Nothing is sent: the
//! system's share dialogue or the browser's downloads take the file, and a field gives one.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// A file in the making.
#[derive(Default)]
pub struct Making {
    parts: Array,
}

impl Making {
    /// Adds bytes at its end.
    pub fn push(&self, bytes: &[u8]) {
        if !bytes.is_empty() {
            self.parts.push(&Uint8Array::from(bytes));
        }
    }

    /// The file with this name and media type. `None` where the browser makes none.
    pub fn finish(self, name: &str, media_type: &str) -> Option<Outgoing> {
        let options = FilePropertyBag::new();
        options.set_type(media_type);
        File::new_with_u8_array_sequence_and_options(&self.parts, name, &options)
            .ok()
            .map(Outgoing)
    }
}

/// A file that is ready to be handed over.
#[derive(Clone)]
pub struct Outgoing(File);

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// The system's share dialogue took it.
    Shared,
    /// The browser put it among its downloads.
    Downloaded,
    /// The person closed the dialogue.
    Cancelled,
}

impl Outgoing {
    /// Hands the file over: by the share dialogue where the system takes such a file, else as a
    /// download. To be called from a tap.
    pub async fn hand_over(&self) -> Handed {
        let Some(asked) = self.share() else {
            self.download();
            return Handed::Downloaded;
        };
        match JsFuture::from(asked).await {
            Ok(_) => Handed::Shared,
            Err(refused) if is_abort(&refused) => Handed::Cancelled,
            Err(_) => {
                self.download();
                Handed::Downloaded
            }
        }
    }

    /// `navigator.share({ files })`, where `navigator.canShare({ files })`. The bindings for it are
    /// not stable.
    fn share(&self) -> Option<Promise> {
        let navigator = web_sys::window()?.navigator();
        let data = Object::new();
        Reflect::set(&data, &"files".into(), &Array::of1(&self.0)).ok()?;
        let call = |name: &str| {
            let function: Function = Reflect::get(&navigator, &name.into())
                .ok()?
                .dyn_into()
                .ok()?;
            function.call1(&navigator, &data).ok()
        };
        if !call("canShare")?.is_truthy() {
            return None;
        }
        call("share")?.dyn_into().ok()
    }

    fn download(&self) {
        /// The browser has taken the file long before.
        const A_MINUTE: i32 = 60_000;
        let Some(window) = web_sys::window() else {
            return;
        };
        let link = window
            .document()
            .and_then(|document| document.create_element("a").ok())
            .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
        if let (Some(link), Ok(address)) = (link, Url::create_object_url_with_blob(&self.0)) {
            link.set_href(&address);
            link.set_download(&self.0.name());
            link.click();
            let forget = Closure::once_into_js(move || {
                // It is already forgotten where this fails.
                let _ = Url::revoke_object_url(&address);
            });
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
                forget.unchecked_ref(),
                A_MINUTE,
            );
        }
    }
}

fn is_abort(refused: &JsValue) -> bool {
    refused
        .dyn_ref::<web_sys::DomException>()
        .is_some_and(|exception| exception.name() == "AbortError")
}

/// A file that somebody chose.
pub struct Chosen(File);

/// The file in the field with this id, if one is chosen.
pub fn chosen(field: &str) -> Option<Chosen> {
    web_sys::window()?
        .document()?
        .get_element_by_id(field)?
        .dyn_into::<HtmlInputElement>()
        .ok()?
        .files()?
        .get(0)
        .map(Chosen)
}

impl Chosen {
    /// The file's length in bytes.
    pub fn length(&self) -> u64 {
        // A length is whole and not negative, and the browser reads no file above 2^53.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let length = self.0.size() as u64;
        length
    }

    /// How much of the file lies before a place, from 0 to 1.
    pub fn share(&self, place: f64) -> f64 {
        place / self.0.size().max(1.0)
    }

    /// So many bytes from a place on. `None` where the browser does not give them.
    pub async fn read(&self, from: f64, length: u32) -> Option<Vec<u8>> {
        let slice = self
            .0
            .slice_with_f64_and_f64(from, from + f64::from(length))
            .ok()?;
        let bytes = JsFuture::from(slice.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&bytes).to_vec())
    }
}
