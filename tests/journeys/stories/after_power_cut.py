"""Start again, unlock, and go on with the sentence that was begun."""

import sys

from atclient import find, read, wait
from hivedesk_window import FIELD, app, go_to, push, shows, step, told_where_it_stopped, write_secret

passphrase = sys.argv[1].replace("_", " ")

with told_where_it_stopped():
    step("unlock")
    write_secret("Passphrase", passphrase)
    push("Unlock")
    shows("Good")

    step("go on writing")
    go_to("Contact log")
    push("Continue writing")
    fact = find(app, FIELD, "What happened (fact)")
    wait(lambda: read(fact) == "She said that the puppy", "what was typed")
    push("Save")
    shows("Contact with Okafor logged")
    step("done")
