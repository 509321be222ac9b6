"""Offcut: background removal, the same code in the browser (Pyodide) and on the command line."""
