#!/bin/sh
# Ends the program some hundred times at random moments (import, mark, quit, rename, upgrade, a second process), lets several sessions
# write for a minute, and checks that nothing of the reader's is lost. usage: kill-tests.sh [rounds of each test]
set -eu
cd "$(dirname "$0")/.."
DOSSIER_STRESS_SECONDS=60 DOSSIER_KILL_ROUNDS=${1:-60} exec swift test --filter "KillTests|LogTests"
