"""Titles, places and notes as plain text: no escapes, no HTML, no letters that cannot be seen."""

import html
import re

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]"
)
_TAG = re.compile(r"<(/?[A-Za-z][A-Za-z0-9]{0,9})\b[^<>]{0,500}>")
_TAGS = {
    "br", "p", "div", "a", "span", "html", "body", "b", "i", "u", "ul", "ol", "li", "table", "tr", "td", "strong",
    "em", "font", "h1", "h2", "h3", "h4",
}  # fmt: skip
_BREAKING = {"br", "/p", "/div", "/li", "/tr"}
_ESCAPES = (("\\n", "\n"), ("\\N", "\n"), ("\\,", ","), ("\\;", ";"), ("\\:", ":"), ('\\"', '"'))


def plain_text(value: str, most: int) -> str:
    """A text of several lines, at most ``most`` characters long."""
    text = "\\".join(_unescaped(part) if part else part for part in value.split("\\\\")) if "\\" in value else value
    if ">" in text:
        plain = _TAG.sub(_without_tag, text)
        text = html.unescape(plain) if plain != text else text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    if not text.isprintable():
        text = _UNSEEN.sub("", text).encode("utf-8", "ignore").decode("utf-8")
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.split("\n")))
    return _cut(text.strip(), most)


def plain_line(value: str, most: int) -> str:
    """The same in one line."""
    return _cut(" ".join(plain_text(value, most * 4).split()), most)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _unescaped(part: str) -> str:
    for written, meant in _ESCAPES:
        part = part.replace(written, meant)
    return part


def _without_tag(tag: re.Match[str]) -> str:
    name = tag[1].lower()
    if name.lstrip("/") not in _TAGS:
        return tag[0]
    return "\n" if name in _BREAKING else ""
