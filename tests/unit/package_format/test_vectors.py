"""The published test vectors, from which another programme is written: they must open for ever."""

import base64
import json
import shutil
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from hivedesk.crypto.identity import read_identity, read_public_identity
from hivedesk.package_format.body import read_body, write_body
from hivedesk.package_format.cards import read_card
from hivedesk.package_format.chain import NO_PACKAGE
from hivedesk.package_format.padding import padded_size, unpadded
from hivedesk.package_format.v1 import read_package

PATH = Path(__file__).parents[3] / "resources" / "formats" / "package-v1-vectors.json"
SERVERS = (Path(sys.prefix) / "servers", Path(__file__).parents[3] / ".venv" / "servers")
VECTORS: dict[str, Any] = json.loads(PATH.read_text("utf-8"))


@pytest.mark.parametrize("who", ["sender", "recipient"])
def test_identities(who: str) -> None:
    vector = VECTORS[who]
    identity = read_identity(bytes.fromhex(vector["secret"]))
    assert identity.public == read_public_identity(bytes.fromhex(vector["public"]))
    assert identity.public.key_id == vector["key_id"]
    assert list(identity.public.words) == vector["words"]


def test_packages_open_and_follow_each_other() -> None:
    sender = read_public_identity(bytes.fromhex(VECTORS["sender"]["public"]))
    recipient = read_identity(bytes.fromhex(VECTORS["recipient"]["secret"]))
    chain = NO_PACKAGE
    for vector in VECTORS["packages"]:
        package = read_package(base64.b64decode(vector["package"]))
        body = package.open(recipient, sender)
        chain.require_next(package, lambda _: None)
        chain = chain.after(package)
        assert body.decode() == vector["body"]
        assert write_body(read_body(body)) == body
        assert package.header_bytes.decode() == vector["header"]
        assert package.hash.hex() == vector["sha256"]
        assert package.sealed == base64.b64decode(vector["sealed"])
    assert chain.sequence == len(VECTORS["packages"]) == 2


def test_the_card_opens() -> None:
    card = read_card(VECTORS["card"].encode())
    assert card.identity.key_id == VECTORS["recipient"]["key_id"]


def test_an_hpke_of_other_hands_opens_them() -> None:
    """npm's @hpke/core with @hpke/hybridkem-x-wing."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    servers = next((place for place in SERVERS if (place / "node_modules" / "@hpke").is_dir()), None)
    if servers is None:
        pytest.skip("the npm packages are not installed: installers/test.sh does it")
    script = (Path(__file__).parents[2] / "servers" / "open_vectors.mjs").read_text("utf-8")
    told = subprocess.run(
        [node, "--input-type=module", "-", str(PATH)],
        input=script,
        cwd=servers,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    blocks = [base64.b64decode(line) for line in told.stdout.split()]
    assert [len(block) for block in blocks] == [padded_size(len(block)) for block in blocks]
    assert [zlib.decompress(unpadded(block)).decode() for block in blocks] == [
        vector["body"] for vector in VECTORS["packages"]
    ]
