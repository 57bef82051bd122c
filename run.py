"""Start Glassnet from its source tree with nothing but Python: `python3 run.py [arguments]`.

Makes `.venv` beside this file, installs exactly what the lock says, checks the system libraries
that Qt needs, and starts the app. `python3 run.py test [--slow] [pytest arguments]` does the same
with the tools of the tests and runs everything that guards the project.
"""

import sys

FIRST_PYTHON, FIRST_REFUSED = (3, 11), (3, 15)
if not FIRST_PYTHON <= sys.version_info[:2] < FIRST_REFUSED:
    sys.exit(
        "Glassnet needs Python 3.11 to 3.14, got {}.{}: install one of these from python.org or "
        "your system's packages, and start this file with it.".format(*sys.version_info)
    )

import contextlib  # noqa: E402
import ctypes  # noqa: E402
import hashlib  # noqa: E402
import importlib.util  # noqa: E402
import os  # noqa: E402
import shlex  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable, Iterator, Mapping, Sequence  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "glassnet-stamp"
WINDOWS = sys.platform == "win32"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
# The interpreter itself, also where this file was started from inside a virtual environment.
BASE_PYTHON = getattr(sys, "_base_executable", None) or sys.executable
REQUIREMENTS = {"run": "requirements.txt", "test": "requirements-test.txt"}
LOCKED = ("uv.lock", "pyproject.toml", *REQUIREMENTS.values())
NEEDED_MB = {"run": 500, "test": 900}

# Arguments of the app that open no window.
WINDOWLESS = {"--headless", "--self-check", "--help", "-h", "--version"}

# What Qt loads from the system, by its platform plugin: library -> package of Debian and Ubuntu.
OFFSCREEN_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
}
LIBRARIES = {
    "offscreen": OFFSCREEN_LIBRARIES,
    "xcb": OFFSCREEN_LIBRARIES
    | {
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libX11-xcb.so.1": "libx11-xcb1",
    },
    "wayland": OFFSCREEN_LIBRARIES
    | {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    },
}

# What the end of a failed installation tells: words in the output -> what it means.
CAUSES = (
    (("No space left", "Errno 28", "os error 28"), "the disk is full: make room"),
    (
        ("Permission denied", "Errno 13", "os error 13"),
        "this folder may not be written: copy Glassnet to one of your own",
    ),
    (("CERTIFICATE_VERIFY", "certificate"), "a certificate was refused: check date and proxy"),
    (
        ("name resolution", "getaddrinfo", "dns error", "NewConnection", "timed out", "connect"),
        "the package index was not reached: check the network and any proxy",
    ),
    (("HASHES", "hash mismatch", "Hash mismatch"), "a file differs from the lock: try once more"),
    (("No matching distribution", "no wheels", "no wheel"), "no build exists for this system"),
)


class SetupError(Exception):
    """What stops a start: says what was expected, what came and what to do."""


# --- the environment ------------------------------------------------------------------------


def fingerprint(root: Path) -> str:
    """The SHA-256 of everything an environment depends on: locks, interpreter, place."""
    digest = hashlib.sha256(f"{root}\0{BASE_PYTHON}\0{sys.version}".encode())
    for name in LOCKED:
        try:
            digest.update(b"\0" + (root / name).read_bytes())
        except OSError as error:
            raise SetupError(
                f"{name} was expected in {root}, and cannot be read ({error.strerror}): get a "
                "complete copy of Glassnet."
            ) from error
    return digest.hexdigest()


def stamped(stamp: Path) -> tuple[str, str]:
    """(fingerprint, kind) of the finished environment, or two empty strings."""
    try:
        found, kind = stamp.read_text("utf-8").split()
    except (OSError, ValueError):
        return "", ""
    return found, kind


def is_ready(kind: str, wanted: str, stamp: Path) -> bool:
    """Whether the environment is finished, current, and has what `kind` ("run", "test") needs."""
    found, has = stamped(stamp)
    return found == wanted and has in (kind, "test")


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Wait for another start that is setting up the same tree (where the system can tell)."""
    if WINDOWS:
        yield
        return
    import fcntl

    descriptor = os.open(root, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network drives have no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def set_up(kind: str) -> None:
    """Make or mend `.venv` so that it holds exactly what the lock says; nothing when it does.

    The stamp is written last: a set-up that was interrupted begins anew.
    """
    wanted = fingerprint(ROOT)
    if is_ready(kind, wanted, STAMP):
        return
    try:
        with alone(ROOT):
            if is_ready(kind, wanted, STAMP):
                return
            build(kind, wanted)
    except OSError as error:
        raise SetupError(
            f"The environment in {VENV} could not be written ({error}): check the rights and the "
            "disk, close programs that use it, or delete the folder, and start again."
        ) from error


def build(kind: str, wanted: str) -> None:
    """Make the environment anew, or add the tools of the tests to a current one; stamp it."""
    free_mb = shutil.disk_usage(ROOT).free // 2**20
    if free_mb < NEEDED_MB[kind]:
        raise SetupError(
            f"{NEEDED_MB[kind]} MB of free disk were expected in {ROOT}, {free_mb} MB are there: "
            "make room, and start again."
        )
    began = time.monotonic()
    keep = stamped(STAMP)[0] == wanted  # only the tools of the tests are lacking
    STAMP.unlink(missing_ok=True)
    if VENV.exists() and not keep:
        shutil.rmtree(VENV)
    uv = shutil.which("uv")
    say(f"Setting up {VENV} (once; up to {NEEDED_MB[kind]} MB) ...")
    if uv:
        install_with_uv(uv, kind)
    else:
        install_with_pip(kind)
    fresh = STAMP.with_suffix(".new")
    fresh.write_text(f"{wanted} {kind}\n", "utf-8")
    fresh.replace(STAMP)
    say(f"Set up in {time.monotonic() - began:.0f} s.")


def install_with_uv(uv: str, kind: str) -> None:
    environ = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"}
    environ["UV_PROJECT_ENVIRONMENT"] = str(VENV)
    group = ["--group", "test"] if kind == "test" else []
    sync = [uv, "sync", "--frozen", "--no-build", "--no-install-project", "--python", BASE_PYTHON]
    install([*sync, "--directory", str(ROOT), *group], environ)
    project = ["--no-deps", "--no-build-isolation", "--offline", "--editable", str(ROOT)]
    install([uv, "pip", "install", "--quiet", "--python", str(VENV_PYTHON), *project], environ)


def install_with_pip(kind: str) -> None:
    if not VENV_PYTHON.exists():
        if importlib.util.find_spec("ensurepip") is None:
            apt_install(["python3-venv"], "Python's venv module is not complete")
        install([BASE_PYTHON, "-m", "venv", str(VENV)])
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "install"]
    locked = ["--require-hashes", "--only-binary=:all:", "-r", str(ROOT / REQUIREMENTS[kind])]
    install([*pip, *locked])
    # pip refuses editable installs under --require-hashes; the build back-end is in the lock.
    project = ["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)]
    install([*pip, "--quiet", *project])


def install(command: Sequence[str], environ: "Mapping[str, str] | None" = None) -> None:
    """Run one step of the set-up, showing what it says; a failure is explained."""
    last: list[str] = []
    with subprocess.Popen(
        command, env=environ, stderr=subprocess.PIPE, text=True, errors="replace"
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            sys.stderr.write(line)
            last = [*last[-40:], line]
    if process.returncode:
        raise SetupError(
            f"A step of the set-up failed: {explain(''.join(last))}.\n"
            f"The step was: {shlex.join(command)}\n"
            "Start again when it is mended; what is missing will be done then."
        )


def explain(output: str) -> str:
    """The likely cause of a failed installation, from what it printed."""
    for words, meaning in CAUSES:
        if any(word in output for word in words):
            return meaning
    return "its last words are above"


# --- the system's libraries and the display -------------------------------------------------


def platform_plugin(environ: Mapping[str, str], system: str = sys.platform) -> str:
    """Qt's platform plugin for a window here: "" when there is no display to open one on."""
    chosen = environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if chosen:
        return "wayland" if chosen.startswith("wayland") else chosen
    if not system.startswith("linux"):
        return "native"
    if environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environ.get("DISPLAY") else ""


def missing_packages(plugin: str, load: Callable[[str], object] = ctypes.CDLL) -> dict[str, str]:
    """The libraries of `plugin` that cannot be loaded, each with the package that has it."""
    missing = {}
    for library, package in LIBRARIES.get(plugin, OFFSCREEN_LIBRARIES).items():
        try:
            load(library)
        except OSError:
            missing[library] = package
    return missing


def apt_line(packages: Sequence[str], root: bool) -> str:
    command = "apt-get install -y --no-install-recommends " + " ".join(packages)
    return f"apt-get update && {command}" if root else f"sudo apt-get update && sudo {command}"


def apt_install(packages: Sequence[str], reason: str) -> None:
    """Install system packages where this may be done; else say what to do."""
    root = not WINDOWS and os.geteuid() == 0
    line = apt_line(packages, root)
    if not shutil.which("apt-get"):
        raise SetupError(f"{reason}: install what Debian has as {' '.join(packages)}.")
    if not root:
        raise SetupError(f"{reason}. This line helps:\n  {line}")
    say(f"{reason}. Installing:\n  {line}")
    if subprocess.call(["sh", "-c", line], env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}):
        raise SetupError(f"apt-get failed; its last words are above. Mend it, then run:\n  {line}")


def check_libraries(plugin: str) -> None:
    """Load the libraries that Qt will need, and install or name the ones that are missing."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(plugin)
    if not missing:
        return
    apt_install(sorted(set(missing.values())), f"Qt needs {', '.join(missing)}")
    left = missing_packages(plugin)
    if left:
        raise SetupError(f"apt-get succeeded, but {', '.join(left)} still cannot be loaded.")


# --- what is started ------------------------------------------------------------------------


def start(arguments: Sequence[str]) -> int:
    """Set up, and become the app; without a display, its headless form. Commands need none."""
    from gui.commands import COMMANDS  # which needs nothing that is to be set up

    environ = dict(os.environ)
    arguments = list(arguments)
    windowless = not (WINDOWLESS | COMMANDS.keys()).isdisjoint(arguments)
    plugin = platform_plugin(environ)
    if not plugin and not windowless:
        say(
            "No display was found (DISPLAY, WAYLAND_DISPLAY and QT_QPA_PLATFORM are not set): "
            "training the opening experiment without a window."
        )
        arguments.insert(0, "--headless")
        windowless = True
    if windowless:
        plugin = environ["QT_QPA_PLATFORM"] = "offscreen"
    check_libraries(plugin)
    set_up("run")
    # -P: a folder named `gui` where the user stands is not the one that is meant.
    command = [str(VENV_PYTHON), "-P", "-m", "gui", *arguments]
    sys.stdout.flush()
    if WINDOWS:
        return subprocess.call(command, env=environ)
    os.execve(command[0], command, environ)


def test(arguments: Sequence[str]) -> int:
    """Set up with the tools of the tests and run every check: 0 when all of them pass."""
    arguments = list(arguments)
    if "--slow" in arguments:
        arguments[arguments.index("--slow")] = "-m="
    check_libraries("offscreen")
    set_up("test")
    python = str(VENV_PYTHON)
    checks = {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "imports": [str(VENV_PYTHON.with_name("lint-imports"))],
        "pytest": [python, "-m", "pytest", *workers(arguments), *arguments],
    }
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "OPENBLAS_NUM_THREADS": "1"}
    results = []
    for name, command in checks.items():
        say(f"--- {name}")
        began = time.monotonic()
        code = subprocess.call(command, cwd=ROOT, env=environ)
        results.append((name, code, time.monotonic() - began))
    for name, code, seconds in results:
        say(f"{name:12} {'passed' if code == 0 else f'FAILED ({code})':12} {seconds:6.1f} s")
    return int(any(code for _, code, _ in results))


def workers(arguments: Sequence[str]) -> list[str]:
    """Two tests at a time where all are run; with arguments of one's own one after the other."""
    return [] if arguments or (os.cpu_count() or 1) < 2 else ["--numprocesses", "2"]


def say(text: str) -> None:
    print(text, flush=True)


def main(arguments: Sequence[str]) -> int:
    try:
        if arguments[:1] == ["test"]:
            return test(arguments[1:])
        return start(arguments)
    except SetupError as error:
        print(f"Glassnet cannot start.\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
