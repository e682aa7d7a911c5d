"""Ways to find the entry that answers a text: ours, and those that people commonly take. One file is one of them."""
