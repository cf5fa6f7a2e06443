"""The scrubbed log: which line of our code failed and when, never what it was working on.

An exception's text may quote a name or a note, so only its class and the places it passed are written.
"""

import logging
import traceback
from pathlib import Path

from hivedesk.foundation import paths

_logger = logging.getLogger("hivedesk")


class _LateFile(logging.Handler):
    """Opens the file, and loads what turns it over, when there is something to write: a start has nothing to say."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from logging.handlers import RotatingFileHandler  # 8 ms that the start can do without

            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / "hivedesk.log"
            self._file = RotatingFileHandler(path, maxBytes=256 * 1024, backupCount=2, encoding="utf-8")
            self._file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def start(folder: Path | None = None) -> None:
    """Begin writing to ``hivedesk.log`` (three files of 256 KiB at the most)."""
    stop()
    _logger.addHandler(_LateFile(folder or paths.log_folder()))
    _logger.setLevel(logging.INFO)
    _logger.propagate = False


def stop() -> None:
    """Close the log file."""
    for handler in list(_logger.handlers):
        _logger.removeHandler(handler)
        handler.close()


def event(code: str, **numbers: int) -> None:
    """Note that something happened: a fixed word and counts, nothing a person typed."""
    _logger.info("%s %s", code, " ".join(f"{name}={value}" for name, value in numbers.items()))


def bug(error: BaseException) -> None:
    """Note an unexpected exception by class and place, without its text."""
    _logger.error("bug %s", describe(error))


def describe(error: BaseException) -> str:
    """The class of ``error`` and the files, lines and functions it passed through."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    cause = f" caused by [{describe(error.__cause__)}]" if error.__cause__ else ""
    return f"{type(error).__name__} at {places or 'unknown'}{cause}"
