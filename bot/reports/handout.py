"""The page that goes home with a patient: what to scan, what to do, the exercises with their doses. Paper stays the
fallback, so everything on it works without the bot."""

from typing import TYPE_CHECKING, Any

from bot.coach.effects import Words
from bot.coach.model import Prescribed
from bot.coach.plan.planning import active, dose_words
from bot.pictures import qr_png
from bot.reports.order import Made, Order
from bot.reports.paper import Sheet
from bot.reports.ratings import file_mark

if TYPE_CHECKING:
    from bot.reports.studio import Studio

_CUES = 3  # lines of how an exercise is done: more do not fit a page of four
_SIZE_PT = 9.5


def file(studio: "Studio", order: Order) -> Made:
    """args: "link" of an invite that is open, and "until", when it ends, in words; without them a page for somebody who
    has joined. Pictures are there where they have been drawn."""
    sheet = Sheet(studio, order, _SIZE_PT)
    dossier, clinic = order.dossier, studio.rules.clinic
    link = str(order.args.get("link", ""))
    if link:
        steps = [sheet.words("handout-step", step=step, until=str(order.args.get("until", ""))) for step in range(1, 4)]
        sheet.beside(steps, qr_png(link), sheet.words("handout-qr"))
        sheet.text(link, "small")
    plan = dossier.plan
    if plan:
        today = sheet.there(order.at).date()
        exercises = active(plan, today)
        sheet.heading("exercises")
        sheet.text(sheet.words("handout-when", slots=sheet.times(plan.slots), count=len(exercises)))
        if plan.note:
            sheet.text(plan.note)
        sheet.cards([_card(sheet, p) for p in exercises])
    country = studio.rules.country(dossier.person.country)
    stop = studio.rules.for_plan(plan).pain.stop_at
    sheet.text(sheet.words("handout-stop", emergency=country.emergency, stop=stop), "note")
    therapist = dossier.therapist.alias if dossier.therapist else ""
    sheet.text(sheet.words("handout-unreviewed", therapist=therapist), "small")
    pdf = sheet.pdf(
        sheet.words("handout-title", alias=dossier.person.alias),
        sheet.words("handout-head", clinic=clinic.name, therapist=therapist, day=sheet.day(order.at)),
        sheet.words("sheet-footer", clinic=clinic.name, at=sheet.short(order.at)),
    )
    return Made(f"exercises-{file_mark(studio, order)}.pdf", pdf)


def _card(sheet: Sheet, p: Prescribed) -> dict[str, Any]:
    studio, language, key = sheet.studio, sheet.language, p.exercise
    name = studio.exercise(key, language)
    known = key in studio.rules.exercises
    how = studio.library.exercise_text(key, "how", language) if known else ()
    still = studio.album.picture(key, "png")
    return {
        "title": name,
        "dose": sheet.plain(Words("listed", {"0": dose_words(p.dose)})),
        "note": p.note,
        "lines": [how] if isinstance(how, str) else list(how[:_CUES]),
        "watch": studio.exercise(key, language, "watch") if known else "",
        "picture": list(still.read_bytes()) if still else None,
        "alt": sheet.words("handout-picture", exercise=name),
    }
