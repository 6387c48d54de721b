"""What is remembered: the only place that knows a database. SQLite, or PostgreSQL by URL, the same statements."""
