# From the invite to the first workout.
#
# Spanish for Spain and Latin America alike. Patients and therapists are "tú": close without being familiar, and right in
# more countries than "usted" or "vos". Names do not tell a gender, so nothing here gives one to whoever reads.
# A clinic's name stands in brackets after "clínica", because nobody knows which article it takes.

consent =
    Hola. Soy la guía de ejercicios de tu { the-clinic }, un programa que { $therapist } usa para acompañarte entre una visita y otra.

    <b>Qué hago:</b> te recuerdo tus ejercicios, te acompaño uno por uno y le paso a { $therapist } lo que te cuesta demasiado o te duele.

    <b>Qué se guarda:</b> tus respuestas, puntuaciones y mensajes, solo para el equipo de tu terapeuta.

    <b>Ten en cuenta:</b>
    • Los chats de Telegram con bots no están cifrados de extremo a extremo.
    • Nadie vigila este chat las 24 horas. En una emergencia, llama al <b>{ $emergency }</b>.
    • No soy un dispositivo médico y no sustituyo tu tratamiento.

    Puedes dejarlo cuando quieras con /stop. Más detalles en /privacy.

    ¿Estás de acuerdo?
    .yes = ✅ Sí, de acuerdo
    .no = No, gracias
consent-refused =
    Está bien. No he guardado nada sobre tu salud. Tu terapeuta puede darte tus ejercicios en papel en la { the-clinic }, y sabrá que prefieres no usar esto.

    Si cambias de idea, envía /start.
withdrawn =
    Hecho. No recibirás más mensajes míos y no guardo nada sobre ti. Si más adelante quieres usar esto, pide un enlace nuevo en tu { the-clinic }.
country =
    Gracias. ¿En qué país vives? Lo necesito para darte el número de emergencias correcto.
    .other = 🌍 Otro país
country-type =
    Escribe el nombre de tu país, por favor.
country-unknown =
    Todavía no conozco ese país. Escribe su nombre de otra forma, por ejemplo “México” o “MX”, o elige el país cuyo número de emergencias te sirva.
zone =
    Gracias. El número de emergencias que te voy a mostrar es el <b>{ $emergency }</b>. ¿Es correcto? ¿Y son las <b>{ $time }</b> donde estás?
    .yes = ✅ Sí
    .no = ⏰ Es otra hora
zone-time =
    ¿Qué hora es donde estás? Escríbela, por ejemplo 14:05.
zone-unclear =
    No encontré una zona horaria para eso. Escribe la hora que marca ahora tu reloj, por ejemplo 14:05.
await-confirm =
    Gracias, es todo lo que necesito. Ahora { $therapist } tiene que confirmar que eres tú. Te escribiré en cuanto lo haga; después podrás empezar con tus ejercicios.

    Si necesitas ayuda ahora mismo, llama al <b>{ $emergency }</b>.
not-you =
    Tu terapeuta dice que este enlace era para otra persona. No se ha guardado nada sobre ti. Pide en tu clínica un enlace para ti.

    En una emergencia, llama al <b>{ $emergency }</b>.
welcome =
    Ya está todo, { $name }. { $therapist } ha confirmado que eres tú. Te escribiré cuando sea la hora de tus ejercicios.

    Envía /today para hacerlos ahora, /report para contarle algo a { $therapist } o /help para ver qué más puedo hacer.
invite-wrong =
    Este enlace ya no funciona. Pídele uno nuevo a tu terapeuta.

    En una emergencia, llama al <b>{ $emergency }</b>.
unknown-chat =
    Hola. Soy la guía de ejercicios de una { the-clinic }. Solo puedo hablar con personas que tienen una invitación de su terapeuta: pídele un enlace a quien te atiende.

    No puedo ayudar en una emergencia. Llama al <b>{ $emergency }</b>.
no-groups =
    Solo hablo en chats privados, porque la salud es algo personal. Escríbeme directamente, por favor.
