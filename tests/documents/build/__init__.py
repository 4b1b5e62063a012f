"""Makes the invented documents and their truth from one set of data: `python -m tests.documents.build`."""
