# The plan builder, the ladder, the library and plan files.

build =
    <b>✏️ Plan for { $alias }</b> · draft{ $base ->
        [0] , from nothing
       *[other] , begun from version { $base }
    }{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }{ $stale ->
        [0] {""}
       *[other]
    {""}
    ⚠️ Version { $stale } has been published since you began. You'll be asked before anything is replaced.
    }

    { $lines ->
        [none] No exercises yet. Type a name, such as “bridge”, or tap Add.
       *[other] { $lines }
    }

    { $setting }{ $warnings ->
        [0] {""}
        [one]
    {""}
    ⚠️ 1 thing to look at before publishing
       *[other]
    {""}
    ⚠️ { $warnings } things to look at before publishing
    }

    Nothing changes for { $alias } until you publish.
    .add = ➕ Add
    .when = 🗓 When
    .note = ✍️ Note
    .mind = ⚠️ Precautions
    .check-ins = 💬 Check-ins
    .limits = 🎚 Limits
    .history = 🕘 History
    .file = 📄 As file
    .discard = 🗑 Discard draft
    .publish = ✅ Publish …
build-line =
    <b>{ $number }.</b> { $exercise }: { $dose }{ $ladder ->
        [yes] {" "}· 🪜 ladder
       *[no] {""}
    }{ $note ->
        [yes] {" "}· ✍️ note
       *[no] {""}
    }{ $held ->
        [none] {""}
       *[other] {" "}· on hold until { $held }
    }
build-and-more =
    … and { $count } more
build-name =
    { $number }. { $exercise }
build-dot =
    • { $line }
build-slots =
    { $slots ->
        [none] No days and times yet.
       *[other] { $slots }
    }
build-minutes =
    About { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } each time
build-less =
    − { build-short }
build-more =
    + { build-short }
build-short =
    { $what ->
        [sets] sets
        [reps] reps
        [hold_s] hold
        [minutes] minutes
        [rest_s] rest
        [green_max] low pain
        [amber_max] some pain
        [stop_at] stop
        [severe_at] severe
       *[no_start_at] no start
    }
build-figure =
    { $what ->
        [sets] { $value ->
            [one] 1 set
           *[other] { $value } sets
        }
        [reps] { $value ->
            [0] no reps
            [one] 1 rep
           *[other] { $value } reps
        }
        [hold_s] { $value ->
            [0] no hold
           *[other] hold { $value } s
        }
        [minutes] { $value } min
       *[rest_s] { $value ->
            [0] no rest
           *[other] rest { $value } s
        }
    }
build-usual =
    { $what ->
        [sets] { $low }–{ $high } sets
        [reps] { $low }–{ $high } repetitions
        [hold_s] { $low }–{ $high } s held
       *[minutes] { $low }–{ $high } minutes
    }
build-at =
    <b>{ $exercise }</b> · plan for { $alias }, draft{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }
    { $dose }{ $rest ->
        [0] {""}
       *[other] {" "}· rest { $rest } s between sets
    }{ $usual ->
        [none] {""}
       *[other]
    {""}
    Usual in the library: { $usual }
    }{ $note ->
        [none] {""}
       *[other]
    {""}
    ✍️ { $note }
    }{ $steps ->
        [none] {""}
       *[other]
    {""}
    🪜 { $steps }
    }{ $held ->
        [none] {""}
       *[other]
    {""}
    On hold until { $held }
    }

    Tap, or type: “3x12”, “rest 45”, “hold 5”, “left”, “load 2 kg”, “note slowly”.
    .sets = Sets
    .reps = Repetitions
    .hold-s = Hold
    .minutes = Minutes
    .rest-s = Rest
    .load = 🏋 Load
    .side = ↔️ Side
    .about = ✍️ Note
    .up = ⬆️ Earlier
    .down = ⬇️ Later
    .swap = 🔁 Swap
    .ladder = 🪜 Ladder
    .remove = 🗑 Remove
    .back = ‹ Plan
build-side =
    Which side does <b>{ $exercise }</b> train?
    .left = Left only
    .right = Right only
    .each = Each in turn
    .no-side = No side
    .back = ‹ Back
build-swap =
    What shall stand in the place of <b>{ $exercise }</b>? It comes at its own dose of the library. You can also type a name.
    .back = ‹ Back
build-ladder =
    <b>🪜 Ladder of { $exercise }</b>{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }
    Now: { $dose }

    <b>Easier:</b> { $easier ->
        [none] nothing is agreed
       *[other] { $easier }
    }
    <b>Harder:</b> { $harder ->
        [none] nothing is agreed
       *[other] { $harder }
    }

    A step is taken once, at the earliest { $days } days after the last one, and told to you both. A step up also needs: pain of 2 or less, settled mornings, no open report, and nothing too hard, in both workouts. Without a step here nothing ever changes by itself.
    .easier = Easier: next
    .easier-when = When
    .easier-until = Until
    .harder = Harder: next
    .harder-when = When, harder
    .harder-until = Until, harder
    .back = ‹ Back
ladder-step =
    { $exercise }, { $dose } · { $trigger ->
        [offer] offered after “too hard”, for that workout only
        [too_hard] after one “too hard”
        [unsettled] after one morning that has not settled
        [easy] after two workouts that felt too easy
       *[done] after two workouts done in full
    }{ $expires ->
        [none] {""}
       *[other] , until { $expires }
    }
ladder-told =
    { $instead ->
        [none] From your next workout, <b>{ $exercise }</b> is { $after } instead of { $before }.
       *[other] From your next workout you'll do <b>{ $instead }</b>, { $after }, instead of { $exercise }.
    }
    “{ $reason }” { $therapist } agreed to this { $way ->
        [up] next
       *[down] easier
    } step beforehand and can see it.
build-text =
    { $what ->
        [sets] How many sets{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }?
        [reps] How many repetitions in a set{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }? 0 for none, with a hold instead.
        [hold_s] How many seconds to hold{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }? 0 for none.
        [minutes] How many minutes{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }?
        [rest_s] How many seconds of rest between sets{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }?
        [load] What to use{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }, for example “red band” or “2 kg”?
        [about] What shall the patient read with it{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }? Up to 120 characters.
       *[note] What shall the patient read with the plan? One or two plain sentences.
    }{ $now ->
        [none] {""}
       *[other] {" "}Now: { $now }
    }
    .clear = Take it out
    .back = ‹ Back
build-add =
    Where from? Type a name, or choose a region of the library.
    .programme = 📋 A programme
    .patient = 👤 Another patient
    .back = ‹ Plan
build-region =
    <b>{ $region }</b>
    { $lines }
    .back = ‹ Back
build-offer =
    • { $exercise }: { $dose }{ $there ->
        [yes] {" "}(in the plan)
       *[no] {""}
    }
build-found =
    Which one do you mean?
    { $lines }
    .back = ‹ Back
build-programmes =
    From which programme?
build-programme =
    <b>{ $title }</b>
    { $lines }
    .all = ➕ All of them
    .back = ‹ Back
build-from =
    { $others ->
        [0] Nobody else is in your care.
       *[other] From whose plan? The exercises come with their doses, without notes. You can also type the name.
    }
    .back = ‹ Back
build-when =
    <b>🗓 When</b>{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }
    { $setting }

    Tap, or type days and times, such as “mon wed fri 8:00 18:30”. Times are the patient's own.
    .daily = Every day
    .workdays = Monday to Friday
    .mwf = Mon, Wed, Fri
    .times = 🕗 Times
    .start = Start
    .end = End
    .review = Review
    .back = ‹ Plan
build-toggle =
    { $name }: { $on ->
        [yes] on
       *[no] off
    }
build-date =
    { $what ->
        [start] On which day does it start?
        [end] Which is its last day?
       *[review] When do you want to look at it again? You'll see it in your summary.
    }{ $now ->
        [none] {""}
       *[other] {" "}Now: { $now }.
    } Tap, or type a date such as 2026-04-01 or 1.4.
    .today = Today
    .monday = Next Monday
    .w1 = 1 week
    .w2 = 2 weeks
    .w4 = 4 weeks
    .w6 = 6 weeks
    .w8 = 8 weeks
    .w12 = 12 weeks
    .none = No date
    .back = ‹ Back
build-limits =
    <b>🎚 Limits of this plan</b>{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }
    { $own ->
        [yes] This plan has limits of its own.
       *[no] The clinic's own limits hold.
    } Pain from 0 to 10:
    Low or some pain: the patient goes on.
    From “stop”: that exercise stops, and you are told today.
    From “severe”: the danger signs are asked.
    From “no start” before a workout: it does not begin.
    .standard = The clinic's own
    .back = ‹ Plan
build-limit =
    { $what ->
        [green_max] Low to { $value }
        [amber_max] Some to { $value }
        [stop_at] Stop from { $value }
        [severe_at] Severe from { $value }
       *[no_start_at] No start { $value }
    }
build-check-ins =
    What shall this patient be asked? Mood, energy and sleep: before each workout, from 0 to 10. Questionnaires: every two weeks at most. { $own ->
        [yes] This plan has its own choice.
       *[no] Now it is as the programme has it.
    }
    .mood = Mood
    .energy = Energy
    .sleep = Sleep
    .psfs = PSFS
    .sane = SANE
    .who5 = WHO-5
    .phq2 = PHQ-2
    .screening = First questions
    .standard = As the programme
    .back = ‹ Plan
build-screening = Questions before the first workout
build-mind =
    What has to be minded with this patient? Exercises that need a second look are then named before you publish. The patient doesn't see this.
    .back = ‹ Plan
build-publish =
    <b>Version { $version } for { $alias }</b>{ $sheets ->
        [1] {""}
       *[other] {" "}(page { $sheet } of { $sheets })
    }{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }
    { $lines ->
        [none] {""}
       *[other] { $lines }
    }{ $warnings ->
        [none] {""}
       *[other]
    {""}

    ⚠️ <b>Please look at this once more:</b>
    { $warnings }
    }

    { $more ->
        [yes] There is more on the next page. You publish on the last one.
       *[no] { $reason ->
            [none] What reason shall the patient read? Type it, or tap one.
           *[other] { $alias } will read: “{ $reason }” Type another, or publish.
        }
    }
    .agreed = As we talked about
    .better = Doing well
    .gentler = More gently for now
    .now = ✅ Publish now
    .back = ‹ Back to the draft
build-sheet =
    { $way ->
        [back] ‹ Page { $number }
       *[on] Page { $number } ›
    }
build-look-first =
    Not everything has been shown yet. Turn to the last page to publish.
build-no-difference =
    Nothing is different.
build-conflict =
    <b>{ $who } has published version { $version } of { $alias }'s plan since you began from version { $base }.</b> Nothing of yours is lost, and nothing is published yet.

    What { $who } changed (“{ $reason }”):
    { $theirs ->
        [none] • no difference to version { $base }
       *[other] { $theirs }
    }

    What you changed:
    { $mine ->
        [none] • nothing
       *[other] { $mine }
    }{ $whole ->
        [none] {""}
       *[other]
    {""}

    Version { $version } as a whole:
    { $whole }
    }

    Take theirs drops your draft. Mine over it goes on to your last look, against version { $version }.
    .theirs = Take theirs
    .mine = Mine over it
    .look = 👁 Look at theirs
    .back = ‹ Back to the draft
build-history =
    <b>🕘 Versions of { $alias }'s plan</b>
    { $lines ->
        [none] There is none yet.
       *[other] { $lines }
    }
    .back = ‹ Plan
build-version-line =
    <b>{ $n }</b> · { $at } · { $who } · “{ $reason }”
build-version-label =
    Version { $n }
build-by-rule =
    by the rule that { $who } agreed to
build-version =
    <b>{ $alias }'s plan, version</b> { $line }
    { $lines ->
        [none] No exercises.
       *[other] { $lines }
    }
    { $setting }{ $current ->
        [yes]
    {""}
    This is the version in force.
       *[no]
    {""}

    Restoring it as a new version would change:
    { $differs ->
            [none] • nothing
           *[other] { $differs }
        }
    }
    .restore = ↩️ Restore
    .back = ‹ Versions
build-whose =
    { $found ->
        [0] I know no patient called “{ $name }” in your care. Whose plan?
       *[other] Whose plan?
    }
build-no-patient =
    I know no patient called “{ $name }” in your care. Tap one, or type the name as it stands there.
build-unclear =
    I found no exercise called “{ $text }”. Type another name, or a dose such as “3x12” while an exercise is open; 📚 /library shows all.
build-number =
    Please type a whole number from { $low } to { $high }.
build-too-long =
    That has { $length } characters; { $most } fit. Please type it shorter.
build-removed =
    { $exercise } is taken out.
build-no-dose =
    That would be no dose, or is beyond what fits, so it stays as it was.
build-from-file =
    Taken from your file. Look it over, then publish.
build-times =
    Type one or more times, such as 08:00 or “8:00 18:30”.
build-end-first =
    The end would be before the start, so it stays as it was.
build-date-past =
    That day is over already.
build-limits-overlap =
    The limits would overlap, so it stays as it was: low, then some, then stop and no start, then severe, 10 at most.
build-no-step =
    { $way ->
        [easier] The library has no easier variant, and the dose can't get smaller.
       *[harder] The library has no harder variant, and the dose can't get larger.
    }
build-added =
    Added: { $lines }.
build-not-added =
    Nothing was added: it is there already, or the plan has the most it can hold ({ $most }).
build-nothing-lent =
    There is nothing in that plan.
build-theirs =
    Your draft is dropped; this is the version in force.
build-empty =
    A plan needs at least one exercise before it can be published.
build-same =
    Nothing is different from the version in force.
build-published-already =
    Version { $version } is in force, and there is nothing left to publish.
build-reason-first =
    A reason is needed first.
build-discarded =
    Your draft for { $alias } is gone. The plan in force is as it was.
build-published =
    <b>✅ Version { $version } of { $alias }'s plan is in force.</b>
    { $lines }

    { $told ->
        [no] The message to { $alias } is on its way.
        [later] { $alias } gets the message after their quiet hours ({ $at }).
        [stopped] { $alias } has asked for no more messages, so nothing goes to them.
        [nothing] Nothing of it concerns what { $alias } does, so no message goes out.
       *[absent] { $alias } hasn't joined yet, so no message goes out.
    }
plan-told =
    { $part ->
        [1] { $therapist } has changed your plan, from your next workout:
       *[other] What { $therapist } has changed as well:
    }
    { $lines }{ $reason ->
        [none] {""}
       *[other]
    {""}
    “{ $reason }”
    }
plan-starts =
    Your plan starts on { $day }. I'll write to you at the first workout time; until then there is nothing to do. Send /report if you'd like to ask { $therapist } something.
plan-as-file =
    { $alias }'s plan, version { $version }. Change it in any text editor and send it back here: it becomes a draft, and nothing changes before you publish.
plan-no-file =
    { $alias } has no plan yet. Build one here, or send a plan file.

diff-added =
    new: <b>{ $exercise }</b>, { $dose }{ $note ->
        [none] {""}
       *[other] {" "}✍️ { $note }
    }
diff-removed =
    no longer: <b>{ $exercise }</b>
diff-dose =
    <b>{ $exercise }</b>: { $after } instead of { $before }
diff-rest =
    <b>{ $exercise }</b>: rest { $after } s between sets instead of { $before } s
diff-note =
    <b>{ $exercise }</b>: { $note ->
        [none] no note any more
       *[other] ✍️ { $note }
    }
diff-held =
    <b>{ $exercise }</b>: { $until ->
        [none] no longer on hold
       *[other] on hold until { $until }
    }
diff-swaps =
    <b>{ $exercise }</b>: { $lines ->
        [none] no swap is agreed any more
       *[other] may be swapped for { $lines }
    }
diff-order =
    new order: { $lines }
diff-step =
    { $exercise }, { $way ->
        [easier] easier step
       *[harder] harder step
    }: { $step ->
        [none] nothing is agreed any more
       *[other] { $step }
    }
diff-slots =
    { $slots ->
        [none] no days and times
       *[other] when: { $slots }
    }
diff-date =
    { $what ->
        [start] Start
        [end] Last day
       *[review] Review
    }: { $day ->
        [none] no date
       *[other] { $day }
    }
diff-check-ins =
    Asked before each workout: { $lines ->
        [none] nothing but pain
       *[other] { $lines }
    }
diff-measures =
    Questionnaires, at most every two weeks: { $lines ->
        [none] none
       *[other] { $lines }
    }
diff-screening =
    { $on ->
        [yes] Before the first workout: medicines, operations, pregnancy, falls, equipment, what they like, standing up and walking; a yes waits for you
       *[no] No questions before the first workout
    }
diff-plan-note =
    { $note ->
        [none] no note any more
       *[other] ✍️ { $note }
    }
diff-limit =
    Limit, { build-short }: { $value ->
        [none] the clinic's own
       *[other] { $value }
    }
diff-precautions =
    To be minded: { $lines ->
        [none] nothing
       *[other] { $lines }
    }
check-ins-own =
    as the programme has it
check-in-name =
    { $what ->
        [mood] mood
        [energy] energy
       *[sleep] sleep
    }
precaution =
    { $tag ->
        [falls] falls
        [heart_lung] heart or lungs
        [hip_operation] hip operation
        [knee_operation] knee operation
        [osteoporosis] osteoporosis
        [pregnancy] pregnancy
        [shoulder_operation] shoulder surgery
       *[tendon_repair] repaired tendon
    }
warn-empty =
    There is no exercise.
warn-no-times =
    There are no days and times, so no reminder will come.
warn-over =
    The last day is over already, so nothing will be due.
warn-many =
    { $count } exercises: up to { $most } are done more reliably.
warn-unknown =
    “{ $key }” is no longer in the library.
warn-usual =
    { $exercise }: { $what ->
        [sets] { $value ->
            [one] 1 set
           *[other] { $value } sets
        }
        [reps] { $value ->
            [one] 1 repetition
           *[other] { $value } repetitions
        }
        [hold_s] { $value } s held
       *[minutes] { $value ->
            [one] 1 minute
           *[other] { $value } minutes
        }
    }; usual are { $low } to { $high }.
warn-caution =
    { $exercise } needs a second look with: { $lines }.
warn-ask-first =
    { $exercise } asks to speak to you first if { $who } No precautions are set for this patient.
warn-noted =
    { $seen }: { $tag }? { $exercises ->
        [none] No exercise here is marked for that, so look at each.
       *[other] Look again at: { $exercises }.
    }{ $matched ->
        [yes] {" "}Only words were compared; you decide.
       *[no] {""}
    }
warn-seen =
    { $question ->
        [none] “{ $words }” (a note)
       *[other] { $words ->
            [none] The answer “yes” ({ $question })
           *[other] “{ $words }” (the answer, { $question })
        }
    }
warn-step =
    { $exercise }: the { $way ->
        [easier] easier step is not easier
       *[harder] harder step is not harder
    } than the dose.

library =
    <b>📚 Library: { $count } exercises.</b> Choose a region, or type a name.
    .back = ‹ Library
library-region =
    { $region ->
        [none] These may be meant:
       *[other] <b>{ $region }</b>
    }
    { $lines }
library-exercise =
    <b>{ $exercise }</b>
    { $dose }{ $rest ->
        [0] {""}
       *[other] {" "}· rest { $rest } s between sets
    } · usual: { $usual }
    { $purpose }

    { $how }

    ⚠️ { $watch }{ $cautions ->
        [none] {""}
       *[other]
    {""}
    { $cautions }
    }{ $ask_first ->
        [none] {""}
       *[other]
    {""}
    Asks to speak to you first if { $ask_first }
    }{ $easier ->
        [none] {""}
       *[other]
    {""}
    Easier: { $easier }
    }{ $harder ->
        [none] {""}
       *[other]
    {""}
    Harder: { $harder }
    }
library-none =
    I found no exercise called “{ $text }”. Type another name, or choose a region.
