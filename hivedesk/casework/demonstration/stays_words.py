"""What children, carers and hosts of the demonstration Hive say of a stay. Each is said once, then begins again."""

from hivedesk.domain.sleepovers.records import RequestReason as Reason

SMALL = (
    "I slept with my socks on and nobody said anything.",
    "They had the wrong sort of milk but I drank it.",
    "I did not like the noise of the fridge. I went back to sleep after.",
    "Can I have a bunk bed here as well?",
    "I cried a bit when it was dark and then I didn't.",
    "I showed them my wobbly tooth and it came out.",
    "The stairs go round. I counted them.",
    "I rang home and I said night night and I wasn't sad.",
    "I missed my own pillow. Next time I'm taking it.",
)
MIDDLE = (
    "It was fine. I'd go again if it's not a school week.",
    "I lost at cards four times and I don't even mind.",
    "I asked if I could ring home and they just gave me the phone.",
    "The bed was too soft but the breakfast made up for it.",
    "I told them I don't like peas and they wrote it down.",
    "I wanted to come home in the evening. In the morning I forgot.",
    "",
    "Nobody asked me about my mum, which was good.",
    "I'd like it better with somebody my age there.",
    "They've got a rule about shoes. I got told off once.",
    "I slept all right. I woke up and didn't know where I was, and then I did.",
    "They let me crack the eggs.",
    "",
    "You can hear the church from the bed. It goes all night.",
    "I stayed up till ten because they didn't know what time I go.",
    "I took my own cereal and didn't need it.",
    "They were all right. The telly's tiny.",
    "I didn't want to go and then I didn't want to come back. That's annoying.",
    "It was good because it was short.",
    "They knock before they come in.",
)
TEENS = (
    "Quiet. I got my revision done.",
    "It was all right. I'd have rather been at home but I get why.",
    "They don't hover. I liked that.",
    "",
    "I had a proper talk with her about college.",
    "Bit boring in the evening. Food's good.",
    "I could have stayed at my mate's, but this was easier to explain.",
    "It's nice being somewhere where nobody's known you since you were little.",
    "I'd go again. Not every month.",
    "I asked for a lock on the bathroom and he fitted one. That day.",
)
BY_DAY = (
    "We went to look at the sea and it was just grey. It was good though.",
    "We had toast for tea. I want that again.",
    "I made a bridge out of lolly sticks and it held a tin.",
    "It went too slow and then it was home time.",
    "I didn't do my reading. They forgot to ask and I didn't say.",
    "",
    "I can do the washing line now. You have to pull it hard.",
    "I helped with the dinner and nobody helped me.",
    "It was raining so we did the big jigsaw. There's a piece missing.",
    "I liked the lady. I don't know her name.",
    "We went to the library and I've got a card there as well now.",
    "There were no other children. I thought that was bad and it wasn't.",
    "",
    "I got to choose the radio.",
    "The soup had bits in. I ate round them.",
    "I was good at the sawing.",
)
TEENS_BY_DAY = (
    "Wifi's rubbish, food's good.",
    "I cooked. They ate it all.",
    "We did the application. It's sent.",
    "",
    "He showed me how to change a tyre. I'd do that again.",
    "It was somewhere to be. That's all I wanted.",
)
HOW_IT_WENT = (
    "Ate well, slept from half past eight. A little quiet at the first meal.",
    "Asked for home once, at bedtime, and was content with a call.",
    "No trouble at all. Helped with the washing-up without being asked.",
    "Woke early and read until somebody else was up.",
    "Tired on return, and in good spirits. The evening at home was easy.",
    "Took an hour to warm up and then talked through the whole of tea.",
    "A short quarrel over the remote control, made up by supper.",
    "The host family would gladly do it again.",
    "Would not eat the stew, had cheese on toast. All else went well.",
    "Back on time, with everything. The carers noticed how easily the evening went.",
    "A shy beginning. By the morning there were jokes.",
    "Slept badly, the road is louder than at home. Earplugs next time.",
    "Went for a long walk. New boots would be good.",
)
HOW_IT_WENT_BY_DAY = (
    "Busy all day, hungry at home. Easy to part from and glad to be fetched.",
    "Quiet at first. Asked the time twice, then not again.",
    "Everything as agreed. The host would do it again.",
    "Cross at being fetched in the middle of a game. Settled in the car.",
    "Ate little, drank a great deal of squash. No worries.",
    "Homework was done at their table, which has never happened before.",
    "A good afternoon. Half an hour less would have done.",
)
RETURN_NOTES = (
    "",
    "",
    "Everything came home.",
    "",
    "One glove stayed behind; it follows by post.",
    "",
    "A jar of jam.",
)
BRING = (
    "Pyjamas, toothbrush, a change of clothes, the charger",
    "Overnight bag, wellingtons, the book that is being read",
    "Pyjamas, own pillow, swimming things",
    "Clothes for two days, waterproof, homework folder",
)
BRING_BY_DAY = ("Packed lunch, coat", "Wellingtons and a change of socks", "Swimming things", "Drink and snack, coat")
MAY_DECIDE = (
    "Bedtime within half an hour, food, outings nearby; anything else: ring the carers.",
    "Outings, the park with you there, screens as at home. A doctor: ring the carers at once.",
    "Everyday things. Photographs: none to be put anywhere.",
)
CANCELLED_LATE = "The night before: a temperature of 39. The beds were made and a pie was in the oven."

ASKED: dict[Reason, tuple[str, ...]] = {
    Reason.BREAK: (
        "Could somebody have a weekend? We'd like to sleep till ten, once.",
        "It's our anniversary and we haven't been out since spring.",
        "I'm not at the end of my tether. I'd just like to see it isn't near.",
        "We'd like to paint the hall without anybody helping.",
        "I would like to read a book from front to back.",
        "My sister is over from Ireland and I'd like a grown-up day with her.",
    ),
    Reason.FRIENDS: (
        "There's been talk of nothing else since the last family event.",
        "They get on, and it would be good if it were ordinary. Can we make it ordinary?",
        "It would do everybody good to be somewhere else for a night, and it was their idea.",
        "Everyone in the class has sleepovers. Can we make one happen that's easy to agree to?",
    ),
    Reason.APPOINTMENT: (
        "We're both on the course, and it goes on till five.",
        "I have the hospital and don't know how long they'll keep me sitting there.",
        "The review is that afternoon and I want to be able to speak freely.",
    ),
    Reason.ILLNESS: (
        "We've all got it. Could you find somebody before the last one goes down too?",
        "They're keeping me in overnight. Nothing bad, but I can't drive.",
        "My back has gone. I can't lift the kettle.",
    ),
    Reason.FAMILY_EMERGENCY: (
        "My dad's had a fall. I have to go now, and I can't take anybody along.",
        "The boiler has burst and there's water down the stairs.",
        "The police are next door and the street is shut. I'd like somebody out of it for the night.",
    ),
    Reason.SETTLING: (
        "It's been a loud fortnight. A night apart would let us all begin again.",
        "A quiet weekend with somebody who isn't tired of us would help.",
    ),
}
CHILD_WISHES = ("", "", "Where there's a garden.", "", "Not too far.", "Somebody with a dog, if possible.", "")
