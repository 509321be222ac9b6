"""Masks at model size enter; an alpha matte at source size leaves, and how far to rely on it."""
