"""Fields that only the contact form has: who took part, and the topics."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.choice_fields import SeveralField
from hivedesk.ui.widgets.fields import Field
from hivedesk.ui.widgets.labels import label


class WhoField(QWidget):
    """Ticks for the people of the family that is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = column(0, into=self)
        self._several: SeveralField | None = None
        self._wanted: tuple[str, ...] = ()
        self.set_people((), "Choose the family first.")

    def set_people(self, people: Sequence[tuple[str, str]], otherwise: str) -> None:
        """Offer these, or say ``otherwise``; what is ticked stays ticked where it can."""
        self._wanted = self.value() or self._wanted
        clear(self._column)
        self._several = SeveralField(people) if people else None
        if self._several is None:
            self._column.addWidget(label(otherwise, Role.MUTED, wrap=True))
            return
        self._several.set_value(self._wanted)
        self._several.changed.connect(self._ticked)
        self._column.addWidget(self._several)
        self._several.setFocusProxy(None)  # type: ignore[arg-type]  # else Tab from the last control leads here (Qt 6.12)
        self._several.show()  # now, not at the next turn of the event loop: Tab may come before it

    def value(self) -> tuple[str, ...]:
        """The ids of those ticked."""
        return self._several.value() if self._several is not None else ()

    def set_value(self, ids: Iterable[str]) -> None:
        """Tick these, also once they are offered."""
        self._wanted = tuple(ids)
        if self._several is not None:
            self._several.set_value(self._wanted)

    def _ticked(self) -> None:
        self._wanted = self.value()
        self.changed.emit()


def who_field(control: WhoField) -> Field:
    """The ticks as a form's field."""
    return Field(
        control,
        read=control.value,
        write=lambda value: control.set_value(value or ()),
        raw=lambda: list(control.value()),
        put_raw=lambda raw: control.set_value(raw if isinstance(raw, list) else ()),
        changed=control.changed,
        is_empty=lambda: not control.value(),
    )


class TopicsField(FilterBar):
    """Tags as buttons that stay down."""

    def __init__(self, topics: Iterable[str]) -> None:
        super().__init__("Topics", [(topic, topic[:1].upper() + topic[1:]) for topic in topics])
        self._order = list(self._chips)

    def value(self) -> tuple[str, ...]:
        """The tags that are down, in their order."""
        down = self.selected()
        return tuple(str(topic) for topic in self._order if topic in down)

    def set_value(self, topics: Iterable[str]) -> None:
        """Put these down; a tag that is not among them (from an import) is added."""
        wanted = list(topics)
        for topic in wanted:
            if topic not in self._chips:
                self.add_chip(topic, topic[:1].upper() + topic[1:])
                self._order.append(topic)
        self.select(*wanted)


def topics_field(control: TopicsField) -> Field:
    """The tags as a form's field."""
    return Field(
        control,
        read=control.value,
        write=lambda value: control.set_value(value or ()),
        raw=lambda: list(control.value()),
        put_raw=lambda raw: control.set_value([topic for topic in raw if isinstance(topic, str)] if raw else ()),
        changed=control.changed,
        is_empty=lambda: not control.value(),
    )
