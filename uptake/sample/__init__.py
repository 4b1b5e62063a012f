"""Ring 7: an invented organisation to try the system with; written through records.changes like anything else."""
