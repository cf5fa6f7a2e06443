"""The Dempseys, who stopped fostering; the Hobbses, now special guardians; the Thornleys, now in another Hive."""

from hivedesk.casework.demonstration.pages import read_pages

DEMPSEY = read_pages("""
@ ending-180 visit 60 session | behaviour, school | Lorraine, Keith
Tyler has been with them half a year. He draws beautifully and says very little. Keith finds the silence hard;
Lorraine reads the drawings.

@ ending-150 phone 20 catch-up carer | behaviour
Doors and walls: two holes this month. He mended one himself and did it properly.
Opinion: Keith sounded more sad than angry.
Outcome: I ask Colin for a meeting round this placement, early rather than late.
Follow 7: Meeting round Tyler's placement: has Colin a date?

@ ending-131 visit 90 session | placement, behaviour | Lorraine, Keith, Colin Tuck, Mo Siddiqui
Meeting to keep the placement steady. Agreed: a mentor for Tyler, one free weekend a month for Lorraine and Keith,
Dr Adewale for the carers.
Child: Can I still see my brother on Sundays?

@ ending-112 phone 15 catch-up | sleepover
First free weekend. Tyler was with the Cartwrights and drew Otto from four sides.

@ ending-88 phone 20 catch-up carer | carer's wellbeing
Lorraine's blood pressure is up and her GP has told her to think about what she can take off her plate. She can't
think of anything that isn't a person.

@ ending-64 visit 60 session | behaviour, placement | Lorraine, Tyler
Tyler let me see the sketchbook: boats, hands, a kitchen. No faces.
Child: I can't do faces when people are looking.
Opinion: He is fond of her and doesn't know what to do with it.

@ ending-47 phone 30 session carer evening | behaviour, carer's wellbeing
A very bad evening after a call from his father. Tyler frightened Lorraine, and I think he frightened himself. Keith
took him for a drive until it was over. Nobody was hurt.
Outcome: Out of Hours were told by Keith. I ring Colin first thing.
Shared: Colin, next morning
Later 2: Colin has seen both carers. The calls from Tyler's father go through Mo from now on.

@ ending-40 visit 60 session | placement | Lorraine, Keith
They can't go on beyond next month and have told Colin so. Lorraine has written it down, because she could not say
it. They want to do it properly, and for Tyler to hear it from them, not from a letter.
Opinion: They have tried very hard. There is no blame in this, and I said so to both.

@ ending-33 phone 20 catch-up | placement
The 28 days' notice is in. Mo told Tyler together with Lorraine and Keith. He asked whether his brother knew.

@ ending-21 phone 15 catch-up | placement
Carers near his brother have been found. Tyler has met them once. He took the sketchbook and left it with them,
which Lorraine takes as a good sign.

@ ending-6 visit 55 session | placement, practical help | Lorraine, Tyler
Went through the list: school books, birth certificate copy, photographs, the mended hoodie, telephone numbers. His
things are in a proper holdall and a portfolio that Keith made. Lorraine has told the new carers what he is like.
Child: Keith made the case. It's got my initials.

@ ending phone 20 catch-up carer evening | placement
Tyler moved this afternoon. He shook Keith's hand, came back and hugged Lorraine. The drawing on the kitchen table
has two faces in it.
Later 3: Keith drove over with the bicycle pump. Tyler was out with his brother.

@ ending+2 visit 60 session | carer's wellbeing | Lorraine, Keith
They are worn out and ashamed, and need to hear from somebody that it ended decently. It did.
Outcome: On hold, as agreed with Colin: nobody rings about another child. A call from me each week.

@ ending+13 phone 20 catch-up | carer's wellbeing
Sleeping better. Tyler has sent a photograph of a boat.

@ ending+30 phone 20 catch-up | carer's wellbeing, placement
They have talked and talked, and want to stop. Keith would have gone on for Lorraine's sake and she for his.
Opinion: A good decision, made by both. I shall miss them.

@ ending+47 phone 15 practical | placement
Their letter of resignation has gone to Colin. The room is to be a sewing room.

@ ending+66 visit 50 session | carer's wellbeing | Lorraine, Keith
An exit talk of our own, with biscuits. What they would have wanted: the mentor three months sooner, and somebody to
tell them how he is.
Outcome: I pass on both, in their words. Mo will ask Tyler whether they may write.
Shared: Colin, at their wish

@ ending+88 phone 15 catch-up | carer's wellbeing
De-registration is confirmed for this week. They will come to the next family event as friends. Tyler has written
back.
""")

HOBBS = read_pages("""
@ 340 phone 15 catch-up | family time
Ruby saw her dad (Phil's son) at the park. He pushed the swing for an hour and went home when he said he would.

@ 311 visit 60 session | social worker, placement | Janet, Phil
They have decided to go for special guardianship. Questions: what changes, what stops, who pays. We made a list of
what to ask before anybody signs.
Outcome: Jo will come with somebody who can explain the allowance.

@ 285 phone 15 catch-up | social worker
The allowance is explained, in writing. Phil read it twice with a ruler.

@ 252 phone 15 catch-up | social worker
The assessment has begun. Janet finds it odd to be assessed for a child she already brings up. Ruby told the social
worker that the tortoise does not need assessing.
Child: He's always been here.

@ 212 visit 55 session | placement | Janet, Ruby
Talked about what the Hive could be for them afterwards: family events, if they like, and my number. Janet thinks
that they may just want to be ordinary for a while.

@ 183 phone 15 catch-up | social worker
Hearing date is set. Janet has bought Ruby a dress and Phil a tie.

@ 152 phone 15 catch-up | placement
Last call before the hearing. Nothing left to sort out, only to wait.

@ order phone 15 catch-up carer 12:40 | placement
The order was made this morning. Ruby asked the judge if she could sit in the chair, and she could. They leave the
Hive today, with thanks, and for the best of reasons.
Child: I'm stopped at Nanny's now for ever.
""")

THORNLEY = read_pages("""
@ 343 visit 55 session | placement | Kate, Simon, Ella
Simon has been offered work in Andover. They would move in the summer, all three and the fish. Kate wants Ella to
hear it from them before anybody puts it in an e-mail.
Child: The fish have to come. You can't leave fish.

@ 318 phone 15 catch-up | placement, social worker
Dawn agrees that Ella goes with them, it is her home. School will have to change after Year 6 in any case.

@ 271 phone 15 catch-up | school
Ella has seen the new school from outside and liked the gate.

@ 239 phone 20 catch-up carer | practical help
House is found. Kate wanted to know what happens with the Hive. I told her about the one at Andover, and rang them
while she waited.

@ 204 visit 50 session | placement | Kate, Ella
Three boxes packed by Ella, labelled 'books', 'more books' and 'fish things'.
Child: The fish are moving with us and so am I.

@ 181 phone 15 catch-up | placement
Kate has met the other Hive's support worker and liked her. They are asked to a barbecue there already.

@ thornley phone 15 catch-up carer | placement
Last call from me: they belong to Test Valley North from today. Ella goes with them and nothing changes for her but
the address. Kate cried, Simon thanked everybody twice, and the fish are in buckets.
""")
