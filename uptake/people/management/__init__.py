"""Django commands of persons and offices."""
