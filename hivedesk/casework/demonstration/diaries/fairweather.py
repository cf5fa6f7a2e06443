"""Jean and Alan Fairweather: two pairs of brother and sister under one roof, and one pair about to go home."""

from hivedesk.casework.demonstration.pages import read_pages

HOUSE = read_pages("""
@ 351 visit 70 session | school, health | Jean, Lacey
Lacey's new hearing aid whistles, so she takes it out in class and misses the homework. Jean signs it to her at
supper. Lacey signs back what she thinks of the homework.
Child: Face me when you talk. It isn't hard.
Outcome: Jean asks the school for a seat at the front, on the left.

@ 327 phone 15 catch-up term | school
Front, left, and a teacher who faces the class. It took one e-mail and a drawing by Lacey.

@ 293 phone 15 catch-up | placement
Logan has drawn a map of everywhere that he has ever lived. The Old Parsonage is in the middle and has a key to it.

@ 257 visit 55 session | carer's wellbeing | Jean, Alan
Twenty-two years of fostering; Alan had a cake made with the number on it and the children ate the twos. They have
two rooms free upstairs and a talk with Bev about who might need them.

@ 228 phone 15 catch-up | health
Lacey has two friends who are learning to sign, mostly things that she is not allowed to say. The weekend that she and
Logan had with a host each is still talked about; next time they would swap.

@ 199 visit 50 session | placement | Alan, Logan
Logan and Alan are walking every footpath on one sheet of the map and colouring it in. They have done a third.
Child: You have to do both directions or it doesn't count.

@ 162 phone 15 catch-up | own children
Their grown-up daughter was over with the baby. Lacey was allowed to hold him and signed to him for an hour.
Logan's weekend away had to change its host two days before, when the first fell ill. He took it well and packed a map.

@ 128 phone 20 catch-up | placement, social worker
Bev has asked about a brother and sister, seven and five, whose father is to have them home when his treatment is
done. With Lacey and Logan that makes four, two and two, so the fostering service has to exempt them by name.
Outcome: Jean and Alan would like to. They asked Lacey and Logan before they answered.

@ sayers-4 phone 15 catch-up | placement, social worker
The exemption has come in writing: Lacey, Logan, Ryan and Robyn, by name, until the week after Ryan and Robyn are to
be home. Jean has put it in the folder with the gas bill, where she finds things.

@ sayers phone 25 session evening | placement
Ryan and Robyn came after school with Jasmine. Ryan asked what time everything is: supper, bath, breakfast. Alan gave
him a watch. Robyn has Ryan's old jumper on and will not be parted from it.
Outcome: The door between their rooms stays open at night.

@ sayers+3 visit 65 session | placement | Jean, Ryan, Robyn
Robyn asks where Ryan is and Ryan says what time it is. Logan has drawn them both on to the map.
Child: We're here till Dad's better. It's not for ever, it's for till.
Later 4: Jasmine has told them the week in which Dad's treatment ends. Ryan has marked it.

@ sayers+19 phone 15 catch-up | family time
Two hours with their father every Saturday. He is thin and cheerful, and on time to the minute, which Ryan tells
everybody.

@ 69 phone 20 catch-up carer | carer's wellbeing, behaviour
Four is a lot more than two. Lacey has asked for one supper a week that is quiet, and they now have Silent Tuesday,
all in signs.
Opinion: They ask for help early. It is why it works.

@ 47 phone 15 catch-up | family time, health
Their father's last scan was good. It is the middle of next month, if all goes on like that.

@ 25 visit 70 session | placement, family time | Jean, Alan, Jasmine Webb
We went through going home step by step: tea with Dad, a Saturday night, two nights, then home. Jean writes down what
settles them, for him: the watch, the jumper, the door.
Child: Can I keep the watch or does it live here?
Outcome: He may keep the watch.

@ 13 phone 15 catch-up | placement
First Saturday night at home. Robyn slept, Ryan got up twice to look at the time. Their father rang Jean in the
morning to say thank you.
Visit 3 11:00: Ryan and Robyn's going home: what is still to do, and how Lacey and Logan take it
""")
