"""The decision in the making: the case as it becomes, and the effects so far. Lives for one call of `decide`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.coach.asks import ASKS
from bot.coach.effects import (
    Arg,
    Button,
    Chart,
    Document,
    Effect,
    Enter,
    Keep,
    Overview,
    Priority,
    Retire,
    Say,
    Schedule,
    Unschedule,
    Words,
)
from bot.coach.events import Answered, DueKind
from bot.coach.model import Aside, Case, Entry, EntryKind, Person, Slot, Stage, Workout
from bot.coach.rules import Rules, Thresholds
from bot.coach.schedule import local


class Talk:
    """Collects what is decided. Nothing happens until the turn has saved it."""

    def __init__(self, case: Case, rules: Rules, now: datetime) -> None:
        self.case, self.rules, self.now = case, rules, now
        self.before = case  # as it was
        self.effects: list[Effect] = []

    # — what is —

    @property
    def me(self) -> Person:
        return self.case.person

    @property
    def stage(self) -> Stage:
        return self.case.stage

    @property
    def zone(self) -> str:
        return self.me.zone or self.rules.clinic.zone

    @property
    def local_now(self) -> datetime:
        return local(self.now, self.zone)

    @property
    def limits(self) -> Thresholds:
        return self.rules.for_plan(self.case.plan)

    @property
    def therapist(self) -> Person:
        """Raises ValueError for somebody who has none."""
        if self.case.team is None:
            raise ValueError("only a patient has a therapist")
        return self.case.team.therapist

    def emergency(self) -> dict[str, Arg]:
        """The arguments of every safety text: the numbers to call where this person lives."""
        country = self.rules.country(self.me.country)
        return {"emergency": country.emergency, "crisis": country.crisis}

    def contact(self) -> dict[str, Arg]:
        """The arguments of a text that says where else to turn: the clinic, and the numbers to call."""
        return {"clinic": self.rules.clinic.name, "phone": self.rules.clinic.phone, **self.emergency()}

    # — what becomes —

    def be(self, **changes: object) -> None:
        self.case = replace(self.case, person=replace(self.me, **changes))  # type: ignore[arg-type]

    def stand(self, ask: str = "", ref: str = "", item: int = 0, draft: dict[str, str | int] | None = None) -> None:
        """Open a question, or none. What was asked beside the last one is over; what may be passed on is kept."""
        was = self.stage
        stage = Stage(ask, ref, item, draft or {}, kept=was.kept, timer=was.timer, typed=was.typed)
        self.case = replace(self.case, stage=stage)

    def at(self, stage: Stage) -> None:
        """Stand where it stood, whatever has been asked since."""
        self.case = replace(self.case, stage=stage)

    def beside(self, aside: Aside) -> None:
        """Ask something beside the open question, which stays open."""
        others = tuple(a for a in self.stage.asides if a.ask != aside.ask)
        self.case = replace(self.case, stage=replace(self.stage, asides=(*others, aside)))

    def no_longer_beside(self, aside: Aside) -> None:
        """What was asked beside the open question has been answered, so that the next text is not for it."""
        rest = tuple(a for a in self.stage.asides if a is not aside)
        self.case = replace(self.case, stage=replace(self.stage, asides=rest))

    def waits_for(self, ask: str, ref: str = "", item: int = 0) -> bool:
        """Whether that question is the open one."""
        return (self.stage.ask, self.stage.ref, self.stage.item) == (ask, ref, item)

    def keep_workout(self, workout: Workout) -> Workout:
        self.case = self.case.with_workout(workout)
        return workout

    def keep_item(self, workout: Workout, index: int, **changes: object) -> Workout:
        items = list(workout.items)
        items[index] = replace(items[index], **changes)  # type: ignore[arg-type]
        return self.keep_workout(replace(workout, items=tuple(items)))

    # — what to do —

    def do(self, *effects: Effect) -> None:
        self.effects.extend(effects)

    def say(
        self,
        key: str,
        /,
        *,
        to: Person | None = None,
        buttons: Sequence[Sequence[Button]] = (),
        priority: Priority = Priority.REPLY,
        label: str = "",
        edit: str = "",
        civil: bool = False,
        not_before: datetime | None = None,
        expires_at: datetime | None = None,
        about: int | None = None,
        media: tuple[str, str] | None = None,
        picture: str = "",
        chart: Chart | Overview | None = None,
        document: Document | None = None,
        dedupe: str = "",
        receipt: bool = False,
        silent: bool = False,
        given: Mapping[str, Arg] | None = None,
        **args: Arg,
    ) -> None:
        self.do(
            Say(
                to=(to or self.me).id,
                words=Words(key, {**(given or {}), **args}),
                buttons=tuple(tuple(row) for row in buttons),
                priority=priority,
                label=label,
                edit=edit,
                civil=civil,
                not_before=not_before,
                expires_at=expires_at,
                about=about,
                media=media,
                picture=picture,
                chart=chart,
                document=document,
                dedupe=dedupe,
                receipt=receipt,
                silent=silent,
            )
        )

    def ask(
        self,
        name: str,
        ref: str = "",
        item: int = 0,
        /,
        *,
        key: str = "",
        draft: dict[str, str | int] | None = None,
        open_it: bool = True,
        buttons: Sequence[Sequence[Button]] | None = None,
        priority: Priority = Priority.REPLY,
        label: str = "",
        civil: bool = False,
        expires_at: datetime | None = None,
        picture: str = "",
        dedupe: str = "",
        given: Mapping[str, Arg] | None = None,
        **args: Arg,
    ) -> None:
        """Say a question with its buttons and wait for its answer; open_it False: beside the one that is open."""
        if open_it:
            self.stand(name, ref, item, draft)
        else:
            self.beside(Aside(name, ref, item))
        self.say(
            key or name.replace("_", "-"),
            buttons=options(name, ref, item) if buttons is None else buttons,
            priority=priority,
            label=label,
            civil=civil,
            expires_at=expires_at,
            picture=picture,
            dedupe=dedupe,
            given={**(given or {}), **args},
        )

    def keep(self, ask: str, value: str, ref: str = "", item: int = 0, *, late: bool = False) -> None:
        self.do(Keep(ask, value, ref, item, late))

    def enter(self, kind: EntryKind, data: Mapping[str, str | int], by: Person | None = None) -> None:
        """An entry for this patient's record, by themself unless said otherwise; it is in the case from now on."""
        entry = Entry(kind, self.now, (by or self.me).id, dict(data))
        self.case = replace(self.case, entries=(*self.case.entries, entry))
        self.do(Enter(entry))

    def retire(self, event: Answered) -> None:
        """The question of that answer shows it from now on instead of its buttons."""
        self.do(Retire(self.me.id, event.ask, event.value, event.ref, event.item, event.message_id))

    def schedule(self, kind: DueKind, at: datetime, slot: str, *, zone: str = "") -> None:
        """Wait for a moment that belongs to this person, keyed by its own local date."""
        zone = zone or self.zone
        self.do(Schedule(kind, local(at, zone).date(), slot, at, zone))

    def unschedule(self, kind: DueKind, slot: str = "") -> None:
        self.do(Unschedule(kind, slot))


def options(
    name: str, ref: str = "", item: int = 0, *, only: Sequence[str] | None = None, columns: int = 0
) -> tuple[tuple[Button, ...], ...]:
    """The buttons of a question, in rows; scores first, each half of 0–10 in a row."""
    ask = ASKS[name]
    scores = [Button(name, v, ref, item, label=v) for v in ask.values[:11]] if ask.score else []
    rows = [tuple(scores[:6]), tuple(scores[6:])] if scores else []
    chosen = [o for o in ask.options if only is None or o in only]
    wide = 2 if ask.score else columns or ask.columns
    rows += [tuple(Button(name, o, ref, item) for o in chosen[i : i + wide]) for i in range(0, len(chosen), wide)]
    return tuple(rows)


def clock(moment: datetime, zone: str) -> str:
    """The time of day as it is shown, "14:05"."""
    return local(moment, zone).strftime("%H:%M")


def day_words(moment: datetime, zone: str) -> Words:
    """A date in words, "Tue 3 March"."""
    return date_words(local(moment, zone).date())


def date_words(day: date) -> Words:
    """A local date in words, "Tue 3 March"."""
    return Words("day", {"weekday": day.weekday(), "day": day.day, "month": day.month})


def moment_words(moment: datetime, zone: str, read_at: datetime) -> Arg:
    """A moment as somebody reads it at `read_at`: the time, with its day if that is another one."""
    if local(moment, zone).date() == local(read_at, zone).date():
        return clock(moment, zone)
    return Words("day-time", {"day": day_words(moment, zone), "time": clock(moment, zone)})


def slots_words(slots: Sequence[Slot]) -> Words:
    """When workouts are due: "Every day at 08:00", "Mon, Wed at 08:00, 18:30"."""
    days = sorted({s.weekday for s in slots})
    times = sorted({s.at for s in slots})
    which = {tuple(range(7)): "all", tuple(range(5)): "workdays"}.get(tuple(days), "some")
    return Words(
        "slots",
        {
            "which": which,
            "days": Words("listed", {str(i): Words("weekday", {"day": d}) for i, d in enumerate(days)}),
            "times": Words("listed", {str(i): at.strftime("%H:%M") for i, at in enumerate(times)}),
        },
    )


def unfinished(workout: Workout) -> list[int]:
    return [i for i, item in enumerate(workout.items) if item.outcome is None]
