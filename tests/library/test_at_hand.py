from __future__ import annotations

from tests.library.tiny import Tiny


def test_what_to_have_at_hand_is_told_in_every_language(tiny: Tiny) -> None:
    tiny.bend(
        'opens = ["newsletter"]', 'opens = ["newsletter"]\nat_hand = [{ nb = "Lister", en = "Lists" }]', "kinds.toml"
    )
    assert [remark.text for remark in tiny.library().kinds["shop"].at_hand] == [{"nb": "Lister", "en": "Lists"}]
    assert tiny.problems() == []

    tiny.bend(', en = "Lists"', "", "kinds.toml")

    assert tiny.problems() == ['kinds.toml: kind "shop": at_hand 1 text: "en" is missing']
