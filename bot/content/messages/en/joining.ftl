# From the invite to the first workout.

consent =
    Hello. I'm the exercise coach of { the-clinic }, a program that { $therapist } uses to stay in touch with you between visits.

    <b>What I do:</b> I remind you of your exercises, take you through them one by one, and pass on to { $therapist } what is too hard or hurts.

    <b>What is stored:</b> your answers, ratings and messages, for your therapist's team and nobody else.

    <b>Please know:</b>
    • Telegram chats with bots are not end-to-end encrypted.
    • Nobody watches this chat around the clock. In an emergency call <b>{ $emergency }</b>.
    • I'm not a medical device and I don't replace your care.

    You can stop at any time with /stop. More under /privacy.

    Do you agree?
    .yes = ✅ Yes, I agree
    .no = No, thank you
consent-refused =
    That's fine. I have stored nothing about your health. Your therapist at { the-clinic } can give you your exercises on paper, and hears that you'd rather not use this.

    If you change your mind, send /start.
withdrawn =
    Done. You'll get no more messages from me, and I keep nothing about you. If you'd like to use this after all, ask { the-clinic } for a new link.
country =
    Thank you. Which country do you live in? I need this for the right emergency number.
    .other = 🌍 Another country
country-type =
    Please type the name of your country.
country-unknown =
    I don't know that country yet. Please type its name in another way, for example “Ireland” or “IE”, or choose the one whose emergency number works for you.
zone =
    Thank you. The emergency number I will show you is <b>{ $emergency }</b>. Is that right, and is it <b>{ $time }</b> where you are?
    .yes = ✅ Yes
    .no = ⏰ It's another time
zone-time =
    What time is it where you are? Please type it, for example 14:05.
zone-unclear =
    I couldn't find a time zone for that. Please type the time that your clock shows now, for example 14:05.
await-confirm =
    Thank you, that's all I need. { $therapist } is now asked to confirm that it's you. I'll write to you as soon as that is done; then your exercises can start.

    If you need help at once, call <b>{ $emergency }</b>.
not-you =
    Your therapist says that this link was meant for somebody else. Nothing about you has been kept. Please ask your clinic for a link of your own.

    In an emergency call <b>{ $emergency }</b>.
welcome =
    You're all set, { $name }. { $therapist } has confirmed that it's you. I'll write to you when your exercises are due.

    Send /today to do them now, /report to tell { $therapist } something, or /help to see what else I can do.
invite-wrong =
    This link doesn't work any more. Please ask your therapist for a new one.

    In an emergency call <b>{ $emergency }</b>.
unknown-chat =
    Hello. I'm the exercise coach of { the-clinic }. I can only talk with people whom their therapist has invited: please ask yours for a link.

    I can't help in an emergency. Call <b>{ $emergency }</b>.
no-groups =
    I only talk in private chats, because health is nobody else's business. Please write to me directly.
