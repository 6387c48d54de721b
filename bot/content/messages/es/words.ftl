# Doses, days, kit, the clinic, the commands menu.

dose-reps =
    { $sets ->
        [one] { $reps ->
            [one] 1 vez
           *[other] { $reps } veces
        }
       *[other] { $sets } series de { $reps }
    }{ $side ->
        [each] {" "}por lado
        [left] {" "}con el lado izquierdo
        [right] {" "}con el lado derecho
       *[no] {""}
    }
dose-reps-held =
    { $sets ->
        [one] { $reps ->
            [one] 1 vez
           *[other] { $reps } veces
        }
       *[other] { $sets } series de { $reps }
    }, manteniendo { $seconds } s cada vez{ $side ->
        [each] , por lado
        [left] , con el lado izquierdo
        [right] , con el lado derecho
       *[no] {""}
    }
dose-hold =
    { $sets ->
        [one] una vez { $seconds } s
       *[other] { $sets } veces { $seconds } s
    }{ $side ->
        [each] {" "}por lado
        [left] {" "}con el lado izquierdo
        [right] {" "}con el lado derecho
       *[no] {""}
    }
dose-minutes =
    { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minutos
    }{ $side ->
        [each] {" "}por lado
        [left] {" "}con el lado izquierdo
        [right] {" "}con el lado derecho
       *[no] {""}
    }
dose-loaded = { $dose } · { $load }
slots =
    { $which ->
        [all] Todos los días
        [workdays] De lunes a viernes
       *[some] Los { $days }
    } a las { $times }
kit =
    { $thing ->
        [mat] una colchoneta
        [band] una banda elástica
        [chair] una silla
        [wall] una pared
        [table] una mesa
        [towel] una toalla
        [pillow] una almohada
        [step] un escalón
        [strap] una correa
        [weight] una pesa
        [shoes] buen calzado
        [support] algo firme para sujetarte
        [counter] una encimera o mesada
       *[other] { $thing }
    }
day-at = { $day } a las { $time }
day-time = { $day }, { $time }
day =
    { $weekday ->
        [0] lun
        [1] mar
        [2] mié
        [3] jue
        [4] vie
        [5] sáb
       *[6] dom
    } { $day } de { $month ->
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
    }
weekday =
    { $day ->
        [0] lunes
        [1] martes
        [2] miércoles
        [3] jueves
        [4] viernes
        [5] sábados
       *[6] domingos
    }
the-clinic =
    { $clinic ->
        [none] clínica
       *[other] clínica ({ $clinic })
    }
clinic-by-phone =
    { $phone ->
        [none] { the-clinic }
       *[other] { $clinic ->
            [none] clínica ({ $phone })
           *[other] clínica ({ $clinic }, { $phone })
        }
    }
commands =
    Comandos
    .today = Tus ejercicios de hoy
    .plan = Qué haces y cuándo
    .progress = Tus últimas 4 semanas
    .report = Contarle algo a tu terapeuta
    .sent = Lo que enviaste y si ya se vio
    .change = Cambiar una respuesta
    .settings = Horas, idioma y más
    .pause = Pausar hasta un día
    .unwell = Me siento mal
    .language = Cambiar de idioma
    .help = Qué puedo hacer
    .privacy = Qué se guarda
    .export = Todo lo guardado sobre ti, en archivos
    .delete = Borrar mis datos
    .stop = No recibir más mensajes
    .menu = El menú
    .reports = Avisos abiertos
    .find = Buscar un aviso o un paciente
    .digest = Quién te necesita hoy
    .week = La semana de todos
    .settings = Lo que has elegido
    .patients = Todas las personas a tu cargo
    .new = Nueva invitación
    .log = Anotar minutos de un paciente
    .library = Los ejercicios que hay
    .replies = Tus respuestas guardadas
    .team = Quién trabaja aquí, para la dirección

# Una pregunta contestada muestra debajo lo que se contestó.
chosen = <b>✓ { $answer }</b>
