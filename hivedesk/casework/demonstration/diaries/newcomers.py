"""The newly approved: Harpreet and Dan, Siobhan, Thandi and Greg, Elena and Stefan; and those on the waiting list."""

from hivedesk.casework.demonstration.pages import read_pages

KAUR_BENNETT = read_pages("""
@ kaur+2 visit 75 session | training, placement | Harpreet, Dan
First visit after panel. They have two bedrooms ready and one set of nerves between them. Went through who to ring
for what, and stuck it inside the cupboard door.
Outcome: Buddied with Abena Mensah-Cole, who was new once.

@ kaur+9 phone 15 catch-up | training
Both booked on the first year's courses. Dan has made a wall chart; Harpreet has made him take it off the wall.

@ kaur+20 phone 20 catch-up carer | placement
A call about a girl of ten, and by the time that they had talked it over she had gone elsewhere. Is it always like
that? Often, yes.

@ kaur_first phone 25 session carer evening | placement
Mason came at six with Dawn, in school uniform, with his coat done up to the top. He has kept it on. Harpreet wanted
to know whether to make him take it off. No.
Outcome: I ring in the morning. Tonight: toast, the rabbits, his own towel.

@ kaur_first+1 phone 15 catch-up | placement
Coat came off at breakfast, by itself. He fed both rabbits and told them the rules of the house.

@ kaur_first+5 visit 70 session | placement, health | Harpreet, Dan, Mason
Mason eats white things: bread, rice, chicken without skin. He hides a crust in his sleeve. Harpreet has put a box
with his name on it in the kitchen, and it is always full.
Child: I'm allowed in the box and I don't have to ask.
Opinion: The box is brilliant and it was their own idea.
Later 8: Dawn says that the school had noticed the crusts too, and will let him keep his box there as well.

@ kaur_first+17 phone 20 catch-up carer | health, behaviour
Supper has turned into a battle that neither of them wants. We agreed: serve it, say nothing, eat your own.
Follow 10: How is saying nothing at supper going?

@ kaur_first+29 phone 15 catch-up | health
A fortnight of saying nothing. He has eaten a pea, on purpose, and announced it.

@ kaur_first+41 phone 20 catch-up carer | practical help, social worker
They would like their neighbour to sit with Mason for an evening. Does she need a DBS check? Not for an occasional
evening, if the carers choose her as any parent would; the placement plan should say so. Dawn is to confirm.
Follow 7: Babysitter: what does Dawn say, in writing?

@ kaur_first+52 message 4 practical | practical help
Passed Dawn's answer on to Harpreet. They have booked a curry for two.
Others: Dawn has written that babysitting by somebody the carers know and trust is their decision, no DBS check for
the odd evening.

@ kaur_first+56 phone 10 catch-up | carer's wellbeing
The curry happened. Home by half past eight because they missed him.

@ kaur_first+78 visit 60 session | behaviour, school | Dan, Mason
Story time: Dan does all the voices and Mason does the giant. The school has noticed that his reading has come on.
Child: I like it when Dan does the voices. Harpreet does them all the same.

@ kaur_first+99 phone 20 catch-up carer | family time, behaviour
After family time Mason was sick in the car, not for the first time. Harpreet wonders if it is the sweets or the
goodbye.
Opinion: The goodbye. But I would go easy on the sweets as well.

@ kaur_first+121 phone 15 catch-up | training
Half of the first year's courses done. Attachment Theory made Dan go and sit in the garden for a bit.

@ kaur_first+143 visit 60 session | own children, carer's wellbeing | Harpreet
A first wobble: Harpreet's mother said that he will be leaving anyway, so don't get too fond. We talked about what
fond is for.
Opinion: She will be all right. She was cross, which is better than low.

@ kaur_first+170 phone 15 catch-up | health
Mason ate curry, a mild one, off Dan's plate, and asked for his own.

@ kaur_first+196 phone 15 catch-up | placement
The plan for Mason is now long-term, and Dawn has asked whether they would want to be considered. They asked for a
week. They needed about an hour.
Outcome: They tell Dawn yes. Matching meeting to follow.

@ kaur_first+222 visit 55 session | placement | Harpreet, Dan, Mason
Mason knows that a meeting will decide if he stays. He has written to it.
Child: Dear meeting. I want to stay here because of the rabbits and the people.
Outcome: Dawn takes the letter with her.

@ 9 phone 15 catch-up carer | placement
No date yet for the matching panel and Mason asks every day. Harpreet has started to dread breakfast.
Due 3: Ask Dawn for the date of Mason's matching panel
""")

OROURKE = read_pages("""
@ orourke+3 visit 70 session | training, placement | Siobhan
Siobhan has worked in schools for twenty years and has waited nine months to be approved. One room, painted three
times. Pickle the cat has her own cushion in it and will have to be told.

@ orourke+16 phone 15 catch-up | placement
No call yet. She jumps when the telephone rings, and it is her sister.

@ orourke+33 phone 20 catch-up carer | placement
Two calls and both children went to family instead, as they should. She was glad and low on the same day.
Opinion: Waiting is the hardest course of the first year, and there is no certificate.

@ orourke+50 phone 15 catch-up | training
First aid done. Siobhan has practised on Pickle.

@ orourke+68 visit 55 session | placement, sleepover | Siobhan
What could she do while she waits? Day care for another Hive family, one afternoon a week, would give her a child
about the house.
Outcome: I ask Fran and Kasia, and Abena.
Follow 7: An afternoon's day care for Siobhan: who would like it?

@ orourke+79 phone 10 catch-up | sleepover
Corey Tull came for an afternoon and drew on the cat's cushion. Siobhan has never been so pleased with a stain.

@ orourke+101 phone 15 catch-up | placement
Talked with Colin about her range: ages 3 to 9 on paper. She would look at a two-year-old if childcare could be
found. He will take it to her review.

@ orourke+121 phone 10 catch-up | placement
A maybe, about a little girl of nursery age. She has been told not to hope, and is washing curtains.

@ orourke_first phone 25 session carer evening | placement
Ava is here. She has chosen the chair from which she can see the door. She will not have her shoes off.
Outcome: Shoes stay on. I ring tomorrow before nursery.

@ orourke_first+1 phone 15 catch-up | placement
Shoes came off at some point in the night, and were found side by side. Pickle slept on them.

@ orourke_first+4 visit 70 session | placement, behaviour | Siobhan, Ava
Ava showed me the cat, at arm's length. She does not talk much yet. When a car door shut outside she went behind the
sofa with her blanket, and Siobhan sat on the floor next to the sofa and hummed.
Opinion: Twenty years with other people's children have taught Siobhan to be in no hurry.
Outcome: I ask Mo to tell us what may be said about Dad, and what Ava has been told.
Follow 5: Mo: what has Ava been told about Dad?
Later 6: Mo rang Siobhan. Ava has been told that Dad does not know where she lives and will not come.

@ orourke_first+11 phone 20 catch-up carer evening | carer's wellbeing
The first hard evening: an hour of screaming in the bath. Siobhan sat outside the door and talked about fish. She
wanted to know whether she should have gone in.
Opinion: She stayed, that is what counts. A flannel wash will do for a month.

@ orourke_first+19 phone 15 catch-up | health
Flannel wash and a paddling pool of foam. Referral for speech is through; the wait is four months.

@ orourke_first+26 visit 60 session | behaviour, placement | Siobhan, Ava
Ava said 'again' eleven times. It was the bubbles.
Child: Again.

@ orourke_first+37 phone 15 catch-up | school
Two full mornings at nursery without tears. Her key worker is a calm young man, and she has chosen him.

@ orourke_first+45 phone 20 catch-up carer | social worker, carer's wellbeing
Three different workers in three weeks, for good reasons, and Ava hides from each one. Siobhan has asked for one face.
Outcome: Colin and Mo agree that Mo comes himself for the next two months.

@ orourke_first+54 phone 15 catch-up | behaviour
A bath! Knee deep, with the door open and Pickle on the lid of the toilet.

@ 1 video 20 session | placement | Siobhan
Her first unannounced visit is coming up at some point and she would like to know what they look at. Went through
it: bedroom, records, smoke alarms, and that everybody is all right.
Due 1: Send Siobhan the list for an unannounced visit
""")

NKOSI_WRIGHT = read_pages("""
@ nkosi+3 visit 75 session | training, own children | Thandi, Greg, Sipho
First visit since panel. Sipho had questions of his own on a sheet of paper, and number four was: do I have to share
my bike.
Opinion: A house where a child may ask that will be a good house.
Outcome: Bike is his. Scooter is everybody's. Written down.

@ nkosi+14 phone 15 catch-up | training
Greg's shifts and the courses do not match. I sent him the two that can be done online.

@ nkosi+27 phone 20 catch-up carer | placement
They said yes to a profile, then were not chosen. Thandi had already bought the small wellingtons.

@ nkosi_first phone 25 session carer evening | placement
Leo came in the afternoon, from hospital, with a wooden bus and no shoes that fit. He goes to anybody, arms up,
which worries Thandi more than if he cried.
Opinion: She is right to notice. It will take weeks before he knows which arms are his.

@ nkosi_first+2 visit 70 session | placement, practical help | Thandi, Leo
Brought shoes from the Hive's cupboard, and the red wellingtons fit as well. Leo climbed on my lap, then the
postman's.
Outcome: For now only Thandi and Greg pick him up, feed him and comfort him. I told the Hive families why, without
his story.

@ nkosi_first+8 phone 20 catch-up carer evening | behaviour, carer's wellbeing
Nobody has slept. He needs a hand on his back until he drops off, and wakes when it goes. Greg has a system with a
rolled-up sock.

@ nkosi_first+15 phone 15 catch-up | own children
Sipho has put a notice on his door: KNOCK. Leo can't read. Sipho is teaching him the K.

@ nkosi_first+22 visit 60 session | health, placement | Thandi, Greg, Leo
Leo doesn't turn round when you call him from behind. Thandi has asked for a hearing test. The nurse agrees, and has
put it down as soon.
Follow 12: Leo's hearing test: is there a date?

@ nkosi_first+31 phone 15 catch-up | health
Hearing test is in five weeks. Until then they go round to the front of him before they speak, and it is like a
different child.

@ nkosi_first+40 phone 15 catch-up carer | family time
Family time with Dad twice a week. Dad is gentle with him and brought the bus's missing wheel. Thandi had expected
not to like him.

@ nkosi_first+49 visit 55 session | behaviour, placement | Thandi, Leo
A stranger came to the door and Leo ran. To Thandi. She told me with her coat still on.
Opinion: That is the best news of the month.

@ nkosi_first+58 phone 15 catch-up | own children, carer's wellbeing
Sipho wants one evening a week that is only his. It is called Sipho Friday, and Leo goes to bed at six.

@ nkosi_first+66 phone 20 catch-up carer | training, payments
Setting-up payment has not come and they have bought a bed, a car seat and a gate. I told them whom to ring and what
to say.
Due 0: Nkosi-Wrights: has the setting-up payment come?

@ 7 phone 10 catch-up | training
Greg has a place on the online safety course this week, between two nights. He will try to stay awake.

@ nkosi_first+76 phone 15 catch-up | behaviour
Leo fell over and came to Thandi with it, howling. She has never been so glad of a howl.

@ 1 phone 15 catch-up | health
Hearing test done: glue ear on both sides, grommets likely. It explains a good deal. Leo chose a sticker with a bus.
Visit 0 10:30: Thandi and Leo: the letter about grommets, and what he should be told
""")

PETROV = read_pages("""
@ petrov+2 visit 70 session | training, placement | Elena, Stefan
Straight from panel. Elena teaches swimming, Stefan mends boats. The flat is small and very tidy, and there is a
bunk with a reading lamp ready.
Outcome: Buddied with Marta Ferreira. First year's courses listed, with dates that suit.

@ petrov+8 phone 15 catch-up | training
Elena has read the whole handbook and has nine questions. We did four.

@ petrov+14 video 30 session evening | placement | Elena, Stefan
What will the first night be like? I told them about three first nights, one of which went well.

@ petrov+21 phone 15 catch-up | placement
First call: a boy of seven for a week. By evening an aunt had been found for him. Stefan had already put the
stabilisers on the bicycle.

@ petrov+16 phone 10 practical | social worker, training
The handover from Niall Cope, who assessed them, to Colin is not finished: Niall has been away. Colin has met them once.

@ petrov+27 phone 15 catch-up | sleepover
They'd like to start with a child for a day. The Bramleys would be glad of a Saturday for Poppy, who wants to learn
to swim.
Follow 6: Poppy's swimming with Elena: is a day fixed?

@ 1 phone 15 catch-up | sleepover
Poppy's first lesson with Elena. She put her face in. Stefan made dumplings for six and there were three of them.
""")

CHAUDHRY = read_pages("""
@ 141 phone 25 practical | placement
Transfer from Brightwater Fostering. Samina asked what a Hive is and what it isn't. They have fostered with the
agency for four years; Amelia would come with them, if her authority agrees.
Outcome: They may come to a support group as guests. I ring when there is a date for the meeting with the agency.

@ 99 phone 15 practical | placement
The notice has been given to the agency. The agency's own 28 days and the protocol are with the recruitment team.

@ 60 event 15 catch-up group | placement | Samina
Samina came to the support group as a guest and knew two people. She would like to join yesterday.

@ 16 phone 10 practical | placement
Still waiting for Amelia's authority to agree. Samina wants to know how long it can take. I could not promise
anything.
Due 10: Ask recruitment about the Chaudhrys' transfer
""")

LINDQVIST = read_pages("""
@ 59 phone 20 practical | placement
Maria and Olle are with Oak and Tide and thinking of moving over. Their question is Theo's school. He is placed by
Wiltshire, so it is up to them.

@ 29 message 3 practical | placement
Sent Maria the dates of the next support groups, by invitation.
""")

TAPPER = read_pages("""
@ 94 phone 15 practical | placement
Steph and Wayne are approved and live just past our edge. Asked whether there is room: we are at 18 or so, and it is
the Romsey side that decides.

@ 38 phone 10 catch-up | training
Wayne would like to come to the evening on online safety. Yes, as a guest.
""")

ABIODUN = read_pages("""
@ 32 phone 20 practical | training
Folake goes to panel next month and has been told to get to know her Hive. We talked about what helps in the first
weeks, and about Dara, who is thirteen and for it 'in principle'.

@ 13 message 3 catch-up | training
Folake: the last visit of her assessment is done. Fingers crossed, hers and mine.
""")
