"""What the Hive's meetings are, where, and what was said of them afterwards. The places are made up."""

from dataclasses import dataclass
from typing import Any

from hivedesk.domain.events.records import Audience, EventKind
from hivedesk.domain.families import Answer

Said = tuple[str, str, Answer]  # by whom, in their words, whether it may be quoted

HALL = {"venue": "Brock Green village hall", "address": "Copse Lane, Brock Green"}
CHURCH = {"venue": "St Osyth's church rooms", "address": "Church Street, Lymington"}
CAFE = {"venue": "The Tea Shed, Saltmere", "address": "Saltmere Garden Centre, Ringwood Road"}
_YES, _NO, _ASK = Answer.YES, Answer.NO, Answer.UNKNOWN

SUPPORT_GROUP: dict[str, Any] = HALL | {
    "kind": EventKind.SUPPORT_GROUP,
    "title": "Support group",
    "bring": "A question, or something that went well",
    "catering": "Tea, coffee, biscuits, fruit",
    "notes": "Ring the bell at the side door. What is said here stays here.",
}
COFFEE_MORNING: dict[str, Any] = CAFE | {
    "kind": EventKind.SUPPORT_GROUP,
    "title": "Coffee morning",
    "catering": "Tea, coffee, cake from the counter (everybody pays their own)",
    "notes": "The long table at the back is kept for us. Toddlers welcome.",
}
EVENING_GROUP: dict[str, Any] = CHURCH | {
    "kind": EventKind.SUPPORT_GROUP,
    "title": "Evening group",
    "catering": "Soup and bread rolls",
    "notes": "For carers who work in the day.",
}
TEAM_MEETING: dict[str, Any] = {
    "kind": EventKind.MEETING,
    "title": "Hives team meeting",
    "venue": "County offices, room 2, or by video",
}
SAFE_ONLINE: dict[str, Any] = {
    "kind": EventKind.GATHERING,
    "title": "Staying safe online: an evening for carers",
    "audience": Audience.CARERS,
    "capacity": 30,
    "catering": "Tea and biscuits",
    "notes": "With the online safety lead of the county. The church rooms are taken that week: find another place.",
}


@dataclass(frozen=True)
class Theme:
    """A family event of one season."""

    title: str
    details: dict[str, Any]
    feedback: str = ""
    voices: tuple[Said, ...] = ()

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the event."""
        usual = {
            "kind": EventKind.FAMILY_EVENT,
            "audience": Audience.FAMILIES,
            "title": self.title,
            "children_per_adult": 4,
            "risk_assessment": f"RA-HV-{sum(map(ord, self.title)) % 90 + 10}",
        }
        return HALL | usual | self.details


THEMES: dict[int, Theme] = {
    0: Theme(
        "Hive family day",
        {"bring": "Something for the cake table", "catering": "Sandwiches, crisps, fruit; squash and a big teapot"},
        "Tombola, football and music. The hall is the right size for us. Start the quiet corner earlier next time.",
        (
            ("a girl, 11", "I ran the tombola and nobody told me how.", _YES),
            ("a carer", "The one afternoon a month when I don't have to explain anything to anybody.", _YES),
        ),
    ),
    1: Theme(
        "Board games and soup",
        {"catering": "Two soups (tomato, leek and potato), bread rolls, apple crumble"},
        "Slow start, then nobody wanted to go home. Three tables is enough. More games for under-sixes, please.",
        (("a carer", "He lost, and stayed at the table. I could have cried into the soup.", _YES),),
    ),
    2: Theme(
        "Swimming and hot chocolate",
        {
            "venue": "Quayside leisure centre",
            "address": "Quayside Way, Totton",
            "bring": "Swimming things, a towel, £1 for the locker",
            "cost_pence": 150,
            "catering": "Hot chocolate, biscuits",
        },
        "The shallow pool was ours alone. Two who would not go near the water in the autumn went in.",
        (("a boy, 8", "I put my whole face in. Twice.", _YES),),
    ),
    3: Theme(
        "Spring baking",
        {"catering": "What we bake: scones, cheese straws, hot cross buns", "bring": "An apron and a tin to take home"},
        "Flour everywhere. The teenagers took over the washing-up without being asked, so I shall not mention it.",
        (
            ("a carer", "She made scones for her social worker. She has never made anything for a visitor.", _YES),
            ("a boy, 13", "Better than PE.", _ASK),
        ),
    ),
    4: Theme(
        "Easter egg hunt",
        {
            "venue": "Copse Farm",
            "address": "Copse Lane, Brock Green",
            "bring": "Wellingtons and a basket",
            "catering": "Chocolate eggs (some without milk), hot cross buns, squash",
        },
        "Everybody found the same number of eggs, which took some arranging. The lambs helped.",
        (("a girl, 6", "I found the gold one and I gave it to the baby.", _YES),),
    ),
    5: Theme(
        "Bluebell walk and bread on sticks",
        {
            "venue": "Hollin Wood car park",
            "address": "Hollin Lane, Ashurst",
            "bring": "Old clothes; a pushchair will get through",
            "catering": "Bread on sticks, sausages, vegetable skewers",
        },
        "A mile and a half in two hours. The dads and the dogs did the fire. Good for talking side by side.",
        (("a carer", "We walked behind the others and he told me about his brother. First time.", _NO),),
    ),
    6: Theme(
        "Rounders and races",
        {
            "venue": "Forest Edge recreation ground",
            "address": "Mill Road, Brockenhurst",
            "bring": "Hats, sun cream, water",
            "catering": "Ice lollies, rolls with cheese or ham, strawberries",
        },
        "Nobody kept the score, by agreement. The egg and spoon race had to be run three times.",
        (("a boy, 10", "My team had the grown-ups in it and we still won.", _YES),),
    ),
    7: Theme(
        "Summer picnic at Saltmere Lakes",
        {
            "venue": "Saltmere Lakes country park",
            "address": "Lakes Road, Ringwood; meet at the boat house",
            "bring": "Picnic, rug, a change of clothes for the little ones",
            "transport": "Three can be collected from Totton: ask",
            "cost_pence": 0,
            "catering": "Everybody brings their own; ice cream from us",
        },
        "The train went round eleven times. Shade by the boat house is best: get there early.",
        (
            ("a carer", "They made a den with four families' rugs and we were not allowed in.", _YES),
            ("a young man, 16", "I came for the food and stayed for the football.", _YES),
        ),
    ),
    8: Theme(
        "Crabbing and chips",
        {
            "venue": "Keyhaven quay",
            "address": "Saltgrass Lane, Keyhaven",
            "bring": "A bucket, a line, a coat whatever the weather",
            "catering": "Chips and fish fingers",
        },
        "Forty-one crabs, all back in the water by four. Count heads at the quay steps, not by the vans.",
        (("a girl, 9", "Mine was the biggest and I called him Gary.", _YES),),
    ),
    9: Theme(
        "Blackberries and campfire",
        {
            "venue": "Hollin Wood car park",
            "address": "Hollin Lane, Ashurst",
            "bring": "A tub with a lid, long sleeves",
            "catering": "Campfire beans, jacket potatoes, blackberry crumble",
        },
        "More eaten than carried home. New families found their feet quickly over the fire.",
        (("a new carer", "I knew nobody at two and had three numbers in my telephone at four.", _YES),),
    ),
    10: Theme(
        "Pumpkin carving",
        {"bring": "An old shirt", "catering": "Pumpkin soup, cheese rolls, toffee apples"},
        "Nineteen pumpkins. Keep masks off the table: one of the little ones was frightened by them.",
        (
            ("a boy, 7", "Mine has two faces, one for home and one for school.", _ASK),
            ("a carer", "The big ones helped the little ones with the knives, and nobody said they should.", _YES),
        ),
    ),
    11: Theme(
        "Lantern making",
        {"catering": "Jacket potatoes, chilli with and without meat, parkin", "bring": "Jam jars"},
        "We walked round the green in the dark with thirty lanterns. The neighbours came out to look.",
        (("a girl, 12", "It's the only time I've liked the dark.", _YES),),
    ),
    12: Theme(
        "Christmas party",
        {
            "bring": "A wrapped present for under £5, for anybody",
            "catering": "Sausage rolls, sandwiches, mince pies, nut brownies, fruit kebabs with kiwi",
            "notes": "No Father Christmas at the door: he is in the side room for those who want to see him.",
        },
        "Loud, warm, and over by five as promised. The side room worked: four children used it and came back.",
        (
            ("a carer", "Last year we left after ten minutes. This year they had to put the lights out on us.", _YES),
            ("a boy, 9", "I got a torch and it's mine.", _YES),
        ),
    ),
}

GROUP_FEEDBACK = (
    "Contact with brothers and sisters, most of the morning. Two will ring each other about it.",
    "We talked about payments and got it out of the way in ten minutes. Then sleep, which took the rest.",
    "Quiet one: five round the table. Sometimes that is what is needed.",
    "Ask the nurse to come back: half an hour was too short.",
    "New faces today. Everybody said how long they have fostered and what they had for breakfast.",
)
GROUP_VOICES: tuple[Said, ...] = (
    ("a carer", "I came in thinking it was only us.", _YES),
    ("a carer, fostering for 17 years", "You think you have heard it all, and then you learn something.", _YES),
    ("a carer", "Nobody here says 'I couldn't do what you do'.", _YES),
    ("a carer", "I said it out loud and the roof stayed on.", _NO),
)
