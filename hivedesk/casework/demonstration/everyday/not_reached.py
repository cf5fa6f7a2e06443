"""Tried and not reached: a try is worth a line, and is no talk."""

from hivedesk.casework.demonstration.pages import read_pages

NOT_REACHED = read_pages("""
@ phone 2 missed
Rang {carer}, [no answer|it rang out|straight to voicemail]. Left a short message.

@ phone 2 missed
No answer. Will try again [tomorrow|in the evening|later in the week].

@ phone 1 missed
Engaged, twice.

@ phone 2 missed
Left a voicemail for {carer}: only a catch-up, no hurry.

@ phone 2 missed
Tried the mobile and the landline. Nobody in.

@ phone 2 missed evening
Tried in the evening, as {carer} had asked. No luck; they were probably at bedtime.

@ phone 2 missed
Rang at the agreed time and {carer} was not free. Left a message to ring when it suits.

@ phone 2 missed couple
{carer} was out; the call went to the machine. Tried {partner} too.

@ phone 1 missed
Cut off after hello, poor signal. Could not get back through.

@ visit 10 missed
Called at the house as arranged; nobody in. Put a card through the door. Found later that we had each written down a
different day.

@ phone 2 missed
No reply. Sent a text to say that I had rung.

@ phone 2 missed infant junior term 15:10
Rang during the school run, my own fault. Voicemail.

@ phone 2 missed
Tried twice today. Voicemail is full.

@ phone 2 missed
Somebody picked up, there was shouting about [shoes|toast|a bus], and they hung up. I took it that they were busy.

@ phone 2 missed
Rang back after a missed call from {carer}. Missed {her} in turn.

@ video 10 missed
Waited in the video call for ten minutes. {carer} had the wrong link; new one sent.

@ phone 2 missed single
{carer} was at work. Left word that it can wait.

@ phone 2 missed new
Rang to hear how the week had been. No answer; sent a line instead.

@ phone 2 missed 07-20..08-31
No answer; they are away, I think, or at the beach.

@ phone 2 missed 12-10..12-23
No answer: Christmas concert, as it turned out.

@ visit 5 missed
Passed by with something from the cupboard. Nobody at home, so I left it in the porch, as agreed.

@ phone 2 missed
Got the answering machine. Try at another time of the day.

@ phone 2 missed
Could not get hold of {carer}. I've put down to ring at the [weekend|start of next week].

@ phone 2 missed dog
No answer, only {dog} barking at the machine when it clicked on. Left a message over the noise.
""")
