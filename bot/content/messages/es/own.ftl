# Lo que recibe alguien de sus propios datos, para leer. Palabras sencillas, y nada que solo diga un signo.

own-about =
    Esto es lo que se guarda aquí sobre ti, también las notas de tu terapeuta. La copia completa para ordenadores está en el archivo JSON. Telegram guarda el propio chat; puedes borrarlo allí.
own-person = Sobre ti
own-settings = Tus ajustes
own-plans = Tu plan y sus versiones
own-workouts = Tus ejercicios, día a día
own-answers = Lo que respondiste y puntuaste
own-answers-about = Cada respuesta como la diste. “Cambiada” es una respuesta posterior a la misma pregunta; “tardía” llegó después de su hora.
own-reports = Avisos, y lo que se decidió
own-thread = Mensajes entre tú y la clínica
own-letters = Lo que escribió el programa
own-letters-about = Mientras se guarda: los mensajes enviados solo quedan aquí unos días. “La clínica” es lo que se escribió sobre ti al equipo de tu terapeuta. Los dibujitos del texto se omiten aquí. Un mensaje que cambió está una vez, como quedó; sus formas anteriores están en el archivo JSON.
own-questionnaires = Cuestionarios
own-record = Notas y sucesos
own-readers = Quién leyó o cambió tu registro
own-technical = Qué más se guarda
own-label =
    { $name ->
        [name] Tu nombre aquí
        [telegram-name] Tu nombre en Telegram al unirte
        [chat] Número de este chat en Telegram
        [language] Idioma
        [country] País
        [zone] Huso horario
        [therapist] Tu terapeuta
        [standing] Cómo estás con nosotros
        [consent] Tu consentimiento
        [held] Parado por seguridad
        [unreachable] Telegram no puede llegar a ti
        [own-times] Tus propias horas
        [quiet] Horas de silencio
        [nudge] Segundo recordatorio
        [streaks] Rachas
        [milestones] Logros
        [weekly] Resumen semanal
        [plain] Modo sencillo
        [steps] Serie por serie
        [paused] En pausa hasta
        [paused-why] Motivo de la pausa
        [paused-by] Quién la puso
        [lighter] Dosis menores hasta
        [last-done] Últimos ejercicios hechos
        [left] No quieres más mensajes
        [made] Hecho
        [by] Por
        [programme] Programa
        [why] Por qué
        [when] Cuándo
        [from] Desde
        [until] Hasta
        [review] Se revisará
        [asked] Se pregunta antes
        [measures] Cuestionarios
        [screening] Preguntas antes de los primeros ejercicios
        [precautions] A tener en cuenta
        [note] Unas palabras para ti
       *[limits] Tus propios límites
    }
own-yes =
    { $yes ->
        [yes] sí
       *[no] no
    }
own-language =
    { $code ->
        [es] español
       *[en] inglés
    }
own-standing =
    { $standing ->
        [invited] con invitación
        [joining] uniéndote
        [unconfirmed] a la espera de tu terapeuta
        [active] con nosotros
        [stopped] sin más mensajes, como pediste
        [ended] los ejercicios aquí han terminado
       *[other] bloqueado
    }
own-consent =
    { $version ->
        [none] ninguno, o retirado
       *[other] versión { $version }, { $at }
    }
own-by-clinic = la clínica
own-somebody = alguien de la clínica
own-kept = escrito, y no transmitido:
own-you = tú
own-plan =
    Versión { $version }{ $in_force ->
        [yes] , en vigor ahora
       *[no] {""}
    }
own-rest = descanso { $seconds } s
own-step =
    { $way ->
        [easier] paso más fácil
        [harder] paso más difícil
        [swap] se puede cambiar por
        [held] en espera hasta
       *[stepped] último paso el
    }
own-of-plan = versión { $version } del plan
own-moment =
    { $what ->
        [offered] propuesto
        [started] empezado
       *[ended] terminado
    }
own-score = { $score } de 10
own-because = motivo: { $why }
own-reason =
    { $why ->
        [busy] sin tiempo
        [sore] muchas agujetas
        [pain] dolor
        [unwell] malestar
        [away] fuera de casa
        [holiday] vacaciones
        [ill] enfermedad
        [left] no quieres más mensajes
        [paused] en pausa
        [ended] los ejercicios aquí habían terminado
        [moved] pasado a otro día
       *[other] otro motivo
    }
own-unconfirmed = no es seguro que llegara el recordatorio
own-outcome =
    { $outcome ->
        [done] hecho
        [easier] hecho de la forma más fácil
        [too_hard] demasiado difícil
        [pain] parado por dolor
        [skipped] omitido
       *[none] sin hacer
    }
own-managed = lograste: { $count }
own-sets = series hechas una a una: { $count }
own-question =
    { $ask ->
        [consent] ¿Aceptas?
        [cheer] Qué mensajes quieres
        [cheer_off] Mensajes sobre tus logros
        [weekly_off] Resumen semanal
        [pain_before] Dolor antes
        [pain_after] Dolor después
        [pain_during] Dolor durante el ejercicio
        [hurt_score] Cuánto dolió
        [hurt_where] Dónde dolió
        [hurt_kind] Qué tipo de dolor
        [soreness] Molestias al día siguiente
        [sore_where] Dónde estaban las molestias
        [sore_rest] Molestias en reposo
        [sore_swelling] Hinchazón
        [morning_pain] Dolor al día siguiente
        [mood] Ánimo
        [energy] Energía
        [sleep] Sueño
        [effort] Cómo fue en general
        [note] Tu nota
        [anything_new] ¿Algo nuevo?
        [what_new] Qué había de nuevo
        [card] Qué pasó con él
        [hard_why] Por qué fue difícil
        [hard_managed] Cuánto lograste
        [hard_easier] El paso más fácil
        [skip_why] Por qué lo omitiste
        [checklist] Señales de peligro
        [not_today] Por qué hoy no
        [measure_choice] Cuestionario
        [measure_score] Cuestionario
        [measure_percent] Cuestionario
       *[other] Otra pregunta
    }
own-mark =
    { $mark ->
        [changed] cambiada
        [late] tardía
        [marked] se mostró antes a tu terapeuta
       *[taken_back] lo retiraste antes de que se viera; la clínica ya no lo ve
    }
own-tier =
    { $tier ->
        [T0] para tu terapeuta, al momento
        [T1] para tu terapeuta, el mismo día
       *[T2] para el resumen diario
    }
own-count = { $count } veces, la última { $last }
own-of-workout = ejercicios del { $workout }
own-closed = cerrado { $at }
own-arrived = llegó { $at }
own-media =
    { $kind ->
        [photo] (una foto; está en el chat)
        [voice] (un mensaje de voz; está en el chat)
       *[other] (un archivo; está en el chat)
    }
own-round =
    { $state ->
        [offered] propuesto, sin empezar
        [open] empezado
        [skipped] omitido
       *[done] respondido
    } · { $offers ->
        [one] propuesto una vez
       *[other] propuesto { $offers } veces
    }
own-result = resultado { $score }
own-flag = queda para que lo mire tu terapeuta
own-last = último cambio { $day }
own-note =
    { $intake ->
        [yes] una nota al invitarte:
       *[no] una nota:
    }
own-care =
    { $what ->
        [paused] puso en pausa hasta { $until }
        [resumed] terminó la pausa
        [ended] terminó los ejercicios aquí
        [reopened] los abrió de nuevo
        [handed_over] tomó el relevo de { $before }
        [observed] permitió leer a { $who }
       *[unobserved] ya no permite leer a { $who }
    }
own-minutes =
    { $back ->
        [yes] retiró tiempo apuntado: { $minutes } minutos
       *[no] apuntó tiempo para ti: { $minutes } minutos
    }{ $live ->
        [yes] , una conversación contigo
       *[no] {""}
    }
own-cleared = miró tus respuestas; los ejercicios pueden empezar
own-before-first = antes de los primeros ejercicios, { $question }:
own-screened =
    { $answer ->
        [yes] sí
        [no] no
        [skip] sin responder
       *[other] { $answer }
    }
own-milestone =
    { $what ->
        [total] ejercicios hechos en total: { $count }
        [streak] ejercicios previstos seguidos: { $count }
        [first_week] primera semana, hechos: { $count }
        [goal] una actividad tuya va mejor
       *[comeback] de vuelta tras una pausa
    } (se te dijo)
own-consented =
    { $what ->
        [given] consentimiento dado
       *[withdrawn] consentimiento retirado
    }{ $version ->
        [none] {""}
       *[other] {" "}(versión { $version })
    }
own-read =
    { $who ->
        [patient] tú:
        [program] el programa:
        [clinic] alguien de la clínica:
       *[somebody] { $name }:
    } { $did ->
        [read] leyó
        [write] cambió o añadió
       *[refused] se le negó
    } { $times ->
        [one] una vez
       *[other] { $times } veces
    }
own-watching =
    { $count ->
        [one] Una persona más de la clínica puede leer tu registro.
       *[other] { $count } personas más de la clínica pueden leer tu registro.
    }
own-rows =
    { $table ->
        [cases] por dónde va la conversación contigo
        [invites] invitaciones
        [drafts] borradores de un próximo plan
        [observers] quién puede leer
        [refusals] intentos denegados
        [inbox] mensajes recibidos (su texto se vacía)
        [due] momentos previstos
        [erased] borrados
       *[wrong_codes] códigos erróneos
    } ({ $count })
own-json =
    { $rows ->
        [none] Además solo hay filas técnicas.
       *[other] Además hay filas técnicas, con cuántas de cada una: { $rows }.
    } Dicen cuándo hay que enviar algo y por dónde va el programa. Están en el archivo JSON, que es la copia completa para ordenadores.
own-json-fields = Solo en el archivo JSON, con los nombres que tienen allí: { $fields }.
