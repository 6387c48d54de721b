"""Every question the bot can ask and its answers: the one table behind buttons, typed answers and late taps."""

from dataclasses import dataclass

SCORE = tuple(str(n) for n in range(11))


@dataclass(frozen=True)
class Ask:
    """A question. options: answer names in button order. score: also (or only) 0–10. text: free text is an answer.

    columns: buttons per row. person: who may answer, "patient", "therapist" or "anybody". about: what its ref
    names, for whoever has to check that it is theirs: a "patient" ("12"), a "report" of one ("12-3"), a "decision"
    ("12-3-reduce"), a "draft" ("12.bridge"), minutes in the "log", or an "offer", whose patient is not theirs yet.
    """

    name: str
    options: tuple[str, ...] = ()
    score: bool = False
    text: bool = False
    columns: int = 2
    person: str = "patient"
    about: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        return (SCORE if self.score else ()) + self.options


_CHANGES = (
    "pain_before", "pain_after", "effort", "note", "soreness", "sore_where", "morning_pain", "mood", "energy", "sleep",
)  # fmt: skip

_ALL = (
    # joining
    Ask("consent", ("yes", "no"), columns=1),
    Ask("country", text=True, columns=2),
    Ask("zone", ("yes", "no"), text=True),
    Ask("try_now", ("start", "wait")),
    Ask("language", ("en", "es"), person="anybody"),
    # what has been done
    Ask("cheer", ("all", "milestones", "no"), columns=1),
    Ask("cheer_off", ("off",)),
    Ask("weekly_off", ("off",)),
    # before the first workout
    Ask("screen", ("yes", "no", "skip"), columns=3),
    Ask("screen_words", ("skip",), text=True),
    Ask("screen_count", ("skip",), text=True),
    Ask("screen_done", ("change",)),
    Ask("screen_change", ("again",)),
    # questionnaires and goals
    Ask("measure", ("start", "later", "skip", "goals")),
    Ask("measure_goal", ("none",), text=True),
    Ask("measure_choice", ("skip", "pause"), text=True),
    Ask("measure_score", ("skip", "pause"), score=True, columns=6),
    Ask("measure_percent", ("skip", "pause"), text=True),
    Ask("measure_done", ("change",)),
    # the workout
    Ask("start", ("start", "later", "not_today", "unwell")),
    Ask("later", ("m15", "h1", "evening", "time", "tomorrow"), text=True),
    Ask("for_good", ("always",)),
    Ask("pause", ("holiday", "ill", "other", "cancel")),
    Ask("pause_until", ("sunday", "week", "fortnight", "cancel"), text=True),
    Ask("paused", ("back_now", "longer"), columns=1),
    Ask("comeback", ("easier_now", "hold_on"), columns=1),
    Ask("not_today", ("busy", "sore", "pain", "unwell", "away", "other")),
    Ask("anything_new", ("no", "yes")),
    Ask("what_new", ("none",), text=True),
    Ask("pain_before", ("unwell",), score=True, columns=6),
    Ask("mood", ("skip",), score=True, columns=6),
    Ask("energy", ("skip",), score=True, columns=6),
    Ask("sleep", ("skip",), score=True, columns=6),
    Ask("no_start", ("message", "unwell")),
    Ask("card", ("done", "timer", "how", "too_hard", "pain", "skip"), columns=3),
    Ask("timer", ("pause", "go", "more", "set")),
    Ask("one_set", ("done",)),
    Ask("pain_during", score=True, columns=6),
    Ask("hard_sure", ("too_hard", "fine")),
    Ask("hard_why", ("finish", "heavy", "balance", "other")),
    Ask("hard_managed", ("all", "half", "less", "none", "unsure"), text=True),
    Ask("hard_easier", ("take", "stay"), columns=1),
    Ask("hurt_score", score=True, columns=6),
    Ask("hurt_where", ("same", "none"), text=True),
    Ask("hurt_kind", ("ache", "joint", "sharp", "shooting")),
    Ask("carry_on", ("carry_on", "stop"), columns=1),
    Ask("skip_why", ("time", "equipment", "other", "none")),
    Ask("stop_sure", ("carry_on", "stop"), columns=1),
    Ask("pain_after", score=True, columns=6),
    Ask("effort", ("easy", "right", "hard"), columns=3),
    Ask("note", ("none",), text=True),
    Ask("closing", ("change",)),
    Ask("change", _CHANGES, columns=1),
    # the next morning
    Ask("soreness", score=True, columns=6),
    Ask("sore_where", ("muscle", "joint", "shooting")),
    Ask("sore_rest", ("no", "yes")),
    Ask("sore_swelling", ("no", "yes")),
    Ask("morning_pain", score=True, columns=6),
    # safety
    Ask("checklist", ("unsure", "none"), columns=2),
    Ask("soft", ("unwell", "ok"), columns=1),
    Ask("stopped", ("message", "mistake"), columns=1),
    # to and from the therapist
    Ask("relay", ("yes", "no")),
    Ask("report", ("cancel",), text=True, about="report"),
    Ask("told", ("ok", "question"), about="report"),
    Ask("reply", ("report",), about="report"),
    Ask("leave", ("yes", "no")),
    Ask("rejoin", ("yes",)),
    # what was meant
    Ask("which", ("yes", "other")),
    Ask("meant", ("yes", "no")),
    # their rights
    Ask("privacy", ("delete", "withdraw"), columns=1),
    Ask("delete", ("yes", "no"), columns=1),
    Ask("delete_sure", ("yes", "no"), columns=1),
    Ask("withdraw", ("yes", "no"), columns=1),
    Ask("mine", ("sent", "take_back"), about="report"),
    # settings
    Ask(
        "settings",
        (
            "times",
            "days",
            "zone",
            "country",
            "tongue",
            "quiet",
            "nudge",
            "streaks",
            "milestones",
            "weekly",
            "plain",
            "steps",
            "halt",
            "close",
        ),
    ),
    Ask("set_times", ("sooner", "after", "back")),
    Ask("set_days", ("d0", "d1", "d2", "d3", "d4", "d5", "d6", "save", "back"), columns=4),
    Ask("set_zone", ("back",)),
    Ask("set_country", ("back",)),
    Ask("set_tongue", ("en", "es", "back")),
    Ask("set_quiet", ("q2108", "q2207", "q2306", "clinic", "off", "back")),
    Ask("set_weekly", ("d0", "d1", "d2", "d3", "d4", "d5", "d6", "off", "back"), columns=4),
    # the therapist's
    # the desk: reports, overviews, settings
    Ask("reports", ("all", "urgent", "mine", "patient", "seen", "previous_page", "next_page"), person="therapist"),
    Ask("patients", ("previous_page", "next_page"), person="therapist"),
    Ask("undo", ("yes",), person="therapist", about="report"),
    Ask(
        "practice",
        ("days", "hours", "zone", "digest", "nothing", "weekly", "away", "language", "close"),
        person="therapist",
    ),
    Ask("practice_ok", ("yes", "adjust"), person="therapist"),
    Ask("practice_days", ("workdays", "daily", "mwf", "tts", "back"), text=True, person="therapist"),
    Ask("practice_hours", ("h0816", "h0818", "h0917", "h1220", "back"), text=True, person="therapist"),
    Ask("practice_zone", ("back",), text=True, person="therapist"),
    Ask("practice_digest", ("t0700", "t0830", "t1200", "t1700", "back"), text=True, person="therapist"),
    Ask(
        "practice_weekly",
        ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "off", "back"),
        text=True,
        columns=3,
        person="therapist",
    ),
    Ask("practice_away", ("today", "tomorrow", "here", "back"), text=True, person="therapist"),
    Ask("practice_instead", ("nobody",), text=True, person="therapist"),
    Ask("menu", ("reports", "patients", "new", "library", "settings"), person="therapist"),
    Ask("alias", text=True, person="therapist"),
    Ask("programme", ("empty",), columns=1, person="therapist"),
    Ask("when", ("daily", "workdays", "mwf", "tts", "go_on", "cancel"), text=True, person="therapist"),
    Ask("hand_over", ("yes", "when", "notes", "screening", "cancel"), person="therapist"),
    Ask("intake", ("back",), text=True, person="therapist"),
    Ask("joined", ("yes", "no"), columns=1, person="therapist", about="patient"),
    Ask(
        "decide",
        (
            *("seen", "reduce", "swap", "hold", "remove", "resume", "clear", "full", "lighter", "call"),
            *("write", "close", "chart"),
        ),
        columns=2,
        person="therapist",
        about="report",
    ),
    Ask("preview", ("yes", "reason", "cancel"), columns=1, person="therapist", about="decision"),
    Ask("reason", text=True, person="therapist", about="decision"),
    Ask("write", ("cancel", "mine"), text=True, columns=1, person="therapist", about="report"),
    Ask("look", person="therapist", about="report"),
    Ask("digest", ("seen", "unread"), person="therapist"),
    # the patient's record
    Ask(
        "patient",
        (
            *("write", "plan", "thread", "chart", "export", "filed", "notes", "resume", "pause"),
            *("team", "invite", "revoke", "end", "reopen", "jot", "show"),
        ),
        person="therapist",
        about="report",
    ),
    Ask("file", person="therapist", about="report"),
    Ask("jot", ("cancel",), text=True, person="therapist", about="report"),
    Ask("halt_until", ("d3", "w1", "w2", "w4", "cancel"), text=True, person="therapist", about="patient"),
    Ask("halt_why", ("ill", "away", "treatment", "unsaid", "cancel"), text=True, person="therapist", about="patient"),
    Ask("ending", ("yes", "words", "cancel"), columns=1, person="therapist", about="patient"),
    Ask("end_words", ("cancel",), text=True, person="therapist", about="patient"),
    Ask("pass", person="therapist", about="patient"),
    Ask("offered", ("yes", "no"), columns=1, person="therapist", about="offer"),
    Ask("observe", person="therapist", about="patient"),
    Ask("saved", ("add",), person="therapist"),
    Ask("saved_new", ("cancel",), text=True, person="therapist"),
    Ask("colleague", ("revoke",), person="therapist"),
    Ask("dismiss", ("yes", "cancel"), person="therapist"),
    Ask("revoke", ("yes", "cancel"), person="therapist", about="patient"),
    # files about a patient
    Ask("export", ("pdf", "handout", "csv", "fhir", "json", "tally"), person="therapist", about="patient"),
    Ask("tally", ("earlier", "later"), person="therapist", about="patient"),
    Ask("logged", ("undo",), person="therapist", about="log"),
    # the plan builder; its questions are also the pages of its one message
    Ask(
        "build",
        ("add", "when", "note", "mind", "check_ins", "limits", "history", "file", "discard", "publish"),
        person="therapist",
        about="draft",
    ),
    Ask(
        "build_at",
        (
            *("sets", "reps", "hold_s", "minutes", "rest_s", "load", "side", "about"),
            *("up", "down", "swap", "ladder", "remove", "back"),
        ),
        person="therapist",
        about="draft",
    ),
    Ask("build_side", ("left", "right", "each", "no_side", "back"), person="therapist", about="draft"),
    Ask("build_swap", ("back",), person="therapist", about="draft"),
    Ask(
        "build_ladder",
        ("easier", "easier_when", "easier_until", "harder", "harder_when", "harder_until", "back"),
        columns=3,
        person="therapist",
        about="draft",
    ),
    Ask("build_text", ("clear", "back"), person="therapist", about="draft"),
    Ask("build_add", ("programme", "patient", "back"), person="therapist", about="draft"),
    Ask("build_region", ("back",), person="therapist", about="draft"),
    Ask("build_found", ("back",), person="therapist", about="draft"),
    Ask("build_programme", ("all", "back"), person="therapist", about="draft"),
    Ask("build_from", ("back",), person="therapist", about="draft"),
    Ask(
        "build_when",
        ("daily", "workdays", "mwf", "times", "start", "end", "review", "back"),
        person="therapist",
        about="draft",
    ),
    Ask(
        "build_date",
        ("today", "monday", "w1", "w2", "w4", "w6", "w8", "w12", "none", "back"),
        person="therapist",
        about="draft",
    ),
    Ask("build_limits", ("standard", "back"), person="therapist", about="draft"),
    Ask(
        "build_check_ins",
        ("mood", "energy", "sleep", "psfs", "sane", "who5", "phq2", "screening", "standard", "back"),
        columns=3,
        person="therapist",
        about="draft",
    ),
    Ask("build_mind", ("back",), person="therapist", about="draft"),
    Ask("build_publish", ("agreed", "better", "gentler", "now", "back"), columns=1, person="therapist", about="draft"),
    Ask("build_conflict", ("theirs", "mine", "look", "back"), columns=1, person="therapist", about="draft"),
    Ask("build_history", ("back",), person="therapist", about="draft"),
    Ask("build_version", ("restore", "back"), person="therapist", about="draft"),
    Ask("plan_file", person="therapist", about="patient"),
    Ask("library", ("back",), person="therapist"),
)

ASKS: dict[str, Ask] = {ask.name: ask for ask in _ALL}
