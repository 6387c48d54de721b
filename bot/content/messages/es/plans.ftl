# El editor de planes, la escalera, la biblioteca y los archivos de plan.

build =
    <b>✏️ Plan de { $alias }</b> · borrador{ $base ->
        [0] , desde cero
       *[other] , a partir de la versión { $base }
    }{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }{ $stale ->
        [0] {""}
       *[other]
    {""}
    ⚠️ Desde que empezaste se ha publicado la versión { $stale }. Te preguntaré antes de sustituir nada.
    }

    { $lines ->
        [none] Todavía no hay ejercicios. Escribe un nombre, por ejemplo “puente”, o toca Añadir.
       *[other] { $lines }
    }

    { $setting }{ $warnings ->
        [0] {""}
        [one]
    {""}
    ⚠️ 1 cosa que mirar antes de publicar
       *[other]
    {""}
    ⚠️ { $warnings } cosas que mirar antes de publicar
    }

    Nada cambia para { $alias } hasta que publiques.
    .add = ➕ Añadir
    .when = 🗓 Cuándo
    .note = ✍️ Nota
    .mind = ⚠️ Precauciones
    .check-ins = 💬 Preguntas
    .limits = 🎚 Límites
    .history = 🕘 Versiones
    .file = 📄 Como archivo
    .discard = 🗑 Descartar
    .publish = ✅ Publicar …
build-line =
    <b>{ $number }.</b> { $exercise }: { $dose }{ $ladder ->
        [yes] {" "}· 🪜 escalera
       *[no] {""}
    }{ $note ->
        [yes] {" "}· ✍️ nota
       *[no] {""}
    }{ $held ->
        [none] {""}
       *[other] {" "}· en pausa hasta el { $held }
    }
build-and-more =
    … y { $count } más
build-name =
    { $number }. { $exercise }
build-dot =
    • { $line }
build-slots =
    { $slots ->
        [none] Todavía sin días ni horas.
       *[other] { $slots }
    }
build-minutes =
    Alrededor de { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minutos
    } cada vez
build-less =
    − { build-short }
build-more =
    + { build-short }
build-short =
    { $what ->
        [sets] series
        [reps] rep.
        [hold_s] mantener
        [minutes] minutos
        [rest_s] descanso
        [green_max] dolor leve
        [amber_max] algo de dolor
        [stop_at] parar
        [severe_at] fuerte
       *[no_start_at] no empezar
    }
build-figure =
    { $what ->
        [sets] { $value ->
            [one] 1 serie
           *[other] { $value } series
        }
        [reps] { $value ->
            [0] sin rep.
            [one] 1 rep.
           *[other] { $value } rep.
        }
        [hold_s] { $value ->
            [0] sin mantener
           *[other] mantener { $value } s
        }
        [minutes] { $value } min
       *[rest_s] { $value ->
            [0] sin descanso
           *[other] descanso { $value } s
        }
    }
build-usual =
    { $what ->
        [sets] { $low }–{ $high } series
        [reps] { $low }–{ $high } repeticiones
        [hold_s] { $low }–{ $high } s manteniendo
       *[minutes] { $low }–{ $high } minutos
    }
build-at =
    <b>{ $exercise }</b> · plan de { $alias }, borrador{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }
    { $dose }{ $rest ->
        [0] {""}
       *[other] {" "}· descanso de { $rest } s entre series
    }{ $usual ->
        [none] {""}
       *[other]
    {""}
    Habitual en la biblioteca: { $usual }
    }{ $note ->
        [none] {""}
       *[other]
    {""}
    ✍️ { $note }
    }{ $steps ->
        [none] {""}
       *[other]
    {""}
    🪜 { $steps }
    }{ $held ->
        [none] {""}
       *[other]
    {""}
    En pausa hasta el { $held }
    }

    Toca, o escribe: “3x12”, “descanso 45”, “mantener 5”, “izquierdo”, “carga 2 kg”, “nota despacio”.
    .sets = Series
    .reps = Repeticiones
    .hold-s = Mantener
    .minutes = Minutos
    .rest-s = Descanso
    .load = 🏋 Carga
    .side = ↔️ Lado
    .about = ✍️ Nota
    .up = ⬆️ Antes
    .down = ⬇️ Después
    .swap = 🔁 Cambiar
    .ladder = 🪜 Escalera
    .remove = 🗑 Quitar
    .back = ‹ Plan
build-side =
    ¿Qué lado trabaja <b>{ $exercise }</b>?
    .left = Solo izquierdo
    .right = Solo derecho
    .each = Cada lado
    .no-side = Sin lado
    .back = ‹ Volver
build-swap =
    ¿Qué ponemos en lugar de <b>{ $exercise }</b>? Viene con su propia dosis de la biblioteca. También puedes escribir un nombre.
    .back = ‹ Volver
build-ladder =
    <b>🪜 Escalera de { $exercise }</b>{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }
    Ahora: { $dose }

    <b>Más fácil:</b> { $easier ->
        [none] nada acordado
       *[other] { $easier }
    }
    <b>Más difícil:</b> { $harder ->
        [none] nada acordado
       *[other] { $harder }
    }

    Cada paso se da una sola vez, como pronto { $days } días después del último, y se avisa a las dos partes. Para subir hace falta además, las dos veces: dolor de 2 o menos, mañanas tranquilas, ningún aviso abierto y nada demasiado difícil. Sin un paso aquí, nada cambia por sí solo.
    .easier = Fácil: siguiente
    .easier-when = Cuándo
    .easier-until = Hasta
    .harder = Difícil: siguiente
    .harder-when = Cuándo, difícil
    .harder-until = Hasta, difícil
    .back = ‹ Volver
ladder-step =
    { $exercise }, { $dose } · { $trigger ->
        [offer] se ofrece tras “muy difícil”, solo ese día
        [too_hard] tras un “muy difícil”
        [unsettled] tras una mañana sin calmarse
        [easy] tras dos veces demasiado fáciles
       *[done] tras dos veces completas
    }{ $expires ->
        [none] {""}
       *[other] , hasta el { $expires }
    }
ladder-told =
    { $instead ->
        [none] Desde la próxima vez, <b>{ $exercise }</b>: { $after } en lugar de { $before }.
       *[other] Desde la próxima vez harás <b>{ $instead }</b>, { $after }, en lugar de { $exercise }.
    }
    “{ $reason }” { $therapist } acordó de antemano este paso { $way ->
        [up] siguiente
       *[down] más fácil
    } y puede verlo.
build-text =
    { $what ->
        [sets] ¿Cuántas series{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }?
        [reps] ¿Cuántas repeticiones por serie{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }? 0 si no hay y se mantiene la postura.
        [hold_s] ¿Cuántos segundos hay que mantener{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }? 0 si ninguno.
        [minutes] ¿Cuántos minutos{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }?
        [rest_s] ¿Cuántos segundos de descanso entre series{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }?
        [load] ¿Con qué{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }? Por ejemplo “banda roja” o “2 kg”.
        [about] ¿Qué leerá la persona junto a él{ $exercise ->
            [none] {""}
           *[other] {" "}({ $exercise })
        }? Hasta 120 caracteres.
       *[note] ¿Qué leerá la persona junto al plan? Una o dos frases sencillas.
    }{ $now ->
        [none] {""}
       *[other] {" "}Ahora: { $now }
    }
    .clear = Quitarlo
    .back = ‹ Volver
build-add =
    ¿De dónde? Escribe un nombre o elige una región de la biblioteca.
    .programme = 📋 De un programa
    .patient = 👤 De otra persona
    .back = ‹ Plan
build-region =
    <b>{ $region }</b>
    { $lines }
    .back = ‹ Volver
build-offer =
    • { $exercise }: { $dose }{ $there ->
        [yes] {" "}(en el plan)
       *[no] {""}
    }
build-found =
    ¿Cuál quieres decir?
    { $lines }
    .back = ‹ Volver
build-programmes =
    ¿De qué programa?
build-programme =
    <b>{ $title }</b>
    { $lines }
    .all = ➕ Todos
    .back = ‹ Volver
build-from =
    { $others ->
        [0] No hay nadie más a tu cargo.
       *[other] ¿Del plan de quién? Los ejercicios vienen con sus dosis, sin notas. También puedes escribir el nombre.
    }
    .back = ‹ Volver
build-when =
    <b>🗓 Cuándo</b>{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }
    { $setting }

    Toca, o escribe días y horas, por ejemplo “lun mié vie 8:00 18:30”. Las horas son las de la persona.
    .daily = Todos los días
    .workdays = De lunes a viernes
    .mwf = Lun, mié, vie
    .times = 🕗 Horas
    .start = Inicio
    .end = Fin
    .review = Revisión
    .back = ‹ Plan
build-toggle =
    { $name }: { $on ->
        [yes] sí
       *[no] no
    }
build-date =
    { $what ->
        [start] ¿Qué día empieza?
        [end] ¿Cuál es el último día?
       *[review] ¿Cuándo quieres volver a mirarlo? Lo verás en tu resumen.
    }{ $now ->
        [none] {""}
       *[other] {" "}Ahora: { $now }.
    } Toca, o escribe una fecha como 2026-04-01 o 1.4.
    .today = Hoy
    .monday = El lunes
    .w1 = 1 semana
    .w2 = 2 semanas
    .w4 = 4 semanas
    .w6 = 6 semanas
    .w8 = 8 semanas
    .w12 = 12 semanas
    .none = Sin fecha
    .back = ‹ Volver
build-limits =
    <b>🎚 Límites de este plan</b>{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }
    { $own ->
        [yes] Este plan tiene límites propios.
       *[no] Valen los límites de la clínica.
    } Dolor de 0 a 10:
    Leve o algo de dolor: se continúa.
    Desde “parar”: se deja ese ejercicio y lo sabes hoy.
    Desde “fuerte”: se pregunta por las señales de peligro.
    Desde “no empezar” antes de una sesión: no empieza.
    .standard = Los de la clínica
    .back = ‹ Plan
build-limit =
    { $what ->
        [green_max] Leve hasta { $value }
        [amber_max] Algo hasta { $value }
        [stop_at] Parar desde { $value }
        [severe_at] Fuerte desde { $value }
       *[no_start_at] No empezar { $value }
    }
build-check-ins =
    ¿Qué se le pregunta a esta persona? Ánimo, energía y sueño: antes de cada sesión, de 0 a 10. Cuestionarios: como mucho cada dos semanas. { $own ->
        [yes] Este plan tiene su propia elección.
       *[no] Ahora está como en el programa.
    }
    .mood = Ánimo
    .energy = Energía
    .sleep = Sueño
    .psfs = PSFS
    .sane = SANE
    .who5 = WHO-5
    .phq2 = PHQ-2
    .screening = Antes de empezar
    .standard = Como el programa
    .back = ‹ Plan
build-screening = Preguntas antes de la primera sesión
build-mind =
    ¿Qué hay que tener en cuenta con esta persona? Antes de publicar se nombran los ejercicios que conviene mirar otra vez. La persona no lo ve.
    .back = ‹ Plan
build-publish =
    <b>Versión { $version } para { $alias }</b>{ $sheets ->
        [1] {""}
       *[other] {" "}(página { $sheet } de { $sheets })
    }{ $notice ->
        [none] {""}
       *[other]
    {""}
    ➤ { $notice }
    }
    { $lines ->
        [none] {""}
       *[other] { $lines }
    }{ $warnings ->
        [none] {""}
       *[other]
    {""}

    ⚠️ <b>Mira esto otra vez:</b>
    { $warnings }
    }

    { $more ->
        [yes] Sigue en la página siguiente. Se publica en la última.
       *[no] { $reason ->
            [none] ¿Qué motivo leerá la persona? Escríbelo o toca uno.
           *[other] { $alias } leerá: “{ $reason }” Escribe otro, o publica.
        }
    }
    .agreed = Como hablamos
    .better = Va bien
    .gentler = Con más calma
    .now = ✅ Publicar ahora
    .back = ‹ Al borrador
build-sheet =
    { $way ->
        [back] ‹ Página { $number }
       *[on] Página { $number } ›
    }
build-look-first =
    Todavía no se ha mostrado todo. Ve a la última página para publicar.
build-no-difference =
    Nada es distinto.
build-conflict =
    <b>{ $who } ha publicado la versión { $version } del plan de { $alias } desde que empezaste con la versión { $base }.</b> No se ha perdido nada tuyo y todavía no se ha publicado nada.

    Lo que cambió { $who } (“{ $reason }”):
    { $theirs ->
        [none] • ninguna diferencia con la versión { $base }
       *[other] { $theirs }
    }

    Lo que cambiaste tú:
    { $mine ->
        [none] • nada
       *[other] { $mine }
    }{ $whole ->
        [none] {""}
       *[other]
    {""}

    La versión { $version } entera:
    { $whole }
    }

    Tomar la suya descarta tu borrador. La mía encima te lleva a la última revisión, frente a la versión { $version }.
    .theirs = Tomar la suya
    .mine = La mía encima
    .look = 👁 Ver la suya
    .back = ‹ Al borrador
build-history =
    <b>🕘 Versiones del plan de { $alias }</b>
    { $lines ->
        [none] Todavía no hay ninguna.
       *[other] { $lines }
    }
    .back = ‹ Plan
build-version-line =
    <b>{ $n }</b> · { $at } · { $who } · “{ $reason }”
build-version-label =
    Versión { $n }
build-by-rule =
    por la regla que acordó { $who }
build-version =
    <b>Plan de { $alias }, versión</b> { $line }
    { $lines ->
        [none] Sin ejercicios.
       *[other] { $lines }
    }
    { $setting }{ $current ->
        [yes]
    {""}
    Es la versión en vigor.
       *[no]
    {""}

    Restaurarla como versión nueva cambiaría:
    { $differs ->
            [none] • nada
           *[other] { $differs }
        }
    }
    .restore = ↩️ Restaurar
    .back = ‹ Versiones
build-whose =
    { $found ->
        [0] No conozco a nadie a tu cargo con el nombre “{ $name }”. ¿El plan de quién?
       *[other] ¿El plan de quién?
    }
build-no-patient =
    No conozco a nadie a tu cargo con el nombre “{ $name }”. Toca un nombre o escríbelo tal como está ahí.
build-unclear =
    No encuentro ningún ejercicio llamado “{ $text }”. Escribe otro nombre, o una dosis como “3x12” mientras un ejercicio está abierto; 📚 /library los muestra todos.
build-number =
    Escribe un número entero de { $low } a { $high }.
build-too-long =
    Tiene { $length } caracteres y caben { $most }. Escríbelo más corto.
build-removed =
    { $exercise } está fuera.
build-no-dose =
    Eso no sería una dosis, o no cabe; queda como estaba.
build-from-file =
    Tomado de tu archivo. Míralo y después publica.
build-times =
    Escribe una o más horas, por ejemplo 08:00 o “8:00 18:30”.
build-end-first =
    El final quedaría antes del inicio; queda como estaba.
build-date-past =
    Ese día ya pasó.
build-limits-overlap =
    Los límites se solaparían; queda como estaba: leve, después algo, después parar y no empezar, después fuerte, como mucho 10.
build-no-step =
    { $way ->
        [easier] La biblioteca no tiene una variante más fácil y la dosis no puede ser menor.
       *[harder] La biblioteca no tiene una variante más difícil y la dosis no puede ser mayor.
    }
build-added =
    Añadido: { $lines }.
build-not-added =
    No se añadió nada: ya está, o el plan tiene el máximo que cabe ({ $most }).
build-nothing-lent =
    En ese plan no hay nada.
build-theirs =
    Tu borrador se ha descartado; esta es la versión en vigor.
build-empty =
    Un plan necesita al menos un ejercicio para poder publicarse.
build-same =
    Nada es distinto de la versión en vigor.
build-published-already =
    La versión { $version } está en vigor y no queda nada por publicar.
build-reason-first =
    Antes hace falta un motivo.
build-discarded =
    Tu borrador para { $alias } ya no existe. El plan en vigor sigue como estaba.
build-published =
    <b>✅ La versión { $version } del plan de { $alias } está en vigor.</b>
    { $lines }

    { $told ->
        [no] El mensaje para { $alias } va en camino.
        [later] { $alias } recibe el mensaje después de sus horas de silencio ({ $at }).
        [stopped] { $alias } pidió no recibir más mensajes, así que no le llega nada.
        [nothing] Nada de esto cambia lo que hace { $alias }, así que no sale ningún mensaje.
       *[absent] { $alias } todavía no está aquí, así que no sale ningún mensaje.
    }
plan-told =
    { $part ->
        [1] { $therapist } ha cambiado tu plan, desde la próxima vez:
       *[other] Lo que { $therapist } también ha cambiado:
    }
    { $lines }{ $reason ->
        [none] {""}
       *[other]
    {""}
    “{ $reason }”
    }
plan-starts =
    Tu plan empieza el { $day }. Te escribiré a la primera hora acordada; hasta entonces no hay nada que hacer. Envía /report si quieres preguntarle algo a { $therapist }.
plan-as-file =
    Plan de { $alias }, versión { $version }. Cámbialo en cualquier editor de texto y envíalo aquí: será un borrador, y nada cambia antes de que publiques.
plan-no-file =
    { $alias } todavía no tiene plan. Créalo aquí o envía un archivo de plan.

diff-added =
    nuevo: <b>{ $exercise }</b>, { $dose }{ $note ->
        [none] {""}
       *[other] {" "}✍️ { $note }
    }
diff-removed =
    ya no: <b>{ $exercise }</b>
diff-dose =
    <b>{ $exercise }</b>: { $after } en lugar de { $before }
diff-rest =
    <b>{ $exercise }</b>: descanso de { $after } s entre series en lugar de { $before } s
diff-note =
    <b>{ $exercise }</b>: { $note ->
        [none] ya sin nota
       *[other] ✍️ { $note }
    }
diff-held =
    <b>{ $exercise }</b>: { $until ->
        [none] ya no está en pausa
       *[other] en pausa hasta el { $until }
    }
diff-swaps =
    <b>{ $exercise }</b>: { $lines ->
        [none] ya no hay cambio acordado
       *[other] se puede cambiar por { $lines }
    }
diff-order =
    nuevo orden: { $lines }
diff-step =
    { $exercise }, { $way ->
        [easier] paso más fácil
       *[harder] paso más difícil
    }: { $step ->
        [none] ya nada acordado
       *[other] { $step }
    }
diff-slots =
    { $slots ->
        [none] sin días ni horas
       *[other] cuándo: { $slots }
    }
diff-date =
    { $what ->
        [start] Inicio
        [end] Último día
       *[review] Revisión
    }: { $day ->
        [none] sin fecha
       *[other] { $day }
    }
diff-check-ins =
    Se pregunta antes de cada sesión: { $lines ->
        [none] solo el dolor
       *[other] { $lines }
    }
diff-measures =
    Cuestionarios, como mucho cada dos semanas: { $lines ->
        [none] ninguno
       *[other] { $lines }
    }
diff-screening =
    { $on ->
        [yes] Antes de la primera sesión: medicamentos, operaciones, embarazo, caídas, material, gustos, levantarse y caminar; un sí espera tu visto bueno
       *[no] Sin preguntas antes de la primera sesión
    }
diff-plan-note =
    { $note ->
        [none] ya sin nota
       *[other] ✍️ { $note }
    }
diff-limit =
    Límite, { build-short }: { $value ->
        [none] el de la clínica
       *[other] { $value }
    }
diff-precautions =
    A tener en cuenta: { $lines ->
        [none] nada
       *[other] { $lines }
    }
check-ins-own =
    como lo tiene el programa
check-in-name =
    { $what ->
        [mood] ánimo
        [energy] energía
       *[sleep] sueño
    }
precaution =
    { $tag ->
        [falls] caídas
        [heart_lung] corazón o pulmón
        [hip_operation] cadera operada
        [knee_operation] rodilla operada
        [osteoporosis] osteoporosis
        [pregnancy] embarazo
        [shoulder_operation] hombro operado
       *[tendon_repair] tendón reparado
    }
warn-empty =
    No hay ningún ejercicio.
warn-no-times =
    No hay días ni horas, así que no llegará ningún recordatorio.
warn-over =
    El último día ya pasó, así que no tocará nada.
warn-many =
    { $count } ejercicios: hasta { $most } se hacen con más constancia.
warn-unknown =
    “{ $key }” ya no está en la biblioteca.
warn-usual =
    { $exercise }: { $what ->
        [sets] { $value ->
            [one] 1 serie
           *[other] { $value } series
        }
        [reps] { $value ->
            [one] 1 repetición
           *[other] { $value } repeticiones
        }
        [hold_s] { $value } s manteniendo
       *[minutes] { $value ->
            [one] 1 minuto
           *[other] { $value } minutos
        }
    }; lo habitual es de { $low } a { $high }.
warn-caution =
    { $exercise } conviene mirarlo otra vez con: { $lines }.
warn-ask-first =
    { $exercise } pide hablar antes contigo si { $who } No hay precauciones anotadas para esta persona.
warn-noted =
    { $seen }: ¿{ $tag }? { $exercises ->
        [none] Ningún ejercicio de aquí está marcado para eso, así que mira cada uno.
       *[other] Mira otra vez: { $exercises }.
    }{ $matched ->
        [yes] {" "}Solo se han comparado palabras; decides tú.
       *[no] {""}
    }
warn-seen =
    { $question ->
        [none] “{ $words }” (una nota)
       *[other] { $words ->
            [none] La respuesta “sí” ({ $question })
           *[other] “{ $words }” (la respuesta, { $question })
        }
    }
warn-step =
    { $exercise }: el { $way ->
        [easier] paso más fácil no es más fácil
       *[harder] paso más difícil no es más difícil
    } que la dosis.

library =
    <b>📚 Biblioteca: { $count } ejercicios.</b> Elige una región o escribe un nombre.
    .back = ‹ Biblioteca
library-region =
    { $region ->
        [none] Puede que sea uno de estos:
       *[other] <b>{ $region }</b>
    }
    { $lines }
library-exercise =
    <b>{ $exercise }</b>
    { $dose }{ $rest ->
        [0] {""}
       *[other] {" "}· descanso de { $rest } s entre series
    } · habitual: { $usual }
    { $purpose }

    { $how }

    ⚠️ { $watch }{ $cautions ->
        [none] {""}
       *[other]
    {""}
    { $cautions }
    }{ $ask_first ->
        [none] {""}
       *[other]
    {""}
    Pide hablar antes contigo si { $ask_first }
    }{ $easier ->
        [none] {""}
       *[other]
    {""}
    Más fácil: { $easier }
    }{ $harder ->
        [none] {""}
       *[other]
    {""}
    Más difícil: { $harder }
    }
library-none =
    No encuentro ningún ejercicio llamado “{ $text }”. Escribe otro nombre o elige una región.
