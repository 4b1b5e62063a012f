"""Django commands of intake."""
