"""Who comes to family events: Carol Sutton, Yvette Baptiste and Marcus, Fernleigh House, Jade Winters."""

from hivedesk.casework.demonstration.pages import read_pages

SUTTON = read_pages("""
@ 331 message 4 practical | practical help
Invited Carol and Harvey to the get-together at the village hall. They are coming, and bringing the big teapot.

@ 224 message 3 practical | practical help
Sent Carol the date of the family day. Harvey would like to bring his friend; I said that we'll see about numbers.

@ 210 event 10 catch-up | practical help | Carol, Harvey
At the family day. Harvey ran the tombola with Naomi. Carol said that she misses the coffee mornings but likes
having no meetings.

@ 119 event 10 catch-up | placement | Carol
Spoke with Carol by the tea urn. All is well; he is taller than she is.

@ 26 event 10 catch-up | practical help | Carol
Met at the get-together. Carol asked whether Harvey may come to the next family event even if she has to work. Yes,
if somebody she names
brings him and collects him.
""")

BAPTISTE = read_pages("""
@ 308 event 10 catch-up | placement | Yvette
Met at the family event. Marcus has started an apprenticeship with a boat builder and is up before her.

@ 225 message 3 practical | practical help
Told Yvette about the family day. Marcus would like to help in the kitchen rather than be a guest.

@ 119 event 10 catch-up | practical help | Yvette, Marcus
Marcus ran the kitchen, in an apron of Yvette's. He has put his name down for a flat with Leah's help.

@ closing phone 15 practical | placement
Yvette rang with news: Marcus has the keys to a flat ten minutes away, and moves at the end of the month. She will
stop being a carer then, at 62 and 'with my heart full'.
Outcome: I let the team know that the Staying Put arrangement is ending. Both are to be asked to the next family
event all the same.
Due 12: Card and cake for Yvette and Marcus
""")

FERNLEIGH = read_pages("""
@ 309 phone 10 practical | practical help | Bernadette Coyle
Rang the home about the get-together. Bernadette will ask all three young people; nobody is brought who does not want
to be.

@ 207 event 10 catch-up | practical help | Kyle, Shanice, Bernadette Coyle
Two of them came, with Bernadette. Kyle played football with Yonas and the rest, Shanice stayed by the music.

@ 131 phone 10 practical | practical help | Bernadette Coyle
A new boy of eleven, Archie, has come. Shellfish are to be kept off the table, for Shanice. Bernadette brings the
boxes for the next one.

@ 117 event 10 catch-up | practical help | Kyle, Shanice, Archie
All three came. Archie asked whether it is for ordinary children as well. I said that we have no other kind.

@ 33 message 3 practical | practical help | Bernadette Coyle
Sent the date of the winter event to the home. Bernadette: 'Three, and a cake.'

@ 16 phone 15 practical | social worker | Bernadette Coyle
Kyle and Kayden are not to be in one place for now: both their social workers say so, after something at the bus stop
that is theirs to look into. It stands on both cards. I keep it in mind for every list of guests.
""")

WINTERS = read_pages("""
@ 249 phone 15 practical | practical help | Jade
Jade is 20, lived with Hive carers until she was 18 and has a flat in Lymington. She saw the poster for the family
day and asked whether she may still come. She may.

@ 208 event 10 catch-up | practical help | Jade
Jade came, and did the face paints. Nobody under ten went home without whiskers.

@ 118 event 10 catch-up | practical help | Jade
She brought a friend, and asked first. Destiny and she talked on the wall for an hour.

@ 28 message 3 practical | practical help | Jade
Asked Jade if she would do the face paints at the winter event. 'Only if there's glitter.'
""")
