"""A family event with three places: a waiting list, a place that comes free, a walk-in at the door, a saved roster.

Knows HiveDesk only by what is seen: the labels of its controls.
"""

import sys
from pathlib import Path

from atclient import Role, click, find, keys, label, press, read, showing, tree, wait
from hivedesk_window import (
    FIELD,
    app,
    choose_file,
    choose_line,
    combination,
    dialog,
    fill_in,
    focused,
    go_to,
    no_dialog,
    push,
    shows,
    step,
    take_keyboard,
    told_where_it_stopped,
    unlock,
)

passphrase, out = sys.argv[1].replace("_", " "), Path(sys.argv[2])
TITLE = "Pumpkin carving at the lodge"


def guest(words: str):
    """The line of a guest in the list."""

    def look():
        app.clear_cache()
        cells = (n for n in tree(app) if n.get_role() == Role.TABLE_CELL and showing(n))
        return next((n for n in cells if label(n) == words), None)

    return wait(look, f"the guest {words!r}")


with told_where_it_stopped():
    step("unlock, and add a family event of the day after tomorrow, for three people")
    unlock(passphrase)
    go_to("Calendar")
    push("Add event")
    form = dialog("Add event")
    fill_in(form, Title=TITLE, Date="in 2 days", Venue="Moors Lodge", Places="3")
    choose_line(form, "Kind", "Family event")
    press(find(form, Role.CHECK_BOX, "All day"))
    push("Save", within=form)
    shows("Event added")
    no_dialog()

    step("find it by a word, and ask everybody")
    go_to("Today")
    shows("Coming seven days")
    take_keyboard()
    combination("Control", "k")
    wait(lambda: focused("Search"), "the keyboard in Search")
    keys("pumpkin")
    shows(TITLE)
    combination("Return")
    push("Invite all eligible")
    shows("4 people of 2 families invited")

    step("the Tregarthens take all places, Grace waits; one Tregarthen cannot come, and she moves up")
    click(guest("Morwenna Tregarthen"))
    push("Yes")
    shows("3 yes, 0 no, 1 without an answer")
    click(guest("Grace Okafor"))
    push("Yes")
    shows("Okafor: waiting list (1), as there are not enough places left")
    press(find(app, Role.CHECK_BOX, "For the whole family"))
    click(guest("Jory Tregarthen"))
    push("No")
    shows("1 person moves up from the waiting list")

    step("it is today after all: a family at the door, and somebody nobody knows")
    push("Change event")
    form = dialog("Change event")
    fill_in(form, Date="today")
    push("Save", within=form)
    shows("Event changed")
    no_dialog()
    click(find(app, FIELD, "Find a guest"))
    keys("tre")
    combination("Return")
    shows("Tregarthen: 2 came.")
    push("Add a walk-in")
    form = dialog("Add a walk-in")
    fill_in(form, Name="Lowenna Penhale", Allergies_and_diet="Sesame")
    push("Save", within=form)
    shows("Walk-in added")
    no_dialog()

    step("the roster, saved with a password")
    push("Print roster")
    papers = dialog("Print roster")
    push("Save PDF", within=papers)
    password = find(app, FIELD, "Password")
    words = wait(lambda: read(password), "a password")
    push("Choose where to save")
    choose_file(out / "roster.pdf", "Save")
    wait(lambda: (out / "roster.pdf").exists(), "the file is saved", 30)
    print("password", words)
    step("done")
