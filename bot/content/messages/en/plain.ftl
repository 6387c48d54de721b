# Shorter forms of messages, for plain mode: no pictures, for screen readers and slow networks. Each has the key of the
# message that it stands for, with "-plain" at its end.

start-plain =
    { $part ->
        [morning] Good morning, { $name }.
        [afternoon] Good afternoon, { $name }.
        [evening] Good evening, { $name }.
       *[night] Good evening, { $name }.
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
    Take care. { $watch }{ $note ->
        [none] {""}
       *[other]
    {""}
    Note: { $note }
    }
how-plain =
    <b>{ $exercise }</b>
    { $out ->
        [0] {""}
       *[other] Speed: { $out } s to move, { $back } s to come back.
    }
    { $intensity ->
        [talk_test] How hard: so that you can still talk, but not sing.
       *[none] {""}
    }
    You should feel: { $feel }
    You should not feel: { $not_feel }
    Take care. { $cautions ->
        [none] {""}
       *[other] { $cautions }{" "}
    }Stop if pain reaches { $stop_at } of 10, or if you feel new numbness. After an operation, stay within your surgeon's limits.
    { $ask_first ->
        [none] {""}
       *[other] Ask your therapist first if { $ask_first }
    }
closing-plain =
    That's it for today{ $done ->
        [0] {""}
       *[other] : { $total ->
            [one] { $done } of 1 exercise
           *[other] { $done } of { $total } exercises
        } done
    }. { $told ->
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
sent-line-plain =
    R-{ $number }, { $at }, { $what }{ $said ->
        [none] {""}
       *[other] {" "}“{ $said }”
    }: { $state }
