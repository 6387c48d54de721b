"""What a typed text may have meant is asked, never assumed: which of two ratings, the same as when, a typing error."""

from bot.coach.asks import ASKS
from bot.coach.effects import Arg, Button, Words
from bot.coach.events import Answered, Said
from bot.coach.model import Aside, Workout, WorkoutStatus
from bot.coach.patient.guessing import ACTED_ON, guesses, is_near_a_number
from bot.coach.patient.ratings import CHECK_INS
from bot.coach.patient.relay import offer, remember
from bot.coach.reading import LONGEST, Reading, normalise
from bot.coach.rules import Lexicon
from bot.coach.talk import Talk, date_words, options

_MOST = 3  # candidates that are offered
_PAIN = ("pain_before", "pain_during", "pain_after", "morning_pain", "hurt_score")


def rating_again(talk: Talk, question: Aside, text: str, reading: Reading, lexicon: Lexicon) -> None:
    """A try at a rating that is none: asked again, with what was said where it is one of two."""
    ask, ref, item = question.ask, question.ref, question.item
    said = tuple(dict.fromkeys(reading.scores))
    if len(said) == 2 and all(0 <= score <= 10 for score in said):
        talk.beside(Aside("which", f"{ask}/{ref}", item))
        buttons = tuple(Button(ask, str(score), ref, item, label=str(score)) for score in said)
        talk.say(
            "score-one-of-two",
            buttons=(buttons, (Button("which", "other", f"{ask}/{ref}", item),)),
            one=said[0],
            two=said[1],
        )
        return
    which = _same_said(text, lexicon)
    if which:
        _the_same(talk, question, which)
        return
    nothing = normalise(text) in lexicon.synonyms.get("none", ()) or normalise(text) in lexicon.synonyms.get("no", ())
    key = "score-which" if len(said) > 1 else "score-zero" if nothing and ask in _PAIN else "score-range"
    talk.say(key, buttons=options(ask, ref, item))


def is_same_said(text: str, lexicon: Lexicon) -> bool:
    """ "Same as yesterday": a rating, though not which."""
    return bool(_same_said(text, lexicon))


def _same_said(text: str, lexicon: Lexicon) -> str:
    if len(text) > LONGEST:
        return ""
    plain = normalise(text)
    return next((which for which, phrases in lexicon.same.items() if plain in phrases), "")


def same_effort(talk: Talk, question: Aside) -> None:
    """How it was the last time, to be confirmed by its button; the other answers stand below it."""
    current = talk.case.workout(question.ref)
    past = [w for w in talk.case.workouts if current and w.key < current.key and w.effort]
    if not past:
        talk.say("effort", buttons=options("effort", question.ref))
        return
    last = past[-1]
    talk.beside(Aside("which", f"effort/{question.ref}={last.effort}", question.item))
    talk.say(
        "same-effort",
        buttons=options("effort", question.ref),
        day=date_words(last.local_date),
        effort=Words("effort-name", {"value": last.effort or ""}),
    )


def _the_same(talk: Talk, question: Aside, which: str) -> None:
    """The last rating it can be compared with, shown with its day, to be confirmed by its value."""
    ask, ref, item = question.ask, question.ref, question.item
    found = comparable(talk, question, which)
    if found is None:
        talk.say("same-unknown", buttons=options(ask, ref, item))
        return
    workout, what, score = found
    talk.beside(Aside("which", f"{ask}/{ref}={score}", item))
    talk.say(
        "same-as",
        buttons=(
            (Button(ask, str(score), ref, item, label=str(score)),),
            (Button("which", "other", f"{ask}/{ref}", item),),
        ),
        what=what,
        day=date_words(workout.local_date),
        today="yes" if workout.local_date == talk.local_now.date() else "no",
        score=score,
    )


def comparable(talk: Talk, question: Aside, which: str) -> tuple[Workout, str, int] | None:
    """(workout, what was rated, rating) that "the same as yesterday" or "as before" speaks of; None if there is none.

    As before: what was rated last in the same workout, before this question. Otherwise, and as yesterday: the same
    question's rating the last time.
    """
    current = talk.case.workout(question.ref)
    if current is None:
        return None
    if which == "before":
        earlier = {"morning_pain": ("pain_after", "pain_before")}.get(question.ask, ("pain_before",))
        for what in earlier if question.ask in _PAIN and question.ask != "pain_before" else ():
            score = getattr(current, what)
            if score is not None:
                return current, what, score
    for workout in reversed([w for w in talk.case.workouts if w.key < current.key]):
        score = _rated(workout, question, current)
        if score is not None:
            return workout, "pain_during" if question.ask == "hurt_score" else question.ask, score
    return None


def _rated(workout: Workout, question: Aside, current: Workout) -> int | None:
    if question.ask in CHECK_INS:
        return workout.wellbeing.get(question.ask)
    if question.ask in ("pain_during", "hurt_score"):
        if not 0 <= question.item < len(current.items):
            return None
        same = current.items[question.item].exercise
        return next((i.pain for i in workout.items if i.exercise == same), None)
    rated = getattr(workout, question.ask, None)
    return rated if isinstance(rated, int) else None


def which_answered(talk: Talk, event: Answered) -> Answered | None:
    """What the patient has confirmed; None where the number is asked for once more."""
    ask, _, rest = event.ref.partition("/")
    ref, _, score = rest.partition("=")
    if ask not in ASKS or not (ASKS[ask].score or ask == "effort"):
        talk.say("button-gone")
        return None
    if event.value == "yes" and score in ASKS[ask].values:
        return Answered(ask, score, ref, event.item, typed=event.typed)
    talk.say("effort" if ask == "effort" else "score-range", buttons=options(ask, ref, event.item))
    return None


def typing_error(talk: Talk, event: Said, text: str, questions: tuple[Aside, ...], lexicon: Lexicon) -> Answered | None:
    """The answer that a text with a typing error is taken for; None if it is not, or has been asked about.

    1. Taken at once only if it is near to one answer alone, and to one that stops nothing, tells nobody and rules out
    no danger. 2. Otherwise asked: "Did you mean …?" 3. A number is asked for again, never guessed.
    """
    choices = _choices(talk, questions)
    near = guesses(text, tuple(choices), lexicon, {option: answer.ask for option, answer in choices.items()})[:_MOST]
    if not near:
        return None
    if len(near) == 1 and near[0] in ACTED_ON:
        return choices[near[0]]
    ref = str(event.message_id or 0)
    remember(talk, f"said{ref}", event.text)
    if len(near) == 1:
        meant = choices[near[0]]
        remember(talk, f"meant{ref}", f"{meant.ask}:{meant.value}:{meant.ref}:{meant.item}")
    talk.beside(Aside("meant", ref))
    buttons = [Button(c.ask, c.value, c.ref, c.item) for c in (choices[option] for option in near)]
    talk.say("did-you-mean", buttons=(*((b,) for b in buttons), (Button("meant", "no", ref),)))
    return None


def has_asked(talk: Talk, event: Said) -> bool:
    return any(a.ask == "meant" and a.ref == str(event.message_id or 0) for a in talk.stage.asides)


def is_try_at_a_number(talk: Talk, question: Aside, text: str, lexicon: Lexicon) -> bool:
    ask = ASKS.get(question.ask)
    return ask is not None and ask.score and len(text) <= LONGEST and is_near_a_number(text, lexicon)


def meant_answered(talk: Talk, event: Answered) -> Answered | None:
    """Yes: the answer that was meant. No: what was written is offered to be passed on."""
    kept = talk.stage.kept
    if event.value == "yes" and (meant := kept.get(f"meant{event.ref}")):
        ask, value, ref, item = meant.split(":")
        return Answered(ask, value, ref, int(item), typed=True)
    text = kept.get(f"said{event.ref}", "")
    if text:
        offer(talk, text, int(event.ref) if event.ref.isdecimal() else None)
    else:
        talk.say("relay-no", open="yes" if talk.stage.ask else "no")
    return None


def _choices(talk: Talk, questions: tuple[Aside, ...]) -> dict[str, Answered]:
    """What could be meant here: answers to what is asked, the card's buttons, and what can be said at any time."""
    found: dict[str, Answered] = {}
    for question in questions:
        ask = ASKS.get(question.ask)
        if ask is None or ask.name in ("which", "meant", "consent", "country", "zone", "leave"):
            continue
        for option in ask.options:
            found.setdefault(option, Answered(ask.name, option, question.ref, question.item, typed=True))
    current = talk.case.open_workout
    if current and current.status is WorkoutStatus.STARTED:
        if current.items[current.at].opened_at and talk.stage.ask in ("", "card", "start"):
            for option in ASKS["card"].options:
                found.setdefault(option, Answered("card", option, current.key, current.at, typed=True))
        found.setdefault("stop", Answered("stop_sure", "stop", current.key, current.at, typed=True))
    found.setdefault("unwell", Answered("soft", "unwell", typed=True))
    found.setdefault("sent", Answered("mine", "sent", typed=True))
    return found


def understood_as(answer: Answered) -> Arg:
    """The answer as its button reads."""
    return Words("@label", {"ask": answer.ask, "value": answer.value})
