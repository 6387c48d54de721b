"""The catalogue: all that a clinician signs off on one page that can be read on a phone, printed on A4 and signed."""

import base64
import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.coach.effects import Words
from bot.coach.plan.planning import dose_words
from bot.content.library import HERE, Library
from bot.content.schema import WEEKDAYS, DoseEntry, ExerciseEntry, PrescribedEntry, ProgrammeEntry, UsualEntry
from bot.content.words import Wording

_STYLE = Path(__file__).with_name("catalogue.css")
_SAFETY = ("safety-emergency", "safety-urgent", "safety-crisis")
_TOLD = ("watch", "feel", "not_feel", "mistakes", "cautions", "ask_first", "easier_how", "harder_how")
_LIMIT = re.compile(r"^  (\w+): (\S+)(?: # (.*))?$")
_FLAG = re.compile(r"^- id: (RF\d+)(?: # (.*))?$")


def catalogue(
    library: Library, wording: Wording, languages: Sequence[str], stills: Mapping[str, bytes], keys: Sequence[str] = ()
) -> str:
    """The page, complete in itself. languages: the first one is that of the headings. keys: only these exercises.

    stills: PNG by exercise.
    """
    chosen = {key: entry for key, entry in library.exercises.items() if not keys or key in keys}
    there = frozenset(chosen) if keys else frozenset((*chosen, *(f"programme-{key}" for key in library.programmes)))
    page = _Page(library, wording, tuple(languages), stills, there)
    parts = [page.top(chosen, whole=not keys)]
    parts.append(page.section("exercises", (page.exercise(entry) for entry in chosen.values())))
    if not keys:
        parts.append(page.section("programmes", map(page.programme, library.programmes.values())))
        parts += [page.limits(), page.danger_signs(), page.countries()]
    language = languages[0]
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{page.text('catalogue')}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n{''.join(parts)}</body>\n</html>\n"
    )


@dataclass(frozen=True)
class _Page:
    library: Library
    wording: Wording
    languages: tuple[str, ...]
    stills: Mapping[str, bytes]
    there: frozenset[str]

    # Words

    def label(self, name: str, language: str = "") -> str:
        return _escaped(self.wording.labelled(language or self.languages[0], "catalogue", name.replace("_", "-")))

    def text(self, key: str, **args: str | int | Words) -> str:
        return self.wording.text(self.languages[0], Words(key, args))

    def terms(self, names: Iterable[str]) -> str:
        return ", ".join(self.text("catalogue-term", term=name) for name in names)

    def names(self, keys: Iterable[str]) -> str:
        """Exercises by their names."""
        return ", ".join(self.link(key, self.name(key)) for key in keys)

    def link(self, entry: str, name: str) -> str:
        """To an entry, if it is on the page."""
        return f'<a href="#{entry}">{name}</a>' if entry in self.there else name

    def name(self, key: str, language: str = "") -> str:
        return _escaped(str(self.library.exercise_text(key, "name", language or self.languages[0])))

    def amount(self, dose: DoseEntry, side: str) -> str:
        return self.wording.text(self.languages[0], dose_words(dose.dose(side)))

    def usual(self, entry: UsualEntry) -> str:
        return ", ".join(f"{low}–{high} {self.terms([name])}" for name, (low, high) in entry.spans.items())

    # Parts

    def top(self, chosen: Mapping[str, ExerciseEntry], *, whole: bool) -> str:
        regions: dict[str, list[str]] = {}
        for key, entry in chosen.items():
            regions.setdefault(entry.region, []).append(key)
        contents = "".join(
            f"<li><b>{self.terms([region])}</b>: {self.names(keys)}</li>" for region, keys in regions.items()
        )
        if whole:
            parts = ("programmes", "limits", "danger_signs", "countries")
            contents += "".join(f'<li><a href="#{part}">{self.label(part)}</a></li>' for part in parts)
        return (
            f'<header class="top"><h1>HEP Coach <span>{self.text("catalogue")}</span></h1>'
            f"<p>{self.label('intro')}</p></header>\n"
            f'<nav aria-labelledby="contents"><h2 id="contents">{self.label("contents")}</h2>'
            f"<ul>{contents}</ul></nav>\n"
        )

    def section(self, name: str, parts: Iterable[str]) -> str:
        return (
            f'<section aria-labelledby="{name}">\n<h2 id="{name}">{self.label(name)}</h2>\n{"".join(parts)}</section>\n'
        )

    def exercise(self, entry: ExerciseEntry) -> str:
        dose = entry.dose
        facts = {
            "dose": self.amount(dose, entry.side),
            "usual": self.usual(entry.usual),
            "rest": self.text("catalogue-seconds", seconds=dose.rest_s) if (dose.sets or 1) > 1 else "",
            "tempo": self.text("catalogue-tempo", out=entry.tempo.out_s, back=entry.tempo.back_s)
            if entry.tempo
            else "",
            "intensity": self.label("talk-test") if entry.intensity else "",
            "position": self.terms([entry.position]),
            "kit": ", ".join(self.text("kit", thing=thing) for thing in entry.equipment) or self.label("no-kit"),
            "tags": self.terms(entry.tags),
            "easier": self.names(entry.easier) or self.label("no-entry"),
            "harder": self.names(entry.harder) or self.label("no-entry"),
            "used-by": self._users(entry.key),
        }
        names = "".join(f' <span lang="{other}">{self.name(entry.key, other)}</span>' for other in self.languages[1:])
        return (
            f'<article id="{entry.key}">\n<h3>{self.name(entry.key)}{names} <code>{entry.key}</code></h3>\n'
            f'<div class="look">{self._figure(entry.key)}{_facts((self.label(k), v) for k, v in facts.items())}</div>\n'
            f'<div class="texts">{"".join(self._exercise_text(entry, one) for one in self.languages)}</div>\n'
            f"{self._source(entry.source)}{self._signature(entry.reviewed_by)}</article>\n"
        )

    def programme(self, entry: ProgrammeEntry) -> str:
        columns = ("exercise", "dose", "easier-step", "swaps")
        rows = [self._prescribed(prescribed) for prescribed in entry.exercises]
        days = self._days(entry.slots.weekdays)
        facts = {
            "lasts": self.text("catalogue-lasts", weeks=entry.weeks, minutes=entry.minutes),
            "slots": self.text("catalogue-days", days=days, times=f"{entry.slots.per_day} ×"),
        }
        texts = ""
        for language in self.languages:
            said = entry.texts[language]
            told = ((name, getattr(said, name)) for name in ("aim", "expect", "caution"))
            facts_told = _facts((self.label(name, language), _escaped(text)) for name, text in told)
            texts += f'<div lang="{language}">{self._language(language)}{facts_told}</div>'
        first, *others = (entry.texts[language].title for language in self.languages)
        names = "".join(
            f' <span lang="{o}">{_escaped(n)}</span>' for o, n in zip(self.languages[1:], others, strict=True)
        )
        return (
            f'<article id="programme-{entry.key}">\n<h3>{_escaped(first)}{names} <code>{entry.key}</code></h3>\n'
            f"{_facts((self.label(name), text) for name, text in facts.items())}"
            f'<div class="texts">{texts}</div>\n{_table(map(self.label, columns), rows)}'
            f"{self._source(entry.source)}{self._signature(entry.reviewed_by)}</article>\n"
        )

    def limits(self) -> str:
        """Every threshold with the comment that tells its source in the file, which is English."""
        lines = (HERE / "safety" / "thresholds.yaml").read_text(encoding="utf-8").splitlines()
        rows: list[tuple[str, ...]] = []
        group = ""
        for line in lines:
            if found := _LIMIT.match(line):
                meaning = f'<span lang="en">{_escaped(found[3] or "")}</span>'
                rows.append((f"{group}: {found[1].replace('_', ' ')}", found[2], meaning))
            elif line and not line.startswith(("#", " ")):
                group = line.partition(":")[0]
        columns = map(self.label, ("limit", "value", "meaning"))
        return self.section("limits", [f"<article>{_table(columns, rows)}{self._signature('')}</article>\n"])

    def danger_signs(self) -> str:
        lines = (HERE / "safety" / "red_flags.yaml").read_text(encoding="utf-8").splitlines()
        comments = {found[1]: found[2] or "" for line in lines if (found := _FLAG.match(line))}
        language = self.languages[0]
        rows = []
        for flag in self.library.red_flags.values():
            shown = self.wording.labelled(language, "checklist", flag.id.lower()) if flag.in_checklist else "–"
            about = f'{flag.id} <span lang="en">{_escaped(comments.get(flag.id, ""))}</span>'
            rows.append((about, _escaped(shown), self.text("catalogue-action", action=flag.action)))
        columns = map(self.label, ("sign", "in-checklist", "action"))
        said = "".join(
            f'<div lang="{one}">{self._language(one)}{"".join(self._safety_text(one, key) for key in _SAFETY)}</div>'
            for one in self.languages
        )
        return self.section(
            "danger_signs",
            [
                f"<article>{_table(columns, rows)}{self._signature('')}</article>\n",
                f'<article><h3>{self.label("safety-texts")}</h3><div class="texts">{said}</div>',
                f"{self._signature('')}</article>\n",
            ],
        )

    def countries(self) -> str:
        rows = []
        for code, entry in self.library.country_entries.items():
            name = _escaped(self.library.country_name(code, self.languages[0]))
            verified = self.label("yes" if entry.verified else "no")
            rows.append((f"{name} ({code})", entry.emergency, entry.crisis or self.label("none"), verified))
        columns = map(self.label, ("country", "emergency", "crisis", "verified"))
        return self.section("countries", [f"<article>{_table(columns, rows)}{self._signature('')}</article>\n"])

    # Pieces

    def _figure(self, key: str) -> str:
        if key not in self.stills:
            return f'<p class="undrawn">{self.label("no-picture")}</p>'
        data = base64.b64encode(self.stills[key]).decode()
        alt = html.escape(f"{self.label('picture')}: {self.name(key)}", quote=True)
        return f'<img src="data:image/png;base64,{data}" alt="{alt}">'

    def _exercise_text(self, entry: ExerciseEntry, language: str) -> str:
        said = entry.texts[language]
        cues = "".join(f"<li>{_escaped(cue)}</li>" for cue in said.how)
        labels = {name: self.label(name.removesuffix("_how"), language) for name in _TOLD}
        facts = _facts((labels[name], self._lines(getattr(said, name))) for name in _TOLD)
        return (
            f'<div lang="{language}">{self._language(language)}<p>{_escaped(said.purpose)}</p>'
            f"<h4>{self.label('how', language)}</h4><ol>{cues}</ol>{facts}</div>"
        )

    def _lines(self, said: str | tuple[str, ...]) -> str:
        return "<br>".join(map(_escaped, (said,) if isinstance(said, str) else said))

    def _language(self, language: str) -> str:
        return f'<p class="language">{self.label("language", language)}</p>' if len(self.languages) > 1 else ""

    def _safety_text(self, language: str, key: str) -> str:
        args: dict[str, str | int] = {"emergency": "112", "crisis": "116 123", "stored": "yes"}
        lines = self.wording.text(language, Words(key, dict(args))).split("\n")
        return f"<blockquote>{'<br>'.join(lines)}</blockquote>"

    def _prescribed(self, prescribed: PrescribedEntry) -> tuple[str, ...]:
        own = self.library.exercises[prescribed.exercise]
        step = ""
        if prescribed.easier:
            rung = self.library.exercises[prescribed.easier.exercise]
            named = "" if rung.key == own.key else f"{self.names([rung.key])}: "
            step = named + self.amount(prescribed.easier.dose or rung.dose, rung.side)
        dose = self.amount(prescribed.dose or own.dose, own.side)
        return self.names([own.key]), dose, step or "–", self.names(prescribed.swaps) or "–"

    def _users(self, key: str) -> str:
        users = [
            self.link(f"programme-{name}", _escaped(self.library.programme_text(name, "title", self.languages[0])))
            for name, programme in self.library.programmes.items()
            if key in (prescribed.exercise for prescribed in programme.exercises)
        ]
        return ", ".join(users) or self.label("nowhere")

    def _days(self, weekdays: tuple[int, ...]) -> str:
        if len(weekdays) == len(WEEKDAYS):
            return self.wording.labelled(self.languages[0], "when", "daily")
        return ", ".join(self.text("weekday", day=day) for day in weekdays)

    def _source(self, source: str) -> str:
        return f'<p class="source">{self.label("source")}: <span lang="en">{_escaped(source)}</span></p>\n'

    def _signature(self, reviewed_by: str) -> str:
        status = _escaped(reviewed_by) or self.label("not-reviewed")
        return (
            f'<div class="sign"><p>{status}</p><p><span class="box"></span> {self.label("approved")}</p>'
            f'<p class="line"><span class="box"></span> {self.label("change")}</p>'
            f'<p class="line">{self.label("name")}</p><p class="line">{self.label("date")}</p></div>\n'
        )


def _facts(pairs: Iterable[tuple[str, str]]) -> str:
    return f"<dl>{''.join(f'<div><dt>{name}</dt><dd>{text}</dd></div>' for name, text in pairs if text)}</dl>"


def _table(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(_rows(rows))}</tbody></table>\n"


def _rows(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for first, *others in rows:
        yield f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
