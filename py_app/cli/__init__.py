"""The face to the terminal: the command line `offcut`."""
