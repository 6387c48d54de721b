"""What a therapist is told by itself: each working day who needs them and why, once a week everybody with their trends.

Decided with the whole caseload at hand, which is loaded for this alone.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from statistics import median_high

from bot.coach import hours
from bot.coach.adherence import done_of, sparkline, worst_pain
from bot.coach.effects import Arg, Button, Follow, Overview, OverviewRow, Priority, Words
from bot.coach.events import CameDue, DueKind, Surveyed
from bot.coach.model import Case, Entry, EntryKind, Person, ReportStatus, Role, Standing, Tier, Workout
from bot.coach.picturing import MARK_NAMES, Rating, mark_of
from bot.coach.plan.planning import review_due
from bot.coach.schedule import local
from bot.coach.talk import Talk, date_words, options
from bot.coach.therapist import all_read, inbox
from bot.coach.therapist.attention import Reason, attention, paused, silent_since, urgency, waiting_longest
from bot.coach.therapist.listed import PAGE

_WEEK, _MONTH = 7, 28
_MOST_REASONS = 3  # told of one patient
_MOST_NEEDING = 15  # patients told of in a daily digest
_MOST_UNSEEN = 10
_PER_PICTURE = 6  # patients: their lines must fit below it
_MOST_PICTURES = 5
_LONGEST_TREND = 10  # ratings in a sparkline
_FEW = 2


def came_due(talk: Talk, event: CameDue) -> None:
    """The next one is waited for, whatever there is to say today."""
    schedule(talk, max(event.at, talk.now))
    talk.do(Follow(Surveyed(event.local_date, daily=True, weekly=weekly_on(talk, event.local_date))))


def schedule(talk: Talk, after: datetime) -> None:
    """The next digest: at their time, on their next working day."""
    own = hours.own(talk.me, talk.rules.clinic)
    at = hours.next_morning(talk.me, after, talk.rules.clinic, own.digest_at)
    talk.schedule(DueKind.DIGEST, at, "daily", zone=own.zone)


def weekly_on(talk: Talk, day: date) -> bool:
    """Whether the overview comes that day: on their weekly day, or on the first working day after it."""
    practice = talk.me.practice
    if not practice.weekly:
        return False
    since = (day.weekday() - practice.weekly_day) % _WEEK
    before = (day - timedelta(days=n) for n in range(1, since + 1))
    return not any(hours.works_on(talk.me, d, talk.rules.clinic) for d in before)


def surveyed(talk: Talk, event: Surveyed) -> None:
    """1. The daily digest; nothing to say: one line, or nothing if they chose so. 2. The weekly overview."""
    known = [(case, attention(case, talk.rules, talk.now)) for case in talk.case.caseload]
    known.sort(key=lambda pair: (urgency(pair[1]), pair[0].person.alias.casefold(), pair[0].person.id))
    if event.daily:
        _daily(talk, event, known)
    if event.weekly:
        _weekly(talk, event, known)


Known = Sequence[tuple[Case, tuple[Reason, ...]]]


def _daily(talk: Talk, event: Surveyed, known: Known) -> None:
    waiting = inbox.waiting_of(talk)
    own = inbox.own_patients(talk)
    unseen = waiting_longest(talk.case.reports) if talk.me.role is Role.LEAD else ()
    overdue = {r.ref for r in unseen}
    urgent = [r for r in waiting if r.tier is not Tier.DIGEST and (r.ref in overdue or r.patient_id in own)]
    new = [r for r in waiting if r.tier is Tier.DIGEST and r.status is ReportStatus.OPEN and r.patient_id in own]
    needing = [(case, reasons) for case, reasons in known if reasons]
    unconfirmed = [case.person for case, _ in known if case.person.standing is Standing.UNCONFIRMED]
    if not (urgent or new or needing):
        if talk.me.practice.say_nothing_needed or event.asked:
            talk.say(
                "digest-nothing",
                priority=Priority.REPLY if event.asked else Priority.DIGEST,
                dedupe="" if event.asked else f"digest:{talk.me.id}:{event.day}",
                name=talk.me.alias,
            )
        return
    entries = new[:PAGE]
    shown = tuple({r.ref: r for r in (*unseen[:_MOST_UNSEEN], *urgent[:PAGE], *entries)}.values())
    read = options("digest", f"{talk.now:{all_read.MOMENT}}", len(entries), only=("seen",)) if entries else ()
    people = [case.person for case, _ in needing if case.person not in unconfirmed][:_MOST_NEEDING]
    talk.say(
        "digest",
        buttons=(*_patients(unconfirmed), *inbox.look_buttons(shown), *_patients(people), *read),
        priority=Priority.REPLY if event.asked else Priority.DIGEST,
        label="digest",
        name=talk.me.alias,
        unseen=inbox.lines(talk, unseen[:_MOST_UNSEEN]),
        unseen_more=max(0, len(unseen) - _MOST_UNSEEN),
        needing=Words(
            "lines",
            {
                str(n): Words("digest-needs", {"alias": case.person.alias, "why": _why(reasons), "number": n})
                for n, (case, reasons) in enumerate(needing[:_MOST_NEEDING], start=1)
            },
        ),
        needing_more=max(0, len(needing) - _MOST_NEEDING),
        new=len(new),
        entries=inbox.lines(talk, entries),
        new_more=max(0, len(new) - PAGE),
        unconfirmed=len(unconfirmed),
        dedupe="" if event.asked else f"digest:{talk.me.id}:{event.day}",
    )


def _patients(people: Sequence[Person]) -> list[tuple[Button, ...]]:
    buttons = [Button("look", "show", str(p.id), label=p.alias) for p in people]
    return [tuple(buttons[i : i + 3]) for i in range(0, len(buttons), 3)]


def _why(reasons: tuple[Reason, ...]) -> Words:
    some = reasons[:_MOST_REASONS]
    words: dict[str, Arg] = {
        str(n): Words("why", {"why": r.why.value, "count": 0, "score": 0, "days": 0, "done": 0, "due": 0, **r.args})
        for n, r in enumerate(some)
    }
    return Words("listed", words)


# — once a week —


def _weekly(talk: Talk, event: Surveyed, known: Known) -> None:
    """Those who need attention first, with why, unless the day's digest just above has said it; then everybody, as
    pictures with the same in words below each. Nobody is there yet: nothing, unless it is asked for."""
    dedupe = "" if event.asked else f"weekly:{talk.me.id}:{event.day}"
    priority = Priority.REPLY if event.asked else Priority.DIGEST
    joined = [(c, r) for c, r in known if c.person.standing is not Standing.INVITED]
    if not (joined or event.asked or talk.me.role is Role.LEAD):
        return
    needing = [(c, r) for c, r in joined if r]
    told = event.daily and bool(needing)
    listed = [] if told else needing[:_MOST_NEEDING]
    talk.say(
        "overview",
        priority=priority,
        label="weekly",
        buttons=_patients([c.person for c, _ in listed]),
        dedupe=dedupe,
        name=talk.me.alias,
        until=date_words(event.day),
        count=len(joined),
        invited=len(known) - len(joined),
        needing=Words(
            "lines",
            {
                str(n): Words("digest-needs", {"alias": c.person.alias, "why": _why(r), "number": n})
                for n, (c, r) in enumerate(listed, start=1)
            },
        ),
        needing_more=max(0, len(needing) - _MOST_NEEDING),
        told="yes" if told else "no",
        colleagues=_colleagues(talk),
    )
    pages = [joined[i : i + _PER_PICTURE] for i in range(0, len(joined), _PER_PICTURE)]
    for number, page in enumerate(pages[:_MOST_PICTURES]):
        _page(talk, page, number, min(len(pages), _MOST_PICTURES), priority, dedupe)
    rest = joined[_MOST_PICTURES * _PER_PICTURE :]
    if rest:
        talk.say(
            "weekly-rest",
            label="weekly",
            priority=priority,
            silent=True,
            dedupe=dedupe and f"{dedupe}:rest",
            lines=Words("lines", {str(n): _line(talk, c, r) for n, (c, r) in enumerate(rest)}),
        )


def _page(talk: Talk, page: Known, number: int, pages: int, priority: Priority, dedupe: str) -> None:
    talk.say(
        "weekly-page",
        chart=_picture(talk, page),
        silent=True,
        priority=priority,
        label="weekly",
        dedupe=dedupe and f"{dedupe}:{number}",
        page=number + 1,
        pages=pages,
        lines=Words("lines", {str(n): _line(talk, c, r) for n, (c, r) in enumerate(page)}),
    )


def _colleagues(talk: Talk) -> Words:
    """For a lead, a line for each colleague: how many patients, and what waits."""
    lines: dict[str, Arg] = {}
    if talk.me.role is Role.LEAD:
        therapist = {p.id: p.therapist_id for p in talk.case.patients}
        for person in talk.case.staff:
            theirs = [p for p in talk.case.patients if p.therapist_id == person.id]
            if person.id == talk.me.id or not theirs:
                continue
            waiting = [r for r in talk.case.reports if r.waits and therapist.get(r.patient_id) == person.id]
            unseen = waiting_longest(tuple(waiting))
            counts: dict[str, Arg] = {"patients": len(theirs), "open": len(waiting), "unseen": len(unseen)}
            away = "yes" if hours.absent(person, talk.now, talk.rules.clinic) else "no"
            lines[str(person.id)] = Words("weekly-colleague", {"name": person.alias, "away": away, **counts})
    return Words("lines", lines)


def _line(talk: Talk, case: Case, reasons: tuple[Reason, ...]) -> Words:
    """One patient in one line."""
    today = local(talk.now, case.person.zone or talk.rules.clinic.zone).date()
    done, due = done_of(case.workouts, today, _WEEK)
    all_done, all_due = done_of(case.workouts, today, _MONTH)
    since = silent_since(case, talk.rules, talk.now)
    silent: Arg = date_words(since) if since and (today - since).days >= _WEEK else ""
    milestones = [e for e in case.entries if e.kind is EntryKind.MILESTONE]
    return Words(
        "weekly-line",
        {
            "alias": case.person.alias,
            "needs": "yes" if reasons else "no",
            "done": done,
            "due": due,
            "all_done": all_done,
            "all_due": all_due,
            "pain": _rating(case.workouts, today, worst_pain),
            "soreness": _rating(case.workouts, today, _soreness),
            "open": sum(r.waits for r in case.reports),
            "silent": silent,
            "milestones": _milestones(milestones),
            "review": "yes" if review_due(case.plan, today) else "no",
            "paused": "yes" if paused(case, today) or case.person.safety_hold else "no",
            "standing": case.person.standing.value,
        },
    )


def _milestones(entries: Sequence[Entry]) -> Words:
    """The newest of each kind: who did their fifth workout this week has done the first as well."""
    words: dict[str, Arg] = {
        str(e.data["milestone"]): Words(
            "weekly-milestone", {"milestone": str(e.data["milestone"]), "count": int(e.data["count"])}
        )
        for e in entries
    }
    return Words("listed", words)


def _rating(workouts: Sequence[Workout], today: date, of: Rating) -> Words:
    """A rating's last values as bars, what it mostly was in the last 7 days, and in the three weeks before."""
    scores = [(w, of(w)) for w in workouts]
    known = [(w, s) for w, s in scores if s is not None]
    now = [s for w, s in known if (today - w.local_date).days < _WEEK]
    was = [s for w, s in known if (today - w.local_date).days >= _WEEK]
    return Words(
        "weekly-rating",
        {
            "trend": sparkline(s for _, s in known[-_LONGEST_TREND:]),
            "now": str(median_high(now)) if now else "",
            "was": str(median_high(was)) if len(was) >= _FEW else "",
        },
    )


def _soreness(workout: Workout) -> int | None:
    return workout.soreness


def _picture(talk: Talk, page: Known) -> Overview:
    return Overview(
        title=Words("weekly-title"),
        weekdays=tuple(
            Words("weekly-weekday", {"day": (talk.local_now.weekday() + 1 + n) % _WEEK}) for n in range(_WEEK)
        ),
        rows=tuple(_row(talk, case, reasons) for case, reasons in page),
        legend=tuple((mark, Words("chart-mark", {"mark": mark})) for mark in _marks(talk, page)),
        trends=tuple((of, Words("weekly-trend", {"of": of})) for of in ("pain", "soreness")),
    )


def _row(talk: Talk, case: Case, reasons: tuple[Reason, ...]) -> OverviewRow:
    today = local(talk.now, case.person.zone or talk.rules.clinic.zone).date()
    done, due = done_of(case.workouts, today, _WEEK)
    month = [w for w in case.workouts if 0 <= (today - w.local_date).days < _MONTH]
    return OverviewRow(
        name=case.person.alias,
        share=Words("weekly-share", {"done": done, "due": due}),
        why=_why(reasons[:1]) if reasons else "",
        days=tuple(
            tuple(mark_of(w) for w in month if w.local_date == today - timedelta(days=_WEEK - 1 - n))
            for n in range(_WEEK)
        ),
        pain=_points(month, today, worst_pain),
        soreness=_points(month, today, _soreness),
        pain_now=_rating(month, today, worst_pain).args["now"],
        soreness_now=_rating(month, today, _soreness).args["now"],
    )


def _points(month: Sequence[Workout], today: date, of: Rating) -> tuple[tuple[int, int], ...]:
    """(day from the left of 28, score); what was not answered is left out."""
    found = [((_MONTH - 1 - (today - w.local_date).days), of(w)) for w in month]
    return tuple((at, score) for at, score in found if score is not None)


def _marks(talk: Talk, page: Known) -> tuple[str, ...]:
    """The marks that stand in the picture, in the order of the legend."""
    there = {mark for case, reasons in page for day in _row(talk, case, reasons).days for mark in day}
    return tuple(m for m in MARK_NAMES if m in there)
