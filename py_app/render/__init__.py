"""A matte and a person's options enter; the bytes of an image file leave."""
