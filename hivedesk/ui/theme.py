"""The look, applied: Fusion, an own palette, the style sheet and the Inter font; changes while the window is open."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QWidget

from hivedesk.foundation import paths
from hivedesk.ui import fonts, stylesheet
from hivedesk.ui.application import FUSION
from hivedesk.ui.stylesheet import Sizes
from hivedesk.ui.tokens import DARK, LIGHT, Tokens


class Appearance(StrEnum):
    """What the worker chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Role(StrEnum):
    """How a plain Qt widget is to look; see `stylesheet` for each."""

    # buttons (a button without a role is secondary)
    PRIMARY = "primary"
    QUIET = "quiet"
    DANGER = "danger"
    LINK = "link"
    CHIP = "chip"
    KIND = "kind"  # a filter that is on unless it is put off
    TILE = "tile"
    INSIDE = "inside"  # a tool button within a field
    # labels
    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    BIG = "big"
    STRONG = "strong"
    MUTED = "muted"
    SMALL = "small"
    ERROR = "error"
    LABEL = "label"
    OVERLINE = "overline"
    # frames and lists
    CARD = "card"
    LINE = "line"
    STATUS = "status"
    TOAST = "toast"
    NAVIGATION = "navigation"
    PLAIN = "plain"
    COMPLETIONS = "completions"  # the list beneath a field while typing


@dataclass(frozen=True)
class Theme:
    """What is on screen now."""

    appearance: Appearance
    tokens: Tokens
    sizes: Sizes


class _Changes(QObject):
    changed = Signal()


_changes: list[_Changes] = []
_now: list[Theme] = [Theme(Appearance.SYSTEM, LIGHT, Sizes(100, fonts.BASE_POINTS))]
_follows: list[QGuiApplication] = []


def current() -> Theme:
    """The theme on screen."""
    return _now[0]


def tokens() -> Tokens:
    """The colours on screen."""
    return _now[0].tokens


def colour(token: str) -> QColor:
    """A token's colour for a painter."""
    return QColor(token)


def px(at_100: float) -> int:
    """A length that grows with the text."""
    return _now[0].sizes.px(at_100)


def space(at_100: float) -> int:
    """A gap or margin, which grows half as fast as the text."""
    return _now[0].sizes.space(at_100)


def changes() -> _Changes:
    """Emits ``changed`` after the appearance or the text size changed: for what paints itself or sets sizes."""
    if not _changes:
        _changes.append(_Changes())
    return _changes[0]


def apply(app: QApplication, appearance: Appearance | str = Appearance.SYSTEM, text_percent: int = 100) -> None:
    """Put the look on: at the start, and again whenever the worker changes it."""
    chosen = Appearance(appearance)
    fonts.load()
    if not app.property(FUSION):
        app.setStyle("Fusion")
        app.setProperty(FUSION, True)
    _now[0] = Theme(chosen, _tokens_for(chosen), Sizes(min(200, max(100, text_percent)), fonts.BASE_POINTS))
    app.setPalette(_palette(_now[0].tokens))
    app.setFont(fonts.app_font(_now[0].sizes.text_percent))
    app.setStyleSheet(stylesheet.build(_now[0].tokens, _now[0].sizes, paths.resources() / "icons"))
    _follow_system(app)
    _respace(app)
    changes().changed.emit()


def set_role(widget: QWidget, role: Role | str) -> None:
    """Give a widget its look."""
    widget.setProperty("role", str(Role(role)))
    repolish(widget)


def set_wrong(widget: QWidget, wrong: bool) -> None:
    """Outline a field that holds something that cannot be taken, or stop doing so."""
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", wrong)
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Let the style sheet see a changed property; a widget that was not shown yet will see it by itself."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_spacing(layout: QLayout, gap: float, *margins: float) -> None:
    """Set a layout's gap and margins (none, one for all, two for sides and ends, or four) so that they follow
    the text size."""
    left, top, right, bottom = _four(margins)
    layout.setProperty("hive_spacing", [float(gap), left, top, right, bottom])
    _space_layout(layout)


def set_icon_size(button: QAbstractButton, at_100: float, *, gap: float = 0) -> None:
    """Make a button's icon so large, with a gap before its words, and keep it in step with the text."""
    button.setProperty("hive_icon", [float(at_100), float(gap)])
    _size_icon(button)


def _size_icon(button: QAbstractButton) -> None:
    if wanted := button.property("hive_icon"):
        side = px(float(wanted[0]))
        button.setIconSize(QSize(side + space(float(wanted[1])), side))


def _four(margins: tuple[float, ...]) -> tuple[float, float, float, float]:
    match margins:
        case ():
            return (0.0, 0.0, 0.0, 0.0)
        case (all_,):
            return (all_, all_, all_, all_)
        case (side, end):
            return (side, end, side, end)
        case (left, top, right, bottom):
            return (left, top, right, bottom)
    raise ValueError("margins: none, one, two or four")


def _space_layout(layout: QLayout) -> None:
    wanted = layout.property("hive_spacing")
    if not wanted:
        return
    gap, *margins = (space(float(value)) for value in wanted)
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)


def _respace(app: QApplication) -> None:
    for window in app.topLevelWidgets():
        for layout in window.findChildren(QLayout):
            _space_layout(layout)
        for button in window.findChildren(QAbstractButton):
            _size_icon(button)
        if isinstance(window, QAbstractButton):
            _size_icon(window)


def _tokens_for(appearance: Appearance) -> Tokens:
    if appearance is Appearance.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def _follow_system(app: QApplication) -> None:
    """Change with the desktop while "system" is chosen; connected once for each application object."""
    if _follows and _follows[0] is app:
        return
    _follows[:] = [app]

    def scheme_changed() -> None:
        now = _now[0]
        if now.appearance is Appearance.SYSTEM and _tokens_for(now.appearance) != now.tokens:
            apply(app, now.appearance, now.sizes.text_percent)

    QGuiApplication.styleHints().colorSchemeChanged.connect(scheme_changed)


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in {
        role.Window: t.bg,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.zebra,
        role.Text: t.text,
        role.PlaceholderText: t.muted,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.danger,
        role.ToolTipBase: t.inverse,
        role.ToolTipText: t.on_inverse,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.Accent: t.accent,
        role.Link: t.accent,
        role.LinkVisited: t.accent,
        role.Light: t.surface,
        role.Midlight: t.hover,
        role.Mid: t.line,
        role.Dark: t.edge,
        role.Shadow: t.muted,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.disabled))
    return palette
