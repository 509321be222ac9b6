"""A script for a page's start, that counts the blobs it shows: each has an object URL, and no heap counts its bytes."""

from __future__ import annotations

COUNT_BLOBS = """
  window.blobs = { shown: 0, live: 0, bytes: 0, urls: new Set() };
  const seen = new WeakSet();
  const collected = new FinalizationRegistry((size) => {
    window.blobs.live -= 1;
    window.blobs.bytes -= size;
  });
  const create = URL.createObjectURL.bind(URL);
  const revoke = URL.revokeObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    if (!seen.has(blob)) {
      seen.add(blob);
      collected.register(blob, blob.size);
      window.blobs.shown += 1;
      window.blobs.live += 1;
      window.blobs.bytes += blob.size;
    }
    const url = create(blob);
    window.blobs.urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    window.blobs.urls.delete(url);
    revoke(url);
  };
"""
"""`window.blobs`: how many were shown so far, how many and how large those are that live, and the URLs in use."""
