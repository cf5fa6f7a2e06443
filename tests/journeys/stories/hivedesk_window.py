"""HiveDesk's window as a story uses it: by the labels of its controls, and the keys of the keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from atclient import Role, application, click, find, label, outline, press, read, showing, tree, wait, write
from gi.repository import Atspi, GLib

BUTTON = (Role.PUSH_BUTTON, Role.TOGGLE_BUTTON)
FIELD = (Role.TEXT, Role.ENTRY, Role.PASSWORD_TEXT)

# milliseconds for one answer, and while the window starts: a busy machine is not a broken window
Atspi.set_timeout(10_000, 20_000)

app = application()


def step(words: str) -> None:
    print("--", words, flush=True)


def push(name: str, about: str = "", within=app) -> None:
    """Press a button; ``about`` tells it from others of the same name by what is said after its name."""
    button = the_button(name, about, within)
    wait(lambda: button.get_state_set().contains(Atspi.StateType.ENABLED), f"{name!r} enabled")
    press(button)


def the_button(name: str, about: str = "", within=app):
    """The button of that name whose description has those words."""

    def look():
        within.clear_cache()
        named = (n for n in tree(within) if n.get_role() in BUTTON and label(n) == name and showing(n))
        return next((n for n in named if about in (n.get_description() or "")), None)

    return wait(look, f"the button {name!r} {about!r}")


def unlock(passphrase: str) -> None:
    write_secret("Passphrase", passphrase)
    push("Unlock")
    find(app, BUTTON, "Lock now", 30)


def dialog(name: str):
    """The dialog of that title."""
    return find(app, Role.DIALOG, name)


def no_dialog() -> None:
    """Wait until the last one has closed."""

    def look() -> bool:
        app.clear_cache()
        return not any(n.get_role() == Role.DIALOG and showing(n) for n in tree(app))

    wait(look, "no dialog any more")


def gone(words: str, seconds: float = 20.0) -> None:
    wait(lambda: said(words) is None, f"{words!r} gone from the screen", seconds)


def fill_in(within, **fields: str) -> None:
    """Write into fields: ``Told_on="today"``."""
    for name, text in fields.items():
        write(find(within, FIELD, name.replace("_", " ")), text)


def choose_line(within, combo: str, words: str) -> None:
    """Choose the line that begins with these words (what follows them may be a date), and see the list fold."""
    field = find(within, Role.COMBO_BOX, combo)

    def line():
        field.clear_cache()
        lines = (n for n in tree(field) if n.get_role() == Role.LIST_ITEM and showing(n))
        return next((n for n in lines if label(n).startswith(words)), None)

    press(field)
    click(wait(line, f"{words!r} in the list of {combo!r}"))
    wait(lambda: (field.get_name() or "").startswith(words) and line() is None, f"{words!r} chosen in {combo!r}")


class Spoken:
    """What a screen reader says as the keyboard moves in an open menu, which tells of itself in no other way."""

    def __init__(self) -> None:
        self.last = ""
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:state-changed:focused")

    def _hear(self, event) -> None:
        if event.detail1 and event.source.get_role() == Role.MENU_ITEM:
            self.last = label(event.source)

    def hears(self, change: str) -> str:
        """What is spoken next that is not ``change``."""
        return wait(lambda: self._pump() and self.last != change and self.last, "the next line of the menu")

    def _pump(self) -> bool:
        while GLib.MainContext.default().iteration(False):
            pass
        return True


def choose_from_menu(button, item: str) -> None:
    """Open a button's menu and go down with the arrow key to the line that is spoken with those words."""
    spoken = Spoken()
    names = [Atspi.Action.get_action_name(button, i) for i in range(button.get_n_actions())]
    button.do_action(names.index("Show Menu"))
    heard: list[str] = []
    while spoken.last != item:
        before = spoken.last
        combination("Down")
        heard.append(spoken.hears(before))
        if len(heard) > 30:
            raise SystemExit(f"{item!r} is not in the menu: {heard}")
    combination("Return")


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
CODES = {"Control": 37, "Shift": 50, "Return": 36, "Escape": 9, "Tab": 23, "Down": 116}
CODES |= {"1": 10, "2": 11, "3": 12, "4": 13, "7": 16, "8": 17, "k": 45, "l": 46, "s": 39, "y": 29, "z": 52}


def take_keyboard() -> None:
    """Click where nothing happens: no window manager gives the window the keyboard, nor back after a dialog."""
    click(find(app, Role.LABEL, "HiveDesk"))
    wait(is_active, "the keyboard in the window")


def is_ticked(box) -> bool:
    """Whether a box has its tick: a press takes a moment to show."""
    box.clear_cache()
    return box.get_state_set().contains(Atspi.StateType.CHECKED)


def is_active() -> bool:
    """Whether the main window has the keyboard."""
    app.clear_cache()
    frames = (app.get_child_at_index(i) for i in range(app.get_child_count()))
    return any(frame.get_state_set().contains(Atspi.StateType.ACTIVE) for frame in frames if frame is not None)


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
        over = [n for n in tree(app) if n.get_role() == Role.DIALOG and showing(n)]
        lines = outline(over[-1] if over else app)
        print("\n".join(line for line in lines if "table cell" not in line and "list item" not in line)[:5000])
        raise
