# La mesa de los terapeutas: quién mira y cuándo, los informes, los resúmenes y los ajustes.

# A los pacientes: cuándo mirará alguien. Una costumbre de la clínica, nunca una promesa de que se ha leído.
reply-by =
    { $now ->
        [yes] { $who }{ $instead ->
            [none] {""}
           *[other] , que sustituye a { $instead },
        } está trabajando hasta las { $until }.
       *[no] { $who }{ $instead ->
            [none] {""}
           *[other] , que sustituye a { $instead },
        } vuelve a trabajar a partir de: { $at }, y entonces lo mirará.
    } La respuesta suele llegar a más tardar el { $by }.

# La lista de avisos.
reports =
    <b>{ $which ->
        [urgent] Avisos urgentes
        [mine] Avisos de tus propios pacientes
        [seen] Vistos, todavía sin decisión
        [patient] Avisos abiertos de { $alias }
       *[all] Avisos abiertos
    }: { $count }</b>{ $pages ->
        [1] {""}
       *[other] {" "}· página { $page } de { $pages }
    }
    { $lines }
    .all = Todos
    .urgent = 🔶 Urgentes
    .mine = Mis pacientes
    .patient = Un paciente …
    .next-page = Más ▶
    .previous-page = ◀ Atrás
    .seen = 👀 Sin decidir
reports-none =
    { $which ->
        [urgent] No hay ningún aviso urgente abierto.
        [mine] No hay ningún aviso abierto de tus propios pacientes.
        [seen] No hay nada visto que siga sin decisión.
        [patient] No hay ningún aviso abierto de { $alias }.
       *[all] Ningún aviso abierto.
    }
reports-whose =
    ¿De quién? Toca un nombre o escríbelo.{ $more ->
        [0] {""}
       *[other] {" "}Hay { $more } más con avisos abiertos; /find y el principio del nombre los encuentra.
    }
find-what =
    Escribe qué buscar: el número de un aviso, por ejemplo /find 3-1, o el principio del nombre de un paciente.
find-none =
    Nadie a tu cargo se llama así, y tampoco es el número de un aviso. Un número se ve así: R-3-1.
find-several =
    Hay { $count } pacientes cuyo nombre empieza así. ¿A quién te refieres?

# Deshacer una decisión.
undo =
    ¿Deshacer la última decisión?
    .yes = ↩️ Deshacer
undo-label = ↩️ Deshacer (hasta las { $until })
undone =
    ↩️ R-{ $number } de { $alias } está como antes.{ $told ->
        [no] {" "}{ $alias } todavía no sabía que se había visto, y no se le dirá.
        [yes] {" "}{ $alias } ya sabe que se ha visto; eso no se puede deshacer.
       *[none] {""}
    }
plan-undone =
    ↩️ Deshecho: el plan de { $alias } vuelve a ser el de antes, como versión { $version }. { $told ->
        [no] A { $alias } todavía no se le había dicho nada, así que no recibe nada.
       *[yes] A { $alias } ya se le había dicho el cambio, así que también recibe un mensaje de que se ha deshecho.
    }
undo-late =
    Eso fue hace más de 10 minutos, o ya se decidió otra cosa, así que no se puede deshacer. El aviso está así:
undo-changed-since =
    El plan de { $alias } se ha cambiado de nuevo desde entonces, así que no se ha deshecho nada. El aviso está así:
told-undone =
    { $therapist } ha deshecho el último cambio, el que vino de { $what }: tu plan vuelve a ser el de antes a partir de tu próxima sesión. Míralo con /plan.

# Lo que llega solo: el resumen diario y la vista semanal.
why =
    { $why ->
        [red_flag] { $count ->
            [0] en pausa por seguridad, espera a que lo reanudes
           *[other] señal de alarma, espera una decisión
        }
        [unseen] { $count ->
            [one] 1 aviso que nadie ha visto
           *[other] { $count } avisos que nadie ha visto
        }
        [undecided] { $count ->
            [one] 1 aviso visto, sin decisión
           *[other] { $count } avisos vistos, sin decisión
        }
        [unconfirmed] espera a que confirmes quién se unió
        [unreachable] no se le puede contactar en Telegram
        [pain_high] dolor { $score }/10 esta semana
        [pain_up] el dolor antes de las sesiones subió esta semana
        [sore] { $days ->
            [one] molestias musculares desde hace 1 día
           *[other] molestias musculares desde hace { $days } días
        }
        [ignored] { $count ->
            [one] 1 sesión sin respuesta
           *[other] { $count } sesiones sin respuesta
        }
        [low] hizo { $done } de { $due } esta semana
        [silent] { $days ->
            [one] sin noticias desde hace 1 día
           *[other] sin noticias desde hace { $days } días
        }
        [new] { $count ->
            [one] 1 entrada nueva
           *[other] { $count } entradas nuevas
        }
       *[review] toca revisar el plan
    }
digest-needs = { $number }. <b>{ $alias }</b>: { $why }
digest =
    <b>Buenos días, { $name }.</b>
    { $unseen ->
        [none] {""}
       *[other]
    {""}

    <b>Nadie ha confirmado haber visto:</b>
    { $unseen }{ $unseen_more ->
        [0] {""}
       *[other]
    {""}
    … y { $unseen_more } más en /reports.
    }
    }{ $needing ->
        [none] {""}
       *[other]
    {""}

    <b>Quién te necesita, primero lo más urgente:</b>
    { $needing }{ $needing_more ->
        [0] {""}
       *[other]
    {""}
    … y { $needing_more } más.
    }
    }{ $new ->
        [0] {""}
       *[other]
    {""}

    <b>Entradas nuevas:</b>
    { $entries }{ $new_more ->
        [0] {""}
       *[other]
    {""}
    … y { $new_more } más en /reports.
    }
    }{ $unconfirmed ->
        [0] {""}
        [one] {"\u000A\u000A"}1 paciente espera a que confirmes quién se unió.
       *[other] {"\u000A\u000A"}{ $unconfirmed } pacientes esperan a que confirmes quién se unió.
    }
    .seen = 👀 Todo leído
    .unread = ↩️ Deshacer
digest-nothing =
    Buenos días, { $name }. Hoy nada te necesita.
overview =
    <b>Tu semana, { $name }, hasta el { $until }</b>
    { $count ->
        [0] Todavía no se ha unido nadie a tu cargo.
        [one] 1 paciente a tu cargo.
       *[other] { $count } pacientes a tu cargo.
    }{ $invited ->
        [0] {""}
        [one] {" "}1 con invitación, todavía sin unirse.
       *[other] {" "}{ $invited } con invitación, todavía sin unirse.
    }

    { $told ->
        [yes] Quién te necesita está en el mensaje de arriba.
       *[no] { $needing ->
            [none] Nadie necesita atención especial.
           *[other] <b>Quién te necesita, primero lo más urgente:</b>
    { $needing }{ $needing_more ->
        [0] {""}
       *[other]
    {""}
    … y { $needing_more } más.
    }
        }
    }{ $colleagues ->
        [none] {""}
       *[other]
    {""}

    <b>El resto del equipo:</b>
    { $colleagues }
    }
weekly-colleague =
    • { $name }{ $away ->
        [yes] {" "}(ausente)
       *[no] {""}
    }: { $patients ->
        [one] 1 paciente
       *[other] { $patients } pacientes
    }, { $open ->
        [0] ningún aviso abierto
        [one] 1 aviso abierto
       *[other] { $open } avisos abiertos
    }{ $unseen ->
        [0] {""}
       *[other] , { $unseen } sin confirmar
    }
weekly-page =
    { $pages ->
        [1] {""}
       *[other] <b>{ $page } de { $pages }</b>
    }
    { $lines }
weekly-rest =
    <b>Sin imagen:</b>
    { $lines }
weekly-line =
    { $needs ->
        [yes] ⚠{" "}
       *[no] {""}
    }<b>{ $alias }</b>: { $due ->
        [0] nada programado en 7 días
       *[other] { $done } de { $due } en 7 días
    }{ $all_due ->
        [0] {""}
       *[other] , { $all_done } de { $all_due } en 28
    } · dolor { $pain } · molestias { $soreness }{ $open ->
        [0] {""}
        [one] {" "}· 1 aviso abierto
       *[other] {" "}· { $open } avisos abiertos
    }{ $silent ->
        [none] {""}
       *[other] {" "}· sin noticias desde { $silent }
    }{ $milestones ->
        [none] {""}
       *[other] {" "}· { $milestones }
    }{ $review ->
        [yes] {" "}· toca revisión
       *[no] {""}
    }{ $paused ->
        [yes] {" "}· en pausa
       *[no] {""}
    }{ $standing ->
        [stopped] {" "}· no quiere mensajes
        [ended] {" "}· terminado
        [unconfirmed] {" "}· por confirmar
        [joining] {" "}· uniéndose
       *[active] {""}
    }
weekly-rating =
    { $trend ->
        [none] –
       *[other] { $trend } { $now ->
            [none] –
           *[other] { $now }
        }{ $was ->
            [none] {""}
           *[other] {" "}(antes { $was })
        }
    }
weekly-milestone =
    { $milestone ->
        [total] { $count ->
            [one] primera sesión hecha
           *[other] { $count } sesiones en total
        }
        [streak] { $count } sesiones seguidas
        [comeback] ha vuelto
        [first_week] primera semana hecha
       *[goal] mejora en una meta
    }
weekly-title = Los últimos 7 días
weekly-share =
    { $due ->
        [0] –
       *[other] { $done } de { $due }
    }
weekly-weekday =
    { $day ->
        [0] lu
        [1] ma
        [2] mi
        [3] ju
        [4] vi
        [5] sá
       *[6] do
    }
weekly-trend =
    { $of ->
        [pain] Dolor 0–10, 28 días
       *[soreness] Molestias 0–10
    }

# Los ajustes de un terapeuta.
practice-these-days =
    { $which ->
        [all] todos los días
        [workdays] de lunes a viernes
       *[some] { $days }
    }
practice =
    <b>⚙️ Tus ajustes</b>{ $note ->
        [none] {""}
       *[other]
    {""}
    { $note }
    }

    Días de trabajo: { $days }
    Horario: de { $from } a { $to }
    Zona horaria: { $zone } (allí son las { $time })
    Resumen diario: { $digest }, en tus días de trabajo
    Los días sin novedades: { $nothing ->
        [line] una línea que lo dice
       *[silence] ningún mensaje
    }
    Vista semanal: { $weekly ->
        [none] desactivada
       *[other] { $weekly }
    }
    Ausencia: { $away_from ->
        [none] ninguna
       *[other] del { $away_from } al { $away_to }, { $instead ->
            [none] { $lead ->
                [lead] nadie te sustituye: como último recurso, los avisos te siguen llegando
               *[other] nadie te sustituye: los avisos van a la persona responsable del equipo
            }
           *[other] te sustituye { $instead }
        }
    }
    .days = Días de trabajo
    .hours = Horario
    .zone = Zona horaria
    .digest = Resumen diario
    .nothing = Días sin novedades
    .weekly = Vista semanal
    .away = 🏖 Ausencia
    .language = Idioma
    .close = ✔️ Cerrar
practice-no-news =
    Sin novedad: { $nothing ->
        [line] una línea
       *[silence] nada
    }
practice-saved =
    ✅ { $what ->
        [days] Tus días de trabajo están cambiados.
        [hours] Tu horario está cambiado.
        [zone] Tu zona horaria está cambiada.
        [digest] La hora de tu resumen está cambiada.
        [nothing] Queda cambiado lo que recibes cuando nada te necesita.
        [weekly] Tu vista semanal está cambiada.
        [away] Tu ausencia está guardada.
       *[here] Estás aquí: no hay ninguna ausencia prevista.
    }
practice-closed =
    <b>Tus ajustes:</b> { $days }, de { $from } a { $to }, { $zone }; resumen a las { $digest }. Se cambian con /settings.
practice-ok =
    ¿Cuándo trabajas? Supongo: { $days }, de { $from } a { $to }, { $zone } (allí son las { $time }), con un resumen diario a las { $digest }. Los pacientes leen cuándo mirará alguien, así que debería ser correcto.
    .yes = ✅ Es correcto
    .adjust = ✏️ Cambiar
practice-fine =
    Bien. Puedes cambiarlo cuando quieras con /settings; ahí también dices cuándo te ausentas y quién te sustituye.
practice-days =
    ¿Qué días trabajas? Toca, o escríbelos, por ejemplo “lun mar jue”.
    .workdays = De lunes a viernes
    .daily = Todos los días
    .mwf = Lun, mié, vie
    .tts = Mar, jue, sáb
    .back = ◀ Atrás
practice-hours =
    ¿De qué hora a qué hora? Toca, o escríbelo, por ejemplo “8:30 a 16:00”.
    .h0816 = 08:00 a 16:00
    .h0818 = 08:00 a 18:00
    .h0917 = 09:00 a 17:00
    .h1220 = 12:00 a 20:00
    .back = ◀ Atrás
practice-hours-unclear =
    Necesito un principio y un final, por ejemplo “8:30 a 16:00”.
practice-hours-order =
    El final tiene que ser más tarde que el principio, el mismo día. Por ejemplo “8:30 a 16:00”.
practice-zone =
    Supongo que estás en { $zone }, donde son las { $time }. Si no es así, escribe qué hora marca ahora tu reloj, por ejemplo 15:10, o tu ciudad, o una zona como Europe/Madrid.
    .back = ◀ Atrás
practice-zone-unclear =
    Esa no la conozco. Escribe qué hora marca ahora tu reloj, por ejemplo 15:10, o una zona como Europe/Madrid.
practice-digest =
    ¿A qué hora quieres el resumen diario? Toca, o escribe una hora.
    .t0700 = 07:00
    .t0830 = 08:30
    .t1200 = 12:00
    .t1700 = 17:00
    .back = ◀ Atrás
practice-weekly =
    ¿Qué día quieres la vista semanal, junto con el resumen? Si ese día no trabajas, llega tu siguiente día de trabajo.
    .mon = Lun
    .tue = Mar
    .wed = Mié
    .thu = Jue
    .fri = Vie
    .sat = Sáb
    .sun = Dom
    .off = Desactivar
    .back = ◀ Atrás
practice-weekly-unclear =
    Di un solo día, por ejemplo “viernes”, o “desactivar”.
practice-away =
    ¿Cuándo te ausentas? Escribe el primer y el último día, por ejemplo “3.8. a 17.8.” o “mañana a viernes”; para un solo día basta ese día. Primero el día y luego el mes.
    .today = Solo hoy
    .tomorrow = Solo mañana
    .here = Estoy aquí
    .back = ◀ Atrás
practice-away-unclear =
    No pude leerlo. Escribe el primer y el último día así: “3.8. a 17.8.”, primero el día y luego el mes.
practice-away-order =
    El último día no puede ser anterior al primero ni a hoy, y una ausencia dura medio año como mucho. Escribe los dos días otra vez.
practice-instead =
    Ausente del { $away_from } al { $away_to }. ¿Quién te sustituye? En ese tiempo, y solo entonces, podrá ver a tus pacientes y decidir por ti.
    .nobody = Nadie
practice-instead-unclear =
    Aquí nadie se llama así. Toca un nombre, o escríbelo tal como aparece.
practice-standing-in =
    { $what ->
        [begins] { $name } se ausenta del { $first } al { $last } y te ha nombrado para sustituirle. En ese tiempo te llegan los avisos de sus pacientes, y puedes verlos y decidir.
       *[over] Ya no sustituyes a { $name } del { $first } al { $last }.
    }
