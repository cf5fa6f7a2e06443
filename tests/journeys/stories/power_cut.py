"""Unlock, begin to write about a family, and lose the power in the middle of it."""

import os
import signal
import sys

from atclient import click, find, keys, wait
from hivedesk_window import FIELD, app, combination, focused, push, shows, step, told_where_it_stopped, write_secret

passphrase = sys.argv[1].replace("_", " ")

with told_where_it_stopped():
    step("unlock")
    write_secret("Passphrase", passphrase)
    push("Unlock")
    shows("Good")

    step("begin to write")
    push("Log contact")
    click(find(app, FIELD, "Family"))
    keys("oka")
    combination("Return")
    wait(lambda: focused("What happened (fact)"), "the keyboard in What happened (fact)")
    keys("She said that the puppy")
    combination("Tab")
    wait(lambda: focused("What I think (opinion)"), "the keyboard in the next field")

    step("the power goes")
    os.kill(int(os.environ["PROGRAM"]), signal.SIGKILL)
