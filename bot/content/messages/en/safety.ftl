# Fixed wording. Action first; no diagnosis, no reassurance, no exclamation marks.

safety-emergency =
    <b>Stop now. Call { $emergency } or go to the nearest emergency department.</b>
    Don't wait for a reply here. I'm an automated program and may be wrong.{ $stored ->
        [yes]
    {""}

    Your exercises are paused. A report is on its way to your therapist's team, but nobody reads this chat around the clock.
       *[no] {""}
    }
safety-urgent =
    <b>Stop now. Please speak to a doctor today.</b> If it gets worse, or you can't reach one, call <b>{ $emergency }</b>.
    Don't wait for a reply here. I'm an automated program and may be wrong.{ $stored ->
        [yes]
    {""}

    Your exercises are paused. A report is on its way to your therapist's team, but nobody reads this chat around the clock.
       *[no] {""}
    }
safety-crisis =
    <b>{ $crisis ->
        [none] Call { $emergency } now: you deserve help from a person.
       *[other] Call { $crisis } to talk to somebody now. If you are in danger, call { $emergency }.
    }</b>
    Thank you for telling me. Can you be with someone you trust right now?

    I'm an automated program and can't give you the help you need.{ $stored ->
        [yes]
    {""}

    Your exercises are paused. A report is on its way to your therapist's team, but nobody reads this chat around the clock.
       *[no] {""}
    }
still-stopped =
    Your exercises are paused until { $therapist } has been in touch with you.

    If you feel unwell now, call <b>{ $emergency }</b>; don't wait for a reply here. What you write here is passed on to { $therapist }.
stopped =
    Your exercises are paused.
    .message = ✍️ Write a message
    .mistake = I'm OK, a mistake
stopped-mistake =
    Thank you. I've added that to the report for { $therapist }. Your exercises go on as soon as { $therapist } says so.

    If you feel unwell after all, call <b>{ $emergency }</b>.
checklist =
    Do you have any of these now? If it's bad, don't read on: call <b>{ $emergency }</b>.
    .rf1 = Chest pain, pressure
    .rf2 = Can't get my breath
    .rf3 = Face, arm or speech
    .rf4 = Numb between legs
    .rf5 = Both legs worse
    .rf6 = Swollen, warm calf
    .rf7 = Wound red or open
    .rf8 = Fever after surgery
    .rf9 = Fall, can't stand
    .rf11 = Back pain and fever
    .rf12 = I may harm myself
    .unsure = 🤷 I can't say
    .none = ✅ None of these
checklist-unsure =
    <b>If you can't say, don't take a chance: call { $emergency }, or speak to a doctor today.</b> Don't wait for a reply here.

    Which of these could it be? If you are sure that it's none, tap “None of these”.
checklist-clear =
    All right, none of these. If it changes, send /unwell or call <b>{ $emergency }</b>.
soft =
    <b>If this is an emergency, call { $emergency } now.</b> I'm only a program, and not sure that I understood you.
    .unwell = 🛑 I do feel unwell
    .ok = I'm OK
soft-ok =
    { $open ->
        [yes] Thank you. Please go on with the question above.
       *[no] Thank you.
    }
unwell-noted =
    I'm sorry you feel unwell. No exercises for now; that you feel unwell is kept for { $therapist }. Is there more that { $therapist } should know? Type it here.

    If it gets worse, call <b>{ $emergency }</b>.
