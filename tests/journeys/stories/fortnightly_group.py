"""A support group every second week: set up, one of them moved, attendance taken, and then it counts.

Knows HiveDesk only by what is seen: the labels of its controls.
"""

import sys

from atclient import Role, click, find, keys, label, showing, tree, wait
from hivedesk_window import (
    FIELD,
    app,
    choose_line,
    combination,
    dialog,
    fill_in,
    go_to,
    no_dialog,
    push,
    shows,
    step,
    told_where_it_stopped,
    unlock,
)

passphrase, first, third, moved = (argument.replace("_", " ") for argument in sys.argv[1:])
TITLE = "Marigold coffee morning"


def line_with(words: str):
    """A line of a list that says these words."""

    def look():
        app.clear_cache()
        lines = (n for n in tree(app) if n.get_role() == Role.LIST_ITEM and showing(n))
        return next((n for n in lines if words in label(n)), None)

    return wait(look, f"a line with {words!r}")


with told_where_it_stopped():
    step("unlock, and add a group that repeats every second week")
    unlock(passphrase)
    go_to("Calendar")
    push("Add event")
    form = dialog("Add event")
    fill_in(form, Title=TITLE, Date=first, Starts="10:00", Ends="12:00", Venue="Bluebell Hall")
    choose_line(form, "Repeats", "Every week")
    fill_in(form, Every_how_many="2")
    shows("Repeats every second")
    push("Save", within=form)
    shows("Event added")
    no_dialog()
    shows("Nobody is on the list yet.")
    push("Back to the calendar")

    step("the third one is moved by a day, and by an hour")
    field = find(app, FIELD, "Go to")
    click(field)
    keys(third)
    combination("Return")
    click(line_with(TITLE))
    push("Move to")
    form = dialog("Move to")
    fill_in(form, Day=moved, Time="11:00")
    push("Move", within=form)
    shows("Only this one of the series was changed.")
    no_dialog()

    step("from Today to the first one, whose attendance was not taken")
    go_to("Today")
    shows("Attendance not taken")
    push("Take attendance", about=TITLE)
    shows("Nobody is on the list yet.")
    push("Invite all eligible")
    shows("3 people of 2 families invited")

    step("two letters and Enter tick a family; the rest did not come")
    click(find(app, FIELD, "Find a guest"))
    keys("tre")
    combination("Return")
    shows("Tregarthen: 2 came.")
    push("The other did not come")
    shows("2 came (2 carers); 1 did not come.")

    step("the second one: the same people, one tick")
    go_to("Today")
    push("Take attendance", about=TITLE)
    push("Ask the same as last time")
    click(find(app, FIELD, "Find a guest"))
    keys("oka")
    combination("Return")
    shows("Okafor: 1 came.")

    step("the report counts it")
    go_to("Reports")
    shows("Support groups", 30)
    step("done")
