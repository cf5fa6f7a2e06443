"""Comfort Osei, the Bramleys and the Ferreiras."""

from hivedesk.casework.demonstration.pages import read_pages

OSEI = read_pages("""
@ 347 visit 60 session | school, behaviour | Comfort, Destiny
Destiny wants a Saturday job and Comfort wants her to pass her exams. They asked me to be the referee. I asked what
each was afraid of.
Child: I want my own money so I don't have to ask anyone for anything.
Opinion: They want the same thing. Comfort is afraid of tired, Destiny is afraid of asking.
Outcome: Four hours on a Saturday, looked at again after the mock results.

@ 329 phone 15 catch-up | practical help
Destiny has an interview at the garden centre café. Comfort ironed the shirt, Destiny ironed it again.

@ 317 message 3 catch-up | practical help
Comfort: 'She got it. Saturdays eight to twelve. God help their scones.'

@ 292 phone 15 practical | social worker
The café needs a form signed. Nobody is sure if that is for the carer or the social worker. It is in her placement
plan under work: carer. Comfort signs.

@ 261 phone 20 catch-up carer evening | behaviour
A row about lateness: the manager asked Destiny to stay on and she didn't ring. She has never been late for anything
before. Comfort had the car out.
Outcome: A rule they made themselves: a text at the time she was due, whatever happens.

@ 230 phone 15 catch-up | health
Somebody brought nut brownies into the staff room. Destiny dealt with it herself, calmly, and put a notice up.
Child: I told them it's not fussy, it's an ambulance.

@ 193 visit 55 session | school | Comfort, Destiny
Bank account opened, in her own name. She has bought Comfort a cake, and has started a spreadsheet for the rest.
Opinion: Comfort is quietly very moved by the cake.

@ 149 phone 15 catch-up | own children
Abigail home for a week. The two of them share the bathroom like sisters, loudly.

@ 114 phone 20 catch-up | placement
We talked about 18 for the first time: not yet, but not never. Destiny wants to know whether Staying Put means
paying rent out of the café.
Outcome: I ask Aaron for somebody who can explain the money properly.
Follow 10: Who can explain Staying Put money to Destiny?

@ 102 message 3 practical | social worker
Passed on the name of a personal adviser who will come and explain the money in plain words. Comfort's next free
evening is fine.

@ 62 phone 15 catch-up | practical help
Destiny has been given the till on Saturdays. She has views on the public.

@ 31 visit 50 session | school, carer's wellbeing | Comfort, Destiny
Talked about shifts. Comfort has been doing nights again to cover for somebody, and Destiny has been cooking.
Child: She thinks I don't notice. I did pasta. It was actually nice.

@ 12 phone 15 catch-up | school
College wants a deposit for a trip to Paris. Passport has run out and needs a letter from the authority. Comfort has
asked Aaron.
Due 6: Destiny's passport letter: has Aaron sent it?
""")

BRAMLEY_HAIR = read_pages("""
@ 338 phone 20 catch-up carer | social worker, behaviour
Noah has asked for his hair to be cut properly short, 'like Alfie's'. Lucy does not know whether she may. The
placement plan says hair: ask the social worker.
Child: It's on my head.
Outcome: Lucy writes to Dawn and asks for trims and cuts to be the carers' decision.
Follow 14: Haircut: has Dawn answered?

@ 323 phone 15 catch-up | social worker
Dawn would like to ask Mum first, which is right. Mum has not replied yet. Noah has been told the truth: we are
waiting for a grown-up.

@ 301 message 4 catch-up | behaviour
Lucy: Mum has said yes to a haircut, if she can have a curl. Dawn sent it in writing.

@ 298 visit 50 catch-up | behaviour | Lucy, Noah, Poppy
Noah's hair is very short and he can't stop rubbing it. The curl is in an envelope with his name on it and the date.
Child: I was asked and then I was asked again and then I got it.

@ 260 visit 60 session | social worker, school | Lucy, Tom
Went through the placement plans with a pencil: haircuts, school trips, photographs, sleepovers, swimming. Nine
things 'ask the social worker', five of them because nobody ever filled in the box.
Outcome: Lucy sends Dawn the list before the next review.
Shared: Bev, copy of the list

@ 188 phone 15 catch-up | social worker
The review went through the list. Trips, haircuts and swimming are now the carers' decision. Nights with friends
wait for Mum's view.

@ 96 phone 10 catch-up | sleepover, social worker
Mum agrees to nights with friends for both, if she hears about them afterwards. Dawn has put it in the plan.
Child: Can it be tonight?
""")

BRAMLEY_PAYMENTS = read_pages("""
@ 245 phone 20 catch-up carer | payments
The allowance has been short by Poppy's age band since her birthday. Tom has rung twice and been told that it is 'in
hand'. He is a patient man and was not patient.
Outcome: One letter with the dates and the sum, to payments, copy to Bev and to me.
Follow 14: Poppy's age band: is it corrected?

@ 231 phone 10 catch-up | payments
Nothing yet from payments. I gave Bev the dates and she has taken it to her manager.

@ 214 message 4 practical | payments
Tom: age band is right from this month. The arrears are 'being calculated'.

@ 178 phone 15 catch-up carer | payments
Still no arrears, and a letter that asks them to pay something back for a week in which the children were away with
Hive friends. It was two nights.
Opinion: It isn't the money. It is having to prove that they are honest.
Outcome: I send Bev the dates of the two nights from my own diary.

@ 157 phone 10 catch-up | payments
The letter has been withdrawn, with an apology. Lucy has pinned it up in the hen house.

@ 109 message 3 practical | payments
Arrears paid at last, seven months' worth.

@ 46 phone 15 practical | payments
Mileage form has changed again and the new one will not open on their computer. I printed five and will post them.

@ 19 phone 15 catch-up carer | payments
The holiday payment has come for one child and not for the other. Lucy laughed, which I took as a bad sign.
Due -3: Bramleys: holiday payment for the second child, ring payments
""")

BRAMLEY_FARM = read_pages("""
@ 284 visit 50 catch-up | placement | Tom, Poppy
Poppy read a whole chapter to the hens while I mended a sleeve. She told me which ones listen.
Child: Doris looks away but she's listening.

@ 167 phone 15 catch-up | own children
Alfie has told his class that he has 'a big brother called Noah', and the teacher rang to check whether she ought to
know anything. She knows now.

@ 133 phone 15 catch-up carer | health
Noah was stung and his whole hand swelled. Out of hours GP: no pen needed, antihistamine in the bag from now on.
School has some too.

@ 68 visit 60 session | school, behaviour | Lucy, Noah
Noah is worried about big school: the bus, and being called Finch. We drew the bus on the back of a feed bill with
who sits where.
Child: Is there anybody from the Hive on the bus?
Outcome: I ask who else in the Hive will be on that bus.
Due 3: Find Noah somebody older from the Hive on the school bus

@ 28 phone 10 catch-up | own children
Martha has started to say 'my social worker' about her rag doll.
""")

FERREIRA = read_pages("""
@ 341 visit 70 session | school, health | Marta, João, Yonas
Yonas cooked for us, a red stew with flat bread, and laughed at how I held it. He has been here half a year and his
English goes in leaps.
Child: When I cook it is my mother's house for one hour.
Opinion: João has taken to Tigrinya with more courage than skill.

@ 316 phone 15 catch-up | social worker
The solicitor's appointment was moved for the third time. Yonas did not sleep the night before and there was nothing
to go to. Marta has asked Mo to have dates confirmed the day before.

@ 289 phone 20 catch-up carer | health
Headaches again, always at the weekend. Marta thinks it is the telephone calls that do not go through. The nurse has
been told and will see him at home.
Follow 9: Did the nurse see Yonas about the headaches?

@ 277 phone 15 catch-up | health
The nurse came. Eyes are fine. She talked with Yonas about worry, with an interpreter on the telephone, and he asked
her to come again.

@ 248 phone 15 catch-up | placement
Found through the church: an Eritrean family in Southampton who hold a lunch once a month. João drives. Yonas stayed
until they were stacking chairs.

@ 218 visit 55 session | school | Marta, Yonas
College says that he may move up a class in English. He showed me a certificate and then a photograph of a goat.
Child: In my village I am also good in goats.

@ 191 phone 20 catch-up | social worker, carer's wellbeing
Date for the interview about his claim. Marta may sit in the waiting room but not in the room; a worker goes in with
him. She finds that very hard.
Outcome: Marta packs his lunch and a note in it. I ring in the evening.

@ 181 phone 15 catch-up evening | social worker
The interview took four hours. He ate the lunch, and kept the note. He is asleep now, on the sofa with his shoes on,
and nobody will wake him.

@ 138 phone 15 catch-up | practical help
He plays on the left wing for the town's under-18s. João has bought a folding chair for the touchline.

@ 104 phone 10 catch-up | health
Fasting weeks: no meat, milk or eggs. Marta cooks beans for everybody and has discovered that the family likes them.

@ 71 phone 15 catch-up carer | social worker
The letter has come: he has leave to stay. Marta read it three times and João read it aloud. Yonas went to church.
Child: Now I can unpack the bag.
Opinion: The bag had been under the bed, packed, since the first night. They had never said a word about it.
Later 7: The solicitor has confirmed it by telephone. Five years, and then he can ask to stay for good.

@ 48 visit 55 session | school, placement | Marta, Yonas
Talked about what comes next: college, a driving licence, and his 18th birthday and after. Marta would like him to
stay as long as he wants to.
Outcome: I ask Mo for the pathway planning date.
Follow 9: Pathway plan meeting for Yonas: date from Mo

@ 17 phone 10 catch-up | school
Yonas has been asked to help a new boy at college who speaks nobody's language but his. He came home an inch taller.
""")

FERREIRA_REECE = read_pages("""
@ 308 phone 10 catch-up | sleepover
Reece, who lives with Ruth Penhaligon, was with them for the weekend. Two boys, one bicycle, oil on the ceiling.

@ 174 phone 20 catch-up | placement
They have thought about Reece for a week and would like him to stay for good. Yonas said it first: the room next to
his is empty, and Reece laughs at his jokes.
Child: It is too quiet for one. I like noise of a brother.
Outcome: They tell Colin. Nobody tells Reece yet.

@ 142 visit 60 session | placement, social worker | Marta, João, Yonas, Mo Siddiqui
His review was here, at the table. Yonas was to be the only child with them until he wished for company. Mo asked
him and he said that he does. Decided: he no longer needs to be the only one.
Child: I asked for it. I am not alone in my head any more.

@ reece+1 phone 15 catch-up | placement
Reece's first night. Marta woke him twice, ten minutes apart, as Ruth had said. He came down and asked how she knew.

@ reece+12 visit 55 session | placement, school | Marta, Reece
His gran's ring hangs on a nail that João put in before he came. He will not change schools; the bus stops at the
corner.
Child: Ruth said don't make a fuss, so nobody made a fuss, which was nice.

@ 43 phone 15 catch-up | placement
Both boys cook on Sundays: stew one week, breakfast at six in the evening the next.
""")
