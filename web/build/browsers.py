"""The browsers that the end-to-end tests drive, from Debian's packages where this machine has them."""

from __future__ import annotations

import os
import shutil
import subprocess

from web.build.console import say

PROGRAM_OF_PACKAGE = {
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "webkit2gtk-driver": "WebKitWebDriver",
    "xvfb": "Xvfb",
    "nginx-light": "nginx",
}


def install_browsers() -> None:
    """Install what is missing where that is possible; elsewhere say what is, and its tests skip."""
    missing = missing_packages()
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        say(f"Installing {', '.join(missing)}")
        quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
            subprocess.run(["apt-get", "-qq", *command], env=quietly, stdout=subprocess.DEVNULL, check=False)
        missing = missing_packages()
    if missing:
        say(f"Missing, so their tests are skipped: {', '.join(missing)}")


def missing_packages() -> list[str]:
    """Return the packages whose program is not found."""
    return [package for package, program in PROGRAM_OF_PACKAGE.items() if not shutil.which(program)]
