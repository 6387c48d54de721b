# Un toque tardío: bajo una tarjeta de hace semanas, tras /stop, tras el final, sin consentimiento o desde un chat ajeno.

kept-after =
    { $what }{ $told ->
        [now] {" "}Se le dirá a { $therapist }.
        [summary] {" "}Estará en el próximo resumen para { $therapist }.
        [said] {""}
       *[no] {" "}{ $therapist } puede verlo en tu registro.
    }

    { standing-after }
standing-after =
    { $standing ->
        [stopped] Pediste no recibir más mensajes, así que { $therapist } no puede responderte aquí. Si quieres una respuesta, contacta con tu { clinic-by-phone }. Para volver, envía /start.
       *[ended] Tus ejercicios conmigo han terminado, así que { $therapist } no puede responderte aquí. Si quieres una respuesta, contacta con tu { clinic-by-phone }.
    }

    Si te encuentras mal, envía /unwell. En una emergencia llama al <b>{ $emergency }</b>.
hurt-score-after =
    { $what } Se le dirá a { $therapist }. Siento que te duela. Si quieres, toca cuánto, de 0 a 10.

    { standing-after }
not-kept =
    Eso no queda anotado y no se le dice a nadie: retiraste tu consentimiento. Si algo te duele o te preocupa, contacta con tu { clinic-by-phone }. Si te encuentras mal, toca abajo; en una emergencia llama al <b>{ $emergency }</b>.
answer-gone =
    No he podido anotarlo: los ejercicios a los que pertenece ya no se guardan aquí. { $quiet ->
        [yes] Si algo te duele o te preocupa, contacta con tu { clinic-by-phone }.
       *[no] Si algo te duele o te preocupa, envía /report y tus palabras.
    } En una emergencia llama al <b>{ $emergency }</b>.
unknown-tap =
    Eso no queda anotado y no se le dice a nadie: aquí no hay nada sobre ti, o ya no lo hay. Si algo te duele o te preocupa, contacta con tu { clinic-by-phone }. En una emergencia llama al <b>{ $emergency }</b>.
left-ended =
    Hecho: no recibirás más mensajes míos, ni siquiera si un día tus ejercicios vuelven a empezar aquí. Entonces /start te traería de vuelta.
