"""What a person has chosen, pauses, and the patient's record besides workouts, answers and reports."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables import Moment, Serial

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("paused_until", sa.Date()))
        people.add_column(sa.Column("preferences", sa.Text(), server_default="{}", nullable=False))
        people.add_column(sa.Column("practice", sa.Text(), server_default="{}", nullable=False))
    op.create_table(
        "entries",
        sa.Column("id", Serial, nullable=False),
        sa.Column("patient_id", Serial, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["people.id"], name=op.f("fk_entries_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
    )
    op.create_index("ix_entries_patient_id_kind_at", "entries", ["patient_id", "kind", "at"])


def downgrade() -> None:
    op.drop_table("entries")
    with op.batch_alter_table("people") as people:
        for name in ("practice", "preferences", "paused_until"):
            people.drop_column(name)
