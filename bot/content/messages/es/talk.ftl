# Writing to the therapist, commands, and what I could not make sense of.

relay =
    ¿Le paso esto a { $therapist }?{ $open ->
        [yes] {" "}La pregunta de arriba sigue abierta.
       *[no] {""}
    }
    .yes = 📨 Sí, pásalo
    .no = No
relay-media =
    { $kind ->
        [voice] No puedo escuchar mensajes de voz.
        [photo] No puedo ver imágenes.
       *[other] No puedo abrir esto.
    } ¿Se lo paso a { $therapist }? Si es urgente, llama al <b>{ $emergency }</b>.
relay-no =
    { $open ->
        [yes] De acuerdo, no lo paso. Sigue con la pregunta de arriba, por favor.
       *[no] De acuerdo, no lo paso.
    }
relay-again =
    Ya no tengo ese texto. Escribe otra vez lo que { $therapist } deba saber, por favor.
passed-on =
    Guardado como R-{ $number } y en camino a { $therapist }. { $when } Te avisaré cuando lo haya visto.

    <b>Nadie vigila este chat las 24 horas; en una emergencia, llama al { $emergency }.</b>
passed-on-stopped =
    Guardado como R-{ $number } y en camino a { $therapist }. No esperes una respuesta aquí, por favor.
    <b>Si necesitas ayuda ahora, llama al { $emergency }</b>{ $crisis ->
        [none] .
       *[other] {", "}o al { $crisis } para hablar con alguien.
    }
report =
    ¿Qué quieres contarle a { $therapist }? Escríbelo aquí, tan largo como quieras. { $reply }

    <b>Nadie vigila este chat las 24 horas; en una emergencia, llama al { $emergency }.</b>
    .cancel = Cancelar
hurts-now =
    Siento que te duela. Cuéntale a { $therapist } en pocas palabras: dónde, cuánto de 0 a 10 y desde cuándo. Escríbelo aquí y se lo paso. Si es muy fuerte o va a más, llama al <b>{ $emergency }</b>.
report-seen =
    { $therapist } ha visto { $what } ({ $at }).
matter =
    { $rule ->
        [message] tu mensaje
        [question] tu pregunta
        [note] tu nota
        [measure] tus respuestas
        [screening] tus respuestas
        [media] lo que compartiste
       *[other] tu aviso sobre { $exercise ->
            [none] { $rule ->
                [causes_pain] el dolor
                [pain_before] el dolor antes de los ejercicios
                [pain_during] el dolor durante los ejercicios
                [pain_after] el dolor después de los ejercicios
                [pain_rise] el dolor durante los ejercicios
                [pain_week] el dolor de la última semana
                [unsettled] el dolor del día siguiente
                [sore] las molestias musculares
                [red_flag] cómo te sentías
                [unwell] cómo te sentías
                [new] algo nuevo
               *[other] tus ejercicios
            }
           *[other] el ejercicio “{ $exercise }”
        }
    }
told =
    { $therapist } ha visto { $what } ({ $seen }).
    { $action ->
        [reduce] <b>{ $exercise }</b>: ahora { $after } en lugar de { $before }, desde la próxima vez.
        [swap] Desde la próxima vez harás <b>{ $instead }</b>, { $after }, en lugar de { $exercise }.
        [hold] <b>{ $exercise }</b> queda en pausa hasta el { $until }.
       *[remove] <b>{ $exercise }</b> ya no está entre tus ejercicios.
    }
    “{ $reason }”
    .ok = 👍 De acuerdo
    .question = 💬 Tengo una pregunta
told-ok =
    Bien. Nos vemos en tus próximos ejercicios.
told-question =
    ¿Qué quieres preguntarle a { $therapist }? Escríbelo aquí.
default-reason =
    { $action ->
        [reduce] Hagamos un poco menos hasta que se calme.
        [swap] Este te irá mejor por ahora.
        [hold] Vamos a darle unos días de descanso.
        [undo] Vuelve a ser como antes.
        [step_up] Va bien, así que puedes hacer un poco más.
        [step_down] Hagamos un poco menos hasta que se calme.
        [agreed] Como hablamos.
        [better] Va bien, así que puedes hacer un poco más.
        [gentler] Vayamos con más calma por ahora.
        [restored] Tu plan queda al día.
        [plan] Tu plan queda al día.
        [first] Tu primer plan.
       *[remove] Este lo dejamos fuera por ahora.
    }
resumed =
    { $therapist } dice que puedes seguir con tus ejercicios. Te escribiré cuando sea la hora de los próximos.
wrote =
    <b>{ $therapist } te escribe:</b>
    { $text }
reply =
    Puedes responder aquí.
    .report = 💬 Responder
score-range =
    Necesito un número entero de 0 a 10. Toca uno o escríbelo, por favor.
score-which =
    Ahí leí más de un número. ¿Cuál es, de 0 a 10?
edited =
    He visto que cambiaste un mensaje. No pude usarlo como respuesta nueva, así que lo que respondiste queda como estaba. Para corregir una respuesta, envía /change.
sticker =
    { $open ->
        [yes] Gracias. Sigue con la pregunta de arriba, por favor.
       *[no] Gracias. Envía /today para ver tus ejercicios o /report para escribirle a { $therapist }.
    }
shared-location =
    Gracias. No puedo buscar un lugar ni enviar a nadie allí, y no lo he guardado. Si necesitas ayuda donde estás, llama al <b>{ $emergency }</b>. { $open ->
        [yes] Si no, sigue con la pregunta de arriba, por favor.
       *[no] Para decirle a { $therapist } dónde estás, escríbelo con /report.
    }
shared-contact =
    Gracias. No puedo llamar ni escribir a nadie, así que no he guardado este contacto. { $open ->
        [yes] Sigue con la pregunta de arriba, por favor.
       *[no] Si { $therapist } debe tenerlo, escríbelo con /report.
    }
button-gone =
    Ese botón ya no funciona. Envía /today para ver tus ejercicios o /report para escribirle a tu terapeuta.
cancelled =
    De acuerdo, lo dejo todo como estaba.
not-understood =
    Algo falló de mi lado con tu último mensaje y no pude usarlo. Para contarle algo a tu terapeuta, envía /report y tus palabras. En una emergencia, llama al <b>{ $emergency }</b>.
help =
    /today: tus ejercicios de hoy
    /plan: qué haces y cuándo
    /progress: tus últimas 4 semanas
    /report: contarle algo a { $therapist }
    /sent: lo que enviaste y si ya se vio
    /change: cambiar una respuesta
    /settings: horas, idioma, horas de silencio y más
    /pause: una pausa hasta el día que elijas
    /unwell: 🛑 si te sientes mal
    /language: otro idioma
    /privacy: qué se guarda
    /stop: no recibir más mensajes

    Puedes tocar los botones o escribir tus respuestas, como prefieras. En una emergencia, llama al <b>{ $emergency }</b>.
out-of-order =
    Algo falla de nuestro lado, y lo que escribiste no ha llegado a tu terapeuta. Por favor, llama a tu { clinic-by-phone }.

    Si es urgente, llama al <b>{ $emergency }</b>.
language =
    ¿En qué idioma te escribo?
    .en = English
    .es = Español
language-set =
    Listo: desde ahora te escribo en español. Lo que ya está en la pantalla se queda como estaba.
leave =
    ¿Quieres dejarlo? No recibirías más mensajes míos, y { $therapist } lo sabrá.
    .yes = Sí, dejarlo
    .no = No, me quedo
left =
    Hecho: no recibirás más mensajes míos, y { $therapist } lo sabrá. Para volver, envía /start.
stopped-all =
    { $withdrawn ->
        [yes] Retiraste tu permiso
       *[no] Pediste no recibir más mensajes
    }, así que tus ejercicios están parados y lo que escribes aquí no llega a nadie. Si algo te preocupa, contacta con tu { clinic-by-phone }; en una emergencia llama al <b>{ $emergency }</b>.

    ¿Quieres volver?
rejoin =
    ¿Quieres volver?
    .yes = Volver
rejoined =
    Qué bien que vuelvas. Te escribiré cuando sea la hora de tus próximos ejercicios. Envía /today para hacerlos ahora.
