# Shorter forms of messages, for plain mode: no pictures, for screen readers and slow networks. Each has the key of the
# message that it stands for, with "-plain" at its end.

start-plain =
    { $part ->
        [morning] Good morning, { $name }.
        [afternoon] Good afternoon, { $name }.
       *[evening] Good evening, { $name }.
    } { $count ->
        [one] 1 exercise
       *[other] { $count } exercises
    }, about { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }.{ $kit ->
        [none] {""}
       *[other] {" "}You need: { $kit }.
    }
card-plain =
    <b>{ $position } of { $total }: { $exercise }</b>
    { $dose }{ $rest ->
        [0] .
       *[other] , { $rest } s rest between sets.
    }
    { $cues }
    Take care: { $watch }{ $note ->
        [none] {""}
       *[other]
    {""}
    Note: { $note }
    }
closing-plain =
    That's it for today: { $total ->
        [one] { $done } of 1 exercise
       *[other] { $done } of { $total } exercises
    } done. { $told ->
        [yes] Your report is on { $therapist }'s list; you'll hear when { $therapist } has seen it.
       *[no] { $therapist } can see this in your record{ $summary ->
            [yes] {" "}and gets what stood out in the next summary
           *[no] {""}
        }.
    }
    { $answers ->
        [none] {""}
       *[other] Recorded: { $answers }.
    }
chosen-plain = <b>Answered: { $answer }</b>
