# Los gráficos: lo que pacientes y terapeutas leen debajo, y las palabras de las imágenes.

progress =
    <b>Tus últimas 4 semanas, { $name }</b>

    { progress-week }
    { $all_due ->
        [0] En las 4 semanas no tocaba ninguno.
       *[other] En las 4 semanas: { $all_done } de { $all_due }.
    }
    { progress-total }{ $rest ->
        [none] {""}
       *[other]
    {""}
    { $rest }
    }
    { $pain }
    { $soreness }
    Semana a semana, desde el lunes:
    { $weeks }{ $changed ->
        [none] {""}
       *[other]
    {""}
    { $changed }
    }{ $more ->
        [yes]
    {""}
    Si quieres hablar del dolor con { $therapist }, envía /report.
       *[no] {""}
    }{ $hold ->
        [yes]
    {""}
    Tus ejercicios están en pausa hasta que { $therapist } hable contigo. Si te sientes mal ahora, llama al <b>{ $emergency }</b>.
       *[no] {""}
    }
progress-week =
    { $due ->
        [0] En los últimos 7 días no tocaban ejercicios.
        [one] { $done ->
            [0] En los últimos 7 días tocaban ejercicios una vez y no pudo ser. A veces pasa. { $hold ->
                [yes] {""}
               *[no] Puedes volver a empezar cuando te sientas con ganas: /today
            }
           *[other] En los últimos 7 días tocaban ejercicios una vez, y los hiciste.
        }
       *[other] { $done ->
            [0] En los últimos 7 días tocaban ejercicios { $due } veces y no pudo ser. A veces pasa. { $hold ->
                [yes] {""}
               *[no] Puedes volver a empezar cuando te sientas con ganas: /today
            }
           *[other] En los últimos 7 días hiciste { $done } de { $due } sesiones, enteras o en parte.
        }
    }
progress-total =
    { $total ->
        [0] Desde el principio: ninguna sesión todavía.
        [one] Desde el principio: 1 sesión.
       *[other] Desde el principio: { $total } sesiones.
    }{ $best ->
        [0] {""}
       *[other] { $streak ->
            [0] {" "}Máximo de sesiones seguidas: { $best }.
           *[other] {" "}Sesiones seguidas: { $streak } ahora, { $best } como máximo.
        }
    }
progress-changed =
    Tu plan cambió: { $days }.
progress-uncounted =
    No cuentan: { $excused ->
        [0] { $paused } en pausa
       *[other] { $excused } que dejaste por un motivo{ $paused ->
            [0] {""}
           *[other] , { $paused } en pausa
        }
    }.
progress-none =
    Todavía no hay nada que mostrar. Después de tus primeros ejercicios verás aquí qué hiciste y cómo te sentiste.{ $hold ->
        [yes]
    {""}
    Tus ejercicios están en pausa hasta que { $therapist } hable contigo. Si te sientes mal ahora, llama al <b>{ $emergency }</b>.
       *[no] {""}
    }
progress-rating =
    { $kind ->
        [pain] Dolor antes de los ejercicios
       *[soreness] Molestias a la mañana siguiente
    }{ $weeks ->
        [all] , en las 4 semanas
       *[last] {""}
    }: casi siempre { $now }{ $was ->
        [none] {""}
        [same] , como antes
       *[other] ; al principio, { $was }
    }.
progress-few =
    { $kind ->
        [pain] Dolor antes de los ejercicios
       *[soreness] Molestias a la mañana siguiente
    }: { $count ->
        [0] aún sin respuestas
       *[one] una respuesta por ahora
    }; con el tiempo se verá más.

drawing = 🖼 Dibujando la imagen …
drawing-failed = 🖼 Esta vez no se pudo dibujar la imagen. Las palabras de arriba dicen lo mismo.
chart =
    📈 <b>{ $alias }</b> · 4 semanas hasta el { $until }
    { $spans }
    Semana a semana, desde el lunes (dolor antes/después/máximo):
    { $weeks }{ $versions ->
        [none] {""}
       *[other]
    {""}
    Plan: { $versions }
    }{ $reports ->
        [none] {""}
       *[other]
    {""}
    Avisos: { $reports }
    }
    Las respuestas son medianas, el “máximo” es la más alta; – es sin respuesta.
chart-week =
    { $from }: { $counts }{ $pain ->
        [none] {""}
       *[other] {" "}· dolor { $pain }
    }{ $soreness ->
        [none] {""}
       *[other] {" "}· molestias { $soreness }
    }
chart-count =
    { $count } { $mark ->
        [done] { $count ->
            [one] hecha
           *[other] hechas
        }
        [partial] en parte
        [missed] sin hacer
        [excused] con motivo
        [paused] en pausa
       *[open] { $count ->
            [one] pendiente
           *[other] pendientes
        }
    }
chart-dated = { $what } ({ $day })
chart-span =
    <b>{ $days } días:</b> { $due ->
        [0] nada previsto
       *[other] hecho { $done } de { $due }, { $dose } % de la dosis
    } · dolor antes { $before }, después { $after }, máximo durante { $worst } · molestias { $soreness }
chart-none =
    { $alias } aún no tiene sesiones de las últimas 4 semanas que mostrar.

chart-title = Las últimas 4 semanas
chart-ratings = Dolor y molestias, de 0 a 10
chart-pain = Dolor, de 0 a 10
chart-soreness = Molestias al día siguiente, de 0 a 10
chart-dose = Hecho de la dosis
chart-few = Con el tiempo se verá más
chart-unrated = Sin respuestas
chart-changed = Tu plan cambió
chart-version = Nueva versión del plan
chart-trend =
    { $of ->
        [before] Dolor antes
        [after] Dolor después
        [worst] Máximo durante
       *[soreness] Molestias al día siguiente
    }
chart-mark =
    { $mark ->
        [done] Hecho
        [partial] Hecho en parte
        [missed] Sin hacer
        [excused] Con motivo
        [paused] En pausa
        [rest] Descanso
       *[open] Por hacer
    }
chart-tier =
    { $tier ->
        [T0] Aviso urgente
        [T1] Aviso del mismo día
       *[T2] Aviso del resumen
    }
chart-flag =
    { $tier ->
        [T0] urgente
        [T1] mismo día
       *[T2] resumen diario
    }{ $count ->
        [1] {""}
       *[other] {" "}×{ $count }
    }
chart-day =
    { $day } { $month ->
        [1] ene
        [2] feb
        [3] mar
        [4] abr
        [5] may
        [6] jun
        [7] jul
        [8] ago
        [9] sep
        [10] oct
        [11] nov
       *[12] dic
    }
chart-weekday =
    { $day ->
        [0] lun
        [1] mar
        [2] mié
        [3] jue
        [4] vie
        [5] sáb
       *[6] dom
    }
