"""Time to the first painted window, over that of an empty QMainWindow; starts interleaved."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks import hives
from tests.benchmarks.report import Line, median

_PAINTED = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and isinstance(watched.window(), QMainWindow):
            os._exit(0)
        return False
"""
_EMPTY = f"""{_PAINTED}
app = QApplication([])
seen = FirstPaint()
app.installEventFilter(seen)
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.exec()
"""
_HIVEDESK = f"""{_PAINTED}
from hivedesk import app as hivedesk
app = hivedesk.make_application()
seen = FirstPaint()
app.installEventFilter(seen)
hivedesk.run()
"""


_READY = _HIVEDESK.replace("isinstance(watched.window(), QMainWindow)", "isinstance(watched, QLineEdit)").replace(
    "import QApplication, QMainWindow", "import QApplication, QLineEdit, QMainWindow"
)


def measure(folder: Path, starts: int) -> list[Line]:
    """Start both, in turns."""
    folder.mkdir(parents=True)
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "STATE", "CONFIG", "CACHE")
    }
    hives.build(folder / "data" / "hivedesk" / "vault", 100)
    found: dict[str, list[float]] = {_EMPTY: [], _HIVEDESK: [], _READY: []}
    for number in range(starts + 1):
        for script, seconds in found.items():
            begun = time.perf_counter()
            # without a timeout: waiting with one looks only every 50 ms
            subprocess.run([sys.executable, "-c", script], env=env, check=True)
            if number:  # the first of each warms the disk
                seconds.append(time.perf_counter() - begun)
    empty, ours = median(found[_EMPTY]), median(found[_HIVEDESK])
    ratio = ours / empty
    measured = f"{ratio:.2f} ({ours * 1000:.0f} ms over {empty * 1000:.0f} ms)"
    ready = median(found[_READY])
    return [
        Line("first window over an empty QMainWindow", measured, "1.3; 1.5 at most", ratio <= 1.5),
        Line("the field for the passphrase", f"{ready / empty:.2f} ({ready * 1000:.0f} ms)", "told", True),
    ]
