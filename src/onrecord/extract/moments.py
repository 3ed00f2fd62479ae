"""Time expressions and the intervals they mean."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.extract.moments_direction import clause_of, pointing, tells_time
from onrecord.extract.moments_parts import Part, dated_parts, is_stamp
from onrecord.extract.moments_zones import learn_offsets, paired_day
from onrecord.extract.reading import Passage, Reading, plain
from onrecord.model import Moment, MomentKind, Span, content_id
from onrecord.text.dates import Anchor, interval
from onrecord.text.timefind import find_forms
from onrecord.text.timeforms import TimeForm
from onrecord.text.timeothers import other_values
from onrecord.text.timesetting import Setting, TimeValue
from onrecord.text.timevalues import value_of

QUARTER_NEAR = 8  # sentences; farther on, "a year ago" speaks of the year again
RECENT = 10  # days before publication; a day further back is background, and hours without a day are not of it
EVENING = 18  # o'clock; after such an hour, an hour before dawn in the same sentence is the next day's


def extract_moments(reading: Reading, anchor: Anchor) -> tuple[Moment, ...]:
    """Find the moments of an account, relative ones counted from the anchor or from the account's dated part.

    Each expression with its value is given once an account, where it stands first.
    """
    return once_each(extract_occurrences(reading, anchor))


def extract_occurrences(reading: Reading, anchor: Anchor) -> tuple[Moment, ...]:
    """Find every time expression; those with the same words and value carry the id of the first."""
    first: dict[tuple[str, str], str] = {}
    occurrences = tuple(all_moments(reading, anchor))
    keys = [(" ".join(moment.written.casefold().split()), moment.timex) for moment in occurrences]
    return tuple(replace(m, id=first.setdefault(key, m.id)) for key, m in zip(keys, occurrences, strict=True))


def once_each(occurrences: Sequence[Moment]) -> tuple[Moment, ...]:
    """Keep the first of the occurrences that carry one id."""
    found: dict[str, Moment] = {}
    for moment in occurrences:
        found.setdefault(moment.id, moment)
    return tuple(found.values())


def all_moments(reading: Reading, anchor: Anchor) -> Iterator[Moment]:
    """Yield every time expression of an account, repeated ones too, in the order of the text."""
    texts = [plain(reading.account.cut(p.block.start, p.block.end)) for p in reading.passages]
    forms = [find_forms(text) for text in texts]
    offsets, hours = learn_offsets(texts, forms), _settled_hours(forms)
    lines: list[_Line] = []
    for passage, part, text, here in zip(reading.passages, dated_parts(reading, anchor), texts, forms, strict=True):
        if part.begins:
            yield from _read(lines, hours)
            lines = []
        if here and not is_stamp(text, here):
            lines.extend(_lines(passage, text, part, here, offsets))
    yield from _read(lines, hours)


_Named = tuple[date, bool]


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence's expressions, what each counts from, and the days that it names (the flag: named as a night)."""

    passage: Passage
    text: str  # of the passage; a parse joins its words anew each time it is asked
    part: Part
    forms: tuple[TimeForm, ...]
    settings: tuple[Setting, ...]
    days: tuple[_Named | None, ...]


@dataclass(slots=True)
class _Thread:
    """What a telling has named so far: the day of its event, the last day, the last value."""

    event: _Named | None
    last: _Named | None = None
    then: str | None = None
    quarter: str | None = None
    told: int = 0  # sentences read since a quarter was named


def _lines(
    passage: Passage, text: str, part: Part, forms: Sequence[TimeForm], offsets: dict[str, int]
) -> Iterator[_Line]:
    ends = [sent.end_char for sent in passage.doc.sents]
    rows: dict[int, list[TimeForm]] = {}
    for form in forms:
        if form.form != "part" or tells_time(passage.doc, form.start, form.end):
            rows.setdefault(bisect_right(ends, form.start), []).append(form)
    for row in rows.values():
        settings = tuple(_setting(passage, text, part, form, offsets) for form in row)
        days = tuple(_named(form, setting) for form, setting in zip(row, settings, strict=True))
        yield _Line(passage, text, part, tuple(row), settings, days)


def _read(lines: Sequence[_Line], hours: tuple[int, ...]) -> Iterator[Moment]:
    """Give the expressions of one dated part their values, in order."""
    thread = _Thread(_event(lines))
    for line in lines:
        for form, value, setting in _values(line, thread, hours):
            yield _moment(line, form, value, setting)


def _event(lines: Sequence[_Line]) -> _Named | None:
    """Take the first recent day that a telling names for the day of what it tells: news leads with it."""
    return next((named for line in lines for named in line.days if named and _recent(named, line.part)), None)


def _recent(named: _Named, part: Part) -> bool:
    return _told(named, part) and (part.stamp is None or (part.stamp.day - named[0]).days <= RECENT)


def _told(named: _Named, part: Part) -> bool:
    return part.stamp is None or named[0] <= part.stamp.day


def _values(line: _Line, thread: _Thread, hours: tuple[int, ...]) -> Iterator[tuple[TimeForm, TimeValue, Setting]]:
    half = next((form.part for form in line.forms if form.part and form.hour is None), None)
    after = _next_named(line.days)
    before: int | None = None
    late = False
    for at, (form, setting) in enumerate(zip(line.forms, line.settings, strict=True)):
        day, night = _focus(line, at, before, after[at], thread) or (None, False)
        night = (night or late) and not form.zone
        placed = replace(
            setting, day=day, night=night, half=half, then=thread.then, hours=hours, quarter=_quarter_for(form, thread)
        )
        value = value_of(form, placed)
        if form.zone and form.form == "clock":
            value = paired_day(value, line.forms[max(0, at - 3) : at], setting, day)
        if form.form not in ("then", "reference", "duration", "set") and not value.timex.startswith("P"):
            thread.then = value.timex
        if form.form == "season" and value.timex[5:6] == "Q" and _over(value, line.part):
            thread.quarter, thread.told = value.timex, 0
        yield form, value, placed
        before = at if line.days[at] else before
        late = late or (form.hour is not None and form.settled and form.hour >= EVENING)
    thread.told += 1
    told = [named for named in line.days if named and _told(named, line.part)]
    thread.last = told[-1] if told else thread.last


def _over(value: TimeValue, part: Part) -> bool:
    """Tell a quarter that has ended, of which figures are told, from one to come."""
    told = interval(value.timex)
    return part.stamp is None or (told is not None and told[1] < part.stamp.day.isoformat())


def _quarter_for(form: TimeForm, thread: _Thread) -> str | None:
    """Return the quarter that "the quarter" means, and "a year earlier" where the telling has just named it."""
    return thread.quarter if form.form == "period" or thread.told <= QUARTER_NEAR else None


def _next_named(days: Sequence[_Named | None]) -> list[int | None]:
    """Return for each expression of a sentence the next one behind it that names a day."""
    following: list[int | None] = [None] * len(days)
    for at in range(len(days) - 2, -1, -1):
        following[at] = at + 1 if days[at + 1] else following[at + 1]
    return following


def _focus(line: _Line, at: int, before: int | None, after: int | None, thread: _Thread) -> _Named | None:
    """Choose the day that an hour or "that night" belongs to: one of its clause, else the event's, else a neighbour's."""
    form = line.forms[at]
    near = [i for i in (before, after) if i is not None]
    if form.that:
        named = thread.event if form.form == "part" else thread.last
        return line.days[before] if before is not None else named
    if form.form not in ("clock", "part"):
        return None
    verb = clause_of(line.passage.doc, form.start, form.end)
    for i in near:
        if verb == clause_of(line.passage.doc, line.forms[i].start, line.forms[i].end):
            return line.days[i]
    return thread.event or (line.days[near[0]] if near else None)


def _settled_hours(forms: Sequence[tuple[TimeForm, ...]]) -> tuple[int, ...]:
    """Collect the hours that an account leaves no doubt of, as minutes of the day."""
    flat = [form for found in forms for form in found]
    clear = {form.hour * 60 + form.minute for form in flat if form.hour and form.settled and form.hour % 12}
    return tuple(sorted(clear))


def _setting(passage: Passage, text: str, part: Part, form: TimeForm, offsets: dict[str, int]) -> Setting:
    way, why = pointing(passage.doc, form.start, form.end)
    words = text[form.start : form.end].lower()
    if form.form == "part" and text[max(0, form.start - 3) : form.start] == "of ":
        way, why = 0, "nothing says otherwise"  # "the recordings of the night will be published"
    return Setting(part.stamp, None, way, why, offsets, words)


def _named(form: TimeForm, setting: Setting) -> _Named | None:
    """Return the day that an expression names by itself, and whether as a night."""
    if form.that or not (form.form in ("weekday", "day") or (form.form == "date" and form.day)):
        return None
    day = value_of(form, setting).day
    return (day, form.part in ("NI", "EV") and form.hour is None) if day else None


def _moment(line: _Line, form: TimeForm, value: TimeValue, setting: Setting) -> Moment:
    passage = line.passage
    start, end = passage.block.start + form.start, passage.block.start + form.end
    covered = interval(value.timex)
    return Moment(
        id=content_id("m", passage.account, start, end),
        account=passage.account,
        span=Span(passage.account, start, end),
        written=line.text[form.start : form.end],
        timex=value.timex,
        earliest=covered[0] if covered else None,
        latest=covered[1] if covered else None,
        kind="set" if form.form == "set" else kind_of(value.timex),
        rule="; ".join([value.rule, *_asides(form, line, value)]),
        alternatives=other_values(form, setting, value.timex),
    )


def _asides(form: TimeForm, line: _Line, value: TimeValue) -> Iterator[str]:
    """Add to a rule the word in front that bounds the expression, and how the publication day was found."""
    if form.extent and form.extent not in line.text[form.start : form.end].lower():
        yield f"“{form.extent}” stands before it"
    if line.part.inferred and "publication" in value.rule:
        yield line.part.reason


def kind_of(timex: str) -> MomentKind:
    """Sort a TIMEX3 value into the kinds of moments; sets look like other values and are told by their words."""
    if timex.endswith("_REF"):
        return "reference"
    if timex.startswith("P"):
        return "duration"
    return "time" if "T" in timex else "date"
