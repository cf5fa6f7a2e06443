"""Assistive technology may ask a scroll area for a child that is no longer there."""

import subprocess
import sys

_SCRIPT = """
from hivedesk.ui.widgets.page import ScrollPage
from hivedesk.ui.widgets.pdf_pane import PdfPane
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.application import make_application
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea
application = make_application()
page = ScrollPage()
page.body.addWidget(label("A long page. " * 2000, wrap=True))
page.resize(300, 200)
page.show()
pane = PdfPane()
pane._parts()
for area in (page, *pane.findChildren(QAbstractScrollArea)):
    area.show()
    application.processEvents()
    seen = QAccessible.queryAccessibleInterface(area)
    count = seen.childCount()
    assert count >= 1
    area.hide()
    for child in (*range(count + 3), 99, -1):
        seen.child(child)
print("alive")
"""


def test_a_child_that_is_gone_is_no_child():
    run = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr[-800:]
    assert run.stdout.strip() == "alive"
