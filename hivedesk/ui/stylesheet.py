"""The style sheet: text made from tokens and sizes. Fusion draws what is not named here.

Sizes of text come from the application's font (a style sheet that sets `font-size` on everything stops
it from growing); here only headings and the like differ from it, and all lengths grow with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hivedesk.ui.tokens import Tokens, Tone, tone_colours


@dataclass(frozen=True)
class Sizes:
    """Lengths at a text size: what holds text grows with it, the space between things half as fast."""

    text_percent: int
    base_points: float

    def px(self, at_100: float) -> int:
        """A length that belongs to text: a row's height, an icon."""
        return max(1, round(at_100 * self.text_percent / 100))

    def space(self, at_100: float) -> int:
        """A gap or a margin."""
        return max(1, round(at_100 * (1 + (self.text_percent - 100) / 200))) if at_100 else 0

    def points(self, factor: float) -> str:
        """A font size relative to the application's, as a style sheet writes it."""
        return f"{self.base_points * factor * self.text_percent / 100:.2f}pt"


def build(tokens: Tokens, sizes: Sizes, icons: Path) -> str:
    """The whole style sheet."""
    look = "dark" if tokens.dark else "light"

    def image(name: str) -> str:
        return f"url({(icons / 'controls' / f'{name}-{look}.svg').as_posix()})"

    parts = (
        _grounds,
        _labels,
        _buttons,
        _special_buttons,
        _fields,
        _ticks,
        _views,
        _furniture,
        _menus,
        _tones,
    )
    return "\n".join(part(tokens, sizes, image) for part in parts)


_Image = Callable[[str], str]


def _grounds(t: Tokens, s: Sizes, image: _Image) -> str:
    return f"""
QMainWindow, QDialog, QWizard {{ background-color: {t.bg}; }}
QScrollArea, QScrollArea > QWidget#qt_scrollarea_viewport, QScrollArea > QWidget > QWidget#page {{
    background: transparent; border: 0; }}
QFrame[role="card"] {{ background-color: {t.surface}; border: 1px solid {t.line}; border-radius: {s.space(10)}px; }}
QFrame[role="line"] {{ background-color: {t.line}; border: 0; max-height: 1px; min-height: 1px; }}
QFrame[role="status"] {{ background-color: {t.surface}; border: 0; border-top: 1px solid {t.line}; }}
QFrame[role="toast"] {{ background-color: {t.inverse}; border: 0; border-radius: {s.space(10)}px; }}
QFrame[role="toast"] QLabel {{ color: {t.on_inverse}; background: transparent; }}
QToolTip {{ background-color: {t.inverse}; color: {t.on_inverse}; border: 1px solid {t.inverse};
    padding: {s.space(5)}px {s.space(8)}px; }}
QStatusBar {{ background-color: {t.surface}; border-top: 1px solid {t.line}; }}
QStatusBar::item {{ border: 0; }}
QSplitter::handle {{ background: transparent; }}
"""


def _labels(t: Tokens, s: Sizes, image: _Image) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="display"] {{ font-size: {s.points(2.3)}; font-weight: 700; }}
QLabel[role="title"] {{ font-size: {s.points(1.72)}; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {s.points(1.1)}; font-weight: 600; }}
QLabel[role="big"] {{ font-size: {s.points(2.0)}; font-weight: 700; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {t.muted}; }}
QLabel[role="small"] {{ color: {t.muted}; font-size: {s.points(0.92)}; }}
QLabel[role="error"] {{ color: {t.danger}; font-size: {s.points(0.95)}; }}
QLabel[role="label"] {{ font-weight: 500; }}
QLabel[role="overline"] {{ color: {t.muted}; font-size: {s.points(0.92)}; font-weight: 600; }}
QLabel:disabled {{ color: {t.disabled}; }}
"""


def _buttons(t: Tokens, s: Sizes, image: _Image) -> str:
    return f"""
QPushButton, QToolButton {{ background-color: {t.surface}; color: {t.text}; border: 1px solid {t.edge};
    border-radius: {s.space(8)}px; padding: {s.px(7)}px {s.space(15)}px; font-weight: 500; min-height: {s.px(20)}px; }}
QToolButton {{ padding: {s.px(7)}px {s.space(9)}px; }}
QPushButton:hover, QToolButton:hover {{ background-color: {t.hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background-color: {t.selection}; }}
QPushButton:disabled, QToolButton:disabled {{ background-color: {t.disabled_bg}; color: {t.disabled};
    border-color: {t.line}; }}
QPushButton[role="primary"] {{ background-color: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
    font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background-color: {t.accent_hover}; border-color: {t.accent_hover}; }}
QPushButton[role="primary"]:pressed {{ background-color: {t.accent_hover}; }}
QPushButton[role="danger"] {{ background-color: {t.danger}; color: {t.on_danger}; border-color: {t.danger};
    font-weight: 600; }}
QPushButton[role="danger"]:hover, QPushButton[role="danger"]:pressed {{ background-color: {t.danger_hover};
    border-color: {t.danger_hover}; }}
QPushButton[role="primary"]:disabled, QPushButton[role="danger"]:disabled {{ background-color: {t.disabled_bg};
    color: {t.disabled}; border-color: {t.line}; }}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{ background-color: transparent; border-color: transparent;
    color: {t.accent}; padding-left: {s.space(9)}px; padding-right: {s.space(9)}px; }}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ background-color: {t.accent_soft}; }}
QPushButton[role="quiet"]:checked {{ background-color: {t.accent_soft}; border-color: {t.accent}; }}
QPushButton[role="quiet"]:disabled, QToolButton[role="quiet"]:disabled {{ color: {t.disabled}; }}
"""


def _special_buttons(t: Tokens, s: Sizes, image: _Image) -> str:
    return f"""
QPushButton[role="link"] {{ background: transparent; border: 0; padding: 0; color: {t.accent}; min-height: 0;
    text-align: left; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QToolButton[role="inside"] {{ background: transparent; border: 0; padding: 0; min-height: 0;
    border-radius: {s.space(5)}px; }}
QToolButton[role="inside"]:hover {{ background-color: {t.hover}; }}
QPushButton[role="chip"] {{ border-radius: {s.px(14)}px; padding: {s.px(4)}px {s.space(13)}px;
    border-color: {t.edge}; color: {t.text}; }}
QPushButton[role="chip"]:checked {{ background-color: {t.accent_soft}; color: {t.accent}; border-color: {t.accent};
    font-weight: 600; }}
QPushButton[role="kind"] {{ border-radius: {s.px(11)}px; padding: {s.px(1)}px {s.space(9)}px;
    border-color: {t.edge}; color: {t.text}; font-size: {s.points(0.92)}; }}
QPushButton[role="kind"]:!checked {{ background-color: {t.bg}; color: {t.muted}; border-style: dashed; }}
QPushButton[role="tile"] {{ background-color: {t.surface}; border: 1px solid {t.line};
    border-radius: {s.space(10)}px; text-align: left; padding: 0; }}
QPushButton[role="tile"]:hover {{ border-color: {t.accent}; }}
QPushButton[role="tile"]:disabled {{ background-color: {t.surface}; }}
QFrame[role="toast"] QPushButton {{ background: transparent; border: 1px solid {t.inverse_accent};
    color: {t.inverse_accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton::menu-indicator {{ image: {image("down")}; width: {s.px(14)}px; height: {s.px(14)}px;
    subcontrol-origin: padding; subcontrol-position: right center; right: {s.px(8)}px; }}
QPushButton[menu="true"] {{ padding-right: {s.px(28)}px; }}
"""


def _fields(t: Tokens, s: Sizes, image: _Image) -> str:
    fields = "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox"

    def each(state: str) -> str:
        return ", ".join(f"{name}{state}" for name in fields.split(", "))

    pad, side = s.px(7), s.space(10)
    return f"""
{fields} {{ background-color: {t.surface}; color: {t.text}; border: 1px solid {t.edge};
    border-radius: {s.space(7)}px; padding: {pad}px {side}px; selection-background-color: {t.accent};
    selection-color: {t.on_accent}; placeholder-text-color: {t.muted}; min-height: {s.px(20)}px; }}
QPlainTextEdit, QTextEdit {{ padding: {s.px(4)}px {max(1, side - 4)}px; }}
{each(":focus")} {{ border: 2px solid {t.focus}; padding: {pad - 1}px {side - 1}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {s.px(4) - 1}px {max(1, side - 5)}px; }}
{each('[wrong="true"]')} {{ border: 2px solid {t.danger}; padding: {pad - 1}px {side - 1}px; }}
QPlainTextEdit[wrong="true"] {{ padding: {s.px(4) - 1}px {max(1, side - 5)}px; }}
{each(":disabled")} {{ background-color: {t.disabled_bg}; color: {t.disabled}; border-color: {t.line}; }}
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {{ background-color: {t.bg}; border-color: {t.line}; }}
QComboBox {{ combobox-popup: 0; padding-right: {s.px(28)}px; }}
QComboBox:focus, QComboBox[wrong="true"] {{ padding-right: {s.px(28) - 1}px; }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QComboBox QLineEdit:focus, QComboBox QLineEdit:disabled
    {{ border: 0; padding: 0; background: transparent; min-height: 0; }}
QComboBox::drop-down {{ border: 0; width: {s.px(28)}px; subcontrol-position: center right; }}
QComboBox::down-arrow {{ image: {image("down")}; width: {s.px(16)}px; height: {s.px(16)}px; }}
QComboBox::down-arrow:disabled {{ image: {image("down-disabled")}; }}
QComboBox QAbstractItemView {{ background-color: {t.surface}; color: {t.text}; border: 1px solid {t.edge};
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; outline: 0; padding: {s.space(3)}px; }}
QComboBox QAbstractItemView::item {{ min-height: {s.px(30)}px; padding: 0 {s.space(8)}px; }}
QAbstractSpinBox {{ padding-right: {s.px(22)}px; }}
QAbstractSpinBox:focus {{ padding-right: {s.px(22) - 1}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: 0; background: transparent;
    width: {s.px(22)}px; subcontrol-origin: border; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; margin-top: {s.px(3)}px; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; margin-bottom: {s.px(3)}px; }}
QAbstractSpinBox::up-arrow {{ image: {image("up")}; width: {s.px(13)}px; height: {s.px(13)}px; }}
QAbstractSpinBox::down-arrow {{ image: {image("down")}; width: {s.px(13)}px; height: {s.px(13)}px; }}
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off {{ image: {image("up-disabled")}; }}
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off {{ image: {image("down-disabled")}; }}
"""


def _ticks(t: Tokens, s: Sizes, image: _Image) -> str:
    size, tick = s.px(16), s.px(18)
    dot = (
        f"qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5, stop:0 {t.on_accent}, stop:0.36 {t.on_accent}, "
        f"stop:0.46 {t.accent}, stop:1 {t.accent})"
    )
    return f"""
QCheckBox, QRadioButton {{ spacing: {s.space(9)}px; background: transparent; padding: {s.px(3)}px {s.space(2)}px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.disabled}; }}
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator {{ width: {size}px; height: {size}px;
    border: 2px solid {t.edge}; border-radius: {s.px(5)}px; background-color: {t.surface}; }}
QCheckBox::indicator:hover {{ border-color: {t.accent}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked {{
    background-color: {t.accent}; border-color: {t.accent}; image: {image("tick")}; }}
QCheckBox::indicator:indeterminate {{ background-color: {t.accent}; border-color: {t.accent};
    image: {image("dash")}; }}
QCheckBox::indicator:disabled {{ background-color: {t.disabled_bg}; border-color: {t.disabled}; }}
QCheckBox::indicator:checked:disabled {{ image: {image("tick-disabled")}; }}
QRadioButton::indicator {{ width: {size}px; height: {size}px; border: 2px solid {t.edge};
    border-radius: {(size + 4) // 2}px; background-color: {t.surface}; }}
QRadioButton::indicator:hover {{ border-color: {t.accent}; }}
QRadioButton::indicator:checked {{ border-color: {t.accent}; background-color: {dot}; }}
QRadioButton::indicator:disabled {{ border-color: {t.disabled}; background-color: {t.disabled_bg}; }}
QMenu::indicator {{ width: {tick}px; height: {tick}px; }}
"""


def _views(t: Tokens, s: Sizes, image: _Image) -> str:
    return f"""
QTableView, QListView, QTreeView {{ background-color: {t.surface}; alternate-background-color: {t.zebra};
    color: {t.text}; border: 1px solid {t.line}; border-radius: {s.space(8)}px; outline: 0;
    gridline-color: {t.line}; selection-background-color: {t.selection}; selection-color: {t.text}; }}
QTableView[role="plain"], QListView[role="plain"], QTreeView[role="plain"] {{ border: 0; background: transparent; }}
QTableView::item {{ padding: 0 {s.space(10)}px; border: 0; }}
QListView::item {{ padding: {s.space(4)}px {s.space(8)}px; border: 0; }}
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {{ background-color: {t.selection};
    color: {t.text}; }}
QComboBox QAbstractItemView::item:selected, QListView[role="completions"]::item:selected {{
    background-color: {t.accent}; color: {t.on_accent}; }}
QListView[role="completions"] {{ border-color: {t.edge}; }}
QListView[role="completions"]::item {{ min-height: {s.px(30)}px; }}
QHeaderView {{ background-color: {t.surface}; border: 0; border-top-left-radius: {s.space(8)}px;
    border-top-right-radius: {s.space(8)}px; }}
QHeaderView::section {{ background-color: {t.surface}; color: {t.muted}; border: 0;
    border-bottom: 1px solid {t.line}; padding: {s.px(9)}px {s.space(10) + 3}px; font-weight: 600; }}
QHeaderView::section:first {{ border-top-left-radius: {s.space(8)}px; }}
QHeaderView::section:last {{ border-top-right-radius: {s.space(8)}px; }}
QHeaderView::up-arrow {{ image: {image("sort-up")}; width: {s.px(14)}px; height: {s.px(14)}px; }}
QHeaderView::down-arrow {{ image: {image("sort-down")}; width: {s.px(14)}px; height: {s.px(14)}px; }}
QTableCornerButton::section {{ background-color: {t.surface}; border: 0; }}
QListView[role="navigation"] {{ background-color: {t.nav}; color: {t.nav_text}; border: 0; border-radius: 0; }}
QListView[role="navigation"]::item {{ color: {t.nav_text}; border-radius: {s.space(7)}px;
    padding: 0 {s.space(10)}px; }}
QListView[role="navigation"]::item:hover {{ background-color: {t.nav_on}; color: #FFFFFF; }}
QListView[role="navigation"]::item:selected {{ background-color: {t.nav_on}; color: #FFFFFF; }}
QFrame[role="navigation"] {{ background-color: {t.nav}; border: 0; }}
QFrame[role="navigation"] QLabel {{ color: {t.nav_text}; }}
QFrame[role="navigation"] QPushButton, QFrame[role="navigation"] QToolButton {{ background-color: {t.nav};
    color: {t.nav_text}; border: 1px solid transparent; }}
QFrame[role="navigation"] QPushButton:hover, QFrame[role="navigation"] QToolButton:hover {{
    background-color: {t.nav_on}; color: #FFFFFF; }}
QFrame[role="navigation"] QToolButton:disabled {{ background-color: {t.nav}; color: {t.disabled}; }}
"""


def _furniture(t: Tokens, s: Sizes, image: _Image) -> str:
    bar, thumb = s.px(12), s.px(32)
    return f"""
QTabWidget::pane {{ border: 0; border-top: 1px solid {t.line}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; border: 0; border-bottom: 3px solid transparent;
    padding: {s.px(8)}px {s.space(4)}px {s.px(7)}px {s.space(4)}px; margin-right: {s.space(18)}px; font-weight: 500; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; font-weight: 500; }}
QTabBar QToolButton {{ background-color: {t.bg}; border: 0; padding: 0; }}
QTabBar QToolButton::left-arrow {{ image: {image("left")}; }}
QTabBar QToolButton::right-arrow {{ image: {image("right")}; }}
QTabBar::tab:disabled {{ color: {t.disabled}; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: {bar}px; }}
QScrollBar:horizontal {{ height: {bar}px; }}
QScrollBar::handle {{ background-color: {t.edge}; border-radius: {max(1, bar // 2 - 3)}px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: {thumb}px; }}
QScrollBar::handle:horizontal {{ min-width: {thumb}px; }}
QScrollBar::handle:hover {{ background-color: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _menus(t: Tokens, s: Sizes, image: _Image) -> str:
    return f"""
QMenuBar {{ background-color: {t.surface}; color: {t.text}; }}
QMenu {{ background-color: {t.surface}; color: {t.text}; border: 1px solid {t.edge}; padding: {s.space(5)}px; }}
QMenu::item {{ padding: {s.px(7)}px {s.space(26)}px {s.px(7)}px {s.space(12)}px; border-radius: {s.space(5)}px; }}
QMenu::item:selected {{ background-color: {t.accent}; color: {t.on_accent}; }}
QMenu::item:disabled {{ color: {t.disabled}; background-color: {t.surface}; }}
QMenu::separator {{ height: 1px; background-color: {t.line}; margin: {s.space(5)}px {s.space(8)}px; }}
QMenu::icon {{ padding-left: {s.space(8)}px; }}
QGroupBox {{ border: 0; margin-top: {s.px(26)}px; font-weight: 600; background: transparent; }}
QGroupBox::title {{ subcontrol-origin: margin; subcontrol-position: top left; padding: 0; color: {t.text}; }}
QProgressBar {{ background-color: {t.selection}; border: 0; border-radius: {s.px(3)}px; height: {s.px(6)}px;
    min-height: {s.px(6)}px; max-height: {s.px(6)}px; color: transparent; }}
QProgressBar::chunk {{ background-color: {t.accent}; border-radius: {s.px(3)}px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background-color: {t.surface}; }}
QCalendarWidget QToolButton {{ border: 0; background-color: transparent; color: {t.text}; }}
QCalendarWidget QToolButton:hover {{ background-color: {t.hover}; }}
QCalendarWidget QAbstractItemView {{ background-color: {t.surface}; color: {t.text}; border-radius: 0; border: 0;
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QCalendarWidget QAbstractItemView::item {{ padding: 0; }}
QCalendarWidget QAbstractItemView::item:selected {{ background-color: {t.accent}; color: {t.on_accent}; }}
QCalendarWidget QSpinBox {{ padding: 2px; min-height: 0; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {t.disabled}; }}
"""


def _tones(t: Tokens, s: Sizes, image: _Image) -> str:
    rules = []
    for tone in Tone:
        colour, ground = tone_colours(t, tone)
        rules.append(f"""
QLabel[pill="{tone}"] {{ color: {colour}; background-color: {ground}; border-radius: {s.px(10)}px;
    padding: {s.px(2)}px {s.space(10)}px; font-weight: 500; }}
QFrame[banner="{tone}"] {{ background-color: {ground}; border: 1px solid {colour};
    border-radius: {s.space(8)}px; }}
QFrame[banner="{tone}"] QLabel {{ color: {t.text}; background: transparent; }}
QFrame[banner="{tone}"] QPushButton {{ background-color: {t.surface}; }}
QFrame[banner="{tone}"] QToolButton {{ background-color: transparent; border-color: transparent; color: {t.text}; }}
QProgressBar[tone="{tone}"]::chunk {{ background-color: {colour}; }}
QLabel[tone="{tone}"] {{ color: {colour if tone is not Tone.PLAIN else t.text}; }}""")
    return "".join(rules)
