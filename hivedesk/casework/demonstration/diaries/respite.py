"""Respite-only carers: the Cartwrights, who are asked often, and the Yarrows, whom nobody thinks of."""

from hivedesk.casework.demonstration.pages import read_pages

CARTWRIGHT = read_pages("""
@ 352 phone 20 catch-up | sleepover
Pauline and Derek took the little brother and sister for their first weekend. Derek made a den in the dining room
that may now be permanent.

@ 310 visit 60 session | sleepover, placement | Pauline, Derek
Talked about what they can offer this year: two weekends a month and a week in the summer. They like children who
already know the house. Otto is fourteen and sleeps through everything.
Outcome: I keep a list of who has stayed with them before.

@ 255 phone 15 catch-up | sleepover
A weekend was cancelled the night before, with the beds made and a pie in the oven. Pauline would like a text the
moment anybody knows.

@ 201 phone 15 catch-up | payments
The claim for Logan's weekend and Ella's has not been paid; the form had gone to an old address. Derek has sent it again
with a copy to Bev.
Follow 12: Respite claim of the Cartwrights: paid?

@ 185 phone 10 practical | payments
Derek's claim is paid, both weekends.

@ 131 phone 15 catch-up | sleepover
Kayden mended their gate and they paid him in jam. They would have him back any time.

@ 87 visit 50 session | sleepover | Pauline
Their week with Maisie and Connie went well apart from one grazed knee. Pauline is a little tired and says so: one
weekend a month until Derek's eyes are done.
Outcome: One weekend a month for now. I tell Bev.

@ 63 phone 10 catch-up | sleepover
Maisie and Connie's first weekend since the summer. Connie walked straight to Otto's basket and got in.

@ 47 phone 15 catch-up | health
Derek's first eye is done. He has seen the skirting boards and started painting.

@ 35 message 3 practical | payments
Told Pauline where to send the claim for Maisie and Connie's last weekend. It was four nights, two each.

@ 21 phone 3 missed
Rang the landline, no answer. Probably bowls. Left a message to say there is no hurry.
Due 8: Try Pauline again, afternoon, not a bowls day
""")

YARROW = read_pages("""
@ yarrow+3 visit 65 session | training, placement | Tilda, Frank
Approved for respite only, one child, 6 to 12. Their own two are grown up; Frank drives the school bus. Two donkeys,
who are called Salt and Pepper and do not like each other.
Opinion: A safe, funny house. Somebody should use it.

@ yarrow+21 phone 15 catch-up | training
The handover to Bev is done. First courses are booked for both, Frank's round his bus.

@ yarrow+40 phone 15 catch-up | sleepover
First weekend is coming: Bobby, nine. They have asked what he eats three times.

@ 168 phone 20 catch-up | sleepover
Bobby's weekend went well. He wants to know the plan at breakfast and then forgets it at once. Salt bit a button off.
Child: Pepper's the nice one but Salt's mine.

@ 139 phone 15 catch-up carer | sleepover
Nobody has asked them again. Tilda wonders if they did something wrong.
Opinion: They did everything right. Nobody has thought of them, and that is for us to mend.
Outcome: I name them at the next meeting of the Hives.

@ 104 phone 15 catch-up | training
Half of the first year's courses done for Tilda; Frank is two behind, and blames the bus.

@ 75 phone 15 catch-up | sleepover
A weekend was asked for and then not needed. The bed was made up and has been unmade.

@ 45 visit 50 session | sleepover, carer's wellbeing | Tilda, Frank
They joined to have children in the house now and then, and have had one, for two nights. They are thinking about
whether to go on.
Outcome: I ring round the Hive: who needs a weekend?
Follow 9: Ring round for the Yarrows: who needs a weekend?

@ 22 phone 10 catch-up | sleepover
Nothing came of the ringing round; everybody has made plans up to Christmas. I told Tilda so and not to give up.
Due 6: The Yarrows: a weekend in the new year, ask Kaur-Bennetts and Osei
""")
