"""The face to the browser: what the engine worker calls, and what Python asks of it."""
