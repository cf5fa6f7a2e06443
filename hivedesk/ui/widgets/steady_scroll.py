"""Scroll areas that assistive technology can walk through while they change.

Qt's accessible scroll area counts its visible scroll bars as children and does not check the number of the child that
is asked for (measured with Qt 6.12): when a page is hidden between the counting and the asking, HiveDesk would end in a
segmentation fault. Qt chooses the accessible object by the name of the class, so a class between that is named after
QWidget gets the plain one, which checks.
"""

from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea

Area = TypeVar("Area", bound=QAbstractScrollArea)


def steady(area: type[Area]) -> type[Area]:
    """The same kind of scroll area with the plain accessible object."""
    return cast("type[Area]", type("QWidget", (area,), {}))


if TYPE_CHECKING:
    SteadyScrollArea = QScrollArea
else:
    SteadyScrollArea = steady(QScrollArea)
