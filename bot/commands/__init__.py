"""The commands: what an operator, a developer or a clinician asks of it from outside of the chat, by topic."""
