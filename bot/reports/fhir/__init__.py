"""A patient's record as a FHIR bundle (clinical rules §10): what another system can take in.

Made to R4 and checked with `fhir.resources` before it leaves, whose oldest classes are R4B; of the resources used here
R4B changed nothing. Concepts without a verified code are in a code system of our own, never in a borrowed one.
"""

import json
from typing import TYPE_CHECKING, Any

from bot.reports.fhir import measures, messages, plans, reports, workouts
from bot.reports.fhir.bundle import Bundle
from bot.reports.order import Made, Order
from bot.reports.ratings import file_mark

if TYPE_CHECKING:
    from bot.reports.studio import Studio


def file(studio: "Studio", order: Order) -> Made:
    """The bundle as JSON. Raises what fhir.resources raises for one that does not fit the standard."""
    bundle = Bundle(studio, order)
    for topic in (plans, workouts, measures, reports, messages):
        topic.put(bundle)
    whole = bundle.whole()
    checked(whole)
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return Made(f"fhir-{file_mark(studio, order)}.json", text.encode())


def checked(bundle: dict[str, Any]) -> None:
    """Raises for a bundle that is none."""
    from fhir.resources.R4B.bundle import Bundle as Model  # loading it takes longer than the other files need

    Model.model_validate(bundle)
