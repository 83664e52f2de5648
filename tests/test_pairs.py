"""Every two answers of a topic, or of topics that share a condition, make a whole notice where they can stand together.

Some 220 cases show 165,000 pairs; for each of 6,000 others a search finds that nothing lets them stand together.
"""

from __future__ import annotations

from tests.answering import DAY, library
from tests.faults import denials_that_stand_nowhere, faults
from tests.pairs import pair_cases, wanted_pairs
from tests.ways import way_to
from wizard.flow import make


def test_every_pair_of_answers_that_can_stand_together_makes_a_whole_notice() -> None:
    pairs = wanted_pairs()
    found = {fault for case in pair_cases(pairs) for fault in faults(make(library(), case, DAY))}
    assert found == set()
    assert [pair for pair in pairs.left() if way_to(pair)] == []


def test_what_counts_as_denied_is_said_in_the_words_of_the_library() -> None:
    assert denials_that_stand_nowhere() == []
