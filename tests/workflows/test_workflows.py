"""The workflows of the code host: sound in form, and without a hole through which a proposal could do harm."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsroom.receiving.beginnings import ASKED
from newsroom.receiving.story_file import read_story
from newsroom.receiving.word_document import read_word
from tests.workflows import volunteers_files

PROJECT = Path(__file__).resolve().parents[2]
HOST = PROJECT / ".github"
GUIDE = PROJECT / "docs" / "publishing.md"
WORKFLOWS = sorted((HOST / "workflows").glob("*.yml"))
STRANGERS = {"pull_request", "pull_request_target", "issue_comment", "workflow_run"}
"""What somebody who may write nothing can set off."""

FORMS = [
    *((file, "vendor.github-workflows") for file in WORKFLOWS),
    (HOST / "ISSUE_TEMPLATE" / "config.yml", "vendor.github-issue-config"),
    (HOST / "ISSUE_TEMPLATE" / "suggest-a-story.yml", "vendor.github-issue-forms"),
    (HOST / "ISSUE_TEMPLATE" / "nominate-a-colleague.yml", "vendor.github-issue-forms"),
    (HOST / "dependabot.yml", "vendor.dependabot"),
]


def read(file: Path) -> dict[Any, Any]:
    found = yaml.safe_load(file.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def triggers(workflow: dict[Any, Any]) -> set[str]:
    """`on` is read as true, as YAML 1.1 has it."""
    return set(workflow[True])


def jobs(file: Path) -> Iterator[dict[str, Any]]:
    yield from read(file)["jobs"].values()


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(file):
        yield from job["steps"]


# -- Tools that know more than we do


def test_nothing_that_zizmor_knows_is_wrong() -> None:
    """The strictest look that zizmor has, without asking the network."""
    suffix = ".exe" if sys.platform == "win32" else ""
    zizmor = Path(sysconfig.get_path("scripts"), f"zizmor{suffix}")
    command = [str(zizmor), "--offline", "--no-progress", "--persona=auditor", "--color=never", str(HOST)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, done.stdout), done.stdout
    assert "1 ignored" in done.stdout + done.stderr, "the only thing that may be passed over is `workflow_run`"


@pytest.mark.parametrize("schema", sorted({schema for _, schema in FORMS}))
def test_each_file_has_the_form_that_the_host_wants(schema: str) -> None:
    files = [str(file) for file, wanted in FORMS if wanted == schema]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


# -- Rules of our own


def test_all_five_are_there() -> None:
    assert {file.stem for file in WORKFLOWS} == {"check", "links", "preview", "preview-publish", "publish"}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_rights_are_given_to_a_job_alone_and_none_takes_for_ever(file: Path) -> None:
    assert read(file)["permissions"] == {}
    for job in jobs(file):
        assert job["permissions"]
        assert job["timeout-minutes"] <= 60
        assert not job["runs-on"].endswith("latest")


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_actions_are_those_of_one_release_and_leave_no_key(file: Path) -> None:
    for step in steps(file):
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w-]+@(?:v\d+\.\d+\.\d+|[0-9a-f]{40})", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_nothing_of_an_event_is_pasted_into_a_script(file: Path) -> None:
    assert [step["run"] for step in steps(file) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_every_command_is_one_of_the_projects(file: Path) -> None:
    called = {name for step in steps(file) for name in re.findall(r"python3? (\S+)", step.get("run", ""))}
    assert called
    assert [name for name in called if not (PROJECT / name).is_file()] == []


def test_what_runs_a_proposal_has_no_rights_and_no_secrets() -> None:
    for file in WORKFLOWS:
        if "pull_request" in triggers(read(file)):
            assert [job["permissions"] for job in jobs(file)] == [{"contents": "read"}] * len([*jobs(file)])
            assert "secrets" not in file.read_text("utf-8")
            assert not any("environment" in job for job in jobs(file))


def test_what_has_rights_runs_nothing_of_a_proposal() -> None:
    """No other code than the main branch's is fetched, nothing is unpacked unseen, and nothing is installed."""
    with_rights = [file for file in WORKFLOWS if STRANGERS & triggers(read(file)) - {"pull_request"}]
    assert [file.stem for file in with_rights] == ["preview-publish"]
    for step in steps(with_rights[0]):
        if "uses" in step:
            assert step["uses"].startswith("actions/checkout@")
            assert set(step["with"]) == {"persist-credentials", "sparse-checkout"}
        else:
            assert re.fullmatch(r"python3 scripts/pull_request\.py (?:show|comment|tidy)", step["run"])


WRITING = {("preview-publish", "comment"), ("publish", "deploy"), ("publish", "record"), ("links", "tell")}
"""The jobs that may change something on the code host."""
WITH_NOTHING_INSTALLED = {"scripts/pull_request.py", "scripts/with_rights.py"}
"""The commands that need the standard library alone."""
BRINGS_NOTHING = {"actions/checkout", "actions/download-artifact", "actions/deploy-pages"}


@pytest.mark.parametrize(("workflow", "name"), sorted(WRITING))
def test_what_may_write_runs_beside_nothing_that_was_installed(workflow: str, name: str) -> None:
    for step in read(HOST / "workflows" / f"{workflow}.yml")["jobs"][name]["steps"]:
        assert step.get("uses", "actions/checkout@").partition("@")[0] in BRINGS_NOTHING
        run = re.sub(r'echo ".*"', "", step.get("run", ""))
        assert set(re.findall(r"python3? (\S+)", run)) <= WITH_NOTHING_INSTALLED


@pytest.mark.parametrize("command", sorted(WITH_NOTHING_INSTALLED))
def test_what_may_write_needs_nothing_installed(command: str) -> None:
    """It starts in a Python that sees no other package, and does not enter the environment."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(PROJECT / command), "--help"], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr


def test_only_one_job_may_comment_and_it_has_no_key() -> None:
    job = read(HOST / "workflows" / "preview-publish.yml")["jobs"]["comment"]
    assert "secrets" not in str(job)
    writing = {
        (file.stem, name)
        for file in WORKFLOWS
        for name, job in read(file)["jobs"].items()
        if "write" in job["permissions"].values()
    }
    assert writing == WRITING


def test_publishing_waits_for_tests_and_is_never_cut_off() -> None:
    workflow = read(HOST / "workflows" / "publish.yml")
    assert triggers(workflow) == {"push", "schedule", "workflow_dispatch"}
    assert workflow[True]["push"] == {"branches": ["main"]}
    assert workflow["concurrency"]["cancel-in-progress"] is False
    assert set(workflow["jobs"]["deploy"]["needs"]) == {"tests", "build"}
    commands = [step.get("run") for step in workflow["jobs"]["tests"]["steps"]]
    assert "python3 scripts/test.py" in commands


@pytest.mark.parametrize("workflow", ["publish", "links"])
def test_a_copy_of_the_repository_does_nothing_by_itself(workflow: str) -> None:
    """One switch, which no copy inherits, and which the publishing guide names."""
    for job in jobs(HOST / "workflows" / f"{workflow}.yml"):
        alone = "needs" not in job or "cancelled()" in job.get("if", "")
        assert not alone or "vars.PUBLISH == 'yes'" in job["if"]
    assert "`PUBLISH`" in GUIDE.read_text("utf-8")
    tidy = read(HOST / "workflows" / "preview-publish.yml")["jobs"]["tidy"]
    assert "vars.PREVIEWS_REPOSITORY != ''" in tidy["if"]


def test_the_editor_is_never_replaced_by_a_page_that_says_it_is_not_there() -> None:
    build = read(HOST / "workflows" / "publish.yml")["jobs"]["build"]["steps"]
    assert [step["env"]["BROWSER_EDITOR"] for step in build if step.get("run") == "python3 scripts/build.py"] == [
        "${{ vars.BROWSER_EDITOR || 'required' }}"
    ]
    assert any(step.get("uses", "").startswith("actions/setup-node@") for step in build)


@pytest.mark.parametrize("workflow", ["publish", "check"])
def test_where_the_tests_run_there_is_node_js(workflow: str) -> None:
    """In CI its tests may not be skipped."""
    used = [step.get("uses", "") for step in read(HOST / "workflows" / f"{workflow}.yml")["jobs"]["tests"]["steps"]]
    assert any(name.startswith("actions/setup-node@") for name in used)


def test_a_proposal_is_tested_with_the_command_that_the_readme_names() -> None:
    commands = [step.get("run") for step in steps(HOST / "workflows" / "check.yml")]
    assert "python3 scripts/test.py" in commands
    assert "python3 scripts/test.py" in (PROJECT / "README.md").read_text("utf-8")
    assert any(job["runs-on"].startswith("windows-") for job in jobs(HOST / "workflows" / "check.yml"))


def test_what_preview_leaves_is_what_preview_publish_takes() -> None:
    left = [
        step["with"]["name"] for step in steps(HOST / "workflows" / "preview.yml") if "upload" in step.get("uses", "")
    ]
    text = (PROJECT / "scripts" / "_pull_request.py").read_text("utf-8")
    assert left == ["told", "site"]
    assert 'TOLD, SITE = "told", "site"' in text
    assert read(HOST / "workflows" / "preview-publish.yml")[True]["workflow_run"]["workflows"] == ["preview"]


def test_on_windows_every_kind_is_begun_and_both_kinds_of_mail_are_received() -> None:
    run = "\n".join(step.get("run", "") for step in read(HOST / "workflows" / "check.yml")["jobs"]["windows"]["steps"])
    assert set(re.findall(r"^new ([\w-]+) ", run, re.MULTILINE)) == set(ASKED)
    for name in (volunteers_files.STORY, volunteers_files.DOCUMENT):
        assert f'scripts/receive.py "$RUNNER_TEMP/{name}"' in run


def test_what_is_received_there_is_what_volunteers_send(tmp_path: Path) -> None:
    volunteers_files.main(tmp_path)
    assert read_story((tmp_path / volunteers_files.STORY).read_bytes())
    assert read_word((tmp_path / volunteers_files.DOCUMENT).read_bytes())


# -- Who is asked


def owners(path: str) -> str:
    """Who has to agree to a change of a file, as the code host reads CODEOWNERS: the last line that fits."""
    found = ""
    for line in (HOST / "CODEOWNERS").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, _, names = line.partition(" ")
            if fnmatch(f"/{path}", pattern + "*" if pattern.endswith("/") else pattern):
                found = names.strip()
    return found


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("docs/about.md", "@ORG/editors"),
        ("articles/2026/x.md", "@ORG/technician-commitment-lead"),
        ("case_studies/x/index.md", "@ORG/technician-commitment-lead"),
        ("action_plans/2021-2024.md", "@ORG/technician-commitment-lead"),
        ("data/institution.yml", "@ORG/technician-commitment-lead"),
        ("data/people/x.yml", "@ORG/technician-commitment-lead"),
        ("data/addresses.txt", "@ORG/editors"),
    ],
)
def test_the_lead_is_asked_for_plans_data_and_claims(path: str, who: str) -> None:
    """For a story the lead alone: where several are named, one of them suffices."""
    assert owners(path) == who
    assert (PROJECT / path.partition("/")[0]).is_dir()


@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/publish.yml", ".github/CODEOWNERS", "newsroom/site.py", "scripts/build.py",
        "hooks/pages.py", "templates/pages/admin.html", "overrides/main.html", "admin/package-lock.json",
        "pyproject.toml", "uv.lock", "mkdocs.yml", "tests/conftest.py",
    ],
)  # fmt: skip
def test_whoever_reads_stories_does_not_answer_for_the_program(path: str) -> None:
    assert owners(path) == "@ORG/maintainers"
    assert (PROJECT / path).is_file()
