"""Who needs attention and why, in order; the daily digest and the weekly overview in every state."""

import io
import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PIL import Image

from bot.charts import WIDTH
from bot.coach.decide import decide
from bot.coach.effects import Follow, Overview, Say
from bot.coach.events import CameDue, Commanded, DueKind, Surveyed
from bot.coach.model import Case, Person, Practice, Report, ReportStatus, Standing, Tier, Workout, WorkoutStatus
from bot.coach.talk import Talk
from bot.coach.therapist import digest
from bot.coach.therapist.attention import Why, attention, silent_since, urgency
from bot.content.words import Wording
from bot.letters import CAPTION, Letters, _parted
from bot.overviews import overview_png
from tests.coaching import ANN, LIBRARY, MAYA, MONDAY, PLAN, RULES, TOM, done, heard, waits, workout
from tests.test_charts import touching, written

S = WorkoutStatus
TODAY = MONDAY.date()
T0, T1, T2 = Tier
WORDING = Wording(LIBRARY)
LETTERS = Letters(WORDING, RULES.clinic)


def past(ago: int, status: S = S.DONE, **more: Any) -> Workout:
    """A workout that many days before Monday."""
    day, at = TODAY - timedelta(days=ago), MONDAY - timedelta(days=ago)
    made = done(**more) if status is S.DONE else workout(status, **more)
    heard_of = status not in (S.MISSED, S.OFFERED, S.HELD, S.NOT_SENT)
    times = {"started_at": at if heard_of else None, "ended_at": at}
    return replace(made, key=f"{day:%y%m%d}0800", local_date=day, status=status, **times)


def report(tier: Tier, status: ReportStatus = ReportStatus.OPEN, number: int = 1, **more: Any) -> Report:
    return Report(3, number, tier, more.pop("rule", "causes_pain"), MONDAY, MONDAY, status=status, **more)


def patient(*workouts: Workout, reports: tuple[Report, ...] = (), number: int = 3, **more: Any) -> Case:
    person = replace(ANN, id=number, **more)
    return Case(person, plan=PLAN, workouts=tuple(sorted(workouts, key=lambda w: w.key)), reports=reports)


def why(case: Case, now: datetime = MONDAY) -> list[str]:
    return [r.why.value for r in attention(case, RULES, now)]


def planned(review: date) -> Case:
    return replace(patient(*WELL), plan=replace(PLAN, review=review))


WELL = [past(n, pain_before=1, soreness=1) for n in range(1, 8)]
TABLE: list[tuple[str, Case, list[str]]] = [
    ("nothing is wrong", patient(*WELL), []),
    ("nothing is known yet", patient(), []),
    # reports
    ("a T0 waits", patient(*WELL, reports=(report(T0),)), ["red_flag"]),
    ("a T0 has been seen", patient(*WELL, reports=(report(T0, ReportStatus.SEEN),)), ["red_flag"]),
    ("a T0 is acted on", patient(*WELL, reports=(report(T0, ReportStatus.ACTED),)), []),
    ("stopped for safety", patient(*WELL, safety_hold=True), ["red_flag"]),
    ("a T1 is open", patient(*WELL, reports=(report(T1),)), ["unseen"]),
    ("a T1 has been seen", patient(*WELL, reports=(report(T1, ReportStatus.SEEN),)), ["undecided"]),
    ("a T2 is new", patient(*WELL, reports=(report(T2),)), ["new"]),
    ("a T2 has been read", patient(*WELL, reports=(report(T2, ReportStatus.CLOSED),)), []),
    # standing
    ("to be confirmed", patient(standing=Standing.UNCONFIRMED), ["unconfirmed"]),
    ("cannot be reached", patient(*WELL, unreachable=True), ["unreachable"]),
    ("has stopped", patient(past(1, S.MISSED), past(2, S.MISSED), past(3, S.MISSED), standing=Standing.STOPPED), []),
    # ratings: the limit, one below it, and out of the week
    ("pain at the limit", patient(*WELL, past(0, pain_after=6)), ["pain_high"]),
    ("pain below it", patient(*WELL, past(0, pain_after=5)), []),
    ("pain in the morning", patient(*WELL, past(0, morning_pain=6)), ["pain_high"]),
    ("pain six days ago", patient(*WELL[:5], past(6, pain_before=6)), ["pain_high"]),
    ("pain a week ago", patient(*WELL[:5], past(7, pain_before=6)), []),
    (
        "the week's mean rose by one",
        patient(*(past(n, pain_before=3) for n in (0, 1, 2)), *(past(n, pain_before=2) for n in (7, 8, 9))),
        ["pain_up"],
    ),
    (
        "it rose by less",
        patient(*(past(n, pain_before=s) for n, s in ((0, 3), (1, 3), (2, 2), (7, 2), (8, 2), (9, 2)))),
        [],
    ),
    (
        "there are too few to say",
        patient(*(past(n, pain_before=3) for n in (0, 1)), *(past(n, pain_before=2) for n in (7, 8, 9))),
        [],
    ),
    ("sore for over 72 h", patient(*(past(n, soreness=4) for n in (1, 2, 3, 4))), ["sore"]),
    ("sore for 72 h", patient(*(past(n, soreness=4) for n in (1, 2, 3))), []),
    ("sore, and no more", patient(past(1, soreness=3), *(past(n, soreness=4) for n in (2, 3, 4))), []),
    # what was due
    ("three without an answer", patient(*(past(n, S.MISSED) for n in (1, 2, 3)), *WELL[3:]), ["ignored"]),
    ("two without an answer", patient(*(past(n, S.MISSED) for n in (1, 2)), *WELL[2:]), []),
    ("half of it done", patient(past(0), past(1, S.MISSED), past(2), past(3, S.MISSED)), []),
    ("less than half", patient(past(0), past(1, S.MISSED), past(2, S.MISSED)), ["low"]),
    ("too few to say", patient(past(0, S.MISSED), past(1, S.MISSED), past(8)), ["silent"]),
    ("silent for a week", patient(past(7)), ["silent"]),
    ("silent for six days", patient(past(6)), []),
    ("excused is not silent", patient(past(9), past(2, S.EXCUSED)), []),
    ("a report is not silent", patient(past(9), reports=(report(T2, ReportStatus.CLOSED, rule="message"),)), []),
    ("ours is", patient(past(9), reports=(report(T2, ReportStatus.CLOSED, rule="missed"),)), ["silent"]),
    ("paused until tomorrow", patient(past(9), paused_until=TODAY + timedelta(days=1)), []),
    ("paused until today", patient(past(9), paused_until=TODAY), ["silent"]),
    ("stopped for safety, and silent", patient(past(9), safety_hold=True), ["red_flag"]),
    ("review is due today", planned(date(2026, 3, 2)), ["review"]),
    ("review is due tomorrow", planned(date(2026, 3, 3)), []),
    # in order
    (
        "everything",
        patient(
            *(past(n, S.MISSED) for n in (0, 1, 2)),
            past(8, pain_after=6),
            reports=(report(T2), report(T1, number=2), report(T1, ReportStatus.SEEN, 3), report(T0, number=4)),
            unreachable=True,
        ),
        ["red_flag", "unseen", "undecided", "unreachable", "ignored", "low", "new"],
    ),
]


@pytest.mark.parametrize(("case", "reasons"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_the_reasons_come_in_order(case: Case, reasons: list[str]) -> None:
    assert why(case) == reasons


def test_days_are_the_patients_own() -> None:
    late = datetime.combine(TODAY, MONDAY.timetz()).replace(hour=23)
    here = patient(past(6, pain_before=6))
    assert "pain_high" in why(here, late)
    assert "pain_high" not in why(replace(here, person=replace(here.person, zone="Asia/Tokyo")), late)


def test_the_most_pressing_patient_comes_first() -> None:
    cases = [row[1] for row in TABLE]
    ordered = sorted(cases, key=lambda c: urgency(attention(c, RULES, MONDAY)))
    first = [reasons[0] if (reasons := why(c)) else "" for c in ordered]
    assert first[0] == "red_flag"
    assert first == sorted(first, key=[*(w.value for w in Why), ""].index)


def test_silence_is_counted_from_the_last_thing_heard() -> None:
    assert silent_since(patient(), RULES, MONDAY) is None
    assert silent_since(patient(past(3, S.MISSED)), RULES, MONDAY) is None
    assert silent_since(patient(past(3), past(2, S.MISSED)), RULES, MONDAY) == TODAY - timedelta(days=3)


# The digest


def surveyed(*cases: Case, me: Person = TOM, event: Surveyed | None = None, **more: Any) -> list[Say]:
    load = tuple(replace(c, person=replace(c.person, therapist_id=me.id)) for c in cases)
    everybody = tuple(c.person for c in load) + more.pop("others", ())
    told = tuple(r for c in load for r in c.reports) + more.pop("reports", ())
    case = Case(me, patients=everybody, reports=told, staff=(MAYA, TOM), caseload=load, **more)
    decision = decide(case, event or Surveyed(TODAY, daily=True), RULES, MONDAY)
    return [e for e in decision.effects if isinstance(e, Say)]


def text(said: Say, language: str = "en") -> str:
    return WORDING.text(language, said.words)


def test_nothing_to_say_is_one_line_or_nothing_if_so_chosen() -> None:
    (said,) = surveyed(patient(*WELL))
    assert text(said) == "Good morning, Tom. Nothing needs you today."
    silent = replace(TOM, practice=Practice(say_nothing_needed=False))
    assert surveyed(patient(*WELL), me=silent) == []
    (asked,) = surveyed(patient(*WELL), me=silent, event=Surveyed(TODAY, daily=True, asked=True))
    assert asked.words.key == "digest-nothing"


def test_the_digest_says_who_needs_attention_first_and_why() -> None:
    ann = patient(*WELL, reports=(report(T2),))
    ben = patient(*WELL, number=4, alias="Ben", reports=(replace(report(T1), patient_id=4),))
    (said,) = surveyed(ann, ben, patient(*WELL, number=5, alias="Cleo"))
    lines = text(said).split("\n")
    assert "1. <b>Ben</b>: 1 report that nobody has seen" in lines
    assert "2. <b>Ann</b>: 1 new entry" in lines
    assert "Cleo" not in text(said)
    assert [b.ref for row in said.buttons for b in row if b.ask == "look"] == ["4-1", "3-1", "4", "3"]
    assert [b.item for row in said.buttons for b in row if b.ask == "digest"] == [1]


def test_what_nobody_acknowledged_stands_at_the_top_of_the_leads_digest() -> None:
    stranger = replace(ANN, id=9, alias="Zoe", therapist_id=TOM.id)
    unseen = replace(report(T1, number=7), patient_id=9)
    seen = replace(report(T1, ReportStatus.SEEN, 8), patient_id=9)
    untold = replace(report(T1, number=6, reminded=-1), patient_id=9)
    theirs = {"others": (stranger,), "reports": (seen, untold, unseen)}
    (said,) = surveyed(patient(*WELL, reports=(report(T2),)), me=MAYA, **theirs)
    body = text(said).split("\n")
    assert body[2] == "<b>Nobody has acknowledged:</b>"
    assert body[3].startswith("🔶 R-9-7 · Zoe")
    assert "R-9-8" not in text(said)
    assert "R-9-6" not in text(said)
    # Somebody who does not lead hears of their own patients alone.
    (own,) = surveyed(patient(*WELL, reports=(report(T2),)), **theirs)
    assert "Zoe" not in text(own)


@pytest.mark.parametrize(
    ("days", "weekly_day", "day", "weekly"),
    [
        (None, 0, date(2026, 3, 2), True),
        (None, 0, date(2026, 3, 3), False),
        (None, 4, date(2026, 3, 6), True),
        (None, 6, date(2026, 3, 2), True),  # Sunday is no working day: on Monday
        (None, 6, date(2026, 3, 3), False),
        ((1, 3), 0, date(2026, 3, 3), True),
        ((1, 3), 0, date(2026, 3, 5), False),
    ],
)
def test_the_overview_comes_on_its_day_or_the_first_working_day_after(
    days: tuple[int, ...] | None, weekly_day: int, day: date, weekly: bool
) -> None:
    me = replace(TOM, practice=Practice(working_days=days, weekly_day=weekly_day))
    assert digest.weekly_on(Talk(Case(me), RULES, MONDAY), day) is weekly
    off = replace(me, practice=replace(me.practice, weekly=False))
    assert digest.weekly_on(Talk(Case(off), RULES, MONDAY), day) is False


def test_the_overview_that_falls_into_an_absence_comes_afterwards() -> None:
    away = Practice(away_from=date(2026, 2, 27), away_to=date(2026, 3, 3))
    talk = Talk(Case(replace(TOM, practice=away)), RULES, MONDAY)
    assert digest.weekly_on(talk, date(2026, 3, 4))
    assert not digest.weekly_on(talk, date(2026, 3, 5))


def test_a_digest_that_came_due_waits_for_the_next_one_and_looks_over_everybody() -> None:
    decision = decide(Case(TOM), CameDue(DueKind.DIGEST, TODAY, "daily", MONDAY), RULES, MONDAY)
    assert waits(decision, DueKind.DIGEST) == [MONDAY + timedelta(days=1)]
    assert [e.event for e in decision.effects if isinstance(e, Follow)] == [Surveyed(TODAY, daily=True, weekly=True)]


def test_it_can_be_asked_for() -> None:
    for name, daily in (("digest", True), ("week", False)):
        follows = [e for e in decide(Case(TOM), Commanded(name), RULES, MONDAY).effects if isinstance(e, Follow)]
        assert follows == [Follow(Surveyed(TODAY, daily=daily, weekly=not daily, asked=True))]


# The overview


def overview(*cases: Case, me: Person = TOM) -> list[Say]:
    return surveyed(*cases, me=me, event=Surveyed(TODAY, weekly=True))


def test_everybody_has_a_line_with_numbers_and_trends() -> None:
    ann = patient(
        *(past(n, pain_before=4, soreness=2) for n in range(1, 6)),
        past(6, S.MISSED),
        *(past(n, pain_before=2) for n in range(7, 20)),
        reports=(report(T1),),
    )
    head, page = overview(ann, patient(number=4, alias="Ben"))
    assert text(head).startswith("<b>Your week, Tom, up to Mon 2 March</b>\n2 patients in your care.")
    assert text(page).split("\n") == [
        "⚠ <b>Ann</b>: 5 of 6 in 7 days, 18 of 19 in 28 · pain ▂▂▂▂▂▄▄▄▄▄ 4 (was 2) · soreness ▂▂▂▂▂ 2 · 1 open report",
        "<b>Ben</b>: nothing was due in 7 days · pain – · soreness –",
    ]
    assert "5 de 6 en 7 días, 18 de 19 en 28 · dolor ▂▂▂▂▂▄▄▄▄▄ 4 (antes 2)" in text(page, "es")


@pytest.mark.parametrize("count", [1, 6, 7, 30, 31, 100])
@pytest.mark.parametrize("language", ["en", "es"])
def test_nobody_is_left_out_and_every_picture_keeps_its_words(count: int, language: str) -> None:
    rated = [past(n, pain_before=10, soreness=10) for n in range(28)]
    load = [
        patient(*rated, number=n, alias=f"Wilhelmina of Ham {n:03}"[:30], reports=(replace(report(T0), patient_id=n),))
        for n in range(10, 10 + count)
    ]
    told = overview(*load)
    reader = replace(TOM, language=language)
    letters = [letter for said in told for letter in LETTERS.in_parts(reader, said, MONDAY)]
    payloads = [json.loads(letter.payload) for letter in letters]
    assert all(len(p["text"]) <= (CAPTION if "chart" in p else 4096) for p in payloads)
    assert sum("chart" in p for p in payloads) == min(5, -(-count // 6))
    everything = "\n".join(p["text"] for p in payloads[1:])
    assert all(f"<b>{c.person.alias}</b>" in everything for c in load)
    assert len({letter.dedupe for letter in letters}) == len(letters)


def test_without_anybody_in_care_there_is_no_overview_unless_it_is_asked_for() -> None:
    invited = patient(standing=Standing.INVITED)
    assert overview() == overview(invited) == []
    (asked,) = surveyed(invited, event=Surveyed(TODAY, weekly=True, asked=True))
    assert "Nobody in your care has joined yet. 1 invited, not joined yet." in text(asked)


def test_the_picture_is_readable_on_a_phone() -> None:
    _, page = overview(*(patient(*WELL, number=n, reports=(report(T1),)) for n in range(10, 16)))
    assert isinstance(page.chart, Overview)
    payload = json.loads(LETTERS.said(TOM, page, MONDAY).payload)
    picture = Image.open(io.BytesIO(overview_png(payload["chart"])))
    assert picture.width == 1000
    assert 600 < picture.height < 1800
    assert len(picture.convert("RGB").getcolors(1 << 20) or []) > 50


@pytest.mark.parametrize("language", WORDING.languages)
def test_every_letter_of_it_is_readable_on_a_phone(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("Ann", "Wilhelmina of Ham and Hamburg", "José María", "Ö" * 30)
    load = [patient(*WELL, number=n, alias=names[n % 4], reports=(report(T1),) * (n % 2)) for n in range(10, 16)]
    _, page = overview(*load)
    drawn = json.loads(LETTERS.said(replace(TOM, language=language), page, MONDAY).payload)["chart"]
    texts = written(lambda: overview_png(drawn), monkeypatch)
    assert min(size for _, size, _ in texts) * 360 / WIDTH >= 11
    assert touching(texts) == []


def test_the_lead_sees_a_line_for_each_colleague() -> None:
    zoe = replace(ANN, id=9, alias="Zoe", therapist_id=TOM.id)
    said, *_ = surveyed(
        patient(*WELL),
        me=MAYA,
        others=(zoe,),
        reports=(replace(report(T1), patient_id=9),),
        event=Surveyed(TODAY, weekly=True),
    )
    assert text(said).endswith("<b>Your colleagues:</b>\n• Tom: 1 patient, 1 open report, 1 not acknowledged")


def test_a_long_text_is_parted_between_lines() -> None:
    assert _parted("a\nb", 10) == ["a\nb"]
    assert _parted("aaaa\nbbbb\ncc", 9) == ["aaaa\nbbbb", "cc"]
    assert _parted("aaaa\nbbbbb\ncc", 9) == ["aaaa", "bbbbb\ncc"]
    assert _parted("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]
    assert heard(decide(Case(TOM), Commanded("menu"), RULES, MONDAY), TOM) == ["menu"]
