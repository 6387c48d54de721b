# Los derechos de cada persona sobre lo que se guarda: /privacy, /delete, retirar el consentimiento.

record-kept =
    { $months ->
        [0] hasta que lo borres tú o lo borre tu { the-clinic }
        [one] hasta un mes después de terminar tu tratamiento aquí
       *[other] hasta { $months } meses después de terminar tu tratamiento aquí
    }
privacy =
    <b>Qué se guarda:</b> tu nombre aquí, tu país y zona horaria, tus ejercicios, respuestas, puntuaciones y mensajes, y si diste tu consentimiento y cuándo. Ni teléfono ni dirección.
    <b>Para qué:</b> para que tu terapeuta pueda ajustar tus ejercicios y se entere cuando algo duele. Para nada más.
    <b>Quién lo ve:</b> tu terapeuta, quien le sustituya y la persona responsable del equipo de tu { the-clinic }. Cada vez queda anotada.
    <b>Dónde:</b> en la base de datos de la propia clínica, cifrado. Telegram también guarda este chat en sus servidores; no está cifrado de extremo a extremo.
    <b>Cuánto tiempo:</b> { record-kept }.

    /export te envía todo lo guardado. /stop acaba con todos los mensajes. /delete borra tus datos. Para vaciar el propio chat, usa “Eliminar chat” en Telegram.
    .delete = Borrar mis datos
    .withdraw = Retirar el permiso
privacy-therapist =
    <b>Qué se guarda:</b> los nombres que tus pacientes tienen aquí, país y zona horaria, planes, respuestas, puntuaciones, avisos y mensajes, y lo que decides sobre ellos. De ti: tu nombre aquí, tu horario, y qué historial leíste o cambiaste y cuándo.
    <b>Para qué:</b> para atender a tus pacientes; el registro de quién leyó qué les protege y te protege.
    <b>Quién lo ve:</b> terapeuta de cada paciente, quien sustituya o lea con permiso, y la persona responsable del equipo de la { the-clinic }.
    <b>Dónde:</b> en la base de datos de la propia clínica, cifrado. Telegram también guarda este chat en sus servidores; no está cifrado de extremo a extremo, así que no escribas aquí nombres completos.
    <b>Cuánto tiempo:</b> { $months ->
        [0] hasta que alguien lo borre, paciente o clínica.
        [one] un mes después de terminar cada tratamiento.
       *[other] { $months } meses después de terminar cada tratamiento.
    } { $keeps ->
        [yes] El /delete de un paciente bloquea su historial durante ese tiempo.
       *[no] El /delete de un paciente borra su historial al momento.
    }
    Borrar y retirar el consentimiento lo hace cada paciente. Tu propio acceso lo termina la persona responsable del equipo.
delete =
    <b>¿Borrar tus datos?</b>
    { $keeps ->
        [yes] Tu { the-clinic } tiene que conservar los historiales durante { $months } meses. Por eso el tuyo se bloquea: aquí ya nadie puede leerlo, y después de ese tiempo se borra.
       *[no] Se borran tu plan, tus respuestas, puntuaciones, avisos y mensajes, y no se pueden recuperar. Las copias de seguridad cifradas de tu { the-clinic } pueden guardarlos hasta que se sustituyan.
    }
    Los mensajes que aún esperan se descartan, y { $therapist } se entera de que has borrado tus datos. Para guardar antes una copia, envía /export.
    .yes = Sí, seguir
    .no = No, conservarlo todo
delete-sure =
    ¿Seguro? Esto no se puede deshacer. Para volver a hacer ejercicios aquí necesitarías una invitación nueva.
    .yes = Borrarlo ahora
    .no = No, conservarlo todo
deleted =
    { $keeps ->
        [yes] Tu historial está bloqueado: aquí ya nadie puede leerlo. Se borra cuando pasen los { $months } meses.
       *[no] Tus datos aquí están borrados.
    } No recibirás más mensajes míos.

    Lo que guarda Telegram es este chat. Para vaciarlo, abre el menú del chat y elige “Eliminar chat”, para ambas partes. Si enviaste fotos o mensajes de voz, se van con él.

    En una emergencia llama al <b>{ $emergency }</b>. Para volver algún día, pide en tu { the-clinic } una invitación nueva.
patient-deleted =
    <b>{ $alias }</b> ha borrado sus datos. { $keeps ->
        [yes] Su historial está bloqueado y aquí ya no se puede abrir.
       *[no] Aquí no queda nada de su historial.
    } { $alarm ->
        [yes] <b>Aún tenía abierta una alarma urgente. Por favor, contacta hoy por otra vía.</b>
       *[no] Si quieres hablar con esta persona, usa por favor otra vía.
    }
    Los mensajes sobre esta persona siguen en este chat hasta que los borres aquí en Telegram; por favor, hazlo.
withdraw =
    ¿Retirar tu consentimiento? Entonces no preguntaré, guardaré ni enviaré nada más, y { $therapist } lo sabrá. Lo que ya está guardado sigue ahí hasta que envíes /delete.
    .yes = Sí, retirarlo
    .no = No, seguir igual
consent-withdrawn =
    Hecho: tu consentimiento queda retirado y no recibirás más mensajes míos. { $therapist } lo sabrá. Desde ahora nada de lo que toques o escribas aquí se guarda ni se comunica a nadie.
    Para que también se borre lo guardado, envía /delete. Para volver, envía /start; te pediré otra vez tu consentimiento.
no-consent = No hay ningún consentimiento tuyo que retirar.
consent-still-off = De acuerdo. No guardo ni envío nada más. Si cambias de idea, envía /start.
rule-withdrew = ha retirado su consentimiento y no recibe más mensajes
