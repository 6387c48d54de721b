# Questionnaires and goals. What each one asks stands in content/measures.

measure =
    { $again ->
        [yes] You had begun with some questions for { $therapist }: { $title }. Would you like to go on?
       *[no] { $own ->
            [yes] { $therapist } would like to know what matters to you: up to three activities of your own that you'd like to do better ({ $title }). It takes a minute or two.
           *[no] { $therapist } would like to know how you are. { $title }: { $count ->
                [one] one short question. You can skip it.
               *[other] { $count } short questions. You can skip any of them.
            }
        }
    } Your answers are shared with { $therapist }.
    .start = ▶️ Start
    .later = Not now
    .skip = Skip it this time
    .goals = Other activities
measure-later =
    All right, not now. I'll ask once more on another day.
measure-skipped =
    All right, left out this time. If you want to tell { $therapist } something, send /report.
measure-over =
    Those questions are answered, or left out. They come again when it's time.
measure-paused =
    All right, we stop here. What you have answered is kept, and the rest can wait.
measure-go-on = ▶️ Go on
measure-noted =
    Thank you, that's recorded.
measure-goal =
    { $number ->
        [1] What is something you'd like to do, and find hard because of your problem? Type one activity, for example “climbing stairs”.
       *[other] And another one? You can name up to { $most }.
    }
    .none = That's all
measure-choice =
    { $number } of { $total }
    { $question }

    <b>{ $item }</b>{ $known ->
        [none] {""}
       *[other] {" "}(so far: { $known })
    }
    .skip = Skip
    .pause = Stop here
measure-choice-unclear =
    I didn't find that among the answers. Please tap one, or type its number.
measure-score =
    { $number } of { $total }
    { $question }

    <b>{ $item }</b>{ $known ->
        [none] {""}
       *[other] {" "}(so far: { $known })
    }
    .skip = Skip
    .pause = Stop here
measure-percent =
    { $question }

    <b>{ $item }</b>{ $known ->
        [none] {""}
       *[other] {" "}(so far: { $known })
    }
    Tap a number, or type any from 0 to 100.
    .skip = Skip
    .pause = Stop here
measure-percent-unclear =
    Please type one whole number from 0 to 100, or tap one above.
measure-option = { $value } – { $label }
measure-done =
    Thank you. Your answers are kept, and shared with { $therapist }.{ $mood ->
        [yes] {" "}If you'd like to talk to somebody, send /report for { $therapist }{ $crisis ->
            [none] {""}
           *[other] , or call { $crisis } at any hour
        }. In an emergency call <b>{ $emergency }</b>.
       *[no] {""}
    }
    .change = ✏️ Change an answer

# Before the first workout, where the therapist asks for it.

screen =
    { $intro ->
        [first] Before your first exercises, { $therapist } would like to know { $total } things about you. You can skip any of them, and stop and go on at any time.
       *[other] { $intro ->
            [resumed] Some questions of { $therapist } are still open; your exercises come right after.
           *[none] {""}
        }
    }

    <b>{ $number } of { $total }</b> · { $question ->
        [medicines] Do you take any medicines?
        [surgery] Have you had an operation that matters for your exercises?
        [pregnancy] Are you pregnant, or might you be?
       *[falls] Have you had a fall in the last 12 months?
    }
    .yes = Yes
    .no = No
    .skip = Skip
screen-unclear =
    Please tap or type yes or no; you can skip it, too. After a yes you can say more.
screen-words =
    { $intro ->
        [resumed] Some questions of { $therapist } are still open; your exercises come right after.
       *[none] {""}
    }

    <b>{ $number } of { $total }</b> · { $question ->
        [medicines_more] Which ones, and what for? Type it in your own words.
        [surgery_more] What was it, on which date, and is there anything you have been told not to do?
        [falls_more] How many times, and did you get hurt?
        [equipment] What do you have at home for exercises, for example a mat, a band, a firm chair, weights?
       *[likes] What kind of moving do you like, and what not at all?
    }
    .skip = Skip
screen-count =
    { $intro ->
        [resumed] Some questions of { $therapist } are still open; your exercises come right after.
       *[none] {""}
    }

    <b>{ $number } of { $total }</b> · { $question ->
        [sits] How many times can you stand up from a chair and sit down again in 30 seconds? Try it only if you feel steady and nothing hurts, with something to hold on to beside you. Type the number.
       *[walk] About how many minutes can you walk without a rest? Type the number.
    }
    .skip = Skip
screen-count-unclear =
    Please type one whole number, up to { $most }, or tap Skip.
screen-name =
    { $question ->
        [medicines] medicines
        [medicines_more] which medicines
        [surgery] operation
        [surgery_more] about the operation
        [pregnancy] pregnancy
        [falls] falls
        [falls_more] about the falls
        [equipment] equipment
        [likes] likes and dislikes
        [sits] standing up
        [walk] walking
       *[none] nothing marked any more
    }
screen-noted =
    Thank you, that's recorded for your therapist.
screen-done =
    Thank you, these were all. { $therapist } can see your answers. { $waits ->
        [yes] Before your first exercises, { $therapist } would like to look at them; I'll write to you as soon as you can start. That is no bad sign, it's how your exercises get to fit you.
       *[no] Your exercises can start when you are ready.
    }
    .change = ✏️ Change an answer
screen-change =
    Which answer would you like to change?
    .again = Ask again
screen-waits =
    { $therapist } is looking at your answers before your first exercises, and I'll write to you as soon as you can start. It usually takes a working day or two. If you feel unwell, call <b>{ $emergency }</b>.
screen-cleared =
    { $therapist } has looked at your answers: your exercises can start. They come at their time, or right now if you like.
screen-cleared-by =
    ▶️ { $alias } may start. The message to { $alias } is on its way.
