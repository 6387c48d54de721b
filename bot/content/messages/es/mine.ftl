# What a patient has sent to the therapist, where it stands, and taking it back.

mine =
    ¿Qué quieres hacer?
    .sent = 📋 Mis avisos
    .take-back = ↩️ Retirarlo
sent =
    <b>Lo que enviaste últimamente</b>

    { $lines }

    Puedes retirar algo mientras no esté marcado como visto. Si es urgente, no esperes aquí: llama al <b>{ $emergency }</b>.
sent-take-back = ↩️ Retirar R-{ $number }
sent-line =
    • R-{ $number } · { $at } · { $what }{ $said ->
        [none] {""}
       *[other] {" "}“{ $said }”
    }
    → { $state }
sent-state =
    { $state ->
        [taken] lo retiraste, { $at }
        [acted] { $who } { $action ->
            [reduce] bajó la dosis, { $at }
            [swap] cambió el ejercicio, { $at }
            [hold] puso el ejercicio en pausa, { $at }
            [remove] quitó el ejercicio, { $at }
            [resume] dejó que sigas con tus ejercicios, { $at }
            [write] te escribió, { $at }
           *[other] se ocupó de ello, { $at }
        }{ $closed ->
            [yes] ; cerrado
           *[no] {""}
        }
        [seen] visto por { $who }, { $at }
        [over] cerrado, { $at }
        [summary] para el próximo resumen de { $who }; aún no está marcado como visto
        [waits] espera al horario de trabajo de { $who }; aún no está marcado como visto
       *[open] en la lista de { $who }; aún no está marcado como visto
    }
sent-none =
    Últimamente no has enviado nada. Para contarle algo a tu terapeuta, envía /report.
taken-back =
    Retirado: { $what }. { $told ->
        [yes] En el chat de { $therapist } ya no se lee; solo pone que lo retiraste. No estaba marcado como visto, pero pudo haber estado en la pantalla.
       *[no] { $therapist } aún no tenía ningún mensaje sobre esto.
    }{ $rated ->
        [yes] {" "}Tu puntuación sigue en tu registro.
       *[no] {""}
    }
take-back-late =
    { $already ->
        [yes] Ya retiraste { $what }.
       *[no] Ya no puedo retirar { $what }: { $state }.
    } Para añadir algo, envía /report.
take-back-urgent =
    No puedo retirar { $what }, porque habla de una señal de peligro: { $therapist } necesita verlo, aunque ya haya pasado. Está así: { $state }.

    Si fue un error, cuéntaselo a { $therapist } con /report. Si necesitas ayuda ahora, llama al <b>{ $emergency }</b>.
report-taken-back = ↩️ R-{ $number } · { $alias } lo retiró ({ $at })
thread-withdrawn = ↩️ lo retiró antes de que se viera
media-taken-back = ↩️ Retirado
