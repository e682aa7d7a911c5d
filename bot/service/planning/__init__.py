"""Plans: made from the knowledge, kept in step with it, and changed by the person whose plan it is."""
