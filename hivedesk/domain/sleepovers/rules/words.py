"""What is written on a card in somebody's own words, read by words: no more than a look for words."""

import re

_ANIMALS = {
    "dogs": r"dogs?|pupp(?:y|ies)",
    "cats": r"cats?|kittens?",
    "horses": r"horses?|pon(?:y|ies)",
    "rabbits": r"rabbits?",
    "hamsters": r"hamsters?|gerbils?|guinea[ -]pigs?|rodents?|mouse|mice|rats?|chinchillas?",
    "birds": r"birds?|parrots?|budgies?|budgerigars?|canar(?:y|ies)|hens?|chickens?|ducks?|geese|poultry|feathers?",
}
_PATTERNS = {animal: re.compile(rf"\b(?:{words})\b") for animal, words in _ANIMALS.items()}
_EVERY_ANIMAL = re.compile(r"\b(?:animals?|pets?|fur|furry|dander)\b")
_WITHOUT_FUR = re.compile(
    r"\b(?:gold|tropical )?fish\b|\b(?:tortoises?|turtles?|terrapins?|snakes?|lizards?|geckos?)\b"
)
_THING = r"[\w-]+(?:[ \t]+(?:or|nor)[ \t]+[\w-]+)*"
_NOT_ALLERGIC = re.compile(
    rf"\b(?:no|not|without)[ \t]+(?:known[ \t]+|any[ \t]+)*"
    rf"(?:allerg\w+(?:[ \t]+to[ \t]+(?:any[ \t]+)?{_THING})?|[\w-]+[ \t]+allerg\w+)"
)
_NOT_KEPT = re.compile(rf"\b(?:no|not|without)[ \t]+(?:other[ \t]+|any[ \t]+|more[ \t]+)*{_THING}")
_SPEAKS_OF_ALLERGY = re.compile(r"\b(?:allerg|anaphyla)", re.IGNORECASE)
_CHEST = re.compile(r"\b(?:asthma\w*|inhalers?|chest|breathing|wheez\w*|bronch\w*)\b")
_NOTHING = re.compile(
    r"\W*(?:not\s+(?:needed|required|applicable)|(?:none|no|nil|nothing|n/?a)"
    r"(?:\s+(?:known|regular|daily|current|currently|at|present|the|moment|medications?|medicines?|access|special|needs?"
    r"|needed|required))*)?\W*"
)


def animals_feared(allergies: str) -> frozenset[str]:
    """The animals to which a child is allergic; every one where it says pets or fur; not after "no allergy to".

    "No dogs" on a child's card names dogs: it may mean that there are to be none.
    """
    return _named(_NOT_ALLERGIC.sub(" ", allergies.lower()))


def allergies_within(health: str) -> str:
    """The sentences of a text on health that speak of an allergy; the dog that a child misses is none."""
    return ". ".join(one.strip() for one in re.split(r"[.;\n]", health) if _SPEAKS_OF_ALLERGY.search(one))


def animals_kept(pets: str) -> frozenset[str] | None:
    """The animals of a home; not those after "no" or "without". None where something else is kept, by its own name."""
    said = _NOT_KEPT.sub(" ", pets.lower())
    found = _named(said)
    return found if found or is_nothing(said) or _WITHOUT_FUR.search(said) else None


def _named(said: str) -> frozenset[str]:
    if _EVERY_ANIMAL.search(said):
        return frozenset(_PATTERNS)
    return frozenset(animal for animal, pattern in _PATTERNS.items() if pattern.search(said))


def speaks_of_the_chest(text: str) -> bool:
    """Whether asthma, an inhaler or breathing is named."""
    return bool(_CHEST.search(text.lower()))


def is_nothing(text: str) -> bool:
    """Whether it says that there is nothing: ``none``, ``No regular medication.``, ``-``; so does an empty line."""
    return _NOTHING.fullmatch(text.strip().lower()) is not None
