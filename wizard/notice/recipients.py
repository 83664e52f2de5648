"""Who receives data: in one activity, and over all of them, with the transfers out of the EEA."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wizard.case import record_id
from wizard.library.conditions import Partial
from wizard.library.schema import Activity, Item
from wizard.notice.reader import Given, Reader
from wizard.notice.rows import ActivityFact, Recipient, RecipientFact, TransferFact, UseFact
from wizard.notice.wording import Words
from wizard.text import Text, escape_markdown

#: The role of a tool that runs on the business's own systems: nobody else receives what it stores.
OWN = "own"

# ---------------------------------------------------------------- in one activity


def uses_of(activity: Activity, reader: Reader) -> list[tuple[UseFact, Item]]:
    """The tools that an activity uses, each with the item of its list that names it."""
    return [
        (_use(given, activity, reader), item) for item in reader.standing(activity.uses) for given in reader.given(item)
    ]


def recipients_of(activity: Activity, uses: Iterable[tuple[UseFact, Item]], reader: Reader) -> tuple[Recipient, ...]:
    """The recipients of an activity: its tools first, then the others; each once for what it is and gets."""
    found: list[Recipient] = []
    others = ((given, item) for item in reader.standing(activity.recipients) for given in reader.given(item))
    tools = (_tool_recipient(use, item, reader) for use, item in uses if use.role != OWN)
    for recipient in (*tools, *(_other_recipient(given, item, reader) for given, item in others)):
        if recipient not in found:
            found.append(recipient)
    return tuple(found)


def _use(given: Given, activity: Activity, reader: Reader) -> UseFact:
    interview = reader.interview
    question = interview.question(given.address)
    use_id = question.use if question and question.use else ""
    tool, use = interview.tool(given.value), interview.use(given.value, use_id)
    return UseFact(
        tool=given.value,
        use=use_id,
        name=tool.name,
        provider=tool.provider,
        country=tool.country,
        parent_country=tool.parent_country,
        role=use.role,
        ground=use.ground,
        outside=use.outside,
        activity=activity.id,
        topic=reader.topic,
        record=record_id(reader.scope.this),
        privacy_url=tool.privacy_url,
        dpa_url=tool.dpa_url,
        settings_url=tool.settings_url,
    )


def _tool_recipient(use: UseFact, item: Item, reader: Reader) -> Recipient:
    name = dict.fromkeys(reader.words.languages, escape_markdown(use.name))
    return Recipient(use.tool, name, use.provider, use.role, use.country, reader.text(item.gets))


def _other_recipient(given: Given, item: Item, reader: Reader) -> Recipient:
    value = given.value
    phrase = reader.interview.library.phrases["recipients"].get(value) if isinstance(value, str) else None
    return Recipient(
        id=value if isinstance(value, str) else "own-" + "-".join(sorted(value.values())),
        name=reader.entry("recipients", given),
        provider="",
        role=(phrase.role if phrase else None) or "",
        country=(phrase.country if phrase else None) or "",
        gets=reader.text(item.gets),
        named=reader.text(item.named),
    )


# ---------------------------------------------------------------- over all activities


def recipients(activities: Iterable[ActivityFact]) -> Iterator[RecipientFact]:
    """Each recipient once, with all its roles and the activities it takes part in."""
    found: dict[str, list[tuple[Recipient, ActivityFact]]] = {}
    for activity in activities:
        for recipient in activity.recipients:
            found.setdefault(recipient.id, []).append((recipient, activity))
    for recipient_id, met in found.items():
        yield RecipientFact(
            id=recipient_id,
            name=_with_names(met[0][0], [recipient.named for recipient, _ in met if recipient.named]),
            roles=_roles([recipient.role for recipient, _ in met]),
            country=met[0][0].country,
            activities=_once(activity.title for _, activity in met),
        )


def _roles(said: list[str]) -> tuple[str, ...]:
    """The roles that were said; partial where one was not."""
    known = tuple(dict.fromkeys(role for role in said if role))
    return known if all(said) else Partial(known)


def transfers(words: Words, activities: Iterable[ActivityFact], uses: Iterable[UseFact]) -> Iterator[TransferFact]:
    """Each tool, country and ground that lets data out of the EEA, once."""
    interview = words.interview
    eea = interview.library.law["eea"].on(interview.day) if "eea" in interview.library.law else []
    titles = {(activity.topic, activity.id, activity.record): activity.title for activity in activities}
    found: dict[tuple[str, str, str], list[UseFact]] = {}
    for use in uses:
        if use.role != OWN and use.ground not in ("", "none"):
            found.setdefault((use.tool, _outside(use, eea, words), use.ground), []).append(use)
    for (tool, country, ground), met in found.items():
        yield TransferFact(
            id=tool,
            name=_with_provider(dict.fromkeys(words.languages, escape_markdown(met[0].name)), met[0].provider),
            country=country,
            ground=ground,
            use=met[0].use,
            activities=_once(titles[use.topic, use.activity, use.record] for use in met),
        )


def _outside(use: UseFact, eea: Iterable[str], words: Words) -> str:
    """The country outside the EEA from which a use's data can be reached: as said of the use, else the provider's,
    else the only one that the ground is for.
    """
    ground = words.interview.library.phrases.get("grounds", {}).get(use.ground)
    known = (use.outside, use.country, use.parent_country, ground.country if ground else None)
    return next((country for country in known if country and country not in eea), "")


def _with_names(recipient: Recipient, named: Iterable[Text]) -> Text:
    """What a recipient is called: a tool with its provider; one that the business has named by its names."""
    if not (names := _once(named)):
        return _with_provider(recipient.name, recipient.provider)
    return {
        language: f"{', '.join(text[language] for text in names)} ({name})" for language, name in recipient.name.items()
    }


def _with_provider(name: Text, provider: str) -> Text:
    """A tool's name with its provider, where that says more."""
    shown = escape_markdown(provider)
    return {language: text if shown in ("", text) else f"{text} ({shown})" for language, text in name.items()}


def _once(texts: Iterable[Text]) -> tuple[Text, ...]:
    return tuple({tuple(sorted(text.items())): text for text in texts}.values())
