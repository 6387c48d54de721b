# What a typed text may have meant, and what was understood of it.

understood =
    He entendido: { $facts }.
understood-as =
    Lo tomo como “{ $answer }”.
got-score =
    { $what ->
        [pain_before] dolor antes { $score }/10
        [pain_after] dolor después { $score }/10
        [morning_pain] dolor ahora { $score }/10
        [soreness] molestias { $score }/10
        [mood] ánimo { $score }/10
        [energy] energía { $score }/10
        [sleep] sueño { $score }/10
       *[pain_during] dolor con { $exercise } { $score }/10
    }
got-button =
    { $label }{ $exercise ->
        [none] {""}
       *[other] {" "}({ $exercise })
    }
hard-sure =
    Dijiste que costaba. ¿{ $exercise } fue demasiado difícil para ti, o está bien así?
    .too-hard = 😓 Muy difícil
    .fine = 👍 Está bien así
which =
    ¿Cuál es?
    .yes = Sí
    .other = Otro número
score-one-of-two =
    ¿{ $one } o { $two }? Toca el que encaje mejor o escríbelo, por favor.
score-zero =
    ¿Quieres decir 0, nada de dolor? Toca o escribe el número, por favor.
same-effort =
    La última vez, el { $day }, dijiste “{ $effort }”. ¿Es igual ahora? Entonces escribe “sí”, o toca cómo fue.
same-as =
    { $today ->
        [yes] { $what ->
            [pain_after] Después de los ejercicios de hoy
           *[pain_before] Antes de los ejercicios de hoy
        } era { $score }/10.
       *[no] La última vez, el { $day }, era { $score }/10.
    } ¿Ahora también es { $score }?
same-unknown =
    No tengo ningún número anterior con que compararlo. ¿Cuánto es ahora, de 0 a 10?
did-you-mean =
    No sé si lo leí bien. ¿Querías decir esto?
meant =
    ¿Querías decir eso?
    .yes = Sí
    .no = No, otra cosa
