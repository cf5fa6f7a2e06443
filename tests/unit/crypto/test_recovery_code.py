"""The recovery code as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.crypto.recovery_code import ALPHABET, MistypedCode, new_code, printed, read_code

SECRETS = st.lists(st.integers(0, 31), min_size=26, max_size=26)


def test_a_new_code_is_seven_groups_of_five_and_reads_back() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [5] * 7
    assert set(code) <= set(ALPHABET + "-")
    assert len(read_code(code)) == 26
    assert new_code() != code


@given(SECRETS, st.sampled_from(["-", " ", "", " - ", "\n", "–", "."]), st.booleans())
def test_it_is_read_however_it_is_typed(secret: list[int], between: str, small: bool) -> None:
    code = printed(secret).replace("0", "O").replace("1", "l" if small else "I").replace("-", between)
    assert read_code(f"  {code.lower() if small else code}\t") == bytes(secret)


@given(SECRETS, st.integers(0, 34), st.integers(1, 31))
def test_any_wrong_character_is_noticed_and_its_group_named(secret: list[int], place: int, by: int) -> None:
    characters = list(printed(secret).replace("-", ""))
    characters[place] = ALPHABET[(ALPHABET.index(characters[place]) + by) % 32]
    with pytest.raises(MistypedCode) as refused:
        read_code("".join(characters))
    assert refused.value.groups == (place // 5 + 1,)
    assert f"Group {place // 5 + 1} " in refused.value.message


@given(SECRETS, st.integers(0, 33))
def test_neighbours_that_swap_are_noticed(secret: list[int], place: int) -> None:
    characters = list(printed(secret).replace("-", ""))
    if characters[place] != characters[place + 1]:
        characters[place], characters[place + 1] = characters[place + 1], characters[place]
        with pytest.raises(MistypedCode):
            read_code("".join(characters))


@given(SECRETS, st.integers(0, 6), st.integers(0, 6))
def test_groups_that_swap_are_noticed(secret: list[int], one: int, other: int) -> None:
    groups = printed(secret).split("-")
    groups[one], groups[other] = groups[other], groups[one]
    if one != other:
        with pytest.raises(MistypedCode):
            read_code("-".join(groups))


def test_two_wrong_groups_are_both_named() -> None:
    groups = printed([0] * 26).split("-")
    groups[1], groups[4] = "ZZZZZ", "YYYYY"
    with pytest.raises(MistypedCode, match="Groups 2 and 5"):
        read_code("-".join(groups))


def test_mistakes_that_cancel_out_are_caught_by_the_check_over_the_whole() -> None:
    good = printed([0] * 26).split("-")
    other = printed([1, 2, 3, 4, *[0] * 22]).split("-")
    with pytest.raises(MistypedCode, match="more than one place"):
        read_code("-".join([other[0], *good[1:]]))


@pytest.mark.parametrize("typed", ["", "A", "A9SQG-N6DDW", "A" * 36, "A" * 100_000, "ſ" * 500])
def test_too_short_and_too_long_say_so(typed: str) -> None:
    with pytest.raises(MistypedCode, match=r"too short|too long"):
        read_code(typed)


@pytest.mark.parametrize("strange", ["U", "!", "ß", "ﬃ", "é", "٣", "\x00"])
def test_strange_signs_name_their_group(strange: str) -> None:
    code = printed([5] * 26)
    with pytest.raises(MistypedCode) as refused:
        read_code(strange + code[1:])
    assert refused.value.groups == (1,)


@given(st.text(max_size=60))
def test_no_text_breaks_it(typed: str) -> None:
    with pytest.raises(MistypedCode):
        read_code(typed)
