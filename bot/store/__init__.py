"""What must outlive a restart, in SQLite or PostgreSQL."""
