"""Ring 5: the one book: evaluations, recommendations, responses, actions, monitoring, files, history."""
