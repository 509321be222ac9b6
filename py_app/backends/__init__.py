"""Where networks run: one small interface, a browser and a native implementation."""
