# The reminder, the cards, the questions at the end, the next morning.

start =
    { $part ->
        [morning] Good morning, { $name }.
        [afternoon] Good afternoon, { $name }.
        [evening] Good evening, { $name }.
       *[night] Good evening, { $name }.
    } Today: { $count ->
        [one] 1 exercise
       *[other] { $count } exercises
    }, about { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }.{ $kit ->
        [none] {""}
       *[other] {" "}You'll need: { $kit }.
    }
    .start = ▶️ Start
    .later = ⏰ Later
    .not-today = 🙅 Not today
    .unwell = 🛑 I feel unwell
nudge =
    Your exercises are still here whenever it suits you. If today isn't the day, that's fine too: just tell me.
over-going-on =
    That one is over. Today's exercises are still going on: send /today to see where you are.
over =
    That one is over. { $when ->
        [none] You can do your exercises now if you like.
       *[other] The next one is due { $when }; you can also do your exercises now.
    }
try-now =
    { $done ->
        [yes] You've done exercises today.
        [left] You've left out today's exercises because you didn't feel well enough. There is no need to make up for them.
       *[no] Nothing is due right now.
    } { $when ->
        [none] {""}
       *[other] The next time is { $when }.
    }

    Would you like to do them now? { $count ->
        [one] 1 exercise
       *[other] { $count } exercises
    }, about { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }.
    .start = ▶️ Start now
    .wait = ⏰ I'll wait
unwell-today =
    You felt unwell today, so let's leave the exercises for now. { $when ->
        [none] {""}
       *[other] The next time is { $when }.
    }
    If it gets worse, call <b>{ $emergency }</b> or send /unwell. To tell { $therapist } something, send /report.
wait =
    Fine. I'll write to you when it's time.
nothing-due =
    There is nothing to do at the moment: { $therapist } has no exercises open for you. Send /report if you'd like to ask { $therapist } something.
later =
    When shall I remind you?
    .m15 = In 15 minutes
    .h1 = In an hour
    .evening = This evening
    .time = 🕑 Another time
    .tomorrow = Tomorrow instead
later-time =
    Please type a time for today, for example 18:30.
later-unclear =
    I couldn't read a time in that. Please type it like 18:30 or 6 pm.
later-past =
    That's no longer today. Please type a later time, for example 20:15.
later-set =
    All right, I'll remind you at { $at }{ $day ->
        [none] {""}
       *[other] {" "}on { $day }
    }. You can also start any time before.
not-today =
    That's all right. What's the reason? It helps your therapist to plan with you.
    .busy = Busy
    .sore = Too sore
    .pain = In pain
    .unwell = 🛑 Unwell
    .away = Away
    .other = Another reason
not-today-noted =
    { $reason ->
        [sore] Noted: too sore today. { $therapist } will see it in the next summary. Take it easy.
       *[other] Noted, no exercises today. { $therapist } will see it in the next summary.
    }
pain-before =
    Before we start: how much pain do you have right now, from 0 (none) to 10 (the worst you can imagine)?
    .unwell = 🛑 I feel unwell
mood =
    How is your mood right now, from 0 (very low) to 10 (very good)?
    .skip = Rather not say
energy =
    How much energy do you have right now, from 0 (none) to 10 (plenty)?
    .skip = Rather not say
sleep =
    How well did you sleep last night, from 0 (very badly) to 10 (very well)?
    .skip = Rather not say
anything-new =
    Anything new since last time, such as a fall, a new pain, or feeling ill?
    .no = Nothing new
    .yes = Yes, something
what-new =
    What is new? One line for your therapist is enough.
    .none = Nothing after all
new-noted =
    Kept for { $therapist }. Let's go on, as gently as you need.
no-start =
    With pain like that we leave the exercises for today. A report is kept for { $therapist }.

    If it's getting worse or worries you, don't wait for a reply here: call <b>{ $emergency }</b> or your doctor.
    .message = ✍️ Write a message
    .unwell = 🛑 I feel unwell
card =
    <b>{ $position } of { $total } · { $exercise }</b>
    { $dose }{ $rest ->
        [0] {""}
       *[other] {" "}· rest { $rest } s between sets
    }

    { $cues }

    ⚠️ { $watch }{ $note ->
        [none] {""}
       *[other]
    {""}
    ✍️ { $note }
    }
    .done = ✅ Done
    .timer = ⏱ Timer
    .how = ℹ️ How
    .too-hard = 😓 Too hard
    .pain = ⚡ Causes pain
    .skip = ⏭ Skip
how =
    <b>{ $exercise }</b>
    { $purpose }

    { $cues }

    { $out ->
        [0] {""}
       *[other] <b>Speed:</b> { $out } s to move, { $back } s to come back.
    }
    { $intensity ->
        [talk_test] <b>How hard:</b> so that you can still talk, but not sing.
       *[none] {""}
    }

    <b>You should feel:</b> { $feel }
    <b>You should not feel:</b> { $not_feel }

    <b>Easy to get wrong:</b>
    { $mistakes }

    <b>Take care:</b> { $cautions ->
        [none] {""}
       *[other] { $cautions }{" "}
    }Stop if pain reaches { $stop_at } of 10, or if you feel new numbness. After an operation, stay within your surgeon's limits.
    { $ask_first ->
        [none] {""}
       *[other] <b>Ask your therapist first</b> if { $ask_first }
    }
timer =
    ⏱ <b>{ $exercise }</b>
    { $paused ->
        [yes] Paused
    {""}
       *[no] {""}
    }{ $what ->
        [go] Set { $set } of { $sets }{ $side ->
            [left] , left side
            [right] , right side
           *[none] {""}
        }: { $seconds } s to go
        [reps] Set { $set } of { $sets }{ $side ->
            [left] , left side
            [right] , right side
           *[none] {""}
        }: { $reps } times at your own pace, then tap “Set done”
       *[rest] Rest, { $seconds } s to go; then set { $set } of { $sets }{ $side ->
            [left] , left side
            [right] , right side
           *[none] {""}
        }
    }
    .pause = ⏸ Pause
    .go = ▶️ Go on
    .more = +10 s
    .set = ☑️ Set done
timer-over =
    ⏱ <b>{ $exercise }</b> · time's up. How was it?
timer-stopped =
    ⏱ <b>{ $exercise }</b> · timer stopped
timer-gone =
    That timer is over. Send /today to see where you are.
one-set =
    Set { $set } of { $sets } is done. { $rest ->
        [0] Do the next one when you are ready.
       *[other] Rest for { $rest } s, then do the next one.
    }
    .done = ✅ Done
one-set-label = ✅ Set { $set } of { $sets } done
pain-during =
    You had some pain before we began. How much is it now, after { $exercise }, from 0 to 10?
hard-why =
    Thanks for saying so; stopping there was right. What made it too hard?
    .finish = Couldn't finish
    .heavy = Too heavy
    .balance = Lost my balance
    .other = Something else
hard-managed =
    How much did you manage of { $dose }? Tap what comes nearest, or type the number of repetitions or seconds.
    .all = All of it
    .half = About half
    .less = Less than half
    .none = None of it
    .unsure = I'm not sure
count-unclear =
    Please type just one number, for example 7, or “not sure”.
hard-easier =
    { $therapist } has agreed to an easier step for this one: <b>{ $exercise }</b>, { $dose }. Would you like to do that instead?
    .take = 👍 Do the easier one
    .stay = No, go on
easier-taken =
    Good. { $therapist } will see that you did the easier step.
hard-noted =
    Noted. { $therapist } will see it in the next summary.
already =
    I have an answer for { $exercise } already. Please go on with the question above, or send /today to see where you are.
hurt-score =
    { $started ->
        [yes] Stop this exercise, please.
        [late] I'm sorry that it hurts.
       *[no] I'm sorry. No exercises today, then.
    } How much does it hurt, from 0 to 10?
hurt-where =
    Where does it hurt? Please type it in a few words, or tap below.
    .same = The usual place
    .none = I can't say
hurt-kind =
    What kind of pain is it?
    .ache = Muscle ache
    .joint = In the joint
    .sharp = Sharp
    .shooting = Shooting or numb
carry-on =
    Your report about this is kept for { $therapist }. Would you like to do the other exercises, or stop for today? Both are fine.
    .carry-on = Do the others
    .stop = Stop for today
pain-noted =
    Your report is kept for { $therapist }; you'll hear when it has been seen. Take it easy today. If it gets worse or worries you, call <b>{ $emergency }</b> or your doctor.
stop-sure =
    Would you like to stop for today, or go on?
    .carry-on = Go on
    .stop = Stop for today
skip-why =
    Skipped. May I ask why?
    .time = No time
    .equipment = No equipment
    .other = Another reason
    .none = I'd rather not say
pain-after =
    { $stopped ->
        [yes] All right, we stop here. One question before you go: how
       *[no] That was the last one. How
    } much pain do you have now, from 0 to 10?
effort =
    And how was it altogether?
    .easy = Too easy
    .right = About right
    .hard = Too hard
note =
    Is there anything else { $therapist } should know? Type it, or tap below.
    .none = Nothing else
closing =
    That's it for today{ $done ->
        [0] {""}
       *[other] : { $total ->
            [one] { $done } of 1 exercise
           *[other] { $done } of { $total } exercises
        } done
    }.
    { $answers ->
        [none] {""}
       *[other] Recorded: { $answers }.
    }
    { $told ->
        [yes] Your report is on { $therapist }'s list; you'll hear when { $therapist } has seen it.
       *[no] { $therapist } can see this in your record{ $summary ->
            [yes] {" "}and gets what stood out in the next summary
           *[no] {""}
        }.
    }
    .change = ✏️ Change an answer
noted =
    { $today ->
        [yes] Thank you, that's recorded.
       *[no] Thank you, that's recorded for { $day }.
    }
late-done =
    { $today ->
        [yes] Recorded: you did { $exercise }.
       *[no] Recorded: you did { $exercise } that day.
    }
recorded-before = pain before { $score }/10
recorded-after = pain after { $score }/10
recorded-effort =
    { $value ->
        [easy] altogether too easy
        [hard] altogether too hard
       *[right] altogether about right
    }
recorded-wellbeing =
    { $what ->
        [mood] mood
        [energy] energy
       *[sleep] sleep
    } { $score }/10
recorded-note = your note

plan =
    <b>Your exercises</b>
    { $aim ->
        [none] {""}
       *[other] { $aim }
    }

    { $lines }

    { $slots }{ $start ->
        [none] {""}
       *[other] , from { $start }
    }{ $end ->
        [none] {""}
       *[other] , until { $end }
    }.{ $note ->
        [none] {""}
       *[other]
    {""}
    ✍️ { $note }
    }
    { $expect ->
        [none] {""}
       *[other] { $expect }
    }
    { $caution ->
        [none] {""}
       *[other] ⚠️ { $caution }
    }
    Set by { $therapist }. Send /report if something about it doesn't suit you.
plan-line =
    • { $exercise }: { $dose }{ $held ->
        [no] {""}
       *[other] {" "}(on hold until { $held })
    }{ $note ->
        [none] {""}
       *[other]
    {""}
    ✍️ { $note }
    }

soreness =
    { $greet ->
        [yes] Good morning, { $name }. How
       *[no] Before today's exercises, { $name }: how
    } sore are your muscles after your last exercises, from 0 (not at all) to 10?
sore-where =
    Where do you feel it?
    .muscle = In the muscle
    .joint = In a joint
    .shooting = Shooting
sore-rest =
    Do you feel it at rest too, when you don't move or press it?
    .no = Only when moving
    .yes = At rest too
sore-swelling =
    Is anything swollen or bruised?
    .no = No
    .yes = Yes
morning-pain =
    And how much pain do you have now, from 0 to 10?
check-done =
    { $outcome ->
        [tell] Thank you. That's kept for { $therapist }, who decides with you how to go on. Until then, do less rather than more.
        [hold] Thank you. Stay at the same amount next time, not more. { $therapist } can see this in your record.
       *[continue] Thank you. That's fine to go on with.
    }{ $waiting ->
        [yes] {" "}Today's exercises are ready when you are.
       *[no] {""}
    }
