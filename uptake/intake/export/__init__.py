"""A repository's search export (CSV), understood row by row: pure values, no records. `importing` writes them."""
