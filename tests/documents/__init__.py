"""Invented documents with their truth: what offices of many agencies send, for the reader to be tried on."""
