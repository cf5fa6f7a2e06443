"""A sleepover from the request to the claim list, with its handover sheet saved and given.

Knows HiveDesk only by what is seen: the labels of its controls.
"""

import sys
from pathlib import Path

from atclient import Role, click, find, keys, press, read, wait
from hivedesk_window import (
    FIELD,
    app,
    choose_file,
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

passphrase, out, begins, ends = sys.argv[1].replace("_", " "), Path(sys.argv[2]), sys.argv[3], sys.argv[4]


def saved(words: str) -> None:
    shows(words)
    no_dialog()


with told_where_it_stopped():
    step("unlock, and write down what the Okafors asked for")
    unlock(passphrase)
    go_to("Sleepovers")
    push("New request")
    form = dialog("New request")
    click(find(form, Role.COMBO_BOX, "Children"))
    keys("tamsin")
    combination("Return")
    shows("Tamsin")
    fill_in(form, From=begins, Brought_at="16:00", To=ends, Fetched_at="11:00", Asked_by="Grace Okafor")
    fill_in(form, Wishes_of_the_child="Wants to see the ducks")
    push("Save", within=form)
    saved("Stay asked for by Okafor")

    step("hosts are suggested: a risk is on file, so somebody who knows it decides, and it is written down")
    shows("Needs a host")
    push("Suggest hosts")
    shows("Needs approval 2")
    push("Record a decision", "Tregarthen")
    form = dialog("Record a decision")
    fill_in(form, Decided_by="Priya Shah", Reference="CSW-118", Conditions="The windows upstairs are locked")
    push("Save", within=form)
    saved("decision about a stay with Tregarthen recorded")
    shows("Fits 1")
    push("Offer", "Tregarthen")
    shows("With Tregarthen")

    step("the carers may decide on nights with friends: authorised, and the host is told")
    push("Authorise")
    form = dialog("Authorise")
    wait(lambda: read(find(form, FIELD, "Authorised by")).startswith("the carers"), "the carers decide")
    push("Save", within=form)
    saved("authorised")
    push("What the host is told")
    form = dialog("What the host is told")
    fill_in(form, What_comes_along="Her grey rabbit", Safety_notes_for_this_stay="The gate to the pond stays shut")
    push("Save", within=form)
    saved("prepared")

    step("the handover sheet, saved with a password and given")
    push("Handover sheet")
    papers = dialog("Handover sheet")
    push("Save PDF", within=papers)
    password = find(app, FIELD, "Password")
    words = wait(lambda: read(password), "a password")
    push("Choose where to save")
    choose_file(out / "sheet.pdf", "Save")
    wait(lambda: (out / "sheet.pdf").exists(), "the file is saved", 30)
    print("password", words)
    shows("Have you noted the password?")
    push("Close", within=dialog("Save PDF — HiveDesk"))
    push("Close", within=papers)
    no_dialog()
    push("Handover sheet given")
    shows("Ready")

    step("she came, went home, and says how it was")
    for name in ("Arrived", "Went home"):
        push(name)
        form = dialog(name)
        push("Save", within=form)
        no_dialog()
    shows("Back home")
    push("Debrief")
    form = dialog("Debrief")
    fill_in(form, **{"In the child's own words": "The ducks knew me by the second day."})
    push("Save", within=form)
    saved("debriefed")

    step("the host's claim list has it")
    push("Claim list")
    dialog("Claim list")
    shows("2 nights")
    press(find(app, Role.PUSH_BUTTON, "Close"))
    step("done")
