"""The way through the interview line by line: forward, back, elsewhere, and away."""

from __future__ import annotations

from pathlib import Path

from tests.plain.talking import at, say
from wizard.case import load_case
from wizard.client.session import Session
from wizard.interview import State
from wizard.library.schema import Library


def state(session: Session, address: str) -> State:
    return session.interview.asked[address].state


# ---------------------------------------------------------------- areas


def test_an_area_is_answered_in_one_line(session: Session) -> None:
    said = say(session, "1")

    assert "1  Do you send a newsletter?" in said.splitlines()
    assert [session.case.get("newsletter.sends"), session.case.get("newsletter.sells")] == [True, False]


def test_none_of_these_is_one_key(session: Session) -> None:
    say(session, "0")

    assert [session.case.get("newsletter.sends"), session.case.get("newsletter.sells")] == [False, False]


def test_a_line_of_an_area_can_be_unknown(session: Session) -> None:
    say(session, "1, 2?")

    assert session.case.get("newsletter.sends") is True
    assert state(session, "newsletter.sells") is State.DONT_KNOW


def test_an_area_without_an_answer_is_asked_again(session: Session) -> None:
    said = say(session, "", "?", "7")

    assert "! Write the numbers, or 0 for none of these." in said
    assert "! Write 3? if you don't know about number 3." in said
    assert "! “7” is no choice; write a number from 1 to 2." in said
    assert state(session, "newsletter.sends") is State.OPEN


def test_an_area_that_is_answered_says_so_and_stays_with_an_empty_line(session: Session) -> None:
    say(session, "2")
    said = say(session, "/Marketing", "")

    assert "1  Do you send a newsletter? (no)" in said.splitlines()
    assert "2  Do you sell addresses? (yes)" in said.splitlines()
    assert session.case.get("newsletter.sells") is True


# ---------------------------------------------------------------- pages


def test_suggestions_of_a_page_are_used_with_one_empty_line(session: Session) -> None:
    say(session, "1", "/How long", "")

    assert session.case.get("newsletter.keeps")["amount"] == 12


def test_suggestions_can_be_left_open(session: Session) -> None:
    say(session, "1", "/How long", ">")

    assert state(session, "newsletter.keeps") is State.OPEN


def test_one_suggestion_can_be_looked_at_and_changed(session: Session) -> None:
    say(session, "1", "/Newsletter", "1", "1")

    assert session.case.get("newsletter.style") == "paper"


def test_what_is_optional_is_asked_only_where_that_is_wanted(session: Session) -> None:
    business = ["/The business", "a@b.no"]
    without = say(session, *business, "1", "Fjell", "")
    session.clear(session.interview.asked["business.email"])
    wanted = say(session, *business, "+", "We climb")

    assert "Have you a motto?" not in without
    assert "+ More you may say here (1); Enter goes on" in without
    assert "Have you a motto? (optional)" in wanted
    assert session.case.get("business.motto") == "We climb"


def test_a_page_where_nothing_waits_lists_its_answers_to_change(session: Session) -> None:
    session.answer(session.interview.asked["business.legal_name"], "Fjell")
    session.answer(session.interview.asked["business.email"], "a@b.no")

    said = say(session, "/The business", "2", "c@d.no")

    assert "2  Where can people write? a@b.no" in said.splitlines()
    assert session.case.get("business.email") == "c@d.no"


# ---------------------------------------------------------------- back, on, elsewhere


def test_back_leads_to_the_question_before_and_loses_nothing(session: Session) -> None:
    said = say(session, "/Everything", "typed", "<", "")

    assert said.count("What about text?") == 2
    assert "Your answer: typed" in said
    assert session.case.get("every.text") == "typed"


def test_back_from_where_one_went_on_leads_to_the_question_before(session: Session) -> None:
    session.answer(session.interview.asked["every.text"], "typed")

    said = say(session, "<")

    assert "What about text?" in said


def test_back_at_the_very_beginning_says_so(session: Session) -> None:
    assert "There is nothing before this." in say(session, "<", "<").splitlines()


def test_a_question_that_is_left_open_is_not_asked_again_until_one_goes_there(session: Session) -> None:
    said = say(session, "/Everything", *[">"] * 16)

    assert said.count("What about text?") == 1
    assert "== Review" in said
    assert "What about text?" in say(session, "/Everything")


def test_the_signs_work_in_the_middle_of_an_address(session: Session) -> None:
    said = at(session, "every.address", "Storgata 1", "?")

    assert "Your answer: don't know" in said
    assert state(session, "every.address") is State.DONT_KNOW


def test_the_topics_are_listed_with_what_is_left(session: Session) -> None:
    said = say(session, "/", "<").splitlines()

    assert "1  Marketing (2)" in said
    assert any(line.endswith("  Quit") for line in said)


def test_a_topic_that_does_not_exist_is_said_and_one_stays(session: Session) -> None:
    said = say(session, "/Nowhere", "1")

    assert "! “Nowhere” is no choice; write a number from 1 to 9." in said
    assert session.case.get("newsletter.sends") is True


def test_the_language_can_be_changed_on_the_way(session: Session) -> None:
    said = say(session, "/In Norwegian")

    assert "Sender dere nyhetsbrev?" in said
    assert "Skriv numrene på det dere gjør" in said


def test_who_quits_goes_on_at_the_same_question(session: Session, library: Library) -> None:
    say(session, "/Everything", "typed")
    session.close()

    again = say(Session(library, load_case(session.path, library)))

    assert "What about own-words?" in again
    assert "What about text?" not in again


# ---------------------------------------------------------------- taking back


def test_the_last_answer_is_taken_back_and_asked_again(session: Session) -> None:
    said = say(session, "/Everything", "typed", "<<")

    assert "The last answer is taken back." in said
    assert said.count("What about text?") == 2
    assert "Your answer: typed" not in said
    assert load_case(session.path, session.library).get("every.text") is None


def test_an_answer_that_was_changed_comes_back_as_it_was(session: Session) -> None:
    session.answer(session.interview.asked["every.text"], "before")

    said = at(session, "every.text", "after", "<<")

    assert said.count("Your answer: before") == 2
    assert session.case.get("every.text") == "before"


def test_answers_are_taken_back_one_after_the_other(session: Session) -> None:
    said = say(session, "/The business", "a@b.no", "Fjell", "<<", "<<", "<<")

    assert "There is nothing to take back." in said.splitlines()
    assert state(session, "business.email") is State.OPEN
    assert state(session, "business.legal_name") is State.OPEN


def test_suggestions_that_were_used_together_are_taken_back_together(session: Session) -> None:
    said = say(session, "1", "/How long", "", "<<")

    assert state(session, "newsletter.keeps") is State.OPEN
    assert said.count("Enter uses all suggestions; a number looks at one; > leaves them open.") == 2


def test_a_list_that_was_ticked_is_taken_back_as_a_whole(session: Session) -> None:
    say(session, "1", "/Take back the last answer", "2")

    assert [session.case.get("newsletter.sends"), session.case.get("newsletter.sells")] == [False, True]


def test_a_record_that_was_just_added_is_taken_back(session: Session) -> None:
    at(session, "every.records", "Entrance", "Hall", "<<", "")

    assert [record["name"]["en"] for record in session.case.get("every.records")] == ["Entrance"]


def test_who_takes_back_at_the_review_comes_back_to_the_review(session: Session) -> None:
    said = at(session, "business.email", "a@b.no", "<<", "c@d.no")

    assert said.count("== Review") == 3
    assert session.case.get("business.email") == "c@d.no"


def test_back_after_taking_back_leads_to_what_was_before_that_question(session: Session) -> None:
    said = say(session, "/Everything", "typed", "<<", "<")

    assert said.rstrip().endswith("3? if you don't know about 3.\n>")


# ---------------------------------------------------------------- review and export


def test_the_review_leads_to_a_question_and_back(session: Session) -> None:
    said = at(session, "business.email", "a@b.no")

    assert said.count("== Review") == 2


def test_a_warning_may_stay_with_a_reason(session: Session) -> None:
    say(session, "1")
    session.answer(session.interview.asked["newsletter.style"], "paper")

    said = say(session, "/Review", "1", "1 =", "1 = Our readers are old")

    assert "! Only a warning or an advice may stay as it is, and only with a reason." in said
    assert session.case.accepted == {"newsletter.paper": "Our readers are old"}


def test_a_draft_is_written_only_where_that_is_wanted(session: Session) -> None:
    refused = say(session, "/Export", "no")
    folder = session.path.with_suffix("")
    assert "The notice is a draft, and says so, because this is open:" in refused
    assert not folder.exists()

    said = say(session, "/Export", "yes", "")

    assert str(folder / "notice.nb.html") in said.splitlines()
    assert (folder / "notice.en.md").is_file()


def test_a_folder_with_other_files_is_asked_about(session: Session, tmp_path: Path) -> None:
    theirs = tmp_path / "site" / "notice.nb.html"
    theirs.parent.mkdir()
    theirs.write_text("theirs")

    said = say(session, "/Export", "yes", str(theirs.parent), "no")

    assert str(theirs) in said.splitlines()
    assert theirs.read_text() == "theirs"


def test_a_folder_that_cannot_be_written_is_said(session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    said = say(session, "/Export", "yes", str(tmp_path / "file" / "notice"))

    assert f"! Cannot write in {tmp_path / 'file' / 'notice'}: Not a directory" in said
