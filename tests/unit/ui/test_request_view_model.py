"""What the page of a request says, without Qt."""

from datetime import timedelta

from hivedesk.domain.sleepovers.records import RequestId, Urgency
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.screens.sleepovers.request_state import RequestState
from hivedesk.ui.screens.sleepovers.request_view_model import RequestViewModel
from tests.unit.casework.stay_worlds import a_home, a_stay_desk, ask, offer


def shown(desk, request_id, *, discreet=False) -> RequestState:
    model = RequestViewModel(desk)
    model.open(RequestId(request_id))
    return model.state(sight_of(desk, discreet=discreet))


def test_a_blank_on_the_card_is_named_as_one():
    desk = a_stay_desk(a_home("Reed", "Ana"))
    told = dict(shown(desk, ask(desk, "ana", family="reed")).about)
    assert told["Not recorded"] == "Allergies, medication and GP of Ana. Ask the carers."


def test_who_still_needs_a_host_is_veiled_too():
    desk = a_stay_desk(a_home("Reed", "Ana", "Leo"))
    request = ask(desk, "ana", "leo", family="reed", keep_together=False)
    offer(desk, request, child_ids=("ana",))
    assert shown(desk, request).who_needs_host == "Leo"
    assert "Leo" not in repr(shown(desk, request, discreet=True))


def test_an_emergency_has_the_duty_numbers_beside_it():
    desk = a_stay_desk()
    planned = ask(desk)
    urgent = ask(desk, day=desk.today + timedelta(days=20), urgency=Urgency.EMERGENCY)
    services = {service.name for service in desk.policy.duty_numbers}
    assert services <= set(dict(shown(desk, urgent).about))
    assert not services & set(dict(shown(desk, planned).about))
