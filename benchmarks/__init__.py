"""Benchmarks: ratios measured in one run. The machine's speed drifts; a ratio of two things timed in turns does not."""
