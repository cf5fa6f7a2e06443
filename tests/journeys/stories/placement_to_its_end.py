"""A child comes to live with a family beyond its approval, and leaves unplanned; what that leaves to do is done.

Knows HiveDesk only by what is seen: the labels of its controls.
"""

import sys

from atclient import Role, click, find, keys, wait
from hivedesk_window import (
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
    shows,
    step,
    take_keyboard,
    the_button,
    told_where_it_stopped,
    unlock,
)

passphrase = sys.argv[1].replace("_", " ")
LEFT_TO_DO = "Belongings to be collected, room to be made ready, life-story items to be handed on"
TOLD = "Falls asleep with the landing light on; porridge, no milk"

with told_where_it_stopped():
    step("unlock, and open the family from the list by keyboard")
    unlock(passphrase)
    click(find(app, Role.LIST_ITEM, "Families"))
    click(find(app, FIELD, "Find a family"))
    keys("quennell")
    shows("All 1")
    combination("Return")
    shows("In the Hive since")

    step("a third child comes: the checks of the nights speak up, and stop nothing")
    push("Record a placement")
    form = dialog("Record a placement")
    fill_in(
        form,
        First_name="Merryn",
        Surname="Dawlish",
        Likes_to_be_called="Merry",
        Date_of_birth="3 apr 2019",
    )
    fill_in(form, Placing_authority="Hampshire", Placed_from="10 days ago")
    shows("and the approval is for 2 at once")
    shows("needs the fostering service")
    choose_line(form, "Kind of placement", "Short term")
    combination("Control", "Return")
    shows("Placement with Quennell recorded")
    no_dialog()
    shows("needs the fostering service")
    shows("Merry came to live here on")

    step("taken back, and done again")
    take_keyboard()
    combination("Control", "z")
    shows("Undone: placement with Quennell recorded")
    gone("Merry came to live here on")
    combination("Control", "y")
    shows("Done again: placement with Quennell recorded")
    shows("Merry came to live here on")

    step("it ends, unplanned")
    choose_from_menu(the_button("Actions"), "End a placement")
    form = dialog("End a placement")
    choose_line(form, "Child", "Merryn Dawlish, since")
    fill_in(form, Ended_on="3 days ago", About_the_ending="Too many nights without sleep for everybody")
    choose_line(form, "Reason (DfE)", "Carers asked: the child's behaviour")
    push("Save", within=form)
    shows("It is not said whether the ending was planned.")
    choose_line(form, "Planned or not", "Unplanned")
    shows("the next carer to be told")
    push("Save", within=form)
    shows("Placement with Quennell ended")
    no_dialog()
    gone("needs the fostering service")

    step("from Today: the next carer is told")
    go_to("Today")
    shows("Tell the next carer what settles the child")
    push("Transition", about="Tell the next carer")
    form = dialog("Transition")
    fill_in(form, Next_carer="Mrs Hallett, Romsey", What_the_next_carer_was_told=TOLD)
    combination("Control", "s")
    shows("Transition from Quennell recorded")
    no_dialog()

    step("the belongings are collected: one press, taken back, once more")
    choose_from_menu(the_button("Done today", about="Belongings"), "Belongings collected today")
    shows("Room to be made ready, life-story items to be handed on")
    push("Undo")
    shows(LEFT_TO_DO)
    choose_from_menu(the_button("Done today", about="Belongings"), "Belongings collected today")
    shows("Room to be made ready, life-story items to be handed on")

    step("the rest of the checklist")
    push("Checklist after the ending", about="Room to be made ready")
    form = dialog("Checklist after the ending")
    fill_in(form, Room_ready_for_the_next_child_on="yesterday", **{"Life-story items handed over on": "today"})
    shows("Nothing is left to do.")
    push("Save", within=form)
    no_dialog()

    step("the card: nothing is outstanding any more")
    take_keyboard()
    combination("Control", "k")
    wait(lambda: focused("Search"), "the keyboard in Search")
    keys("merryn dawlish")
    shows("Merryn Dawlish. Child")
    combination("Return")
    shows("Earlier placements")
    shows("unplanned")
    gone("outstanding")
    gone("Checklist after the ending")
    step("done")
