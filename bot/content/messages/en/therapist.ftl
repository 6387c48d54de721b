# What therapists read.

therapist-welcome =
    Welcome, { $name }. You're now { $lead ->
        [lead] lead therapist
       *[other] therapist
    } at { the-clinic }. You'll get reports that need you here, and a daily summary on working days.

    Send /new to invite a patient, /reports for open reports, /patients for everybody in your care.
menu =
    Hello, { $name }. { $open ->
        [0] No open reports.
        [one] 1 open report.
       *[other] { $open } open reports.
    }
    .reports = 🔔 Open reports
    .patients = 👥 Patients
    .new = ➕ New patient
    .library = 📚 Library
    .settings = ⚙️ Settings
therapist-help =
    /reports: open reports, the most urgent first
    /find: a report by its number, or a patient by name
    /digest: who needs you today; /week: everybody's week
    /patients: everybody in your care
    /new: invite a patient
    /plan NAME: build or change a plan
    /library: the exercises there are
    /settings: hours, digests, absence and who stands in
    /language: another language
    /log: minutes and calls for a patient
    /replies: your saved replies
    /team: your colleagues' access, for the lead
    /menu: the menu

    To answer a patient, reply to their message with Telegram's own reply.
therapist-unclear =
    I'm not sure what to do with that. To write to a patient, reply to one of their reports, or choose the patient first.
therapist-media =
    To send this to a patient, reply with it to one of their messages, or tap Write on their card first.
edited-therapist =
    I saw that you changed a message. What has been passed on stays as it was; please write again if it matters.
not-understood-therapist =
    Something went wrong on my side with your last message, and I could not use it. Please try again, or send /menu.
button-gone-therapist =
    That button no longer works. Send /menu to see where things stand.
not-yours =
    That patient isn't in your care, so I can't show or change anything there.

alias =
    What shall the patient be called here? A first name or an alias is best; please no full name.
alias-unclear =
    Please type a short name, up to 30 characters.
alias-taken =
    You already have a patient called { $alias }. Please choose another name, such as “{ $alias } B”.
programme =
    Which programme for { $alias }? You see the doses before anything is sent.
    .empty = 📝 Empty plan
when =
    <b>When does { $alias } exercise?</b> Tap days and times on or off, or type them, for example “mon thu 8:00 18:30”. Times are the patient's own.

    { $slots ->
        [none] Nothing is chosen yet.
       *[other] Now: { $slots }
    }{ $notice ->
        [most]
    {""}
    ➤ At most { $most } times a day: tap one off first.
        [none_chosen]
    {""}
    ➤ Choose at least one day and one time.
       *[none] {""}
    }
    .daily = Every day
    .workdays = Monday to Friday
    .mwf = Mon, Wed, Fri
    .tts = Tue, Thu, Sat
    .go-on = ✅ See the doses
    .cancel = Cancel
when-unclear =
    I found no day and no time in that. Type them, for example “mon thu 8:00 18:30”, or tap.
days-unclear =
    Please type the days, for example “mon wed fri”, or tap one of the choices.
times-unclear =
    I couldn't read a time in that. Please type it like 08:00.
hand-over =
    <b>{ $alias } · { $programme }</b>
    { $lines }

    About { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } each time. { $slots }.{ $caution ->
        [none] {""}
       *[other]
    {""}
    ⚠️ { $caution }
    }{ $many ->
        [yes]
    {""}
    More than four exercises: fewer are done more reliably.
       *[no] {""}
    }{ $notes ->
        [none] {""}
       *[other]
    {""}
    📝 { $notes }
    }{ $warnings ->
        [none] {""}
       *[other]
    {""}
    ⚠️ { $warnings }
    }{ $screening ->
        [yes]
    {""}
    🩺 Before the first workout: medicines, surgery, pregnancy, falls, equipment and a starting point are asked.
       *[no] {""}
    }

    The content of this library has not been reviewed by a clinician yet; you are prescribing it.
    Make the invite?
    .yes = ✅ Make the invite
    .when = 🗓 Days and times
    .notes = 📝 Add notes
    .screening = Screening
    .cancel = Cancel
screening-toggle =
    🩺 Screening: { $on ->
        [yes] on
       *[no] off
    }
intake =
    What should be known about { $alias }? Precautions, operations, what matters to them. Only therapists see it here; the patient gets it with their own data if they ask for it.
    .back = ◀ Back
invite =
    Invite for <b>{ $alias }</b>, good for one person until { $until }:
    { $link }

    Show the code to be scanned, or hand over the link. You'll be asked to confirm who joined.
consent-declined =
    { $alias } opened the invite and would rather not use the bot. Please use another way, or talk it over; a new invite is in /patients.
joined =
    <b>{ $alias }</b>'s link was used. In Telegram they are called “{ $name }”. Country: { $country }, where it is { $time } now ({ $zone }).
    Is this the person you meant? Nothing clinical is shown before you say so.
    .yes = ✅ Yes, that's them
    .no = ❌ No, somebody else
vouched-yes =
    ✅ You confirmed { $alias }. The first reminder comes at the next workout time.
vouched-no =
    ❌ That chat has been disconnected, and nothing of it is kept. To invite { $alias } again, open /patients.
vouch-over =
    That has been settled already for { $alias }.

report-card =
    { $tier ->
        [T0] 🟥 <b>Now</b> ·{" "}
        [T1] 🔶{" "}
       *[T2] 🔹{" "}
    }<b>{ $alias }</b> · { $what }{ $exercise ->
        [none] {""}
       *[other] {" "}· { $exercise }
    }
    { $facts ->
        [none] {""}
       *[other] { $facts } ·{" "}
    }{ $at } · R-{ $number }{ $count ->
        [1] {""}
       *[other] {" "}· { $count } times
    }
    last 7 days: pain { $trend } · { $due ->
        [0] nothing due
       *[other] done { $done } of { $due }
    } · open reports { $open }{ $hold ->
        [yes]
    {""}
    ⏸ Everything is paused until you resume it.
       *[no] {""}
    }{ $reminded ->
        [0] {""}
       *[other]
    {""}
    Not acknowledged yet; reminded { $reminded ->
            [one] once
           *[other] { $reminded } times
        }.
    }{ $status ->
        [none] {""}
       *[other]
    {""}
    { $status }
    }
report-line =
    { $tier ->
        [T0] 🟥
        [T1] 🔶
       *[T2] 🔹
    } R-{ $number } · { $alias } · { $what }{ $exercise ->
        [none] {""}
       *[other] {" "}· { $exercise }
    }{ $facts ->
        [none] {""}
       *[other] {" "}· { $facts }
    }{ $count ->
        [1] {""}
       *[other] {" "}· { $count }×
    }{ $seen ->
        [yes] {" "}· 👀
       *[no] {""}
    }
rule-red-flag = red flag
rule-causes-pain = causes pain
rule-in-pain = in pain, no exercises today
rule-pain-before = pain before starting
rule-pain-during = pain during the workout
rule-pain-after = pain after the workout
rule-pain-rise = pain rose during the workout
rule-pain-week = pain before the workouts rose this week
rule-mood-low = mood low on several days
rule-measure = a questionnaire that needs a look
rule-screening = something to look at before the first workout
rule-screened = questions before the first workout answered, nothing marked
rule-not-reached = what you wrote or changed has not reached them
rule-unsettled = not settled next morning
rule-sore = sore next morning
rule-stepped-up = stepped up by its agreed rule
rule-stepped-down = stepped down by its agreed rule
rule-too-hard = too hard
rule-effort-easy = found it too easy
rule-effort-hard = found it too hard
rule-new = something new
rule-unwell = feels unwell
rule-note = note
rule-message = message
rule-question = question or answer to you
rule-media = shared something
rule-not-today = not today
rule-missed = three due workouts without an answer
rule-not-sent = reminder not sent (our fault)
rule-not-confirmed = reminder not confirmed
rule-unreachable = cannot be reached in Telegram
rule-left = asked for no more messages; what still waited to be sent is dropped
rule-rejoined = has come back
fact-score =
    { $score }/10{ $before ->
        [none] {""}
       *[other] {" "}({ $before } before)
    }
fact-measure = { $tool }: { $points } of { $of }
fact-corrected = corrected to { $score }/10
fact-week = mean { $value }
fact-long = sore for over { $value } days
fact-low-days = low on { $value } of the last days
fact-checked = no danger sign ticked
fact-unsure = can't say whether there is a danger sign
fact-usual = the usual place
fact-answers = about R-{ $number }
fact-why =
    { $value ->
        [finish] could not finish
        [heavy] too heavy
        [balance] lost balance
        [busy] busy
        [sore] too sore
        [away] away
       *[other] other reason
    }
fact-kind =
    { $value ->
        [ache] muscle ache
        [joint] in the joint
        [sharp] sharp
       *[shooting] shooting or numb
    }
fact-was =
    (first: { $value ->
        [ache] muscle ache
        [joint] in the joint
        [sharp] sharp
        [shooting] shooting or numb
       *[other] { $value }
    })
fact-effort =
    since changed to { $value ->
        [easy] too easy
        [hard] too hard
       *[right] about right
    }
fact-where-kind =
    { $value ->
        [joint] in a joint
       *[shooting] shooting
    }
fact-managed = managed { $count }
fact-share =
    { $value ->
        [all] managed all of it
        [half] managed about half
        [less] managed less than half
       *[none] managed none of it
    }
fact-rest = at rest too
fact-swelling = swelling or bruising
fact-patient-says = patient says: I'm OK, a mistake
fact-stepped-down = took the easier step
fact-day = workout of { $day }
fact-said = “{ $text }”
report-goes-on = <b>{ $alias }</b> · R-{ $number }, it goes on: “…{ $text }”
flag =
    { $flag ->
        [rf1] chest pain or pressure
        [rf2] breathless, faint or racing heart
        [rf3] face, arm, leg or speech
        [rf4] numb between the legs, bladder or bowel
        [rf5] both legs, or a leg getting weaker
        [rf6] swollen, warm calf
        [rf7] wound
        [rf8] fever after surgery
        [rf9] fall or pop, cannot bear weight
        [rf10] pain 8 or more
        [rf11] back pain with fever or illness
        [unsure] can't say whether there is a danger sign, asked twice
       *[rf12] words about self-harm
    }
status-seen = 👀 Seen by { $who } ({ $at })
status-acted =
    ✅ { $action ->
        [reduce] Dose reduced
        [swap] Swapped
        [hold] On hold
        [remove] Removed
        [resume] Resumed
        [clear] Cleared to start
        [full] Full dose again
        [lighter] Lighter for 7 days
        [call] Will call first
       *[write] Answered
    } by { $who } ({ $at })
status-settled = ✅ Settled by { $who } ({ $at })
status-over = ✅ Over by itself ({ $at })
status-closed = ✅ Closed: { $alias } answered OK ({ $at })
decide =
    What would you like to do?
    .seen = 👀 Seen
    .reduce = Reduce
    .swap = Swap
    .hold = Hold 3 days
    .remove = Remove
    .resume = ▶️ Resume
    .clear = ▶️ May start
    .full = ✅ Full dose
    .lighter = Lighter for 7 days
    .call = 📞 I'll call first
    .write = ✍️ Write
    .close = ✔️ Close
    .chart = 📈 Chart
decide-reduce-label =
    { $from } → { $to } { $unit ->
        [reps] reps
        [minutes] min
        [hold_s] s
       *[sets] sets
    }
decide-swap-label = Swap: { $exercise }
report-gone =
    That report is closed or no longer here. Send /reports for the open ones.
change-impossible =
    That can't be done any more: the plan has changed since. This is how the report stands:
preview =
    { $already ->
        [acted] <b>Somebody has already acted on this report.</b>{" "}
        [closed] <b>This report is closed.</b>{" "}
       *[other] {""}
    }{ $stale ->
        [yes] <b>The plan has changed since you looked.</b> It would now be:{" "}
       *[no] {""}
    }For <b>{ $alias }</b>, from the next workout:
    { $action ->
        [reduce] <b>{ $exercise }</b>: { $before } → { $after }
        [swap] <b>{ $exercise }</b> → <b>{ $instead }</b>, { $after }
        [hold] <b>{ $exercise }</b> on hold until { $until }
       *[remove] <b>{ $exercise }</b> removed; { $left ->
            [1] nothing is left in the plan
            [2] 1 exercise is left
           *[other] the others stay
        }
    }

    { $alias } will read: “{ $reason }”
    .yes = ✅ Confirm
    .reason = ✏️ Another reason
    .cancel = Cancel
reason =
    What reason shall the patient read? One or two plain sentences.
decided =
    Version { $version } of { $alias }'s plan is in force: { $action ->
        [reduce] { $exercise } { $after }
        [swap] { $instead } instead of { $exercise }
        [hold] { $exercise } on hold until { $until }
       *[remove] { $exercise } removed
    }. { $later ->
        [stopped] { $alias } has asked for no more messages, so nothing goes to them.
        [ended] { $alias }'s episode is over, so nothing goes to them.
        [yes] { $alias } gets the message after their quiet hours ({ $at }).
       *[no] The message to { $alias } is on its way.
    }
resume-not-needed =
    { $alias } isn't paused.
resumed-by =
    { $later ->
        [stopped] The safety stop of { $alias } is lifted. They have asked for no more messages, so nothing goes to them, and their exercises go on once they come back by themselves.
        [ended] The safety stop of { $alias } is lifted. Their episode is over, so there are no exercises, and nothing goes to them.
       *[other] ▶️ The safety stop of { $alias } is lifted, and they go on { $until ->
            [none] with the next workout.
           *[other] when their pause ends, on { $until }.
        } { $later ->
            [yes] { $alias } gets the message after their quiet hours ({ $at }).
           *[no] The message to { $alias } is on its way.
        }
    }
write =
    What shall I write to { $alias }? Type it here; it is passed on word for word.
    .cancel = Cancel
    .mine = 💾 My saved replies
write-late =
    That was a while ago, so nothing has gone to anybody. Tap Write again, or reply to the patient's message.
wrote-kept =
    { $later ->
        [yes] Kept. { $alias } gets it after their quiet hours ({ $at }).
       *[no] On its way to { $alias }.
    }{ $text ->
        [none] {""}
       *[other]
    {""}
    “{ $text }”
    }
wrote-unreachable =
    { $alias } can't be reached here at the moment: not joined yet, stopped, or has blocked the bot. Please use another way.
media =
    From <b>{ $alias }</b> · R-{ $number }. Reply to this message to answer.
patients =
    { $count ->
        [one] 1 patient
       *[other] { $count } patients
    } in your care{ $pages ->
        [1] {""}
       *[other] {" "}· page { $page } of { $pages }
    }:
    .next-page = More ▶
    .previous-page = ◀ Back
patients-none =
    Nobody is in your care yet.
patient =
    <b>{ $alias }</b> · { $standing ->
        [invited] invited, not joined yet
        [joining] joining now
        [unconfirmed] waits for you to confirm who joined
        [active] active
        [ended] episode ended
       *[stopped] asked for no more messages
    }{ $paused ->
        [none] {""}
       *[other] {" "}· ⏸ paused until { $paused }
    }{ $unreachable ->
        [yes] {" "}· cannot be reached
       *[no] {""}
    }{ $hold ->
        [yes] {" "}· ⏸ paused after a red flag
       *[no] {""}
    }{ $own ->
        [yes] {""}
       *[no] {" "}· in the care of { $therapist }
    }{ $observing ->
        [yes] {" "}· you read along
       *[no] {""}
    }{ $observers ->
        [none] {""}
       *[other] {" "}· reading along: { $observers }
    }{ $offered ->
        [none] {""}
       *[other] {" "}· { $offered } has been asked to take over
    }
    Plan, version { $version } · { $slots }
    { $lines }

    Last 7 days: { $due ->
        [0] nothing due
       *[other] done { $done } of { $due }
    } · 28 days: { $all_due ->
        [0] nothing due
       *[other] { $all_done } of { $all_due }
    } · pain { $trend } · open reports { $open }{ $paces ->
        [none] {""}
       *[other]
    {""}
    steps of the last workouts: { $paces }
    }
    .write = ✍️ Write
    .plan = ✏️ Plan
    .thread = 💬 Messages
    .filed = 🗂 Reports
    .notes = 📝 Notes
    .jot = ➕ Add a note
    .pause = ⏸ Pause
    .team = 👥 Care team
    .end = 🏁 End episode
    .reopen = 🔓 Open again
    .show = « Card
    .resume = ▶️ Resume
    .chart = 📈 Chart
    .export = 📤 Export
    .invite = 🔗 New invite
    .revoke = Revoke invite
revoke =
    Make { $alias }'s open invite worthless?
    .yes = Yes, revoke it
    .cancel = Cancel
revoked =
    The invite no longer works.
programme-line =
    • { $exercise }: { $dose }{ $easier ->
        [none] {""}
       *[other] {" "}(easier step: { $same ->
            [yes] { $easier_dose }
           *[no] { $easier }, { $easier_dose }
        })
    }{ $harder ->
        [none] {""}
       *[other] {" "}(harder step: { $like ->
            [yes] { $harder_dose }
           *[no] { $harder }, { $harder_dose }
        })
    }{ $note ->
        [none] {""}
       *[other] {" "}✍️ { $note }
    }
digest-seen =
    Done: what was only for the summary is settled. Anything urgent stays open.
digest-unread =
    ↩️ Taken back: those entries are open again, in /reports.
digest-unread-late =
    That was more than 10 minutes ago, so it can't be undone. Nothing is lost: /find and the number show any of them.
