"""Reading a misspelt word as the likeliest of those that stand in the records."""

from hivedesk.casework.desk import Desk
from hivedesk.store import search


def likely_word(desk: Desk, word: str) -> str:
    """The word that was probably meant; the same one where none is near."""
    from rapidfuzz import fuzz, process  # here for start-up time: needed only once somebody misspells

    known = search.known_words_near(desk.store.database, word)
    near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=70)
    return str(near[0]) if near else word
