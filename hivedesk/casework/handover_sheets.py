"""What the handover sheet of a stay needs, gathered from the records.

Who must not collect or meet a child is read for it, and that is logged. Risk flags never are: what the host is told
of them stands in the safety notes of the stay. Who is named among a child's no-contact children is never looked up.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from hivedesk.casework.desk import Desk
from hivedesk.casework.stay_requests import request_line
from hivedesk.casework.stays import stay_of
from hivedesk.casework.today import duty_numbers
from hivedesk.domain.acts import ActKind
from hivedesk.domain.families import ChildInCare, ProfessionalRole, age_on, readable_phone
from hivedesk.domain.household import Household
from hivedesk.domain.nights.night import called
from hivedesk.domain.sleepovers.handover import HandoverSheet, SheetChild, SheetPhone
from hivedesk.domain.sleepovers.records import Stay
from hivedesk.domain.sleepovers.stay import is_day_care, stands, when
from hivedesk.foundation.clock import local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import families

HANDOVER_SHEET = "handover sheet"
_CARERS_MOST = 3  # of a household: more telephone numbers help nobody


def handover_sheet(desk: Desk, stay_id: str) -> HandoverSheet:
    """What the host of a stay is told; that the guarded fields were read is logged.

    Raises:
        RuleRefused: the stay is gone, or was cancelled.
    """
    stay = stay_of(desk, stay_id)
    if not stands(stay):
        raise RuleRefused("This stay was cancelled, so there is nothing to hand over.", "Undo brings it back.")
    line = request_line(desk, stay.request_id)
    home = families.household(desk.store, line.request.family_id)
    children = [child for child in line.children if child.id in stay.child_ids]
    first_day = local(stay.starts_at).date()
    sheet = HandoverSheet(
        stay_id=stay.id,
        family_id=home.family.id,
        host=desk.family_names().get(stay.host_id, ""),
        is_day_care=is_day_care(stay),
        when=when(stay),
        first_day=first_day,
        children=tuple(_child(child, children, first_day) for child in children),
        phones=tuple(_phones(desk, home)),
        transport=stay.transport,
        school_run=line.request.school_run,
        bring=stay.bring,
        host_may_decide=stay.host_may_decide,
        medication_consent=stay.medication_consent,
        safety_notes=stay.safety_notes,
        authorised_by=stay.authorised_by,
        authorised_on=stay.authorised_on,
        authorised_ref=stay.authorised_ref,
        copy=stay.sheet_copies + 1,
        back_by=_back_by(desk, stay),
    )
    with desk.act(ActKind.SHOW_FLAGS, home.family.id, detail=HANDOVER_SHEET):
        pass
    return sheet


def _back_by(desk: Desk, stay: Stay) -> date:
    return local(stay.ends_at).date() + timedelta(days=desk.policy.stays.sheet_back_days)


def _child(child: ChildInCare, all_of_them: list[ChildInCare], first_day: date) -> SheetChild:
    return SheetChild(
        called=called(child),
        age=age_on(child.date_of_birth, first_day),
        together_with=tuple(called(other) for other in all_of_them if other.id != child.id),
        health=child.health,
        allergies=child.allergies,
        medication=child.medication,
        gp=child.gp,
        access_needs=child.access_needs,
        sleep=child.sleep,
        diet=child.diet,
        comfort=child.comfort,
        culture=child.culture,
        school=child.school,
        own_words=child.own_words,
        not_collected_by=child.not_collected_by,
        no_contact=child.no_contact,
        others_named=bool(child.no_contact_ids),
    )


def _phones(desk: Desk, home: Household) -> Iterator[SheetPhone]:
    """Those at home first, then the worker and the SSW, then the services: in the order in which they are rung."""
    at_home = [SheetPhone(one.first_name, "at home", _number(one.mobile)) for one in home.carers if one.mobile.strip()]
    of_family = [_number(number) for number in (home.family.mobile, home.family.phone) if number.strip()]
    known = {one.number for one in at_home}
    at_home += [
        SheetPhone("The carers", "at home", number) for number in dict.fromkeys(of_family) if number not in known
    ]
    yield from at_home[:_CARERS_MOST] or [SheetPhone("The carers", "at home", "")]
    hive = desk.hive
    yield SheetPhone(hive.worker or desk.author, "Hive Carer Support Worker", _number(hive.worker_phone))
    ssw = next((one for one in home.professionals if one.role is ProfessionalRole.SSW), None)
    yield SheetPhone(ssw.name if ssw else "SSW", "supervising social worker", _number(ssw.phone) if ssw else "")
    for duty in duty_numbers(desk):
        yield SheetPhone(duty.name, duty.when, _number(duty.number))


def _number(number: str) -> str:
    return readable_phone(number.strip())
