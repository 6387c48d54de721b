# La historia del paciente tal como la usan los terapeutas, quién atiende a cada paciente y lo que este lee de ello.

reads-only =
    Este paciente está en observación: aquí se puede leer todo, y decide su terapeuta.
access-ended =
    Su acceso en { the-clinic } ha terminado y sus pacientes están a cargo de un colega. A este chat ya no llega nada más.
colleague-left =
    { $alias } ya no tiene acceso. { $count ->
        [0] No tenía pacientes a su cargo.
        [one] 1 paciente pasa a su cargo y recibirá el aviso a una hora prudente.
       *[other] { $count } pacientes pasan a su cargo y recibirán el aviso a una hora prudente.
    }
in-other-hands =
    { $left ->
        [yes] { $before } ya no trabaja en { the-clinic }.
       *[no] { $before } ha dejado sus ejercicios en manos de un colega.
    } A partir de ahora le atiende aquí <b>{ $therapist }</b>. Sus ejercicios siguen igual, y lo que me escriba le llega a { $therapist }.
