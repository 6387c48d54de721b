# What a patient has sent to the therapist, where it stands, and taking it back.

mine =
    What would you like to do?
    .sent = 📋 What I've sent
    .take-back = ↩️ Take it back
sent =
    <b>What you've sent lately</b>

    { $lines }

    You can take something back until it is marked as seen. If it's urgent, don't wait here: call <b>{ $emergency }</b>.
sent-take-back = ↩️ Take back R-{ $number }
sent-line =
    • R-{ $number } · { $at } · { $what }{ $said ->
        [none] {""}
       *[other] {" "}“{ $said }”
    }
    → { $state }
sent-state =
    { $state ->
        [taken] taken back by you, { $at }
        [acted] { $who } { $action ->
            [reduce] reduced the dose, { $at }
            [swap] swapped the exercise, { $at }
            [hold] put the exercise on hold, { $at }
            [remove] took the exercise out, { $at }
            [resume] let your exercises go on, { $at }
            [write] wrote to you, { $at }
           *[other] dealt with it, { $at }
        }{ $closed ->
            [yes] ; closed
           *[no] {""}
        }
        [seen] seen by { $who }, { $at }
        [over] closed, { $at }
        [summary] for { $who }'s next summary; not marked as seen yet
        [waits] waits for { $who }'s working hours; not marked as seen yet
       *[open] on { $who }'s list; not marked as seen yet
    }
sent-none =
    You haven't sent anything lately. To tell your therapist something, send /report.
taken-back =
    Taken back: { $what }. { $told ->
        [yes] { $therapist }'s message now says so instead of what it said. It had not been marked as seen, but may have been on the screen.
       *[no] { $therapist } had no message about it yet.
    }{ $rated ->
        [yes] {" "}Your rating stays in your record.
       *[no] {""}
    }
take-back-late =
    { $already ->
        [yes] You have taken back { $what } already.
       *[no] I can't take back { $what } any more: { $state }.
    } To add something, send /report.
take-back-urgent =
    I can't take back { $what }, because it's about a danger sign: { $therapist } needs to see it even if it has passed. It stands like this: { $state }.

    If it was a mistake, tell { $therapist } with /report. If you need help now, call <b>{ $emergency }</b>.
report-taken-back = ↩️ R-{ $number } · taken back by { $alias } ({ $at })
thread-withdrawn = ↩️ taken back before it was seen
media-taken-back = ↩️ Taken back
