# Doses, days, kit, the clinic, the commands menu.

dose-reps =
    { $sets ->
        [one] { $reps ->
            [one] 1 time
           *[other] { $reps } times
        }
       *[other] { $sets } sets of { $reps }
    }{ $side ->
        [each] {" "}on each side
        [left] {" "}on the left side
        [right] {" "}on the right side
       *[no] {""}
    }
dose-reps-held =
    { $sets ->
        [one] { $reps ->
            [one] 1 time
           *[other] { $reps } times
        }
       *[other] { $sets } sets of { $reps }
    }, each held { $seconds } s{ $side ->
        [each] , on each side
        [left] , on the left side
        [right] , on the right side
       *[no] {""}
    }
dose-hold =
    { $sets ->
        [one] once { $seconds } s
       *[other] { $sets } times { $seconds } s
    }{ $side ->
        [each] {" "}on each side
        [left] {" "}on the left side
        [right] {" "}on the right side
       *[no] {""}
    }
dose-minutes =
    { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }{ $side ->
        [each] {" "}on each side
        [left] {" "}on the left side
        [right] {" "}on the right side
       *[no] {""}
    }
dose-loaded = { $dose } · { $load }
slots =
    { $which ->
        [all] Every day
        [workdays] Monday to Friday
       *[some] { $days }
    } at { $times }
kit =
    { $thing ->
        [mat] a mat
        [band] a band
        [chair] a chair
        [wall] a wall
        [table] a table
        [towel] a towel
        [pillow] a pillow
        [step] a step
        [strap] a strap
        [weight] a weight
        [shoes] good shoes
        [support] something to hold on to
        [counter] a worktop
       *[other] { $thing }
    }
day-at = { $day } at { $time }
day-time = { $day }, { $time }
day =
    { $weekday ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    } { $day } { $month ->
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
    }
weekday =
    { $day ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    }
the-clinic =
    { $clinic ->
        [none] the clinic
       *[other] { $clinic }
    }
clinic-by-phone =
    { $phone ->
        [none] { the-clinic }
       *[other] { the-clinic } ({ $phone })
    }
commands =
    Commands
    .today = Your exercises for today
    .plan = What you do and when
    .progress = Your last 4 weeks
    .report = Tell your therapist something
    .sent = What you sent, and whether it was seen
    .change = Change an answer
    .settings = Times, language and more
    .pause = Pause until a day
    .unwell = I feel unwell
    .language = Change the language
    .help = What I can do
    .privacy = What is stored
    .export = Everything stored about you, as files
    .delete = Delete my data
    .stop = No more messages
    .menu = The menu
    .reports = Open reports
    .find = Find a report or a patient
    .digest = Who needs you today
    .week = Everybody's week
    .settings = What you have chosen
    .patients = Everybody in your care
    .new = Invite a patient
    .log = Log minutes for a patient
    .library = The exercises there are
    .replies = Your saved replies
    .team = Who works here, for the lead

# An answered question shows below itself what was answered.
chosen = <b>✓ { $answer }</b>
