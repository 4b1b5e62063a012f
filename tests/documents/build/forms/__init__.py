"""How agencies lay out a management response: each form turns a truth record into blocks."""
