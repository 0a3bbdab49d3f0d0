# Sourced by the Makefile's recipes and by setup.sh: which tools, which versions, found where.

TRUNK_VERSION=0.21.14
# The same as the crate wasm-bindgen in Cargo.toml: the two must match.
BINDGEN_VERSION=0.2.130
# Knows the marks that the crate wasm_split_helpers of Leptos leaves.
SPLIT_VERSION=0.2.4

# Tools of these versions are shared by every checkout of this machine and leave the user's own alone.
TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/naeste-skridt/trunk-$TRUNK_VERSION-bindgen-$BINDGEN_VERSION"
# It does not tell its version.
SPLIT="$TOOLS/split-$SPLIT_VERSION"

# Opens files in the age format and knows nothing of ours: a Python of its own, where PyPI can be reached.
PYRAGE_VERSION=1.4.0
PYRAGE="$TOOLS/pyrage-$PYRAGE_VERSION/bin/python3"
export PYRAGE

# wasm-opt comes from the npm package binaryen: an older one builds a page that stays blank.
PATH="$TOOLS/bin:$SPLIT/bin:$PWD/node_modules/.bin:$PWD/node_modules/binaryen/bin:$HOME/.cargo/bin:$PATH"
export PATH

first_of() { for name in "$@"; do command -v "$name" && return; done || true; }
CHROMIUM="${CHROMIUM:-$(first_of chromium chromium-browser google-chrome)}"
CHROMEDRIVER="${CHROMEDRIVER:-$(first_of chromedriver)}"
export CHROMIUM CHROMEDRIVER
