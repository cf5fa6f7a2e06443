"""Messages to and from the carers: nobody spoke, so they count apart."""

from hivedesk.casework.demonstration.pages import read_pages

MESSAGES = read_pages("""
@ message 3 catch-up | carer's wellbeing
Sent {carer} a line to say that I was thinking of [them|the house] today. A heart came back.

@ message 3 practical | practical help
Sent {carer} the date and place of the next support group. [Coming.|Will try.|Yes, and bringing cake.]

@ message 3 practical | training
Sent the link for the online course. {carer} has booked.

@ message 3 practical carer | social worker
{carer} asked for {ssw}'s new e-mail address. Sent.

@ message 3 catch-up carer | behaviour
{carer}: '[All quiet here|Nothing to report|Peace has broken out]. Long may it last.'

@ message 4 catch-up carer | behaviour
{carer} sent a picture of {child}'s [handiwork|drawing|cake] (no face in it). I sent three exclamation marks.

@ message 3 practical | payments
Told {carer} which form is the right one for mileage, and where it is.

@ message 4 practical carer | social worker
{carer}: visit from {csw} moved again, {child} doesn't mind. I noted the date.

@ message 3 practical | practical help
Asked the Hive for a [child's bike|school bag|pair of football boots, size 2]. {carer} has one and will leave it on
the step.

@ message 3 catch-up | carer's wellbeing
Happy birthday to {carer}. {She} is having a day without cooking.

@ message 3 catch-up junior secondary term | school
Wished {child} luck for [the test|the assembly|the match] through {carer}. Answer: 'We'll need it.'

@ message 4 practical carer | health
{carer} asked which chemist is open late. Sent two.

@ message 3 practical 09-15..11-30 | health
Passed on the nurse's dates for flu jabs to {carer}.

@ message 3 catch-up junior secondary carer | school
{carer}: {child} got into the team. Thumbs up from me.

@ message 3 practical | practical help
Confirmed with {carer} that I come on the day we said, after the school run.

@ message 3 practical carer | practical help
{carer} asked to put our visit off by a day: [dentist|plumber|everybody has a cold]. New time agreed.

@ message 3 practical own | own children
{carer} asked if {own} may come to the family event with a friend. Yes.

@ message 4 catch-up carer | carer's wellbeing
Long message from {carer} about a long day. I answered with a short one, and will ring.

@ message 3 catch-up | carer's wellbeing
Asked {carer} how yesterday went. 'Better than I thought. Thank you for asking.'

@ message 3 practical #host | sleepover
Asked {carer} whether a child could come for a night next month. {She} is looking at dates.

@ message 3 practical carer #host | sleepover
{carer} can do one Saturday night next month, no cats, bedtime by eight.

@ message 3 practical | training
Reminded {carer} of tomorrow's course: bring lunch, park behind the library.

@ message 3 practical carer | training
{carer} can't make the course after all. I've told the training team, so that somebody gets the place.

@ message 3 catch-up 12-20..12-31 #christmas | carer's wellbeing
Christmas wishes to {carer} and everybody in the house, with the Out of Hours number underneath.

@ message 3 catch-up 01-01..01-06 | carer's wellbeing
Happy New Year from {carer}, with a picture of [the sea|a burnt pudding|five pairs of wet wellingtons].

@ message 3 practical 09-01..09-12 infant junior secondary | school
Wished {carer} a good first week of term. 'Uniform: yes. Shoes: no.'

@ message 3 practical 07-15..08-20 | practical help
Told {carer} which weeks I am about in the summer and whom to ring when I'm not.

@ message 3 practical 10-10..10-28 | practical help
Half-term swimming for the Hive: {carer} has put down [two|three|four] names.

@ message 3 practical 03-01..04-10 | practical help
Asked {carer} for a cake for the spring table. 'Lemon or lemon?'

@ message 3 practical 05-10..06-30 | practical help
Date for the summer family day sent to {carer}. They are in.

@ message 3 practical 11-10..12-12 #christmas | practical help
Asked {carer} what {child} would like from the Christmas list. Answer: [a torch|Lego|a real hammer|anything with a
horse on it].

@ message 4 practical | social worker
{ssw} asked me to tell {carer} that {ssw} is on leave next week, and who covers. Done.

@ message 3 catch-up new | carer's wellbeing
Asked {carer} for one good thing from this week. Got four.

@ message 3 practical new | training
Sent {carer} the sheet with all twelve first-year courses and the hours of each.

@ message 3 practical new | practical help
Told {carer} where the Hive's cupboard is and what is in it at the moment.

@ message 3 catch-up none #waiting | placement
{carer} asked if there is any news. None yet; I said so straight away rather than let {her} wait.

@ message 3 practical connected | practical help
Sent {carer} the page about passports for children who live with family.

@ message 3 catch-up connected carer | carer's wellbeing
{carer}: family gathering survived.

@ message 4 catch-up siblings carer | behaviour
{carer}: they have made up. The torch has been cut in half, in a manner of speaking.

@ message 3 catch-up dog carer #dog | behaviour
Picture of {dog} asleep on a school bag. {carer}: 'Homework.'

@ message 3 catch-up toddler carer | health
{carer}: fever is down, {child} has asked for [toast|'more' of everything|the cat].

@ message 3 catch-up secondary carer | behaviour
{carer}: {child} has cooked. We're all alive.

@ message 3 catch-up college carer | behaviour
{carer}: {child} got up without being called. I have written the date down.

@ message 3 catch-up infant junior carer | health
{carer}: a tooth has come out, and been lost, and a letter to the tooth fairy has had to be written.

@ message 3 practical | practical help
Sent {carer} the Out of Hours and duty numbers again, after {hers} telephone went in the [sink|sea|wash].

@ message 3 catch-up respite | sleepover
Thanked {carer} for the weekend, in the children's name. 'Tell them the den is still up.'

@ message 3 practical respite | sleepover
Asked {carer} about dates for next month. The bowls fixtures came back, with the free days ringed.

@ message 3 catch-up couple | carer's wellbeing
Wedding anniversary of {carer} and {partner}. Sent a card with a terrible joke.

@ message 3 catch-up single | carer's wellbeing
Asked {carer} to let me know when {she} got home after the late meeting. {She} did, at ten past nine.

@ message 3 practical carer | payments
{carer}: the payment has come. I ticked it off.

@ message 3 practical | social worker
Sent {carer} the name of the independent reviewing officer and when the next review is likely to be.

@ message 3 catch-up | carer's wellbeing
{carer} came to mind, so I wrote. 'You're psychic. Ring me [tomorrow|on Monday|when you've ten minutes]?'
""")
