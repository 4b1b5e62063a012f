"""Django commands of the sample."""
