"""The window outlives PySide6's loss of references to None."""

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
