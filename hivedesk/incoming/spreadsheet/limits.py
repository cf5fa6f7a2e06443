"""How much of a file is read at the most. A list of a whole county's families stays far below each bound.

The bounds stand before the work they limit, so that a file made to exhaust the laptop is refused early:
within 2 seconds and 300 MB, whatever it declares about itself.
"""

FILE_BYTES = 20 * 1024 * 1024
"""The file as it lies on the disk."""

ZIP_ENTRIES = 1_000
ZIP_DIRECTORY_BYTES = 512 * 1024
UNPACKED_BYTES = 128 * 1024 * 1024
"""All entries together, as declared; what is read is counted again while it is unpacked."""

PART_BYTES = 48 * 1024 * 1024
"""One part of a workbook, counted while it is unpacked."""

UNPACKED_RATIO = 200
RATIO_FROM_BYTES = 4 * 1024 * 1024
"""A part larger than this may not unpack to more than that many times its packed size."""

XML_ELEMENTS = 350_000
"""Of all parts read together."""

XML_DEPTH = 64
XML_TAG_BYTES = 1024 * 1024
"""One tag or comment; text between tags is bounded by CELL_CHARACTERS."""

SHEETS = 100

ROWS = 10_000
COLUMNS = 200
CELLS = 100_000
"""Filled cells, over all sheets."""

STRAYS = 500
"""Filled cells beyond ROWS and COLUMNS that are passed over before the sheet is refused."""

CELL_CHARACTERS = 32_767
"""As much as Excel lets into one cell."""

FAMILIES = 2_000
"""In one sheet; a county has fewer."""

HEADING_ROWS = 30  # filled rows from the top in which the headings are looked for
HEADING_COLUMNS = 60
HEADING_TEXTS = 4_000  # over all sheets, when the best one is looked for

ANSWER_CHARACTERS = 120
"""Of a cell that answers one question: a date, a number, a kind. What is longer is not read as one."""

PEOPLE_CHARACTERS = 1_500
"""Of a cell that names people."""

TEXT_LINES = 100_000
LINE_CHARACTERS = 256 * 1024
TEXT_CHARACTERS = 8 * 1024 * 1024
"""Of a text file: 2,000 families with a page of notes each are less."""
