# Files: what they are called, and what is said while they are made and when they come.

export =
    Which file about <b>{ $alias }</b>? It is made from what is stored now.
    .pdf = 📄 Report (PDF)
    .handout = 🖨 Sheet (PDF)
    .csv = 📊 Ratings (CSV)
    .fhir = 🏥 FHIR R4
    .json = 🗂 Everything (JSON)
    .tally = 🧮 Month (RTM)
export-own =
    Here comes everything that is stored about you: once to read (PDF) and once for a computer (JSON). Keep the files where only you can see them. If something in them is wrong, tell { $therapist } with /report.
preparing = Preparing { $file } …
file-name =
    { $kind ->
        [pdf] the progress report
        [handout] the exercise sheet
        [csv] the ratings
        [fhir] the FHIR bundle
        [json] the data file
       *[own] your data to read
    }
file =
    { $mine ->
        [yes] { $kind ->
            [json] 🗂 Everything that is stored about you, for a computer to read (JSON).
           *[own] 📄 Everything that is stored about you, to read (PDF).
        }
       *[no] { $kind ->
            [pdf] 📄 Progress report · <b>{ $alias }</b>. Check it before you pass it on.
            [handout] 🖨 Exercise sheet · <b>{ $alias }</b>, to print.
            [csv] 📊 Ratings and workouts · <b>{ $alias }</b>. Opens in any spreadsheet.
            [fhir] 🏥 FHIR R4 bundle · <b>{ $alias }</b>, checked against the standard.
           *[json] 🗂 Everything that is stored about <b>{ $alias }</b>. Your notes are in it.
        }
    }
document-failed =
    That file could not be made just now. Nothing is lost; please ask for it again in a few minutes. If it fails again, tell whoever runs this bot.
document-refused =
    That file isn't yours to have any more, so it was not made.

measure-name =
    { $measure ->
        [pain_before] Pain before
        [pain_during] Pain during
        [pain_after] Pain after
        [soreness] Soreness next morning
        [morning_pain] Pain next morning
        [mood] Mood
        [energy] Energy
        [sleep] Sleep
        [effort] Effort
        [status] What became of the workout
        [dose_done] Done of the dose
       *[pace] Pace of the steps
    }

sheet-name =
    { $name ->
        [adherence] Adherence and ratings
        [chart] The last 4 weeks
        [plan] The plan now
        [versions] Versions of the plan
        [reports] Reports and decisions
        [measures] Outcome measures
        [workouts] Workouts
        [exercises] Your exercises
        [span] Days
        [done-of-due] Done of due
        [dose-done] Dose
        [pain-before] Pain before
        [pain-after] Pain after
        [worst] Worst during
        [soreness] Soreness
        [version] Plan
        [when] When
        [by] By
        [changed] What changed
        [reason] Why
        [number] No.
        [tier] Urgency
        [what] What
        [decision] Decision
        [measure] Measure
        [first] First
        [newest] Newest
        [out-of] Of
        [times] Times
        [status] Outcome
        [effort] Effort
        [pace] Pace
        [question] Question
        [about] About
        [answer] Answer
        [to] To
       *[text] Text
    }
sheet-day = { $day } { $year }
sheet-span =
    { $days ->
        [0] since the beginning
       *[other] last { $days } days
    }
sheet-done =
    { $due ->
        [0] nothing due
       *[other] { $done } of { $due }
    }
sheet-chart-alt =
    Chart of the last four weeks: pain before, after and at worst during each workout, soreness the next morning, and how much of each workout was done. The same numbers stand in the tables.
sheet-plan =
    Version { $version }{ $programme ->
        [none] {""}
       *[other] , from “{ $programme }”
    }. { $slots }.
sheet-no-times = As agreed, without fixed times
sheet-tier =
    { $tier ->
        [T0] at once
        [T1] the same day
       *[T2] daily summary
    }
sheet-first = first version
sheet-held = { $exercise }: on hold until { $until }
report-action =
    { $action ->
        [reduce] dose reduced
        [swap] exercise swapped
        [hold] exercise on hold
        [remove] exercise removed
        [resume] exercises resumed
        [clear] cleared to start
        [full] full dose again
        [lighter] lighter for 7 days
        [call] a call first
        [taken_back] taken back by the patient
        [write] answered in writing
       *[other] acted on
    }
sheet-acted =
    { $what }{ $by ->
        [none] {""}
       *[other] , { $by }
    }, { $at }
sheet-seen =
    seen{ $by ->
        [none] {""}
       *[other] {" "}by { $by }
    }, { $at }
sheet-status =
    { $status ->
        [open] open
        [seen] seen
        [acted] acted on
       *[closed] closed
    }
sheet-none = None so far.
sheet-more =
    { $count ->
        [one] 1 earlier one is not shown.
       *[other] { $count } earlier ones are not shown.
    }
sheet-method =
    Pain and soreness are the patient's own ratings from 0 (none) to 10 (the worst imaginable). Summaries are medians; “worst” is the highest rating during a workout; – is not rated, which is not 0. Due workouts leave out rest days, excused, paused and safety-stopped days. “Pace” compares the time between the steps on the phone with the least time that the doses need (paced: half of it or more, quick: a fifth or more); whoever exercises first and taps afterwards is “tapped through” as well, so it is information and no judgement. This report describes; it makes no diagnosis. Its exercises have not been reviewed by a clinician unless the clinic says so.
sheet-footer =
    { $clinic ->
        [none] HEP Coach
       *[other] { $clinic } · HEP Coach
    } · made { $at } · confidential
workout-status =
    { $status ->
        [offered] not begun yet
        [started] under way
        [done] done
        [partial] partly done
        [missed] not done
        [excused] excused
        [stopped] stopped for safety
        [not_sent] reminder not sent
       *[held] on hold
    }
workout-effort =
    { $effort ->
        [easy] too easy
        [right] about right
       *[hard] too hard
    }
workout-pace =
    { $pace ->
        [paced] paced
        [quick] quick
       *[tapped] tapped through
    }
fhir-flag =
    { $what ->
        [safety] stopped for safety: no exercises until a therapist resumes them
        [pause] exercises paused
       *[hold] on hold
    }
fhir-goal = How well the patient can do an activity of their own, 0 (not at all) to 10 (as before)
fhir-shared =
    { $kind ->
        [photo] A photo
        [voice] A voice message
        [video] A video
        [video_note] A round video
        [audio] An audio file
        [animation] A moving picture
        [sticker] A sticker
       *[document] A file
    }; it is in the chat and not in this bundle
progress-title = Progress report
progress-head =
    { $alias } · { $clinic ->
        [none] home exercise programme
       *[other] home exercise programme of { $clinic }
    }{ $therapist ->
        [none] {""}
       *[other] {" "}· therapist { $therapist }
    } · { $since } to { $until }
own-title = Your data
own-head =
    { $alias } · { $clinic ->
        [none] HEP Coach
       *[other] { $clinic }
    } · { $day }
handout-title = Exercises for { $alias }
handout-head =
    { $clinic ->
        [none] Your clinic
       *[other] { $clinic }
    }{ $therapist ->
        [none] {""}
       *[other] {" "}· therapist { $therapist }
    } · { $day }
handout-step =
    { $step ->
        [1] Scan the code with your phone's camera. It opens Telegram, a free app; without it, the phone offers to install it first. The code works once, for one person, until { $until }.
        [2] Tap “Start” and answer a few short questions. You will be reminded at your times, led through the exercises, and can say at any moment when something hurts.
       *[3] No phone at hand? Do the exercises from this page. It is the same plan.
    }
handout-qr = QR code of your personal invite. The address stands below it.
handout-when =
    { $slots }. { $count ->
        [one] 1 exercise.
       *[other] { $count } exercises, in this order.
    }
handout-stop =
    Stop an exercise when pain reaches { $stop } of 10 or is sharp, shooting or numb, and tell your therapist. With chest pain, trouble breathing, fainting, sudden weakness or numbness, or if you cannot hold or pass water: stop and call { $emergency } at once. Nobody watches the app around the clock.
handout-unreviewed =
    { $therapist ->
        [none] Your therapist
       *[other] { $therapist }
    } has chosen these exercises and doses for you. If this page and what you were told differ, ask before you go on.
handout-picture = Drawing: { $exercise }

# A therapist's minutes, and what a month came to.

log-how =
    Type how long it was, up to { $most } minutes: <code>/log 12 min</code> for the patient you last looked at, <code>/log Ann 12 min</code> for Ann, <code>/log call Ann 12 min</code> if you talked to each other.
log-whose =
    For whom? Open the patient first, or type the name: <code>/log Ann 12 min</code>.
log-unknown =
    I find no single patient called “{ $name }” whom you may log time for. Please type the name as it stands in /patients.
logged =
    🧮 { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } for <b>{ $alias }</b>{ $live ->
        [yes] , a live contact
       *[no] {""}
    }. This month: { $total } min, live contacts: { $contacts }.
    .undo = ↩️ Take it back
log-undone =
    Taken back: { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } for { $alias }.
log-gone =
    That has been taken back already, or somebody else logged it.
tally =
    🧮 <b>{ $alias } · { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }</b>
    Days with data: { $window } of the 30 days up to { $until } ({ $days } in this month)
    Minutes logged: { $minutes } · live contacts: { $live }
    Workouts: { $due ->
        [0] none due
       *[other] done { $done } of { $due }, { $dose } % of the dose
    }

    How secondary sources describe the US Medicare codes of remote therapeutic monitoring (RTM) for 2026; check the current rules yourself.
    • Set-up: 98975, once an episode.
    • Supply for muscles and joints, by days with data in 30: 98985 for 2 to 15, 98977 for 16 to 30, never both in one period. Other codes stand for breathing (98984, 98976) and behaviour (98986, 98978).
    • Time in a calendar month, each with a live talk: 98979 the first 10 minutes, 98980 20 to 39, 98981 each further 20 with 98980. 98979 never goes with the other two; whether each 98981 needs another live talk is read in different ways.
    • One biller in 30 days, and not beside physiological monitoring (RPM). Therapy codes carry GP, GO or GN.

    <b>This is a count for your own records and no billing claim.</b> Whether a chat bot is a device in their sense, and what counts as a live contact, is for your counsel; messages here do not count as one.
    .earlier = ◀ Month before
    .later = Month after ▶
