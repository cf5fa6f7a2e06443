"""HiveDesk's window as a story uses it: by the labels of its controls, and the keys of the keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from atclient import Role, application, find, label, outline, press, read, showing, tree, wait, write
from gi.repository import Atspi

BUTTON = (Role.PUSH_BUTTON, Role.TOGGLE_BUTTON)
FIELD = (Role.TEXT, Role.ENTRY, Role.PASSWORD_TEXT)


app = application()


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
CODES = {"Control": 37, "Shift": 50, "Return": 36, "Escape": 9, "Tab": 23, "k": 45, "l": 46, "3": 12, "5": 14}


def combination(*names: str) -> None:
    """Press keys together."""
    for name in names:
        Atspi.generate_keyboard_event(CODES[name], None, Atspi.KeySynthType.PRESS)
    for name in reversed(names):
        Atspi.generate_keyboard_event(CODES[name], None, Atspi.KeySynthType.RELEASE)


@contextmanager
def told_where_it_stopped() -> Iterator[None]:
    """When something does not come, print what has the keyboard and what stands on the screen."""
    try:
        yield
    except SystemExit:
        print([(n.get_role_name(), label(n)) for n in tree(app) if n.get_state_set().contains(Atspi.StateType.FOCUSED)])
        print("\n".join(line for line in outline(app) if "table cell" not in line and "list item" not in line)[:5000])
        raise
