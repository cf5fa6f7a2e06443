"""The Mensah-Coles: three siblings, and their time with their mother at the contact centre."""

from hivedesk.casework.demonstration.pages import read_pages

FAMILY_TIME = read_pages("""
@ 348 phone 20 catch-up | family time
Fortnightly family time at the centre is from four to half past five. It means that Corey eats in the car at half
past six and is beside himself. Philip has asked whether it could begin straight after school.
Outcome: Abena asks Dawn (social worker) in writing.

@ 333 visit 70 session | family time, behaviour | Abena, Philip, Tia
Tia stands between the boys and everybody else at the centre: coats, drinks, toilet. Philip noticed that she never
sits down there.
Child: Somebody has to know where Corey is.
Opinion: She has been doing this since she was five. It will not stop because we tell her to.
Outcome: Philip asks the centre staff to have one adult who is 'Corey's person', so that Tia can see it is
somebody's job.

@ 312 phone 15 catch-up term | family time, school
Family time now begins at half past three; school lets them out ten minutes early. Corey eats at the table at five
again.

@ 291 phone 20 catch-up carer | family time
Mum came late and upset. She told Levi that they would all be home soon. Abena told him: that is for the judge to
decide, and Mum misses you.
Opinion: Just right, and very hard to say in a car.
Shared: Dawn and Priya, by e-mail from Abena, in Mum's own words as Levi told them
Later 2: Abena asks me to add that Mum did come to the end of the visit and kissed all three goodbye.

@ 276 phone 15 catch-up | family time
Levi has been counting the weeks on his fingers all the same.
Others: Dawn spoke with Mum, who was sorry. She had been told something at court and heard it as a yes.

@ 254 visit 60 session | family time, behaviour | Abena, Levi
Levi's drawing of the house has all of them in it: Mum, the Mensah-Coles, the guinea pigs and me on the path with a
briefcase. I don't own a briefcase.
Child: You can have two houses in one picture.
Outcome: Abena keeps the picture for his life-story box, at his wish.

@ 226 phone 15 catch-up | family time
Corey has a 'person' at the centre, called Bola. Tia sat and played cards with Mum for the first time. Philip told
me this twice.

@ 199 phone 20 catch-up carer | family time, social worker
The centre is short of staff and has cancelled two visits with a day's notice. Three disappointed children, three
different ways of showing it.
Outcome: Abena asks Dawn for video calls when a visit is cancelled, the same day and hour.
Follow 6: Has Dawn answered about video calls?

@ 190 message 4 practical | family time
Abena: Dawn has said yes to video calls when the centre cancels, with the link sent by the day before.

@ 163 phone 15 catch-up | family time
First video call. Corey showed Mum the inside of his mouth for most of it. Everybody laughed, Mum too.

@ 127 visit 65 session | family time, behaviour | Abena, Tia
Tia has asked to see Mum alone once. Abena thinks she wants to ask her something.
Child: I've got a question and it's not for the boys.
Outcome: Abena asks Dawn. Tia may write the question down first, or not.

@ 106 phone 15 catch-up | family time
Tia had her hour with Mum, with Bola in the room. She has not said what the question was. She slept ten hours.

@ 73 phone 15 catch-up | family time, placement
Final hearing: the plan is long-term care for all three together, with family time every six weeks from now on. Dawn
told the children at home, with both carers there.
Child: Do we have to pack?
Opinion: Levi asked whether they have to pack. That is all he needed to know.

@ 58 visit 75 session | placement, behaviour | Abena, Philip, Tia, Levi, Corey
A gentle visit. Levi has crossed the weeks off his wall chart and drawn guinea pigs there. Tia watched a film with
Naomi and let Philip put Corey to bed.
Child: He did the voices wrong but I left it.
Opinion: She left it. I nearly cheered.

@ 24 phone 20 catch-up carer | family time
First visit at six weeks instead of two. Mum was quiet and kind. Corey asked in the car whether Bola is family.
Outcome: Abena asks Dawn if Bola can stay their worker.
Due 4: Abena: is Bola staying as the children's worker at the centre?
""")

HOUSEHOLD = read_pages("""
@ 342 phone 10 practical | payments
The clothing payment came for two children out of three. Abena has rung twice. I gave her the name of the one who
can see all three on one screen.
Follow 9: Clothing payment for the third child: arrived?

@ 328 message 3 practical | payments
The third clothing payment is in. Abena: 'Only took a month and my good manners.'

@ 265 phone 15 catch-up | own children
Naomi asked for a lock on her drawer, not on her door. Philip fitted it the same evening and gave her both keys.

@ 239 visit 50 session | own children, carer's wellbeing | Abena, Naomi
Naomi and I walked to the quay. She likes the children and would like to be asked sometimes, before things are
decided.
Opinion: A fair request from a girl of her age. Abena took it well when Naomi told her herself.
Outcome: A family meeting on the first weekend of each month, Naomi in the chair.

@ 182 phone 15 catch-up | sleepover, social worker
Corey has been asked to a friend's for the night and nobody knows whether the carers may decide. It is blank in his
placement plan.
Outcome: Abena asks Dawn to fill the gap in writing.

@ 172 phone 10 practical | sleepover
Dawn has written that nights with friends are the carers' decision for Corey, as for the other two.

@ 143 phone 10 catch-up | health
Levi's inhaler technique was checked by the nurse; he had been blowing instead of breathing in. New spacer, with a
dinosaur on it.

@ 88 phone 15 catch-up | training
Philip did the Moving On & Letting Go day and came home very quiet. He talked to Abena about the little boy they had
in their first year.

@ 50 phone 10 practical | social worker, practical help
The agreement that Levi and Corey share a room runs out before Christmas. Both still want to. Abena has asked Dawn for
it to be looked at in good time.
Child: Who would I whisper to?

@ 35 phone 15 catch-up | school
All three have certificates this month, Corey's for 'sitting like a statue'. Nobody at home has seen this.
""")
