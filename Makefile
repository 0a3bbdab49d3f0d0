# Run `make help` for the list. Every target brings what it needs.

SHELL := /bin/sh
PORT ?= 8080
WITH_TOOLS := set -eu; . scripts/tools.sh;
# Leptos then builds every view from one type: quicker to compile, and a sixth less to download.
ERASE := --cfg erase_components
# Two files: what the lock screen needs, and what is inside the vault (scripts/split-program.mjs).
SPLIT := --cfg split
WASM := --target wasm32-unknown-unknown
# What the browser gets. The unit tests inside the library run natively only.
WASM_TARGETS := --lib --bin naeste-skridt --bin derive_worker --bin hand_over_worker --test web
# Quick to build; only the key derivation would be too slow to wait for.
WEB_TEST_PROFILE := --config profile.test.opt-level=0 --config profile.test.package.argon2.opt-level=2 \
	--config profile.test.package.blake2.opt-level=2

.PHONY: help setup run dev build test check test-native test-web test-end2end figures clean

help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' Makefile | expand -t 16

setup: ## bring the tools that a build needs
	@scripts/setup.sh build

run: build ## build the release and serve it on http://localhost:8080 (PORT=…)
	@node scripts/serve.mjs dist $(PORT)

build: setup ## build the release into dist/
	@$(WITH_TOOLS) RUSTFLAGS="$(ERASE) $(SPLIT)" env -u NO_COLOR trunk build --release

# A folder of its own, so that watching and testing do not wait for each other.
dev: setup ## serve with quick rebuilds (no content policy, no checksums)
	@$(WITH_TOOLS) RUSTFLAGS="$(ERASE)" CARGO_TARGET_DIR=target/dev env -u NO_COLOR trunk serve --dist target/dev/dist --port $(PORT)

# What fails soonest comes first.
test: setup-test check test-native build test-web figures test-end2end ## everything, as the automatic check runs it

.PHONY: setup-test
setup-test:
	@scripts/setup.sh test

check: setup-test ## formats, lints and types; every warning is an error
	cargo fmt --check
	@$(WITH_TOOLS) tsc --project tests/end2end
	cargo clippy --no-default-features --all-targets -- -D warnings
	cargo clippy $(WASM) $(WASM_TARGETS) -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --no-default-features --no-deps --document-private-items --quiet

test-native: ## the tests that need no browser; Leptos is not compiled
	@$(WITH_TOOLS) cargo test --no-default-features

test-web: setup-test ## the browser storage in headless Chromium
	@$(WITH_TOOLS) CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner cargo test $(WASM) $(WEB_TEST_PROFILE) --test web

test-end2end: ## stories against dist/ in Chromium (STORY="part of a name" runs some)
	@$(WITH_TOOLS) playwright test --config tests/end2end $(if $(STORY),--grep "$(STORY)")

figures: ## measure dist/ and print the table (only too many bytes fail)
	@$(WITH_TOOLS) playwright test --config tests/end2end/figures.config.ts

clean: ## remove what was built
	rm -rf dist target test-results
