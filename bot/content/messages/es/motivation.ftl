# Logros, sesiones seguidas y el resumen semanal, para quien los ha elegido.

cheer =
    Una cosa más: ¿quieres un mensaje corto cuando alcances algo, por ejemplo tu quinta sesión o una semana de ejercicios? Trata solo de ti, nunca de otras personas, y puedes quitarlo cuando quieras.

    ¿Y, una vez a la semana, un breve resumen de cómo te fue?
    .all = Las dos cosas
    .milestones = Solo los logros
    .no = Ninguna, gracias
cheer-chosen =
    { $choice ->
        [all] De acuerdo. Te contaré tus logros, y { $day } hacia las 18:00 recibirás un resumen de tu semana. Puedes cambiarlo en /settings.
        [milestones] De acuerdo, te contaré tus logros. Puedes cambiarlo en /settings.
       *[no] De acuerdo, nada de eso. Si cambias de idea, está en /settings.
    } Tus próximos ejercicios llegan a su hora; /today los empieza ahora.
cheer-said =
    { $lines }
cheer-back =
    Qué bien tenerte de vuelta: hoy cuenta. { $total ->
        [one] Con esta va 1 sesión.
       *[other] Con esta van { $total } sesiones desde el principio, { $best } seguidas como máximo.
    }
cheer-total =
    { $count ->
        [1] Ya tienes tu primera sesión aquí. { $total ->
            [1] Entera o en parte, cuenta.
           *[other] Ahora van { $total }, enteras o en parte.
        }
       *[other] Llevas { $total } sesiones desde el principio, enteras o en parte.
    }
cheer-week =
    Ya pasó tu primera semana: hiciste { $done } de { $due } sesiones, enteras o en parte.
cheer-streak =
    Van { $count } sesiones seguidas. Los días libres y los días en que no era posible no restan.
cheer-goal =
    Tus propias actividades: al principio les diste { $before } de 10, y ahora les das { $now }.
cheer-off =
    Hecho: no habrá más mensajes sobre logros. Tus ejercicios siguen igual, y en /settings puedes volver a activarlos.
    .off = 🔕 No quiero más
weekly =
    <b>Tu semana, { $name }</b>

    { progress-week }
    { progress-total }{ $rest ->
        [none] {""}
       *[other]
    {""}
    { $rest }
    }
    { $pain }
    { $soreness }{ $changed ->
        [none] {""}
       *[other]
    {""}
    { $changed }
    }{ $more ->
        [yes]
    {""}
    Si quieres hablar del dolor con { $therapist }, envía /report.
       *[no] {""}
    }
weekly-off =
    Hecho: no habrá más resúmenes semanales. /progress te muestra lo mismo cuando quieras, y en /settings puedes volver a activarlos.
    .off = 🔕 No más resúmenes
weekday-on =
    { $day ->
        [0] los lunes
        [1] los martes
        [2] los miércoles
        [3] los jueves
        [4] los viernes
        [5] los sábados
       *[6] los domingos
    }
