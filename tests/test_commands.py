from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ptyprocess import PtyProcess

from tests.calling import ENGLISH, EXAMPLE, ROOT, Call, as_command, as_function, python
from wizard import __version__
from wizard.library.load import load

FRAME = 'format = 1\nkinds = ["shop"]\nlanguages = ["nb", "en"]\n'
ALL = [
    "notice.nb.md",
    "notice.en.md",
    "notice.md",
    "notice.nb.html",
    "notice.en.html",
    "notice.html",
    "notice.json",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a client that is complete and one that has only begun."""
    shutil.copy(EXAMPLE, tmp_path / "done.toml")
    (tmp_path / "begun.toml").write_text(FRAME, encoding="utf-8")
    (tmp_path / "bad.toml").write_text(FRAME + "[answers.business]\norgno = '123'\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def call(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    return as_function(folder, capsys, monkeypatch)


@pytest.fixture(params=["command", "function"])
def either(
    request: pytest.FixtureRequest, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Call:
    """The program called as a command and as a function."""
    return as_command(folder) if request.param == "command" else as_function(folder, capsys, monkeypatch)


def names(folder: Path) -> list[str]:
    """The files and folders in a folder and below."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


# ---------------------------------------------------------------- build


def test_build_writes_all_files_beside_the_call_and_prints_each(either: Call, folder: Path) -> None:
    outcome = either("build", "done.toml")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [str(Path("outputs", "done", name)) for name in ALL]
    assert sorted(path.name for path in (folder / "outputs" / "done").iterdir()) == sorted(ALL)


def test_build_of_one_file_writes_into_the_folder_it_is_given(call: Call, folder: Path) -> None:
    call("build", "done.toml", "--out", "there", "--format", "json")

    assert names(folder / "there") == ["notice.json"]


def test_build_of_several_files_writes_a_folder_for_each(call: Call, folder: Path) -> None:
    outcome = call("build", "done.toml", "begun.toml", "--out", "there", "--format", "json")

    assert outcome.code == 0
    assert [name for name in names(folder / "there") if "." in name] == ["begun/notice.json", "done/notice.json"]


def test_build_of_several_files_writes_into_outputs_where_no_folder_is_given(call: Call, folder: Path) -> None:
    call("build", "done.toml", "begun.toml", "--format", "json")

    assert names(folder / "outputs") == ["begun", "begun/notice.json", "done", "done/notice.json"]


@pytest.mark.parametrize("twin", ["done.toml", "Done.toml"])
def test_build_refuses_files_of_the_same_name_before_anything_is_written(twin: str, call: Call, folder: Path) -> None:
    (folder / "other").mkdir()
    shutil.copy(EXAMPLE, folder / "other" / twin)

    outcome = call("build", "begun.toml", "done.toml", f"other/{twin}")

    assert outcome.code == 2
    assert "done.toml" in outcome.complaint
    assert not (folder / "outputs").exists()


def test_a_bad_file_does_not_stop_the_others(either: Call, folder: Path) -> None:
    outcome = either("build", "bad.toml", "none.toml", "done.toml", "--format", "json")

    assert outcome.code == 2
    assert outcome.out.splitlines() == [str(Path("outputs", "done", "notice.json"))]
    assert [line.split(":")[0] for line in outcome.err.splitlines()] == ["bad.toml", "none.toml"]
    assert names(folder / "outputs") == ["done", "done/notice.json"]


def test_several_processes_build_and_tell_the_same_as_one(either: Call, folder: Path) -> None:
    names_of = [f"client{number}.toml" for number in range(5)]
    for name in names_of:
        shutil.copy(folder / "begun.toml", folder / name)

    outcomes = [
        either("build", *names_of, "bad.toml", "--format", "md", "--out", "there", "--jobs", jobs)
        for jobs in ("1", "3")
    ]

    assert outcomes[0] == outcomes[1]
    assert outcomes[0].code == 2
    assert len(outcomes[0].out.splitlines()) == len(names_of) * 3


def test_the_work_can_be_handed_to_a_process_that_starts_from_nothing(folder: Path) -> None:
    begin = "import multiprocessing; multiprocessing.set_start_method('spawn'); from wizard.cli import main; "
    program = f"if __name__ == '__main__':\n    {begin}raise SystemExit(main())\n"
    (folder / "spawning.py").write_text(program, encoding="utf-8")

    outcome = python("spawning.py", "build", "begun.toml", "done.toml", "--jobs", "2", folder=folder)

    assert (outcome.code, outcome.err) == (0, "")
    assert len(outcome.out.splitlines()) == 2 * len(ALL)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")
def test_on_a_terminal_a_table_tells_what_is_draft_and_why(folder: Path) -> None:
    call = [sys.executable, "-m", "wizard", "build", "done.toml", "begun.toml", "bad.toml", "--format", "json"]
    process = PtyProcess.spawn(call, cwd=str(folder), env={**os.environ, **ENGLISH}, dimensions=(40, 200))
    shown = b""
    with contextlib.suppress(EOFError):
        while True:
            shown += process.read(4096)

    *_, done, begun, bad, counts = shown.decode("utf-8").splitlines()
    assert re.fullmatch(r"done\.toml +final", done)
    assert re.match(r"begun\.toml +draft +nb: \d+, en: \d+ left, first: \S", begun)
    assert re.match(r"bad\.toml +not built +bad\.toml: \S", bad)
    assert counts == "final: 1, draft: 1, not built: 1"


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_a_number_of_processes_is_from_one_on(jobs: str, call: Call) -> None:
    assert call("build", "done.toml", f"--jobs={jobs}").code == 2


def test_a_folder_that_cannot_be_written_does_not_stop_the_others(call: Call, folder: Path) -> None:
    (folder / "there").mkdir()
    (folder / "there" / "begun").write_text("in the way", encoding="utf-8")

    outcome = call("build", "begun.toml", "done.toml", "--out", "there", "--format", "json")

    assert outcome.code == 2
    assert "begun" in outcome.complaint
    assert (folder / "there" / "done" / "notice.json").is_file()


def test_final_with_a_blocking_point_writes_nothing_and_leaves_what_was_there(call: Call, folder: Path) -> None:
    call("build", "begun.toml")
    before = {path: path.read_bytes() for path in (folder / "outputs" / "begun").iterdir()}
    (folder / "begun.toml").write_text(FRAME + "[answers.business]\nlegal_name = 'Ny'\n", encoding="utf-8")

    outcome = call("build", "begun.toml", "--final")

    assert (outcome.code, outcome.out) == (1, "")
    assert re.match(r"begun\.toml: not final.*nb: \d+, en: \d+.*check begun\.toml", outcome.complaint)
    assert {path: path.read_bytes() for path in (folder / "outputs" / "begun").iterdir()} == before


def test_final_with_a_blocking_point_makes_no_folder(call: Call, folder: Path) -> None:
    call("build", "begun.toml", "--final")

    assert not (folder / "outputs").exists()


def test_final_without_a_blocking_point_writes_the_notice(either: Call, folder: Path) -> None:
    outcome = either("build", "done.toml", "--final")

    assert outcome.code == 0
    assert "UTKAST" not in (folder / "outputs" / "done" / "notice.nb.md").read_text(encoding="utf-8")


def test_of_several_files_the_worst_code_counts(call: Call) -> None:
    assert call("build", "done.toml", "begun.toml", "--final", "--format", "json").code == 1
    assert call("build", "bad.toml", "begun.toml", "--final", "--format", "json").code == 2


def test_final_in_one_language_asks_only_for_that_language(call: Call, folder: Path) -> None:
    case = (folder / "done.toml").read_text(encoding="utf-8")
    (folder / "done.toml").write_text(case.replace('"nb", "en"', '"nb"', 1).replace('"nb",\n    "en"', '"nb"'), "utf-8")

    assert call("build", "done.toml", "--final", "--lang", "nb", "--format", "md").code == 0
    assert names(folder / "outputs" / "done") == ["notice.nb.md"]


def test_build_makes_the_same_bytes_twice_and_changes_no_answer_file(either: Call, folder: Path) -> None:
    answers = (folder / "done.toml").read_bytes()

    either("build", "done.toml", "--out", "one", "--date", "2026-11-22")
    either("build", "done.toml", "--out", "two", "--date", "2026-11-22")

    for name in ALL:
        assert (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes()
    assert (folder / "done.toml").read_bytes() == answers


def test_the_notice_is_dated_as_told_else_as_last_published(call: Call, folder: Path) -> None:
    published = "\n[[published]]\ndate = 2026-02-01\n[[published]]\ndate = 2026-03-01\n"
    (folder / "begun.toml").write_text(FRAME + published, encoding="utf-8")

    def date(*more: str) -> str:
        call("build", "begun.toml", "--format", "json", *more)
        return str(json.loads((folder / "outputs" / "begun" / "notice.json").read_text(encoding="utf-8"))["date"])

    assert date("--date", "2026-01-31") == "2026-01-31"
    assert date() == "2026-03-01"


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("nb", ["notice.nb.md"]),
        ("en", ["notice.en.md"]),
        ("en,nb", ["notice.en.md", "notice.nb.md", "notice.md"]),
        ("nb,nb", ["notice.nb.md"]),
        ("both", ["notice.nb.md", "notice.en.md", "notice.md"]),
    ],
)
def test_languages_are_chosen_by_their_codes(lang: str, written: list[str], call: Call) -> None:
    outcome = call("build", "begun.toml", "--lang", lang, "--format", "md")

    assert [Path(line).name for line in outcome.out.splitlines()] == written


# ---------------------------------------------------------------- calls and files that cannot be used


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build"], "FILE"),
        (["build", "begun.toml", "--lang", "de"], "--lang: 'de' is no language of this notice; use one of: nb, en"),
        (["build", "begun.toml", "--format", "pdf"], "pdf"),
        (["build", "begun.toml", "--date", "1. mai"], "2026-05-31; found '1. mai'"),
        (["build", "begun.toml", "--fin"], "--fin"),
        (["build", "begun.toml", "--heading-level", "5"], "--heading-level"),
        (["build", "."], "cannot be read"),
        (["new", "x.toml"], "--kind"),
        (["new", "x.toml", "--kind", "shp"], 'use one of: shop, event, wholesale, service (did you mean "shop"?)'),
        (["new", "begun.toml", "--kind", "shop"], "begun.toml: exists already"),
        (["new", "nowhere/x.toml", "--kind", "shop"], "nowhere/x.toml: No such file or directory"),
        (["check", "bad.toml"], "bad.toml: answers.business.orgno"),
        (["points", "none.toml"], "none.toml: no such file"),
        (["points", "begun.toml", "--lang", "de"], "de"),
        (["tasks", "bad.toml"], "bad.toml: answers.business.orgno"),
        (["explain", "begun.toml", "no.block"], "'no.block' is no block"),
        (["lint", "nowhere"], "1 to mend"),
        (["lint", "--stale", "many"], "many"),
        (["--library", "nowhere", "tools"], "nowhere"),
        (["--library", "nowhere", "--version"], "nowhere"),
        (["nonsense"], "nonsense"),
        (["--nonsense\nline"], "--nonsense line"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_used_is_told_in_one_line_and_changes_nothing(
    arguments: list[str], told: str, call: Call, folder: Path
) -> None:
    before = names(folder)

    outcome = call(*arguments)

    assert outcome.code == 2
    assert told in outcome.complaint
    assert names(folder) == before


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"x = ",
        b"format = 9",
        b"format = 1\nkinds = [{}]",
        b"format = 1\nlanguages = [[]]",
        b"format = 1\n[state]\naccepted = [1]",
        b"format = 1\n[tools.mailchimp.uses.newsletter]\nrole = {}",
        b"format = 1\n[[answers.business.brands]]\nname = 1",
    ],
)
@pytest.mark.parametrize("command", ["open", "build", "check", "points", "tasks", "explain"])
def test_no_answer_file_makes_a_traceback(command: str, content: bytes, call: Call, folder: Path) -> None:
    (folder / "odd.toml").write_bytes(content)

    outcome = call(command, "odd.toml")

    assert (outcome.code, outcome.out.strip()) == (2, "")
    assert outcome.complaint.startswith("odd.toml: ")


def test_a_bad_call_and_a_bad_file_are_one_line_from_a_fresh_process(folder: Path) -> None:
    for arguments in (["nonsense"], ["check", "bad.toml"], ["--library", "nowhere", "tools"]):
        outcome = as_command(folder)(*arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.complaint


def test_names_that_the_library_does_not_have_are_told_and_the_notice_is_built(call: Call, folder: Path) -> None:
    (folder / "begun.toml").write_text(FRAME + "[answers.busines]\nlegal_name = 'x'\n", encoding="utf-8")

    outcome = call("build", "begun.toml", "--format", "json")

    assert outcome.code == 0
    assert outcome.complaint == 'begun.toml: answers.busines: no such topic (did you mean "business"?)'


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends pipes otherwise")
def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    command = f'"{sys.executable}" -m wizard explain "{EXAMPLE}" | head -n 1'

    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")

    assert done.stderr == ""
    assert done.stdout.startswith("+ ")


# ---------------------------------------------------------------- new


def test_new_writes_a_file_that_the_other_commands_can_use(either: Call, folder: Path) -> None:
    outcome = either("new", "fresh.toml", "--kind", "shop", "--kind", "event")

    assert (outcome.code, outcome.out) == (0, "fresh.toml\n")
    assert 'kinds = [\n    "shop",\n    "event",\n]' in (folder / "fresh.toml").read_text(encoding="utf-8")
    assert either("check", "fresh.toml").code == 1


def test_new_never_overwrites(call: Call, folder: Path) -> None:
    call("new", "begun.toml", "--kind", "shop")

    assert (folder / "begun.toml").read_text(encoding="utf-8") == FRAME


# ---------------------------------------------------------------- check, points, tasks


def test_check_of_a_complete_case_is_done_and_of_another_is_not(either: Call) -> None:
    done, begun = either("check", "done.toml"), either("check", "begun.toml")

    assert (done.code, begun.code) == (0, 1)
    assert done.out.startswith("done.toml: nb: final, en: final\n")
    assert begun.out.startswith("begun.toml: nb: draft, en: draft\n")
    assert "business.legal_name: What is the name of your business?" in begun.out


def test_check_as_json_has_an_entry_for_each_file_that_can_be_used(either: Call) -> None:
    outcome = either("check", "done.toml", "bad.toml", "begun.toml", "--json")
    reports = json.loads(outcome.out)

    assert outcome.code == 2
    assert outcome.complaint.startswith("bad.toml: ")
    assert list(reports) == ["done.toml", "begun.toml"]
    assert list(reports["done.toml"]) == ["findings", "open_points", "tasks", "requirements"]
    assert "business.legal_name" in [point["question"] for point in reports["begun.toml"]["open_points"]]


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a name of a file be any bytes")
def test_check_as_json_names_a_file_whose_name_is_not_utf_8(call: Call, folder: Path) -> None:
    name = os.fsdecode(b"done\xff.toml")
    shutil.copy(folder / "done.toml", folder / name)

    reports = json.loads(call("check", name, "--json").out)

    assert list(reports) == ["done\\udcff.toml"]


def test_points_are_a_letter_to_each_person_in_the_language_asked_for(call: Call) -> None:
    english, norwegian = call("points", "begun.toml", "--lang", "en"), call("points", "begun.toml", "--lang", "nb")

    assert (english.code, norwegian.code) == (0, 0)
    assert re.match(r"To: .+\nSubject: .+\n\nWe are writing .+\n\n1\. What is the name", english.out)
    assert "1. Hva heter virksomheten?" in norwegian.out


def test_points_of_a_complete_case_say_that_nothing_is_open(call: Call) -> None:
    assert call("points", "done.toml", "--lang", "en").out == "Nothing is open.\n"


def test_tasks_are_a_list_to_tick(call: Call) -> None:
    outcome = call("tasks", "done.toml", "--lang", "en")

    assert outcome.code == 0
    assert all(line.startswith("- [ ] ") for line in outcome.out.splitlines())


@pytest.mark.parametrize("command", ["points", "tasks"])
def test_a_language_that_the_client_does_not_use_is_refused(command: str, call: Call, folder: Path) -> None:
    (folder / "begun.toml").write_text(FRAME.replace('"nb", "en"', '"nb"'), encoding="utf-8")

    outcome = call(command, "begun.toml", "--lang", "en")

    assert (outcome.code, outcome.complaint) == (2, "--lang: 'en' is no language of this notice; use one of: nb")


def test_a_client_with_another_language_than_the_system_is_told_of_in_that_language(call: Call, folder: Path) -> None:
    (folder / "begun.toml").write_text(FRAME.replace('"nb", "en"', '"nb"'), encoding="utf-8")

    assert "1. Hva heter virksomheten?" in call("points", "begun.toml").out


def test_points_and_tasks_change_no_file(call: Call, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}

    for command in ("points", "tasks", "check", "explain"):
        call(command, "begun.toml")

    assert {path: path.read_bytes() for path in folder.iterdir()} == before


# ---------------------------------------------------------------- explain


def test_explain_tells_why_each_piece_stands_and_why_others_do_not(call: Call) -> None:
    outcome = call("explain", "done.toml")

    assert outcome.code == 0
    assert "+ business.controller\n    answer business.legal_name: " in outcome.out
    assert re.search(r"(?m)^- \S+\n    does not hold: ", outcome.out)


def test_explain_of_one_block_tells_of_that_block_only(call: Call) -> None:
    outcome = call("explain", "done.toml", "business.controller")

    assert [line for line in outcome.out.splitlines() if line[0] in "+-"] == ["+ business.controller"]


def test_explain_as_json_has_the_same(call: Call) -> None:
    document = json.loads(call("explain", "done.toml", "business.controller", "--json").out)

    assert list(document) == ["standing", "absent"]
    assert [block["id"] for block in document["standing"]] == ["business.controller"]
    assert list(document["standing"][0]) == ["kind", "id", "record", "law", "because"]


# ---------------------------------------------------------------- the library


def test_tools_are_found_by_a_word_one_line_each_id_first(either: Call) -> None:
    outcome = either("tools", "google analytics")

    assert outcome.code == 0
    assert outcome.out.split("\t")[:2] == ["google-analytics-4", "Google Analytics"]


def test_tools_without_a_word_are_all_tools(call: Call) -> None:
    assert len(call("tools").out.splitlines()) == len(load().tools)


def test_tools_as_json_are_by_id(call: Call) -> None:
    assert json.loads(call("tools", "google-analytics", "--json").out)["google-analytics-4"]["provider"]


@pytest.mark.parametrize(
    ("locale", "warning", "at_home"),
    [
        ("en_GB.UTF-8", "uncertain: check with the supplier", "own systems"),
        ("nb_NO.UTF-8", "usikkert: sjekk med leverandøren", "egne systemer"),
    ],
)
def test_what_is_uncertain_about_a_tool_is_said_and_that_nobody_supplies_it(
    call: Call, monkeypatch: pytest.MonkeyPatch, locale: str, warning: str, at_home: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)

    assert call("tools", "pling").out.rstrip("\n").endswith(f"\t{warning}")
    assert warning not in call("tools", "klarna").out
    assert call("tools", "woocommerce").out.split("\t")[1:4] == ["WooCommerce", at_home, "-"]


def test_a_word_that_finds_no_tool_prints_nothing(call: Call) -> None:
    outcome = call("tools", "finnes-ikke")

    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_the_built_in_library_has_nothing_to_mend(call: Call) -> None:
    outcome = call("lint")

    assert (outcome.code, outcome.err) == (0, "")


def test_lint_lists_what_was_checked_too_long_ago(call: Call) -> None:
    stale = call("lint", "--stale", "0").out.splitlines()

    assert len(call("lint", "--stale", "36500").out.splitlines()) <= len(stale)


def test_lint_of_a_folder_tells_what_to_mend_in_it(call: Call, folder: Path) -> None:
    shutil.copytree(EXAMPLE.parents[1], folder / "library")
    (folder / "library" / "kinds.toml").write_text("[[kind]]\nid = 'shop'\n", encoding="utf-8")

    outcome = call("lint", "library")

    assert outcome.code == 2
    assert "kinds.toml" in outcome.out
    assert outcome.complaint.endswith(" to mend")


def test_libraries_laid_over_the_built_in_one_come_in_their_order(call: Call, folder: Path) -> None:
    for name, tool in (("one", "Først"), ("two", "Sist")):
        (folder / name / "tools").mkdir(parents=True)
        (folder / name / "tools" / "mine.toml").write_text(
            f'[mitt-verktoy]\nname = "{tool}"\ngroup = "x"\n', encoding="utf-8"
        )

    outcome = call("--library", "one", "--library", "two", "tools", "mitt-verktoy")

    assert outcome.out.split("\t")[:2] == ["mitt-verktoy", "Sist"]


def test_a_library_with_many_faults_is_told_in_one_line(call: Call, folder: Path) -> None:
    (folder / "over" / "topics").mkdir(parents=True)
    (folder / "over" / "topics" / "x.toml").write_text("[[question]]\n[[clause]]\n[[check]]\n", encoding="utf-8")

    outcome = call("--library", "over", "check", "begun.toml")

    assert outcome.code == 2
    assert re.search(r"x\.toml.*\(\d+ more; see: notice-wizard lint\)$", outcome.complaint)


def test_the_version_names_program_library_and_digest(either: Call) -> None:
    library = load()

    outcome = either("--version")

    assert outcome.code == 0
    assert outcome.out == f"notice-wizard {__version__}, library {library.version} ({library.digest()})\n"


def test_help_names_every_command_and_none_that_is_not_there(call: Call) -> None:
    outcome = call("--help")

    commands = re.findall(r"(?m)^    (\w+) ", outcome.out)
    assert outcome.code == 0
    assert commands == ["open", "new", "build", "check", "points", "tasks", "explain", "tools", "lint", "serve"]


def test_what_is_printed_is_utf8_also_where_the_system_would_choose_less(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wizard", "points", "begun.toml", "--lang", "nb"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
        check=False,
    )

    assert "Hvem selger dere til?" in done.stdout.decode("utf-8")
    assert "på" in done.stdout.decode("utf-8")
