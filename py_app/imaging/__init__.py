"""Arrays enter and arrays leave: filters, resizing, guided filter, strips. Nothing here knows of photos or people."""
