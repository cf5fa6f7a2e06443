"""A first day: create a Hive, import the families, log a contact, find it, undo, redo, lock, unlock, save the summary.

Knows HiveDesk only by what is seen: the labels of its controls.
"""

import sys
from pathlib import Path

from atclient import Role, click, find, keys, press, wait, write
from hivedesk_window import (
    BUTTON,
    FIELD,
    app,
    choose_file,
    combination,
    focused,
    go_to,
    push,
    said,
    shows,
    step,
    told_where_it_stopped,
    write_secret,
)

PASSPHRASE = "otter lantern mosaic thimble"
sheet, out = Path(sys.argv[1]), Path(sys.argv[2])

with told_where_it_stopped():
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
    find(app, BUTTON, "Lock now", 30)
    combination("Control", "8")  # the keyboard works at once, before anything is clicked
    shows("Rules in force")
    combination("Control", "3")
    shows("Quixotic football boots", 30)

    step("save the summary")
    go_to("Reports")
    shows("Support groups held", 30)
    push("Save PDF")
    push("Choose where to save")
    choose_file(out / "summary.pdf", "Save")
    wait(lambda: (out / "summary.pdf").exists(), "the file is saved", 30)
    step("done")
