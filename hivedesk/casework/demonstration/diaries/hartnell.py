"""The Hartnells: a bereavement, a hold, and a boy who is simply at home."""

from hivedesk.casework.demonstration.pages import read_pages

HOLD = read_pages("""
@ 346 visit 60 session | placement | Gill, Rob
A good long talk. Callum is no trouble and they have a free room; both would like to do one more long-term placement
'while the knees hold'. Gill's mother is 91 and lives in the annexe.
Outcome: Gill tells Bev that they are ready to look at profiles.

@ 314 phone 15 catch-up | carer's wellbeing
Gill's mother has had a fall. Nothing broken, but she needs somebody there at night for a while.

@ 272 phone 20 catch-up | placement, carer's wellbeing
They have said no to a profile for the first time: a girl of 12 who needs a lot of evenings. Gill feels bad about it.
Opinion: An honest no is worth more to that girl than a tired yes. I told Gill so.
Later 6: Gill heard that the girl has gone to carers near her school.

@ 236 visit 55 session | carer's wellbeing | Gill
Carers now come twice a day for Gill's mother. Gill sleeps in the annexe every other night. Callum carries trays and
calls her Nan.
Outcome: I mention to Bev that the family is carrying a good deal. Gill knows that I am telling her.
Shared: Bev, by telephone

@ 197 phone 15 catch-up | carer's wellbeing
The hospital bed has come. Gill says she has learned to say thank you and mean it when people bring food.

@ 141 phone 15 catch-up | carer's wellbeing
A quiet patch. Rob has had his knee done and Callum has run the household for a fortnight, with lists.

@ 101 phone 20 catch-up carer | carer's wellbeing
Gill's mother is very poorly now. Gill wanted to know if it is all right for Callum to be there. I asked what Callum
wants. He wants to be asked.

@ 82 phone 15 catch-up carer | carer's wellbeing
Gill's mother died in the early morning, at home, with Gill and Rob there. Callum had said good night to her.
Opinion: I said very little. She did not need me to.
Outcome: I tell Bev today so that nobody rings about a profile this week.
Shared: Bev, by telephone, at Gill's wish

@ hold visit 75 session | carer's wellbeing, placement | Gill, Rob
Talked about the free room. Rob said it aloud: not now. Agreed with Bev beforehand that a hold is an honest thing
and not a mark against anybody. On hold from today for new placements; Callum's place is not touched by it.
Outcome: A call or a visit every week from me; the carers' counselling line; some Saturdays for Callum with the
Bramleys, who need help with a fence.
Follow 8: Weekly call to Gill
Later 5: Bev has confirmed the hold in writing, with the support as agreed and a date for the review.

@ hold+9 phone 20 catch-up | carer's wellbeing
The funeral was well attended. Callum carried the flowers and stood with the family. Gill sounded hoarse but steady.

@ hold+17 visit 55 session | carer's wellbeing | Gill
We cleared two shelves in the annexe and stopped for tea. Gill found the recipe for the gingerbread in her mother's
writing.
Opinion: She is grieving as one should. Nothing in it worries me.

@ hold+26 phone 20 catch-up | carer's wellbeing
Gill rang the counselling line and liked the woman. Six talks are agreed.

@ hold+34 visit 50 session | placement | Rob, Callum
Rob had the kettle on, Gill was out walking. Callum showed me his plan for the coming weeks at school, in colours.
Child: I'm all right. I worry about Gill a bit. You can write that down.
Outcome: I told Gill what Callum said, as he wished.

@ hold+47 phone 15 catch-up | carer's wellbeing
Better days and worse days. She laughed about Marmalade, who has moved into the annexe and will not be moved out.

@ hold+58 visit 60 session | carer's wellbeing, placement | Gill, Rob
Both think that they will want to come back to it, but not for some months at least. They would like the room to be
a spare room for a while.
Opinion: Sensible. The hold is doing what a hold is for.
Outcome: The review with Bev was to be about now. No date has come yet.
Due -6: Ring Bev: the review of the Hartnells' hold is overdue

@ 8 phone 15 catch-up | carer's wellbeing
Gill rang back when I left a message. Third counselling talk done. She asked what they have to bring to the hold
review, and when it is. I said that I was asking.
""")

CALLUM = read_pages("""
@ 325 phone 10 catch-up term | school
Callum has been asked to be a mentor for the younger ones. He said he would think about it, which from him is a yes.

@ 222 phone 15 catch-up | social worker
Callum does not want a social worker's visit at school, ever again: they fetched him out of chemistry. Rob has
passed it on.
Child: Everybody looked. Just come to the house like a normal person.

@ 213 message 3 practical | social worker
Told Rob: Aaron is sorry about the chemistry lesson, and will come to the house.

@ 175 visit 45 catch-up | placement | Gill, Callum
Callum asked what happens when he is 18. Gill said 'breakfast'. Then we talked about Staying Put properly, and I
left the leaflet.
Child: I knew it'd be breakfast. I wanted to hear it.

@ 118 phone 10 catch-up | practical help
Driving lessons are being saved for in a jar. Callum has worked out that he will be able to afford a third of a
lesson by his birthday.

@ 39 phone 10 catch-up | sleepover
Callum's Saturdays with the Bramleys: the fence is done and he has been promoted to hen house.
""")
