"""The content files: ours are sound, and every kind of mistake is shown at its line with its remedy."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.coach.asks import ASKS
from bot.coach.model import Dose
from bot.coach.plan.planning import about_minutes
from bot.coach.reading import normalise, read
from bot.coach.rules import Clinic
from bot.coach.safety import screen
from bot.content import document, library
from bot.content.library import ContentError, Library, load
from bot.content.loading import Content
from bot.content.schema import QUESTIONS, DoseEntry, ExerciseText, ProgrammeText

OUR_CONTENT = Path(library.__file__).parent
OVERLAP = "the zones overlap – green_max < amber_max < stop_at <= severe_at must hold"
KEEP_ONE = "keep one of the two"
BOTH = ("en", "es")
# The starter library as the clinical rules have it (§11): exercise, kit, position, dose. More kit than there only where
# the exercise's name calls for it (a table slide needs a table).
STARTER_LIBRARY = """
    chin_tuck                –                sitting          2×10 3s
    neck_rotation            –                sitting          2×10 /side
    upper_trap_stretch       –                sitting          3×30s /side
    thoracic_extension       chair            sitting          2×10
    open_book                pillow           lying_on_side    2×8 /side
    pendulum                 table            standing         3×30s
    table_slide              towel,table      sitting          2×10
    wall_slide               wall             standing         2×10
    scapular_squeeze         –                sitting          2×10 5s
    band_row                 band             standing         3×10
    band_external_rotation   band,towel       standing         3×10
    wall_push_up             wall             standing         3×8
    cross_body_stretch       –                sitting          3×30s
    biceps_curl              weight           sitting          3×10
    wrist_extension_lower    weight           sitting          3×12
    wrist_stretch            –                sitting          3×30s
    tendon_glides            –                sitting          2×10
    pelvic_tilt              –                lying_on_back    2×10
    knee_to_chest            –                lying_on_back    3×20s /side
    cat_cow                  mat              all_fours        2×10
    bird_dog                 mat              all_fours        3×8 /side
    dead_bug                 mat              lying_on_back    3×8 /side
    prone_press_up           mat              lying_face_down  2×10
    side_plank               mat              lying_on_side    3×15s /side
    bridge                   mat              lying_on_back    3×10
    clamshell                –                lying_on_side    3×12 /side
    side_leg_raise           –                lying_on_side    3×10 /side
    standing_hip_abduction   support          standing         3×10 /side
    hip_flexor_stretch       mat              half_kneeling    3×30s /side
    figure_4_stretch         –                lying_on_back    3×30s /side
    quad_set                 towel            lying_on_back    3×10 5s
    straight_leg_raise       –                lying_on_back    3×10
    heel_slide               towel            lying_on_back    2×10
    sit_to_stand             chair            sitting          3×8
    mini_squat               support          standing         3×10
    step_up                  step             standing         3×8 /side
    wall_sit                 wall             standing         3×20s
    hamstring_stretch        strap            lying_on_back    3×30s /side
    ankle_pumps              –                lying_on_back    2×20
    heel_raise               support          standing         3×12
    calf_stretch             wall             standing         3×30s /side
    tandem_stance            counter          standing         3×20s /side
    brisk_walk               shoes            standing         10min
    seated_march             chair            sitting          3×60s
    diaphragmatic_breathing  –                lying_on_back    5min
    tai_chi_shift            chair            standing         5min
    chair_yoga               chair            sitting          10min
"""


@pytest.fixture(scope="module")
def ours() -> Library:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of our content, to be broken."""
    copy = tmp_path / "content"
    shutil.copytree(OUR_CONTENT, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__", "*.ftl"))
    return copy


def mistakes(folder: Path, **how: Any) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(folder, **how)
    return str(caught.value).splitlines()


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old` in the file by `new`; gives the line on which it stood."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


# Our content


def test_our_content_loads_and_has_the_whole_starter_library(ours: Library) -> None:
    assert len(ours.exercises) == 47
    assert set(ours.programmes) == {
        "achilles",
        "after_illness",
        "ankle_sprain",
        "balance",
        "knee_oa",
        "knee_replacement",
        "low_back_1",
        "low_back_2",
        "mood_mindful",
        "mood_walk_strength",
        "neck",
        "shoulder_cuff",
    }


def test_exercises_are_those_of_the_clinical_rules_with_their_kit_position_and_dose(ours: Library) -> None:
    def row(key: str) -> list[str]:
        entry = ours.exercises[key]
        sets, reps, hold_s, minutes = (entry.dose.figures.get(f) for f in ("sets", "reps", "hold_s", "minutes"))
        dose = [f"{minutes}min"] if minutes else [f"{sets}×{reps}" if reps else f"{sets}×{hold_s}s"]
        dose += [f"{hold_s}s"] if reps and hold_s else []
        dose += ["/side"] if entry.side == "each" else []
        return [key, ",".join(entry.equipment) or "–", entry.position, *dose]

    wanted = sorted(line.split() for line in STARTER_LIBRARY.strip().splitlines())
    assert [row(key) for key in sorted(ours.exercises)] == wanted


def test_every_exercise_and_programme_is_said_in_english_and_spanish() -> None:
    content = Content(OUR_CONTENT, BOTH)
    assert [m for m in content.mistakes if m.file.startswith(("exercises/", "programmes/"))] == []
    for entry in (*content.exercises.values(), *content.programmes.values()):
        assert set(entry.texts) == set(BOTH)


def test_no_text_of_one_language_was_left_in_another(ours: Library) -> None:
    for entry in (*ours.exercises.values(), *ours.programmes.values()):
        english, spanish = entry.texts["en"].model_dump(), entry.texts["es"].model_dump()
        assert not [name for name, said in english.items() if said and said == spanish[name]], entry.key


def test_titles_and_names_tell_programmes_and_exercises_apart(ours: Library) -> None:
    for language in BOTH:
        titles = [p.texts[language].title for p in ours.programmes.values()]
        names = [e.texts[language].name for e in ours.exercises.values()]
        assert len(set(titles)) == len(titles)
        assert len(set(names)) == len(names)


def test_texts_promise_nothing_and_blame_nobody(ours: Library) -> None:
    texts: list[ExerciseText | ProgrammeText] = [t for e in ours.exercises.values() for t in e.texts.values()]
    texts += [t for p in ours.programmes.values() for t in p.texts.values()]
    for text in texts:
        for said in text.model_dump().values():
            for line in [said] if isinstance(said, str) else said:
                assert not re.search(r"(?i)\b(cure|guarantee|heals?|lazy|your fault|curar?|garantiza\w*|culpa)\b", line)


def test_cues_name_no_seconds_that_the_dose_may_change(ours: Library) -> None:
    cues = [cue for entry in ours.exercises.values() for text in entry.texts.values() for cue in text.how]
    assert [cue for cue in cues if re.search(r"\d", cue)] == []


def test_every_programme_fits_the_minutes_it_states(ours: Library) -> None:
    rules = ours.rules(Clinic())
    for key, programme in rules.programmes.items():
        needed = about_minutes((p.dose, rules.exercises[p.exercise].rep_s) for p in programme.exercises)
        assert needed <= ours.programmes[key].minutes <= needed + 5, key


def test_every_exercise_of_a_programme_has_an_easier_step_and_none_has_too_many(ours: Library) -> None:
    for programme in ours.programmes.values():
        assert len(programme.exercises) <= ours.thresholds.adherence.max_exercises_warn
        assert all(prescribed.easier for prescribed in programme.exercises), programme.key


def test_programmes_for_the_mood_ask_after_it_and_replace_nothing(ours: Library) -> None:
    walk, mindful = ours.programmes["mood_walk_strength"], ours.programmes["mood_mindful"]
    for programme in (walk, mindful):
        assert programme.check_ins == ("mood", "energy", "sleep")
        assert any(ours.exercises[p.exercise].intensity == "talk_test" for p in programme.exercises)
    assert "doesn't replace, your medicines or therapy" in walk.texts["en"].caution
    assert [walk.texts[x].caution for x in BOTH] == [mindful.texts[x].caution for x in BOTH]


def test_after_an_operation_the_therapist_confirms_the_surgeons_limits(ours: Library) -> None:
    texts = ours.programmes["knee_replacement"].texts
    assert "surgeon's limits" in texts["en"].caution
    assert "therapist has to confirm" in texts["en"].caution
    assert "que el terapeuta tiene que confirmar" in texts["es"].caution


def test_the_seconds_of_a_repetition_follow_from_its_tempo(ours: Library) -> None:
    lower = ours.rules(Clinic()).exercises["wrist_extension_lower"]
    assert (lower.out_s, lower.back_s, lower.rep_s) == (1, 4, 5)


def test_what_no_clinician_has_reviewed_says_so_by_an_empty_reviewer(ours: Library) -> None:
    assert {entry.reviewed_by for entry in ours.exercises.values()} == {""}
    assert {entry.reviewed_by for entry in ours.programmes.values()} == {""}


def test_rules_hold_every_exercise_and_programme_with_its_dose(ours: Library) -> None:
    rules = ours.rules(Clinic())
    assert rules.exercises["bridge"].dose == Dose(sets=3, reps=10)
    assert rules.exercises["bird_dog"].dose.side == "each"
    assert rules.exercises["brisk_walk"].dose.minutes == 10
    tilt, knees, bridge, cat = rules.programmes["low_back_1"].exercises
    assert [p.exercise for p in (tilt, knees, bridge, cat)] == [
        "pelvic_tilt",
        "knee_to_chest",
        "bridge",
        "cat_cow",
    ]
    assert tilt.dose == rules.exercises["pelvic_tilt"].dose
    assert bridge.dose == Dose(sets=2, reps=10)
    assert bridge.easier is not None
    assert bridge.easier.dose == Dose(sets=2, reps=6)
    assert bridge.swaps == ("pelvic_tilt",)


def test_a_step_to_another_exercise_takes_that_exercises_own_dose(ours: Library) -> None:
    raise_leg = ours.rules(Clinic()).programmes["knee_oa"].exercises[1]
    assert raise_leg.easier is not None
    assert raise_leg.easier.exercise == "quad_set"
    assert raise_leg.easier.dose == Dose(sets=3, reps=10, hold_s=5)


def test_every_exercise_of_a_programme_exists_and_its_step_is_a_known_one(ours: Library) -> None:
    for programme in ours.programmes.values():
        for prescribed in programme.exercises:
            own = ours.exercises[prescribed.exercise]
            assert set(prescribed.swaps) <= set(ours.exercises)
            if prescribed.easier and prescribed.easier.exercise != own.key:
                assert prescribed.easier.exercise in own.easier
            elif prescribed.easier:
                assert prescribed.easier.dose is not None
                assert prescribed.easier.dose.smaller_than(prescribed.dose or own.dose)


def test_no_ladder_leads_back_to_where_it_began(ours: Library) -> None:
    def below(key: str, seen: tuple[str, ...] = ()) -> Iterator[str]:
        assert key not in seen
        for step in ours.exercises[key].easier:
            yield step
            yield from below(step, (*seen, key))

    for key, entry in ours.exercises.items():
        assert key not in set(below(key))
        for harder in entry.harder:
            assert harder not in set(below(key))


def test_doses_are_within_limits(ours: Library) -> None:
    for exercise in ours.rules(Clinic()).exercises.values():
        dose = exercise.dose
        assert 1 <= dose.sets <= 6
        assert dose.reps is None or 1 <= dose.reps <= 50
        assert dose.hold_s is None or 1 <= dose.hold_s <= 120
        assert dose.minutes is None or 1 <= dose.minutes <= 60
        assert dose.reps or dose.hold_s or dose.minutes


def test_no_text_shouts(ours: Library) -> None:
    files = [*OUR_CONTENT.glob("exercises/*.yaml"), *OUR_CONTENT.glob("programmes/*.yaml")]
    assert not [path.name for path in files if "!" in path.read_text(encoding="utf-8")]
    assert ours


def test_thresholds_are_those_of_the_clinical_rules(ours: Library) -> None:
    assert asdict(ours.thresholds) == {
        "pain": {
            "green_max": 2,
            "amber_max": 5,
            "stop_at": 6,
            "severe_at": 8,
            "no_start_at": 6,
            "post_rise_hold": 2,
            "morning_rise_unsettled": 2,
            "morning_from_h": 18,
            "morning_to_h": 30,
            "week_mean_rise": 1,
            "week_min_n": 3,
        },
        "soreness": {"ok_max": 3, "hold_max": 6, "max_h": 72},
        "mood": {"low_max": 3, "low_days": 3, "of_days": 7},
        "alert": {"dedup_h": 24, "t0_repeat_min": 15, "t0_lead_after": 1, "max_h": 72, "reply_business_days": 2},
        "adherence": {"complete_pct": 80, "max_exercises_warn": 4},
        "streak": {"skips_per_week": 1, "gap_days": 7, "first_week_pct": 80},
    }


def test_the_red_flag_outside_the_checklist_is_the_one_raised_by_a_rating(ours: Library) -> None:
    assert list(ours.red_flags) == [f"RF{n}" for n in range(1, 13)]
    assert [flag.id for flag in ours.red_flags.values() if not flag.in_checklist] == ["RF10"]
    assert ours.red_flags["RF12"].action == "crisis"


@pytest.mark.parametrize(
    ("flag", "action"),
    [
        ("RF1", "emergency"),
        ("RF2", "emergency"),
        ("RF3", "emergency"),
        ("RF4", "emergency"),
        ("RF5", "emergency"),
        ("RF6", "urgent"),
        ("RF7", "urgent"),
        ("RF8", "emergency"),
        ("RF9", "urgent"),
        ("RF10", "urgent"),
        ("RF11", "urgent"),
        ("RF12", "crisis"),
    ],
)
def test_red_flags_lead_to_the_help_the_clinical_rules_name(ours: Library, flag: str, action: str) -> None:
    assert ours.red_flags[flag].action == action


# Countries


def test_every_country_has_a_number_to_call_and_real_time_zones(ours: Library) -> None:
    zones = [zone for country in ours.countries.values() for zone in country.zones]
    assert len(zones) == len(set(zones))
    for zone in zones:
        ZoneInfo(zone)
    for country in ours.countries.values():
        assert country.emergency.isdecimal()
        assert country.crisis.replace(" ", "").isdecimal() or not country.crisis
        assert all(ours.country_entries[country.code].texts[language].name for language in ("en", "es"))


@pytest.mark.parametrize(
    ("code", "emergency", "crisis"),
    [
        ("US", "911", "988"),
        ("ES", "112", "024"),
        ("GT", "122", ""),
        ("GB", "999", "116 123"),
        ("NO", "112", ""),
        ("AU", "000", ""),
        ("DE", "112", ""),
    ],
)
def test_the_numbers_of_a_country_are_as_written(ours: Library, code: str, emergency: str, crisis: str) -> None:
    assert (ours.countries[code].emergency, ours.countries[code].crisis) == (emergency, crisis)


def test_only_numbers_with_a_source_count_as_verified(ours: Library) -> None:
    assert [code for code, entry in ours.country_entries.items() if entry.verified] == ["US"]
    assert all("unverified" in e.source for e in ours.country_entries.values() if not e.verified)


# Keywords


def test_keywords_are_written_as_texts_are_compared(ours: Library) -> None:
    for keywords in ours.keywords.values():
        for phrase, flag in keywords.phrases:
            assert flag in ours.red_flags
            assert "/" not in phrase
            assert " ".join(word.removesuffix("*") for word in phrase.split()) == normalise(phrase.replace("*", ""))


@pytest.mark.parametrize("flag", [f"RF{n}" for n in range(1, 13)])
def test_every_red_flag_can_be_typed(ours: Library, flag: str) -> None:
    assert all(flag in {f for _, f in keywords.phrases} for keywords in ours.keywords.values())


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("I've got chest pain", "RF1"),
        ("my chest feels tight", "RF1"),
        ("I can't walk without chest pain", "RF1"),
        ("there's a pressure on my chest", "RF1"),
        ("I can't breathe", "RF2"),
        ("cant breath properly", "RF2"),
        ("I nearly passed out", "RF2"),
        ("heart racing", "RF2"),
        ("my face is drooping", "RF3"),
        ("my speech is slurred", "RF3"),
        ("my arm has gone numb", "RF3"),
        ("numb down there", "RF4"),
        ("I wet myself", "RF4"),
        ("can't pee since this morning", "RF4"),
        ("pain down both legs", "RF5"),
        ("I cant feel my legs", "RF5"),
        ("can not feel my left leg", "RF5"),
        ("my leg keeps giving way", "RF5"),
        ("my calf is swollen and hot", "RF6"),
        ("there is pus on the scar", "RF7"),
        ("stitches have opened", "RF7"),
        ("I have a fever and I'm shivering", "RF8"),
        ("heard a pop in my knee", "RF9"),
        ("can't put weight on it", "RF9"),
        ("the pain is unbearable", "RF10"),
        ("back pain and fever", "RF11"),
        ("I want to die", "RF12"),
        ("suicidal again", "RF12"),
        ("thinking of killing myself", "RF12"),
        ("everyone is better off without me", "RF12"),
        ("there's no point in living", "RF12"),
        ("i dont want to be here anymore", "RF12"),
        ("gonna kms", "RF12"),
        ("I feel like hurting myself", "RF12"),
    ],
)
def test_the_screen_finds_what_patients_write(ours: Library, text: str, flag: str) -> None:
    found = screen(text, ours.keywords["en"])
    assert flag in found.flags
    assert not found.soft


@pytest.mark.parametrize(
    "text",
    [
        "no chest pain today",
        "I'm not suicidal",
        "I squeeze both legs",
        "I don't have a fever",
        "hay fever",
        "scared of hurting myself",
    ],
)
def test_the_screen_answers_a_negation_or_an_idiom_softly(ours: Library, text: str) -> None:
    found = screen(text, ours.keywords["en"])
    assert found.flags
    assert found.soft


@pytest.mark.parametrize(
    "text",
    ["6", "it hurts", "too hard", "done", "walked 3 kms", "my legs are killing me", "can I do it at 7?"],
)
def test_the_screen_lets_plain_answers_pass(ours: Library, text: str) -> None:
    assert not screen(text, ours.keywords["en"]).flags


# Typed answers


@pytest.mark.parametrize(
    ("text", "ask", "value"),
    [
        ("about a 4", "pain_before", "4"),
        ("I'd say six", "pain_before", "6"),
        ("ten out of ten", "pain_before", "10"),
        ("feeling ill", "pain_before", "unwell"),
        ("All done.", "card", "done"),
        ("It hurts", "card", "pain"),
        ("too difficult", "card", "too_hard"),
        ("can't do it", "card", "too_hard"),
        ("Let's go!", "start", "start"),
        ("tonight", "later", "evening"),
        ("in an hour", "later", "h1"),
        ("yes", "soft", None),
        ("yes", "stop_sure", None),
        ("nothing", "note", "none"),
        ("false alarm", "stopped", "mistake"),
    ],
)
def test_typed_answers_are_understood(ours: Library, text: str, ask: str, value: str | None) -> None:
    assert read(text, ask, ours.lexicons["en"]).value == value


def test_none_is_no_number_of_pain(ours: Library) -> None:
    for lexicon in ours.lexicons.values():
        assert not set(lexicon.numbers) & set(lexicon.synonyms["none"]) - {"zero", "cero"}


def test_no_typed_answer_means_two_buttons_of_one_question(ours: Library) -> None:
    for lexicon in ours.lexicons.values():
        for options in QUESTIONS:
            phrases = [p for o in options for p in lexicon.synonyms.get(o, ())]
            assert len(phrases) == len(set(phrases))


def test_every_answer_a_patient_can_tap_in_words_can_be_typed_too(ours: Library) -> None:
    shown = {o for ask in ASKS.values() if ask.person == "patient" for o in ask.options}
    for language, lexicon in ours.lexicons.items():
        assert shown - set(lexicon.synonyms) == set(), language


# Mistakes


@pytest.mark.parametrize(
    ("name", "old", "new", "problem", "remedy"),
    [
        ("messages/en/typed.yaml", "half past:", "half-past:", '"half-past" is never found', 'write "half past"'),
        ("messages/en/typed.yaml", "[at night,", "[At night,", '"At night" is never found', 'write "at night"'),
        ("messages/en/typed.yaml", "out_of: [out of", "out_of: [/", '"/" is never found', 'write "…"'),
        ("messages/es/typed.yaml", "mie*", "mié*", '"mié*" is never found', 'write "mie*"'),
        ("messages/es/typed.yaml", "  sun: ", "  son: ", "son", "sun"),
        ("exercises/hip.yaml", "purpose:", "porpose:", 'unknown key "porpose"', 'did you mean "purpose"?'),
        ("exercises/hip.yaml", "equipment: [mat]", "equipment: [matt]", '"matt"', 'did you mean "mat"?'),
        ("exercises/hip.yaml", "sets: 3", "sets: 7", "dose.sets is 7, which is too high", "use 6 or less"),
        ("exercises/hip.yaml", "sets: 3", "sets: 0", "dose.sets is 0, which is too low", "use 1 or more"),
        ("exercises/hip.yaml", "reps: 10", "reps: 51", "too high", "use 50 or less"),
        ("exercises/hip.yaml", "hold_s: 30", "hold_s: 121", "too high", "use 120 or less"),
        ("exercises/hip.yaml", "reps: 10", "reps: ten", '"ten"', "write a whole number"),
        ("exercises/hip.yaml", ", reps: 10", "", "sets alone are no dose", "add reps"),
        ("exercises/aerobic.yaml", "minutes: 10", "minutes: 61", "too high", "use 60 or less"),
        ("exercises/aerobic.yaml", "minutes: 10", "sets: 1, minutes: 5", "in minutes", "keep only minutes"),
        ("exercises/hip.yaml", "name: Bridge", 'name: ""', "texts.en.name is empty", "write a text"),
        ("exercises/hip.yaml", "region: hip", "region: hop", 'region is "hop"', "write hip"),
        ("exercises/hip.yaml", "key: bridge", "key: Bridge", '"Bridge"', "small letters"),
        ("exercises/hip.yaml", "key: bridge", "key: biceps_curl", "is taken by", "choose another"),
        ("exercises/knee.yaml", "easier: [quad_set]", "easier: [quad_sit]", '"quad_sit"', '"quad_set"?'),
        ("programmes/neck.yaml", "exercise: chin_tuck", "exercise: chin_tick", "chin_tick", '"chin_tuck"?'),
        ("programmes/neck.yaml", "reps: 8, hold_s: 3", "reps: 30, hold_s: 3", "no smaller dose", "lower one"),
        ("programmes/knee_oa.yaml", "{exercise: quad_set}", "{exercise: bridge}", "no easier", "one of"),
        ("programmes/balance.yaml", "[tai_chi_shift]", "[tai_chi]", '"tai_chi"', '"tai_chi_shift"?'),
        ("programmes/balance.yaml", "days: [mon,", "days: [monday,", '"monday"', '"mon"?'),
        ("programmes/balance.yaml", "key: balance", "key: steady", 'key is "steady"', "write balance"),
        ("safety/thresholds.yaml", "stop_at: 6", "stop_at: 11", "too high", "use 10 or less"),
        ("safety/thresholds.yaml", "morning_to_h: 30", "morning_to_h: 0", "too low", "1 or more"),
        ("safety/red_flags.yaml", "action: crisis", "action: crises", '"crises"', '"crisis"?'),
        ("safety/countries.yaml", "Europe/London", "Europe/Londom", '"Europe/Londom"', '"Europe/London"?'),
        ("safety/countries.yaml", 'emergency: "999"', 'emergency: "nine"', '"nine"', "digits only"),
        ("safety/countries.yaml", "verified: false", "verified: perhaps", '"perhaps"', "write true or false"),
        ("safety/keywords/en.yaml", "- chest pain*", "- Chest-pain*", "is never found", '"chest pain*"'),
        ("safety/keywords/en.yaml", "  RF12:", "  RF13:", 'no red flag "RF13"', "did you mean"),
        ("safety/keywords/en.yaml", "pain, pains, ", "pain, panes, ", '"panes" stands in no phrase', "take it out"),
        ("safety/keywords/en.yaml", "accidental, ", "accidental, chest, ", '"chest" is a key word', "in one list"),
        ("messages/en/typed.yaml", "  too_hard:", "  too_hrad:", 'the answer "too_hrad"', '"too_hard"?'),
        ("messages/en/typed.yaml", "skip: [rather not say", "skip: [finished", "also means done", "keep"),
        ("messages/en/typed.yaml", "  zero: 0", "  Zéro: 0", "is never found", '"zero"'),
    ],
)
def test_a_mistake_is_shown_at_its_line_with_its_remedy(
    folder: Path, name: str, old: str, new: str, problem: str, remedy: str
) -> None:
    line = change(folder, name, old, new)
    found = [m for m in mistakes(folder) if problem in m]
    assert found, mistakes(folder)
    assert remedy in found[0].partition(problem)[2]
    assert found[0].startswith(f"{name}:")
    assert found[0].startswith(f"{name}:{line}: ")


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "problem", "remedy"),
    [
        ("hip", "  tempo: {out_s: 2, back_s: 2}\n", "", "dose: {sets: 3, reps: 10}", "need a tempo", "{out_s: 2, back"),
        ("hip", "{out_s: 2, ", "{out_s: 0, ", "tempo:", "out_s is 0, which is too low", "use 1 or more"),
        ("hip", "back_s: 2", "pause_s: 2", "tempo:", 'unknown key "pause_s"', "one of: back_s, out_s"),
        ("balance", "  tags", "  tempo: {out_s: 2, back_s: 2}\n  tags", "tempo:", "has no tempo", "take the tempo out"),
        ("aerobic", "  intensity: talk_test\n", "", "tags: [aerobic]", "how hard", "add intensity: talk_test"),
        ("aerobic", "talk_test", "talk", "intensity:", '"talk"', '"talk_test"?'),
        ("hip", "  tags", "  intensity: talk_test\n  tags", "intensity:", "only an aerobic", "add the tag aerobic"),
        ("hip", "reps: [5, 15]", "reps: [15]", "usual:", "has 1 entries", "give 2 or more"),
        ("hip", "reps: [5, 15]", "reps: [15, 5]", "usual:", "usual.reps is [15, 5]", "write the lowest first"),
        ("hip", "reps: [5, 15]", "reps: [5, 9]", "dose:", "reps is 10, but usual for bridge is 5 to 9", "widen usual"),
        ("hip", ", reps: [5, 15]", "", "dose:", "does not say how many reps are usual", "{reps: [lowest, highest]}"),
        ("hip", "reps: [5, 15]", "reps: [5, 15], minutes: [1, 2]", "usual:", "the dose has no minutes", "take it out"),
        (
            "knee",
            "      easier_how: Do the thigh squeeze instead.\n",
            "",
            "en:",
            "has a variant quad_set",
            "easier_how",
        ),
        (
            "neck",
            "      not_feel: Dizziness, a sharp",
            "      feels: Dizziness, a sharp",
            "feels:",
            '"feels"',
            '"feel"?',
        ),
        (
            "neck",
            "      cautions: Para si te mareas.\n",
            "",
            "es:",
            "cautions has no lines, but 1",
            "texts.es.cautions",
        ),
        (
            "neck",
            "        - Gira la cabeza",
            "        # Gira la cabeza",
            "es:",
            "how has 2 lines, but 3 in texts.en",
            "texts.es.how",
        ),
    ],
)
def test_a_mistake_in_an_exercise_is_shown_where_it_is_mended(
    folder: Path, name: str, old: str, new: str, at: str, problem: str, remedy: str
) -> None:
    shown_with_its_remedy(folder, f"exercises/{name}.yaml", old, new, at, problem, remedy)


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "problem", "remedy"),
    [
        ("neck", "minutes: 12", "minutes: 11", "minutes:", "the doses take about 12", "write 12 to 17"),
        ("neck", "minutes: 12", "minutes: 18", "minutes:", "the doses take about 12", "or change the doses"),
        ("neck", "minutes: 12\n", "", "key:", '"minutes" is missing', 'add "minutes: …"'),
        ("mood_mindful", "[mood,", "[moods,", "check_ins:", '"moods"', '"mood"?'),
        ("neck", "title: Neck, easy", "title: Neck, very easy", "title:", "is too long", "use 22 characters at most"),
        ("neck", "sets: 2, hold_s: 30", "sets: 5, hold_s: 30", "dose:", "sets is 5, but usual", "keep within"),
        ("neck", "sets: 2, hold_s: 30", "sets: 2, reps: 9", "dose:", "has no reps", "give it in sets 3, hold_s 30"),
        (
            "neck",
            "sets: 2, hold_s: 30",
            "minutes: 2",
            "dose:",
            "the dose of upper_trap_stretch has sets",
            "add it here",
        ),
        ("neck", "reps: 8, hold_s: 3}", "reps: 4, hold_s: 3}", "easier:", "reps is 4, but usual", "keep within"),
        (
            "achilles",
            "    caution: Not for a torn",
            "    # Not for a torn",
            "en:",
            "caution has no lines",
            "texts.en.caution",
        ),
    ],
)
def test_a_mistake_in_a_programme_is_shown_where_it_is_mended(
    folder: Path, name: str, old: str, new: str, at: str, problem: str, remedy: str
) -> None:
    shown_with_its_remedy(folder, f"programmes/{name}.yaml", old, new, at, problem, remedy)


def shown_with_its_remedy(folder: Path, name: str, old: str, new: str, at: str, problem: str, remedy: str) -> None:
    """at: what stands on the line that the mistake names."""
    change(folder, name, old, new)
    found = [m for m in mistakes(folder) if problem in m]
    assert found, mistakes(folder)
    assert remedy in found[0].partition(problem)[2]
    file, number, _ = found[0].split(":", 2)
    assert file == name
    assert at in (folder / name).read_text(encoding="utf-8").splitlines()[int(number) - 1]


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "problem", "remedy"),
    [
        ("who5", "key: who5", "key: who", "key:", 'key is "who"', "write who5"),
        ("who5", "kind: choice", "kind: choise", "kind:", '"choise"', '"choice"?'),
        (
            "who5",
            "values: [5, 4, 3, 2, 1, 0]",
            "values: [5, 4, 3, 2, 1, 1]",
            "",
            "two answers count the same",
            "value of",
        ),
        ("who5", "values: [5, 4, 3, 2, 1, 0]", "values: [5, 4, 3, 2, 1]", "", "has 6 options for 5 values", ""),
        ("who5", "values: [5, 4, 3, 2, 1, 0]", "# none", "", "values are what each answer", "kind: choice alone"),
        ("who5", "highest: 100", "highest: 25", "", "scoring.highest is 25", "the items come to 100"),
        ("who5", "factor: 4", "factor: 0", "factor:", "too low", "use 1 or more"),
        ("who5", "how: sum", "how: total", "how:", "not a known value of scoring.how", "mean, sum"),
        ("who5", "at_most: 50", "at_most: 50, at_least: 3", "flag:", "a flag has one end", "at_most or at_least"),
        ("who5", "at_most: 50", "at_most: 500", "at_most:", "too high", "use 100 or less"),
        ("who5", "min_days: 14", "min_days: 1", "min_days:", "too low", "use 7 or more"),
        ("who5", "min_days: 14 #", "#", "key:", '"min_days" is missing', 'add "min_days: …"'),
        ("who5", "licence_verified: false", "licence_verified: maybe", "licence_verified:", '"maybe"', "true or false"),
        ("who5", "licence: CC BY-NC-SA", "licensed: CC BY-NC-SA", "licensed:", 'unknown key "licensed"', "licence"),
        (
            "who5",
            "      - Me he sentido tranquilo y relajado\n",
            "",
            "es:",
            "items has 4 lines, but 5",
            "texts.es.items",
        ),
        ("who5", "      - Nunca\n", "", "", "has 5 options for 6 values", ""),
        ("psfs", "own_items: 3", "own_items: 0", "", "give items, or own_items", "not both"),
        ("psfs", "own_items: 3", "own_items: 9", "own_items:", "too high", "use 5 or less"),
        ("psfs", "title: Tus metas (PSFS)", 'title: ""', "title:", "texts.es.title is empty", "write a text"),
        ("sane", "      knee: Your knee", "      Knee: Your knee", "", "Knee", "small letters"),
    ],
)
def test_a_mistake_in_a_questionnaire_is_shown_where_it_is_mended(
    folder: Path, name: str, old: str, new: str, at: str, problem: str, remedy: str
) -> None:
    shown_with_its_remedy(folder, f"measures/{name}.yaml", old, new, at, problem, remedy)


def test_a_clinic_can_leave_questionnaires_out(ours: Library) -> None:
    rules = ours.rules(Clinic(measures_off=("who5", "phq2")))
    assert set(rules.measures_on) == {"psfs", "sane"}
    assert not any({"who5", "phq2"} & set(programme.measures) for programme in rules.programmes.values())
    assert "who5" in rules.measures  # what was answered before stays readable
    with pytest.raises(ContentError, match='no measure "who6" – did you mean "who5"'):
        ours.rules(Clinic(measures_off=("who6",)))


def test_the_examples_of_the_readme_are_sound(folder: Path) -> None:
    examples = re.findall(r"```yaml\n(.*?)```", (OUR_CONTENT / "README.md").read_text("utf-8"), re.S)
    (exercise,) = [text for text in examples if "key: wall_press" in text]
    (programme,) = [text for text in examples if "key: shoulder_gentle" in text]
    shoulder = folder / "exercises/shoulder.yaml"
    shoulder.write_text(f"{shoulder.read_text('utf-8')}\n{exercise}", encoding="utf-8")
    (folder / "programmes/shoulder_gentle.yaml").write_text(programme, encoding="utf-8")
    found = load(folder)
    assert found.exercises["wall_press"].region == "shoulder"
    assert found.programmes["shoulder_gentle"].check_ins == ("sleep",)


def test_a_ladder_that_goes_in_a_circle_is_shown_step_by_step(folder: Path) -> None:
    change(folder, "exercises/knee.yaml", "harder: [straight_leg_raise]", "easier: [straight_leg_raise]")
    (found,) = mistakes(folder)
    assert found.startswith("exercises/knee.yaml:")
    assert found.endswith(
        "the ladder goes in a circle (straight_leg_raise > quad_set > straight_leg_raise) – take one step out"
    )


def test_an_exercise_that_is_easier_than_itself_goes_in_a_circle(folder: Path) -> None:
    line = change(folder, "exercises/knee.yaml", "easier: [quad_set]", "easier: [straight_leg_raise]")
    assert mistakes(folder)[0].startswith(f"exercises/knee.yaml:{line}: the ladder goes in a circle")


def test_pain_zones_that_overlap_are_shown_at_their_group(folder: Path) -> None:
    change(folder, "safety/thresholds.yaml", "amber_max: 5", "amber_max: 6")
    group = (folder / "safety/thresholds.yaml").read_text(encoding="utf-8").splitlines().index("pain:") + 1
    assert mistakes(folder) == [
        f"safety/thresholds.yaml:{group}: {OVERLAP}",
    ]


def test_a_missing_key_is_shown_at_its_entry(folder: Path) -> None:
    change(folder, "exercises/hip.yaml", "  position: lying_on_back\n", "")
    assert mistakes(folder) == ['exercises/hip.yaml:3: "position" is missing – add "position: …" to this entry']


def test_mistakes_of_all_files_come_at_once_in_order(folder: Path) -> None:
    lines = [
        ("exercises/hip.yaml", change(folder, "exercises/hip.yaml", "sets: 3", "sets: 9")),
        ("exercises/hip.yaml", change(folder, "exercises/hip.yaml", "key: clamshell", "key: Clamshell")),
        ("messages/en/typed.yaml", change(folder, "messages/en/typed.yaml", "one: 1\n", "one: won\n")),
        ("programmes/neck.yaml", change(folder, "programmes/neck.yaml", "weeks: 4", "weeks: 0")),
        ("safety/countries.yaml", change(folder, "safety/countries.yaml", "Asia/Kolkata", "Asia/Kalkota")),
        ("safety/thresholds.yaml", change(folder, "safety/thresholds.yaml", "max_h: 72", "max_h: 0")),
    ]
    assert [m.split(": ")[0] for m in mistakes(folder)] == [f"{name}:{line}" for name, line in lines]


def test_a_file_with_a_mistake_does_not_make_references_to_it_wrong(folder: Path) -> None:
    change(folder, "exercises/low_back.yaml", "sets: 2", "sets: 9")
    assert len(mistakes(folder)) == 1


def test_a_broken_yaml_file_is_shown_with_its_line(folder: Path) -> None:
    line = change(folder, "programmes/neck.yaml", "weeks: 4", "weeks: [4")
    (found,) = mistakes(folder)
    assert found.startswith("programmes/neck.yaml:")
    assert abs(int(found.split(":")[1]) - line) <= 1
    assert "check the indentation" in found


def test_a_key_that_stands_twice_is_shown_where_it_stands_again(folder: Path) -> None:
    line = change(folder, "programmes/neck.yaml", "weeks: 4", "weeks: 4\nweeks: 6")
    assert mistakes(folder) == [
        f'programmes/neck.yaml:{line + 1}: "weeks" stands here twice (first on line {line}) – {KEEP_ONE}'
    ]


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda p: p.write_text(""), "the file is empty"),
        (lambda p: p.unlink(), "the file is missing"),
        (lambda p: p.write_bytes(b"pain: \xff"), "not UTF-8"),
        (lambda p: p.write_text("pain: \x00"), "not valid YAML"),
        (lambda p: p.write_text("- 1"), "not a group of keys"),
        (lambda p: p.write_text("pain: &a {stop_at: *a}"), "stands inside itself"),
        (lambda p: p.write_text("? [a]\n: 1\n"), "a key is a single word"),
    ],
)
def test_an_unreadable_file_is_named(folder: Path, spoil: Callable[[Path], object], problem: str) -> None:
    spoil(folder / "safety/thresholds.yaml")
    found = mistakes(folder)
    assert all(m.startswith("safety/thresholds.yaml:") for m in found)
    assert any(problem in m for m in found)


def test_a_required_language_without_texts_is_named_everywhere(folder: Path) -> None:
    found = mistakes(folder, languages=("en", "fr"))
    assert sum('bridge has no text in "fr" – add texts.fr' in m for m in found) == 1
    assert sum('neck has no text in "fr" – add texts.fr' in m for m in found) == 1
    assert any(m.startswith("safety/keywords/fr.yaml:1: the file is missing") for m in found)
    assert any(m.startswith("messages/fr/typed.yaml:1: the file is missing") for m in found)
    assert any('GB has no text in "fr"' in m for m in found)


def test_an_empty_folder_says_what_is_missing(tmp_path: Path) -> None:
    found = mistakes(tmp_path)
    assert any("exercises/*.yaml" in m for m in found)
    assert any("safety/red_flags.yaml" in m for m in found)


# What a clinic sets


def test_a_clinic_overrides_thresholds_and_emergency_numbers(ours: Library) -> None:
    rules = ours.rules(Clinic(), overrides={"pain.severe_at": 7}, emergency={"IN": "108"})
    assert rules.thresholds.pain.severe_at == 7
    assert rules.countries["IN"].emergency == "108"
    assert ours.countries["IN"].emergency == "112"


@pytest.mark.parametrize(
    ("clinic", "settings", "problem"),
    [
        (Clinic(), {"overrides": {"pain.stopat": 5}}, 'did you mean "pain.stop_at"?'),
        (Clinic(), {"overrides": {"pain.amber_max": 6}}, "the zones overlap"),
        (Clinic(), {"overrides": {"pain.severe_at": 12}}, "use 10 or less"),
        (Clinic(), {"emergency": {"UK": "999"}}, 'no country "UK"'),
        (Clinic(), {"emergency": {"GB": "nine"}}, "write digits only"),
        (Clinic(country="XX"), {}, 'no country "XX"'),
    ],
)
def test_a_clinics_setting_that_makes_no_sense_is_refused(
    ours: Library, clinic: Clinic, settings: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ContentError, match=problem.replace("?", r"\?")):
        ours.rules(clinic, **settings)


# Reading YAML


def test_what_is_written_stays_as_it_is_written() -> None:
    found = document.read('NO: no\nat: 08:00\nzero: 000\nb: true\nq: ""\ne:\n', "x").data
    assert found == {"NO": "no", "at": "08:00", "zero": "000", "b": "true", "q": "", "e": None}


@pytest.mark.parametrize(
    ("less", "more", "smaller"),
    [
        ({"sets": 2, "reps": 10}, {"sets": 3, "reps": 10}, True),
        ({"sets": 3, "reps": 10}, {"sets": 3, "reps": 10}, False),
        ({"sets": 2, "reps": 12}, {"sets": 3, "reps": 10}, False),
        ({"sets": 1, "hold_s": 10}, {"sets": 3, "reps": 10}, False),
        ({"minutes": 5}, {"minutes": 10}, True),
    ],
)
def test_a_dose_is_smaller_if_nothing_is_more_and_something_is_less(
    less: dict[str, int], more: dict[str, int], smaller: bool
) -> None:
    assert DoseEntry.model_validate(less).smaller_than(DoseEntry.model_validate(more)) is smaller


# Words


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("uk", "GB"),
        ("Scotland", "GB"),
        ("U S A", None),
        ("USA", "US"),
        ("österreich", "AT"),
        ("norway", "NO"),
    ],
)
def test_a_country_is_known_by_the_names_people_type(ours: Library, typed: str, code: str | None) -> None:
    names = ours.rules(Clinic()).country_names
    assert [c for c, known in names.items() if normalise(typed) in known] == ([code] if code else [])


def test_a_country_name_that_stands_under_two_codes_is_shown(folder: Path) -> None:
    line = change(folder, "safety/countries.yaml", "name: Ireland", "name: Wales")
    assert mistakes(folder) == [f'safety/countries.yaml:{line}: "Wales" is also a name of GB – keep it under one']


def test_texts_fall_back_to_english(ours: Library) -> None:
    assert ours.exercise_text("bridge", "name", "es") == "Puente"
    assert ours.exercise_text("bridge", "name", "fr") == "Bridge"
    assert len(ours.exercise_text("bridge", "how", "en")) == 3
    assert ours.programme_text("neck", "title", "es") == "Cuello más suelto"
    assert ours.programme_text("neck", "title", "fr") == "Neck, easy movement"
    assert ours.country_name("NO", "fr") == "Norway"


def test_a_field_that_exercises_or_programmes_do_not_have_is_refused(ours: Library) -> None:
    with pytest.raises(KeyError):
        ours.programme_text("neck", "model_fields", "en")
    with pytest.raises(KeyError):
        ours.exercise_text("bridge", "model_fields", "en")
