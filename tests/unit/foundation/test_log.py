"""The log tells where something failed and never what it was about."""

from hivedesk.foundation import log


def fails(name: str) -> None:
    try:
        raise KeyError(name)
    except KeyError as error:
        raise ValueError(f"cannot find {name}") from error


def test_names_in_an_error_never_reach_the_log(tmp_path):
    log.start(tmp_path)
    try:
        try:
            fails("Okafor")
        except ValueError as error:
            log.bug(error)
        log.event("backup_made", entries=3)
    finally:
        log.stop()
    text = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert "Okafor" not in text
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_log.py" in text
    assert "backup_made entries=3" in text
