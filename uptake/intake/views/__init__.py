"""The pages of intake: uploading, reviewing, checking answers, newer versions."""
