"""Blocks in Markdown: the canonical activity block (label: value), tables over the facts, and clauses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wizard.library.schema import Table
from wizard.notice.facts import Words
from wizard.notice.model import ActivityFact, LineFact, Recipient
from wizard.notice.wording import Wording
from wizard.text import Text, capitalised

Row = Mapping[str, Any]

# ---------------------------------------------------------------- activities


def activity_text(activity: ActivityFact, words: Words) -> dict[str, str]:
    """The activity as Markdown in every language."""
    return words.in_each(lambda wording: _activity(activity, wording))


def activity_data(activity: ActivityFact, words: Words) -> tuple[Row, ...]:
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


def _line_data(line: LineFact, words: Words) -> Row:
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
    if len(activity.lines) == 1:
        fields = [*_line_fields(activity.lines[0], wording), *_activity_fields(activity, wording)]
        return "\n\n".join([*parts, _field_list(fields, wording)])
    for line in activity.lines:
        heading = line.case[language] if line.case else wording.listed(_in(line.who_words, wording))
        parts += [f"#### {capitalised(heading)}", _field_list(_line_fields(line, wording), wording)]
    common = _field_list(_activity_fields(activity, wording), wording)
    return "\n\n".join([*parts, f"#### {wording.label('labels', 'in-all-cases')}", common])


def _line_fields(line: LineFact, wording: Wording) -> list[tuple[str, str]]:
    language = wording.language
    return [
        ("who", capitalised(wording.listed(_in(line.who_words, wording)))),
        ("data", capitalised(wording.listed(_in(line.data_words, wording)))),
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
        ("source", capitalised(wording.listed(_in(activity.source_words, wording)))),
        ("inside", capitalised(wording.listed(_in(activity.inside, wording)))),
        ("recipients", _recipients(activity.recipients, wording)),
        *((name, text[language] if text else "") for name, text in optional),
    ]


def _field_list(fields: Iterable[tuple[str, str]], wording: Wording) -> str:
    return "\n".join(f"- **{wording.label('labels', name)}:** {text}" for name, text in fields if text)


def basis_text(line: LineFact, wording: Wording) -> str:
    """The legal basis in sentences: the basis, consent under ekomloven, the condition for special categories."""
    statute = wording.interview.library.provisions.get(line.statute, {}).get(wording.language, line.statute)
    interest = line.interest[wording.language] if line.interest else ""
    sentences = [
        wording.sentence("bases", line.basis, statute=statute, interest=interest) if line.basis else _unsaid(wording),
        wording.sentence("bases", "ekom") if line.ekom else "",
        wording.sentence("special", line.special) if line.special else "",
    ]
    return " ".join(sentence.strip() for sentence in sentences if sentence)


def keep_text(line: LineFact, wording: Wording) -> str:
    """How long, and what then; the mark for "not answered" where that is open."""
    return wording.retention(line.keep) if line.keep else _unsaid(wording)


def _unsaid(wording: Wording) -> str:
    return wording.phrase("page", "unanswered")


def _recipients(recipients: Iterable[Recipient], wording: Wording) -> str:
    plain = [_recipient(recipient, wording) for recipient in recipients if not recipient.gets]
    told = [
        wording.sentence(
            "labels", "gets", recipient=_recipient(recipient, wording), gets=recipient.gets[wording.language]
        )
        for recipient in recipients
        if recipient.gets
    ]
    return " ".join([*([f"{capitalised(wording.listed(plain))}."] if plain else []), *map(capitalised, told)])


def _recipient(recipient: Recipient, wording: Wording) -> str:
    name = recipient.name[wording.language]
    if not recipient.role:
        return name
    role = wording.phrase("roles", recipient.role)
    if recipient.country in ("", "NO"):
        return wording.sentence("labels", "recipient-role", name=name, role=role)
    country = wording.row_field("country", recipient.country)
    return wording.sentence("labels", "recipient-role-country", name=name, role=role, country=country)


def _in(texts: Iterable[Text], wording: Wording) -> list[str]:
    return [text[wording.language] for text in texts]


# ---------------------------------------------------------------- tables


def table_text(table: Table, rows: Iterable[Any], words: Words) -> dict[str, str]:
    """A table over the facts as Markdown in every language."""
    return words.in_each(lambda wording: _table(table, list(rows), wording))


def table_data(table: Table, rows: Iterable[Any], words: Words) -> tuple[Row, ...]:
    """A table's cells as data: one row for each, by the columns' fields."""
    return tuple(
        {column.value: words.in_each(lambda wording, c=column, r=row: cell(r, c.value, wording)) for column in table.column}
        for row in rows
    )


def _table(table: Table, rows: list[Any], wording: Wording) -> str:
    heading = [column.heading[wording.language] for column in table.column]
    body = [[cell(row, column.value, wording).replace("|", r"\|") for column in table.column] for row in rows]
    lines = [heading, ["---"] * len(heading), *body]
    grid = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"{table.caption[wording.language]}\n\n{grid}"


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
        case "who" | "data":
            return capitalised(wording.listed(_in(getattr(line, f"{name}_words"), wording)))
    return wording.row_field(name, getattr(line, name))
