"""Bytes of an image file enter; an upright 8-bit `Source` leaves."""
