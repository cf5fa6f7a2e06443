"""Fran and Kasia: Freddie's planned move to his adopters, an empty nursery, and Isla."""

from hivedesk.casework.demonstration.pages import read_pages

FREDDIE = read_pages("""
@ move-64 visit 70 session | placement | Fran, Kasia
The match has been agreed by panel: Freddie's adopters are a couple from outside the county. Introductions begin in
about six weeks. Kasia got the photo book out: every page has the date and who was there.
Opinion: They have done this once before and it does not get easier, they say, only more familiar.
Outcome: I ring once a week until the move, whichever of them wants it.

@ move-52 phone 20 catch-up | placement
The adopters' book and talking toy came by post. Freddie takes the toy to bed and says good night to all three of
them by name.
Child: Night night Mummy Beth, night night Daddy Sam, night night bear.

@ move-41 phone 20 catch-up carer | placement, carer's wellbeing
Fran found herself crying in the frozen food aisle. We talked about who looks after her and Kasia during the
introductions: somebody to bring meals, somebody to text who will not need an answer.
Outcome: Three Hive families cook, two meals each. I hold the list.
Follow 12: Meals for Fran and Kasia: who cooks when

@ move-30 visit 60 session | placement, social worker | Fran, Kasia, Jasmine Webb
Planning meeting at home with Jasmine. Day-by-day plan for twelve days of introductions, with a review in the
middle. Nap time is protected on the plan, in capitals.
Later 2: The adopters' nursery is on the floor above, so the plan now has stairs in it, with a gate.

@ move-20 phone 15 catch-up | placement
The adopters have visited for the first time. Freddie brought them every shoe in the house.
Opinion: Fran liked them, and was cross with herself for being surprised.

@ move-15 phone 20 catch-up | placement
Adopters now do bath and bedtime while Kasia sits on the stairs with a book she is not reading. Freddie called for
Fran once and then let Mummy Beth do it.

@ move-9 message 4 catch-up | placement
Kasia: midway review went well, no changes to the plan. Lasagne arrived. Please thank whoever it was.

@ move-3 visit 60 session | placement, practical help | Fran, Kasia, Freddie
Packing. His things go in his own suitcase and two new bags, nothing in bin liners. The muslin with the knot travels
in his hand. We labelled the freezer box with what he likes.
Child: Freddie's bag. Freddie's house.
Outcome: Checklist done: red book, photo book, memory box, list of his words and what they mean.

@ move phone 10 catch-up carer 11:05 | placement
Fran rang at eleven. He has gone, waving, with the bear song playing in the car. They will walk on the beach until
they are tired.

@ move+2 visit 60 session | carer's wellbeing | Fran, Kasia
Sat in a very tidy kitchen. They have shut the nursery door, and opened it again. Both want to hear nothing about
new profiles for a month, and both said so to Colin already.
Opinion: They know exactly what they need. I brought cake and left it.

@ move+11 phone 20 catch-up | carer's wellbeing
First short video from the adopters: Freddie in a paddling of ducks. Kasia has watched it, Fran is not ready and
that is fine.

@ move+27 phone 20 catch-up | placement, carer's wellbeing
First visit to Freddie, as agreed in the plan. He showed them his new room and then went back to his train. Fran:
'He was pleased to see us and he didn't need us. That's the job, isn't it.'

@ move+44 phone 15 catch-up | placement
They have told Colin that the nursery is ready from now on. Kasia has repainted it, yellow.

@ move+58 phone 15 catch-up | placement
A profile came, a boy of four; they thought hard and said no because of the age. Colin took it well.
""")

ISLA = read_pages("""
@ new_child phone 25 session evening | placement
Isla came this afternoon, with one carrier bag and a bottle that leaked. She is watchful and has not cried. Kasia is
carrying her about upright because that is what she likes.
Outcome: I bring the baby box from the Hive's cupboard tomorrow: sleep bags, vests, bottles.

@ new_child+1 visit 50 session | placement, practical help | Fran, Isla-Rose
Brought the baby box. Isla looked at me for ten minutes without blinking, then offered me a wet rusk.
Opinion: She is taking them both in. They let her.

@ new_child+6 phone 20 catch-up | health
Health visitor has been. Weight is on the low side; plan is little and often, weighed again in a fortnight. No egg
until they know more.
Follow 14: Isla's weight: ask Fran

@ new_child+13 phone 25 session carer evening | behaviour, carer's wellbeing
Three nights of waking every hour and a half. They take turns, four hours each. Fran wanted to know whether it is
them.
Opinion: It is not them. She is finding out whether somebody comes, and somebody does.

@ new_child+20 phone 15 catch-up | health
Isla has put on 400 grams. Kasia has told the whole street.

@ new_child+24 visit 55 session | family time, placement | Kasia, Isla-Rose
Family time with Mum is three times a week, an hour's drive there and back. We looked at which feed and which nap
give way. Mo will ask the centre for a later start on two of the days.
Due 9: Ask Mo about the later start for Isla's family time

@ new_child+31 phone 15 catch-up | placement
Isla laughed, at the washing machine. She now has a chair in front of it.

@ 4 phone 15 catch-up carer | family time
Mum sent a cardigan and a photograph of herself. Kasia has put the photograph by the changing mat and tells Isla who
it is.
Opinion: Nobody asked them to do that.
""")

BEFORE = read_pages("""
@ 349 phone 15 catch-up | placement
Freddie has found out about puddles. Two changes of clothes before ten.

@ 322 phone 15 catch-up | health
Chickenpox at the toddler group. Freddie has had the spots and Fran has had the nights.

@ 57 phone 10 practical | training
First aid certificate runs out soon; both have booked the same Saturday and need four hours of cover if a child is
placed. Comfort Osei has offered.
""")
