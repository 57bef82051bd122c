"""Components: small frozen dataclasses that are registered by name and described by their knobs.

A knob is a dataclass field that says everything an interface, a file format or a check must know
of it: default, range, scale, unit, what it does, and what happens to a running network when it is
turned (its *effect*). Everything that can be generated from such a declaration is.
"""

from __future__ import annotations

import abc
import dataclasses
import enum
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, Self, TypeVar, get_args, get_origin, get_type_hints

Config = dict[str, Any]

MOST_MEMBERS = 100
"""Of a list of components, such as layers: more can neither be seen nor compiled in good time."""
LONGEST_TOLD = 100
"""Characters of a wrong value that an error repeats."""


class SettingError(ValueError):
    """A value that cannot be: says what was expected, what came and what to do.

    The template is a literal English sentence with {named} gaps; an interface may translate the
    template and fill the same gaps.
    """

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values
        super().__init__(template.format(**values))


class Effect(enum.Enum):
    """What a running network does when a knob is turned (see the story of a turned knob)."""

    VALUE = "value"  # an array that the next step reads is overwritten
    RECOMPILE = "recompile"  # a new program on the same parameters
    TRANSPLANT = "transplant"  # a new structure; surviving weights are carried over
    DATA = "data"  # new arrays, same network
    RESET = "reset"  # acts at the next reset


@dataclasses.dataclass(frozen=True)
class Knob:
    """What is known about one field of a component. `low` and `high` are inclusive."""

    effect: Effect
    label: str
    help: str
    low: float | None = None
    high: float | None = None
    log: bool = False
    unit: str = ""
    choices: tuple[str, ...] = ()
    registry: Registry[Any] | None = None
    many: bool = False


def knob(
    default: Any = dataclasses.MISSING,
    *,
    label: str = "",
    help: str = "",
    effect: Effect = Effect.VALUE,
    low: float | None = None,
    high: float | None = None,
    log: bool = False,
    unit: str = "",
    choices: tuple[str, ...] = (),
    registry: Registry[Any] | None = None,
    many: bool = False,
) -> Any:
    """Declare a field of a component.

    registry: the field holds a component of that registry (with many=True, a tuple of them).
    choices: the strings that the field may hold. log: a slider should move in decades.
    """
    described = Knob(effect, label, help, low, high, log, unit, choices, registry, many)
    return dataclasses.field(default=default, metadata={"knob": described})


@dataclasses.dataclass(frozen=True)
class Component:
    """Base of everything registered: checks its knobs when it is made."""

    kind: ClassVar[str] = ""
    label: ClassVar[str] = ""

    def __post_init__(self) -> None:
        check_knobs(self)

    @classmethod
    def summary(cls) -> str:
        """The first paragraph of the docstring, on one line: the text of a tooltip."""
        paragraph, *_ = (cls.__doc__ if cls.__doc__ else "").split("\n\n")
        return " ".join(paragraph.split())


class Plain(abc.ABC):
    """A knob's value that is neither number nor text and knows its own form in JSON.

    It cannot change, has a hash and equals what holds the same.
    """

    @abc.abstractmethod
    def plain(self) -> Any:
        """As numbers, texts and lists of them."""

    @classmethod
    @abc.abstractmethod
    def from_plain(cls, plain: Any) -> Self:
        """Back from what `plain` gave. Raises SettingError."""


C = TypeVar("C", bound=Component)
D = TypeVar("D", bound=Component)


class Registry(Generic[C]):
    """The named components of one family, in the order in which they were registered."""

    def __init__(self, noun: str, base: type[C]) -> None:
        self.noun = noun
        self.base = base
        self._members: dict[str, type[C]] = {}

    def register(self, kind: str, label: str = "") -> Callable[[type[D]], type[D]]:
        """Class decorator: make a component known under `kind`, shown as `label`."""

        def decorate(member: type[D]) -> type[D]:
            if kind in self._members:
                raise ValueError(f"{self.noun} {kind!r} is registered twice")
            known: type[Any] = member
            if not issubclass(known, self.base):
                raise TypeError(f"{member.__name__} is no {self.base.__name__}")
            member.kind = kind
            member.label = label or kind.replace("_", " ").capitalize()
            self._members[kind] = known
            return member

        return decorate

    def unregister(self, kind: str) -> None:
        """Forget a component (for tests and notebooks that register one on trial)."""
        del self._members[kind]

    def __getitem__(self, kind: str) -> type[C]:
        try:
            return self._members[kind]
        except (KeyError, TypeError):
            raise SettingError(
                "{noun} expects one of {known}, got {got}: correct the name",
                noun=self.noun.capitalize(),
                known=", ".join(self._members),
                got=repr(kind),
            ) from None

    def __iter__(self) -> Iterator[type[C]]:
        return iter(self._members.values())

    def __len__(self) -> int:
        return len(self._members)

    def __contains__(self, kind: object) -> bool:
        return kind in self._members

    def kinds(self) -> tuple[str, ...]:
        return tuple(self._members)


def knobs(component: Component | type[Component]) -> dict[str, Knob]:
    """The knobs of a component by field name, in order, with their labels filled in."""
    found = {}
    for field in dataclasses.fields(component):
        described: Knob | None = field.metadata.get("knob")
        if described is not None:
            if not described.label:
                label = field.name.replace("_", " ").capitalize()
                described = dataclasses.replace(described, label=label)
            found[field.name] = described
    return found


_FIELD_TYPES: dict[type[Component], dict[str, Any]] = {}


def field_types(component: type[Component]) -> dict[str, Any]:
    """The resolved annotations of the fields, for example `float` or `tuple[float, float]`."""
    if component not in _FIELD_TYPES:
        _FIELD_TYPES[component] = get_type_hints(component)
    return _FIELD_TYPES[component]


def check_knobs(component: Component) -> None:
    """Raise SettingError when a knob holds what it may not; coerce whole floats and lists."""
    hints = field_types(type(component))
    for name, described in knobs(component).items():
        value = _coerce(getattr(component, name), hints[name], described, described.label)
        object.__setattr__(component, name, value)


def _coerce(value: Any, hint: Any, described: Knob, label: str) -> Any:
    if described.registry is not None:
        return _check_components(value, described, label)
    if described.choices:
        if value not in described.choices:
            raise SettingError(
                "{label} expects one of {choices}, got {got}: choose one of them",
                label=label,
                choices=", ".join(described.choices),
                got=_told(value),
            )
        return value
    if get_origin(hint) is tuple:
        return _coerce_tuple(value, hint, described, label)
    if isinstance(hint, type) and issubclass(hint, Plain):
        return value if isinstance(value, hint) else hint.from_plain(value)
    if hint is bool:
        if not isinstance(value, bool):
            raise SettingError(
                "{label} expects true or false, got {got}: choose one of them",
                label=label,
                got=_told(value),
            )
        return value
    if hint is int or hint is float:
        return _coerce_number(value, hint, described, label)
    if hint is str and not isinstance(value, str):
        raise SettingError(
            "{label} expects text, got {got}: put it in quotes", label=label, got=_told(value)
        )
    return value


def _coerce_number(value: Any, hint: type, described: Knob, label: str) -> int | float:
    whole = hint is int
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        raise SettingError(
            "{label} expects a number, got {got}: enter digits", label=label, got=_told(value)
        )
    try:
        number = float(value)
    except OverflowError:  # an int of hundreds of digits
        number = math.inf
    if not math.isfinite(number):
        raise SettingError(
            "{label} expects a finite number, got {got}: enter digits", label=label, got=str(number)
        )
    if whole and number != int(number):
        raise SettingError(
            "{label} expects a whole number, got {got}: round it", label=label, got=str(value)
        )
    low = -math.inf if described.low is None else described.low
    high = math.inf if described.high is None else described.high
    if number < low and high == math.inf:
        raise SettingError(
            "{label} expects at least {low}, got {got}: choose a larger value",
            label=label,
            low=f"{low:g}",
            got=f"{value:g}",
        )
    if not low <= number <= high:
        raise SettingError(
            "{label} expects a value from {low} to {high}, got {got}: choose one in that range",
            label=label,
            low=f"{low:g}",
            high=f"{high:g}",
            got=f"{value:g}",
        )
    return int(number) if whole else number


def _coerce_tuple(value: Any, hint: Any, described: Knob, label: str) -> tuple[Any, ...]:
    kinds = get_args(hint)
    if not isinstance(value, (tuple, list)):
        raise SettingError(
            "{label} expects a list, got {got}: put it in brackets", label=label, got=_told(value)
        )
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        kinds = (kinds[0],) * len(value)
    if len(kinds) != len(value):
        raise SettingError(
            "{label} expects {expected} values, got {got}: add or remove some",
            label=label,
            expected=len(kinds),
            got=len(value),
        )
    return tuple(_coerce(v, k, described, label) for v, k in zip(value, kinds, strict=True))


def _check_components(value: Any, described: Knob, label: str) -> Any:
    registry = described.registry
    assert registry is not None
    members = value if described.many else (value,)
    if described.many and not isinstance(value, (tuple, list)):
        raise SettingError(
            "{label} expects a list, got {got}: put it in brackets", label=label, got=_told(value)
        )
    _check_length(members, label)
    for member in members:
        if not isinstance(member, registry.base):
            raise SettingError(
                "{label} expects a {noun}, got {got}: choose one of {known}",
                label=label,
                noun=registry.noun,
                got=type(member).__name__,
                known=", ".join(registry.kinds()),
            )
    return tuple(value) if described.many else value


def _check_length(members: Sequence[Any], label: str) -> None:
    if len(members) > MOST_MEMBERS:
        raise SettingError(
            "{label} expects at most {limit} in the list, got {got}: remove some",
            label=label,
            limit=MOST_MEMBERS,
            got=f"{len(members):,}",
        )


def _told(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST_TOLD else f"{text[: LONGEST_TOLD - 3]}..."


def to_config(component: Component) -> Config:
    """The component as plain data for JSON: {"kind": ..., knob: value, ...}."""
    config: Config = {"kind": component.kind} if component.kind else {}
    for name, described in knobs(component).items():
        config[name] = _plain(getattr(component, name), described)
    return config


def _plain(value: Any, described: Knob) -> Any:
    if described.registry is not None:
        return [to_config(v) for v in value] if described.many else to_config(value)
    if isinstance(value, tuple):
        return [_plain(v, described) for v in value]
    return value.plain() if isinstance(value, Plain) else value


def from_config(registry: Registry[C], config: object) -> C:
    """The component that `to_config` described; missing knobs take their defaults."""
    if not isinstance(config, Mapping) or "kind" not in config:
        raise SettingError(
            '{noun} expects {{"kind": ...}}, got {got}: add its kind, one of {known}',
            noun=registry.noun.capitalize(),
            got=_told(config),
            known=", ".join(registry.kinds()),
        )
    values = {name: value for name, value in config.items() if name != "kind"}
    return fill(registry[config["kind"]], values)


def fill(component: type[D], values: Mapping[str, Any]) -> D:
    """Make a component from plain data, its nested components included."""
    if not isinstance(values, Mapping):
        raise SettingError(
            '{kind} expects settings by name, got {got}: write them as {{"name": value}}',
            kind=component.kind or component.__name__,
            got=type(values).__name__,
        )
    described = knobs(component)
    unknown = [name for name in values if name not in described]
    if unknown:
        raise SettingError(
            "{kind} expects only {known}, got {got}: correct or remove it",
            kind=component.kind or component.__name__,
            known=", ".join(described) or "no settings",
            got=", ".join(map(str, unknown)),
        )
    made = {}
    for name, value in values.items():
        nested = described[name].registry
        if nested is None:
            made[name] = value
        elif described[name].many:
            if not isinstance(value, (list, tuple)):
                raise SettingError(
                    "{label} expects a list, got {got}: put it in brackets",
                    label=described[name].label,
                    got=_told(value),
                )
            _check_length(value, described[name].label)
            made[name] = tuple(from_config(nested, item) for item in value)
        else:
            made[name] = from_config(nested, value)
    return component(**made)
