"""The YAML of a knowledge folder: one class per mapping, with a description of every field."""
