//! Passkeys of the device itself: its lock (finger, face or code) gives the key of a slot.
//!
//! Web Authentication Level 3 with the extension "prf". No server takes part, so nobody checks a
//! signature or a challenge: what proves the passkey is that its slot opens.
//!
//! The options are built by hand, since the bindings' own dictionaries weigh more than they save.

use base64ct::{Base64UrlUnpadded, Encoding};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::storage::{
    kdf::{Kek, Salt},
    key::RecordId,
    passkey::PasskeyRecipe,
};

/// The browser's interface, by which it is found.
const INTERFACE: &str = "PublicKeyCredential";

/// Why the device gave no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasskeyError {
    /// Its user said no or did nothing, or it did not know its user, or it has no such passkey:
    /// browsers tell none of these apart, on purpose.
    #[error("get leave from the user of the device")]
    Declined,
    /// It makes passkeys, but computes no keys from them.
    #[error("compute a key from a passkey")]
    NoKey,
    /// The browser refused.
    #[error("ask the browser for a passkey")]
    Refused,
}

/// Why the device cannot be asked at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The browser knows no passkeys, or the page did not come over a safe connection.
    Browser,
    /// The page's address is a number, and a passkey belongs to a name.
    Address,
    /// The device has no lock that the browser can ask.
    NoDeviceLock,
}

/// What stands in the way, as far as the page can tell at once.
pub fn obstacle() -> Option<Obstacle> {
    let Some(window) = web_sys::window() else {
        return Some(Obstacle::Browser);
    };
    if part(&window, INTERFACE).is_undefined() {
        return Some(Obstacle::Browser);
    }
    let host = window.location().hostname().unwrap_or_default();
    is_number(&host).then_some(Obstacle::Address)
}

/// Whether a host is a number: one whose last part is, as browsers see it.
fn is_number(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    host.starts_with('[') || last.bytes().all(|letter| letter.is_ascii_digit())
}

/// What stands in the way, with the device's own word.
pub async fn obstacle_of_device() -> Option<Obstacle> {
    let near = obstacle();
    if near.is_some() {
        return near;
    }
    let window = web_sys::window()?;
    let interface = part(&window, INTERFACE);
    let name = "isUserVerifyingPlatformAuthenticatorAvailable";
    let answer = match call(&interface, name, &JsValue::UNDEFINED) {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    let is_there = answer.is_ok_and(|answer| answer.is_truthy());
    (!is_there).then_some(Obstacle::NoDeviceLock)
}

/// Has the device compute the key of a passkey's slot. It asks its user first.
///
/// # Errors
///
/// See [`PasskeyError`].
pub async fn key(recipe: &PasskeyRecipe) -> Result<Kek, PasskeyError> {
    let allowed = object(&[
        ("type", "public-key".into()),
        ("id", bytes(&recipe.credential)),
        // Without it the browser offers to look for the passkey on a telephone.
        ("transports", Array::of1(&"internal".into()).into()),
    ]);
    let options = object(&[
        ("challenge", bytes(&recipe.salt)),
        ("allowCredentials", Array::of1(&allowed).into()),
        ("userVerification", "required".into()),
        ("extensions", evaluated(&recipe.salt)),
    ]);
    let answer = ask("get", options).await?;
    computed(&results(&answer)).ok_or(PasskeyError::NoKey)
}

/// Makes a passkey in the device for this person, and has it compute its first key. One that
/// computes none is forgotten again.
///
/// # Errors
///
/// See [`PasskeyError`].
pub async fn create(
    person: RecordId,
    label: &str,
    salt: Salt,
) -> Result<(PasskeyRecipe, Kek), PasskeyError> {
    let algorithm = |number: i32| object(&[("type", "public-key".into()), ("alg", number.into())]);
    let options = object(&[
        ("challenge", bytes(&salt)),
        // Without an id it is the name of the page's host.
        ("rp", object(&[("name", "Næste skridt".into())])),
        (
            "user",
            object(&[
                // A second passkey of the same person takes the first one's place.
                ("id", bytes(person.bytes())),
                ("name", label.into()),
                ("displayName", label.into()),
            ]),
        ),
        // ES256 and RS256: every device has one of them.
        (
            "pubKeyCredParams",
            Array::of2(&algorithm(-7), &algorithm(-257)).into(),
        ),
        (
            "authenticatorSelection",
            object(&[
                ("authenticatorAttachment", "platform".into()),
                // Android computes keys for no others.
                ("residentKey", "required".into()),
                ("userVerification", "required".into()),
            ]),
        ),
        ("extensions", evaluated(&salt)),
    ]);
    let made = ask("create", options).await?;
    let recipe = PasskeyRecipe {
        credential: Uint8Array::new(&part(&made, "rawId")).to_vec(),
        salt,
    };
    let results = results(&made);
    let key = if part(&results, "enabled").is_truthy() {
        match computed(&results) {
            Some(key) => Ok(key),
            // Many devices compute only when asked a second time.
            None => key(&recipe).await,
        }
    } else {
        Err(PasskeyError::NoKey)
    };
    match key {
        Ok(key) => Ok((recipe, key)),
        Err(error) => {
            forget(&recipe.credential);
            Err(error)
        }
    }
}

/// Tells the device that a passkey is of no use any more, so that it need not show it. Not every
/// browser passes it on, and none says what became of it.
pub fn forget(credential: &[u8]) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let host = window.location().hostname().unwrap_or_default();
    let unknown = object(&[
        ("rpId", host.into()),
        (
            "credentialId",
            Base64UrlUnpadded::encode_string(credential).into(),
        ),
    ]);
    // Where it is not passed on, the device keeps a passkey that opens nothing.
    let _ = call(
        &part(&window, INTERFACE),
        "signalUnknownCredential",
        &unknown,
    );
}

/// `navigator.credentials[method]({ publicKey: options })`.
async fn ask(method: &str, options: JsValue) -> Result<JsValue, PasskeyError> {
    let window = web_sys::window().ok_or(PasskeyError::Refused)?;
    let credentials = part(&window.navigator(), "credentials");
    let promise = call(&credentials, method, &object(&[("publicKey", options)]))
        .map_err(|_| PasskeyError::Refused)?;
    JsFuture::from(promise).await.map_err(|error| {
        let name = part(&error, "name").as_string();
        match name.as_deref() {
            Some("NotAllowedError" | "AbortError") => PasskeyError::Declined,
            _ => PasskeyError::Refused,
        }
    })
}

fn call(of: &JsValue, method: &str, argument: &JsValue) -> Result<Promise, JsValue> {
    let method: Function = part(of, method).dyn_into()?;
    method.call1(of, argument)?.dyn_into()
}

/// What the extension gave.
fn results(answer: &JsValue) -> JsValue {
    let Ok(method) = part(answer, "getClientExtensionResults").dyn_into::<Function>() else {
        return JsValue::UNDEFINED;
    };
    let all = method.call0(answer).unwrap_or(JsValue::UNDEFINED);
    part(&all, "prf")
}

fn computed(results: &JsValue) -> Option<Kek> {
    let first = Uint8Array::new(&part(&part(results, "results"), "first"));
    let kek = Kek::from_passkey(&mut first.to_vec());
    first.fill(0, 0, first.length());
    kek
}

/// The extension's question: compute from this salt.
fn evaluated(salt: &Salt) -> JsValue {
    let first = object(&[("first", bytes(salt))]);
    object(&[("prf", object(&[("eval", first)]))])
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A new object takes any field.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// A field, or undefined where there is none to have.
fn part(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
