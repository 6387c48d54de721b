# A late tap: below a card of weeks ago, after /stop, after the end, without consent, or from a chat that is nobody's.

kept-after =
    { $what }{ $told ->
        [now] {" "}{ $therapist } will be told.
        [summary] {" "}It stands in the next summary for { $therapist }.
        [said] {""}
       *[no] {" "}{ $therapist } can see it in your record.
    }

    { standing-after }
standing-after =
    { $standing ->
        [stopped] You've asked for no more messages, so { $therapist } can't answer you here. For an answer, contact { clinic-by-phone }. To come back, send /start.
       *[ended] Your exercises with me are over, so { $therapist } can't answer you here. For an answer, contact { clinic-by-phone }.
    }

    If you feel unwell, send /unwell. In an emergency call <b>{ $emergency }</b>.
hurt-score-after =
    { $what } { $therapist } will be told. I'm sorry that it hurts. If you like, tap how much, from 0 to 10.

    { standing-after }
not-kept =
    That is not recorded, and nobody is told: you took your consent back. If something hurts or worries you, contact { clinic-by-phone }. If you feel unwell, tap below; in an emergency call <b>{ $emergency }</b>.
answer-gone =
    I couldn't record that: the exercises it belongs to are no longer kept here. { $quiet ->
        [yes] If something hurts or worries you, contact { clinic-by-phone }.
       *[no] If something hurts or worries you, send /report and your words.
    } In an emergency call <b>{ $emergency }</b>.
unknown-tap =
    That is not recorded, and nobody is told: there is nothing about you here, or not any more. If something hurts or worries you, contact { clinic-by-phone }. In an emergency call <b>{ $emergency }</b>.
left-ended =
    Done: you'll get no more messages from me, not even if your exercises here begin again one day. Then /start would bring you back.
