"""Why a vault cannot be opened or trusted: one class for each cause, with its sentence and the way out.

None of the texts holds a name, a path or a key.
"""

from datetime import datetime
from enum import Enum
from typing import ClassVar

from hivedesk.foundation.clock import format_moment
from hivedesk.foundation.errors import VaultProblem

_RESTORE = "Restore your latest backup into a new folder, and keep this folder until you have looked through it."


class Accept(Enum):
    """What the worker may accept with open eyes, after which the header follows the database."""

    LOST_TAIL = "lost tail"
    OLDER_COPY = "older copy"
    REPLACED = "replaced"


class VaultFolderMissing(VaultProblem):
    """The folder is not there."""

    def __init__(self) -> None:
        super().__init__(
            "The folder is not where it was.",
            "If it is on a USB stick or a network drive, connect it and try again; or choose Open a Hive and show "
            "where it is now.",
        )


class NoVaultHere(VaultProblem):
    """The folder holds no vault."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing of HiveDesk lies in that folder.",
            "Choose the folder that holds the files vault.json and vault.db.",
        )


class FolderNotEmpty(VaultProblem):
    """A vault is made, or restored, only in a new or empty folder."""

    def __init__(self) -> None:
        super().__init__(
            "That folder already holds files. Nothing was written there.", "Choose a new folder, or an empty one."
        )


class HeaderMissing(VaultProblem):
    """The database is there, both copies of its key file are not."""

    def __init__(self) -> None:
        super().__init__(
            "The key file (vault.json) is gone, and so is its copy. The records are still there, but "
            "cannot be unlocked without it.",
            "Look for vault.json or vault-copy.json in the recycle bin and put it back. Otherwise: " + _lower(_RESTORE),
        )


class HeadersDamaged(VaultProblem):
    """Neither copy of the header can be read."""

    def __init__(self) -> None:
        super().__init__(
            "The key file (vault.json) and its copy are both damaged. The records are still there, but cannot be "
            "unlocked without it.",
            _RESTORE,
        )


class HeaderChanged(VaultProblem):
    """The header was changed by somebody without the key, or is another vault's."""

    def __init__(self) -> None:
        super().__init__(
            "The key file (vault.json) was changed outside HiveDesk. Your records have not been touched by this.",
            "Tell the service's data protection officer. " + _RESTORE,
        )


class NewerFormat(VaultProblem):
    """The vault was written by a later HiveDesk."""

    def __init__(self) -> None:
        super().__init__(
            "These records were last opened with a newer HiveDesk than this one. Nothing was changed.",
            "Install the newest HiveDesk on this laptop, then open it again.",
        )


class IsABackup(VaultProblem):
    """The folder is a backup, not a vault."""

    def __init__(self) -> None:
        super().__init__(
            "That folder holds a backup. Nothing was changed.",
            "Choose Restore a backup: it makes a new folder and leaves the backup as it is.",
        )


class NotABackup(VaultProblem):
    """The folder holds no backup."""

    def __init__(self) -> None:
        super().__init__(
            "There is no backup in that folder.", "Choose the folder that holds the files vault.json and backup.db."
        )


class DatabaseMissing(VaultProblem):
    """The header is there, the database is not."""

    def __init__(self) -> None:
        super().__init__(
            "The records (vault.db) are not in its folder; its key file is.",
            "Look for vault.db in the recycle bin and put it back. Otherwise: " + _lower(_RESTORE),
        )


class DatabaseEmpty(VaultProblem):
    """The database has no bytes: SQLCipher would take it for a new one."""

    def __init__(self) -> None:
        super().__init__(
            "The file with the records is empty. A sync programme or a failing disk may have done this. "
            "HiveDesk has not written to it.",
            _RESTORE,
        )


class DatabaseCut(VaultProblem):
    """The database is shorter than it should be."""

    def __init__(self) -> None:
        super().__init__(
            "The file with the records is cut short: its end is missing. HiveDesk has not written to it.",
            "If it was being copied, copy it again. Otherwise: " + _lower(_RESTORE),
        )


class DatabaseDamaged(VaultProblem):
    """Some pages of the database are not as they were written."""

    def __init__(self) -> None:
        super().__init__("Part of the file with the records is damaged. HiveDesk has not written to it.", _RESTORE)


class WrongDatabase(VaultProblem):
    """The database does not open with this vault's key, or is not one of ours."""

    def __init__(self) -> None:
        super().__init__(
            "The records in this folder do not belong to its key file, or their beginning is damaged. HiveDesk has not "
            "written to them.",
            "If you put files from two folders together, put each back where it was. Otherwise: " + _lower(_RESTORE),
        )


class SchemaNewer(VaultProblem):
    """The database was changed by a later HiveDesk."""

    def __init__(self) -> None:
        super().__init__(
            "The records were last opened with a newer HiveDesk than this one. Nothing was changed.",
            "Install the newest HiveDesk on this laptop, then open it again.",
        )


class MigrationFailed(VaultProblem):
    """A step to the schema of this HiveDesk failed; it left nothing behind."""

    def __init__(self) -> None:
        super().__init__(
            "The records could not be brought up to date for this HiveDesk. They are as they were, and a backup was "
            "made first.",
            "Go on with the HiveDesk you had before, and tell whoever looks after HiveDesk.",
        )


class VaultInUse(VaultProblem):
    """Another HiveDesk has the vault open."""

    def __init__(self) -> None:
        super().__init__(
            "These records are already open, in another window of HiveDesk or by somebody else.",
            "Go on in that window, or close it first.",
        )


class CoverEnded(VaultProblem):
    """A cover worker's passphrase, right but over."""

    def __init__(self) -> None:
        super().__init__(
            "Your passphrase is right, but the time for which you cover is over.",
            "Ask whoever you cover for, or the team manager, to set a new date.",
        )


class TooSoon(VaultProblem):
    """A pause after several wrong passphrases; ``seconds`` are left of it."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            "The passphrase was wrong several times.",
            f"You can try again in {seconds} second{'s' * (seconds != 1)}.",
        )
        self.seconds = seconds


class Distrusted(VaultProblem):
    """The database is sound, but not the one that was closed here last. `accept` is what would open it all the same."""

    accept: ClassVar[Accept]


class LostTail(Distrusted):
    """The last entries of the very session that was interrupted are gone. ``lost`` says how many, ``since`` when."""

    accept = Accept.LOST_TAIL

    def __init__(self, lost: int, since: datetime | None) -> None:
        when = f", made after {format_moment(since)}" if since else ""
        super().__init__(
            f"HiveDesk was interrupted, and the last {_entries(lost)}{when} did not reach the disk. All entries before "
            "are there.",
            "Open it and enter the missing ones again, or restore a backup if it holds more.",
        )
        self.lost, self.since = lost, since


class OlderCopy(Distrusted):
    """An older copy of the database stands in the place of the one that was closed here."""

    accept = Accept.OLDER_COPY

    def __init__(self, lost: int, since: datetime | None) -> None:
        when = f" that ends on {format_moment(since)}" if since else ""
        super().__init__(
            f"The file with the records is an older copy{when}, and has {_entries(lost)} fewer than when "
            "it was closed here. A sync programme or a copied folder may have done this.",
            "Look for the newer file (vault.db) and put it back. Open the older copy only if there is none.",
        )
        self.lost, self.since = lost, since


class Replaced(Distrusted):
    """The database holds other entries than those that were written here."""

    accept = Accept.REPLACED

    def __init__(self) -> None:
        super().__init__(
            "The file with the records is not the one that was closed here: its entries differ. It may "
            "have been worked on from a copy, on another laptop.",
            "Look for the file (vault.db) that was used on this laptop last. Open this one only if you know where it "
            "comes from.",
        )


class BackupUnsound(VaultProblem):
    """A backup cannot be relied on."""

    def __init__(self) -> None:
        super().__init__(
            "This backup is damaged and cannot be relied on. Your records themselves have not been touched.",
            "Make a new backup now, or choose another one from the list.",
        )


class BackupUnderWay(VaultProblem):
    """One backup at a time."""

    def __init__(self) -> None:
        super().__init__("A backup is being made already.", "Wait until it is done.")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
