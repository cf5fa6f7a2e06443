"""The contact log in words: the list, one entry, and the form's beginning and end."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework import drafts
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.families import change_family, household
from hivedesk.domain.contact_log import ContactKind, ContactLogEntry
from hivedesk.domain.families import Channel, ChildInCare, OwnChild, Professional, Status
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.discreet import IN_FULL, sight_of
from hivedesk.ui.family_choices import family_choices
from hivedesk.ui.open_drafts import GoOn, open_drafts
from hivedesk.ui.screens.contact_log import form_model
from hivedesk.ui.screens.contact_log.entry_model import GONE, entry_state
from hivedesk.ui.screens.contact_log.view_model import ContactLogViewModel, Emptiness, family_of, spoken
from hivedesk.ui.tokens import Tone
from tests.builders import NOW, a_contact, a_family, a_hive_desk, move_clock

VALUES = {
    "family": "f1",
    "who": ("f1-c0",),
    "who_else": "",
    "happened_at": NOW,
    "minutes": 15,
    "channel": Channel.PHONE,
    "direction": None,
    "kind": ContactKind.CATCH_UP,
    "topics": (),
    "fact": "Talked.",
    "opinion": "",
    "third_party": "",
    "childs_voice": "",
    "outcome": "",
    "shared_with": "",
    "concern": False,
    "concern_facts": "",
    "concern_told": "",
    "follow_up_on": None,
    "follow_up_what": "",
}


@pytest.fixture
def desk():
    return a_hive_desk(a_family("Okafor", id="f1", children=("Leo",)), a_family("Bell", id="f2"))


@pytest.fixture
def model(desk):
    return ContactLogViewModel(desk)


class TestTheList:
    def test_a_line_says_when_with_whom_how_and_what(self, desk, model):
        entry = a_contact("f1", channel=Channel.VISIT, kind=ContactKind.ONE_TO_ONE, fact="Tea. A long talk.")
        log.log_contact(desk, replace(entry, happened_at=NOW - timedelta(hours=1)))
        (line,) = model.lines(100)
        assert (line.day, line.time, line.family) == ("Sat 14 Nov 2026", "09:00", "Okafor")
        assert (line.kind, line.icon, line.text, line.marks) == ("1:1 session", "visit", "Tea.", "")
        assert spoken(line) == "1:1 session, visit"
        assert not line.locked

    def test_concern_and_lateness_are_marked(self, desk, model):
        log.log_contact(desk, a_contact("f1", happened_at=NOW - timedelta(days=8)))
        log.log_contact(
            desk, a_contact("f1", happened_at=NOW - timedelta(days=9), concern=True, concern_facts="A bruise.")
        )
        log.log_contact(desk, a_contact("f1", concern=True, concern_facts="A bruise."))
        lines = model.lines(100)
        assert [line.marks for line in lines] == ["Concern", "Late", "Concern, late"]
        assert [line.tone for line in lines] == [Tone.DANGER, Tone.WARN, Tone.DANGER]

    def test_what_is_locked_is_known_as_such(self, desk, model):
        log.log_contact(desk, a_contact("f1"))
        move_clock(desk, timedelta(hours=24))
        assert model.lines(100)[0].locked

    def test_nobody_reached_needs_no_words_and_still_says_something(self, desk, model):
        log.log_contact(desk, a_contact("f1", fact="", kind=ContactKind.NOT_REACHED))
        assert model.lines(100)[0].text == "Nobody answered."

    def test_pages_follow_each_other(self, desk, model):
        for n in range(7):
            log.log_contact(desk, a_contact("f1", fact=f"Call {n}.", happened_at=NOW - timedelta(hours=n)))
        first = model.lines(4)
        rest = model.lines(4, first[-1])
        assert [line.text for line in (*first, *rest)] == [f"Call {n}." for n in range(7)]

    def test_a_hit_is_marked_in_its_sentence(self, desk, model):
        log.log_contact(desk, a_contact("f1", fact="All calm. The birthday went well."))
        assert model.narrow(words="birth")
        (line,) = model.lines(10)
        ((start, end),) = line.hits
        assert (line.text, line.text[start:end]) == ("The birthday went well.", "birthday")
        assert not model.narrow(words="birth")

    def test_each_empty_list_says_why(self, desk, model):
        assert ContactLogViewModel(a_hive_desk()).state().emptiness is Emptiness.NO_FAMILIES
        assert model.state().emptiness is Emptiness.NOTHING_LOGGED
        log.log_contact(desk, a_contact("f1"))
        assert model.state().emptiness is Emptiness.NOT_EMPTY
        model.narrow(words="nowhere")
        state = model.state()
        assert (state.emptiness, state.filtered) == (Emptiness.NOTHING_FOUND, True)

    def test_the_filters_offer_families_and_authors(self, desk, model):
        log.log_contact(desk, a_contact("f1"))
        state = model.state()
        assert state.families == (("f2", "Bell"), ("f1", "Okafor"))
        assert state.authors == ("Maureen Hale",)
        assert (family_of(state.families, "f1"), family_of(state.families, "gone")) == ("f1", None)

    def test_discreetly_there_are_initials_in_names_and_notes(self, desk, model):
        log.log_contact(desk, a_contact("f1", fact="Grace rang; Leo likes school."))
        model.narrow(words="school")
        model.set_discreet(True)
        (line,) = model.lines(10)
        assert (line.family, line.text) == ("O.", "G. rang; L. likes school.")
        assert [line.text[start:end] for start, end in line.hits] == ["school"]

    def test_only_what_shows_in_the_list_concerns_it(self, desk, model):
        assert model.concerns(log.log_contact(desk, a_contact("f1")))
        other = replace(log.log_contact(desk, a_contact("f1")), tables=frozenset({"hive"}))
        assert not model.concerns(other)


class TestOneEntry:
    def test_its_parts_are_set_apart(self, desk):
        entry = a_contact(
            "f1",
            fact="We talked.",
            opinion="She is tired.",
            third_party="The school says so.",
            childs_voice="I like it here.",
            outcome="Call on Monday.",
            who=("f1-c0", "f1-k0", "left-long-ago"),
            who_else="the neighbour",
            topics=("school", "health"),
            shared_with="SSW",
        )
        changed = log.log_contact(desk, entry)
        state = entry_state(desk, changed.record_id, IN_FULL)
        assert [part.heading for part in state.parts] == [
            "What happened (fact)",
            "What I think (opinion)",
            "Said by others (third party)",
            "Child's voice",
            "Outcome",
        ]
        facts = dict(state.facts)
        assert facts["Who"] == f"Grace Okafor, Leo, {GONE}, the neighbour"
        assert (facts["Topics"], facts["Shared with"]) == ("School, health", "SSW")
        assert state.title == "Contact with Okafor"
        assert state.subtitle == "Sat 14 Nov 2026, 10:00, catch-up, phone, 15 minutes"

    def test_the_signature_says_until_when_and_since_when(self, desk):
        changed = log.log_contact(desk, a_contact("f1"))
        state = entry_state(desk, changed.record_id, IN_FULL)
        assert state.signed == "Signed by Maureen Hale. Can be changed until Sun 15 Nov 2026, 10:00."
        assert state.may_change
        move_clock(desk, timedelta(days=2))
        state = entry_state(desk, changed.record_id, IN_FULL)
        assert state.signed == "Signed by Maureen Hale, locked since Sun 15 Nov 2026, 10:00."
        assert state.locked and not state.may_change

    def test_what_somebody_else_signed_cannot_be_changed(self, desk):
        changed = log.log_contact(desk, a_contact("f1"))
        desk.author = "Jo Cover"
        state = entry_state(desk, changed.record_id, IN_FULL)
        assert not state.may_change
        assert state.signed == "Signed by Maureen Hale, who can change it until Sun 15 Nov 2026, 10:00."

    def test_concern_addenda_and_follow_ups_are_shown(self, desk):
        entry = a_contact("f1", fact="", concern=True, concern_facts="A bruise.", concern_told="Duty Line, 10:10")
        changed = log.log_contact(desk, entry, FollowUpWanted(date(2026, 11, 20), "Ring Leo's school"))
        log.add_addendum(desk, changed.record_id, "They rang back.")
        move_clock(desk, timedelta(days=1))
        state = entry_state(desk, changed.record_id, IN_FULL)
        assert [part.text for part in state.concern] == ["A bruise.", "Duty Line, 10:10"]
        assert state.parts == ()
        assert [(part.heading, part.text) for part in state.addenda] == [
            ("Added note by Maureen Hale, Sat 14 Nov 2026, 10:00", "They rang back.")
        ]
        assert [(line.when, line.overdue) for line in state.follow_ups] == [
            ("Due Sat 14 Nov 2026", True),
            ("Due Fri 20 Nov 2026", False),
        ]
        log.complete_follow_up(desk, state.follow_ups[0].key)
        line = entry_state(desk, changed.record_id, IN_FULL).follow_ups[0]
        assert (line.done, line.when) == (True, "Done Sun 15 Nov 2026")

    def test_a_late_entry_says_by_how_much(self, desk):
        changed = log.log_contact(desk, a_contact("f1", happened_at=NOW - timedelta(days=9)))
        assert entry_state(desk, changed.record_id, IN_FULL).late == "Entered late: 9 days after it happened."

    def test_one_that_is_gone_is_none(self, desk):
        assert entry_state(desk, "gone", IN_FULL) is None

    def test_discreetly_there_are_initials(self, desk):
        changed = log.log_contact(desk, a_contact("f1", fact="Leo slept well.", who=("f1-c0",)))
        state = entry_state(desk, changed.record_id, sight_of(desk, discreet=True))
        assert (state.title, state.parts[0].text, dict(state.facts)["Who"]) == (
            "Contact with O.",
            "L. slept well.",
            "G. O.",
        )


class TestOpeningTheForm:
    def test_a_new_contact_begins_now_with_the_family_asked_for(self, desk):
        opening = form_model.open_new(desk, "f1")
        assert (opening.form, opening.entry.family_id, opening.entry.happened_at) == ("contact/new", "f1", NOW)
        assert (opening.entry.minutes, opening.editing, opening.draft) == (15, False, None)

    def test_a_draft_is_taken_up_again_for_its_family_or_any(self, desk):
        drafts.keep_draft(desk, "contact/new", {"family": "f1", "fact": "Half a", "entry": "e9"})
        for family in ("", "f1"):
            opening = form_model.open_new(desk, family)
            assert (opening.form, opening.draft["fact"], opening.kept_at) == ("contact/new", "Half a", NOW)
            assert opening.entry.id == "e9"

    def test_another_family_begins_beside_the_draft(self, desk):
        drafts.keep_draft(desk, "contact/new", {"family": "f1", "fact": "Half a"})
        opening = form_model.open_new(desk, "f2")
        assert (opening.form, opening.draft) == ("contact/new/2", None)
        assert form_model.open_new(desk, another=True).form == "contact/new/2"

    def test_the_first_free_place_is_taken(self, desk):
        drafts.keep_draft(desk, "contact/new/2", {"family": "f2"})
        assert form_model.open_new(desk, "f1").form == "contact/new"

    def test_a_draft_whose_contact_was_saved_is_dropped(self, desk):
        entry = a_contact("f1")
        drafts.keep_draft(desk, "contact/new", {"family": "f1", "entry": entry.id})
        log.log_contact(desk, entry)
        assert form_model.open_new(desk).draft is None
        assert drafts.all_drafts(desk) == []

    def test_a_locked_entry_cannot_be_opened_for_a_change(self, desk):
        changed = log.log_contact(desk, a_contact("f1"))
        assert form_model.open_change(desk, changed.record_id).form == f"contact/{changed.record_id}"
        move_clock(desk, timedelta(hours=24))
        drafts.keep_draft(desk, f"contact/{changed.record_id}", {"fact": "More was said."})
        with pytest.raises(RuleRefused):
            form_model.open_draft(desk, f"contact/{changed.record_id}")
        assert form_model.text_for_addendum(desk, f"contact/{changed.record_id}") == (
            changed.record_id,
            "More was said.",
        )

    def test_one_that_is_gone_is_refused(self, desk):
        with pytest.raises(RuleRefused):
            form_model.open_change(desk, "gone")
        assert form_model.open_draft(desk, "contact/new") is None

    def test_waiting_drafts_are_named(self, desk):
        changed = log.log_contact(desk, a_contact("f2"))
        for form, typed in (
            ("contact/new", {"family": "f1"}),
            ("contact/new/2", {"family": "Oka"}),
            (f"contact/{changed.record_id}", {"fact": "x"}),
            (f"addendum/{changed.record_id}", {"text": "x"}),
            ("family/f1", {}),
            ("family/new", {}),
            ("something/else", {}),
        ):
            move_clock(desk, timedelta(minutes=-1))
            drafts.keep_draft(desk, form, typed)
        assert [(draft.title, draft.go_on, draft.target) for draft in open_drafts(desk, IN_FULL)] == [
            ("a contact with Okafor", GoOn.CONTACT_FORM, "f1"),
            ("a contact; no family is chosen yet", GoOn.CONTACT_LOG, ""),
            ("a change to the contact with Bell", GoOn.CONTACT_LOG, changed.record_id),
            ("an added note to the contact with Bell", GoOn.ENTRY, changed.record_id),
            ("changes to Okafor", GoOn.FAMILY, "f1"),
            ("a new family", GoOn.FAMILY, ""),
        ]


class TestChoosing:
    def test_families_who_left_are_not_offered_unless_chosen(self, desk):
        old = household(desk, "f2")
        left = replace(old.family, status=Status.LEFT, left_on=date(2026, 1, 1), left_reason="other")
        change_family(desk, replace(old, family=left))
        assert [choice.key for choice in family_choices(desk, IN_FULL)] == ["f1"]
        assert [choice.key for choice in family_choices(desk, IN_FULL, "f2")] == ["f1", "f2"]

    def test_families_of_one_name_are_told_apart(self):
        desk = a_hive_desk(a_family("Bell", id="f1", reference="H001"), a_family("Bell", id="f2", town="Ringwood"))
        found = {choice.key: choice.beside for choice in family_choices(desk, IN_FULL)}
        assert found == {"f1": "H001", "f2": "Ringwood"}

    def test_everybody_in_the_household_can_be_ticked(self):
        house = a_family(
            "Okafor",
            id="f1",
            children=(
                ChildInCare(id="k1", family_id="f1", first_name="Leonard", known_as="Leo"),
                ChildInCare(id="k2", family_id="f1", first_name="Maya"),
            ),
        )
        leo, maya = house.placements
        house = replace(
            house,
            placements=(leo, replace(maya, ended_on=date(2026, 1, 1))),
            own_children=(
                OwnChild(id="o1", family_id="f1", first_name="Tom"),
                OwnChild(id="o2", family_id="f1", first_name="Ann", lives_at_home=False),
            ),
            professionals=(Professional(id="p1", family_id="f1", name="Ms Reed"),),
        )
        desk = a_hive_desk(house)
        assert form_model.people_choices(desk, "f1", IN_FULL) == [
            ("f1-c0", "Grace Okafor"),
            ("k1", "Leo, child in care"),
            ("o1", "Tom, own child"),
            ("p1", "Ms Reed, SSW"),
        ]
        ticked = form_model.people_choices(desk, "f1", IN_FULL, ("k2", "o2"))
        assert {"k2", "o2"} <= {key for key, _words in ticked}
        assert form_model.people_choices(desk, "gone", IN_FULL) == []


class TestSaving:
    def test_the_entry_holds_what_the_form_holds(self, desk):
        opening = form_model.open_new(desk, "f1")
        values = VALUES | {
            "fact": "Football.",
            "minutes": 30,
            "follow_up_on": date(2026, 11, 20),
            "follow_up_what": "x",
        }
        entry = form_model.entry_from(opening, values)
        assert (entry.id, entry.fact, entry.minutes, entry.who) == (opening.entry.id, "Football.", 30, ("f1-c0",))
        assert form_model.follow_up_from(values) == FollowUpWanted(date(2026, 11, 20), "x")
        assert form_model.follow_up_from(VALUES) is None

    def test_every_field_of_an_entry_is_in_the_form(self):
        given = {"id", "family_id", "entered_at", "author", "changed_at"}
        assert {field.name for field in fields(ContactLogEntry)} - given == set(VALUES) - {
            "family",
            "follow_up_on",
            "follow_up_what",
        }

    def test_a_change_that_leaves_the_time_alone_keeps_its_seconds(self, desk):
        at = datetime(2026, 11, 14, 9, 30, 41, tzinfo=UTC)
        changed = log.log_contact(desk, a_contact("f1", happened_at=at))
        opening = form_model.open_change(desk, changed.record_id)
        assert form_model.entry_from(opening, VALUES | {"happened_at": at.replace(second=0)}).happened_at == at
        moved = at - timedelta(hours=1)
        assert form_model.entry_from(opening, VALUES | {"happened_at": moved}).happened_at == moved

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"family": None}, "family"),
            ({"happened_at": NOW + timedelta(hours=1)}, "happened_at"),
            ({"minutes": 1441}, "minutes"),
            ({"fact": " "}, "fact"),
            ({"concern": True, "fact": " ", "outcome": "Rang off."}, "concern_facts"),
            ({"follow_up_on": date(2026, 11, 20)}, "follow_up_what"),
            ({"follow_up_what": "Ring"}, "follow_up_on"),
        ],
    )
    def test_what_is_wrong_stands_beside_its_field(self, desk, wrong, field):
        values = VALUES | wrong
        entry = form_model.entry_from(form_model.open_new(desk, "f1"), values)
        assert list(form_model.problems(entry, values, NOW)) == [field]

    def test_nothing_is_wrong_with_one_line_or_with_nobody_reached(self, desk):
        for values in (VALUES, VALUES | {"fact": "", "kind": ContactKind.NOT_REACHED}):
            entry = form_model.entry_from(form_model.open_new(desk, "f1"), values)
            assert form_model.problems(entry, values, NOW) == {}

    def test_a_late_contact_gets_a_kind_word_and_is_not_refused(self, desk):
        assert form_model.late_note(NOW - timedelta(days=7), NOW, desk.policy) == ""
        assert form_model.late_note(None, NOW, desk.policy) == ""
        assert form_model.late_note(NOW - timedelta(days=9), NOW, desk.policy) == (
            "That was 9 days ago. It can be saved, and is marked as entered late."
        )
