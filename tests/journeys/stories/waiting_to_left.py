"""A family joins from the waiting list, is put on hold, and leaves; HiveDesk locks in the middle of a form.

Knows HiveDesk only by what is seen: the labels of its controls.
"""

import sys

from atclient import Role, find, keys, look_for, press, read, wait
from hivedesk_window import (
    BUTTON,
    FIELD,
    app,
    choose_from_menu,
    choose_line,
    combination,
    dialog,
    fill_in,
    focused,
    go_to,
    gone,
    no_dialog,
    push,
    said,
    shows,
    step,
    take_keyboard,
    the_button,
    told_where_it_stopped,
    unlock,
)

passphrase = sys.argv[1].replace("_", " ")
REASON = "A bereavement; they asked for a rest"


def act(deed: str):
    """Choose a deed from the card's menu; its dialog."""
    choose_from_menu(the_button("Actions"), deed)
    return dialog(deed)


with told_where_it_stopped():
    step("unlock, and find the family by a misspelt name")
    unlock(passphrase)
    take_keyboard()
    combination("Control", "k")
    wait(lambda: focused("Search"), "the keyboard in Search")
    keys("tregarthan")
    shows("Tregarthen. Family")
    combination("Return")
    shows("Waiting since")
    shows("By invitation: support groups and 1:1 support.")
    assert look_for(app, BUTTON, "Put on hold") is None, "a family on the waiting list cannot be put on hold"

    step("it joins the Hive; taken back and done again")
    form = act("Join the Hive")
    shows("Waiting since")
    fill_in(form, Joined_on="yesterday")
    combination("Control", "s")
    shows("Tregarthen joined the Hive")
    shows("May take part in")
    push("Undo")
    shows("Undone: Tregarthen joined the Hive")
    shows("By invitation")
    push("Redo")
    shows("Done again: Tregarthen joined the Hive")
    shows("May take part in")

    step("begin to put it on hold, and HiveDesk locks")
    form = act("Put on hold")
    combination("Control", "Return")
    shows("Reason for the hold is missing.")
    wait(lambda: focused("Reason for the hold"), "the keyboard in what is missing")
    keys(REASON)
    wait(lambda: read(find(form, FIELD, "Reason for the hold")) == REASON, "what was typed")
    combination("Control", "Shift", "l")
    find(app, FIELD, "Passphrase")
    for name in ("Tregarthen", "bereavement"):
        assert said(name) is None, "something can be read while HiveDesk is locked"

    step("unlock, and go on where it stopped")
    unlock(passphrase)
    go_to("Today")
    shows("Not saved yet: Put on hold, Tregarthen")
    push("Continue writing")
    form = dialog("Put on hold")
    wait(lambda: read(find(form, FIELD, "Reason for the hold")) == REASON, "what was typed before")
    fill_in(form, Support_offered="A call every week", Review_of_the_hold="in 5 days")
    push("Save", within=form)
    shows("Tregarthen put on hold")
    gone("Not saved yet")

    step("review the hold from its line on Today")
    push("Review the hold", about="Review of the hold, Tregarthen")
    form = dialog("Review the hold")
    shows(REASON)
    fill_in(form, Next_review_of_the_hold="today")
    push("Save", within=form)
    shows("Fill in Next review of the hold with a day to come")
    fill_in(form, Next_review_of_the_hold="in 4 weeks")
    combination("Control", "s")
    shows("Hold of Tregarthen reviewed")
    shows("Next due")

    step("the hold is ended by mistake; undo brings it back")
    push("Open", about="Review of the hold, Tregarthen")
    shows("On hold since")
    push("End the hold")
    form = dialog("End the hold")
    fill_in(form, Outcome="The wrong family")
    combination("Control", "Return")
    shows("Hold of Tregarthen ended")
    gone("Support offered: A call every week")
    push("Undo")
    shows("Undone: hold of Tregarthen ended")
    shows("Support offered: A call every week")

    step("it leaves; until the day comes it would be closing")
    form = act("Close")
    fill_in(form, Left_on="in 3 days")
    shows("the family is closing until")
    fill_in(form, Left_on="today")
    shows("Its hold ends that day.")
    choose_line(form, "Reason for leaving", "De-registered")
    push("Save", within=form)
    no_dialog()
    shows("Left on")
    shows("The fostering service keeps these carers' records until")

    step("it stands among those that have left")
    go_to("Families")
    shows("Left 1")
    press(find(app, Role.CHECK_BOX, "Left 1"))
    shows("Tregarthen")
    step("done")
