# The therapists' desk: who looks when, the inbox, digests and settings.

# To patients: when somebody will look. A habit of the clinic, never a promise that it has been read.
reply-by =
    { $now ->
        [yes] { $who }{ $instead ->
            [none] {""}
           *[other] , standing in for { $instead },
        } is at work until { $until }.
       *[no] { $who }{ $instead ->
            [none] {""}
           *[other] , standing in for { $instead },
        } is at work again from { $at }, and will look then.
    } An answer usually comes by { $by }.

# The list of reports.
reports =
    <b>{ $which ->
        [urgent] Urgent reports
        [mine] Reports of your own patients
        [seen] Seen, and nothing decided yet
        [patient] Open reports of { $alias }
       *[all] Open reports
    }: { $count }</b>{ $pages ->
        [1] {""}
       *[other] {" "}· page { $page } of { $pages }
    }
    { $lines }
    .all = All
    .urgent = 🔶 Urgent
    .mine = My patients
    .patient = One patient …
    .next-page = More ▶
    .previous-page = ◀ Back
    .seen = 👀 Not decided
reports-none =
    { $which ->
        [urgent] No urgent report is open.
        [mine] No report of your own patients is open.
        [seen] There is nothing that has been seen and not decided.
        [patient] No report of { $alias } is open.
       *[all] No open reports.
    }
reports-whose =
    Whose reports? Tap a name, or type it.{ $more ->
        [0] {""}
       *[other] {" "}{ $more } more have open reports; /find and the beginning of a name finds them.
    }
find-what =
    Please type what to find: a report's number, such as /find 3-1, or the beginning of a patient's name.
find-none =
    Nobody in your care is called that, and it is no report's number. A number looks like R-3-1.
find-several =
    { $count } patients have a name that begins like that. Whom do you mean?

# Taking a decision back.
undo =
    Take the last decision back?
    .yes = ↩️ Undo
undo-label = ↩️ Undo (until { $until })
undone =
    ↩️ R-{ $number } of { $alias } is as it was before.{ $told ->
        [no] {" "}{ $alias } had not been told yet that it was seen, and won't be.
        [yes] {" "}{ $alias } has already been told that it was seen; that can't be taken back.
       *[none] {""}
    }
plan-undone =
    ↩️ Taken back: { $alias }'s plan is as it was before, as version { $version }. { $told ->
        [no] { $alias } had not been told yet, so nothing goes to them.
       *[yes] { $alias } had been told of the change already, so a message that it is taken back goes to them too.
    }
undo-late =
    That was more than 10 minutes ago, or has been decided anew, so it can't be undone. This is how the report stands:
undo-changed-since =
    { $alias }'s plan has been changed again since, so nothing was undone. This is how the report stands:
told-undone =
    { $therapist } has taken back the last change that came of { $what }: your plan is as it was before, from your next workout. /plan shows it.

# What comes by itself: the daily digest and the weekly overview.
why =
    { $why ->
        [red_flag] { $count ->
            [0] stopped for safety, waits for you to resume
           *[other] red flag, waits for a decision
        }
        [unseen] { $count ->
            [one] 1 report that nobody has seen
           *[other] { $count } reports that nobody has seen
        }
        [undecided] { $count ->
            [one] 1 report seen, not decided
           *[other] { $count } reports seen, not decided
        }
        [unconfirmed] waits for you to confirm who joined
        [unreachable] can't be reached in Telegram
        [pain_high] pain { $score }/10 this week
        [pain_up] pain before the workouts rose this week
        [sore] { $days ->
            [one] sore for 1 day
           *[other] sore for { $days } days
        }
        [ignored] { $count ->
            [one] 1 due workout without an answer
           *[other] { $count } due workouts without an answer
        }
        [low] did { $done } of { $due } this week
        [silent] { $days ->
            [one] not heard of for 1 day
           *[other] not heard of for { $days } days
        }
        [new] { $count ->
            [one] 1 new entry
           *[other] { $count } new entries
        }
       *[review] the plan is due for review
    }
digest-needs = { $number }. <b>{ $alias }</b>: { $why }
digest =
    <b>Good morning, { $name }.</b>
    { $unseen ->
        [none] {""}
       *[other]
    {""}

    <b>Nobody has acknowledged:</b>
    { $unseen }{ $unseen_more ->
        [0] {""}
       *[other]
    {""}
    … and { $unseen_more } more in /reports.
    }
    }{ $needing ->
        [none] {""}
       *[other]
    {""}

    <b>Who needs you, the most pressing first:</b>
    { $needing }{ $needing_more ->
        [0] {""}
       *[other]
    {""}
    … and { $needing_more } more.
    }
    }{ $new ->
        [0] {""}
       *[other]
    {""}

    <b>New entries:</b>
    { $entries }{ $new_more ->
        [0] {""}
       *[other]
    {""}
    … and { $new_more } more in /reports.
    }
    }{ $unconfirmed ->
        [0] {""}
        [one] {"\u000A\u000A"}1 patient waits for you to confirm who joined.
       *[other] {"\u000A\u000A"}{ $unconfirmed } patients wait for you to confirm who joined.
    }
    .seen = 👀 All read
    .unread = ↩️ Undo
digest-nothing =
    Good morning, { $name }. Nothing needs you today.
overview =
    <b>Your week, { $name }, up to { $until }</b>
    { $count ->
        [0] Nobody in your care has joined yet.
        [one] 1 patient in your care.
       *[other] { $count } patients in your care.
    }{ $invited ->
        [0] {""}
        [one] {" "}1 invited, not joined yet.
       *[other] {" "}{ $invited } invited, not joined yet.
    }

    { $told ->
        [yes] Who needs you is in the message above.
       *[no] { $needing ->
            [none] Nobody needs special attention.
           *[other] <b>Who needs you, the most pressing first:</b>
    { $needing }{ $needing_more ->
        [0] {""}
       *[other]
    {""}
    … and { $needing_more } more.
    }
        }
    }{ $colleagues ->
        [none] {""}
       *[other]
    {""}

    <b>Your colleagues:</b>
    { $colleagues }
    }
weekly-colleague =
    • { $name }{ $away ->
        [yes] {" "}(away)
       *[no] {""}
    }: { $patients ->
        [one] 1 patient
       *[other] { $patients } patients
    }, { $open ->
        [0] no open reports
        [one] 1 open report
       *[other] { $open } open reports
    }{ $unseen ->
        [0] {""}
       *[other] , { $unseen } not acknowledged
    }
weekly-page =
    { $pages ->
        [1] {""}
       *[other] <b>{ $page } of { $pages }</b>
    }
    { $lines }
weekly-rest =
    <b>Without a picture:</b>
    { $lines }
weekly-line =
    { $needs ->
        [yes] ⚠{" "}
       *[no] {""}
    }<b>{ $alias }</b>: { $due ->
        [0] nothing was due in 7 days
       *[other] { $done } of { $due } in 7 days
    }{ $all_due ->
        [0] {""}
       *[other] , { $all_done } of { $all_due } in 28
    } · pain { $pain } · soreness { $soreness }{ $open ->
        [0] {""}
        [one] {" "}· 1 open report
       *[other] {" "}· { $open } open reports
    }{ $silent ->
        [none] {""}
       *[other] {" "}· silent since { $silent }
    }{ $milestones ->
        [none] {""}
       *[other] {" "}· { $milestones }
    }{ $review ->
        [yes] {" "}· review due
       *[no] {""}
    }{ $paused ->
        [yes] {" "}· paused
       *[no] {""}
    }{ $standing ->
        [stopped] {" "}· wants no messages
        [ended] {" "}· ended
        [unconfirmed] {" "}· to be confirmed
        [joining] {" "}· joining
       *[active] {""}
    }
weekly-rating =
    { $trend ->
        [none] –
       *[other] { $trend } { $now ->
            [none] –
           *[other] { $now }
        }{ $was ->
            [none] {""}
           *[other] {" "}(was { $was })
        }
    }
weekly-milestone =
    { $milestone ->
        [total] { $count ->
            [one] first workout done
           *[other] { $count } workouts in all
        }
        [streak] { $count } workouts in a row
        [comeback] is back
        [first_week] first week done
       *[goal] a goal better
    }
weekly-title = The last 7 days
weekly-share =
    { $due ->
        [0] –
       *[other] { $done } of { $due }
    }
weekly-weekday =
    { $day ->
        [0] Mo
        [1] Tu
        [2] We
        [3] Th
        [4] Fr
        [5] Sa
       *[6] Su
    }
weekly-trend =
    { $of ->
        [pain] Pain 0–10, 28 days
       *[soreness] Soreness 0–10
    }

# A therapist's settings.
practice-these-days =
    { $which ->
        [all] every day
        [workdays] Monday to Friday
       *[some] { $days }
    }
practice =
    <b>⚙️ Your settings</b>{ $note ->
        [none] {""}
       *[other]
    {""}
    { $note }
    }

    Working days: { $days }
    Hours: { $from } to { $to }
    Time zone: { $zone } (it is { $time } there)
    Daily digest: { $digest }, on your working days
    On days without news: { $nothing ->
        [line] one line that says so
       *[silence] no message
    }
    Weekly overview: { $weekly ->
        [none] off
       *[other] { $weekly }
    }
    Absence: { $away_from ->
        [none] none
       *[other] { $away_from } to { $away_to }, { $instead ->
            [none] { $lead ->
                [lead] nobody stands in: as the last resort, reports still come to you
               *[other] nobody stands in: reports go to the lead
            }
           *[other] { $instead } stands in
        }
    }
    .days = Working days
    .hours = Hours
    .zone = Time zone
    .digest = Daily digest
    .nothing = Days without news
    .weekly = Weekly overview
    .away = 🏖 Absence
    .language = Language
    .close = ✔️ Close
practice-no-news =
    No news: { $nothing ->
        [line] one line
       *[silence] no message
    }
practice-saved =
    ✅ { $what ->
        [days] Your working days are changed.
        [hours] Your hours are changed.
        [zone] Your time zone is changed.
        [digest] The time of your digest is changed.
        [nothing] What you get on days without news is changed.
        [weekly] Your weekly overview is changed.
        [away] Your absence is kept.
       *[here] You are here: no absence is planned.
    }
practice-closed =
    <b>Your settings:</b> { $days }, { $from } to { $to }, { $zone }; digest at { $digest }. /settings changes them.
practice-ok =
    When are you at work? I assume: { $days }, { $from } to { $to }, { $zone } (it is { $time } there), with a daily digest at { $digest }. Patients read when somebody will look, so it should be right.
    .yes = ✅ That's right
    .adjust = ✏️ Change
practice-fine =
    Fine. You can change it at any time with /settings, where you also say when you are away and who stands in.
practice-days =
    On which days do you work? Tap, or type them, for example “mon tue thu”.
    .workdays = Monday to Friday
    .daily = Every day
    .mwf = Mon, Wed, Fri
    .tts = Tue, Thu, Sat
    .back = ◀ Back
practice-hours =
    From when to when? Tap, or type it, for example “8:30 to 16:00”.
    .h0816 = 08:00 to 16:00
    .h0818 = 08:00 to 18:00
    .h0917 = 09:00 to 17:00
    .h1220 = 12:00 to 20:00
    .back = ◀ Back
practice-hours-unclear =
    I need a beginning and an end, for example “8:30 to 16:00”.
practice-hours-order =
    The end must be later than the beginning, on the same day. For example “8:30 to 16:00”.
practice-zone =
    I take you to be in { $zone }, where it is { $time }. If that's wrong, type what your clock shows now, such as 15:10, or your city, or a zone such as Europe/Madrid.
    .back = ◀ Back
practice-zone-unclear =
    I don't know that one. Please type what your clock shows now, such as 15:10, or a zone such as Europe/Madrid.
practice-digest =
    At what time shall the daily digest come? Tap, or type a time.
    .t0700 = 07:00
    .t0830 = 08:30
    .t1200 = 12:00
    .t1700 = 17:00
    .back = ◀ Back
practice-weekly =
    On which day shall the weekly overview come, with the digest? If you don't work that day, it comes on your next working day.
    .mon = Mon
    .tue = Tue
    .wed = Wed
    .thu = Thu
    .fri = Fri
    .sat = Sat
    .sun = Sun
    .off = Off
    .back = ◀ Back
practice-weekly-unclear =
    Please name one day, for example “Friday”, or “off”.
practice-away =
    When are you away? Type the first and the last day, for example “3.8. to 17.8.” or “tomorrow to friday”; one day is enough for a day off. The day comes before the month.
    .today = Today only
    .tomorrow = Tomorrow only
    .here = I'm here
    .back = ◀ Back
practice-away-unclear =
    I couldn't read that. Please type the first and the last day like “3.8. to 17.8.”, the day before the month.
practice-away-order =
    The last day must not be before the first or before today, and an absence is half a year at most. Please type both days again.
practice-instead =
    Away from { $away_from } to { $away_to }. Who stands in for you? They may see and decide for your patients in that time, and only then.
    .nobody = Nobody
practice-instead-unclear =
    Nobody here is called that. Please tap a name, or type it as it is written here.
practice-standing-in =
    { $what ->
        [begins] { $name } is away from { $first } to { $last }, and has named you to stand in. In that time their patients' reports come to you, and you can see and decide for these patients.
       *[over] You no longer stand in for { $name } from { $first } to { $last }.
    }
