# Changing an answer.

change =
    { $today ->
        [yes] ¿Qué respuesta de hoy quieres cambiar?
       *[no] ¿Qué respuesta quieres cambiar, de tus ejercicios del { $day }?
    }
    .pain-before = Dolor antes
    .pain-after = Dolor después
    .effort = Cómo fue
    .note = Tu nota
    .soreness = Molestias
    .sore-where = Dónde molestaba
    .morning-pain = Dolor día siguiente
    .mood = Ánimo
    .energy = Energía
    .sleep = Sueño
change-at =
    Dolor: { $exercise ->
        [none] en general
       *[other] { $exercise }
    }
change-where =
    Dónde: { $exercise ->
        [none] en general
       *[other] { $exercise }
    }
change-kind =
    Tipo: { $exercise ->
        [none] en general
       *[other] { $exercise }
    }
change-earlier = ⏪ { $day }
change-to =
    { $what ->
        [pain_before] Dolor antes de los ejercicios: ¿qué anoto?
        [pain_after] Dolor después de los ejercicios: ¿qué anoto?
        [effort] Cómo fueron los ejercicios en general: ¿qué anoto?
        [note] Tu nota: escribe la nueva, por favor.
        [soreness] Molestias musculares: ¿qué anoto?
        [sore_where] Dónde lo notabas: ¿qué anoto?
        [morning_pain] Dolor al día siguiente: ¿qué anoto?
        [mood] Tu ánimo: ¿qué anoto?
        [energy] Tu energía: ¿qué anoto?
        [sleep] Tu sueño: ¿qué anoto?
        [hurt_where] ¿Dónde dolía{ $exercise ->
            [none] {""}
           *[other] {" "}con { $exercise }
        }? Escríbelo o toca abajo.
        [hurt_kind] ¿Qué tipo de dolor era{ $exercise ->
            [none] {""}
           *[other] {" "}con { $exercise }
        }?
       *[pain_during] { $exercise ->
            [none] Cuánto dolía: ¿qué anoto?
           *[other] Dolor con { $exercise }: ¿qué anoto?
        }
    }
nothing-to-change =
    Todavía no hay ninguna respuesta que cambiar. Después de tus próximos ejercicios, envía /change.
changed =
    ✏️ Cambiado: { $what ->
        [pain_before] dolor antes de los ejercicios
        [pain_after] dolor después de los ejercicios
        [effort] cómo fue en general
        [note] tu nota
        [soreness] molestias
        [morning_pain] dolor al día siguiente
        [mood] ánimo
        [energy] energía
        [sleep] sueño
       *[pain_during] dolor con { $exercise }
    }: ahora { $new }, antes { $old }. { $told ->
        [yes] Queda guardado para { $therapist }, junto con lo que dijiste primero.
       *[no] Tu primera respuesta sigue en tu registro, al lado.
    }
out-of-ten = { $score }/10
effort-name =
    { $value ->
        [easy] muy fácil
        [hard] muy difícil
       *[right] bien así
    }
