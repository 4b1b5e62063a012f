"""Ring 8: settings, addresses and the command line."""
