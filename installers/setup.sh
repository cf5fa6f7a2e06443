# Sourced by try.sh and test.sh: installs what is missing on a bare Debian or Ubuntu, and says what it does.
# Leaves the checkout's folder in $here and its Python in $python.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$here" || exit 1

window_packages=(libgl1 libegl1 libfontconfig1 libglib2.0-0 libdbus-1-3 libxkbcommon0 libxcb-cursor0 libxcb-icccm4
    libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libcups2)
test_packages=(xvfb dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0 poppler-utils qpdf)

say() { printf '\n== %s\n' "$*"; }

installed() { # newer Ubuntu releases carry some libraries under a name that ends in t64
    dpkg-query -W -f='${Status}\n' "$1" "${1}t64" 2>/dev/null | grep -q '^install ok installed$'
}

install_packages() {
    local missing=() package as_root=()
    for package in "$@"; do installed "$package" || missing+=("$package"); done
    ((${#missing[@]})) || return 0
    say "Installing with apt: ${missing[*]}"
    if ((EUID != 0)); then as_root=(sudo); fi
    "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        { echo "apt could not install them. Are you online, and may you use sudo?" >&2; exit 1; }
}

find_python() {
    local candidate
    for candidate in python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    echo "HiveDesk needs Python 3.11 or newer; none was found." >&2
    exit 1
}

install_test_servers() { # Azurite for the mailbox, and another HPKE for the vectors; pinned with hashes in tests/servers
    local stamp servers=.venv/servers
    stamp=$(sha256sum tests/servers/package-lock.json | cut -d' ' -f1)
    [[ $(cat "$servers/ready" 2>/dev/null) == "$stamp" ]] && return 0
    command -v npm >/dev/null || install_packages nodejs npm
    say "Installing what the tests need of npm into $servers"
    mkdir -p "$servers" &&
        cp tests/servers/package.json tests/servers/package-lock.json tests/servers/.npmrc "$servers" &&
        (cd "$servers" && npm ci --silent) ||
        { echo "npm could not install them. Are you online?" >&2; exit 1; }
    echo "$stamp" >"$servers/ready"
}

make_environment() {
    local base stamp
    python=$here/.venv/bin/python
    stamp=$(cat requirements.lock pyproject.toml | sha256sum | cut -d' ' -f1)
    [[ -x $python && $(cat .venv/ready 2>/dev/null) == "$stamp" ]] && return 0
    base=$(find_python) || exit 1
    # Debian ships ensurepip in a package of its own
    "$base" -c 'import ensurepip, venv' 2>/dev/null || install_packages python3-venv
    say "Making .venv from requirements.lock (pinned, with hashes)"
    "$base" -m venv .venv &&
        .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock &&
        .venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
            --config-settings editable_mode=compat -e . ||
        { echo "The Python packages could not be installed. Are you online?" >&2; exit 1; }
    echo "$stamp" >.venv/ready
}
