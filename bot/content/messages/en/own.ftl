# What a patient gets of their own data, to read. Plain words, and no meaning by a sign alone.

own-about =
    This is what is stored about you here, your therapist's notes among it. The complete machine-readable copy is in the JSON file. Telegram keeps the chat itself; you can delete it there.
own-person = About you
own-settings = Your settings
own-plans = Your plan and its versions
own-workouts = Your exercises, day by day
own-answers = What you answered and rated
own-answers-about = Each answer as you gave it. “Changed” is a later answer to the same question; “late” came after its time.
own-reports = Reports, and what was decided
own-thread = Messages between you and the clinic
own-letters = What the program wrote
own-letters-about = As far as it is still kept: messages that have been sent stay here for some days only. “The clinic” is what was written to your therapist's team about you. Small pictures in the text are left out here. A message that was changed stands once, as it last read; its earlier forms are in the JSON file.
own-questionnaires = Questionnaires
own-record = Notes and events
own-readers = Who read or changed your record
own-technical = What else is stored
own-label =
    { $name ->
        [name] Your name here
        [telegram-name] Your name in Telegram when you joined
        [chat] Number of this chat in Telegram
        [language] Language
        [country] Country
        [zone] Time zone
        [therapist] Your therapist
        [standing] Where you are with us
        [consent] Your consent
        [held] Stopped for safety
        [unreachable] Telegram can't reach you
        [own-times] Your own times
        [quiet] Quiet hours
        [nudge] Second reminder
        [streaks] Streaks
        [milestones] Milestones
        [weekly] Weekly summary
        [plain] Plain mode
        [steps] One set at a time
        [paused] Paused until
        [paused-why] Why it is paused
        [paused-by] Who paused it
        [lighter] Smaller doses until
        [last-done] Last exercises done
        [left] No more messages wanted
        [made] Made
        [by] By
        [programme] Programme
        [why] Why
        [when] When
        [from] From
        [until] Until
        [review] To be looked at again
        [asked] Asked before exercises
        [measures] Questionnaires
        [screening] Questions before the first exercises
        [precautions] To be minded
        [note] A word to you
       *[limits] Your own limits
    }
own-yes =
    { $yes ->
        [yes] yes
       *[no] no
    }
own-language =
    { $code ->
        [es] Spanish
       *[en] English
    }
own-standing =
    { $standing ->
        [invited] invited
        [joining] joining
        [unconfirmed] waiting for your therapist's word
        [active] with us
        [stopped] no more messages, as you asked
        [ended] the exercises here are over
       *[other] locked
    }
own-consent =
    { $version ->
        [none] none, or taken back
       *[other] version { $version }, { $at }
    }
own-by-clinic = the clinic
own-somebody = somebody of the clinic
own-kept = written, and not passed on:
own-you = you
own-plan =
    Version { $version }{ $in_force ->
        [yes] , in force now
       *[no] {""}
    }
own-rest = rest { $seconds } s
own-step =
    { $way ->
        [easier] easier step
        [harder] harder step
        [swap] may be swapped for
        [held] on hold until
       *[stepped] last step on
    }
own-of-plan = plan version { $version }
own-moment =
    { $what ->
        [offered] offered
        [started] begun
       *[ended] ended
    }
own-score = { $score } of 10
own-because = why: { $why }
own-reason =
    { $why ->
        [busy] no time
        [sore] too sore
        [pain] pain
        [unwell] unwell
        [away] away
        [holiday] holiday
        [ill] ill
        [left] no more messages wanted
        [paused] paused
        [ended] the exercises here were over
        [moved] moved to another day
       *[other] another reason
    }
own-unconfirmed = not sure that the reminder arrived
own-outcome =
    { $outcome ->
        [done] done
        [easier] done in the easier way
        [too_hard] too hard
        [pain] stopped because of pain
        [skipped] skipped
       *[none] not done
    }
own-managed = managed: { $count }
own-sets = sets done one by one: { $count }
own-question =
    { $ask ->
        [consent] Do you agree?
        [cheer] Which messages you would like
        [cheer_off] Messages about what you reach
        [weekly_off] Weekly summary
        [pain_before] Pain before
        [pain_after] Pain after
        [pain_during] Pain during it
        [hurt_score] How much it hurt
        [hurt_where] Where it hurt
        [hurt_kind] What kind of pain
        [soreness] Soreness the next morning
        [sore_where] Where it was sore
        [sore_rest] Sore at rest
        [sore_swelling] Swollen
        [morning_pain] Pain the next morning
        [mood] Mood
        [energy] Energy
        [sleep] Sleep
        [effort] How it was altogether
        [note] Your note
        [anything_new] Anything new?
        [what_new] What was new
        [card] What became of it
        [hard_why] Why it was too hard
        [hard_managed] How much you managed
        [hard_easier] The easier step
        [skip_why] Why you skipped it
        [checklist] Danger signs
        [not_today] Why not today
        [measure_choice] Questionnaire
        [measure_score] Questionnaire
        [measure_percent] Questionnaire
       *[other] Another question
    }
own-mark =
    { $mark ->
        [changed] changed
        [late] late
        [marked] shown to your therapist first
       *[taken_back] taken back by you before it was seen; the clinic no longer sees it
    }
own-tier =
    { $tier ->
        [T0] for your therapist at once
        [T1] for your therapist the same day
       *[T2] for the daily summary
    }
own-count = { $count } times, the last one { $last }
own-of-workout = exercises of { $workout }
own-closed = closed { $at }
own-arrived = arrived { $at }
own-media =
    { $kind ->
        [photo] (a photo; it is in the chat)
        [voice] (a voice message; it is in the chat)
       *[other] (a file; it is in the chat)
    }
own-round =
    { $state ->
        [offered] offered, not begun
        [open] begun
        [skipped] left out
       *[done] answered
    } · { $offers ->
        [one] offered once
       *[other] offered { $offers } times
    }
own-result = result { $score }
own-flag = kept for your therapist to look at
own-last = last changed { $day }
own-note =
    { $intake ->
        [yes] a note when you were invited:
       *[no] a note:
    }
own-care =
    { $what ->
        [paused] paused until { $until }
        [resumed] ended the pause
        [ended] ended the exercises here
        [reopened] opened them again
        [handed_over] took over from { $before }
        [observed] let { $who } read along
       *[unobserved] no longer lets { $who } read along
    }
own-minutes =
    { $back ->
        [yes] took back time noted down: { $minutes } minutes
       *[no] noted down time for you: { $minutes } minutes
    }{ $live ->
        [yes] , a talk with you
       *[no] {""}
    }
own-cleared = looked at your answers; the exercises may start
own-before-first = before the first exercises, { $question }:
own-screened =
    { $answer ->
        [yes] yes
        [no] no
        [skip] not answered
       *[other] { $answer }
    }
own-milestone =
    { $what ->
        [total] exercises done, all in all: { $count }
        [streak] due exercises in a row: { $count }
        [first_week] first week, done: { $count }
        [goal] an activity of your own goes better
       *[comeback] back after a break
    } (you were told)
own-consented =
    { $what ->
        [given] consent given
       *[withdrawn] consent taken back
    }{ $version ->
        [none] {""}
       *[other] {" "}(version { $version })
    }
own-read =
    { $who ->
        [patient] you
        [program] the program
        [clinic] somebody of the clinic
       *[somebody] { $name }
    } { $did ->
        [read] read
        [write] changed or added
       *[refused] was refused
    } { $times ->
        [one] once
       *[other] { $times } times
    }
own-watching =
    { $count ->
        [one] One more person of the clinic may read your record.
       *[other] { $count } more people of the clinic may read your record.
    }
own-rows =
    { $table ->
        [cases] where the talk with you stands
        [invites] invitations
        [drafts] drafts of a next plan
        [observers] who may read along
        [refusals] tries that were refused
        [inbox] messages that came in (their text is emptied)
        [due] planned moments
        [erased] deletions
       *[wrong_codes] wrong codes
    } ({ $count })
own-json =
    { $rows ->
        [none] Besides this there are only technical rows.
       *[other] Besides this there are technical rows, with how many of each: { $rows }.
    } They say when something is to be sent and where the program stands. They are in the JSON file, which is the complete machine-readable copy.
own-json-fields = Only in the JSON file, by the names they have there: { $fields }.
