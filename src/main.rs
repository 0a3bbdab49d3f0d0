//! Starts the app in the page, and says where the program is split in two files.

use naeste_skridt::{
    platform::page,
    view::{
        app,
        inside::{INSIDE, Inside, NotThere},
    },
};

/// Whatever is freed is wiped at once. A program in the browser never gives its memory back, so
/// without this a colleague who unlocks in the same page would have the answers of the one before
/// in what is left of it.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static WIPED: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() {
    page::keep_panics_silent();
    app::mount(|| Box::pin(inside()));
}

/// The part of the program that an open vault needs: whatever only this function uses lies in the
/// second file.
#[cfg(split)]
#[leptos::wasm_split::wasm_split(inside, wasm_split_path = ::leptos::wasm_split, fallible)]
#[allow(
    clippy::unnecessary_wraps,
    reason = "the macro asks for it: the fetch can fail"
)]
fn inside() -> Result<&'static Inside, NotThere> {
    Ok(&INSIDE)
}

/// The same in a quick build, which has everything in one file.
#[cfg(not(split))]
#[expect(clippy::unused_async, reason = "the release fetches it")]
async fn inside() -> Result<&'static Inside, NotThere> {
    Ok(&INSIDE)
}
