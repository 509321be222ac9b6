"""The origins that may embed the site enter; its HTTP headers and the policy of its documents leave.

The headers are declared here once: the development server sends them, `_headers` asks static hosts to, the service
worker adds them to what it answers, and every document has the policy in itself, for a visit that has none of these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from web.build.site import SiteError

POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # WebAssembly, but no eval
    "worker-src": "'self'",
    "connect-src": "'self' blob:",
    "img-src": "'self' blob: data:",
    "style-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}

TRUSTED_TYPES = {
    # Of documents alone: workers run Pyodide and ONNX Runtime, which start workers of their own from plain addresses.
    "require-trusted-types-for": "'script'",
    "trusted-types": "offcut",  # web/shared/trusted.js
}

DENIED_FEATURES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What browsers offer to pages and this one never asks for."""

USED_FEATURES = ("clipboard-write", "cross-origin-isolated")
"""What the page itself uses, and nothing embedded in it may. So it is with `web-share` where nothing is said, and some
browsers complain of that name."""

ORIGIN = re.compile(r"https?://[\w.-]+(:\d+)?|'self'")

PLACE = re.compile(rb'(?<=<meta charset="utf-8" />)')
"""Where a document's policy goes: before anything that it could forbid."""


def site_headers(embedded_by: Sequence[str] = ()) -> dict[str, str]:
    """Return the headers of every file of the site.

    Parameters
    ----------
    embedded_by : origins whose pages may show the site in a frame, such as `https://example.org`; usually none

    Raises
    ------
    SiteError
        If one of them is no origin.
    """
    for origin in embedded_by:
        if not ORIGIN.fullmatch(origin):
            raise SiteError(f"{origin!r} is not an origin such as https://example.org")
    policy = {**POLICY, "frame-ancestors": " ".join(embedded_by) or "'none'"}
    denied = [f"{feature}=()" for feature in DENIED_FEATURES]
    used = [f"{feature}=(self)" for feature in USED_FEATURES]
    return {
        # These two isolate the page, without which there is no shared memory and so only one thread.
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Security-Policy": _join(policy),
        "Permissions-Policy": ", ".join(denied + used),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }


def headers_file(headers: Mapping[str, str]) -> bytes:
    """Return the headers in the format that Netlify, Cloudflare Pages and others read from `_headers`."""
    return ("/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())).encode()


def with_policy(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files with the policy in every document's head; `frame-ancestors` counts in a header alone.

    Raises
    ------
    SiteError
        If a document has no place for it.
    """
    policy = f'\n    <meta http-equiv="Content-Security-Policy" content="{_join(POLICY | TRUSTED_TYPES)}" />'.encode()
    changed = {}
    for name, content in files.items():
        if name.endswith(".html"):
            changed[name], places = PLACE.subn(policy, content)
            if places != 1:
                raise SiteError(f"{name} needs one <meta charset> before which nothing is loaded; it has {places}")
    return {**files, **changed}


def _join(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


HEADERS = site_headers()
"""Those of a site that nobody may embed."""
