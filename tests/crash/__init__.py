"""Real processes that are killed at a named point."""
