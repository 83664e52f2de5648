"""Blocks in Markdown: the canonical activity block (label: value), tables over the facts, and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wizard.library.schema import Column, Table
from wizard.notice.rows import ActivityFact, LineFact, Recipient
from wizard.notice.wording import Wording, Words
from wizard.text import Text, capitalised

Data = Mapping[str, Any]

_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")

#: From so many items on, and so many words, a field's items stand below each other; recipients, with their roles, from
#: so many on.
LONGEST_ROW = 4
MOST_WORDS_IN_A_LINE = 20

# ---------------------------------------------------------------- activities


def activity_text(activity: ActivityFact, words: Words) -> dict[str, str]:
    """The activity as Markdown in every language."""
    return words.in_each(lambda wording: _activity(activity, wording))


def activity_data(activity: ActivityFact, words: Words) -> tuple[Data, ...]:
    """The activity as typed rows: one of its own fields, and one for each line."""
    whole = {
        "title": activity.title,
        "purpose": activity.purpose,
        "sources": list(activity.sources),
        "recipients": [
            {"id": recipient.id, "name": recipient.name, "role": recipient.role, "country": recipient.country}
            for recipient in activity.recipients
        ],
    }
    return (whole, *(_line_data(line, words) for line in activity.lines))


def _line_data(line: LineFact, words: Words) -> Data:
    return {
        "line": line.id,
        "who": list(line.who),
        "data": list(line.data),
        "basis": line.basis,
        "ekom": line.ekom,
        "special": line.special,
        "statute": line.statute,
        "keep": line.keep.model_dump(mode="json") if line.keep else None,
        "says": {
            "who": words.in_each(lambda wording: wording.listed(_in(line.who_words, wording))),
            "data": words.in_each(lambda wording: wording.listed(_in(line.data_words, wording))),
        },
    }


def _activity(activity: ActivityFact, wording: Wording) -> str:
    language = wording.language
    parts = [f"### {activity.title[language]}", activity.purpose[language]]
    common = _activity_fields(activity, wording)
    if len(activity.lines) == 1:
        (line,) = activity.lines
        heading = [_heading(line, wording)] if line.case else []
        return "\n\n".join([*parts, *heading, _field_list([*_line_fields(line, wording), *common], wording)])
    for line in activity.lines:
        parts += [_heading(line, wording), _field_list(_line_fields(line, wording), wording)]
    return "\n\n".join([*parts, f"#### {wording.label('labels', 'in-all-cases')}", _field_list(common, wording)])


def _heading(line: LineFact, wording: Wording) -> str:
    """The case of a line, or whom it is about."""
    case = line.case[wording.language] if line.case else wording.listed(_in(line.who_words, wording))
    return f"#### {capitalised(case)}"


def _line_fields(line: LineFact, wording: Wording) -> list[tuple[str, str]]:
    language = wording.language
    return [
        ("who", enumerated(line.who_words, wording)),
        ("data", enumerated(line.data_words, wording)),
        ("basis", basis_text(line, wording)),
        ("withdraw", line.withdraw[language] if line.withdraw else ""),
        ("keep", keep_text(line, wording)),
    ]


def _activity_fields(activity: ActivityFact, wording: Wording) -> list[tuple[str, str]]:
    language = wording.language
    optional = (
        ("must", activity.must),
        ("automated", activity.automated_words),
        ("profiling", activity.profiling_words),
        ("published", activity.published),
        ("not-done", activity.not_done),
    )
    return [
        ("source", enumerated(activity.source_words, wording)),
        ("inside", enumerated(activity.inside, wording)),
        ("recipients", _recipients(activity.recipients, wording)),
        *((name, text[language] if text else "") for name, text in optional),
    ]


def _field_list(fields: Iterable[tuple[str, str]], wording: Wording) -> str:
    shown = [(wording.label("labels", name), text) for name, text in fields if text]
    return "\n".join(f"- **{label}:**{_on_its_line(text)}" for label, text in shown)


def _on_its_line(text: str) -> str:
    return text if text.startswith("\n") else f" {text}"


def basis_text(line: LineFact, wording: Wording) -> str:
    """The legal basis in sentences: the basis, consent under ekomloven, the condition for special categories."""
    statute = _provision(line.statute, wording)
    interest = line.interest[wording.language] if line.interest else ""
    sentences = [
        wording.sentence("bases", line.basis, statute=statute, interest=interest) if line.basis else _unsaid(wording),
        wording.sentence("bases", "ekom") if line.ekom else "",
        wording.sentence("special", line.special) if line.special else "",
    ]
    return " ".join(sentence.strip() for sentence in sentences if sentence)


def _provision(name: str | None, wording: Wording) -> str:
    return _unsaid(wording) if name is None else wording.provision(name)


def keep_text(line: LineFact, wording: Wording) -> str:
    """How long, and what then; the mark for "not answered" where that is open."""
    return wording.retention(line.keep, line.keep_said_at) if line.keep else _unsaid(wording)


def _unsaid(wording: Wording) -> str:
    return wording.phrase("page", "unanswered")


def _recipients(recipients: Iterable[Recipient], wording: Wording) -> str:
    told = [_recipient(recipient, wording) for recipient in recipients]
    is_told_apart = len(told) > 1 and any(recipient.gets for recipient in recipients)
    if is_told_apart or len(told) >= LONGEST_ROW:
        return _items(told)
    return capitalised(wording.listed(told))


def _recipient(recipient: Recipient, wording: Wording) -> str:
    name, *about = _in([*([recipient.named] if recipient.named else []), recipient.name], wording)
    if recipient.role:
        about.append(wording.phrase("roles", recipient.role))
    if about:
        name = wording.sentence("labels", "recipient-role", name=name, role=", ".join(about))
    if not recipient.gets:
        return name
    return wording.sentence("labels", "gets", recipient=name, gets=recipient.gets[wording.language])


def enumerated(items: Sequence[Text], wording: Wording) -> str:
    """Some items in a field: in one line while they are few or short, else as a list of their own."""
    said = _in(items, wording)
    return _items(said) if _is_long(items) else capitalised(wording.listed(said))


def _is_long(items: Sequence[Text]) -> bool:
    """Whether some items are too many and too long for one line in any language: the twins are built alike."""
    if len(items) < LONGEST_ROW:
        return False
    return any(_words_in_a_line(items, language) > MOST_WORDS_IN_A_LINE for language in items[0])


def _words_in_a_line(items: Sequence[Text], language: str) -> int:
    """The words of the items in one line, with the one between the last two."""
    return sum(len(item[language].split()) for item in items) + 1


def _items(items: Iterable[str]) -> str:
    return "".join(f"\n  - {capitalised(item)}" for item in items)


def _in(texts: Iterable[Text], wording: Wording) -> list[str]:
    return [text[wording.language] for text in texts]


# ---------------------------------------------------------------- tables


def table_text(table: Table, data: Iterable[Data], caption: Text, words: Words) -> dict[str, str]:
    """A table's cells as Markdown in every language, under its caption."""
    return words.in_each(lambda wording: f"{caption[wording.language]}\n\n{_grid(table, data, wording.language)}")


def table_data(table: Table, rows: Iterable[Any], words: Words) -> tuple[Data, ...]:
    """A table over the facts as data: one row for each fact, its cells by the columns' fields."""
    return tuple({column.value: _cell_in_each(row, column.value, words) for column in table.column} for row in rows)


def _cell_in_each(row: Any, name: str, words: Words) -> Text:
    return words.in_each(lambda wording: cell(row, name, wording))


def _grid(table: Table, data: Iterable[Data], language: str) -> str:
    heading = [column.heading[language] for column in table.column]
    body = [[_UNESCAPED_PIPE.sub(r"\\|", _filled(row, column, language)) for column in table.column] for row in data]
    lines = [heading, ["---"] * len(heading), *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _filled(row: Data, column: Column, language: str) -> str:
    cell_in_each: Text = row[column.value]
    return cell_in_each[language] or (column.empty[language] if column.empty else "")


def cell(row: Any, name: str, wording: Wording) -> str:
    """One field of a fact row, as it stands in a table."""
    if isinstance(row, LineFact):
        return _line_cell(row, name, wording)
    value = getattr(row, name)
    if name == "activities":
        return "; ".join(text[wording.language] for text in value)
    if isinstance(value, str) and name == "name" and hasattr(row, "category"):
        return f"`{value}`"
    text = value[wording.language] if isinstance(value, Mapping) else wording.row_field(name, value)
    return capitalised(text)


def _line_cell(line: LineFact, name: str, wording: Wording) -> str:
    language = wording.language
    match name:
        case "activity":
            case = f" – {line.case[language]}" if line.case else ""
            return f"{line.title[language]}{case}"
        case "basis":
            return wording.label("bases", line.basis) if line.basis else _unsaid(wording)
        case "keep":
            return keep_text(line, wording)
        case "statute":
            return _provision(line.statute, wording)
        case "who" | "data":
            return capitalised(wording.listed(_in(getattr(line, f"{name}_words"), wording)))
    return wording.row_field(name, getattr(line, name))
