"""Ring 3: page furniture: base templates, components, labels, charts. No models."""
