#!/bin/sh
# Installs the system packages that Dossier needs, and does nothing when they are there.
# usage: packages.sh build|test
set -eu
purpose=${1:-build}

command -v swift >/dev/null 2>&1 || {
    echo "Dossier is built with Swift 6.2 or newer: install it from https://www.swift.org/install/ and run make again." >&2
    exit 1
}

# A header that the compiler finds, or a program, stands for its package.
has_header() {
    for folder in /usr/include /usr/local/include /opt/homebrew/include "/usr/include/$(uname -m)-linux-gnu" \
        /opt/homebrew/opt/ncurses/include /opt/homebrew/opt/icu4c/include /usr/local/opt/icu4c/include /opt/homebrew/opt/libarchive/include /usr/local/opt/libarchive/include; do
        [ -e "$folder/$1" ] && return 0
    done
    [ "$(uname -s)" = Darwin ] && [ -e "$(xcrun --show-sdk-path 2>/dev/null)/usr/include/$1" ]
}
has_program() { command -v "$1" >/dev/null 2>&1; }

# what it stands for, then the package for apt, dnf, pacman, apk, brew
missing=""
need() {
    case $1 in
    header) has_header "$2" && return 0 ;;
    program) has_program "$2" && return 0 ;;
    folder) [ -d "$2" ] && return 0 ;;
    file) [ -e "$2" ] && return 0 ;;
    esac
    missing="$missing $3:$4:$5:$6:$7"
}
need program pkg-config pkg-config pkgconf-pkg-config pkgconf pkgconf pkg-config
need header ncurses.h libncurses-dev ncurses-devel ncurses ncurses-dev ncurses
need header libxml2/libxml/parser.h libxml2-dev libxml2-devel libxml2 libxml2-dev libxml2
need header gumbo.h libgumbo-dev gumbo-parser-devel gumbo-parser gumbo-parser-dev gumbo-parser
need header md4c-html.h libmd4c-html0-dev md4c-devel md4c md4c-dev md4c
need header unicode/ubrk.h libicu-dev libicu-devel icu icu-dev icu4c
need header archive.h libarchive-dev libarchive-devel libarchive libarchive-dev libarchive
need header sqlite3.h libsqlite3-dev sqlite-devel sqlite sqlite-dev sqlite
if [ "$purpose" = test ]; then
    need program tmux tmux tmux tmux tmux tmux
    # Readers over SSH are tested with a server of the tests' own, where there is one; its package opens a port, which is for nobody's
    # own machine.
    if [ -n "${CI:-}" ]; then need file /usr/sbin/sshd openssh-server openssh-server openssh openssh ""; fi
    # The Unicode Consortium's tests of line breaking; where there are none, that test is left out.
    if has_program apt-get; then need folder /usr/share/unicode unicode-data "" "" "" ""; fi
fi
[ -n "$missing" ] || exit 0

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif has_program sudo; then sudo "$@"; else
        echo "Installing needs root, and there is no sudo. As root, run: $*" >&2
        exit 1
    fi
}
names() {
    for entry in $missing; do echo "$entry" | cut -d: -f"$1"; done | tr '\n' ' '
}
if has_program apt-get; then
    packages=$(names 1)
    echo "Installing with apt: $packages"
    as_root apt-get update -qq
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages
elif has_program dnf; then
    packages=$(names 2)
    echo "Installing with dnf: $packages"
    # shellcheck disable=SC2086
    as_root dnf install -y -q $packages
elif has_program pacman; then
    packages=$(names 3)
    echo "Installing with pacman: $packages"
    # shellcheck disable=SC2086
    as_root pacman -S --needed --noconfirm $packages
elif has_program apk; then
    packages=$(names 4)
    echo "Installing with apk: $packages"
    # shellcheck disable=SC2086
    as_root apk add $packages
elif has_program brew; then
    packages=$(names 5)
    echo "Installing with brew: $packages"
    # shellcheck disable=SC2086
    brew install $packages
else
    echo "No package manager that is known here. Install these (names as Debian has them): $(names 1)" >&2
    exit 1
fi
