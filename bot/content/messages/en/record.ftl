# The patient's record as therapists work with it, who looks after a patient, and what patients hear of that.

reads-only =
    You observe this patient: you can read everything here, and their therapist decides.
access-ended =
    Your access at { the-clinic } has ended, and your patients are in a colleague's care. Nothing more comes to this chat.
colleague-left =
    { $alias } no longer has access. { $count ->
        [0] Nobody was in their care.
        [one] 1 patient has passed to you and is told outside the quiet hours.
       *[other] { $count } patients have passed to you and are told outside the quiet hours.
    }
in-other-hands =
    { $left ->
        [yes] { $before } no longer works at { the-clinic }.
       *[no] { $before } has handed your exercises over to a colleague.
    } From now on <b>{ $therapist }</b> looks after you here. Your exercises stay as they are, and what you write to me goes to { $therapist }.

# — the card and its parts —

page-older = ‹ Older
page-newer = Newer ›
filed =
    <b>Reports of { $alias }</b>{ $pages ->
        [1] {""}
       *[other] {" "}· page { $page } of { $pages }
    }
    { $lines }
filed-none = There are no reports of { $alias }.
filed-line =
    { $tier ->
        [T0] 🟥
        [T1] 🔶
       *[T2] 🔹
    } R-{ $number } · { $day } · { $what }{ $exercise ->
        [none] {""}
       *[other] {" "}· { $exercise }
    }{ $count ->
        [1] {""}
       *[other] {" "}· { $count }×
    } · { $status ->
        [open] not seen yet
        [seen] seen
        [acted] acted on
       *[closed] closed
    }

# — notes —

jot =
    { $fix ->
        [yes] Type the corrected note. The earlier wording stays in the record.
       *[no] Type your note on { $alias }. It is not shown in their chat; they get it with their own data if they ask for that.
    }
    .cancel = Cancel
note-kept =
    { $corrected ->
        [yes] The correction is kept. The earlier wording stays in the record.
       *[no] Your note on { $alias } is kept. It is not shown in their chat.
    }
note-gone = That note isn't here any more.
note-long = That is too long for one note. Please keep it under { $count } characters; what you typed has not been kept.
note-fix = ✏️ Correct { $number }
notes =
    <b>Notes on { $alias }</b>{ $pages ->
        [1] {""}
       *[other] {" "}· page { $page } of { $pages }
    }
    { $lines }
notes-none = There are no notes on { $alias } yet. They are not shown in the patient's chat.
note-line =
    <b>{ $number }.</b> { $at } · { $who }{ $corrections ->
        [0] {""}
        [one] {" "}· corrected
       *[other] {" "}· corrected { $corrections } times
    }
    { $text }

# — the thread —

thread =
    <b>Messages with { $alias }</b>{ $pages ->
        [1] {""}
       *[other] {" "}· page { $page } of { $pages }
    }
    { $lines }
thread-none = There are no messages with { $alias } yet.
thread-line =
    { $at } · <b>{ $who }</b>{ $arrived ->
        [none] {""}
        [yes] {" "}· ✓ delivered
       *[no] {" "}· not delivered yet
    }{ $kind ->
        [none] {""}
       *[other] {" "}· { $kind ->
            [photo] 📎 photo
            [voice] 📎 voice message
            [video] 📎 video
            [video_note] 📎 round video
            [audio] 📎 audio
            [animation] 📎 moving picture
           *[document] 📎 file
        }
    }{ $text ->
        [none] {""}
       *[other]
    {""}
    { $text }
    }
shared-file-label =
    📎 { $kind ->
        [photo] Photo
        [voice] Voice
        [video] Video
        [video_note] Round video
        [audio] Audio
        [animation] Moving picture
       *[document] File
    } { $at }
shared-file = { $who }, { $at }, in the messages with { $alias }. Reply to this message to answer.
shared-file-gone = That file isn't here any more.
wrote-media = <b>{ $therapist } sends you this.</b>
wrote-delivered = ✓ Delivered to { $alias } ({ $at }).
wrote-failed = ✗ Not delivered to { $alias } ({ $at }). A report about it is on your list; please use another way.

# — saved replies —

saved =
    <b>Your saved replies</b>
    { $lines }

    They stand below “What shall I write?”, and one tap sends one.
    .add = ➕ Add a reply
saved-none = You have no saved replies yet. Add one, and it stands below “What shall I write?”, to be sent with one tap.
saved-delete = 🗑 Delete { $number }
saved-line = <b>{ $number }.</b> { $text }
saved-new =
    Type the reply, as patients shall read it.
    .cancel = Cancel
saved-full = You have { $count } saved replies, which is as many as fit. Delete one first.
saved-long = A saved reply has 1 to { $count } characters. Please type a shorter one.
saved-gone = That saved reply is gone, so nothing goes to anybody.

# — paused, ended, opened again —

halt-until =
    For how long shall { $alias }'s exercises pause? Tap, or type until when, such as “9.3.”, “monday” or “10 days”.
    .d3 = 3 days
    .w1 = 1 week
    .w2 = 2 weeks
    .w4 = 4 weeks
    .cancel = Cancel
halt-unclear = I need a day after today, within the next six months: “9.3.”, “monday” or “10 days”.
halt-why =
    { $days ->
        [one] A pause of 1 day.
       *[other] A pause of { $days } days.
    } Which reason shall { $alias } read? Tap one or type it.
    .ill = Illness
    .away = Away
    .treatment = Treatment
    .unsaid = No reason
    .cancel = Cancel
halt-reason =
    { $why ->
        [ill] so that you can get well first
        [away] while you are away
       *[treatment] because of your treatment
    }
halted-told =
    { $therapist } has paused your exercises until <b>{ $until }</b>{ $reason ->
        [none] {""}
       *[other] {": "}“{ $reason }”
    }. Until then I won't remind you; they go on by themselves on that day. You can still write to { $therapist } with /report.

    In an emergency call <b>{ $emergency }</b>.
halted-by =
    ⏸ { $alias }'s exercises are paused until { $until }. { $later ->
        [yes] { $alias } hears of it after their quiet hours ({ $at }).
       *[no] The message to { $alias } is on its way.
    }
halt-over = { $therapist } says that your exercises can go on. I'll write to you when the next ones are due.
halt-over-by =
    { $stopped ->
        [yes] The pause of { $alias } is over. They have asked for no more messages, so nothing goes to them, and their exercises go on once they come back by themselves.
       *[no] ▶️ { $alias } goes on with the next workout. { $later ->
            [yes] { $alias } hears of it after their quiet hours ({ $at }).
           *[no] The message to { $alias } is on its way.
        }
    }
ending =
    <b>End { $alias }'s episode?</b> { $stopped ->
        [yes] They have asked for no more messages, so they get none about it.
       *[no] They get a closing message with the summary below, and then nothing more. The record stays, and you can open it again.
    }{ $open ->
        [0] {""}
        [one] {" "}1 report is still open.
       *[other] {" "}{ $open } reports are still open.
    }

    { $due ->
        [0] No workouts were due.
       *[other] Since { $since }: { $done } of { $due } workouts.
    }{ $lines ->
        [none] {""}
       *[other]
    {""}
    { $lines }
    }{ $words ->
        [none] {""}
       *[other]
    {""}
    Your words: “{ $words }”
    }
    .yes = 🏁 End the episode
    .words = ✏️ Add closing words
    .cancel = Cancel
end-words =
    Type what { $alias } shall read from you at the end, up to 1000 characters.
    .cancel = Cancel
end-over = { $alias } has no episode here that could be ended.
ended-told =
    { $name }, this is the end of your exercises with me: { $therapist } has closed this episode of care.{ $words ->
        [none] {""}
       *[other]
    {""}
    {""}
    <b>{ $therapist } writes:</b> { $words }
    }{ $due ->
        [0] {""}
       *[other]
    {""}
    {""}
    Since { $since } you did { $done } of { $due } workouts.
    }{ $lines ->
        [none] {""}
       *[other]
    {""}
    These were your exercises at the end:
    { $lines }
    }

    I won't write to you any more, and what you write here is read by nobody. Your record stays with { the-clinic }. If something comes back, contact { clinic-by-phone }; in an emergency call <b>{ $emergency }</b>.
ended-by =
    🏁 { $alias }'s episode is over. The record stays. { $stopped ->
        [yes] Nothing goes to { $alias }, who has asked for no more messages.
       *[no] { $later ->
            [yes] { $alias } gets the closing message after their quiet hours ({ $at }).
           *[no] The closing message to { $alias } is on its way.
        }
    }
reopen-not-needed = { $alias }'s episode isn't closed.
reopened-told = { $therapist } has opened your exercises here again. I'll write to you when the next ones are due; /plan shows them.
reopened-by =
    ▶️ { $alias }'s episode is open again, with the plan as it was. { $later ->
        [yes] { $alias } hears of it after their quiet hours ({ $at }).
       *[no] The message to { $alias } is on its way.
    }
reopened-stopped = ▶️ { $alias }'s episode is open again. { $alias } had asked for no more messages, so nothing is sent until they come back by themselves (/start). Please tell them another way.
after-the-end =
    Your exercises with me have come to their end, so nobody reads what is written here. If something worries you, contact { clinic-by-phone }.

    In an emergency call <b>{ $emergency }</b>.

# — in whose hands —

team =
    <b>{ $alias }</b> is in the care of { $therapist }.{ $observers ->
        [none] {""}
       *[other] {" "}Reading along: { $observers }.
    }{ $offered ->
        [none] {""}
       *[other] {" "}{ $offered } has been asked to take over and has not answered yet.
    }{ $alone ->
        [yes] {" "}There is no colleague here yet.
       *[no]
    {""}
    A colleague takes over once they say yes. An observer reads everything and decides nothing.
    }
pass-label = ➡️ Hand over to { $alias }
pass-back-label = ↩️ Don't ask { $alias } any more
observe-label =
    { $now ->
        [yes] ➖ { $alias } no longer reads along
       *[no] 👁 { $alias } may read along
    }
pass-back = Taken back: { $alias } stays where they are.
pass-impossible = That can't be done: choose a colleague who works here and is not looking after this patient already.
pass-not-yours = Only { $therapist } or the lead can take that back.
pass-wished =
    { $by }, who stands in, asks that <b>{ $alias }</b> passes { $own ->
        [yes] into { $by }'s care
       *[no] into { $colleague }'s care
    }. Nothing has changed. If you agree, tap below; otherwise there is nothing to do.
pass-wish-kept =
    { $lead ->
        [none] { $therapist } has been asked.
       *[other] { $therapist } and { $lead } have been asked, and one of them has to say yes.
    } Until then { $alias } stays with { $therapist }.
pass-asked = { $colleague } has been asked to take { $alias } over. Until { $colleague } says yes, everything stays as it is.
offered =
    { $therapist } asks you to take over a patient called <b>{ $alias }</b>. You see the record once you say yes, and { $alias } is told.
    .yes = ✅ Yes, I take over
    .no = No
offer-declined = All right. Nothing has changed.
pass-declined = { $colleague } would rather not take { $alias } over. { $alias } stays in your care.
passed-by = { $alias } is now in the care of { $therapist } and is told outside the quiet hours.
passed-away = { $alias } is now in the care of { $therapist }.
observer-told =
    { $now ->
        [yes] { $therapist } lets you read along with <b>{ $alias }</b>: you find them in /patients. { $therapist } decides.
       *[no] You no longer read along with { $alias }.
    }
observer-by =
    { $now ->
        [yes] { $colleague } can now read everything of { $alias }, and decides nothing.
       *[no] { $colleague } no longer reads along with { $alias }.
    }
colleagues = <b>Who works here besides you</b>
colleagues-none = Nobody works here besides you. The operator invites colleagues.
colleagues-lead = The lead therapist looks after who works here.
colleague-label = Take { $alias }'s access away
colleague =
    Who works here besides you
    .revoke = Take access away
dismiss =
    Take { $alias }'s access away? It works from their next tap on. { $count ->
        [0] Nobody is in their care.
        [one] 1 patient passes to you and is told outside the quiet hours.
       *[other] { $count } patients pass to you and are told outside the quiet hours.
    }
    .yes = Yes, take it away
    .cancel = Cancel
