# The one task runner: `make` lists what it can do. `just` offers the same names.

.DEFAULT_GOAL := help
.NOTPARALLEL:

DEBUG := $(CURDIR)/.build/debug
SOURCES := Package.swift Sources Tests $(wildcard Benchmarks)
PREFIX ?= /usr/local

# Tests run this os. The debug build traps on overflow and checks its assertions.
OVERSEER_TEST_BINARY ?= $(DEBUG)/os
export OVERSEER_TEST_BINARY
# What scripts/setup put into .deps.
export PATH := $(CURDIR)/.deps/bin:$(PATH)
export PKG_CONFIG_PATH := $(CURDIR)/.deps/lib/pkgconfig:$(PKG_CONFIG_PATH)

# Each set of flags has a build folder of its own, or every switch would build everything anew.
RELEASE := -c release --product os --scratch-path .build-release
ifeq ($(shell uname -s),Linux)
# Needs libc and libm only: starting is then twice as fast, and the file runs on any Linux of this age.
# Not -static-executable: there the end of a thread costs 75 ms. Nobody links against os, and exporting
# its symbols, as Swift otherwise does, costs half of the instructions of a start and 1 MB.
clang = -Xswiftc -Xclang-linker -Xswiftc $(1)
RELEASE += --static-swift-stdlib -Xlinker "-L$(CURDIR)/.deps/lib" -Xlinker --no-export-dynamic
RELEASE += $(call clang,-no-pie) $(call clang,-static-libgcc)
STRIP := strip
else
STRIP := : # as it is: stripping would break its signature
endif

.PHONY: help setup build run debug test lint verify check format generate bench soak install uninstall clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | while IFS='	' read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

setup: ## install what is missing to build and test (apt or brew, and .deps/)
	@scripts/setup

build: setup ## the release: bin/os
	swift build $(RELEASE)
	@mkdir -p bin
	@cp .build-release/release/os bin/os.new
	@$(STRIP) bin/os.new
	@mv bin/os.new bin/os # and not in place: an os that runs keeps its file

run: build ## the server over an example repository, or over REPO=folder; with ARGS="task list" that command
	@REPO="$(REPO)" scripts/run-example $(ARGS)

debug: setup ## the debug build of everything, tests included
	swift build --build-tests

test: debug ## all tests, against the debug build of os
	@scripts/test

lint: ## format check
	swift format lint --strict --parallel --recursive $(SOURCES)

verify: debug ## are the generated files up to date?
	$(DEBUG)/os-dev verify

check: setup lint verify test ## what CI runs: format, a build without warnings, generated files, tests

format: ## format all Swift code in place
	swift format --in-place --parallel --recursive $(SOURCES)

generate: setup ## write the generated files anew
	swift run os-dev generate

bench: build ## measure against the peers; ROW=1 for one row of the table
	scripts/bench $(ROW)

soak: debug ## the long random tests
	OVERSEER_SOAK_ROUNDS=2000 swift test --skip-build --disable-xctest --no-parallel --filter Soak

install: ## copy bin/os to PREFIX/bin (default /usr/local, below DESTDIR if set)
	@test -x bin/os || { echo "there is no bin/os: run make build" >&2; exit 1; }
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 bin/os "$(DESTDIR)$(PREFIX)/bin/os"

uninstall: ## remove PREFIX/bin/os
	rm -f "$(DESTDIR)$(PREFIX)/bin/os"

clean: ## remove all that was built and the example, but not .deps/
	rm -rf .build .build-release .build-example bin
