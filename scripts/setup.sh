#!/bin/sh
# Brings what the build (and with `test` also the browser tests) needs, and skips what is there.
# usage: scripts/setup.sh build|test
set -eu
cd "$(dirname "$0")/.."
. scripts/tools.sh

say() { printf 'setup: %s\n' "$*"; }
fail() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}

command -v cargo >/dev/null || fail "cargo is missing. Install Rust with rustup (https://rustup.rs)."
command -v npm >/dev/null || fail "npm is missing. Install Node.js 20 or newer."

if ! [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    command -v rustup >/dev/null || fail "the target wasm32-unknown-unknown is missing, and so is rustup to add it."
    say "adding the target wasm32-unknown-unknown"
    rustup target add wasm32-unknown-unknown
fi

# The tools only have to run, not to run fast: a light build takes a fraction of the time.
light_install() {
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
        CARGO_TARGET_DIR="$TOOLS/build" cargo install --force "$@"
    rm -rf "$TOOLS/build"
}

if [ "$(trunk --version 2>/dev/null)" != "trunk $TRUNK_VERSION" ]; then
    say "building trunk $TRUNK_VERSION, once (some minutes)"
    light_install --locked --no-default-features --features rustls --root "$TOOLS" --version "=$TRUNK_VERSION" trunk
fi

if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $BINDGEN_VERSION" ]; then
    say "building wasm-bindgen-cli $BINDGEN_VERSION, once (some minutes)"
    # Without --locked: its lock file may name a crate version that cannot be fetched.
    light_install --no-default-features --root "$TOOLS" --version "=$BINDGEN_VERSION" wasm-bindgen-cli
fi

if ! [ -x "$SPLIT/bin/wasm-split-cli" ]; then
    say "building wasm-split-cli $SPLIT_VERSION, once"
    light_install --locked --features build-binary --root "$SPLIT" --version "=$SPLIT_VERSION" wasm_split_cli_support
fi

if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
    say "npm ci"
    npm ci --no-audit --no-fund
    touch node_modules/.package-lock.json
fi

[ "${1:-build}" = test ] || exit 0

# A package of its own: who only builds does without the form fillers of others.
if ! [ tests/end2end/fillers/node_modules/.package-lock.json -nt tests/end2end/fillers/package-lock.json ]; then
    say "npm ci of the form fillers (some minutes)"
    npm ci --no-audit --no-fund --prefix tests/end2end/fillers
    touch tests/end2end/fillers/node_modules/.package-lock.json
fi

if [ -z "$CHROMIUM" ] || [ -z "$CHROMEDRIVER" ]; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        say "installing chromium and chromium-driver"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
            chromium chromium-driver fonts-dejavu-core </dev/null
    else
        fail "the browser tests need Chromium and ChromeDriver of the same version. On Debian: apt install chromium chromium-driver"
    fi
fi

# Without it the tests run all the same, and say what they did not check.
if ! [ -x "$PYRAGE" ]; then
    folder="$TOOLS/pyrage-$PYRAGE_VERSION"
    say "bringing pyrage $PYRAGE_VERSION, which opens our hand-over files independently"
    if ! python3 -c 'import ensurepip' 2>/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends python3 python3-venv </dev/null || true
    fi
    if ! { python3 -m venv "$folder" && "$folder/bin/pip" install -q "pyrage==$PYRAGE_VERSION"; }; then
        rm -rf "$folder"
        say "PYRAGE IS NOT THERE (no python3, or PyPI cannot be reached): the hand-over files are checked against age-encryption of npm only"
    fi
fi

if ! command -v pdftotext >/dev/null || ! command -v pdfinfo >/dev/null; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        say "installing poppler-utils, which reads what was printed"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends poppler-utils </dev/null
    else
        fail "the print tests need pdftotext and pdfinfo. On Debian: apt install poppler-utils"
    fi
fi
