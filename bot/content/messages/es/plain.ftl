# Formas más cortas de los mensajes, para el modo sencillo: sin imágenes, para lectores de pantalla y redes lentas. Cada una
# lleva la clave del mensaje al que sustituye, con "-plain" al final.

start-plain =
    { $part ->
        [morning] Buenos días, { $name }.
        [afternoon] Buenas tardes, { $name }.
        [evening] Buenas tardes, { $name }.
       *[night] Buenas noches, { $name }.
    } { $count ->
        [one] 1 ejercicio
       *[other] { $count } ejercicios
    }, { $minutes ->
        [one] 1 minuto
       *[other] unos { $minutes } minutos
    }.{ $kit ->
        [none] {""}
       *[other] {" "}Necesitas: { $kit }.
    }
card-plain =
    <b>{ $position } de { $total }: { $exercise }</b>
    { $dose }{ $rest ->
        [0] .
       *[other] , { $rest } s de descanso entre series.
    }
    { $cues }
    Ten cuidado. { $watch }{ $note ->
        [none] {""}
       *[other]
    {""}
    Nota: { $note }
    }
how-plain =
    <b>{ $exercise }</b>
    { $out ->
        [0] {""}
       *[other] Ritmo: { $out } s para moverte, { $back } s para volver.
    }
    { $intensity ->
        [talk_test] Intensidad: que aún puedas hablar, pero no cantar.
       *[none] {""}
    }
    Deberías notar: { $feel }
    No deberías notar: { $not_feel }
    Ten cuidado. { $cautions ->
        [none] {""}
       *[other] { $cautions }{" "}
    }Para si el dolor llega a { $stop_at } de 10 o si notas un adormecimiento nuevo. Después de una operación, no pases de lo que te haya permitido quien te operó.
    { $ask_first ->
        [none] {""}
       *[other] Pregunta antes a tu terapeuta si { $ask_first }
    }
closing-plain =
    Eso es todo por hoy{ $done ->
        [0] {""}
       *[other] : { $total ->
            [one] { $done } de 1 ejercicio hecho
           *[other] { $done } de { $total } ejercicios hechos
        }
    }. { $told ->
        [yes] Tu aviso está en la lista de { $therapist }; te avisaré cuando { $therapist } lo haya visto.
       *[no] { $therapist } puede ver esto en tu registro{ $summary ->
            [yes] {" "}y lo destacado le llegará en el próximo resumen
           *[no] {""}
        }.
    }
    { $answers ->
        [none] {""}
       *[other] Anotado: { $answers }.
    }
chosen-plain = <b>Respondido: { $answer }</b>
sent-line-plain =
    R-{ $number }, { $at }, { $what }{ $said ->
        [none] {""}
       *[other] {" "}“{ $said }”
    }: { $state }
