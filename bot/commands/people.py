"""Who works at the clinic: colleagues are invited here, and their access is taken away."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import segno
import typer

from bot.app import App
from bot.coach.model import Person, Role, Standing
from bot.coach.talk import clock
from bot.commands.terminal import carry_out, chosen_settings, out, refuse

_STAFF_ROLES = {"lead": Role.LEAD, "therapist": Role.THERAPIST}


def invite(
    name: Annotated[str, typer.Argument(help="How the colleague is called in the chat.")],
    role: Annotated[str, typer.Option(help="lead or therapist. Patients are invited by their therapist, in the chat.")],
) -> None:
    """Make an invite for a therapist: a link, until when it works, and a QR code."""
    chosen = chosen_settings()
    if role not in _STAFF_ROLES:
        refuse(f"There is no role {role!r}. Use lead or therapist; patients are invited from the chat with /new.")
    alias = " ".join(name.split())
    if not 1 <= len(alias) <= 30:
        refuse("The name needs 1 to 30 characters.")

    async def make() -> None:
        clinic = chosen.clinic
        app = App(chosen)
        now = datetime.now(UTC)
        try:
            username = await app.username()
            await app.store.open_up(now)
            async with app.store.transaction() as tx:
                wanted = Person(0, _STAFF_ROLES[role], alias, standing=Standing.INVITED, zone=clinic.zone)
                # A link that was lost is replaced: the same colleague is not there twice.
                invited = [p for p in await tx.people.staff() if replace(p, id=0) == wanted]
                person = invited[0] if invited else await tx.people.add(wanted)
                await tx.invites.revoke(person.id, now)
                code, expires = await tx.invites.make(person.id, now, clinic.invite_hours)
        finally:
            await app.database.close()
        link = f"https://t.me/{username}?start={code}"
        out.print(f"Invite for {alias} ({role}), for one person:", soft_wrap=True)
        out.print(link, soft_wrap=True)
        out.print(f"Good until {expires:%d.%m.%Y} {clock(expires, clinic.zone)} ({clinic.zone}).")
        segno.make(link, error="m").terminal(compact=True)

    carry_out(make())


def revoke(
    name: Annotated[str, typer.Argument(help="The colleague, by the name in the chat, or by the number told here.")],
) -> None:
    """Take a therapist's access away, from their next tap on. Their patients pass to the lead and are told."""
    chosen = chosen_settings()

    unclear: list[str] = []

    async def take_away() -> None:
        app = App(chosen)
        try:
            await app.store.open_up(datetime.now(UTC))
            async with app.store.transaction() as tx:
                staff = await tx.people.working_here()
                wanted = " ".join(name.split()).casefold()
                meant = [p for p in staff if p.alias.casefold() == wanted or str(p.id) == name]
                if len(meant) != 1:
                    known = ", ".join(f"{p.alias} (number {p.id}, {p.role.value})" for p in staff) or "nobody yet"
                    found = f"{len(meant)} colleagues are called {name}" if meant else f"Nobody is called {name}"
                    unclear.append(f"{found}. Therapists here: {known}. Use the name or the number.")
                    return
                heir, count = await app.turns_offline().dismiss(tx, meant[0].id, None)
        finally:
            await app.database.close()
        told = f"{count} patient{'' if count == 1 else 's'} passed to {heir.alias}"
        out.print(f"{meant[0].alias} no longer has access; {told}.", soft_wrap=True, markup=False)

    carry_out(take_away())
    for text in unclear:
        refuse(text)
