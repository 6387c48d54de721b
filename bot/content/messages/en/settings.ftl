# Settings, pausing and coming back.

settings =
    <b>Your settings</b>{ $note ->
        [none] {""}
       *[other] {" "}· ✓ { $note }
    }

    <b>Exercises:</b> { $slots ->
        [none] nothing is planned
       *[other] { $slots }
    }
    <b>Time zone:</b> { $zone }, where it is { $time } now
    <b>Country:</b> { $country }; in an emergency call { $emergency }
    <b>Language:</b> English
    <b>Quiet hours:</b> { $quiet ->
        [none] none
       *[other] { $quiet }; nothing comes by itself then, except at times you chose
    }{ $weekly ->
        [none] {""}
       *[other]
    {""}
    <b>Weekly summary:</b> { $weekly }
    }

    Tap what you'd like to change, or type it, for example “my times are 8 and 18:30”.
    .times = 🕗 Times
    .days = 📅 Days
    .zone = 🌍 Time zone
    .country = ☎️ Country
    .tongue = 💬 Language
    .quiet = 🌙 Quiet hours
    .nudge = One more reminder
    .streaks = Streaks
    .milestones = Milestones
    .weekly = Weekly summary
    .plain = Plain mode
    .steps = One set at a time
    .halt = ⏸ Pause
    .close = Close
settings-toggle =
    { $what ->
        [nudge] Second reminder
        [streaks] Streaks
        [milestones] Milestones
        [weekly] Weekly summary
        [plain] Plain mode
       *[steps] One set at a time
    }: { $on ->
        [yes] on
       *[no] off
    }
settings-toggled =
    { $what ->
        [nudge] Second reminder
        [streaks] Streaks
        [milestones] Milestones
        [weekly] Weekly summary
        [plain] Plain mode
       *[steps] One set at a time
    }: { $on ->
        [yes] on{ $what ->
            [nudge] {" "}(one more, if you have not answered)
            [streaks] {" "}(how many planned workouts in a row)
            [milestones] {" "}(a word when you reach a round number)
            [plain] {" "}(no pictures, shorter texts)
            [steps] {" "}(“Done” counts one set)
           *[weekly] {""}
        }
       *[no] off
    }
settings-day =
    { $day ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    }: { $on ->
        [yes] on
       *[no] off
    }
settings-saved = saved
settings-zone-set = it is { $time } there now, and your times are kept in { $zone }
settings-country-set = in an emergency call { $emergency }
settings-quiet-set =
    { $quiet ->
        [none] no quiet hours
       *[other] quiet hours { $quiet }
    }
settings-typed =
    { $note ->
        [none] Done, that's saved.
       *[other] Done: { $note }.
    }
settings-closed = Your settings are saved. To change something, send /settings.
settings-no-plan = { $therapist } has planned nothing for you yet
settings-city = { $city }, { $country }: { $time } now
settings-times-count =
    { $therapist } has planned { $count ->
        [one] one time
       *[other] { $count } times
    } a day for you, and I read { $said }. Please give me as many as are planned. To do more or fewer, ask { $therapist } with /report.
settings-times-same =
    You already have a time at { $at } on the same day. Please choose another one.
settings-days-count =
    { $therapist } has planned { $count ->
        [one] one day
       *[other] { $count } days
    } a week for you, and I read { $said }. Please choose as many as are planned. To do more or fewer, ask { $therapist } with /report.
set-times =
    <b>Times:</b> { $slots }

    Tap to move one by half an hour, or type them, for example “8:00 and 18:30”. { $therapist } has planned how often; you choose when. A time that you choose may lie in your quiet hours.
    .sooner = Half an hour sooner
    .after = Half an hour later
    .back = ⬅️ Back
set-days =
    <b>Days:</b> { $days }

    { $count ->
        [7] Your plan has exercises every day, so there is no day to choose. To do fewer, ask { $therapist } with /report.
       *[other] { $therapist } has planned { $count ->
        [one] one day
       *[other] { $count } days
    } a week; you choose which. Tap the days, then Save. Or type them, for example “Mon Wed Fri”, or “Sat and Sun off”.
    }
    .d0 = Mon
    .d1 = Tue
    .d2 = Wed
    .d3 = Thu
    .d4 = Fri
    .d5 = Sat
    .d6 = Sun
    .save = ✅ Save
    .back = ⬅️ Back
set-zone =
    <b>Time zone:</b> { $zone }, where it is { $time } now

    Type the city you are in, or a larger one near you. Or type what time it is where you are, for example 14:05.
    .back = ⬅️ Back
set-zone-which =
    Which one do you mean? The time is what the clocks show there now.
set-zone-unclear =
    I don't know a city or a time in that. Please type a larger city near you, or what your clock shows now, for example 14:05. To write to { $therapist }, send /report.
set-country =
    In an emergency I tell you to call <b>{ $emergency }</b>. Which country do you live in? Tap it, or type its name.
    .back = ⬅️ Back
set-tongue =
    Which language shall I use?
    .en = English
    .es = Español
    .back = ⬅️ Back
set-quiet =
    <b>Quiet hours:</b> { $quiet ->
        [none] none
       *[other] { $quiet }
    }

    In these hours nothing comes by itself, except exercises at a time that you chose and urgent answers from your therapist. Tap, or type them, for example “22 to 7”.
    .q2108 = 21:00–08:00
    .q2207 = 22:00–07:00
    .q2306 = 23:00–06:00
    .clinic = As the clinic has it
    .off = No quiet hours
    .back = ⬅️ Back
set-weekly =
    A short summary of your week, once a week. On which day?
    .d0 = Mon
    .d1 = Tue
    .d2 = Wed
    .d3 = Thu
    .d4 = Fri
    .d5 = Sat
    .d6 = Sun
    .off = No summary
    .back = ⬅️ Back
set-unclear =
    I couldn't read that. Please type it like this: { $what }. To write to { $therapist }, send /report.
settings-example =
    { $what ->
        [set_times] “8:00 and 18:30”
        [set_days] “Mon Wed Fri”
        [set_country] “Ireland”
        [set_tongue] “English”
        [set_quiet] “22 to 7”
       *[set_weekly] “Sunday”
    }

for-good =
    From now on at that time?
    .always = Always then
for-good-label = Always at { $at }
for-good-set =
    From now on: { $slots }. { $therapist } will see it in the next summary. To change it again, send /settings.
for-good-gone =
    That time is no longer one of yours. Send /settings to see them.
tomorrow-has-one =
    Tomorrow has its own exercises already, so today's are left out and nothing needs making up. { $therapist } can see it in your record.

pause =
    A break is fine. What is it for? If you feel ill right now, send /unwell.
    .holiday = 🧳 Holiday
    .ill = 🤒 Illness
    .other = Something else
    .cancel = Cancel
pause-until =
    On which day shall we go on? Tap, or type it, for example “Sunday”, “3 December” or “in 10 days”.
    .sunday = Next Sunday
    .week = In a week
    .fortnight = In two weeks
    .cancel = Cancel
pause-unclear =
    I need a day to come, within a year. Please type it, for example “Sunday”, “3 December” or “in 10 days”.
pause-set =
    { $why ->
        [holiday] Enjoy your break.
        [ill] I hope you feel better soon. If you get worse, call <b>{ $emergency }</b> or send /unwell.
       *[other] That's fine.
    } Your exercises are paused, and I'll write to you on { $day }. Until then no day counts as missed. { $therapist } will see it in the next summary.
paused =
    Your exercises are paused until { $day }.
    .back-now = ▶️ Come back now
    .longer = Another day
paused-for-you = { $therapist } has paused your exercises until { $day }. If you'd like to go on sooner, or need longer, ask { $therapist }.
paused-not =
    Your exercises are not paused. Send /today to do them now.
welcome-back =
    Welcome back, { $name }. { $early ->
        [yes] Good to have you here sooner.
       *[no] Today counts.
    } { $asked ->
        [yes] You've had { $days } days without exercises, so I've asked { $therapist } whether to go on as before. You'll hear from me.
       *[no] I'll write to you when your next exercises are due; send /today to do them now.
    }
comeback =
    You've had a longer break, so { $therapist } decides first how much you do. { $called ->
        [yes] { $therapist } would like to call you before that.
       *[no] I've asked.
    } Until then you can do the easier steps that are agreed with you.
    .easier-now = Do the easier steps
    .hold-on = Wait
comeback-wait =
    You've had a longer break, so { $therapist } decides first how much you do. { $called ->
        [yes] { $therapist } would like to call you before that.
       *[no] I've asked, and you'll hear as soon as there is an answer.
    } Your exercises wait until then.
comeback-waiting =
    All right. You'll hear as soon as { $therapist } has answered.
comeback-told =
    { $action ->
        [full] { $therapist } says: go on with your exercises as before the break.
        [lighter] { $therapist } says: go on with less until { $day }, then as before the break.
       *[call] { $therapist } would like to call you before you go on. Your exercises wait until then.
    }
comeback-decided =
    { $alias } hears it: { $action ->
        [full] the full dose again.
        [lighter] smaller doses until { $day }, then the full dose.
       *[call] you'll call first. The exercises wait; afterwards tap “Full dose” or “Lighter” in the report.
    }

rule-own-times = moved their own times
rule-paused = paused
rule-gap = back after a break: how much to do?
fact-pause =
    { $value ->
        [holiday] holiday
        [ill] illness
       *[other] other reason
    }, back on { $day }
fact-days =
    { $value ->
        [one] 1 day without exercises
       *[other] { $value } days without exercises
    }
