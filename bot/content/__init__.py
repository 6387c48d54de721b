"""What the bot says and a clinician signs off, as data: exercises, programmes, safety lists, wording."""
