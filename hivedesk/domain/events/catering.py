"""Allergies against what is served: a look for words, and said to be no more than that.

The groups are the fourteen allergens that food businesses must name (Regulation (EU) 1169/2011, Annex II, as kept in
the Food Information Regulations 2014), with the everyday words that stand for them. A word that is not in the list is
not found, so the allergies themselves are always shown beside what is served.
"""

import re

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
_WITHOUT = re.compile(r"\b(?:no|not|without|free of|free from)\s+(\w+)|\b(\w+)[- ]free\b")


def in_the_way(allergies: str, catering: str) -> tuple[str, ...]:
    """The groups that stand both in an allergy and in what is served; "nut-free" food is taken at its word."""
    if not allergies or not catering:
        return ()  # most guests: nothing to look for
    served = _groups_in(_WITHOUT.sub(" ", catering.lower()))
    return tuple(sorted(_groups_in(allergies.lower()) & served))


def _groups_in(text: str) -> set[str]:
    found = {group for group, names in ALLERGENS.items() if any(_stands_in(name, text) for name in names)}
    if _stands_in("peanut", text) and not any(_stands_in(name, text) for name in ALLERGENS["nuts"]):
        found.discard("nuts")
    return found


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(name)}(?:s|es)?\b", text) is not None
