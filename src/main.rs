//! Starts the app in the page.

use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <main><h1>"Næste skridt"</h1></main> });
}
