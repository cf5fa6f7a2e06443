"""Which planned calls and visits a contact settles, in words and by her choice."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.casework import contact_log as log
from hivedesk.casework import drafts
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.domain.contact_log import ContactKind, FollowUp, FollowUpKind
from hivedesk.domain.families import Channel
from hivedesk.foundation.clock import at_london
from hivedesk.ui.discreet import IN_FULL
from hivedesk.ui.screens.contact_log import form_model
from hivedesk.ui.screens.contact_log.settling import Settling, from_draft, plan_words, ticked_off_words, to_draft
from tests.builders import NOW, a_contact, a_family, a_hive_desk

TODAY = date(2026, 11, 14)
IDS = ("call", "visit", "old")


def planned(key="call", kind=FollowUpKind.CALL, days=0, at=None, what=""):
    return FollowUp(
        id=key,
        family_id="f1",
        entry_id=None,
        due_on=TODAY + timedelta(days=days),
        what=what or {FollowUpKind.CALL: "Phone call"}.get(kind, "Visit"),
        kind=kind,
        at=at,
    )


PLANS = (planned(), planned("visit", FollowUpKind.VISIT), planned("old", days=-3))


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (planned(kind=FollowUpKind.VISIT, at=time(10, 30), what="the new cot"), "Visit at 10:30, about the new cot"),
        (planned(at=time(14, 30)), "Call at 14:30"),
        (planned(), "Call today"),
        (planned(days=-2, at=time(9)), "Call on Thu 12 Nov 2026"),
    ],
)
def test_a_plan_says_what_and_when(plan, words):
    assert plan_words(plan, TODAY, IN_FULL) == words


def test_what_saving_does_is_said():
    visit = planned("visit", FollowUpKind.VISIT, days=-2)
    call = planned(at=time(14, 30))
    assert ticked_off_words([call], {"call"}, TODAY) == "Saving this ticks off the call planned for 14:30."
    assert ticked_off_words([call, visit], {"call", "visit"}, TODAY) == (
        "Saving this ticks off the call planned for 14:30 and the visit planned for Thu 12 Nov 2026."
    )
    assert "nothing" in ticked_off_words([call], set(), TODAY)


def test_without_a_word_of_hers_the_contact_decides():
    assert Settling().settled(a_contact("f1"), PLANS) == {"call", "old"}
    assert Settling().settled(a_contact("f1", channel=Channel.VISIT), PLANS) == set(IDS)
    assert Settling().settled(a_contact("f1", happened_at=NOW - timedelta(days=1)), PLANS) == {"old"}


@pytest.mark.parametrize("channel", Channel)
def test_the_one_meant_is_settled_by_any_channel_but_not_when_nobody_was_reached(channel):
    meant = Settling("visit")
    assert "visit" in meant.settled(a_contact("f1", channel=channel), PLANS)
    not_reached = a_contact("f1", channel=channel, kind=ContactKind.NOT_REACHED)
    assert meant.settled(not_reached, PLANS) == set()
    assert meant.choosing("visit", True).settled(not_reached, PLANS) == {"visit"}


@given(
    chosen=st.dictionaries(st.sampled_from(IDS), st.booleans()),
    meant=st.sampled_from(("", *IDS)),
    channel=st.sampled_from(Channel),
    kind=st.sampled_from(ContactKind),
)
def test_her_own_ticks_always_hold_and_a_draft_keeps_them(chosen, meant, channel, kind):
    settling = from_draft(to_draft(Settling(meant, chosen)))
    settled = settling.settled(a_contact("f1", channel=channel, kind=kind), PLANS)
    assert settled <= set(IDS)
    assert all((key in settled) is tick for key, tick in chosen.items())


@pytest.mark.parametrize("raw", [None, "x", {"meant": 3, "chosen": []}, {"chosen": {"call": "yes"}}])
def test_a_draft_of_an_older_hivedesk_chooses_nothing(raw):
    assert from_draft(raw) == Settling()


class TestOpening:
    @pytest.fixture
    def desk(self):
        return a_hive_desk(a_family("Okafor", id="f1"))

    def plan(self, desk, kind, at, days=0):
        wanted = FollowUpWanted(TODAY + timedelta(days=days), "", kind, at)
        return log.add_follow_up(desk, "f1", wanted).record_id

    @pytest.mark.parametrize(
        ("kind", "at", "days", "channel", "happened_at"),
        [
            (FollowUpKind.VISIT, time(9, 30), 0, Channel.VISIT, at_london(TODAY, 9, 30)),
            (FollowUpKind.VISIT, time(10, 30), 0, Channel.VISIT, NOW),
            (FollowUpKind.CALL, time(18), -1, Channel.PHONE, at_london(date(2026, 11, 13), 18)),
            (FollowUpKind.CALL, None, -1, Channel.PHONE, NOW),
        ],
    )
    def test_it_begins_with_what_was_planned(self, desk, kind, at, days, channel, happened_at):
        key = self.plan(desk, kind, at, days)
        opening = form_model.open_new(desk, "f1", key)
        assert (opening.entry.family_id, opening.entry.channel, opening.entry.happened_at, opening.settling) == (
            "f1",
            channel,
            happened_at,
            Settling(key),
        )

    def test_a_plan_done_meanwhile_is_no_more_meant(self, desk):
        key = self.plan(desk, FollowUpKind.VISIT, time(9))
        log.complete_follow_up(desk, key)
        opening = form_model.open_new(desk, "f1", key)
        assert (opening.entry.channel, opening.settling) == (Channel.PHONE, Settling())

    def test_a_draft_gone_on_with_from_a_plan_means_it_too(self, desk):
        drafts.keep_draft(desk, "contact/new", {"family": "f1", "fact": "Half"})
        key = self.plan(desk, FollowUpKind.CALL, None)
        draft = form_model.open_new(desk, "f1", key).draft
        assert draft["fact"] == "Half"
        assert from_draft(draft["settles"]) == Settling(key)

    def test_saving_ticks_off_what_is_said_and_nothing_else(self, desk):
        call, visit = (self.plan(desk, kind, None) for kind in (FollowUpKind.CALL, FollowUpKind.VISIT))
        log.log_contact(desk, replace(a_contact("f1"), channel=Channel.PHONE), None, {visit})
        assert desk.store.get(FollowUp, visit).done_at == NOW
        assert desk.store.get(FollowUp, call).done_at is None
