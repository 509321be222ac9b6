"""One declaration of the site's headers, and the policy inside its documents."""

from __future__ import annotations

import re

import pytest

from web.build.headers import HEADERS, headers_file, site_headers, with_policy
from web.build.places import WEB
from web.build.site import SiteError

HEAD = b'<!doctype html><head>\n    <meta charset="utf-8" />\n    <script src="a.js"></script></head>'
NGINX = re.compile(r'add_header (\S+) "(.*)" always;')


def test_the_headers_isolate_the_page_and_forbid_eval() -> None:
    assert HEADERS["Cross-Origin-Opener-Policy"] == "same-origin"
    assert HEADERS["Cross-Origin-Embedder-Policy"] == "require-corp"
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "'wasm-unsafe-eval'" in policy
    assert "'unsafe-eval'" not in policy
    assert "unsafe-inline" not in policy


def test_devices_are_denied_and_what_the_page_uses_is_its_own() -> None:
    features = HEADERS["Permissions-Policy"].split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(features)
    assert "clipboard-write=(self)" in features


def test_nobody_embeds_the_site_unless_the_build_says_so() -> None:
    assert HEADERS["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    embedded = site_headers(["'self'", "https://example.org:8443"])
    assert embedded["Content-Security-Policy"].endswith("frame-ancestors 'self' https://example.org:8443")


@pytest.mark.parametrize("origin", ["*", "https:", "https://a.org; script-src *", "https://a.org/path", ""])
def test_what_is_no_origin_embeds_nothing(origin: str) -> None:
    with pytest.raises(SiteError, match="is not an origin"):
        site_headers([origin])


def test_the_headers_file_has_every_header() -> None:
    first, *lines = headers_file(HEADERS).decode().splitlines()
    assert first == "/*"
    assert dict(line.strip().split(": ", 1) for line in lines) == HEADERS


def test_nginx_sends_the_same() -> None:
    sent = dict(NGINX.findall((WEB / "hosting" / "nginx.conf").read_text()))
    assert sent.pop("Cache-Control") == "no-cache"
    assert sent == HEADERS


def test_a_document_has_the_policy_before_its_first_script() -> None:
    document = with_policy({"index.html": HEAD, "a.js": b"a"})["index.html"].decode()
    policy = document.index('<meta http-equiv="Content-Security-Policy"')
    assert document.index("charset") < policy < document.index("<script")
    assert "default-src 'self'" in document
    assert "require-trusted-types-for 'script'; trusted-types offcut" in document
    assert "frame-ancestors" not in document  # browsers ignore it here, and say so


def test_a_document_without_a_place_for_it_is_refused() -> None:
    with pytest.raises(SiteError, match=r"a\.html"):
        with_policy({"a.html": b"<p>"})
