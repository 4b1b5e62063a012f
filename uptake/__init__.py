"""Uptake: makes sure that evaluations are used. The map of the code is docs/architecture.md."""

__version__ = '0.1.0'
