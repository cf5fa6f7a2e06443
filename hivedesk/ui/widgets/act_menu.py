"""Several buttons as one that opens a menu: where a line of buttons would push what matters out of sight."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QPushButton

from hivedesk.ui.widgets.buttons import button


def act_menu(words: str, acts: Sequence[QPushButton], *, also_hidden: bool = False) -> QPushButton:
    """A button that offers ``acts``, each as it stands when the menu is opened; hidden ones are left out, unless the
    menu stands in their place."""
    made = button(words)
    made.setProperty("menu", "true")  # room for its arrow, see `stylesheet`
    menu = QMenu(made)
    menu.setAccessibleName(words)

    def fill() -> None:
        menu.clear()
        for act in acts:
            if also_hidden or not act.isHidden():
                entry = menu.addAction(act.text())
                entry.setEnabled(act.isEnabled())
                entry.triggered.connect(lambda _on=False, act=act: act.click())

    menu.aboutToShow.connect(fill)
    made.setMenu(menu)
    return made
