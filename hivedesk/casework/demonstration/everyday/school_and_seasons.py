"""Everyday calls and visits about school, and about the time of the year."""

from hivedesk.casework.demonstration.pages import read_pages

SCHOOL = read_pages("""
@ phone 10 catch-up infant junior term #schoolgood | school
{child} came home from {school} with a [sticker|certificate|very muddy coat]. {carer} is framing it.

@ phone 15 catch-up infant junior secondary term | school
Parents' evening at {school}: {child} is [trying hard|where {he} should be in maths|further on with reading].
{carer} had to sit on a very small chair.

@ phone 15 practical infant junior secondary term | school
Personal education plan is due. {carer} has asked {school} for a date on which {she} can come without begging for
cover.

@ phone 15 catch-up junior secondary term | school
Homework rows. {carer} has moved it to before tea, at the kitchen table, with {her} doing her own paperwork beside
{him}. Better already.

@ phone 10 catch-up infant term | school
{child}'s reading book has been the same for three weeks. {carer} has asked {school} for another, and got four.

@ phone 15 catch-up junior term | school
{child} had a bad playtime: pushing, and a torn jumper. {school} rang {carer} at once, which is an improvement.

@ phone 15 practical junior secondary term #haircut | school
Trip form from {school}: {carer} wanted to know if {she} may sign. {She} may, it is in the placement plan.

@ phone 15 catch-up secondary term #schoolgood | school
{child} has [two merits|a part in the band|been put up a set in English] and told {carer} by leaving the letter on
the stairs.

@ phone 20 catch-up carer secondary term #schoolgood | school
Detention, for [talking|a missing homework|chewing gum]. {carer} thinks it is fair, {child} doesn't. Nobody has died.

@ phone 15 catch-up nursery term | school
{child} likes the sand tray and one particular lady at {school}. {carer} stays for five minutes, then goes, and says
so when {she} goes.

@ phone 15 catch-up college term | school
{child} has found {his} feet at college. {carer} has been told that {he} is 'a pleasure to teach', and read it to
{him} twice.

@ visit 45 session infant junior term | school
Called in after the school run. {carer} is worried that {child} is falling behind in [spelling|times
tables|handwriting]. We looked at the last report and it isn't as bad as the worry.
Outcome: {carer} asks the teacher for two things to do at home, not ten.

@ phone 10 practical infant junior secondary term | school
{school} wants to know who may collect {child}. {carer} gave them the list again, with a photograph of each.
""")

SEASONS = read_pages("""
@ phone 15 catch-up 09-03..09-14 infant junior secondary | school
Back to school. {child} went in [without looking back|holding {carer}'s sleeve|with {his} bag packed since Sunday].
{carer} has had a cup of tea in silence.

@ phone 15 catch-up 09-03..09-18 reception | school
{child} has started in Reception: mornings only so far. {He} came out and said 'I did it'. {carer} cried in the car.

@ phone 20 session 09-03..09-25 year7 | school
First weeks at {school}. {child} has been lost twice and late once, and has found one friend and the canteen.
{carer} is learning the timetable by heart.
Child: It's massive. I know where the toilets are now.

@ phone 10 practical 08-20..09-08 infant junior secondary | school, payments
Uniform: {carer} has bought the shoes last, as {child} grows while you look. Asked when the clothing payment comes.

@ phone 15 catch-up 09-10..09-30 infant junior secondary | behaviour
Everyone is tired after the first weeks of term. {child} falls apart at four o'clock each day. {carer} has a snack
ready and says nothing till it is eaten.
Opinion: {He} holds it together all day at school. Home is where it can come out.

@ phone 10 catch-up 10-18..11-03 infant junior | behaviour
Half term. {carer} has a list: [pumpkins, leaves, wellingtons|the swimming pool and nothing else|grandparents, and a
day of pyjamas].

@ phone 15 catch-up 10-28..11-08 | behaviour
Fireworks are upsetting {child}. {carer} shuts the curtains, puts a film on loud, and they have a blanket camp
behind the sofa.

@ phone 10 catch-up 10-29..11-08 dog #dog | behaviour
{dog} hates the bangs. {carer} has moved the basket into the hall and sits there with a book.

@ phone 15 catch-up 11-08..11-24 infant junior | school
School photograph. {child} asked who gets one. {carer} will order three, and ask {csw} about the third.

@ phone 20 session 12-01..12-18 #christmas #birthfamily | family time, carer's wellbeing
How will Christmas be? {carer} and I went through the days: who comes, who doesn't, when {child} sees family, and
one day with nothing in it.
Opinion: It is the not knowing that spoils it for {him}. {carer} is making a calendar with pictures.

@ phone 15 catch-up 12-01..12-20 infant junior #christmas | school
Nativity: {child} is [a sheep|third shepherd|the back half of a camel]. {carer} has a sewing machine and no pattern.

@ phone 15 catch-up 12-05..12-21 toddler nursery infant #christmas | behaviour
The tree is up, and has been down, and is up again with nothing on the lower branches. {child} says good night to
each bauble.

@ visit 50 session 12-02..12-20 new #christmas | placement, carer's wellbeing
Their first Christmas as carers. {carer} wondered how much is too much. We thought: fewer presents, the same
breakfast as always, and somebody to sit with {child} when it gets loud.
Outcome: I leave my number for the days between, and the Out of Hours number beside it.

@ phone 15 catch-up 12-08..12-22 county junior secondary #christmas #birthfamily | family time
Presents from birth family have come early. {carer} has put them by. {child} knows they are there and has asked for
one of them on the day itself.

@ phone 10 practical 12-08..12-21 #christmas | practical help
Christmas hamper from the Hive's collection: {carer} would sooner that it goes to somebody who needs it more. I said
that hampers
are for givers too.

@ phone 10 catch-up 12-27..12-31 #christmas | carer's wellbeing
The day between the days. {carer} says Christmas was [loud and lovely|better than last year|all right until four
o'clock]. Everybody is in pyjamas.

@ phone 15 catch-up 01-02..01-12 | behaviour
A long holiday and everybody glad that it's over. {child} asked for a normal day, and got one.

@ phone 15 catch-up 01-03..01-20 infant junior secondary | school
First week of term is behind them. {child} had forgotten [{his} PE kit|{his} lunch|how to get up] and nothing else.

@ phone 15 catch-up 01-05..02-05 | carer's wellbeing
January. {carer} is tired of the dark and of wet shoes in the hall. We looked at what there is to look forward to:
the group on Thursday, and snowdrops.

@ phone 15 catch-up 02-10..02-24 infant junior | behaviour
Half term and rain. {carer} has built a den in the [hall|dining room|garage] with {child}, and it has a waiting list.

@ phone 15 catch-up 03-01..03-25 infant junior #birthfamily | family time, carer's wellbeing
Mother's Day is coming. {carer} never knows what to say about it. {child} is making two cards, and that settles it.
Child: One's for the post and one's for here.

@ phone 10 catch-up nursery infant junior 03-15..04-20 #christmas | behaviour
Egg hunt in the [garden|park|living room because of the rain]. {child} found them all and then hid them again for
{carer}.

@ phone 15 catch-up 03-20..04-25 junior secondary | behaviour
Easter holidays: bored by the third day, says {carer}, and that's how it should be. {child} has taken the
[bike|toaster|old radio] to bits.

@ phone 15 session 04-20..05-20 year6 | school
SATs are near, and {child} can't sleep for worry. {carer} told {him} that nobody has ever asked {her} for {hers}.
Breakfast club that week, with toast.

@ phone 20 session 05-01..06-18 year11 #exams | school
Exams. {child} revises with [headphones on|the door open|{carer} testing {him}]. {carer} keeps the fridge full and
{hers} questions to herself.
Child: Everyone keeps saying don't worry. It's making me worry.
Opinion: As steady as anybody could ask for.

@ phone 15 catch-up 06-14..06-30 year11 #exams | school
Last exam done. {child} slept until two. {carer} has put the books in a box and the box in the loft.

@ phone 15 session 08-20..08-31 year11 #exams | school
Results day: {child} opened them on {his} own in the garden and then came in smiling. Enough for the course {he}
wanted. {carer} had baked in either case.

@ phone 15 catch-up 05-10..06-10 infant junior | behaviour
Light evenings: nobody wants to go to bed while next door is still playing out. {carer} has moved bedtime by a
quarter of an hour and calls it a present.

@ phone 15 catch-up 06-05..06-22 junior secondary #birthfamily | family time
Father's Day is on {child}'s mind. {carer} asked what {he} would like to do with it. {He} would like to do nothing
and have pancakes.

@ phone 15 session 06-20..07-20 year6 | school
Transition day at the new school. {child} has met {his} tutor and been told about lockers. {carer} has walked the
way to the bus with {him} twice.

@ phone 10 catch-up 06-15..07-18 infant junior | school
Sports day: {child} came [third|last and was cheered|first in the sack race]. {carer} won the carers' egg and spoon.

@ phone 15 catch-up 07-05..07-22 infant junior secondary | school, behaviour
End of term wobbles. {child} has to say goodbye to a teacher {he} likes. {carer} has helped {him} write a card.
Opinion: Goodbyes are never only about the one in hand.

@ phone 10 practical 06-25..07-25 | practical help
Summer: {carer} has written down which weeks they're away and which days they could do with help. I put it beside
everybody else's.

@ phone 10 practical 07-01..08-15 #holiday | social worker
Holiday abroad with {child}: {carer} needs the letter and the passport, and has asked {csw} for both in good time.

@ phone 15 catch-up 07-24..08-30 toddler nursery infant junior | behaviour
Summer holidays. A day at [the beach|the open farm|the water park]: {child} was sandy, sunburnt on one ear, and
asleep before home.

@ phone 10 catch-up 07-28..08-28 infant junior secondary | carer's wellbeing
Rang to see how the holidays are going. {carer}: 'Ask me when they're over.' But {she} was laughing.

@ phone 10 catch-up 08-01..08-30 junior | behaviour
{child} at holiday club three days a week. {He} is a helper now, with a lanyard, and won't take the lanyard off.

@ visit 45 catch-up 07-26..08-30 | behaviour
Tea in the garden. {child} showed me [a frog|a tent that {he} put up {his} own way|how far {he} can spit a cherry
stone]. A good, slow afternoon.
""")
