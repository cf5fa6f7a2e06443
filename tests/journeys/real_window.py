"""Starts a bare X screen, a D-Bus session and HiveDesk on it, then a story that uses it as assistive technology
does. The story runs with the system's Python, which has the AT-SPI bindings."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NEEDED = ("Xvfb", "dbus-run-session")

# In the session: the program in the background, then the story; the program is ended by its own process id.
_SESSION = """
"$@" & program=$!
export PROGRAM=$program
timeout -k 5 "$STORY_SECONDS" /usr/bin/python3 -W ignore "$STORY" $STORY_ARGUMENTS
status=$?
kill "$program" 2>/dev/null; wait "$program" 2>/dev/null
exit $status
"""


def tell(
    story: str,
    home: Path,
    *,
    arguments: Sequence[str] = (),
    hivedesk: Sequence[str] = (),
    seconds: int = 150,
    extra: Mapping[str, str] | None = None,
    module: str = "hivedesk",
) -> str:
    """Run ``stories/<story>.py`` against a HiveDesk whose data lie under ``home``; what the story printed.

    Fails the test with the story's own words when it goes wrong. Skipped where the screen's programmes are missing,
    which `installers/test.sh` never lets happen. ``module`` is what is started: HiveDesk, or HiveDesk at another hour.
    """
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing and "CI" not in os.environ:
        pytest.skip(f"needs {', '.join(missing)}")
    read, write = os.pipe()
    screen = subprocess.Popen(  # without -noreset it begins anew, deaf for a moment, when its first client has gone
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as display:
            number = display.readline().strip()
        env = environment(home) | {
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "STORY": str(HERE / "stories" / f"{story}.py"),
            "STORY_ARGUMENTS": " ".join(arguments),
            "STORY_SECONDS": str(seconds),
            "PYTHONPATH": str(HERE / "stories"),
        }
        run = subprocess.run(
            ["dbus-run-session", "--", "bash", "-c", _SESSION, "session", sys.executable, "-m", module, *hivedesk],
            cwd=ROOT,
            env=env | dict(extra or {}),
            capture_output=True,
            text=True,
            timeout=seconds + 60,
            check=False,
        )
    finally:
        screen.terminate()
        screen.wait(timeout=20)
    if run.returncode != 0:
        pytest.fail(f"the story stopped ({run.returncode}):\n{run.stdout[-6000:]}\n{run.stderr[-4000:]}", pytrace=False)
    return run.stdout


def environment(home: Path) -> dict[str, str]:
    """An environment whose data, settings, log and temporary files all lie under ``home``."""
    folders = {
        "HOME": home,
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "run",
        "TMPDIR": home / "tmp",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    folders["XDG_RUNTIME_DIR"].chmod(0o700)
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "CI")}
    return kept | {name: str(folder) for name, folder in folders.items()}


def names_found_in_clear(folder: Path, names: Sequence[str]) -> list[str]:
    """Which files below ``folder`` hold one of the names in clear, in UTF-8 or UTF-16; temporary names too."""
    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        for name in names:
            forms = (name.encode(), name.encode("utf-16-le"), name.upper().encode())
            if any(form in content for form in forms) or name.lower() in path.name.lower():
                found.append(f"{path.relative_to(folder)}: {name}")
    return found
