"""The library in the therapist's menu: regions, the exercises of one, and an exercise with its picture and dose."""

from bot.coach.effects import Button, Choice, ExerciseText, Offer, Words
from bot.coach.events import Answered, Searched
from bot.coach.plan.planning import dose_words
from bot.coach.plan.searching import search
from bot.coach.talk import Talk, options

_MOST_OFFERED = 20


def show_regions(talk: Talk) -> None:
    regions = dict.fromkeys(e.region for e in talk.rules.exercises.values())
    buttons = [Button("library", "region", r, label=Words("catalogue-term", {"term": r})) for r in regions]
    talk.stand("library")
    talk.say("library", buttons=_in_rows(buttons), count=len(talk.rules.exercises))


def answered(talk: Talk, event: Answered) -> None:
    match event.value:
        case "region":
            _show_some(
                talk,
                [k for k, e in talk.rules.exercises.items() if e.region == event.ref],
                Words("catalogue-term", {"term": event.ref}) if _is_region(talk, event.ref) else "",
            )
        case "show" if event.ref in talk.rules.exercises:
            show_exercise(talk, event.ref)
        case _:
            show_regions(talk)


def said(talk: Talk, text: str) -> None:
    """A name: the exercise, or those it may mean."""
    keys = search(text, talk.rules)
    if len(keys) == 1:
        show_exercise(talk, keys[0])
    elif keys:
        _show_some(talk, list(keys), "")
    else:
        talk.say("library-none", text=text[:40])


def searched(talk: Talk, event: Searched) -> None:
    """ "@bot bridge": what it may mean, or the first of the library while nothing is typed yet."""
    keys = search(event.text, talk.rules) if event.text.strip() else tuple(talk.rules.exercises)[:_MOST_OFFERED]
    choices = tuple(
        Choice(key, ExerciseText(key), dose_words(talk.rules.exercises[key].dose), ExerciseText(key)) for key in keys
    )
    talk.do(Offer(event.query_id, choices))


def show_exercise(talk: Talk, key: str) -> None:
    """What a therapist needs of it before prescribing, with its picture where there is one."""
    own = talk.rules.exercises[key]
    talk.stand("library", own.region)
    talk.say(
        "library-exercise",
        picture=key,
        buttons=options("library", own.region),
        exercise=ExerciseText(key),
        dose=dose_words(own.dose),
        rest=own.dose.rest_s if own.dose.sets > 1 else 0,
        usual=tuple(
            Words("build-usual", {"what": n, "low": low, "high": high}) for n, (low, high) in own.usual.items()
        ),
        purpose=ExerciseText(key, "purpose"),
        how=ExerciseText(key, "how"),
        watch=ExerciseText(key, "watch"),
        cautions=ExerciseText(key, "cautions"),
        ask_first=ExerciseText(key, "ask_first"),
        easier=Words("listed", {k: ExerciseText(k) for k in own.easier}) if own.easier else "",
        harder=Words("listed", {k: ExerciseText(k) for k in own.harder}) if own.harder else "",
    )


def _show_some(talk: Talk, keys: list[str], region: Words | str) -> None:
    if not keys:
        show_regions(talk)
        return
    talk.stand("library")
    talk.say(
        "library-region",
        buttons=(*_in_rows([Button("library", "show", k, label=ExerciseText(k)) for k in keys]), *options("library")),
        region=region,
        lines=Words(
            "lines",
            {
                k: Words(
                    "build-offer",
                    {"exercise": ExerciseText(k), "dose": dose_words(talk.rules.exercises[k].dose), "there": "no"},
                )
                for k in keys
            },
        ),
    )


def _is_region(talk: Talk, name: str) -> bool:
    return any(e.region == name for e in talk.rules.exercises.values())


def _in_rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
