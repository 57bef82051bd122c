"""Lists the components that an experiment is made of: without a name, the families of them; with
one, every member with its knobs, their defaults, ranges and meaning.
"""

from __future__ import annotations

import argparse
import json
import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.registry import Component, Knob, Registry

HELP = "list the components of experiments with their knobs"
FAMILIES = {
    "activations": "engine.nn.activations",
    "datasets": "engine.data.dataset",
    "features": "engine.data.features",
    "gaussian_blocks": "engine.data.gaussians",
    "initializers": "engine.nn.initializers",
    "layers": "engine.nn.layer",
    "losses": "engine.nn.losses",
    "optimizers": "engine.nn.optimizers",
    "outputs": "engine.nn.dense",
    "preprocessings": "engine.data.preprocessing",
    "regularizers": "engine.nn.regularizers",
    "schedules": "engine.nn.schedules",
    "stop_rules": "engine.training.stopping",
    "surfaces": "engine.basics.surfaces",
}
"""The module of each registry; it has the registry's name there."""
INDENT = "    "


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "family", nargs="?", choices=tuple(FAMILIES), metavar="FAMILY", help=", ".join(FAMILIES)
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(options: argparse.Namespace) -> int:
    from gui.commands.terminal import speak

    app = speak(options.language)
    if options.family is None:
        found = {name: registry(name) for name in FAMILIES}
        if options.json:
            rows = [_family(name, each) for name, each in found.items()]
            print(json.dumps({"families": rows}, ensure_ascii=False))
        else:
            print(_families_text(found))
    elif options.json:
        print(json.dumps(_report(options.family), ensure_ascii=False, allow_nan=False))
    else:
        print("\n\n".join(map(_member_text, registry(options.family))))
    del app  # alive until here: without it nothing is translated
    return 0


def registry(family: str) -> Registry[Any]:
    """The registry of a family, with all its members."""
    import importlib

    importlib.import_module("engine.training.experiment")  # which knows every component
    found: Registry[Any] = getattr(importlib.import_module(FAMILIES[family]), family)
    return found


def _family(name: str, family: Registry[Any]) -> dict[str, object]:
    return {"family": name, "noun": family.noun, "kinds": list(family.kinds())}


def _families_text(found: dict[str, Registry[Any]]) -> str:
    from gui.commands.terminal import table
    from gui.language import vocabulary

    return table(
        [
            (name, vocabulary(each.noun), f"{len(each)}", _shortened(", ".join(each.kinds())))
            for name, each in found.items()
        ],
        numbers=(2,),
    )


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rpartition(', ')[0]}, …"


# For machines


def _report(family: str) -> dict[str, object]:
    found = registry(family)
    members = [_member(member) for member in found]
    return {**_family(family, found), "members": members}


def _member(member: type[Component]) -> dict[str, object]:
    from engine.registry import field_types, knobs

    hints = field_types(member)
    return {
        "kind": member.kind,
        "label": member.label,
        "summary": member.summary(),
        "knobs": [
            {
                "name": name,
                "label": knob.label,
                "type": _type_name(hints[name], knob),
                "default": default_of(member, name),
                "low": knob.low,
                "high": knob.high,
                "log": knob.log,
                "unit": knob.unit,
                "choices": list(knob.choices),
                "family": _family_of(knob),
                "many": knob.many,
                "effect": knob.effect.value,
                "help": knob.help,
            }
            for name, knob in knobs(member).items()
        ],
    }


def default_of(member: type[Component], name: str) -> Any:
    """What a knob holds if nothing is said, as files have it; None where it must be said."""
    import dataclasses

    from engine.registry import Component, Plain, to_config

    def plain(value: Any) -> Any:
        if isinstance(value, Component):
            return to_config(value)
        if isinstance(value, tuple):
            return [plain(each) for each in value]
        return value.plain() if isinstance(value, Plain) else value

    default = next(each.default for each in dataclasses.fields(member) if each.name == name)
    return None if default is dataclasses.MISSING else plain(default)


def _type_name(hint: Any, knob: Knob) -> str:
    if knob.registry is not None:
        return "component"
    return hint.__name__ if isinstance(hint, type) and hint in (bool, int, float, str) else "list"


def _family_of(knob: Knob) -> str:
    """The family that the components of a knob are from; "" of other knobs."""
    found = knob.registry
    return "" if found is None else next(name for name in FAMILIES if registry(name) is found)


# For people


def _member_text(member: type[Component]) -> str:
    """Kind, label and summary, and a row for each knob with its help beneath."""
    from engine.registry import knobs
    from gui.commands.terminal import pad
    from gui.language import vocabulary

    lines = [f"{member.kind}  {vocabulary(member.label)}"]
    lines += _wrapped(vocabulary(member.summary()), INDENT)
    described = knobs(member)
    widths = [
        max((len(text) for text in column), default=0)
        for column in zip(*(_knob_cells(member, n, k) for n, k in described.items()), strict=True)
    ]
    for name, knob in described.items():
        cells = _knob_cells(member, name, knob)
        row = "  ".join(pad(cell, width) for cell, width in zip(cells, widths, strict=True))
        lines.append(f"{INDENT}{row}  {vocabulary(knob.label)}".rstrip())
        if knob.help:
            lines += _wrapped(vocabulary(knob.help), 2 * INDENT)
    return "\n".join(lines)


def _knob_cells(member: type[Component], name: str, knob: Knob) -> tuple[str, str, str]:
    """Name, default, and what it may be; the same in every language, as files have it."""
    value = default_of(member, name)
    if isinstance(value, dict):
        value = value["kind"]
    default = value if isinstance(value, str) else json.dumps(value)
    return name, _shortened(default, 24), _range_text(knob)


def _range_text(knob: Knob) -> str:
    if knob.registry is not None:
        return _family_of(knob)
    if knob.choices:
        return " | ".join(knob.choices)
    low = "" if knob.low is None else f"{knob.low:g}"
    high = "" if knob.high is None else f"{knob.high:g}"
    span = f"{low}..{high}" if low or high else ""
    return f"{span} {knob.unit}".strip()


def _wrapped(text: str, indent: str) -> list[str]:
    """As lines of the terminal's width, between words."""
    from gui.commands.terminal import columns

    room = min(shutil.get_terminal_size((96, 24)).columns, 100) - len(indent)
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and columns(longer) > room:
            lines.append(line)
            longer = word
        line = longer
    return [f"{indent}{each}" for each in (*lines, line) if each]
