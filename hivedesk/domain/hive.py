"""The Hive itself and who works in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hivedesk.domain.ids import FamilyId


class VaultRole(StrEnum):
    """Whose vault it is: the role picks the screens."""

    HIVE = "hive"
    SERVICE = "service"

    @property
    def noun(self) -> str:
        """What its vault is called in sentences: ``this Hive``, ``this desk``."""
        return "Hive" if self is VaultRole.HIVE else "desk"

    @property
    def yours(self) -> str:
        """The same for whoever sits there: ``your Hive``, ``the service's desk``."""
        return "your Hive" if self is VaultRole.HIVE else "the service's desk"


@dataclass(frozen=True, kw_only=True)
class Hive:
    """What the worker enters about her Hive. One a vault; its id is always ``hive``."""

    id: str = "hive"
    name: str = ""
    area: str = ""
    capacity: int = 20  # families; 15-20 is usual
    worker: str = ""  # the HCSW's name, signs entries
    worker_phone: str = ""  # for those who keep the door of an event: on its roster
    worker_family_id: FamilyId | None = None  # her own household, where she hosts stays herself
    duty_line: str = ""  # Fostering Duty Line, number
    out_of_hours: str = ""  # Out of Hours Service, number
    demonstration: bool = False  # made-up people: marked on every screen and printout


@dataclass(frozen=True, kw_only=True)
class CoverWorker:
    """Somebody who may open the vault with a passphrase of her own, until a date."""

    id: str
    name: str
    until: date
