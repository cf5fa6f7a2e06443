"""Allergies against what is served: a look for words, and said to be no more than that.

The groups are the fourteen allergens that food businesses must name (Regulation (EU) 1169/2011, Annex II, as kept in
the Food Information Regulations 2014), with the everyday words that stand for them. A word that is not in the list is
not found, so the allergies themselves are always shown beside what is served.
"""

import re
from functools import lru_cache

_WORDS = {
    "celery": "celery, celeriac",
    "gluten": "gluten, wheat, rye, barley, oat, bread, roll, sandwich, pasta, pizza, cake, biscuit, flour, coeliac, "
    "celiac, bun, pastry, pie, cracker, couscous, wrap, toast",
    "crustaceans": "crustacean, prawn, shrimp, crab, lobster, scampi, shellfish",
    "eggs": "egg, mayonnaise, mayo, quiche, omelette, meringue, cake",
    "fish": "fish, tuna, salmon, cod, anchovy, anchovies",
    "lupin": "lupin",
    "milk": "milk, dairy, lactose, cheese, butter, cream, yoghurt, yogurt, custard, pizza, quiche, chocolate",
    "molluscs": "mollusc, mussel, oyster, squid, whelk, shellfish",
    "mustard": "mustard",
    "nuts": "nut, almond, hazelnut, walnut, cashew, pecan, pistachio, macadamia, marzipan, praline, pesto, nutella",
    "peanuts": "peanut, groundnut, satay, nut",
    "sesame": "sesame, tahini, hummus, houmous",
    "soya": "soya, soy, tofu, edamame",
    "sulphites": "sulphite, sulfite, dried fruit",
}
ALLERGENS: dict[str, tuple[str, ...]] = {group: tuple(words.split(", ")) for group, words in _WORDS.items()}
_PATTERNS = {
    group: re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?:s|es)?\b") for group, names in ALLERGENS.items()
}
_PEANUT = re.compile(r"\bpeanuts?\b")
_WITHOUT = re.compile(r"\b(?:no|not|without|free of|free from)\s+(\w+)|\b(\w+)[- ]free\b")


def in_the_way(allergies: str, catering: str) -> tuple[str, ...]:
    """The groups that stand both in an allergy and in what is served; "nut-free" food is taken at its word."""
    if not allergies.strip() or not catering.strip():
        return ()
    served = _groups_in(_WITHOUT.sub(" ", catering.lower()))
    return tuple(sorted(_groups_in(allergies.lower()) & served))


@lru_cache(maxsize=512)
def _groups_in(text: str) -> frozenset[str]:
    found = {group for group, pattern in _PATTERNS.items() if pattern.search(text)}
    if _PEANUT.search(text) and _PATTERNS["nuts"].search(text) is None:
        found.discard("nuts")
    return frozenset(found)
