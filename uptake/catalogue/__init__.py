"""Ring 6: the public repository."""
