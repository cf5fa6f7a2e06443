"""The kinds of mailbox that the same tests run against."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from hivedesk.mailbox.address import MailboxCredentials, read_address
from tests.unit.mailbox.grounds import Ground, azure_ground, azurite, azurite_command, webdav_ground


@pytest.fixture(scope="session", autouse=True)
def no_proxy() -> None:
    """This machine's own servers are asked directly, whatever proxy the machine has."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]


@pytest.fixture(scope="session")
def azurite_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    command = azurite_command()
    if isinstance(command, str):
        pytest.skip(command)
    with azurite(command, tmp_path_factory.mktemp("azurite")) as port:
        yield port


@pytest.fixture
def make_ground(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[[str], Ground]]:
    with ExitStack() as opened:

        def make(kind: str) -> Ground:
            folder = tmp_path / f"{kind} mailbox"
            if kind == "folder":
                folder.mkdir()
                return Ground(kind, read_address(str(folder)), MailboxCredentials(), folder=folder)
            if kind == "webdav":
                return opened.enter_context(webdav_ground(folder))
            return azure_ground(request.getfixturevalue("azurite_port"))

        yield make


@pytest.fixture(params=["folder", "webdav", "azure"])
def ground(request: pytest.FixtureRequest, make_ground: Callable[[str], Ground]) -> Ground:
    """Each kind of mailbox, new and empty."""
    return make_ground(request.param)


@pytest.fixture(params=["webdav", "azure"])
def remote(request: pytest.FixtureRequest, make_ground: Callable[[str], Ground]) -> Ground:
    """Each kind of mailbox that a network lies before."""
    return make_ground(request.param)
