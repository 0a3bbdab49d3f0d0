//! Starts the app in the page.

fn main() {
    naeste_skridt::platform::page::on_panic_show_reload();
    naeste_skridt::view::app::mount();
}
