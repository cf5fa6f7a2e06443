"""How an entry is painted: a chip over the days, a block among the hours."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QApplication

from hivedesk.domain.calendar.items import ItemKind
from hivedesk.ui import fonts, icons, theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.screens.calendar.entries import Entry
from hivedesk.ui.screens.calendar.item_look import colours
from hivedesk.ui.tokens import Tokens

_SIGN = 12  # px at 100 per cent
_MOST_FOR_THE_HOUR = 0.62  # of a chip's one line: at large text the title says more


@lru_cache(maxsize=8)
def _chip_fonts(points: float) -> tuple[QFont, QFontMetrics, QFont, QFontMetrics]:
    """Plain and semi-bold with their metrics: asked for with every chip."""
    font = fonts.with_even_figures(QApplication.font())
    font.setPointSizeF(points * 0.93)
    bold = fonts.semi_bold(font)
    return font, QFontMetrics(font), bold, QFontMetrics(bold)


def chip_font() -> QFont:
    """The font of what stands in the month and the week: a little smaller than the rest, digits of one width."""
    return QFont(_chip_fonts(QApplication.font().pointSizeF())[0])


def heavy_chip_font() -> QFont:
    """The same, a step heavier."""
    return QFont(_chip_fonts(QApplication.font().pointSizeF())[2])


def heavy_width(words: str) -> int:
    """How wide words are in the heavier font, in pixels."""
    return _chip_fonts(QApplication.font().pointSizeF())[3].horizontalAdvance(words)


def mark_font() -> QFont:
    """The font of what stands beside a day's number and of the numbers of the weeks."""
    return QFont(_mark_fonts(QApplication.font().pointSizeF())[0])


def mark_width(words: str) -> int:
    """How wide words are beside a day's number, in pixels."""
    return _mark_fonts(QApplication.font().pointSizeF())[1].horizontalAdvance(words)


@lru_cache(maxsize=8)
def _mark_fonts(points: float) -> tuple[QFont, QFontMetrics]:
    font = QFont(_chip_fonts(points)[0])
    font.setPointSizeF(font.pointSizeF() * 0.92)
    return font, QFontMetrics(font)


def number_font(*, bold: bool) -> QFont:
    """The font of a day's number."""
    return _number_fonts(QApplication.font().pointSizeF())[bold]


@lru_cache(maxsize=8)
def _number_fonts(points: float) -> tuple[QFont, QFont]:
    font = fonts.table_font()
    font.setPointSizeF(points)
    return font, fonts.semi_bold(font)


def chip_height() -> int:
    """The height of a line of it."""
    return _chip_fonts(QApplication.font().pointSizeF())[1].height()


def title_font(entry: Entry, base: QFont) -> QFont:
    """Struck through where it is cancelled."""
    font = QFont(base)
    font.setStrikeOut(entry.item.cancelled)
    return font


@lru_cache(maxsize=64)
def _inks(kind: ItemKind, tokens: Tokens) -> tuple[QColor, QColor]:
    ink, ground = colours(kind, tokens)
    return QColor(ink), QColor(ground)


def paint_ground(
    painter: QPainter, rect: QRect, entry: Entry, *, chosen: bool, before: bool = False, after: bool = False
) -> None:
    """The ground of a chip or block with its bar at the left; square where it goes on beyond the page."""
    tokens = theme.tokens()
    ink, ground = _inks(entry.kind, tokens)
    radius, bar = theme.space(4), theme.space(3)
    whole = QRectF(rect.adjusted(-radius if before else 0, 0, radius if after else 0, 0))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if before or after:
        painter.save()
        painter.setClipRect(rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(whole, radius, radius)
    if not before:
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(rect.left(), rect.top(), bar, rect.height()), bar / 2, bar / 2)
    if chosen:
        painter.setPen(QPen(QColor(tokens.text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), radius, radius)
    if before or after:
        painter.restore()


def chip_lines(entry: Entry, time: str, width: int) -> int:
    """How many lines a chip of this width would need for its whole title."""
    room = _chip_room(QRect(0, 0, width, 1 << 12), entry)
    if _across(entry, time) <= room.width():
        return 1
    metrics = _chip_fonts(QApplication.font().pointSizeF())[3]
    words = f"{time} {entry.title}".strip()
    return max(2, metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() // metrics.lineSpacing())


def paint_chip(
    painter: QPainter,
    rect: QRect,
    entry: Entry,
    time: str,
    *,
    chosen: bool = False,
    before: bool = False,
    after: bool = False,
) -> None:
    """A chip: hour, title over as many lines as it has room for, and a sign where there are things to see to."""
    paint_ground(painter, rect, entry, chosen=chosen, before=before, after=after)
    room = _chip_room(rect, entry)
    if has_sign(entry):
        _paint_sign(painter, rect.adjusted(0, 0, -theme.space(3), 0))
    if not entry.item.cancelled and rect.height() < 2 * chip_height():
        _paint_one_line(painter, room, entry, time)
        return
    layout, lines = _laid_out(entry, time, room.width())
    height = lines[0].height() if lines else 0.0
    fit = max(1, int((room.height() + 2) // height)) if height else 1
    top = room.top() + (room.height() - height * min(fit, len(lines))) / 2
    tokens = theme.tokens()
    painter.save()
    painter.setPen(QColor(tokens.muted if entry.item.cancelled else tokens.text))
    painter.setClipRect(rect)
    for number, line in enumerate(lines[:fit]):
        if (number == fit - 1 and len(lines) > fit) or line.naturalTextWidth() > room.width() + 1:
            _paint_rest(painter, room, top + number * height, _from(layout.text(), line.textStart()), entry, time, line)
        else:
            line.draw(painter, QPointF(room.left(), top))
    painter.restore()


def _across(entry: Entry, time: str) -> int:
    """How wide hour and title are in one line."""
    points = QApplication.font().pointSizeF()
    return _chip_fonts(points)[1].horizontalAdvance(entry.title) + (_hour_width(points) if time else 0)


@lru_cache(maxsize=8)
def _hour_width(points: float) -> int:
    """Digits have one width, so every hour has."""
    return _chip_fonts(points)[3].horizontalAdvance("00:00 ")


def _paint_one_line(painter: QPainter, room: QRect, entry: Entry, time: str) -> None:
    """What has one line needs no breaking into lines."""
    points = QApplication.font().pointSizeF()
    font, plain, bold_font, _bold = _chip_fonts(points)
    x, baseline = room.left(), room.top() + (room.height() - plain.height()) / 2 + plain.ascent()
    painter.setPen(QColor(theme.tokens().text))
    if time and _hour_width(points) < room.width() * _MOST_FOR_THE_HOUR:
        painter.setFont(bold_font)
        painter.drawText(QPointF(x, baseline), time)
        x += _hour_width(points)
    painter.setFont(font)
    words = plain.elidedText(entry.title, Qt.TextElideMode.ElideRight, room.right() - x + 1)
    painter.drawText(QPointF(x, baseline), words)


def _laid_out(entry: Entry, time: str, width: int) -> tuple[QTextLayout, list[QTextLine]]:
    text = f"{time} {entry.title}".strip()
    return _wrapped(text, title_font(entry, chip_font()), width, bold=len(time))


def _wrapped(text: str, font: QFont, width: int, *, bold: int = 0) -> tuple[QTextLayout, list[QTextLine]]:
    """A text in lines; the first ``bold`` letters stand out. The layout has to be kept while its lines are used."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    if bold:
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        begin = QTextLayout.FormatRange()
        begin.start, begin.length, begin.format = 0, bold, strong
        layout.setFormats([begin])
    lines: list[QTextLine] = []
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(10, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
        lines.append(line)
    layout.endLayout()
    return layout, lines


def _hours_in(hours: str, font: QFont, width: int) -> str:
    """``10:00 to 12:00`` where it has room in one line, else ``10:00``: half of it would be no hour at all."""
    metrics = QFontMetrics(font)
    shorter = (hours, hours.partition(" to ")[0])
    return next((words for words in shorter if metrics.horizontalAdvance(words) <= width), "")


def _paint_line(
    painter: QPainter, at: QPointF, layout: QTextLayout, line: QTextLine, width: int, *, rest: bool
) -> None:
    """One line; a word that is wider than the block ends in … , and so does the last that has room (``rest``)."""
    if line.naturalTextWidth() <= width + 1 and not rest:
        line.draw(painter, at - QPointF(0, line.y()))
        return
    painter.setFont(layout.font())
    words = _from(layout.text(), line.textStart())
    words = words if rest else words[: line.textLength()]
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
    painter.drawText(QPointF(at.x(), at.y() + line.ascent()), shown)


def _paint_rest(
    painter: QPainter, room: QRect, top: float, rest: str, entry: Entry, time: str, line: QTextLine
) -> None:
    """The last line that has room, ending in … : the hour in bold where it is the first line too."""
    x = room.left()
    baseline = top + line.ascent()
    if time and line.textStart() == 0:
        painter.setFont(fonts.semi_bold(title_font(entry, chip_font())))
        painter.drawText(QPointF(x, baseline), time)
        x += painter.fontMetrics().horizontalAdvance(f"{time} ")
        rest = rest[len(time) + 1 :]
    painter.setFont(title_font(entry, chip_font()))
    words = painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, room.right() - x + 1)
    painter.drawText(QPointF(x, baseline), words)


def _from(text: str, start: int) -> str:
    """What follows a place as Qt counts it (UTF-16)."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start :].decode("utf-16-le", "replace")


def _chip_room(rect: QRect, entry: Entry) -> QRect:
    sign = theme.px(_SIGN) + theme.space(1) if has_sign(entry) else 0
    return rect.adjusted(theme.space(8), 0, -theme.space(3) - sign, 0)


def paint_block(painter: QPainter, rect: QRect, entry: Entry, hours: str, *, chosen: bool = False) -> None:
    """A block among the hours: the title over as many lines as there is room for, then hours and note."""
    base = chip_font()
    line = QFontMetrics(base).lineSpacing()
    if rect.height() < 2 * line + theme.space(4):  # the hour is told by its place
        paint_chip(painter, rect, entry, "", chosen=chosen)
        return
    paint_ground(painter, rect, entry, chosen=chosen)
    tokens = theme.tokens()
    room = rect.adjusted(theme.space(8), theme.space(2), -theme.space(3), -theme.space(2))
    painter.save()
    painter.setPen(QColor(tokens.muted if entry.item.cancelled else tokens.text))
    painter.setClipRect(room)
    top = room.top()
    when = _hours_in(hours, base, room.width())
    for text, font in ((entry.title, title_font(entry, fonts.semi_bold(base))), (when, base), (entry.note, base)):
        layout, lines = _wrapped(text, font, room.width())
        fit = [each for each in lines if top + each.y() + each.height() <= room.bottom() + 2]
        for each in fit:
            rest = each is fit[-1] and len(fit) < len(lines)
            _paint_line(painter, QPointF(room.left(), top + each.y()), layout, each, room.width(), rest=rest)
        top += round(sum(each.height() for each in fit))
    painter.restore()
    if has_sign(entry):
        _paint_sign(painter, QRect(rect.left(), rect.bottom() - line, rect.width() - theme.space(3), line))


def paint_landing(painter: QPainter, rect: QRect, words: str) -> None:
    """Where what is dragged would land."""
    tokens = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    soft = QColor(tokens.accent_soft)
    soft.setAlphaF(0.93)
    painter.setBrush(soft)
    painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), theme.space(4), theme.space(4))
    painter.setFont(fonts.semi_bold(chip_font()))
    painter.setPen(QColor(tokens.text))
    room = rect.adjusted(theme.space(8), theme.space(2), -theme.space(4), 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)
    painter.restore()


def paint_beside(painter: QPainter, rect: QRect, words: str, within: QRect) -> None:
    """Where what is dragged would land, in words above it (beneath it at the upper edge), as wide as they need."""
    tokens = theme.tokens()
    font = fonts.semi_bold(chip_font())
    metrics = QFontMetrics(font)
    size = QRect(0, 0, metrics.horizontalAdvance(words) + theme.space(16), metrics.height() + theme.space(6))
    size.moveCenter(rect.center())
    size.moveBottom(rect.top() - theme.space(3))
    if size.top() < within.top():
        size.moveTop(rect.bottom() + theme.space(3))
    size.moveLeft(max(within.left(), min(size.left(), within.right() - size.width())))
    _paint_pill(painter, size, QColor(tokens.accent))
    painter.setFont(font)
    painter.setPen(QColor(tokens.on_accent))
    painter.drawText(size, Qt.AlignmentFlag.AlignCenter, words)


def paint_edge(painter: QPainter, rect: QRect, words: str, picture: str) -> None:
    """A quiet strip at an edge: what lies beyond it."""
    tokens = theme.tokens()
    _paint_pill(painter, rect, QColor(tokens.accent_soft))
    font = fonts.semi_bold(chip_font())
    painter.setFont(font)
    painter.setPen(QColor(tokens.text))
    side, gap = theme.px(_SIGN), theme.space(4)
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(words) + side + 3 * gap > rect.width():
        words = words.split()[0]  # at large text the arrow says the rest
    width = metrics.horizontalAdvance(words)
    left = rect.left() + max(gap, (rect.width() - width - side - gap) // 2)
    device = painter.device()
    drawn = icons.pixmap(picture, Ink.ACCENT, side, device.devicePixelRatioF() if device is not None else 1.0)
    painter.drawPixmap(left, rect.center().y() - side // 2 + 1, drawn)
    room = rect.adjusted(left - rect.left() + side + gap, 0, 0, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


def _paint_pill(painter: QPainter, rect: QRect, ground: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    radius = rect.height() / 2
    painter.drawRoundedRect(QRectF(rect), radius, radius)
    painter.restore()


def has_sign(entry: Entry) -> bool:
    """Whether a sign is painted: there are things to see to."""
    return entry.item.problems > 0 and not entry.item.cancelled


def _paint_sign(painter: QPainter, room: QRect) -> None:
    side = theme.px(_SIGN)
    device = painter.device()
    picture = icons.pixmap("warning", Ink.WARN, side, device.devicePixelRatioF() if device is not None else 1.0)
    painter.drawPixmap(room.right() - side + 1, room.center().y() - side // 2 + 1, picture)
