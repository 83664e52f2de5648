from __future__ import annotations

import datetime as dt
import gc
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, fields, replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.library.conditions import (
    ROWS,
    UNKNOWN,
    Answered,
    DontKnow,
    ExpressionError,
    Literal,
    Name,
    Over,
    Partial,
    Scope,
    names,
    parse,
    parts_of,
    reads_facts,
    walk,
)
from wizard.library.retention import parse_retention
from wizard.notice.rows import ActivityFact, CookieFact, LineFact, RecipientFact, TransferFact, UseFact

YEAR = parse_retention({"shape": "after", "amount": 1, "unit": "years", "start": "purchase"})
UNTIL_WITHDRAWN = parse_retention({"shape": "consent"})


@dataclass(frozen=True)
class Known:
    """Values by name, names that were answered "don't know", and rows of facts."""

    values: Mapping[str, Any] = field(default_factory=dict)
    dont_know: frozenset[str] = frozenset()
    facts: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    row: Any = None

    def value(self, name: str) -> Any:
        if name.startswith("row."):
            return getattr(self.row, name.removeprefix("row."))
        return self.values.get(name, UNKNOWN)

    def is_answered(self, name: str) -> bool:
        return self.value(name) is not UNKNOWN

    def is_dont_know(self, name: str) -> bool:
        return name in self.dont_know

    def rows(self, name: str) -> Sequence[Any]:
        return self.facts[name]

    def provision(self, name: str) -> Any:
        return {"nb": name, "en": name}

    def with_row(self, row: Any) -> Scope:
        return replace(self, row=row)


def worth(source: str, **values: Any) -> Any:
    """What an expression of topic `t` is worth, with values for questions of that topic."""
    return parse(source, "t").evaluate(Known({f"t.{name}": value for name, value in values.items()}))


T, F, U = True, False, UNKNOWN


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (T, T, T, T),
        (T, F, F, T),
        (T, U, U, T),
        (F, T, F, T),
        (F, F, F, F),
        (F, U, F, U),
        (U, T, U, T),
        (U, F, F, U),
        (U, U, U, U),
    ],
)
def test_and_and_or_follow_kleene(left: Any, right: Any, both: Any, either: Any) -> None:
    assert worth("a and b", a=left, b=right) is both
    assert worth("a or b", a=left, b=right) is either


@pytest.mark.parametrize(("value", "opposite"), [(T, F), (F, T), (U, U)])
def test_not_of_unknown_is_unknown(value: Any, opposite: Any) -> None:
    assert worth("not a", a=value) is opposite


@given(st.lists(st.sampled_from([T, F, U]), min_size=2, max_size=4))
def test_de_morgan_holds_with_three_values(values: list[Any]) -> None:
    letters = "abcd"[: len(values)]
    given_values = dict(zip(letters, values, strict=True))

    refused = worth(f"not ({' and '.join(letters)})", **given_values)

    assert refused is worth(" or ".join(f"not {letter}" for letter in letters), **given_values)


def test_unknown_is_neither_true_nor_false_to_python() -> None:
    with pytest.raises(TypeError, match=r"^an unknown value is neither true nor false: compare with `is True`$"):
        bool(UNKNOWN)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("style == 'paper'", T),
        ("style != 'paper'", F),
        ("style in ['paper', 'screen']", T),
        ("style in ('paper', 'screen')", T),
        ("'weekly' in occasions", T),
        ("'yearly' not in occasions", T),
        ("occasions == []", F),
        ("number > 2 and number <= 3", T),
        ("nothing == 'paper'", U),
        ("nothing != 'paper'", U),
        ("style == nothing", U),
        ("style != nothing", U),
        ("'x' in nothing", U),
        ("number < 'three'", U),
        ("true", T),
        ("false or True", T),
        ("(not false)\nand true", T),
    ],
)
def test_comparison(source: str, value: Any) -> None:
    assert worth(source, style="paper", occasions=["weekly"], number=3) is value


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("'weekly' in occasions", T),
        ("'weekly' not in occasions", F),
        ("'yearly' in occasions", U),
        ("'yearly' not in occasions", U),
    ],
)
def test_what_is_not_among_several_values_may_still_come_where_an_answer_is_missing(source: str, value: Any) -> None:
    assert worth(source, occasions=Partial(["weekly"])) is value


def test_several_values_of_a_row_compare_with_a_written_list() -> None:
    assert worth("occasions == ['weekly']", occasions=("weekly",)) is True


def test_what_has_no_length_compares_as_it_is() -> None:
    name, spring = {"nb": "Brev", "en": "Letter"}, dt.date(2026, 5, 1)

    assert worth("one == other", one=name, other=dict(name)) is True
    assert worth("one == other", one=name, other={"nb": "Brev", "en": "Post"}) is False
    assert worth("one < other", one=spring, other=dt.date(2026, 6, 1)) is True


def test_spaces_within_a_text_are_part_of_it() -> None:
    assert worth("style == 'on  paper'", style="on  paper") is True


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("keeps == '12 months'", T),
        ("keeps == '1 year'", T),
        ("keeps > '11 months'", T),
        ("keeps < '2 years'", T),
        ("keeps >= '53 weeks'", F),
        ("keeps > '300 days'", T),
        ("'6 months' < keeps", T),
        ("keeps > shorter", T),
        ("keeps > 'a while'", U),
        ("keeps != 'a while'", U),
        ("withdrawn == '1 year'", U),
        ("withdrawn > '1 year'", U),
        ("nothing > '1 year'", U),
        ("keeps < law_period", T),
    ],
)
def test_periods_compare_by_their_length(source: str, value: Any) -> None:
    shorter = {"shape": "after", "amount": 2, "unit": "weeks", "start": "purchase"}
    five_years = {"shape": "statutory", "amount": 5, "unit": "years", "start": "year-end", "statute": "x"}

    found = worth(source, keeps=YEAR, withdrawn=UNTIL_WITHDRAWN, shorter=shorter, law_period=five_years)

    assert found is value


def test_answered_and_unknown_are_never_unknown_themselves() -> None:
    scope = Known({"t.a": False}, frozenset({"t.b"}))

    outcomes = {
        f"{function}({name})": parse(f"{function}({name})", "t").evaluate(scope)
        for function in ("answered", "unknown")
        for name in "abc"
    }

    assert outcomes == {
        "answered(a)": True,
        "answered(b)": False,
        "answered(c)": False,
        "unknown(a)": False,
        "unknown(b)": True,
        "unknown(c)": False,
    }


USES = [
    SimpleNamespace(name="Mailer", role="processor", country="US", providers=["a"]),
    SimpleNamespace(name="Maps", role="controller", country="IE", providers=[]),
    SimpleNamespace(name="Mailer", role="processor", country="US", providers=[]),
    SimpleNamespace(name={"nb": "Posten", "en": "The post"}, role=UNKNOWN, country="NO", providers=[]),
]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("any(uses)", T),
        ("any(uses, country == 'US')", T),
        ("any(uses, country == 'SE')", F),
        ("any(uses, role == 'joint')", U),
        ("any(uses, role == 'processor')", T),
        ("all(uses, country != 'SE')", T),
        ("all(uses, country == 'US')", F),
        ("all(uses, role == 'processor' or role == 'controller')", U),
        ("count(uses)", 4),
        ("count(uses, role == 'processor')", 2),
        ("count(uses, role == 'processor') > 1", T),
        ("any(uses, country == t.home)", T),
        ("any(uses, role == t.nothing)", U),
        ("any(lines)", F),
        ("all(lines, ekom)", T),
        ("count(lines)", 0),
    ],
)
def test_facts_are_looked_through(source: str, value: Any) -> None:
    scope = Known({"t.home": "NO"}, facts={"uses": USES, "lines": []})

    assert parse(source, "t").evaluate(scope) == value


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("any(uses)", T),
        ("any(uses, country == 'US')", T),
        ("any(uses, country == 'SE')", U),
        ("all(uses, country != 'SE')", U),
        ("all(uses, country == 'NO')", F),
        ("any(lines)", U),
        ("all(lines, ekom)", U),
        ("count(lines)", U),
    ],
)
def test_rows_that_may_still_come_leave_it_unknown(source: str, value: Any) -> None:
    scope = Known(facts={"uses": [*USES, UNKNOWN], "lines": [UNKNOWN]})

    assert parse(source, "t").evaluate(scope) is value


def test_names_lists_each_name_once_also_names_in_two_languages() -> None:
    listed = parse("names(uses, country != 'IE')").evaluate(Known(facts={"uses": USES}))

    assert listed == ["Mailer", {"nb": "Posten", "en": "The post"}]


def test_a_provision_is_the_name_that_the_law_has_for_it() -> None:
    assert parse("provision('gdpr-6-1-f')").evaluate(Known()) == {"nb": "gdpr-6-1-f", "en": "gdpr-6-1-f"}


def test_a_condition_is_read_as_one_of_no_topic_where_none_is_named() -> None:
    assert names(parse("sends and shop.open")) == ("sends", "shop.open")


@pytest.mark.parametrize(
    ("condition", "parts"),
    [
        (" ", []),
        (" sends ", ["sends"]),
        ("a or b", ["a or b"]),
        ("a and\n b and (c or d)", ["a", "b", "c or d"]),
    ],
)
def test_a_condition_falls_into_the_parts_that_must_all_be_true(condition: str, parts: list[str]) -> None:
    assert parts_of(condition) == parts


def test_an_expression_is_walked_through_with_everything_in_it() -> None:
    assert list(walk(parse("any(uses)"))) == [Over("any", "uses", None)]
    assert list(walk(parse("not true"))) == [parse("not true"), Literal(True)]


def test_a_bare_name_is_of_the_topic_and_in_a_filter_of_the_row() -> None:
    node = parse("sends and shop.open and this.sound and law.x > 1 and any(uses, role == other.role)", "newsletter")

    assert names(node) == ("newsletter.sends", "shop.open", "this.sound", "law.x", "other.role")


def test_every_part_of_a_filter_reads_the_row() -> None:
    node = parse("any(lines, not special and (basis == interest or keep > '1 year'))", "t")

    read = [part.name for part in walk(node) if isinstance(part, Name)]

    assert read == ["row.special", "row.basis", "row.interest", "row.keep"]


def test_whether_a_field_of_a_row_is_answered_is_asked_of_the_row() -> None:
    assert parse("any(lines, answered(keep))", "t") == Over("any", "lines", Answered("row.keep"))
    assert parse("any(lines, unknown(keep))", "t") == Over("any", "lines", DontKnow("row.keep"))
    assert parse("answered(keep)", "t") == Answered("t.keep")
    assert parse("unknown(keep)", "t") == DontKnow("t.keep")


def test_it_is_known_which_expressions_read_facts() -> None:
    assert reads_facts(parse("sends or not any(lines)"))
    assert not reads_facts(parse("sends"))


@pytest.mark.parametrize("collection", ROWS)
def test_every_collection_can_be_looked_through(collection: str) -> None:
    assert parse(f"count({collection})").evaluate(Known(facts={collection: [object()]})) == 1


@pytest.mark.parametrize(
    ("collection", "row"),
    [
        ("activities", ActivityFact),
        ("lines", LineFact),
        ("uses", UseFact),
        ("recipients", RecipientFact),
        ("transfers", TransferFact),
        ("cookies", CookieFact),
    ],
)
def test_every_field_that_a_condition_can_read_is_one_of_the_facts_rows(collection: str, row: type) -> None:
    assert set(ROWS[collection]) <= {*dir(row), *(known.name for known in fields(row))}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "cannot be read"),
        ("a and", r"^cannot be read: 'a and' \(invalid syntax\)$"),
        ("a = 'b'", "cannot be read"),
        ("a is b", "^is not in the language of conditions: 'a is b'$"),
        ("a + b", "is not in the language of conditions: 'a \\+ b'"),
        ("1 < a < 3", "is not in the language of conditions"),
        ("a if b else c", "is not in the language of conditions"),
        ("a[0]", "is not in the language of conditions"),
        ("lambda: a", "is not in the language of conditions"),
        ("1.5 < a", "is not in the language of conditions: '1.5'"),
        ("f'{a}' == 'b'", "is not in the language of conditions"),
        ("len(a)", r"len\(\) is not in the language of conditions"),
        ("answered()", "or is called otherwise"),
        ("answered('a')", "^is not a name: \"'a'\"$"),
        ("any(uses, a, b)", "or is called otherwise"),
        ("any(shops)", "'shops' is no collection of facts: use one of activities, lines, uses, "),
        ("provision(a)", "or is called otherwise"),
        ("a in [b]", "a list holds literals only: 'b'"),
        ("__import__('os').system('x')", "is not in the language of conditions"),
    ],
)
def test_what_is_not_in_the_language_is_refused_and_named(source: str, message: str) -> None:
    with pytest.raises(ExpressionError, match=message):
        parse(source, "t")


class _Cycle:
    """What the garbage collector ends in Python: there it lets another thread go on."""

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        sum(range(100))


@pytest.fixture
def _threads_take_turns_all_the_time() -> Iterator[None]:
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(1e-6)
    gc.set_threshold(50)
    yield
    sys.setswitchinterval(interval)
    gc.set_threshold(*thresholds)


@pytest.mark.usefixtures("_threads_take_turns_all_the_time")
def test_several_threads_read_conditions_at_once() -> None:
    def read(number: int) -> object:
        _Cycle()
        return parse(f"a.b{number} and not (c in ['x', 'y{number}'] or any(uses, tool == 't{number}'))", "t")

    with ThreadPoolExecutor(3) as threads:
        assert all(threads.map(read, range(6_000)))
