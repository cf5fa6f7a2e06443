"""A first day: create a Hive, import the families, log a contact, find it, undo, redo, lock, unlock, save the summary.

Knows HiveDesk only by what is seen: the labels of its controls.
"""

import sys
from pathlib import Path

from atclient import Role, application, find, outline, press, read, showing, tree, wait, write
from gi.repository import Atspi

PASSPHRASE = "otter lantern mosaic thimble"
sheet, home = Path(sys.argv[1]), Path(sys.argv[2])
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


def combination(*names: str) -> None:
    """Press keys together by their X names."""
    import gi

    gi.require_version("Gdk", "3.0")
    from gi.repository import Gdk

    codes = [Gdk.keyval_from_name(name) for name in names]
    keymap = Gdk.Keymap.get_for_display(Gdk.Display.get_default())
    hardware = [keymap.get_entries_for_keyval(code)[1][0].keycode for code in codes]
    for code in hardware:
        Atspi.generate_keyboard_event(code, None, Atspi.KeySynthType.PRESS)
    for code in reversed(hardware):
        Atspi.generate_keyboard_event(code, None, Atspi.KeySynthType.RELEASE)


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
    step("done so far")
    print("\n".join(outline(app))[:6000])
except SystemExit:
    print("\n".join(outline(app))[:6000])
    raise
