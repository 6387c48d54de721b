# El catálogo impreso que un profesional lee y firma (python -m bot content sheet ARCHIVO.html).

catalogue =
    Catálogo de ejercicios
    .intro = Todo lo que los pacientes leen y hacen, para leerlo, corregirlo y firmarlo. Nada cuenta como aprobado hasta que los archivos llevan un nombre y una fecha.
    .not-reviewed = Ningún profesional lo ha revisado todavía
    .contents = Contenido
    .exercises = Ejercicios
    .programmes = Programas
    .limits = Límites de dolor, agujetas y avisos
    .danger-signs = Señales de peligro
    .countries = Números de emergencia
    .safety-texts = Qué se dice ante una señal de peligro
    .language = Español
    .dose = Dosis
    .usual = Margen habitual
    .tempo = Ritmo de una repetición
    .load = Carga
    .intensity = Con qué esfuerzo
    .talk-test = Se puede hablar, pero no cantar
    .rest = Descanso entre series
    .easier = Más fácil
    .harder = Más difícil
    .no-entry = sin ficha propia
    .position = Posición
    .kit = Material
    .no-kit = nada
    .tags = Tipo
    .used-by = En los programas
    .nowhere = ninguno
    .source = Fuente
    .how = Cómo se hace
    .watch = Fíjate
    .feel = Se debe notar
    .not-feel = No se debe notar
    .mistakes = Errores frecuentes
    .cautions = Precauciones
    .ask-first = Preguntar antes al terapeuta si
    .aim = Para qué
    .expect = Qué esperar
    .caution = Para quién, y límites
    .slots = Cuándo
    .lasts = Duración
    .exercise = Ejercicio
    .easier-step = Paso más fácil
    .swaps = Se puede cambiar por
    .limit = Límite
    .value = Valor
    .meaning = Significado y fuente
    .sign = Señal
    .in-checklist = En la lista
    .action = Qué pasa
    .country = País
    .emergency = Emergencias
    .crisis = Línea de crisis
    .verified = Comprobado en su fuente
    .yes = sí
    .no = no
    .none = ninguna
    .picture = Dibujo del movimiento
    .no-picture = Sin dibujo todavía
    .approved = Aprobado
    .change = Cambiar:
    .name = Nombre, profesión
    .date = Fecha
catalogue-seconds = { $seconds } s
catalogue-tempo = { $out } s de ida, { $back } s de vuelta
catalogue-lasts = { $weeks } semanas, unos { $minutes } minutos cada vez
catalogue-days = { $days }, { $times } al día
catalogue-action =
    { $action ->
        [emergency] El número de emergencias, ahora
        [urgent] Atención médica hoy
       *[crisis] La línea de crisis y el número de emergencias
    }
catalogue-term =
    { $term ->
        [all_fours] a gatas
        [half_kneeling] con una rodilla en el suelo
        [lying_face_down] boca abajo
        [lying_on_back] boca arriba
        [lying_on_side] de lado
        [sitting] sentado
        [standing] de pie
        [aerobic] aeróbico
        [balance] equilibrio
        [breathing] respiración
        [control] control
        [isometric] isométrico
        [mind_body] movimiento consciente
        [mobility] movilidad
        [strength] fuerza
        [stretch] estiramiento
        [ankle] tobillo
        [arm] brazo
        [hip] cadera
        [knee] rodilla
        [leg] pierna
        [low_back] zona lumbar
        [neck] cuello
        [shoulder] hombro
        [trunk] tronco
        [upper_back] espalda alta
        [sets] series
        [reps] repeticiones
        [hold_s] segundos sostenidos
        [minutes] minutos
       *[other] { $term }
    }
