"""Ruth Penhaligon: a boy who moves on as planned, to carers whom he knows; a new hip; and an empty room."""

from hivedesk.casework.demonstration.pages import read_pages

RUTH = read_pages("""
@ 347 visit 60 session | placement | Ruth, Reece
Ruth is 66 and says what she thinks. Reece has been with her for nine months and was to stay for three. She is
approved for short-term care and means it.
Child: She's strict about breakfast. I don't mind.

@ 306 phone 15 catch-up | sleepover
Reece had his weekend with Marta and João. He and Yonas took a bicycle apart and put it together again.

@ 270 phone 20 catch-up | placement, social worker
Reece's plan is to be changed: long-term care until he is grown up. Ruth does not do long-term, and cannot bring
herself to say so in front of him.
Outcome: She tells Colin first, then Aaron and she tell Reece together.
Later 3: It is said. Reece answered that he had counted on it, and could it be somebody who has a bicycle.

@ 238 visit 60 session | placement, carer's wellbeing | Ruth
Her hip is worse and she is on the list. She would like to see Reece settled before the operation and not because of
it.
Opinion: She is right to keep the two apart. He would think that he had worn her out.

@ 209 phone 15 catch-up | sleepover
Two weekends with the Ferreiras this month. João asked Ruth, very formally, what Reece likes for breakfast.

@ 176 visit 70 session | placement | Ruth, Aaron Fisk
Marta and João have said that they would like to be considered for Reece. Aaron will take it to the matching
meeting. Nobody tells Reece before it is more than a wish.

@ 149 phone 15 catch-up | placement
The meeting has agreed. Aaron and Ruth told Reece at the kitchen table.
Child: I picked it as well. Write that down.

@ reece-16 phone 20 catch-up carer | carer's wellbeing
Ruth is crying into the ironing, she says, and it saves on starch. She has done this eleven times.
Opinion: She does it well because it never stops costing her something.

@ reece-4 visit 60 session | placement, practical help | Ruth, Reece, Marta Ferreira
Ruth told Marta how he works: wake him twice, ten minutes apart; he talks when his hands are busy; the ring stays on
its nail by the bed. Reece corrected her on two points.
Outcome: His things go over in the Ferreiras' car, in suitcases and none in bags.
Shared: Colin and Aaron know what was told, and that Reece was there

@ reece phone 15 catch-up carer evening | placement
He has moved. Everything went in one trip, bicycle on the roof. Jenkin the parrot has been saying 'breakfast, boy' in
Ruth's voice since teatime.

@ reece+5 visit 45 session | carer's wellbeing | Ruth
The room is stripped, aired and made up again, because that is how she does it. The operation is next week.
Outcome: The Hive cooks for three weeks. I have a list and it is full already.

@ hip+1 phone 15 catch-up | health, placement
On hold from today, as agreed with Colin: no child until she manages the stairs. She would like it known that it is
the hip and not the heart.

@ hip+9 phone 10 catch-up | health
Home from hospital. Comfort's stew, Lucy's pie, Abena's rice. She says that she has never been so well fed and may
have the other one done.

@ hip+20 visit 40 session | health, carer's wellbeing | Ruth
Two sticks, then one. Reece came by on Saturday and carried the coal in without being asked.
Opinion: He looked round his old room and nodded. I think that he had wanted to see it.

@ 69 visit 50 session | health, placement | Ruth
Up and down the stairs on her own, twice, to show us. Colin ended the hold on the spot. Ready for a child from 8
years on.

@ 61 phone 15 catch-up | placement
Colin knows of nobody in her range yet. Ruth has put a jigsaw out on the landing table, in case.

@ 30 phone 15 catch-up carer | placement, carer's wellbeing
A quiet house does not suit her. She wonders whether placements have forgotten that she is well again.
Outcome: I told her that I would speak with Colin about matching, and about a wider range.

@ 10 message 3 catch-up carer | placement
Ruth: 'Still nobody. Jenkin and I are on to the second thousand pieces. Ring me, would you, when you have a moment.'
Call 0 14:30 asked: Ruth would like to talk about the empty room: what has Colin heard?
""")
