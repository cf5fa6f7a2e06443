"""Everyday calls and visits that are mostly about the carers, their own children, and the service."""

from hivedesk.casework.demonstration.pages import read_pages

TALKS = read_pages("""
@ phone 15 catch-up | carer's wellbeing
[A cheerful call|Rang for a natter]. {carer} has a day off and is spending it [in the garden|in bed with a book|at
{hers} sister's]. I told {her} to go back to it.

@ phone 20 catch-up carer | carer's wellbeing
{carer} needed to let off steam about a day on which nothing worked. I listened. By the end {she} was laughing about
[the car|the printer|the iron].

@ phone 15 catch-up | carer's wellbeing
{carer} has a heavy cold and is carrying on. Reminded {her} that the Hive can do [a school run|a meal|an hour in the
afternoon]. {She} said that {she} would ask tomorrow if it's no better.

@ visit 60 session | carer's wellbeing
A visit with no agenda. We talked about {carer}'s own mum, holidays, and what {she} would do with a free week.
Opinion: {carer} gives a lot and seldom says what {she} needs. Worth coming back to.

@ visit 55 session couple both | carer's wellbeing
Saw both together. {partner} and {carer} have not had an evening out since they can't remember when. We found a date
and a Hive family for it.
Follow 10: Evening out for {carer} and {partner}: is it happening?

@ phone 15 catch-up couple | carer's wellbeing
{partner} is away with work all week, so {carer} is on {hers} own with everybody. I ring again towards the end.

@ phone 15 catch-up single | carer's wellbeing
{carer} said that the evenings are long when you are the only grown-up. We agreed that I ring a bit later in the day
from now on.

@ phone 20 session | carer's wellbeing
We talked about what {carer} does when {she} has reached the end of {hers} rope. {She} has a list on the back of a
cupboard door. I've asked for a copy.

@ phone 15 session couple | carer's wellbeing, placement
{carer} and {partner} don't see eye to eye on [bedtimes|screens|how much to say at the school gate]. Neither is
wrong. They'll try it {partner}'s way for a fortnight.
Follow 14: How was the fortnight?

@ phone 10 practical | payments
Payment query: a week is missing. I gave {carer} the number and the words, and asked {her} to tell me if it isn't
put right.
Follow 8: Missing week's payment: has it come?

@ phone 10 practical #payments | payments
Mileage claim from last month has come back because of a signature. {carer} will post it again.

@ phone 10 practical | payments
{carer} wanted to know what counts as 'equipment'. A car seat does. A trampoline doesn't.

@ phone 10 practical | training
Went through the training dates. {carer} has chosen [E-Safety|Food Safety|Attachment Theory|Strength Based
Conversations], on a day when there's cover.

@ phone 15 catch-up | training
{carer} enjoyed [the attachment course|the first aid day|the evening about teenagers] more than {she} had expected,
mainly because of who sat next to {her}.

@ phone 15 practical new | training
First year's courses: looked at what is done and what isn't. {carer} has five to go and a plan for three of them.

@ phone 15 catch-up new | training
{carer} asked what to write in the daily record and how much. Facts, times, {hers} own words for feelings, and what
the child said just as it was said.

@ phone 15 session new | carer's wellbeing
How is it compared with what {carer} expected? Noisier, slower, and 'more paper'. {She} would do it again.

@ visit 50 session new | training, social worker
Went through the folder together: who holds which paper, what to do at three in the morning, where the numbers are.
{carer} has stuck the Out of Hours number inside the cupboard.

@ phone 15 catch-up new none #waiting | placement
Still no child. {carer} has read all the books and now cleans. We talked about other things for a quarter of an hour.

@ phone 15 session new none #waiting | placement
Talked through how a matching call goes: what to ask, and that nobody minds if you say you'll ring back in an hour.

@ phone 10 catch-up none #waiting | placement
The room is ready and the house is quiet. {carer} says that quiet is not all it is made out to be.

@ phone 15 catch-up none #waiting | placement
Nothing new from the duty desk. {carer} asked if {she} has been forgotten. I've asked {ssw} to ring {her}.
Follow 4: Did {ssw} ring {carer}?

@ phone 10 practical | social worker
{ssw}'s supervision visit is in the diary. {carer} has two things that {she} wants to raise and has written them down.

@ phone 15 catch-up | social worker
Supervision with {ssw} went well. {carer} came away with one job and one compliment.

@ phone 15 practical | social worker
{carer} has had three e-mails from three people about the same meeting. I suggested answering the last one and
copying in the others.

@ phone 10 catch-up own | own children
{own} has been [chosen for a part in the play|off with tonsillitis|very good about sharing {carer}]. We both
said that it should be noticed.

@ phone 15 catch-up own | own children
{carer} thinks that {own} doesn't get enough of {her}. We found an hour a week, and {own} may choose what is done
with it.

@ phone 15 catch-up own | own children
{own} has made friends with another carer's child at the Hive and talks of nobody else.

@ phone 15 practical connected | practical help
{carer} asked what {she} may tell the rest of the family, who all have opinions. Less than they'd like, we decided.

@ phone 20 session connected | family time, carer's wellbeing
Being family and being the carer pull two ways, says {carer}. At the moment it's birthdays. We talked about who is
asked, and who tells those who aren't.

@ phone 15 practical | practical help
{carer} is looking for a [plumber|second-hand bunk bed|driving instructor|good optician] whom somebody in the Hive
would recommend. I asked round.

@ phone 10 practical dog #dog | practical help
Somebody to have {dog} for two days. Another Hive family will, if the lead and the basket come too.

@ phone 15 catch-up | sleepover
{carer} would be glad of a night off next month. Nothing fixed yet; I'll see who in the Hive could.

@ phone 10 practical respite | sleepover
Asked whether they could take two for a weekend next month. {carer} looks at the calendar and rings back.

@ phone 15 catch-up respite | sleepover
The weekend went well. {carer} says that they ate everything and one of them cried a little at bedtime, and was read
to.

@ phone 15 catch-up respite | carer's wellbeing
{carer} likes to know how the children get on after they've stayed. I told what I may tell.

@ event 15 catch-up group | carer's wellbeing
Talked after the support group while we stacked chairs. {carer} had listened more than spoken and said that this was
what {she} had come for.

@ event 10 catch-up group new | carer's wellbeing
{carer}'s [first|second] support group. {She} sat next to {hers} buddy and asked the question that everybody else
wanted to ask.

@ event 15 catch-up group #settled | placement
Had a word with {carer} at the end of the group. All well at home. {She} took two of the leaflets about sleep.

@ video 20 session | carer's wellbeing
Video call, with the laptop on the ironing board. {carer} ironed, we talked, nobody minded. A steady few weeks.

@ video 20 catch-up both couple | placement
Both on the sofa for a video call. They take turns to speak and it always comes out the same.

@ phone 10 catch-up evening | carer's wellbeing
An evening call, as {carer} had asked. The day is done and nobody has been to hospital: a good day.

@ phone 15 practical | practical help
{carer} offered to cook for another family who have their hands full. I passed it on. They said yes before I had
finished.

@ phone 10 practical | practical help
Car trouble. {carer} needs a lift to [the review|a hospital appointment|training] next week and can have one from me
or from another Hive family.

@ phone 15 session | carer's wellbeing, training
{carer} thinks about helping with recruitment: one evening, telling it as it is. {She} would be very good.
""")
