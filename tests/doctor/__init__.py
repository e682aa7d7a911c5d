"""Tests of what `certguide doctor` looks at."""
