# Dossier. `make run` and `make test` do everything, from the packages of the system on.

PREFIX ?= /usr/local
DESTDIR ?=
ARGS ?=
SWIFT ?= swift
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib,)
RELEASE = $(SWIFT) build -c release $(STATIC) --product dossier
BINARY = $(shell $(SWIFT) build -c release $(STATIC) --show-bin-path)/dossier

bindir = $(DESTDIR)$(PREFIX)/bin
mandir = $(DESTDIR)$(PREFIX)/share/man/man1
themedir = $(DESTDIR)$(PREFIX)/share/dossier/themes
bashdir = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
zshdir = $(DESTDIR)$(PREFIX)/share/zsh/site-functions
fishdir = $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d

.PHONY: run build test lint bench install uninstall packages test-packages clean

run: build
	@exec "$(BINARY)" $(ARGS)

build: packages
	$(RELEASE)

test: test-packages
	$(SWIFT) build --explicit-target-dependency-import-check error
	$(SWIFT) test

lint:
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift

bench: packages
	$(SWIFT) build -c release $(STATIC)
	"$$(dirname "$(BINARY)")/dossier-bench" $(ARGS)

packages:
	@sh scripts/packages.sh build

test-packages:
	@sh scripts/packages.sh test

install: build
	install -d "$(bindir)" "$(mandir)" "$(themedir)" "$(bashdir)" "$(zshdir)" "$(fishdir)"
	install -m 755 "$(BINARY)" "$(bindir)/dossier"
	install -m 644 Themes/*.toml "$(themedir)"
	"$(BINARY)" manual > "$(mandir)/dossier.1"
	"$(BINARY)" --generate-completion-script bash > "$(bashdir)/dossier"
	"$(BINARY)" --generate-completion-script zsh > "$(zshdir)/_dossier"
	"$(BINARY)" --generate-completion-script fish > "$(fishdir)/dossier.fish"
	chmod 644 "$(mandir)/dossier.1" "$(bashdir)/dossier" "$(zshdir)/_dossier" "$(fishdir)/dossier.fish"

uninstall:
	rm -f "$(bindir)/dossier" "$(mandir)/dossier.1" "$(bashdir)/dossier" "$(zshdir)/_dossier" "$(fishdir)/dossier.fish"
	rm -rf "$(DESTDIR)$(PREFIX)/share/dossier"

clean:
	rm -rf .build
