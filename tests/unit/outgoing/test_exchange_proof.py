"""What was sent and received, on paper: with its times and hashes, and nobody's name."""

import subprocess

from hivedesk.casework import vaults
from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.documents import exchange_proof_document
from hivedesk.casework.exchange.partners import accepted
from hivedesk.casework.exchange.service import write_notice
from hivedesk.casework.exchange_proof import exchange_proof
from hivedesk.casework.lost_laptop import card_pdf, laptop_contents, sent_words_of
from hivedesk.domain.exchange.records import SentPackage
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.clock import FixedClock
from tests.builders import NOW, a_contact, a_family, a_hive_desk
from tests.exchange_desks import Post, a_service_desk, befriend, exchange_once
from tests.real_desk import CHEAP, PASSPHRASE, a_vault_desk


def text_of(desk, tmp_path):
    document = exchange_proof_document(exchange_proof(desk), desk.hive, desk.author)
    path = tmp_path / document.file_name
    path.write_bytes(document.content)
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def a_pair(tmp_path):

    hive, service = a_vault_desk(tmp_path / "v", a_family("Okafor", id="okafor", carers=("Zelda",))), a_service_desk()
    return hive, service, Post()


def test_before_and_after_the_first_receipt(tmp_path):
    hive, service, post = a_pair(tmp_path)
    assert "has not confirmed anything yet" in text_of(hive, tmp_path)
    befriend(hive, service)
    exchange_once(hive, service, post)
    text = text_of(hive, tmp_path)
    sent = hive.store.select(SentPackage)[0]
    squeezed = text.replace(" ", "").replace("\n", "")
    assert "it has everything that is shared" in text
    assert sent.id[:16] in squeezed and sent.hash[:16] in squeezed
    assert "Okafor" not in text and "Zelda" not in text
    log_contact(hive, a_contact("okafor"))
    assert "1 item is new since" in " ".join(text_of(hive, tmp_path).split())
    vaults.close_desk(hive)


def test_the_card_for_a_lost_laptop_says_the_same(tmp_path):

    hive, service, post = a_pair(tmp_path)
    befriend(hive, service)
    exchange_once(hive, service, post)
    assert "it has everything that is shared" in sent_words_of(laptop_contents(hive))
    vaults.close_desk(hive)


def test_at_the_service_the_papers_speak_of_the_hives(tmp_path):
    clock = FixedClock(NOW)
    about = Hive(name="Hampshire Fostering", worker="Priya Nair")
    new = vaults.make_hive(tmp_path / "s", about, PASSPHRASE, clock, CHEAP, role=VaultRole.SERVICE)
    service = vaults.open_new_hive(new, about, clock)
    assert "No Hive has confirmed anything yet." in text_of(service, tmp_path)
    assert "No Hive had sent anything yet." in text_of_card(service, tmp_path)
    hive = a_hive_desk(a_family("Okafor", id="okafor", carers=("Zelda",)))
    befriend(hive, service)
    post = Post()
    exchange_once(hive, service, post)
    write_notice(service, [accepted(service)[0].id], "Duty line", "Closed")
    exchange_once(service, hive, post)
    text = " ".join(text_of(service, tmp_path).split())
    assert "The Hives have confirmed everything that was sent to them" in text and "Ringwood: 1 message" in text
    assert "The six words of this desk" in text and "this Hive" not in text and "The service confirmed" not in text
    assert "Okafor" not in text and "Zelda" not in text
    card = text_of_card(service, tmp_path)
    assert "1 Hive's records, 1 family" in card and "ring every HCSW on a number" in card
    assert "team manager" not in card and "The service has the list" not in card and "Okafor" not in card
    vaults.close_desk(service)


def text_of_card(desk, tmp_path):
    (tmp_path / "card.pdf").write_bytes(card_pdf(laptop_contents(desk)))
    command = ["pdftotext", "-layout", tmp_path / "card.pdf", "-"]
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
