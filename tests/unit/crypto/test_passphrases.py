"""How strong a passphrase is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.crypto.passphrases import _words, normalised, require_strong, strength, suggest
from hivedesk.foundation.errors import RuleRefused


def test_a_suggested_passphrase_is_four_words_and_very_good() -> None:
    suggested = suggest()
    assert len(suggested.split(" ")) == 4
    assert suggested.replace(" ", "").isalpha() and suggested.islower()
    assert suggest() != suggested
    assert strength(suggested).acceptable
    require_strong(suggested)


@pytest.mark.parametrize(
    ("weak", "word"),
    [
        ("", "at least 12"),
        ("xK9!", "8 more characters"),
        ("xK9!vmQ2pLz", "1 more character."),
        ("aaaaaaaaaaaaaaaa", "repeats"),
        ("abcdefghijklmnop", "in order"),
        ("password1234", "Easy to guess"),
        ("x" * 2000, "too long"),
    ],
)
def test_a_weak_one_is_refused_with_one_sentence(weak: str, word: str) -> None:
    weighed = strength(weak)
    assert not weighed.acceptable
    assert word in weighed.sentence
    with pytest.raises(RuleRefused):
        require_strong(weak)


def test_suggested_words_are_many_and_kind() -> None:
    words = _words()
    assert len(words) > 7_000  # four of them: more than 51 bits
    assert not {"supremacy", "celibate", "unlovable", "fanatic"} & set(words)


def test_words_about_her_do_not_count() -> None:
    assert strength("Okonkwo Winchester").score > strength("Okonkwo Winchester", ["Okonkwo", "Winchester Hive"]).score
    assert not strength("hivedesk hive carer").acceptable
    assert "about you or your Hive" in strength("Okonkwo Winchester", ["Okonkwo Winchester"]).sentence
    assert strength("Okonkwo chasing outhouse doorpost strive", ["Okonkwo"]).acceptable


def test_a_refusal_never_quotes_the_passphrase() -> None:
    with pytest.raises(RuleRefused) as refused:
        require_strong("Winifred1952")
    assert "Winifred" not in str(refused.value)


def test_the_same_letters_from_another_keyboard_are_the_same_passphrase() -> None:
    assert normalised("cafe\u0301 ﬁne") == normalised("café fine")
    assert normalised("café") != normalised("cafe")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=140))
def test_no_text_breaks_it(text: str) -> None:
    weighed = strength(text)
    assert 0 <= weighed.score <= 4
    assert weighed.sentence
    assert isinstance(normalised(text), bytes)
