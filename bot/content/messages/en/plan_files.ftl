# Plan files: what is wrong with one, and what would be right. Names of keys stay as they are written in the file.

plan-file =
    { $name ->
        [none] Whose plan is this?
       *[other] I know no patient called “{ $name }” in your care. Whose plan is this?
    } Tap, or type the name. You can also write it as the file's caption, or as “patient: …” in it.
plan-file-large =
    That file is too large for a plan: { $most } kB at most. Nothing is stored.
plan-file-gone =
    I couldn't get that file from Telegram. Please send it again; nothing is stored.
plan-file-mistakes =
    { $count ->
        [one] <b>1 mistake in that file. Nothing is stored.</b>
       *[other] <b>{ $count } mistakes in that file. Nothing is stored.</b>
    }
    { $lines }{ $more ->
        [0] {""}
       *[other]
    {""}
    … and { $more } more.
    }

    Please mend them and send the file again.
plan-file-heading =
    A plan of HEP Coach. Change it and send it back in the chat: it becomes a draft.
plan-file-keys =
    For each exercise: sets, reps, hold_s (seconds), minutes, rest_s (seconds), load, side (none, each, left, right), note, swaps, easier, harder.
file-line =
    line { $line }: { $problem }
file-too-large =
    the file has more than { $most } kB; a plan needs far less.
file-not-text =
    this is not plain text; save it as UTF-8.
file-no-plan =
    there is no plan in it; begin with “exercises:”.
file-yaml =
    this can't be read as YAML; look at the indentation, colons and quotes here and one line above.
file-alias =
    anchors and aliases (&name, *name) are not taken; write the value out.
file-too-deep =
    that is nested too deeply for a plan.
file-key-twice =
    “{ $what }” stands here twice; keep one of the two.
file-missing =
    “{ $what }” is missing; add it here.
file-unknown-key =
    there is no key “{ $what }”; { file-near }
file-choice =
    { $what } can't be “{ $value }”; { file-near }
file-near =
    { $near ->
        [none] { $known ->
            [none] take it out.
           *[other] use one of: { $known }.
        }
       *[other] did you mean “{ $near }”?
    }
file-low =
    { $what } is { $value }, which is too low; use { $least } or more.
file-high =
    { $what } is { $value }, which is too high; use { $most } or less.
file-long =
    { $what } is too long; use { $most } characters at most.
file-many =
    { $what } has too many entries; { $most } at most.
file-time =
    “{ $value }” is no time of day; write it like “08:00”.
file-date =
    { $what } is “{ $value }”; write a date like 2026-04-01.
file-number =
    { $what } is “{ $value }”; write a whole number.
file-text =
    { $what } is empty or no plain text; write a text.
file-list =
    { $what } is no list; write [a, b], or each entry on its own line with a dash.
file-group =
    { $what } is no group of keys; write “key: value” lines below it, indented.
file-no-exercise =
    there is no exercise “{ $value }”; { $near ->
        [none] /library shows them all.
       *[other] did you mean “{ $near }”?
    }
file-exercise-twice =
    “{ $value }” is there already on line { $first }; keep one of the two.
file-no-programme =
    there is no programme “{ $value }”; { file-near }
file-no-limit =
    there is no limit “{ $value }”; { file-near }
file-no-times =
    say when: either days: and times:, or slots:, and not both.
file-end-first =
    the end is before the start; change one of the two.
file-limits =
    the limits overlap; green_max, amber_max, stop_at, severe_at must rise, and no_start_at must be above amber_max.
file-two-kinds =
    a dose is in minutes, or in sets with reps or hold_s; keep one kind.
file-sets-alone =
    sets alone are no dose; add reps or hold_s.
