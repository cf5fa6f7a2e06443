"""What was sent and received, on paper: with its times and hashes, and nobody's name."""

import subprocess

from hivedesk.casework import vaults
from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.documents import exchange_proof_document
from hivedesk.casework.exchange_proof import exchange_proof
from hivedesk.casework.lost_laptop import laptop_contents, sent_words_of
from hivedesk.domain.exchange.records import SentPackage
from tests.builders import a_contact, a_family
from tests.exchange_desks import Post, a_service_desk, befriend, exchange_once
from tests.real_desk import a_vault_desk


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
