# A person's rights over what is stored: /privacy, /delete, taking consent back.

record-kept =
    { $months ->
        [0] until you or { the-clinic } delete it
        [one] until one month after your care here is over
       *[other] until { $months } months after your care here is over
    }
privacy =
    <b>What is stored:</b> your name here, your country and time zone, your exercises, answers, ratings and messages, and whether and when you agreed. No phone number, no address.
    <b>Why:</b> so that your therapist can adjust your exercises and hears when something hurts. For nothing else.
    <b>Who sees it:</b> your therapist, whoever stands in for them, and the lead therapist of { the-clinic }. Each time is written down.
    <b>Where:</b> in the clinic's own database, encrypted. Telegram also keeps this chat on its servers; it is not end-to-end encrypted.
    <b>How long:</b> { record-kept }.

    /export sends you all of it. /stop ends all messages. /delete has your data deleted. To clear this chat itself, use “Delete chat” in Telegram.
    .delete = Delete my data
    .withdraw = Take my consent back
privacy-therapist =
    <b>What is stored:</b> patients' names here, country and time zone, plans, answers, ratings, reports and messages, and what you decide on them. Of you: your name here, your hours, and whose record you read or changed and when.
    <b>Why:</b> to look after the patients; the trail of who read what protects them and you.
    <b>Who sees it:</b> a patient's therapist, whoever stands in or reads along, and the lead therapist of { the-clinic }.
    <b>Where:</b> in the clinic's own database, encrypted. Telegram also keeps this chat on its servers; it is not end-to-end encrypted, so please write no full names here.
    <b>How long:</b> { $months ->
        [0] until a patient or the clinic deletes it.
        [one] one month after a patient's care is over.
       *[other] { $months } months after a patient's care is over.
    } { $keeps ->
        [yes] A patient's /delete locks their record away for that time.
       *[no] A patient's /delete removes their record at once.
    }
    Patients delete and take back their consent themselves. Your own access is ended by the lead therapist.
delete =
    <b>Delete your data?</b>
    { $keeps ->
        [yes] { the-clinic } has to keep records for { $months } months. So yours is locked: nobody here can read it any more, and after that time it is erased.
       *[no] Your plan, answers, ratings, reports and messages here are erased and can't be brought back. Encrypted backups of { the-clinic } may hold a copy until they are replaced.
    }
    Messages to you that are still waiting are dropped, and { $therapist } hears that you have deleted your data. To keep a copy first, send /export.
    .yes = Yes, go on
    .no = No, keep everything
delete-sure =
    Are you sure? This can't be undone. To exercise here again you would need a new invite.
    .yes = Delete it now
    .no = No, keep everything
deleted =
    { $keeps ->
        [yes] Your record is locked: nobody here can read it any more. It is erased when the { $months } months are over.
       *[no] Your data here are erased.
    } You'll get no more messages from me.

    What Telegram keeps is this chat. To clear it, open the chat's menu and choose “Delete chat”, for both sides. If you've sent photos or voice messages, they go with it.

    In an emergency call <b>{ $emergency }</b>. To come back one day, ask { the-clinic } for a new invite.
patient-deleted =
    <b>{ $alias }</b> has had their data deleted. { $keeps ->
        [yes] The record is locked and can't be opened here any more.
       *[no] Nothing of their record is left here.
    } { $alarm ->
        [yes] <b>An urgent alarm of theirs was still open. Please reach them another way today.</b>
       *[no] If you'd like to talk to them, please use another way.
    }
    Messages about them stay in this chat until you delete them here in Telegram; please do.
withdraw =
    Take your consent back? Then I'll ask, store and send nothing more, and { $therapist } is told. What is stored already stays until you send /delete.
    .yes = Yes, take it back
    .no = No, go on as before
consent-withdrawn =
    Done: your consent is taken back, and you'll get no more messages from me. { $therapist } will be told. From now on nothing that you tap or write here is kept or passed on.
    To have what is stored deleted too, send /delete. To come back, send /start; I'll ask for your consent again.
no-consent = There is no consent of yours to take back.
consent-still-off = All right. I store and send nothing more. If you change your mind, send /start.
rule-withdrew = has taken their consent back and gets no more messages
