#!/bin/bash
# Opens the demonstration Hive; without a screen, writes its screens, PDFs and tables to a folder instead.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
install_packages "${window_packages[@]}"
make_environment
if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
    say "Opening the demonstration Hive"
    exec "$python" -m hivedesk demo "$@"
fi
out=${1:-demonstration}
say "There is no screen: writing the demonstration's screens and documents to $out/"
QT_QPA_PLATFORM=offscreen exec "$python" -m hivedesk demo --out "$out"
