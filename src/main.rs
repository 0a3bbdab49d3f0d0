//! Starts the app in the page.

fn main() {
    naeste_skridt::platform::page::keep_panics_silent();
    naeste_skridt::view::app::mount();
}
