# Fixed wording. Action first; no diagnosis, no reassurance, no exclamation marks.

safety-emergency =
    <b>Detente ahora. Llama al { $emergency } o ve al servicio de urgencias más cercano.</b>
    No esperes una respuesta aquí. Soy un programa automático y puedo equivocarme.{ $stored ->
        [yes]
    {""}

    Tus ejercicios están en pausa. Un aviso va en camino al equipo de tu terapeuta, pero nadie lee este chat las 24 horas.
       *[no] {""}
    }
safety-urgent =
    <b>Detente ahora. Busca hoy atención médica.</b> Si empeora, o no la consigues, llama al <b>{ $emergency }</b>.
    No esperes una respuesta aquí. Soy un programa automático y puedo equivocarme.{ $stored ->
        [yes]
    {""}

    Tus ejercicios están en pausa. Un aviso va en camino al equipo de tu terapeuta, pero nadie lee este chat las 24 horas.
       *[no] {""}
    }
safety-crisis =
    <b>{ $crisis ->
        [none] Llama ahora al { $emergency }: mereces la ayuda de una persona.
       *[other] Llama ahora al { $crisis } para hablar con alguien. Si estás en peligro, llama al { $emergency }.
    }</b>
    Gracias por contármelo. ¿Puedes estar ahora con alguien de confianza?

    Soy un programa automático y no puedo darte la ayuda que necesitas.{ $stored ->
        [yes]
    {""}

    Tus ejercicios están en pausa. Un aviso va en camino al equipo de tu terapeuta, pero nadie lee este chat las 24 horas.
       *[no] {""}
    }
still-stopped =
    Tus ejercicios están en pausa hasta que { $therapist } haya hablado contigo.

    Si ahora te sientes mal, llama al <b>{ $emergency }</b>; no esperes una respuesta aquí. Lo que escribas aquí se le pasa a { $therapist }.
stopped =
    Tus ejercicios están en pausa.
    .message = ✍️ Escribir mensaje
    .mistake = Fue un error
stopped-mistake =
    Gracias. Lo he añadido al aviso para { $therapist }. Tus ejercicios siguen en cuanto { $therapist } lo diga.

    Si a pesar de todo te sientes mal, llama al <b>{ $emergency }</b>.
checklist =
    ¿Tienes ahora algo de esto? Si es grave, no sigas leyendo: llama al <b>{ $emergency }</b>.
    .rf1 = Pecho: dolor/presión
    .rf2 = Me falta el aire
    .rf3 = Cara, brazo o habla
    .rf4 = Entrepierna dormida
    .rf5 = Las dos piernas peor
    .rf6 = Pantorrilla hinchada
    .rf7 = Herida roja/abierta
    .rf8 = Fiebre tras cirugía
    .rf9 = Caída, no me levanto
    .rf11 = Espalda y fiebre
    .rf12 = Podría hacerme daño
    .unsure = 🤷 No sabría decir
    .none = ✅ Nada de esto
checklist-unsure =
    <b>Si no sabrías decir, no te arriesgues: llama al { $emergency } o habla hoy con un médico.</b> No esperes una respuesta aquí.

    ¿Cuál de estas podría ser? Si es seguro que ninguna, toca “Nada de esto”.
checklist-clear =
    De acuerdo, nada de esto. Si algo cambia, envía /unwell o llama al <b>{ $emergency }</b>.
soft =
    <b>Si es una emergencia, llama ahora al { $emergency }.</b> Solo soy un programa y no sé si te he entendido bien.
    .unwell = 🛑 Sí, me siento mal
    .ok = Estoy bien
soft-ok =
    { $open ->
        [yes] Gracias. Sigue con la pregunta de arriba, por favor.
       *[no] Gracias.
    }
unwell-noted =
    Siento que te encuentres mal. Por ahora, nada de ejercicios; queda anotado para { $therapist } que te sientes mal. ¿Hay algo más que { $therapist } deba saber? Escríbelo aquí.

    Si empeora, llama al <b>{ $emergency }</b>.
