"""Ring 0: the rules. Standard library only; values in, values out; the date is an argument."""
