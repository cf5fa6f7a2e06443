"""A service to ring outside the worker's hours or in an emergency, its number large enough to be read across a desk."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hivedesk.casework.today import DutyLine
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label


def duty_number(line: DutyLine, on_missing: Callable[[], object]) -> QWidget:
    """A service's name, its number in large figures, and when it is there."""
    made = QWidget()
    layout = column(0, into=made)
    layout.addWidget(label(line.name, Role.STRONG, wrap=True))
    if line.number:
        number = label(line.number, Role.BIG, selectable=True)
        number.setAccessibleName(f"{line.name}: {line.number}")
        layout.addWidget(number)
    else:
        layout.addWidget(label("The number is not entered yet.", wrap=True))
        layout.addWidget(button("Enter it in Settings", on_missing, role=Role.LINK))
    layout.addWidget(label(line.when, Role.SMALL, wrap=True))
    return made
