"""Ring 1: free-text deadlines in English, French and Spanish, read by a grammar into the period they mean."""

from uptake.deadlines.reading import read_deadline

__all__ = ['read_deadline']
