"""The exchange, one window at a time: the service's cards and mailbox, a Hive that sends, the service that takes, the
Hive that hears.

Knows HiveDesk only by what is seen: the labels of its controls.
"""

import sys
from pathlib import Path

from atclient import Role, find, press, wait, write
from hivedesk_window import (
    FIELD,
    app,
    choose_file,
    dialog,
    go_to,
    is_ticked,
    no_dialog,
    push,
    shows,
    step,
    told_where_it_stopped,
    unlock,
    write_secret,
)

who, passphrase, out = sys.argv[1], sys.argv[2].replace("_", " "), Path(sys.argv[3])
address, user, secret = sys.argv[4:]
SERVICE_CARD, HIVE_CARD = out / "service.hivecard", out / "hive.hivecard"


def view(name: str) -> None:
    press(find(app, (Role.CHECK_BOX, Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.RADIO_BUTTON), name))


def set_the_mailbox() -> None:
    step("the mailbox: test it, keep it")
    write(find(app, FIELD, "Address"), address)
    write(find(app, FIELD, "User name"), user)
    write_secret("Password or key", "wrong")
    push("Test connection")
    shows("password", 40)
    write_secret("Password or key", secret)
    push("Test connection")
    shows("The mailbox works.", 40)
    push("Save the mailbox")
    shows("The mailbox is set.")


def save_the_card(path: Path) -> None:
    step("save the own card")
    push("Save your card")
    choose_file(path, "Save")
    wait(path.exists, "the card is saved", 30)


def accept(button: str, path: Path) -> None:
    step("open their card, compare the six words, accept it")
    push(button)
    choose_file(path)
    shown = dialog("Compare the six words")
    same = find(shown, Role.CHECK_BOX, "All six words are the same, read to me by telephone")
    press(same)
    wait(lambda: is_ticked(same), "the tick")
    push("Accept the card", within=shown)
    no_dialog()
    shows("Card accepted")


def service_cards() -> None:
    go_to("Exchange")
    shows("Nothing can be sent yet")
    view("Keys and mailbox")
    set_the_mailbox()
    save_the_card(SERVICE_CARD)


def hive_sends() -> None:
    go_to("Exchange")
    push("Set it up")
    accept("Open the service's card", SERVICE_CARD)
    save_the_card(HIVE_CARD)
    set_the_mailbox()
    step("read what will be sent, and send it")
    view("Send")
    shows("Everything is to be sent")
    push("What will be sent")
    shown = dialog("What will be sent")
    shows("sealed for Hampshire Fostering alone")
    push("Close", within=shown)
    no_dialog()
    push("Send now")
    shows("In the mailbox", 60)


def service_takes() -> None:
    step("ten sessions are in the county")
    shows("10 1:1 sessions", 30)
    go_to("Hives")
    accept("Open a Hive's card", HIVE_CARD)
    step("fetch and answer")
    go_to("Exchange")
    view("Send")
    push("Send now")
    view("Received")
    shows("the summary of", 60)
    step("eleven sessions are in the county")
    go_to("County")
    shows("11 1:1 sessions", 30)


def hive_hears() -> None:
    step("the receipt is fetched")
    go_to("Exchange")
    view("Send")
    push("Send now")
    shows("Everything is sent and received.", 60)
    shows("Last receipt")


with told_where_it_stopped():
    step("unlock")
    unlock(passphrase)
    {
        "service_cards": service_cards,
        "hive_sends": hive_sends,
        "service_takes": service_takes,
        "hive_hears": hive_hears,
    }[who]()
    step("done")
