"""What the rest of the program talks about; imports nothing of ours and nothing of others."""
