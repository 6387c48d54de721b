"""What Spanish-speaking patients type on a phone: what must alarm, what must be answered softly, what must pass."""

import time

import pytest

from bot.coach.rules import Keywords
from bot.coach.screening import _readers, screen
from tests.coaching import LIBRARY

LISTS = tuple(LIBRARY.keywords.values())

ALARMS = {
    "RF1": [
        "me duele el pecho y no puedo respirar",
        "dolor en el pecho",
        "Tengo un dolor en el pecho que se me va al brazo izquierdo",
        "el pecho me duele mucho desde anoche",
        "siento como una opresion en el pecho",
        "tengo el pecho apretado",
        "como si tuviera un peso encima del pecho",
        "me aprieta el pecho al subir las escaleras",
        "pinchazos en el pecho",
        "hoy no pude terminar me duele el pecho",
        "No, me duele el pecho",
        "creo que me esta dando un infarto",
        "mi marido tiene dolor de pecho y esta sudando",
        "no puedo caminar sin dolor en el pecho",
        "me arde el pecho cuando hago fuerza",
        "no se me quita el dolor de pecho",
        "nunca me habia dolido asi el pecho",
        "me duele el corazon",
    ],
    "RF2": [
        "no puedo respirar",
        "no puedo respirar bien doctora",
        "me falta el aire",
        "me esta faltando el aire desde q empece",
        "me cuesta mucho respirar",
        "me ahogo",
        "casi me desmayo en la ducha",
        "mi padre se ha desmayado",
        "me desmaye haciendo el ejercicio",
        "perdi el conocimiento unos segundos",
        "se me nubla la vista y sudo frio",
        "tengo sudor frio y nauseas",
        "el corazon me va a mil",
        "tengo el corazon muy acelerado",
        "me dan palpitaciones",
        "se me sale el corazon",
        "stoy muy mareada y con ganas de vomitar",
        "ya ni puedo hablar del ahogo que tengo",
        "no me entra el aire",
        "me quedo sin aire solo de levantarme",
    ],
    "RF3": [
        "se me durmio la cara de un lado",
        "no siento el brazo derecho",
        "se me torcio la boca",
        "tengo media cara dormida",
        "no puedo hablar bien se me traba la lengua",
        "arrastro las palabras",
        "de repente no veo por un ojo",
        "mi esposa esta confundida y no sabe donde esta",
        "no puedo mover la mano izquierda",
        "se me fue la fuerza del brazo de golpe",
        "creo q es un derrame cerebral",
        "el peor dolor de cabeza de mi vida",
        "tuvo una convulsion",
        "se me paralizo medio cuerpo",
    ],
    "RF4": [
        "no puedo orinar desde ayer",
        "no siento nada ahi abajo",
        "se me escapa el pis",
        "me hice pipi encima sin darme cuenta",
        "tengo dormida la entrepierna",
        "se me duermen los genitales",
        "no controlo los esfinteres",
        "no siento cuando me limpio",
        "me cague encima y ni me entere",
        "tengo adormecidas las nalgas y la parte de adentro de los muslos",
        "no puedo hacer pis",
        "desde la lesion no tengo ereccion",
    ],
    "RF5": [
        "no siento las piernas",
        "no puedo mover las piernas",
        "se me doblan las piernas",
        "el dolor me baja por las dos piernas",
        "me fallan las piernas y me caigo",
        "las piernas no me responden",
        "arrastro el pie al caminar",
        "tengo las dos piernas dormidas",
        "no me puedo mover",
        "cada vez tengo menos fuerza en la pierna",
        "no puedo caminar",
        "siento corrientazos por ambas piernas",
    ],
    "RF6": [
        "tengo la pantorrilla hinchada y caliente",
        "se me hincho una pierna",
        "la pierna derecha esta roja y caliente",
        "me duele la pantorrilla y esta dura e inflamada",
        "el gemelo lo tengo hinchado",
        "creo que tengo un coagulo",
        "trombosis",
        "la pierna se me puso morada",
    ],
    "RF7": [
        "la herida me supura",
        "sale pus de la herida",
        "se me abrieron los puntos",
        "la cicatriz esta roja y caliente",
        "la herida huele mal",
        "creo que se me infecto la operacion",
        "se me solto un punto y sangra",
        "no para de sangrar la herida",
        "lo rojo se esta extendiendo",
    ],
    "RF8": [
        "tengo fiebre",
        "tengo 38 y medio de fiebre",
        "estoy con calentura y escalofrios",
        "ando con temperatura desde la cirugia",
        "no paro de tiritar",
        "39 de temperatura",
        "me dio fiebre anoche",
        "tiemblo de frio y estoy ardiendo",
    ],
    "RF9": [
        "me cai en el baño",
        "me he caido por la escalera",
        "senti un crack en la rodilla",
        "se me salio el hombro",
        "no puedo apoyar el pie",
        "me di un golpe en la cabeza",
        "creo que me rompi la muñeca",
        "me resbale y me pegue en la cadera",
        "oi un chasquido y se me hincho",
        "mi mama se cayo de la cama",
        "el tobillo quedo deforme",
        "no puedo ponerme de pie",
    ],
    "RF10": [
        "no aguanto el dolor",
        "el dolor es insoportable",
        "estoy llorando del dolor",
        "me muero de dolor",
        "es el peor dolor de mi vida",
        "ya no soporto este dolor",
        "el dolor no para con nada",
        "las pastillas no me hacen nada",
        "un dolor horrible que no se puede aguantar",
    ],
    "RF11": [
        "dolor de espalda y fiebre",
        "he bajado de peso sin hacer dieta",
        "estoy perdiendo peso sin motivo",
        "tuve un accidente de coche ayer",
        "me atropello una moto",
        "tengo cancer de huesos",
        "me choco un carro y me duele la espalda",
        "hace años tuve cancer de mama y ahora me duele la columna",
    ],
    "RF12": [
        "me quiero morir",
        "quiero morirme",
        "ya no quiero vivir",
        "kiero morir",
        "no quiero seguir viviendo",
        "pienso en suicidarme",
        "quiero desaparecer de este mundo",
        "ya no puedo mas con la vida",
        "seria mejor que no estuviera",
        "todos estarian mejor sin mi",
        "me voy a matar",
        "quisiera dormirme y no despertar nunca",
        "quiero acabar con todo",
        "la vida no tiene sentido",
        "no le encuentro sentido a vivir",
        "me corte las venas",
        "me estoy haciendo daño",
        "ojala no despertara mañana",
        "soy una carga para mi familia",
        "quiero quitarme la vida",
        "me tome todas las pastillas",
        "para que seguir viviendo",
        "no vale la pena vivir",
        "ya no tengo ganas de vivir",
        "he pensado en tirarme por la ventana",
        "prefiero estar muerta",
        "nadie me va a extrañar si me muero",
        "estoy harto de vivir",
        "ya no aguanto mas quiero que todo termine",
        "me kiero matar",
        "boy a acabar con mi vida",
        "ojala me muriera",
    ],
}

# Written after the phrases, each time to see what they miss.
ALARMS_LATER = {
    "RF1": [
        "ando con un dolorcito aca en el pecho como si me clavaran algo",
        "doc tengo el pecho como prensado",
        "siento una cosa rara en el pecho que me sube a la garganta y al brazo",
        "me dio como una presion bien fea en el pecho subiendo las gradas",
        "tengo dolor al lado izquierdo del pecho desde la mañana",
        "mi viejo se agarra el pecho y esta blanco",
    ],
    "RF2": [
        "no me llega el aire a los pulmones",
        "estoy respirando muy mal",
        "me agito solo con ir al baño",
        "por poco me desmayo",
        "me desvaneci en la cocina y me desperte en el suelo",
        "siento el corazon en la garganta va rapidisimo",
        "me tiembla todo y sudo frio",
        "no puedo ni decir dos palabras seguidas sin parar a respirar",
    ],
    "RF3": [
        "tengo la boca chueca",
        "me quede sin fuerza en el brazo de un momento a otro",
        "mi mama no se le entiende lo que dice",
        "veo todo doble",
        "se me durmio medio lado del cuerpo",
        "no me acuerdo donde estoy",
    ],
    "RF4": [
        "llevo todo el dia sin poder orinar",
        "me orino sin sentirlo",
        "no siento nada de la cintura para abajo",
        "tengo anestesiado el culo",
        "se me sale la popo sin querer",
    ],
    "RF5": [
        "las piernas no me sostienen",
        "me tiemblan las piernas y no me aguantan",
        "se me va la pierna cuando camino",
        "tengo el pie caido no lo puedo levantar",
        "electricidad por las dos piernas hasta los pies",
    ],
    "RF6": [
        "la batata la tengo roja y super hinchada",
        "tengo una pierna mas hinchada que la otra",
        "mi pierna esta hirviendo y colorada",
    ],
    "RF7": [
        "me esta saliendo un liquido amarillo de la cicatriz",
        "se abrio la herida de la rodilla",
        "la herida tiene mal aspecto y huele",
    ],
    "RF8": [
        "38.7 en el termometro",
        "amaneci con fiebre y tembladera",
        "me dieron escalofrios toda la noche",
    ],
    "RF9": [
        "me fui de boca contra el suelo y no puedo levantarme",
        "me torci el tobillo y no lo puedo apoyar",
        "sono como una rama rota en la rodilla",
        "mi esposo se resbalo y se golpeo la cabeza",
    ],
    "RF10": [
        "me duele tanto que no puedo dormir y lloro",
        "este dolor me esta matando",
        "estoy que no me aguanto del dolor",
        "dolor 10",
    ],
    "RF11": [
        "me estoy quedando en los huesos sin hacer dieta y me duele la espalda",
        "choque con el carro el lunes y me duele el cuello",
        "hace dos años me operaron de un tumor",
    ],
    "RF12": [
        "estoy cansada de vivir asi",
        "no quiero estar mas en este mundo",
        "a veces pienso que todos descansarian si yo no estuviera",
        "quisiera cerrar los ojos y no volver a abrirlos",
        "ya no le veo salida a esto quiero morirme",
        "se me pasa por la cabeza tirarme al metro",
        "me dan ganas de cortarme otra vez",
        "no tengo motivos para seguir",
        "si me muero nadie se entera",
        "toy pensando en matarme",
        "hoy es mi ultimo dia gracias por todo",
        "que ganas de no existir",
        "no quiero despertar mañana",
        "estaria mejor muerto",
    ],
}

ALARMS_LAST = {
    "RF1": [
        "se me puso un dolor en el pecho que no me deja ni hablar",
        "hola buenas disculpe la hora pero me esta doliendo el pecho y el brazo",
        "desde q subi la cuesta noto una presion en medio del pecho",
        "me late fuerte y me duele aca en el pecho",
        "jamas habia sentido un dolor de pecho como este",
    ],
    "RF2": [
        "mi esposa se puso blanca y se desplomo",
        "ando bien agitado y no recupero el aire",
        "boqueo como un pez no puedo llenar los pulmones",
        "casi me voy al piso del mareo",
        "me desmalle en el baño",
        "me dio taquicardia y no se me quita",
        "el corazon me da brincos raros",
    ],
    "RF3": [
        "la mitad de mi cara no se mueve",
        "el brazo se me quedo muerto de repente",
        "estoy hablando raro y se me cae la baba",
        "mi papa no coordina y dice cosas sin sentido",
        "no me responde la mano derecha",
    ],
    "RF4": [
        "perdi el control de la orina anoche",
        "no me sale el pis por mas que empujo",
        "tengo hormigueo en mis partes",
        "ya no siento cuando hago del baño",
    ],
    "RF5": [
        "las dos piernas me queman hasta los pies",
        "no tengo fuerza pa levantar el pie voy tropezando",
        "se me vencieron las piernas en la cocina",
    ],
    "RF6": [
        "la pierna operada se me hincho y me late",
        "el gemelo derecho rojo caliente y duele al tocar",
    ],
    "RF7": [
        "los puntos se soltaron y sale agüita amarilla",
        "alrededor de la herida esta rojo y se va extendiendo",
    ],
    "RF8": ["desde ayer con fievre de 39", "tengo el cuerpo cortado y temblores de frio"],
    "RF9": [
        "se me fue el pie cai y ahora la muñeca esta chueca",
        "algo hizo crac en la espalda y no me enderezo",
        "no puedo cargar peso en la pierna desde el golpe",
    ],
    "RF10": ["no doy mas del dolor", "tengo un dolor de 9", "grito de dolor cada vez que me muevo"],
    "RF11": ["tuve cancer de prostata y ahora me duele la espalda de noche", "nos chocaron por detras ayer en el auto"],
    "RF12": [
        "estoy pensando en hacer una tonteria",
        "todo seria mas facil si yo no existiera",
        "no le veo sentido a nada ya",
        "me quiero ir de este mundo",
        "ya no tengo fuerzas para seguir viviendo",
        "quiero dormir y no despertar",
        "mejor me hubiera muerto en el accidente",
        "tengo las pastillas en la mano me las voy a tomar todas",
        "no merezco vivir",
        "me corto los brazos cuando estoy mal",
        "q sentido tiene seguir viviendo asi",
        "nadie lloraria x mi",
    ],
}

ALARMS_AGAIN = {
    "RF1": [
        "buenas noches tengo un dolor raro en el pecho q no se me pasa",
        "le duele mucho el pecho a mi mama que hago",
        "sentí como un calambre en el corazón",
        "me esta agarrando un dolor en el pecho feo",
    ],
    "RF2": [
        "no me da el aire",
        "ando corta de aire todo el dia",
        "se quedo inconsciente un ratito",
        "me puse helado y sudando y casi me voy",
        "siento que el corazon se me para",
        "me mareo tanto que no me puedo levantar de la cama",
    ],
    "RF3": [
        "tiene la cara torcida y no puede hablar",
        "se me adormecio el brazo izquierdo y la cara",
        "no me salen bien las palabras",
        "se me olvido donde vivo estoy muy confundida",
    ],
    "RF4": ["me hago pis y no me doy cuenta", "desde ayer no hago pipi", "las nalgas no las siento"],
    "RF5": [
        "de la cadera para abajo no siento nada",
        "casi no puedo caminar se me doblan las rodillas",
        "pierdo fuerza en los pies",
    ],
    "RF6": ["me salio un bulto caliente en la pantorrilla y esta hinchada", "la pierna se ve morada e hinchada"],
    "RF7": ["la operacion se me puso fea esta botando materia", "mi cicatriz esta caliente y supura"],
    "RF8": ["llevo dos dias con fiebre", "me arde todo tengo 39"],
    "RF9": [
        "rode por las escaleras",
        "me cai de la moto y no puedo mover el hombro",
        "trono horrible la rodilla y se me hincho",
    ],
    "RF10": ["el dolor me tiene llorando", "un dolor que no se lo deseo a nadie 9 de 10"],
    "RF11": ["estoy en quimio y me duele la columna mucho", "perdi 10 kilos sin hacer nada"],
    "RF12": [
        "no quiero seguir en esta vida",
        "quiero acabar con mi sufrimiento",
        "me gustaria no haber nacido",
        "para que vivo si solo estorbo",
        "ya no quiero estar aqui",
        "tengo ganas de matarme",
        "mis hijos estarian mejor sin mi",
        "lo unico que quiero es dejar de existir",
        "me lastimo a proposito",
        "hoy me despido de ustedes",
    ],
}

SOFT = [
    "no me duele el pecho",
    "hoy no me duele nada el pecho",
    "no tengo dolor en el pecho",
    "sin dolor de pecho",
    "no tengo fiebre",
    "ya no tengo fiebre",
    "no tengo fiebre, escalofrios ni pus",
    "nunca me he desmayado",
    "no me he caido",
    "tampoco me falta el aire",
    "no me quiero morir",
    "no quiero morir",
    "para nada me duele el pecho",
    "no he pensado en suicidarme",
    "no me duele la espalda ni tengo fiebre",
    "dolor de pecho no tengo",
    "ningun mareo ni desmayo",
    "no se me duermen los genitales",
    "no hay pus",
    "no estoy mareado ni me falta el aire",
    "me muero de risa",
    "ayer me quería morir de la risa",
    "me muero de hambre",
    "me quiero morir de la vergüenza",
    "aprieto las dos piernas contra la pelota",
    "me da miedo hacerme daño",
    "casi me da un infarto con el gol de Messi",
]

SOFT_LATER = [
    "ya no me duele el pecho gracias",
    "fiebre no he tenido",
    "no, no tengo fiebre",
    "sin fiebre ni escalofríos",
    "no he tenido mareos fuertes ni palpitaciones",
    "en ningún momento tuve dolor de pecho",
    "la herida está bien, sin pus",
    "no se me hinchó la pierna",
    "no me caí",
    "nunca pensé en suicidarme",
    "me estoy muriendo de calor",
    "me muero de ganas de volver a correr",
    "me muero por una cerveza",
    "casi me da un infarto cuando vi el precio",
    "no quiero hacerme daño en la rodilla",
    "tampoco se me duermen las piernas",
    "no tengo chest pain",
    "jamás me desmayé",
    "me caigo de sueño",
    "no hay infección",
]

HARMLESS = [
    "6",
    "un 4",
    "hecho",
    "listo, terminé los ejercicios",
    "hoy hice las tres series completas",
    "me duele la rodilla un poquito",
    "me duele la espalda al agacharme",
    "la espalda baja me molesta al levantarme de la silla",
    "no pude hacerlo, tenía trabajo",
    "no tuve tiempo hoy",
    "no me gusta este ejercicio",
    "estuvo muy difícil",
    "demasiado fácil",
    "me costó la segunda serie",
    "puedo hacerlo a las 7?",
    "a las siete y media por favor",
    "tengo agujetas",
    "estoy cansada pero bien",
    "dormí bien",
    "dormi mal anoche",
    "ganamos 3 a 0 qué partidazo",
    "anoche comí pizza y no hice nada",
    "me comí un asado espectacular",
    "hice arroz con pollo y ensalada",
    "jajaja qué risa",
    "mi perro se subió encima mientras hacía el puente",
    "se me cayó el celular",
    "se me rompió la banda elástica",
    "no encuentro la banda",
    "cuántas repeticiones son?",
    "qué significa serie?",
    "con qué pierna empiezo?",
    "levanto la pierna derecha y luego la izquierda",
    "el talón al suelo, no?",
    "apoyo la espalda en la pared",
    "subo y bajo las escaleras sin problema",
    "caminé 3 km por el parque",
    "fui en bici al trabajo",
    "siento tirante el muslo por atrás",
    "me tira un poco el gemelo al estirar",
    "noto que estoy más fuerte",
    "cada vez me sale mejor",
    "gracias doctora",
    "buenos días",
    "hola, cómo estás?",
    "no entiendo el segundo ejercicio",
    "me lo puedes explicar otra vez?",
    "prefiero por la mañana",
    "los lunes no puedo",
    "mañana viajo a Bogotá",
    "voy a estar de vacaciones dos semanas",
    "me duele el hombro al levantar el brazo",
    "tengo la rodilla un poco rígida por las mañanas",
    "me truena la rodilla pero no duele",
    "hace mucho calor para hacer ejercicio",
    "llovió todo el día",
    "mi hija hizo los ejercicios conmigo",
    "el árbitro nos robó el partido",
    "vi una peli buenísima",
    "me caes muy bien",
    "la comida me cayó pesada",
    "quiero seguir con el programa",
    "puedo más repeticiones?",
    "quiero terminar el plan pronto",
    "estoy contento con los avances",
    "pecho contra la pared y brazos abiertos",
    "respiro hondo y suelto el aire",
    "aguanto la respiración sin querer",
    "me siento en la silla y me levanto",
    "no me siento ni mejor ni peor",
    "más o menos igual que ayer",
    "hoy no, mañana sí",
    "se me olvidó hacerlos ayer",
    "perdón se me pasó la hora",
    "me gustó el estiramiento de cuello",
    "la almohada me ayuda bastante",
    "me molesta el tobillo cuando bajo escalones",
    "dolor 3 de 10",
    "muerdo la almohada jaja es broma",
    "el gato se murió de sueño encima de la colchoneta",
    "hoy me toca pierna en el gimnasio",
    "tengo las piernas cargadas de ayer",
    "me arden los muslos con la sentadilla",
    "no siento mucho trabajo en el glúteo",
    "siento que trabaja el abdomen",
    "estoy sudando un montón",
    "vengo de correr 5k",
    "me dio pereza la verdad",
    "no me dio tiempo de hacer la última",
    "cambié la silla por un banco",
    "me duele menos que la semana pasada",
    "el cuello me cruje un poco",
    "me pica la nariz jaja",
    "puedo usar una botella de agua como pesa?",
    "mi nieta cumplió tres años",
    "fuimos a la playa y nadé un rato",
    "me tomé un paracetamol y se me pasó",
    "la rodilla sigue igual",
    "no noto diferencia",
    "esta tarde voy al dentista",
    "comí demasiado en la boda",
    "el Madrid ganó en el último minuto",
    "la selección perdió otra vez",
    "hice la plancha 30 segundos",
    "me quedé dormido y no los hice",
    "los hago después de la novela",
    "qué frío hace hoy",
    "doblo la rodilla y aguanto cinco segundos",
    "apoyo el pie en el escalón",
    "mantengo los brazos al lado del cuerpo",
    "vale, perfecto",
    "dale, gracias",
    "órale, mañana le sigo",
    "chévere, quedó clarísimo",
    "no puedo los martes, mejor el miércoles",
    "se me hizo tarde",
    "prefiero escribirle por aquí",
    "tengo una duda con el ejercicio del puente",
    "terminé todo sin dolor",
    "sin dolor hoy",
]


ALL_ALARMS = [
    (flag, text)
    for sentences in (ALARMS, ALARMS_LATER, ALARMS_LAST, ALARMS_AGAIN)
    for flag, texts in sentences.items()
    for text in texts
]


@pytest.mark.parametrize(("flag", "text"), ALL_ALARMS)
def test_what_spanish_speakers_write_alarms(flag: str, text: str) -> None:
    found = screen(text, *LISTS)
    assert flag in found.flags
    assert not found.soft


@pytest.mark.parametrize("text", SOFT + SOFT_LATER)
def test_a_spanish_negation_or_idiom_is_answered_softly(text: str) -> None:
    found = screen(text, *LISTS)
    assert found.flags
    assert found.soft


@pytest.mark.parametrize("text", HARMLESS)
def test_everyday_spanish_passes(text: str) -> None:
    assert screen(text, *LISTS).flags == ()


@pytest.mark.parametrize(
    ("text", "soft"),
    [
        ("no me duele el pecho", True),
        ("no, me duele el pecho", False),
        ("No. Me duele el pecho", False),
        ("hoy no puedo me duele el pecho", False),
        ("no hice nada, me duele el pecho", False),
        ("no mejoro pero me duele el pecho", False),
        ("no tengo fiebre, escalofrios o desmayos", True),
        ("no tengo fiebre, me duele el pecho", False),
        ("no tengo fiebre, no puedo respirar", False),
        ("no no puedo respirar", False),
        ("no siento las piernas", False),
        ("no me puedo mover", False),
        ("la herida no para de sangrar", False),
        ("sin dolor de pecho", True),
        ("no puedo caminar sin dolor de pecho", False),
        ("no es solo dolor de pecho", False),
        ("no se me quita el dolor de pecho", False),
        ("no baja la fiebre", False),
        ("no tenia fiebre hasta anoche", False),
        ("nunca tuve un dolor de pecho asi", False),
        ("tampoco me duele el pecho", True),
        ("dolor de pecho no tengo", True),
        ("dolor de pecho no tengo ganas de nada", False),
    ],
)
def test_a_no_softens_only_what_it_speaks_of(text: str, soft: bool) -> None:
    found = screen(text, *LISTS)
    assert found.flags
    assert found.soft is soft


@pytest.mark.parametrize(
    "text",
    [
        "ME DUELE EL PECHO!!",
        "me dueleee el pechooo",
        "me duele el pexo",
        "meduele el pecho",
        "me duele muchisimo muy feo el pecho",
        "me duele, el pecho",
        "nopuedo respirar",
        "no pueddo rrespirar",
        "ke kiero morirme",
        "boy a suisidarme",
        "se me inchó la pierna",
        "asficsia",
        "me desmalle",
        "no ciento las piernas",
        "tengo fievre",
    ],
)
def test_how_a_word_is_spelt_does_not_matter(text: str) -> None:
    found = screen(text, *LISTS)
    assert found.flags
    assert not found.soft


# Several languages at once


@pytest.mark.parametrize(
    ("text", "soft"),
    [
        ("tengo chest pain desde ayer", False),
        ("no tengo chest pain", True),
        ("I have dolor en el pecho", False),
        ("no dolor de pecho today", True),
        ("no chest pain pero me falta el aire", False),
        ("I could die laughing, quiero morirme", False),
        ("me muero de risa but I want to die", False),
    ],
)
def test_languages_may_be_mixed(text: str, soft: bool) -> None:
    found = screen(text, *LISTS)
    assert found.flags
    assert found.soft is soft


def test_an_idiom_of_one_language_does_not_soften_a_hit_of_another() -> None:
    one = Keywords(phrases=(("angina", "RF1"),))
    other = Keywords(phrases=(("anginas", "RF8"),), idioms=("angina",))
    assert not screen("angina", one, other).soft


def test_a_list_does_not_alarm_at_the_exercises_of_another_language() -> None:
    texts = [
        text
        for entry in LIBRARY.exercises.values()
        for text in (entry.texts["en"].name, *entry.texts["en"].how, entry.texts["en"].watch, entry.texts["en"].feel)
    ]
    assert [text for text in texts if screen(text, LIBRARY.keywords["es"]).flags] == []


def test_a_stem_sounds_alike_whatever_ending_follows() -> None:
    for keywords in LISTS:
        sound = _readers((keywords,))[0]._sound
        stems = {w[:-1] for phrase, _ in keywords.phrases for w in phrase.split() if w.endswith("*")}
        assert [s for s in stems if not all(sound(s + ending).startswith(sound(s)) for ending in "aeiou")] == []


@pytest.mark.parametrize(
    "text", ["a" * 4096, "no " * 1365, "no tengo dolor de pecho, " * 163, "me quiero no puedo " * 215]
)
def test_a_text_of_any_kind_is_screened_at_once(text: str) -> None:
    screen(text, *LISTS)
    started = time.perf_counter()
    screen(text, *LISTS)
    assert time.perf_counter() - started < 0.2  # ordinary texts of this length take about a millisecond
