"""The window outlives PySide6's loss of references to None and True."""

import subprocess
import sys

_SCRIPT = """
import sys
import hivedesk.ui
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("x")
for _ in range(200_000):
    label.setText("a")
print("alive", sys.getrefcount(None) > 200_000)
"""


def test_a_long_day_of_calls_does_not_end_python():
    run = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr[-500:]
    assert run.stdout.strip() == "alive True"


_SIGNALS = """
import sys
import hivedesk.ui
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal(str)

bell = Bell()
for _ in range(20_000):
    bell.rung.emit("x")
print("alive", sys.getrefcount(True) > 20_000)
"""


def test_many_signals_do_not_end_python():
    run = subprocess.run([sys.executable, "-c", _SIGNALS], capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr[-500:]
    assert run.stdout.strip() == "alive True"
