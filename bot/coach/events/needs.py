"""What an event's decision needs besides the case as it is always loaded: it says so in `needs`.

That is all versions of the plan (in `Case.history`), or all entries, workouts or reports instead of the recent ones, or
all notes and answers given before the first workout ("background") besides the recent entries, or the draft (in
`Case.draft`) of whoever the event is `by`. For a therapist's: "caseload", the patients in their own care with what the
overviews say of them.
"""

from typing import Literal

# `needs: ClassVar[tuple[Need, ...]]`
Need = Literal["plans", "entries", "background", "workouts", "reports", "draft", "caseload"]
