# What a typed text may have meant, and what was understood of it.

understood =
    I understood: { $facts }.
understood-as =
    I read that as “{ $answer }”.
got-score =
    { $what ->
        [pain_before] pain before { $score }/10
        [pain_after] pain after { $score }/10
        [morning_pain] pain now { $score }/10
        [soreness] soreness { $score }/10
        [mood] mood { $score }/10
        [energy] energy { $score }/10
        [sleep] sleep { $score }/10
       *[pain_during] pain at { $exercise } { $score }/10
    }
got-button =
    { $label }{ $exercise ->
        [none] {""}
       *[other] {" "}({ $exercise })
    }
hard-sure =
    You said it was hard. Was { $exercise } too hard for you, or all right as it is?
    .too-hard = 😓 Too hard
    .fine = 👍 All right as it is
which =
    Which one is it?
    .yes = Yes
    .other = Another number
score-one-of-two =
    { $one } or { $two }? Please tap the one that fits better, or type it.
score-zero =
    Do you mean 0, no pain at all? Please tap or type the number.
same-effort =
    The last time, on { $day }, you said “{ $effort }”. Is it the same now? Then type “yes”, or tap how it was.
same-as =
    { $today ->
        [yes] { $what ->
            [pain_after] After today's exercises
           *[pain_before] Before today's exercises
        } it was { $score }/10.
       *[no] The last time, on { $day }, it was { $score }/10.
    } Is it { $score } now too?
same-unknown =
    I have no earlier number to compare that with. How much is it now, from 0 to 10?
did-you-mean =
    I'm not sure I read that right. Did you mean this?
meant =
    Did you mean that?
    .yes = Yes
    .no = No, something else
