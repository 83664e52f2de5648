"""A tiny library that asks a question of every type, prints the answers, and has the real library's fixed words."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any

import tomli_w

from tests.library.tiny import Tiny
from wizard.library.load import built_in

_PLAIN = ("text", "own-words", "yes-no", "orgno", "email", "url", "phone", "address", "country", "date", "cookies")

_OTHERS = """
[[question]]
id = "one_of"
type = "one-of"
was = ["chosen_one"]
ask = { nb = "Hvilken?", en = "Which one?" }
  [[question.option]]
  id = "red"
  was = ["crimson"]
  label = { nb = "Rød", en = "Red" }
  [[question.option]]
  id = "blue"
  label = { nb = "Blå", en = "Blue" }

[[question]]
id = "several_of"
type = "several-of"
vocabulary = "data"
own = true
ask = { nb = "Hvilke?", en = "Which ones?" }

[[question]]
id = "tools"
type = "tools"
use = "newsletter"
ask = { nb = "Hvilke verktøy?", en = "Which tools?" }

[[question]]
id = "retention"
type = "retention"
shapes = ["after"]
starts = ["unsubscribed"]
ask = { nb = "Hvor lenge?", en = "How long?" }

[[question]]
id = "records"
type = "records"
was = ["areas"]
ask = { nb = "Hvilke steder?", en = "Which places?" }
  [[question.field]]
  id = "name"
  type = "own-words"
  ask = { nb = "Navn?", en = "Name?" }
  [[question.field]]
  id = "sound"
  type = "yes-no"
  was = ["hears"]
  ask = { nb = "Lyd?", en = "Sound?" }
"""

_BUSINESS = """
order = 0
label = { nb = "Virksomheten", en = "The business" }

[[question]]
id = "legal_name"
type = "text"
ask = { nb = "Hva heter dere?", en = "What is your name?" }

[[question]]
id = "slogan"
type = "text"
required = false
ask = { nb = "Slagord?", en = "Slogan?" }
"""

#: What the notice makes of the answers.
_PIECES = """
[[clause]]
id = "line"
section = "activities"
when = "answered(text)"
text = { nb = "{text}", en = "{text}" }

[[clause]]
id = "list"
section = "activities"
when = "answered(own_words)"
text.nb = '''
- Først {own_words}
- {own_words}'''
text.en = '''
- First {own_words}
- {own_words}'''

[[clause]]
id = "date"
section = "activities"
when = "answered(date)"
text = { nb = "{date} er dagen.", en = "{date} is the day." }

[[clause]]
id = "contact"
section = "activities"
when = "answered(email)"
text = { nb = "Skriv til {email}, {address} eller {url}.", en = "Write to {email}, {address} or {url}." }

[[clause]]
id = "place"
section = "activities"
each = "every.records"
text = { nb = "Stedet {this.name}.", en = "The place {this.name}." }

[[activity]]
id = "light"
when = "answered(tools)"
title = { nb = "Lys", en = "Light" }
purpose = { nb = "Vi tenner lys.", en = "We light up." }
sources = ["you"]
uses = [{ from = "every.tools" }]
  [[activity.line]]
  id = "all"
  who = ["readers"]
  data = [{ from = "every.several_of" }]
  basis = "contract"
  keep = { from = "every.retention" }

[[check]]
id = "wrong"
severity = "error"
when = "country == 'SE'"
question = "every.country"
says = { nb = "Sverige går ikke.", en = "Sweden will not do." }

[[check]]
id = "odd"
severity = "warning"
when = "yes_no"
question = "every.yes_no"
says = { nb = "Det er uvanlig.", en = "That is unusual." }
"""

#: An answer to the question of each type, as it stands in a file.
ANSWERS: dict[str, Any] = {
    "text": 'Bærums Blåbær & Sønn "æøå"',
    "own_words": {"nb": "Vi lover.\n\nTo avsnitt.", "en": "We promise.\n\nTwo paragraphs."},
    "yes_no": False,
    "orgno": "974760673",
    "email": "post@butikk.no",
    "url": "https://www.butikk.no",
    "phone": "+47 22 33 44 55",
    "address": {"street": "Storgata 1", "postcode": "0155", "city": "Oslo"},
    "country": "SE",
    "date": dt.date(2026, 5, 1),
    "cookies": ["_m"],
    "one_of": "red",
    "several_of": ["email", {"nb": "skonummer", "en": "shoe size"}],
    "tools": ["mailer", "own-lys"],
    "retention": {"shape": "after", "amount": 6, "unit": "months", "start": "unsubscribed"},
    "records": [{"id": "inngang", "name": {"nb": "Inngang", "en": "Entrance"}, "sound": False}],
}


def make_every(tiny: Tiny) -> None:
    """Write the topics `business` and `every`, and the real library's phrases, into a tiny library."""
    plain = "".join(
        f'\n[[question]]\nid = "{name.replace("-", "_")}"\ntype = "{name}"\nask = {{ nb = "Hva?", en = "What?" }}\n'
        for name in _PLAIN
    )
    label = 'order = 2\nlabel = { nb = "Alt", en = "Everything" }\n'
    tiny.write("topics/every.toml", label + plain + _OTHERS + _PIECES)
    tiny.write("topics/business.toml", _BUSINESS)
    phrases = tomllib.loads((built_in() / "phrases.toml").read_text(encoding="utf-8"))
    for vocabulary, entries in tomllib.loads((tiny.folder / "phrases.toml").read_text(encoding="utf-8")).items():
        phrases.setdefault(vocabulary, {}).update(entries)
    tiny.write("phrases.toml", tomli_w.dumps(phrases))
