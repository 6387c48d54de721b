# Archivos: cómo se llaman y qué se dice mientras se preparan y cuando llegan.

export =
    ¿Qué archivo sobre <b>{ $alias }</b>? Se hace con lo que está guardado ahora.
    .csv = 📊 Valoraciones (CSV)
    .json = 🗂 Todo (JSON)
export-own =
    Aquí va todo lo que está guardado sobre ti: una vez para leer (PDF) y otra para un ordenador (JSON). Guarda los archivos donde solo tú puedas verlos. Si algo no es correcto, díselo a { $therapist } con /report.
preparing = Preparando { $file } …
file-name =
    { $kind ->
        [pdf] el informe de evolución
        [handout] la hoja de ejercicios
        [csv] las valoraciones
        [fhir] el paquete FHIR
        [json] el archivo de datos
       *[own] tus datos para leer
    }
file =
    { $mine ->
        [yes] { $kind ->
            [json] 🗂 Todo lo que está guardado sobre ti, para que lo lea un ordenador (JSON).
           *[own] 📄 Todo lo que está guardado sobre ti, para leer (PDF).
        }
       *[no] { $kind ->
            [pdf] 📄 Informe de evolución · <b>{ $alias }</b>. Revísalo antes de entregarlo.
            [handout] 🖨 Hoja de ejercicios · <b>{ $alias }</b>, para imprimir.
            [csv] 📊 Valoraciones y sesiones · <b>{ $alias }</b>. Se abre con cualquier hoja de cálculo.
            [fhir] 🏥 Paquete FHIR R4 · <b>{ $alias }</b>, comprobado con el estándar.
           *[json] 🗂 Todo lo que está guardado sobre <b>{ $alias }</b>. También tus notas.
        }
    }
document-failed =
    Ese archivo no se ha podido hacer ahora. No se ha perdido nada; pídelo otra vez dentro de unos minutos. Si vuelve a fallar, avisa a quien lleva este bot.
document-refused =
    Ese archivo ya no te corresponde, así que no se ha hecho.

measure-name =
    { $measure ->
        [pain_before] Dolor antes
        [pain_during] Dolor durante
        [pain_after] Dolor después
        [soreness] Molestias al día siguiente
        [morning_pain] Dolor al día siguiente
        [mood] Ánimo
        [energy] Energía
        [sleep] Sueño
        [effort] Esfuerzo
        [status] Qué pasó con la sesión
        [dose_done] Hecho de la dosis
       *[pace] Ritmo de los pasos
    }
