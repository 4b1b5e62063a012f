"""Ring 1: management-response matrices as documents. No Django here. `reading.read_matrix` is the only way in."""
