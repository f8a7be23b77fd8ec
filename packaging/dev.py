#!/usr/bin/env python3
"""One command for everything: python packaging/dev.py run | test | lint | bench | texts | bundle.

Needs nothing but Python. Makes the folder .venv and installs the libraries the first time, and again when
pyproject.toml asks for others; after that it adds a few hundredths of a second.
"""

import sys

if sys.version_info < (3, 11):  # before any syntax or import an older Python lacks
    sys.exit("Lectern needs Python 3.11 or newer; this is {}.{}. Get it from python.org.".format(*sys.version_info))

import hashlib
import json
import os
import platform
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
TORCH_CPU = "https://download.pytorch.org/whl/cpu"  # PyTorch's own list of builds without CUDA
LANGUAGES = ("en", "zh_CN")

SYSTEM_PACKAGES = (  # Debian's names: what Qt draws with, the PDF tools and the database the tests use
    "libegl1", "libgl1", "libxkbcommon-x11-0", "libdbus-1-3", "libfontconfig1", "libxcb-cursor0", "libxcb-icccm4",
    "libxcb-keysyms1", "libxcb-image0", "libxcb-render-util0", "libxcb-randr0", "libxcb-shape0", "libxcb-xkb1",
    "libxcb-xfixes0", "libx11-xcb1", "poppler-utils", "postgresql",
)  # fmt: skip


def run(arguments: Sequence[str]) -> int:
    """Start the app; the arguments are main.py's."""
    install("")
    return become([str(PYTHON), str(ROOT / "main.py"), *arguments])


def test(arguments: Sequence[str]) -> int:
    """Run the tests; the arguments are pytest's."""
    install_system_packages()
    install("dev")
    return call([str(PYTHON), "-m", "pytest", "-q", *arguments])


def lint(arguments: Sequence[str]) -> int:
    """Check style, format, types and who imports whom."""
    install("dev")
    checks = {
        "style": ["ruff", "check", "--output-format", "concise", "."],
        "format": ["ruff", "format", "--check", "."],
        "types": ["mypy"],
        "layers": ["lint-imports", "--no-cache"],
    }
    failed = [name for name, (program, *rest) in checks.items() if call([str(PROGRAMS / program), *rest])]
    say(f"Failed: {', '.join(failed)}." if failed else "Style, format, types and layers are in order.")
    return 1 if failed else 0


def bench(arguments: Sequence[str]) -> int:
    """Measure against the references; the arguments are names of groups or rows."""
    install("bench")
    table, rest = ("bench_agreement.py", arguments[1:]) if arguments[:1] == ["agreement"] else ("bench.py", arguments)
    return call([str(PYTHON), str(ROOT / "packaging" / table), *rest])


def texts(arguments: Sequence[str]) -> int:
    """Bring the translations up to date with the sources, and list what is untranslated."""
    install("dev")
    sources = [str(path.relative_to(ROOT)) for top in ("ui", "core") for path in sorted((ROOT / top).rglob("*.py"))]
    (ROOT / "resources" / "i18n").mkdir(exist_ok=True)
    untranslated = 0
    for language in LANGUAGES:
        file = ROOT / "resources" / "i18n" / f"app_{language}.ts"
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
        if code := call([str(PROGRAMS / "pyside6-lupdate"), "-silent", *sources, *options, "-ts", str(file)]):
            return code
        missing = _untranslated(file, plurals_only=language == "en")
        for context, text in missing:
            print(f"{file.name}: {context}: {text}")
        untranslated += len(missing)
        if code := call(
            [str(PROGRAMS / "pyside6-lrelease"), "-silent", str(file), "-qm", str(file.with_suffix(".qm"))]
        ):
            return code
    say(f"{untranslated} texts are untranslated.")
    return 1 if untranslated else 0


def _untranslated(file: Path, plurals_only: bool) -> list[tuple[str, str]]:
    """English reads its sources as they are and needs entries for plurals only."""
    from xml.etree import ElementTree

    return [
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ElementTree.parse(file).iter("context")
        for message in context.iter("message")
        if (translation := message.find("translation")) is None or translation.get("type") == "unfinished"
        if message.get("numerus") == "yes" or not plurals_only
    ]


def bundle(arguments: Sequence[str]) -> int:
    """Build the app as a folder that needs no Python, for the system this runs on, and let it test itself."""
    install("dev")
    place = ROOT / "build"
    options = ["--noconfirm", "--log-level", "WARN", "--distpath", str(ROOT / "dist"), "--workpath", str(place)]
    if code := call([str(PYTHON), "-m", "PyInstaller", *options, *arguments, str(ROOT / "packaging" / "app.spec")]):
        return code
    app = ROOT / "dist" / "Lectern"
    megabytes = sum(path.stat().st_size for path in app.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6
    say(f"{app}: {megabytes:.0f} MB. Testing it …")
    program = app / ("Lectern.exe" if os.name == "nt" else "Lectern")
    code = call([str(program), "--self-test"])
    say("The bundle tested itself: in order." if code == 0 else f"The bundle's self-test failed (exit code {code}).")
    return code


WORDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run, "test": test, "lint": lint, "bench": bench, "texts": texts, "bundle": bundle,
}  # fmt: skip


def install(extra: str) -> None:
    """Make .venv hold what pyproject.toml asks for, with that extra; nothing to do where the stamp says so.

    Raises:
        SystemExit: A step failed; what to do has been said.
    """
    if PYTHON.exists() and extra in _installed():
        return
    if not PYTHON.exists():  # also where the Python it was made with is gone
        say("Step 1 of 2: making the folder .venv …")
        _step([sys.executable, "-m", "venv", "--clear", str(VENV)], "making the folder .venv", _venv_advice())
    target = f".[{extra}]" if extra else "."
    say(f"Step 2 of 2: installing the libraries ({extra or 'to run'}); the first time this takes some minutes …")
    _step(
        [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *_torch_options(), "--editable", target],
        "installing the libraries",
        "Most often the network is the cause. What has been downloaded is kept.",
    )
    STAMP.write_text(json.dumps({_wanted(): sorted({*_installed(), "", extra})}), encoding="utf-8")


def _wanted() -> str:
    """Changes when the requirements or the Python of .venv change."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    made_with = VENV / "pyvenv.cfg"
    python = made_with.read_text(encoding="utf-8") if made_with.exists() else ""
    asked = json.dumps([project["project"], project["build-system"], python, str(ROOT)], sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()


def _installed() -> list[str]:
    """The extras that .venv holds as pyproject.toml now asks for them; "" is the app itself."""
    try:
        stamp: dict[str, list[str]] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return stamp.get(_wanted(), [])


def _torch_options() -> list[str]:
    """On Linux the usual build of torch brings gigabytes of CUDA. pip takes the CPU build where it knows one."""
    if platform.system() != "Linux" or shutil.which("nvidia-smi"):
        return []
    if "+cpu" in _versions_of_torch():
        return []
    if "+cpu" in _versions_of_torch("--index-url", TORCH_CPU, "--retries", "0", "--timeout", "10"):
        return ["--extra-index-url", TORCH_CPU]
    return []


def _versions_of_torch(*options: str) -> str:
    command = [str(PYTHON), "-m", "pip", "index", "versions", "torch", "--disable-pip-version-check", *options]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT).stdout


def _step(command: Sequence[str], what: str, advice: str) -> None:
    if code := call(command):
        say(f"{what[0].upper()}{what[1:]} failed; the reason stands above. {advice}")
        say("Then run the same command again: it goes on from here.")
        raise SystemExit(code)


def _venv_advice() -> str:
    return (
        "On Debian and Ubuntu the package python3-venv may be missing (apt-get install python3-venv)."
        if platform.system() == "Linux"
        else "Check that this folder can be written to and that the disk is not full."
    )


def install_system_packages() -> None:
    """On Debian, as root: add those missing. Never fails; tests that need what is absent say so themselves."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-query"):
        return
    needed = [*SYSTEM_PACKAGES, *([] if _can_make_venv() else [f"python3.{sys.version_info.minor}-venv"])]
    missing = [name for name in needed if not _is_installed(name)]
    if not missing:
        return
    if os.geteuid() != 0:  # type: ignore[attr-defined,unused-ignore]  # there is no apt-get where it is absent
        say(f"Not installed on this system: {' '.join(missing)}. Tests that need them are skipped or fail.")
        return
    say(f"Installing {' '.join(missing)} …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install_them = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    for command in (install_them, ["apt-get", "update", "-qq"], install_them):  # an image may have no package lists
        done = subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if command is install_them and done.returncode == 0:
            return
    say(f"That did not succeed; going on without: {done.stderr.strip().splitlines()[-1:]}")


def _is_installed(package: str) -> bool:
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(query, capture_output=True, text=True).stdout == "installed"


def _can_make_venv() -> bool:
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out of its plain Python
    except ImportError:
        return False
    return True


def become(command: list[str]) -> int:
    """Replace this process, so that nothing stands between the terminal and the app."""
    if os.name == "nt":  # there the caller would not wait for the replacement
        return subprocess.run(command).returncode
    os.execv(command[0], command)


def call(command: Sequence[str]) -> int:
    try:
        return subprocess.run(command, cwd=ROOT).returncode
    except KeyboardInterrupt:
        return 130


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] not in WORDS:
        print(__doc__)
        for word, function in WORDS.items():
            print(f"  {word:<8} {(function.__doc__ or '').strip().splitlines()[0]}")
        return 0 if arguments and arguments[0] in ("-h", "--help", "help") else 2
    return WORDS[arguments[0]](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
