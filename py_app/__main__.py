"""`python -m py_app`: the command line."""

from py_app.cli.main import main

raise SystemExit(main())
