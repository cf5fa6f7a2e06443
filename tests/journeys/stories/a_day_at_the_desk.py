"""A day at the desk: it starts on Today with a call, a task, a hold and more, and ends with nothing due.

Knows HiveDesk only by what is seen: the labels of its controls.
"""

import sys

from atclient import find, keys, read, wait
from hivedesk_window import (
    FIELD,
    app,
    combination,
    dialog,
    fill_in,
    focused,
    no_dialog,
    push,
    said,
    shows,
    step,
    take_keyboard,
    told_where_it_stopped,
    unlock,
)

passphrase = sys.argv[1].replace("_", " ")
NOTHING_DUE = "Nothing is due today, and nothing is overdue. Well done."


def log_contact(fact: str) -> None:
    """Write one line into the form that has just opened for a family, and save it with the keyboard."""
    take_keyboard()
    wait(lambda: focused("What happened (fact)"), "the keyboard in What happened (fact)")
    keys(fact)
    wait(lambda: read(find(app, FIELD, "What happened (fact)")) == fact, "the whole line")


with told_where_it_stopped():
    step("unlock: what the day holds")
    unlock(passphrase)
    for tile in ("2 follow-ups due", "3 due by the procedures", "2 not spoken to lately"):
        shows(tile)
    assert said(NOTHING_DUE) is None, "something is due, and Today says that nothing is"

    step("the call that they asked for, from its line")
    push("Log contact", about="Phone call, Ainscough; they asked for it")
    log_contact("Rang about the marigold paper; they have it now.")
    fill_in(app, Follow_up_on="tomorrow", What_to_do="Post the marigold paper")
    combination("Control", "Return")
    shows("Contact with Ainscough logged")
    shows("1 follow-up due")

    step("a task is ticked off, taken back, ticked off")
    push("Done", about="Ask the school about the bus, Bellweather")
    shows("Follow-up for Bellweather done")
    shows("0 follow-ups due")
    push("Undo")
    shows("Undone: follow-up for Bellweather done")
    push("Done", about="Ask the school about the bus, Bellweather")
    shows("0 follow-ups due")

    step("supervision took place")
    push("Record a visit or review", about="Supervision, Bellweather")
    form = dialog("Record a visit or review")
    fill_in(form, Took_place_on="yesterday")
    shows("Left empty, the next one is due on")
    combination("Control", "s")
    shows("Visit or review of Bellweather recorded")
    no_dialog()
    shows("2 due by the procedures")

    step("belongings collected, with one press")
    push("Belongings collected today", about="Delacourt")
    shows("Checklist after a placement with Delacourt kept")
    shows("1 due by the procedures")

    step("the hold is reviewed, from the card that Search finds")
    take_keyboard()
    combination("Control", "k")
    wait(lambda: focused("Search"), "the keyboard in Search")
    keys("carromore")
    shows("Carrowmore. Family")
    combination("Return")
    shows("Cover for an illness")
    push("Review the hold")
    form = dialog("Review the hold")
    fill_in(form, Support_offered="Meals twice a week", Next_review_of_the_hold="in 3 weeks")
    combination("Control", "Return")
    shows("Hold of Carrowmore reviewed")
    no_dialog()

    step("a family not spoken to lately")
    take_keyboard()
    combination("Control", "1")
    shows("0 due by the procedures")
    push("Log contact", about="Eversleigh: 30 days ago")
    log_contact("Long talk; the allotment is doing them good.")
    combination("Control", "Return")
    shows("Contact with Eversleigh logged")

    step("nothing is due any more")
    combination("Control", "1")
    shows(NOTHING_DUE)
    shows("You have spoken with every family within two weeks.")
    shows("Post the marigold paper")
    for tile in ("0 follow-ups due", "0 due by the procedures", "0 not spoken to lately"):
        shows(tile)
    step("done")
