"""`glassnet list`: every registry of the engine, every member, every knob."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.nn.optimizers import optimizers
from engine.registry import from_config, knobs, to_config
from gui.commands.listing import FAMILIES, registry
from gui.translate import registries
from tests.gui.commands.running import run

ROOT = Path(__file__).resolve().parents[3]


def test_every_registry_of_the_engine_is_a_family():
    assert {id(registry(name)) for name in FAMILIES} == {id(each) for each in registries()}


def test_alone_it_names_the_families(capsys):
    status, out, err = run(capsys, "list")
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == list(FAMILIES)
    assert "sgd, momentum" in out


def test_the_families_are_there_for_machines(capsys):
    families = json.loads(run(capsys, "list", "--json")[1])["families"]
    found = {each["family"]: each for each in families}
    assert found["optimizers"] == {
        "family": "optimizers",
        "noun": "optimizer",
        "kinds": list(optimizers.kinds()),
    }


@pytest.mark.parametrize("family", FAMILIES)
def test_machines_get_every_knob_as_it_is(family, capsys):
    found = json.loads(run(capsys, "list", family, "--json")[1])
    for listed, member in zip(found["members"], registry(family), strict=True):
        assert (listed["kind"], listed["label"]) == (member.kind, member.label)
        for said, (name, knob) in zip(listed["knobs"], knobs(member).items(), strict=True):
            assert (said["name"], said["low"], said["high"]) == (name, knob.low, knob.high)
            assert said["choices"] == list(knob.choices) and said["help"] == knob.help
            assert bool(said["family"]) == (knob.registry is not None)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_defaults_make_the_component(family, capsys):
    known: dict[str, Any] = {"key": "one", "name": "a", "expression": "x", "formula": "x"}
    members = json.loads(run(capsys, "list", family, "--json")[1])["members"]
    for listed, member in zip(members, registry(family), strict=True):
        values = {knob["name"]: knob["default"] for knob in listed["knobs"]}
        if any(value is None and name not in known for name, value in values.items()):
            continue  # made from files alone
        config = {name: known[name] if value is None else value for name, value in values.items()}
        made = from_config(registry(family), {"kind": member.kind, **config})
        assert to_config(made) == {"kind": member.kind, **config}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_people_read_every_kind_and_knob(family, language, capsys):
    status, out, _ = run(capsys, "list", family, language=language)
    assert status == 0
    words = out.split()
    for member in registry(family):
        assert {member.kind, *knobs(member)} <= set(words)


def test_text_is_as_wide_as_the_terminal(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    lines = run(capsys, "list", "regularizers")[1].splitlines()
    assert all(len(line) <= 60 for line in lines if line.startswith("    "))


def test_another_name_is_a_wrong_argument(capsys):
    status, out, err = run(capsys, "list", "optimisers")
    assert (status, out) == (2, "") and "optimizers" in err


def test_a_reader_that_has_seen_enough_is_no_error():
    done = subprocess.run(
        f"{sys.executable} -P -m gui list layers | head -1; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "0" and done.stderr == ""
