# Files: what they are called, and what is said while they are made and when they come.

export =
    Which file about <b>{ $alias }</b>? It is made from what is stored now.
    .pdf = 📄 Report (PDF)
    .handout = 🖨 Sheet (PDF)
    .csv = 📊 Ratings (CSV)
    .fhir = 🏥 FHIR R4
    .json = 🗂 Everything (JSON)
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
        [person] What is stored about you
        [answers] Every answer
        [entries] The rest of the record
        [messages] Messages
        [rest] Times, invites and the trail of who read
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
        [value] Value
        [workout] Workout
        [question] Question
        [exercise-number] Ex.
        [answer] Answer
        [revision] Rev.
        [kind] Kind
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
sheet-first = first version
sheet-held = { $exercise }: on hold until { $until }
sheet-acted =
    { $action ->
        [reduce] dose reduced
        [swap] exercise swapped
        [hold] exercise on hold
        [remove] exercise removed
        [resume] exercises resumed
        [write] answered in writing
       *[other] acted on
    }{ $by ->
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
own-about =
    This is everything that is stored about you here, your therapist's notes among it. The JSON file holds the same for a computer. Telegram keeps the chat itself; you can delete it there. Finished messages are kept here for some days only.
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
