"""The look: contrast, live switching, sizes, icons."""

import re
from dataclasses import asdict

import pytest
import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from hivedesk.foundation import paths
from hivedesk.ui import icons, stylesheet, theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.stylesheet import Sizes
from hivedesk.ui.tokens import DARK, LIGHT, Tokens, Tone, contrast, tone_colours
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.line_fields import SearchField
from hivedesk.ui.widgets.navigation import Navigation
from hivedesk.ui.widgets.page import EmptyState
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.widgets.timeline import Timeline

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("bg", "surface", "zebra", "hover", "selection")


def test_contrast_agrees_with_the_known_ends_of_the_scale():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@BOTH
def test_text_can_be_read_on_every_ground(tokens: Tokens):
    colours = asdict(tokens)
    for ground in GROUNDS:
        for ink in ("text", "muted"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for ink, ground in (
        ("text", "hit"),
        ("accent", "bg"),
        ("accent", "surface"),
        ("danger", "surface"),
        ("danger", "bg"),
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("on_danger", "danger"),
        ("on_danger", "danger_hover"),
        ("nav_text", "nav"),
        ("nav_text", "nav_on"),
        ("on_inverse", "inverse"),
        ("inverse_accent", "inverse"),
    ):
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


@BOTH
@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_can_be_read_as_pill_and_banner(tokens: Tokens, tone: Tone):
    ink, ground = tone_colours(tokens, tone)
    assert contrast(ink, ground) >= 4.5
    assert contrast(tokens.text, ground) >= 4.5


@BOTH
def test_controls_and_focus_stand_out(tokens: Tokens):
    for ground in (tokens.bg, tokens.surface):
        for mark in (tokens.edge, tokens.focus, tokens.accent, tokens.danger):
            assert contrast(mark, ground) >= 3
    assert contrast(tokens.nav_focus, tokens.nav) >= 3
    assert contrast(tokens.focus, tokens.selection) >= 3
    assert contrast(tokens.disabled, tokens.surface) >= 3
    assert contrast(tokens.disabled, tokens.disabled_bg) >= 3


@BOTH
def test_every_rule_that_sets_text_and_ground_is_readable(tokens: Tokens):
    sheet = stylesheet.build(tokens, Sizes(100, 10.5), paths.resources() / "icons")
    seen = 0
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        ink = re.search(r"(?<![-\w])color: (#\w{6})", body)
        ground = re.search(r"background-color: (#\w{6})", body)
        if ink and ground:
            seen += 1
            least = 3 if ":disabled" in selector else 4.5
            assert contrast(ink[1], ground[1]) >= least, selector
    assert seen > 20


@BOTH
def test_the_sheet_never_fixes_the_size_of_all_text_and_names_only_pictures_that_exist(tokens: Tokens):
    sheet = stylesheet.build(tokens, Sizes(150, 10.5), paths.resources() / "icons")
    assert not re.search(r"(^|\})\s*(\*|QWidget)\s*\{[^}]*font-size", sheet)
    pictures = re.findall(r"url\(([^)]+)\)", sheet)
    assert pictures
    assert all(paths.Path(picture).is_file() for picture in pictures)


@BOTH
def test_the_drawn_controls_have_the_colours_of_the_theme(tokens: Tokens):
    look = "dark" if tokens.dark else "light"
    drawn = {"tick": tokens.on_accent, "dash": tokens.on_accent, "down": tokens.muted, "down-disabled": tokens.disabled}
    for name, colour in drawn.items():
        text = (paths.resources() / "icons" / "controls" / f"{name}-{look}.svg").read_text(encoding="utf-8")
        assert f'stroke="{colour}"' in text


def test_the_window_changes_between_light_and_dark_while_it_is_open(qtbot, look):
    window = QWidget()
    layout = QVBoxLayout(window)
    tick = QCheckBox("Respite only")
    layout.addWidget(tick)
    qtbot.addWidget(window)
    window.resize(200, 80)
    window.show()
    before = window.grab().toImage()
    look("dark")
    assert theme.tokens() is DARK
    assert window.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    assert window.grab().toImage() != before


def test_text_size_reaches_widgets_that_are_already_there(qtbot, look):
    window = QWidget()
    layout = column(10, 20, into=window)
    press = button("Save", icon_name="save")
    layout.addWidget(press)
    qtbot.addWidget(window)
    window.show()
    small = press.sizeHint()
    look("light", 200)
    assert window.fontMetrics().height() > 30
    assert press.sizeHint().height() > small.height() * 1.5
    assert press.iconSize().height() == 32
    assert layout.spacing() == 15
    assert layout.contentsMargins().left() == 30


@pytest.mark.parametrize(("asked", "got"), [(50, 100), (100, 100), (150, 150), (400, 200)])
def test_text_size_is_kept_within_bounds(look, asked: int, got: int):
    look("light", asked)
    assert theme.current().sizes.text_percent == got


def test_widgets_that_are_gone_do_not_hear_of_a_change(qtbot, look):
    gone = [
        Navigation([("a", "A", "today")]),
        EmptyState("families", "Nothing"),
        SearchField("Find"),
        Banner(Tone.INFO, "Note"),
        Timeline("Time line"),
        TableView(RowsTableModel([Column("Name", str)], key=str), "Names"),
    ]
    for widget in gone:
        shiboken6.delete(widget)
    with qtbot.captureExceptions() as raised:
        look("dark", 150)
    assert raised == []


def test_a_role_changes_the_look_of_a_button(qtbot):
    press = QPushButton("Erase")
    qtbot.addWidget(press)
    theme.set_role(press, theme.Role.DANGER)
    press.resize(120, 40)
    assert press.grab().toImage().pixelColor(12, 20) == QColor(LIGHT.danger)


def test_every_icon_draws_something_in_the_colour_asked_for(app):
    assert len(icons.names()) >= 40
    for name in icons.names():
        picture = icons.pixmap(name, Ink.ACCENT, 24).toImage()
        strongest = max(
            (picture.pixelColor(x, y) for x in range(24) for y in range(24)), key=lambda colour: colour.alpha()
        )
        assert strongest.alpha() > 90, name
        assert abs(strongest.green() - QColor(LIGHT.accent).green()) < 12, name


def test_an_icon_follows_the_theme_and_fades_when_disabled(app, look):
    made = icons.icon("lock", Ink.TEXT)
    light = made.pixmap(QSize(24, 24)).toImage()
    disabled = made.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    look("dark")
    assert made.pixmap(QSize(24, 24)).toImage() != light
    assert disabled != light


def test_an_icon_is_sharp_on_a_fine_screen(app):
    fine = icons.icon("lock").pixmap(QSize(24, 24), 2.0)
    assert fine.size() == QSize(48, 48)
    assert fine.deviceIndependentSize().toSize() == QSize(24, 24)
