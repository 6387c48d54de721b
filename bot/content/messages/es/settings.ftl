# Settings, pausing and coming back.

settings =
    <b>Tus ajustes</b>{ $note ->
        [none] {""}
       *[other] {" "}· ✓ { $note }
    }

    <b>Ejercicios:</b> { $slots ->
        [none] no hay nada previsto
       *[other] { $slots }
    }
    <b>Zona horaria:</b> { $zone }, donde ahora son las { $time }
    <b>País:</b> { $country }; en una emergencia, llama al { $emergency }
    <b>Idioma:</b> español
    <b>Horas de silencio:</b> { $quiet ->
        [none] ninguna
       *[other] { $quiet }; entonces no te escribo por mi cuenta, salvo a las horas que elegiste
    }{ $weekly ->
        [none] {""}
       *[other]
    {""}
    <b>Resumen semanal:</b> { $weekly }
    }

    Toca lo que quieras cambiar, o escríbelo, por ejemplo “mis horas son las 8 y las 18:30”.
    .times = 🕗 Horas
    .days = 📅 Días
    .zone = 🌍 Zona horaria
    .country = ☎️ País
    .tongue = 💬 Idioma
    .quiet = 🌙 Silencio
    .nudge = Segundo aviso
    .streaks = Rachas
    .milestones = Logros
    .weekly = Resumen semanal
    .plain = Modo sencillo
    .steps = Serie a serie
    .halt = ⏸ Pausa
    .close = Cerrar
settings-toggle =
    { $what ->
        [nudge] Segundo aviso
        [streaks] Rachas
        [milestones] Logros
        [weekly] Resumen semanal
        [plain] Modo sencillo
       *[steps] Serie a serie
    }: { $on ->
        [yes] sí
       *[no] no
    }
settings-toggled =
    { $what ->
        [nudge] Segundo aviso
        [streaks] Rachas
        [milestones] Logros
        [weekly] Resumen semanal
        [plain] Modo sencillo
       *[steps] Serie a serie
    }: { $on ->
        [yes] sí{ $what ->
            [nudge] {" "}(uno más, si no respondes)
            [streaks] {" "}(cuántas sesiones previstas van seguidas)
            [milestones] {" "}(unas palabras al llegar a un número redondo)
            [plain] {" "}(sin imágenes, textos más cortos)
            [steps] {" "}(“Hecho” cuenta una serie)
           *[weekly] {""}
        }
       *[no] no
    }
settings-day =
    { $day ->
        [0] lun
        [1] mar
        [2] mié
        [3] jue
        [4] vie
        [5] sáb
       *[6] dom
    }: { $on ->
        [yes] sí
       *[no] no
    }
settings-saved = guardado
settings-zone-set = allí son las { $time } y tus horas siguen el reloj de { $zone }
settings-country-set = en una emergencia, llama al { $emergency }
settings-quiet-set =
    { $quiet ->
        [none] sin horas de silencio
       *[other] horas de silencio { $quiet }
    }
settings-typed =
    { $note ->
        [none] Listo, queda guardado.
       *[other] Listo: { $note }.
    }
settings-closed = Tus ajustes quedan guardados. Para cambiar algo, envía /settings.
settings-no-plan = { $therapist } todavía no tiene nada previsto para ti
settings-city = { $city }, { $country }: ahora las { $time }
settings-times-count =
    { $therapist } ha previsto { $count ->
        [one] una vez
       *[other] { $count } veces
    } al día para ti, y yo leí { $said }. Dame tantas horas como están previstas. Para hacer más o menos, pregúntale a { $therapist } con /report.
settings-times-same =
    Ese día ya tienes una hora a las { $at }. Elige otra, por favor.
settings-days-count =
    { $therapist } ha previsto { $count ->
        [one] un día
       *[other] { $count } días
    } a la semana para ti, y yo leí { $said }. Elige tantos como están previstos. Para hacer más o menos, pregúntale a { $therapist } con /report.
set-times =
    <b>Horas:</b> { $slots }

    Toca para mover una media hora, o escríbelas, por ejemplo “8:00 y 18:30”. { $therapist } decidió cuántas veces; tú eliges cuándo. Una hora que elijas puede caer en tus horas de silencio.
    .sooner = Media hora antes
    .after = Media hora después
    .back = ⬅️ Volver
set-days =
    <b>Días:</b> { $days }

    { $count ->
        [7] Tu plan tiene ejercicios todos los días, así que no hay días que elegir. Para hacer menos, pregúntale a { $therapist } con /report.
       *[other] { $therapist } ha previsto { $count ->
        [one] un día
       *[other] { $count } días
    } a la semana; tú eliges cuáles. Toca los días y luego Guardar. O escríbelos, por ejemplo “lun mié vie”, o “sáb y dom libres”.
    }
    .d0 = lun
    .d1 = mar
    .d2 = mié
    .d3 = jue
    .d4 = vie
    .d5 = sáb
    .d6 = dom
    .save = ✅ Guardar
    .back = ⬅️ Volver
set-zone =
    <b>Zona horaria:</b> { $zone }, donde ahora son las { $time }

    Escribe la ciudad en la que estás, o una más grande cerca de ti. O escribe qué hora es donde estás, por ejemplo 14:05.
    .back = ⬅️ Volver
set-zone-which =
    ¿Cuál es? La hora es la que marcan los relojes allí ahora.
set-zone-unclear =
    No encuentro ahí ni una ciudad ni una hora. Escribe una ciudad más grande cerca de ti, o lo que marca tu reloj ahora, por ejemplo 14:05. Para escribirle a { $therapist }, envía /report.
set-country =
    En una emergencia te digo que llames al <b>{ $emergency }</b>. ¿En qué país vives? Tócalo, o escribe su nombre.
    .back = ⬅️ Volver
set-tongue =
    ¿En qué idioma te escribo?
    .en = English
    .es = Español
    .back = ⬅️ Volver
set-quiet =
    <b>Horas de silencio:</b> { $quiet ->
        [none] ninguna
       *[other] { $quiet }
    }

    En esas horas no te escribo por mi cuenta, salvo para los ejercicios a una hora que elegiste y para las respuestas urgentes de tu terapeuta. Toca, o escríbelas, por ejemplo “22 a 7”.
    .q2108 = 21:00–08:00
    .q2207 = 22:00–07:00
    .q2306 = 23:00–06:00
    .clinic = Como la clínica
    .off = Sin silencio
    .back = ⬅️ Volver
set-weekly =
    Un breve resumen de tu semana, una vez por semana. ¿Qué día?
    .d0 = lun
    .d1 = mar
    .d2 = mié
    .d3 = jue
    .d4 = vie
    .d5 = sáb
    .d6 = dom
    .off = Sin resumen
    .back = ⬅️ Volver
set-unclear =
    No pude leerlo. Escríbelo así, por favor: { $what }. Para escribirle a { $therapist }, envía /report.
settings-example =
    { $what ->
        [set_times] “8:00 y 18:30”
        [set_days] “lun mié vie”
        [set_country] “España”
        [set_tongue] “español”
        [set_quiet] “22 a 7”
       *[set_weekly] “domingo”
    }

for-good =
    ¿A esa hora desde ahora?
    .always = Siempre a esa hora
for-good-label = Siempre a las { $at }
for-good-set =
    Desde ahora: { $slots }. { $therapist } lo verá en el próximo resumen. Para cambiarlo otra vez, envía /settings.
for-good-gone =
    Esa hora ya no es una de las tuyas. Envía /settings para verlas.
tomorrow-has-one =
    Mañana ya tienes tus ejercicios, así que los de hoy se dejan y no hay nada que recuperar. { $therapist } puede verlo en tu historial.

pause =
    Un descanso está bien. ¿Por qué motivo? Si ahora mismo te sientes mal, envía /unwell.
    .holiday = 🧳 Vacaciones
    .ill = 🤒 Enfermedad
    .other = Otra cosa
    .cancel = Cancelar
pause-until =
    ¿Qué día seguimos? Toca, o escríbelo, por ejemplo “domingo”, “3 de diciembre” o “en 10 días”.
    .sunday = El domingo
    .week = En una semana
    .fortnight = En dos semanas
    .cancel = Cancelar
pause-unclear =
    Necesito un día por venir, dentro de un año. Escríbelo, por favor, por ejemplo “domingo”, “3 de diciembre” o “en 10 días”.
pause-set =
    { $why ->
        [holiday] Que disfrutes del descanso.
        [ill] Que te mejores pronto. Si empeoras, llama al <b>{ $emergency }</b> o envía /unwell.
       *[other] Está bien.
    } Tus ejercicios quedan en pausa y te escribiré el { $day }. Los días hasta entonces no cuentan ni a favor ni en contra. { $therapist } lo verá en el próximo resumen.
paused =
    Tus ejercicios están en pausa hasta el { $day }.
    .back-now = ▶️ Volver ahora
    .longer = Otro día
paused-for-you = { $therapist } ha puesto tus ejercicios en pausa hasta el { $day }. Si quieres seguir antes o necesitas más tiempo, pregúntale a { $therapist }.
paused-not =
    Tus ejercicios no están en pausa. Envía /today para hacerlos ahora.
welcome-back =
    Hola otra vez, { $name }. { $early ->
        [yes] Qué bien tenerte aquí antes de lo previsto.
       *[no] Hoy cuenta.
    } { $asked ->
        [yes] Llevas { $days } días sin ejercicios, así que le pregunté a { $therapist } si seguimos como antes. Te avisaré.
       *[no] Te escribiré cuando toquen tus próximos ejercicios; envía /today para hacerlos ahora.
    }
comeback =
    Has tenido un descanso más largo, así que primero { $therapist } decide cuánto haces. { $called ->
        [yes] { $therapist } quiere llamarte antes.
       *[no] Ya le pregunté.
    } Hasta entonces puedes hacer los pasos más fáciles acordados contigo.
    .easier-now = Hacer los fáciles
    .hold-on = Esperar
comeback-wait =
    Has tenido un descanso más largo, así que primero { $therapist } decide cuánto haces. { $called ->
        [yes] { $therapist } quiere llamarte antes.
       *[no] Ya le pregunté, y te avisaré en cuanto haya respuesta.
    } Tus ejercicios esperan hasta entonces.
comeback-waiting =
    De acuerdo. Te avisaré en cuanto { $therapist } responda.
comeback-told =
    { $action ->
        [full] { $therapist } dice: sigue con tus ejercicios como antes del descanso.
        [lighter] { $therapist } dice: sigue con menos hasta el { $day }, y luego como antes del descanso.
       *[call] { $therapist } quiere llamarte antes de que sigas. Tus ejercicios esperan hasta entonces.
    }
comeback-decided =
    { $alias } se entera: { $action ->
        [full] la dosis completa otra vez.
        [lighter] dosis menores hasta el { $day }, y luego la dosis completa.
       *[call] llamarás antes. Los ejercicios esperan; después toca “Dosis completa” o “Menos” en el aviso.
    }

rule-own-times = movió sus propias horas
rule-paused = en pausa
rule-gap = vuelve tras un descanso: ¿cuánto hacer?
fact-pause =
    { $value ->
        [holiday] vacaciones
        [ill] enfermedad
       *[other] otro motivo
    }, vuelve el { $day }
fact-days =
    { $value ->
        [one] 1 día sin ejercicios
       *[other] { $value } días sin ejercicios
    }
