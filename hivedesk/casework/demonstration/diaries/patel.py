"""The Patels: Ellie's nights after family time, and a household round her."""

from hivedesk.casework.demonstration.pages import read_pages

NIGHTS = read_pages("""
@ 351 phone 25 session carer | family time, behaviour
Anika rang after a bad night. Ellie was up four times after family time, twice standing in the hall without a word.
Anika sat with her on the top stair until she was ready to go back.
Opinion: Anika did just the right thing by not asking questions at 3 in the morning. She is tired and did not quite
say so.
Outcome: Anika keeps a plain note for a month: day, bedtime, wakings, what came before.
Follow 7: Ask Anika how the sleep notes are going

@ 344 visit 70 session | family time, behaviour | Anika, Ellie-Mae
Went through the sleep notes. Two wakings on ordinary nights, four or five after family time. Ellie showed me her
room: bed against the wall, Mr Flop, the door open a hand's width.
Opinion: I think the drive home is the hard part. Nobody says anything and she arrives with it all inside her.
Child: I like it when the landing light is on. Then I know somebody is up.
Outcome: Landing light stays on all night. Anika and Suresh try a picnic tea in the car park before driving home.

@ 330 phone 15 catch-up | family time
The picnic tea after family time has now been tried twice. Three wakings instead of five. Ellie asked whether it can
be the same sandwiches every time.

@ 318 phone 20 session carer 20:15 | family time, social worker
Anika rang as soon as Ellie was asleep. I stayed in touch until she had spoken to the Out of Hours Service.
Outcome: Nothing more is to be asked of Ellie. Jasmine will ring Anika herself.
Concern: Ellie said at bedtime, unasked: 'Mummy's friend was in the car and I'm not supposed to say.' Anika said
thank you for telling me, wrote the words down at 19:40 and asked nothing more.
Told: Out of Hours Service 20:05, who took the words as written. Jasmine (child's social worker) by e-mail 20:20.

@ 316 phone 20 catch-up | family time, social worker
Anika is relieved that it was acted on so quickly. Ellie has not mentioned it again.
Others: Jasmine told Anika that family time will be supervised inside the building, with drop-off and pick-up by
staff, from the next visit on.
Later 5: Jasmine confirmed in writing that the arrangements changed and why. Copy is with Priya (SSW).

@ 297 visit 60 session | behaviour, health | Anika, Suresh
Both at home. Sleep notes for six weeks: ordinary nights now mostly one waking. After family time still three.
Suresh has taken over the 5 o'clock one so that Anika can work on Thursday.
Opinion: They share it out well. What they would like is somebody to tell them whether to carry on.
Outcome: I ask Priya about the psychologist's consultation line for carers.
Follow 5: Ask Priya about a consultation for Anika and Suresh

@ 288 message 5 practical | health, social worker
Told Anika that Priya has put their names down for a consultation with Dr Adewale, about five weeks' wait. She sent
a thumbs up and a photo of a very flat grey rabbit in the wash.

@ 262 phone 15 catch-up | behaviour
A run of four nights straight through, then two visits cancelled by Mum at short notice and back to three wakings.
Ellie packed Mr Flop in her school bag both days.
Opinion: Not knowing seems to be harder for her than going.

@ 247 video 50 session | health, behaviour | Anika, Suresh, Dr Adewale
Consultation with Dr Adewale; Anika asked me to listen in. Advice: keep the light, keep the same short sentence each
time ('You're safe, it's night, I'm next door'), tell Ellie about a visit the day before and not earlier.
Opinion: Good plain advice. Suresh wrote the sentence on a card for himself and laughed about it.
Outcome: Try it for six weeks, then a second talk.
Shared: Priya, by e-mail, at Anika's wish
Later 9: Dr Adewale's letter has come, one page, for Anika, Suresh and Ellie's file. It says what is written here.

@ 219 phone 15 catch-up | behaviour
Three weeks of the same sentence. Anika says Ellie now finishes it for her. One waking most nights; after the last
visit two.
Child: You're safe it's night I'm next door.

@ 196 phone 10 catch-up | family time
Family time went ahead and was a good one; Mum brought photographs of Ellie as a baby. Two wakings, no hall.

@ 168 visit 60 session | behaviour, carer's wellbeing | Anika
Ellie is sleeping through about five nights in seven. Anika has slept as well and it shows. We talked about what she
gave up this year: the choir, mostly.
Outcome: Suresh does bedtime on choir night. I ring the week after to hear whether she went.
Follow 9: Has Anika been back to choir?

@ 158 phone 10 catch-up | carer's wellbeing
Anika went to choir. They had kept her chair.

@ 121 phone 15 catch-up | family time, behaviour
Mum has missed two visits. Ellie drew her a card and asked Anika to keep it safe rather than send it. Slept through
both nights.
Opinion: A year ago that would have been a week of broken nights.
Child: I'm keeping it till she comes.

@ 83 visit 60 session | behaviour, sleepover | Anika, Ellie-Mae
Ellie asked whether she could have a sleepover with a friend one day. Anika and I talked through what would help:
her own pillow, the light, the sentence on the card, a telephone by the bed.
Child: I would take Mr Flop but in the bag so nobody sees, and then take him out.
Outcome: Start with a tea and pyjamas evening at a Hive family, home to sleep.

@ 54 phone 15 catch-up | sleepover
Pyjama evening happened. Ellie lasted until half past eight, ate two suppers and was driven home happy.

@ 27 visit 55 session | behaviour, school | Anika, Ellie-Mae
No sleep notes any more: Anika has put the book away. Ellie read to me, two whole pages, and corrected my voices.
Opinion: A settled, funny little girl. The worry now is the next court date, which nobody has told her yet.
Outcome: Anika, Jasmine and I agree who tells Ellie, and when.
Due 2: Ring Jasmine: who tells Ellie about the hearing, and when

@ 6 phone 15 catch-up carer | family time
Anika rang just to say that Ellie slept through after family time. First time since she came.
""")

HOUSEHOLD = read_pages("""
@ 335 phone 10 practical | payments
The mileage for family time had been paid at the old rate again. Anika has the dates and miles on one sheet, and
sends that to the payments team.

@ 281 phone 15 catch-up | own children
Rohan has asked why he is the only one who is never allowed to be in a mood. Suresh took him fishing and they talked
about it.
Opinion: Worth an eye. He is a kind boy and hides things well.

@ 233 visit 45 catch-up | own children, placement | Suresh, Rohan
Called for the car seat and stayed for tea. Rohan helped Ellie build a marble run the length of the hall. He told me
the sleep thing is 'fine now I've got earplugs'.

@ 207 message 4 practical | training
Sent Suresh the dates for the attachment refresher. He has booked the one in {town} library.

@ 171 phone 10 practical | family time, social worker
I told Anika that my e-mail with the times of Ellie's family time went to another Patel in the county's address book.
It has been deleted there unread, and my manager and the data protection officer know. I said sorry.
Opinion: Anika was kind about it. I shall ring with times from now on.

@ 151 phone 15 catch-up | health
Ellie's eczema has flared. New cream from the GP, twice a day for a fortnight; school has been told and has a tube.
Follow 14: Eczema: has the new cream helped?

@ 134 phone 10 catch-up | health
Elbows much better. Ellie puts the cream on Mr Flop as well, so the tube goes fast.

@ 97 phone 20 catch-up carer | own children, carer's wellbeing
Anika's mother is unwell in Leicester and Anika may need to go at short notice. Suresh can take unpaid leave for a
week; after that they would need help in the mornings.
Outcome: The Hive can do two school runs a week if it comes to that. Priya has been told.

@ 66 phone 10 catch-up | carer's wellbeing
Anika's mother is home from hospital and bossing everybody. No need for the school runs after all.

@ 5 message 4 practical | practical help
Anika offered her spare booster seat to the Hive's cupboard, now that nobody needs it. I'll fetch it on the next visit.
Due 5: Fetch the booster seat from Anika
""")

JAYDEN = read_pages("""
@ jayden phone 25 session evening | placement
Out of Hours rang the Patels at five and Jayden was here by seven: six years old, a bicycle, and a school uniform that
is too small. Suresh read him a story about a digger. Ellie has shown him where the landing light is.
Outcome: For some nights, until Jasmine knows more. I ring in the morning.

@ jayden+2 visit 60 session | placement, practical help | Anika, Jayden
He keeps the bicycle where he can see it, so it sleeps in the back room with him. He asks for his baby sister at
bedtime. Anika has written to Jasmine about that.
Child: She's got no teeth. She knows it's me though.
Outcome: Uniform that fits, from the shop at the corner; Anika claims for it.

@ jayden+10 phone 15 catch-up | school, own children
Same school as Ellie, so they walk together. Rohan has mended the bicycle bell, which he regrets.

@ jayden+17 phone 15 catch-up carer | family time
Jayden saw his sister for an hour. He was quiet afterwards, and ate Suresh's supper as well as his own.
Opinion: They belong together and everybody knows it. It is a question of a house.

@ jayden_left phone 20 catch-up carer evening | placement, carer's wellbeing
Two days' notice and he has gone: a home in Portsmouth where both of them can be. The right thing, much too fast. His
bicycle and a box of bricks did not fit in Jasmine's car.
Opinion: Anika and Suresh are glad for him and feel as if a door had slammed.

@ jayden_left+2 phone 15 catch-up | placement
Anika has written a page for the new carers: the bicycle, the digger book, how he asks for his sister. Nobody has told
her where to send it. The back room is as he left it; the mattress is out to be cleaned.
Outcome: I ask Jasmine whom to ring.
Due 0: Jasmine: who tells Jayden's new carers what Anika wrote down, and who fetches the bicycle
""")
