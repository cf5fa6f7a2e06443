"""Our own fonts in documents, and which letters they can print. Imports reportlab: import it late."""

import unicodedata
from functools import cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # reportlab has no type information
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # as above

from hivedesk.foundation import paths

REGULAR = "Inter-Regular"
MEDIUM = "Inter-Medium"
SEMIBOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"
ITALIC = "Inter-Italic"

_ALL = (REGULAR, MEDIUM, SEMIBOLD, BOLD, ITALIC)


@cache
def register() -> None:
    """Make the fonts known to reportlab (some 40 ms, once)."""
    for name in _ALL:
        pdfmetrics.registerFont(TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf")))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD)


def width(text: str, font: str, size: float) -> float:
    """How wide the text is, in points."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))


def printable(text: str) -> str:
    """The text in letters that the fonts have, nothing silently dropped.

    Letters are composed (NFC). A sign that the fonts lack is named: ``[grinning face]``; writing in
    other letters becomes ``[7 letters that cannot be printed here]``.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    visible = "".join(letter for letter in composed if letter == "\n" or unicodedata.category(letter) not in _UNSEEN)
    known = _letters()
    if all(letter in known for letter in visible):
        return visible
    runs = groupby(visible, lambda letter: "" if letter in known else _script_or_sign(letter))
    return "".join(_say(kind, "".join(run)) for kind, run in runs)


_UNSEEN = ("Cc", "Cf", "Cs", "Cn", "Co")  # controls, joiners, halves of letters, nothing at all


@cache
def _letters() -> frozenset[str]:
    """The letters that all five fonts have."""
    register()
    faces = [pdfmetrics.getFont(name).face.charToGlyph for name in _ALL]
    return frozenset(chr(code) for code in faces[0] if all(code in face for face in faces)) | {"\n"}


def _script_or_sign(letter: str) -> str:
    return "letters" if unicodedata.category(letter)[0] in "LM" else "sign"


def _say(kind: str, run: str) -> str:
    if not kind:
        return run
    if kind == "sign":
        signs = (letter for letter in run if not unicodedata.name(letter, "").startswith("VARIATION SELECTOR"))
        return "".join(f"[{unicodedata.name(sign, 'unknown sign').lower()}]" for sign in signs)
    letters = sum(unicodedata.category(letter)[0] == "L" for letter in run)
    return f"[{letters} letters that cannot be printed here]" if letters else ""
