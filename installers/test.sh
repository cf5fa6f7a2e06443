#!/bin/bash
# Runs every check: style, types, import contracts, then unit, ui, architecture and journey tests.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
install_packages "${window_packages[@]}" "${test_packages[@]}"
make_environment
install_test_servers
bin=$here/.venv/bin
export QT_QPA_PLATFORM=offscreen
status=0
check() {
    say "$*"
    "$@" || { status=1; echo "^^ failed: $*" >&2; }
}
check "$bin/ruff" check .
check "$bin/ruff" format --check --quiet .
check "$bin/mypy"
check "$bin/lint-imports" --no-cache
check "$python" -m pytest -q -n "$(nproc)" --dist worksteal tests/unit tests/ui tests/architecture
check "$python" -m pytest -q -p no:randomly tests/journeys
if ((status)); then say "Some checks failed (see ^^ above)"; else say "All checks passed"; fi
exit $status
