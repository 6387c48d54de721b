"""Typed language: facts together, typing errors, the same as yesterday. Never a rating that was not said."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach import reading
from bot.coach.asks import ASKS, Ask
from bot.coach.decide import Decision, decide
from bot.coach.effects import Keep, Say, Words
from bot.coach.events import Answered, Said
from bot.coach.model import Case, Item, Outcome, Stage, Workout
from bot.coach.patient import facts, guessing
from bot.coach.patient.facts import Fact, facts_said
from bot.coach.patient.guessing import ACTED_ON, guesses, is_near_a_number
from bot.coach.reading import LONGEST, clock_said, clocks_said, count_said, option_said, read
from bot.coach.rules import Lexicon
from tests.coaching import KEY, LIBRARY, MONDAY, PLAN, RULES, ann, done, heard, kept, raised, then, workout

EN, ES = LIBRARY.lexicons["en"], LIBRARY.lexicons["es"]
BOTH = pytest.mark.parametrize(("language", "lexicon"), [("en", EN), ("es", ES)], ids=["en", "es"])
PAIN = ("pain_before", "pain_during", "pain_after", "morning_pain")
CARD = tuple(ASKS["card"].options)


def pain(score: int) -> Fact:
    return Fact(score=score, what="pain")


def words(phrase: str) -> Fact:
    return Fact(phrase=phrase)


# — none at all —


@pytest.mark.parametrize("ask", PAIN)
@pytest.mark.parametrize(
    ("lexicon", "text"),
    [
        *(
            (EN, t)
            for t in ("nil", "none at all", "no pain", "No pain at all!", "It doesn't hurt", "pain-free", "zero")
        ),
        *((ES, t) for t in ("nada de dolor", "sin dolor", "No me duele nada", "ningún dolor", "cero")),
    ],
)
def test_what_cannot_mean_anything_else_is_0(lexicon: Lexicon, text: str, ask: str) -> None:
    assert read(text, ask, lexicon).value == "0"


@pytest.mark.parametrize("ask", [*PAIN, "hurt_score", "soreness", "mood", "energy", "sleep"])
@pytest.mark.parametrize(
    ("lexicon", "text"),
    [
        *(
            (EN, t)
            for t in ("none", "no", "nothing", "not at all", "no new pain", "plain", "no idea", "no more pain than 3")
        ),
        *((ES, t) for t in ("nada", "no", "ninguno", "para nada", "no sé", "nada nuevo")),
    ],
)
def test_what_could_mean_something_else_is_not_0(lexicon: Lexicon, text: str, ask: str) -> None:
    assert read(text, ask, lexicon).value is None


@pytest.mark.parametrize("ask", ["hurt_score", "mood", "energy", "sleep"])
@pytest.mark.parametrize(("lexicon", "text"), [(EN, "no pain at all"), (EN, "none at all"), (ES, "sin dolor")])
def test_none_at_all_is_only_0_where_it_answers_the_question(lexicon: Lexicon, text: str, ask: str) -> None:
    assert read(text, ask, lexicon).value is None


def test_soreness_has_words_of_its_own() -> None:
    assert read("not sore at all", "soreness", EN).value == read("sin agujetas", "soreness", ES).value == "0"
    assert read("no pain", "soreness", EN).value is None


@pytest.mark.parametrize(
    ("lexicon", "text", "count"),
    [
        (EN, "twenty-five", 25), (EN, "I did forty two", 42), (EN, "ninety", 90), (EN, "twenty or 5", None),
        (ES, "treinta y cinco", 35), (ES, "veintidós", 22), (ES, "hice sesenta", 60), (ES, "20 y 5", None),
    ],
)  # fmt: skip
def test_counts_beyond_ten_in_words(lexicon: Lexicon, text: str, count: int | None) -> None:
    assert count_said(text, lexicon) == count


# — several facts —


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("done, pain 3, bit hard", (words("done"), pain(3), words("bit hard"))),
        ("done pain 3 bit hard", (words("done"), pain(3), words("bit hard"))),
        ("Done. Pain was about 3/10", (words("done"), pain(3))),
        ("3 out of 10 pain and finished", (pain(3), words("finished"))),
        ("it hurts 4", (pain(4),)),
        ("it hurts four, too hard", (pain(4), words("too hard"))),
        ("done, no pain", (words("done"), pain(0))),
        ("no, pain 3", (words("no"), pain(3))),
        ("not sore, pain 2", (Fact(score=0, what="sore"), pain(2))),
        ("2, nothing new", (Fact(score=2), words("nothing new"))),
        ("done, 3 pain 4", (words("done"), Fact(score=3), pain(4))),
        ("not done, pain 3", ()),
        ("done, my shoe broke", ()),
        ("done, pain 11", ()),
        ("done, pain 4.5", ()),
        ("done, pain -3", ()),
        ("it hurts 6 times a day", ()),
        ("", ()),
    ],
)
def test_facts_in_one_message(text: str, found: tuple[Fact, ...]) -> None:
    assert facts_said(text, EN) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hecho, dolor 3, un poco difícil", (words("hecho"), pain(3), words("un poco dificil"))),
        ("hecho dolor de 2", (words("hecho"), pain(2))),
        ("ya está, sin dolor", (words("ya esta"), pain(0))),
        ("me duele como 4", (pain(4),)),
        ("no me duele, hecho", (pain(0), words("hecho"))),
        ("tengo 5 de dolor", (pain(5),)),
        ("no hecho", ()),
        ("me duele 6 veces al día", ()),
    ],
)
def test_facts_in_one_message_in_spanish(text: str, found: tuple[Fact, ...]) -> None:
    facts_found = facts_said(text, ES)
    assert facts_found == found or (text == "no hecho" and facts_found[:1] != (words("hecho"),))


def at_card(index: int = 0, **more: object) -> Case:
    items = tuple(
        Item(p.exercise, p.dose, Outcome.DONE if i < index else None, opened_at=MONDAY if i <= index else None)
        for i, p in enumerate(PLAN.exercises)
    )
    current = replace(workout(pain_before=1), items=items, at=index)
    return ann(replace(current, **more), stage=Stage("card", KEY, index))  # type: ignore[arg-type]


def types(case: Case, *texts: str, language: str = "en") -> Decision:
    decision = None
    for n, text in enumerate(texts):
        before = decision.case if decision else replace(case, person=replace(case.person, language=language))
        decision = decide(before, Said(text, 50 + n), RULES, MONDAY)
    assert decision is not None
    return decision


@pytest.mark.parametrize(
    ("text", "says", "keeps", "reports", "stage"),
    [
        ("done, pain 3", ["understood", "card"], [("card", "done"), ("pain_during", "3")], [], ("card", 1)),
        ("pain 3, done", ["understood", "card"], [("card", "done"), ("pain_during", "3")], [], ("card", 1)),
        ("done, no pain", ["understood", "card"], [("card", "done"), ("pain_during", "0")], [], ("card", 1)),
        ("done, pain 5", ["understood", "card"], [("card", "done"), ("pain_during", "5")], [], ("card", 1)),
        (
            "done, pain 6", ["understood", "checklist"], [("card", "done"), ("pain_during", "6")],
            [("T1", "causes_pain")], ("checklist", 0),
        ),
        (
            "done, pain 8", ["safety-urgent"], [("card", "done"), ("pain_during", "8")], [("T0", "pain_during")],
            ("stopped", 0),
        ),
        (
            "done, pain 3, bit hard", ["understood", "hard-sure"], [("card", "done"), ("pain_during", "3")], [],
            ("hard_sure", 0),
        ),
        ("done but too hard", ["understood", "hard-sure"], [("card", "done")], [], ("hard_sure", 0)),
        ("bit hard", ["hard-sure"], [], [], ("hard_sure", 0)),
        (
            "it hurts 4", ["understood", "hurt-where"], [("card", "pain"), ("hurt_score", "4")],
            [("T1", "causes_pain")], ("hurt_where", 0),
        ),
        ("too hard, it hurts", ["relay"], [], [], ("card", 0)),  # two buttons of one card: asked, not chosen
        ("done, 3", ["relay"], [], [], ("card", 0)),  # three of what?
        ("done, pain 3, pain 5", ["relay"], [], [], ("card", 0)),
        ("done, my shoe broke", ["card", "relay"], [("card", "done")], [], ("card", 1)),
        ("nearly done, my shoe broke", ["relay"], [], [], ("card", 0)),
    ],
)  # fmt: skip
def test_each_fact_goes_to_its_question(
    text: str, says: list[str], keeps: list[tuple[str, str]], reports: list[tuple[str, str]], stage: tuple[str, int]
) -> None:
    decision = types(at_card(), text)
    assert (heard(decision), kept(decision), raised(decision)) == (says, keeps, reports)
    assert (decision.case.stage.ask, decision.case.stage.item) == stage


def test_amber_pain_is_not_asked_for_when_it_was_said() -> None:
    decision = types(at_card(pain_before=4), "done, pain 3")
    assert (heard(decision), decision.case.workouts[0].items[0].pain) == (["understood", "card"], 3)


def test_after_the_last_exercise_the_pain_is_the_pain_now() -> None:
    decision = types(at_card(3), "done, pain 3, bit hard")
    assert (heard(decision), decision.case.workouts[0].pain_after) == (["understood", "effort"], 3)


@pytest.mark.parametrize(
    ("ask", "text", "says", "stage"),
    [
        ("pain_before", "2, nothing new", ["understood", "card"], "card"),
        ("pain_before", "2, no", ["relay"], "pain_before"),  # to a question that has not been seen, "no" says nothing
        ("pain_before", "7, nothing new", ["relay"], "pain_before"),
        ("pain_after", "3, too easy", ["understood", "note"], "note"),
        ("anything_new", "no, pain 3", ["relay"], "anything_new"),
        ("soreness", "not sore, pain 2", ["understood", "check-done"], ""),
        ("soreness", "3, in the muscle", ["understood", "sore-rest"], "sore_rest"),
        ("mood", "4, pain 2", ["score-one-of-two"], "mood"),
    ],
)
def test_answers_to_questions_that_follow_each_other(ask: str, text: str, says: list[str], stage: str) -> None:
    over = ask in ("pain_after", "soreness")
    current = done(pain_before=2) if over else workout(pain_before=None if ask == "pain_before" else 2)
    decision = types(ann(current, stage=Stage(ask, KEY)), text)
    assert (heard(decision), decision.case.stage.ask) == (says, stage)


def test_hard_is_asked_about_and_then_told() -> None:
    told = types(at_card(), "done, pain 2, a bit hard", "too hard")
    assert (heard(told), raised(told)) == (["hard-why"], [("T2", "too_hard")])
    fine = types(at_card(), "done, pain 2, a bit hard", "it was fine")
    assert (heard(fine), raised(fine), fine.case.stage.item) == (["card"], [], 1)


def test_after_a_danger_sign_the_report_has_all_that_was_written() -> None:
    decision = types(at_card(), "done, pain 7, bit hard")
    assert decision.case.reports[0].details["said"] == "done, pain 7, bit hard"


def test_what_was_understood_can_be_changed_from_there_and_by_editing() -> None:
    decision = types(at_card(), "done, pain 3")
    understood = next(e for e in decision.effects if isinstance(e, Say) and e.words.key == "understood")
    (button,) = understood.buttons[0]
    assert heard(then(decision, Answered(button.ask, button.value, button.ref))) == ["change"]
    edited = then(decision, Said("done, pain 7", 50, edited=True))
    assert edited.case.workouts[0].items[0].pain == 7
    assert raised(edited) == [("T1", "causes_pain")]


# — which of two, the same as yesterday —


@pytest.mark.parametrize(
    ("language", "text"), [("en", "maybe 3 or 4"), ("es", "quizás 3 o 4"), ("en", "three to four")]
)
def test_of_two_ratings_those_two_are_offered(language: str, text: str) -> None:
    case = ann(workout(), stage=Stage("pain_before", KEY))
    decision = types(case, text, language=language)
    (asked,) = (e for e in decision.effects if isinstance(e, Say))
    assert [[b.value for b in row] for row in asked.buttons] == [["3", "4"], ["other"]]
    assert kept(decision) == []
    assert kept(then(decision, Said("4", 60))) == [("pain_before", "4")]
    assert heard(then(decision, Answered("which", "other", f"pain_before/{KEY}"))) == ["score-range"]


@pytest.mark.parametrize("text", ["3 or 11", "3, 4 or 5", "11 or 12"])
def test_other_numbers_are_asked_for_again(text: str) -> None:
    decision = types(ann(workout(), stage=Stage("pain_before", KEY)), text)
    assert heard(decision) == ["score-which"]


def yesterday(**rated: object) -> Workout:
    return replace(done(**rated), key="2603010800", local_date=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("language", "text"), [("en", "same as yesterday"), ("en", "Same as last time."), ("es", "igual que ayer")]
)
def test_the_same_as_yesterday_is_shown_and_confirmed(language: str, text: str) -> None:
    case = ann(yesterday(pain_before=4), workout(), stage=Stage("pain_before", KEY))
    decision = types(case, text, language=language)
    (asked,) = (e for e in decision.effects if isinstance(e, Say))
    assert (asked.words.key, asked.words.args["score"]) == ("same-as", 4)
    assert kept(decision) == []
    yes = "sí" if language == "es" else "yes"
    assert kept(then(decision, Said(yes, 60))) == [("pain_before", "4")]
    assert heard(then(decision, Said("no", 60))) == ["score-range"]
    assert kept(then(decision, Said("6", 60))) == [("pain_before", "6")]


@pytest.mark.parametrize(
    ("ask", "text", "score"),
    [
        ("pain_after", "same as before", 2),
        ("pain_during", "same as before", 2),
        ("pain_after", "same as yesterday", 5),
        ("pain_before", "same as before", 4),
        ("soreness", "same as yesterday", 3),
        ("mood", "same as yesterday", 6),
        ("sleep", "same as yesterday", None),
    ],
)
def test_it_is_compared_with_what_was_rated_last(ask: str, text: str, score: int | None) -> None:
    earlier = replace(yesterday(pain_before=4, pain_after=5, soreness=3), wellbeing={"mood": 6, "sleep": None})
    current = done() if ask == "soreness" else workout(pain_before=None if ask == "pain_before" else 2)
    decision = types(ann(earlier, current, stage=Stage(ask, KEY)), text)
    (asked,) = (e for e in decision.effects if isinstance(e, Say))
    assert asked.words.args.get("score") == score
    assert asked.words.key == ("same-as" if score is not None else "same-unknown")
    assert kept(decision) == []


def test_nobody_confirms_a_rating_that_is_none() -> None:
    case = ann(workout(), stage=Stage("pain_before", KEY))
    for ref in (f"pain_before/{KEY}=11", f"pain_before/{KEY}=x", f"pain_before/{KEY}", "card/x=done", "x", ""):
        assert kept(decide(case, Answered("which", "yes", ref), RULES, MONDAY)) == []


@pytest.mark.parametrize(
    ("asked", "text", "keeps"),
    [
        (f"pain_before:{KEY}:0", "4", [("pain_before", "4")]),
        (f"pain_before:{KEY}:0", "done", [("card", "done")]),  # no answer to that: taken as anything else is
        (f"pain_during:{KEY}:0", "3", [("pain_during", "3")]),
        ("pain_before:2501010800:0", "4", []),
        ("nonsense::0", "done", [("card", "done")]),
        ("decide::0", "done", [("card", "done")]),
    ],
)
def test_a_reply_to_a_question_is_for_that_question(asked: str, text: str, keeps: list[tuple[str, str]]) -> None:
    decision = decide(at_card(1), Said(text, 50, asked=asked), RULES, MONDAY)
    assert kept(decision) == keeps
    assert heard(decision)


# — typing errors —


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("doone", ("done",)), ("dnoe", ("done",)), ("finishd", ("done",)), ("skipp", ("skip",)), ("pian", ("pain",)),
        ("tooo hard", ("too_hard",)), ("it hruts", ("pain",)), ("causes pian", ("pain",)),
        ("plain", ()), ("paint", ()), ("main", ()), ("gone", ()), ("dome", ()), ("ship", ()), ("no pian", ()),
        ("no hurts", ()), ("dont skip", ()), ("not done", ()), ("3", ()), ("done 3", ()), ("skp", ()), ("xyzzy", ()),
        ("done", ()),
    ],
)  # fmt: skip
def test_what_a_typing_error_is_near_to(text: str, near: tuple[str, ...]) -> None:
    assert guesses(text, CARD, EN) == near


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("echoo", ("done",)), ("hechoo", ("done",)), ("saltra", ("skip",)), ("me deule", ("pain",)),
        ("color", ()), ("calor", ()), ("pecho", ()), ("no deule", ()),
    ],
)  # fmt: skip
def test_what_a_typing_error_is_near_to_in_spanish(text: str, near: tuple[str, ...]) -> None:
    assert guesses(text, CARD, ES) == near


def test_a_clear_typing_error_is_taken_and_shown() -> None:
    decision = types(at_card(), "doone")
    assert (heard(decision), kept(decision)) == (["understood-as", "card"], [("card", "done")])


@pytest.mark.parametrize("text", ["pian", "it hruts", "tooo hard", "unwelll"])
def test_what_matters_is_asked_never_taken(text: str) -> None:
    decision = types(at_card(), text)
    assert (heard(decision), kept(decision), raised(decision)) == (["did-you-mean"], [], [])
    confirmed = then(decision, Said("yes", 60))
    assert "relay" not in heard(confirmed)
    assert heard(then(decision, Said("no", 60))) == ["relay"]
    assert heard(then(decision, Answered("meant", "no", "50"))) == ["relay"]


@pytest.mark.parametrize("text", ["plain", "paint", "my main problem"])
def test_a_word_that_means_something_else_is_left_alone(text: str) -> None:
    decision = types(at_card(), text)
    assert (heard(decision), kept(decision), raised(decision)) == (["relay"], [], [])


@pytest.mark.parametrize(("text", "lexicon"), [("sveen", EN), ("fuor", EN), ("tress", ES), ("cuatroo", ES)])
def test_a_number_with_a_typing_error_is_asked_for_again(text: str, lexicon: Lexicon) -> None:
    assert is_near_a_number(text, lexicon)
    assert read(text, "pain_before", lexicon) == reading.Reading()
    decision = types(ann(workout(), stage=Stage("pain_before", KEY)), text, language="en" if lexicon is EN else "es")
    assert (heard(decision), kept(decision)) == (["score-range"], [])


def test_nothing_that_stops_tells_or_clears_is_acted_on() -> None:
    never = {
        "pain",
        "too_hard",
        "unwell",
        "stop",
        "yes",
        "no",
        "none",
        "ok",
        "mistake",
        "carry_on",
        "message",
        "take_back",
    }
    assert not never & ACTED_ON
    assert not ACTED_ON & {str(n) for n in range(11)}


# — properties —

COUNTED = {
    "en": ["zero nought naught nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    "es": ["cero", "uno", "dos", "tres", "cuatro", "cinco sinco", "seis", "siete", "ocho", "nueve nuebe", "diez dies"],
}
NAMES = {code: {name: n for n, names in enumerate(all_) for name in names.split()} for code, all_ in COUNTED.items()}
NONE_AT_ALL = {
    "en": r"\b(no|without|zero|nil|not|dont|doesnt|didnt)\b|\bnone at all\b|pain\W*free|painless",
    "es": r"\b(sin|nada|ningun|ninguna|no|cero)\b",
}


def numbers_in(text: str, language: str) -> set[int]:
    """Written anew for the tests: every number that the text can be said to name, and 0 for words of having none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    plain = re.sub(r"['’‘`´]", "", plain)
    found = {int(d[:6]) for d in re.findall(r"[0-9]+", plain)}
    names = NAMES[language]
    found |= {names[w] for w in re.findall(r"[^\W0-9]+", plain) if w in names}
    return found | ({0} if re.search(NONE_AT_ALL[language], plain) else set())


def _texts(lexicon: Lexicon) -> st.SearchStrategy[str]:
    """Texts out of what the reader listens for, numbers, and anything else."""
    phrases = [p for group in (lexicon.zeros, lexicon.rated, lexicon.same) for known in group.values() for p in known]
    phrases += [
        p for option in (*CARD, "no", "yes", "none", "hard", "right") for p in lexicon.synonyms.get(option, ())[:6]
    ]
    phrases += [*lexicon.numbers, *sorted(lexicon.fillers), *sorted(lexicon.joins), *sorted(lexicon.hardish)]
    part = st.one_of(st.sampled_from(phrases), st.integers(-3, 120).map(str), st.text(max_size=6))
    return st.lists(st.tuples(part, st.sampled_from([" ", ", ", ". ", "/", "-", ""])), max_size=7).map(
        lambda parts: "".join(a + b for a, b in parts)
    )


@pytest.mark.parametrize("language", ["en", "es"])
@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_no_rating_is_kept_that_was_not_said(language: str, data: st.DataObject) -> None:
    lexicon = LIBRARY.lexicons[language]
    text = data.draw(st.one_of(_texts(lexicon), st.text(max_size=80)))
    ask = data.draw(st.sampled_from([ask.name for ask in ASKS.values() if ask.person != "therapist"]))
    case = ann(yesterday(pain_before=4, soreness=3), workout(pain_before=2), stage=Stage(ask, KEY), language=language)
    decision = decide(case, Said(text, 5), RULES, MONDAY)
    said = numbers_in(text, language)
    for effect in decision.effects:
        if isinstance(effect, Keep) and ASKS[effect.ask].score and effect.value.isdecimal():
            assert int(effect.value) in said, (text, effect)
    assert heard(decision)


@BOTH
@settings(deadline=None, max_examples=200)
@given(data=st.data())
def test_reading_is_the_same_however_it_is_written(language: str, lexicon: Lexicon, data: st.DataObject) -> None:
    text = data.draw(_texts(lexicon).filter(lambda t: t.isascii()))
    for ask in (*PAIN, "soreness", "card"):
        assert read(text, ask, lexicon) == read(text.upper(), ask, lexicon) == read(f"  {text} ", ask, lexicon)
    assert facts_said(text, lexicon) == facts_said(text.upper(), lexicon) == facts_said(f" {text}  ", lexicon)
    assert guesses(text, CARD, lexicon) == guesses(text.upper(), CARD, lexicon)


@BOTH
@settings(deadline=None, max_examples=200)
@given(data=st.data())
def test_what_was_understood_is_understood_again(language: str, lexicon: Lexicon, data: st.DataObject) -> None:
    text = data.draw(_texts(lexicon))
    for ask in (*PAIN, "soreness", "card", "effort"):
        value = read(text, ask, lexicon).value
        assert value is None or read(value.replace("_", " "), ask, lexicon).value == value


HOSTILE: list[Callable[[int], str]] = [
    lambda n: "3 or " * (n // 5),
    lambda n: "9" * n,
    lambda n: "pain " * (n // 5),
    lambda n: "-" * n,
    lambda n: "no pain at all " * (n // 15),
    lambda n: "1/10" * (n // 4),
    lambda n: "half past " * (n // 10),
    lambda n: "'" * n,
    lambda n: "\u0301" * n,
    lambda n: "a " * (n // 2),
]


@BOTH
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_long_text_is_not_searched_for_an_answer(
    language: str, lexicon: Lexicon, hostile: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work is bounded by the length that is looked at, whatever is sent; Telegram lets 4096 characters through."""
    for length in (LONGEST - 20, LONGEST):
        short = hostile(length)[:LONGEST]
        for ask in ASKS:
            read(short, ask, lexicon)
        facts_said(short, lexicon)
    long = (hostile(4096) + "x" * 4096)[:4096]

    def looked(*_: object) -> str:
        raise AssertionError("a long text was looked through")

    for module in (reading, facts, guessing):
        monkeypatch.setattr(module, "normalise", looked)
        if hasattr(module, "bare"):
            monkeypatch.setattr(module, "bare", looked)
    for ask in ASKS:
        assert read(long, ask, lexicon) == reading.Reading()
    assert facts_said(long, lexicon) == ()
    assert guesses(long, CARD, lexicon) == ()
    assert not is_near_a_number(long, lexicon)
    assert option_said(long, CARD, lexicon) is count_said(long, lexicon) is clock_said(long, lexicon) is None
    assert clocks_said(long, lexicon) == ()


# — content —

LEAST_SYNONYMS = 3
PATIENTS = [a for a in ASKS.values() if a.person != "therapist" and a.options]


@BOTH
@pytest.mark.parametrize("ask", PATIENTS, ids=lambda a: a.name)
def test_every_answer_of_a_patient_can_be_typed_in_three_ways_and_more(
    language: str, lexicon: Lexicon, ask: Ask
) -> None:
    few = {o: lexicon.synonyms.get(o, ()) for o in ask.options if len(lexicon.synonyms.get(o, ())) < LEAST_SYNONYMS}
    assert not few, f"messages/{language}/typed.yaml needs {LEAST_SYNONYMS} synonyms for each of these"


def test_what_is_understood_can_be_said() -> None:
    from bot.content.words import Wording

    wording = Wording(LIBRARY)
    for text in ("done, pain 3, bit hard", "doone", "pian", "it hurts 4"):
        for effect in types(at_card(), text).effects:
            if isinstance(effect, Say):
                for language in wording.languages:
                    assert wording.text(language, effect.words)
    label = Words("@label", {"ask": "card", "value": "done"})
    assert wording.text("es", label) == "✅ Hecho"
