"""The charts: what goes into them in every state, how they look, and that their words arrive whatever happens."""

import io
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from telegram.error import BadRequest

from bot import charts, overviews
from bot.cast import Past, add_history
from bot.charts import chart_png
from bot.coach.decide import decide
from bot.coach.effects import Chart, Say
from bot.coach.events import Answered, Commanded, Looked, LookedBack, Said
from bot.coach.model import Case, Outcome, Report, Tier, Workout, WorkoutStatus
from bot.content.words import Wording
from bot.letters import Letters
from tests.clinic import OpenClinic, opened, until
from tests.coaching import ANN, LIBRARY, MONDAY, PLAN, RULES, TOM, ann, done, followed, heard, workout

WORDING = Wording(LIBRARY)
LETTERS = Letters(WORDING, RULES.clinic)
TODAY = MONDAY.date()
PROGRESS, LOOKED = Commanded("progress"), Looked(TOM, chart=True)
S = WorkoutStatus
Written = tuple[str, int, tuple[float, float, float, float]]


def past(ago: int, status: S = S.DONE, at: str = "0800", **more: Any) -> Workout:
    """A workout some days before Monday."""
    day = TODAY - timedelta(days=ago)
    made = done(**more) if status is S.DONE else workout(status, **more)
    return replace(made, key=f"{day:%y%m%d}{at}", local_date=day, status=status)


def said(case: Case, event: Any = PROGRESS) -> Say:
    (only,) = [e for e in followed(decide(case, event, RULES, MONDAY)).effects if isinstance(e, Say)]
    return only


def chart(case: Case, event: Any = PROGRESS) -> Chart:
    made = said(case, event).chart
    assert made is not None
    return made


def caption(case: Case, event: Any = PROGRESS, language: str = "en") -> str:
    return WORDING.text(language, said(case, event).words)


def payload(case: Case, event: Any = PROGRESS, language: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(LETTERS.said(replace(ANN, language=language), said(case, event), MONDAY).payload)
    return found


def report(tier: Tier, ago: int, number: int) -> Report:
    at = MONDAY - timedelta(days=ago)
    return Report(3, number, tier, "causes_pain", at, at)


# What a patient sees


def test_the_calendar_has_four_weeks_with_a_mark_for_each_workout() -> None:
    case = ann(
        past(28),
        past(27),
        past(5, S.PARTIAL),
        past(4, S.MISSED),
        past(3, S.EXCUSED),
        past(2, S.STOPPED),
        past(1, S.HELD),
        past(1, S.NOT_SENT, at="1800"),
        past(0, S.OFFERED),
    )
    days = chart(case).calendar
    assert len(days) == 28
    assert (days[-1].weekday, days[-1].name) == (0, "2")
    marks = {number: day.marks for number, day in enumerate(days) if day.marks}
    assert marks == {
        0: ("done",),
        22: ("partial",),
        23: ("missed",),
        24: ("excused",),
        25: ("paused",),
        26: ("paused", "excused"),
        27: ("open",),
    } | dict.fromkeys(range(1, 22), ("rest",))
    assert [name for name, _ in chart(case).legend] == [
        "done",
        "partial",
        "missed",
        "excused",
        "paused",
        "open",
        "rest",
    ]


def test_there_is_no_rest_before_the_beginning_nor_today() -> None:
    days = chart(ann(past(3), past(1))).calendar
    assert [day.marks for day in days[-5:]] == [(), ("done",), ("rest",), ("done",), ()]


def test_the_caption_says_what_was_done_since_the_beginning_and_what_does_not_count() -> None:
    case = ann(past(90), past(40), past(3), past(2, S.EXCUSED), past(1, S.HELD))
    assert (
        "Since the beginning: 3 workouts.\nNot counted either way: 1 you had a reason to leave out, 1 during a pause."
        in caption(case)
    )
    assert "in a row" not in caption(case)
    wanting = replace(ANN.preferences, streaks=True)
    assert "Workouts in a row: 3 now, 3 at best." in caption(replace(case, person=replace(ANN, preferences=wanting)))
    held = replace(ANN, preferences=wanting, safety_hold=True)
    assert "in a row" not in caption(replace(case, person=held))


def test_a_rating_that_is_missing_is_a_gap_and_never_0() -> None:
    case = ann(past(4, pain_before=3), past(3, pain_before=2), past(2), past(1, pain_before=0, soreness=1))
    pain, soreness = chart(case).panels[0].trends
    assert pain.runs == (((23.5, 3), (24.5, 2)), ((26.5, 0),))
    assert soreness.runs == (((27.5, 1),),)  # on the morning after


def test_two_workouts_of_a_day_stand_side_by_side() -> None:
    case = ann(past(1, pain_before=3), past(1, at="1800", pain_before=4))
    assert chart(case).panels[0].trends[0].runs == (((26.25, 3), (26.75, 4)),)


def test_a_soreness_of_tomorrow_does_not_run_out_of_the_picture() -> None:
    case = ann(past(0, pain_before=1, soreness=1), past(1, pain_before=1, soreness=2))
    assert chart(case).panels[0].trends[1].runs == (((27.5, 2),),)


def test_changes_of_the_plan_are_marked_where_they_began() -> None:
    case = ann(past(9), past(6, plan_version=2), past(3, plan_version=2))
    assert chart(case).changes == ((21, ""),)
    newer = replace(PLAN, version=3, created_at=MONDAY - timedelta(days=1))
    assert chart(replace(case, plan=newer), LOOKED).changes == ((21, "v2"), (26, "v3"))


@pytest.mark.parametrize(
    ("workouts", "words"),
    [
        ([past(2), past(1, S.PARTIAL), past(0, S.MISSED)], "you did 2 of 3, in full or in part."),
        ([past(9), past(1, S.EXCUSED)], "In the last 7 days no exercises were due."),
        ([past(1)], "exercises were due once, and you did them."),
        ([past(1, S.MISSED)], "exercises were due once, and it didn't work out. That happens."),
        ([past(2, S.MISSED), past(1, S.MISSED)], "exercises were due 2 times, and it didn't work out"),
        ([past(1, S.EXCUSED)], "In all 4 weeks none were due."),
    ],
)
def test_the_caption_says_what_was_done_of_what_was_due(workouts: list[Workout], words: str) -> None:
    text = caption(ann(*workouts))
    assert words in text
    assert "%" not in text


def pains(recent: list[int | None], before: list[int | None]) -> Case:
    return ann(
        *(past(8 + n, pain_before=score) for n, score in enumerate(before)),
        *(past(n, pain_before=score) for n, score in enumerate(recent)),
    )


@pytest.mark.parametrize(
    ("recent", "before", "words"),
    [
        ([2, 2, 3], [4, 4, 5], "Pain before exercises: mostly 2, was 4."),
        ([2, 2], [2, 3, 2], "Pain before exercises: mostly 2, as before."),
        ([2, 2], [6], "Pain before exercises: mostly 2."),
        ([2], [4, 4], "Pain before exercises, over the 4 weeks: mostly 4."),
        ([None, None], [3, 3], "Pain before exercises, over the 4 weeks: mostly 3."),
        ([2], [None], "Pain before exercises: one rating so far; this will show more with time."),
        ([None], [None], "Pain before exercises: no rating yet; this will show more with time."),
    ],
)
def test_the_caption_says_what_the_pain_mostly_was(recent: list[Any], before: list[Any], words: str) -> None:
    assert words in caption(pains(recent, before))


def test_pain_that_has_risen_names_the_way_to_the_therapist() -> None:
    assert "If you want to talk to Tom about the pain, send /report." in caption(pains([5, 5], [2, 2]))
    assert "/report" not in caption(pains([2, 2], [5, 5]))


def test_few_ratings_are_said_to_be_few_in_the_picture_too() -> None:
    for few, case in ((True, pains([2], [])), (False, pains([2, 3], []))):
        assert bool(chart(case).panels[0].note) is few


def test_whoever_has_done_nothing_yet_reads_when_there_will_be_something() -> None:
    for case in (ann(), ann(past(30))):
        assert (said(case).words.key, said(case).chart) == ("progress-none", None)


def test_while_stopped_for_safety_there_are_words_and_no_picture() -> None:
    held = said(ann(past(1, pain_before=2), safety_hold=True))
    assert held.chart is None
    text = WORDING.text("en", held.words)
    assert "you did them" in text
    assert "paused until Tom has been in touch with you" in text
    assert "999" in text
    assert "/today" not in caption(ann(past(1, S.MISSED), safety_hold=True))


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "my progress"), ("en", "How am I doing?"), ("es", "Mi progreso"), ("es", "¿Cómo voy?")],
)
def test_it_can_be_typed(language: str, text: str) -> None:
    case = ann(past(1), language=language)
    assert heard(decide(case, Said(text, 1), RULES, MONDAY)) == ["progress"]


def test_asking_for_it_leaves_the_open_question_open() -> None:
    case = ann(workout(pain_before=2))
    case = decide(case, Answered("card", "too_hard", case.workouts[0].key, 0, 7), RULES, MONDAY).case
    assert decide(case, PROGRESS, RULES, MONDAY).case == case


# What a therapist sees


def test_the_therapists_chart_has_all_ratings_the_dose_and_the_reports_of_each_day() -> None:
    hurt = past(2, S.PARTIAL, pain_before=2, pain_after=4)
    items = (replace(hurt.items[0], outcome=Outcome.DONE, pain=6), *hurt.items[1:])
    reports = tuple(
        report(tier, ago, number)
        for number, (tier, ago) in enumerate([(Tier.DIGEST, 2), (Tier.NOW, 2), (Tier.TODAY, 1), (Tier.NOW, 30)], 1)
    )
    case = ann(replace(hurt, items=items), past(1, S.MISSED), reports=reports)
    pain, soreness, dose = chart(case, LOOKED).panels
    assert {t.style: t.runs for t in pain.trends} == {
        "pain": (((25.5, 2),),),
        "after": (((25.5, 4),),),
        "worst": (((25.5, 6),),),
    }
    assert soreness.note
    assert [(b.at, b.percent, b.mark) for b in dose.bars] == [(25.5, 25, "partial"), (26.5, 0, "missed")]
    assert [(f.at, f.tier, f.count) for f in chart(case, LOOKED).flags] == [(25, "T0", 2), (26, "T1", 1)]


def test_the_words_have_week_by_week_what_the_picture_has() -> None:
    """For whoever cannot see it: what was done, how it felt, when the plan changed, and when there were reports."""
    weeks = [past(n, pain_before=n // 4, pain_after=3, soreness=1) for n in range(20, 0, -1)]
    weeks[3] = past(17, S.MISSED)
    newer = tuple(replace(w, plan_version=2) if n > 9 else w for n, w in enumerate(weeks))
    case = ann(*newer, past(0, S.OFFERED, plan_version=2), reports=(report(Tier.NOW, 2, 1), report(Tier.TODAY, 2, 2)))
    assert "from Monday:\n9 Feb: 5 done, 1 not done · pain 4 · soreness 1\n16 Feb: 7 done · pain" in caption(case)
    assert "2 Mar: 1 still open" in caption(case)
    told = caption(case, LOOKED)
    assert "9 Feb: 5 done, 1 not done · pain 4/3/– · soreness 1" in told
    assert "\nPlan: v2 (20 Feb)\nReports: urgent ×2 (28 Feb)\n" in told
    assert "16 feb: 7 hechas · dolor" in caption(case, language="es")


def test_the_therapists_caption_has_the_numbers_of_7_and_28_days() -> None:
    case = ann(past(20, pain_before=5, pain_after=4), past(1, pain_before=2, soreness=3), past(0, S.MISSED))
    text = caption(case, LOOKED)
    week = "7 days:</b> done 1 of 2, 50 % of the dose · pain before 2, after –, worst during – · soreness 3"
    month = "28 days:</b> done 2 of 3, 67 % of the dose · pain before 5, after 4, worst during – · soreness 3"
    assert week in text
    assert month in text
    assert "7 days:</b> nothing due ·" in caption(ann(past(9)), LOOKED)


def test_a_patient_without_workouts_has_no_chart_and_no_button_for_it() -> None:
    assert said(ann(), LOOKED).words.key == "chart-none"
    for case, there in ((ann(), False), (ann(past(1)), True)):
        buttons = {b.value for row in said(case, Looked(TOM)).buttons for b in row}
        assert ("chart" in buttons) is there


# How it looks


def lives() -> Iterator[tuple[str, Case]]:
    yield "new", ann(past(0, pain_before=3))
    yield "daily", ann(*(past(n, pain_before=n // 4, pain_after=n // 5, soreness=n // 9) for n in range(27, -1, -1)))
    yield "twice", ann(*(past(n, at=at, pain_before=3) for n in range(27, -1, -1) for at in ("0800", "1800")))
    yield "gap", ann(past(27, pain_before=10), *(past(n, S.MISSED) for n in range(26, 1, -1)), past(1, pain_before=0))
    changing = [past(n, S.PARTIAL if n % 2 else S.EXCUSED, plan_version=9 - n, pain_before=2) for n in range(8, 0, -1)]
    flags = tuple(report(tier, n, n) for n, tier in enumerate([*Tier, *Tier], 1))
    yield "restless", ann(*changing, past(0, S.OFFERED, plan_version=9), reports=flags)


@pytest.mark.parametrize("language", WORDING.languages)
@pytest.mark.parametrize(("name", "case"), list(lives()), ids=lambda x: x if isinstance(x, str) else "")
@pytest.mark.parametrize("event", [PROGRESS, LOOKED], ids=["patient", "therapist"])
def test_every_life_has_a_picture_that_fits_a_phone(name: str, case: Case, event: Any, language: str) -> None:
    letter = payload(case, event, language)
    image = Image.open(io.BytesIO(chart_png(letter["chart"])))
    assert image.format == "PNG"
    assert image.width == 1000
    assert 1000 <= image.height <= 2000
    edges = [image.convert("RGB").crop(box) for box in ((0, 0, 4, image.height), (996, 0, 1000, image.height))]
    assert all(len(edge.getcolors() or []) == 1 for edge in edges), "something runs out of the picture"


@pytest.mark.parametrize("language", WORDING.languages)
@pytest.mark.parametrize(("name", "case"), list(lives()), ids=lambda x: x if isinstance(x, str) else "")
def test_every_letter_is_readable_on_a_phone_and_none_touches_another(
    name: str, case: Case, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for event in (PROGRESS, LOOKED):
        drawn = payload(case, event, language)["chart"]
        texts = written(partial(chart_png, drawn), monkeypatch)
        assert min(size for _, size, _ in texts) * 360 / charts.WIDTH >= 11
        assert touching(texts) == []


def written(draw: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> list[Written]:
    """Each text in the picture with its size and where it stands: left, top, right, bottom, in px."""
    found: list[Written] = []
    text = charts.Page.text

    def noting(page: charts.Page, x: float, y: float, said: str, size: int, **how: Any) -> None:
        wide = page.width(said, size, bold=how.get("bold", False)) if said.strip() else 0
        left = x - wide * {"left": 0, "center": 0.5, "right": 1}[how.get("across", "left")]
        found.append((said, size, (left, y - size / 3, left + wide, y + size / 3)))
        text(page, x, y, said, size, **how)

    with monkeypatch.context() as patched:
        patched.setattr(charts.Page, "text", noting)
        draw()
    return found


def touching(texts: list[Written]) -> list[tuple[str, str]]:
    """Those that overlap, and those that run out of the picture."""
    both = [
        (a, b)
        for n, (a, _, p) in enumerate(texts)
        for b, _, q in texts[n + 1 :]
        if p[0] < q[2] and q[0] < p[2] and p[1] < q[3] and q[1] < p[3]
    ]
    return both + [(said, "edge") for said, _, (left, _, right, _) in texts if left < 4 or right > charts.WIDTH - 4]


def test_done_partly_done_and_missed_differ_without_their_colours() -> None:
    looks = set()
    for status in (S.DONE, S.PARTIAL, S.MISSED, S.EXCUSED, S.OFFERED, None):
        case = ann(*([past(3, status)] if status else []), past(9, pain_before=1))
        drawn = payload(case)["chart"] | {"legend": []}
        looks.add(Image.open(io.BytesIO(chart_png(drawn))).convert("1", dither=Image.Dither.NONE).tobytes())
    assert len(looks) == 6


@pytest.mark.parametrize("language", WORDING.languages)
def test_every_word_in_the_picture_is_in_the_readers_language(language: str) -> None:
    def words(part: Any) -> Iterator[str]:
        if isinstance(part, str):
            yield part
        elif isinstance(part, list | dict):
            for each in part.values() if isinstance(part, dict) else part:
                yield from words(each)

    case = dict(lives())["restless"]
    own = set(words([payload(case, e, language)["chart"] for e in (PROGRESS, LOOKED)]))
    other = "es" if language == "en" else "en"
    others = set(words([payload(case, e, other)["chart"] for e in (PROGRESS, LOOKED)]))
    shared = {w for w in own & others if any(c.isalpha() for c in w)}
    # Names of drawings, versions and tiers, and what is written alike in both.
    drawn = {
        "pain",
        "soreness",
        "after",
        "worst",
        "done",
        "partial",
        "missed",
        "excused",
        "paused",
        "rest",
        "open",
        "T0",
        "T1",
        "T2",
    }
    assert {w for w in shared if not w.startswith("v")} <= drawn
    assert not any("<" in word or "&" in word for word in own)


def test_the_first_day_and_the_first_of_a_month_say_their_month() -> None:
    names = [day["name"] for day in payload(ann(past(1)))["chart"]["calendar"]]
    assert (names[0], names[26]) == ("3 Feb", "1 Mar")
    assert date(2026, 2, 3) == TODAY - timedelta(days=27)


# On its way


@pytest.fixture
async def clinic(tmp_path: Path) -> AsyncIterator[OpenClinic]:
    async with opened(f"sqlite:///{tmp_path}/hep.db") as clinic:
        lately = [Past(100, 3, 2, 1)] * 5
        await add_history(clinic.app.store, clinic.people["ann"], lately, clinic.clock.now())
        yield clinic


async def test_it_arrives_as_a_photo_with_its_words(clinic: OpenClinic) -> None:
    phone = clinic.phones["ann"]
    phone.text("/progress")
    await clinic.settle()
    assert [m.kind for m in phone.messages if m.sender == "bot"] == ["photo"]
    assert phone.last.silent  # its words have rung
    assert (phone.last.caption or "").startswith("Your last 4 weeks, Ann")
    assert "Drawing" not in (phone.last.caption or "")
    (file,) = clinic.box.world.files.all
    assert file.width == 1000
    assert "ann" not in file.filename.lower()


async def test_replies_go_while_it_is_being_drawn_even_to_whoever_waits_for_it(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    draw = charts.chart_png

    def slow(chart: dict[str, Any]) -> bytes:
        begun.set()
        assert go_on.wait(20)
        return draw(chart)

    monkeypatch.setattr(charts, "chart_png", slow)
    phone, tom = clinic.phones["ann"], clinic.phones["tom"]
    phone.text("/progress")
    await until(begun.is_set)
    try:
        phone.text("/help")
        tom.text("/patients")
        await until(lambda: bool(len(clinic.heard("ann")) > 1 and clinic.heard("tom")))
        words, _ = clinic.heard("ann")
        assert words.startswith("Your last 4 weeks, Ann") and words.endswith("🖼 Drawing the picture …")
        assert [m.kind for m in phone.messages].count("photo") == 0
        assert [x.status for x in await clinic.outbox(order_key=f"file:drawn:{phone.chat_id}")] == ["sending"]
    finally:
        go_on.set()
    await clinic.settle()
    assert phone.last.kind == "photo"
    assert not any("Drawing" in said for said in clinic.heard("ann"))


@pytest.mark.parametrize("trouble", ["drawing", "refused"])
async def test_without_its_picture_it_arrives_as_text(
    clinic: OpenClinic, trouble: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_: object) -> bytes:
        raise ValueError("pain 3")

    async def refused(*_: object, **__: object) -> None:
        raise BadRequest("Photo_invalid_dimensions")

    if trouble == "drawing":
        monkeypatch.setattr(charts, "chart_png", fails)
    else:
        monkeypatch.setattr(type(clinic.app.delivery._sending._calls._bot), "send_photo", refused)
    phone = clinic.phones["ann"]
    phone.text("/progress")
    await clinic.settle()
    assert phone.last.text.endswith("🖼 Drawing the picture …") is (trouble == "drawing")
    for _ in range(2):
        await clinic.later(seconds=10)
    (said,) = clinic.heard("ann")
    assert said.startswith("Your last 4 weeks, Ann")
    assert said.endswith("🖼 The picture could not be drawn this time. The words above say the same.")
    assert caplog.text.count("a chart could not be") == (3 if trouble == "drawing" else 1)
    assert "pain 3" not in caplog.text


async def test_a_picture_that_telegram_puts_off_comes_with_the_next_try(clinic: OpenClinic) -> None:
    phone = clinic.phones["ann"]
    clinic.box.faults.add("500", method="sendPhoto", chat_id=phone.chat_id)
    phone.text("/progress")
    await clinic.settle()
    for _ in range(3):
        await clinic.later(minutes=1)
    assert [m.kind for m in phone.messages if m.sender == "bot"].count("photo") == 1


@pytest.mark.parametrize("drawn", [True, False])
async def test_the_button_below_a_picture_goes_with_its_answer(
    clinic: OpenClinic, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: object, **__: object) -> None:
        raise BadRequest("Photo_invalid_dimensions")

    if not drawn:
        monkeypatch.setattr(type(clinic.app.delivery._sending._calls._bot), "send_photo", refused)
    phone = clinic.phones["ann"]
    async with clinic.app.store.transaction() as tx:
        await clinic.app.turns.tell(tx, clinic.people["ann"].id, LookedBack(weekly=True))
    clinic.app.delivery.nudge()
    await clinic.settle()
    (week,) = [m for m in phone.messages if m.keyboard]
    assert week.kind == ("photo" if drawn else "text")
    phone.tap("No more summaries")
    await clinic.settle()
    assert not week.keyboard
    assert ((week.caption if drawn else week.text) or "").endswith("✓ 🔕 No more summaries")
    assert {r.status for r in await clinic.outbox(chat_id=phone.chat_id)} == {"sent"}


async def test_the_overview_that_comes_by_itself_is_read_before_its_picture_is_drawn(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One ring, for what needs them; the lines and the picture come without a sound, and the picture takes the place
    of the lines. It comes again where nobody can tell whether it came: better twice than a line that is not true."""
    begun, go_on = threading.Event(), threading.Event()
    draw = overviews.overview_png

    def slow(picture: dict[str, Any]) -> bytes:
        begun.set()
        assert go_on.wait(20)
        return draw(picture)

    monkeypatch.setattr(overviews, "overview_png", slow)
    tom = clinic.phones["tom"]
    clinic.box.faults.add("timeout_after_delivery", method="sendPhoto", chat_id=tom.chat_id, delay_s=0)
    for _ in range(6):
        await clinic.later(days=1)
    clinic.clock.move(timedelta(days=1))  # to Monday
    await clinic.app.clock.tick()
    await until(begun.is_set)
    head, lines = [m for m in tom.messages if m.sender == "bot"][-2:]
    assert head.text.startswith("Your week, Tom") and not head.silent
    assert "Ann: " in lines.text and lines.text.endswith("🖼 Drawing the picture …") and lines.silent
    go_on.set()
    await clinic.settle()
    await clinic.later(minutes=1)
    pictures = [m for m in tom.messages if m.kind == "photo"]
    assert pictures and all(m.silent and "Ann: " in (m.caption or "") for m in pictures)
    assert not any("Drawing" in said for said in clinic.heard("tom"))


async def test_a_therapist_gets_it_from_a_report_and_from_the_card(clinic: OpenClinic) -> None:
    tom = clinic.phones["tom"]
    clinic.phones["ann"].text("/report my knee clicks")
    await clinic.settle()
    for press in ("Chart", "R-"):
        tom.tap("Chart")
        await clinic.settle()
        assert tom.last.kind == "photo"
        assert (tom.last.caption or "").startswith("📈 Ann")
        if press == "Chart":
            tom.text("/patients")
            await clinic.settle()
            tom.tap("Ann")
            await clinic.settle()


@pytest.mark.parametrize("ask", ["patient", "decide"])
async def test_the_chart_of_another_therapists_patient_is_refused(clinic: OpenClinic, ask: str) -> None:
    await add_history(clinic.app.store, clinic.people["ben"], [Past(100, 3)], clinic.clock.now())
    tom, ben = clinic.phones["tom"], clinic.people["ben"].id
    tom.text("/menu")
    await clinic.settle()
    tom.press(tom.last.id, f"{ask}:chart:{ben}{'-1' if ask == 'decide' else ''}:0")
    await clinic.settle()
    assert [m.kind for m in tom.messages].count("photo") == 0
    assert "isn't in your care" in clinic.heard("tom")[-1]


def test_the_caption_says_when_the_plan_changed() -> None:
    case = ann(past(3, plan_version=1), past(2, plan_version=2), past(1, plan_version=2))
    assert "Your plan changed: Sat 28 February." in caption(case)
    assert "plan changed" not in caption(ann(past(3), past(2)))


async def test_the_week_that_a_therapist_asks_for_says_that_it_is_being_drawn_until_it_is_there(
    clinic: OpenClinic,
) -> None:
    tom = clinic.phones["tom"]
    tom.text("/week")
    await clinic.settle()
    calls = [c.method for c in clinic.box.sent if c.method in ("sendMessage", "sendPhoto")]
    assert calls == ["sendMessage", "sendMessage", "sendPhoto"]
    assert tom.last.kind == "photo"
    assert not any("Preparing" in said for said in clinic.heard("tom"))
