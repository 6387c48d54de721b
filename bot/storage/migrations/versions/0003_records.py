"""What a person has chosen, pauses, the patient's record besides workouts, answers and reports, and sealing."""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import Moment, Serial

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("paused_until", sa.Date()))
        people.add_column(sa.Column("standing_since", Moment()))
        people.add_column(sa.Column("offered_to", Serial))
        people.create_foreign_key(op.f("fk_people_offered_to"), "people", ["offered_to"], ["id"])
        people.add_column(sa.Column("preferences", sa.Text(), server_default="{}", nullable=False))
        people.add_column(sa.Column("practice", sa.Text(), server_default="{}", nullable=False))
    op.create_table(
        "entries",
        sa.Column("id", Serial, nullable=False),
        sa.Column("patient_id", Serial, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("row_key", sa.String(length=24), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["people.id"], name=op.f("fk_entries_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
    )
    op.create_index("ix_entries_patient_id_kind_at", "entries", ["patient_id", "kind", "at"])
    _draft()
    _seal()
    _share()


def _draft() -> None:
    """Plans in the making."""
    op.create_table(
        "drafts",
        sa.Column("patient_id", Serial, nullable=False),
        sa.Column("therapist_id", Serial, nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["people.id"], name=op.f("fk_drafts_patient_id")),
        sa.ForeignKeyConstraint(["therapist_id"], ["people.id"], name=op.f("fk_drafts_therapist_id")),
        sa.PrimaryKeyConstraint("patient_id", "therapist_id", name=op.f("pk_drafts")),
    )


def _seal() -> None:
    """Where sealed values go. What is there already is sealed by the first start, which has the key."""
    if op.get_bind().dialect.name == "postgresql":
        for name in ("alias", "joined_name"):
            op.alter_column("people", name, type_=sa.Text())
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("row_key", sa.String(length=24), server_default="", nullable=False))
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("audited", sa.Integer(), server_default="0", nullable=False))
        cases.add_column(sa.Column("audit_end", sa.String(length=128), server_default="", nullable=False))
    op.create_table(
        "audit",
        sa.Column("person_id", Serial, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("who", sa.BigInteger(), nullable=False),
        sa.Column("did", sa.String(length=8), nullable=False),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "seq", name=op.f("pk_audit")),
    )
    op.create_table(
        "erased",
        sa.Column("person_id", Serial, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_erased")),
    )
    op.create_table(
        "keys",
        sa.Column("seq", Serial, nullable=False),
        sa.Column("id", sa.String(length=8), nullable=False),
        sa.Column("first_used", Moment(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_keys")),
        sa.UniqueConstraint("id", name=op.f("uq_keys_id")),
    )
    op.create_table(
        "secrets",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_secrets")),
    )


def _share() -> None:
    """Who may read along, and what was refused."""
    op.create_table(
        "observers",
        sa.Column("patient_id", Serial, nullable=False),
        sa.Column("therapist_id", Serial, nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["people.id"], name=op.f("fk_observers_patient_id")),
        sa.ForeignKeyConstraint(["therapist_id"], ["people.id"], name=op.f("fk_observers_therapist_id")),
        sa.PrimaryKeyConstraint("patient_id", "therapist_id", name=op.f("pk_observers")),
    )
    op.create_index("ix_observers_therapist_id", "observers", ["therapist_id"])
    op.create_table(
        "refusals",
        sa.Column("id", Serial, nullable=False),
        sa.Column("person_id", Serial),
        sa.Column("about", Serial),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refusals")),
    )
    op.create_index("ix_refusals_at", "refusals", ["at"])


def downgrade() -> None:
    """Only for a database without patients: what is sealed does not fit the older columns."""
    op.drop_table("refusals")
    op.drop_table("observers")
    op.drop_table("erased")
    op.drop_table("audit")
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("audit_end")
        cases.drop_column("audited")
    op.drop_table("secrets")
    op.drop_table("keys")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("row_key")
    if op.get_bind().dialect.name == "postgresql":
        for name in ("alias", "joined_name"):
            op.alter_column("people", name, type_=sa.String(length=64))
    op.drop_table("drafts")
    op.drop_table("entries")
    with op.batch_alter_table("people") as people:
        people.drop_constraint(op.f("fk_people_offered_to"), type_="foreignkey")
        for name in ("practice", "preferences", "offered_to", "standing_since", "paused_until"):
            people.drop_column(name)
