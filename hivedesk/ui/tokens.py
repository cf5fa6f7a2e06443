"""The colours of HiveDesk by what they are for, in light and in dark.

`tests/ui/test_theme.py` holds every pair that is used to WCAG 2.2 AA: text 4.5 : 1, controls and the focus ring 3 : 1.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Tokens:
    """One appearance."""

    dark: bool
    # grounds
    bg: str  # the window
    surface: str  # cards, tables, fields
    zebra: str  # every second row
    hover: str  # under the pointer
    selection: str  # the chosen row
    hit: str  # behind a word that was searched for
    # text and lines
    text: str
    muted: str
    line: str  # decoration only
    rule: str  # between rows, fainter still
    edge: str  # the outline of a control
    focus: str  # the ring around what has the keyboard
    disabled: str
    disabled_bg: str
    # navigation
    nav: str
    nav_on: str
    nav_text: str
    nav_focus: str
    # tones
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    warn: str
    warn_soft: str
    blue: str
    blue_soft: str
    danger: str
    danger_hover: str
    danger_soft: str
    on_danger: str
    # a toast, a tool tip: the ground turned over
    inverse: str
    on_inverse: str
    inverse_accent: str


LIGHT = Tokens(
    dark=False,
    bg="#F6F7F9",
    surface="#FFFFFF",
    zebra="#FAFBFC",
    hover="#F0F3F6",
    selection="#E1EBF2",
    hit="#FFE8A3",
    text="#1F2933",
    muted="#5A6675",
    line="#DDE2E8",
    rule="#EDF0F3",
    edge="#7B8794",
    focus="#1D4ED8",
    disabled="#7E8895",
    disabled_bg="#EDF0F3",
    nav="#12343B",
    nav_on="#1E4E57",
    nav_text="#D5E3E5",
    nav_focus="#FFFFFF",
    accent="#0F6E66",
    accent_hover="#0B5A53",
    accent_soft="#DDF0EE",
    on_accent="#FFFFFF",
    warn="#964007",
    warn_soft="#FEF0D9",
    blue="#1D4ED8",
    blue_soft="#E0EAFF",
    danger="#B3261E",
    danger_hover="#931B14",
    danger_soft="#FCE7E5",
    on_danger="#FFFFFF",
    inverse="#1F2933",
    on_inverse="#FFFFFF",
    inverse_accent="#7FDCD0",
)

DARK = Tokens(
    dark=True,
    bg="#14191F",
    surface="#1C232B",
    zebra="#20272F",
    hover="#262F38",
    selection="#2A3A47",
    hit="#5C4A12",
    text="#E6EAEE",
    muted="#9AA7B4",
    line="#323C47",
    rule="#262F38",
    edge="#8A97A5",
    focus="#8FB2FF",
    disabled="#788593",
    disabled_bg="#232B33",
    nav="#0D1216",
    nav_on="#1D3A40",
    nav_text="#C6D0D6",
    nav_focus="#8FB2FF",
    accent="#3FB8AB",
    accent_hover="#5CCBBF",
    accent_soft="#17413E",
    on_accent="#06201D",
    warn="#F5B45B",
    warn_soft="#44331A",
    blue="#8FB2FF",
    blue_soft="#22345C",
    danger="#FF9B91",
    danger_hover="#FFB5AD",
    danger_soft="#4A2422",
    on_danger="#2B0906",
    inverse="#E6EAEE",
    on_inverse="#14191F",
    inverse_accent="#0B5A53",
)


class Tone(StrEnum):
    """What a pill, banner or figure means; never told by colour alone."""

    PLAIN = "plain"
    GOOD = "good"
    INFO = "info"
    WARN = "warn"
    DANGER = "danger"


def tone_colours(tokens: Tokens, tone: Tone) -> tuple[str, str]:
    """Text and ground of a tone."""
    pairs = {
        Tone.PLAIN: (tokens.muted, tokens.hover),
        Tone.GOOD: (tokens.accent, tokens.accent_soft),
        Tone.INFO: (tokens.blue, tokens.blue_soft),
        Tone.WARN: (tokens.warn, tokens.warn_soft),
        Tone.DANGER: (tokens.danger, tokens.danger_soft),
    }
    return pairs[tone]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
