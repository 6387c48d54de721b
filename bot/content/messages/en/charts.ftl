# The charts: what patients and therapists read below them, and the words in the pictures.

progress =
    <b>Your last 4 weeks, { $name }</b>

    { progress-week }
    { $all_due ->
        [0] In all 4 weeks none were due.
       *[other] In all 4 weeks: { $all_done } of { $all_due }.
    }
    { progress-total }{ $rest ->
        [none] {""}
       *[other]
    {""}
    { $rest }
    }
    { $pain }
    { $soreness }
    Week by week, from Monday:
    { $weeks }{ $changed ->
        [none] {""}
       *[other]
    {""}
    { $changed }
    }{ $more ->
        [yes]
    {""}
    If you want to talk to { $therapist } about the pain, send /report.
       *[no] {""}
    }{ $hold ->
        [yes]
    {""}
    Your exercises are paused until { $therapist } has been in touch with you. If you feel unwell now, call <b>{ $emergency }</b>.
       *[no] {""}
    }
progress-week =
    { $due ->
        [0] In the last 7 days no exercises were due.
        [one] { $done ->
            [0] In the last 7 days exercises were due once, and it didn't work out. That happens. { $hold ->
                [yes] {""}
               *[no] You can start again when you feel ready: /today
            }
           *[other] In the last 7 days exercises were due once, and you did them.
        }
       *[other] { $done ->
            [0] In the last 7 days exercises were due { $due } times, and it didn't work out. That happens. { $hold ->
                [yes] {""}
               *[no] You can start again when you feel ready: /today
            }
           *[other] In the last 7 days you did { $done } of { $due }, in full or in part.
        }
    }
progress-total =
    { $total ->
        [0] Since the beginning: none yet.
        [one] Since the beginning: 1 workout.
       *[other] Since the beginning: { $total } workouts.
    }{ $best ->
        [0] {""}
       *[other] { $streak ->
            [0] {" "}Most workouts in a row: { $best }.
           *[other] {" "}Workouts in a row: { $streak } now, { $best } at best.
        }
    }
progress-changed =
    Your plan changed: { $days }.
progress-uncounted =
    Not counted either way: { $excused ->
        [0] { $paused } during a pause
       *[other] { $excused } you had a reason to leave out{ $paused ->
            [0] {""}
           *[other] , { $paused } during a pause
        }
    }.
progress-none =
    There is nothing to show yet. After your first exercises you'll see here what you did and how it felt.{ $hold ->
        [yes]
    {""}
    Your exercises are paused until { $therapist } has been in touch with you. If you feel unwell now, call <b>{ $emergency }</b>.
       *[no] {""}
    }
progress-rating =
    { $kind ->
        [pain] Pain before exercises
       *[soreness] Soreness the next morning
    }{ $weeks ->
        [all] , over the 4 weeks
       *[last] {""}
    }: mostly { $now }{ $was ->
        [none] {""}
        [same] , as before
       *[other] , was { $was }
    }.
progress-few =
    { $kind ->
        [pain] Pain before exercises
       *[soreness] Soreness the next morning
    }: { $count ->
        [0] no rating yet
       *[one] one rating so far
    }; this will show more with time.

drawing = 🖼 Drawing the picture …
drawing-failed = 🖼 The picture could not be drawn this time. The words above say the same.
chart =
    📈 <b>{ $alias }</b> · 4 weeks up to { $until }
    { $spans }
    Week by week, from Monday (pain before/after/worst):
    { $weeks }{ $versions ->
        [none] {""}
       *[other]
    {""}
    Plan: { $versions }
    }{ $reports ->
        [none] {""}
       *[other]
    {""}
    Reports: { $reports }
    }
    Ratings are medians, “worst” is the highest; – is no rating.
chart-week =
    { $from }: { $counts }{ $pain ->
        [none] {""}
       *[other] {" "}· pain { $pain }
    }{ $soreness ->
        [none] {""}
       *[other] {" "}· soreness { $soreness }
    }
chart-count =
    { $count } { $mark ->
        [done] done
        [partial] partly
        [missed] not done
        [excused] excused
        [paused] paused
       *[open] still open
    }
chart-dated = { $what } ({ $day })
chart-span =
    <b>{ $days } days:</b> { $due ->
        [0] nothing due
       *[other] done { $done } of { $due }, { $dose } % of the dose
    } · pain before { $before }, after { $after }, worst during { $worst } · soreness { $soreness }
chart-none =
    { $alias } has no workouts of the last 4 weeks to show yet.

chart-title = The last 4 weeks
chart-ratings = Pain and soreness, 0 to 10
chart-pain = Pain, 0 to 10
chart-soreness = Soreness the next morning, 0 to 10
chart-dose = Done of the dose
chart-few = This will show more with time
chart-unrated = No ratings
chart-changed = Your plan changed
chart-version = New version of the plan
chart-trend =
    { $of ->
        [before] Pain before
        [after] Pain after
        [worst] Worst during
       *[soreness] Soreness next morning
    }
chart-mark =
    { $mark ->
        [done] Done
        [partial] Partly done
        [missed] Not done
        [excused] Excused
        [paused] Paused
        [rest] Rest day
       *[open] Still open
    }
chart-tier =
    { $tier ->
        [T0] Urgent report
        [T1] Report, same day
       *[T2] Report, daily digest
    }
chart-flag =
    { $tier ->
        [T0] urgent
        [T1] same day
       *[T2] daily digest
    }{ $count ->
        [1] {""}
       *[other] {" "}×{ $count }
    }
chart-day =
    { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
chart-weekday =
    { $day ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    }
