"""Denise Whitcombe and Kayden: a school place at risk, a reduced timetable, and the way back."""

from hivedesk.casework.demonstration.pages import read_pages

SCHOOL = read_pages("""
@ 355 phone 30 session carer term | school, behaviour
Denise rang from the school car park. Kayden has been sent home for two days: he swore at a supply teacher and
kicked a bin. He had told his form tutor that morning that he had a headache.
Opinion: Denise was crosser with the school than with him, and told neither of them so. Good.
Outcome: Denise asks for the decision in writing and for work to be sent home.

@ 353 visit 80 session | school | Denise, Kayden
Kayden was doing his maths at the kitchen table with Biscuit lying on his feet. He showed me a bird box he made last
year that has starlings in it.
Child: They talk to me like I'm about to kick off, so I might as well.
Opinion: He knows what happened and he is ashamed of the bin. He is not sorry about the supply teacher yet.
Outcome: Denise and Kayden write down three things that would help in lessons, for the meeting on his return.

@ 349 phone 15 catch-up term | school
Return meeting went all right. Kayden read his three things out: a seat near the door, a card to leave for five
minutes, and being told quietly.
Others: Ellen Vickery (pastoral lead) agreed to the card for a trial.
Follow 14: Time-out card: is it being used, and is it honoured?

@ 336 phone 20 catch-up | school
The card works with most teachers. In science he was told he was 'taking advantage'. Denise has asked Ellen to speak
to that teacher.

@ 321 phone 25 session carer term | school, behaviour
Sent out of science again and walked off site. He went straight home to Denise, so she had him within twenty minutes.
Opinion: He goes home, not away. That ought to count for something.
Outcome: Denise asks the Virtual School for an early education plan meeting.
Shared: Aaron (social worker) and Colin (SSW), by e-mail

@ 309 visit 100 session term | school | Denise, Kayden, Ellen Vickery, Nick Amory
Education plan meeting at school; Denise asked me to sit beside her. The head of year said the word exclusion twice.
Nick Amory asked what the school had not yet tried.
Others: The school offers mornings only for six weeks, to be looked at every fortnight. Aaron agreed to it in the
meeting.
Opinion: A reduced timetable is only any good with an end date on it. Denise said so, better than I would have.
Child: If I do the mornings can I still do woodwork, because that's in the afternoon?
Outcome: Woodwork on one afternoon stays. End date is written into the plan.
Follow 14: First fortnight of mornings only: ring Denise
Later 4: Minutes have come from the school. They leave out the end date; Denise has written back and asked for it to
be put in.

@ 295 phone 20 catch-up term | school
First fortnight: nine mornings out of ten. The tenth he had a stomach ache that Denise thinks was real.
Child: Mornings are okay. Nobody's wound up yet.

@ 287 phone 20 catch-up carer | carer's wellbeing
Denise has cut her hours at the feed merchant's to be home by noon. Money is tighter and she hasn't told anybody.
She wanted to say it aloud, not to have it solved.
Outcome: I ask Colin whether anything can be paid while the timetable is the school's choice.
Follow 6: Ask Colin about support for Denise's lost hours

@ 280 message 4 practical | payments
Told Denise that Colin is putting a request to his manager for the hours lost. No promise yet.

@ 268 visit 60 session | school, carer's wellbeing | Denise
Six weeks nearly over and no meeting in the diary. Denise has asked twice. We wrote one short e-mail together, to
school, Aaron and Nick, with three dates to choose from.
Opinion: She is very patient and it is costing her. The yard and the dog are what keep her going.

@ 258 phone 15 catch-up | school, payments
The meeting is fixed. Also: Colin's manager has agreed to a payment for the lost hours, eight weeks back. Denise had
to sit down.

@ 251 visit 90 session term | school | Denise, Kayden, Ellen Vickery, Aaron Fisk
Review at school. Four mornings missed in six weeks, two incidents, both settled with the card. Agreed: two full
days from next week, three a fortnight after that.
Others: Ellen says his woodwork teacher has asked for him as a helper with the younger ones.
Child: I want to do the full days. I don't want to be the one who goes home.
Outcome: Full days step by step; next look in four weeks.

@ 229 phone 20 catch-up | school
Two full days are going well. A supply teacher again, the same one. He showed her the card; she said 'of course'.

@ 210 phone 115 session carer term 17:30 | behaviour, social worker
On and off the telephone with Denise until he was back. She had soup on and asked him nothing until he had eaten.
Child: I just wanted to see if I could walk it. It was further than it looked.
Outcome: Return interview to be arranged by Aaron.
Concern: Kayden did not come home from school. Last seen at the bus stop at 15:20; telephone off. Denise had walked
the river path and rung his two friends by 17:30. He walked in at 18:55, unhurt, wet through.
Told: Aaron's voicemail 17:35; Out of Hours Service 17:50; police 101 at 18:10 on their advice. All three told by
19:20 that he was home.

@ 208 visit 60 session | behaviour | Denise, Kayden
Nothing bad behind it that anybody can see: he had missed the bus and would not ring because his credit had run out.
Denise has set up a top-up that cannot run out, and a rule that being late is never worse than being lost.
Child: I thought she'd go mad. She gave me soup.
Opinion: He was more shaken by the police car than by the walk.
Later 6: Return interview took place at home. Kayden asked Denise to sit in.

@ 186 phone 15 catch-up term | school
Three full days. First weekly report with no red on it; Denise has put it on the fridge and he has taken it down and
put it back.

@ 164 visit 60 session | placement, school | Denise, Kayden
We talked about why he is the only child here. Kayden likes it. Denise does too, for now, and would like it looked
at after a quiet term.
Child: I'd share Biscuit but not my room.

@ 139 phone 20 catch-up | school
Full timetable now, with the card and the seat by the door. One detention, for talking, like everybody else.
Opinion: Denise sounded almost proud of the detention.

@ 112 phone 20 catch-up carer | health
The letter for the attention assessment has come, five months after it was asked for. Denise is worried that he will
be given a label and a tablet. We went through what would be asked and who decides.
Outcome: Denise writes down what she sees at home. Kayden fills in his own sheet.
Follow 10: Have both sheets for the assessment gone off?

@ 79 visit 55 session | health, school | Denise, Kayden
Assessment done. Kayden found the clinic 'all right, they had a fish'. Results in about six weeks.
Child: She asked what I'm good at and Denise went on for about an hour.
Later 3: Denise rang to say that it was the fish tank in the waiting room which he liked, and that the doctor was
good too.

@ 61 phone 15 catch-up | behaviour
A quarrel about the telephone at night. It now sleeps in the kitchen, and so does Denise's, which was his condition.

@ 44 phone 20 catch-up carer term | school
A new head of year who had read only the old file and spoke to him as if it were last year. Kayden walked out to the
library with his card, sat there, and went back. Denise is proud and furious.
Outcome: Denise meets the new head of year with this year's reports in her hand.

@ 36 phone 15 catch-up | placement
The next review looks at whether Kayden should go on being the only child here. Denise has no view that is stronger
than his, she says.
Child: Maybe somebody older. Not somebody who's always there.

@ 30 phone 15 catch-up term | school
The meeting with the new head of year was a good one. She asked Denise what works and wrote it down.

@ 18 visit 60 session | health, carer's wellbeing | Denise, Kayden
Assessment letter: attention difficulties, no tablets for now, a plan for school. Denise read it to Kayden in the
van so that nobody had to look at anybody.
Child: So I'm not just being a pain then.
Outcome: School gets the letter through Aaron. Denise's own safeguarding refresher is overdue and she will book it.
Call 0 20:00 asked: Ring Denise after her meeting about the school plan

@ 5 phone 20 catch-up carer | school
Denise went through what she wants to ask for: the card written into the plan, somebody to check his bag at the end
of the day, and woodwork to stay.
Opinion: She hardly needs me for this any more. She wanted somebody to practise on.
""")

YARD = read_pages("""
@ 340 message 3 practical | practical help
Sent Denise the number of the Hive family who have a spare desk. Her brother Ray will fetch it with the trailer.

@ 303 phone 10 catch-up | health
Biscuit ate a whole tub of margarine and the vet says he will live. Kayden slept beside his basket.

@ 243 phone 15 catch-up | family time
Kayden's gran rang on his aunt's phone and he talked for half an hour with the door shut. He came out and made tea
for everybody, which he has never done.

@ 216 phone 15 catch-up evening carer | carer's wellbeing
An evening call, and a good cry about nothing much. Her mum's birthday would have been this week.
Opinion: It helps her that I knew her mum.

@ 177 phone 10 practical | sleepover
Denise would like one free weekend in the next two months. Talked about who Kayden would go to: he knows the
Cartwrights and Otto.
Follow 8: Ask Pauline Cartwright about a weekend for Kayden

@ 128 phone 15 catch-up | sleepover
Kayden's weekend with the Cartwrights went well. He mended their gate and came home with two jars of plum jam.
Denise slept till ten.
Child: Otto's like Biscuit with the battery out.

@ 92 phone 10 catch-up | practical help
Washing machine has given up. The credit union has a loan for it, and Ray knows a man. In the meantime two loads a
week go to the Bramleys'.

@ 37 phone 10 practical | social worker
Unannounced visit is nearly due, as Denise points out, so not very unannounced. She isn't worried, she would just
like it not to be on market day.

@ 11 message 3 catch-up | behaviour
Denise sent a picture of a bird box, a proper one with a slate roof, made for his form tutor.
""")
