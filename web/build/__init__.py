"""What `build.py` calls: parts, tools, models, the app's package, the site, the server and the checks."""
