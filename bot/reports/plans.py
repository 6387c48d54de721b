"""The plan in force as a file that can be changed and sent back."""

from typing import TYPE_CHECKING

from bot.coach.effects import Words
from bot.content.planfile import write_plan
from bot.reports.order import Made, NoPlan, Order

if TYPE_CHECKING:
    from bot.reports.studio import Studio


def file(studio: "Studio", order: Order) -> Made:
    """YAML, with two lines on top that say what to do with it. Raises NoPlan."""
    plan = order.dossier.plan
    if plan is None:
        raise NoPlan
    heading = [studio.wording.plain(order.language, Words(key)) for key in ("plan-file-heading", "plan-file-keys")]
    text = write_plan(plan, order.dossier.person.alias, heading)
    return Made("plan.yaml", text.encode())
