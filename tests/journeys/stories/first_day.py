"""A first day: create a Hive, import the families, log a contact, find it, undo, redo, lock, unlock, save the summary.

Knows HiveDesk only by what is seen: the labels of its controls.
"""

import sys
from pathlib import Path

from atclient import Role, application, click, find, keys, label, outline, press, read, showing, tree, wait, write
from gi.repository import Atspi

PASSPHRASE = "otter lantern mosaic thimble"
sheet, out = Path(sys.argv[1]), Path(sys.argv[2])
BUTTON = (Role.PUSH_BUTTON, Role.TOGGLE_BUTTON)
FIELD = (Role.TEXT, Role.ENTRY, Role.PASSWORD_TEXT)


def step(words: str) -> None:
    print("--", words, flush=True)


def push(name: str) -> None:
    button = find(app, BUTTON, name)
    wait(lambda: button.get_state_set().contains(Atspi.StateType.ENABLED), f"{name!r} enabled")
    press(button)


def write_secret(name: str, text: str) -> None:
    """Type into a field that shows dots: what it holds cannot be read back."""
    field = find(app, FIELD, name)
    field.set_text_contents(text)
    wait(lambda: len(read(field)) == len(text), f"dots in {name!r}")


def said(words: str):
    """Something on the screen that says these words."""
    app.clear_cache()
    return next((n for n in tree(app) if showing(n) and words.lower() in (n.get_name() or "").lower()), None)


def shows(words: str, seconds: float = 20.0):
    return wait(lambda: said(words), f"{words!r} on the screen", seconds)


def go_to(screen: str) -> None:
    """Choose a screen in the navigation, as assistive technology does."""
    item = find(app, Role.LIST_ITEM, screen)
    parent = item.get_parent()
    parent.clear_cache()
    place = next(i for i in range(parent.get_child_count()) if parent.get_child_at_index(i).get_name() == screen)
    parent.select_child(place)


def focused(name: str):
    """The control that has the keyboard, if it bears that label."""
    app.clear_cache()
    return next(
        (n for n in tree(app) if n.get_state_set().contains(Atspi.StateType.FOCUSED) and label(n) == name), None
    )


def choose_file(path: Path, button: str = "Open") -> None:
    """Type a path into Qt's own file dialog."""
    write(find(app, FIELD, "File name:"), str(path))
    push(button)


# the keys of a bare X screen (evdev, US)
CODES = {"Control": 37, "Shift": 50, "Return": 36, "Escape": 9, "k": 45, "l": 46}


def combination(*names: str) -> None:
    """Press keys together."""
    for name in names:
        Atspi.generate_keyboard_event(CODES[name], None, Atspi.KeySynthType.PRESS)
    for name in reversed(names):
        Atspi.generate_keyboard_event(CODES[name], None, Atspi.KeySynthType.RELEASE)


app = application()
try:
    step("create a Hive")
    push("Create a new Hive")
    write(find(app, FIELD, "Hive name"), "Ringwood")
    write(find(app, FIELD, "Area"), "New Forest")
    write(find(app, FIELD, "Your name"), "Maureen Hale")
    push("Next")
    write_secret("Passphrase", PASSPHRASE)
    write_secret("Repeat the passphrase", PASSPHRASE)
    push("Next")
    press(find(app, Role.CHECK_BOX, "I have printed or saved the recovery sheet", 60))
    push("Open my Hive")
    shows("Families")
    step("import the families from the spreadsheet")
    push("Import families")
    push("Choose a file")
    choose_file(sheet)
    shows("18 families")
    push("Import")
    shows("18 new")
    go_to("Families")
    shows("Ainsworth")

    step("log a contact with the keyboard alone")
    click(find(app, FIELD, "Find a family"))  # there is no window manager to give the window the keyboard
    combination("Control", "l")
    wait(lambda: focused("Family"), "the keyboard in Family")
    keys("oyel")
    combination("Return")
    wait(lambda: focused("What happened (fact)"), "the keyboard in What happened (fact)")
    keys("Quixotic football boots were found.")
    combination("Control", "Return")
    shows("Contact with Oyelaran logged")

    step("find it by a word")
    combination("Control", "k")
    wait(lambda: focused("Search"), "the keyboard in Search")
    keys("quixot")
    shows("Quixotic football boots")
    combination("Escape")

    step("undo, redo")
    push("Undo")
    shows("Undone: contact with Oyelaran logged")
    push("Redo")
    shows("Done again: contact with Oyelaran logged")

    step("lock, unlock")
    combination("Control", "Shift", "l")
    find(app, FIELD, "Passphrase")
    assert said("Oyelaran") is None, "a name can be seen while HiveDesk is locked"
    write_secret("Passphrase", PASSPHRASE)
    push("Unlock")
    go_to("Contact log")
    shows("Quixotic football boots", 30)

    step("save the summary")
    go_to("Reports")
    shows("1:1 sessions", 30)
    push("Save PDF")
    push("Choose where to save")
    choose_file(out / "summary.pdf", "Save")
    wait(lambda: (out / "summary.pdf").exists(), "the file is saved", 30)
    step("done")
except SystemExit:
    print([(n.get_role_name(), label(n)) for n in tree(app) if n.get_state_set().contains(Atspi.StateType.FOCUSED)])
    print("\n".join(line for line in outline(app) if "table cell" not in line and "list item" not in line)[:5000])
    raise
