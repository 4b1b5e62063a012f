"""Ring 6: upload, reading, review beside the source, confirmation; catalogue import."""
