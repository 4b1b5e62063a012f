"""What the invented offices wrote. Every module holds DOCUMENTS."""
