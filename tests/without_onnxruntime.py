"""A plugin for pytest that makes every import of ONNX Runtime fail: the fast check does without it."""

from __future__ import annotations

import sys

sys.modules["onnxruntime"] = None  # type: ignore[assignment]
