# La historia del paciente tal como la usan los terapeutas, quién atiende a cada paciente y lo que este lee de ello.

reads-only =
    Aquí solo lees: puedes verlo todo, y decide su terapeuta.
access-ended =
    Tu acceso en { the-clinic } ha terminado y tus pacientes están a cargo de otra persona del equipo. A este chat ya no llega nada más.
colleague-left =
    { $alias } ya no tiene acceso. { $count ->
        [0] No tenía pacientes a su cargo.
        [one] 1 paciente pasa a tu cargo y recibirá el aviso fuera de las horas de silencio.
       *[other] { $count } pacientes pasan a tu cargo y recibirán el aviso fuera de las horas de silencio.
    }
in-other-hands =
    { $left ->
        [yes] { $before } ya no trabaja en { the-clinic }.
       *[no] { $before } ha dejado tus ejercicios en otras manos.
    } A partir de ahora te atiende aquí <b>{ $therapist }</b>. Tus ejercicios siguen igual, y lo que me escribas le llega a { $therapist }.

# — la ficha y sus partes —

page-older = ‹ Anteriores
page-newer = Recientes ›
filed =
    <b>Avisos de { $alias }</b>{ $pages ->
        [1] {""}
       *[other] {" "}· página { $page } de { $pages }
    }
    { $lines }
filed-none = No hay avisos de { $alias }.
filed-line =
    { $tier ->
        [T0] 🟥
        [T1] 🔶
       *[T2] 🔹
    } R-{ $number } · { $day } · { $what }{ $exercise ->
        [none] {""}
       *[other] {" "}· { $exercise }
    }{ $count ->
        [1] {""}
       *[other] {" "}· { $count }×
    } · { $status ->
        [open] aún sin ver
        [seen] visto
        [acted] con decisión
       *[closed] cerrado
    }

# — notas —

jot =
    { $fix ->
        [yes] Escribe la nota corregida. La versión anterior queda en la historia.
       *[no] Escribe tu nota sobre { $alias }. No se ve en su chat; la recibe con sus propios datos si los pide.
    }
    .cancel = Cancelar
note-kept =
    { $corrected ->
        [yes] La corrección queda guardada. La versión anterior sigue en la historia.
       *[no] Tu nota sobre { $alias } queda guardada. No se ve en su chat.
    }
note-gone = Esa nota ya no está aquí.
note-long = Es demasiado larga para una nota. No pases de { $count } caracteres, por favor; lo que has escrito no se ha guardado.
note-fix = ✏️ Corregir { $number }
notes =
    <b>Notas sobre { $alias }</b>{ $pages ->
        [1] {""}
       *[other] {" "}· página { $page } de { $pages }
    }
    { $lines }
notes-none = Todavía no hay notas sobre { $alias }. No se ven en el chat de la persona.
note-line =
    <b>{ $number }.</b> { $at } · { $who }{ $corrections ->
        [0] {""}
        [one] {" "}· corregida
       *[other] {" "}· corregida { $corrections } veces
    }
    { $text }

# — la conversación —

thread =
    <b>Mensajes con { $alias }</b>{ $pages ->
        [1] {""}
       *[other] {" "}· página { $page } de { $pages }
    }
    { $lines }
thread-none = Todavía no hay mensajes con { $alias }.
thread-line =
    { $at } · <b>{ $who }</b>{ $arrived ->
        [none] {""}
        [yes] {" "}· ✓ entregado
       *[no] {" "}· aún sin entregar
    }{ $kind ->
        [none] {""}
       *[other] {" "}· { $kind ->
            [photo] 📎 foto
            [voice] 📎 mensaje de voz
            [video] 📎 vídeo
            [video_note] 📎 vídeo redondo
            [audio] 📎 audio
            [animation] 📎 imagen animada
           *[document] 📎 archivo
        }
    }{ $text ->
        [none] {""}
       *[other]
    {""}
    { $text }
    }
shared-file-label =
    📎 { $kind ->
        [photo] Foto
        [voice] Voz
        [video] Vídeo
        [video_note] Vídeo redondo
        [audio] Audio
        [animation] Imagen animada
       *[document] Archivo
    } { $at }
shared-file = { $who }, { $at }, en los mensajes con { $alias }. Responde a este mensaje para contestar.
shared-file-gone = Ese archivo ya no está aquí.
wrote-media = <b>{ $therapist } te envía esto.</b>
wrote-delivered = ✓ Entregado a { $alias } ({ $at }).
wrote-failed = ✗ No entregado a { $alias } ({ $at }). Hay un aviso sobre ello en tu lista; busca otra vía, por favor.

# — respuestas guardadas —

saved =
    <b>Tus respuestas guardadas</b>
    { $lines }

    Aparecen debajo de “¿Qué le escribo?”, y con un toque se envía una.
    .add = ➕ Añadir una
saved-none = Todavía no tienes respuestas guardadas. Añade una y aparecerá debajo de “¿Qué le escribo?”, para enviarla con un toque.
saved-delete = 🗑 Borrar { $number }
saved-line = <b>{ $number }.</b> { $text }
saved-new =
    Escribe la respuesta tal como la leerá quien la reciba.
    .cancel = Cancelar
saved-full = Tienes { $count } respuestas guardadas y no caben más. Borra una primero.
saved-long = Una respuesta guardada tiene de 1 a { $count } caracteres. Escribe una más corta, por favor.
saved-gone = Esa respuesta guardada ya no está, así que no va nada a nadie.

# — en pausa, terminado, abierto otra vez —

halt-until =
    ¿Cuánto tiempo hacen pausa los ejercicios de { $alias }? Toca, o escribe hasta cuándo, por ejemplo “9.3.”, “lunes” o “10 días”.
    .d3 = 3 días
    .w1 = 1 semana
    .w2 = 2 semanas
    .w4 = 4 semanas
    .cancel = Cancelar
halt-unclear = Necesito un día posterior a hoy, dentro de los próximos seis meses: “9.3.”, “lunes” o “10 días”.
halt-why =
    { $days ->
        [one] Una pausa de 1 día.
       *[other] Una pausa de { $days } días.
    } ¿Qué motivo leerá { $alias }? Toca uno o escríbelo.
    .ill = Enfermedad
    .away = De viaje
    .treatment = Tratamiento
    .unsaid = Sin motivo
    .cancel = Cancelar
halt-reason =
    { $why ->
        [ill] para que primero te recuperes
        [away] mientras estás de viaje
       *[treatment] por tu tratamiento
    }
halted-told =
    { $therapist } ha puesto tus ejercicios en pausa hasta: <b>{ $until }</b>{ $reason ->
        [none] {""}
       *[other] {" "}(“{ $reason }”)
    }. Hasta entonces no te los recordaré; ese día siguen por sí solos. Puedes escribir a { $therapist } con /report.

    En una emergencia llama al <b>{ $emergency }</b>.
halted-by =
    ⏸ Los ejercicios de { $alias } están en pausa hasta: { $until }. { $later ->
        [yes] { $alias } lo sabrá después de sus horas de silencio ({ $at }).
       *[no] El mensaje a { $alias } está en camino.
    }
halt-over = { $therapist } dice que tus ejercicios pueden seguir. Te escribiré cuando toquen los próximos.
halt-over-by =
    { $stopped ->
        [yes] La pausa de { $alias } ha terminado. Pidió no recibir más mensajes, así que no le llega nada; sus ejercicios siguen cuando vuelva por su cuenta.
       *[no] ▶️ { $alias } sigue con la próxima sesión. { $later ->
            [yes] { $alias } lo sabrá después de sus horas de silencio ({ $at }).
           *[no] El mensaje a { $alias } está en camino.
        }
    }
ending =
    <b>¿Termino el episodio de { $alias }?</b> { $stopped ->
        [yes] Pidió no recibir más mensajes, así que no le llega nada de esto.
       *[no] Recibe un mensaje de cierre con el resumen de abajo, y después nada más. La historia se conserva y puedes abrirlo otra vez.
    }{ $open ->
        [0] {""}
        [one] {" "}Queda 1 aviso abierto.
       *[other] {" "}Quedan { $open } avisos abiertos.
    }

    { $due ->
        [0] No había sesiones previstas.
       *[other] Desde: { $since }. Sesiones: { $done } de { $due }.
    }{ $lines ->
        [none] {""}
       *[other]
    {""}
    { $lines }
    }{ $words ->
        [none] {""}
       *[other]
    {""}
    Tus palabras: “{ $words }”
    }
    .yes = 🏁 Terminar
    .words = ✏️ Añadir palabras
    .cancel = Cancelar
end-words =
    Escribe lo que { $alias } leerá de ti al final, hasta 1000 caracteres.
    .cancel = Cancelar
end-over = { $alias } no tiene aquí un episodio que se pueda terminar.
ended-told =
    { $name }, aquí terminan tus ejercicios conmigo: { $therapist } ha cerrado este episodio de atención.{ $words ->
        [none] {""}
       *[other]
    {""}
    {""}
    <b>{ $therapist } escribe:</b> { $words }
    }{ $due ->
        [0] {""}
       *[other]
    {""}
    {""}
    Desde: { $since }. Hiciste { $done } de { $due } sesiones.
    }{ $lines ->
        [none] {""}
       *[other]
    {""}
    Estos eran tus ejercicios al final:
    { $lines }
    }

    Ya no te escribiré más, y lo que escribas aquí no lo lee nadie. Tu historia se queda en { the-clinic }. Si algo vuelve, contacta con { clinic-by-phone }; en una emergencia llama al <b>{ $emergency }</b>.
ended-by =
    🏁 El episodio de { $alias } ha terminado. La historia se conserva. { $stopped ->
        [yes] A { $alias } no le llega nada, porque pidió no recibir más mensajes.
       *[no] { $later ->
            [yes] { $alias } recibirá el mensaje de cierre después de sus horas de silencio ({ $at }).
           *[no] El mensaje de cierre a { $alias } está en camino.
        }
    }
reopen-not-needed = El episodio de { $alias } no está cerrado.
reopened-told = { $therapist } ha abierto aquí tus ejercicios otra vez. Te escribiré cuando toquen los próximos; con /plan los ves.
reopened-by =
    ▶️ El episodio de { $alias } está abierto otra vez, con el plan tal como estaba. { $later ->
        [yes] { $alias } lo sabrá después de sus horas de silencio ({ $at }).
       *[no] El mensaje a { $alias } está en camino.
    }
reopened-stopped = ▶️ El episodio de { $alias } vuelve a estar abierto. { $alias } había pedido no recibir más mensajes, así que no se envía nada hasta que vuelva por su cuenta (/start). Avísale por otro medio.
after-the-end =
    Tus ejercicios conmigo han terminado, así que nadie lee lo que se escribe aquí. Si algo te preocupa, contacta con tu { clinic-by-phone }.

    En una emergencia llama al <b>{ $emergency }</b>.

# — en qué manos —

team =
    <b>{ $alias }</b> está a cargo de { $therapist }.{ $observers ->
        [none] {""}
       *[other] {" "}Leen también: { $observers }.
    }{ $offered ->
        [none] {""}
       *[other] {" "}A { $offered } se le ha pedido que se haga cargo y aún no ha contestado.
    }{ $alone ->
        [yes] {" "}Todavía no hay nadie más en el equipo.
       *[no]
    {""}
    Otra persona se hace cargo cuando dice que sí. Quien lee también lo ve todo y no decide nada.
    }
pass-label = ➡️ Dejar a cargo de { $alias }
pass-back-label = ↩️ Ya no pedírselo a { $alias }
observe-label =
    { $now ->
        [yes] ➖ { $alias } ya no lee
       *[no] 👁 { $alias } puede leer
    }
pass-back = Queda sin efecto: { $alias } se queda donde está.
pass-impossible = No se puede: elige a alguien que trabaje aquí y no tenga ya a esta persona a su cargo.
pass-not-yours = Eso solo lo puede quitar { $therapist } o quien dirige el equipo.
pass-wished =
    { $by }, que está sustituyendo, pide que <b>{ $alias }</b> pase { $own ->
        [yes] a su cargo
       *[no] a cargo de { $colleague }
    }. No ha cambiado nada. Si estás de acuerdo, toca abajo; si no, no hay que hacer nada.
pass-wish-kept =
    { $lead ->
        [none] Se lo he preguntado a { $therapist }.
       *[other] Se lo he preguntado a { $therapist } y a { $lead }, y tiene que decir que sí uno de los dos.
    } Hasta entonces { $alias } sigue a cargo de { $therapist }.
pass-asked = Se le ha pedido a { $colleague } que se haga cargo de { $alias }. Hasta que { $colleague } diga que sí, todo sigue igual.
offered =
    { $therapist } te pide que te hagas cargo de <b>{ $alias }</b>. Verás la historia cuando digas que sí, y { $alias } recibirá el aviso.
    .yes = ✅ Sí, me hago cargo
    .no = No
offer-declined = De acuerdo. No ha cambiado nada.
pass-declined = { $colleague } prefiere no hacerse cargo de { $alias }. { $alias } sigue a tu cargo.
passed-by = { $alias } está ahora a cargo de { $therapist } y recibirá el aviso fuera de las horas de silencio.
passed-away = { $alias } está ahora a cargo de { $therapist }.
observer-told =
    { $now ->
        [yes] { $therapist } te deja leer lo de <b>{ $alias }</b>: está en /patients. Decide { $therapist }.
       *[no] Ya no lees lo de { $alias }.
    }
observer-by =
    { $now ->
        [yes] { $colleague } puede leer ahora todo lo de { $alias }, y no decide nada.
       *[no] { $colleague } ya no lee lo de { $alias }.
    }
colleagues = <b>Quién más trabaja aquí</b>
colleagues-none = Aquí no trabaja nadie más. Las invitaciones al equipo las hace quien lleva el sistema.
colleagues-lead = De quién trabaja aquí se ocupa la dirección terapéutica.
colleague-label = Quitar el acceso a { $alias }
colleague =
    Quién más trabaja aquí
    .revoke = Quitar el acceso
dismiss =
    ¿Le quito el acceso a { $alias }? Vale desde su próximo toque. { $count ->
        [0] No tiene pacientes a su cargo.
        [one] 1 paciente pasa a tu cargo y recibirá el aviso fuera de las horas de silencio.
       *[other] { $count } pacientes pasan a tu cargo y recibirán el aviso fuera de las horas de silencio.
    }
    .yes = Sí, quitárselo
    .cancel = Cancelar
