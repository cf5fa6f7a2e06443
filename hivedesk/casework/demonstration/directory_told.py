"""The made-up county's directory: whom the Hives may have to reach, and a few other Hives. Nobody here exists."""

from hivedesk.casework.demonstration.county_hives import HIVES
from hivedesk.casework.demonstration.people import PROFESSIONALS
from hivedesk.crypto.identity import new_identity
from hivedesk.domain.exchange.records import DirectoryPerson
from hivedesk.domain.families import ProfessionalRole
from hivedesk.package_format.parts import DirectoryPart, HiveLine, PersonLine

_TEAMS = (
    ("Fostering Duty Line", "01632 960101"),
    ("Out of Hours Service", "01632 960102"),
    ("Placement and commissioning", "01632 960103"),
    ("Virtual school, advice line", "01632 960104"),
    ("Looked-after children's nurses", "01632 960105"),
)
_OF_THE_COUNTY = (ProfessionalRole.SSW, ProfessionalRole.CHILD_SOCIAL_WORKER, ProfessionalRole.REVIEWING_OFFICER)
_OTHER_HIVES = 3


def directory_people() -> list[DirectoryPerson]:
    """Teams of the county, and the social workers whom the demonstration Hive knows."""
    people = [
        DirectoryPerson(id=f"demonstration-team-{number}", name=name, role=ProfessionalRole.OTHER, phone=phone)
        for number, (name, phone) in enumerate(_TEAMS)
    ]
    for number, (name, (role, team, phone)) in enumerate(PROFESSIONALS.items()):
        if role in _OF_THE_COUNTY:
            key = f"demonstration-person-{number}"
            people.append(DirectoryPerson(id=key, name=name, role=role, team=team, phone=phone))
    return people


def directory_part() -> DirectoryPart:
    """The same as the service sends it, with a few other Hives whose keys nobody holds."""
    hives = []
    for number, hive in enumerate(HIVES[:_OTHER_HIVES]):
        keys = new_identity().public
        phone = f"07700 9002{number:02}"
        hives.append(
            HiveLine(key_id=keys.key_id, name=hive.name, area=hive.area, worker=hive.worker, phone=phone, keys=keys.raw)
        )
    people = (PersonLine(**{**vars(one), "role": one.role.value}) for one in directory_people())
    return DirectoryPart(hives=tuple(hives), professionals=tuple(people))
