"""A minimal valid library in two languages with one topic, written into a folder so that tests can bend it."""

from __future__ import annotations

from pathlib import Path

from wizard.library.check import problems
from wizard.library.load import read
from wizard.library.schema import Library

TOPIC = "topics/newsletter.toml"

FILES = {
    "library.toml": """
format = 1
version = "1"
languages = ["nb", "en"]
[locales]
nb = "nb_NO"
en = "en_GB"
""",
    "areas.toml": """
[[area]]
id = "marketing"
order = 1
label = { nb = "Markedsføring", en = "Marketing" }
ask = { nb = "Hva gjør dere?", en = "What do you do?" }
""",
    "kinds.toml": """
[[kind]]
id = "shop"
label = { nb = "Butikk", en = "Shop" }
opens = ["newsletter"]
""",
    "sections.toml": """
[[section]]
id = "activities"
heading = { nb = "Hva vi gjør", en = "What we do" }
""",
    "phrases.toml": """
[groups.readers]
words = { nb = "lesere", en = "readers" }
[data.email]
words = { nb = "e-postadresse", en = "e-mail address" }
[data.name]
words = { nb = "navn", en = "name" }
[bases.consent]
sentence = { nb = "Samtykke.", en = "Consent." }
[bases.legitimate-interests]
sentence = { nb = "Interesse. {interest}", en = "Interest. {interest}" }
[bases.legal-obligation]
sentence = { nb = "Plikt etter {statute}.", en = "Duty under {statute}." }
[bases.contract]
sentence = { nb = "Avtale.", en = "Contract." }
[sources.you]
words = { nb = "deg", en = "you" }
[starts.unsubscribed]
words = { nb = "avmelding", en = "unsubscribing" }
[units.months]
one = { nb = "1 måned", en = "1 month" }
other = { nb = "{n} måneder", en = "{n} months" }
[roles.processor]
words = { nb = "databehandler", en = "processor" }
[roles.joint]
words = { nb = "felles ansvarlig", en = "joint controller" }
[categories.marketing]
words = { nb = "markedsføring", en = "marketing" }
[who.owner]
words = { nb = "dere", en = "you" }
[labels.decisions]
label = { nb = "Valg", en = "Choices" }
""",
    TOPIC: """
order = 1
label = { nb = "Nyhetsbrev", en = "Newsletter" }

[[question]]
id = "sends"
type = "yes-no"
tick = "marketing"
ask = { nb = "Sender dere nyhetsbrev?", en = "Do you send a newsletter?" }

[[question]]
id = "occasions"
type = "several-of"
when = "sends"
who = "owner"
ask = { nb = "Når?", en = "When?" }
  [[question.option]]
  id = "weekly"
  label = { nb = "Hver uke", en = "Weekly" }
  [[question.option]]
  id = "yearly"
  label = { nb = "Hvert år", en = "Yearly" }

[[question]]
id = "style"
type = "one-of"
when = "sends"
ask = { nb = "Hvordan?", en = "How?" }
  [[question.option]]
  id = "paper"
  label = { nb = "På papir", en = "On paper" }
  [[question.option]]
  id = "screen"
  label = { nb = "På skjerm", en = "On screen" }
  words = { nb = "på skjerm", en = "on screen" }

[[question]]
id = "fields"
type = "several-of"
vocabulary = "data"
only = ["email", "name"]
when = "sends"
ask = { nb = "Hva vet dere?", en = "What do you know?" }

[[question]]
id = "keeps"
type = "retention"
when = "sends"
nature = "decision"
shapes = ["after"]
starts = ["unsubscribed"]
ask = { nb = "Hvor lenge?", en = "How long?" }
  [[question.propose]]
  value = { shape = "after", amount = 12, unit = "months", start = "unsubscribed" }
  because = { nb = "Det holder.", en = "It is enough." }

[[question]]
id = "tools"
type = "tools"
use = "newsletter"
groups = ["email"]
when = "sends"
ask = { nb = "Med hva?", en = "With what?" }

[[question]]
id = "lists"
type = "records"
when = "sends"
ask = { nb = "Hvilke lister?", en = "Which lists?" }
  [[question.field]]
  id = "name"
  type = "own-words"
  ask = { nb = "Navn?", en = "Name?" }
  [[question.field]]
  id = "open"
  type = "yes-no"
  ask = { nb = "Åpen?", en = "Open?" }
  [[question.field]]
  id = "rule"
  type = "text"
  when = "this.open"
  ask = { nb = "Regel?", en = "Rule?" }

[[activity]]
id = "send"
when = "sends"
title = { nb = "Nyhetsbrev", en = "Newsletter" }
purpose = { nb = "Vi sender deg nyhetsbrev.", en = "We send you a newsletter." }
sources = ["you"]
uses = [{ from = "newsletter.tools" }]
meets = ["purpose-named"]
law = ["gdpr-6"]
  [[activity.line]]
  id = "readers"
  who = ["readers"]
  data = ["email", { from = "newsletter.fields" }]
  basis = "consent"
  withdraw = { nb = "Meld deg av.", en = "Unsubscribe." }
  keep = { from = "newsletter.keeps" }

[[clause]]
id = "withdraw"
section = "activities"
when = "sends"
text.nb = "Fristen er {law.reply_months} måned etter {provision('gdpr-6')}."
text.en = "The time limit is {law.reply_months} month under {provision('gdpr-6')}."

[[clause]]
id = "list"
section = "activities"
each = "newsletter.lists"
when = "this.open"
text = { nb = "Listen {this.name} er åpen.", en = "The list {this.name} is open." }

[[clause]]
id = "joint"
section = "activities"
number = "count(uses, role == 'joint')"
one = { nb = "Én er felles ansvarlig.", en = "One is joint controller." }
several = { nb = "Flere er felles ansvarlige.", en = "Several are joint controllers." }

[[table]]
id = "recipients"
section = "activities"
rows = "recipients"
where = "'processor' in roles"
caption = { nb = "Mottakere", en = "Recipients" }
  [[table.column]]
  heading = { nb = "Navn", en = "Name" }
  value = "name"

[[check]]
id = "kept-long"
severity = "warning"
when = "keeps > '36 months'"
question = "newsletter.keeps"
says = { nb = "Det er lenge.", en = "That is long." }

[[task]]
id = "agreements"
each = "uses"
where = "role == 'processor'"
says = { nb = "Inngå avtale med {this.provider}.", en = "Sign an agreement with {this.provider}." }
""",
    "uses.toml": """
[[use_question]]
id = "role"
type = "one-of"
when = "this.role == 'mixed'"
ask = { nb = "Bestemmer {this.name} selv?", en = "Does {this.name} decide?" }
  [[use_question.option]]
  id = "processor"
  label = { nb = "Nei", en = "No" }
""",
    "tools/email.toml": """
[mailer]
name = "Mailer"
group = "email"
provider = "Mailer Inc."
checked = 2026-01-01
[mailer.uses.newsletter]
role = "processor"
data = ["email"]
[[mailer.cookies]]
name = "_m"
category = "marketing"
does = { nb = "Husker deg", en = "Remembers you" }
""",
    "law/values.toml": """
[reply_months]
what = "Months to reply within"
source = "https://example.org"
checked = 2026-01-01
history = [{ from = 2018-07-20, value = 1 }]
""",
    "law/provisions.toml": """
[gdpr-6]
nb = "artikkel 6"
en = "Article 6"
""",
    "law/requirements.toml": """
[[requirement]]
id = "purpose-named"
citation = { nb = "artikkel 13", en = "Article 13" }
weight = "must"
applies = "any(lines, basis == 'consent')"
shown = "facts"
requires = { nb = "Formålet står der.", en = "The purpose is named." }
  [[requirement.evidence]]
  nb = "Vi sender deg nyhetsbrev"
  en = "We send you a newsletter"
""",
    "law/terms.toml": """
[[avoid]]
lang = "nb"
wrong = "legitim interesse"
right = "berettiget interesse"
why = "The law says so."
""",
}


class Tiny:
    """The minimal library in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, content in FILES.items():
            self.write(name, content)

    def write(self, name: str, content: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")

    def bend(self, old: str, new: str, name: str = TOPIC) -> None:
        """Replace the first `old` in a file; it must be there."""
        content = (self.folder / name).read_text(encoding="utf-8")
        assert old in content, f"{old!r} is not in {name}"
        self.write(name, content.replace(old, new, 1))

    def add(self, more: str, name: str = TOPIC) -> None:
        """Write more at the end of a file."""
        self.write(name, (self.folder / name).read_text(encoding="utf-8") + more)

    def library(self) -> Library:
        """The library, valid in form."""
        return read([self.folder])

    def problems(self) -> list[str]:
        """What the rules of every load find."""
        return list(problems(self.library()))
