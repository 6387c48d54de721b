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
    ↩️ R-{ $number } de { $alias } está como antes.
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
