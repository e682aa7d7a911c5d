"""From YAML to the domain: reading, schema, checks, reload."""
