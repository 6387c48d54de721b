# Archivos: cómo se llaman y qué se dice mientras se preparan y cuando llegan.

export =
    ¿Qué archivo sobre <b>{ $alias }</b>? Se hace con lo que está guardado ahora.
    .pdf = 📄 Informe (PDF)
    .handout = 🖨 Hoja (PDF)
    .csv = 📊 Valoraciones (CSV)
    .fhir = 🏥 FHIR R4
    .json = 🗂 Todo (JSON)
    .tally = 🧮 Mes (RTM)
export-own =
    Aquí va todo lo que está guardado sobre ti: una vez para leer (PDF) y otra para un ordenador (JSON). Guarda los archivos donde solo tú puedas verlos. Si algo no es correcto, díselo a { $therapist } con /report.
preparing = Preparando { $file } …
file-name =
    { $kind ->
        [pdf] el informe de evolución
        [handout] la hoja de ejercicios
        [csv] las valoraciones
        [fhir] el paquete FHIR
        [json] el archivo de datos
       *[own] tus datos para leer
    }
file =
    { $mine ->
        [yes] { $kind ->
            [json] 🗂 Todo lo que está guardado sobre ti, para que lo lea un ordenador (JSON).
           *[own] 📄 Todo lo que está guardado sobre ti, para leer (PDF).
        }
       *[no] { $kind ->
            [pdf] 📄 Informe de evolución · <b>{ $alias }</b>. Revísalo antes de entregarlo.
            [handout] 🖨 Hoja de ejercicios · <b>{ $alias }</b>, para imprimir.
            [csv] 📊 Valoraciones y sesiones · <b>{ $alias }</b>. Se abre con cualquier hoja de cálculo.
            [fhir] 🏥 Paquete FHIR R4 · <b>{ $alias }</b>, comprobado con el estándar.
           *[json] 🗂 Todo lo que está guardado sobre <b>{ $alias }</b>. También tus notas.
        }
    }
document-failed =
    Ese archivo no se ha podido hacer ahora. No se ha perdido nada; pídelo otra vez dentro de unos minutos. Si vuelve a fallar, avisa a quien lleva este bot.
document-refused =
    Ese archivo ya no te corresponde, así que no se ha hecho.

measure-name =
    { $measure ->
        [pain_before] Dolor antes
        [pain_during] Dolor durante
        [pain_after] Dolor después
        [soreness] Molestias al día siguiente
        [morning_pain] Dolor al día siguiente
        [mood] Ánimo
        [energy] Energía
        [sleep] Sueño
        [effort] Esfuerzo
        [status] Qué pasó con la sesión
        [dose_done] Hecho de la dosis
       *[pace] Ritmo de los pasos
    }

sheet-name =
    { $name ->
        [adherence] Cumplimiento y valoraciones
        [chart] Las últimas 4 semanas
        [plan] El plan actual
        [versions] Versiones del plan
        [reports] Avisos y decisiones
        [measures] Medidas de resultado
        [workouts] Sesiones
        [exercises] Tus ejercicios
        [span] Días
        [done-of-due] Hechas de previstas
        [dose-done] Dosis
        [pain-before] Dolor antes
        [pain-after] Dolor después
        [worst] Máximo durante
        [soreness] Molestias
        [version] Plan
        [when] Cuándo
        [by] Por
        [changed] Qué cambió
        [reason] Por qué
        [number] N.º
        [tier] Urgencia
        [what] Qué
        [decision] Decisión
        [measure] Medida
        [first] Primera
        [newest] Última
        [out-of] De
        [times] Veces
        [status] Resultado
        [effort] Esfuerzo
        [pace] Ritmo
        [question] Pregunta
        [about] Sobre
        [answer] Respuesta
        [to] Para
       *[text] Texto
    }
sheet-day = { $day } { $year }
sheet-span =
    { $days ->
        [0] desde el principio
       *[other] últimos { $days } días
    }
sheet-done =
    { $due ->
        [0] no tocaba nada
       *[other] { $done } de { $due }
    }
sheet-chart-alt =
    Gráfico de las últimas cuatro semanas: dolor antes, después y máximo durante cada sesión, molestias al día siguiente y cuánto se hizo de cada sesión. Los mismos números están en las tablas.
sheet-plan =
    Versión { $version }{ $programme ->
        [none] {""}
       *[other] , a partir de “{ $programme }”
    }. { $slots }.
sheet-no-times = Como se acordó, sin horas fijas
sheet-tier =
    { $tier ->
        [T0] de inmediato
        [T1] el mismo día
       *[T2] resumen diario
    }
sheet-first = primera versión
sheet-held = { $exercise }: en pausa hasta el { $until }
report-action =
    { $action ->
        [reduce] dosis reducida
        [swap] ejercicio cambiado
        [hold] ejercicio en pausa
        [remove] ejercicio retirado
        [resume] ejercicios reanudados
        [clear] visto bueno para empezar
        [full] dosis completa otra vez
        [lighter] menos durante 7 días
        [call] primero una llamada
        [taken_back] retirado por quien lo escribió
        [write] respondido por escrito
       *[other] atendido
    }
sheet-acted =
    { $what }{ $by ->
        [none] {""}
       *[other] , { $by }
    }, { $at }
sheet-seen =
    visto{ $by ->
        [none] {""}
       *[other] {" "}por { $by }
    }, { $at }
sheet-status =
    { $status ->
        [open] abierto
        [seen] visto
        [acted] atendido
       *[closed] cerrado
    }
sheet-none = Nada por ahora.
sheet-more =
    { $count ->
        [one] No se muestra 1 anterior.
       *[other] No se muestran { $count } anteriores.
    }
sheet-method =
    El dolor y las molestias son valoraciones de la propia persona, de 0 (nada) a 10 (lo peor imaginable). Los resúmenes son medianas; “máximo” es la valoración más alta durante una sesión; – es sin valorar, que no es 0. Las sesiones previstas no cuentan los días de descanso, excusados, en pausa o parados por seguridad. “Ritmo” compara el tiempo entre los pasos en el teléfono con el mínimo que piden las dosis (a su ritmo: la mitad o más; rápido: una quinta parte o más); quien hace los ejercicios y pulsa después también sale como “pulsado seguido”, así que es información y no un juicio. Este informe describe; no hace ningún diagnóstico. Sus ejercicios no han sido revisados por un profesional clínico, salvo que la clínica diga otra cosa.
sheet-footer =
    { $clinic ->
        [none] HEP Coach
       *[other] { $clinic } · HEP Coach
    } · hecho el { $at } · confidencial
workout-status =
    { $status ->
        [offered] sin empezar
        [started] en curso
        [done] hecha
        [partial] hecha en parte
        [missed] no hecha
        [excused] excusada
        [stopped] parada por seguridad
        [not_sent] aviso no enviado
       *[held] en pausa
    }
workout-effort =
    { $effort ->
        [easy] demasiado fácil
        [right] adecuado
       *[hard] demasiado difícil
    }
workout-pace =
    { $pace ->
        [paced] a su ritmo
        [quick] rápido
       *[tapped] pulsado seguido
    }
fhir-flag =
    { $what ->
        [safety] parado por seguridad: sin ejercicios hasta que un terapeuta los reanude
        [pause] ejercicios en pausa
       *[hold] en pausa
    }
fhir-goal = Qué tal puede hacer una actividad suya, de 0 (nada) a 10 (como antes)
fhir-shared =
    { $kind ->
        [photo] Una foto
        [voice] Un mensaje de voz
        [video] Un vídeo
        [video_note] Un vídeo redondo
        [audio] Un audio
        [animation] Una imagen animada
        [sticker] Un sticker
       *[document] Un archivo
    }; está en el chat y no en este conjunto de datos
progress-title = Informe de evolución
progress-head =
    { $alias } · { $clinic ->
        [none] programa de ejercicios en casa
       *[other] programa de ejercicios en casa de { $clinic }
    }{ $therapist ->
        [none] {""}
       *[other] {" "}· terapeuta { $therapist }
    } · { $since } – { $until }
own-title = Tus datos
own-head =
    { $alias } · { $clinic ->
        [none] HEP Coach
       *[other] { $clinic }
    } · { $day }
handout-title = Ejercicios para { $alias }
handout-head =
    { $clinic ->
        [none] Tu clínica
       *[other] { $clinic }
    }{ $therapist ->
        [none] {""}
       *[other] {" "}· terapeuta { $therapist }
    } · { $day }
handout-step =
    { $step ->
        [1] Escanea el código con la cámara del teléfono. Abre Telegram, una aplicación gratuita; si no la tienes, el teléfono ofrece instalarla antes. El código sirve una vez, para una persona, hasta { $until }.
        [2] Toca “Iniciar” y responde unas preguntas cortas. Te avisará a tus horas, te acompañará en los ejercicios y podrás decir en cualquier momento si algo duele.
       *[3] ¿No tienes el teléfono a mano? Haz los ejercicios con esta hoja. Es el mismo plan.
    }
handout-qr = Código QR de tu invitación personal. La dirección está debajo.
handout-when =
    { $slots }. { $count ->
        [one] 1 ejercicio.
       *[other] { $count } ejercicios, en este orden.
    }
handout-stop =
    Para un ejercicio si el dolor llega a { $stop } de 10 o es agudo, como un calambre, o se duerme la zona, y díselo a tu terapeuta. Con dolor en el pecho, falta de aire, desmayo, debilidad o adormecimiento de repente, o si no puedes aguantar la orina u orinar: para y llama al { $emergency } enseguida. Nadie vigila la aplicación las 24 horas.
handout-unreviewed =
    { $therapist ->
        [none] Tu terapeuta
       *[other] { $therapist }
    } ha elegido estos ejercicios y dosis para ti. Si esta hoja y lo que te dijeron no coinciden, pregunta antes de seguir.
handout-picture = Dibujo: { $exercise }

# Los minutos de terapeuta y lo que sumó un mes.

log-how =
    Escribe cuánto fue, hasta { $most } minutos: <code>/log 12 min</code> para la persona que has mirado por última vez, <code>/log Ann 12 min</code> para Ann, <code>/log llamada Ann 12 min</code> si hablaron.
log-whose =
    ¿Para quién? Abre antes su ficha o escribe el nombre: <code>/log Ann 12 min</code>.
log-unknown =
    No encuentro una única persona llamada “{ $name }” para la que puedas anotar tiempo. Escribe el nombre como está en /patients.
logged =
    🧮 { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minutos
    } para <b>{ $alias }</b>{ $live ->
        [yes] , contacto en directo
       *[no] {""}
    }. Este mes: { $total } min, contactos en directo: { $contacts }.
    .undo = ↩️ Deshacer
log-undone =
    Deshecho: { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minutos
    } para { $alias }.
log-gone =
    Eso ya está deshecho, o lo anotó otra persona.
tally =
    🧮 <b>{ $alias } · { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    } { $year }</b>
    Días con datos: { $window } de los 30 días hasta el { $until } ({ $days } en este mes)
    Minutos anotados: { $minutes } · contactos en directo: { $live }
    Sesiones: { $due ->
        [0] no tocaba ninguna
       *[other] hechas { $done } de { $due }, { $dose } % de la dosis
    }

    Así describen fuentes secundarias los códigos de Medicare (EE. UU.) de seguimiento terapéutico a distancia (RTM) para 2026; comprueba tú las reglas vigentes.
    • Puesta en marcha: 98975, una vez por episodio.
    • Dispositivo para músculos y articulaciones, por días con datos de 30: 98985 de 2 a 15, 98977 de 16 a 30, nunca los dos en un periodo. Hay otros códigos para la respiración (98984, 98976) y la conducta (98986, 98978).
    • Tiempo en un mes natural, siempre con una conversación en directo: 98979 los primeros 10 minutos, 98980 de 20 a 39, 98981 cada 20 más junto a 98980. 98979 nunca va con los otros dos; si cada 98981 pide otra conversación en directo se lee de varias maneras.
    • Un solo profesional cada 30 días, y no junto al seguimiento fisiológico (RPM). Los códigos de terapia llevan GP, GO o GN.

    <b>Esto es un recuento para tu archivo y no una solicitud de pago.</b> Si un bot es un dispositivo en su sentido, y qué cuenta como contacto en directo, es cosa de tu asesoría; los mensajes de aquí no cuentan.
    .earlier = ◀ Mes anterior
    .later = Mes siguiente ▶
