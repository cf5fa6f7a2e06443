"""Every reason for which a file is refused, in the worker's words. None holds a name or a path."""

from enum import Enum

from hivedesk.foundation.errors import ImportProblem

_SAVE_AS = 'Open it in Excel, choose "Save as" and "Excel Workbook (.xlsx)", then import that file.'
_ASK_AGAIN = "Ask whoever sent it for the file again, or save it anew in Excel."
_NEW_SHEET = "Copy the rows with the families into a new workbook, save it, then import that."


class Refusal(Enum):
    """What happened, and what to do."""

    EMPTY = ("The file is empty.", "Check that you picked the right one.")
    TOO_BIG = ("The file is far larger than any list of families.", _NEW_SHEET)
    BOMB = ("The file unpacks to far more than any list of families holds.", _NEW_SHEET)
    TOO_MANY_CELLS = ("The sheet is far larger than any list of families.", _NEW_SHEET)
    TOO_MANY_SHEETS = ("The workbook has far more sheets than a list of families needs.", _NEW_SHEET)
    TOO_MANY_FAMILIES = ("The sheet holds more families than a whole county has.", _NEW_SHEET)
    LONG_CELL = ("One cell or line holds far more text than a list of families has.", _NEW_SHEET)
    CUT = ("The file is damaged or was cut short.", _ASK_AGAIN)
    PASSWORD = (
        "The file is protected with a password.",
        "Open it in Excel, take the password off (File, Info, Protect Workbook), save it, then import that.",
    )
    MACROS = (
        "The workbook holds macros (small programmes), and HiveDesk does not read those.",
        'Open it in Excel, choose "Save as" and "Excel Workbook (.xlsx)" without macros, then import that file.',
    )
    COMMANDS = (
        "The file holds commands that would start a programme, so HiveDesk does not read it.",
        "Tell your information security team, and ask for a clean list.",
    )
    HIDDEN_INSTRUCTIONS = (
        "The workbook is built in a way that Excel does not use, so HiveDesk does not read it.",
        _ASK_AGAIN,
    )
    REALLY_EXCEL = (
        "The file's name says that it is plain text, but it is an Excel workbook.",
        "If you know where it comes from, change the end of its name to .xlsx, then import it.",
    )
    REALLY_TEXT = (
        "The file's name says that it is an Excel workbook, but it is plain text.",
        "If you know where it comes from, change the end of its name to .csv, then import it.",
    )
    OLD_EXCEL = ("This is an old Excel file (.xls).", _SAVE_AS)
    BINARY_EXCEL = ("This is a binary Excel file (.xlsb).", _SAVE_AS)
    OPEN_DOCUMENT = ("This is an OpenDocument file.", 'Save it as "Excel Workbook (.xlsx)", then import that file.')
    NUMBERS = ("This is an Apple Numbers file.", "In Numbers choose File, Export to, Excel, then import that file.")
    WORD = ("This is a Word document, not a spreadsheet.", "Copy the table into Excel, save it, then import that.")
    SLIDES = ("This is a presentation, not a spreadsheet.", "Copy the table into Excel, save it, then import that.")
    PDF = ("This is a PDF, not a spreadsheet.", "Ask for the list as an Excel or CSV file.")
    WEB_PAGE = ("This is a web page or web data, not a spreadsheet.", _SAVE_AS)
    PACKED = ("This is a packed folder, not a spreadsheet.", "Unpack it first, then import the spreadsheet inside.")
    NOT_A_TABLE = ("This is not a spreadsheet that HiveDesk can read.", "Import an .xlsx or a .csv file.")
    NO_CELLS = ("There is nothing in this spreadsheet.", "Check that you picked the right file.")


def refuse(reason: Refusal) -> ImportProblem:
    """The error to raise for ``reason``."""
    message, advice = reason.value
    return ImportProblem(f"{message} Nothing was imported.", advice)
