"""A hit in its sentence."""

from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.snippets import fold, snippet


def test_the_sentence_with_most_words_is_shown():
    texts = ("She likes football. The football boots are lost.", "Other boots.")
    found = snippet(texts, ["football", "boot"])
    assert found.text == "The football boots are lost."
    assert [found.text[a:b] for a, b in found.hits] == ["football", "boots"]


def test_a_long_sentence_is_cut_around_the_hit():
    found = snippet(("word " * 200 + "needle " + "word " * 200,), ["needle"])
    assert len(found.text) < 180
    assert [found.text[a:b] for a, b in found.hits] == ["needle"]
    assert found.text.startswith("… ")


@given(st.text())
def test_folding_keeps_every_position(text):
    assert len(fold(text)) == len(text)


@given(st.lists(st.text(), max_size=4), st.lists(st.text(min_size=1), max_size=3))
def test_marked_places_always_lie_within_the_text(texts, words):
    found = snippet(texts, words)
    assert all(0 <= a < b <= len(found.text) for a, b in found.hits)
