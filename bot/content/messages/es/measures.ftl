# Cuestionarios y metas. Lo que pregunta cada uno está en content/measures.

measure =
    { $again ->
        [yes] Habías empezado con unas preguntas para { $therapist }: { $title }. ¿Quieres seguir?
       *[no] { $own ->
            [yes] A { $therapist } le gustaría saber qué te importa: hasta tres actividades tuyas que quieras hacer mejor ({ $title }). Son uno o dos minutos.
           *[no] A { $therapist } le gustaría saber cómo estás. { $title }: { $count ->
                [one] una pregunta corta. Puedes saltártela.
               *[other] { $count } preguntas cortas. Puedes saltarte cualquiera.
            }
        }
    } { $therapist } verá tus respuestas.
    .start = ▶️ Empezar
    .later = Ahora no
    .skip = Esta vez no
    .goals = Otras actividades
measure-later =
    De acuerdo, ahora no. Te preguntaré una vez más otro día.
measure-skipped =
    De acuerdo, esta vez no. Si quieres contarle algo a { $therapist }, envía /report.
measure-over =
    Esas preguntas ya están respondidas o quedaron fuera. Volverán cuando toque.
measure-paused =
    De acuerdo, paramos aquí. Lo que has respondido queda guardado, y el resto puede esperar.
measure-go-on = ▶️ Seguir
measure-noted =
    Gracias, anotado.
measure-goal =
    { $number ->
        [1] ¿Qué te gustaría hacer y te cuesta por tu problema? Escribe una actividad, por ejemplo “subir escaleras”.
       *[other] ¿Y otra más? Puedes nombrar hasta { $most }.
    }
    .none = Eso es todo
measure-choice =
    { $number } de { $total }
    { $question }

    <b>{ $item }</b>{ $known ->
        [none] {""}
       *[other] {" "}(hasta ahora: { $known })
    }
    .skip = Saltar
    .pause = Parar aquí
measure-choice-unclear =
    No encontré eso entre las respuestas. Toca una o escribe su número.
measure-score =
    { $number } de { $total }
    { $question }

    <b>{ $item }</b>{ $known ->
        [none] {""}
       *[other] {" "}(hasta ahora: { $known })
    }
    .skip = Saltar
    .pause = Parar aquí
measure-percent =
    { $question }

    <b>{ $item }</b>{ $known ->
        [none] {""}
       *[other] {" "}(hasta ahora: { $known })
    }
    Toca un número o escribe cualquiera de 0 a 100.
    .skip = Saltar
    .pause = Parar aquí
measure-percent-unclear =
    Escribe un solo número entero de 0 a 100, o toca uno de arriba.
measure-option = { $value } – { $label }
measure-done =
    Gracias. Tus respuestas quedan guardadas y { $therapist } las verá.{ $mood ->
        [yes] {" "}Si quieres hablar con alguien, envía /report para { $therapist }{ $crisis ->
            [none] {""}
           *[other] {" "}o llama al { $crisis } a cualquier hora
        }. En una emergencia, llama al <b>{ $emergency }</b>.
       *[no] {""}
    }
    .change = ✏️ Cambiar respuesta

# Antes de la primera sesión, si el terapeuta lo pide.

screen =
    { $intro ->
        [first] Antes de tus primeros ejercicios, a { $therapist } le gustaría saber { $total } cosas de ti. Puedes saltarte cualquiera, y parar y seguir cuando quieras.
       *[other] { $intro ->
            [resumed] Quedan algunas preguntas de { $therapist }; tus ejercicios vienen justo después.
           *[none] {""}
        }
    }

    <b>{ $number } de { $total }</b> · { $question ->
        [medicines] ¿Tomas algún medicamento?
        [surgery] ¿Has tenido alguna operación que importe para tus ejercicios?
        [pregnancy] ¿Hay un embarazo, o podría haberlo?
       *[falls] ¿Has tenido alguna caída en los últimos 12 meses?
    }
    .yes = Sí
    .no = No
    .skip = Saltar
screen-unclear =
    Toca o escribe sí o no; también puedes saltarla. Después de un sí puedes contar más.
screen-words =
    { $intro ->
        [resumed] Quedan algunas preguntas de { $therapist }; tus ejercicios vienen justo después.
       *[none] {""}
    }

    <b>{ $number } de { $total }</b> · { $question ->
        [medicines_more] ¿Cuáles y para qué? Escríbelo con tus palabras.
        [surgery_more] ¿Qué fue, en qué fecha, y te han dicho que no hagas algo?
        [falls_more] ¿Cuántas veces, y te hiciste daño?
        [equipment] ¿Qué tienes en casa para hacer ejercicio, por ejemplo una colchoneta, una banda, una silla firme, pesas?
       *[likes] ¿Qué forma de moverte te gusta y cuál no?
    }
    .skip = Saltar
screen-count =
    { $intro ->
        [resumed] Quedan algunas preguntas de { $therapist }; tus ejercicios vienen justo después.
       *[none] {""}
    }

    <b>{ $number } de { $total }</b> · { $question ->
        [sits] ¿Cuántas veces puedes levantarte de una silla y volver a sentarte en 30 segundos? Pruébalo solo si te notas firme y nada te duele, con algo al lado donde agarrarte. Escribe el número.
       *[walk] ¿Cuántos minutos puedes caminar, más o menos, sin descansar? Escribe el número.
    }
    .skip = Saltar
screen-count-unclear =
    Escribe un solo número entero, hasta { $most }, o toca Saltar.
screen-name =
    { $question ->
        [medicines] medicamentos
        [medicines_more] qué medicamentos
        [surgery] operación
        [surgery_more] sobre la operación
        [pregnancy] embarazo
        [falls] caídas
        [falls_more] sobre las caídas
        [equipment] material
        [likes] lo que te gusta
        [sits] levantarse
        [walk] caminar
       *[none] ya nada marcado
    }
screen-noted =
    Gracias, anotado para tu terapeuta.
screen-done =
    Gracias, eso era todo. { $therapist } puede ver tus respuestas. { $waits ->
        [yes] Antes de tus primeros ejercicios quiere mirarlas; te escribiré en cuanto puedas empezar. No es mala señal: así tus ejercicios se ajustan a ti.
       *[no] Puedes empezar con tus ejercicios cuando quieras.
    }
    .change = ✏️ Cambiar respuesta
screen-change =
    ¿Qué respuesta quieres cambiar?
    .again = Otra vez
screen-waits =
    { $therapist } está mirando tus respuestas antes de tus primeros ejercicios; te escribiré en cuanto puedas empezar. Suele tardar un día laborable o dos. Si te sientes mal, llama al <b>{ $emergency }</b>.
screen-cleared =
    { $therapist } ha mirado tus respuestas: puedes empezar con tus ejercicios. Llegan a su hora, o ahora mismo si quieres.
screen-cleared-by =
    ▶️ { $alias } puede empezar. El mensaje para { $alias } está en camino.
