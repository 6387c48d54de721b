"""A report as a therapist reads it: one message that can be decided on without opening anything else."""

from datetime import date, datetime, time, timedelta

from bot.coach.adherence import done_of, sparkline, worst_pain
from bot.coach.effects import Arg, Button, ExerciseText, Priority, Words
from bot.coach.events import Action
from bot.coach.model import Person, Report, ReportStatus, Slot, Tier
from bot.coach.plan.planning import feasible
from bot.coach.schedule import local
from bot.coach.talk import Talk, clock, date_words, moment_words, slots_words
from bot.coach.therapist.access import decides

_LONGEST_SAID = 1500  # of a text in the report's own message, which is changed in place and must stay one
_LONGEST_PART = 3000  # of one message with the rest of it
UNDO = timedelta(minutes=10)  # for which a decision can be taken back
_CHOICES = ("why", "share", "kind", "where_kind", "week", "long", "low_days")
TAKEN_BACK = "taken_back"  # what has become of a report that its patient has withdrawn before it was seen
_SIGNS = ("usual", "rest", "swelling", "unsure", "checked", "patient_says", "stepped_down")


def label(report: Report) -> str:
    """By which its message is edited and answered. An urgent one has its own, for an order of its own in delivery."""
    return f"{'urgent' if report.tier is Tier.NOW else 'report'}:{report.ref}"


def show(talk: Talk, report: Report, to: Person, *, edit: str = "", priority: Priority = Priority.REPORT) -> None:
    """Say it to a therapist, or with `edit` change the message that they have; what was shared goes with it."""
    if report.action == TAKEN_BACK:
        talk.say(
            "report-taken-back",
            to=to,
            label="" if edit else label(report),
            edit=edit,
            about=talk.me.id,
            alias=talk.me.alias,
            number=report.ref,
            at=moment_words(report.closed_at or talk.now, to.zone or talk.rules.clinic.zone, talk.now),
        )
        return
    talk.say(
        "report-card",
        to=to,
        buttons=_buttons(talk, report, to),
        priority=priority,
        label="" if edit else label(report),
        edit=edit,
        about=talk.me.id,
        given=_facts(talk, report, to),
    )
    if not edit:
        for number, part in enumerate(rest_said(report), start=1):
            talk.say(
                "report-goes-on",
                to=to,
                priority=priority,
                label=f"relay:{report.ref}.{number}",
                about=talk.me.id,
                alias=talk.me.alias,
                number=report.ref,
                text=part,
            )
    kind, _, file_id = str(report.details.get("file", "")).partition(":")
    if file_id and not edit:
        # A round video has no words below it: they go before.
        for media in (None, (kind, file_id)) if kind == "video_note" else ((kind, file_id),):
            talk.say(
                "media",
                to=to,
                media=media,
                label=f"relay:{report.ref}",
                about=talk.me.id,
                alias=talk.me.alias,
                number=report.ref,
            )


def rest_said(report: Report) -> list[str]:
    """What was said beyond what fits into the report's own message, in parts: a text is as long as Telegram lets."""
    said = str(report.details.get("said", ""))
    rest, parts = said[_cut(said, _LONGEST_SAID) :], []
    while rest:
        at = _cut(rest, _LONGEST_PART)
        parts.append(rest[:at])
        rest = rest[at:]
    return parts


def _cut(text: str, longest: int) -> int:
    """Where a text is parted so that the first piece has that many characters at most: between words, if it can be."""
    if len(text) <= longest:
        return len(text)
    return text.rfind(" ", longest * 4 // 5, longest) + 1 or longest


def rule_words(report: Report) -> Words:
    """What raised it, in a therapist's words."""
    in_general = report.rule == "causes_pain" and not report.exercise
    return Words("rule-in-pain" if in_general else f"rule-{report.rule.replace('_', '-')}")


def _slot(text: str) -> Slot:
    """A slot as a report keeps it, "0@08:00"."""
    day, _, at = text.partition("@")
    return Slot(int(day), time.fromisoformat(at))


def matter(report: Report) -> Words:
    """What the report is about, in the patient's words: "your report about Bridge", "your message"."""
    exercise: Arg = ExerciseText(report.exercise) if report.exercise else ""
    return Words("matter", {"rule": report.rule, "exercise": exercise})


def details_words(report: Report, longest: int = _LONGEST_SAID) -> tuple[Arg, ...]:
    """What is known of it, in the reader's words; free text stands as the patient wrote it, up to that length."""
    d = report.details
    words: list[Arg] = []
    if "score" in d:
        words.append(Words("fact-score", {"score": d["score"], "before": d.get("before", "")}))
    if "corrected" in d:
        words.append(Words("fact-corrected", {"score": d["corrected"]}))
    # A severe rating is its own danger sign: the score says it.
    flags = [f for f in str(d.get("flags", "")).split() if f != "RF10" or "score" not in d]
    words += [Words("flag", {"flag": flag.lower()}) for flag in flags]
    words += [Words(f"fact-{name.replace('_', '-')}", {"value": str(d[name])}) for name in _CHOICES if name in d]
    if "where" in d:
        words.append(str(d["where"]))
    words += [Words("fact-was", {"value": str(d[f"{name}_was"])}) for name in ("where", "kind") if f"{name}_was" in d]
    if "effort" in d and report.rule != f"effort_{d['effort']}":
        words.append(Words("fact-effort", {"value": str(d["effort"])}))
    if "managed" in d:
        words.append(Words("fact-managed", {"count": d["managed"]}))
    words += [Words(f"fact-{name.replace('_', '-')}") for name in _SIGNS if name in d]
    if "day" in d:
        words.append(Words("fact-day", {"day": date_words(date.fromisoformat(str(d["day"])))}))
    words += [Words("screen-name", {"question": name}) for name in str(d.get("screened", "")).split()]
    if "tool" in d:
        tool = Words("@measure", {"key": str(d["tool"]), "field": "title"})
        words.append(Words("fact-measure", {"tool": tool, "points": str(d["points"]), "of": d["of"]}))
    if "slots" in d:
        words.append(slots_words([_slot(part) for part in str(d["slots"]).split()]))
    if "pause" in d:
        until = date_words(date.fromisoformat(str(d["until"])))
        words.append(Words("fact-pause", {"value": str(d["pause"]), "day": until}))
    if "days" in d:
        words.append(Words("fact-days", {"value": int(d["days"])}))
    if "answers" in d:
        words.append(Words("fact-answers", {"number": str(d["answers"])}))
    if "said" in d:
        said = str(d["said"])
        words.append(
            Words("fact-said", {"text": said if len(said) <= longest else f"{said[: _cut(said, longest)].rstrip()}…"})
        )
    return tuple(words)


def _facts(talk: Talk, report: Report, to: Person) -> dict[str, Arg]:
    zone = to.zone or talk.rules.clinic.zone
    today = local(talk.now, talk.zone).date()
    done, due = done_of(talk.case.workouts, today, 7)
    week = [w for w in talk.case.workouts if (today - w.local_date).days < 7]
    return {
        "tier": report.tier.value,
        "alias": talk.me.alias,
        "what": rule_words(report),
        "exercise": ExerciseText(report.exercise) if report.exercise else "",
        "facts": details_words(report),
        "at": moment_words(report.last_at, zone, talk.now),
        "number": report.ref,
        "count": report.count,
        "trend": sparkline(worst_pain(w) for w in week) or "–",
        "done": done,
        "due": due,
        "open": sum(r.waits for r in talk.case.reports),
        "status": _status(talk, report, zone),
        "hold": "yes" if talk.me.safety_hold else "no",
        "reminded": max(0, report.reminded) if report.status is ReportStatus.OPEN else 0,
    }


def _status(talk: Talk, report: Report, zone: str) -> Arg:
    """Who did what, the latest alone."""
    team = talk.case.team
    names = {p.id: p.alias for p in team.everybody} if team else {}
    if report.acted_at and not report.closed_at:
        who = names.get(report.acted_by or 0, "–")
        at = moment_words(report.acted_at, zone, talk.now)
        return Words("status-acted", {"at": at, "who": who, "action": report.action})
    if report.closed_at and report.acted_at:
        return Words("status-closed", {"at": moment_words(report.closed_at, zone, talk.now), "alias": talk.me.alias})
    if report.seen_at and report.status is not ReportStatus.OPEN:
        who = names.get(report.seen_by or 0, "–")
        key = "status-settled" if report.closed_at else "status-seen"
        return Words(key, {"at": moment_words(report.seen_at, zone, talk.now), "who": who})
    if report.closed_at:
        return Words("status-over", {"at": moment_words(report.closed_at, zone, talk.now)})
    return ""


def can_be_undone(report: Report, now: datetime) -> bool:
    """Whether the last decision on it can still be taken back."""
    return report.before is not None and now - report.before.at < UNDO


def undo_button(talk: Talk, report: Report, to: Person) -> tuple[Button, ...]:
    """What takes the last decision back, with the time until which it does; none where nothing can be."""
    if report.before is None or not can_be_undone(report, talk.now):
        return ()
    until = clock(report.before.at + UNDO, to.zone or talk.rules.clinic.zone)
    return (Button("undo", "yes", report.ref, label=Words("undo-label", {"until": until})),)


def _buttons(talk: Talk, report: Report, to: Person) -> tuple[tuple[Button, ...], ...]:
    """What can be decided on it now. A message to the patient does not yet settle a matter of the plan."""
    chart = [Button("decide", "chart", report.ref)] if talk.case.workouts else []
    if not decides(talk, to):
        return (tuple(chart),) if chart else ()
    buttons = []
    if report.status is ReportStatus.OPEN:
        buttons.append(Button("decide", Action.SEEN.value, report.ref))
    if talk.me.safety_hold:
        buttons.append(Button("decide", Action.RESUME.value, report.ref))
    uncleared = report.rule == "screening" and report.action != Action.CLEAR.value and not report.closed_at
    if uncleared:
        buttons.append(Button("decide", Action.CLEAR.value, report.ref))
    if not report.acted_at or report.action == Action.WRITE.value:
        today = local(talk.now, talk.zone).date()
        for change in feasible(talk.case.plan, report.exercise, today, talk.rules.exercises):
            buttons.append(Button("decide", change.action.value, report.ref, label=change.label))
    if report.rule == "gap" and report.action not in (Action.FULL, Action.LIGHTER):
        buttons += [Button("decide", action.value, report.ref) for action in (Action.FULL, Action.LIGHTER, Action.CALL)]
    buttons.append(Button("decide", Action.WRITE.value, report.ref))
    buttons += chart
    if report.status is ReportStatus.SEEN and not (talk.me.safety_hold or uncleared):
        buttons.append(Button("decide", Action.CLOSE.value, report.ref))
    buttons += undo_button(talk, report, to)
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        # A swap names its exercise, which takes a row of its own on a phone.
        alone = button.value == Action.SWAP
        pair = rows and len(rows[-1]) == 1 and not alone and rows[-1][0].value != Action.SWAP
        if pair:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)
