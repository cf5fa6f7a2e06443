"""Everyday calls and visits that are mostly about a child."""

from hivedesk.casework.demonstration.pages import read_pages

TALKS = read_pages("""
@ phone 10 catch-up settled #settled | behaviour
[Short call|A quick ring|Rang for five minutes]. {child} is fine, {carer} is fine, the [oven|car|boiler] is not.

@ phone 15 catch-up #settled | behaviour
{carer} said that {child} has had a good week[| and so has everybody else in the house]. Nothing needed.

@ phone 15 catch-up toddler nursery | health
{child} has a cold and is not eating much. {carer} has plenty of [juice|soup|patience] in the house and will ring
the GP if it goes to {his} chest.

@ phone 10 catch-up toddler nursery infant | health
Tummy bug. {child} is over the worst and {carer} has done [six|seven|nine] loads of washing. Back to normal food
tomorrow, slowly.

@ phone 15 catch-up infant junior | health
Dentist: {child} was brave and has [no fillings|one small filling|to come back in six months]. {carer} is pleased
that {he} went in at all.

@ phone 15 practical infant junior | health
Optician says {child} needs glasses. {He} chose [blue|purple|green] ones. {carer} asked whether the voucher covers a
spare pair; it does not, but the shop will give one.

@ phone 10 practical junior secondary | health
Annual health assessment is booked with the nurse. {child} would like to be asked if {he} wants {carer} in the room.
{carer} will see to it.

@ phone 15 catch-up toddler | behaviour
{child} has learned [to climb out of the high chair|to open the fridge|the word 'no'] and uses it all day. {carer}
sounds tired and amused in equal parts.

@ visit 50 catch-up toddler | placement
Sat on the floor with {child} and a saucepan for most of the visit. {carer} got to drink a whole cup of tea while it
was hot.
Opinion: {child} looks round for {carer} every few minutes, as {he} should.

@ visit 55 catch-up nursery infant | behaviour
{child} showed me [a worm|a castle made of boxes|every plaster {he} has] and told me its story. {carer} and I talked
over the top of {his} head and then stopped, because {he} listens.
Child: You have to say its name or it gets sad.

@ phone 15 catch-up infant junior | behaviour
A lie about a [biscuit|broken cup|missing pound coin]. {carer} said that {she} knew, and that nothing terrible would
happen. {child} owned up after tea.
Opinion: {carer} kept it small. Well done.

@ phone 20 catch-up carer infant junior secondary | behaviour
{carer} rang after a slammed door and a swear word. By the time that we had talked it through {child} had come down
and put the kettle on.

@ phone 15 catch-up junior | behaviour
Friendship trouble: {child} was not asked to a party that everyone else went to. {carer} took {him} [swimming|to the
pictures|for chips by the sea] that afternoon and made nothing of it.

@ visit 60 session junior secondary settled | behaviour
{child} and {carer} have been getting on each other's nerves. We talked, the two of us, about what {he} was like
when {he} came and what {he} is like now.
Opinion: {carer} had forgotten how far {he} has come. It did {her} good to hear it.
Outcome: One evening a week for the two of them, nothing else planned.

@ phone 15 catch-up junior secondary | own children, behaviour
{child} has been asked to help [build a shelf|paint the shed|cook on Sundays] and takes it very seriously.

@ phone 15 catch-up secondary #haircut | behaviour
{child} wants to dye {his} hair. {carer} asked me if that is for {her} to decide. It is in the placement plan; {she}
will look, and choose something that washes out.

@ phone 20 catch-up secondary college | behaviour
Late in on [Friday|Saturday], twenty minutes, with a text to say so. {carer} thanked {him} for the text and said
nothing about the twenty minutes.
Opinion: Quite right. The text is the thing.

@ phone 15 catch-up secondary #online | behaviour
Telephone contract: {carer} and {child} have drawn up an agreement in writing, with penalties on both sides.

@ visit 50 catch-up secondary college | school
{child} came down for ten minutes, which {carer} says is an honour, and told me about [a film|a boat|a girl in {his}
class who can do card tricks]. Then upstairs again.
Child: You can tell them it's all right here.

@ phone 15 practical county secondary college | practical help
Savings account: {carer} can't find who has the book from {child}'s last placement. I gave {her} {csw}'s number and
the question to ask.
Follow 10: Has the savings book turned up?

@ phone 15 catch-up college | school
{child} has missed two mornings at college. {carer} has found out why: the bus has been changed. Sorted with a lift
to the station.

@ phone 15 catch-up #familytime | family time
Family time went as planned. {child} was quiet on the way home and hungry afterwards. {carer} kept the evening plain.

@ phone 20 catch-up nursery infant junior #familytime | family time
Family time was cancelled on the day. {child} had {his} coat on already. {carer} took {him} out for a walk in it.
Opinion: It is the coat that gets you.

@ phone 15 catch-up #familytime settled | family time
A good visit with family, by {carer}'s account. {child} came back with [a photograph|a drawing|new gloves] and a
story and wanted both put somewhere safe.

@ phone 15 practical | family time, social worker
The dates for family time clash with [the dentist|swimming|a birthday party]. {carer} has written to {csw} to ask
for another day.

@ phone 15 catch-up #sleep toddler nursery infant | behaviour
A week of early waking; {child} is up at five and cheerful about it. {carer} is trying blackout blinds.

@ phone 10 catch-up #sleep junior | behaviour
Nightmares two nights running, after a film at a friend's. {carer} has gone back to stories and the small lamp.

@ phone 10 catch-up nursery infant junior | health
Head lice. {carer} has done the whole family and would like it to be known that {she} is not cross with anybody.

@ phone 10 practical infant junior | practical help
{child} has grown out of everything. {carer} will look through the Hive's cupboard: shoes, coat, two pairs of
trousers.

@ visit 30 practical toddler nursery infant | practical help
Dropped off a [stair gate|box of Duplo|travel cot|balance bike] from the Hive's cupboard. {child} tested it while I
was still carrying it.

@ phone 15 catch-up siblings settled | behaviour
The two of them have fought all week over [the front seat|a torch|who is the elder]. {carer} has made a rota, which
{child} now enforces.

@ phone 15 catch-up junior secondary | placement
Swimming: {child} did [ten|twenty] lengths and wants to join the club. {carer} will ask who pays for the kit.

@ phone 15 catch-up junior | placement
{child} has joined [Cubs|the choir|judo|the football team]. {carer} drove {him} there, waited outside for the first
half, and was sent home.

@ phone 15 practical infant junior secondary | social worker
Looked after review is coming up. {child} would like to say one thing out loud; {carer} will write it down for {him}
if {he} changes {his} mind.

@ phone 20 catch-up infant junior secondary | social worker
Review went through quickly. {carer} felt listened to. {child} went for the biscuits and stayed for the first ten
minutes.

@ phone 15 practical | social worker
Change of plan from {csw}: next visit moved by a week. {carer} asks only that {child} is told by the person who
moved it.

@ phone 15 catch-up settled #settled | placement
When {he} first came, says {carer}, {child} would not have [eaten in front of us|gone upstairs alone|said no to
anybody].
This week {he} did it three times.

@ phone 15 catch-up nursery infant | behaviour
{child} has told the health visitor that {carer} 'lives at my house'. {carer} was delighted.

@ visit 55 session county infant junior settled | placement
Life-story work: {carer} and {child} have begun a box. I was shown a hospital bracelet, a train ticket and a leaf.
Child: The leaf is from before.
Outcome: {carer} asks {csw} for photographs from the years before.
Follow 9: Photographs for {child}'s box: has anything come?

@ phone 15 catch-up junior secondary #work | practical help
Pocket money talks. {child} made a case for a rise, with figures. {carer} has granted half of it.

@ phone 10 catch-up dog #dog infant junior secondary | behaviour
{dog} has been to the vet and has a cone. {child} is the nurse.

@ phone 15 catch-up secondary | health
{child} takes an hour in the bathroom every morning. {carer} has bought a second mirror and a kitchen timer.

@ phone 15 practical secondary #online | behaviour
{carer} asked what the Hive families do about online games at night. I told {her} what two others do; {she} liked
the kitchen drawer.

@ phone 10 practical | training
{carer} needs a second signature for {child}'s [passport form|library card|swimming course]. Explained who may sign
and who may not.
""")
