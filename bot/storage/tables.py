"""The tables: the queues (inbox, outbox, due) and the facts (people, cases, plans, workouts, answers, reports)."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.storage.columns import Moment, Name, Serial, only_where

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

people = Table(
    "people",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("alias", Name, nullable=False),
    Column("chat_id", BigInteger, unique=True),
    Column("standing", String(16), nullable=False),
    Column("language", String(8), nullable=False),
    Column("country", String(2)),
    Column("zone", String(64)),
    Column("therapist_id", Serial, ForeignKey("people.id")),
    Column("joined_name", Name, nullable=False, server_default=""),
    Column("consent_version", String(16)),
    Column("consent_at", Moment),
    Column("safety_hold", Boolean, nullable=False, server_default=text("false")),
    Column("unreachable", Boolean, nullable=False, server_default=text("false")),
    Column("standing_since", Moment),
    Column("paused_until", Date),
    Column("offered_to", Serial, ForeignKey("people.id")),
    Column("preferences", Text, nullable=False, server_default="{}"),
    Column("practice", Text, nullable=False, server_default="{}"),
    Index("ix_people_therapist_id", "therapist_id"),
    Index("ix_people_staff", "role", **only_where("role <> 'patient'")),
)

cases = Table(
    "cases",
    metadata,
    Column("person_id", Serial, ForeignKey("people.id"), primary_key=True),
    Column("version", Integer, nullable=False),  # two writers who both read version n cannot both write n + 1
    Column("stage", Text, nullable=False),
    Column("reports_opened", Integer, nullable=False, server_default="0"),
    Column("audited", Integer, nullable=False, server_default="0"),  # how many rows of the audit trail are theirs
    Column("audit_end", String(128), nullable=False, server_default=""),  # the last row's code, and one over both
)

audit = Table(
    "audit",
    metadata,
    Column("person_id", Serial, nullable=False),  # whose record; no foreign key: the trail outlives the record
    Column("seq", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", BigInteger, nullable=False),  # a person, 0 for the bot itself
    Column("did", String(8), nullable=False),  # read · write · refused
    Column("what", String(64), nullable=False),
    Column("code", String(64), nullable=False),
    PrimaryKeyConstraint("person_id", "seq"),
)

invites = Table(
    "invites",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("person_id", Serial, ForeignKey("people.id"), nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
    Index("ix_invites_person_id", "person_id"),
)

wrong_codes = Table(
    "wrong_codes",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_wrong_codes_chat_id_at", "chat_id", "at"),
)

plans = Table(
    "plans",
    metadata,
    Column("patient_id", Serial, ForeignKey("people.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("author_id", Serial, ForeignKey("people.id")),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("patient_id", "version"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("patient_id", Serial, ForeignKey("people.id"), nullable=False),
    Column("therapist_id", Serial, ForeignKey("people.id"), nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("patient_id", "therapist_id"),
)

workouts = Table(
    "workouts",
    metadata,
    Column("patient_id", Serial, ForeignKey("people.id"), nullable=False),
    Column("key", String(16), nullable=False),
    Column("local_date", Date, nullable=False),
    Column("status", String(16), nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("patient_id", "key"),
    Index("ix_workouts_patient_id_local_date", "patient_id", "local_date"),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("patient_id", Serial, ForeignKey("people.id"), nullable=False),
    Column("ask", String(32), nullable=False),
    Column("value", Text, nullable=False),
    Column("workout", String(64), nullable=False, server_default=""),
    Column("item", Integer, nullable=False, server_default="0"),
    Column("revision", Integer, nullable=False),
    Column("late", Boolean, nullable=False, server_default=text("false")),
    Column("at", Moment, nullable=False),
    UniqueConstraint("patient_id", "ask", "workout", "item", "revision"),
)

reports = Table(
    "reports",
    metadata,
    Column("patient_id", Serial, ForeignKey("people.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("tier", String(2), nullable=False),
    Column("status", String(8), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("patient_id", "number"),
    Index("ix_reports_open", "patient_id", **only_where("status in ('open', 'seen')")),
    Index("ix_reports_patient_id_opened_at", "patient_id", "opened_at"),
)

observers = Table(
    "observers",
    metadata,
    Column("patient_id", Serial, ForeignKey("people.id"), nullable=False),
    Column("therapist_id", Serial, ForeignKey("people.id"), nullable=False),
    Column("since", Moment, nullable=False),
    PrimaryKeyConstraint("patient_id", "therapist_id"),
    Index("ix_observers_therapist_id", "therapist_id"),
)

# What somebody tried that they may not: no word of what they sent. person_id: none for a chat that is nobody's.
refusals = Table(
    "refusals",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("person_id", Serial),
    Column("about", Serial),
    Column("what", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_refusals_at", "at"),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("patient_id", Serial, ForeignKey("people.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("row_key", String(24), nullable=False),  # what its document is bound to
    Column("document", Text, nullable=False),
    Index("ix_entries_patient_id_kind_at", "patient_id", "kind", "at"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("seq", Serial, primary_key=True),  # our own order: after a quiet week Telegram's ids start anywhere
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("raw", Text, nullable=False),  # emptied once it is done
    Column("status", String(8), nullable=False),  # pending · done · aside
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", String(200)),
    Column("received_at", Moment, nullable=False),
    Index("ix_inbox_pending", "chat_id", "seq", **only_where("status = 'pending'")),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("person_id", Serial, ForeignKey("people.id")),  # none: a chat that is nobody's
    Column("chat_id", BigInteger, nullable=False),
    Column("order_key", String(64), nullable=False),  # rows that share it keep their order
    Column("priority", Integer, nullable=False),
    Column("label", String(64), nullable=False, server_default=""),
    Column("about", Serial),
    Column("dedupe", String(96), unique=True),
    Column("row_key", String(24), nullable=False, server_default=""),  # what its payload is bound to
    Column("payload", Text, nullable=False),
    Column("zone", String(64)),  # set: not in this zone's quiet hours
    Column("status", String(8), nullable=False),  # pending · sending · sent · unsure · dead · expired · dropped
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("begun", Boolean, nullable=False, server_default=text("false")),  # it may have gone out
    Column("hushed", Boolean, nullable=False, server_default=text("false")),  # not to be tried again
    Column("not_before", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("lease_until", Moment),
    Column("owner", String(32)),
    Column("message_id", BigInteger),
    Column("error", String(200)),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Index("ix_outbox_pending", "priority", "not_before", "id", **only_where("status = 'pending'")),
    Index("ix_outbox_sending", "lease_until", **only_where("status = 'sending'")),
    Index("ix_outbox_open", "order_key", "id", **only_where("status in ('pending', 'sending')")),
    Index("ix_outbox_label", "chat_id", "label", **only_where("label <> ''")),
    Index("ix_outbox_message", "chat_id", "message_id", **only_where("message_id is not null")),
)

due = Table(
    "due",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("person_id", Serial, ForeignKey("people.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("local_date", Date, nullable=False),
    Column("slot", String(48), nullable=False),
    Column("at", Moment, nullable=False),
    Column("local_time", String(5), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("status", String(9), nullable=False),  # open · done · cancelled · aside
    Column("attempts", Integer, nullable=False, server_default="0"),
    UniqueConstraint("person_id", "kind", "local_date", "slot"),
    Index("ix_due_open", "at", **only_where("status = 'open'")),
)

uploads = Table(
    "uploads",
    metadata,
    Column("bot_id", BigInteger, nullable=False),  # a file id is worth nothing to another bot
    Column("name", String(96), nullable=False),
    Column("file_id", Text, nullable=False),
    PrimaryKeyConstraint("bot_id", "name"),
)

erased = Table(
    "erased",
    metadata,
    Column("person_id", Serial, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("mark", String(32), nullable=False),
)

keys = Table(
    "keys",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("id", String(8), nullable=False, unique=True),
    Column("first_used", Moment, nullable=False),
    Column("complete", Boolean, nullable=False),  # everything that was there before is sealed with it
)

secrets = Table(
    "secrets",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("value", Text, nullable=False),
)
