"""An emergency at nine in the evening: a host found, authorised by whoever is on duty, the child there tonight.

Knows HiveDesk only by what is seen: the labels of its controls.
"""

import sys

from atclient import Role, click, find, keys, press, wait
from hivedesk_window import (
    choose_line,
    combination,
    dialog,
    fill_in,
    focused,
    go_to,
    is_ticked,
    no_dialog,
    push,
    shows,
    step,
    take_keyboard,
    told_where_it_stopped,
    unlock,
)

passphrase = sys.argv[1].replace("_", " ")

with told_where_it_stopped():
    step("unlock, and begin a request from anywhere")
    unlock(passphrase)
    take_keyboard()
    combination("Control", "k")
    wait(lambda: focused("Search"), "the keyboard in Search")
    keys("new req")
    shows("A child is to stay with another family")
    combination("Return")
    form = dialog("New request")
    click(find(form, Role.COMBO_BOX, "Children"))
    keys("tamsin")
    combination("Return")
    choose_line(form, "Planned or emergency", "Emergency")
    fill_in(form, Asked_by="Grace Okafor, by telephone")
    push("Save", within=form)
    shows("Stay asked for by Okafor")
    no_dialog()

    step("Today has it at its very top, with the numbers")
    go_to("Today")
    shows("Emergency: needs a host")
    shows("01632 960102")
    push("Find a host")

    step("a host who may be rung in an emergency, authorised by the Out of Hours Service")
    push("Suggest hosts")
    push("Offer", "Tregarthen")
    shows("With Tregarthen")
    go_to("Today")
    shows("Tamsin: comes to Tregarthen")
    push("Open")
    shows("With Tregarthen")
    push("Authorise")
    form = dialog("Authorise")
    fill_in(form, Authorised_by="Out of Hours Service, Bo Lind", Reference="OOH-21-04")
    agreed = find(form, Role.CHECK_BOX, "Risks on file")
    press(agreed)
    wait(lambda: is_ticked(agreed), "the tick")
    push("Save", within=form)
    shows("authorised")
    no_dialog()

    step("she is there")
    push("Arrived")
    form = dialog("Arrived")
    push("Save", within=form)
    no_dialog()
    shows("Staying now")
    step("done")
