"""The documents say what the program does."""

import re
import subprocess
from pathlib import Path

import pytest
import typer.main

from suyuan.cli import build
from suyuan.cli.door import door

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh.md")


def verbs() -> list[str]:
    command = typer.main.get_command(build(door("en")))
    names = []
    for name, sub in command.commands.items():
        names += [f"{name} {inner}" for inner in getattr(sub, "commands", {})] or [name]
    return names


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


@pytest.mark.parametrize("readme", READMES)
def test_every_verb_stands_in_both_readmes(readme: str) -> None:
    text = (ROOT / readme).read_text()
    assert [verb for verb in verbs() if f"suyuan {verb}" not in text] == []


def test_both_readmes_show_the_same_commands() -> None:
    shown = [
        re.findall(r"^(?:make|\.venv/bin/suyuan|suyuan) [^#\n]*", (ROOT / r).read_text(), re.MULTILINE)
        for r in READMES
    ]
    assert [line.strip() for line in shown[0]] == [line.strip() for line in shown[1]]
    assert shown[0]


@pytest.mark.parametrize("readme", READMES)
def test_every_make_target_that_a_readme_names_exists(readme: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z-]+)", (ROOT / readme).read_text()))
    assert named
    assert named <= targets


def test_every_chapter_stands_in_the_architecture_page() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text()
    chapters = [p.name for p in (ROOT / "src" / "suyuan").iterdir() if p.is_dir() and p.name != "__pycache__"]
    assert [c for c in chapters if not re.search(rf"\b{c}\b", page)] == []


@pytest.mark.parametrize(
    "document", ["README.md", "README.zh.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"]
)
def test_every_file_that_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text()
    links = [m for m in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in m]
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_project_names_no_registry_host_and_no_path_of_a_machine() -> None:
    hosts = re.compile(
        rb"pyp[i]\.org|pythonhoste[d]|registry\.npmj[s]|deb\.debia[n]|/wor[k]/|/roo[t]/|/tm[p]/bash"
    )
    guilty = [
        p.relative_to(ROOT).as_posix() for p in tracked() if p.is_file() and hosts.search(p.read_bytes())
    ]
    assert guilty == []
