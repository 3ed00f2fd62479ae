"""Time expressions and the intervals they mean."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.moments_agreed import agree
from onrecord.extract.moments_direction import clause_of
from onrecord.extract.moments_lines import Line, read_lines
from onrecord.extract.moments_names import is_name
from onrecord.extract.moments_parts import Part, dated_parts, is_stamp, with_colons
from onrecord.extract.moments_thread import Named, Thread
from onrecord.extract.moments_zones import learn_offsets, paired_day
from onrecord.extract.reading import Reading, plain
from onrecord.model import Moment, MomentKind, Span, content_id
from onrecord.text.dates import Anchor, interval
from onrecord.text.dates_edges import LEFT, cut_to_edge
from onrecord.text.timefind import find_forms
from onrecord.text.timeforms import TimeForm
from onrecord.text.timeothers import other_values
from onrecord.text.timesetting import Setting, TimeValue
from onrecord.text.timevalues import value_of
from onrecord.text.timevalues_clock import EVENING

RECENT = 10  # days before publication; a day further back is background, and hours without a day are not of it


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
    forms = [find_forms(text) for text in with_colons(texts)]
    offsets, hours = learn_offsets(texts, forms), _settled_hours(forms)
    lines: list[Line] = []
    names: set[str] = set()
    for passage, part, text, here in zip(reading.passages, dated_parts(reading, anchor), texts, forms, strict=True):
        if part.begins:
            yield from _read(lines, hours)
            lines = []
        if here and not is_stamp(text, here):
            shown = [form for form in here if not is_name(passage.doc, form, names)]
            lines.extend(read_lines(passage, text, part, shown, offsets))
    yield from _read(lines, hours)


def _read(lines: Sequence[Line], hours: tuple[int, ...]) -> Iterator[Moment]:
    """Give the expressions of one dated part their values, in order."""
    lines = list(agree(lines))
    thread = Thread(_event(lines))
    for line in lines:
        for form, value, setting in _values(line, thread, hours):
            yield _moment(line, form, value, setting)


def _event(lines: Sequence[Line]) -> Named | None:
    """Take the first recent day that a telling names for the day of what it tells: news leads with it."""
    return next((named for line in lines for named in line.days if named and _recent(named, line.part)), None)


def _recent(named: Named, part: Part) -> bool:
    return _told(named, part) and (part.stamp is None or (part.stamp.day - named[0]).days <= RECENT)


def _told(named: Named, part: Part) -> bool:
    return part.stamp is None or named[0] <= part.stamp.day


def _values(line: Line, thread: Thread, hours: tuple[int, ...]) -> Iterator[tuple[TimeForm, TimeValue, Setting]]:
    halves = sorted((form.hour is not None, at) for at, form in enumerate(line.forms) if form.part)
    half = line.forms[halves[0][1]].part if halves else None
    after = _next_named(line.days)
    before: int | None = None
    late = False
    for at, (form, setting) in enumerate(zip(line.forms, line.settings, strict=True)):
        named = _focus(line, at, before, after[at], thread)
        day, night = named or (None, False)
        of_event = named is thread.event
        night = (night or late or (of_event and thread.dark)) and not form.zone
        placed = replace(
            setting,
            day=day,
            night=night,
            half=half,
            beside=before is not None,
            then=thread.then,
            hours=hours,
            quarter=thread.quarter_for(form),
            guessed=of_event and line.days[at] is None,
            morrow=thread.morrow if of_event else None,
        )
        value = value_of(form, placed)
        if form.zone and form.form == "clock":
            value = paired_day(value, line.forms[max(0, at - 3) : at], setting, day)
        thread.hear(form, placed, value)
        yield form, value, placed
        before = at if line.days[at] else before
        before_midnight = form.hour == 0 and value.timex.endswith("TNI")
        late = late or before_midnight or (form.hour is not None and form.settled and form.hour * 60 >= EVENING)
    thread.told += 1
    thread.last = next((named for named in reversed(line.days) if named), thread.last)


def _next_named(days: Sequence[Named | None]) -> list[int | None]:
    """Return for each expression of a sentence the next one behind it that names a day."""
    following: list[int | None] = [None] * len(days)
    for at in range(len(days) - 2, -1, -1):
        following[at] = at + 1 if days[at + 1] else following[at + 1]
    return following


def _focus(line: Line, at: int, before: int | None, after: int | None, thread: Thread) -> Named | None:
    """Choose the day that an hour or "that night" belongs to: one of its clause, else the event's, else a neighbour's."""
    form = line.forms[at]
    near = [i for i in (before, after) if i is not None]
    if form.that:
        named = thread.event if form.form == "part" else thread.last
        return line.days[before] if before is not None else named
    if form.form not in ("clock", "part"):
        return None
    if form.form == "part" and before is not None:
        return line.days[before]
    verb = clause_of(line.passage.doc, form.start, form.end)
    for i in near:
        if verb == clause_of(line.passage.doc, line.forms[i].start, line.forms[i].end):
            return line.days[i]
    if before is not None and line.forms[before].hour is not None:  # peaked at 2 a.m. today, and had fallen by 7 a.m.
        return line.days[before]
    return thread.event or (line.days[near[0]] if near else None)


def _settled_hours(forms: Sequence[tuple[TimeForm, ...]]) -> tuple[int, ...]:
    """Collect the hours that an account leaves no doubt of, as minutes of the day."""
    flat = [form for found in forms for form in found]
    clear = {form.hour * 60 + form.minute for form in flat if form.hour and form.settled and form.hour % 12}
    return tuple(sorted(clear))


def _moment(line: Line, form: TimeForm, value: TimeValue, setting: Setting) -> Moment:
    passage = line.passage
    start, end = passage.block.start + form.start, passage.block.start + form.end
    whole = interval(value.timex)
    covered = cut_to_edge(whole, form.edge, setting.now.day if setting.now else None) if whole else None
    return Moment(
        id=content_id("m", passage.account, start, end),
        account=passage.account,
        span=Span(passage.account, start, end),
        written=line.text[form.start : form.end],
        timex=value.timex,
        earliest=covered[0] if covered else None,
        latest=covered[1] if covered else None,
        kind="set" if form.form == "set" else kind_of(value.timex),
        rule="; ".join([value.rule, *_asides(form, line, value, cut=covered != whole)]),
        alternatives=other_values(form, setting, value.timex),
    )


def _asides(form: TimeForm, line: Line, value: TimeValue, *, cut: bool) -> Iterator[str]:
    """Add to a rule what the words in front leave or bound of the expression, and how the publication day was found."""
    if cut:
        yield LEFT[form.edge or ""]
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
