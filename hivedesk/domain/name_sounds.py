"""How a name sounds: so that "Shawn" finds Sean, and "Oyelaren" finds Oyelaran.

Metaphone writes down the consonants of a word as English spells them. Names in this country are also spelt as
Irish, Welsh, Polish or South Asian languages spell, so a name is read in several ways first, and each reading is
respelt as English would write that sound. Consonants alone cannot tell Lee from Leo or Alan from Ellen: the
vowels belong to the sound too, all of them where there are few consonants, otherwise the first one.

NYSIIS were tried as further codes: over the names of the tests they found 4 pairs more, which rules
below find now, and took Jones for James and Thomas for Tina.
"""

import re
import unicodedata

Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> Rules:
    return tuple((re.compile(pattern), sound) for pattern, sound in pairs)


_LETTERS = str.maketrans(  # what taking the accents off would leave alone, or turn into another sound
    {"ł": "l", "ø": "o", "đ": "d", "ð": "th", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
    | {"ś": "sh", "ş": "sh", "š": "sh", "ć": "ch", "ç": "s", "č": "ch", "ż": "j", "ź": "j", "ž": "j"}
)
_IRISH = _rules(
    (r"^sea(?=[nm])", "shaw"),  # Sean, Seamus
    (r"^siobh", "shiv"),
    (r"c(?=aoi|ao)|^c(?=[eiy])", "k"),  # Caoimhe, Ciara, Ciaran
    (r"aoi|ia(?=[bm]h|ra?$)", "ee"),  # Aoife, Niamh, Ciara
    (r"^ais", "ash"),  # Aisling
    (r"^mhai", "va"),  # Mhairi
    (r"^eo(?:gha)?i?(?=n)", "owe"),  # Eoin, Eoghan
    (r"^eu", "ew"),  # Euan
    (r"ei", "ai"),  # Eilidh
    (r"ua(?=[ir])", "o"),  # Ruaridh
    (r"d?[bm]h", "v"),  # Siobhan, Niamh, Medbh, Mhairi
    (r"(?<=i)dh$|(?<=a)ith$", ""),  # Eilidh, Orlaith
    (r"(?<!s)s(?=i[aou]|[ie])|(?<=[ie])s(?=[^s]|$)", "sh"),  # Sian, Sinead, Aisling, Saoirse
    (r"sh[ie](?=[aou])", "sh"),
    (r"(?<=[fv])e$", "a"),  # Aoife
)
_WELSH = _rules(
    (r"dd", "th"),  # Dafydd
    (r"(?<!f)f(?!f)", "v"),
    (r"ff", "f"),
    (r"(?<=[^aeiou])w(?=[^aeiou])", "oo"),
)
_POLISH = _rules(
    (r"sz|rz|s(?=ni)", "sh"),  # Szymanski, Krzysztof, Wisniewski
    (r"cz|ci(?=[aeou])", "ch"),
    (r"ci", "chi"),  # Wojcik
    (r"^j|(?<=[aeiou])j", "y"),  # Jakub
    (r"w", "v"),  # Kowalczyk
)
_ASIAN = _rules(
    (r"(?<=[bdgkj])h", ""),  # Bhavesh, Dhillon
    (r"^(?:x|q)(?=i)", "sh"),  # Xin
    (r"^zh", "j"),  # Zhang
)
_ENGLISH = _rules(
    (r"^mac(?=[^aeiouhy])", "mc"),  # Macdonald, McDonald
    (r"^[gm](?=b)|^n(?=[kg][aeiouw])", ""),  # Gbadamosi, Mbeki, Nkechi
    (r"^wr", "r"),
    (r"^rh", "r"),
    (r"^aa", "a"),  # Aaron
    (r"^isl", "il"),  # Isla
    (r"^geo(?=f)", "je"),  # Geoffrey
    (r"^gra(?:ha|e)me?$", "graim"),
    (r"^ph[oe]{2}be", "feebee"),
    (r"^mich(?=ae|eal)|^mak(?=ay|ai)", "mik"),  # Michael, Makayla
    (r"^kate?(?=l[iy]n)", "kait"),  # Katelyn
    (r"^nich(?=o)", "nik"),  # Nicholas
    (r"^ch(?=[lr])|kh|c?qu(?=[ei])", "k"),  # Chloe, Christopher, Khadija, Jacqueline
    (r"ach(?=m)", "ah"),  # Achmed
    (r"sch", "sh"),  # Fischer
    (r"dt$", "t"),
    (r"nds", "ns"),  # Lindsay
    (r"mps(?=on)", "ms"),  # Thompson
    (r"yr(?=n)", "ur"),  # Byrne
    (r"oore?$", "ore"),  # Moore
    (r"^thom", "tom"),
    (r"cester", "ster"),  # Leicester
    (r"eigh$", "ee"),  # Leigh
    (r"[ae]igh", "ay"),
    (r"(?<=[aeiou])ugha", "w"),  # Vaughan
    (r"(?<=[aeiou])gh", "h"),  # Callaghan
    (r"(?<=[^aeiouy])y(?=[^y]|$)", "i"),  # Smyth, Rhys, Bryan, Kathryn
    (r"([^aeiou])\1e$", r"\1"),  # Anne
    (r"([^aeiou])\1", r"\1"),  # Arron
)
_SOFT = _rules(  # as it is said in the south of England, and quickly
    (r"er$", "a"),  # Barker
    (r"(?<=[aeiou])r(?=[^aeiouyr]|$)", ""),  # Sharn
    (r"ew(?=[aeiou])", "ou"),  # Lewis
    (r"(?<=[aeiou])[yw](?=[aeiou])", ""),  # Ayesha
)
_READINGS: tuple[Rules, ...] = ((), _IRISH, _WELSH, _POLISH, _ASIAN)

_LONG = re.compile(
    r"(?<![aeiou])[aeiou](?=[^aeiouy]e$)"
)  # Kate: the e at the end is not heard, but the a is another one
_VOWELS = re.compile(r"[ao]w(?![aeiou])|ew|[aeiou]+y?|(?<!^)y")
_HEARD = {
    "i": {"i", "y", "ee", "ea", "ie", "ei", "ey", "eey", "iy"},
    "e": {"e", "ai", "ay", "ae"},
    "a": {"a", "aa"},
    "o": {"o", "aw", "au", "oa", "oe", "ow", "oi", "oy", "owe"},
    "u": {"u", "oo", "ou", "ue", "ew", "ui", "eu"},
}
_SOUND_OF = {letters: sound for sound, spellings in _HEARD.items() for letters in spellings}
_BROAD = str.maketrans("eu", "io")  # told apart by nobody who only heard a long name
_WEAK = str.maketrans("eou", "aaa")  # Ahmed, Ahmad
_FEW = 2  # consonants, and vowels


def sounds_of(word: str) -> frozenset[str]:
    """The ways in which one word of a name may be heard; none for figures and single letters.

    Two words sound alike where they have one of these in common.
    """
    marked = unicodedata.normalize("NFC", word).lower().translate(_LETTERS)
    plain = re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", marked))
    return frozenset(_heard(spelling) for spelling in _spellings(plain)) if len(plain) > 1 else frozenset()


def _spellings(plain: str) -> set[str]:
    read = {_respell(plain, rules) for rules in _READINGS}  # most names are read one way or two
    readings = {_respell(reading, _ENGLISH) for reading in read}
    return readings | {_respell(reading, _SOFT) for reading in readings}


def _respell(word: str, rules: Rules) -> str:
    for pattern, sound in rules:
        word = pattern.sub(sound, word)
    return word


def _heard(spelling: str) -> str:
    """The consonants and the vowels of a respelt word as one code: ``SN:o``."""
    import jellyfish  # here for start-up time: needed only once somebody searches

    consonants = re.sub(r"^[AEIOU]|(?<=.)H", "", jellyfish.metaphone(spelling))
    consonants = re.sub(r"(.)\1", r"\1", consonants).replace("0", "T")  # th and t: Theresa, Catherine
    vowels = _vowels(spelling)
    few = len(consonants) <= _FEW and len(vowels) <= _FEW
    heard = vowels if few else vowels[:1].translate(_BROAD)
    return f"{'A' * (spelling[0] in 'aeiou')}{consonants}:{heard}"


def _vowels(spelling: str) -> str:
    """The vowels as they are heard, one letter each."""
    long = _LONG.search(spelling)
    if long is not None:
        spelling = f"{spelling[: long.start()]}{_lengthened(long.group())}{spelling[long.end() : -1]}"
    elif re.search(r"[aeiou].*[^aeiouy]e$", spelling):
        spelling = spelling[:-1]
    vowels = "".join(_SOUND_OF.get(group) or _each(group) for group in _VOWELS.findall(spelling))
    if spelling[-1] in "aeiouyw":
        return vowels
    return vowels[:1] + vowels[1:].translate(_WEAK)


def _lengthened(vowel: str) -> str:
    return {"a": "ay", "e": "ee"}.get(vowel, vowel)


def _each(group: str) -> str:
    """Several vowels after each other: the first and the last are heard."""
    first = group[:2] if len(group) > 2 and group[:2] in _SOUND_OF else group[0]
    return _SOUND_OF.get(first, "") + _SOUND_OF.get(group[-1], "")
