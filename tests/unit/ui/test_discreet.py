"""Names as initials, wherever they stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.families import ChildInCare, Professional
from hivedesk.domain.procedures import Handover, ProcedureNote
from hivedesk.ui.discreet import IN_FULL, Veil, sight_of
from tests.builders import a_family, a_hive_desk, a_placement

VEIL = Veil(["Grace Okafor", "Lindqvist-Bell", "Esmé", "Will", "and Co"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Grace rang.", "G. rang."),
        ("We met Esmé.", "We met E."),
        ("Okafor's dog and the Lindqvist-Bells' cat", "O.'s dog and the L.-B.' cat"),
        ("Lindqvist-Bell, Sat 14 Nov 2026", "L.-B., Sat 14 Nov 2026"),
        ("This will do; graceful, and calm.", "This will do; graceful, and calm."),
        ("", ""),
    ],
)
def test_names_become_initials_and_other_words_stay(text, shown):
    assert VEIL.words(text) == shown
    assert VEIL.marked(text, ())[0] == shown


@given(st.text(st.sampled_from("Grace rangEsmé. x-"), max_size=60), st.data())
def test_marks_stay_on_their_words(text, data):
    at = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    shown, hits = VEIL.marked(text, ((at[0], at[1]),))
    assert shown == VEIL.words(text)
    assert [shown[start:end] for start, end in hits] in ([], [text[at[0] : at[1]]])


def test_a_word_that_was_found_stays_marked_and_a_name_does_not():
    text = "Grace likes school"
    shown, hits = VEIL.marked(text, ((0, 5), (12, 18)))
    assert (shown, [shown[start:end] for start, end in hits]) == ("G. likes school", ["school"])


def test_it_knows_who_is_named_in_the_procedures():
    note = ProcedureNote(id="n", family_id="f1", day=date(2026, 11, 2), with_whom="Dev Rao (SSW) and the Duty Team")
    child = ChildInCare(id="k", family_id="f1", first_name="Leo")
    placement = a_placement(child, next_carer="Ruth Ashby-Jones, Romsey", next_carer_told_by="her carer")
    handover = Handover(id="h", family_id="f1", assessed_by="Ian O'Shea", receiving_worker="Priya Shah")
    parts = {"procedure_notes": (note,), "placements": (placement,), "handover": handover}
    sight = sight_of(a_hive_desk(a_family("Okafor", id="f1", children=(child,), **parts)), discreet=True)
    shown = sight.words(
        f"{note.with_whom}; {placement.next_carer}; {handover.assessed_by}; {handover.receiving_worker}"
    )
    assert shown == "D. R. (SSW) and the Duty Team; R. A.-J., Romsey; I. O.; P. S."


def test_it_knows_everybody_of_the_hive():
    house = a_family(
        "Okafor",
        id="f1",
        children=(
            ChildInCare(id="k1", family_id="f1", first_name="Leonard", known_as="Leo", social_worker="Ann Pike"),
        ),
    )
    house = type(house)(**{**house.__dict__, "professionals": (Professional(id="p", family_id="f1", name="Ms Reed"),)})
    sight = sight_of(a_hive_desk(house), discreet=True)
    assert sight.words("Leo and Leonard met Ann Pike, Ms Reed and Grace.") == "L. and L. met A. P., M. R. and G."
    assert (sight.name("Grace Okafor"), IN_FULL.name("Grace Okafor")) == ("G. O.", "Grace Okafor")
    assert sight_of(a_hive_desk(house), discreet=False) is IN_FULL


def test_without_names_nothing_changes():
    assert (Veil([]).words("Grace"), Veil([]).marked("Grace", ((0, 5),))) == ("Grace", ("Grace", ((0, 5),)))
