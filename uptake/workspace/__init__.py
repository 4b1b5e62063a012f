"""Ring 6: staff pages: what is due from me, an evaluation, a recommendation."""
