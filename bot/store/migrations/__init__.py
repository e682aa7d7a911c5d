"""How the tables came to be what they are; each migration is a file in `versions`, and never changed once released."""
