# What therapists read.

therapist-welcome =
    Te damos la bienvenida, { $name }. Ahora eres { $lead ->
        [lead] terapeuta principal
       *[other] terapeuta
    } de la { the-clinic }. Aquí recibirás los avisos que te necesitan y un resumen diario los días laborables.

    Envía /new para crear una invitación, /reports para ver los avisos abiertos, /patients para ver a todas las personas a tu cargo.
menu =
    Hola, { $name }. { $open ->
        [0] Ningún aviso abierto.
        [one] 1 aviso abierto.
       *[other] { $open } avisos abiertos.
    }
    .reports = 🔔 Avisos abiertos
    .patients = 👥 Pacientes
    .new = ➕ Invitar paciente
    .library = 📚 Biblioteca
    .settings = ⚙️ Ajustes
therapist-help =
    /reports: avisos abiertos, primero los más urgentes
    /find: un aviso por su número o un paciente por su nombre
    /digest: quién te necesita hoy; /week: la semana de todos
    /patients: todas las personas a tu cargo
    /new: nueva invitación
    /plan NOMBRE: crear o cambiar un plan
    /library: los ejercicios que hay
    /settings: horario, resúmenes, ausencia y quién te sustituye
    /language: otro idioma
    /log: minutos y llamadas de un paciente
    /replies: tus respuestas guardadas
    /team: el acceso del equipo, para la dirección
    /menu: el menú

    Para contestar a alguien, responde a su mensaje con la función Responder de Telegram.
therapist-unclear =
    No sé bien qué hacer con eso. Para escribir a alguien, responde a uno de sus avisos o elige primero a quién.
therapist-media =
    Para enviar esto a alguien, responde con ello a uno de sus mensajes, o toca primero Escribir en su ficha.
edited-therapist =
    He visto que cambiaste un mensaje. Lo que ya se pasó queda como estaba; escribe de nuevo si es importante.
not-understood-therapist =
    Algo falló de mi lado con tu último mensaje y no pude usarlo. Inténtalo de nuevo o envía /menu.
button-gone-therapist =
    Ese botón ya no funciona. Envía /menu para ver cómo está todo.
not-yours =
    Esa persona no está a tu cargo, así que ahí no puedo mostrar ni cambiar nada.

alias =
    ¿Cómo se llamará aquí tu paciente? Lo mejor es un nombre de pila o un alias; por favor, ningún nombre completo.
alias-unclear =
    Escribe un nombre corto, de hasta 30 caracteres.
alias-taken =
    Ya tienes a alguien con el nombre { $alias }. Elige otro nombre, por ejemplo “{ $alias } B”.
programme =
    ¿Qué programa para { $alias }? Verás las dosis antes de que se envíe nada.
    .empty = 📝 Plan vacío
when =
    <b>¿Cuándo hace los ejercicios { $alias }?</b> Toca días y horas para ponerlos o quitarlos, o escríbelos, por ejemplo “lun jue 8:00 18:30”. Las horas son las de tu paciente.

    { $slots ->
        [none] Todavía no hay nada elegido.
       *[other] Ahora: { $slots }
    }{ $notice ->
        [most]
    {""}
    ➤ Como mucho { $most } horas al día: quita una antes.
        [none_chosen]
    {""}
    ➤ Elige al menos un día y una hora.
       *[none] {""}
    }
    .daily = Todos los días
    .workdays = De lunes a viernes
    .mwf = Lun, mié, vie
    .tts = Mar, jue, sáb
    .go-on = ✅ Ver las dosis
    .cancel = Cancelar
when-unclear =
    No encontré ningún día ni ninguna hora ahí. Escríbelos, por ejemplo “lun jue 8:00 18:30”, o toca.
days-unclear =
    Escribe los días, por ejemplo “lun mié vie”, o toca una de las opciones.
times-unclear =
    No encontré una hora ahí. Escríbela así: 08:00.
hand-over =
    <b>{ $alias } · { $programme }</b>
    { $lines }

    { $minutes ->
        [one] Alrededor de 1 minuto
       *[other] Unos { $minutes } minutos
    } cada vez. { $slots }.{ $caution ->
        [none] {""}
       *[other]
    {""}
    ⚠️ { $caution }
    }{ $many ->
        [yes]
    {""}
    Más de cuatro ejercicios: con menos se cumple mejor.
       *[no] {""}
    }{ $notes ->
        [none] {""}
       *[other]
    {""}
    📝 { $notes }
    }{ $warnings ->
        [none] {""}
       *[other]
    {""}
    ⚠️ { $warnings }
    }{ $screening ->
        [yes]
    {""}
    🩺 Antes de la primera sesión se pregunta por medicinas, cirugía, embarazo, caídas, material y un punto de partida.
       *[no] {""}
    }

    Nadie con formación clínica ha revisado todavía el contenido de esta biblioteca; la prescripción es tuya.
    ¿Creo la invitación?
    .yes = ✅ Crear invitación
    .when = 🗓 Días y horas
    .notes = 📝 Añadir notas
    .screening = Preguntas
    .cancel = Cancelar
screening-toggle =
    🩺 Preguntas: { $on ->
        [yes] sí
       *[no] no
    }
intake =
    ¿Qué conviene saber de { $alias }? Precauciones, operaciones, lo que le importa. Aquí solo lo ven terapeutas; quien pida sus propios datos también lo recibe.
    .back = ◀ Volver
invite =
    Invitación para <b>{ $alias }</b>, válida para una sola persona hasta el { $until }:
    { $link }

    Muestra el código para que lo escanee o entrega el enlace. Se te pedirá que confirmes quién se ha unido.
consent-declined =
    { $alias } abrió la invitación y prefiere no usar el bot. Busca otra vía o háblalo en persona; puedes crear otra invitación en /patients.
joined =
    Se ha usado el enlace de <b>{ $alias }</b>. Su nombre en Telegram es “{ $name }”. Vive en: { $country }. Allí son las { $time } ({ $zone }).
    ¿Es la persona que esperabas? Hasta que lo digas no se muestra nada clínico.
    .yes = ✅ Sí, es esa persona
    .no = ❌ No, otra persona
vouched-yes =
    ✅ Has confirmado a { $alias }. El primer recordatorio llega a la hora de la próxima sesión.
vouched-no =
    ❌ Ese chat queda desconectado y no se guarda nada de él. Para invitar de nuevo a { $alias }, abre /patients.
vouch-over =
    Eso ya está resuelto para { $alias }.

report-card =
    { $tier ->
        [T0] 🟥 <b>Ahora</b> ·{" "}
        [T1] 🔶{" "}
       *[T2] 🔹{" "}
    }<b>{ $alias }</b> · { $what }{ $exercise ->
        [none] {""}
       *[other] {" "}· { $exercise }
    }
    { $facts ->
        [none] {""}
       *[other] { $facts } ·{" "}
    }{ $at } · R-{ $number }{ $count ->
        [1] {""}
       *[other] {" "}· { $count } veces
    }
    últimos 7 días: dolor { $trend } · { $due ->
        [0] nada previsto
       *[other] hecho { $done } de { $due }
    } · avisos abiertos { $open }{ $hold ->
        [yes]
    {""}
    ⏸ Todo está en pausa hasta que lo reanudes.
       *[no] {""}
    }{ $reminded ->
        [0] {""}
       *[other]
    {""}
    Aún sin confirmar; recordado { $reminded ->
            [one] una vez
           *[other] { $reminded } veces
        }.
    }{ $status ->
        [none] {""}
       *[other]
    {""}
    { $status }
    }
report-line =
    { $tier ->
        [T0] 🟥
        [T1] 🔶
       *[T2] 🔹
    } R-{ $number } · { $alias } · { $what }{ $exercise ->
        [none] {""}
       *[other] {" "}· { $exercise }
    }{ $facts ->
        [none] {""}
       *[other] {" "}· { $facts }
    }{ $count ->
        [1] {""}
       *[other] {" "}· { $count }×
    }{ $seen ->
        [yes] {" "}· 👀
       *[no] {""}
    }
rule-red-flag = señal de alarma
rule-causes-pain = provoca dolor
rule-in-pain = con dolor, hoy sin ejercicios
rule-pain-before = dolor antes de empezar
rule-pain-during = dolor durante la sesión
rule-pain-after = dolor después de la sesión
rule-pain-rise = el dolor subió durante la sesión
rule-pain-week = más dolor antes de los ejercicios que la semana anterior
rule-mood-low = ánimo bajo varios días
rule-measure = cuestionario que pide una mirada
rule-screening = algo que mirar antes de la primera sesión
rule-screened = preguntas antes de la primera sesión respondidas, nada marcado
rule-not-reached = no le llegó lo que escribiste o cambiaste
rule-unsettled = no se calmó al día siguiente
rule-sore = molestias al día siguiente
rule-stepped-up = subió un paso según lo acordado
rule-stepped-down = bajó un paso según lo acordado
rule-too-hard = demasiado difícil
rule-effort-easy = le resultó demasiado fácil
rule-effort-hard = le resultó demasiado difícil
rule-new = algo nuevo
rule-unwell = se siente mal
rule-note = nota
rule-message = mensaje
rule-question = pregunta o respuesta para ti
rule-media = compartió algo
rule-not-today = hoy no
rule-missed = tres sesiones previstas sin respuesta
rule-not-sent = recordatorio no enviado (fallo nuestro)
rule-not-confirmed = recordatorio sin confirmar
rule-unreachable = no se le puede contactar en Telegram
rule-left = pidió no recibir más mensajes; lo que aún esperaba a enviarse se descarta
rule-rejoined = ha vuelto
fact-score =
    { $score }/10{ $before ->
        [none] {""}
       *[other] {" "}({ $before } antes)
    }
fact-measure = { $tool }: { $points } de { $of }
fact-corrected = corregido a { $score }/10
fact-week = media { $value }
fact-long = molestias desde hace más de { $value } días
fact-low-days = bajo en { $value } de los últimos días
fact-checked = ninguna señal de peligro marcada
fact-unsure = no sabe si hay una señal de peligro
fact-usual = donde siempre
fact-answers = sobre R-{ $number }
fact-why =
    { $value ->
        [finish] no pudo terminar
        [heavy] demasiado peso
        [balance] perdió el equilibrio
        [busy] sin tiempo
        [sore] muchas molestias
        [away] fuera de casa
       *[other] otro motivo
    }
fact-kind =
    { $value ->
        [ache] dolor muscular
        [joint] en la articulación
        [sharp] agudo, punzante
       *[shooting] como corriente u hormigueo
    }
fact-was =
    (primero: { $value ->
        [ache] dolor muscular
        [joint] en la articulación
        [sharp] agudo, punzante
        [shooting] como corriente u hormigueo
       *[other] { $value }
    })
fact-effort =
    cambiado después a { $value ->
        [easy] muy fácil
        [hard] muy difícil
       *[right] adecuado
    }
fact-where-kind =
    { $value ->
        [joint] en una articulación
       *[shooting] como una corriente
    }
fact-managed = pudo hacer { $count }
fact-share =
    { $value ->
        [all] pudo hacerlo todo
        [half] pudo hacer más o menos la mitad
        [less] pudo hacer menos de la mitad
       *[none] no pudo hacer nada
    }
fact-rest = también en reposo
fact-swelling = hinchazón o moretones
fact-patient-says = dice: estoy bien, un error
fact-stepped-down = hizo el paso más fácil
fact-day = sesión del { $day }
fact-said = “{ $text }”
report-goes-on = <b>{ $alias }</b> · R-{ $number }, continúa: “…{ $text }”
flag =
    { $flag ->
        [rf1] dolor u opresión en el pecho
        [rf2] falta de aire, desmayo o corazón acelerado
        [rf3] cara, brazo, pierna o habla
        [rf4] entumecimiento entre las piernas, vejiga o intestino
        [rf5] ambas piernas, o una pierna cada vez más débil
        [rf6] pantorrilla hinchada, caliente
        [rf7] herida
        [rf8] fiebre tras una cirugía
        [rf9] caída o chasquido, no puede apoyar
        [rf10] dolor de 8 o más
        [rf11] dolor de espalda con fiebre o malestar
        [unsure] no sabe si hay una señal de peligro, preguntado dos veces
       *[rf12] palabras sobre hacerse daño
    }
status-seen = 👀 Visto por { $who } ({ $at })
status-acted =
    ✅ { $action ->
        [reduce] Dosis reducida
        [swap] Ejercicio cambiado
        [hold] En pausa
        [remove] Ejercicio quitado
        [resume] Reanudado
        [clear] Visto bueno dado
        [full] Dosis completa otra vez
        [lighter] Menos durante 7 días
        [call] Llamará antes
       *[write] Respondido
    } por { $who } ({ $at })
status-settled = ✅ Resuelto por { $who } ({ $at })
status-over = ✅ Terminó por sí solo ({ $at })
status-closed = ✅ Cerrado: { $alias } respondió que está de acuerdo ({ $at })
decide =
    ¿Qué quieres hacer?
    .seen = 👀 Visto
    .reduce = Reducir
    .swap = Cambiar
    .hold = Pausar 3 días
    .remove = Quitar
    .resume = ▶️ Reanudar
    .clear = ▶️ Puede empezar
    .full = ✅ Dosis completa
    .lighter = Menos, 7 días
    .call = 📞 Llamaré antes
    .write = ✍️ Escribir
    .close = ✔️ Cerrar
    .chart = 📈 Gráfico
decide-reduce-label =
    { $from } → { $to } { $unit ->
        [reps] reps
        [minutes] min
        [hold_s] s
       *[sets] series
    }
decide-swap-label = Cambiar por: { $exercise }
report-gone =
    Ese aviso está cerrado o ya no está aquí. Envía /reports para ver los abiertos.
change-impossible =
    Eso ya no se puede hacer: el plan ha cambiado desde entonces. Así está el aviso:
preview =
    { $already ->
        [acted] <b>Alguien ya actuó sobre este aviso.</b>{" "}
        [closed] <b>Este aviso está cerrado.</b>{" "}
       *[other] {""}
    }{ $stale ->
        [yes] <b>El plan ha cambiado desde que lo miraste.</b> Ahora sería:{" "}
       *[no] {""}
    }Para <b>{ $alias }</b>, desde la próxima sesión:
    { $action ->
        [reduce] <b>{ $exercise }</b>: { $before } → { $after }
        [swap] <b>{ $exercise }</b> → <b>{ $instead }</b>, { $after }
        [hold] <b>{ $exercise }</b> en pausa hasta el { $until }
       *[remove] Se quita <b>{ $exercise }</b>; { $left ->
            [1] no queda nada en el plan
            [2] queda 1 ejercicio
           *[other] los demás se quedan
        }
    }

    { $alias } leerá: “{ $reason }”
    .yes = ✅ Confirmar
    .reason = ✏️ Otro motivo
    .cancel = Cancelar
reason =
    ¿Qué motivo debe leer tu paciente? Una o dos frases sencillas.
decided =
    La versión { $version } del plan de { $alias } está en vigor: { $action ->
        [reduce] { $exercise }, { $after }
        [swap] { $instead } en lugar de { $exercise }
        [hold] { $exercise } en pausa hasta el { $until }
       *[remove] { $exercise } fuera del plan
    }. { $later ->
        [stopped] { $alias } pidió no recibir más mensajes, así que no le llega nada.
        [ended] El episodio de { $alias } ha terminado, así que no le llega nada.
        [yes] { $alias } recibirá el mensaje después de sus horas de silencio ({ $at }).
       *[no] El mensaje para { $alias } va en camino.
    }
resume-not-needed =
    Los ejercicios de { $alias } no están en pausa.
resumed-by =
    { $later ->
        [stopped] La parada de seguridad de { $alias } queda levantada. Pidió no recibir más mensajes, así que no le llega nada; sus ejercicios siguen cuando vuelva por su cuenta.
        [ended] La parada de seguridad de { $alias } queda levantada. Su episodio ha terminado, así que no hay ejercicios ni le llega nada.
       *[other] ▶️ La parada de seguridad de { $alias } queda levantada, y sigue { $until ->
            [none] con la próxima sesión.
           *[other] cuando acabe su pausa, el { $until }.
        } { $later ->
            [yes] { $alias } recibirá el mensaje después de sus horas de silencio ({ $at }).
           *[no] El mensaje para { $alias } va en camino.
        }
    }
write =
    ¿Qué le escribo a { $alias }? Escríbelo aquí; se pasa palabra por palabra.
    .cancel = Cancelar
    .mine = 💾 Mis respuestas
write-late =
    Ha pasado un rato, así que tu texto no va a nadie. Toca Escribir otra vez, o responde al mensaje de esa persona.
wrote-kept =
    { $later ->
        [yes] Guardado. { $alias } lo recibirá después de sus horas de silencio ({ $at }).
       *[no] En camino a { $alias }.
    }{ $text ->
        [none] {""}
       *[other]
    {""}
    “{ $text }”
    }
wrote-unreachable =
    Ahora no se puede contactar aquí con { $alias }: aún no se ha unido, lo ha dejado o ha bloqueado el bot. Busca otra vía, por favor.
media =
    De <b>{ $alias }</b> · R-{ $number }. Responde a este mensaje para contestar.
patients =
    { $count ->
        [one] 1 paciente
       *[other] { $count } pacientes
    } a tu cargo{ $pages ->
        [1] {""}
       *[other] {" "}· página { $page } de { $pages }
    }:
    .next-page = Más ▶
    .previous-page = ◀ Atrás
patients-none =
    Todavía no hay nadie a tu cargo.
patient =
    <b>{ $alias }</b> · { $standing ->
        [invited] con invitación, aún no se ha unido
        [joining] uniéndose ahora
        [unconfirmed] espera que confirmes quién se ha unido
        [active] participa
        [ended] episodio terminado
       *[stopped] pidió no recibir más mensajes
    }{ $paused ->
        [none] {""}
       *[other] {" "}· ⏸ en pausa hasta: { $paused }
    }{ $unreachable ->
        [yes] {" "}· no se le puede contactar
       *[no] {""}
    }{ $hold ->
        [yes] {" "}· ⏸ en pausa tras una señal de alarma
       *[no] {""}
    }{ $own ->
        [yes] {""}
       *[no] {" "}· a cargo de { $therapist }
    }{ $observing ->
        [yes] {" "}· tú solo lees
       *[no] {""}
    }{ $observers ->
        [none] {""}
       *[other] {" "}· leen también: { $observers }
    }{ $offered ->
        [none] {""}
       *[other] {" "}· se le ha pedido a { $offered } que se haga cargo
    }
    Plan, versión { $version } · { $slots }
    { $lines }

    Últimos 7 días: { $due ->
        [0] nada previsto
       *[other] hecho { $done } de { $due }
    } · 28 días: { $all_due ->
        [0] nada previsto
       *[other] { $all_done } de { $all_due }
    } · dolor { $trend } · avisos abiertos { $open }{ $paces ->
        [none] {""}
       *[other]
    {""}
    pasos de las últimas sesiones: { $paces }
    }
    .write = ✍️ Escribir
    .plan = ✏️ Plan
    .thread = 💬 Mensajes
    .filed = 🗂 Avisos
    .notes = 📝 Notas
    .jot = ➕ Añadir nota
    .pause = ⏸ Pausa
    .team = 👥 Equipo
    .end = 🏁 Terminar
    .reopen = 🔓 Abrir otra vez
    .show = « Ficha
    .resume = ▶️ Reanudar
    .chart = 📈 Gráfico
    .export = 📤 Exportar
    .invite = 🔗 Nueva invitación
    .revoke = Anular invitación
revoke =
    ¿Anulo la invitación abierta de { $alias }?
    .yes = Sí, anularla
    .cancel = Cancelar
revoked =
    La invitación ya no funciona.
programme-line =
    • { $exercise }: { $dose }{ $easier ->
        [none] {""}
       *[other] {" "}(paso más fácil: { $same ->
            [yes] { $easier_dose }
           *[no] { $easier }, { $easier_dose }
        })
    }{ $harder ->
        [none] {""}
       *[other] {" "}(paso más difícil: { $like ->
            [yes] { $harder_dose }
           *[no] { $harder }, { $harder_dose }
        })
    }{ $note ->
        [none] {""}
       *[other] {" "}✍️ { $note }
    }
digest-seen =
    Hecho: lo que era solo para el resumen queda resuelto. Lo urgente sigue abierto.
digest-unread =
    ↩️ Deshecho: esas entradas vuelven a estar abiertas, en /reports.
digest-unread-late =
    Han pasado más de 10 minutos, así que ya no se puede deshacer. No se pierde nada: /find y el número muestran cualquiera.
