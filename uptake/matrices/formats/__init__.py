"""Bytes to grid and nothing else: the only modules that know a document library."""
