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
