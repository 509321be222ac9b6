"""The HTTP headers the site is made for; the development server sends them, `_headers` asks static hosts to."""

from __future__ import annotations

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
    "frame-ancestors": "'self'",
}

HEADERS = {
    # These two isolate the page, without which there is no shared memory and so only one thread.
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "; ".join(f"{directive} {sources}" for directive, sources in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def headers_file() -> bytes:
    """Return the headers in the format that Netlify, Cloudflare Pages and others read from `_headers`."""
    return ("/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())).encode()
