# Changing an answer.

change =
    { $today ->
        [yes] Which answer of today would you like to change?
       *[no] Which answer would you like to change, of your exercises on { $day }?
    }
    .pain-before = Pain before
    .pain-after = Pain after
    .effort = How it was
    .note = Your note
    .soreness = Soreness
    .sore-where = Where it was sore
    .morning-pain = Pain next morning
    .mood = Mood
    .energy = Energy
    .sleep = Sleep
change-at =
    Pain: { $exercise ->
        [none] in general
       *[other] { $exercise }
    }
change-where =
    Where: { $exercise ->
        [none] in general
       *[other] { $exercise }
    }
change-kind =
    Kind: { $exercise ->
        [none] in general
       *[other] { $exercise }
    }
change-earlier = ⏪ { $day }
change-to =
    { $what ->
        [pain_before] Pain before the exercises: what should it be?
        [pain_after] Pain after the exercises: what should it be?
        [effort] How the exercises were altogether: what should it be?
        [note] Your note: please type the new one.
        [soreness] Soreness: what should it be?
        [sore_where] Where you felt it: what should it be?
        [morning_pain] Pain the next morning: what should it be?
        [mood] Your mood: what should it be?
        [energy] Your energy: what should it be?
        [sleep] Your sleep: what should it be?
        [hurt_where] Where did it hurt{ $exercise ->
            [none] {""}
           *[other] {" "}at { $exercise }
        }? Please type it, or tap below.
        [hurt_kind] What kind of pain was it{ $exercise ->
            [none] {""}
           *[other] {" "}at { $exercise }
        }?
       *[pain_during] { $exercise ->
            [none] How much it hurt: what should it be?
           *[other] Pain at { $exercise }: what should it be?
        }
    }
nothing-to-change =
    There is no answer to change yet. After your next exercises, send /change.
changed =
    ✏️ Changed: { $what ->
        [pain_before] pain before the exercises
        [pain_after] pain after the exercises
        [effort] how it was altogether
        [note] your note
        [soreness] soreness
        [morning_pain] pain the next morning
        [mood] mood
        [energy] energy
        [sleep] sleep
       *[pain_during] pain at { $exercise }
    } is now { $new }, not { $old }. { $told ->
        [yes] It is kept for { $therapist }, with what you said first.
       *[no] Your first answer stays in your record beside it.
    }
out-of-ten = { $score }/10
effort-name =
    { $value ->
        [easy] too easy
        [hard] too hard
       *[right] about right
    }
