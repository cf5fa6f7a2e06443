"""Sheila Gale, the Ahmeds and Shannon Loveridge: connected carers."""

from hivedesk.casework.demonstration.pages import read_pages

GALE_HOUSING = read_pages("""
@ 350 visit 75 session | practical help, carer's wellbeing | Sheila
Sheila shares her room with Riley so that Summer can have one. Second floor, no lift, and both hands bad with
arthritis. She has been on the housing list for 14 months.
Opinion: She has asked for nothing in all that time, because she thinks asking might count against her.
Outcome: With Sheila's agreement I write down for Jo (SSW) how the rooms are used. She rings housing options
herself, with me beside her.
Follow 6: Ring housing options together with Sheila

@ 343 visit 50 session | practical help | Sheila
We rang. Band C, which is wrong: the children are not on the form, as they came after she applied. A new form and a
letter from the service are needed.
Shared: Jo, by e-mail: letter needed that the children live with Sheila for good

@ 326 phone 15 catch-up | practical help
Jo's letter has come and the form has gone in with it. Sheila walked it to the office and made them stamp her copy.

@ 305 phone 20 catch-up carer | carer's wellbeing
Bad week with her hands. Riley pushed the shopping up the stairs in the buggy he says he is too old for.
Child: I was the engine.

@ 283 phone 10 catch-up | practical help
Nothing from housing. I asked Sandra Pike for a date by which there will be an answer. Three weeks.
Follow 21: Housing: has Sandra Pike answered?

@ 259 phone 15 catch-up | practical help
Band B, from today and not from the day she applied. Sheila: 'I'll not argue with them, I'll outlive them.'

@ 237 visit 60 session | practical help, social worker | Sheila, Jo Pascoe
Jo came too. The sharing agreement for Riley has been renewed for six months, in writing, with the reason. Jo asks
for the date to count from the first application.
Opinion: It helped Sheila to hear a social worker say that she has done nothing wrong.

@ 203 phone 15 catch-up | practical help
The date has been put right, and that moves her up by more than a year. Now it is bidding, every week, on the
library's computer.

@ 171 phone 20 catch-up carer | practical help
Two bids, fourth and third. She does not want to tell the children until there is a key. Summer knows anyway.
Child: Nan, I can read upside down.

@ 135 visit 55 session | practical help, school | Sheila, Summer
A house in Hythe, three bedrooms, on the ground and one floor up. It would mean a bus to school. Summer wants her
school to stay; so does Sheila.
Outcome: I ask Jasmine about transport before Sheila says yes.
Follow 5: Ask Jasmine about school transport from Hythe

@ 129 phone 10 practical | school
Jasmine: transport to the same school would be arranged for a year. I told Sheila and she has bid.

@ 107 phone 10 catch-up | practical help
Second. The family before her is viewing. Sheila has stopped sleeping properly and started cleaning things.

@ 94 phone 15 catch-up carer | practical help
The others said no. It is hers. She rang from the pavement outside the housing office and could not find her
glasses, because she was wearing them.

@ 76 visit 60 session | practical help | Sheila, Riley
Packing. The Hive brings three cars and a van. Riley has packed his torch first and last and in the middle.
Child: Will it be dark there?
Outcome: Philip Mensah-Cole and Tom Bramley do the heavy things. I do labels.

@ housing visit 120 practical | practical help, placement | Sheila, Summer, Riley
Moved. Two families carried, Abena brought rice, Summer chose the back room because of the tree. Sheila sat on the
stairs, her own, and did not say anything for a while.
Opinion: This is what a Hive is for.

@ housing+4 phone 15 catch-up | practical help
First week: nobody has got lost. Riley has slept in his own room three nights out of four, with the torch.

@ housing+16 phone 15 catch-up term | school
Transport comes at ten to eight and the driver is called Ken. Riley is in love with Ken's radio.

@ housing+29 visit 55 session | placement, carer's wellbeing | Sheila
Sheila's hands are better without the stairs. She wants to do the Level 1 safeguarding course now that there is a
table to sit at.
Outcome: I book it for her, she has no printer.
Due 0: Book Sheila on the safeguarding course

@ housing+41 phone 10 catch-up | practical help
Curtains. Comfort Osei has a machine and a free afternoon.
""")

GALE_CHILDREN = read_pages("""
@ 333 phone 15 catch-up | family time
The children's mum (Sheila's daughter) did not come again. Sheila has to be Nan and the one who says she isn't
coming, and it is her own child she is cross with.
Opinion: Connected carers carry this twice.

@ 294 phone 10 catch-up | health
Speech therapy: Riley has got his 'k'. He says 'cake' forty times a day.

@ 249 phone 20 catch-up carer evening | family time, carer's wellbeing
Their mum rang Sheila late, upset, and asked for money. Sheila said no and has been shaking since. She did it
kindly. We talked for as long as it took.
Outcome: Sheila tells Jo herself, tomorrow.

@ 211 phone 15 catch-up | family time
Sheila is hopeful and doesn't want to be.
Others: Jasmine says that their mum has started with the recovery service and asks to see the children again, in a
place she can manage.

@ 179 phone 15 catch-up | family time
Mum came, on time, to the park with a worker. Riley took her hand as if it had been yesterday. Summer needed half an
hour.

@ 119 phone 15 catch-up | family time
Five visits out of six kept. Summer has started to save things up to tell her.

@ 41 phone 15 catch-up | family time
Mum has seen the new house, for tea, with Jasmine. Summer showed her every room, and the tree.

@ 10 phone 15 catch-up carer | carer's wellbeing
Sheila's anniversary with Terry. She told me how they met, at length, at a bus stop in Shirley.
""")

AHMED = read_pages("""
@ 349 visit 60 session | school | Nasreen, Imran
A calm house. Nasreen's worry is that Bilal is quiet at school: his teacher says 'no trouble at all', which is not
quite the same as well.
Outcome: Nasreen asks for ten minutes with the teacher.

@ 319 phone 15 catch-up | school
Bilal has been moved to a table with two boys he likes. He talks about them at supper.

@ 279 phone 15 catch-up | social worker
Aaron's visits have been cancelled twice. Nasreen doesn't mind for herself; Zara had put on her good scarf.

@ 223 phone 20 catch-up carer | behaviour
Zara told a girl at school that Nasreen is her mum. Then she worried about it at night. Nasreen told her she may use
any word that helps.
Child: I just say my auntie-mum now.

@ 165 visit 50 session | placement | Nasreen, Zara, Bilal
Zara made the tea and poured. Bilal and Hamza have a rota for the top bunk, signed by all parties.

@ 98 phone 15 catch-up | own children
Hamza asked why he has no social worker. Imran has told him that he has two parents to make up for it.

@ 52 phone 15 catch-up | school
All well. Bilal is in the chess team. Nasreen is busy with the shop and will ring when she needs something.
""")

LOVERIDGE = read_pages("""
@ 345 visit 65 session | school, carer's wellbeing | Shannon, Jake
Shannon is 27 and has been her brother's carer for a good year. She rides out at six, is back for breakfast and
again at noon. She has not had an evening off since she can remember.
Child: She does everything and then she says she's not tired.
Opinion: She asks for help the way some people ask for a loan.
Outcome: I look for a Hive family who could have Jake for one evening a fortnight.
Follow 10: Evening for Shannon: ask the Mensah-Coles

@ 332 phone 15 catch-up | carer's wellbeing
Jake is going to the Mensah-Coles' every other Thursday for football and tea. Shannon went to the pictures and fell
asleep in it.

@ 299 phone 20 catch-up carer | school
Somebody at school used a word about Travellers to Jake, and he hit him. Shannon went in and was calm. She was not
calm on the telephone to me.
Others: The school has spoken to both boys and both families.
Opinion: She should not have had to explain that word to a head teacher.
Outcome: Nick Amory has been asked to talk with the school about it.
Later 4: Shannon would like it noted that Jake said sorry for the blow before anybody asked him to.

@ 286 phone 15 catch-up | school
Nick Amory has been in. The school has said sorry to Jake properly, in a room, with Shannon there.
Child: He said it right. I said all right.

@ 240 phone 15 catch-up | family time
The uncles want Jake for the fair week. He went last year. Shannon has asked Dawn in good time; it is part of who he
is.
Follow 12: Fair week: has Dawn agreed?

@ 227 message 3 practical | family time
Shannon: Dawn has said yes to the fair, four nights, the uncles are checked.

@ 195 visit 55 session | school | Shannon, Jake
Reading: he was three years behind when he came and is one and a bit behind now. He read me the form of every horse
in a paper. Fluently.
Child: I'm not thick, I just missed loads.

@ 160 phone 15 catch-up | practical help
The boiler is out and the landlord slow. Hot baths at the Doyles'. I gave Shannon the words for the letter.

@ 123 phone 20 catch-up carer evening | carer's wellbeing
Shannon has been asked out, and has not been asked out since Jake came. What does she have to tell him, what does
she have to tell Jo? Less than she feared.

@ 90 phone 15 catch-up | behaviour
Big feelings about being told off by 'just my sister'. She told him: I am your sister, and I'm the one who is told
when you're late.

@ 56 phone 15 catch-up term | school
Jake's tutor rang to say something nice. Shannon waited for the rest of the sentence. There was no rest.

@ 33 visit 50 session | behaviour, practical help | Shannon, Jake
We looked at his phone together, all three, with him driving. He knows more than we do. He agreed that it sleeps in
the kitchen. The weekend with Ruth Penhaligon, while Shannon sat her exam, did them both good.
Child: I'd tell her if it was weird. Probably.

@ 2 phone 45 session carer 16:20 | behaviour, social worker
Shannon rang at once. She thanked Jake for showing her and put the phone in a tin. She has not written back to
anybody.
Child: I thought it was weird so I showed her.
Outcome: Duty rings Shannon back. Nobody looks into it further. Jake may use the house phone for his friends.
Concern: Jake showed Shannon messages from somebody in an online game who asks which school he goes to, what time he
gets out, and for a picture in his uniform. He has not answered those. The account says it is a boy of 12. Four
messages, the last one yesterday.
Told: Duty line 16:40; Dawn by voicemail 16:50. Duty asked for the phone to be kept switched off and nothing to be
deleted.

@ 0 phone 10 catch-up 08:02 | behaviour
A quick call first thing. Jake slept and ate, and has heard again that he did right to show it. Duty has not rung
Shannon back yet; I try them this morning.
""")
