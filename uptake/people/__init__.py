"""Ring 4: persons, offices (a dated tree), roles; signing in."""
