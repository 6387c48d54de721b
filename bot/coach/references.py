"""How buttons and labels refer to a patient and to a report: "12-3" is report 3 of patient 12, as `Report.ref`."""

_LONGEST_ID = 18  # digits that every database holds


def patient_in(ref: str) -> tuple[int, int]:
    """(patient, number) of "12-3" or "12"; (0, 0) for anything else, which nobody owns."""
    patient, _, number = ref.partition("-")
    if _is_id(patient) and _is_id(number or "0"):
        return int(patient), int(number or 0)
    return 0, 0


def patient_of(ref: str) -> int:
    """The patient of "12", "12-3-reduce" or "12.bridge"; 0 where there is none."""
    patient = ref.partition("-")[0].partition(".")[0]
    return int(patient) if _is_id(patient) else 0


def number_of(ref: str, patient_id: int) -> int | None:
    """The number of a report of that patient's, 0 where no report is meant, None for anybody else's."""
    patient, number = patient_in(ref)
    return number if patient == patient_id else None


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_ID
