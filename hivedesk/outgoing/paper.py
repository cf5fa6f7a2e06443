"""The page that every document shares: A4, head and foot, "page x of y". Imports reportlab: import it late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]  # reportlab has no type information
from reportlab.lib.units import mm  # type: ignore[import-untyped]  # as above
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # as above
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate  # type: ignore[import-untyped]  # as above

from hivedesk.domain.hive import Hive
from hivedesk.foundation.background import NoProgress, Progress
from hivedesk.foundation.clock import format_moment
from hivedesk.outgoing import fonts

INK = "#1F2933"
MUTED = "#55606E"
LINE = "#C5CDD5"
SOFT = "#EEF3F3"
ACCENT = "#0F6E66"
DEEP = "#12343B"

_FOOT_TOP = 15 * mm


@dataclass(frozen=True)
class Page:
    """An A4 page as it lies, in points; ``top`` and ``bottom`` leave room for head and foot."""

    width: float
    height: float
    margin: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        """The room between the margins."""
        return self.width - 2 * self.margin

    @property
    def text_height(self) -> float:
        """The room between head and foot."""
        return self.height - self.top - self.bottom


UPRIGHT = Page(A4[0], A4[1], 18 * mm, 27 * mm, 24 * mm)
LANDSCAPE = Page(A4[1], A4[0], 12 * mm, 22 * mm, 21 * mm)  # for wide tables: every millimetre counts
TEXT_WIDTH = UPRIGHT.text_width


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """What stands at the head and foot of every page."""

    title: str  # also the title of the file: holds no name
    hive_name: str
    demonstration: bool
    confidentiality: str
    moment: datetime
    worker: str = ""  # who printed it
    duty: str = ""  # the two services' numbers, on every page
    page: Page = UPRIGHT
    head: str = ""  # at the head of each page in place of the title: may say what the title of a file may not


def furniture(
    hive: Hive,
    title: str,
    confidentiality: str,
    moment: datetime,
    worker: str,
    *,
    page: Page = UPRIGHT,
    head: str = "",
) -> Furniture:
    """The furniture of a document of this Hive."""
    return Furniture(
        title=title,
        hive_name=hive.name,
        demonstration=hive.demonstration,
        confidentiality=confidentiality,
        moment=moment,
        worker=worker,
        duty=" · ".join(
            f"{name} {number}"
            for name, number in (("Fostering Duty Line", hive.duty_line), ("Out of Hours Service", hive.out_of_hours))
            if number.strip()
        ),
        page=page,
        head=head,
    )


def build(story: Sequence[Any], around: Furniture, progress: Progress | None = None) -> bytes:
    """Lay the story out on pages. The same story, furniture and moment give the same bytes.

    Raises:
        Cancelled: the worker cancelled through ``progress``.
    """
    fonts.register()
    watch = progress or NoProgress()
    buffer = BytesIO()
    page = around.page
    document = BaseDocTemplate(
        buffer,
        pagesize=(page.width, page.height),
        title=around.title,
        author="",
        subject="",
        creator="HiveDesk",
        lang="en-GB",
        invariant=1,
    )
    body = Frame(page.margin, page.bottom, page.text_width, page.text_height, 0, 0, 0, 0, id="body")

    def draw(canvas: Any, _document: Any) -> None:
        watch.check()
        _draw_furniture(canvas, around)

    document.addPageTemplates([PageTemplate(id="page", frames=[body], onPage=draw)])
    document.build(list(story), canvasmaker=lambda *args, **kwargs: _NumberedCanvas(around, *args, **kwargs))
    return buffer.getvalue()


class _NumberedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no type information
    """Each page shows a form with its number; all are filled in once the last page is done and counted."""

    def __init__(self, around: Furniture, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initialFontName": fonts.REGULAR})
        self._right_edge = around.page.width - around.page.margin
        self._doc._timeStamp.YMDhms = around.moment.astimezone(UTC).timetuple()[:6]
        self._doc.info.producer = "HiveDesk"
        self.setViewerPreference("DisplayDocTitle", "true")
        self._filled_in = False

    def save(self) -> None:
        if not self._filled_in:
            self._filled_in = True
            pages = self.getPageNumber() - 1
            for page in range(1, pages + 1):
                self._fill_in(page, pages)
        super().save()

    def _fill_in(self, page: int, pages: int) -> None:
        self.beginForm(_page_form(page))
        self.setFont(fonts.REGULAR, 7.5)
        self.setFillColor(MUTED)
        self.drawRightString(self._right_edge, _FOOT_TOP, f"Page {page} of {pages}")
        self.endForm()


def _page_form(page: int) -> str:
    return f"page-number-{page}"


def _draw_furniture(canvas: Any, around: Furniture) -> None:
    canvas.saveState()
    _draw_head(canvas, around)
    _draw_foot(canvas, around)
    canvas.restoreState()


def _draw_head(canvas: Any, around: Furniture) -> None:
    page = around.page
    top = page.height - 13 * mm
    if around.demonstration:
        banner = "DEMONSTRATION: made-up people"
        canvas.setFillColor(INK)
        canvas.rect(0, page.height - 7.5 * mm, page.width, 7.5 * mm, stroke=0, fill=1)
        canvas.setFillColor("#FFFFFF")
        canvas.setFont(fonts.SEMIBOLD, 8.5)
        canvas.drawCentredString(page.width / 2, page.height - 5 * mm, banner)
        top = page.height - 15 * mm
    canvas.setFillColor(ACCENT)
    canvas.rect(page.margin, top - 0.3 * mm, 2.2 * mm, 2.2 * mm, stroke=0, fill=1)
    canvas.setFillColor(INK)
    canvas.setFont(fonts.SEMIBOLD, 8)
    hive_name = fit(around.hive_name, fonts.SEMIBOLD, 8, page.text_width * (0.3 if around.head else 0.55))
    canvas.drawString(page.margin + 4 * mm, top, hive_name)
    canvas.setFillColor(MUTED)
    canvas.setFont(fonts.REGULAR, 8)
    canvas.drawRightString(page.width - page.margin, top, _told(around))
    _rule(canvas, page, top - 2.6 * mm)


def _told(around: Furniture) -> str:
    share = 0.65 if around.head else 0.4
    return fit(around.head or around.title, fonts.REGULAR, 8, around.page.text_width * share)


def _draw_foot(canvas: Any, around: Furniture) -> None:
    page, top = around.page, _FOOT_TOP
    _rule(canvas, page, top + 3.6 * mm)
    canvas.setFillColor(INK)
    canvas.setFont(fonts.MEDIUM, 7.5)
    canvas.drawString(page.margin, top, fit(around.confidentiality, fonts.MEDIUM, 7.5, page.text_width - 30 * mm))
    by = f" by {fonts.printable(around.worker)}" if around.worker.strip() else ""
    canvas.setFillColor(MUTED)
    canvas.setFont(fonts.REGULAR, 7.5)
    made = f"Made {format_moment(around.moment)}{by}"
    canvas.drawString(page.margin, top - 3.6 * mm, fit(made, fonts.REGULAR, 7.5, page.text_width - 30 * mm))
    if around.duty:  # a line of their own: the last digits of an emergency number must never be cut
        canvas.setFillColor(INK)
        canvas.setFont(fonts.MEDIUM, 7.5)
        canvas.drawString(page.margin, top - 7.2 * mm, fit(around.duty, fonts.MEDIUM, 7.5, page.text_width))
    canvas.doForm(_page_form(canvas.getPageNumber()))


def _rule(canvas: Any, page: Page, height: float) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(page.margin, height, page.width - page.margin, height)


def fit(text: str, font: str, size: float, room: float) -> str:
    """The text on one line, cut with "…" where it is too long for the room (in points)."""
    line = fonts.printable(text).replace("\n", " ").strip()
    if fonts.width(line, font, size) <= room:
        return line
    while line and fonts.width(f"{line}…", font, size) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
