# The reminder, the cards, the questions at the end, the next morning.

start =
    { $part ->
        [morning] Buenos días, { $name }.
        [afternoon] Buenas tardes, { $name }.
        [evening] Buenas tardes, { $name }.
       *[night] Buenas noches, { $name }.
    } Hoy: { $count ->
        [one] 1 ejercicio
       *[other] { $count } ejercicios
    }, { $minutes ->
        [one] 1 minuto
       *[other] unos { $minutes } minutos
    }.{ $kit ->
        [none] {""}
       *[other] {" "}Necesitarás: { $kit }.
    }
    .start = ▶️ Empezar
    .later = ⏰ Más tarde
    .not-today = 🙅 Hoy no
    .unwell = 🛑 Me siento mal
nudge =
    Tus ejercicios siguen aquí para cuando te venga bien. Si hoy no es el día, también está bien: solo dímelo.
over-going-on =
    Eso ya terminó. Los ejercicios de hoy siguen en marcha: envía /today para ver por dónde vas.
over =
    Eso ya terminó. { $when ->
        [none] Si quieres, puedes hacer tus ejercicios ahora.
       *[other] La próxima vez es el { $when }; también puedes hacerlos ahora.
    }
try-now =
    { $done ->
        [yes] Hoy ya hiciste ejercicios.
        [left] Hoy dejaste los ejercicios porque no te sentías bien. No hace falta recuperarlos.
       *[no] Ahora mismo no tienes nada pendiente.
    } { $when ->
        [none] {""}
       *[other] La próxima vez es el { $when }.
    }

    ¿Quieres hacerlos ahora? { $count ->
        [one] 1 ejercicio
       *[other] { $count } ejercicios
    }, { $minutes ->
        [one] 1 minuto
       *[other] unos { $minutes } minutos
    }.
    .start = ▶️ Empezar ahora
    .wait = ⏰ Prefiero esperar
unwell-today =
    Hoy te sentías mal, así que dejamos los ejercicios por ahora. { $when ->
        [none] {""}
       *[other] La próxima vez es el { $when }.
    }
    Si empeora, llama al <b>{ $emergency }</b> o envía /unwell. Para contarle algo a { $therapist }, envía /report.
wait =
    Bien. Te escribiré cuando sea la hora.
nothing-due =
    Por ahora no hay nada que hacer: { $therapist } no tiene ejercicios abiertos para ti. Envía /report si quieres preguntarle algo a { $therapist }.
later =
    ¿Cuándo te lo recuerdo?
    .m15 = En 15 minutos
    .h1 = En una hora
    .evening = Al final de la tarde
    .time = 🕑 A otra hora
    .tomorrow = Mejor mañana
later-time =
    Escribe una hora de hoy, por ejemplo 18:30.
later-unclear =
    No encontré una hora ahí. Escríbela así: 18:30, o 6 pm.
later-past =
    Esa hora ya no es de hoy. Escribe una más tarde, por ejemplo 20:15.
later-set =
    De acuerdo, te lo recordaré a las { $at }{ $day ->
        [none] {""}
       *[other] {" "}del { $day }
    }. También puedes empezar antes, cuando quieras.
not-today =
    Está bien. ¿Cuál es el motivo? Le ayuda a tu terapeuta a planificar contigo.
    .busy = No tengo tiempo
    .sore = Muchas molestias
    .pain = Tengo dolor
    .unwell = 🛑 Me siento mal
    .away = Estoy fuera
    .other = Otro motivo
not-today-noted =
    { $reason ->
        [sore] Anotado: hoy tienes muchas molestias. { $therapist } lo verá en el próximo resumen. Tómatelo con calma.
       *[other] Anotado, hoy sin ejercicios. { $therapist } lo verá en el próximo resumen.
    }
pain-before =
    Antes de empezar: ¿cuánto dolor tienes ahora mismo, de 0 (nada) a 10 (el peor que puedas imaginar)?
    .unwell = 🛑 Me siento mal
mood =
    ¿Cómo está tu ánimo ahora, de 0 (muy bajo) a 10 (muy bueno)?
    .skip = Prefiero no decirlo
energy =
    ¿Cuánta energía tienes ahora, de 0 (ninguna) a 10 (mucha)?
    .skip = Prefiero no decirlo
sleep =
    ¿Cómo dormiste anoche, de 0 (muy mal) a 10 (muy bien)?
    .skip = Prefiero no decirlo
anything-new =
    ¿Hay algo nuevo desde la última vez, como una caída, un dolor nuevo o una enfermedad?
    .no = Nada nuevo
    .yes = Sí, hay algo
what-new =
    ¿Qué hay de nuevo? Una línea para tu terapeuta es suficiente.
    .none = Al final, nada
new-noted =
    Guardado para { $therapist }. Sigamos, con la suavidad que necesites.
no-start =
    Con un dolor así, hoy dejamos los ejercicios. Queda guardado un aviso para { $therapist }.

    Si va a más o te preocupa, no esperes una respuesta aquí: llama al <b>{ $emergency }</b> o a tu centro de salud.
    .message = ✍️ Escribir mensaje
    .unwell = 🛑 Me siento mal
card =
    <b>{ $position } de { $total } · { $exercise }</b>
    { $dose }{ $rest ->
        [0] {""}
       *[other] {" "}· descanso de { $rest } s entre series
    }

    { $cues }

    ⚠️ { $watch }{ $note ->
        [none] {""}
       *[other]
    {""}
    ✍️ { $note }
    }
    .done = ✅ Hecho
    .timer = ⏱ Reloj
    .how = ℹ️ Cómo
    .too-hard = 😓 Muy difícil
    .pain = ⚡ Me duele
    .skip = ⏭ Saltar
how =
    <b>{ $exercise }</b>
    { $purpose }

    { $cues }

    { $out ->
        [0] {""}
       *[other] <b>Ritmo:</b> { $out } s para moverte, { $back } s para volver.
    }
    { $intensity ->
        [talk_test] <b>Intensidad:</b> que aún puedas hablar, pero no cantar.
       *[none] {""}
    }

    <b>Deberías notar:</b> { $feel }
    <b>No deberías notar:</b> { $not_feel }

    <b>Es fácil equivocarse en esto:</b>
    { $mistakes }

    <b>Ten cuidado:</b> { $cautions ->
        [none] {""}
       *[other] { $cautions }{" "}
    }Para si el dolor llega a { $stop_at } de 10 o si notas un adormecimiento nuevo. Después de una operación, no pases de lo que te haya permitido quien te operó.
    { $ask_first ->
        [none] {""}
       *[other] <b>Pregunta antes a tu terapeuta</b> si { $ask_first }
    }
timer =
    ⏱ <b>{ $exercise }</b>
    { $paused ->
        [yes] En pausa
    {""}
       *[no] {""}
    }{ $what ->
        [go] Serie { $set } de { $sets }{ $side ->
            [left] , lado izquierdo
            [right] , lado derecho
           *[none] {""}
        }: quedan { $seconds } s
        [reps] Serie { $set } de { $sets }{ $side ->
            [left] , lado izquierdo
            [right] , lado derecho
           *[none] {""}
        }: { $reps } veces a tu ritmo, y luego toca “Serie hecha”
       *[rest] Descanso, quedan { $seconds } s; luego serie { $set } de { $sets }{ $side ->
            [left] , lado izquierdo
            [right] , lado derecho
           *[none] {""}
        }
    }
    .pause = ⏸ Pausa
    .go = ▶️ Seguir
    .more = +10 s
    .set = ☑️ Serie hecha
timer-over =
    ⏱ <b>{ $exercise }</b> · se acabó el tiempo. ¿Qué tal fue?
timer-stopped =
    ⏱ <b>{ $exercise }</b> · reloj parado
timer-gone =
    Ese reloj ya terminó. Envía /today para ver por dónde vas.
one-set =
    Serie { $set } de { $sets } hecha. { $rest ->
        [0] Haz la siguiente cuando puedas.
       *[other] Descansa { $rest } s y luego haz la siguiente.
    }
    .done = ✅ Hecho
one-set-label = ✅ Serie { $set } de { $sets }
pain-during =
    Antes de empezar tenías algo de dolor. ¿Cuánto es ahora, después de { $exercise }, de 0 a 10?
hard-why =
    Gracias por decirlo; hiciste bien en parar ahí. ¿Qué lo hizo demasiado difícil?
    .finish = No pude terminar
    .heavy = Demasiado peso
    .balance = Perdí el equilibrio
    .other = Otra cosa
hard-managed =
    Lo previsto: { $dose }. ¿Cuánto pudiste hacer? Toca lo que más se acerque, o escribe el número de repeticiones o de segundos.
    .all = Todo
    .half = Más o menos la mitad
    .less = Menos de la mitad
    .none = Nada
    .unsure = No lo sé
count-unclear =
    Escribe un solo número, por ejemplo 7, o “no lo sé”.
hard-easier =
    { $therapist } ha previsto un paso más fácil para este: <b>{ $exercise }</b>, { $dose }. ¿Quieres hacerlo en su lugar?
    .take = 👍 Hacer el más fácil
    .stay = No, seguir igual
easier-taken =
    Bien. { $therapist } verá que hiciste el paso más fácil.
hard-noted =
    Anotado. { $therapist } lo verá en el próximo resumen.
already =
    Ya tengo una respuesta para { $exercise }. Sigue con la pregunta de arriba o envía /today para ver por dónde vas.
hurt-score =
    { $started ->
        [yes] Deja este ejercicio, por favor.
        [late] Siento que te duela.
       *[no] Lo siento. Entonces, hoy sin ejercicios.
    } ¿Cuánto te duele, de 0 a 10?
hurt-where =
    ¿Dónde te duele? Escríbelo en pocas palabras o toca abajo.
    .same = Donde siempre
    .none = No sabría decir
hurt-kind =
    ¿Qué tipo de dolor es?
    .ache = Dolor muscular
    .joint = En la articulación
    .sharp = Agudo, punzante
    .shooting = Corriente, hormigueo
carry-on =
    Tu aviso sobre esto queda guardado para { $therapist }. ¿Quieres hacer los demás ejercicios o parar por hoy? Las dos cosas están bien.
    .carry-on = Hacer los demás
    .stop = Parar por hoy
pain-noted =
    Tu aviso queda guardado para { $therapist }; te avisaré cuando lo haya visto. Hoy tómatelo con calma. Si empeora o te preocupa, llama al <b>{ $emergency }</b> o a tu centro de salud.
stop-sure =
    ¿Quieres parar por hoy o seguir?
    .carry-on = Seguir
    .stop = Parar por hoy
skip-why =
    Saltado. ¿Puedo preguntar por qué?
    .time = Sin tiempo
    .equipment = Sin material
    .other = Otro motivo
    .none = Prefiero no decirlo
pain-after =
    { $stopped ->
        [yes] De acuerdo, paramos aquí. Una pregunta antes de irte: ¿cuánto
       *[no] Ese era el último. ¿Cuánto
    } dolor tienes ahora, de 0 a 10?
effort =
    ¿Y cómo fue en general?
    .easy = Muy fácil
    .right = Bien así
    .hard = Muy difícil
note =
    ¿Hay algo más que { $therapist } deba saber? Escríbelo o toca abajo.
    .none = Nada más
closing =
    Eso es todo por hoy{ $done ->
        [0] {""}
       *[other] : { $total ->
            [one] { $done } de 1 ejercicio hecho
           *[other] { $done } de { $total } ejercicios hechos
        }
    }.
    { $answers ->
        [none] {""}
       *[other] Anotado: { $answers }.
    }
    { $told ->
        [yes] Tu aviso está en la lista de { $therapist }; te avisaré cuando { $therapist } lo haya visto.
       *[no] { $therapist } puede ver esto en tu registro{ $summary ->
            [yes] {" "}y lo destacado le llegará en el próximo resumen
           *[no] {""}
        }.
    }
    .change = ✏️ Cambiar respuesta
noted =
    { $today ->
        [yes] Gracias, queda anotado.
       *[no] Gracias, queda anotado para el { $day }.
    }
late-done =
    { $today ->
        [yes] Anotado: hiciste { $exercise }.
       *[no] Anotado: ese día hiciste { $exercise }.
    }
recorded-before = dolor antes { $score }/10
recorded-after = dolor después { $score }/10
recorded-effort =
    { $value ->
        [easy] en general muy fácil
        [hard] en general muy difícil
       *[right] en general bien así
    }
recorded-wellbeing =
    { $what ->
        [mood] ánimo
        [energy] energía
       *[sleep] sueño
    } { $score }/10
recorded-note = tu nota

plan =
    <b>Tus ejercicios</b>
    { $aim ->
        [none] {""}
       *[other] { $aim }
    }

    { $lines }

    { $slots }{ $start ->
        [none] {""}
       *[other] , desde el { $start }
    }{ $end ->
        [none] {""}
       *[other] , hasta el { $end }
    }.{ $note ->
        [none] {""}
       *[other]
    {""}
    ✍️ { $note }
    }
    { $expect ->
        [none] {""}
       *[other] { $expect }
    }
    { $caution ->
        [none] {""}
       *[other] ⚠️ { $caution }
    }
    Preparado por { $therapist }. Envía /report si algo no te va bien.
plan-line =
    • { $exercise }: { $dose }{ $held ->
        [no] {""}
       *[other] {" "}(en pausa hasta el { $held })
    }{ $note ->
        [none] {""}
       *[other]
    {""}
    ✍️ { $note }
    }

soreness =
    { $greet ->
        [yes] Buenos días, { $name }. ¿Cuánta
       *[no] Antes de los ejercicios de hoy, { $name }: ¿cuánta
    } molestia notas en los músculos después de tus últimos ejercicios, de 0 (nada) a 10?
sore-where =
    ¿Dónde la notas?
    .muscle = En el músculo
    .joint = En una articulación
    .shooting = Como una corriente
sore-rest =
    ¿La notas también en reposo, cuando no te mueves ni aprietas ahí?
    .no = Solo al moverme
    .yes = También en reposo
sore-swelling =
    ¿Tienes algo hinchado o con moretones?
    .no = No
    .yes = Sí
morning-pain =
    ¿Y cuánto dolor tienes ahora, de 0 a 10?
check-done =
    { $outcome ->
        [tell] Gracias. Queda guardado para { $therapist }, que decide contigo cómo seguir. Hasta entonces, mejor menos que más.
        [hold] Gracias. La próxima vez haz lo mismo, no más. { $therapist } puede ver esto en tu registro.
       *[continue] Gracias. Puedes seguir así.
    }{ $waiting ->
        [yes] {" "}Los ejercicios de hoy te esperan cuando quieras.
       *[no] {""}
    }
