"""The two copies of the header: written one after the other, so that one is whole at every moment.

Reading takes the whole copy of the higher revision. The other one is healed by the next writing, which every opening
does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hivedesk.crypto.keys import MasterKey
from hivedesk.crypto.strict_json import Unreadable
from hivedesk.foundation.errors import CannotWrite
from hivedesk.store import vault_files
from hivedesk.store.header import LARGEST, Header, NewerHeader, StoredHeader, read_header, seal_header
from hivedesk.store.vault_problems import HeaderMissing, HeadersDamaged, NewerFormat, NoVaultHere


@dataclass(frozen=True)
class HeaderCopies:
    """The copies that are whole, the one to go by first; ``complete`` where both are, and agree."""

    whole: tuple[StoredHeader, ...]
    complete: bool

    @property
    def best(self) -> StoredHeader:
        """The whole copy of the higher revision."""
        return self.whole[0]

    def genuine(self, master: MasterKey) -> StoredHeader | None:
        """The first copy that a holder of the master key wrote; None where none is."""
        return next((stored for stored in self.whole if stored.genuine(master)), None)


def read_copies(folder: Path, database: str = vault_files.DATABASE) -> HeaderCopies:
    """Read both copies.

    Raises:
        NoVaultHere, HeaderMissing, HeadersDamaged, NewerFormat: see there.
    """
    contents = [vault_files.read(folder / name, LARGEST) for name in (vault_files.HEADER, vault_files.HEADER_COPY)]
    if contents == [None, None]:
        raise HeaderMissing if vault_files.size(folder / database) else NoVaultHere
    whole = tuple(sorted(_whole(contents), key=lambda stored: -stored.header.revision))
    if not whole:
        raise HeadersDamaged
    return HeaderCopies(whole, complete=len(whole) == 2 and whole[0].content == whole[1].content)


def write_copies(folder: Path, header: Header, master: MasterKey) -> bool:
    """Write both copies, one after the other; False where only one could be written, which is enough to go on.

    Raises:
        CannotWrite: neither could be; both stand as they were.
    """
    content = seal_header(header, master)
    failures = []
    for name in (vault_files.HEADER, vault_files.HEADER_COPY):
        try:
            vault_files.write(folder / name, content)
        except CannotWrite as error:
            # the disk may have refused only after the new file was in its place
            if vault_files.read(folder / name, LARGEST) != content:
                failures.append(error)
    if len(failures) == 2:
        raise failures[0]
    return not failures


def _whole(contents: list[bytes | None]) -> Iterator[StoredHeader]:
    for content in contents:
        if content is not None:
            try:
                yield read_header(content)
            except NewerHeader:
                # a later HiveDesk was here: its header counts, even where the other copy is still of our format
                raise NewerFormat from None
            except Unreadable:
                continue
