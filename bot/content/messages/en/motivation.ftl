# Milestones, workouts in a row and the weekly summary, for those who have chosen them.

cheer =
    One more thing: would you like a short message when you reach something, such as your fifth workout or a week of exercises? It's only about you, never about others, and you can end it at any time.

    And once a week, a short look back?
    .all = Both
    .milestones = Only milestones
    .no = Neither, thank you
cheer-chosen =
    { $choice ->
        [all] All right. You'll hear of milestones, and { $day } at about 18:00 comes a look back at your week. You can change this in /settings.
        [milestones] All right, you'll hear of milestones. You can change this in /settings.
       *[no] All right, none of these. If you change your mind, it's in /settings.
    } Your next exercises come at their time; /today starts them now.
cheer-said =
    { $lines }
cheer-back =
    Welcome back – today counts. { $total ->
        [one] That makes 1 workout.
       *[other] That makes { $total } workouts since the beginning, { $best } in a row at best.
    }
cheer-total =
    { $count ->
        [1] You have done your first workout here. { $total ->
            [1] In full or in part, it counts.
           *[other] By now there are { $total }, in full or in part.
        }
       *[other] You have done { $total } workouts since the beginning, in full or in part.
    }
cheer-week =
    Your first week is over: of { $due } workouts you did { $done }, in full or in part.
cheer-streak =
    That's { $count } workouts in a row. Days off and days that didn't suit don't count against it.
cheer-goal =
    Your own activities: you gave them { $before } of 10 at first, and you give them { $now } now.
cheer-off =
    Done: no more messages about milestones. Your exercises go on as before, and /settings turns them on again.
    .off = 🔕 No more of these
weekly =
    <b>Your week, { $name }</b>

    { progress-week }
    { progress-total }{ $rest ->
        [none] {""}
       *[other]
    {""}
    { $rest }
    }
    { $pain }
    { $soreness }{ $changed ->
        [none] {""}
       *[other]
    {""}
    { $changed }
    }{ $more ->
        [yes]
    {""}
    If you want to talk to { $therapist } about the pain, send /report.
       *[no] {""}
    }
weekly-off =
    Done: no more weekly summaries. /progress shows you the same at any time, and /settings turns them on again.
    .off = 🔕 No more summaries
weekday-on =
    { $day ->
        [0] on Mondays
        [1] on Tuesdays
        [2] on Wednesdays
        [3] on Thursdays
        [4] on Fridays
        [5] on Saturdays
       *[6] on Sundays
    }
