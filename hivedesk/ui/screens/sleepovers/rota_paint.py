"""How the rota is painted: the ground of a host's nights, the bars over them, and where one would stand."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from hivedesk.casework.rota_board import Free
from hivedesk.ui import fonts, theme
from hivedesk.ui.screens.sleepovers.rota_look import SIGNS, Inks, Look, aim_inks, inks, look_of
from hivedesk.ui.screens.sleepovers.rota_moving import Aim
from hivedesk.ui.screens.sleepovers.rota_view_model import Lying, RotaRow, RotaState
from hivedesk.ui.tokens import Tokens

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignCenter
DAY_CARE = "d"


@dataclass(frozen=True)
class Line:
    """Where a row is painted: its cells as (left, width) by column; a column that is scrolled away has no width."""

    top: int
    height: int
    cells: tuple[tuple[int, int], ...]

    def rect(self, first: int, last: int) -> QRect:
        """The cells of these columns, as far as they are in view."""
        seen = [(left, width) for left, width in self.cells[first : last + 1] if width > 0]
        if not seen:
            return QRect()
        left, end = seen[0][0], seen[-1][0] + seen[-1][1]
        return QRect(left, self.top, end - left, self.height)


@lru_cache(maxsize=8)
def _fonts(points: float) -> tuple[QFont, QFontMetrics, QFont, QFontMetrics]:
    font = fonts.with_even_figures(QApplication.font())
    font.setPointSizeF(points * 0.9)
    bold = fonts.semi_bold(font)
    return font, QFontMetrics(font), bold, QFontMetrics(bold)


def bar_fonts() -> tuple[QFont, QFontMetrics, QFont, QFontMetrics]:
    """Plain and semi-bold with their metrics: a little smaller than the rest, digits of one width."""
    return _fonts(QApplication.font().pointSizeF())


def bar_height() -> int:
    """The height of a bar."""
    return bar_fonts()[1].height() + theme.px(3)


def paint_weekends(painter: QPainter, whole: Line, state: RotaState, nights_from: int) -> None:
    """The ground of all rows, with the weekends shaded."""
    tokens = theme.tokens()
    painter.fillRect(whole.rect(0, len(whole.cells) - 1), QColor(tokens.surface))
    for place, night in enumerate(state.nights):
        if night.weekday() >= 5:
            painter.fillRect(whole.rect(nights_from + place, nights_from + place), QColor(tokens.hover))


def paint_ground(painter: QPainter, line: Line, row: RotaRow, nights_from: int) -> None:
    """On which nights a host is not free (hatched), or to be asked first (dotted)."""
    tokens = theme.tokens()
    if row.host_id is not None:
        place = 0
        for free, run in groupby(row.free):
            first, place = place, place + len(list(run))
            if free is not Free.FREE:
                cells = line.rect(nights_from + first, nights_from + place - 1)
                _paint_sort(painter, cells, free, tokens)
    whole = line.rect(0, len(line.cells) - 1)
    painter.fillRect(QRect(whole.left(), line.top + line.height - 1, whole.width(), 1), QColor(tokens.line))


def _paint_sort(painter: QPainter, cells: QRect, free: Free, tokens: Tokens, dots: str = "") -> None:
    if free is Free.ASK:
        painter.fillRect(cells, QBrush(_dots(dots or ("#39434D" if tokens.dark else tokens.line))))
        return
    tint = QColor(tokens.line)
    tint.setAlphaF(0.35)
    painter.fillRect(cells, tint)
    painter.fillRect(cells, QBrush(QColor("#505C68" if tokens.dark else "#B4BDC7"), _HATCH))


_HATCH = Qt.BrushStyle.BDiagPattern


def paint_rules(painter: QPainter, whole: Line, state: RotaState, nights_from: int) -> None:
    """Thin lines between the nights, and a stronger one where today begins."""
    rule = QColor(theme.tokens().rule)
    for left, width in whole.cells[nights_from:]:
        if width > 0:
            painter.fillRect(QRect(left, whole.top, 1, whole.height), rule)
    place = state.place_of(state.today)
    if 0 <= place < len(state.nights):
        left, width = whole.cells[nights_from + place]
        if width > 0:
            ink = QColor(theme.tokens().accent)
            ink.setAlphaF(0.75)
            painter.fillRect(QRect(left, whole.top, 2, whole.height), ink)


@lru_cache(maxsize=8)
def _dots(colour: str) -> QPixmap:
    """A few dots, for nights outside the usual pattern."""
    side = 8
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    for x, y in ((1, 2), (5, 6)):
        painter.fillRect(x, y, 2, 2, QColor(colour))
    painter.end()
    return tile


def paint_host(painter: QPainter, line: Line, row: RotaRow, state: RotaState) -> None:
    """The name, the number of child-nights, and a small bar beside it."""
    tokens = theme.tokens()
    font, _metrics, bold, heavy = bar_fonts()
    pad = theme.space(8)
    room = line.rect(0, 0).adjusted(pad, 0, -pad // 2, 0)
    painter.setFont(bold)
    painter.setPen(QColor(tokens.warn if row.host_id is None else tokens.text))
    if row.host_id is None:
        room.setRight(line.rect(0, 1).right() - pad // 2)
    painter.drawText(room, _LEFT, heavy.elidedText(row.name, Qt.TextElideMode.ElideRight, room.width()))
    if row.host_id is None:
        return
    cell = line.rect(1, 1).adjusted(theme.space(4), 0, -theme.space(8), 0)
    number = QRect(cell.left(), cell.top(), bar_fonts()[1].horizontalAdvance("000"), cell.height())
    painter.setFont(font)
    painter.setPen(QColor(tokens.muted))
    painter.drawText(number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(row.child_nights))
    track = QRectF(number.right() + theme.space(6), cell.center().y() - theme.px(2), 0, theme.px(5))
    track.setRight(cell.right())
    if track.width() >= theme.px(14):
        share = row.child_nights / state.most if state.most else 0.0
        _paint_pill(painter, track, tokens.rule)
        if share:
            _paint_pill(painter, QRectF(track.topLeft(), track.size()).adjusted(0, 0, -track.width() * (1 - share), 0))


def _paint_pill(painter: QPainter, rect: QRectF, colour: str = "") -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour or theme.tokens().accent))
    radius = min(rect.height(), rect.width()) / 2
    painter.drawRoundedRect(rect, radius, radius)


def paint_bar(painter: QPainter, rect: QRect, lying: Lying, *, chosen: bool = False, faint: bool = False) -> None:
    """A bar with the children's names; square where it goes on beyond the month; never painted beyond ``rect``."""
    look = look_of(lying.bar)
    ink = inks(look, theme.tokens())
    painter.save()
    painter.setClipRect(rect)
    painter.setOpacity(0.45 if faint else 1.0)
    _paint_body(painter, rect, look, ink, before=lying.goes_before, after=lying.goes_after)
    if chosen:
        painter.setPen(QPen(QColor(theme.tokens().text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), theme.space(4), theme.space(4))
    painter.setPen(QColor(ink.text))
    room = rect.adjusted(theme.space(5), 0, -theme.space(3), 0)
    if lying.bar.pinned and room.width() >= theme.px(24):
        side = theme.px(9)
        _paint_pin(painter, QRectF(room.right() - side + 1, room.center().y() - side / 2, side, side), ink.text)
        room.setRight(room.right() - side - theme.space(1))
    _paint_names(painter, room, lying, SIGNS.get(look, ""))
    painter.restore()


def _paint_body(
    painter: QPainter, rect: QRect, look: Look, ink: Inks, *, before: bool = False, after: bool = False
) -> None:
    radius = theme.space(4)
    body = QRectF(rect).adjusted(-3 * radius if before else 0.5, 0.5, 3 * radius if after else -0.5, -0.5)
    dashed = look is Look.OFFERED
    edged = dashed or look in (Look.READY, Look.URGENT, Look.OVER)
    around = theme.tokens().line if look is Look.OVER else ink.edge
    pen = QPen(QColor(ink.edge), 1.4, Qt.PenStyle.DashLine) if dashed else QPen(QColor(around), 1)
    painter.setPen(pen if edged else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.ground))
    painter.drawRoundedRect(body, radius, radius)
    if not before and not dashed and look is not Look.UNDER_WAY:
        painter.fillRect(QRect(rect.left(), rect.top() + 2, theme.space(3), rect.height() - 4), QColor(ink.edge))


def _paint_names(painter: QPainter, room: QRect, lying: Lying, sign: str) -> None:
    font, plain, bold, heavy = bar_fonts()
    if sign and room.width() > heavy.horizontalAdvance(sign) + theme.px(16):
        painter.setFont(bold)
        painter.drawText(room, _LEFT, sign)
        room.setLeft(room.left() + heavy.horizontalAdvance(f"{sign} "))
    painter.setFont(font)
    words = bar_text(lying, room.width(), plain)
    if words == DAY_CARE:
        painter.setFont(bold)
        painter.drawText(room, _MIDDLE, words)
    else:
        painter.drawText(room, _LEFT, words)


def bar_text(lying: Lying, width: int, metrics: QFontMetrics) -> str:
    """The names as far as they have room: in full, cut with …, or by their first letters."""
    if lying.bar.is_day_care:
        words = f"{DAY_CARE} {', '.join(lying.names)}"
        return words if metrics.horizontalAdvance(words) <= width else DAY_CARE
    return fitting(lying.names, width, metrics)


def fitting(names: tuple[str, ...], width: int, metrics: QFontMetrics) -> str:
    """The same for names alone."""
    words = ", ".join(names)
    if metrics.horizontalAdvance(words) <= width:
        return words
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    if len(cut) > 3:
        return cut
    letters = "".join(name[:1] for name in names)
    shorter = (letters, f"{letters[:1]}+")  # "T+": not Tom alone
    return next((one for one in shorter if metrics.horizontalAdvance(one) <= width), letters[:1])


def _paint_pin(painter: QPainter, rect: QRectF, colour: str) -> None:
    """A drawing pin, small."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    head = rect.width() * 0.62
    path.addEllipse(QRectF(rect.center().x() - head / 2, rect.top(), head, head))
    painter.fillPath(path, QColor(colour))
    painter.setPen(QPen(QColor(colour), max(1.0, rect.width() / 7)))
    painter.drawLine(QPointF(rect.center().x(), rect.top() + head * 0.8), QPointF(rect.center().x(), rect.bottom()))


def paint_sample(painter: QPainter, rect: QRect, look: Look) -> None:
    """A bar without names, for the legend."""
    _paint_body(painter, rect, look, inks(look, theme.tokens()))
    if sign := SIGNS.get(look, ""):
        painter.setFont(bar_fonts()[2])
        painter.setPen(QColor(inks(look, theme.tokens()).text))
        painter.drawText(rect.adjusted(theme.space(2), 0, 0, 0), _MIDDLE, sign)


def paint_pinned(painter: QPainter, rect: QRect) -> None:
    """The pin of the legend."""
    side = min(rect.height(), theme.px(12))
    box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    _paint_pin(painter, box, theme.tokens().text)


def paint_sort_of_night(painter: QPainter, rect: QRect, free: Free) -> None:
    """A night of the legend that is not free."""
    tokens = theme.tokens()
    painter.fillRect(rect, QColor(tokens.surface))
    _paint_sort(painter, rect, free, tokens, tokens.edge)
    painter.setPen(QColor(tokens.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))


def paint_aim(painter: QPainter, rect: QRect, aim: Aim, names: tuple[str, ...]) -> None:
    """Where what is moved would stand, in the tone of what is said about it."""
    ink = aim_inks(aim.tone, theme.tokens())
    ground = QColor(ink.ground)
    ground.setAlphaF(0.88)
    painter.save()
    painter.setBrush(ground)
    painter.setPen(QPen(QColor(ink.edge), 2.4))
    painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), theme.space(4), theme.space(4))
    _font, _plain, bold, heavy = bar_fonts()
    painter.setFont(bold)
    painter.setPen(QColor(ink.text))
    room = rect.adjusted(theme.space(6), 0, -theme.space(3), 0)
    painter.drawText(room, _LEFT, fitting(names, room.width(), heavy))
    painter.restore()


def paint_choice(painter: QPainter, rect: QRect, *, focused: bool) -> None:
    """The outline of the cell that has the keyboard."""
    tokens: Tokens = theme.tokens()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.focus if focused else tokens.edge), 2.4 if focused else 1.4))
    painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
