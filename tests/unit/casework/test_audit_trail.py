"""The audit trail in words, and the chain's proof on a connection of its own."""

from datetime import date, timedelta

import pytest

from hivedesk.casework import audit_trail, documents, families, undoing, vaults
from hivedesk.casework import contact_log as log
from hivedesk.casework.audit_trail import audit_lines
from hivedesk.casework.documents import Document, DocumentKind
from hivedesk.casework.lost_laptop import card_pdf, laptop_contents, log_card_printing, what_it_held
from hivedesk.casework.monthly_summary import freeze_month, gather, work_out
from hivedesk.domain.acts import ActKind
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import Cancelled
from hivedesk.store.audit import erase_contents
from tests.builders import a_contact, a_family, a_hive_desk, move_clock
from tests.real_desk import CHEAP, a_vault_desk


def told(desk, limit=50, **wanted):
    return [line.told() for line in audit_lines(desk, limit, **wanted)]


def test_acts_read_as_sentences_newest_first():
    desk = a_hive_desk(a_family("Okafor", id="f1"))
    log.log_contact(desk, a_contact("f1"))
    assert told(desk) == ["Contact with Okafor logged", "Okafor added", "Hive set up"]
    assert {line.author for line in audit_lines(desk, 50)} == {"Maureen Hale"}


def test_a_screen_may_show_initials_in_place_of_the_name():
    desk = a_hive_desk(a_family("Okafor", id="f1"))
    line = audit_lines(desk, 1)[0]
    assert line.told(lambda name: name[0]) == "O added"
    assert (line.name, line.family_id) == ("Okafor", "f1")


def test_what_is_undone_and_done_again_says_so():
    desk = a_hive_desk(a_family("Okafor", id="f1"))
    undoing.undo(desk)
    assert audit_lines(desk, 1)[0].told() == "Undone: Okafor added"
    undoing.redo(desk)
    assert audit_lines(desk, 1)[0].told() == "Done again: Okafor added"
    assert audit_lines(desk, 1)[0].family_id == "f1"


def test_a_removed_family_keeps_its_name_until_its_contents_are_erased():
    desk = a_hive_desk(a_family("Okafor", id="f1"))
    families.remove_family(desk, "f1")
    line = audit_lines(desk, 1)[0]
    assert (line.told(), line.family_id) == ("Okafor removed", "")
    erase_contents(desk.store, "family", "f1")
    assert told(desk)[0] == "A family removed"


def test_papers_say_which_and_of_whom(tmp_path):
    desk = a_hive_desk(a_family("Okafor", id="f1"))
    documents.log_printing(desk, Document(DocumentKind.CHRONOLOGY, b"", "c.pdf", "f1"))
    documents.save(desk, Document(DocumentKind.SUMMARY, b"figures", "s.xlsx"), tmp_path / "s.xlsx")
    log_card_printing(desk)
    assert told(desk, 3) == [
        "Card for a lost laptop printed",
        "Monthly activity summary saved outside HiveDesk",
        "Chronology of Okafor printed",
    ]


def test_a_frozen_month_is_named():
    desk = a_hive_desk(a_family("Okafor", id="f1"))
    log.log_contact(desk, a_contact("f1", happened_at=at_london(date(2026, 10, 5), 11)))
    freeze_month(desk, work_out(gather(desk, 2026, 10)))
    assert told(desk)[0] == "October 2026 frozen"


def test_carrying_on_after_a_loss_says_what_was_lost():
    desk = a_hive_desk()
    for kind in ("LostTail", "OlderCopy", "Replaced"):
        with desk.act(ActKind.CARRY_ON_AFTER_LOSS, detail=kind):
            pass
    assert told(desk, 3) == [
        "Opened although its entries are not those written on this laptop",
        "Opened although it is an older copy",
        "Opened although the last entries were missing",
    ]


def test_pages_go_on_where_the_last_one_ended_whatever_comes_on_top():
    desk = a_hive_desk(*(a_family(name) for name in ("Bell", "Chen", "Doyle", "Hughes")))
    first = audit_lines(desk, 2)
    log.log_contact(desk, a_contact(families.list_families(desk)[0].household.family.id))
    rest = audit_lines(desk, 50, before=first[-1].seq)
    assert [line.told() for line in [*first, *rest]] == [
        *(f"{name} added" for name in ("Hughes", "Doyle", "Chen", "Bell")),
        "Hive set up",
    ]


def test_one_familys_acts_alone():
    desk = a_hive_desk(a_family("Okafor", id="f1"), a_family("Bell", id="f2"))
    log.log_contact(desk, a_contact("f1"))
    families.show_flags(desk, "f1")
    assert told(desk, family_id="f1") == [
        "Risk and no-contact flags of Okafor read",
        "Contact with Okafor logged",
        "Okafor added",
    ]
    newest = audit_lines(desk, 1, family_id="f1")[0]
    assert told(desk, 1, family_id="f1", before=newest.seq) == ["Contact with Okafor logged"]


@pytest.fixture
def desk(tmp_path):
    desk = a_vault_desk(tmp_path / "vault", a_family("Okafor", id="f1"), a_family("Bell", id="f2"))
    yield desk
    vaults.close_desk(desk)


def test_cover_workers_are_named_also_when_they_are_gone(desk):
    jo = vaults.new_cover_worker(desk, "Jo Park", date(2026, 12, 1))
    maker = vaults.vault_of(desk).slot_maker(CHEAP)
    vaults.add_cover_worker(desk, jo, maker.passphrase("velvet ladder mongoose quartz", jo.id, jo.until))
    vaults.remove_cover_worker(desk, jo.id)
    assert told(desk, 2) == ["Cover worker removed: Jo Park", "Cover worker added: Jo Park"]


def test_the_chain_is_whole_and_stays_so_when_contents_are_erased(desk):
    report = audit_trail.chain_job(desk)(NoProgress())
    assert (report.entries, report.broken_at, report.erased) == (3, None, 0)
    erase_contents(desk.store, "family", "f1")
    report = audit_trail.chain_job(desk)(NoProgress())
    assert (report.entries, report.broken_at, report.erased) == (3, None, 1)


def test_entries_written_while_it_is_checked_do_not_disturb_it(desk):
    job = audit_trail.chain_job(desk)
    log.log_contact(desk, a_contact("f1"))
    assert job(NoProgress()).broken_at is None


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE change SET after = replace(after, 'Okafor', 'Smith') WHERE seq = 2", 2),
        ("UPDATE entry SET author = 'Somebody Else' WHERE seq = 1", 1),
        ("DELETE FROM change WHERE seq = 3", 3),
    ],
)
def test_the_first_entry_that_does_not_fit_is_named(desk, statement, broken_at):
    desk.store.run(statement)
    assert audit_trail.chain_job(desk)(NoProgress()).broken_at == broken_at


def test_entries_cut_off_at_the_end_are_missed(desk):
    job = audit_trail.chain_job(desk)
    desk.store.run("DELETE FROM change WHERE seq = 3")
    desk.store.run("DELETE FROM entry WHERE seq = 3")
    report = job(NoProgress())
    assert (report.entries, report.broken_at) == (2, 3)


def test_it_can_be_given_up(desk):
    class GivenUp(NoProgress):
        def check(self):
            raise Cancelled

    with desk.store.batch(desk.clock.now()):
        for _ in range(500):
            families.show_flags(desk, "f1")
    with pytest.raises(Cancelled):
        audit_trail.chain_job(desk)(GivenUp())


def test_the_card_for_a_lost_laptop_counts_and_names_nobody(desk):
    log.log_contact(desk, a_contact("f1"))
    move_clock(desk, timedelta(hours=1))
    contents = laptop_contents(desk)
    assert what_it_held(contents) == ["2 families", "2 carers", "1 contact log entry"]
    assert (contents.last_backup, contents.first_entry) == (None, contents.last_entry)
    pdf = card_pdf(contents)
    assert pdf.startswith(b"%PDF")
    assert card_pdf(contents) == pdf
