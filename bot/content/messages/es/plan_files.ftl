# Archivos de plan: qué está mal y qué sería correcto. Las claves se quedan como están escritas en el archivo.

plan-file =
    { $name ->
        [none] ¿De quién es este plan?
       *[other] No conozco a nadie a tu cargo con el nombre “{ $name }”. ¿De quién es este plan?
    } Toca o escribe el nombre. También puedes ponerlo como texto del archivo, o como “patient: …” dentro de él.
plan-file-large =
    Ese archivo es demasiado grande para un plan: como mucho { $most } kB. No se ha guardado nada.
plan-file-gone =
    No pude recibir ese archivo de Telegram. Envíalo de nuevo; no se ha guardado nada.
plan-file-mistakes =
    { $count ->
        [one] <b>1 error en ese archivo. No se ha guardado nada.</b>
       *[other] <b>{ $count } errores en ese archivo. No se ha guardado nada.</b>
    }
    { $lines }{ $more ->
        [0] {""}
       *[other]
    {""}
    … y { $more } más.
    }

    Corrígelos y envía el archivo otra vez.
plan-file-heading =
    Un plan de HEP Coach. Cámbialo y envíalo en el chat: será un borrador.
plan-file-keys =
    Por ejercicio: sets (series), reps, hold_s (segundos), minutes, rest_s (segundos), load (carga), side (none, each, left, right), note, swaps, easier, harder.
file-line =
    línea { $line }: { $problem }
file-too-large =
    el archivo tiene más de { $most } kB; un plan necesita mucho menos.
file-not-text =
    no es texto; guárdalo como UTF-8.
file-no-plan =
    no hay ningún plan dentro; empieza con “exercises:”.
file-yaml =
    no se puede leer como YAML; mira la sangría, los dos puntos y las comillas aquí y en la línea de arriba.
file-alias =
    no se admiten anclas ni alias (&nombre, *nombre); escribe el valor.
file-too-deep =
    hay demasiados niveles para un plan.
file-key-twice =
    “{ $what }” está dos veces; deja una.
file-missing =
    falta “{ $what }”; añádelo aquí.
file-unknown-key =
    no existe la clave “{ $what }”; { file-near }
file-choice =
    { $what } no puede ser “{ $value }”; { file-near }
file-near =
    { $near ->
        [none] { $known ->
            [none] quítalo.
           *[other] usa una de: { $known }.
        }
       *[other] ¿querías decir “{ $near }”?
    }
file-low =
    { $what } es { $value }, demasiado bajo; usa { $least } o más.
file-high =
    { $what } es { $value }, demasiado alto; usa { $most } o menos.
file-long =
    { $what } es demasiado largo; usa { $most } caracteres como mucho.
file-many =
    { $what } tiene demasiadas entradas; como mucho { $most }.
file-time =
    “{ $value }” no es una hora; escríbela como “08:00”.
file-date =
    { $what } es “{ $value }”; escribe una fecha como 2026-04-01.
file-number =
    { $what } es “{ $value }”; escribe un número entero.
file-text =
    { $what } está vacío o no es texto; escribe un texto.
file-list =
    { $what } no es una lista; escribe [a, b], o cada entrada en su línea con un guion.
file-group =
    { $what } no es un grupo de claves; escribe debajo líneas “clave: valor”, con sangría.
file-no-exercise =
    no existe el ejercicio “{ $value }”; { $near ->
        [none] /library los muestra todos.
       *[other] ¿querías decir “{ $near }”?
    }
file-exercise-twice =
    “{ $value }” ya está en la línea { $first }; deja uno.
file-no-programme =
    no existe el programa “{ $value }”; { file-near }
file-no-limit =
    no existe el límite “{ $value }”; { file-near }
file-no-times =
    di cuándo: o bien days: y times:, o bien slots:, pero no ambos.
file-end-first =
    el final está antes del inicio; cambia uno de los dos.
file-limits =
    los límites se solapan; green_max, amber_max, stop_at, severe_at deben subir, y no_start_at debe ser mayor que amber_max.
file-two-kinds =
    una dosis va en minutos, o en series con reps o hold_s; deja una sola clase.
file-sets-alone =
    las series solas no son una dosis; añade reps o hold_s.
