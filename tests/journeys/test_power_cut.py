"""What was typed survives kill -9 on a real X screen: it is there again after the passphrase."""

from pathlib import Path

import pytest

from hivedesk.casework import vaults
from tests.builders import a_family
from tests.journeys.real_window import names_found_in_clear, tell
from tests.real_desk import PASSPHRASE, a_vault_desk

pytestmark = pytest.mark.screen


def test_a_sentence_that_was_begun_is_there_after_a_power_cut(tmp_path: Path):
    home = tmp_path / "home"
    folder = home / "data" / "hivedesk" / "vault"
    folder.parent.mkdir(parents=True)
    vaults.close_desk(a_vault_desk(folder, a_family("Okafor", id="f1")))
    secret = (PASSPHRASE.replace(" ", "_"),)
    tell("power_cut", home, arguments=secret)
    assert names_found_in_clear(home, ("Okafor", "puppy")) == []
    assert tell("after_power_cut", home, arguments=secret).rstrip().endswith("-- done")
    assert names_found_in_clear(home, ("Okafor", "puppy")) == []
