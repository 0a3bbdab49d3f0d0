//! Lists every content file, so that a new edition is a new file and no code.

use std::{env, fmt::Write, fs, io, path::Path};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=src/content");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("src/content");
    let mut table = String::from("&[\n");
    for kind in sorted(&root)? {
        if !root.join(&kind).is_dir() {
            continue;
        }
        for file in sorted(&root.join(&kind))? {
            let Some(name) = file.strip_suffix(".json") else {
                continue;
            };
            let path = root.join(&kind).join(&file);
            let path = path.display().to_string();
            println!("cargo:rerun-if-changed={path}");
            let _ = writeln!(
                table,
                "ContentFile {{ kind: {kind:?}, name: {name:?}, text: include_str!({path:?}) }},"
            );
        }
    }
    table.push(']');
    let out = env::var("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join("content_files.rs"), table)
}

fn sorted(folder: &Path) -> io::Result<Vec<String>> {
    let mut names: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    Ok(names)
}
