# Writing to the therapist, commands, and what I could not make sense of.

relay =
    Shall I pass this on to { $therapist }?{ $open ->
        [yes] {" "}The question above stays open.
       *[no] {""}
    }
    .yes = 📨 Yes, pass it on
    .no = No
relay-media =
    { $kind ->
        [voice] I can't listen to voice messages.
        [photo] I can't look at pictures.
       *[other] I can't open this.
    } Shall I pass it on to { $therapist }? If it's urgent, call <b>{ $emergency }</b>.
relay-no =
    { $open ->
        [yes] All right, I won't. Please go on with the question above.
       *[no] All right, I won't.
    }
relay-again =
    I no longer have that text. Please type again what { $therapist } should know.
passed-on =
    Kept as R-{ $number }, and on its way to { $therapist }. { $when } You'll hear when it has been seen.

    <b>Not monitored 24/7; for emergencies call { $emergency }.</b>
passed-on-stopped =
    Kept as R-{ $number }, and on its way to { $therapist }. Please don't wait for a reply here.
    <b>If you need help now, call { $emergency }</b>{ $crisis ->
        [none] .
       *[other] {", "}or { $crisis } to talk to somebody.
    }
report =
    What would you like to tell { $therapist }? Type it here, as long as you like. { $reply }

    <b>Not monitored 24/7; for emergencies call { $emergency }.</b>
    .cancel = Cancel
hurts-now =
    I'm sorry it hurts. Tell { $therapist } in a few words: where, how much from 0 to 10, and since when. Type it here; it is passed on. If it's severe or getting worse, call <b>{ $emergency }</b>.
report-seen =
    { $therapist } saw { $what } ({ $at }).
matter =
    { $rule ->
        [message] your message
        [question] your question
        [note] your note
        [measure] your answers
        [screening] your answers
        [media] what you shared
       *[other] your report about { $exercise ->
            [none] { $rule ->
                [causes_pain] pain
                [pain_before] pain before your exercises
                [pain_during] pain during your exercises
                [pain_after] pain after your exercises
                [pain_rise] pain during your exercises
                [pain_week] pain over the last week
                [unsettled] pain the morning after
                [sore] soreness
                [red_flag] feeling unwell
                [unwell] feeling unwell
                [new] what is new
               *[other] your exercises
            }
           *[other] { $exercise }
        }
    }
told =
    { $therapist } saw { $what } ({ $seen }).
    { $action ->
        [reduce] <b>{ $exercise }</b> is now { $after } instead of { $before }, from your next workout.
        [swap] From your next workout you'll do <b>{ $instead }</b>, { $after }, instead of { $exercise }.
        [hold] <b>{ $exercise }</b> is on hold until { $until }.
       *[remove] <b>{ $exercise }</b> is no longer part of your exercises.
    }
    “{ $reason }”
    .ok = 👍 OK
    .question = 💬 I have a question
told-ok =
    Good. See you at your next exercises.
told-question =
    What would you like to ask { $therapist }? Type it here.
default-reason =
    { $action ->
        [reduce] Let's do a bit less until it settles.
        [swap] This one should suit you better for now.
        [hold] Let's give it a few days of rest.
        [undo] It is as it was before.
        [step_up] It has been going well, so you can do a little more.
        [step_down] Let's do a bit less until it settles.
        [agreed] As we talked about.
        [better] It has been going well, so you can do a little more.
        [gentler] Let's take it more gently for now.
        [restored] Your plan is up to date.
        [plan] Your plan is up to date.
        [first] Your first plan.
       *[remove] We leave this one out for now.
    }
resumed =
    { $therapist } says that your exercises can go on. I'll write to you when the next ones are due.
wrote =
    <b>{ $therapist } writes:</b>
    { $text }
reply =
    You can reply here.
    .report = 💬 Reply
score-range =
    I need a whole number from 0 to 10. Please tap one, or type it.
score-which =
    I read more than one number there. Which one is it, from 0 to 10?
edited =
    I saw that you changed a message. I couldn't use it as a new answer, so what you answered stays as it was. To correct an answer, send /change.
sticker =
    { $open ->
        [yes] Thank you. Please go on with the question above.
       *[no] Thank you. Send /today for your exercises or /report to write to { $therapist }.
    }
shared-location =
    Thank you. I can't find a place or send anybody there, and I haven't kept it. If you need help where you are, call <b>{ $emergency }</b>. { $open ->
        [yes] Otherwise please go on with the question above.
       *[no] To tell { $therapist } where you are, write it with /report.
    }
shared-contact =
    Thank you. I can't call or write to anybody, so I haven't kept this contact. { $open ->
        [yes] Please go on with the question above.
       *[no] If { $therapist } should have it, write it with /report.
    }
button-gone =
    That button no longer works. Send /today for your exercises, or /report to write to your therapist.
cancelled =
    All right, I've left everything as it was.
not-understood =
    Something went wrong on my side with your last message, and I could not use it. To tell your therapist something, send /report and your words. In an emergency call <b>{ $emergency }</b>.
help =
    /today: your exercises for today
    /plan: what you do and when
    /progress: your last 4 weeks
    /report: tell { $therapist } something
    /sent: what you sent, and whether it was seen
    /change: change an answer
    /settings: times, language, quiet hours and more
    /pause: a break until a day you choose
    /unwell: 🛑 if you feel unwell
    /language: another language
    /privacy: what is stored
    /stop: no more messages

    You can tap the buttons or type your answers, as you like. In an emergency call <b>{ $emergency }</b>.
out-of-order =
    Something is wrong on our side, and what you wrote has not reached your therapist. Please call { clinic-by-phone }.

    If it's urgent, call <b>{ $emergency }</b>.
language =
    Which language shall I use?
    .en = English
    .es = Español
language-set =
    Done: from now on I'll write to you in English. What is already on the screen stays as it was.
leave =
    Would you like to stop? You'd get no more messages from me, and { $therapist } will be told.
    .yes = Yes, stop
    .no = No, stay
left =
    Done: you'll get no more messages from me, and { $therapist } will be told. To come back, send /start.
stopped-all =
    { $withdrawn ->
        [yes] You have taken your consent back
       *[no] You asked for no more messages
    }, so your exercises are off and what you write here goes to nobody. If something worries you, contact { clinic-by-phone }; in an emergency call <b>{ $emergency }</b>.

    Would you like to come back?
rejoin =
    Would you like to come back?
    .yes = Come back
rejoined =
    Welcome back. I'll write to you when your next exercises are due. Send /today to do them now.
