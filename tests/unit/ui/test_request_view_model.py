"""What the page of a request says, without Qt."""

from datetime import timedelta

from hivedesk.domain.sleepovers.records import RequestId, Stay, Urgency
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.screens.sleepovers.request_state import RequestState
from hivedesk.ui.screens.sleepovers.request_view_model import RequestViewModel
from hivedesk.ui.tokens import Tone
from tests.unit.casework.stay_worlds import a_child, a_home, a_stay_desk, ask, offer, offer_any_night


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


def test_an_emergency_without_a_host_says_so_in_red_and_whether_hosts_may_be_rung():
    desk = a_stay_desk()
    offer_any_night(desk, "bell", emergencies=True)
    urgent = ask(desk, day=desk.today + timedelta(days=20), urgency=Urgency.EMERGENCY)
    model = RequestViewModel(desk)
    model.open(RequestId(urgent))
    model.suggesting = True
    model.read()
    state = model.state()
    assert (state.state, state.tone, state.urgent) == ("Emergency: needs a host", Tone.DANGER, True)
    told = {row.name: row.speaks_for for group in state.groups for row in group.rows}
    assert "may be rung in an emergency" in told["Bell"] and "has not said" not in told["Bell"]
    assert "has not said that they may be rung in an emergency" in told["Frost"]
    offer(desk, urgent)
    assert (shown(desk, urgent).state, shown(desk, urgent).tone) == ("Offered", Tone.INFO)


def test_what_was_asked_ticks_no_blank():
    desk = a_stay_desk()
    model = RequestViewModel(desk)
    model.open(RequestId(ask(desk)))
    model.suggesting = True
    model.read()
    (passes,) = {row.passes for group in model.state().groups for row in group.rows if row.name == "Bell"}
    assert "? Medicine is not recorded for every child: ask the carers." in passes
    assert "✓ Nobody has to be the only child." in passes


def test_missing_safety_notes_are_named_where_risks_are_on_file():
    child = a_child("Kay", "reed", risk_flags="runs off")
    desk = a_stay_desk(a_home("Reed", child), a_home("Holt", "Tom"))
    stay = offer(desk, ask(desk, "kay", family="reed"))
    calm = ask(desk, "tom", family="holt", day=desk.today + timedelta(days=20))
    offer(desk, calm)
    request = desk.store.get(Stay, stay).request_id
    (card,) = shown(desk, request).stays
    assert dict(card.facts)["Safety notes"] == "none written, and there are risks on file for Kay"
    assert "runs off" not in repr(card) and "Kay" not in repr(shown(desk, request, discreet=True))
    assert "Safety notes" not in dict(shown(desk, calm).stays[0].facts)
