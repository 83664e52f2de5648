"""The widgets that questions are answered with, one for each family of question types."""

from __future__ import annotations

from wizard.library.schema import Question
from wizard.tui.fields.base import Field
from wizard.tui.fields.choice import ChoiceField
from wizard.tui.fields.cookies import CookiesField
from wizard.tui.fields.period import PeriodField
from wizard.tui.fields.place import AddressField, CountryField
from wizard.tui.fields.records import RecordsField
from wizard.tui.fields.ticks import TicksField
from wizard.tui.fields.tools import ToolsField
from wizard.tui.fields.typed import DateField, TypedField
from wizard.tui.fields.words import WordsField

_FIELDS: dict[str, type[Field]] = {
    "text": TypedField,
    "orgno": TypedField,
    "email": TypedField,
    "url": TypedField,
    "phone": TypedField,
    "date": DateField,
    "own-words": WordsField,
    "yes-no": ChoiceField,
    "one-of": ChoiceField,
    "several-of": TicksField,
    "tools": ToolsField,
    "address": AddressField,
    "country": CountryField,
    "retention": PeriodField,
    "records": RecordsField,
    "cookies": CookiesField,
}


def field_for(question: Question) -> type[Field]:
    """The widget for a question's type."""
    return _FIELDS[question.type]
